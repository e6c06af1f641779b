"""A folder for the autosaved state of each running program; those of a crash are left over.

The program that has a folder holds a lock in it, and touches the lock while it runs. Between
machines that share a home a lock may mean nothing, and on some file systems there is none: there a
folder is left over once its lock was not touched for a while. Process numbers and host names tell
nothing, since both come again in containers.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError
from nandviz.files import leftovers, locks
from nandviz.files.locks import Lock
from nandviz.language import said
from nandviz.session.autosave_file import FILE_NAME

TOUCHED_EVERY_S: Final = 5.0
QUIET_S: Final = 6 * TOUCHED_EVERY_S
"""After so long a folder whose lock says nothing is taken for left over."""
LOCK_NAME: Final = "lock"
_PREFIX: Final = "session-"
_NEVER: Final = -inf


class AutosaveFolder:
    """The folder of this program among those of all programs.

    Parameters
    ----------
    root
        Where all programs have theirs; made when it is needed.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._own: Path | None = None
        self._handle: int | None = None

    @property
    def path(self) -> Path:
        """The folder, which is made and locked, anew where it has gone; its lock is touched.

        Raises
        ------
        NandvizError
            If that cannot be.
        """
        try:
            if self._own is None or not self._touch(self._own):
                self._own = self._made()
        except OSError as error:
            why = said(
                "cannot make a folder in {root}: {strerror}",
                root=self._root,
                strerror=error.strerror,
            )
            raise NandvizError(why) from error
        return self._own

    def _touch(self, folder: Path) -> bool:
        """Say that this program still runs; False if the folder has gone."""
        lock = folder / LOCK_NAME
        try:
            os.utime(lock)
        except FileNotFoundError:
            return False
        except PermissionError:  # some drives let nobody set a time, but set it themselves
            lock.write_bytes(b"\n")
        return True

    def _made(self) -> Path:
        self._let_go()
        folder = self._root / f"{_PREFIX}{locks.machine()}-{secrets.token_hex(6)}"
        folder.mkdir(parents=True)
        try:
            self._handle = _open_lock(folder, make=True)
        except OSError:
            folder.rmdir()
            raise
        locks.take(self._handle)  # where there are no locks, touching it has to do
        return folder

    def _let_go(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def end(self) -> None:
        """Remove the folder: the program ends as it should. What cannot be removed stays."""
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)
            self._own = None
        self._let_go()

    # Of others

    def left_over(self) -> Path | None:
        """Return a folder with a state that a crash has left, the latest; None if there is none.

        Folders in which nothing is kept are removed.
        """
        for folder in sorted(self._others(), key=_time_of_state, reverse=True):
            with self._taken(folder) as is_taken:
                if is_taken and _time_of_state(folder) > _NEVER:
                    return folder
                if is_taken and self._is_quiet(folder):
                    _remove_empty(folder)
        return None

    def discard(self, folder: Path) -> None:
        """Remove what a crash has left, unless a program has it by now."""
        with self._taken(folder) as is_taken:
            if is_taken:
                shutil.rmtree(folder, ignore_errors=True)

    def _others(self) -> list[Path]:
        try:
            inside = list(self._root.iterdir())
        except OSError:  # there is no such folder, or it is not ours to read
            return []
        return [each for each in inside if each.name.startswith(_PREFIX) and each != self._own]

    @contextmanager
    def _taken(self, folder: Path) -> Iterator[bool]:
        """Hold a folder if no running program has it; tell whether it is held."""
        try:
            handle = _open_lock(folder, make=False)
        except OSError as error:  # nobody holds a lock that is not there; another is not ours
            yield isinstance(error, FileNotFoundError)
            return
        try:
            lock = locks.take(handle)
            is_sure = lock is Lock.TAKEN and _is_near(folder)
            yield is_sure or (lock is not Lock.HELD and self._is_quiet(folder))
        finally:
            os.close(handle)

    def _is_quiet(self, folder: Path) -> bool:
        """Whether nobody touched a folder's lock for a while, by the clock of the file system."""
        return _touched(folder) < self._now() - QUIET_S

    def _now(self) -> float:
        return _NEVER if self._own is None else _touched(self._own)


def _open_lock(folder: Path, *, make: bool) -> int:
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | (os.O_CREAT if make else 0)
    return os.open(folder / LOCK_NAME, flags, 0o600)


def _touched(folder: Path) -> float:
    """Return when a lock was touched; of a folder without one, when it was changed."""
    touched = _time(folder / LOCK_NAME)
    return touched if touched > _NEVER else _time(folder)


def _time_of_state(folder: Path) -> float:
    return _time(folder / FILE_NAME)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return _NEVER


def _remove_empty(folder: Path) -> None:
    """Remove a folder in which nothing is kept; one that holds more stays."""
    with suppress(OSError):
        leftovers.sweep(folder)
        (folder / LOCK_NAME).unlink(missing_ok=True)
        folder.rmdir()


def _is_near(folder: Path) -> bool:
    """Whether a folder was made where a lock is sure to be seen."""
    return folder.name.startswith(f"{_PREFIX}{locks.machine()}-")
