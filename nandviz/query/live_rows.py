"""Which rows of a table were live as of an event, at a cost that does not grow with the trace."""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_SPACING: Final = 1024
"""Rows that a read looks at, at most, behind the checkpoint before it, where few are live."""
_SPREAD: Final = 1 << 15
"""The same of the first read in a part of the run where nobody has read yet."""
_KEPT: Final = 8
"""Answers that are kept: a step asks about its event, the one before, and where the view begins."""

_event = lru_cache(64)(np.int32)
"""An event as columns have it: making one costs half as much as a search for it."""


@lru_cache(64)
def _events(*events: int) -> npt.NDArray[np.int32]:
    found = np.array(events, np.int32)
    found.setflags(write=False)
    return found


def count_born_by(born: npt.NDArray[np.int32], k: int) -> int:
    """Return how many rows of a table were born by event ``k``. Cost: O(log rows)."""
    return int(born.searchsorted(_event(k), "right"))


def born_between(born: npt.NDArray[np.int32], first: int, last: int) -> range:
    """Return the rows that events ``first … last`` brought. Cost: O(log rows)."""
    return range(*born.searchsorted(_events(first - 1, last), "right").tolist())


class LiveRows:
    """Checkpoints of the live rows of a table; extends itself while the trace grows.

    Checkpoints lie far apart until somebody reads between them: that read leaves one nearby. One
    that follows a checkpoint with n rows does so after at least n rows, so all of them together are
    about as large as the table at most, and a read looks at no more rows than a small multiple of
    those that are live.

    Parameters
    ----------
    born
        Returns the table's ``born`` column, monotone.
    live
        Tells which of some rows, all born by event k, are live as of k. Once a row is dead it
        stays dead.
    """

    def __init__(
        self, born: Callable[[], npt.NDArray[np.int32]], live: Callable[[Rows, int], Mask]
    ) -> None:
        self._born = born
        self._live = live
        self._events: list[int] = []
        self._counts: list[int] = []
        self._rows: list[npt.NDArray[np.int32]] = []
        self._kept: dict[tuple[int, int], Rows] = {}

    def at(self, k: int) -> Rows:
        """Return the rows that are live as of event ``k``, ascending, read-only.

        What is read again of the same events, as all parts of a window do, is not worked out again
        until the table grows.
        """
        born = self._born()
        asked = (k, len(born))
        rows = self._kept.get(asked)
        if rows is None:
            self._extend(born)
            rows = self._since(born, self._nearest(born, k), k)
            rows.setflags(write=False)
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[asked] = rows
        return rows

    def _nearest(self, born: npt.NDArray[np.int32], k: int) -> int:
        """Return the last checkpoint by event ``k``, -1 for none; a new one if it was far."""
        place = bisect_right(self._events, k) - 1
        step = self._step(place, _SPACING)
        steps = (count_born_by(born, k) - self._count(place)) // step
        if not steps:
            return place
        self._add(born, place, self._count(place) + steps * step)
        return place + 1

    def _extend(self, born: npt.NDArray[np.int32]) -> None:
        while True:
            last = len(self._events) - 1
            count = self._count(last) + self._step(last, _SPREAD)
            if count >= len(born):
                return
            self._add(born, last, count)

    def _count(self, place: int) -> int:
        return self._counts[place] if place >= 0 else 0

    def _step(self, place: int, least: int) -> int:
        return max(least, len(self._rows[place]) if place >= 0 else 0)

    def _add(self, born: npt.NDArray[np.int32], before: int, count: int) -> None:
        """Add a checkpoint behind another, at the event that brought row ``count - 1``."""
        k = int(born[count - 1])
        rows = self._since(born, before, k).astype(np.int32)
        self._events.insert(before + 1, k)
        self._counts.insert(before + 1, count_born_by(born, k))
        self._rows.insert(before + 1, rows)

    def _since(self, born: npt.NDArray[np.int32], place: int, k: int) -> Rows:
        """Return the live rows, from those of a checkpoint and those that have come since."""
        rows = np.arange(self._count(place), count_born_by(born, k), dtype=np.int64)
        if place >= 0:
            rows = np.concatenate([self._rows[place], rows])
        found: Rows = rows[self._live(rows, k)]
        return found
