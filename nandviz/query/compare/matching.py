"""Rows of two tables that have the same key, and keys for what is of no fixed length."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]

NOBODY = -1
"""The counterpart of a row that the other side lacks."""


def counterparts(key_a: Ints, key_b: Ints) -> tuple[Ints, Ints]:
    """Pair rows by key, those of one key in order: the n-th of the one with the n-th of the other.

    Returns
    -------
    tuple
        Row of B by row of A, and row of A by row of B; `NOBODY` where there is none.
        Cost: O(n log n).
    """
    count_a, keys = len(key_a), np.concatenate([key_a, key_b])
    order = np.argsort(keys, kind="stable")
    keys, of_a = keys[order], order < count_a
    group = np.cumsum(begins(keys)) - 1
    many_a = np.bincount(group, weights=of_a).astype(np.int64)[group]
    # Of one key, those of A stand before those of B: the partner lies as far as they are many.
    partner = np.arange(len(keys)) + many_a
    partner[partner >= len(keys)] = 0
    paired = of_a & (group[partner] == group) & ~of_a[partner]
    row_a, row_b = order[paired], order[partner[paired]] - count_a
    b_of_a, a_of_b = np.full(count_a, NOBODY), np.full(len(key_b), NOBODY)
    b_of_a[row_a], a_of_b[row_b] = row_b, row_a
    return b_of_a, a_of_b


def begins(*columns: Ints) -> npt.NDArray[np.bool_]:
    """Return for each row whether it differs in any column from the one before; the first does."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return new


def within(lengths: Ints) -> Ints:
    """Return for each element of sequences that stand one behind the other its place in its own."""
    ends = np.cumsum(lengths)
    place: Ints = np.arange(int(lengths.sum())) - np.repeat(ends - lengths, lengths)
    return place


def numbered(values: Ints, lengths: Ints) -> Ints:
    """Give numbers to sequences of whole numbers by what they say.

    Parameters
    ----------
    values
        The elements of all sequences, one behind the other.
    lengths
        Elements of each, at least one.

    Returns
    -------
    array
        Equal where the sequences are, else in their lexical order.
        Cost: O(n log n) for each doubling of the longest length.
    """
    codes = np.unique(values, return_inverse=True)[1].astype(np.int64)
    while len(lengths) and lengths.max() > 1:
        half = (lengths + 1) // 2
        row = np.repeat(np.arange(len(lengths)), half)
        left = (np.cumsum(lengths) - lengths)[row] + 2 * within(half)
        is_pair = 2 * within(half) + 1 < lengths[row]
        right = np.where(is_pair, codes[np.minimum(left + 1, len(codes) - 1)] + 1, 0)
        codes = np.unique(codes[left] << 32 | right, return_inverse=True)[1].astype(np.int64)
        lengths = half
    return codes
