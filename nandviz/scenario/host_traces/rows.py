"""Rows of cells: one pattern reads a right one, and the same cells say what is wrong in another."""

import re
from typing import Final, NamedTuple

from nandviz.language import said

BLANKS: Final = r"[ \t]+"
_MARGIN: Final = " \t"
"""What may stand around a row."""
_SHOWN: Final = 40


class Cell(NamedTuple):
    """A cell of a row.

    Attributes
    ----------
    name
        Group of the match that has its text.
    pattern
        What its text is; without groups.
    expected
        What would be right, a text of the catalogue.
    """

    name: str
    pattern: str
    expected: str


def number(name: str, expected: str) -> Cell:
    """Return a cell that holds a whole number."""
    return Cell(name, "[0-9]{1,20}", expected)


class WrongRow(Exception):  # noqa: N818  says what is wrong with the row
    """A row that is not what its format says.

    Parameters
    ----------
    place
        Its character, from 0.
    got, expected
        What was wrong, what would be right.
    is_last
        Whether nothing can be said of the rows behind it.
    """

    def __init__(self, place: int, got: str, expected: str, *, is_last: bool = False) -> None:
        super().__init__(place, got, expected)
        self.place, self.got, self.expected, self.is_last = place, got, expected, is_last


class RowShape:
    """The cells of a row, in order.

    Parameters
    ----------
    gap
        Pattern of what stands between two cells; blanks may stand around the whole row.
    is_open
        Whether more may follow behind a gap, which is not looked at.
    """

    def __init__(self, *cells: Cell, gap: str = BLANKS, is_open: bool = False) -> None:
        self._cells = cells
        self._gap = re.compile(gap)
        groups = (f"(?P<{cell.name}>{cell.pattern})" for cell in cells)
        end = rf"(?:{gap}.*)?" if is_open else ""
        self.match = re.compile(
            f"[{_MARGIN}]*{gap.join(groups)}{end}[{_MARGIN}]*", re.DOTALL
        ).fullmatch
        """Returns the match of a row, by names of cells; None if it is wrong."""

    def fault(self, row: str) -> WrongRow:
        """Return what is wrong in a row that does not match: its first wrong cell."""
        row = row.rstrip(_MARGIN)
        end, place = 0, len(row) - len(row.lstrip(_MARGIN))
        for cell in self._cells:
            gap = self._gap.search(row, place)
            end = gap.start() if gap else len(row)
            if not re.fullmatch(cell.pattern, row[place:end]):
                return WrongRow(place, quoted(row[place:end]), said(cell.expected))
            place = gap.end() if gap else end
        rest = row[end:].lstrip(_MARGIN)
        return WrongRow(len(row) - len(rest), quoted(rest), said("the end of the line"))


def quoted(text: str) -> str:
    """Return a text of a file as a message says it."""
    if not text:
        return said("nothing")
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
