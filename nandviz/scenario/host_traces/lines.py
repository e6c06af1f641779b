"""The lines of a host trace, read one by one: a trace may be larger than what is wanted of it."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from nandviz.errors import Problem, ScenarioError, why_of
from nandviz.language import said

_MAX_LINE: Final = 4_096
"""Bytes of a line, its end among them."""
_BOM: Final = b"\xef\xbb\xbf"


def lines_of(path: Path) -> Iterator[str]:
    r"""Yield the lines of a file without their ends (``\n`` or ``\r\n``) and without a BOM.

    Raises
    ------
    ScenarioError
        If it is no regular file, cannot be read, or is not UTF-8 in lines of 4,095 bytes.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            got = said("a folder") if path.is_dir() else said("not a regular file")
            raise ScenarioError([_of_file(path, got, said("a file with a trace of requests"))])
        with path.open("rb") as file:
            yield from _lines(path, file)
    except (OSError, ValueError) as error:
        why = why_of(error) if isinstance(error, OSError) else str(error).lower()
        got = said("cannot be read: {why}", why=why)
        raise ScenarioError([_of_file(path, got, "")]) from None


def _lines(path: Path, file: BinaryIO) -> Iterator[str]:
    if file.read(len(_BOM)) != _BOM:
        file.seek(0)
    number = 0
    while data := file.readline(_MAX_LINE):
        number += 1
        if len(data) == _MAX_LINE and not data.endswith(b"\n"):
            got = said("a line of more than {count:,} bytes", count=_MAX_LINE - 1)
            expected = said("a line for each request")
            raise ScenarioError([Problem(str(path), number, 1, "", got, expected)])
        try:
            line = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ScenarioError([_not_text(path, number, data, error.start)]) from None
        yield line.removesuffix("\n").removesuffix("\r")


def _of_file(path: Path, got: str, expected: str) -> Problem:
    return Problem(str(path), 0, 0, "", got, expected)


def _not_text(path: Path, number: int, data: bytes, place: int) -> Problem:
    column = len(data[:place].decode("utf-8")) + 1
    got = said("the byte 0x{data:02x}", data=data[place])
    return Problem(str(path), number, column, "", got, said("UTF-8 text"))
