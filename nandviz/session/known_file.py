"""What was read from a file, or written to it, and what has become of it since."""

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from nandviz.language import said
from nandviz.scenario.source import MAX_BYTES

_WRITABLE: Final = 0o222


@dataclass(frozen=True, slots=True)
class _State:
    """What tells one state of a file from another without reading it."""

    real: str
    modified_ns: int
    size: int
    inode: int


class KnownFile:
    """A file as it was.

    Parameters
    ----------
    text
        What it held. Then its content is asked, not its time: a file system may write the same
        time twice, and a file that was only touched has not changed. None for what is too long
        to be read again and again.
    """

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self._digest = None if text is None else sha256(text.encode()).digest()
        self._state = _state(path)

    def changed(self) -> bool:
        """Whether it holds something else now, is gone, or is another file."""
        before, now = self._state, _state(self.path)
        if self._digest is None or before is None or now is None:
            return before != now
        return before.real != now.real or _digest(self.path) != self._digest

    def lost_by_writing(self, text: str) -> str:
        """Return why to write a text there would surprise, as what is so now; empty if not."""
        before, now = self._state, _state(self.path)
        if now is None:
            return said("is gone from the disk") if before is not None else ""
        if not self.path.is_file():
            return said("is a folder now, or something else that is no file")
        if not self.path.stat().st_mode & _WRITABLE:
            return said("is read-only")
        if before is not None and before.real != now.real:
            return said("is another file now: {real}", real=now.real)
        is_known = _digest(self.path) in {self._digest, sha256(text.encode()).digest()}
        return "" if is_known else said("changed on disk")

    def text_now(self) -> str:
        """Return what it holds now, for a reader; bytes that are no text as escapes. OSError."""
        return _content(self.path).decode(errors="backslashreplace")


def _state(path: Path) -> _State | None:
    try:
        status = path.stat()
    except OSError:
        return None
    real = os.path.realpath(path)
    return _State(real, status.st_mtime_ns, status.st_size, status.st_ino)


def _digest(path: Path) -> bytes | None:
    try:
        return sha256(_content(path)).digest()
    except OSError:
        return None


def _content(path: Path) -> bytes:
    """Return what a file holds, without a byte order mark; nothing is waited for."""
    if not path.is_file():
        raise OSError(0, said("not a regular file"))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1).removeprefix(BOM_UTF8)
