"""The IO bus of a channel: one bus segment at a time, gaps may be filled.

Source: engine specification, sections 2 and 4.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

Spans = tuple[tuple[int, int], ...]
"""(start, end) pairs in ns, ascending, apart."""


class IntervalSet:
    """A set of instants as disjoint half-open intervals; neighbours that touch are one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def copy(self) -> "IntervalSet":
        """Return an independent copy. O(n)."""
        other = IntervalSet()
        other._starts = self._starts.copy()
        other._ends = self._ends.copy()
        return other

    def spans(self) -> Spans:
        """Return the intervals, ascending."""
        return tuple(zip(self._starts, self._ends, strict=True))

    @property
    def end(self) -> int:
        """End of the last interval; 0 where there is none."""
        return self._ends[-1] if self._ends else 0

    def overlap_end(self, start: int, end: int) -> int | None:
        """Return the end of an interval that shares an instant with [start, end), else None."""
        ends = self._ends
        if not ends or ends[-1] <= start:
            return None
        i = bisect_right(ends, start)
        return ends[i] if self._starts[i] < end else None

    def add(self, start: int, end: int) -> None:
        """Add [start, end), which must be free."""
        starts, ends = self._starts, self._ends
        if not ends or ends[-1] < start:
            starts.append(start)
            ends.append(end)
            return
        i = bisect_left(starts, start)
        joins_left = i > 0 and ends[i - 1] == start
        joins_right = i < len(starts) and starts[i] == end
        if joins_left and joins_right:
            ends[i - 1] = ends.pop(i)
            del starts[i]
        elif joins_left:
            ends[i - 1] = end
        elif joins_right:
            starts[i] = start
        else:
            starts.insert(i, start)
            ends.insert(i, end)

    def remove(self, start: int, end: int) -> None:
        """Take out what of [start, end) is there still (instants dropped before are gone)."""
        starts, ends = self._starts, self._ends
        i = bisect_right(ends, start)
        while i < len(starts) and starts[i] < end:
            left, right = starts[i], ends[i]
            pieces = [(a, b) for a, b in ((left, start), (end, right)) if a < b]
            starts[i : i + 1] = [a for a, _ in pieces]
            ends[i : i + 1] = [b for _, b in pieces]
            i += len(pieces)

    def drop_before(self, instant: int) -> None:
        """Forget intervals that end at or before ``instant``, in bulk now and then."""
        n = bisect_right(self._ends, instant)
        if n > 32 and 2 * n > len(self._ends):
            del self._starts[:n]
            del self._ends[:n]

    def check_invariants(self) -> None:
        """Assert that intervals are ascending, not empty, and apart."""
        edges = [edge for span in self.spans() for edge in span]
        assert all(a < b for a, b in pairwise(edges))


class BusDraft:
    """A bus with what a transaction adds and takes away; the bus itself stays as it was."""

    __slots__ = ("_added", "_base", "_end", "_forked")

    def __init__(self, base: IntervalSet) -> None:
        self._base = base
        self._added: list[tuple[int, int]] = []
        self._end = base.end
        self._forked = False

    def first_free(self, lower_ns: int, slots: Spans) -> int:
        """Return the smallest ``s >= lower_ns`` at which all slots, moved by ``s``, are free."""
        s = lower_ns
        if not slots or s + slots[0][0] >= self._end:
            return s
        while True:
            for start, end in slots:
                taken = self._overlap_end(s + start, s + end)
                if taken is not None:
                    s = taken - start
                    break
            else:
                return s

    def add(self, at_ns: int, slots: Spans) -> None:
        """Take the slots, moved by ``at_ns``, which must be free."""
        for start, end in slots:
            self._added.append((at_ns + start, at_ns + end))
            self._end = max(self._end, at_ns + end)

    def remove(self, start_ns: int, end_ns: int) -> None:
        """Give [start_ns, end_ns) back. The first time O(n)."""
        if not self._forked:
            self._base = self._base.copy()
            self._forked = True
        for start, end in self._added:
            self._base.add(start, end)
        self._added.clear()
        self._base.remove(start_ns, end_ns)

    def committed(self) -> IntervalSet:
        """Return the bus as it is when this draft holds."""
        for start, end in self._added:
            self._base.add(start, end)
        return self._base

    def _overlap_end(self, start: int, end: int) -> int | None:
        taken = self._base.overlap_end(start, end)
        if taken is not None:
            return taken
        return next((b for a, b in self._added if a < end and start < b), None)
