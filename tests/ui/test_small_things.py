"""What annoyed: speeds, words for the start, names, menus, Esc, keys that desktops take."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTableView
from pytestqt.qtbot import QtBot

from nandviz.scenario import library
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.dialogs.builtin import BuiltinDialog
from nandviz.ui.dialogs.settings import SettingsDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]


def test_play_goes_far_beyond_64_events_a_second(
    window: MainWindow, press: Press, settings: Settings
) -> None:
    for _ in range(30):
        press(Key.Key_Greater)
    speed = window.parts.widgets.toolbar.speed
    assert "65,536 events/s" in speed.toolTip()
    settings.play_unit = "us"
    for _ in range(13):
        press(Key.Key_Less)
    assert "1 s of wall time = 200 µs" in speed.toolTip()
    assert speed.accessibleDescription() == "1 s of wall time = 200 µs"


def test_the_toolbar_does_not_shift(window: MainWindow, press: Press) -> None:
    toolbar = window.parts.widgets.toolbar

    def places() -> list[int]:
        QApplication.processEvents()
        return [toolbar.widgetForAction(a).x() for a in toolbar.actions()]

    before = places()
    for _ in range(12):
        press(Key.Key_Greater)
    for uid in range(1, 12):
        window.parts.view.select(uid)
        press(Key.Key_F9)
    assert places() == before
    toolbar.show_run(1, ("0.25×", ""), 0)
    assert places() == before


def test_the_start_of_the_run_is_said_in_words(window: MainWindow, press: Press) -> None:
    press(Key.Key_Home)
    words = window.statusBar().currentMessage()
    assert "-1" not in words
    assert "−1" not in words
    assert "start, 14 events" in words


def test_built_in_scenarios_show_the_names_of_the_readme_from_simple_to_hard(
    window: MainWindow, press: Press
) -> None:
    press(Key.Key_O, Modifier.ControlModifier, Modifier.ShiftModifier)
    dialog = window.findChild(BuiltinDialog)
    assert isinstance(dialog, BuiltinDialog)
    texts = [dialog.list.item(i).text() for i in range(dialog.list.count())]
    assert [text.split("\n")[0] for text in texts[:2]] == ["suspend-resume", "batch-of-three"]
    assert sorted(text.split("\n")[0] for text in texts) == list(library.names())
    assert texts[-1].startswith("host-")
    QTest.keyClicks(dialog.list, "batch-of")
    QTest.keyClick(dialog.list, Key.Key_Return)
    assert window.session.files.title == "Batch of three, suspended on the first"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_right_click_on_the_minimap_has_a_menu_and_moves_nothing(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_End)
    minimap = window.parts.widgets.central.timeline.minimap
    at = QPoint(NAMES_WIDTH + 300, 20)
    k = window.session.playhead.k
    QTest.mousePress(minimap, Qt.MouseButton.RightButton, pos=at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, minimap.mapToGlobal(at))
    QApplication.sendEvent(minimap, event)
    QTest.mouseRelease(minimap, Qt.MouseButton.RightButton, pos=at)
    assert window.session.playhead.k == k
    menu = minimap.findChild(QMenu)
    assert isinstance(menu, QMenu)
    run = next(a for a in menu.actions() if a.text().startswith("Run to here"))
    run.trigger()
    assert 0 <= window.session.playhead.k < k
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_right_click_on_a_lane_name_pins_and_collapses(window: MainWindow) -> None:
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, 2)
    assert row is not None
    at = QPoint(60, round(row.top + 8) + timeline.ruler.height)
    port = timeline.surface.viewport()
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
    menu = timeline.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [a.text() for a in menu.actions()]
    assert texts == ["Pin lane die 0 plane 2", "Collapse die 0", "Hide empty lanes"]
    menu.actions()[1].trigger()
    assert 0 in window.parts.view.collapsed
    menu.close()


def test_esc_lets_go_of_a_row_too(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    pane = window.parts.widgets.docks.panes["events"]
    window.parts.widgets.docks.raise_("events")
    table = pane.findChild(QTableView)
    assert isinstance(table, QTableView)
    table.scrollToTop()
    at = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.selectionModel().hasSelection()
    QTest.keyClick(table, Key.Key_Escape)
    assert not table.selectionModel().hasSelection()
    assert not table.currentIndex().isValid()
    assert window.parts.view.selected_uid is None


def test_a_file_that_is_written_as_it_was_has_not_changed(
    make_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(library.path("batch-of-three").read_bytes())
    window = make_window(str(path))
    bar = window.parts.widgets.central.bar
    path.write_bytes(path.read_bytes())
    assert not window.session.files.changed_on_disk()
    qtbot.wait(500)
    assert bar.isHidden()
    path.write_bytes(path.read_bytes() + b"# more\n")
    qtbot.waitUntil(bar.isVisible, timeout=30_000)
    assert "changed on disk" in bar.words.text()


TAKEN = {
    "Alt+F10", "Alt+F5", "Alt+F11", "Ctrl+F10", "Ctrl+Alt+F10", "Alt+Space", "Ctrl+F9",
    "Alt+Return", "Alt+Shift+F5", "Alt+<", "Alt+>",
}  # fmt: skip
"""Keys that GNOME, KDE, openbox or Windows, or one of their common set-ups, keep."""


def test_every_key_that_a_desktop_takes_has_a_second_one() -> None:
    alone = [e.name for e in COMMANDS if e.keys and set(e.keys) <= TAKEN]
    assert alone == []
    every = [key for e in COMMANDS for key in e.keys]
    assert {key for key in every if "Alt" in key} <= TAKEN | {"Alt+Left", "Alt+Right"}


@pytest.mark.parametrize(
    ("keys", "k"),
    [((Key.Key_R,), 6), ((Key.Key_F5, "ctrl+shift"), 4), ((Key.Key_Space, "shift"), -1)],
)
def test_the_second_keys_arrive(
    window: MainWindow, press: Press, qtbot: QtBot, keys: tuple[Qt.Key, ...], k: int
) -> None:
    modifiers = {"ctrl+shift": (Modifier.ControlModifier, Modifier.ShiftModifier),
                 "shift": (Modifier.ShiftModifier,)}  # fmt: skip
    held = modifiers[keys[1]] if len(keys) > 1 else ()  # type: ignore[index]
    if keys[0] == Key.Key_R:
        window.parts.view.hover(None, 400_000)
    elif keys[0] == Key.Key_F5:
        press(Key.Key_F5)
        k = window.session.playhead.k
        press(Key.Key_End)
    press(keys[0], *held)
    qtbot.waitUntil(lambda: window.session.playhead.k == k, timeout=30_000)


def test_ctrl_return_uses_the_whole_screen(window: MainWindow, press: Press) -> None:
    press(Key.Key_Return, Modifier.ControlModifier)
    assert window.isFullScreen()
    press(Key.Key_Return, Modifier.ControlModifier)
    assert not window.isFullScreen()


def test_the_pattern_theme_can_be_chosen(
    window: MainWindow, press: Press, settings: Settings
) -> None:
    press(Key.Key_Comma, Modifier.ControlModifier)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    box: QComboBox = dialog.theme
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    QTest.keyClick(dialog, Key.Key_Return)
    assert settings.theme == "print"
    assert window.parts.appearance.theme.patterns
    assert window.parts.widgets.actions["view.theme.print"].isChecked()


def test_tab_passes_what_is_seen_in_a_sensible_order(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.parts.widgets.central.timeline.setFocus()
    window.parts.widgets.docks.raise_("events")
    names = []
    for _ in range(24):
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.accessibleName()
        if widget.accessibleName() not in names[-1:]:
            names.append(widget.accessibleName())
        QTest.keyClick(widget, Key.Key_Tab)
    assert "Remove the selected breakpoints (Delete)" not in names
    once = names[: names.index("Timeline", 1)]
    assert once == [
        "Timeline", "Events", "Filter the rows", "About the selection", "Panes",
        "Search ops, events and blocks", "Laws",
    ]  # fmt: skip


def test_tab_reaches_the_pane_that_is_up(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.parts.widgets.docks.raise_("breakpoints")
    window.parts.widgets.central.timeline.setFocus()
    QTest.keyClick(window.parts.widgets.central.timeline, Key.Key_Tab)
    widget = QApplication.focusWidget()
    assert widget is not None
    assert window.parts.widgets.docks.panes["breakpoints"].isAncestorOf(widget)


def test_delete_removes_the_current_breakpoint(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.parts.widgets.docks.raise_("breakpoints")
    table = window.parts.widgets.docks.panes["breakpoints"].findChild(QTableView)
    assert isinstance(table, QTableView)
    before = len(window.session.breakpoints)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Key.Key_Delete)
    assert len(window.session.breakpoints) == before - 1


def test_the_sentence_of_each_step_is_there_for_a_screen_reader(
    window: MainWindow, press: Press
) -> None:
    narrator = window.parts.widgets.central.narrator
    said = set()
    for _ in range(4):
        press(Key.Key_F10)
        said.add(narrator.accessibleDescription())
    assert len(said) == 4
    assert any("SUSPEND of op 1" in words for words in said)
