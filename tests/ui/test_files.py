"""Files: open, recent, drop, reload, save, bad files, recovery."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from nandviz.scenario import library, loader
from nandviz.ui.commands.file import AskBuiltin, OpenFile
from nandviz.ui.dialogs.builtin import BuiltinDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import RECENT_LIMIT, Settings

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(library.path("batch-of-three").read_text())
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text("nandviz: 1\nname: Bad\nprofile: generic-tlc\nscript:\n  - {at_us: soon}\n")
    return path


def click(window: MainWindow, title: str) -> None:
    found = [b for b in window.findChildren(QPushButton) if b.text() == title and b.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons {title!r}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_open_shows_the_file_and_remembers_it(
    window: MainWindow, settings: Settings, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(case), ""))
    both = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.parts.widgets.central.timeline, Qt.Key.Key_O, both)
    assert window.session.files.path == case
    assert window.windowTitle() == "case.yaml – nandviz"
    assert settings.recent[0] == case
    window.parts.widgets.recent.aboutToShow.emit()
    assert [a.text() for a in window.parts.widgets.recent.actions()] == [str(case)]


def test_recent_files_are_few_distinct_and_still_there(settings: Settings, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.yaml" for n in range(RECENT_LIMIT + 5)]
    for path in paths:
        path.touch()
        settings.add_recent(path)
    settings.add_recent(paths[-2])
    assert settings.recent[:2] == (paths[-2], paths[-1])
    assert len(settings.recent) == RECENT_LIMIT
    paths[-1].unlink()
    assert paths[-1] not in settings.recent


def test_a_second_start_opens_the_last_file(make_window: MakeWindow, case: Path) -> None:
    make_window(str(case)).close()
    again = make_window(None)
    assert again.session.files.path == case


def test_a_dropped_file_is_opened(window: MainWindow, case: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(case))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.session.files.path == case


def test_a_bad_file_shows_place_line_and_expectation_and_keeps_what_is_open(
    window: MainWindow, bad: Path
) -> None:
    window.session.playhead.seek(4)
    window.send(OpenFile(str(bad)))
    failed = window.parts.widgets.central.failed
    assert window.parts.widgets.central.pages.currentWidget() is failed
    text = failed.text.toPlainText()
    assert f"{bad}:5:" in text
    assert "- {at_us: soon}" in text
    assert "expected" in text
    assert "stays open" in failed.title.text()
    assert window.session.files.title == "Batch of three, suspended on the first"
    assert window.session.playhead.k == 4
    click(window, "Close")
    assert (
        window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.timeline
    )


def test_a_mended_file_opens_with_try_again(window: MainWindow, bad: Path, case: Path) -> None:
    window.send(OpenFile(str(bad)))
    bad.write_text(case.read_text())
    click(window, "Try again")
    assert window.session.files.path == bad
    assert (
        window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.timeline
    )


def test_a_bad_first_file_leaves_the_window_usable(make_window: MakeWindow, bad: Path) -> None:
    window = make_window(str(bad))
    assert window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.failed
    click(window, "Close")
    assert window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.empty


def test_a_file_changed_on_disk_is_noticed_and_reloaded_with_the_view_kept(
    make_window: MakeWindow, case: Path, qtbot: QtBot
) -> None:
    window = make_window(str(case))
    window.session.playhead.seek(3)
    window.parts.view.set_times(50_000, 300_000)
    window.parts.view.select(2)
    span = (window.parts.view.u0, window.parts.view.u1)
    case.write_text(case.read_text().replace("at_us: 400", "at_us: 450"))
    qtbot.waitUntil(window.parts.widgets.central.bar.isVisible, timeout=30_000)
    assert "changed on disk" in window.parts.widgets.central.bar.words.text()
    click(window, "Reload")
    assert window.parts.widgets.central.bar.isHidden()
    assert window.session.run.scenario is not None
    assert window.session.run.scenario.setup.script[-1].at_ns == 450_000
    assert window.session.playhead.k == 3
    assert (window.parts.view.u0, window.parts.view.u1) == span
    assert window.parts.view.selected_uid == 2


def test_a_reload_that_fails_keeps_the_run(make_window: MakeWindow, case: Path, bad: Path) -> None:
    window = make_window(str(case))
    window.session.playhead.end()
    case.write_text(bad.read_text())
    window.send_named("file.reload")
    assert window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.failed
    assert window.session.playhead.k == 13


def test_save_as_writes_the_edited_text(
    window: MainWindow, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.session.edits.move_entry(1, 123_000)
    QTest.keyClick(
        window.parts.widgets.central.timeline, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    assert "123" in target.read_text()
    assert not window.session.files.modified
    assert window.session.files.path == target
    assert settings.recent[0] == target


def test_a_save_that_fails_says_why(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "no-folder" / "new.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.send_named("file.save-as")
    assert window.parts.widgets.central.bar.isVisible()
    assert window.parts.widgets.central.bar.words.text().startswith("Not saved: ")


@pytest.mark.parametrize(
    ("answer", "closed"),
    [(QMessageBox.StandardButton.Cancel, False), (QMessageBox.StandardButton.Discard, True)],
)
def test_unsaved_edits_are_asked_about(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    closed: bool,
) -> None:
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a) or answer)
    window.session.edits.move_entry(1, 123_000)
    assert window.close() is closed
    assert len(asked) == 1


def test_built_in_scenarios_can_be_chosen(window: MainWindow) -> None:
    window.send(AskBuiltin())
    dialog = window.findChild(BuiltinDialog)
    assert dialog is not None
    assert dialog.list.count() == len(library.names())
    row = library.to_learn_from().index("nested")
    dialog.list.setCurrentRow(row)
    assert dialog.words.toPlainText()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.session.run.trace.info.name == "A program suspended inside a suspended erase"


def crash(own: Path) -> Path:
    """Leave what a program keeps as its crash would; return the folder."""
    crashed = own.with_name("session-1")
    own.rename(crashed)
    (crashed / "lock").unlink()
    return crashed


def test_after_a_failure_without_edits_the_next_start_does_not_speak_of_any(
    make_window: MakeWindow,
) -> None:
    window = make_window()
    window.session.playhead.seek(2)
    crash(window.parts.recovery.save_now())  # as the handler of failures does
    again = make_window()
    assert "No edits were unsaved" in again.parts.widgets.central.bar.words.text()
    click(again, "Restore")
    assert not again.session.files.modified
    assert again.session.playhead.k == 2


def test_unsaved_edits_survive_a_crash(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.session.edits.move_entry(1, 123_000)
    window.session.playhead.seek(2)
    window.parts.recovery.save()
    crashed = crash(next((tmp_path / "sessions").glob("session-*")))
    again = make_window()
    assert "ended unexpectedly" in again.parts.widgets.central.bar.words.text()
    click(again, "Restore")
    assert again.session.run.scenario is not None
    assert again.session.run.scenario.setup.script[1].at_ns == 123_000
    assert again.session.files.modified
    assert again.session.playhead.k == 2
    assert not crashed.exists()


def test_a_clean_end_leaves_nothing_to_recover(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.session.edits.move_entry(1, 123_000)
    window.parts.recovery.save()
    window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
    window.close()
    assert list((tmp_path / "sessions").glob("session-*")) == []


def test_a_long_file_is_read_beside_the_window_and_can_be_cancelled(
    window: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(path: Path) -> object:
        gate.wait(5)
        return loader.load(path)

    monkeypatch.setattr("nandviz.ui.file_control.LONG_BYTES", 10)
    monkeypatch.setattr("nandviz.session.files.registry.load_scenario", slow)
    window.send(OpenFile(str(case)))
    qtbot.waitUntil(
        lambda: (
            window.parts.widgets.central.pages.currentWidget()
            is window.parts.widgets.central.loading
        )
    )
    assert "case.yaml" in window.parts.widgets.central.loading.words.text()
    window.session.playhead.seek(3)
    click(window, "Cancel")
    gate.set()
    assert (
        window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.timeline
    )
    assert window.session.files.path is None
    assert window.session.playhead.k == 3


def test_a_long_file_is_shown_when_it_has_been_read(
    window: MainWindow, case: Path, bad: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("nandviz.ui.file_control.LONG_BYTES", 10)
    window.send(OpenFile(str(case)))
    qtbot.waitUntil(lambda: window.session.files.path == case, timeout=30_000)
    assert (
        window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.timeline
    )
    window.send(OpenFile(str(bad)))
    failed = window.parts.widgets.central.failed
    qtbot.waitUntil(
        lambda: window.parts.widgets.central.pages.currentWidget() is failed, timeout=30_000
    )
    assert f"{bad}:5:" in failed.text.toPlainText()
    assert window.session.files.path == case


def test_a_saved_trace_opens_without_an_engine(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "run.npz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.session.playhead.end()
    window.send_named("file.save-trace")
    window.send(OpenFile(str(target)))
    assert window.session.run.scenario is None
    assert window.session.run.head == 13
    assert window.windowTitle() == "run.npz – nandviz"
    window.send_named("file.save")
    assert "without a scenario" in window.parts.widgets.central.bar.words.text()
