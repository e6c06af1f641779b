"""What an op does on several planes of a die is one bar, with one name and its marks once."""

from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from nandviz.query.marks.bar_kind import DATA
from nandviz.trace.codes import OPEN
from nandviz.trace.pyramid import PLANNED
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.ui.bar_form import FORMS
from nandviz.ui.theme import DARK, LIGHT, PRINT
from nandviz.ui.timeline import paint_bars, raster
from nandviz.ui.timeline.paint_bars import BARS
from nandviz.ui.timeline.paint_dense import paint_dense
from nandviz.ui.timeline.painters import PAINTERS
from nandviz.ui.timeline.painters.paint_cuts import AbortPainter, CutPainter, PartPainter
from nandviz.ui.timeline.painters.paint_ghosts import GhostPainter
from nandviz.ui.timeline.painters.paint_points import OpEndPainter
from nandviz.ui.timeline.picture import Picture, draw, svg
from nandviz.ui.timeline.rows import GAP, NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES, US, Seen, note_words

CENTRE_US = {1: 50, 4: 150, 2: 900, 3: 1200}
"""In ``batch-of-three``, when an op is on; it has no mark then."""


def row_of(frame, plane: int, die: int = 0):
    return frame.row(die, RowKind.PLANE, plane)


def middle_of(frame, plane: int) -> float:
    row = row_of(frame, plane)
    return row.top + row.height / 2


def gap_below(frame, plane: int, die: int = 0) -> range:
    """Return the rows of pixels between a plane and the next one."""
    upper, lower = row_of(frame, plane, die), row_of(frame, plane + 1, die)
    return range(round(upper.bottom), round(lower.top))


def written(view, monkeypatch) -> list[tuple[str, float]]:
    """Return what is written into the rows, and how high up."""
    said = note_words(view, monkeypatch)
    view.surface.grab()
    return [(word.text, word.middle) for word in said]


def click(qtbot, view, x: float, y: float) -> None:
    at = QPoint(round(x) + NAMES_WIDTH, round(y) + view.ruler.height)
    qtbot.mouseClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)


def story(*parts: tuple[int, int, int], planes: int = 4) -> Trace:
    """Return an imported run of programs: planes held (bits), start and end in µs of each."""
    info = built_in("batch-of-three").info
    op = next(i for i, o in enumerate(info.ops) if o.name == "Page_Program_SLC")
    topology = replace(info.topology, planes=planes)
    trace = Trace(TraceInfo("foreign", info.ops, topology, source="import"))
    for uid, (held, start, end) in enumerate(parts, 1):
        plane = (held & -held).bit_length() - 1
        trace.ops.append(0, op, 0, 0, start * US, -1, uid - 1, 1, 0)
        trace.targets.append(plane, plane, uid - 1)
        trace.parts.append(uid, uid, 1, 0, 0, held, start * US, end * US, 0, -1, OPEN)
        trace.segments.append(uid - 1, 1, start * US, end * US, 0, -1, OPEN)
    last = max(end for _, _, end in parts)
    for index, time_us in enumerate((0, last)):
        trace.queue.append(time_us * US, 0, 1, -1, 0, -1, -1, OPEN, index)
        trace.events.append(index, time_us * US, 0)
    return trace


def wide(planes: int) -> Trace:
    """Return a run of one suspended program on a die of many planes."""
    topology = f"{{channels: 1, dies: 2, planes: {planes}, blocks: 64, pages: 8}}"
    return from_text(
        f"nandviz: 1\nname: wide\nprofile: generic-tlc\ntopology: {topology}\nscript:\n"
        "  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}\n"
        "  - {at_us: 100, op: Program_Suspend, die: 0}\n"
        "  - {at_us: 400, op: Program_Resume, die: 0}\n"
    )


# One bar


@THEMES
def test_between_the_planes_of_a_bar_there_is_a_hairline_and_no_more(show, theme):
    s = Seen(show(built_in("batch-of-three"), None, theme))
    for plane in range(3):
        gap = [s.at(s.frame.x(1350 * US), y) for y in gap_below(s.frame, plane)]
        assert len(gap) == GAP
        assert gap.count(theme.background) == 1
        assert gap.count(theme.program) == GAP - 1


