"""What a trace knows as of an event, whole columns at a time: for files and summaries.

`AsOf` answers the same questions for one instant, at a cost that does not grow with the
trace; here a run is read from end to end.
"""

from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.errors import TraceError
from nandviz.language import said
from nandviz.model.words import NO_PAGE, EventKind, SuspensionStatus
from nandviz.trace.codes import KIND_CODE, NONE, STATUS_CODE
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS

Integers = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]

NOTHING_NS: Final = -1
"""An instant of an op that has no part."""
NEVER_NS: Final = np.iinfo(np.int64).max
"""The instant of what is not known to come."""

_STOPPED: Final = tuple(
    KIND_CODE[kind]
    for kind in (
        EventKind.SUBMIT,
        EventKind.ARRIVE,
        EventKind.QUEUE_REFILL,
        EventKind.PHASE_HOOK,
    )
)


class PerTarget(NamedTuple):
    """Rows repeated for each target of their op; an op without one has plane 0, block 0, no page.

    Attributes
    ----------
    row
        Index into the rows that were asked for.
    """

    row: Integers
    plane: Integers
    block: Integers
    page: Integers


class Spans(NamedTuple):
    """Of each op_uid, by uid - 1: its parts, their first start, last end, time of all segments.

    Without a part: 0, `NOTHING_NS`, `NOTHING_NS`, 0.
    """

    parts: Integers
    first_start_ns: Integers
    last_end_ns: Integers
    executed_ns: Integers


