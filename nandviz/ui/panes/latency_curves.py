"""The curves of the latency pane as values: latencies, quantiles, what the slow ones met."""

from dataclasses import dataclass
from math import floor, log10
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

QUANTILES: Final = ((0.5, "p50"), (0.9, "p90"), (0.99, "p99"), (0.999, "p99.9"), (0.9999, "p99.99"))
"""Those that have a line, and what they are called."""
MARKED: Final = (0.5, 0.99, 0.999)
"""Those that are marked on the curves."""


_EXACT: Final = 1e-6
"""More than a product of a share and a count is off from the exact one."""

Times = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Curve:
    """The latencies of one kind of request.

    Attributes
    ----------
    name, many
        What one of them is called, and several.
    colour
        The meaning in whose colour it is drawn, a field of the theme.
    latency_ns
        Ascending.
    request
        The request of each; empty of a run that is not in front.
    dashed
        Whether its line is, so that it is told apart without colours.
    """

    name: str
    many: str
    colour: str
    latency_ns: Times
    request: Numbers
    dashed: bool = False

    def at(self, share: float) -> int:
        """Return which one a quantile is."""
        return self.place_of(share, len(self.latency_ns))

    @staticmethod
    def place_of(share: float, count: int) -> int:
        """Return the place of a quantile in so many in order: ``min(n - 1, floor(q n))``."""
        return min(count - 1, floor(share * count + _EXACT))


@dataclass(frozen=True, slots=True)
class Piece:
    """A share of a band: what the die was doing, and its colour, letter and request count."""

    name: str
    colour: str
    letter: str
    count: int


@dataclass(frozen=True)
class Band:
    """What the reads between two quantiles met; ``last`` is 1 at the top."""

    first: float
    last: float
    pieces: tuple[Piece, ...]

    @property
    def count(self) -> int:
        """How many reads there are."""
        return sum(piece.count for piece in self.pieces)


def nines(share: float) -> float:
    """Return the height of a share of requests: 0 for none, 1 for 90 %, 2 for 99 %, and so on."""
    return -log10(max(1.0 - share, 1e-12))


class Point(NamedTuple):
    """A place on a curve."""

    curve: int
    place: int


def percent(share: float) -> str:
    """Write a share of requests."""
    return f"{share * 100:.6g} %"


def short(ns: float) -> str:
    """Write a round latency of a tick."""
    if ns >= 1e9:
        return f"{ns / 1e9:g} s"
    if ns >= 1e6:
        return f"{ns / 1e6:g} ms"
    return f"{ns / 1e3:g} µs" if ns >= 1e3 else f"{ns:g} ns"


def thinned(
    xs: npt.NDArray[np.float64], ys: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the points of a line, one for each half pixel that it goes on, its ends included."""
    step = np.abs(np.diff(xs)) + np.abs(np.diff(ys))
    group = np.floor(np.concatenate([[0.0], np.cumsum(step)]) * 2)
    kept = np.concatenate([[True], np.diff(group) > 0])
    kept[-1] = True
    return xs[kept], ys[kept]
