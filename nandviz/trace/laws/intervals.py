"""Intervals in groups and steps over events, vectorised."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.trace.codes import OPEN

Ints = npt.NDArray[np.int64]
AnyInts = npt.NDArray[np.integer[Any]]


def runs(values: AnyInts) -> Iterator[tuple[int, int]]:
    """Yield [begin, end) of each run of equal values."""
    edges = np.flatnonzero(np.diff(values)) + 1
    begin = 0
    for end in (*edges.tolist(), len(values)):
        if end > begin:
            yield begin, end
        begin = end


class Groups:
    """Places of each value in an array. Cost: O(n log n) once, O(log n) a question."""

    def __init__(self, values: AnyInts) -> None:
        self._order = np.argsort(values, kind="stable")
        self._values = values[self._order]

    def __getitem__(self, value: int) -> Ints:
        """Return the places of a value, ascending."""
        key = self._values.dtype.type(value)
        lo, hi = (np.searchsorted(self._values, key, side) for side in ("left", "right"))
        return self._order[lo:hi]


def latest_before(end: Ints) -> Ints:
    """Return for each item the index of the item up to and with it that has the largest end."""
    largest = np.maximum.accumulate(end)
    return np.maximum.accumulate(np.where(end == largest, np.arange(len(end)), 0))


def overlaps(group: AnyInts, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Find intervals that begin before an earlier one of their group has ended.

    Parameters
    ----------
    group, start, end
        Intervals [start, end), sorted by (group, start).

    Returns
    -------
    tuple of ndarray of int64
        Indices of the later interval and of the one that it overlaps. Cost: O(n).
    """
    same = group[1:] == group[:-1]
    if not np.any(same & (start[1:] < end[:-1])):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    later, earlier = [], []
    for lo, hi in runs(group):
        longest = latest_before(end[lo:hi])
        late = np.flatnonzero(start[lo + 1 : hi] < end[lo:hi][longest[:-1]])
        later.append(lo + 1 + late)
        earlier.append(lo + longest[late])
    return np.concatenate(later), np.concatenate(earlier)


class Cover:
    """Intervals [start, end) in groups: which one holds a point, or meets an interval.

    Parameters
    ----------
    group, start, end
        In any order; ``ids`` names each of them.
    """

    def __init__(self, group: AnyInts, start: AnyInts, end: AnyInts) -> None:
        order = np.lexsort((start, group))
        self._ids = order
        self._start = start[order].astype(np.int64)
        self._end = end[order].astype(np.int64)
        self._runs = {int(group[order[lo]]): (lo, hi) for lo, hi in runs(group[order])}

    def meeting(self, group: AnyInts, start: AnyInts, end: AnyInts) -> tuple[Ints, Ints]:
        """Find which of the intervals asked for meet one of these.

        Returns
        -------
        tuple of ndarray of int64
            Indices of those asked for, and of the interval met. Cost: O(m log n) for each group.
        """
        asked, met = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for key, (lo, hi) in self._runs.items():
            mine = np.flatnonzero(group == key)
            longest = latest_before(self._end[lo:hi])
            last = np.searchsorted(self._start[lo:hi], end[mine].astype(np.int64)) - 1
            mine, last = mine[last >= 0], last[last >= 0]
            index = lo + longest[last]
            hit = self._end[index] > start[mine]
            asked.append(mine[hit])
            met.append(self._ids[index[hit]])
        return np.concatenate(asked), np.concatenate(met)


class Changes(NamedTuple):
    """Amounts that change by group and event; ``amount`` has shape (rows, columns)."""

    group: Ints
    event: Ints
    amount: Ints


def lives(
    group: AnyInts, born: AnyInts, died: AnyInts, by: int = 1, column: int = 0, columns: int = 1
) -> Changes:
    """Return the changes of a column that counts rows known for ``born <= k < died``."""
    gone = np.flatnonzero(died != OPEN)
    amount = np.zeros((len(born) + len(gone), columns), np.int64)
    amount[: len(born), column] = by
    amount[len(born) :, column] = -by
    return Changes(
        np.concatenate([group, group[gone]]).astype(np.int64),
        np.concatenate([born, died[gone]]).astype(np.int64),
        amount,
    )


def steps(*changes: Changes) -> Changes:
    """Sum changes up within each group.

    Returns
    -------
    Changes
        The sums after each event that changed one of its group, sorted by group, then event.
        Cost: O(n log n).
    """
    group, event, amount = (np.concatenate(values) for values in zip(*changes, strict=True))
    key = group * 2**32 + event + 1
    order = np.argsort(key, kind="stable")
    key, group = key[order], group[order]
    sums = np.cumsum(amount[order], axis=0)
    last = np.ones(len(key), np.bool_)
    last[:-1] = key[1:] != key[:-1]
    group, event, sums = group[last], event[order][last], sums[last]
    first = np.ones(len(group), np.bool_)
    first[1:] = group[1:] != group[:-1]
    before = np.zeros_like(sums)
    before[1:] = sums[:-1]
    return Changes(group, event, sums - before[first][np.cumsum(first) - 1])
