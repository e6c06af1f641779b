"""Which rows of a table were live as of an event, at a cost that does not grow with the trace."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_SPACING: Final = 1024


def count_born_by(born: npt.NDArray[np.int32], k: int) -> int:
    """Return how many rows of a table were born by event ``k``. Cost: O(log rows)."""
    return int(born.searchsorted(np.int32(k), side="right"))


def born_between(born: npt.NDArray[np.int32], first: int, last: int) -> range:
    """Return the rows that events ``first … last`` brought. Cost: O(log rows)."""
    return range(count_born_by(born, first - 1), count_born_by(born, last))


class LiveRows:
    """Checkpoints of the live rows of a table; extends itself while the trace grows.

    A checkpoint with n rows follows the one before after at least n rows, so all of them together
    are no larger than the table, and a read looks at no more rows than a small multiple of those
    that are live.

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

    def at(self, k: int) -> Rows:
        """Return the rows that are live as of event ``k``, ascending."""
        born = self._born()
        self._extend(born)
        return self._between(born, bisect_right(self._events, k) - 1, k)

    def _between(self, born: npt.NDArray[np.int32], checkpoint: int, k: int) -> Rows:
        first = self._counts[checkpoint] if checkpoint >= 0 else 0
        rows: Rows = np.arange(first, count_born_by(born, k), dtype=np.int64)
        if checkpoint >= 0:
            rows = np.concatenate([self._rows[checkpoint].astype(np.int64), rows])
        return rows[self._live(rows, k)]

    def _extend(self, born: npt.NDArray[np.int32]) -> None:
        while True:
            count = self._counts[-1] if self._counts else 0
            step = max(_SPACING, len(self._rows[-1]) if self._rows else 0)
            if count + step >= len(born):
                return
            k = int(born[count + step - 1])
            rows = self._between(born, len(self._rows) - 1, k)
            self._events.append(k)
            self._counts.append(count_born_by(born, k))
            self._rows.append(rows.astype(np.int32))
