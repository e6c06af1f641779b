"""What a failure leaves: the run, the edits, a report of it, and no file cut in half."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from nandviz.app import Catcher
from nandviz.session import autosave_file
from nandviz.session.session import Session
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]
PROJECT = Path(__file__).parents[2]
PATIENCE_S = 20.0


@pytest.fixture
def caught(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window whose failures are dealt with as the program does."""
    with capture_exceptions():
        monkeypatch.setattr(sys, "excepthook", Catcher(window, tmp_path / "data"))
        yield window
        for dialog in window.findChildren(FailureDialog):
            dialog.reject()


def fail_in_a_slot(qtbot: QtBot, error: Exception) -> None:
    def fail() -> None:
        raise error

    QTimer.singleShot(0, fail)
    qtbot.wait(1)


def dialogs(window: MainWindow) -> list[FailureDialog]:
    return [d for d in window.findChildren(FailureDialog) if d.isVisible()]


def test_a_failure_in_a_slot_says_what_where_and_what_is_kept(
    caught: MainWindow, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    caught.session.edits.duplicate_entry(0)
    caught.session.playhead.run_to_event(5)
    head, text = caught.session.run.head, caught.session.files.text
    fail_in_a_slot(qtbot, RuntimeError("two ends of one op"))
    qtbot.waitUntil(lambda: len(dialogs(caught)) == 1)
    assert (caught.session.playhead.k, caught.session.run.head, caught.session.files.text) == (
        5,
        head,
        text,
    )
    reports = list((tmp_path / "data").glob("failure-*.txt"))
    assert len(reports) == 1
    assert "two ends of one op" in reports[0].read_text()
    assert "Traceback" in capsys.readouterr().err
    words = " ".join(label.text() for label in dialogs(caught)[0].findChildren(QLabel))
    assert str(reports[0]) in words
    assert "two ends of one op" in words
    assert "Traceback" in dialogs(caught)[0].findChildren(QPlainTextEdit)[0].toPlainText()


def test_the_window_goes_on_after_a_failure(caught: MainWindow, qtbot: QtBot) -> None:
    fail_in_a_slot(qtbot, RuntimeError("once"))
    qtbot.waitUntil(lambda: len(dialogs(caught)) == 1)
    dialogs(caught)[0].reject()
    qtbot.waitUntil(lambda: not dialogs(caught))
    before = caught.session.playhead.k
    caught.send_named("run.next-event")
    assert caught.session.playhead.k == before + 1
    fail_in_a_slot(qtbot, RuntimeError("twice"))
    qtbot.waitUntil(lambda: len(dialogs(caught)) == 1)


def test_a_failure_that_comes_again_and_again_shows_one_dialog(
    caught: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(5):
        fail_in_a_slot(qtbot, RuntimeError(f"number {number}"))
    qtbot.waitUntil(lambda: len(list((tmp_path / "data").glob("failure-*.txt"))) == 5)
    assert len(dialogs(caught)) == 1


def test_a_failure_while_playing_stops_it(caught: MainWindow, qtbot: QtBot) -> None:
    caught.send_named("run.play")
    assert caught.parts.run.playing
    fail_in_a_slot(qtbot, RuntimeError("in between"))
    qtbot.waitUntil(lambda: len(dialogs(caught)) == 1)
    assert not caught.parts.run.playing


def test_what_a_failure_kept_is_taken_up_by_the_next_start(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.session.edits.duplicate_entry(0)
    window.session.playhead.run_to_event(4)
    text = window.session.files.text
    kept = window.parts.recovery.save_now()
    other = Session()
    assert other.autosave.recover(kept)
    assert (other.files.text, other.playhead.k, other.files.modified) == (text, 4, True)


class UnspeakableError(Exception):
    """Cannot be told: its text raises."""

    def __str__(self) -> str:
        raise RuntimeError("no words")

    __repr__ = __str__


class LeavingError(Exception):
    def __str__(self) -> str:
        raise SystemExit(3)


def test_an_edit_is_kept_whatever_was_raised(
    caught: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, error in enumerate(
        (
            UnspeakableError(),
            LeavingError(),
            RecursionError("too deep"),
            MemoryError(),
            RuntimeError("\ud800 \x1b[31m\n<img src='/dev/zero'>"),
            ExceptionGroup("two", [ValueError("one"), UnspeakableError()]),
            RuntimeError("x" * 2_000_000),
            AssertionError(),
        )
    ):
        caught.session.edits.duplicate_entry(0)
        fail_in_a_slot(qtbot, error)
        qtbot.waitUntil(lambda: len(dialogs(caught)) == 1)
        assert kept_text(tmp_path) == caught.session.files.text
        assert len(list((tmp_path / "data").glob("failure-*.txt"))) == number + 1
        words = dialogs(caught)[0].findChildren(QLabel)[0]
        assert words.textFormat() == Qt.TextFormat.PlainText
        assert words.text().count("\n") == 3
        assert type(error).__name__ in words.text()
        dialogs(caught)[0].reject()


def kept_text(tmp_path: Path) -> str:
    (folder,) = (tmp_path / "sessions").glob("session-*")
    state = autosave_file.read(folder)
    assert state is not None
    return state.text


def test_an_edit_is_kept_where_calls_are_nested_too_deep(
    caught: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    caught.session.edits.duplicate_entry(0)

    class Nested(QObject):
        again = Signal()

        def fail(self) -> None:
            self.again.emit()  # Qt stands in between: the last handler is called at the bottom

    nested = Nested()
    nested.again.connect(nested.fail)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(300)
    try:
        nested.fail()
    finally:
        sys.setrecursionlimit(limit)
    assert kept_text(tmp_path) == caught.session.files.text
    assert len(dialogs(caught)) == 1
    assert "Error in sys.excepthook" not in capsys.readouterr().err


def test_a_stop_that_fails_is_not_tried_again_within_itself(
    caught: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def fail(command: object) -> None:
        tried.append(command)
        sys.excepthook(RuntimeError, RuntimeError("in a slot of the stop"), None)

    monkeypatch.setattr(caught, "send", fail)
    sys.excepthook(RuntimeError, RuntimeError("first"), None)
    assert len(tried) == 1
    sys.excepthook(RuntimeError, RuntimeError("while the dialog is up"), None)
    assert len(tried) == 2


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("broken too")


def test_an_edit_is_kept_whatever_else_is_broken_and_the_next_failure_is_shown(
    caught: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catcher = sys.excepthook
    (tmp_path / "data").write_text("a file in place of the folder of reports")
    for what in (
        "nandviz.app.FailureDialog",
        "nandviz.app.FailureDialog.open",
        "nandviz.app.CancelRun",
        "nandviz.app.process.complain",
        "nandviz.app.traceback.format_exception",
        "nandviz.app.traceback.format_exception_only",
    ):
        caught.session.edits.duplicate_entry(0)
        with monkeypatch.context() as patched:
            patched.setattr(what, broken)
            catcher(RuntimeError, RuntimeError("first"), None)
        assert kept_text(tmp_path) == caught.session.files.text
        catcher(RuntimeError, RuntimeError("second"), None)
        shown = dialogs(caught)
        assert len(shown) == 1
        shown[0].reject()


def test_a_failure_says_so_where_nothing_can_be_kept(
    caught: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caught.parts.recovery, "save_now", broken)
    sys.excepthook(ValueError, ValueError("first"), None)
    words = dialogs(caught)[0].findChildren(QLabel)[0].text()
    assert "could not be kept: RuntimeError: broken too" in words


def test_an_edit_is_kept_when_the_keyboard_interrupts(
    caught: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr("nandviz.app.QCoreApplication.quit", lambda: ended.append(True))
    caught.session.edits.duplicate_entry(0)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert kept_text(tmp_path) == caught.session.files.text
    assert ended == [True]


SAVER = """
import sys
from pathlib import Path
from nandviz.scenario.loader import loads
from nandviz.session.session import Session
folder, what = Path(sys.argv[1]), sys.argv[2]
sessions = []
for name in ("old", "new"):
    sessions.append(Session())
    text = (folder / (name + ".txt")).read_text()
    sessions[-1].files.open_unsaved(loads(text, name), None)
print("ready", flush=True)
while True:
    for session in sessions:
        if what == "save":
            session.files.save_as(folder / "case.yaml")
        else:
            session.autosave.write(folder / "kept")
"""


def long_text(name: str, entries: int) -> str:
    lines = [f"  - {{at_us: {n * 1000}, op: Read_Status, die: 0}}" for n in range(entries)]
    return f"nandviz: 1\nname: {name}\nprofile: generic-tlc\nscript:\n" + "\n".join(lines) + "\n"


def killed_while(what: str, folder: Path, changed: Path) -> None:
    """Save again and again in another process, and kill it in the midst of that."""
    process = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(folder), what], stdout=subprocess.PIPE, cwd=PROJECT
    )
    assert process.stdout is not None
    try:
        with process.stdout as answers:
            assert answers.readline() == b"ready\n"
        end = monotonic() + PATIENCE_S
        while not any(changed.parent.glob(".nandviz-*")):
            assert process.poll() is None
            assert monotonic() < end
    finally:
        process.kill()
    assert process.wait(10) == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.parametrize("again", range(3))
def test_a_process_killed_while_saving_leaves_the_old_or_the_new_file(
    tmp_path: Path, again: int
) -> None:
    texts = {"old": long_text("Old", 900), "new": long_text("New", 400 + again)}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    killed_while("save", tmp_path, tmp_path / "case.yaml")
    case = tmp_path / "case.yaml"
    assert not case.exists() or case.read_text() in texts.values()


@pytest.mark.slow
@pytest.mark.parametrize("again", range(3))
def test_a_process_killed_while_autosaving_leaves_a_state_that_can_be_taken_up(
    tmp_path: Path, again: int
) -> None:
    texts = {"old": long_text("Old", 900), "new": long_text("New", 400 + again)}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "kept").mkdir()
    killed_while("autosave", tmp_path, tmp_path / "kept" / "autosave.json")
    session = Session()
    if session.autosave.recover(tmp_path / "kept"):
        assert session.files.text in texts.values()
