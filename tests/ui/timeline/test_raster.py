"""The raster against a slow reference, one pixel column at a time."""

import numpy as np
import pytest

from nandviz.query.lanes import Lane, LaneKey
from nandviz.query.marks.bar_kind import DATA, BarKind
from nandviz.query.marks.bars import Bars
from nandviz.query.marks.tracks import Tracks
from nandviz.trace.pyramid import COVER_SHIFT, FULL_COVER, KIND_SHIFT, PLANNED, SOLID
from nandviz.ui.axis import Linear
from nandviz.ui.theme import LIGHT, PRINT, Theme, rgb32
from nandviz.ui.timeline.columns import Columns
from nandviz.ui.timeline.raster import Ground, Strip, compose, merged, paint_strips


def make_tracks(lanes: int, per_lane: int, seed: int) -> Tracks:
    rng = np.random.default_rng(seed)
    tracks = Tracks([LaneKey(0, lane) for lane in range(lanes)])
    tracks.kinds.extend({"kind": rng.integers(0, 8, lanes * per_lane).astype(np.int8)})
    for i, key in enumerate(tracks.keys):
        steps = rng.integers(1, 3000, 2 * per_lane)
        steps[0::2][rng.random(per_lane) < 0.5] = 0
        edges = np.cumsum(steps)
        lane = Lane()
        lane.add(edges[0::2], edges[1::2], np.arange(i * per_lane, (i + 1) * per_lane))
        tracks.take(key, lane)
    return tracks


def painted(image: np.ndarray, codes: np.ndarray, theme: Theme) -> None:
    paint_strips(image, codes, [Strip(0, 40)], Ground(theme, np.empty(0, np.int64), 1.0))


def reference(tracks: Tracks, columns: Columns, now_ns: int) -> np.ndarray:
    """Paint segment by segment into columns, each a column at least, none over the next one."""
    out = np.zeros((len(tracks.lanes), columns.width), np.uint16)
    for i, lane in enumerate(tracks.lanes):
        bars = []
        for s, e, row in zip(
            lane.start_ns.tolist(), lane.end_ns.tolist(), lane.row.tolist(), strict=True
        ):
            if e > columns.t0_ns and s < columns.t1_ns and e <= now_ns:
                x0 = int(min(max((s - columns.u0) * columns.per_unit, 0), columns.width - 1))
                x1 = int(min(max((e - columns.u0) * columns.per_unit, 0), columns.width))
                bars.append((x0, max(x1, x0 + 1), int(tracks.kinds.kind[row])))
        for j, (x0, x1, look) in enumerate(bars):
            stop = min(x1, bars[j + 1][0]) if j + 1 < len(bars) else x1
            out[i, x0 : max(stop, x0 + (j + 1 == len(bars) or bars[j + 1][0] > x0))] = (
                look << KIND_SHIFT | SOLID
            )
    return out


@pytest.mark.parametrize("seed", range(12))
def test_exact_columns_equal_the_reference(seed):
    rng = np.random.default_rng(100 + seed)
    tracks = make_tracks(3, 60, seed)
    end = int(tracks.lanes[0].end_ns[-1])
    u0 = float(rng.uniform(-0.2, 0.8) * end)
    columns = Columns(
        Linear(), u0, u0 + float(rng.uniform(0.01, 1.5) * end), int(rng.integers(20, 400))
    )
    now_ns = int(rng.uniform(0.2, 1.1) * end)
    found = compose(tracks, range(3), columns, now_ns, Bars.none())
    assert found.exact
    assert np.array_equal(found.codes, reference(tracks, columns, now_ns))


def test_a_segment_of_a_nanosecond_has_a_column_of_its_own():
    tracks = Tracks([LaneKey(0, 0)])
    tracks.kinds.extend({"kind": np.array([BarKind.READ], np.int8)})
    lane = Lane()
    lane.add(np.array([500_000]), np.array([500_001]), np.array([0]))
    tracks.take(tracks.keys[0], lane)
    columns = Columns(Linear(), 0.0, 1e9, 100)
    codes = compose(tracks, [0], columns, 10**9, Bars.none()).codes
    assert np.count_nonzero(codes) == 1


