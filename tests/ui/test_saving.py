"""Ctrl+S over a file that is another by now asks; what was written elsewhere is not lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from nandviz.session.session import Session
from nandviz.ui.dialogs.difference import DifferenceDialog, difference
from nandviz.ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
MakeWindow = Callable[..., MainWindow]

TEXT = "nandviz: 1\nscript:\n  - {at_us: 0, op: Reset, die: 0}   # ours\n"
OTHER = TEXT.replace("# ours", "# hers")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def opened(make_window: MakeWindow, case: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on a drive that tells nobody what changes on it."""
    monkeypatch.setattr(QFileSystemWatcher, "addPaths", lambda *_: [])
    return make_window(str(case))


def save(window: MainWindow) -> str:
    """Press Ctrl+S; return what is asked."""
    QTest.keyClick(window.parts.widgets.central.timeline, Key.Key_S, Modifier.ControlModifier)
    bar = window.parts.widgets.central.bar
    return bar.words.text() if bar.isVisible() else ""


def click(window: MainWindow, choice: str) -> None:
    QTest.mouseClick(window.parts.widgets.central.bar.button(choice), Qt.MouseButton.LeftButton)


def rewritten(path: Path) -> None:
    path.write_text(OTHER)


def rewritten_at_the_same_time(path: Path) -> None:
    status = path.stat()
    path.write_text(OTHER)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size


def renamed_over(path: Path) -> None:
    new = path.with_name("new")
    new.write_text(OTHER)
    new.replace(path)


def linked(path: Path) -> None:
    other = path.with_name("other.yaml")
    other.write_text(TEXT)
    path.unlink()
    path.symlink_to(other)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(200_000_000)


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize(
    "change",
    [rewritten, rewritten_at_the_same_time, renamed_over, linked, grown, no_text],
)
def test_a_file_that_another_program_has_written_is_not_overwritten_without_a_word(
    opened: MainWindow, case: Path, change: Callable[[Path], None]
) -> None:
    opened.session.edits.move_entry(0, 5_000)
    mine = opened.session.files.text
    change(case)
    before = case.read_bytes()
    assert save(opened).startswith("Not saved: case.yaml ")
    assert case.read_bytes() == before
    click(opened, "Cancel")
    assert (case.read_bytes(), opened.session.files.text) == (before, mine)
    assert opened.session.files.modified
    assert save(opened)
    click(opened, "Overwrite")
    assert case.read_text() == mine
    assert not opened.session.files.modified
    assert save(opened) == ""


def test_without_an_edit_too(opened: MainWindow, case: Path) -> None:
    rewritten(case)
    assert save(opened)
    click(opened, "Reload")
    assert opened.session.files.text == OTHER
    assert case.read_text() == OTHER
    assert save(opened) == ""


@pytest.mark.parametrize("again", [TEXT, "same as here"])
def test_a_file_that_was_only_touched_is_saved_over(
    opened: MainWindow, case: Path, again: str
) -> None:
    opened.session.edits.move_entry(0, 5_000)
    case.write_text(TEXT if again == TEXT else opened.session.files.text)
    os.utime(case, ns=(1, 1))
    assert save(opened) == ""
    assert case.read_text() == opened.session.files.text


def test_a_file_that_is_gone_is_written_again_only_when_that_is_said(
    opened: MainWindow, case: Path
) -> None:
    case.unlink()
    assert "is gone from the disk" in save(opened)
    assert not case.exists()
    click(opened, "Write it again")
    assert case.read_text() == TEXT


def test_a_file_in_whose_place_a_folder_is_can_be_saved_elsewhere(
    opened: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.unlink()
    case.mkdir()
    assert "is a folder now" in save(opened)
    target = case.with_name("elsewhere.yaml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(opened, "Save as…")
    assert target.read_text() == TEXT
    assert opened.session.files.path == target


def test_a_file_made_read_only_asks(opened: MainWindow, case: Path) -> None:
    opened.session.edits.move_entry(0, 5_000)
    case.chmod(0o444)
    assert "is read-only" in save(opened)
    assert case.read_text() == TEXT
    click(opened, "Cancel")
    assert opened.session.files.modified


def test_closing_with_save_asks_too_and_the_window_stays(
    opened: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Save)
    opened.session.edits.move_entry(0, 5_000)
    rewritten(case)
    assert not opened.close()
    assert case.read_text() == OTHER
    assert "changed on disk" in opened.parts.widgets.central.bar.words.text()


def test_save_as_onto_its_own_file_is_a_save(
    opened: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = case.with_name("link.yaml")
    link.symlink_to(case)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(link), ""))
    rewritten(case)
    opened.send_named("file.save-as")
    assert "changed on disk" in opened.parts.widgets.central.bar.words.text()
    assert case.read_text() == OTHER


def test_what_differs_is_shown_as_text_and_can_be_chosen_from(
    opened: MainWindow, case: Path
) -> None:
    opened.session.edits.move_entry(0, 5_000)
    case.write_text(OTHER.replace("# hers", "# <img src='/dev/zero'> \x1b[31m"))
    save(opened)
    click(opened, "Show what differs")
    dialog = opened.findChild(DifferenceDialog)
    assert dialog is not None
    shown = dialog.text.toPlainText()
    assert "-  - {at_us: 0, op: Reset, die: 0}   # <img src='/dev/zero'> ␛[31m" in shown
    assert "+  - {at_us: 5, op: Reset, die: 0}   # ours" in shown
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    assert [b.text() for b in buttons.buttons() if b.isDefault()] == ["Cancel"]
    over = next(b for b in buttons.buttons() if b.text() == "Overwrite")
    QTest.mouseClick(over, Qt.MouseButton.LeftButton)
    assert "at_us: 5" in case.read_text()


def test_a_recovered_scenario_is_not_saved_over_a_file_that_says_something_else(
    case: Path, tmp_path: Path
) -> None:
    session = Session()
    session.files.open(case)
    session.edits.move_entry(0, 5_000)
    session.autosave.write(tmp_path / "kept")
    rewritten(case)
    again = Session()
    assert again.autosave.recover(tmp_path / "kept")
    assert again.files.lost_by_saving == "changed on disk"


def test_a_change_that_is_seen_by_the_watcher_is_asked_about_once(
    make_window: MakeWindow, case: Path, qtbot: QtBot
) -> None:
    window = make_window(str(case))
    rewritten(case)
    bar = window.parts.widgets.central.bar
    qtbot.waitUntil(bar.isVisible, timeout=30_000)
    click(window, "Keep")
    case.with_name("another file").write_text("x")
    qtbot.wait(600)
    assert bar.isHidden()
    assert save(window)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\n", "a\n", "Nothing differs."),
        ("a\r\nb", "a\nb", "-a␍"),
        ("x\n" * 9000, "y\n" * 9000, "lines of n on the disk differ from"),
        ("x\n" * 9000 + "p\n" + "z\n" * 9000, "x\n" * 9000 + "q\n" + "z\n" * 9000, "@@ -8998,7 +8"),
    ],
)
def test_a_difference_is_short_and_plain(old: str, new: str, expected: str) -> None:
    assert expected in difference(old, new, "n")
