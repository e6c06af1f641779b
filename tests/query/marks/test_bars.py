"""Bars: each segment once, executed up to the playhead and planned from there on."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.engine.simulation import Simulation
from nandviz.model.words import Kind
from nandviz.query.asof import AsOf
from nandviz.query.lanes import Lane, LaneKey
from nandviz.query.marks import totals
from nandviz.query.marks.bar_kind import CORE, DATA, OF_BASE, BarKind, bar_kinds
from nandviz.query.marks.bars import live_bars, visible_bars
from nandviz.query.marks.tracks import TraceTracks, Tracks
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.pyramid import PLANNED
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence
from tests.engine.proposed import SETUPS
from tests.query.live import info_of
from tests.query.marks.reading import FAR_NS, built_in
from tests.trace.laws.stories import story

NAMES = ("batch-of-three", "nested", "two-dies", "reset-while-suspended", "multi-plane")


@pytest.mark.parametrize("name", NAMES)
def test_bars_of_a_lane_are_its_segments_as_of_every_event(name):
    trace = built_in(name)
    tracks = TraceTracks(trace)
    tracks.sync()
    for k in range(-1, trace.last_event + 1):
        at = AsOf(trace, k)
        past = visible_bars(tracks, range(len(tracks.lanes)), 0, FAR_NS, at.now_ns, FAR_NS)
        live = live_bars(tracks, at)
        for track, key in enumerate(tracks.keys):
            rows = at.segments(0, FAR_NS, key).rows
            starts, ends = trace.segments.start_ns[rows], trace.segments.end_ns[rows]
            expected = set(zip(starts.tolist(), ends.tolist(), strict=True))
            found = set()
            for bars in (past, live):
                mine = bars.take(np.flatnonzero(bars.track == track))
                for row in mine.row.tolist():
                    whole = mine.take(np.flatnonzero(mine.row == row))
                    found.add((int(whole.start_ns.min()), int(whole.end_ns.max())))
                    assert int((whole.end_ns - whole.start_ns).sum()) == found_length(trace, row)
            assert found == expected, (k, key)


def found_length(trace, row):
    return int(trace.segments.end_ns[row] - trace.segments.start_ns[row])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_planned_begins_at_the_playhead_or_later(name):
    trace = built_in(name)
    tracks = TraceTracks(trace)
    tracks.sync()
    for k in range(-1, trace.last_event + 1):
        at = AsOf(trace, k)
        bars = live_bars(tracks, at)
        planned = bars.kind >= PLANNED
        assert (bars.start_ns[planned] >= at.now_ns).all()
        assert (bars.end_ns[~planned] <= at.now_ns).all()


@given(
    pieces=st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=6)),
    t0_ns=st.integers(0, 30),
    length_ns=st.integers(1, 20),
    now_ns=st.integers(0, 60),
)
def test_bars_in_view_are_those_that_have_ended_and_meet_it(pieces, t0_ns, length_ns, now_ns):
    keys = [LaneKey(0, plane) for plane in range(len(pieces))]
    tracks, t1_ns, expected, row = Tracks(keys), t0_ns + length_ns, [], 0
    for number, (key, of_lane) in enumerate(zip(keys, pieces, strict=True)):
        lane, end_ns = Lane(), 0
        for gap_ns, wide_ns in of_lane:
            start_ns, end_ns = end_ns + gap_ns, end_ns + gap_ns + wide_ns
            lane.add(*(np.array([value]) for value in (start_ns, end_ns, row)))
            tracks.kinds.append(0)
            if end_ns <= now_ns and end_ns > t0_ns and start_ns < t1_ns:
                expected.append((number, start_ns, end_ns, row))
            row += 1
        tracks.take(key, lane)
    bars = visible_bars(tracks, range(len(keys)), t0_ns, t1_ns, now_ns, FAR_NS)
    found = (bars.track, bars.start_ns, bars.end_ns, bars.row)
    assert list(zip(*(column.tolist() for column in found), strict=True)) == expected


def test_too_many_bars_are_none():
    tracks = TraceTracks(built_in("nested"))
    tracks.sync()
    shown = range(len(tracks.lanes))
    count = sum(len(lane) for lane in tracks.lanes)
    assert visible_bars(tracks, shown, 0, FAR_NS, FAR_NS, count - 1) is None
    bars = visible_bars(tracks, shown, 0, FAR_NS, FAR_NS, count)
    assert bars is not None
    assert len(bars.row) == count


@pytest.mark.parametrize("kind", Kind, ids=lambda k: k.name)
def test_a_state_shows_bus_core_or_the_whole_op(kind):
    ops = [op for op in built_in("batch-of-three").info.ops if op.base.kind is kind]
    for op, row in zip(ops, bar_kinds(ops), strict=True):
        for number, state in enumerate(op.base.states):
            shown = BarKind(int(row[number]))
            if kind in (Kind.SUSPEND, Kind.RESUME):
                assert shown is OF_BASE[kind]
            elif state.bus:
                assert shown is (DATA[OF_BASE[kind]] if number else BarKind.ISSUE)
            else:
                assert shown is OF_BASE[kind]
    assert ops or kind in (Kind.OTHER, Kind.STATUS)


@pytest.mark.parametrize("name", NAMES)
def test_cores_and_bus_are_busy_for_as_long_as_the_metrics_say(name):
    trace = built_in(name)
    tracks = TraceTracks(trace)
    tracks.sync()
    at = AsOf(trace)
    words = totals.of_span(tracks, at, 0, at.now_ns + 1)
    assert words[0] == f"{trace.last_event + 1} events"
    core, bus = (us_sentence(at.metric_at(f"{m}_busy_ns", at.k)[0]) for m in ("core", "bus"))
    assert words[1:] == (f"cores busy {core} (each op once)", f"bus busy {bus}")


def test_two_halves_of_a_span_are_busy_for_as_long_as_the_whole():
    trace = built_in("nested")
    tracks = TraceTracks(trace)
    tracks.sync()
    at = AsOf(trace, trace.last_event // 2)
    half = at.now_ns // 2
    spans = ((0, half), (half, 2 * at.now_ns), (0, 2 * at.now_ns))
    first, second, whole = (
        float(totals.of_span(tracks, at, *span)[1].split()[2]) for span in spans
    )
    assert whole > 0
    assert first + second == pytest.approx(whole)


def test_overlapping_segments_are_split_into_tracks_in_which_none_overlap():
    rng = np.random.default_rng(3)
    start = np.sort(rng.integers(0, 10_000, 300))
    lane = Lane()
    tracks = Tracks([LaneKey(0, 0)])
    tracks.kinds.extend({"kind": np.zeros(300, np.int8)})
    ends = start + rng.integers(1, 200, 300)
    for at in range(0, 300, 50):
        part = slice(at, at + 50)
        lane.add(start[part], ends[part], np.arange(at, at + 50))
        tracks.take(tracks.keys[0], lane)
        shown = visible_bars(tracks, tracks.of_lane[tracks.keys[0]], 0, FAR_NS, FAR_NS, FAR_NS)
        assert sorted(shown.row.tolist()) == list(range(at + 50))
    split = [tracks.lanes[t] for t in tracks.of_lane[tracks.keys[0]]]
    assert len(split) > 1
    assert all((t.start_ns[1:] >= t.end_ns[:-1]).all() for t in split)
    assert sorted(r for t in split for r in t.row.tolist()) == list(range(300))
    assert tracks.pyramid.segments == 300


def test_a_segment_is_on_the_first_track_that_is_free_by_its_start():
    tracks, lane = Tracks([LaneKey(0, 0)]), Lane()
    tracks.kinds.extend({"kind": np.zeros(5, np.int8)})
    starts, ends = np.array([0, 5, 9, 10, 15]), np.array([10, 15, 12, 20, 30])
    for part in (slice(0, 4), slice(4, 5)):
        lane.add(starts[part], ends[part], np.arange(5)[part])
        tracks.take(tracks.keys[0], lane)
    split = [tracks.lanes[t].row.tolist() for t in tracks.of_lane[tracks.keys[0]]]
    assert split == [[0, 3], [1, 4], [2]]


def test_where_nothing_overlaps_the_lane_itself_is_its_track_and_a_copy_from_then_on():
    tracks, lane = Tracks([LaneKey(0, 0)]), Lane()
    tracks.kinds.extend({"kind": np.zeros(4, np.int8)})
    starts, ends = np.array([0, 10, 25, 29]), np.array([10, 20, 30, 40])
    for number, whole in enumerate((True, True, True, False)):
        part = slice(number, number + 1)
        lane.add(starts[part], ends[part], np.arange(4)[part])
        tracks.take(tracks.keys[0], lane)
        assert (tracks.lanes[0] is lane) == whole
    assert [tracks.lanes[t].row.tolist() for t in tracks.of_lane[tracks.keys[0]]] == [
        [0, 1, 2],
        [3],
    ]


@pytest.mark.parametrize("setup", [SETUPS["resets"], SETUPS["hooks"]])
def test_tracks_that_grow_with_a_run_are_those_of_a_run_that_stopped_there(setup):
    trace = Trace(info_of(setup))
    simulation, grown = Simulation(setup, Recorder(trace)), None
    while simulation.step():
        trace.flush()
        grown = grown or TraceTracks(trace)
        grown.sync()
        fresh = TraceTracks(trace_as_of(trace, trace.last_event))
        fresh.sync()
        for one, other in zip(grown.lanes, fresh.lanes, strict=True):
            for column in ("start_ns", "end_ns"):
                assert getattr(one, column).tolist() == getattr(other, column).tolist()
        assert grown.pyramid.segments == fresh.pyramid.segments


def test_totals_of_a_run_without_ops_are_none():
    trace = story()
    trace.info = replace(trace.info, ops=())
    tracks = TraceTracks(trace)
    tracks.sync()
    words = ("0 events", "cores busy 0.000 µs (each op once)", "bus busy 0.000 µs")
    assert totals.of_span(tracks, AsOf(trace), 0, FAR_NS) == words


def test_every_bar_kind_has_a_number_of_its_own_from_0_on():
    assert [int(kind) for kind in BarKind] == list(range(len(BarKind)))
    assert len(BarKind.__members__) == len(BarKind) <= PLANNED


def test_a_busy_core_is_what_is_neither_bus_nor_suspend_nor_resume():
    others = {BarKind.ISSUE, *DATA.values(), BarKind.SUSPEND, BarKind.RESUME}
    assert set(CORE) == set(BarKind) - others
