"""The breakpoints pane: rows come and go by keys and mouse, and are written into the scenario."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nandviz.exchange.nandseqgen import exporter
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Breakpoint
from nandviz.ui.commands.run import AddBreakpoint
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.breakpoints import BreakpointsPane

Key = Qt.Key


@pytest.fixture
def pane(window: MainWindow, qtbot: QtBot) -> BreakpointsPane:
    """Return the pane with the breakpoint of the scenario and two more."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.parts.widgets.docks.raise_("breakpoints")
    for uid in (2, 3):
        window.send(AddBreakpoint(Breakpoint(op_uid=uid)))
    return window.parts.widgets.docks.pane(BreakpointsPane)


def click(pane: BreakpointsPane, title: str) -> None:
    button = next(b for b in pane.findChildren(QPushButton) if b.text().replace("&", "") == title)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_row(pane: BreakpointsPane, row: int, *modifiers: Qt.KeyboardModifier) -> None:
    at = pane.table.visualRect(pane.model.index(row, 3)).center()
    both = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        both |= modifier
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, both, at)


def held(window: MainWindow) -> list[Breakpoint]:
    return [each.what for _, each in window.session.breakpoints]


@pytest.mark.usefixtures("pane")
def test_breakpoints_are_not_in_the_file_until_they_are_written(window: MainWindow) -> None:
    assert not window.session.files.modified
    assert len(loads(window.session.files.text).breakpoints) == len(held(window)) - 2


def test_a_click_on_write_puts_them_into_the_text_and_undo_takes_them_out(
    window: MainWindow, pane: BreakpointsPane
) -> None:
    before = window.session.files.text
    k = window.session.playhead.k
    click(pane, "Write")
    assert list(loads(window.session.files.text).breakpoints) == held(window)
    assert window.session.files.modified
    assert window.session.playhead.k == k
    assert len(held(window)) == 3
    assert "3 breakpoints are in the scenario" in window.statusBar().currentMessage()
    QTest.keyClick(
        window.parts.widgets.central.timeline, Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert window.session.files.text == before
    assert len(held(window)) == 3


def test_those_that_are_off_are_not_written_and_the_line_says_so(
    window: MainWindow, pane: BreakpointsPane
) -> None:
    at = pane.table.visualRect(pane.model.index(1, 1))
    spot = at.topLeft()
    spot.setX(spot.x() + 10)
    spot.setY(at.center().y())
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not window.session.breakpoints[2].enabled
    click(pane, "Write")
    assert len(loads(window.session.files.text).breakpoints) == 2
    assert "1 that is off is not" in window.statusBar().currentMessage()


def test_delete_removes_every_selected_row_and_nothing_else(
    window: MainWindow, pane: BreakpointsPane
) -> None:
    first = held(window)[0]
    click_row(pane, 1)
    click_row(pane, 2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane.table, Key.Key_Delete)
    assert held(window) == [first]


def test_a_click_on_remove_removes_the_current_row(
    window: MainWindow, pane: BreakpointsPane
) -> None:
    click_row(pane, 1)
    click(pane, "Remove")
    assert [b.op_uid for b in held(window)][-1] == 3
    assert len(held(window)) == 2


def test_a_trace_says_why_nothing_can_be_written(
    make_window: Callable[..., MainWindow], window: MainWindow, tmp_path_factory, qtbot: QtBot
) -> None:
    folder = tmp_path_factory.mktemp("foreign")
    exporter.write(window.session.run.trace, folder)
    other = make_window(str(folder))
    other.activateWindow()
    other.parts.widgets.docks.raise_("breakpoints")
    qtbot.waitUntil(lambda: len(other.session.run.trace.events) > 0, timeout=30_000)
    pane = other.parts.widgets.docks.pane(BreakpointsPane)
    other.send(AddBreakpoint(Breakpoint(op_uid=1)))
    click(pane, "Write")
    assert "without a scenario" in other.parts.widgets.central.bar.words.text()
