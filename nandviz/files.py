"""Write a file so that a reader never sees half of one."""

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from nandviz.errors import NandvizError


@contextmanager
def atomic_path(target: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path beside ``target`` to write to; rename it over ``target`` when all went well.

    The path has the suffix of ``target`` and is an empty file at first. A symbolic link is
    followed, so that the file it points to is replaced. The permissions of an old file are kept.

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
    try:
        mode = _old_mode(final)
        temporary = final.with_name(f".nandviz-{secrets.token_hex(6)}{final.suffix}")
        _create(temporary, mode)
        try:
            yield temporary
            _flush(temporary)
            temporary.replace(final)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(final.parent)
    except OSError as error:
        raise NandvizError(f"cannot write {os.fspath(target)}: {_why(error)}") from error


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder beside the target to fill; rename it when all went well.

    Raises
    ------
    NandvizError
        If something of that name is there already, or cannot be written. Whatever is raised, by
        the body too, the folder that was given is removed.
    """
    if folder.exists():
        raise NandvizError(f"cannot write {folder}: it is already there")
    try:
        building = Path(mkdtemp(prefix=".nandviz-", dir=folder.parent))
        try:
            yield building
            building.chmod(0o755)
            building.rename(folder)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
    except OSError as error:
        raise NandvizError(f"cannot write {folder}: {_why(error)}") from error


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _old_mode(final: Path) -> int | None:
    """Return the permissions of the file that is replaced, or None if there is none."""
    try:
        mode = final.stat().st_mode
    except FileNotFoundError:
        if not final.parent.is_dir():
            raise FileNotFoundError(0, f"no folder {final.parent}") from None
        return None
    if not stat.S_ISREG(mode):
        raise OSError(0, "not a regular file")
    if not os.access(final, os.W_OK):
        raise PermissionError(0, "the file there is read-only")
    return stat.S_IMODE(mode)


def _create(path: Path, mode: int | None) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        if mode is not None:
            path.chmod(mode)
    finally:
        os.close(handle)


def _flush(path: Path) -> None:
    """Make sure that the bytes are on the disk before the name points to them."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Make the new name last, where the system can open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
