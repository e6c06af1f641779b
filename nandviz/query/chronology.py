"""A run in order of time, a bounded piece of it at a time: for files that other programs show.

Whole columns are held as row numbers only; what is said of a row is read when its time has come.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.query.columns_asof import NEVER_NS, ColumnsAsOf, Integers
from nandviz.query.live_rows import Rows
from nandviz.query.records import Phase
from nandviz.trace.codes import AXES, NONE

_CHUNK: Final = 4096
"""Rows whose cells are Python objects at a time."""


class StateRun(NamedTuple):
    """A state of a part; ``state`` is its place among those of the op's base."""

    state: int
    start_ns: int
    end_ns: int


@dataclass(frozen=True, slots=True)
class PartRun:
    """A part, as it ran or is planned.

    Attributes
    ----------
    of
        In how many parts the op runs, as far as is known.
    planes
        As bits; 0 for an op that occupies none.
    source
        Index in ``trace.codes.SOURCES``.
    suspension
        That cut it; None for a part that was not suspended.
    flows
        Suspensions that it belongs to, as the part before or after, the SUSPEND or the RESUME.
    """

    uid: int
    number: int
    of: int
    source: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    born: int
    phase: Phase
    suspension: int | None
    flows: tuple[int, ...]
    states: tuple[StateRun, ...]


class Stay(NamedTuple):
    """An entry's stay in a backlog; ``end_ns`` is None while it waits."""

    entry: int
    start_ns: int
    end_ns: int | None


class Level(NamedTuple):
    """How many there are of something on a die, from each instant on."""

    die: int
    axis: int
    time_ns: npt.NDArray[np.int64]
    value: npt.NDArray[np.int64]


