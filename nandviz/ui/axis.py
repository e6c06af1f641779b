"""Axes: instants to places and back, and the ticks with their words.

Places are floats in units of the axis; instants stay integers. Origins are subtracted before any
number becomes a float, so that a nanosecond is a nanosecond at any epoch below 2**53 ns from it.
"""

from enum import StrEnum
from functools import lru_cache
from math import floor, log10
from typing import Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Times = npt.NDArray[np.int64]
Places = npt.NDArray[np.float64]


class AxisMode(StrEnum):
    """What the axis shows: time as it is, events equally wide, or time with idle gaps folded."""

    TIME = "time"
    EVENT = "event"
    COMPACT = "compact"

    @property
    def following(self) -> "AxisMode":
        """The mode that comes next in turn."""
        modes = list(AxisMode)
        return modes[(modes.index(self) + 1) % len(modes)]


FOLD_FROM_NS: Final = 20_000
"""Idle gaps longer than this are folded in the compact axis …"""

FOLD_TO_NS: Final = 8_000
"""… and drawn this long."""


class AxisMap(Protocol):
    """A monotone map of instants to places on the axis.

    ``least_step`` is the least number of units that a pixel may show.
    """

    least_step: float

    def at(self, time_ns: int) -> float:
        """Return the place of an instant."""

    def places(self, times_ns: Times) -> Places:
        """Return the places of instants."""

    def time_at(self, place: float) -> int:
        """Return the instant at a place."""

    def times(self, places: Places) -> Times:
        """Return the instants at places."""


class Linear:
    """The time axis: places are ns."""

    least_step = 1.0

    def at(self, time_ns: int) -> float:
        """Return the place of an instant."""
        return float(time_ns)

    def places(self, times_ns: Times) -> Places:
        """Return the places of instants."""
        return times_ns.astype(np.float64)

    def time_at(self, place: float) -> int:
        """Return the instant at a place."""
        return floor(place)

    def times(self, places: Places) -> Times:
        """Return the instants at places."""
        return np.floor(places).astype(np.int64)


class Knots:
    """An axis that is straight between given instants.

    Parameters
    ----------
    times_ns
        Ascending, distinct, at least one.
    places
        Ascending place of each.
    least_step
        Units that a pixel shows at least.
    slope_ns
        Ns a unit, before the first instant and after the last.
    folds
        Pairs (start, end) of instants between which time is folded.
    """

    def __init__(
        self,
        times_ns: Times,
        places: Places,
        least_step: float,
        slope_ns: float,
        folds: Times | None = None,
    ) -> None:
        room_ns = np.int64(max(slope_ns, 1.0) * 1e6)
        self._origin = times_ns[0]
        reach = float(room_ns) / slope_ns
        self._t = np.concatenate(
            [[-room_ns], times_ns - self._origin, [times_ns[-1] - self._origin + room_ns]]
        ).astype(np.float64)
        self._u = np.concatenate([[places[0] - reach], places, [places[-1] + reach]])
        self.least_step = least_step
        self.folds = np.empty((0, 2), np.int64) if folds is None else folds

    def at(self, time_ns: int) -> float:
        """Return the place of an instant."""
        return float(np.interp(float(time_ns - int(self._origin)), self._t, self._u))

    def places(self, times_ns: Times) -> Places:
        """Return the places of instants."""
        found: Places = np.interp((times_ns - self._origin).astype(np.float64), self._t, self._u)
        return found

    def time_at(self, place: float) -> int:
        """Return the instant at a place."""
        return floor(float(np.interp(place, self._u, self._t)) + 1e-6) + int(self._origin)

    def times(self, places: Places) -> Times:
        """Return the instants at places."""
        found = np.floor(np.interp(places, self._u, self._t) + 1e-6).astype(np.int64)
        shifted: Times = found + self._origin
        return shifted


def event_axis(event_times_ns: Times, edges_ns: Times) -> Knots:
    """Return an axis on which every event is equally wide.

    Parameters
    ----------
    event_times_ns
        Of the events in order; several at one instant make what follows it that much wider.
    edges_ns
        Other instants at which something changes (a state of an op ends); each one unit wide.
    """
    times, count = np.unique(np.concatenate([event_times_ns, [0]]), return_counts=True)
    count[0] = max(count[0] - 1, 1) if times[0] == 0 else count[0]
    extra = np.setdiff1d(edges_ns, times)
    times = np.concatenate([times, extra])
    count = np.concatenate([count, np.ones(len(extra), np.int64)])
    order = np.argsort(times, kind="stable")
    times, count = times[order].astype(np.int64), count[order]
    places = np.concatenate([[0.0], np.cumsum(count[:-1], dtype=np.float64)])
    typical = max(float(times[-1] - times[0]) / max(len(times), 1), 1.0)
    return Knots(times, places, 0.002, typical)