class ColumnsAsOf:
    """The rows of a trace that are known as of event ``k``.

    Parameters
    ----------
    as_of
        Event index; None for the last one, -1 for the start of the run.

    Raises
    ------
    TraceError
        If there is no such event.
    """

    def __init__(self, trace: Trace, as_of: int | None = None) -> None:
        self.trace = trace
        self.k = trace.last_event if as_of is None else as_of
        if not -1 <= self.k <= trace.last_event:
            raise TraceError(
                said("no event {k}: the last one is {last}", k=self.k, last=trace.last_event)
            )

    @property
    def now_ns(self) -> int:
        """Time of event ``k``, 0 at the start."""
        return int(self.trace.events.time_ns[self.k]) if self.k >= 0 else 0

    def count(self, born: Integers) -> int:
        """Return how many rows were born by ``k``, of a column that never decreases."""
        return int(np.searchsorted(born, born.dtype.type(self.k), side="right"))

    def alive(self, born: Integers, died: Integers) -> Integers:
        """Return the numbers of the rows that are known and still so. Cost: O(rows known by k)."""
        return np.flatnonzero(died[: self.count(born)] > self.k)

    @cached_property
    def parts(self) -> Integers:
        """Rows of the parts that hold."""
        return self.alive(self.trace.parts.born, self.trace.parts.died)

    @cached_property
    def segments(self) -> Integers:
        """Rows of the segments that hold, planned ones too."""
        return self.alive(self.trace.segments.born, self.trace.segments.died)

    @cached_property
    def executed(self) -> Integers:
        """Rows of the segments that hold and have started, with their planned end.

        While events are left to handle: by now. In a run that ended at its limit: before the limit.
        """
        rows = self.segments
        start_ns = self.trace.segments.start_ns[rows]
        info = self.trace.info
        if self._left().any():
            return rows[start_ns <= self.now_ns]
        if info.until_ns is not None and not info.drain:
            return rows[start_ns < info.until_ns]
        return rows

    @property
    def partial(self) -> bool:
        """Whether a simulation would have gone on from here: it was stopped, or is at work."""
        left_ns = self.trace.queue.time_ns[self._left()]
        due = len(left_ns) > 0 and int(left_ns.min()) <= MAX_NS
        return due and self.trace.info.source == "simulation"

    def _left(self) -> Flags:
        """Return for each row of ``queue`` whether it is left and the run would handle it."""
        queue, info = self.trace.queue, self.trace.info
        left = self._pending(queue.born, queue.handled, queue.cancelled)
        if info.until_ns is not None:
            late = queue.time_ns > info.until_ns
            left &= ~(late & np.isin(queue.kind, _STOPPED)) if info.drain else ~late
        return left

    def _pending(self, born: Integers, handled: Integers, cancelled: Integers) -> Flags:
        pending: Flags = (born <= self.k) & (handled > self.k) & (cancelled > self.k)
        return pending

    def handled(self, *kinds: EventKind) -> Integers:
        """Return the indices of the handled events of some kinds."""
        kind = self.trace.queue.kind[self.trace.events.seq[: self.k + 1]]
        return np.flatnonzero(np.isin(kind, [KIND_CODE[each] for each in kinds]))

    @cached_property
    def op_count(self) -> int:
        """How many op_uids there are."""
        return self.count(self.trace.ops.born)

    @cached_property
    def op_names(self) -> list[str]:
        """Name of each op of the profile."""
        return [op.name for op in self.trace.info.ops]

    @cached_property
    def base_names(self) -> list[str]:
        """Name of each op's base."""
        return [op.base.name for op in self.trace.info.ops]

    def op_of(self, uids: Integers) -> Integers:
        """Return the index in the profile's ops of each op_uid."""
        op: Integers = self.trace.ops.op[uids - 1]
        return op

    @cached_property
    def resumed(self) -> Flags:
        """Whether each op, by uid - 1, goes on or went on in a second part."""
        resumed = np.zeros(self.op_count, bool)
        later = self.parts[self.trace.parts.number[self.parts] > 1]
        resumed[self.trace.parts.uid[later] - 1] = True
        return resumed

    @cached_property
    def fates(self) -> tuple[Integers, Integers]:
        """(fate code, reason code) of each op, by uid - 1."""
        table = self.trace.fates
        rows = self.alive(table.born, table.died)
        fate = np.full(self.op_count, NONE, np.int8)
        reason = np.full(self.op_count, NONE, np.int8)
        fate[table.uid[rows] - 1] = table.fate[rows]
        reason[table.uid[rows] - 1] = table.reason[rows]
        return fate, reason

    @cached_property
    def spans(self) -> Spans:
        """Parts and times of each op, of what is still planned as planned."""
        parts, segments = self.trace.parts, self.trace.segments
        uid = parts.uid[self.parts] - 1
        count = np.bincount(uid, minlength=self.op_count)
        first = np.full(self.op_count, np.iinfo(np.int64).max)
        np.minimum.at(first, uid, parts.start_ns[self.parts])
        first[count == 0] = NOTHING_NS
        last = np.full(self.op_count, NOTHING_NS, np.int64)
        np.maximum.at(last, uid, parts.end_ns[self.parts])
        executed = np.zeros(self.op_count, np.int64)
        rows = self.segments
        length_ns = segments.end_ns[rows] - segments.start_ns[rows]
        np.add.at(executed, parts.uid[segments.part[rows]] - 1, length_ns)
        return Spans(count, first, last, executed)

    @cached_property
    def suspensions(self) -> Integers:
        """Rows of the suspensions that are or were, in commit order; voided ones never were."""
        return self.alive(self.trace.suspensions.born, self.trace.suspensions.voided)

    @cached_property
    def resumptions(self) -> Integers:
        """Row of the state in which each suspension, by its id, is resumed; -1 where it is not."""
        table = self.trace.suspension_states
        rows = self.alive(table.born, table.died)
        rows = rows[table.status[rows] == STATUS_CODE[SuspensionStatus.RESUMED]]
        states = np.full(len(self.trace.suspensions), NONE, np.int64)
        states[table.suspension[rows]] = rows
        return states

    @cached_property
    def suspension_ends_ns(self) -> Integers:
        """When each of `suspensions` ends by RESUME or RESET, else `NEVER_NS`.

        One that a RESET ends before it begins lasts no time.
        """
        table, states = self.trace.suspensions, self.trace.suspension_states
        rows = self.alive(states.born, states.died)
        ends_ns = np.full(len(table), NEVER_NS)
        resumed = rows[states.status[rows] == STATUS_CODE[SuspensionStatus.RESUMED]]
        aborted = rows[states.status[rows] == STATUS_CODE[SuspensionStatus.ABORTED]]
        ends_ns[states.suspension[resumed]] = states.resumed_ns[resumed]
        ends_ns[states.suspension[aborted]] = self.trace.events.time_ns[states.born[aborted]]
        found: Integers = np.maximum(ends_ns[self.suspensions], table.at_ns[self.suspensions])
        return found

    def per_target(self, uids: Integers) -> PerTarget:
        """Repeat rows, given the op_uid of each, for each target of the op, in target order."""
        ops, targets = self.trace.ops, self.trace.targets
        have = ops.n_targets[uids - 1].astype(np.int64)
        times = np.maximum(have, 1)
        row = np.repeat(np.arange(len(uids)), times)
        within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
        none = len(targets)
        at = np.where(have[row] > 0, ops.first_target[uids - 1][row] + within, none)
        return PerTarget(
            row,
            np.append(targets.plane, targets.plane.dtype.type(0))[at],
            np.append(targets.block, targets.block.dtype.type(0))[at],
            np.append(targets.page, targets.page.dtype.type(NO_PAGE))[at],
        )

    def per_plane(self, segments: Integers) -> tuple[Integers, Integers]:
        """Return (segment row, plane) of each plane that each segment holds, in no set order."""
        held = self.trace.parts.planes[self.trace.segments.part[segments]]
        rows, planes = [segments[:0]], [np.empty(0, np.int16)]
        for plane in range(self.trace.info.topology.planes):
            on_it = segments[(held >> np.uint32(plane)) & np.uint32(1) == 1]
            rows.append(on_it)
            planes.append(np.full(len(on_it), plane, np.int16))
        return np.concatenate(rows), np.concatenate(planes)
