"""The rows of a CSV file, some at one time, by column."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from nandviz.exchange.nandseqgen import digits
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
        self._texts = blocks(path)
        self._text = io.StringIO()
        self._reader = csv.reader(self._lines(), strict=True)
        self._before = 0

    @property
    def line(self) -> int:
        """The number of the line that was read last."""
        return self._before + self._reader.line_num

    def header(self) -> list[str]:
        """Return the cells of the first row; none if there is no row."""
        return next(self._reader, [])

    def chunks(self, width: int) -> Iterator[Chunk]:
        """Yield the rows behind the header, which has ``width`` cells."""
        text = self._text.read() or next(self._texts, "")
        while columns := _plain(text, width):
            self._before += len(columns[0])
            yield Chunk(len(columns[0]), columns)
            text = next(self._texts, "")
        self._before = self.line
        self._text = _of_lines(text)
        self._reader = csv.reader(self._lines(), strict=True)
        while rows := list(islice(self._reader, _CHUNK_ROWS)):
            yield _chunk(rows, width)

    def _lines(self) -> Iterator[str]:
        yield from self._text
        for text in self._texts:
            self._text = _of_lines(text)
            yield from self._text


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file, each with its end; UnreadableError as `blocks`."""
    return chain.from_iterable(map(_of_lines, blocks(path)))


def _of_lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _plain(text: str, width: int) -> Sequence[Sequence[str]]:
    """Return the cells of whole lines by column; none if only a parser can tell them apart.

    That is several times as fast as the parser. Each end of a line becomes a cell too: where all
    of these are in one column, all lines have the same width.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    text = text.removesuffix("\n")
    if not text or '"' in text or "\r" in text:
        return ()
    if text.isascii():
        return digits.columns(f"{text}\n", width)
    cells = text.replace("\n", ",\n,").split(",")
    cells.append("\n")
    *columns, ends = (cells[place :: width + 1] for place in range(width + 1))
    return columns if set(ends) == {"\n"} and len(ends) == len(columns[0]) else ()


def _chunk(rows: list[list[str]], width: int) -> Chunk:
    wrong = [(row, len(cells)) for row, cells in enumerate(rows) if len(cells) != width]
    return Chunk(len(rows), () if wrong else list(zip(*rows, strict=True)), wrong)
