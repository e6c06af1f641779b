"""What is unsaved is kept aside, and offered by the next start; where that fails, it is said."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nandviz.errors import NandvizError
from nandviz.session import autosave_file
from nandviz.session.session import Session
from nandviz.ui.bars import MessageBar
from nandviz.ui.commands.edit import MoveEntry
from nandviz.ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]
PROJECT = Path(__file__).parents[2]


def bar(window: MainWindow) -> MessageBar:
    return window.parts.widgets.central.bar


def crashed(root: Path, name: str, text: str = "") -> Path:
    """Leave what a crash leaves: a state in a folder that nobody holds."""
    session = Session()
    session.files.open("@batch-of-three")
    session.edits.move_entry(1, 123_000)
    file = session.autosave.write(root / f"session-{name}")
    if text:
        file.write_text(text)
    return file.parent


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def full(*_: object) -> None:
    raise NandvizError("cannot write: no space left on device")


def test_that_nothing_can_be_kept_is_said_once_and_tried_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, sessions: Path
) -> None:
    recovery = window.parts.recovery
    window.session.edits.move_entry(1, 123_000)
    with monkeypatch.context() as patched:
        patched.setattr(autosave_file, "write", full)
        recovery.save()
        assert "no space left on device" in bar(window).words.text()
        bar(window).button("Close").click()
        recovery.save()
        assert not bar(window).isVisible(), "said once"
        assert window.send_named("run.next-event")
    recovery.save()
    assert next(sessions.glob("session-*/autosave.json")).exists()
    with monkeypatch.context() as patched:
        patched.setattr(autosave_file, "write", full)
        window.session.edits.move_entry(1, 124_000)
        recovery.save()
        assert bar(window).isVisible(), "it worked in between"


@pytest.mark.parametrize("place", ["a file", "/proc", "a link to itself"])
def test_a_window_without_a_place_for_edits_opens_and_says_so(
    make_window: MakeWindow, sessions: Path, place: str
) -> None:
    if place == "a file":
        sessions.write_text("")
    elif place == "a link to itself":
        sessions.symlink_to(sessions)
    else:
        sessions.symlink_to(Path(place) / "nandviz")
    window = make_window()
    assert "not kept for after a crash: cannot make a folder" in bar(window).words.text()
    window.session.edits.move_entry(1, 123_000)
    window.parts.recovery.save()
    assert window.session.files.modified
    sessions.unlink()
    window.parts.recovery.save()
    assert next(sessions.glob("session-*/autosave.json")).exists()


def test_an_edit_is_kept_soon_and_not_only_every_few_seconds(
    window: MainWindow, sessions: Path, qtbot: QtBot
) -> None:
    window.parts.recovery._timer.stop()
    window.send(MoveEntry(1, 330_000))
    qtbot.waitUntil(lambda: any(sessions.glob("session-*/autosave.json")))
    state = autosave_file.read(next(sessions.glob("session-*")))
    assert state is not None
    assert "at_us: 330" in state.text
    assert state.beside is not None
    assert "at_us: 100, op" in state.beside.text


def test_a_disk_that_became_read_only_says_so_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "utime", read_only)
    window.parts.recovery.save()
    assert "Read-only file system" in bar(window).words.text()
    assert window.send_named("run.next-event")


def test_unsaved_edits_of_the_new_session_are_asked_about_before_others_come_back(
    make_window: MakeWindow, sessions: Path
) -> None:
    kept = crashed(sessions, "1")
    window = make_window()
    window.session.edits.duplicate_entry(0)
    text = window.session.files.text
    window.parts.recoveries._may_discard = lambda: False
    bar(window).button("Restore").click()
    assert window.session.files.text == text
    assert kept.exists()
    window.parts.recoveries._may_discard = lambda: True
    bar(window).button("Restore").click()
    assert window.session.files.text != text
    assert not kept.exists()


def test_what_came_back_is_kept_before_what_the_crash_left_is_removed(
    make_window: MakeWindow, sessions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = crashed(sessions, "1")
    window = make_window()
    with monkeypatch.context() as patched:
        patched.setattr(autosave_file, "write", full)
        bar(window).button("Restore").click()
    assert window.session.files.modified
    assert kept.exists()


def test_a_state_that_cannot_come_back_says_why_and_can_be_discarded(
    make_window: MakeWindow, sessions: Path
) -> None:
    window = make_window()
    before = window.session.files.text
    for name, text in enumerate(("{", '{"nandviz_autosave": 3}', "[]", "\x00")):
        kept = crashed(sessions, str(name), text)
        window.parts.recoveries.offer()
        bar(window).button("Restore").click()
        assert f"Not restored: {kept}" in bar(window).words.text()
        assert window.session.files.text == before
        assert kept.exists()
        bar(window).button("Discard").click()
        assert not kept.exists()


def test_all_that_crashes_have_left_is_offered_one_after_the_other(
    make_window: MakeWindow, sessions: Path
) -> None:
    kept = [crashed(sessions, name) for name in "123"]
    window = make_window()
    for left in (2, 1, 0):
        bar(window).button("Discard").click()
        assert sum(folder.exists() for folder in kept) == left
    assert not bar(window).isVisible()


def test_a_state_that_another_program_took_up_says_so(
    make_window: MakeWindow, sessions: Path
) -> None:
    kept = crashed(sessions, "1")
    window = make_window()
    autosave_file.remove(kept)
    bar(window).button("Restore").click()
    assert "has gone" in bar(window).words.text()


def test_what_becomes_sure_later_is_offered_later(
    make_window: MakeWindow, sessions: Path, qtbot: QtBot
) -> None:
    kept = crashed(sessions, "0badcafe-1")
    (kept / "lock").write_text("")
    window = make_window()
    assert not bar(window).isVisible()
    os.utime(kept / "lock", (0, 0))
    with qtbot.waitSignal(window.parts.recovery.lookedForAgain):
        window.parts.recovery._later.setInterval(0)
    assert bar(window).button("Restore").isVisible()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


STARTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from nandviz.ui.main_window import MainWindow
from nandviz.__main__ import main

shown = MainWindow.start

def start(window, source):
    shown(window, source)
    words = window.parts.widgets.central.bar.words.text()
    print(window.isVisible(), window.windowTitle(), repr(words), window._settings.folder)
    QTimer.singleShot(0, window.close)

MainWindow.start = start
sys.exit(main(sys.argv[1:]))
"""
"""The program, whose window says what it shows and closes."""


