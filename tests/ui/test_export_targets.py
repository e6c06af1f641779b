"""Nothing that the window writes replaces what it has read; what is refused is said and mended."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from nandviz.exchange.registry import WRITERS
from nandviz.trace import store
from nandviz.ui.commands.file import CopyPicture, Export, What
from nandviz.ui.dialogs.export import ExportDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
MakeWindow = Callable[..., MainWindow]

SCENARIO = "nandviz: 1\nprofile: part.yaml\nscript: [{at_us: 0, op: Reset, die: 0}]\n"
PART = "nandviz_profile: 1\nname: part\nextends: lib/base.yaml\n"
BASE = "nandviz_profile: 1\nname: base\nextends: generic-tlc\n"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A scenario with a profile of its own, which extends another."""
    (tmp_path / "in" / "lib").mkdir(parents=True)
    for name, text in (("s.yaml", SCENARIO), ("part.yaml", PART), ("lib/base.yaml", BASE)):
        (tmp_path / "in" / name).write_text(text)
    (tmp_path / "out").mkdir()
    settings.folder = tmp_path / "out"
    return tmp_path


@pytest.fixture
def opened(make_window: MakeWindow, folder: Path) -> MainWindow:
    return make_window(str(folder / "in" / "s.yaml"))


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    both = Modifier.NoModifier
    for modifier in modifiers:
        both |= modifier
    QTest.keyClick(window.parts.widgets.central.timeline, key, both)


def asked(window: MainWindow, what: What) -> ExportDialog:
    """Open the dialog with Ctrl+E and choose what to write."""
    press(window, Key.Key_E, Modifier.ControlModifier)
    dialog = next(d for d in window.findChildren(ExportDialog) if d.isVisible())
    layout = " nandseqgen" if what is What.FOREIGN else ""
    dialog.what.setCurrentText(f"{what.value}{layout}")
    assert dialog.what.currentText().startswith(what.value)
    return dialog


def type_path(dialog: ExportDialog, text: str) -> None:
    dialog.path.selectAll()
    QTest.keyClick(dialog.path, Key.Key_Delete)
    QTest.keyClicks(dialog.path, text)
    QTest.keyClick(dialog.path, Key.Key_Return)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def symlink(folder: Path) -> Path:
    (folder / "out" / "link.png").symlink_to(folder / "in" / "part.yaml")
    return folder / "out" / "link.png"


def hard_link(folder: Path) -> Path:
    os.link(folder / "in" / "lib" / "base.yaml", folder / "out" / "hard.png")
    return folder / "out" / "hard.png"


def link_to_folder(folder: Path) -> Path:
    (folder / "out" / "there").symlink_to(folder / "in")
    (folder / "in" / "s.png").hardlink_to(folder / "in" / "s.yaml")
    return folder / "out" / "there" / "s.png"


