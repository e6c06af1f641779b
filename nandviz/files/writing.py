"""Write a file, a folder or a set of files so that a reader never sees half of it."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError, why_of
from nandviz.files import leftovers
from nandviz.language import said

_NOT_OFFERED: Final = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM, errno.EACCES}
    | {errno.EBADF, errno.EISDIR}
)
"""What file systems answer that have no such thing as permissions, or no flush of a folder."""


@contextmanager
def atomic_path(target: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path beside ``target`` to write to; rename it over ``target`` when all went well.

    The path has the suffix of ``target`` and is an empty file at first. A symbolic link is
    followed, so that the file it points to is replaced. The permissions of an old file are kept
    where the file system has any. What killed programs have left in the folder is removed.

    Parameters
    ----------
    target
        File to make or replace. Its folder must exist.

    Yields
    ------
    pathlib.Path
        Where to write.

    Raises
    ------
    NandvizError
        If the file cannot be written: no such folder, no permission, disk full, the target is not
        a regular file. The message is one line that names the target. Whatever is raised, by the
        system or by the body (an interrupt too), the old file stays whole and the temporary file
        is removed.
    """
    final = Path(os.path.realpath(target))
    with _told(target):
        mode = _old_mode(final)
        leftovers.sweep(final.parent)
        temporary = final.with_name(leftovers.hidden_name(final.suffix))
        try:
            with leftovers.held_file(temporary):
                _keep_mode(temporary, mode)
                yield temporary
                _flush(temporary)
                temporary.replace(final)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(final.parent)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder beside the target to fill; rename it when all went well.

    Raises
    ------
    NandvizError
        If something of that name is there already, or cannot be written. Whatever is raised, by
        the body too, the folder that was given is removed.
    """
    if os.path.lexists(folder):
        raise NandvizError(said("cannot write {folder}: it is already there", folder=folder))
    with _told(folder):
        leftovers.sweep(folder.parent)
        with _building(folder.parent) as building:
            yield building
            _flush_tree(building)
            building.rename(folder)
        _flush_folder(folder.parent)


@contextmanager
def file_set(folder: Path) -> Iterator[Path]:
    """Give a hidden folder in ``folder`` to write files to that belong together.

    When all went well they replace their namesakes in ``folder``, all of them or none: a program
    that is killed between two of them leaves the whole set in a hidden folder, from which the next
    one completes it. Other files of the folder stay as they are. ``folder`` is made if there is
    none.

    Raises
    ------
    NandvizError
        If the folder cannot be made, or a file not written or replaced; nothing is replaced then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NandvizError(
            said("cannot make folder {folder}: {why}", folder=folder, why=why_of(error))
        ) from error
    with _told(folder):
        leftovers.sweep(folder.resolve())
        with _building(folder.resolve()) as building:
            yield building
            for path in building.iterdir():
                _keep_mode(path, _replaced_mode(path, folder / path.name))
            _flush_tree(building)
            _take_place(building)
        _flush_folder(folder)


@contextmanager
def _told(target: str | os.PathLike[str]) -> Iterator[None]:
    """Turn an error of the system into one line that names the target."""
    try:
        yield
    except OSError as error:
        raise NandvizError(
            said("cannot write {path}: {why}", path=os.fspath(target), why=why_of(error))
        ) from error


@contextmanager
def _building(parent: Path) -> Iterator[Path]:
    """Make a hidden folder, held until it is gone from its name, and remove it in any case."""
    building = parent / leftovers.hidden_name()
    with leftovers.held_folder(building):
        try:
            building.mkdir()
            yield building
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise


def _take_place(building: Path) -> None:
    """Let a set that is all there replace what was; an interrupt waits until it has."""
    whole = building.with_name(building.name + leftovers.WHOLE)
    building.rename(whole)
    try:
        leftovers.replace_namesakes(whole)
    except KeyboardInterrupt:
        leftovers.replace_namesakes(whole)
        raise
    finally:
        with suppress(OSError):  # not empty: a later program completes the set
            whole.rmdir()


def _old_mode(final: Path) -> int | None:
    """Return the permissions of the file that is replaced, or None if there is none."""
    try:
        mode = final.stat().st_mode
    except FileNotFoundError:
        if not final.parent.is_dir():
            raise FileNotFoundError(0, said("no folder {parent}", parent=final.parent)) from None
        return None
    if not stat.S_ISREG(mode):
        raise OSError(0, said("not a regular file"))
    if not os.access(final, os.W_OK):
        raise PermissionError(0, said("the file there is read-only"))
    return stat.S_IMODE(mode)


def _replaced_mode(path: Path, target: Path) -> int | None:
    """Return the permissions of the file that one of a set replaces, once that is sure to work."""
    final = Path(os.path.realpath(target))
    with _told(target):
        mode = _old_mode(final)
        is_near = final.parent.stat().st_dev == path.stat().st_dev
    if not is_near:
        raise NandvizError(
            said("cannot write {target}: it is a link to another disk", target=target)
        )
    return mode


def _keep_mode(path: Path, mode: int | None) -> None:
    if mode is not None:
        with _if_offered():
            path.chmod(mode)


@contextmanager
def _if_offered() -> Iterator[None]:
    """Do what a file system may have no means for: that is no failure."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise


def _flush(path: Path) -> None:
    """Make sure that the bytes are on the disk before the name points to them."""
    handle = os.open(path, os.O_RDWR)
    try:
        with _if_offered():
            os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Make new names last, where the system can open a folder."""
    if os.name != "posix":
        return
    with _if_offered():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _flush_tree(folder: Path) -> None:
    """Flush all files and folders of a folder, and itself."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            _flush(Path(parent, name))
        _flush_folder(Path(parent))