def started(*arguments: str, **variables: str | None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", STARTED, *arguments],
        env={name: value for name, value in environment.items() if value is not None},
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variables", "is_kept"),
    [
        ({"HOME": "/proc"}, False),
        ({"HOME": "/dev/null"}, False),
        ({"XDG_DATA_HOME": "/dev/full"}, False),
        ({"HOME": "HOME/a file", "XDG_DATA_HOME": None}, False),
        ({"XDG_DATA_HOME": "HOME/new/\udcff\udcfe"}, True),
        ({"XDG_CONFIG_HOME": "HOME/a file", "XDG_DATA_HOME": "HOME"}, True),
    ],
)
def test_the_window_opens_whatever_home_is(
    home: Path, variables: dict[str, str | None], is_kept: bool
) -> None:
    (home / "a file").write_text("")
    places = {"HOME": str(home), "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None} | variables
    done = started(
        "@batch-of-three",
        **{name: value and value.replace("HOME", str(home)) for name, value in places.items()},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True Batch of three")
    assert ("not kept for after a crash" in done.stdout) is not is_kept
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("other", ["a pipe", "/dev/zero", "a folder"])
def test_the_window_opens_where_something_else_has_the_name_of_its_settings(
    home: Path, other: str
) -> None:
    place = home / "config" / "nandviz" / "nandviz.conf"
    place.parent.mkdir(parents=True)
    if other == "a pipe":
        os.mkfifo(place)
    elif other == "a folder":
        place.mkdir()
    else:
        place.symlink_to(other)
    done = started("@batch-of-three", HOME=str(home), XDG_CONFIG_HOME=str(home / "config"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True Batch of three")
    assert "QSettings" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
@pytest.mark.parametrize("home", ["/root", None])
def test_the_window_opens_for_a_user_without_a_home(home: str | None) -> None:
    program = f"import os\nos.setgroups([])\nos.setgid(65533)\nos.setuid(65533)\n{STARTED}"
    environment = {"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, "@batch-of-three"],
        env=environment | ({} if home is None else {"HOME": home}),
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if "ModuleNotFoundError" in done.stderr or "Permission denied" in done.stderr:
        pytest.skip("Python itself is not for other users here")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True Batch of three")
    assert "not kept for after a crash" in done.stdout


KILLED = """
import os, signal, sys
from nandviz.ui.main_window import MainWindow
from nandviz.__main__ import main

shown = MainWindow.start
os.getpid, getpid = lambda: 1, os.getpid

def start(window, source):
    shown(window, source)
    window.session.edits.move_entry(1, 123_000)
    window.parts.recovery.save()
    os.kill(getpid(), signal.SIGKILL)

MainWindow.start = start
main(sys.argv[1:])
"""
"""The program, which is killed with an unsaved edit; its process number is 1, as in a container."""


@pytest.mark.slow
def test_what_a_killed_program_left_is_offered_where_its_number_comes_again(home: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)}
    for count in (1, 2):
        subprocess.run(
            [sys.executable, "-c", KILLED, "@batch-of-three"],
            env=environment, cwd=PROJECT, capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert len(list(home.rglob("autosave.json"))) == count
    done = started("@batch-of-three", XDG_DATA_HOME=str(home))
    assert "ended unexpectedly" in done.stdout
    assert len(list(home.rglob("autosave.json"))) == 2
