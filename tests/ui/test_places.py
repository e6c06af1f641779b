"""Back and forward: jumps are remembered as places, steps merge into one, a new file forgets."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.dialogs.goto import GotoDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.place_control import JUMPS, MOST_PLACES
from nandviz.ui.timeline.rows import NAMES_WIDTH

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
Press = Callable[..., None]

Spot = tuple[int, int, int]


def spot(window: MainWindow) -> Spot:
    view = window.parts.view
    return window.session.playhead.k, view.t0_ns, view.t1_ns


def back(press: Press) -> None:
    press(Key.Key_Left, Modifier.AltModifier)


def forward(press: Press) -> None:
    press(Key.Key_Right, Modifier.AltModifier)


def by_search(window: MainWindow, press: Press) -> None:
    press(Key.Key_Slash)
    search = window.parts.widgets.toolbar.search
    QTest.keyClicks(search, "550.185")
    while search.searching:
        QTest.qWait(1)
    QTest.keyClick(search, Key.Key_Return)


def by_go_to(window: MainWindow, press: Press) -> None:
    press(Key.Key_G)
    dialog = next(d for d in window.findChildren(GotoDialog) if d.isVisible())
    QTest.keyClicks(dialog.line, "#8")
    QTest.keyClick(dialog.line, Key.Key_Return)
    window.activateWindow()  # which a window manager does when a dialog goes
    QTest.qWait(1)


def by_kind(_window: MainWindow, press: Press) -> None:
    press(Key.Key_N)


def by_breakpoint(_window: MainWindow, press: Press) -> None:
    press(Key.Key_F5)


def by_cause(_window: MainWindow, press: Press) -> None:
    press(Key.Key_BracketLeft)


def by_end(_window: MainWindow, press: Press) -> None:
    press(Key.Key_End)


def by_fit(_window: MainWindow, press: Press) -> None:
    press(Key.Key_0, Modifier.ControlModifier)


def by_minimap(window: MainWindow, _press: Press) -> None:
    minimap = window.parts.widgets.central.timeline.minimap
    at = QPoint(minimap.width() - 40, 10)
    QTest.mouseClick(minimap, Button.LeftButton, pos=at)


def by_drag_on_the_ruler(window: MainWindow, _press: Press) -> None:
    surface = window.parts.widgets.central.timeline.surface.viewport()
    QTest.mousePress(surface, Button.LeftButton, pos=QPoint(NAMES_WIDTH + 300, 60))
    for x in range(320, 700, 20):
        QTest.mouseMove(surface, QPoint(NAMES_WIDTH + x, 60))
    QTest.mouseRelease(surface, Button.LeftButton, pos=QPoint(NAMES_WIDTH + 700, 60))


def by_row(window: MainWindow, _press: Press) -> None:
    pane = window.parts.widgets.docks.panes["events"]
    assert isinstance(pane, TablePane)
    at = pane.table.visualRect(pane.model.index(4, 0)).center()
    QTest.mouseClick(pane.table.viewport(), Button.LeftButton, pos=at)
    QTest.mouseDClick(pane.table.viewport(), Button.LeftButton, pos=at)


def by_double_click(window: MainWindow, _press: Press) -> None:
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    place = frame.laid.places[1]
    at = QPointF(NAMES_WIDTH + frame.x(50_000), 70 + (place.top + place.bottom) / 2).toPoint()
    QTest.mouseDClick(timeline.surface.viewport(), Button.LeftButton, pos=at)


WAYS = (
    *(by_search, by_go_to, by_kind, by_breakpoint, by_cause, by_end, by_fit),
    *(by_minimap, by_drag_on_the_ruler, by_row, by_double_click),
)


@pytest.mark.parametrize("jump", WAYS)
def test_back_leads_to_where_a_jump_came_from_and_forward_to_where_it_went(
    window: MainWindow, press: Press, jump: Callable[[MainWindow, Press], None]
) -> None:
    press(Key.Key_W)
    press(Key.Key_F10)
    before = spot(window)
    jump(window, press)
    QTest.qWait(60)
    after = spot(window)
    assert after != before
    back(press)
    QTest.qWait(60)
    assert spot(window) == before
    forward(press)
    QTest.qWait(60)
    assert spot(window) == after


def test_steps_are_one_place(window: MainWindow, press: Press) -> None:
    for _ in range(5):
        press(Key.Key_F10)
    press(Key.Key_D)
    here = spot(window)
    press(Key.Key_End)
    press(Key.Key_Left)
    press(Key.Key_Left)
    there = spot(window)
    back(press)
    assert spot(window) == here
    assert not window.parts.widgets.actions["analyse.place-before"].isEnabled()
    forward(press)
    assert spot(window) == there


def test_the_buttons_of_the_mouse_go_back_and_forward(window: MainWindow, press: Press) -> None:
    here = spot(window)
    press(Key.Key_End)
    there = spot(window)
    for button, wanted in ((Button.BackButton, here), (Button.ForwardButton, there)):
        for at in (QPoint(700, 300), QPoint(700, 880)):
            QTest.mouseClick(window.windowHandle(), button, pos=at)
            assert spot(window) == wanted
    assert window.parts.view.selected_uid is None


def test_a_jump_after_going_back_forgets_what_lay_ahead(window: MainWindow, press: Press) -> None:
    actions = window.parts.widgets.actions
    press(Key.Key_End)
    back(press)
    assert actions["analyse.place-after"].isEnabled()
    press(Key.Key_N)
    assert not actions["analyse.place-after"].isEnabled()


def test_a_jump_that_moves_nothing_is_no_place(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    there = spot(window)
    for _ in range(3):
        press(Key.Key_0, Modifier.ControlModifier)
    assert spot(window) == there
    back(press)
    assert window.session.playhead.k == 0


def test_a_fitted_run_is_fitted_again(window: MainWindow, press: Press) -> None:
    assert window.parts.view.fitted
    by_go_to(window, press)
    press(Key.Key_W)
    back(press)
    assert window.parts.view.fitted


def test_another_file_forgets_the_places_and_an_edit_does_not(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_End)
    window.session.edits.remove_entry(1)
    qtbot.waitUntil(lambda: window.parts.state.read().place_before, timeout=10_000)
    window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
    before = window.session.files.title
    window.send(OpenFile("@nested"))
    qtbot.waitUntil(lambda: window.session.files.title != before, timeout=10_000)
    state = window.parts.state.read()
    assert not state.place_before
    assert not state.place_after


def test_no_more_places_are_kept_than_one_would_go_back_through(
    window: MainWindow, press: Press
) -> None:
    for _ in range(MOST_PLACES):
        press(Key.Key_End)
        press(Key.Key_Home)
    for _ in range(MOST_PLACES):
        back(press)
    assert not window.parts.widgets.actions["analyse.place-before"].isEnabled()


def test_what_counts_as_a_jump_is_a_command_of_the_window(window: MainWindow) -> None:
    assert window.parts.dispatcher.kinds >= JUMPS
    assert {type(entry.command) for entry in COMMANDS} & JUMPS
