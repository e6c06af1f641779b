"""Intervals in groups and steps over events, vectorised."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.trace.codes import NONE, OPEN

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


def overlaps(group: AnyInts, start: Ints, end: Ints, slack: int = 0) -> tuple[Ints, Ints]:
    """Find intervals that begin before an earlier one of their group has ended.

    Parameters
    ----------
    group, start, end
        Intervals [start, end), sorted by (group, start).
    slack
        Leave out overlaps that are gone once one of the two is moved by at most so much.

    Returns
    -------
    tuple of ndarray of int64
        Indices of the later interval and of the one that it overlaps. Cost: O(n).
    """
    same = group[1:] == group[:-1]
    if not np.any(same & (start[1:] + slack < end[:-1])):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    later, earlier = [], []
    for lo, hi in runs(group):
        longest = latest_before(end[lo:hi])
        late = np.flatnonzero(start[lo + 1 : hi] + slack < end[lo:hi][longest[:-1]])
        later.append(lo + 1 + late)
        earlier.append(lo + longest[late])
    late, early = np.concatenate(later), np.concatenate(earlier)
    kept = end[late] - start[early] > slack
    return late[kept], early[kept]


class Cover:
    """Intervals [start, end) in groups: which one holds a point, or meets an interval.

    Parameters
    ----------
    group, start, end
        In any order; an interval is named by its place here.
    """

    def __init__(self, group: AnyInts, start: AnyInts, end: AnyInts) -> None:
        order = np.lexsort((start, group))
        self._ids = order
        self._end = end[order].astype(np.int64)
        self._groups, place = np.unique(group[order], return_inverse=True)
        self._starts, rank = np.unique(start[order], return_inverse=True)
        self._stride = len(self._starts)
        self._keys = place * self._stride + rank
        self._first = np.searchsorted(place, np.arange(len(self._groups)))
        _, height = np.unique(self._end, return_inverse=True)
        self._longest = latest_before(place * len(order) + height)

    def meeting(
        self, group: AnyInts, start: AnyInts, end: AnyInts, slack: int = 0
    ) -> tuple[Ints, Ints]:
        """Find which of the intervals asked for meet one of these; ``slack`` as in `overlaps`.

        Returns
        -------
        tuple of ndarray of int64
            Indices of those asked for, and of the interval met. Cost: O((m + n) log n).
        """
        place = np.searchsorted(self._groups, group)
        known = np.flatnonzero(np.append(self._groups, NONE)[place] == group)
        known = known[place[known] < len(self._groups)]
        place = place[known]
        begun = np.searchsorted(self._starts, end[known] - slack)
        last = np.searchsorted(self._keys, place * self._stride + begun) - 1
        some = last >= self._first[place]
        known, met = known[some], self._longest[last[some]]
        hit = self._end[met] > start[known] + slack
        return known[hit], self._ids[met[hit]]


class LastRow:
    """The rows of each op in a table whose rows stand in the order in which they were known.

    Parameters
    ----------
    uid
        Op of each of the rows.
    rows
        Rows of the table, ascending.
    """

    def __init__(self, uid: AnyInts, rows: AnyInts) -> None:
        keys = uid.astype(np.int64) * 2**32 + rows
        self._keys = np.sort(keys)

    def before(self, uid: AnyInts, stop: AnyInts) -> Ints:
        """Return for each op asked for its last row before row ``stop``, -1 for none."""
        wanted = uid.astype(np.int64) * 2**32
        at = np.searchsorted(self._keys, wanted + stop) - 1
        found = np.append(self._keys, np.int64(NONE))[at]
        row: Ints = np.where(found >= wanted, found - wanted, -1)
        return row


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


def excesses(have: Changes, due: Changes) -> Iterator[tuple[int, int, int]]:
    """Compare at every event how many rows of each group are known with how many are due.

    Parameters
    ----------
    due
        Counted negatively.

    Yields
    ------
    tuple of int
        Group, event and excess (negative: one is missing) where a mismatch begins.
    """
    group, event, sums = steps(have, due)
    excess = sums.ravel()
    begins = excess != 0
    begins[1:] &= (excess[:-1] == 0) | (group[1:] != group[:-1])
    for i in np.flatnonzero(begins).tolist():
        yield int(group[i]), int(event[i]), int(excess[i])


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
