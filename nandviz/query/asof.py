"""The state of a run as of an event, read from its trace.

"As of k" is after event k has been handled; -1 is the start of the run. A read costs what it
returns and what is live, however long the trace is.

Source: engine specification; architecture, section Trace.
"""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from nandviz.errors import TraceError
from nandviz.language import said
from nandviz.model.words import Axis
from nandviz.query.exclusion_states import exclusions_of
from nandviz.query.index import index_of
from nandviz.query.lanes import LaneKey
from nandviz.query.live_rows import Rows, born_between, count_born_by
from nandviz.query.records import (
    BacklogRecord,
    EventRecord,
    FateRecord,
    OpenState,
    OpRecord,
    PartRecord,
    RefusalRecord,
    SegmentRecords,
    Series,
    SuspensionRecord,
)
from nandviz.query.row_reader import RowReader
from nandviz.trace.codes import AXIS_CODE, METRIC_CODE, PRIORITY_OF_KIND
from nandviz.trace.tables import Trace


class AsOf:
    """Reads of a trace as of event ``k``.

    Parameters
    ----------
    k
        Event index, -1 for the start of the run; None for the last event.

    Raises
    ------
    TraceError
        If there is no such event.
    """

    def __init__(self, trace: Trace, k: int | None = None) -> None:
        self.trace = trace
        self.k = trace.last_event if k is None else k
        if not -1 <= self.k <= trace.last_event:
            raise TraceError(
                said("no event {k}: the last one is {last}", k=self.k, last=trace.last_event)
            )
        self._index = index_of(trace)
        self._read = RowReader(trace, self.k)

    @cached_property
    def now_ns(self) -> int:
        """Time of event ``k``, 0 at the start."""
        return self._index.now_ns(self.k)

    # Segments and parts

    def segments(self, t0_ns: int, t1_ns: int, lane: LaneKey | None = None) -> SegmentRecords:
        """Return the segments that share an instant with ``t0 <= t < t1``, of a lane or of all.

        A settled row may be of another version of its part, in which this segment is the same.
        """
        planned = self.planned_segments(lane)
        table = self.trace.segments
        meets = (table.start_ns[planned] < t1_ns) & (table.end_ns[planned] > t0_ns)
        rows = np.concatenate([self._settled(t0_ns, t1_ns, lane), planned[meets]])
        rows = rows[np.argsort(table.start_ns[rows], kind="stable")]
        end_ns = table.end_ns[rows]
        return SegmentRecords(rows, table.start_ns[rows], end_ns, end_ns <= self.now_ns)

    def _settled(self, t0_ns: int, t1_ns: int, lane: LaneKey | None) -> Rows:
        lanes = self._index.lanes
        lanes.extend()
        if lane is not None:
            return self._settled_on(lane, t0_ns, t1_ns)
        found = [self._settled_on(key, t0_ns, t1_ns) for key in lanes.device_lanes()]
        return np.unique(np.concatenate([np.empty(0, np.int64), *found]))

    def _settled_on(self, key: LaneKey, t0_ns: int, t1_ns: int) -> Rows:
        """Return the lane's segments of the window that have ended by now.

        They are as they were as of ``k``, but for those that a later event of this very instant
        cut: these were longer.
        """
        lane = self._index.lanes.lane(key)
        window = lane.window(t0_ns, min(t1_ns, self.now_ns))
        rows, end_ns = lane.row[window].astype(np.int64), lane.end_ns[window]
        table = self.trace.segments
        ended = (end_ns > t0_ns) & (end_ns <= self.now_ns)
        at_now = np.flatnonzero(end_ns == self.now_ns)
        later = (table.cut[rows[at_now]] == 1) & (table.born[rows[at_now]] > self.k)
        ended[at_now[later]] = False
        return rows[ended]

    def planned_segments(self, lane: LaneKey | None = None) -> Rows:
        """Return the rows of the segments that have not ended, of a lane or of all, by part.

        Those of all are worked out once, and read-only.
        """
        rows = self._planned
        return rows if lane is None else rows[self._index.lanes.on_lane(rows, lane)]

    @cached_property
    def _planned(self) -> Rows:
        table = self.trace.segments
        parts = self._index.live_parts.at(self.k).astype(np.int32)
        low = np.searchsorted(table.part, parts)
        high = np.searchsorted(table.part, parts + np.int32(1))
        rows = np.concatenate(
            [np.empty(0, np.int64), *map(np.arange, low.tolist(), high.tolist())]
        ).astype(np.int64)
        rows = rows[table.end_ns[rows] > self.now_ns]
        rows.setflags(write=False)
        return rows

    def parts_of(self, uid: int) -> tuple[PartRecord, ...]:
        """Return the parts of an op that hold, by number: part n of m is ``[n - 1]`` of m."""
        parts = self.trace.parts
        rows = self._index.parts.rows(uid, count_born_by(parts.born, self.k))
        rows = rows[parts.died[rows] > self.k]
        return tuple(self._read.part(row) for row in rows.tolist())

    def part_count(self, uid: int) -> int:
        """Return in how many parts an op runs, as far as is known: part n of m is told by m.

        Cost: O(log parts), and the versions of the op's plan that were given up last.
        """
        parts = self.trace.parts
        row = self._index.parts.last(uid, count_born_by(parts.born, self.k))
        while row is not None and parts.died[row] <= self.k:
            row = self._index.parts.last(uid, row)
        return 0 if row is None else int(parts.number[row])

    # Ops

    def op(self, uid: int) -> OpRecord:
        """Return what was submitted.

        Raises
        ------
        TraceError
            If that op_uid is not known as of ``k``.
        """
        row = uid - 1
        if not 0 <= row < self.op_count:
            raise TraceError(said("no op {uid} as of event {k}", uid=uid, k=self.k))
        return self._read.op(row)

    @property
    def op_count(self) -> int:
        """How many op_uids there are."""
        return count_born_by(self.trace.ops.born, self.k)

    def fate(self, uid: int) -> FateRecord | None:
        """Return what has become of an op, None if it is not known yet."""
        row = self._index.fates.last(uid, count_born_by(self.trace.fates.born, self.k))
        return None if row is None else self._read.fate(row)

    def fates_of(self, uid: int) -> tuple[FateRecord, ...]:
        """Return the fates that an op has had, the last one last."""
        rows = self._index.fates.rows(uid, count_born_by(self.trace.fates.born, self.k))
        return tuple(self._read.fate(row) for row in rows.tolist())

    # Events

    def pending(self, limit: int = 1000) -> tuple[EventRecord, ...]:
        """Return the first pending events, in the order in which they will be handled."""
        return self._read.events(self.pending_rows(limit))

    def pending_rows(self, limit: int = 1000) -> Rows:
        """Return the rows of ``queue`` of the first pending events, in that order."""
        queue = self.trace.queue
        rows = self._live_events
        rows = rows[queue.cancelled[rows] > self.k]
        script = self._index.script
        done = self._index.script_handled(self.k)
        rows = np.concatenate([rows, script[done : done + limit].astype(np.int64)])
        return self._in_order(rows)[:limit]

    def cancelled(self) -> tuple[EventRecord, ...]:
        """Return the cancelled events whose time has not passed, in order."""
        return self._read.events(self._in_order(self.cancelled_rows()))

    def cancelled_rows(self) -> Rows:
        """Return the rows of ``queue`` of the cancelled events whose time has not passed."""
        rows = self._live_events
        return rows[self.trace.queue.cancelled[rows] <= self.k]

    @cached_property
    def _live_events(self) -> Rows:
        return self._index.live_events.at(self.k)

    def _in_order(self, rows: Rows) -> Rows:
        queue = self.trace.queue
        return rows[np.lexsort((rows, PRIORITY_OF_KIND[queue.kind[rows]], queue.time_ns[rows]))]

    def event(self, index: int) -> EventRecord:
        """Return a handled event.

        Raises
        ------
        TraceError
            If it has not been handled as of ``k``.
        """
        if not 0 <= index <= self.k:
            raise TraceError(
                said("event {index} is not handled as of event {k}", index=index, k=self.k)
            )
        return self._read.event(int(self.trace.events.seq[index]))

    def events_of(self, uid: int) -> tuple[EventRecord, ...]:
        """Return the events pushed for an op, in order of pushing."""
        rows = self._index.queue.rows(uid, count_born_by(self.trace.queue.born, self.k))
        return self._read.events(rows)

    def pushed_by(self, index: int) -> tuple[EventRecord, ...]:
        """Return the events that event ``index`` pushed, in order of pushing."""
        rows = born_between(self.trace.queue.born, index, min(index, self.k))
        return self._read.events(np.arange(rows.start, rows.stop))

    # Backlog and stacks

    def backlog(
        self, axis: Axis | None = None, die: int | None = None
    ) -> tuple[BacklogRecord, ...]:
        """Return what waits, head first; of all queues by die, then axis."""
        table, rows = self.trace.backlog, self.backlog_rows()
        rows = rows[self._of(table.axis[rows], table.die[rows], axis, die)]
        order = np.lexsort((self._ranks(rows), table.axis[rows], table.die[rows]))
        return tuple(self._read.entry(row) for row in rows[order].tolist())

    def _ranks(self, entries: Rows) -> Rows:
        """Return which entry, of those that wait, stands before which in its queue."""
        passed, ranks = self.trace.passed, self.trace.backlog.rank[entries]
        count = count_born_by(passed.born, self.k)
        if count:
            for i, row in enumerate(entries.tolist()):
                last = self._index.passed.last(row + 1, count)
                ranks[i] = ranks[i] if last is None else passed.rank[last]
        return ranks

    def backlog_rows(self) -> Rows:
        """Return the rows of ``backlog`` of what waits."""
        return self._index.live_entries.at(self.k)

    def stack(
        self, axis: Axis | None = None, die: int | None = None
    ) -> tuple[SuspensionRecord, ...]:
        """Return the suspended ops, the one that is resumed first last."""
        table = self.trace.suspensions
        states = self._index.live_suspensions.at(self.k)
        rows = self.trace.suspension_states.suspension[states]
        keep = self._of(table.axis[rows], table.die[rows], axis, die)
        return tuple(
            self._read.suspension(row, state)
            for row, state in zip(rows[keep].tolist(), states[keep].tolist(), strict=True)
        )

    @staticmethod
    def _of(
        axes: npt.NDArray[np.int8], dies: npt.NDArray[np.int16], axis: Axis | None, die: int | None
    ) -> npt.NDArray[np.bool_]:
        keep = np.ones(len(axes), bool)
        if axis is not None:
            keep &= axes == AXIS_CODE[axis]
        if die is not None:
            keep &= dies == die
        return keep

    def suspensions_of(self, uid: int) -> tuple[SuspensionRecord, ...]:
        """Return the suspensions of an op in order; voided ones are left out."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        rows = self._index.suspensions.rows(uid, count_born_by(table.born, self.k))
        rows, stop = rows[table.voided[rows] > self.k], count_born_by(states.born, self.k)
        last = self._index.suspension_states.last
        found = ((row, last(row, stop)) for row in rows.tolist())
        return tuple(self._read.suspension(row, state) for row, state in found if state is not None)

    def statuses_of(self, suspension_id: int) -> tuple[SuspensionRecord, ...]:
        """Return a suspension as it was in turn, as it is last; none if it is not known yet."""
        stop = count_born_by(self.trace.suspension_states.born, self.k)
        states = self._index.suspension_states.rows(suspension_id, stop)
        return tuple(self._read.suspension(suspension_id, state) for state in states.tolist())

    def entries_of(self, uid: int) -> tuple[BacklogRecord, ...]:
        """Return the entries of an op in all queues, those that have left too, in order."""
        rows = self._index.entries.rows(uid, count_born_by(self.trace.backlog.born, self.k))
        return tuple(self._read.entry(row) for row in rows.tolist())

    # Exclusions

    def exclusions(self) -> list[OpenState]:
        """Return the states of exclusion that are open, of a profile that has exclusions."""
        return exclusions_of(self.trace).open_at(self.k)

    # Refusals and metrics

    @property
    def refusal_count(self) -> int:
        """How many refusals there are."""
        return count_born_by(self.trace.refusals.born, self.k)

    def refusal_at(self, number: int) -> RefusalRecord:
        """Return a refusal by its number, ``0 <= number < refusal_count``."""
        if not 0 <= number < self.refusal_count:
            raise TraceError(said("no refusal {number} as of event {k}", number=number, k=self.k))
        return self._read.refusal(number)

    def refusal(self, uid: int) -> RefusalRecord | None:
        """Return why an op was refused at its submission, None if it was not."""
        row = self._index.refusals.last(uid, self.refusal_count)
        return None if row is None else self._read.refusal(row)

    def resubmission(self, uid: int) -> int | None:
        """Return the op_uid as which a dropped op was submitted once more."""
        table = self.trace.resubmissions
        row = self._index.resubmissions.last(uid, count_born_by(table.born, self.k))
        return None if row is None else int(table.as_uid[row])

    def resubmitted(self, uid: int) -> int | None:
        """Return the dropped op that an op is, submitted once more."""
        table = self.trace.resubmissions
        row = self._index.resubmitted.last(uid, count_born_by(table.born, self.k))
        return None if row is None else int(table.uid[row])

    def metric_at(self, name: str, k: int) -> tuple[int, int | None]:
        """Return a metric's value as of event ``k`` or earlier, and the event that gave it.

        0 and None before its first change; KeyError for an unknown name.
        """
        table = self.trace.metrics
        row = self._index.metrics.last(METRIC_CODE[name], count_born_by(table.born, min(k, self.k)))
        return (0, None) if row is None else (int(table.value[row]), int(table.born[row]))

    def metric_series(self, name: str, first_event: int = -1) -> Series:
        """Return a metric's changes from ``first_event`` on; KeyError for an unknown name."""
        table = self.trace.metrics
        stop = count_born_by(table.born, self.k)
        start = count_born_by(table.born, first_event - 1)
        rows = self._index.metrics.rows(METRIC_CODE[name], stop, start)
        return Series(table.born[rows], table.value[rows])
