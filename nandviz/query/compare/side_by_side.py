"""Rows of two traces side by side, each row the same thing in both."""

from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt

from nandviz.query.compare.matching import NOBODY, Ints

Rows = npt.NDArray[Any]
"""A structured array."""
Flags = npt.NDArray[np.bool_]


class SideBySide:
    """What is the same in two traces, row by row, in order of its first instant.

    Where two rows have the same, those in A come first. What is not in a trace has `NOBODY` as key.

    Attributes
    ----------
    a, b
        Structured arrays of one length.
    words
        The texts that codes of both stand for.
    rounding_ns
        Up to which times are taken for equal; else 0.
    """

    KEY: ClassVar[str]
    """Field of the number that a row has in its trace."""
    AT: ClassVar[str]
    """Field of the instant by which rows are ordered."""

    def __init__(self, a: Rows, b: Rows, words: tuple[str, ...] = (), rounding_ns: int = 0) -> None:
        self.a, self.b, self.words, self.rounding_ns = a, b, words, rounding_ns

    @classmethod
    def matched(
        cls, a: Rows, b: Rows, b_of_a: Ints, a_of_b: Ints, words: tuple[str, ...], rounding_ns: int
    ) -> Self:
        """Put all rows of two traces side by side, given the counterpart of each, not in order.

        The last row of ``a`` and ``b`` is what stands for one that is not there.
        """
        only_b = np.flatnonzero(a_of_b == NOBODY)
        rows_a = np.concatenate([np.arange(len(b_of_a)), np.full(len(only_b), -1)])
        rows_b = np.concatenate([b_of_a, only_b])  # NOBODY takes the last row
        return cls(a[rows_a], b[rows_b], words, rounding_ns)

    def __len__(self) -> int:
        return len(self.a)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        sides = ((self.a, other.a), (self.b, other.b))
        return self.words == other.words and all(np.array_equal(*side) for side in sides)

    __hash__ = None  # type: ignore[assignment]  # arrays have none

    def __neg__(self) -> Self:
        """Return what differs where A and B change places."""
        return type(self)(self.b, self.a, self.words, self.rounding_ns).in_order()

    def taken(self, rows: Ints) -> Self:
        """Return some of the rows."""
        return type(self)(self.a[rows], self.b[rows], self.words, self.rounding_ns)

    def in_order(self) -> Self:
        """Return all rows in their order."""
        key_a, key_b, at_a, at_b = (s[f] for f in (self.KEY, self.AT) for s in (self.a, self.b))
        first_ns = np.where(key_b == NOBODY, at_a, np.minimum(at_a, at_b))
        first_ns = np.where(key_a == NOBODY, at_b, first_ns)
        return self.taken(np.lexsort((key_b, key_a, key_a == NOBODY, first_ns)))

    @property
    def in_both(self) -> Flags:
        """Whether each row is in both traces."""
        both: Flags = (self.a[self.KEY] != NOBODY) & (self.b[self.KEY] != NOBODY)
        return both

    def less(self, name: str) -> Ints:
        """Return a field of B less that of A; 0 where the row is not in both."""
        difference: Ints = np.where(self.in_both, self.b[name] - self.a[name], 0)
        return difference

    def less_ns(self, name: str) -> Ints:
        """Return a time of B less that of A; 0 where a row is not in both, and within rounding."""
        ns = self.less(name)
        return np.where(np.abs(ns) > self.rounding_ns, ns, 0)

    def changed(self, name: str) -> Flags:
        """Whether each row is in both traces and has another value in a field."""
        other: Flags = self.in_both & (self.a[name] != self.b[name])
        return other
