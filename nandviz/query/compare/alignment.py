"""Two lists of texts, given as numbers: which of one is which of the other.

What both have in the same order is the longest common subsequence. Where several are as long, it is
the one that is found by walking both lists from the front: equal elements pair at once, else the
one is passed that can be passed without losing any, the lesser one where both can. So the
alignment of two lists is that of the same two the other way round.

Source: comparison specification, section Identity.
"""

from collections.abc import Callable, Iterable
from math import isqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
Pairs = tuple[Ints, Ints]
"""Places in the one list, ascending, and the place of each in the other, ascending too."""

_FEW: Final = 200
"""Elements that are in one list only, up to which they are looked for one by one."""
_OFTEN: Final = 16
"""From so many places on, those of an element are kept as bits."""

_CanPass = Callable[[int, int], tuple[bool, bool]]
"""Whether the element of the first, and that of the second list can be passed without loss."""


def aligned(a: Ints, b: Ints) -> Pairs:
    """Pair the elements of two lists: the common ones, then in order those of replaced runs.

    Elements that the other list lacks are not looked at when common ones are sought.

    Returns
    -------
    Pairs
        Cost: O((n + m) d) with d elements of one list only, of those that both lists have; more
        than 200 of these: O(n m / 64).
    """
    kept_a, kept_b = np.flatnonzero(np.isin(a, b)), np.flatnonzero(np.isin(b, a))
    at_a, at_b = _common(a[kept_a], b[kept_b])
    return _with_replaced(kept_a[at_a], kept_b[at_b], len(a), len(b))


def _common(a: Ints, b: Ints) -> Pairs:
    """Return the places of the longest common subsequence in both lists."""
    start = _same_from(a, b, 0, 0)
    x, y = a[start:].tolist(), b[start:].tolist()
    can_pass = _few_passes(a[start:], b[start:]) or _many_passes(x, y)
    pairs = np.array(list(_walked(x, y, can_pass)), np.int64).reshape(-1, 2) + start
    head = np.arange(start)
    return np.concatenate([head, pairs[:, 0]]), np.concatenate([head, pairs[:, 1]])


def _same_from(a: Ints, b: Ints, i: int, j: int) -> int:
    """Return how many elements are equal in a row, from a place of each list on."""
    least, room = 0, 16
    most = min(len(a) - i, len(b) - j)
    while least < most:
        size = min(room, most - least)
        same = a[i + least : i + least + size] == b[j + least : j + least + size]
        if not same.all():
            return least + int(np.argmin(same))
        least, room = least + size, room * 4
    return least


def _walked(x: list[int], y: list[int], can_pass: _CanPass) -> Iterable[tuple[int, int]]:
    i = j = 0
    while i < len(x) and j < len(y):
        if x[i] == y[j]:
            yield i, j
            i, j = i + 1, j + 1
            continue
        first, second = can_pass(i, j)
        if first and (not second or x[i] < y[j]):
            i += 1
        else:
            j += 1


def _few_passes(a: Ints, b: Ints) -> _CanPass | None:
    """Find what can be passed where little differs; None where more does.

    Source: E. Myers, "An O(ND) difference algorithm and its variations", 1986, from the back.
    """
    n, m = len(a), len(b)
    reached = _reached(a[::-1], b[::-1])
    if reached is None:
        return None
    left = len(reached) - 1

    def can_pass(i: int, j: int) -> tuple[bool, bool]:
        nonlocal left
        left -= 1  # each element that is passed is one of those that one list lacks
        i, j = n - i, m - j
        far = reached[left]
        return far.get(i - 1 - j, -1) >= i - 1, far.get(i - j + 1, -1) >= i

    return can_pass


def _reached(a: Ints, b: Ints) -> list[dict[int, int]] | None:
    """Return by number of passed elements how far one comes: place in a by that less that in b."""
    far = {0: _same_from(a, b, 0, 0)}
    found = [far]
    while far.get(len(a) - len(b)) != len(a):
        if len(found) > _FEW:
            return None
        far = _one_further(a, b, far)
        found.append(far)
    return found


def _one_further(a: Ints, b: Ints, far: dict[int, int]) -> dict[int, int]:
    """Pass one element more of either list, from every diagonal."""
    starts: dict[int, int] = {}
    for k, i in far.items():
        if i < len(a):
            starts[k + 1] = max(starts.get(k + 1, 0), i + 1)
        if i - k < len(b):
            starts[k - 1] = max(starts.get(k - 1, 0), i)
    return {k: i + _same_from(a, b, i, i - k) for k, i in starts.items()}


def _many_passes(x: list[int], y: list[int]) -> _CanPass:
    """Find what can be passed where much differs, each row of the table of lengths an int.

    Bit j of row i is 0 where the longest common subsequence of the last i of x and the last j + 1
    of y is longer than that without the foremost of these.

    Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004, from the back.
    """
    n, m = len(x), len(y)
    rows = _Rows(x[::-1], y[::-1])

    def length(i: int, j: int) -> int:
        return j - (rows.at(i) & ((1 << j) - 1)).bit_count()

    def can_pass(i: int, j: int) -> tuple[bool, bool]:
        i, j = n - i, m - j
        if not rows.at(i) >> (j - 1) & 1:
            return True, False
        return length(i - 1, j) == length(i, j), True

    return can_pass


class _Rows:
    """Rows of a table, of which some are kept and the others made anew from there."""

    def __init__(self, x: list[int], y: list[int]) -> None:
        self._x = x
        self._all = (1 << len(y)) - 1
        self._places: dict[int, list[int]] = {}
        for place, symbol in enumerate(y):
            self._places.setdefault(symbol, []).append(place)
        self._bits = {s: _bits(p) for s, p in self._places.items() if len(p) > _OFTEN}
        self._apart = isqrt(len(x)) + 1
        self._kept = [self._all]
        row = self._all
        for i, symbol in enumerate(x, 1):
            row = self._next(row, symbol)
            if i % self._apart == 0:
                self._kept.append(row)
        self._block, self._rows = -1, list[int]()

    def at(self, i: int) -> int:
        """Return row ``i``."""
        block, place = divmod(i, self._apart)
        if block != self._block:
            self._block, self._rows = block, [self._kept[block]]
            first = block * self._apart
            for symbol in self._x[first : first + self._apart - 1]:
                self._rows.append(self._next(self._rows[-1], symbol))
        return self._rows[place]

    def _next(self, row: int, symbol: int) -> int:
        there = self._bits.get(symbol)
        if there is None:
            there = _bits(self._places.get(symbol, ()))
        shared = row & there
        return ((row + shared) | (row - shared)) & self._all


def _bits(places: Iterable[int]) -> int:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def _with_replaced(at_a: Ints, at_b: Ints, n: int, m: int) -> Pairs:
    """Add pairs, in order, of what lies between the same two common elements in both lists."""
    first_a, first_b = np.append(-1, at_a) + 1, np.append(-1, at_b) + 1
    many = np.minimum(np.append(at_a, n) - first_a, np.append(at_b, m) - first_b)
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    all_a = np.concatenate([at_a, np.repeat(first_a, many) + within])
    all_b = np.concatenate([at_b, np.repeat(first_b, many) + within])
    order = np.argsort(all_a, kind="stable")
    return all_a[order], all_b[order]
