"""Scales of plots: numbers and words to places from 0 to 1, and the ticks that name them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, log10
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Tick = tuple[float, str]
"""A place from 0 to 1, and what stands there."""

_NICE: Final = (1, 2, 5, 10)
_DECADES: Final = ((1, 2, 3, 5), (1, 2, 5), (1, 3), (1,))
"""Digits at which ticks of ratios stand, the finest first."""


class Scale(Protocol):
    """Places values from 0 to 1."""

    def at(self, values: Numbers) -> Numbers:
        """Return the place of each value; NaN for one that has none."""

    def ticks(self, most: int) -> list[Tick]:
        """Return at most so many ticks."""


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Numbers as far apart as they differ."""

    low: float
    high: float

    def at(self, values: Numbers) -> Numbers:
        """Return the place of each value."""
        return (values - self.low) / (self.high - self.low)

    def ticks(self, most: int) -> list[Tick]:
        """Return ticks at round numbers."""
        step = _nice_step((self.high - self.low) / max(most, 1))
        places = max(0, -floor(log10(step) + 1e-9))
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        values = (number * step for number in range(first, last + 1))
        return [
            ((value - self.low) / (self.high - self.low), f"{value + 0.0:,.{places}f}")
            for value in values
        ]


@dataclass(frozen=True, slots=True)
class LogScale:
    """Positive numbers as far apart as their ratio says; others lie at the lower end."""

    low: float
    high: float

    def at(self, values: Numbers) -> Numbers:
        """Return the place of each value; what is not positive lies at the lower end."""
        positive = np.where(values <= 0, self.low, values)
        first, last = log10(self.low), log10(self.high)
        return np.asarray((np.log10(positive) - first) / (last - first))

    def ticks(self, most: int) -> list[Tick]:
        """Return ticks at powers of ten, with others between them where there is room."""
        first, last = log10(self.low), log10(self.high)
        decades = range(floor(first + 1e-9), ceil(last - 1e-9) + 1)
        every = max(1, ceil(len(decades) / max(most, 1)))
        finer = (self._inside(decades, digits) for digits in _DECADES)
        fitting = (found for found in finer if len(found) <= most)
        return next(fitting, self._inside(decades[::every], _DECADES[-1]))

    def _inside(self, decades: range, digits: tuple[int, ...]) -> list[Tick]:
        """Return ticks at those digits of each decade, as far as they are on the scale."""
        first, last = log10(self.low), log10(self.high)
        values = (digit * 10.0**power for power in decades for digit in digits)
        inside = (value for value in values if first - 1e-9 <= log10(value) <= last + 1e-9)
        return [((log10(value) - first) / (last - first), f"{value:,g}") for value in inside]


def _nice_step(least: float) -> float:
    """Return the least of 1, 2, 5 by powers of ten that is not below a number."""
    power = 10.0 ** floor(log10(least))
    return next(nice * power for nice in _NICE if nice * power >= least * (1 - 1e-9))


def scale_of(values: Numbers, *, log: bool = False, from_zero: bool = False) -> Scale:
    """Return a scale that holds all values that are numbers, with a little room.

    Parameters
    ----------
    log
        Whether ratios count; where no value is positive they cannot.
    from_zero
        Whether 0 is to be on it, as it should be where lengths are compared.
    """
    positive = values[values > 0]
    if log and len(positive):
        low, high = float(positive.min()), float(positive.max())
        return LogScale(low / 1.15, high * 1.15) if high > low else LogScale(low / 2, high * 2)
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= 1e-12 * max(abs(low), abs(high), 1.0):
        return LinearScale(low - (abs(low) / 2 or 0.5), high + (abs(high) / 2 or 0.5))
    room = (high - low) * 0.05
    return LinearScale(low - (0 if from_zero and low == 0 else room), high + room)


@dataclass(frozen=True, slots=True)
class WordScale:
    """Words, each with as much room as the others; a value is the index of its word."""

    words: Sequence[str]

    def at(self, values: Numbers) -> Numbers:
        """Return the middle of each word's room."""
        return (values + 0.5) / len(self.words)

    def ticks(self, most: int) -> list[Tick]:
        """Return every word, or every second, third, … where there is no room for more."""
        every = max(1, ceil(len(self.words) / max(most, 1)))
        chosen = range(0, len(self.words), every)
        return [((number + 0.5) / len(self.words), self.words[number]) for number in chosen]


def spread(values: Numbers) -> float:
    """Return how many times the least positive value the greatest one is; 1 where there is none."""
    positive = values[np.isfinite(values) & (values > 0)]
    ratio = float(positive.max() / positive.min()) if len(positive) else 1.0
    return ratio if isfinite(ratio) else inf
