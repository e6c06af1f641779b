"""Rows of a pane sorted, filtered and copied, a slice at a time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import Any, Final, NamedTuple

from nandviz.language import tr
from nandviz.ui.panes.rows import Column, ReadRows

_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LOOK_EVERY: Final = 32
"""Rows between two looks at the clock."""


class Wish(NamedTuple):
    """How rows are wanted: by which column (None: as they come), which way, with which text."""

    column: int | None = None
    descending: bool = False
    text: str = ""


def sort_key(text: str) -> tuple[int, float, str]:
    """Return what a cell is sorted by: its first number where it begins with one, else its words.

    Empty cells come first.
    """
    found = _NUMBER.match(text)
    if not text:
        return (0, 0.0, "")
    return (1, float(found[0]), text) if found else (2, 0.0, _padded(text.lower()))


def _padded(text: str) -> str:
    """Write whole numbers in a text so that they sort as numbers: op 9 before op 10."""
    return re.sub(r"\d+", lambda hit: hit[0].zfill(12), text)


class Picking:
    """Rows on the way to being sorted and filtered.

    Attributes
    ----------
    done
        Whether all rows were looked at; then they are sorted.
    """

    def __init__(self, rows: Sequence[Any], columns: Sequence[Column[Any]], wish: Wish) -> None:
        self._rows = rows
        self._columns = columns
        self._wish = wish
        self._found: list[tuple[tuple[int, float, str], int]] = []
        self._work = self._look()
        self._looked = 0
        self.done = False

    @property
    def share(self) -> float:
        """How many of the rows were looked at, 0.0 to 1.0."""
        return self._looked / max(len(self._rows), 1)

    @property
    def rows(self) -> Sequence[Any]:
        """The rows found so far."""
        return ReadRows(self._rows.__getitem__, [number for _, number in self._found])

    def advance(self, budget_ms: float) -> bool:
        """Look on for about so long; return whether it is done."""
        deadline = perf_counter() + budget_ms / 1000
        while not self.done and perf_counter() < deadline:
            self.done = next(self._work, None) is None
        return self.done

    def _look(self) -> Iterator[bool]:
        text, column = self._wish.text.lower(), self._wish.column
        for number in range(len(self._rows)):
            row = self._rows[number]
            if not text or any(text in each.text(row).lower() for each in self._columns):
                key = (0, 0.0, "") if column is None else sort_key(self._columns[column].text(row))
                self._found.append((key, number))
            self._looked = number + 1
            if number % _LOOK_EVERY == 0:
                yield True
        self._found.sort(key=lambda each: each[0], reverse=self._wish.descending)


class Copying:
    """Rows on the way to the clipboard; they stay those of the moment at which it was asked."""

    def __init__(
        self, rows: Sequence[Any], columns: Sequence[Column[Any]], numbers: Sequence[int]
    ) -> None:
        self._rows = rows
        self._columns = columns
        self._numbers = numbers
        self._lines = [self._line(tr(column.title) for column in columns)]

    def _line(self, cells: Iterable[str]) -> str:
        return "\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in cells)

    @property
    def count(self) -> int:
        """Rows that are copied."""
        return len(self._numbers)

    @property
    def text(self) -> str:
        """What is copied so far."""
        return "\n".join(self._lines) + "\n"

    def advance(self, budget_ms: float) -> bool:
        """Write on for about so long; return whether all is written."""
        deadline = perf_counter() + budget_ms / 1000
        for number in self._numbers[len(self._lines) - 1 :]:
            row = self._rows[number]
            self._lines.append(self._line(column.text(row) for column in self._columns))
            if perf_counter() >= deadline:
                break
        return len(self._lines) > len(self._numbers)
