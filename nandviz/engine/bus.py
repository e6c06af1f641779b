"""The IO bus of a channel: one bus segment at a time, gaps may be filled.

Source: engine specification, sections 2 and 4.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

Spans = tuple[tuple[int, int], ...]
"""(start, end) pairs in ns, ascending, apart."""

MOST_FOUND = 64
"""How many searches a bus remembers: more than a profile has shapes that are common."""
FEW = 32
"""So many intervals that are over are kept at least."""


class IntervalSet:
    """A set of instants as disjoint half-open intervals; neighbours that touch are one."""

    __slots__ = ("_ends", "_found", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._found: dict[Spans, tuple[int, int]] = {}
        """By slots: from where a free place was looked for last, and where it was."""

    def spans(self) -> Spans:
        """Return the intervals, ascending."""
        return tuple(zip(self._starts, self._ends, strict=True))

    def overlap_end(self, start: int, end: int) -> int | None:
        """Return the end of an interval that shares an instant with [start, end), else None."""
        ends = self._ends
        if not ends or ends[-1] <= start:
            return None
        i = bisect_right(ends, start)
        return ends[i] if self._starts[i] < end else None

    def first_free(self, lower: int, slots: Spans) -> int:
        """Return the smallest ``s >= lower`` at which all slots, moved by ``s``, are free.

        What was taken stays taken, so that a search goes on where one like it has ended: many of
        one instant pass the gaps that are too short for them once.
        """
        ends = self._ends
        if not slots or not ends or lower + slots[0][0] >= ends[-1]:
            return lower
        since, found = self._found.get(slots, (lower, lower))
        if not since <= lower <= found:
            since = found = lower
        found = self._next_free(found, slots)
        if len(self._found) >= MOST_FOUND:
            self._found.clear()
        self._found[slots] = since, found
        return found

    def _next_free(self, s: int, slots: Spans) -> int:
        while True:
            for start, end in slots:
                taken = self.overlap_end(s + start, s + end)
                if taken is not None:
                    s = taken - start
                    break
            else:
                return s

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

    def update(self, other: "IntervalSet") -> None:
        """Add all intervals of another set, which must be free."""
        ends = other._ends  # noqa: SLF001  of its own kind
        for place, start in enumerate(other._starts):  # noqa: SLF001
            self.add(start, ends[place])

    def without(self, spans: Iterable[tuple[int, int]]) -> "IntervalSet":
        """Return a copy less spans, of which some may be there no more. O(n + m log m)."""
        cuts = sorted(spans)
        first = bisect_right(self._ends, cuts[0][0]) if cuts else len(self._ends)
        other = IntervalSet()
        other._starts, other._ends = self._starts[:first], self._ends[:first]
        place = 0
        for start, end in zip(self._starts[first:], self._ends[first:], strict=True):
            left = start
            while place < len(cuts) and cuts[place][0] < end:
                a, b = cuts[place]
                other._append(left, a)
                left = max(left, b)
                if b > end:
                    break
                place += 1
            other._append(left, end)
        return other

    def _append(self, start: int, end: int) -> None:
        if start < end:
            self._starts.append(start)
            self._ends.append(end)

    def drop_before(self, instant: int) -> None:
        """Forget intervals that end at or before ``instant``, in bulk now and then."""
        ends = self._ends
        if len(ends) <= FEW or ends[FEW] > instant:
            return
        n = bisect_right(ends, instant)
        if 2 * n > len(ends):
            del self._starts[:n]
            del ends[:n]

    def check_invariants(self) -> None:
        """Assert that intervals are ascending, not empty, and apart."""
        edges = [edge for span in self.spans() for edge in span]
        assert all(a < b for a, b in pairwise(edges))


class BusDraft:
    """A bus with what a transaction adds and takes away; the bus itself stays as it was."""

    __slots__ = ("_added", "_base", "_removed")

    def __init__(self, base: IntervalSet) -> None:
        self._base = base
        self._added = IntervalSet()
        self._removed: list[tuple[int, int]] = []

    def first_free(self, lower_ns: int, slots: Spans) -> int:
        """Return the smallest ``s >= lower_ns`` at which all slots, moved by ``s``, are free."""
        if self._removed:
            self._settle()
        s = lower_ns
        while True:
            free_ns = self._base.first_free(s, slots)
            s = self._added.first_free(free_ns, slots)
            if s == free_ns:
                return s

    def add(self, at_ns: int, slots: Spans) -> None:
        """Take the slots, moved by ``at_ns``, which must be free."""
        if self._removed:
            self._settle()
        for start, end in slots:
            self._added.add(at_ns + start, at_ns + end)

    def remove(self, start_ns: int, end_ns: int) -> None:
        """Give [start_ns, end_ns) back. O(1); O(n) once, when the bus is looked at again."""
        self._removed.append((start_ns, end_ns))

    def committed(self) -> IntervalSet:
        """Return the bus as it is when this draft holds."""
        if self._removed:
            self._settle()
        self._base.update(self._added)
        return self._base

    def _settle(self) -> None:
        self._base = self._base.without(self._removed)
        self._added = self._added.without(self._removed)
        self._removed = []
