"""What is plotted: the points of a sweep, as values that do not change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.language import tr, trn

UNNAMED: Final = "refusals"
"""What refusals are counted under where their reasons were not measured."""

Rows = npt.NDArray[np.int64]
"""Numbers of points."""


@dataclass(frozen=True, slots=True)
class PlotAxis:
    """What was varied.

    Attributes
    ----------
    name
        The path of the value: ``script[1].at_us``.
    words
        Each value as it was given, in order along the axis.
    numbers
        The same as numbers, ascending; None where they are words.
    spots
        Where each stands in a row of equal places, from 0 on: between two of them for a value that
        came in between later; empty where none did.
    """

    name: str
    words: tuple[str, ...]
    numbers: tuple[float, ...] | None = None
    spots: tuple[float, ...] = ()

    @property
    def count(self) -> int:
        """How many equal places there are."""
        return round(self.spots[-1]) + 1 if self.spots else len(self.words)

    def spot(self, value: int) -> float:
        """Return where a value stands."""
        return self.spots[value] if self.spots else float(value)

    @property
    def heads(self) -> list[str]:
        """The words of the equal places."""
        pairs = zip(self.words, self.spots, strict=True) if self.spots else ()
        return [word for word, spot in pairs if spot == round(spot)] or list(self.words)


@dataclass(frozen=True)
class PlotPoints:
    """What came out.

    Attributes
    ----------
    places
        Of each point its value on each axis, by index; shape (points, axes).
    values
        What was measured, shape (points, measures); NaN for nothing.
    broken
        Of each point what it breaks, by what the strip calls it: ``law 6``, ``laws``.
    refused
        Of each point how many ops were refused, by reason.
    failed
        Of each point why it could not be simulated; empty where it was.
    said
        Of each point what else is to be said of it, in lines.
    judged
        Whether anything is known of laws.
    planned
        How many points there are to be; more than these while a sweep goes on.
    """

    axes: tuple[PlotAxis, ...]
    measures: tuple[str, ...]
    places: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    broken: tuple[Mapping[str, int], ...]
    refused: tuple[Mapping[str, int], ...]
    failed: tuple[str, ...]
    said: tuple[tuple[str, ...], ...] = ()
    judged: bool = True
    planned: int = field(default=0, compare=False)

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def wrong(self) -> npt.NDArray[np.bool_]:
        """Whether a point breaks a law, or could not be simulated."""
        pairs = zip(self.broken, self.failed, strict=True)
        return np.array([bool(laws) or bool(why) for laws, why in pairs], bool)

    @cached_property
    def refusals(self) -> npt.NDArray[np.int64]:
        """How many ops each point had refused."""
        return np.array([sum(each.values()) for each in self.refused], np.int64)

    @cached_property
    def by_size(self) -> tuple[int, ...]:
        """The axes, those with the most values first."""
        order = sorted(range(len(self.axes)), key=lambda a: -len(self.axes[a].words))
        return tuple(order)

    def of(self, measure: str) -> npt.NDArray[np.float64]:
        """Return what was measured of one thing, a number a point."""
        return self.values[:, self.measures.index(measure)]

    def family(self, measure: str) -> tuple[str, ...]:
        """Return the measures that are named alike up to their last dot, in order of the sweep."""
        head, dot, _ = measure.rpartition(".")
        alike = (each for each in self.measures if each.rpartition(".")[:2] == (head, dot))
        return tuple(alike) if dot else (measure,)

    def at(self, axis: int, value: int) -> Rows:
        """Return the points with a value of an axis."""
        return np.flatnonzero(self.places[:, axis] == value)

    def word(self, row: int, axis: int) -> str:
        """Return the value of a point on an axis."""
        return self.axes[axis].words[int(self.places[row, axis])]

    def told(self, row: int, measures: tuple[str, ...]) -> list[str]:
        """Say what a point is and what came out there, in lines."""
        where = (f"{axis.name} = {self.word(row, a)}" for a, axis in enumerate(self.axes))
        lines = [", ".join(where)]
        if self.failed[row]:
            return [*lines, tr("not simulated: {why}", why=self.failed[row])]
        lines += [f"{each}: {number_words(self.of(each)[row])}" for each in measures]
        for name, count in self.broken[row].items():
            lines.append(tr("broken: {name} ({count})", name=name, count=count))
        for reason, count in self.refused[row].items():
            words = trn(count, "{count} op refused", "{count} ops refused")
            lines.append(words if reason == UNNAMED else f"{words}: {reason}")
        return [*lines, *(self.said[row] if self.said else ())]


def short_name(path: str) -> str:
    """Return the end of a path, which says enough where there is little room."""
    return path.rpartition(".")[2]


def number_words(value: float) -> str:
    """Return a measured number as it is said: at most three places, or that there is none."""
    if np.isnan(value):
        return tr("no value")
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
