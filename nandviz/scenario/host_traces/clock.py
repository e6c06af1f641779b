"""Times of a trace as arrivals: its unit, where it begins, and how fast it is played."""

import re
from fractions import Fraction
from typing import Final

from nandviz.language import said
from nandviz.scenario.host_traces.rows import WrongRow, quoted
from nandviz.units import MAX_NS

TIME: Final = "time"
"""Cell of a row that holds its time."""
_MOST_NS: Final = MAX_NS // 2
"""How far from its beginning a trace may go either way: the sum of both is still an instant."""
_NS_PER_S: Final = 10**9


class Clock:
    """What the times of a trace mean.

    Parameters
    ----------
    unit_ns
        Length of one in ns.
    is_absolute
        Whether it tells the time of day, so that the trace begins with its first request.
    speed
        How many times as fast as it was recorded the trace is played, above 0.
    """

    def __init__(self, unit_ns: int, *, is_absolute: bool, speed: Fraction) -> None:
        self._unit_ns = unit_ns
        self._is_absolute = is_absolute
        self._speed = speed
        self._origin_ns = None if is_absolute else 0
        self._most_ns = int(_MOST_NS * min(speed, Fraction(1)))

    def ns(self, row: re.Match[str]) -> int:
        """Return the time of a row in ns as recorded, since the first row of an absolute clock.

        Raises
        ------
        WrongRow
            If it is too far away to be simulated.
        """
        ns = _ns(row[TIME], self._unit_ns)
        if self._origin_ns is None:
            self._origin_ns = ns
        ns -= self._origin_ns
        if abs(ns) > self._most_ns:
            expected = said("a time within {count:,} s", count=self._most_ns // _NS_PER_S)
            raise WrongRow(row.start(TIME), quoted(row[TIME]), expected)
        return ns

    def arrivals_ns(self, times_ns: list[int]) -> list[int]:
        """Return when requests arrive, given the times of their rows in ascending order.

        The first of an absolute clock arrives at 0. Times are divided by the speed, rounded
        half-even.
        """
        first = times_ns[0] if self._is_absolute and times_ns else 0
        by, times = self._speed.numerator, self._speed.denominator
        return [divided((ns - first) * times, by) for ns in times_ns]


def divided(number: int, by: int) -> int:
    """Return a quotient of whole numbers, rounded half-even."""
    whole, rest = divmod(number, by)
    return whole + (2 * rest > by or (2 * rest == by and whole % 2 == 1))


def _ns(text: str, unit_ns: int) -> int:
    """Return a decimal number of units in ns, rounded half-even."""
    whole, point, decimals = text.partition(".")
    if not point:
        return int(whole) * unit_ns
    return divided(int(whole + decimals) * unit_ns, 10 ** len(decimals))
