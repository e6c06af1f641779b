"""The text of a foreign file, a block at a time: checked before it is parsed, never held whole."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from nandviz.errors import Problem, why_of
from nandviz.language import said

MAX_BYTES: Final = 2**31
"""Size of the largest file that is read."""
MAX_LINE: Final = 2**20
"""Bytes of the longest line that is read."""

_BLOCK: Final = 2**19
"""Bytes that are read at one time: few, so that their cells need little memory."""
_BOM: Final = b"\xef\xbb\xbf"


class UnreadableError(Exception):
    """A file that holds no text; ``problem`` says why, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def blocks(path: Path) -> Iterator[str]:
    """Yield the text of a file in blocks of whole lines, line ends as they stand, no BOM.

    Raises
    ------
    UnreadableError
        If it cannot be read, is no regular file, too large, no UTF-8, or holds a NUL character or
        a line longer than `MAX_LINE`. A device or FIFO is not opened.
    """
    try:
        _check(path)
        with path.open("rb") as file:
            line, rest = 1, file.read(len(_BOM)).removeprefix(_BOM)
            while data := file.read(_BLOCK):
                whole, newline, last = data.rpartition(b"\n")
                if newline:
                    yield _text(path, rest + whole + newline, line)
                    line += whole.count(b"\n") + 1
                    rest = b""
                rest += last
                if len(rest) > MAX_LINE:
                    _text(path, rest[: rest.find(b"\0") + 1], line)
                    raise _at(
                        path,
                        line,
                        1,
                        said("a very long line"),
                        said("at most {max_line:,} bytes", max_line=MAX_LINE),
                    )
            if rest:
                yield _text(path, rest, line)
    except OSError as error:
        why = why_of(error)
        raise _at(path, 0, 0, said("cannot be read: {why}", why=why), "") from None


def _check(path: Path) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(0, said("is a directory"))
    if not stat.S_ISREG(status.st_mode):
        raise _at(path, 0, 0, said("not a regular file"), said("a CSV file"))
    if status.st_size > MAX_BYTES:
        got, expected = (
            said("{st_size:,} bytes long", st_size=status.st_size),
            said("at most {max_bytes:,} bytes", max_bytes=MAX_BYTES),
        )
        raise _at(path, 0, 0, got, expected)


def _text(path: Path, data: bytes, first_line: int) -> str:
    """Decode whole lines, of which the first has a number."""
    try:
        text = data.decode("utf-8")
        at, got, expected = data.find(b"\0"), said("a NUL character"), said("a text file")
    except UnicodeDecodeError as error:
        text, at, got, expected = "", error.start, said("not UTF-8"), said("a text file in UTF-8")
    if at >= 0:
        line = first_line + data.count(b"\n", 0, at)
        raise _at(path, line, at - data.rfind(b"\n", 0, at), got, expected)
    return text


def _at(path: Path, line: int, column: int, got: str, expected: str) -> UnreadableError:
    return UnreadableError(Problem(str(path), line, column, "", got, expected))
