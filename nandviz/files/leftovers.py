"""What is being written has a hidden name and a lock; what nobody holds any more is removed.

The lock ends with the process that holds it, however that ends. Of what another machine has made,
age tells whether it is left over.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from nandviz.files import locks

PREFIX: Final = ".nandviz-"
WHOLE: Final = ".whole"
"""Suffix of a hidden folder of files that are all there, and are to replace their namesakes."""
_LOCK: Final = ".lock"
_OLD_S: Final = 86_400.0


def hidden_name(suffix: str = "") -> str:
    """Return a name of the kind that `sweep` looks for, of this machine, used by nobody."""
    return f"{PREFIX}{locks.machine()}-{secrets.token_hex(6)}{suffix}"


@contextmanager
def held_file(path: Path) -> Iterator[None]:
    """Make an empty file and hold it; whoever asks for this gives it another name or removes it."""
    handle = _create(path)
    try:
        while not _lock(handle) and not os.fstat(handle).st_nlink:
            # Another program took it for left over in the moment before it was locked.
            os.close(handle)
            handle = _create(path)
        yield
    finally:
        os.close(handle)


def _create(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)


@contextmanager
def held_folder(path: Path) -> Iterator[None]:
    """Hold a hidden folder, which need not be there yet, until it has gone from its name."""
    lock = path.with_name(path.name + _LOCK)
    try:
        with held_file(lock):
            yield
    finally:
        lock.unlink(missing_ok=True)


def _lock(handle: int, *, wait: bool = True) -> bool:
    """Lock an open file; False where others hold it, or the file system has no locks."""
    return locks.take(handle, wait=wait) is locks.Lock.TAKEN


def sweep(folder: Path) -> None:
    """Remove what killed programs have left in a folder.

    A set of files that was whole takes its place first. What cannot be removed stays.
    """
    for path in sorted(folder.glob(f"{PREFIX}*")):
        with suppress(OSError):  # held, gone meanwhile, or not ours to remove
            _remove_unheld(path)


def _remove_unheld(path: Path) -> None:
    if _is_foreign(path) and path.stat().st_mtime > datetime.now(UTC).timestamp() - _OLD_S:
        return
    if not path.is_dir():
        with _locked(path):
            path.unlink()
        return
    lock = path.with_name(path.name.removesuffix(WHOLE) + _LOCK)
    with _locked(lock, make=True):
        try:
            if path.name.endswith(WHOLE):
                replace_namesakes(path)
            shutil.rmtree(path)
        finally:
            lock.unlink()


def _is_foreign(path: Path) -> bool:
    """Whether another machine, or this one before it was started anew, has made a hidden path."""
    return not path.name.startswith(f"{PREFIX}{locks.machine()}-")


@contextmanager
def _locked(path: Path, *, make: bool = False) -> Iterator[None]:
    """Hold the lock of what nobody holds; OSError if somebody does."""
    flags = os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if make else 0)
    handle = os.open(path, flags, 0o666)
    try:
        if not _lock(handle, wait=False):
            raise BlockingIOError
        yield
    finally:
        os.close(handle)


def replace_namesakes(whole: Path) -> None:
    """Let each file of a hidden folder replace its namesake beside the folder.

    Two programs do so one after the other, so that no two sets mix.
    """
    with _alone_in(whole.parent):
        for path in sorted(whole.iterdir()):
            path.replace(os.path.realpath(whole.parent / path.name))


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, where the system opens any."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        yield
        return
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)
