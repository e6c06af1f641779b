"""Whoever wants something sends a typed command: each has one handler; there is no other way."""

import ast
import dataclasses
import inspect
import traceback
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

import nandviz.ui
from nandviz.session.autosave import Autosave
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.edits import Edits
from nandviz.session.files import Files
from nandviz.session.marks import Marks
from nandviz.session.open_run import OpenRun
from nandviz.session.playhead import Playhead
from nandviz.session.session import Session
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.command import AppState, Command, Directed
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.commands.run import GoToEnd, StepEvents
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import Pane, TablePane
from nandviz.ui.panes.table import PANES
from nandviz.ui.settings import Settings

UI = Path(nandviz.ui.__file__).parent
READS = {
    Playhead: {"as_of", "hits"},
    Breakpoints: {"hits", "first", "last"},
    Files: {"changed_on_disk", "check_targets", "is_own", "needs_path", "text_on_disk"},
    OpenRun: {"needs_scenario"},
    Autosave: {"state"},
}
"""Methods of the session's parts that change nothing."""
PARTS = {
    "playhead": Playhead,
    "edits": Edits,
    "breakpoints": Breakpoints,
    "marks": Marks,
    "files": Files,
    "run": OpenRun,
    "autosave": Autosave,
}
"""How modules name the session's parts."""


def below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield from below(each)
        # A dataclass with slots is made twice; the first of them is in no module.
        if getattr(inspect.getmodule(each), each.__name__, None) is each:
            yield each


KINDS = frozenset(below(Command)) - {Directed}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path.relative_to(UI), ast.parse(path.read_text(encoding="utf-8"))


def does_commands(path: Path) -> bool:
    return path.stem.endswith("_control") or path.stem == "recovery"


def test_every_command_has_a_handler(window: MainWindow) -> None:
    assert len(KINDS) > 60
    assert window.parts.dispatcher.kinds == KINDS


def test_no_command_has_two_handlers() -> None:
    dispatcher = Dispatcher()
    dispatcher.handle(ShowMessage, lambda _: None)
    with pytest.raises(ValueError, match="ShowMessage"):
        dispatcher.handle(ShowMessage, lambda _: None)


def test_a_command_without_a_handler_is_no_secret() -> None:
    with pytest.raises(KeyError):
        Dispatcher().send(ShowMessage("heard by nobody"))


def test_what_is_not_possible_is_not_done_and_told() -> None:
    dispatcher, done = Dispatcher(), []
    dispatcher.handle(StepEvents, done.append)
    assert not dispatcher.send(StepEvents(1))
    dispatcher.ask(lambda: AppState(opened=True, at_start=True, at_end=False))
    assert dispatcher.send(StepEvents(2))
    assert not dispatcher.send(StepEvents(-1))
    assert done == [StepEvents(2)]


def test_what_handlers_send_counts_as_one_command_with_what_they_do() -> None:
    dispatcher, told = Dispatcher(), []
    dispatcher.commandSent.connect(lambda: told.append("sent"))
    dispatcher.handle(ShowMessage, lambda _: told.append("done"))
    dispatcher.handle(CopyText, lambda c: dispatcher.send(ShowMessage(c.text)))
    dispatcher.send(CopyText("both"))
    assert told == ["done", "sent"]


def test_every_command_is_sent_from_somewhere() -> None:
    sent = {type(entry.command).__name__ for entry in COMMANDS}
    for path, tree in modules():
        if path.parts[0] != "commands":
            calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
            sent |= {ast.unparse(call.func) for call in calls}
    assert {kind.__name__ for kind in KINDS} - sent == set()


def test_commands_are_values() -> None:
    for kind in KINDS:
        assert dataclasses.is_dataclass(kind)
        assert kind.__dataclass_params__.frozen, kind.__name__
    assert len({entry.command for entry in COMMANDS}) == len(COMMANDS)


def changing(part: type) -> set[str]:
    """Return the methods of a part of the session that change it."""
    public = {n for n, _ in inspect.getmembers(part, inspect.isfunction) if not n.startswith("_")}
    return public - READS.get(part, set())


def test_only_handlers_change_the_session() -> None:
    change = {name: changing(part) for name, part in PARTS.items()}
    assert {"step_event", "run_to_event"} <= change["playhead"]
    assert {"mark", "set_measure"} <= change["marks"]
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                owner = ast.unparse(node.value).rsplit(".", 1)[-1].lstrip("_")
                if node.attr in change.get(owner, ()):
                    found[does_commands(path)].add(f"{path}: {owner}.{node.attr}")
    assert found[False] == set()
    assert len(found[True]) > 20


def test_every_pane_has_a_line_in_the_table() -> None:
    for path in (UI / "panes").glob("*.py"):
        __import__(f"nandviz.ui.panes.{path.stem}")
    panes = set(below(Pane)) - {TablePane}
    assert {entry.make for entry in PANES} == panes


ASKING = {
    entry.keys[0]: entry.name
    for entry in COMMANDS
    if entry.keys and type(entry.command).__name__.startswith(("Ask", "Show"))
}


@pytest.mark.parametrize("key", ASKING)
def test_a_key_reaches_its_dialog_in_three_hops(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    ways: list[list[str]] = []

    def opened(_dialog: QDialog, *_: object) -> tuple[str, str]:
        files = [Path(frame.filename) for frame in traceback.extract_stack()]
        inside = [str(path.relative_to(UI)) for path in files if path.is_relative_to(UI)]
        ways.append([file for file, _ in groupby(inside)])
        return "", ""

    monkeypatch.setattr(QDialog, "open", opened)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(f"PySide6.QtWidgets.QFileDialog.{name}", opened)
    timeline = window.parts.widgets.central.timeline
    QTest.keySequence(timeline, QKeySequence(key))
    for dialog in window.findChildren(QDialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.deleteLater()
    assert len(ways) == 1
    assert ways[0][:2] == ["menus.py", "dispatcher.py"]
    assert len(ways[0]) == 3, ways[0]


def test_the_window_shows_how_things_stand_after_a_command(window: MainWindow) -> None:
    actions = window.parts.widgets.actions
    assert actions["run.next-event"].isEnabled()
    window.send(GoToEnd())
    assert not actions["run.next-event"].isEnabled()
    assert not window.send_named("run.next-event")


def test_how_things_stand_is_shown_once_a_command_and_at_once_without_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    head = window.session.playhead
    monkeypatch.setattr(window.statusBar(), "showMessage", shown.append)
    QTest.keyClick(window.parts.widgets.central.timeline, Qt.Key.Key_F10)
    assert len(shown) == 1
    assert f"event {head.k}/" in shown[0]
    head.step_event(1)
    assert len(shown) == 2
    assert f"event {head.k}/" in shown[1]


def test_a_command_that_waits_in_a_dialog_leaves_nothing_stale_behind_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, seen = window.session.playhead, []

    def asked(*_: object, **__: object) -> tuple[str, str]:
        head.step_event(1)
        QTest.qWait(20)
        seen.append(window.statusBar().currentMessage())
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", asked)
    window.send_named("file.open")
    assert len(seen) == 1
    assert f"event {head.k}/" in seen[0]


def test_a_window_that_is_destroyed_without_being_closed_shows_nothing_any_more(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    window = MainWindow(Session(), settings, tmp_path)
    window.show()
    window.start("@batch-of-three")
    qtbot.waitUntil(lambda: not window.session.shown.empty)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(window)
        QTest.qWait(10)
    assert raised == []
