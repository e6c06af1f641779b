"""What makes as-of-k reads cheap: live rows, rows by key, lanes; one set for each trace.

Everything here is built when it is first asked for, and extended while the trace grows.
"""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from nandviz.model.words import EventKind, Kind, Source, SuspensionStatus
from nandviz.query.lanes import Lanes
from nandviz.query.live_rows import LiveRows, Mask, Rows, count_born_by
from nandviz.query.moments import time_of
from nandviz.query.page_of_op import PageOfOp
from nandviz.query.rows_by_key import RowsByKey
from nandviz.trace.codes import (
    AXES,
    KIND_CODE,
    NONE,
    OP_KIND_CODE,
    PRIORITY_OF_KIND,
    SOURCE_CODE,
    STATUS_CODE,
)
from nandviz.trace.columns import Table
from nandviz.trace.tables import Trace

_OPEN_STATUS = STATUS_CODE[SuspensionStatus.OPEN]
_READ = OP_KIND_CODE[Kind.READ]
_RESUMED_STATUS = STATUS_CODE[SuspensionStatus.RESUMED]


class TraceIndex:
    """Indexes over one trace.

    Make one with `index_of`, so that all who read a trace share it.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._script = np.empty(0, np.int32)
        self._script_of = 0
        self._script_arrives = False

    def now_ns(self, k: int) -> int:
        """Return the time of event ``k``, 0 at the start."""
        return time_of(self.trace, k)

    # Live rows

    @cached_property
    def live_parts(self) -> LiveRows:
        """Parts of the plan: those that have not ended."""
        parts = self.trace.parts

        def live(rows: Rows, k: int) -> Mask:
            return (parts.died[rows] > k) & (parts.end_ns[rows] > self.now_ns(k))

        return LiveRows(lambda: parts.born, live)

    @cached_property
    def live_events(self) -> LiveRows:
        """Pending events but the script's own, and cancelled ones whose time has not passed."""
        queue = self.trace.queue

        def live(rows: Rows, k: int) -> Mask:
            recent = (queue.cancelled[rows] > k) | (queue.time_ns[rows] > self.now_ns(k))
            live_rows: Mask = recent & (queue.handled[rows] > k) & (queue.born[rows] >= 0)
            return live_rows

        return LiveRows(lambda: queue.born, live)

    @cached_property
    def live_entries(self) -> LiveRows:
        """Entries that stand in a backlog."""
        backlog = self.trace.backlog
        return LiveRows(lambda: backlog.born, lambda rows, k: backlog.died[rows] > k)

    @cached_property
    def live_suspensions(self) -> LiveRows:
        """Rows of ``suspension_states`` that are open."""
        states = self.trace.suspension_states

        def live(rows: Rows, k: int) -> Mask:
            live_rows: Mask = (states.died[rows] > k) & (states.status[rows] == _OPEN_STATUS)
            return live_rows

        return LiveRows(lambda: states.born, live)

    @cached_property
    def unbegun_suspensions(self) -> LiveRows:
        """Rows of ``suspensions`` whose instant has not passed: these a RESET may void."""
        table = self.trace.suspensions

        def live(rows: Rows, k: int) -> Mask:
            live_rows: Mask = (table.voided[rows] > k) & (table.at_ns[rows] >= self.now_ns(k))
            return live_rows

        return LiveRows(lambda: table.born, live)

    @cached_property
    def waiting_reads(self) -> LiveRows:
        """Rows of ``host_pages`` that are of reads and wait for their die."""
        pages = self.trace.host_pages

        def live(rows: Rows, k: int) -> Mask:
            live_rows: Mask = (pages.kind[rows] == _READ) & (pages.issued[rows] > k)
            return live_rows

        return LiveRows(lambda: pages.born, live)

    @property
    def hosted(self) -> bool:
        """Whether a host asks for anything in the run, from its start on."""
        return len(self.trace.requests) > 0 or (len(self.script) > 0 and self._script_arrives)

    @property
    def script(self) -> npt.NDArray[np.int32]:
        """Queue rows that were pending at the start, in the order in which they are handled."""
        queue = self.trace.queue
        pushed = len(queue)
        if pushed == self._script_of:
            return self._script
        count = count_born_by(queue.born, -1)
        if count != len(self._script):
            rank = PRIORITY_OF_KIND[queue.kind[:count]]
            keys = (np.arange(count), rank, queue.time_ns[:count])
            self._script = np.lexsort(keys).astype(np.int32)
            self._script_arrives = bool((queue.kind[:count] == KIND_CODE[EventKind.ARRIVE]).any())
        self._script_of = pushed
        return self._script

    def script_handled(self, k: int) -> int:
        """Return how many events of `script` are handled as of ``k``; none is ever cancelled."""
        script, handled = self.script, self.trace.queue.handled
        low, high = 0, len(script)
        while low < high:
            middle = (low + high) // 2
            if handled[script[middle]] <= k:
                low = middle + 1
            else:
                high = middle
        return low

    # Rows by key

    @cached_property
    def batches(self) -> RowsByKey:
        """Rows of ``ops`` by batch."""
        return _by(self.trace.ops, "batch")

    @cached_property
    def fates(self) -> RowsByKey:
        """Rows of ``fates`` by op_uid."""
        return _by(self.trace.fates, "uid")

    @cached_property
    def parts(self) -> RowsByKey:
        """Rows of ``parts`` by op_uid."""
        return _by(self.trace.parts, "uid")

    @cached_property
    def later_parts(self) -> RowsByKey:
        """Rows of ``parts`` by whether they are others than an op's first."""
        parts = self.trace.parts
        return RowsByKey(lambda rows: parts.number[rows] > 1, lambda: len(parts))

    @cached_property
    def queue(self) -> RowsByKey:
        """Rows of ``queue`` by op_uid."""
        return _by(self.trace.queue, "uid")

    @cached_property
    def suspensions(self) -> RowsByKey:
        """Rows of ``suspensions`` by op_uid."""
        return _by(self.trace.suspensions, "uid")

    @cached_property
    def suspension_states(self) -> RowsByKey:
        """Rows of ``suspension_states`` by suspension."""
        return _by(self.trace.suspension_states, "suspension")

    @cached_property
    def resumes(self) -> RowsByKey:
        """Rows of ``suspension_states`` that are resumed, by die times axes plus axis."""
        table, states = self.trace.suspensions, self.trace.suspension_states

        def keys(rows: slice) -> npt.NDArray[np.int64]:
            of = states.suspension[rows]
            stacks = table.die[of].astype(np.int64) * len(AXES) + table.axis[of]
            stacks[states.status[rows] != _RESUMED_STATUS] = NONE
            return stacks

        return RowsByKey(keys, lambda: len(states))

    @cached_property
    def entries(self) -> RowsByKey:
        """Rows of ``backlog`` by op_uid."""
        return _by(self.trace.backlog, "uid")

    @cached_property
    def entries_by_why(self) -> RowsByKey:
        """Rows of ``backlog`` by why they wait."""
        return _by(self.trace.backlog, "why")

    @cached_property
    def retries(self) -> RowsByKey:
        """Rows of ``retries`` by entry."""
        return _by(self.trace.retries, "entry")

    @cached_property
    def resubmissions(self) -> RowsByKey:
        """Rows of ``resubmissions`` by the op_uid that was dropped."""
        return _by(self.trace.resubmissions, "uid")

    @cached_property
    def resubmitted(self) -> RowsByKey:
        """Rows of ``resubmissions`` by the op_uid that was given."""
        return _by(self.trace.resubmissions, "as_uid")

    @cached_property
    def passed(self) -> RowsByKey:
        """Rows of ``passed`` by entry."""
        return _by(self.trace.passed, "entry")

    @cached_property
    def refusals(self) -> RowsByKey:
        """Rows of ``refusals`` by op_uid."""
        return _by(self.trace.refusals, "uid")

    @cached_property
    def metrics(self) -> RowsByKey:
        """Rows of ``metrics`` by metric."""
        return _by(self.trace.metrics, "metric")

    # Requests of a host

    @cached_property
    def read_pages(self) -> RowsByKey:
        """Rows of ``host_pages`` that are reads, by die."""
        pages = self.trace.host_pages

        def keys(rows: slice) -> npt.NDArray[np.int64]:
            return np.where(pages.kind[rows] == _READ, pages.die[rows].astype(np.int64), NONE)

        return RowsByKey(keys, lambda: len(pages))

    @cached_property
    def read_ops(self) -> RowsByKey:
        """Rows of ``ops`` that a controller submitted for reads, by die."""
        return self._host_ops(Kind.READ)

    @cached_property
    def suspend_ops(self) -> RowsByKey:
        """Rows of ``ops`` that a controller submitted to suspend others, by die."""
        return self._host_ops(Kind.SUSPEND)

    def _host_ops(self, kind: Kind) -> RowsByKey:
        ops = self.trace.ops
        of_kind = np.array([op.base.kind is kind for op in self.trace.info.ops], bool)

        def keys(rows: slice) -> npt.NDArray[np.int64]:
            mine = of_kind[ops.op[rows]] & (ops.source[rows] == SOURCE_CODE[Source.HOST])
            return np.where(mine, ops.die[rows].astype(np.int64), NONE)

        return RowsByKey(keys, lambda: len(ops))

    @cached_property
    def page_of_op(self) -> PageOfOp:
        """Row of ``host_pages`` of each op that serves one."""
        return PageOfOp(self.trace)

    # Lanes

    @cached_property
    def lanes(self) -> Lanes:
        """Executed segments by lane."""
        return Lanes(self.trace)


def _by(table: Table, key: str) -> RowsByKey:
    return RowsByKey(lambda rows: table.column(key)[rows], lambda: len(table))


def is_hosted(trace: Trace) -> bool:
    """Return whether a host asks for anything in a run. Cost: O(1) from the first request on."""
    return index_of(trace).hosted


def index_of(trace: Trace) -> TraceIndex:
    """Return the indexes of a trace; they live as long as it does."""
    index = trace.derived.get("index")
    if not isinstance(index, TraceIndex):
        index = trace.derived["index"] = TraceIndex(trace)
    return index


def prepare(trace: Trace) -> None:
    """Build what a first look asks for, and a first op: for who reads a trace beside a window.

    Cost: O(trace); a second or two for a million ops.
    """
    trace.flush()
    index = index_of(trace)
    index.lanes.extend()
    for live in (index.live_parts, index.live_events, index.live_entries, index.live_suspensions):
        live.at(-1)
    for rows in (index.metrics, index.queue, index.fates, index.parts, index.entries):
        rows.extend()
