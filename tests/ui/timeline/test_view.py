"""The timeline widget: what mouse and methods do, and that it is a function of trace and event."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nandviz.engine.simulation import Simulation
from nandviz.language import use
from nandviz.query.asof import AsOf
from nandviz.run import trace_info
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.session import Session
from nandviz.session.breakpoint_places import BreakpointPlace
from nandviz.session.laws import LawState
from nandviz.trace.laws.verdict import Finding, verdict
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.analyse import WhyRefused
from nandviz.ui.commands.run import GoToTime, StepEvents
from nandviz.ui.theme import DARK, LIGHT, PRINT
from nandviz.ui.timeline.describe import describe
from nandviz.ui.timeline.frame import Frames
from nandviz.ui.timeline.kept import Kept
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.legend import legend_height
from nandviz.ui.timeline.minimap import Minimap
from nandviz.ui.timeline.painters.paint_points import OpEndPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import areas

US = 1000
LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def pixels(view) -> bytes:
    image = view.surface.grab().toImage()
    return bytes(image.constBits())


def place(view, time_ns: int, plane: int = 0) -> QPoint:
    frame = view.frame()
    row = frame.row(0, RowKind.PLANE, plane)
    x, y = frame.x(time_ns), (row.top + row.bottom) / 2
    return QPoint(round(x + NAMES_WIDTH), round(y + view.ruler.height))


def drag(qtbot, view, button, start, end, modifier=NONE):
    port = view.surface.viewport()
    qtbot.mousePress(port, button, modifier, start)
    for i in (1, 2, 3, 4):
        at = start + (end - start) * i / 4
        move(port, at, button, modifier)
    qtbot.mouseRelease(port, button, modifier, end)


def move(port, at, button, modifier):
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(port.mapToGlobal(at)), Qt.MouseButton.NoButton,
        button, modifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def wheel(view, steps: int, modifier=NONE):
    at = QPoint(600, 200)
    port = view.surface.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(0, 0), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


# As of an event


@pytest.mark.parametrize(
    "name", ["batch-of-three", "nested", "half-flushed", "reset-while-suspended"]
)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_stepping_on_and_back_gives_the_same_picture(show, name, theme):
    trace = built_in(name)
    view = show(trace, -1, theme)
    there = []
    for k in range(-1, trace.last_event + 1):
        view.set_event(k)
        there.append(pixels(view))
    for k in reversed(range(-1, trace.last_event + 1)):
        view.set_event(k)
        assert pixels(view) == there[k + 1], f"event {k}"
    assert len(set(there)) > trace.last_event // 2


@pytest.mark.parametrize("name", ["batch-of-three", "nested", "two-dies", "suspended-three-times"])
@pytest.mark.parametrize("mode", ["time", "event", "compact"])
def test_the_past_looks_the_same_whether_or_not_the_run_has_gone_on(show, name, mode):
    scenario = load(library.path(name))
    trace = Trace(trace_info(scenario))
    simulation = Simulation(scenario.setup, Recorder(trace))
    view = show(trace, -1)
    view.state.set_times(0, 1500 * US)
    view.set_axis_mode(AxisMode(mode))
    live = []
    while simulation.step():
        view.set_event(simulation.index)
        view.state.set_times(0, 1500 * US)
        live.append(pixels(view))
    for k in range(trace.last_event + 1):
        view.set_event(k)
        view.state.set_times(0, 1500 * US)
        assert pixels(view) == live[k], f"event {k}"


def test_nothing_is_shown_of_events_after_the_playhead(show):
    trace = built_in("batch-of-three")
    view = show(trace, 1)
    marks = view.frame().marks
    assert not marks.suspended
    assert not marks.waiting
    assert not marks.ends
    assert not marks.ghosts


# Mouse


def test_a_click_selects_the_op_and_does_not_move_time(show, qtbot):
    view = show(built_in("batch-of-three"))
    k = view.frame().as_of.k
    with qtbot.waitSignal(view.state.selectionChanged):
        qtbot.mouseClick(view.surface.viewport(), LEFT, NONE, place(view, 180 * US))
    assert view.state.selected_uid == 4
    assert view.frame().as_of.k == k
    qtbot.mouseClick(view.surface.viewport(), LEFT, NONE, place(view, 1379 * US) + QPoint(30, 0))
    assert view.state.selected_uid is None


@pytest.mark.parametrize(
    ("time_us", "uid"), [(50, 1), (650, 1), (900, 2), (1200, 3), (250, 1), (500, 5)]
)
def test_every_part_and_ghost_of_an_op_belongs_to_it(show, time_us, uid):
    view = show(built_in("batch-of-three"))
    at = place(view, time_us * US, 2)
    found = view.pointing.hit(QPointF(at.x() - NAMES_WIDTH, at.y() - view.ruler.height))
    assert found.uid == uid


def test_selection_leaves_the_rest_pale(show):
    view = show(built_in("batch-of-three"))
    view.state.select(2)
    image = view.surface.grab().toImage()
    other = image.pixelColor(place(view, 1300 * US, 3)).name().upper()
    own = image.pixelColor(place(view, 900 * US, 3)).name().upper()
    assert own == LIGHT.program
    assert other != LIGHT.program


def test_dragging_the_ruler_moves_the_playhead_to_the_nearest_edge(show, sent, qtbot):
    view = show(built_in("batch-of-three"))
    x = place(view, 100 * US).x()
    drag(
        qtbot,
        view,
        LEFT,
        QPoint(x - 60, view.ruler.height - 5),
        QPoint(x + 5, view.ruler.height - 5),
    )
    assert sent[-1] == GoToTime(100 * US, dragged=True)
    drag(
        qtbot,
        view,
        LEFT,
        QPoint(x - 60, view.ruler.height - 5),
        QPoint(x + 5, view.ruler.height - 5),
        ALT,
    )
    assert sent[-1] != GoToTime(100 * US, dragged=True)
    assert len(sent) >= 4
    assert {type(command) for command in sent} == {GoToTime}


def test_a_left_drag_measures_a_span_with_its_totals(show, qtbot):
    view = show(built_in("batch-of-three"))
    start, end = place(view, 100 * US), place(view, 400 * US)
    drag(qtbot, view, LEFT, start, end)
    assert view.marks.measure == (100 * US, 400 * US)
    words = view.cursors().measured
    assert any("events" in w for w in words)
    assert any("bus busy 0.185 µs" in w for w in words)
    assert view.state.selected_uid is None


@pytest.mark.parametrize(("button", "modifier"), [(MIDDLE, NONE), (LEFT, SHIFT)])
def test_middle_or_shift_drag_pans(show, qtbot, button, modifier):
    view = show(built_in("batch-of-three"))
    before, span = view.state.u0, view.state.span
    drag(qtbot, view, button, QPoint(500, 200), QPoint(400, 200), modifier)
    assert view.state.span == pytest.approx(span)
    moved = view.state.u0 - before
    assert moved == pytest.approx(100 * span / view.state.width_px, rel=0.05)


def test_a_right_drag_zooms_about_its_start(show, qtbot):
    view = show(built_in("batch-of-three"))
    at = QPoint(500, 200)
    before, span = view.place_at(500 - NAMES_WIDTH), view.state.span
    drag(qtbot, view, RIGHT, at, QPoint(580, 200))
    assert view.state.span < span * 0.7
    assert view.place_at(500 - NAMES_WIDTH) == pytest.approx(before, abs=view.state.span * 0.01)


def test_a_double_click_zooms_to_the_segment(show, qtbot):
    view = show(built_in("batch-of-three"))
    qtbot.mouseDClick(view.surface.viewport(), LEFT, NONE, place(view, 180 * US))
    assert view.state.t0_ns < 100_185
    assert view.state.t1_ns > 200_185
    assert view.state.span < 150 * US


def test_the_wheel_scrolls_zooms_pans_and_steps(show, sent):
    view = show(built_in("two-dies"))
    view.resize(1200, 360)
    view.frame()
    wheel(view, -1)
    assert view.scrollbar.value() > 0
    span, about = view.state.span, view.place_at(600 - NAMES_WIDTH)
    wheel(view, 2, CONTROL)
    assert view.state.span == pytest.approx(span * 0.64)
    assert view.place_at(600 - NAMES_WIDTH) == pytest.approx(about)
    before = view.state.u0
    wheel(view, -1, SHIFT)
    assert view.state.u0 > before
    assert sent == []
    wheel(view, -1, ALT)
    wheel(view, 1, ALT)
    assert sent == [StepEvents(1), StepEvents(-1)]


def test_an_option_makes_the_plain_wheel_zoom(show):
    view = show(built_in("batch-of-three"))
    view.state.wheel_zooms = True
    span = view.state.span
    wheel(view, 1)
    assert view.state.span < span


def test_zoom_ends_at_a_nanosecond_a_pixel(show):
    view = show(built_in("batch-of-three"))
    for _ in range(200):
        view.looking.zoom_in()
    assert view.state.span == pytest.approx(view.state.width_px)
    assert view.frame().exact


def test_a_click_on_a_die_collapses_it_and_another_expands_it(show, qtbot):
    view = show(built_in("two-dies"))
    row = next(r for r in view.frame().rows if r.kind is RowKind.DIE and r.die == 1)
    at = QPoint(20, round(row.top + row.height / 2) + view.ruler.height)
    qtbot.mouseClick(view.surface.viewport(), LEFT, NONE, at)
    kinds = [r.kind for r in view.frame().rows if r.die == 1]
    assert kinds == [RowKind.SUMMARY]
    row = next(r for r in view.frame().rows if r.kind is RowKind.SUMMARY)
    image = view.surface.grab().toImage()
    x = round(view.frame().x(100 * US)) + NAMES_WIDTH
    assert (
        image.pixelColor(x, round(row.top + 14) + view.ruler.height).name().upper() == LIGHT.program
    )
    at = QPoint(20, round(row.top + row.height / 2) + view.ruler.height)
    qtbot.mouseClick(view.surface.viewport(), LEFT, NONE, at)
    assert RowKind.PLANE in [r.kind for r in view.frame().rows if r.die == 1]


def test_hovering_tells_everything_about_a_segment(show):
    view = show(built_in("batch-of-three"))
    at = place(view, 650 * US)
    text = view.pointing.tip_text(QPointF(at.x() - NAMES_WIDTH, at.y() - view.ruler.height))
    for words in (
        "op 1  Page_Program_SLC", "die 0, plane 0 block 0 page 0", "PROGRAM_SLC.CORE_BUSY, part 2",
        "consumed 100.000 µs + remaining 209.824 µs = nominal 309.824 µs", "executed",
        "cause: event",
    ):  # fmt: skip
        assert words in text
    assert view.pointing.tip_text(QPointF(700, 400)) == ""


def test_the_tooltip_waits_until_the_pointer_rests(show, qtbot):
    view = show(built_in("batch-of-three"))
    move(view.surface.viewport(), place(view, 650 * US), Qt.MouseButton.NoButton, NONE)
    assert view.pointing.hover.timer.isActive()
    assert view.state.hovered_uid == 1
    qtbot.waitUntil(lambda: not view.pointing.hover.timer.isActive(), timeout=30_000)
    view.pointing.hide_tip()


def test_the_context_menu_sends_commands(show, sent):
    view = show(built_in("reads-while-suspended"))
    refused = view.frame().marks.refusals[0]
    menu = view.pointing.menu(areas(view, refused)[0].center())
    titles = [a.text() for a in menu.actions()]
    assert any(t.startswith("Run to here") for t in titles)
    assert f"Why was op {refused.uid} refused?" in titles
    next(a for a in menu.actions() if a.text().startswith("Why")).trigger()
    assert sent == [WhyRefused(refused.uid)]
    next(a for a in menu.actions() if a.text().startswith("Pin")).trigger()
    assert view.state.pinned == ("d0-p0",)
    assert view.frame().rows[0].name == "d0-p0"


def test_the_minimap_drags_the_playhead_and_the_view(show, sent, qtbot):
    view = show(built_in("batch-of-three"))
    x = round(view.minimap._x(700.0 * US))
    qtbot.mouseClick(view.minimap, LEFT, NONE, QPoint(x, 20))
    assert sent[-1].time_ns == pytest.approx(700 * US, abs=3 * US)
    view.state.set_times(200 * US, 400 * US)
    x = round(view.minimap._x(300.0 * US))
    qtbot.mousePress(view.minimap, LEFT, NONE, QPoint(x, 20))
    move(view.minimap, QPoint(x + 100, 20), LEFT, NONE)
    qtbot.mouseRelease(view.minimap, LEFT, NONE, QPoint(x + 100, 20))
    assert view.state.t0_ns > 280 * US


# Methods


def test_focus_brings_the_op_into_view_and_twice_zooms_to_it(show):
    view = show(built_in("batch-of-three"))
    view.state.set_times(0, 50 * US)
    view.state.select(3)
    view.looking.focus()
    assert view.state.t0_ns < view.frame().as_of.parts_of(3)[0].start_ns < view.state.t1_ns
    view.looking.focus()
    assert view.state.span < 450 * US


def test_the_next_op_on_the_lane_follows_the_order_of_start(show):
    view = show(built_in("batch-of-three"))
    view.state.select(4)
    found = []
    for _ in range(4):
        view.looking.select_neighbour(1)
        found.append(view.state.selected_uid)
    assert found == [5, 1, 2, 3]
    view.looking.select_neighbour(-1)
    assert view.state.selected_uid == 2


def test_empty_lanes_can_be_hidden(show):
    view = show(built_in("batch-of-three"))
    assert any(r.label == "suspended ERASE" for r in view.frame().rows)
    view.state.set_hide_empty(True)
    assert not any(r.label == "suspended ERASE" for r in view.frame().rows)


def test_axis_modes_keep_every_event_in_view_when_all_was(show):
    view = show(built_in("nested"))
    for _ in range(3):
        view.set_axis_mode(view.state.axis_mode.following)
        frame = view.frame()
        xs = [frame.x(int(t)) for t in view.shown.trace.events.time_ns]
        assert min(xs) >= 0
        assert max(xs) <= frame.params.width
        assert any(tick.text for tick in frame.ticks)
    assert view.state.axis_mode is AxisMode.TIME


def test_issue_is_as_wide_as_erase_in_the_event_axis(show):
    view = show(built_in("nested"))
    view.set_axis_mode(AxisMode.EVENT)
    frame = view.frame()
    issue = frame.x(110) - frame.x(0)
    assert issue > 20


def test_the_legend_can_be_hidden(show):
    view = show(built_in("batch-of-three"))
    view.state.set_legend(False)
    assert not view.legend.isVisible()


@pytest.mark.parametrize(("width", "height"), [(800, 300), (530, 240), (1600, 700)])
def test_the_legend_leaves_the_rows_most_of_the_height_and_can_be_scrolled(show, width, height):
    view = show(built_in("batch-of-three"))
    view.resize(width, height)
    QTest.qWait(1)
    assert view.legend.height() <= max((view.height() - 410) / 2, 25)
    assert view.surface.rows_size()[1] >= 90
    needed = legend_height(view.legend.viewport().width(), view.words)
    bar = view.legend.verticalScrollBar()
    assert bar.isVisible() == (needed > view.legend.height())
    assert bar.maximum() + view.legend.height() >= needed - 1


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
def test_a_theme_changes_the_colours_at_once(show, theme):
    view = show(built_in("batch-of-three"))
    view.set_theme(theme)
    image = view.surface.grab().toImage()
    frame = view.frame()
    row = frame.row(0, RowKind.BACKLOG, 0)
    at = (round(frame.x(900 * US)) + NAMES_WIDTH, round(row.top + 30) + view.ruler.height)
    assert image.pixelColor(*at).name().upper() == theme.background


def test_nothing_is_drawn_without_a_trace(qtbot):
    view = TimelineView(ViewState(), Session().marks, LIGHT, lambda _command: False)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    assert view.frame() is None
    view.set_event(3)
    view.fit()
    view.looking.focus()
    assert np.isfinite(view.state.span)


def test_the_minimap_marks_each_column_in_which_a_law_is_broken_and_reads_them_once(show):
    view = show(built_in("batch-of-three"))
    minimap, times = view.minimap, [i * US for i in range(600)] * 3
    view.set_verdicts([verdict(4, [Finding(1, 9, at_ns, "overlap") for at_ns in times])])
    runs = minimap.broken_xs()
    columns = [x for first, last in runs for x in range(first, last + 1)]
    assert columns == sorted({round(minimap._x(view.state.axis.at(at_ns))) for at_ns in times})
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(runs))
    view.set_event(3)
    assert minimap.broken_xs() is runs
    view.set_verdicts([verdict(4, [Finding(1, 9, 600 * US, "overlap")])])
    ((first, last),) = minimap.broken_xs()
    assert first == last


LATE = """nandviz: 1
profile: generic-tlc
script:
  - {at_us: 214748365, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 214749000, op: Page_Read_SLC, die: 0, block: 0, page: 0}
