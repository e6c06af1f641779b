"""Single rows of a trace as values, as of an event."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nandviz.model.ops import Target
from nandviz.model.words import Why
from nandviz.query.index import index_of
from nandviz.query.live_rows import count_born_by
from nandviz.query.records import (
    BacklogRecord,
    EventRecord,
    FateRecord,
    OpRecord,
    PartRecord,
    Phase,
    RefusalRecord,
    SuspensionRecord,
)
from nandviz.trace.codes import (
    AXES,
    ENTRY_FATES,
    FATES,
    KINDS,
    NONE,
    OPEN,
    REASONS,
    SOURCES,
    STATUSES,
    WHYS,
    member,
)
from nandviz.trace.tables import Trace


def follows_start(trace: Trace, row: int) -> bool:
    """Whether the delta of an entry, a row of ``backlog``, is counted from its anchor's start."""
    table = trace.backlog
    behind = WHYS[table.why[row]] is Why.BOUNDARY
    return behind and is_offset(trace, int(table.uid[row]))


def is_offset(trace: Trace, uid: int) -> bool:
    """Whether an op's gap counts from the start of the op before it in its batch. O(log n)."""
    uids = trace.offsets.uid
    row = int(uids.searchsorted(np.int32(uid)))
    return row < len(uids) and int(uids[row]) == uid


