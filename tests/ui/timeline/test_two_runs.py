"""Run B with run A: ghosts, arrows, where they part; one alone, both; minimap, legend, pictures."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from nandviz.model.words import Showing
from nandviz.query.compare.comparison import compare
from nandviz.session.breakpoint_places import BreakpointPlace
from nandviz.ui.axis import AxisMode
from nandviz.ui.theme import DARK, LIGHT, rgb32
from nandviz.ui.timeline.legend import Explained, legend_samples
from nandviz.ui.timeline.paint_frame import rows_region
from nandviz.ui.timeline.painters.paint_beside import GHOSTS, MovePainter, _arrows
from nandviz.ui.timeline.painters.paint_notes import PartingPainter
from nandviz.ui.timeline.picture import Picture, draw, svg
from nandviz.ui.timeline.rows import NAMES_WIDTH, SIGNS_ABOVE, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.query.marks.two_runs import A_TEXT, pair, seeds_pair
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES, US, Seen, areas
from tests.ui.timeline.two_runs import beside, show_beside

ONE = (Showing.A, Showing.B)


def ghost(view, uid_a, start_ns):
    parts = view.frame().marks.beside.parts
    return next(p for p in parts if (p.uid_a, p.start_ns) == (uid_a, start_ns))


def pixels(widget):
    image = widget.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


@THEMES
def test_a_ghost_is_half_as_high_as_its_bar_and_edged_in_its_colour(show, theme):
    seen = Seen(show_beside(show, "moved", theme=theme))
    mark = ghost(seen.view, 4, 100_000)
    (area,) = seen.areas(mark)
    (span,) = seen.frame.laid.spans(0, mark.planes)
    assert span.height / 3 <= area.height() <= span.height / 2 + 1
    assert span.bottom - 2 <= area.bottom() <= span.bottom
    for y in (area.top() + 1, area.bottom() - 2):
        assert seen.at(area.center().x(), y) == theme.suspend.upper()
    assert seen.at(area.right() - 1, area.center().y() + 12) == theme.suspend.upper()
    assert seen.at(area.left() + 8, area.top() + 6) != theme.suspend.upper()


def test_equal_runs_look_as_one(show):
    view = show(pair("same").b)
    before = pixels(view.surface)
    view.set_beside(beside(pair("same")))
    assert (pixels(view.surface) == before).all()


@THEMES
def test_an_arrow_leads_from_the_end_in_a_to_the_end_in_b(show, theme):
    seen = Seen(show_beside(show, "moved", theme=theme))
    mark = next(m for m in seen.frame.marks.beside.moves if m.uid == 4)
    line, up = MovePainter().boxes(seen.scene, mark)
    a, b = (seen.frame.x(ns) for ns in (200_185, 430_185))
    assert abs(line.area.left() - a) < 1.5
    assert abs(line.area.right() - b) < 1.5
    (foot,) = seen.areas(ghost(seen.view, 4, 100_000))
    assert abs(up.area.bottom() - foot.top()) < 1.5
    assert theme.ink.upper() in seen.around(a + 5, line.area.center().y(), 2)
    found = seen.view.pointing.hit(QPointF((a + b) / 2 - 45, line.area.center().y()))
    assert found.text == "OP_END in A at 200.185 µs, in B at 430.185 µs: +230.000 µs"
    assert found.uid == 4


def test_arrows_do_not_lie_over_each_other_nor_over_the_words_of_bars(show):
    view = show_beside(show, "moved")
    scene = Scene(view.frame(), view.words)
    lines = [
        next(iter(MovePainter().boxes(scene, mark))).area for mark in scene.frame.marks.beside.moves
    ]
    assert len(lines) == 5
    for i, one in enumerate(lines):
        assert not any(one.intersects(other) for other in lines[:i])
    (span,) = scene.frame.laid.spans(0, 0b1111)
    middle = (span.top + span.bottom) / 2
    assert not any(line.top() < middle + 5 and middle - 5 < line.bottom() for line in lines)


def test_the_tooltip_of_a_ghost_says_which_op_of_a_it_is_its_times_and_what_differs(show):
    view = show_beside(show, "moved")
    area = areas(view, ghost(view, 4, 100_000))[0]
    lines = view.pointing.tip_text(QPointF(area.left() + 9, area.top() + 9)).split("\n")
    assert "A: op 4 Program_Suspend" in lines
    assert "100.000 µs … 200.185 µs" in lines
    assert "B: start +230.000 µs, end +230.000 µs" in lines


def test_a_click_on_a_ghost_selects_its_op_of_b(show, qtbot):
    view = show_beside(show, "refused")  # the refused batch shifts the numbers
    mark = ghost(view, 4, 100_000)
    centre = areas(view, mark)[0].center().toPoint() + QPoint(NAMES_WIDTH, int(view.ruler.height))
    qtbot.mouseClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert mark.uid == 5
    assert view.state.selected_uid == 5


@THEMES
def test_where_they_part_a_line_stands_over_all_rows_with_a_word_at_its_head(show, theme):
    seen = Seen(show_beside(show, "moved", theme=theme))
    (note,) = PartingPainter().marks(seen.frame.marks)
    x = seen.frame.x(note.when_ns)
    for row in seen.frame.rows:
        assert theme.accent.upper() in {seen.at(x + dx, row.top + 4) for dx in (-1, 0, 1)}, row.name
    tip = seen.view.pointing.tip_text(QPointF(x + 30, 8 - seen.view.ruler.height))
    assert tip == pair("moved").divergence.sentence


@pytest.mark.parametrize("showing", ONE)
def test_one_of_the_two_alone_is_the_plain_picture_of_it(show, showing):
    comparison = pair("moved")
    view = show_beside(show, comparison, showing)
    plain = show(comparison.a if showing is Showing.A else comparison.b)
    span = (-50.0 * US, 1_500.0 * US)
    for each in (view, plain):
        each.legend.hide()
        each.state.set_extent(-100.0 * US, 2_000.0 * US)
        each.state.set_span(*span)
    view.resize(plain.size())
    assert (pixels(view.surface) == pixels(plain.surface)).all()


def test_both_have_rows_those_of_a_above_those_of_b_on_one_axis(show):
    view = show_beside(show, "moved", Showing.SPLIT)
    of_a, of_b = view.frames()
    assert [row.run for row in of_a.rows] == ["A"] * len(of_a.rows)
    low = max(r.bottom for r in of_a.rows if r.die == 0)
    assert low < min(r.top for r in of_b.rows if r.die == 0 and r.kind is RowKind.PLANE)
    assert (of_a.params.u0, of_a.params.u1) == (of_b.params.u0, of_b.params.u1)
    labels = [row.label for frame in (of_a, of_b) for row in frame.rows]
    assert {"A plane 0", "B plane 0", "▾ Die 0: A | B"} <= set(labels)
    seen = Seen(view)
    for frame, at_ns in ((of_a, 150_000), (of_b, 380_000)):
        row = frame.row(0, RowKind.PLANE, 0)
        assert seen.at(frame.x(at_ns), row.top + 10) == LIGHT.suspend.upper()
    assert not of_a.marks.beside.parts
    assert not of_b.marks.beside.parts


@pytest.mark.parametrize("showing", [Showing.A, Showing.SPLIT])
def test_a_click_on_an_op_of_a_selects_what_it_is_in_b(show, qtbot, showing):
    comparison = -pair("new")  # A reads at the end: that op is not in B
    view = show_beside(show, comparison, showing)
    frame = view.frames()[0]
    for at_ns, plane, uid in ((50_000, 3, 1), (1_520_000, 0, None)):
        row = frame.row(0, RowKind.PLANE, plane)
        at = QPointF(frame.x(at_ns), row.bottom - 5)
        assert view.pointing.hit(at).uid == uid
        assert view.pointing.tip_text(at).split("\n")[0] == "run A"
        pos = at.toPoint() + QPoint(NAMES_WIDTH, int(view.ruler.height))
        qtbot.mouseClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=pos)
        assert view.state.selected_uid == uid


def test_on_the_event_axis_of_a_a_press_goes_to_an_instant(show):
    view = show_beside(show, "moved", Showing.A)
    view.set_axis_mode(AxisMode.EVENT)
    command = view.move_to(300.0, free=True, dragged=False)
    assert type(command).__name__ == "GoToTime"


@pytest.mark.parametrize("showing", Showing)
def test_breakpoints_of_b_stop_at_events_that_a_need_not_have(show, showing):
    comparison = pair("new")  # B has more events
    view = show_beside(show, comparison, showing)
    last = comparison.b.last_event
    assert last > comparison.a.last_event
    view.set_breaks([BreakpointPlace(last, 1)])
    pixels(view)
    assert bool(view.breaks) is (showing is not Showing.A)


def test_the_axis_reaches_as_far_as_the_longer_run(show):
    view = show(pair("moved").b)
    own = view.state.extent[1]
    view.set_beside(beside(pair("moved")))
    assert view.state.extent[1] >= 1_379_657 > own - 100_000
    view.set_beside(None)
    assert view.state.extent[1] == own


def test_what_is_not_run_b_of_the_comparison_is_an_error(show):
    view = show(built_in("batch-of-three"))
    with pytest.raises(ValueError, match="run B is not shown"):
        view.set_beside(beside(pair("moved")))


def test_the_way_back_to_one_run_leaves_the_picture_as_it_was(show):
    view = show(pair("moved").b)
    before = pixels(view)
    for showing in Showing:
        view.set_beside(beside(pair("moved")), showing)
        pixels(view)
    view.set_beside(None)
    assert (pixels(view) == before).all()


def test_the_legend_explains_two_runs_only_where_there_are_two(show):
    words = {sample.label for sample in legend_samples(Explained(two=True))}
    assert len(words - {sample.label for sample in legend_samples(Explained())}) == 5
    view = show(pair("moved").b)
    low = view.legend._entries.minimumHeight()
    view.set_beside(beside(pair("moved")))
    assert view.legend._entries.minimumHeight() >= low
    image = pixels(view.legend)
    view.set_beside(None)
    assert view.legend._entries.minimumHeight() == low
    assert image.shape != pixels(view.legend).shape or (image != pixels(view.legend)).any()


def test_the_minimap_has_a_strip_each_and_marks_where_they_differ(show):
    view = show(pair("moved").b)
    assert len(view.minimap.densities()) == 1
    assert rgb32(LIGHT.accent) not in pixels(view.minimap)[3:-3, NAMES_WIDTH + 40 : -40]
    view.set_beside(beside(pair("moved")))
    a, b = view.minimap.densities()
    image = pixels(view.minimap)
    late, equal = (int(view.minimap._x(us * US)) for us in (1_300.0, 300.0))
    assert a[late - NAMES_WIDTH] > 0.5
    assert b[late - NAMES_WIDTH] == 0
    foot_of_a = 3 + 17 - 1
    assert rgb32(LIGHT.accent) == image[foot_of_a, late]
    assert rgb32(LIGHT.accent) not in (image[36, late], image[foot_of_a, equal])


@pytest.mark.parametrize("showing", Showing)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_a_picture_has_what_the_window_has(show, showing, theme):
    comparison = pair("moved")
    view = show_beside(show, comparison, showing, theme)
    width = view.frame().params.width
    span = (0, 1_400_000)
    view.state.u0, view.state.u1 = map(float, span)
    view.state.spanChanged.emit()
    seen = Seen(view)
    picture = Picture(
        comparison.b, comparison.b.last_event, theme, (width + NAMES_WIDTH, 900), span,
        beside=beside(comparison), showing=showing,
    )  # fmt: skip
    image = draw(picture)
    assert image.width() == width + NAMES_WIDTH
    colours = {image.pixelColor(x, 300).name().upper() for x in range(NAMES_WIDTH, image.width())}
    row = view.frames()[0].row(0, RowKind.PLANE, 0)
    assert {theme.suspend.upper(), theme.resume.upper()} & colours
    assert seen.at(seen.frame.x(50_000), row.top + 12) in colours


def test_a_vector_picture_of_two_runs_has_the_words_of_ghosts(qapp):
    comparison = pair("moved")
    picture = Picture(comparison.b, comparison.b.last_event, beside=beside(comparison))
    text = svg(picture).decode()
    for words in ("A: op 4", "+230.000 µs", "A and B part here", "as it was in A"):
        assert words in text, words
    plain = svg(replace(picture, beside=None)).decode()
    assert "A: op 4" not in plain
    assert "as it was in A" not in plain


def test_runs_of_other_topologies_stand_one_above_the_other(show):
    other = A_TEXT.replace("dies: 1, planes: 4", "dies: 2, planes: 2")
    comparison = compare(from_text(A_TEXT), from_text(other))
    view = show_beside(show, comparison, Showing.SPLIT)
    of_a, of_b = view.frames()
    assert {row.number for row in of_a.rows if row.kind is RowKind.PLANE} == {0, 1, 2, 3}
    assert {row.die for row in of_b.rows if row.kind is RowKind.PLANE} == {0, 1}
    pixels(view)


def test_more_ghosts_than_can_be_drawn_singly_are_lines_in_the_image(show):
    comparison = seeds_pair()
    view = show_beside(show, comparison)
    frame = view.frame()
    assert not frame.marks.beside.parts
    row = frame.row(0, RowKind.PLANE, 1)
    assert (frame.pixels[round(row.top + row.height * 0.6)] == rgb32(LIGHT.ink)).mean() > 0.5
    assert frame.marks.left_out > 60


def test_a_ghost_lies_where_its_painter_says_on_every_axis(show):
    view = show_beside(show, "moved")
    for mode in AxisMode:
        view.set_axis_mode(mode)
        scene = Scene(view.frame(), view.words)
        boxes = [b for p in scene.frame.marks.beside.parts for b in GHOSTS.boxes(scene, p)]
        assert boxes, mode


def test_arrows_and_words_of_bars_keep_apart(show):
    view = show_beside(show, pair("moved"))
    frame = view.frame()
    heights = {arrow.y for arrow in _arrows(Scene(frame, view.words))}
    assert heights
    wide = frame.bar_x1 - frame.bar_x0 > 60
    words = set(frame.seen(wide).middle.tolist())
    assert all(abs(y - middle) >= 12 for y in heights for middle in words)


def test_signs_on_the_upper_edge_are_whole_where_both_have_rows(show):
    view = show_beside(show, pair("moved"), Showing.SPLIT)
    for frame in view.frames():
        top = next(row.top for row in frame.rows if row.kind is RowKind.PLANE)
        region = rows_region(frame)
        assert region.contains(QPoint(10, round(top - SIGNS_ABOVE + 1)))
        others = [f for f in view.frames() if f is not frame]
        assert all(not rows_region(f).contains(QPoint(10, round(top) - 4)) for f in others)
        below = [row for f in others for row in f.rows if row.bottom <= top]
        assert all(row.bottom <= top - SIGNS_ABOVE for row in below if not row.is_header)


def test_the_title_says_where_they_part_on_a_line_of_its_own_and_cuts_with_a_sign(qtbot):
    comparison = pair("moved")
    picture = Picture(
        comparison.b, comparison.b.last_event, size=(480, 500), subtitle="a" * 90,
        beside=beside(comparison),
    )  # fmt: skip
    words = svg(picture).decode()
    assert "a" * 20 in words
    assert "a" * 90 not in words
    assert "a…" in words
    assert "Same until event 2" in words


def test_a_run_whose_rows_are_all_scrolled_out_of_view_is_painted(show):
    view = show_beside(show, pair("moved"), Showing.SPLIT)
    view.resize(900, 240)
    view.legend.hide()
    QTest.qWait(1)
    counts = set()
    for scroll in range(0, view.scrollbar.maximum() + 1, 5):
        view.scrollbar.setValue(scroll)
        counts |= {len(frame.laid.places) for frame in view.frames()}
        assert view.grab().height() == 240
    assert 0 in counts
