"""The recorder: an ``engine.observer.Observer`` that writes everything it is told into a `Trace`.

It runs on the engine's hot path: callables of the tables are bound once, enumerations are coded by
dictionaries, and rows are packed, not built.

Source: architecture, section Trace.
"""

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

from nandviz.errors import TraceError
from nandviz.model.host import OP_OF_REQUEST, HostRequest
from nandviz.model.ops import OpRequest, Segment
from nandviz.model.plan import BacklogEntry, Part, Suspension
from nandviz.model.setup import BlockState
from nandviz.model.words import (
    Axis,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    Source,
    SuspensionStatus,
)
from nandviz.trace.codes import (
    AXIS_CODE,
    ENTRY_FATE_CODE,
    FATE_CODE,
    KIND_CODE,
    METRIC_CODE,
    NONE,
    OP_KIND_CODE,
    OPEN,
    REASON_CODE,
    REQUEST_KIND_CODE,
    SOURCE_CODE,
    STATUS_CODE,
    WHY_CODE,
)
from nandviz.trace.ranks import Ranks
from nandviz.trace.tables import Trace

FLUSH_EVERY: Final = 512
"""Events after which staged rows move into the columns, so that few Python objects are kept."""


class _LivePart(NamedTuple):
    """A part that may still be cut or removed, and where its rows are."""

    row: int
    first_segment: int
    part: Part