@pytest.mark.parametrize("target", [symlink, hard_link, link_to_folder])
def test_a_picture_over_an_input_is_refused_in_the_dialog_and_mended_there(
    opened: MainWindow, folder: Path, target: Callable[[Path], Path]
) -> None:
    path = target(folder)
    before = contents(folder)
    dialog = asked(opened, What.TIMELINE)
    type_path(dialog, str(path))
    assert dialog.isVisible()
    assert "is or holds what is read" in dialog.wrong.text()
    assert contents(folder) == before
    type_path(dialog, str(folder / "out" / "other.png"))
    assert not dialog.isVisible()
    assert (folder / "out" / "other.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("what", [What.CSV, What.FOREIGN, What.EVIDENCE])
@pytest.mark.parametrize("where", ["in", "in/lib", "out/../in", "loop"])
def test_a_folder_that_holds_an_input_is_refused(
    opened: MainWindow, folder: Path, what: What, where: str
) -> None:
    (folder / "loop").symlink_to(folder / "in")
    before = contents(folder)
    dialog = asked(opened, what)
    type_path(dialog, str(folder / where))
    assert dialog.isVisible()
    assert dialog.wrong.text()
    assert contents(folder) == before
    dialog.reject()


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("text", ["", "   ", "~nobody-of-that-name/x", "x" * 400, "no-such/x.png"])
def test_what_is_no_path_is_said_in_the_dialog(
    opened: MainWindow, folder: Path, what: What, text: str
) -> None:
    before = contents(folder)
    dialog = asked(opened, what)
    type_path(dialog, text)
    assert dialog.isVisible()
    assert dialog.wrong.text()
    assert contents(folder) == before
    dialog.reject()


@pytest.mark.parametrize(
    ("form", "name"), [("PNG", "a.svg"), ("SVG", "a.PNG"), ("PNG", "a.yaml"), ("SVG", "a")]
)
def test_suffix_and_format_agree(opened: MainWindow, folder: Path, form: str, name: str) -> None:
    dialog = asked(opened, What.TIMELINE)
    dialog.format.setCurrentText(form)
    type_path(dialog, name)
    assert f"for a {form} file" in dialog.wrong.text()
    assert list((folder / "out").iterdir()) == []
    dialog.reject()


def test_a_name_without_a_folder_lies_in_the_folder_used_last(
    opened: MainWindow, folder: Path
) -> None:
    type_path(asked(opened, What.TIMELINE), "a.png")
    assert [path.name for path in (folder / "out").iterdir()] == ["a.png"]


def test_a_second_picture_gets_a_name_of_its_own(
    opened: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    for _ in range(3):
        press(opened, Key.Key_E, Modifier.ControlModifier, Modifier.ShiftModifier)
        dialog = next(d for d in opened.findChildren(ExportDialog) if d.isVisible())
        QTest.keyClick(dialog.path, Key.Key_Return)
        qtbot.waitUntil(opened.isActiveWindow)  # a progress that was shown has gone
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == ["s-event-0-2.png", "s-event-0-3.png", "s-event-0.png"]
    dialog = asked(opened, What.EVIDENCE)
    assert dialog.path.text().endswith("s-event-0-evidence")
    (folder / "out" / "s-event-0-evidence").mkdir()
    dialog.reject()
    assert asked(opened, What.EVIDENCE).path.text().endswith("s-event-0-evidence-2")


def test_what_is_there_already_is_replaced_when_that_is_said_twice(
    opened: MainWindow, folder: Path
) -> None:
    target = folder / "out" / "mine.png"
    target.write_bytes(b"mine")
    dialog = asked(opened, What.TIMELINE)
    type_path(dialog, str(target))
    assert "already there" in dialog.wrong.text()
    assert target.read_bytes() == b"mine"
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_command_that_comes_without_the_dialog_is_checked_too(
    opened: MainWindow, folder: Path
) -> None:
    path = hard_link(folder)
    before = contents(folder)
    opened.send(
        Export(What.TIMELINE, path, "PNG", clipboard=False, whole=True, scale=1, as_of=False)
    )
    assert "is or holds what is read" in opened.parts.widgets.central.bar.words.text()
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["part.yaml", "lib/base.yaml", "lib/../part.yaml"])
def test_save_as_over_a_profile_is_refused_and_can_be_tried_again(
    opened: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = contents(folder)
    answers = [str(folder / "in" / name), str(folder / "out" / "new.yaml")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    press(opened, Key.Key_S, Modifier.ControlModifier, Modifier.ShiftModifier)
    bar = opened.parts.widgets.central.bar
    assert "is or holds what is read" in bar.words.text()
    assert contents(folder) == before
    QTest.mouseClick(bar.button("Save under another name…"), Qt.MouseButton.LeftButton)
    assert (folder / "out" / "new.yaml").exists()


@pytest.mark.parametrize("name", ["s.png", "s.nandviz", "s.csv"])
def test_save_as_under_the_suffix_of_another_kind_is_refused(
    opened: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    target = folder / "out" / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(opened, Key.Key_S, Modifier.ControlModifier, Modifier.ShiftModifier)
    assert not target.exists()
    assert "its name ends in" in opened.parts.widgets.central.bar.words.text()


@pytest.mark.parametrize("name", ["in/s.yaml", "in/part.yaml", "link"])
def test_a_trace_is_not_saved_over_an_input(
    opened: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "link").symlink_to(folder / "in" / "s.yaml")
    before = contents(folder)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / name), ""))
    opened.send_named("file.save-trace")
    assert "Not saved" in opened.parts.widgets.central.bar.words.text()
    assert contents(folder) == before


def test_an_imported_folder_and_all_runs_in_it_are_inputs(
    opened: MainWindow, make_window: MakeWindow, folder: Path, qtbot: QtBot
) -> None:
    trace = opened.session.run.trace
    (folder / "gen").mkdir()
    for run in ("a", "b"):
        WRITERS["nandseqgen"](trace, folder / "gen" / run, lambda _: None)
    window = make_window(str(folder / "gen"))
    qtbot.waitUntil(lambda: window.session.files.path == folder / "gen", timeout=30_000)
    before = contents(folder / "gen")
    for where in ("gen", "gen/a", "gen/b"):
        dialog = asked(window, What.CSV)
        type_path(dialog, str(folder / where))
        assert "is or holds what is read" in dialog.wrong.text()
        dialog.reject()
    assert contents(folder / "gen") == before


def test_a_saved_trace_is_not_saved_over_itself(
    opened: MainWindow,
    make_window: MakeWindow,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = folder / "out" / "t.nandviz"
    store.save(opened.session.run.trace, path)
    window = make_window(str(path))
    before = contents(folder)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.send_named("file.save-trace")
    assert "is or holds what is read" in window.parts.widgets.central.bar.words.text()
    assert contents(folder) == before
    buttons = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]
    assert "Save under another name…" in buttons


@pytest.mark.parametrize("what", [What.TIMELINE, What.WINDOW])
def test_a_picture_for_which_there_is_no_memory_is_not_copied_and_the_bar_says_so(
    opened: MainWindow, folder: Path, what: What, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QImage, "isNull", lambda _: True)
    to = {"form": "PNG", "whole": True, "scale": 2, "as_of": False}
    exported = Export(what, Path(), clipboard=True, **to)
    for command in (exported, CopyPicture()):
        opened.send(command)
        said = opened.parts.widgets.central.bar.words.text()
        assert said.startswith("Not copied: no picture of ")
        assert "there is not enough memory" in said
    before = contents(folder)
    for form in (What.EVIDENCE, what):
        opened.send(Export(form, folder / "out" / "x.png", clipboard=False, **to))
        assert opened.parts.widgets.central.bar.words.text().startswith("Not written: no picture")
        assert contents(folder) == before
