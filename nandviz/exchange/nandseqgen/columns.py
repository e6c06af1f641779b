"""Rows as columns: arrays of one length, numbers of equal rows, and the rows of each key."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, Final, Self, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]
Cell = TypeVar("Cell", int, Ints)
"""A column, or a cell of it."""

NONE: Final = -1
"""Stands in a column for what is not there; no instant, number or row is negative."""
_AT_ONCE: Final = 4_096
"""Rows whose cells are made at one time."""


@dataclass
class Columns:
    """Arrays of one length; subclasses list theirs as fields.

    Instants (``_ns``) and masks of planes are int64, all else is int32.
    """

    def __post_init__(self) -> None:
        for each in fields(self):
            wide = each.name.endswith("_ns") or each.name == "planes"
            column = getattr(self, each.name)
            setattr(self, each.name, column.astype(np.int64 if wide else np.int32, copy=False))

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def taken(self, rows: npt.NDArray[Any]) -> Self:
        """Return some rows, by number or mask."""
        return type(self)(*(getattr(self, each.name)[rows] for each in fields(self)))

    @classmethod
    def empty(cls) -> Self:
        """Return no rows."""
        return cls(*(np.empty(0, np.int64) for _ in fields(cls)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Put some end to end; one alone is not copied."""
        if len(parts) == 1:
            return parts[0]
        columns = ([getattr(part, each.name) for part in parts] for each in fields(cls))
        return cls(*map(np.concatenate, columns))


def rows_of(*columns: npt.NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each row; few are made at one time."""
    for first in range(0, len(columns[0]), _AT_ONCE):
        some = (column[first : first + _AT_ONCE].tolist() for column in columns)
        yield from zip(*some, strict=True)


def begins(*columns: npt.NDArray[Any]) -> Mask:
    """Tell of each row whether it differs from the one before."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return new


def ranks(*columns: npt.NDArray[Any]) -> Ints:
    """Return the number of each distinct row, in order of the first column, then of the next."""
    order = np.lexsort(columns[::-1])
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(begins(*(column[order] for column in columns))) - 1
    return numbers


def among(rows: Sequence[Ints], others: Sequence[Ints]) -> Mask:
    """Tell of each row whether others have it too; both by column."""
    numbers = ranks(*map(np.concatenate, zip(rows, others, strict=True)))
    return np.isin(numbers[: len(rows[0])], numbers[len(rows[0]) :])


def last_by(keys: Ints, values: Ints, asked: Ints, by: Ints) -> Ints:
    """Return the last row, in order of key and value, by each key and value asked for.

    Rows are in that order. It may be of an earlier key; `NONE` before all.
    """
    order = np.lexsort((np.concatenate([values, by]), np.concatenate([keys, asked])))
    last = np.empty(len(order), np.int64)
    last[order] = np.cumsum(order < len(keys)) - 1
    return last[len(keys) :]


def ordinals(groups: Ints) -> Ints:
    """Return how many rows of its group stand before each row; groups are whole, in any order."""
    at = np.arange(len(groups))
    return at - np.maximum.accumulate(np.where(begins(groups), at, 0))


def ranges(firsts: Ints, counts: Ints) -> Ints:
    """Return the numbers ``first, first + 1, …`` of each range, one range after the other."""
    ends = np.cumsum(counts)
    return np.repeat(firsts - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)


def firsts(values: npt.NDArray[Any]) -> Ints:
    """Return the first row of each distinct value, ascending."""
    return np.sort(np.unique(values, return_index=True)[1])


def mapped(value: Callable[[int], int], numbers: Ints) -> Ints:
    """Return what stands for each number; asked once a distinct one, as they come first."""
    distinct, first, where = np.unique(numbers, return_index=True, return_inverse=True)
    found = np.empty(len(distinct), np.int64)
    for place in np.argsort(first).tolist():
        found[place] = value(int(distinct[place]))
    return found[where]


class ByKey:
    """The rows of each key from 0 to ``count`` - 1; rows of key `NONE` are of none.

    Attributes
    ----------
    rows
        Key by key, those of one key ascending.
    counts
        How many each key has.
    """

    def __init__(self, keys: Ints, count: int) -> None:
        rows = np.argsort(keys, kind="stable")
        bounds = np.searchsorted(keys[rows], np.arange(count + 1))
        self.rows: Ints = rows[bounds[0] :].astype(np.int32)
        self.counts: Ints = np.diff(bounds).astype(np.int32)
        self._bounds: Ints = (bounds - bounds[0]).astype(np.int32)

    def of(self, key: int) -> list[int]:
        """Return the rows of a key."""
        rows: list[int] = self.rows[self._bounds[key] : self._bounds[key + 1]].tolist()
        return rows

    @property
    def first(self) -> Ints:
        """First row of each key, `NONE` where it has none."""
        return self._ends(self._bounds[:-1])

    @property
    def last(self) -> Ints:
        """Last row of each key, `NONE` where it has none."""
        return self._ends(self._bounds[1:] - 1)

    def _ends(self, at: Ints) -> Ints:
        found = np.full(len(at), NONE, np.int32)
        some = self.counts > 0
        found[some] = self.rows[at[some]]
        return found


class InTime:
    """What lies in each place in order of its instant; that of one instant as it comes."""

    def __init__(self, places: Sequence[Ints], times_ns: Ints, values: Ints) -> None:
        order = np.lexsort((times_ns, *places))
        bounds = [*np.flatnonzero(begins(*(place[order] for place in places))).tolist(), len(order)]
        firsts = (place[order[bounds[:-1]]].tolist() for place in places)
        self._bounds = dict(zip(zip(*firsts, strict=True), pairwise(bounds), strict=True))
        self._times_ns = array("q", times_ns[order].astype(np.int64).tobytes())
        self._values = array("q", values[order].astype(np.int64).tobytes())

    def near(self, place: tuple[int, ...], first_ns: int, last_ns: int) -> list[tuple[int, int]]:
        """Return (instant, value) in a place from an instant to another one."""
        low, high = self._bounds.get(place, (0, 0))
        begin = bisect_left(self._times_ns, first_ns, low, high)
        end = bisect_left(self._times_ns, last_ns + 1, begin, high)
        return list(zip(self._times_ns[begin:end], self._values[begin:end], strict=True))

    def before(self, place: tuple[int, ...], time_ns: int, most: int) -> list[int]:
        """Return the values in a place before an instant, some of them, the last one first."""
        low, high = self._bounds.get(place, (0, 0))
        end = bisect_left(self._times_ns, time_ns, low, high)
        return self._values[max(low, end - most) : end].tolist()[::-1]