def test_in_print_the_pattern_goes_on_over_the_planes_but_for_a_hairline(show):
    s = Seen(show(built_in("batch-of-three"), None, PRINT))
    xs = range(round(s.frame.x(1340 * US)), round(s.frame.x(1340 * US)) + 16)
    rows = [{s.at(x, y) for x in xs} for y in gap_below(s.frame, 1)]
    assert sorted(map(len, rows)) == [1, 2, 2]
    assert min(rows, key=len) == {PRINT.background}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_at_every_scale_a_hairline_is_there_and_thinner_than_the_gap(show, scale):
    view = show(built_in("batch-of-three"))
    params = replace(view.frame().params, scale=scale)
    frame = view.shown.frame(params)
    x = int(frame.columns.x(1100 * US))
    ground, core = (int(raster.rgb32(c)) for c in (LIGHT.background, LIGHT.program))
    for plane in range(3):
        upper, lower = row_of(frame, plane), row_of(frame, plane + 1)
        rows = slice(round(upper.bottom * scale), round(lower.top * scale))
        gap = frame.pixels[rows, x].tolist()
        assert gap.count(ground) == max(int(scale), 1)
        assert gap.count(core) == len(gap) - max(int(scale), 1)
        assert gap[0] == gap[-1] == core


def test_ops_of_a_plane_stay_in_their_lane(show):
    s = Seen(show(story((0b0001, 0, 300), (0b0010, 0, 300), (0b1100, 0, 300))))
    x = s.frame.x(280 * US)
    gaps = [{s.at(x, y) for y in gap_below(s.frame, plane)} for plane in range(3)]
    assert gaps == [{LIGHT.background}, {LIGHT.background}, {LIGHT.background, LIGHT.program}]
    assert len(s.frame.bars) == 3


def test_far_out_planes_that_do_the_same_are_one_too(show, monkeypatch):
    monkeypatch.setattr(raster.compose, "__defaults__", (1,))
    s = Seen(show(built_in("batch-of-three")))
    assert not s.frame.exact
    gap = [s.at(s.frame.x(1100 * US), y) for y in gap_below(s.frame, 1)]
    assert gap.count(LIGHT.background) == 1


def test_the_issue_of_an_op_of_two_planes_is_half_as_high_as_both(show):
    s = Seen(show(built_in("multi-plane")))
    low, high = row_of(s.frame, 0).top, row_of(s.frame, 1).bottom
    x = s.frame.x(1_200_400)
    tall = [y for y in range(int(low), int(high)) if s.at(x, y) == LIGHT.issue]
    assert (tall[0] - low) == pytest.approx((high - low) / 4, abs=1.5)
    assert (high - tall[-1]) == pytest.approx((high - low) / 4, abs=1.5)
    assert len(tall) == pytest.approx((high - low) / 2, abs=2.5)


def test_bars_are_once_in_the_frame_with_all_that_they_lie_over(show):
    frame = show(built_in("batch-of-three")).frame()
    on_planes = [place.row.kind is RowKind.PLANE for place in frame.laid.places]
    tops = {float(t) for t, at in zip(frame.bars.top, frame.bars.track, strict=True)
            if on_planes[at]}  # fmt: skip
    assert tops == {row_of(frame, 0).top}
    assert len(set(zip(frame.bars.row.tolist(), frame.bars.track.tolist(), strict=True))) == len(
        frame.bars
    )


# What is written and painted once


def test_a_bar_is_named_once_and_bears_one_letter(show, monkeypatch):
    view = show(built_in("batch-of-three"))
    said = written(view, monkeypatch)
    texts = [text for text, _ in said]
    assert texts.count("op 2  Page_Program_SLC") == texts.count("op 3  Page_Program_SLC") == 1
    frame = view.frame()
    letters = [form.letter for form in FORMS.values() if form.letter]
    assert sum(text in letters for text in texts) == 4
    assert {y for text, y in said if text == "op 2  Page_Program_SLC"} == {middle_of(frame, 1)}


