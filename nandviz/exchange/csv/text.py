"""Columns of cells as text, and the CSV files made of them.

A column is an array of integers and how they are written, a chunk at a time.

Source: command line and files specification, section CSV.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from nandviz.units import us_cell

CHUNK_ROWS: Final = 50_000
"""Rows that are text at one time: bounds the memory of a large file."""

_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")

_SPECIAL: Final = re.compile(r'^[=+\-@\t]|[",\r\n]')

Integers = npt.NDArray[Any]


class Cells(Protocol):
    """One column of cells."""

    def __len__(self) -> int:
        """Return the number of rows."""
        ...

    def texts(self, first: int, last: int) -> list[str]:
        """Return the text of each cell of the rows ``first <= row < last``."""
        ...


@dataclass(frozen=True, slots=True)
class CodedCells:
    """Integers of any dtype, and how an array of them is written."""

    values: Integers
    write: Callable[[Integers], list[str]]

    def __len__(self) -> int:
        return len(self.values)

    def texts(self, first: int, last: int) -> list[str]:
        """Return the text of each cell of the rows ``first <= row < last``."""
        return self.write(self.values[first:last])


@dataclass(frozen=True, slots=True)
class TextCells:
    """A text a row."""

    values: Sequence[str]

    def __len__(self) -> int:
        return len(self.values)

    def texts(self, first: int, last: int) -> list[str]:
        """Return the text of each cell of the rows ``first <= row < last``."""
        return [cell(text) for text in self.values[first:last]]


def numbers(values: Integers, blank: int | None = None) -> Cells:
    """Return a column of whole numbers; ``blank`` is written as an empty cell."""
    if blank is None:
        return CodedCells(values, lambda chunk: [str(value) for value in chunk.tolist()])
    return CodedCells(
        values, lambda chunk: ["" if value == blank else str(value) for value in chunk.tolist()]
    )


def times(values: Integers, blank: int | None = None) -> Cells:
    """Return a column of ns, written as µs with three decimals."""
    return CodedCells(values, lambda chunk: _time_texts(chunk, blank))


def _time_texts(chunk: Integers, blank: int | None) -> list[str]:
    """Write each distinct instant once: planes, states and events share many."""
    distinct, where = np.unique(chunk, return_inverse=True)
    written = ["" if value == blank else us_cell(value) for value in distinct.tolist()]
    texts: list[str] = np.array(written, dtype=object)[where].tolist()
    return texts


def words(codes: Integers, table: Sequence[str]) -> Cells:
    """Return a column of words by number; -1 is an empty cell."""
    cells = np.array([*(cell(word) for word in table), ""], dtype=object)  # [-1] is the last one
    return CodedCells(codes, lambda chunk: cells[chunk].tolist())


def flags(values: npt.NDArray[np.bool_]) -> Cells:
    """Return a column of True and False."""
    return words(values.astype(np.int8), ("False", "True"))


def texts(values: Sequence[str]) -> Cells:
    """Return a column of a text a row."""
    return TextCells(values)


def cell(text: str) -> str:
    """Return a text as a cell: guarded against being taken for a formula, quoted where needed."""
    if not _SPECIAL.search(text):
        return text
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_table(
    target: Path, columns: Mapping[str, Cells], progress: Callable[[], None] | None = None
) -> None:
    """Write one file, in a folder that nobody reads before it is whole.

    Parameters
    ----------
    target
        File to make.
    columns
        Column by its name, in order; all of one length.
    progress
        Called between chunks of rows; what it raises ends the work.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    count = len(next(iter(columns.values())))
    with target.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(",".join(columns) + "\n")
        for first in range(0, count, CHUNK_ROWS):
            if first and progress:
                progress()
            last = min(first + CHUNK_ROWS, count)
            rows = zip(*(column.texts(first, last) for column in columns.values()), strict=True)
            handle.write("\n".join(map(",".join, rows)) + "\n")
