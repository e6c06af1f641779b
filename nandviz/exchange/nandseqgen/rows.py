"""The rows of a CSV file, some at one time, by column."""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from nandviz.exchange.nandseqgen.texts import blocks

_CHUNK_ROWS: Final = 2_000
"""Rows that are cells at one time: few, so that they stay in the processor's cache."""


class Chunk(NamedTuple):
    """Some rows that follow each other.

    Attributes
    ----------
    columns
        The cells of each column; none if a row is of another width.
    wrong
        (row, how many cells) of each that is of another width.
    """

    rows: int
    columns: Sequence[Sequence[str]]
    wrong: Sequence[tuple[int, int]] = ()


class Rows:
    """Reads a file once; csv.Error, or `UnreadableError`, where it cannot be read on."""

    def __init__(self, path: Path) -> None:
        self._lines = lines_of(path)
        self._before = 0
        self._reader = csv.reader(self._lines, strict=True)

    @property
    def line(self) -> int:
        """The number of the line that was read last."""
        return self._before + self._reader.line_num

    def header(self) -> list[str]:
        """Return the cells of the first row; none if there is no row."""
        return next(self._reader, [])

    def chunks(self, width: int) -> Iterator[Chunk]:
        """Yield the rows behind the header, which has ``width`` cells."""
        some: list[str] = []
        while some := list(islice(self._lines, _CHUNK_ROWS)):
            columns = _plain(some, width)
            if not columns:
                break
            self._before += len(some)
            yield Chunk(len(some), columns)
        self._before = self.line
        self._reader = csv.reader(chain(some, self._lines), strict=True)
        while rows := list(islice(self._reader, _CHUNK_ROWS)):
            yield _chunk(rows, width)


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file, each with its end; UnreadableError as `blocks`."""
    return chain.from_iterable(map(partial(io.StringIO, newline=""), blocks(path)))


def _plain(some: Sequence[str], width: int) -> Sequence[Sequence[str]]:
    """Return the cells of lines by column; none if only a parser can tell them apart.

    That is some ten times as fast as the parser.
    """
    text = "".join(some).replace("\r\n", "\n")
    if '"' in text or "\r" in text or {line.count(",") for line in some} != {width - 1}:
        return ()
    cells = text.removesuffix("\n").replace("\n", ",").split(",")
    return [cells[place::width] for place in range(width)]


def _chunk(rows: list[list[str]], width: int) -> Chunk:
    wrong = [(row, len(cells)) for row, cells in enumerate(rows) if len(cells) != width]
    return Chunk(len(rows), () if wrong else list(zip(*rows, strict=True)), wrong)
