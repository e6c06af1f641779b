"""Rows of a table by a key, without scanning the table."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]

_TAIL: Final = 2048
_LONGEST: Final = 1 << 20
"""Rows of the longest run: so that no read of a run that grows waits for a sort of all rows."""
_KEPT: Final = 4096
"""Keys whose rows in a run are kept: from one step to the next nearly all are asked for again."""
_NO_ROWS: Final = np.empty(0, np.int32)
_NO_ROWS.setflags(write=False)
_NO_TAIL: Final = np.empty(0, np.int64)
_NO_TAIL.setflags(write=False)


class _Run(NamedTuple):
    """Keys in order, and beside each the row that has it; equal keys in order of row.

    Keys that ascend with the rows make runs that hardly meet: ``least`` and ``most`` say which one
    to look into.
    """

    keys: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    least: int
    most: int
    found: dict[int, npt.NDArray[np.int32]]
    """The rows of keys that were asked for."""


class RowsByKey:
    """The rows that have a key, ascending; extends itself while the table grows.

    Sorted runs, as in a log-structured merge tree: of one length, then of falling length; and a
    short unsorted tail. Reading costs O(log rows) a run beside what is returned.

    Parameters
    ----------
    keys
        Returns the integer keys of a range of rows: ``keys(slice)``.
    count
        Returns the number of rows.
    """

    def __init__(self, keys: Callable[[slice], npt.NDArray[Any]], count: Callable[[], int]) -> None:
        self._keys = keys
        self._count = count
        self._runs: list[_Run] = []
        self._sorted = 0

    def rows(self, key: int, stop: int, start: int = 0) -> Rows:
        """Return the rows r with this key and ``start <= r < stop``, ascending."""
        self.extend()
        found = [_in_run(run, key, start, stop) for run in self._runs]
        return np.concatenate([*found, self._in_tail(key, start, stop)])

    def rows_of(self, keys: npt.NDArray[np.int64], stop: int) -> tuple[Rows, Rows]:
        """Return the rows r < stop of some keys, and beside each the place of its key."""
        self.extend()
        tail = slice(self._sorted, max(stop, self._sorted))
        places, rows = np.nonzero(keys[:, None] == self._keys(tail))
        found, of = [rows + self._sorted], [places]
        for run in self._runs:
            places = np.flatnonzero((run.least <= keys) & (keys <= run.most))
            wanted = keys[places].astype(run.keys.dtype)
            low = run.keys.searchsorted(wanted)
            count = run.keys.searchsorted(wanted, "right") - low
            before = np.cumsum(count) - count
            found.append(run.rows[np.repeat(low - before, count) + np.arange(count.sum())])
            of.append(np.repeat(places, count))
        rows, places = np.concatenate(found), np.concatenate(of)
        known = rows < stop
        return rows[known], places[known]

    def count(self, key: int, stop: int, start: int = 0) -> int:
        """Return how many rows r have this key and ``start <= r < stop``, without copying them."""
        self.extend()
        found = sum(len(_in_run(run, key, start, stop)) for run in self._runs)
        return found + len(self._in_tail(key, start, stop))

    def last(self, key: int, stop: int) -> int | None:
        """Return the last row before ``stop`` that has this key, None if there is none."""
        self.extend()
        tail = self._in_tail(key, 0, stop)
        if len(tail):
            return int(tail[-1])
        for run in reversed(self._runs):
            rows = _in_run(run, key, 0, stop)
            if len(rows):
                return int(rows[-1])
        return None

    def first(self, key: int, stop: int, start: int) -> int | None:
        """Return the first row r with this key and ``start <= r < stop``, None if there is none."""
        self.extend()
        for run in self._runs:
            rows = _in_run(run, key, start, stop)
            if len(rows):
                return int(rows[0])
        tail = self._in_tail(key, start, stop)
        return int(tail[0]) if len(tail) else None

    def _in_tail(self, key: int, start: int, stop: int) -> Rows:
        first = max(start, self._sorted)
        if first >= stop:
            return _NO_TAIL
        rows: Rows = (self._keys(slice(first, stop)) == key).nonzero()[0] + first
        return rows

    def extend(self) -> None:
        """Take in the rows that have come; reading does it too, at the cost of its first reader."""
        count = self._count()
        if count - self._sorted < _TAIL:
            return
        first = self._sorted
        while self._runs and _are_one(len(self._runs[-1].rows), count - first):
            first -= len(self._runs.pop().rows)
        for start in range(first, count, _LONGEST):
            self._runs.append(self._run(start, min(start + _LONGEST, count)))
        self._sorted = count

    def _run(self, start: int, stop: int) -> _Run:
        keys = self._keys(slice(start, stop))
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        return _Run(keys, (order + start).astype(np.int32), int(keys[0]), int(keys[-1]), {})


def _are_one(before: int, more: int) -> bool:
    """Whether the rows of a run are sorted again with those that follow it."""
    return before <= 2 * more and before + more <= _LONGEST


def _in_run(run: _Run, key: int, start: int, stop: int) -> npt.NDArray[np.int32]:
    """Return where the rows of a key lie in a run, without copying them."""
    rows = run.found.get(key)
    if rows is None:
        rows = _find(run, key)
    if not len(rows) or (start <= rows[0] and rows[-1] < stop):
        return rows
    high = rows.searchsorted(np.int32(stop))
    return rows[rows.searchsorted(np.int32(start)) if start else 0 : high]


def _find(run: _Run, key: int) -> npt.NDArray[np.int32]:
    """Return all rows of a key in a run, which never change, and keep them."""
    if not run.least <= key <= run.most:
        return _NO_ROWS
    if len(run.found) > _KEPT:
        run.found.clear()
    own = run.keys.dtype.type(key)
    low, high = (run.keys.searchsorted(own, side) for side in ("left", "right"))
    rows = run.found[key] = run.rows[low:high]
    return rows
