"""A span of a trace as of an event: which rows can lie in it, and how many are drawn singly."""

from collections.abc import Collection
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import Mask, Rows, count_born_by
from nandviz.query.marks.dense import Stretches
from nandviz.query.marks.settled import Times
from nandviz.trace.tables import Trace

Mark = TypeVar("Mark")

LIMIT: Final = 60
"""Marks of a kind that are drawn singly; more are counted."""

MANY: Final = 4096
"""Rows of a span that are read row by row; more are counted by instants."""

LOOK_BACK: Final = 64
"""Rows that were born before a span and are looked at, for they may reach into it."""


class Span:
    """The instants ``t0 <= t < t1`` as of an event.

    Parameters
    ----------
    dies
        Whose marks are wanted; None: those of all.

    Attributes
    ----------
    k0, k1
        Last event before the span, and last one in it, neither after ``k``.
    left_out
        How many marks are not drawn singly.
    """

    def __init__(
        self,
        trace: Trace,
        as_of: AsOf,
        t0_ns: int,
        t1_ns: int,
        dies: Collection[int] | None = None,
    ) -> None:
        self.trace = trace
        self.index = index_of(trace)
        self.as_of = as_of
        self.k, self.now_ns = as_of.k, as_of.now_ns
        self.t0_ns, self.t1_ns = t0_ns, t1_ns
        times = self.trace.events.time_ns
        self.k0 = int(times.searchsorted(np.int64(t0_ns), "left")) - 1
        self.k0 = min(self.k0, self.k)
        self.k1 = min(int(times.searchsorted(np.int64(t1_ns), "right")) - 1, self.k)
        self._ends = np.array([self.k0, self.k1], np.int32)
        self.left_out = 0
        self._wanted: Mask | None = None
        if dies is not None:
            # One more than there are dies: -1 is the last.
            self._wanted = np.zeros(trace.info.topology.dies + 1, bool)
            self._wanted[list(dies)] = True

    def wants(self, die: int) -> bool:
        """Tell whether the marks of a die are wanted."""
        return self._wanted is None or bool(self._wanted[die])

    def wanted(self, rows: Rows, die: npt.NDArray[np.integer[Any]]) -> Rows:
        """Return the rows on dies whose marks are wanted; ``die`` has that of each row.

        What is counted, or too many to be drawn singly, is so of all dies: what is asked for after
        that does not change with what is in view.
        """
        return rows if self._wanted is None else rows[self._wanted[die]]

    def few(self, rows: Rows) -> Rows:
        """Return no more than `LIMIT` rows: all of them, or none, and count what is left out."""
        if len(rows) <= LIMIT:
            return rows
        self.left_out += len(rows)
        return rows[:0]

    def few_of(self, marks: list[Mark]) -> list[Mark]:
        """Return no more than `LIMIT` marks, as `few` does."""
        if len(marks) <= LIMIT:
            return marks
        self.left_out += len(marks)
        return []

    def counted(self, crowd: Stretches) -> Stretches:
        """Return stretches none of which is drawn singly, and count them as left out."""
        self.left_out += crowd.count(self.t0_ns, self.t1_ns)
        return crowd

    def of_now(self, rows: Rows) -> Rows:
        """Return rows of what lasts at the playhead where it is in view, all of them or none.

        They are counted no more as left out.
        """
        in_view = self.t0_ns <= self.now_ns < self.t1_ns
        rows = rows if in_view and len(rows) <= LIMIT else rows[:0]
        self.left_out -= len(rows)
        return rows

    def meets(self, start_ns: int, end_ns: int) -> bool:
        """Tell whether ``start <= t < end`` shares an instant with the span."""
        return end_ns > self.t0_ns and start_ns < self.t1_ns

    def meets_each(self, start_ns: Times, end_ns: Times) -> Mask:
        """Tell of each of some stretches what `meets` tells of one."""
        found: Mask = (end_ns > self.t0_ns) & (start_ns < self.t1_ns)
        return found

    def known(self, born: npt.NDArray[np.int32]) -> tuple[int, int]:
        """Return how many rows of a table were born before the span, and by its end."""
        before, by_end = born.searchsorted(self._ends, "right").tolist()
        return before, by_end

    def is_crowded(self, born: npt.NDArray[np.int32]) -> bool:
        """Tell whether more rows were born within the span than are read row by row."""
        before, by_end = self.known(born)
        return self.too_many(by_end - before)

    def too_many(self, rows: int) -> bool:
        """Tell whether so many rows are not read row by row."""
        return rows > MANY

    def born_within(self, born: npt.NDArray[np.int32], look_back: int = 0) -> Rows:
        """Return the rows born within the span, and as many before as are asked for."""
        before, by_end = self.known(born)
        return np.arange(max(before - look_back, 0), by_end, dtype=np.int64)

    def born_before(self, born: npt.NDArray[np.int32], look_back: int) -> Rows:
        """Return the last rows that were born before the span."""
        stop = count_born_by(born, self.k0)
        return np.arange(max(stop - look_back, 0), stop, dtype=np.int64)

    @cached_property
    def live_events(self) -> Rows:
        """Rows of ``queue`` that are pending, or cancelled and not due yet."""
        return self.index.live_events.at(self.k)


def joined(few: Rows, many: Rows) -> Rows:
    """Return the rows of both, ascending, each once; both ascend, and none of few is past many."""
    if not len(many):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    alone = few[many[at] != few]
    before = int(alone.searchsorted(many[0]))
    if before == len(alone):
        return np.concatenate([alone, many])
    return np.sort(np.concatenate([alone, many]))