class Recorder:
    """Fills a trace with what the engine tells; see ``Observer`` for the meaning of each call.

    Nobody else may append to the trace: the recorder counts the rows of the busiest tables itself.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._now_ns = 0
        self._index = -1
        self._op_codes = {op.name: code for code, op in enumerate(trace.info.ops)}
        self._fate_rows = array("i")
        self._status_rows = array("i")
        self._live: dict[int, _LivePart] = {}
        self._purge_at = 256
        self._ranks: dict[tuple[Axis, int], Ranks] = {}
        self._outcome_codes: dict[str, int] = {}
        self._bind()

    def _bind(self) -> None:
        trace = self.trace
        self._targets = len(trace.targets)
        self._fates = len(trace.fates)
        self._parts = len(trace.parts)
        self._segments = len(trace.segments)
        self._add_op, self._pack_op = trace.ops.hot_writers()
        self._add_target, self._pack_target = trace.targets.hot_writers()
        self._add_fate, self._pack_fate = trace.fates.hot_writers()
        self._add_part_row, self._pack_part = trace.parts.hot_writers()
        self._add_queue, self._pack_queue = trace.queue.hot_writers()
        self._add_event, self._pack_event = trace.events.hot_writers()
        self._add_segment, self._pack_segment = trace.segments.hot_writers()
        self._add_metric, self._pack_metric = trace.metrics.hot_writers()
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
        self._add_queue(
            self._pack_queue(
                time_ns,
                KIND_CODE[kind],
                uid or 0,
                AXIS_CODE[axis],
                NONE if die is None else die,
                NONE if batch is None else batch,
                self._index,
                OPEN,
                OPEN,
            )
        )

    def event_cancelled(self, seq: int) -> None:
        """Note the event that cancels."""
        self._cancelled[seq] = self._index

    def event_begins(self, index: int, now_ns: int, seq: int) -> None:
        """Append to the events, its outcome unknown."""
        self._index = index
        self._now_ns = now_ns
        self._handled[seq] = index
        self._add_event(self._pack_event(seq, now_ns, NONE))

    def event_done(self, index: int, outcome: str) -> None:
        """Note the outcome; now and then move staged rows into the columns."""
        code = self._outcome_codes.get(outcome)
        if code is None:
            code = self._outcome_codes[outcome] = self.trace.words.number(outcome)
        self._outcomes[index] = code
        if not index % FLUSH_EVERY:
            self.trace.flush()

    # Ops

    def op_submitted(self, uid: int, batch: int, request: OpRequest, source: Source) -> None:
        """Append the op and its targets; uids are given in order, from 1."""
        self._expect("op_uid", uid, len(self._fate_rows) + 1)
        op, die, targets, gap_ns = request.op, request.die, request.targets, request.gap_ns
        first = self._targets
        for target in targets:
            self._add_target(self._pack_target(*target))
        self._targets = first + len(targets)
        self._add_op(
            self._pack_op(
                batch,
                self._op_codes[op.name],
                die,
                SOURCE_CODE[source],
                self._now_ns,
                self._index,
                first,
                len(targets),
                gap_ns,
            )
        )
        self._fate_rows.append(NONE)

    def op_fate(self, uid: int, fate: Fate, reason: Reason | None) -> None:
        """End the op's fate so far, append the new one."""
        index, rows = self._index, self._fate_rows
        before = rows[uid - 1]
        if before != NONE:
            self._fate_died[before] = index
        rows[uid - 1] = self._fates
        self._fates += 1
        self._add_fate(self._pack_fate(uid, FATE_CODE[fate], REASON_CODE[reason], index, OPEN))

    # Plan

    def part_reserved(self, part: Part) -> None:
        """Append the part and its segments."""
        self._add_part(part)
        if len(self._live) > self._purge_at:
            now_ns = self._now_ns
            self._live = {i: live for i, live in self._live.items() if live.part.end_ns >= now_ns}
            self._purge_at = 2 * len(self._live) + 256

    def part_cut(self, part_id: int, at_ns: int) -> None:
        """Replace the part's rows by rows that end at the cut; no later end, no rows."""
        part = self._live[part_id].part
        if at_ns >= part.end_ns:
            return
        kept = tuple(
            Segment(s.state, s.start_ns, min(s.end_ns, at_ns))
            for s in part.segments
            if s.start_ns < at_ns
        )
        self.part_removed(part_id)
        self._add_part(part._replace(end_ns=at_ns, segments=kept), part)

    def part_removed(self, part_id: int) -> None:
        """End the part's rows."""
        row, first, part = self._live.pop(part_id)
        self._part_died[row] = self._index
        for segment in range(first, first + len(part.segments)):
            self._segment_died[segment] = self._index

    def _add_part(self, part: Part, uncut: Part | None = None) -> None:
        part_id, uid, number, source, die, planes, start_ns, end_ns, segments = part
        index, row, first = self._index, self._parts, self._segments
        self._add_part_row(
            self._pack_part(
                part_id,
                uid,
                number,
                SOURCE_CODE[source],
                die,
                planes,
                start_ns,
                end_ns,
                uncut is not None,
                index,
                OPEN,
            )
        )
        self._parts = row + 1
        self._segments = first + len(segments)
        self._live[part_id] = _LivePart(row, first, part)
        for i, (state, begin, end) in enumerate(segments):
            cut = uncut is not None and end < uncut.segments[i].end_ns
            self._add_segment(self._pack_segment(row, state, begin, end, cut, index, OPEN))

    # Suspensions

    def op_suspended(self, suspension: Suspension) -> None:
        """Append the suspension, open."""
        row = self.trace.suspensions.append(
            suspension.uid,
            AXIS_CODE[suspension.axis],
            suspension.die,
            suspension.n,
            suspension.suspender_uid,
            suspension.at_ns,
            suspension.state,
            suspension.old_end_ns,
            suspension.consumed_ns,
            suspension.remaining_ns,
            suspension.redone_ns,
            self._index,
            OPEN,
        )
        self._expect("suspension_id", suspension.suspension_id, row)
        self._status_rows.append(NONE)
        self._set_status(row, SuspensionStatus.OPEN)

    def op_resumed(self, suspension_id: int, resumed_ns: int, resumer_uid: int) -> None:
        """Note that the suspension is resumed."""
        self._set_status(suspension_id, SuspensionStatus.RESUMED, resumed_ns, resumer_uid)

    def resume_undone(self, suspension_id: int) -> None:
        """Note that the suspension is open again."""
        self._set_status(suspension_id, SuspensionStatus.OPEN)

    def suspension_voided(self, suspension_id: int) -> None:
        """Note that the suspension never was."""
        self.trace.suspensions.set(suspension_id, "voided", self._index)
        self.trace.suspension_states.set(self._status_rows[suspension_id], "died", self._index)

    def suspension_aborted(self, suspension_id: int) -> None:
        """Note that the suspension ended with its op."""
        self._set_status(suspension_id, SuspensionStatus.ABORTED)

    def _set_status(
        self,
        suspension_id: int,
        status: SuspensionStatus,
        resumed_ns: int = -1,
        resumer_uid: int = 0,
    ) -> None:
        states = self.trace.suspension_states
        before = self._status_rows[suspension_id]
        if before != NONE:
            states.set(before, "died", self._index)
        self._status_rows[suspension_id] = states.append(
            suspension_id, STATUS_CODE[status], resumed_ns, resumer_uid, self._index, OPEN
        )

    # Backlog

    def backlog_entered(self, entry: BacklogEntry, *, front: bool) -> None:
        """Append the entry with its rank."""
        ranks = self._ranks.setdefault((entry.axis, entry.die), Ranks())
        row = self.trace.backlog.append(
            AXIS_CODE[entry.axis],
            entry.die,
            entry.uid,
            WHY_CODE[entry.why],
            entry.delta_ns,
            entry.anchor_uid or 0,
            entry.entered_ns,
            ranks.next_front(len(self._status_rows)) if front else ranks.next_tail(),
            self._index,
            OPEN,
            NONE,
            NONE,
            -1,
        )
        self._expect("entry_id", entry.entry_id, row + 1)

    def backlog_left(self, entry_id: int, fate: EntryFate, reason: Reason | None) -> None:
        """Note when and how the entry left."""
        backlog, row = self.trace.backlog, entry_id - 1
        backlog.set(row, "died", self._index)
        backlog.set(row, "fate", ENTRY_FATE_CODE[fate])
        backlog.set(row, "reason", REASON_CODE[reason])
        backlog.set(row, "left_ns", self._now_ns)

    def backlog_retried(
        self, entry_id: int, retries: int, reason: Reason, detail: str, blocker_uid: int | None
    ) -> None:
        """Append the attempt."""
        self.trace.retries.append(
            entry_id,
            retries,
            REASON_CODE[reason],
            self.trace.words.number(detail),
            blocker_uid or 0,
            self._index,
        )

    # The rest

    def refused(
        self,
        batch: int,
        uid: int,
        reason: Reason,
        detail: str,
        start_ns: int | None,
        blocker_uid: int | None,
    ) -> None:
        """Append the refusal."""
        self.trace.refusals.append(
            batch,
            uid,
            REASON_CODE[reason],
            self.trace.words.number(detail),
            -1 if start_ns is None else start_ns,
            blocker_uid or 0,
            self._index,
        )

    def applied(self, uid: int, die: int, block: int, page: int, state: BlockState) -> None:
        """Append the block's new state."""
        self.trace.applications.append(
            uid,
            die,
            block,
            page,
            state.last,
            self._word(state.erase_celltype),
            self._word(state.program_celltype),
            state.closed,
            self._index,
        )

    # Requests of a host

    def request_arrived(self, request: HostRequest, places: Sequence[tuple[int, int]]) -> None:
        """Append the request and its pages."""
        pages = self.trace.host_pages
        arrival_ns, kind, lba, sectors = request
        number = self.trace.requests.append(
            arrival_ns,
            REQUEST_KIND_CODE[kind],
            lba,
            sectors,
            len(pages),
            len(places),
            self._index,
        )
        op_kind = OP_KIND_CODE[OP_OF_REQUEST[kind]]
        for die, plane in places:
            pages.append(number, die, plane, op_kind, self._index, OPEN, 0)

    def erase_queued(self, die: int) -> None:
        """Append the erase."""
        kind = OP_KIND_CODE[Kind.ERASE]
        self.trace.host_pages.append(NONE, die, NONE, kind, self._index, OPEN, 0)

    def page_submitted(self, number: int, uid: int) -> None:
        """Note the op and the event that submitted it."""
        self.trace.host_pages.set(number, "issued", self._index)
        self.trace.host_pages.set(number, "uid", uid)

    def metric(self, name: str, value: int) -> None:
        """Append the metric's value."""
        self._add_metric(self._pack_metric(METRIC_CODE[name], value, self._index))

    def _word(self, text: str | None) -> int:
        return NONE if text is None else self.trace.words.number(text)

    def _expect(self, what: str, got: int, row: int) -> None:
        if got != row:
            raise TraceError(f"event {self._index}: {what} {got} where {row} was due")
