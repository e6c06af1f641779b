"""The recorder: an ``engine.observer.Observer`` that writes everything it is told into a `Trace`.

It runs on the engine's hot path: enumerations are coded by dictionaries, and rows and late cells
are put into the tables' own lists. What is told less often, its base writes.

Source: architecture, section Trace.
"""

from array import array
from typing import Final

from nandviz.model.ops import OpRequest
from nandviz.model.plan import Part
from nandviz.model.words import Axis, EventKind, Fate, Reason, Source
from nandviz.trace.codes import (
    AXIS_CODE,
    FATE_CODE,
    KIND_CODE,
    METRIC_CODE,
    NONE,
    REASON_CODE,
    SOURCE_CODE,
)
from nandviz.trace.seldom_recorder import SeldomRecorder
from nandviz.trace.tables import Trace

FLUSH_EVERY: Final = 512
"""Events after which staged rows move into the columns, so that few Python objects are kept."""

_LivePart = tuple[Part, int, int]
"""A part that may still be cut or removed, and where its row and the first of its segments are."""


class Recorder(SeldomRecorder):
    """Fills a trace with what the engine tells; see ``Observer`` for the meaning of each call.

    Nobody else may append to the trace: the recorder counts the rows of the busiest tables itself.
    """

    def __init__(self, trace: Trace) -> None:
        super().__init__(trace)
        self._op_codes = {op.name: code for code, op in enumerate(trace.info.ops)}
        self._newest_fate = array("i")
        self._live: dict[int, _LivePart] = {}
        self._purge_at = 256
        self._bind()

    def _bind(self) -> None:
        trace = self.trace
        self._targets = len(trace.targets)
        self._fates = len(trace.fates)
        self._parts = len(trace.parts)
        self._segments = len(trace.segments)
        self._op_rows = trace.ops.hot_rows()
        self._target_rows = trace.targets.hot_rows()
        self._fate_rows = trace.fates.hot_rows()
        self._part_rows = trace.parts.hot_rows()
        self._queue_rows = trace.queue.hot_rows()
        self._event_rows = trace.events.hot_rows()
        self._segment_rows = trace.segments.hot_rows()
        self._metric_rows = trace.metrics.hot_rows()
        self._handled = trace.queue.hot_cells("handled")
        self._cancelled = trace.queue.hot_cells("cancelled")
        self._outcomes = trace.events.hot_cells("outcome")
        self._fate_died = trace.fates.hot_cells("died")
        self._part_died = trace.parts.hot_cells("died")
        self._segment_died = trace.segments.hot_cells("died")

    # Events

    def event_pushed(
        self,
        seq: int,
        time_ns: int,
        kind: EventKind,
        uid: int | None,
        axis: Axis | None,
        die: int | None,
        batch: int | None,
    ) -> None:
        """Append to the queue; events are pushed in order of ``seq``."""
        self._queue_rows += (
            time_ns,
            KIND_CODE[kind],
            uid or 0,
            AXIS_CODE[axis],
            NONE if die is None else die,
            NONE if batch is None else batch,
            self._index,
        )

    def event_cancelled(self, seq: int) -> None:
        """Note the event that cancels."""
        self._cancelled += (seq, self._index)

    def event_begins(self, index: int, now_ns: int, seq: int) -> None:
        """Append to the events, its outcome unknown."""
        self._index = index
        self._now_ns = now_ns
        self._handled += (seq, self._index)
        self._event_rows += (seq, now_ns)

    def event_done(self, index: int, outcome: str) -> None:
        """Note the outcome; now and then move staged rows into the columns."""
        self._outcomes += (self._index, self._word(outcome))
        if not index % FLUSH_EVERY:
            self.trace.flush()

    # Ops

    def op_submitted(self, uid: int, batch: int, request: OpRequest, source: Source) -> None:
        """Append the op and its targets; uids are given in order, from 1."""
        self._expect("op_uid", uid, len(self._newest_fate) + 1)
        op, die, targets = request.op, request.die, request.targets
        first = self._targets
        for target in targets:
            self._target_rows += target
        self._targets = first + len(targets)
        self._op_rows += (
            batch,
            self._op_codes[op.name],
            die,
            SOURCE_CODE[source],
            self._now_ns,
            self._index,
            first,
            len(targets),
            request.gap_ns,
        )
        if request.from_start:
            self.trace.offsets.append(uid, self._index)
        self._newest_fate.append(NONE)

    def op_resubmitted(self, uid: int, as_uid: int) -> None:
        """Append the pair."""
        self.trace.resubmissions.append(uid, as_uid, self._index)

    def op_fate(self, uid: int, fate: Fate, reason: Reason | None) -> None:
        """End the op's fate so far, append the new one."""
        index, newest = self._index, self._newest_fate
        before = newest[uid - 1]
        if before != NONE:
            self._fate_died += (before, index)
        newest[uid - 1] = self._fates
        self._fates += 1
        self._fate_rows += (uid, FATE_CODE[fate], REASON_CODE[reason], index)

    # Plan

    def part_reserved(self, part: Part) -> None:
        """Append the part and its segments."""
        self._add_part(part)
        if len(self._live) > self._purge_at:
            now_ns = self._now_ns
            self._live = {i: live for i, live in self._live.items() if live[0].end_ns >= now_ns}
            self._purge_at = 2 * len(self._live) + 256

    def part_cut(self, part_id: int, at_ns: int) -> None:
        """Replace the part's rows by rows that end at the cut; no later end, no rows."""
        part, _, _ = self._live[part_id]
        if at_ns < part.end_ns:
            self.part_removed(part_id)
            self._add_part(part.cut_at(at_ns), part)

    def part_removed(self, part_id: int) -> None:
        """End the part's rows."""
        part, row, first = self._live.pop(part_id)
        index = self._index
        self._part_died += (row, index)
        for segment in range(first, first + len(part.segments)):
            self._segment_died += (segment, index)

    def _add_part(self, part: Part, uncut: Part | None = None) -> None:
        index, row, first, segments = self._index, self._parts, self._segments, part.segments
        self._part_rows += (
            part.part_id,
            part.uid,
            part.number,
            SOURCE_CODE[part.source],
            part.die,
            part.planes,
            part.start_ns,
            part.end_ns,
            uncut is not None,
            index,
        )
        self._parts = row + 1
        self._segments = first + len(segments)
        self._live[part.part_id] = part, row, first
        for i, (state, begin, end) in enumerate(segments):
            cut = uncut is not None and end < uncut.segments[i][2]
            self._segment_rows += (row, state, begin, end, cut, index)

    # Figures

    def metric(self, name: str, value: int) -> None:
        """Append the metric's value."""
        self._metric_rows += (METRIC_CODE[name], value, self._index)