def test_a_letter_kept_with_its_ground_is_seen_as_one_that_is_written(show):
    view = show(built_in("batch-of-three"), theme=PRINT)
    view.resize(500, 500)
    QApplication.processEvents()
    view.state.set_span(0.0, 4 * view.state.extent[1])
    frame = view.frame()
    lettered = np.flatnonzero(frame.bar_x1 - frame.bar_x0 >= 15)
    places = list(zip(frame.bar_x0[lettered], frame.seen(lettered).middle, strict=True))

    def letters():
        image = view.surface.grab().toImage()
        left, top = NAMES_WIDTH + 4, view.ruler.height - 6
        areas = [QRect(left + round(x), top + round(y), 8, 12) for x, y in places]
        return [image.copy(area) for area in areas]

    kept = letters()
    assert view.words._grounds
    assert len(kept) == 2
    view.words.on_whole = False
    view.refresh()
    assert letters() == kept


@THEMES
@pytest.mark.parametrize("height", [900, 260])
def test_no_hairline_strikes_through_a_name(show, theme, height):
    view = show(built_in("batch-of-three"), None, theme)
    view.resize(1200, height)
    s = Seen(view)
    x, middle = s.frame.x(770 * US), middle_of(s.frame, 1)
    words = round(view.words.width("op 2  Page_Program_SLC"))
    for dy in range(-7, 8):
        line = [s.at(x + dx, middle + dy) for dx in range(words)]
        assert line.count(theme.background) < words / 2, dy
    beside = [s.at(x + words + dx, gap_below(s.frame, 1)[GAP // 2]) for dx in range(40, 60)]
    assert beside == [theme.background] * 20


def test_near_by_an_op_is_named_on_the_bus_and_on_its_planes(show, monkeypatch):
    view = show(built_in("batch-of-three"))
    view.state.set_times(99_950, 100_600)
    said = written(view, monkeypatch)
    frame = view.frame()
    names = [y for text, y in said if text.startswith("op 4  ")]
    bus = frame.rows[0]
    assert sum(bus.top < y < bus.bottom for y in names) == 1
    assert sum(y > bus.bottom for y in names) == 1


def test_suspend_and_resume_bear_their_sign_once(show, monkeypatch):
    painted = []
    sign = paint_bars._paint_sign

    def noted(painter, scene, i, area, middle, *, is_uneven):
        painted.append(area)
        sign(painter, scene, i, area, middle, is_uneven=is_uneven)

    monkeypatch.setattr(paint_bars, "_paint_sign", noted)
    view = show(built_in("batch-of-three"))
    view.surface.grab()
    planes = [area for area in painted if area.height() > 100]
    assert len(planes) == 2
    frame = view.frame()
    assert {area.bottom() for area in planes} == {row_of(frame, 3).bottom}


@pytest.mark.parametrize("name", ["batch-of-three", "nested", "multi-plane", "two-dies"])
def test_marks_of_a_die_wide_op_are_there_once(show, name):
    view = show(built_in(name))
    scene = Scene(view.frame(), view.words)
    height = row_of(scene.frame, 3).bottom - row_of(scene.frame, 0).top
    for painter in PAINTERS:
        for mark in painter.marks(scene.frame.marks):
            boxes = list(painter.boxes(scene, mark))
            if isinstance(painter, CutPainter | PartPainter | AbortPainter):
                assert [box.row.number for box in boxes] == [0]
                assert boxes[0].area.height() == pytest.approx(height, abs=5)
            elif not isinstance(painter, GhostPainter):
                assert len(boxes) <= 1


def test_the_ghost_of_a_die_wide_op_is_one_piece_and_is_parted_where_a_plane_is_busy(show):
    view = show(built_in("batch-of-three"))
    scene = Scene(view.frame(), view.words)
    ghost = next(g for g in scene.frame.marks.ghosts if g.cut)
    (box,) = GhostPainter().boxes(scene, ghost)
    assert box.area.top() == row_of(scene.frame, 0).top
    assert box.area.bottom() == row_of(scene.frame, 3).bottom
    view = show(built_in("reads-while-suspended"))
    scene = Scene(view.frame(), view.words)
    ghost = next(g for g in scene.frame.marks.ghosts if g.cut)
    areas = [box.area for box in GhostPainter().boxes(scene, ghost)]
    assert len(areas) > 1
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[i + 1 :])


def test_op_ends_stand_at_the_first_plane_of_their_bar_whatever_block_it_is(show):
    view = show(built_in("nested"))
    scene = Scene(view.frame(), view.words)
    erase = [end for end in scene.frame.marks.ends if end.uid == 1]
    assert {end.plane for end in erase} == {1}
    assert {box.row.number for end in erase for box in OpEndPainter().boxes(scene, end)} == {0}


def test_an_application_stays_on_the_plane_of_its_block(show):
    view = show(built_in("multi-plane"))
    scene = Scene(view.frame(), view.words)
    painter = next(p for p in PAINTERS if type(p).__name__ == "AppliedPainter")
    rows = [
        box.row.number
        for mark in scene.frame.marks.applied[:4]
        for box in painter.boxes(scene, mark)
    ]
    assert rows == [0, 1, 2, 3]


# Pointer


@THEMES
def test_a_click_anywhere_on_a_die_wide_op_selects_it(show, qtbot, theme):
    view = show(built_in("batch-of-three"), None, theme)
    frame = view.frame()
    low, high = row_of(frame, 0).top, row_of(frame, 3).bottom
    for uid, at_us in CENTRE_US.items():
        for y in range(int(low) + 1, int(high) - 6):
            view.state.select(None)
            click(qtbot, view, frame.x(at_us * US), y)
            assert view.state.selected_uid == uid, y


def test_a_click_between_ops_of_two_planes_selects_none(show, qtbot):
    view = show(story((0b0001, 0, 300), (0b0010, 0, 300)))
    view.state.select(1)
    click(qtbot, view, view.frame().x(150 * US), gap_below(view.frame(), 0)[1])
    assert view.state.selected_uid is None


def test_the_pointer_rests_on_a_hairline_as_on_the_bar(show):
    view = show(built_in("batch-of-three"))
    frame = view.frame()
    x, gap = frame.x(900 * US), gap_below(frame, 1)
    rows = (row_of(frame, 1).top + 9, *gap, row_of(frame, 2).top + 9)
    texts = {view.pointing.tip_text(QPoint(round(x), round(y)).toPointF()) for y in rows}
    assert len(texts) == 1
    assert texts.pop().startswith("op 2  Page_Program_SLC")


def test_nothing_that_a_pinned_row_hides_is_hit_beside_it(show):
    view = show(built_in("two-dies"))
    view.resize(1200, 300)
    view.state.toggle_pin("d1-s0")
    view.state.toggle_pin("d1-b")
    view.surface.grab()
    view.scroll_by(60)
    frame = view.frame()
    upper, lower = frame.rows[:2]
    assert [row.pinned for row in (upper, lower)] == [True, True]
    x = frame.x(50 * US)
    for y in range(round(upper.bottom), round(lower.top)):
        assert view.row_at(y) is None
        assert view.pointing.hit(QPoint(round(x), y).toPointF()) is None


# Selection


def test_a_selected_op_is_outlined_as_a_whole(show):
    view = show(built_in("batch-of-three"))
    view.state.select(2)
    s = Seen(view)
    x = s.frame.x(1000 * US)
    accent = s.view.theme.accent
    top, bottom = s.row(0).top, s.row(3).bottom
    assert accent in {s.at(x, top + dy) for dy in (-2, -1, 0)}
    assert accent in {s.at(x, bottom + dy) for dy in (-1, 0, 1)}
    for plane in range(3):
        assert accent not in {s.at(x, y) for y in gap_below(s.frame, plane)}


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
def test_a_selected_op_looks_as_it_did_and_the_others_are_pale(show, theme):
    view = show(built_in("plane-reads"), None, theme)
    before = view.surface.grab().toImage()
    frame, uid = view.frame(), 5
    assert all(FORMS[kind].striped for kind in DATA.values())
    view.state.select(uid)
    after = view.surface.grab().toImage()
    row = row_of(frame, 0)
    y = round(row.top) + view.ruler.height + 8

    def line(image: QImage, t0_us: float, t1_us: float) -> list[str]:
        x0, x1 = (round(frame.x(int(t * US))) + NAMES_WIDTH for t in (t0_us, t1_us))
        return [image.pixelColor(x, y).name() for x in range(x0 + 4, x1 - 4)]

    for span in ((101, 124), (126, 131)):
        assert line(after, *span) == line(before, *span)
    assert len(set(line(after, 126, 131))) == 2
    assert line(after, 1, 30) != line(before, 1, 30)


def test_what_is_planned_of_a_selected_op_is_paler_than_what_ran(show):
    trace = built_in("batch-of-three")
    k = int(trace.events.time_ns.searchsorted(600 * US))
    view = show(trace, k)
    uid = next(
        int(u)
        for u, kind in zip(view.frame().bar_uid, view.frame().bars.kind, strict=True)
        if kind >= PLANNED and u != 1
    )
    before = Seen(view)
    bar = int(np.flatnonzero(before.frame.bar_uid == uid)[-1])
    area = BARS.area(before.frame, bar)
    view.state.select(uid)
    after = Seen(view)
    at = area.right() - 12, area.top() + 12
    assert after.at(*at) == before.at(*at)


# Lanes that are moved, hidden, too many


def test_planes_that_are_apart_have_a_bar_each_and_the_op_is_named_once(show, monkeypatch):
    view = show(built_in("batch-of-three"))
    view.state.toggle_pin("d0-p1")
    said = [text for text, _ in written(view, monkeypatch)]
    assert said.count("op 2  Page_Program_SLC") == 1
    s = Seen(view)
    upper, lower = row_of(s.frame, 0), row_of(s.frame, 2)
    assert lower.top - upper.bottom == GAP
    gap = {s.at(s.frame.x(1100 * US), y) for y in range(int(upper.bottom), int(lower.top))}
    assert LIGHT.program in gap
    pinned = row_of(s.frame, 1)
    assert pinned.pinned
    x = s.frame.x(1100 * US)
    assert LIGHT.program not in {s.at(x, pinned.bottom + dy) for dy in (0, 1, 2)}
    scene = Scene(s.frame, view.words)
    (mark,) = scene.frame.marks.suspended
    assert [box.row.number for box in CutPainter().boxes(scene, mark)] == [1, 0]


def test_planes_that_nothing_holds_may_be_hidden_between_two_of_a_bar(show, monkeypatch):
    view = show(story((0b1001, 0, 300), (0b0100, 400, 500)))
    view.state.set_hide_empty(True)
    said = [text for text, _ in written(view, monkeypatch)]
    assert said.count("op 1  Page_Program_SLC") == 1
    frame = view.frame()
    assert [r.number for r in frame.rows if r.kind is RowKind.PLANE] == [0, 2, 3]
    tops = frame.bars.top[frame.bar_uid == 1].tolist()
    assert tops == [row_of(frame, 0).top, row_of(frame, 3).top]


def test_a_collapsed_die_has_one_bar(show, qtbot, monkeypatch):
    view = show(built_in("batch-of-three"))
    view.state.toggle_die(0)
    said = [text for text, _ in written(view, monkeypatch)]
    assert said.count("op 2  Page_Program_SLC") == 1
    frame = view.frame()
    row = frame.row(0, RowKind.SUMMARY, 0)
    click(qtbot, view, frame.x(900 * US), row.top + row.height / 2)
    assert view.state.selected_uid == 2


@pytest.mark.parametrize("scroll", [0, 40, 90, 150])
def test_of_a_bar_that_is_partly_in_view_words_and_marks_are_where_it_is_seen(
    show, monkeypatch, scroll
):
    view = show(wide(16), None)
    view.resize(1200, 330)
    view.surface.grab()
    view.scrollbar.setValue(scroll)
    said = written(view, monkeypatch)
    frame = view.frame()
    rows = [r for r in frame.rows if r.die == 0 and r.kind is RowKind.PLANE]
    assert 3 < len(rows) < 16
    names = [y for text, y in said if text.startswith("op 1")]
    assert middle_of(frame, rows[(len(rows) - 1) // 2].number) in names
    scene = Scene(frame, view.words)
    ends = [
        box for end in frame.marks.ends if end.uid == 1 for box in OpEndPainter().boxes(scene, end)
    ]
    assert ends
    assert all(box.row is rows[0] for box in ends)


def test_overlaps_keep_their_sub_rows_and_bars_go_on_over_the_others(show):
    view = show(story((0b1111, 0, 300), (0b0001, 100, 400)))
    s = Seen(view)
    row = row_of(s.frame, 0)
    assert len(row.tracks) == 2
    x = s.frame.x(50 * US)
    assert LIGHT.program not in {s.at(x, y) for y in gap_below(s.frame, 0)}
    assert LIGHT.program in {s.at(x, y) for y in gap_below(s.frame, 1)}
    half = row.top + row.height / 2
    over = s.frame.x(200 * US)
    assert LIGHT.wrong in {s.at(over, half + dy) for dy in (-1, 0, 1)}


def test_on_every_axis_a_die_wide_op_is_one_bar(show, monkeypatch):
    for mode in ("event", "compact"):
        view = show(built_in("two-dies"))
        view.set_axis_mode(type(view.state.axis_mode)(mode))
        view.fit()
        said = [text for text, _ in written(view, monkeypatch)]
        assert sum(text.startswith("op 3") for text in said) == 1
        frame = view.frame()
        planes = [p.row.kind is RowKind.PLANE for p in frame.laid.places]
        first = {row_of(frame, 0, die).top for die in (0, 1)}
        tops = frame.bars.top[[planes[t] for t in frame.bars.track.tolist()]]
        assert set(tops.tolist()) == first


# Files


def test_a_vector_file_has_a_shape_for_each_bar_with_hairlines_and_names_it_once(qapp):
    trace = built_in("batch-of-three")
    picture = Picture(trace, trace.last_event)
    text = svg(picture)
    assert text.decode().count(">op 2  Page_Program_SLC<") == 1
    assert text.decode().count(">P<") == 4 + 1  # of the legend
    expected = draw(picture)
    found = QImage(expected.size(), QImage.Format.Format_RGB32)
    painter = QPainter(found)
    QSvgRenderer(text).render(painter)
    painter.end()
    x = round(0.94 * expected.width())
    core = raster.rgb32(LIGHT.program)
    for image in (expected, found):
        bars = [same for same, _ in groupby(image.pixel(x, y) == core
                                            for y in range(image.height()))]  # fmt: skip
        assert bars.count(True) == 4


def test_a_vector_file_of_a_selection_leaves_it_as_it_is_and_the_others_pale(qapp):
    trace = built_in("batch-of-three")
    plain = svg(Picture(trace, trace.last_event)).decode().lower()
    chosen = svg(Picture(trace, trace.last_event, selected=2)).decode().lower()
    core = LIGHT.program.lower()
    assert 0 < chosen.count(core) < plain.count(core)


# Dashes


THIN = """nandviz: 1
name: thin
profile: generic-tlc
topology: {channels: 1, dies: 4, planes: 1, blocks: 64, pages: 8}
script:
"""


@THEMES
def test_on_thin_lanes_no_dashes_strike_through_the_words_of_a_suspend(show, theme):
    text = THIN + "".join(
        f"  - {{at_us: {at}, op: {op}, die: {die}{more}}}\n"
        for at, op, more in (
            (0, "Page_Program_SLC", ", block: 0, page: 0"),
            (100, "Program_Suspend", ""),
        )
        for die in range(4)
    )
    view = show(from_text(text), None, theme)
    view.resize(1200, 300)
    s = Seen(view)
    row = s.row(0)
    assert row.height < 20
    mark = s.frame.marks.suspended[0]
    left, right = s.frame.x(mark.at_ns) + 4, s.frame.x(mark.at_ns + 100 * US) - 4
    middle = row.top + row.height / 2
    for y in range(int(middle - 5), int(middle + 6)):
        line = [s.at(x, y) for x in np.arange(left, right)]
        runs = sum(a == theme.background != b for a, b in pairwise(line))
        assert runs < 3, y


def test_suspensions_too_many_to_be_drawn_singly_are_ticks_on_top_of_the_die_once(show):
    frame = show(built_in("workload-suspend-storm")).frame()
    assert frame.marks.dense.suspended
    pixels = np.zeros_like(frame.pixels)
    paint_dense(pixels, frame.marks.dense, frame.rows, frame.columns, LIGHT, 1.0)
    ticks = [
        np.count_nonzero(pixels[round(row_of(frame, plane).top)] == raster.rgb32(LIGHT.suspend))
        for plane in range(4)
    ]
    assert ticks[0] > 20
    assert ticks[1:] == [0, 0, 0]