def test_far_out_every_busy_column_is_drawn_and_no_idle_one():
    tracks = make_tracks(2, 4000, 5)
    end = int(tracks.lanes[0].end_ns[-1])
    columns = Columns(Linear(), 0.0, float(end), 300)
    far = compose(tracks, range(2), columns, end, Bars.none(), limit=10).codes
    cover = far >> COVER_SHIFT & FULL_COVER
    edges = columns.edges_ns()
    for i, lane in enumerate(tracks.lanes):
        for x in range(300):
            busy = ((lane.end_ns > edges[x]) & (lane.start_ns < edges[x + 1])).any()
            near = (
                (lane.end_ns > edges[max(x - 2, 0)]) & (lane.start_ns < edges[min(x + 3, 300)])
            ).any()
            assert bool(cover[i, x]) <= bool(near)
            assert (
                bool(cover[i, x]) >= bool(busy) or not busy or cover[i, max(x - 2, 0) : x + 3].any()
            )


def test_far_out_nothing_after_the_playhead_is_drawn():
    tracks = make_tracks(2, 4000, 6)
    end = int(tracks.lanes[0].end_ns[-1])
    columns = Columns(Linear(), 0.0, float(end), 300)
    codes = compose(tracks, range(2), columns, end // 2, Bars.none(), limit=10).codes
    assert codes[:, :148].any(axis=1).all()
    assert not codes[:, 151:].any()


def test_planned_bars_lie_over_executed_ones():
    tracks = make_tracks(1, 10, 7)
    end = int(tracks.lanes[0].end_ns[-1])
    live = Bars(*(np.array([v]) for v in (0, end, end * 2, BarKind.PROGRAM + PLANNED, 0)))
    columns = Columns(Linear(), 0.0, end * 2.0, 200)
    codes = compose(tracks, [0], columns, end, live).codes
    assert (codes[0, 101:] >> KIND_SHIFT == BarKind.PROGRAM + PLANNED).all()


@pytest.mark.parametrize(("start_ns", "end_ns"), [(200, 300), (900, 950), (0, 400), (800, 900)])
def test_planned_bars_out_of_view_are_not_drawn(start_ns, end_ns):
    live = Bars(*(np.array([v]) for v in (0, start_ns, end_ns, BarKind.PROGRAM + PLANNED, 0)))
    found = compose(make_tracks(1, 0, 8), [0], Columns(Linear(), 400.0, 800.0, 100), 100, live)
    assert not found.codes.any()
    assert not len(found.bars)


def test_half_height_bars_leave_the_ground_above_and_below():
    codes = np.full((1, 8), BarKind.ISSUE << KIND_SHIFT | SOLID, np.uint16)
    image = np.zeros((40, 8), np.uint32)
    painted(image, codes, LIGHT)
    column = [hex(v) for v in image[:, 0].tolist()]
    assert column[2] == column[37] == hex(rgb32(LIGHT.background))
    assert column[20] == hex(rgb32(LIGHT.issue))


@pytest.mark.parametrize(
    "look",
    [BarKind.PROGRAM, BarKind.ERASE, BarKind.READ, BarKind.SUSPEND, BarKind.RESUME],
    ids=lambda v: v.name,
)
def test_full_height_bars_have_the_colour_of_the_palette(look):
    codes = np.full((1, 8), look << KIND_SHIFT | SOLID, np.uint16)
    image = np.zeros((40, 8), np.uint32)
    painted(image, codes, LIGHT)
    assert np.unique(image).tolist() == [rgb32(LIGHT.bar(look))]


@pytest.mark.parametrize("core", DATA, ids=lambda v: v.name)
def test_data_bars_are_striped_vertically_in_the_colour_of_their_op(core):
    codes = np.full((1, 16), DATA[core] << KIND_SHIFT | SOLID, np.uint16)
    image = np.zeros((40, 16), np.uint32)
    painted(image, codes, LIGHT)
    assert len(np.unique(image)) == 2
    assert (image == image[0]).all()
    assert (image[:, 0] == rgb32(LIGHT.bar(core))).all()


def test_in_print_kinds_of_bars_differ_by_pattern_alone():
    drawn = set()
    for look in BarKind:
        codes = np.full((1, 16), look << KIND_SHIFT | SOLID, np.uint16)
        image = np.zeros((40, 16), np.uint32)
        painted(image, codes, PRINT)
        assert set(np.unique(image).tolist()) <= {0xFF000000, 0xFFFFFFFF}
        drawn.add(image.tobytes())
    assert len(drawn) == len(BarKind)


def test_a_collapsed_die_shows_the_busiest_of_its_planes():
    busy, little = (
        BarKind.READ << KIND_SHIFT | SOLID,
        BarKind.ERASE << KIND_SHIFT | 1 << COVER_SHIFT | 7,
    )
    codes = np.array([[0, busy, little], [little, little, 0]], np.uint16)
    owners = np.array([[0, 1, 2], [3, 4, 0]], np.int32)
    shown, of = merged(codes, owners)
    assert shown.tolist() == [[little, busy, little]]
    assert of.tolist() == [[3, 1, 2]]