"""


def test_no_tick_of_the_compact_axis_stands_before_0_or_at_the_end_of_a_fold(show):
    view = show(from_text(LATE))
    view.set_axis_mode(AxisMode.COMPACT)
    view.fit()
    frame = view.frame()
    texts = [tick.text for tick in frame.ticks]
    assert len(texts) >= 3
    assert all(text.startswith("214") for text in texts), texts
    per_unit = frame.params.width / (frame.params.u1 - frame.params.u0)
    for low, high in frame.params.axis.folds.tolist():
        fold = frame.params.axis.at(high)
        before = [t for t in frame.ticks if frame.params.axis.time_at(t.place) <= low]
        assert all((fold - t.place) * per_unit >= 50 for t in before)


def test_the_frame_of_the_overview_stays_out_of_its_words(show):
    view = show(built_in("batch-of-three"))
    minimap = view.minimap
    left = minimap.grab().toImage()
    view.state.u0 = -0.5 * view.state.u1
    view.state.spanChanged.emit()
    after = minimap.grab().toImage()
    words = [(x, y) for x in range(NAMES_WIDTH - 20) for y in range(minimap.height())]
    assert all(left.pixel(x, y) == after.pixel(x, y) for x, y in words)


CHANGES = {
    "another event": lambda view: view.set_event(2),
    "a broken law": lambda view: view.set_verdicts([verdict(4, [Finding(1, 2, 400 * US, "why")])]),
    "laws that are not judged": lambda view: view.set_verdicts([], LawState.NOT_JUDGED),
    "a breakpoint": lambda view: view.set_breaks([BreakpointPlace(3, 1)]),
    "a theme": lambda view: view.set_theme(DARK),
    "an axis": lambda view: view.set_axis_mode(AxisMode.EVENT),
    "a size": lambda view: view.resize(700, 500),
    "a language": lambda _view: use("xx", lambda text: f"{text} ({text})"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_minimap_keeps_what_it_shows_until_that_changes(show, monkeypatch, name):
    view = show(built_in("batch-of-three"))
    drawn, draw = [], Minimap._paint_run
    monkeypatch.setattr(Minimap, "_paint_run", lambda *of: drawn.append(draw(*of)))
    for share in (0.9, 0.8, 0.7, 0.6):
        view.state.set_span(0.0, share * view.state.extent[1])
        before = view.minimap.grab().toImage()
    assert len(drawn) == 2  # when it was new, and to be kept
    try:
        CHANGES[name](view)
        QApplication.processEvents()
        after = [view.minimap.grab().toImage() for _ in range(3)]
        assert after[0] != before
        view.minimap._kept = Kept()
        assert [view.minimap.grab().toImage() for _ in range(3)] == after
    finally:
        use("en", None)


ONE_PROGRAM = """
nandviz: 1
name: one program
profile: generic-tlc
topology: {{dies: 1, planes: 1, blocks: 4, pages: 4}}
script: [{{at_us: {at_us}, op: Page_Program_SLC, die: 0, block: 0, page: 0}}]
notes: [{{at_us: 5000, text: end}}]
"""


def test_the_minimap_is_painted_without_a_frame(show, monkeypatch):
    view = show(built_in("batch-of-three"))
    QApplication.processEvents()
    asked, frames = [], view.frames
    monkeypatch.setattr(view, "frames", lambda: asked.append(view) or frames())
    view.minimap.grab()
    assert not asked
    view.surface.grab()
    assert asked


def test_the_picture_is_computed_before_the_window_is_painted(show, monkeypatch):
    view, order = show(built_in("batch-of-three")), []
    QApplication.processEvents()
    compute, hold = Frames.frame, view.hold_frames

    def computed(*args):
        order.append("computed")
        return compute(*args)

    def held():
        order.append("painted")
        return hold()

    monkeypatch.setattr(Frames, "frame", computed)
    monkeypatch.setattr(view, "hold_frames", held)
    low, high = view.state.extent
    view.state.set_span(low, low + (high - low) / 2)
    view.surface.viewport().repaint()
    assert order == ["computed", "painted"]
    order.clear()
    view.surface.viewport().repaint()
    assert order == ["painted"]
    order.clear()
    view.surface.hide()
    view.state.set_span(low, high)
    view.repaint()
    assert order == []


@pytest.mark.qt_log_ignore("Painter ended with 1 saved states", extend=True)
def test_an_error_while_painting_leaves_no_painter_behind(show, monkeypatch):
    view = show(built_in("batch-of-three"))
    before = view.surface.grab().toImage()
    with monkeypatch.context() as patch:
        patch.setattr(OpEndPainter, "sign", None)
        with pytest.raises(TypeError):
            view.surface.grab()
    assert not view.surface.viewport().paintingActive()
    assert view.surface.grab().toImage() == before


def test_the_ruler_and_the_names_look_the_same_each_time_they_are_painted(show):
    view = show(built_in("nested"))
    view.state.set_span(100.5, 200_000.25)
    first = view.surface.grab().toImage()
    assert [view.surface.grab().toImage() == first for _ in range(3)] == [True] * 3


def test_nothing_of_what_was_painted_before_is_left(show, qtbot):
    view = show(built_in("nested"))
    ground = QPixmap(view.surface.size())
    ground.fill(QColor("#FF00FF"))
    QWidget.render(view.surface, ground)
    painted = view.surface.grab().toImage()
    assert ground.toImage() == painted.convertToFormat(ground.toImage().format())
    bare = TimelineView(ViewState(), Session().marks, LIGHT, lambda _command: False)
    qtbot.addWidget(bare)
    bare.resize(400, 300)
    bare.show()
    shown = bare.surface.grab().toImage()
    panel = QColor(LIGHT.panel).rgb()
    colours = {shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())}
    assert colours == {panel}


def test_the_span_is_of_plain_numbers_whatever_it_was_set_to(show):
    view = show(built_in("nested"))
    view.state.set_span(np.float64(100.5), np.float64(200_000.25))
    assert [type(place) for place in (view.state.u0, view.state.u1)] == [float, float]


def test_the_minimap_shows_another_trace_of_as_many_events(show):
    view = show(from_text(ONE_PROGRAM.format(at_us=0)))
    before, last = view.minimap.density().copy(), view.shown.trace.last_event
    view.set_trace(from_text(ONE_PROGRAM.format(at_us=2000)), alike=True)
    view.set_event(last)
    assert view.shown.trace.last_event == last
    assert not np.array_equal(view.minimap.density(), before)


def test_a_tooltip_of_several_lines_shows_them_as_such():
    as_of = AsOf(built_in("batch-of-three"))
    told = describe(as_of, Hit(None, text="refused\nand 2 more"))
    assert told == ["refused", "and 2 more"]
    assert [line for line in describe(as_of, Hit(None, 1, text="a\nb")) if len(line) == 1] == [
        *"ab"
    ]
