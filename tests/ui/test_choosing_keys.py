"""Keys can be chosen: conflicts are named, they are kept, and bad settings lose nothing."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from nandviz.ui.command_table import BY_NAME, COMMANDS
from nandviz.ui.dialogs.keys import KeysDialog, KeysPage
from nandviz.ui.key_map import KeyMap
from nandviz.ui.main_window import MainWindow
from nandviz.ui.palette import Palette
from nandviz.ui.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]
MakeWindow = Callable[..., MainWindow]

NEXT, PLAY = BY_NAME["run.next-event"], BY_NAME["run.play"]


def page(window: MainWindow, press: Press) -> KeysPage:
    press(Key.Key_Question)
    return next(d for d in window.findChildren(KeysDialog) if d.isVisible()).keys


def close(window: MainWindow) -> None:
    dialog = next(d for d in window.findChildren(KeysDialog) if d.isVisible())
    QTest.keyClick(dialog.keys.line, Key.Key_Escape)
    assert not dialog.isVisible()
    window.activateWindow()
    QTest.qWait(1)


def find(shown: KeysPage, words: str) -> None:
    shown.line.selectAll()
    QTest.keyClicks(shown.line, words)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_key(shown: KeysPage, place: int, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Modifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(shown.edits[place], key, held)


def test_a_key_that_is_chosen_works_at_once_and_the_old_one_no_more(
    window: MainWindow, press: Press, settings: Settings
) -> None:
    shown = page(window, press)
    find(shown, "handle the next event")
    type_key(shown, 0, Key.Key_J)
    click(shown.set)
    close(window)
    press(Key.Key_F10)
    assert window.session.playhead.k == 0
    press(Key.Key_J)
    press(Key.Key_Right)
    assert window.session.playhead.k == 2
    assert "(J, Right)" in window.parts.widgets.actions["run.next-event"].toolTip()
    assert json.loads(settings.keys) == {"run.next-event": ["J", "Right"]}


def test_chosen_keys_are_kept_and_shown_wherever_keys_are_shown(
    window: MainWindow, press: Press, make_window: MakeWindow
) -> None:
    shown = page(window, press)
    find(shown, "handle the next event")
    type_key(shown, 1, Key.Key_K, Modifier.ControlModifier, Modifier.AltModifier)
    click(shown.set)
    close(window)
    again = make_window()
    action = again.parts.widgets.actions["run.next-event"]
    assert [key.toString() for key in action.shortcuts()] == ["F10", "Ctrl+Alt+K"]
    again.send_named("help.palette")
    palette = again.findChild(Palette)
    QTest.keyClicks(palette.line, "next event")
    assert palette.list.topLevelItem(0).text(1) == "F10, Ctrl+Alt+K"
    palette.reject()


def test_who_has_a_key_is_named_before_it_loses_it_and_gets_it_back_by_default(
    window: MainWindow, press: Press
) -> None:
    shown = page(window, press)
    find(shown, "step at the chosen speed")
    type_key(shown, 1, Key.Key_F10)
    assert shown.words.text() == "F10 is the key of Next event: Set takes it from there."
    key_map = KeyMap(Settings(window._settings._store))
    assert key_map.keys(PLAY) == ("Space",)
    click(shown.set)
    key_map = KeyMap(Settings(window._settings._store))
    assert (key_map.keys(PLAY), key_map.keys(NEXT)) == (("Space", "F10"), ("Right",))
    click(shown.default)
    assert not window._settings.keys
    close(window)
    press(Key.Key_F10)
    assert window.session.playhead.k == 1


def test_a_key_can_be_taken_from_a_command_whose_key_was_chosen(settings: Settings) -> None:
    key_map = KeyMap(settings)
    key_map.bind(NEXT.name, ("J", "K"))
    key_map.bind(PLAY.name, ("K",))
    assert (key_map.keys(NEXT), key_map.keys(PLAY)) == (("J",), ("K",))
    again = KeyMap(settings)
    assert (again.keys(NEXT), again.keys(PLAY), again.problem) == (("J",), ("K",), "")
    key_map.reset(None)
    assert {e.name: key_map.keys(e) for e in COMMANDS} == {e.name: e.keys for e in COMMANDS}


@pytest.mark.parametrize(
    ("key", "words"),
    [(Key.Key_Return, "Return moves in lists"), (Key.Key_Down, "Down moves in lists")],
)
def test_a_key_that_lists_need_is_not_given_away(
    window: MainWindow, press: Press, key: Qt.Key, words: str
) -> None:
    shown = page(window, press)
    type_key(shown, 0, key)
    click(shown.set)
    assert shown.words.text().startswith(words)
    assert not window._settings.keys
    close(window)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        "null",
        '{"run.play": "K"}',
        '{"run.play": [5]}',
        '{"run.play": ["Foo"]}',
        '{"run.play": ["Ctrl+K, Ctrl+L"]}',
        '{"of.a-later-version": ["K"]}',
        '{"of two\\nlines": ["K"]}',
        '{"run.play": ["K"], "run.run": ["K"]}',
        '{"run.play": ["K"], "run.play": ["L"]}',
        "[" * 100_000,
    ],
)
def test_bad_settings_are_one_line_and_lose_nothing(
    store: QSettings, make_window: MakeWindow, text: str
) -> None:
    store.setValue("keys", text)
    window = make_window()
    key_map = KeyMap(Settings(store))
    assert key_map.problem
    assert "\n" not in key_map.problem
    assert key_map.problem in window.parts.widgets.central.bar.words.text()
    assert key_map.keys(NEXT) == NEXT.keys
    key_map.bind(NEXT.name, ("J",))
    kept = [store.value("keys_unread"), store.value("keys")]
    read = json.loads(kept[1])
    assert read.pop("run.next-event") == ["J"]
    assert text in (kept[0], json.dumps(read))
    assert KeyMap(Settings(store)).keys(NEXT) == ("J",)


def test_a_list_in_the_settings_file_is_no_reason_to_lose_it(store: QSettings) -> None:
    store.setValue("keys", ["a", "b"])
    key_map = KeyMap(Settings(store))
    assert key_map.problem
    key_map.bind(NEXT.name, ("J",))
    assert store.value("keys_unread") == "a, b"
