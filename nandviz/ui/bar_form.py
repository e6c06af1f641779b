"""What bars of each kind look like: all that tells them apart, in one table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.bar_kind import BarKind
from nandviz.trace.pyramid import PLANNED

Pattern = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class BarForm:
    """What tells bars of a kind from others.

    Attributes
    ----------
    colour
        The meaning, a field of `Theme`, in whose colour they are.
    pattern
        Whether a pixel at (x, y) is black in print, where shape alone tells.
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

    colour: str
    pattern: Pattern
    letter: str = ""
    verb: str = ""
    named: bool = True
    half_high: bool = False
    striped: bool = False


def _data(colour: str, pattern: Pattern) -> BarForm:
    return BarForm(colour, pattern, named=False, striped=True)


FORMS: Final[Mapping[BarKind, BarForm]] = MappingProxyType(
    {
        BarKind.ISSUE: BarForm("issue", lambda _x, _y: True, named=False, half_high=True),
        BarKind.PROGRAM: BarForm("program", lambda x, y: (x + y) % 4 != 0, letter="P"),
        BarKind.ERASE: BarForm("erase", lambda x, y: (x - y) % 8 < 2, letter="E"),
        BarKind.READ: BarForm("read", lambda x, y: x % 4 == 0 or y % 4 == 0, letter="R"),
        BarKind.OTHER: BarForm("issue", lambda x, y: x % 4 == 0 and y % 2 == 0, letter="O"),
        BarKind.PROGRAM_DATA: _data("program", lambda x, _y: x % 4 < 2),
        BarKind.ERASE_DATA: _data("erase", lambda x, _y: x % 8 < 4),
        BarKind.READ_DATA: _data("read", lambda x, _y: x % 4 == 0),
        BarKind.OTHER_DATA: _data("issue", lambda x, _y: x % 8 < 2),
        BarKind.SUSPEND: BarForm("suspend", lambda _x, y: y % 4 < 2, verb="SUSPEND"),
        BarKind.RESUME: BarForm("resume", lambda x, y: (x // 2 + y // 2) % 2 == 0, verb="RESUME"),
    }
)
"""The form of every kind; a kind without one fails a test, and here at once where it is shown."""

HALF_HIGH: Final = tuple(kind for kind, form in FORMS.items() if form.half_high)
STRIPED: Final = tuple(kind for kind, form in FORMS.items() if form.striped)


def is_of(kinds: Iterable[BarKind]) -> npt.NDArray[np.bool_]:
    """Return, by the code of a kind, executed or planned, whether it is one of some."""
    return np.isin(np.arange(2 * PLANNED) % PLANNED, list(kinds))
