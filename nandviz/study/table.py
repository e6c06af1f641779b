"""The points of a sweep as a table, with those that were put between them later.

Refined points are sweeps of their own, in folders ``refined/1``, ``refined/2``, … of the first.

Source: study specification, section Sweeps.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, takewhile
from math import isfinite, nan
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.study.folder import ABOUT
from nandviz.study.points import PointStatus
from nandviz.study.results import Results, read

REFINED: Final = "refined"
_LAW: Final = re.compile(r"law\(([0-9]+)\)")
_REFUSED: Final = re.compile(r"refused\(([a-z_]+)\)")
_COUNTS: Final = ("laws", "refusals", "law(", "refused(", "ops(", "suspends(", "fate(")
"""What measures begin with that tell one outcome from another; others are how much, not what."""


@dataclass(frozen=True, slots=True)
class TableAxis:
    """What was varied.

    Attributes
    ----------
    values
        What it takes, as it would stand in the file: numbers ascending, words as they were given.
    numbers
        The same as numbers; None where one is none.
    is_refined
        Of each, whether it came in later.
    """

    path: str
    values: tuple[str, ...]
    numbers: tuple[float, ...] | None
    is_refined: tuple[bool, ...]


class TablePoint(NamedTuple):
    """A point that has been run.

    Attributes
    ----------
    places
        Its value on each axis, by index.
    cells
        Of each measure, as it is written; empty where there is none.
    note
        Why there is none.
    """

    places: tuple[int, ...]
    cells: tuple[str, ...]
    status: PointStatus
    note: str


@dataclass(frozen=True)
class SweepTable:
    """Points in order of the axes, the last one changing fastest.

    Attributes
    ----------
    scenario, fingerprint
        As of `Results`.
    words
        Those measures whose values are words.
    planned
        How many points there are to be.
    """

    folder: Path
    scenario: str
    fingerprint: str
    axes: tuple[TableAxis, ...]
    measures: tuple[str, ...]
    words: frozenset[str]
    points: tuple[TablePoint, ...]
    planned: int

    @property
    def is_complete(self) -> bool:
        """Whether all points have been run."""
        return len(self.points) == self.planned

    def values(self, row: int) -> dict[str, str]:
        """Return what each axis takes at a point, by its path."""
        pairs = zip(self.axes, self.points[row].places, strict=True)
        return {axis.path: axis.values[place] for axis, place in pairs}

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """The measures whose values are numbers."""
        return tuple(name for name in self.measures if name not in self.words)

    @cached_property
    def numbers(self) -> npt.NDArray[np.float64]:
        """What was measured in numbers, shape (points, numbered); NaN for nothing."""
        columns = [self.measures.index(name) for name in self.numbered]
        cells = [[_number(point.cells[c]) for c in columns] for point in self.points]
        return np.array(cells, np.float64).reshape(len(self.points), len(columns))

    @property
    def is_judged(self) -> bool:
        """Whether anything of the laws was measured."""
        return any(name == "laws" or _LAW.fullmatch(name) for name in self.measures)

    def broken(self, row: int) -> Mapping[str, int]:
        """Return how often what laws are broken at a point; all as ``laws`` where none is named."""
        found = dict(self._counts(row, _LAW, "law {}"))
        return found or dict(self._counts(row, re.compile("(laws)"), "{}"))

    def refused(self, row: int) -> Mapping[str, int]:
        """Return how many ops were refused at a point, by reason; ``refusals`` where none is."""
        found = dict(self._counts(row, _REFUSED, "{}"))
        return found or dict(self._counts(row, re.compile("(refusals)"), "{}"))

    def _counts(self, row: int, form: re.Pattern[str], words: str) -> Iterator[tuple[str, int]]:
        for name, cell in zip(self.measures, self.points[row].cells, strict=True):
            found = form.fullmatch(name)
            if found is not None and cell not in ("", "0"):
                yield words.format(found[1]), int(cell)

    def is_wrong(self, row: int) -> bool:
        """Whether a point breaks a law, or could not be simulated."""
        return self.points[row].status is not PointStatus.OK or bool(self.broken(row))

    @property
    def first_broken(self) -> int | None:
        """The first point that breaks a law; None for none."""
        return next((row for row in range(len(self.points)) if self.broken(row)), None)

    def worst(self, measure: str) -> int | None:
        """Return the point with the largest value of a measure; None where it has none."""
        column = self.numbers[:, self.numbered.index(measure)]
        return None if np.isnan(column).all() else int(np.nanargmax(column))

    def outcome(self, row: int) -> tuple[str, ...]:
        """Return what tells a point from one that came out otherwise, not how much of it."""
        point = self.points[row]
        pairs = zip(self.measures, point.cells, strict=True)
        said_ = (cell if name.startswith(_COUNTS) else str(not cell) for name, cell in pairs)
        return (point.status, *said_)


def _number(cell: str) -> float:
    return float(cell) if cell else nan


def read_table(folder: Path) -> SweepTable:
    """Read the points that are in the folder of a sweep.

    Raises
    ------
    NandvizError
        As of `results.read`; if a refined sweep is of another scenario or other measures.
    """
    own = read(folder)
    more = [read(each) for each in refined_folders(folder)]
    for each in more:
        if (each.fingerprint, each.measures) != (own.fingerprint, own.measures):
            raise NandvizError(
                said("{folder}: a sweep in it is of another scenario or measures", folder=folder)
            )
    axes = tuple(_axis(own, more, n) for n in range(len(own.axes)))
    places = [{value: n for n, value in enumerate(axis.values)} for axis in axes]
    found: dict[tuple[int, ...], TablePoint] = {}
    for results in (own, *more):
        for row in results.rows.values():
            values = results.values(row.point)
            key = tuple(places[n][values[axis.path]] for n, axis in enumerate(axes))
            found[key] = TablePoint(key, row.cells, row.status, row.note)
    words = frozenset(name for name in own.measures if own.is_word(name))
    planned = own.points + sum(each.points for each in more)
    points = tuple(found[key] for key in sorted(found))
    return SweepTable(
        folder, own.scenario, own.fingerprint, axes, own.measures, words, points, planned
    )


def refined_folders(folder: Path) -> list[Path]:
    """Return the folders of the sweeps that refine one, in order."""
    numbered = (folder / REFINED / str(number) for number in count(1))
    return list(takewhile(lambda each: (each / ABOUT).exists(), numbered))


def next_refined(folder: Path) -> Path:
    """Return the folder of the next sweep that refines one."""
    return folder / REFINED / str(len(refined_folders(folder)) + 1)


def _axis(own: Results, more: Sequence[Results], number: int) -> TableAxis:
    first = own.axes[number].values
    added = (value for each in more for value in each.axes[number].values)
    values = list(dict.fromkeys((*first, *added)))
    numbers = [as_number(value) for value in values]
    if None not in numbers:
        values.sort(key=float)
    given = set(first)
    return TableAxis(
        own.axes[number].path,
        tuple(values),
        None if None in numbers else tuple(map(float, values)),
        tuple(value not in given for value in values),
    )


def as_number(value: str) -> float | None:
    """Return a value as a number; None where it is a word."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None
