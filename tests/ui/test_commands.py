"""The one table of commands: whole, without conflicts, and the only source of keys."""

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from nandviz.ui.command_table import BY_NAME, COMMANDS, MENUS
from nandviz.ui.commands.command import AppState
from nandviz.ui.main_window import MainWindow
from nandviz.ui.palette import matches, score
from nandviz.ui.panes.table import PANES
from nandviz.ui.resources import icon_path

SPECIFIED = (
    *("F5", "Shift+F5", "F10", "F11", "Ctrl+F10", "Space", "<", ">", "F9"),
    *("Alt+F5", "Alt+F10", "Alt+F11", "Ctrl+Alt+F10", "Alt+Space"),
    *("Left", "Right", "Ctrl+Left", "Ctrl+Right", "Home", "End"),
    *("W", "S", "A", "D", "Ctrl+0", "F", ".", ",", "N", "Shift+N", "[", "]", "G", "M", "Shift+M"),
    *("T", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+R", "Ctrl+E", "Ctrl+Shift+E"),
    *("Ctrl+Shift+P", "/", "?", "Ctrl+Z", "Ctrl+Shift+Z", "Alt+Return"),
)


def test_every_key_of_the_specification_is_bound() -> None:
    bound = {QKeySequence(key).toString() for c in COMMANDS for key in c.keys}
    missing = [key for key in SPECIFIED if QKeySequence(key).toString() not in bound]
    assert missing == []


def test_no_two_commands_share_a_key_or_a_name() -> None:
    keys = Counter(QKeySequence(key).toString() for c in COMMANDS for key in c.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys
    assert len(BY_NAME) == len(COMMANDS)


def test_every_command_is_worded_and_placed() -> None:
    for command in COMMANDS:
        assert command.title
        assert command.help.endswith(".")
        assert command.menu.split("/")[0] in MENUS
        if command.icon:
            assert icon_path(command.icon).is_file()


def test_menus_and_keys_of_the_window_come_from_the_table(window: MainWindow) -> None:
    for command in COMMANDS:
        action = window.parts.widgets.actions[command.name]
        assert action.text() == command.title
        wanted = [QKeySequence(key) for key in command.keys]
        assert action.shortcuts() == wanted
        assert action in window.parts.widgets.menus[command.menu].actions()
    shortcuts = [a for a in window.findChildren(QAction) if a.shortcuts()]
    assert {a.objectName() for a in shortcuts} <= BY_NAME.keys()


def test_every_pane_can_be_toggled_from_the_view_menu(window: MainWindow) -> None:
    panes = window.parts.widgets.menus["View/Panes"]
    assert isinstance(panes, QMenu)
    assert [a.objectName() for a in panes.actions()] == [f"view.pane.{p.name}" for p in PANES]


def test_actions_are_enabled_as_things_stand(window: MainWindow) -> None:
    window.session.playhead.home()
    assert not window.parts.widgets.actions["run.back-event"].isEnabled()
    assert window.parts.widgets.actions["run.next-event"].isEnabled()
    window.session.playhead.end()
    assert window.parts.widgets.actions["run.back-event"].isEnabled()
    assert not window.parts.widgets.actions["run.next-event"].isEnabled()
    assert not window.parts.widgets.actions["analyse.next-on-lane"].isEnabled()
    window.parts.view.select(1)
    assert window.parts.widgets.actions["analyse.next-on-lane"].isEnabled()


def test_nothing_but_the_program_itself_is_possible_before_a_scenario_is_open() -> None:
    nothing = AppState()
    possible = {c.name for c in COMMANDS if c.command.possible(nothing)}
    assert {"file.open", "file.quit", "help.keys", "help.palette"} <= possible
    assert not {n for n in possible if n.startswith(("run.", "analyse.", "file.save"))}


def test_the_palette_finds_by_first_letters_before_scattered_ones() -> None:
    assert matches("next event")[0].name == "run.next-event"
    assert matches("rl")[0].name == "view.reset-layout"
    assert [entry.title for entry in matches("script")[:2]] == ["Script pane", "New script entry…"]
    assert score("xyz", "Next event") is None
    assert score("ne", "Next event") == 0
