"""What tells bars of a kind from others: colour, pattern in print, height, stripes, words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from nandviz.query.marks.bar_kind import BarKind


@dataclass(frozen=True, slots=True)
class BarForm:
    """What bars of a kind look like.

    Attributes
    ----------
    meaning
        Whose colour they have: a name of ``Theme.meanings``.
    black
        Whether a pixel (x, y) is black in print, so that shape alone tells the kind; repeats after
        ``theme.PHASES`` pixels, both ways.
    letter
        At their left, before the name of the op.
    verb
        What they are called where the op's name is too long.
    named
        Whether the op is written into them.
    half_high
        Whether they are half as high as their row.
    striped
        Whether they have vertical stripes.
    """

    meaning: str
    black: Callable[[int, int], bool]
    letter: str = ""
    verb: str = ""
    named: bool = True
    half_high: bool = False
    striped: bool = False


FORMS: Final[Mapping[BarKind, BarForm]] = MappingProxyType(
    {
        BarKind.ISSUE: BarForm("issue", lambda _x, _y: True, named=False, half_high=True),
        BarKind.PROGRAM: BarForm("core", lambda x, y: (x + y) % 4 != 0, letter="P"),
        BarKind.ERASE: BarForm("core", lambda x, y: (x - y) % 8 < 2, letter="E"),
        BarKind.READ: BarForm("core", lambda x, y: x % 4 == 0 or y % 4 == 0, letter="R"),
        BarKind.OTHER: BarForm("core", lambda x, y: x % 4 == 0 and y % 2 == 0),
        BarKind.DATA: BarForm("data", lambda x, _y: x % 4 < 2, named=False, striped=True),
        BarKind.SUSPEND: BarForm("suspend", lambda _x, y: y % 4 < 2, verb="SUSPEND"),
        BarKind.RESUME: BarForm("resume", lambda x, y: (x // 2 + y // 2) % 2 == 0, verb="RESUME"),
    }
)
"""A line for each kind of bar: all that the window must be told of one."""

HALF_HIGH: Final = tuple(kind for kind, form in FORMS.items() if form.half_high)
"""Kinds of bars that are half as high as their row."""

STRIPED: Final = tuple(kind for kind, form in FORMS.items() if form.striped)
"""Kinds of bars with vertical stripes."""