def event_place(mode: AxisMode, axis: AxisMap, times_ns: Times, k: int) -> float:
    """Return the place of an event: on the event axis its own, else that of its instant.

    Parameters
    ----------
    times_ns
        Of all events, in order.
    k
        Index of the event; -1 for the start of the run.
    """
    if k < 0:
        return axis.at(0)
    time_ns = int(times_ns[k])
    place = axis.at(time_ns)
    if mode is not AxisMode.EVENT:
        return place
    return place + k - int(times_ns.searchsorted(np.int64(time_ns), side="left"))


def event_at_place(axis: AxisMap, times_ns: Times, place: float) -> int | None:
    """Return the event whose own place on the event axis is nearest; None between instants."""
    time_ns = axis.time_at(place + 0.5)
    low, high = (int(times_ns.searchsorted(np.int64(time_ns), side)) for side in ("left", "right"))
    if low == 0 and high == 0:
        return None
    first = int(times_ns.searchsorted(times_ns[high - 1], side="left"))
    k = first + round(place - axis.at(int(times_ns[first])))
    return k if first <= k < high else None


def compact_axis(start_ns: Times, end_ns: Times) -> Knots:
    """Return an axis on which long times without any segment are folded.

    Parameters
    ----------
    start_ns, end_ns
        Of segments in order of start; they may overlap.
    """
    if not len(start_ns):
        return Knots(np.zeros(1, np.int64), np.zeros(1), 1.0, 1.0)
    reach = np.maximum.accumulate(np.concatenate([[0], end_ns]))[:-1]
    idle = start_ns - reach
    at = np.flatnonzero(idle > FOLD_FROM_NS)
    folds = np.stack([reach[at], start_ns[at]], axis=1).astype(np.int64)
    times = np.concatenate([[0], folds.ravel(), [end_ns.max()]]).astype(np.int64)
    steps = np.diff(times).astype(np.float64)
    steps[1::2] = FOLD_TO_NS
    places = np.concatenate([[0.0], np.cumsum(steps)])
    times, first = np.unique(times, return_index=True)
    return Knots(times, places[first], 1.0, 1.0, folds)


class Tick(NamedTuple):
    """A tick: its place, its words (empty for a minor one)."""

    place: float
    text: str


def tick_step(span: float, width_px: float, apart_px: float = 110.0) -> float:
    """Return 1, 2 or 5 times a power of ten: the least step that keeps ticks apart."""
    least = span * apart_px / max(width_px, 1.0)
    power = 10.0 ** floor(log10(max(least, 1e-3)))
    for factor in (1.0, 2.0, 5.0):
        if factor * power >= least:
            return factor * power
    return 10.0 * power


def time_unit(step_ns: float, far_ns: float) -> tuple[int, str]:
    """Return the ns of a unit, and its name, for ticks so far apart up to an instant."""
    if step_ns >= 1e6 or (step_ns >= 1e5 and far_ns >= 1e8):
        return 1_000_000, "ms"
    if step_ns >= 1000 or far_ns >= 1e5:
        return 1000, "µs"
    return 1, "ns"


def time_text(time_ns: int, step_ns: float, unit: tuple[int, str]) -> str:
    """Write an instant in a unit, with the decimals that ticks so far apart need."""
    scale, name = unit
    digits = max(0, -floor(log10(step_ns / scale) + 1e-9))
    whole, rest = divmod(abs(time_ns), scale)
    decimals = f".{rest:0{len(str(scale)) - 1}d}"[: digits + 1] if digits else ""
    sign = "-" if time_ns < 0 else ""
    return f"{sign}{whole:,}{decimals} {name}".replace(",", "\u2009")


@lru_cache(8)
def time_ticks(u0: float, u1: float, width_px: float) -> tuple[Tick, ...]:
    """Return the ticks of the time axis, minor ones between; the same as long as it is."""
    step = max(tick_step(u1 - u0, width_px), 1.0)
    minor = max(step / 5, 1.0)
    unit = time_unit(step, max(abs(u0), abs(u1)))
    first, last = floor(u0 / minor), floor(u1 / minor) + 1
    each = round(step / minor)
    return tuple(
        Tick(i * minor, "" if i % each else time_text(round(i * minor), step, unit))
        for i in range(first, last + 1)
    )
