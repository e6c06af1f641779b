"""A right click on what went wrong finds the smallest scenario that still does it, as B beside."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView
from pytestqt.qtbot import QtBot

from nandviz.model.words import EntryFate, Reason
from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.scenario.breakpoint_words import breakpoint_words, parse_breakpoint
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.open_run import OpenRun
from nandviz.study.condition import first_event
from nandviz.trace.codes import ENTRY_FATE_CODE
from nandviz.ui.commands.compare import SMALLEST, Shrink, StopShrinking
from nandviz.ui.commands.run import AddBreakpoint, GoToEnd, GoToEvent
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.menu import lines as menu_lines
from nandviz.ui.timeline.painters.paint_points import BrokenLawPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.view import TimelineView
from tests.study.twice import ended_twice

MakeWindow = Callable[..., MainWindow]
WAIT_MS = 60_000
ignored = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_at_end(make_window: MakeWindow, qtbot: QtBot) -> MakeWindow:
    def opened(source: str) -> MainWindow:
        window = make_window(source)
        qtbot.waitUntil(lambda: window.session.run.head >= 0)  # a folder is read aside
        window.send(GoToEnd())
        QTest.qWait(1)
        return window

    return opened


def line_of(menu: QMenu) -> QAction:
    return next(each for each in menu.actions() if each.text() == SMALLEST)


def right_click(table: QTableView, row: int) -> QMenu:
    """Return the menu that a right click on a row shows."""
    table.setCurrentIndex(table.model().index(row, 0))
    QTest.qWait(1)
    at = table.visualRect(table.model().index(row, 0)).center()
    viewport = table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=at)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def click(menu: QMenu) -> None:
    """Click on the line of a menu that is shown."""
    at = menu.actionGeometry(line_of(menu)).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)


def found(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the smallest scenario is open beside, and simulated."""
    qtbot.waitUntil(lambda: not window.parts.shrink.busy, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.session.run.progress.running, timeout=WAIT_MS)
    assert window.session.branch.a is not None


def up(window: MainWindow, name: str) -> TablePane:
    window.parts.widgets.docks.raise_(name)
    QTest.qWait(1)
    pane = window.parts.widgets.docks.panes[name]
    assert isinstance(pane, TablePane)
    return pane


def assert_smallest(window: MainWindow, a: OpenRun, condition: str) -> None:
    """Assert that B is a part of A of which the condition holds, and stops there."""
    session = window.session
    assert session.branch.a is a
    assert session.run.scenario is not None
    (what,) = session.run.scenario.breakpoints
    assert breakpoint_words(what) == condition
    assert first_event(session.run.trace, what) is not None
    assert 1 <= len(session.run.trace.ops) < len(a.trace.ops)
    assert not window.parts.widgets.shrinking.isVisible()


@ignored
def test_a_right_click_on_a_refusal_opens_the_smallest_scenario_beside(
    open_at_end: MakeWindow, qtbot: QtBot
) -> None:
    window = open_at_end("@refusals")
    a = window.session.run
    refusals = up(window, "refusals")
    qtbot.waitUntil(lambda: len(refusals.model.rows) > 0)
    rows = refusals.model.rows
    row = next(n for n in range(len(rows)) if rows[n].reason is Reason.NOT_CORE_BUSY)
    click(right_click(refusals.table, row))
    assert window.parts.shrink.busy
    assert window.parts.widgets.shrinking.isVisible()
    found(window, qtbot)
    place = window.session.run.scenario.breakpoints[0].op
    assert_smallest(window, a, f"op {place}, rejected not_core_busy")


@ignored
def test_a_right_click_on_a_broken_law_opens_the_ops_that_break_it_beside(
    open_at_end: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_at_end(str(ended_twice(tmp_path / "run")))
    a = window.session.run
    laws = up(window, "laws")
    qtbot.waitUntil(lambda: len(laws.model.rows) > 0)
    rows = laws.model.rows
    row = next(n for n in range(len(rows)) if rows[n].name == "2" and rows[n].uid == 13)
    click(right_click(laws.table, row))
    found(window, qtbot)
    b = window.session.run
    assert window.session.branch.a is a
    assert (len(a.trace.ops), len(b.trace.ops)) == (15, 3)
    assert [verdict.law for verdict in b.laws.verdicts if verdict.violations] == [2, 3, 14, 16]


def _is_of(timeline: TimelineView, x: int, y: int, uid: int) -> bool:
    """Whether an op lies at a point of the surface."""
    hit = timeline.pointing.hit(QPointF(x - NAMES_WIDTH, y - timeline.ruler.height))
    return hit is not None and hit.uid == uid


@ignored
def test_a_right_click_on_a_dropped_op_on_the_timeline_opens_the_smallest_scenario_beside(
    open_at_end: MakeWindow, qtbot: QtBot
) -> None:
    window = open_at_end("@retry-then-drop")
    a = window.session.run
    trace = a.trace
    entry = int((trace.backlog.fate[:] == ENTRY_FATE_CODE[EntryFate.DROPPED]).argmax())
    uid = int(trace.backlog.uid[entry])
    timeline = window.parts.widgets.central.timeline
    port = timeline.surface.viewport()
    frame = timeline.frame()
    assert frame is not None
    middle_ns = (int(trace.backlog.entered_ns[entry]) + int(trace.backlog.left_ns[entry])) // 2
    x = round(frame.x(middle_ns)) + NAMES_WIDTH
    at = next(QPoint(x, y) for y in range(0, port.height(), 3) if _is_of(timeline, x, y, uid))
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
    menu = timeline.findChild(QMenu)
    assert isinstance(menu, QMenu)
    click(menu)
    found(window, qtbot)
    assert window.session.branch.a is a
    place = window.session.run.scenario.breakpoints[0].op
    (what,) = window.session.run.scenario.breakpoints
    assert breakpoint_words(what) == f"op {place}, backlog dropped epr_page_order"
    assert first_event(window.session.run.trace, what) is not None


@ignored
def test_a_right_click_on_the_sign_of_a_broken_law_opens_the_ops_that_break_it_beside(
    open_at_end: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_at_end(str(ended_twice(tmp_path / "run")))
    a = window.session.run
    timeline = window.parts.widgets.central.timeline
    qtbot.waitUntil(lambda: len(timeline.frame().marks.broken) > 0)
    scene = Scene(timeline.frame(), timeline.words)
    painter = BrokenLawPainter()
    sign = next(s for s in painter.placed(scene) if s.marks[0].uid == 13)
    at = sign.at.toPoint() + QPoint(NAMES_WIDTH, timeline.ruler.height)
    QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.RightButton, pos=at)
    menu = timeline.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()].count(SMALLEST) == 1
    click(menu)
    found(window, qtbot)
    b = window.session.run
    assert window.session.branch.a is a
    assert (len(a.trace.ops), len(b.trace.ops)) == (15, 3)
    assert sign.marks[0].law in [v.law for v in b.laws.verdicts if v.violations]