class RowReader:
    """Turns rows that are known as of event ``k`` into records."""

    def __init__(self, trace: Trace, k: int) -> None:
        self._trace = trace
        self._k = k
        self._index = index_of(trace)
        self._now_ns = self._index.now_ns(k)

    def op(self, row: int) -> OpRecord:
        """Read a row of ``ops``."""
        ops, targets = self._trace.ops, self._trace.targets
        first = int(ops.first_target[row])
        return OpRecord(
            row + 1,
            self._trace.op_def(row + 1),
            int(ops.batch[row]),
            int(ops.die[row]),
            SOURCES[ops.source[row]],
            int(ops.submitted_ns[row]),
            int(ops.born[row]),
            int(ops.gap_ns[row]),
            is_offset(self._trace, row + 1),
            tuple(
                Target(int(targets.plane[i]), int(targets.block[i]), int(targets.page[i]))
                for i in range(first, first + int(ops.n_targets[row]))
            ),
        )

    def fate(self, row: int) -> FateRecord:
        """Read a row of ``fates``."""
        table = self._trace.fates
        return FateRecord(
            int(table.uid[row]),
            FATES[table.fate[row]],
            member(REASONS, int(table.reason[row])),
            int(table.born[row]),
        )

    def part(self, row: int) -> PartRecord:
        """Read a row of ``parts``."""
        parts = self._trace.parts
        mask, start_ns, end_ns = int(parts.planes[row]), parts.start_ns[row], parts.end_ns[row]
        return PartRecord(
            row,
            int(parts.part_id[row]),
            int(parts.uid[row]),
            int(parts.number[row]),
            SOURCES[parts.source[row]],
            int(parts.die[row]),
            tuple(plane for plane in range(mask.bit_length()) if mask >> plane & 1),
            int(start_ns),
            int(end_ns),
            self._planned_end_ns(row),
            bool(parts.cut[row]),
            Phase.of(int(start_ns), int(end_ns), self._now_ns),
            int(parts.born[row]),
        )

    def _planned_end_ns(self, row: int) -> int:
        """Return the end of the first version of a part."""
        parts = self._trace.parts
        if not parts.cut[row]:
            return int(parts.end_ns[row])
        versions = self._index.parts.rows(int(parts.uid[row]), row + 1)
        first = versions[parts.part_id[versions] == parts.part_id[row]][0]
        return int(parts.end_ns[first])

    def event(self, seq: int) -> EventRecord:
        """Read a row of ``queue``, and of ``events`` if it has been handled."""
        queue = self._trace.queue
        handled = self._since(int(queue.handled[seq]))
        outcome = NONE if handled is None else int(self._trace.events.outcome[handled])
        cause = int(queue.born[seq])
        return EventRecord(
            seq,
            int(queue.time_ns[seq]),
            KINDS[queue.kind[seq]],
            int(queue.uid[seq]) or None,
            member(AXES, int(queue.axis[seq])),
            _optional(int(queue.die[seq])),
            _optional(int(queue.batch[seq])),
            _optional(cause),
            handled,
            self._since(int(queue.cancelled[seq])),
            self._trace.words.text(outcome),
        )

    def events(self, seqs: npt.NDArray[Any]) -> tuple[EventRecord, ...]:
        """Read rows of ``queue``, and of ``events`` those that have been handled, all at once."""
        queue, handled = self._trace.queue, self._trace.queue.handled[seqs]
        outcomes = np.full(len(seqs), NONE)
        known = handled <= self._k
        outcomes[known] = self._trace.events.outcome[handled[known]]
        columns = (
            queue.time_ns, queue.kind, queue.uid, queue.axis, queue.die, queue.batch, queue.born,
            queue.cancelled,
        )  # fmt: skip
        return tuple(
            EventRecord(
                seq,
                time_ns,
                KINDS[kind],
                uid or None,
                member(AXES, axis),
                _optional(die),
                _optional(batch),
                _optional(born),
                self._since(handled_by),
                self._since(cancelled),
                self._trace.words.text(outcome),
            )
            for (
                seq, time_ns, kind, uid, axis, die, batch, born, cancelled, handled_by, outcome
            ) in zip(
                seqs.tolist(), *(column[seqs].tolist() for column in columns), handled.tolist(),
                outcomes.tolist(), strict=True,
            )
        )  # fmt: skip

    def entry(self, row: int) -> BacklogRecord:
        """Read a row of ``backlog``, with its last failed attempt and how it left."""
        backlog, retries = self._trace.backlog, self._trace.retries
        left = self._since(int(backlog.died[row]))
        last = self._index.retries.last(row + 1, count_born_by(retries.born, self._k))
        return BacklogRecord(
            row + 1,
            AXES[backlog.axis[row]],
            int(backlog.die[row]),
            int(backlog.uid[row]),
            WHYS[backlog.why[row]],
            int(backlog.delta_ns[row]),
            int(backlog.anchor_uid[row]) or None,
            follows_start(self._trace, row),
            int(backlog.entered_ns[row]),
            int(backlog.born[row]),
            0 if last is None else int(retries.retries[last]),
            None if last is None else REASONS[retries.reason[last]],
            None if last is None else self._trace.words.text(int(retries.detail[last])),
            None if last is None else int(retries.blocker_uid[last]) or None,
            left,
            None if left is None else int(backlog.left_ns[row]),
            None if left is None else ENTRY_FATES[backlog.fate[row]],
            None if left is None else member(REASONS, int(backlog.reason[row])),
        )

    def suspension(self, row: int, state: int) -> SuspensionRecord:
        """Read a row of ``suspensions`` with one of ``suspension_states``."""
        table, states = self._trace.suspensions, self._trace.suspension_states
        uid, state_cut = int(table.uid[row]), int(table.state[row])
        remaining_ns = int(table.remaining_ns[row])
        return SuspensionRecord(
            row,
            uid,
            AXES[table.axis[row]],
            int(table.die[row]),
            int(table.n[row]),
            int(table.suspender_uid[row]),
            int(table.at_ns[row]),
            state_cut,
            int(table.old_end_ns[row]),
            int(table.consumed_ns[row]),
            remaining_ns,
            remainder(self._trace.op_def(uid).durations_ns, state_cut, remaining_ns),
            int(table.redone_ns[row]),
            STATUSES[states.status[state]],
            _optional(int(states.resumed_ns[state])),
            int(states.resumer_uid[state]) or None,
            int(table.born[row]),
            int(states.born[state]),
        )

    def refusal(self, row: int) -> RefusalRecord:
        """Read a row of ``refusals``."""
        table = self._trace.refusals
        return RefusalRecord(
            int(table.batch[row]),
            int(table.uid[row]),
            REASONS[table.reason[row]],
            self._trace.words[int(table.detail[row])],
            _optional(int(table.start_ns[row])),
            int(table.blocker_uid[row]) or None,
            int(table.born[row]),
        )

    def _since(self, event: int) -> int | None:
        return event if event <= self._k and event != OPEN else None


def remainder(durations_ns: tuple[int, ...], state: int, remaining_ns: int) -> tuple[int, ...]:
    """Return what is left of each state of an op that is cut in a state with so much left."""
    later_ns = durations_ns[state + 1 :]
    return (*[0] * state, remaining_ns - sum(later_ns), *later_ns)


def _optional(value: int) -> int | None:
    return None if value == NONE else value
