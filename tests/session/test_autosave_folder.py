"""Each program has a folder of its own; what a crash has left is told from what still runs."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.files import locks
from nandviz.session import autosave_folder
from nandviz.session.autosave_file import FILE_NAME
from nandviz.session.autosave_folder import LOCK_NAME, QUIET_S, AutosaveFolder

PROJECT = Path(__file__).parents[2]
RUNS = """
import sys
from pathlib import Path
from nandviz.session.autosave_folder import AutosaveFolder
folder = AutosaveFolder(Path(sys.argv[1]))
(folder.path / "autosave.json").write_text("{}")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[AutosaveFolder]:
    folder = AutosaveFolder(tmp_path / "sessions")
    folder.path  # noqa: B018  makes it
    yield folder
    folder.end()


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", RUNS, str(tmp_path / "sessions")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=PROJECT) as process:
        yield process
        process.kill()


def left(root: Path, name: str, *, seconds_ago: float = 0.0) -> Path:
    """Make a folder as a program leaves it that was killed so long ago."""
    folder = root / name
    folder.mkdir(parents=True)
    for each in (LOCK_NAME, FILE_NAME):
        (folder / each).write_text("{}")
    age(folder, seconds_ago)
    return folder


def age(folder: Path, seconds: float) -> None:
    now = folder.stat().st_mtime
    for path in (*folder.iterdir(), folder):
        os.utime(path, (now - seconds, now - seconds))


def near(name: str) -> str:
    return f"session-{locks.machine()}-{name}"


@pytest.mark.slow
def test_what_a_killed_program_has_left_is_offered_at_once_and_before_that_never(
    mine: AutosaveFolder, other: "subprocess.Popen[str]"
) -> None:
    assert other.stdout is not None
    theirs = Path(other.stdout.readline().strip())
    assert mine.left_over() is None
    age(theirs, 10 * QUIET_S)
    assert mine.left_over() is None, "its lock is held, however long it was not touched"
    mine.discard(theirs)
    assert (theirs / FILE_NAME).exists()
    other.kill()
    assert other.wait(10) == -signal.SIGKILL
    assert mine.left_over() == theirs


def test_a_process_number_that_comes_again_is_no_reason_to_keep_or_take(
    tmp_path: Path, mine: AutosaveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 1)
    crashed = AutosaveFolder(tmp_path / "sessions")
    (crashed.path / FILE_NAME).write_text("{}")
    found = crashed.path
    crashed._let_go()
    again = AutosaveFolder(tmp_path / "sessions")
    assert again.path != found
    assert again.left_over() == found
    again.end()
    assert (found / FILE_NAME).exists()
    assert mine.path.exists()


@pytest.mark.parametrize("name", ["session-0badcafe-0123456789ab", "session-1"])
def test_what_another_machine_has_left_is_offered_once_it_is_quiet(
    mine: AutosaveFolder, name: str
) -> None:
    theirs = left(mine.path.parent, name)
    assert mine.left_over() is None
    mine.discard(theirs)
    assert theirs.exists()
    age(theirs, QUIET_S + 1)
    assert mine.left_over() == theirs
    mine.discard(theirs)
    assert not theirs.exists()


def test_where_there_are_no_locks_age_tells(
    mine: AutosaveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refused)
    theirs = left(mine.path.parent, near("a"))
    assert mine.left_over() is None
    age(theirs, QUIET_S + 1)
    assert mine.left_over() == theirs


def test_a_folder_whose_lock_is_gone_belongs_to_nobody(mine: AutosaveFolder) -> None:
    theirs = left(mine.path.parent, "session-1")
    (theirs / LOCK_NAME).unlink()
    assert mine.left_over() == theirs


def test_the_latest_of_several_is_offered_first(mine: AutosaveFolder) -> None:
    old = left(mine.path.parent, near("b"), seconds_ago=100)
    new = left(mine.path.parent, near("a"), seconds_ago=10)
    assert mine.left_over() == new
    mine.discard(new)
    assert mine.left_over() == old


def test_empty_folders_of_dead_programs_are_removed_but_not_what_else_is_in_them(
    mine: AutosaveFolder,
) -> None:
    root = mine.path.parent
    fresh, empty, full = (left(root, near(name)) for name in ("fresh", "empty", "full"))
    for folder in (fresh, empty, full):
        (folder / FILE_NAME).unlink()
    (full / "notes.txt").write_text("mine")
    age(empty, 2 * QUIET_S)
    age(full, 2 * QUIET_S)
    assert mine.left_over() is None
    assert (fresh.exists(), empty.exists()) == (True, False)
    assert (full / "notes.txt").exists()


def test_a_folder_that_was_removed_is_made_anew(mine: AutosaveFolder, tmp_path: Path) -> None:
    first = mine.path
    assert mine.path == first
    for path in (*first.iterdir(), first):
        path.rmdir() if path.is_dir() else path.unlink()
    second = mine.path
    assert second != first
    assert second.is_dir()
    other = AutosaveFolder(tmp_path / "sessions")
    (second / FILE_NAME).write_text("{}")
    assert other.left_over() is None, "the new one is locked too"


def test_a_running_program_touches_its_lock(mine: AutosaveFolder) -> None:
    age(mine.path, 100)
    before = (mine.path / LOCK_NAME).stat().st_mtime
    assert before > (mine.path.stat().st_mtime + 50)


def test_a_running_program_touches_its_lock_where_nobody_may_set_a_time(
    mine: AutosaveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = mine.path / LOCK_NAME
    os.utime(lock, (0, 0))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "utime", refuse)
    assert mine.path == lock.parent
    assert lock.stat().st_mtime > 0


@pytest.mark.parametrize("root", ["/dev/null", "/dev/full/x", "/proc/x", "a" * 300])
def test_a_folder_that_cannot_be_made_is_an_error_and_nothing_is_left_over(root: str) -> None:
    folder = AutosaveFolder(Path(root))
    for _ in range(2):
        with pytest.raises(NandvizError, match="cannot make a folder in"):
            folder.path  # noqa: B018
    assert folder.left_over() is None
    folder.end()


def test_a_folder_without_room_for_a_lock_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, **__: bool) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(autosave_folder, "_open_lock", full)
    folder = AutosaveFolder(tmp_path)
    with pytest.raises(NandvizError, match="No space left"):
        folder.path  # noqa: B018
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert folder.path.is_dir(), "it is tried again"
    folder.end()