@ignored
def test_a_right_click_on_the_sign_of_a_law_that_no_op_broke_offers_the_smallest_scenario(
    open_at_end: MakeWindow,
) -> None:
    window = open_at_end("@batch-of-three")
    timeline = window.parts.widgets.central.timeline
    broken = BrokenLaw(9, 0, -1, -1, 50_000, 1, "nobody")
    row = timeline.frame().rows[0]
    lines = menu_lines(Hit(row, None, -1, 50_000, 50_000, 1, "nobody", broken=broken), 0, None, "")
    assert Shrink(Breakpoint(law=9), 1) in [line.command for line in lines]


@ignored
def test_a_right_click_on_a_breakpoint_that_was_hit_opens_the_smallest_scenario_beside(
    open_at_end: MakeWindow, qtbot: QtBot
) -> None:
    window = open_at_end("@batch-of-three")
    a = window.session.run
    window.session.breakpoints.replace_all([])
    window.send(AddBreakpoint(parse_breakpoint("backlog dropped")))
    window.send(AddBreakpoint(parse_breakpoint("backlog displaced")))
    pane = up(window, "breakpoints")
    menu = right_click(pane.table, 0)
    assert SMALLEST not in [action.text() for action in menu.actions()]
    menu.close()
    click(right_click(pane.table, 1))
    found(window, qtbot)
    assert_smallest(window, a, "backlog displaced")


def test_what_happened_at_the_playhead_is_looked_for_from_the_palette(
    open_at_end: MakeWindow, qtbot: QtBot
) -> None:
    window = open_at_end("@retry-then-drop")
    a = window.session.run
    assert window.send_named("compare.shrink")
    assert not window.parts.shrink.busy
    assert "nothing to look for" in window.statusBar().currentMessage()
    left = int(a.trace.backlog.died[a.trace.backlog.fate[:].argmax()])
    window.send(GoToEvent(left))
    assert window.send_named("compare.shrink")
    assert "backlog dropped" in window.statusBar().currentMessage()
    found(window, qtbot)
    assert "entries left: 4 of 4" in window.statusBar().currentMessage()


def test_to_stop_keeps_the_smallest_so_far(open_at_end: MakeWindow, qtbot: QtBot) -> None:
    window = open_at_end("@workload-four-dies")
    a = window.session.run
    assert not window.send(StopShrinking())
    window.send(Shrink(parse_breakpoint("backlog dropped")))
    line = window.parts.widgets.shrinking
    qtbot.waitUntil(lambda: "smallest so far" in line.words.text(), timeout=WAIT_MS)
    k = window.session.playhead.k
    QTest.keyClick(window, Qt.Key.Key_Home)
    assert window.session.playhead.k == -1 < k  # the window is alive meanwhile
    QTest.mouseClick(line.stop, Qt.MouseButton.LeftButton)
    found(window, qtbot)
    assert first_event(window.session.run.trace, parse_breakpoint("backlog dropped")) is not None
    assert len(window.session.run.trace.ops) <= len(a.trace.ops)


def test_what_does_not_hold_is_said(open_at_end: MakeWindow, qtbot: QtBot) -> None:
    window = open_at_end("@batch-of-three")
    window.send(Shrink(parse_breakpoint("law 2")))
    qtbot.waitUntil(lambda: not window.parts.shrink.busy, timeout=WAIT_MS)
    assert window.session.branch.a is None
    assert "broken law 2 does not hold of it" in window.parts.widgets.central.bar.words.text()


def test_a_window_that_closes_looks_no_more(open_at_end: MakeWindow) -> None:
    window = open_at_end("@workload-four-dies")
    window.send(Shrink(parse_breakpoint("backlog dropped")))
    assert window.parts.shrink.busy
    window.close()
    assert not window.parts.shrink.busy
    assert not multiprocessing.active_children()