class Chronology:
    """What happened, and is planned, as of event ``k``, in order of time."""

    def __init__(self, as_of: ColumnsAsOf) -> None:
        self.as_of = as_of
        self.trace = as_of.trace

    # Parts

    def parts(self) -> Iterator[PartRun]:
        """Yield the parts in order of start; at one instant those of no length first, then by uid.

        So what ends where another begins comes first, and a suspended part before its SUSPEND.
        """
        parts = self.trace.parts
        rows = self.as_of.parts
        start_ns = parts.start_ns[rows]
        keys = (parts.number[rows], parts.uid[rows], parts.end_ns[rows] > start_ns, start_ns)
        rows = rows[np.lexsort(keys)]
        for first in range(0, len(rows), _CHUNK):
            yield from self._part_runs(rows[first : first + _CHUNK])

    def _part_runs(self, rows: Rows) -> Iterator[PartRun]:
        table = self.trace.parts
        names = ("uid", "number", "source", "die", "planes", "start_ns", "end_ns", "born")
        cells = zip(*(table.column(name)[rows].tolist() for name in names), strict=True)
        counts = self._counts[table.uid[rows] - 1].tolist()
        links = zip(*(each.of(rows) for each in self._links), strict=True)
        now_ns = self.as_of.now_ns
        for cell, of, flows, states in zip(cells, counts, links, self._states(rows), strict=True):
            uid, number, source, die, planes, start_ns, end_ns, born = cell
            yield PartRun(
                uid, number, of, source, die, planes, start_ns, end_ns, born,
                Phase.of(start_ns, end_ns, now_ns), next(iter(flows[0]), None),
                tuple(dict.fromkeys(flow for each in flows for flow in each)), states,
            )  # fmt: skip

    @cached_property
    def _counts(self) -> Integers:
        """How many parts each op has, by uid - 1."""
        uid = self.trace.parts.uid[self.as_of.parts]
        return np.bincount(uid - 1, minlength=self.as_of.op_count)

    def _states(self, rows: Rows) -> Iterator[tuple[StateRun, ...]]:
        """Yield the states of each of some parts, in order."""
        table, k = self.trace.segments, self.as_of.k
        low = np.searchsorted(table.part, rows.astype(np.int32)).tolist()
        high = np.searchsorted(table.part, rows.astype(np.int32), side="right").tolist()
        for first, stop in zip(low, high, strict=True):
            own = slice(first, stop)
            known = (table.born[own] <= k) & (table.died[own] > k)
            cells = (table.column(name)[own][known].tolist() for name in StateRun._fields)
            yield tuple(map(StateRun._make, zip(*cells, strict=True)))

    @cached_property
    def _links(self) -> tuple["_Links", ...]:
        """What finds the suspensions of parts: as the one that is cut, SUSPEND, RESUME, next."""
        parts, table, rows = self.trace.parts, self.trace.suspensions, self.as_of.suspensions
        uid, n = table.uid[rows], table.n[rows]
        state = self.as_of.resumptions[rows]
        resumed, resumer = rows[state != NONE], state[state != NONE]

        def part(asked: Rows, before: int = 0) -> Integers:
            return _key(parts.uid[asked], parts.number[asked] - before)

        resumer_uid = self.trace.suspension_states.resumer_uid[resumer]
        return (
            _Links(_key(uid, n), rows, part),
            _Links(_key(uid, n), rows, partial(part, before=1)),
            _Links(_key(table.suspender_uid[rows], 1), rows, part),
            _Links(_key(resumer_uid, 1), resumed, part),
        )

    # Backlogs and levels

    def stays(self) -> Iterator[Stay]:
        """Yield the entries of all backlogs, in order of entering."""
        table = self.trace.backlog
        rows = np.arange(self.as_of.count(table.born))
        rows = rows[np.argsort(table.entered_ns[rows], kind="stable")]
        left_ns = self._left_ns()
        for first in range(0, len(rows), _CHUNK):
            chunk = rows[first : first + _CHUNK]
            cells = zip(table.entered_ns[chunk].tolist(), left_ns[chunk].tolist(), strict=True)
            for row, (start_ns, end_ns) in zip(chunk.tolist(), cells, strict=True):
                yield Stay(row + 1, start_ns, None if end_ns == NEVER_NS else end_ns)

    def _left_ns(self) -> Integers:
        table = self.trace.backlog
        count = self.as_of.count(table.born)
        return np.where(table.died[:count] <= self.as_of.k, table.left_ns[:count], NEVER_NS)

    def waiting(self) -> list[Level]:
        """Return how many entries wait, by die and axis, up to now."""
        table = self.trace.backlog
        count = self.as_of.count(table.born)
        stacks = self._stack(table.die[:count], table.axis[:count])
        return self._levels(stacks, table.entered_ns[:count], self._left_ns())

    def suspended(self) -> list[Level]:
        """Return how many ops are suspended, by die and axis, up to now."""
        table, rows = self.trace.suspensions, self.as_of.suspensions
        stacks = self._stack(table.die[rows], table.axis[rows])
        return self._levels(stacks, table.at_ns[rows], self.as_of.suspension_ends_ns)

    @staticmethod
    def _stack(die: Integers, axis: Integers) -> Integers:
        stack: Integers = die.astype(np.int64) * len(AXES) + axis
        return stack

    def _levels(self, stacks: Integers, start_ns: Integers, end_ns: Integers) -> list[Level]:
        """Count what lasts from start to end, on each stack of each die; all begin at 0."""
        found = []
        for stack in range(self.trace.info.topology.dies * len(AXES)):
            mine = stacks == stack
            time_ns = np.concatenate([[0], start_ns[mine], end_ns[mine]]).astype(np.int64)
            count = int(np.count_nonzero(mine))
            step = np.concatenate([np.zeros(1), np.ones(count), -np.ones(count)]).astype(np.int64)
            order = np.argsort(time_ns, kind="stable")
            order = order[time_ns[order] <= self.as_of.now_ns]
            time_ns, value = time_ns[order], np.cumsum(step[order])
            last = np.append(np.diff(time_ns) > 0, True)
            time_ns, value = time_ns[last], value[last]
            changes = np.append(True, np.diff(value) != 0)
            found.append(Level(*divmod(stack, len(AXES)), time_ns[changes], value[changes]))
        return found


class _Links:
    """Suspensions by a key that a part can be asked for."""

    def __init__(self, keys: Integers, rows: Rows, key_of: Callable[[Rows], Integers]) -> None:
        order = np.argsort(keys, kind="stable")
        self._keys, self._rows = keys[order], rows[order]
        self._key_of = key_of

    def of(self, parts: Rows) -> Iterator[list[int]]:
        """Yield the suspensions of each part."""
        asked = self._key_of(parts)
        low = np.searchsorted(self._keys, asked)
        high = np.searchsorted(self._keys, asked, side="right")
        for first, stop in zip(low.tolist(), high.tolist(), strict=True):
            yield self._rows[first:stop].tolist()


def _key(uid: Integers, number: Any) -> Integers:
    """Make one number of an op and the number of its part."""
    key: Integers = uid.astype(np.int64) << 32 | number
    return key
