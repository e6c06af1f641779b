"""Reads the marks of a span from the trace, as of an event.

What can lie in a span was live when it began, or came to be known within it. Both are found
without looking at the rest of the trace. Up to `LIMIT` rows of a kind are drawn singly. More
suspensions, entries and refusals are drawn as `Far` marks, more OP_ENDs and applications not at
all; both are counted, never silent.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.trace.asof import AsOf
from nandviz.trace.codes import OPEN, REASONS, STATUSES, WHYS, SuspensionStatus
from nandviz.trace.index import index_of
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.live import Rows, known
from nandviz.trace.tables import Trace
from nandviz.ui.gantt.axis import duration_text
from nandviz.ui.gantt.far import Far, Stretches
from nandviz.ui.gantt.marks import (
    Applied,
    BrokenLaw,
    End,
    Ghost,
    Marks,
    Note,
    OpEnd,
    Part,
    Refusal,
    Suspended,
    Waiting,
)
from nandviz.ui.gantt.places import FLUSHES, OP_END, Places
from nandviz.ui.gantt.queue_rows import QueueRows

LIMIT: Final = 60
"""Marks of a kind that are drawn singly; more are counted."""

_LOOK_BACK: Final = 64
_MANY_EVENTS: Final = 5000
_RESUMED: Final = STATUSES.index(SuspensionStatus.RESUMED)
_ABORTED: Final = STATUSES.index(SuspensionStatus.ABORTED)
_DISPLACED: Final = next(code for code, why in enumerate(WHYS) if why == "displaced")


class Collector:
    """Marks of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.places = Places(trace)
        self._rows = QueueRows(trace)
        self._broken: tuple[BrokenLaw, ...] = ()
        self.notes = tuple(Note(at_ns, text) for at_ns, text in trace.info.notes)

    def set_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Take the violations of laws that are to be shown."""
        found = [violation for verdict in verdicts for violation in verdict.violations]
        self._broken = tuple(
            BrokenLaw(v.law, v.uid, *self.places.place(v.uid), v.time_ns, v.detail)
            for v in sorted(found, key=lambda v: (v.time_ns, v.law))
        )

    @property
    def broken(self) -> tuple[BrokenLaw, ...]:
        """Every violation, in order of time."""
        return self._broken

    def marks(self, as_of: AsOf, t0_ns: int, t1_ns: int) -> Marks:
        """Return the marks that meet ``t0 <= t < t1`` as of an event."""
        return _Reading(self, as_of, t0_ns, t1_ns).marks()

    @property
    def queue_rows(self) -> QueueRows:
        """Rows of entries in their backlog lanes."""
        return self._rows


class _Reading:
    """One read: a span as of an event."""

    def __init__(self, collector: Collector, as_of: AsOf, t0_ns: int, t1_ns: int) -> None:
        self.by = collector
        self.trace = collector.trace
        self.index = index_of(self.trace)
        self.k, self.now_ns = as_of.k, as_of.now_ns
        self.t0_ns, self.t1_ns = t0_ns, t1_ns
        times = self.trace.events.time_ns
        self.k0 = int(times.searchsorted(np.int64(max(t0_ns, 0)), "left")) - 1
        self.k0 = min(self.k0, self.k)
        self.k1 = min(int(times.searchsorted(np.int64(t1_ns), "right")) - 1, self.k)
        self.left_out = 0
        self.far_suspended = Stretches()
        self.far_waiting = Stretches()
        self.far_refusals = Stretches()

    def marks(self) -> Marks:
        """Return everything."""
        suspended = self.suspended()
        waiting = self.waiting()
        refusals = self.refusals()
        return Marks(
            ghosts=(*self.cut_ghosts(suspended), *self.displaced_ghosts()),
            suspended=suspended,
            parts=self.parts(suspended),
            ends=self.ends(suspended),
            applied=self.applied(),
            waiting=waiting,
            refusals=refusals,
            broken=self.broken(),
            notes=tuple(n for n in self.by.notes if self.t0_ns <= n.when_ns < self.t1_ns),
            far=Far(self.far_suspended, self.far_waiting, self.far_refusals),
            left_out=self.left_out,
        )

    def _few(self, rows: Rows) -> Rows:
        """Return no more than `LIMIT` rows: all of them, or none, and count what is left out."""
        if len(rows) <= LIMIT:
            return rows
        self.left_out += len(rows)
        return rows[:0]

    def _born_within(self, born: npt.NDArray[np.int32], look_back: int = 0) -> Rows:
        low = max(known(born, self.k0) - look_back, 0)
        return np.arange(low, known(born, self.k1), dtype=np.int64)

    # Suspensions

    def suspended(self) -> tuple[Suspended, ...]:
        """Return the suspensions that last into the span, or whose ghost may reach into it."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        before = states.suspension[self.index.live_suspensions.at(self.k0)].astype(np.int64)
        recent = self._born_within(table.born, _LOOK_BACK)
        recent = recent[(table.old_end_ns[recent] > self.t0_ns) | (table.born[recent] > self.k0)]
        rows = _joined(before, recent)
        rows = rows[(table.voided[rows] > self.k) & (table.at_ns[rows] < self.t1_ns)]
        if len(rows) > LIMIT:
            self.left_out += len(rows)
            self.far_suspended = self._far_suspended(rows)
            return ()
        return tuple(self._suspension(row) for row in rows.tolist())

    def _far_suspended(self, rows: Rows) -> Stretches:
        table, states = self.trace.suspensions, self.trace.suspension_states
        end_ns = np.full(len(table), self.now_ns, np.int64)
        low = known(states.born, int(table.born[rows[0]]) - 1)
        known_states = slice(low, known(states.born, self.k))
        over = states.status[known_states] == _RESUMED
        end_ns[states.suspension[known_states][over]] = states.resumed_ns[known_states][over]
        return Stretches(
            table.die[rows].astype(np.int64), table.axis[rows].astype(np.int64),
            table.at_ns[rows], end_ns[rows],
        )  # fmt: skip

    def _suspension(self, row: int) -> Suspended:
        table, states = self.trace.suspensions, self.trace.suspension_states
        state = self.index.suspension_states.last(row, known(states.born, self.k))
        status = -1 if state is None else int(states.status[state])
        at_ns, end_ns = int(table.at_ns[row]), max(self.now_ns, int(table.at_ns[row]))
        if state is not None and status == _RESUMED:
            end_ns = int(states.resumed_ns[state])
        elif state is not None and status == _ABORTED:
            end_ns = self.index.now_ns(int(states.born[state]))
        uid = int(table.uid[row])
        return Suspended(
            suspension=row,
            uid=uid,
            axis=int(table.axis[row]),
            die=int(table.die[row]),
            planes=self.by.places.planes(uid, self.k),
            n=int(table.n[row]),
            at_ns=at_ns,
            end_ns=end_ns,
            open=status not in (_RESUMED, _ABORTED),
            aborted=status == _ABORTED,
            consumed_ns=int(table.consumed_ns[row]),
            remaining_ns=int(table.remaining_ns[row]),
            old_end_ns=int(table.old_end_ns[row]),
            born=int(table.born[row]),
        )

    def cut_ghosts(self, suspended: tuple[Suspended, ...]) -> list[Ghost]:
        """Return what the suspensions cut off."""
        return [
            Ghost(
                s.uid, s.die, s.planes, s.at_ns, s.old_end_ns, True,
                f"op {s.uid}: {duration_text(s.remaining_ns)} left", s.born,
            )
            for s in suspended
            if s.old_end_ns > self.t0_ns
        ]  # fmt: skip

    def parts(self, suspended: tuple[Suspended, ...]) -> tuple[Part, ...]:
        """Return the parts that follow the suspensions."""
        parts, found = self.trace.parts, []
        for uid in {s.uid for s in suspended}:
            rows = self.index.parts.rows(uid, known(parts.born, self.k))
            rows = rows[parts.died[rows] > self.k]
            total = self.by.places.part_count(uid, self.k)
            found += [
                Part(
                    uid, int(parts.die[row]), int(parts.planes[row]), int(parts.number[row]),
                    total, int(parts.start_ns[row]), int(parts.end_ns[row]),
                )
                for row in rows[parts.number[rows] > 1].tolist()
            ]  # fmt: skip
        return tuple(p for p in found if p.end_ns > self.t0_ns and p.start_ns < self.t1_ns)

    # OP_ENDs and applications

    def ends(self, suspended: tuple[Suspended, ...]) -> tuple[OpEnd, ...]:
        """Return cancelled, rescheduled and handled OP_ENDs."""
        found = [self._cancelled(s) for s in suspended]
        pending = {s.uid for s in suspended}
        for uid in pending:
            end = self.by.places.end_of(uid, self.k)
            if end is not None and not end[1]:
                found.append(OpEnd(uid, *self.by.places.place(uid), end[0], End.RESCHEDULED))
        queue, events = self.trace.queue, self.trace.events
        first, stop = max(self.k0, 0), self.k1 + 1
        seqs = events.seq[first:stop]
        if len(seqs) > _MANY_EVENTS:
            self.left_out += len(seqs)
            return tuple(found)
        seqs = seqs[queue.kind[seqs] == OP_END]
        resumed = self.trace.suspensions.uid[: known(self.trace.suspensions.born, self.k)]
        for seq in self._few(seqs.astype(np.int64)).tolist():
            uid = int(queue.uid[seq])
            again = uid in pending or bool((resumed == uid).any())
            form = End.RESUMED if again else End.PLAIN
            found.append(OpEnd(uid, *self.by.places.place(uid), int(queue.time_ns[seq]), form))
        return tuple(found)

    def _cancelled(self, s: Suspended) -> OpEnd:
        """Return the OP_END that a suspension cancelled, and where the op's next one went."""
        queue = self.trace.queue
        rows = self.index.queue.rows(s.uid, known(queue.born, self.k))
        rows = rows[(queue.kind[rows] == OP_END) & (queue.born[rows] >= s.born)]
        rows = rows[queue.cancelled[rows] != s.born]
        follows = int(queue.time_ns[rows[0]]) if len(rows) else None
        return OpEnd(s.uid, *self.by.places.place(s.uid), s.old_end_ns, End.CANCELLED, follows)

    def applied(self) -> tuple[Applied, ...]:
        """Return the applications of addresses."""
        table = self.trace.applications
        rows = self._few(self._born_within(table.born))
        planes = self.trace.info.topology.planes
        return tuple(
            Applied(
                int(table.uid[row]), int(table.die[row]), int(table.block[row]) % planes,
                self.index.now_ns(int(table.born[row])), int(table.block[row]),
                int(table.page[row]),
            )
            for row in rows.tolist()
        )  # fmt: skip

    # Backlog

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the entries that wait in the span."""
        table = self.trace.backlog
        rows = _joined(self.index.live_entries.at(self.k0), self._born_within(table.born))
        if len(rows) > LIMIT:
            self.left_out += len(rows)
            end_ns = np.where(table.died[rows] > self.k, self.now_ns, table.left_ns[rows])
            die = table.die[rows].astype(np.int64)
            self.far_waiting = Stretches(die, 0 * die, table.entered_ns[rows], end_ns)
            return ()
        return tuple(self._entry(row) for row in rows.tolist())

    def _entry(self, row: int) -> Waiting:
        table, retries = self.trace.backlog, self.trace.retries
        died = int(table.died[row])
        gone = died <= self.k
        tried = self.index.retries.rows(row + 1, known(retries.born, self.k))
        axis, die = int(table.axis[row]), int(table.die[row])
        return Waiting(
            entry=row + 1,
            uid=int(table.uid[row]),
            axis=axis,
            die=die,
            row=self.by.queue_rows.row(row),
            start_ns=int(table.entered_ns[row]),
            end_ns=int(table.left_ns[row]) if gone else self.now_ns,
            open=not gone,
            why=str(WHYS[table.why[row]]),
            retries=len(tried),
            resume_ns=self._released_by(axis, die, died) if gone else None,
            born=int(table.born[row]),
            died=died if gone else OPEN,
            flush_ns=None if gone else self._flushes.get((axis, die)),
        )

    @cached_property
    def _flushes(self) -> dict[tuple[int, int], int]:
        """When the pending flush of each (axis, die) is due."""
        queue = self.trace.queue
        rows = self.index.live_events.at(self.k)
        rows = rows[np.isin(queue.kind[rows], FLUSHES) & (queue.cancelled[rows] > self.k)]
        keys = zip(queue.axis[rows].tolist(), queue.die[rows].tolist(), strict=True)
        return dict(zip(keys, queue.time_ns[rows].tolist(), strict=True))

    def _released_by(self, axis: int, die: int, died: int) -> int | None:
        """Return the end of the last RESUME of a die's axis that a flush at an event came after."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        stop = known(states.born, died)
        now_ns = self.index.now_ns(died)
        for row in range(stop - 1, max(stop - 4 * _LOOK_BACK, 0) - 1, -1):
            of = int(states.suspension[row])
            if states.status[row] != _RESUMED or states.resumed_ns[row] > now_ns:
                continue
            if (table.axis[of], table.die[of]) == (axis, die):
                return int(states.resumed_ns[row])
        return None

    def displaced_ghosts(self) -> list[Ghost]:
        """Return the old places of displaced ops."""
        table, parts = self.trace.backlog, self.trace.parts
        rows = self._born_within(table.born, _LOOK_BACK)
        rows = self._few(rows[table.why[rows] == _DISPLACED])
        found = []
        for row in rows.tolist():
            uid, born = int(table.uid[row]), int(table.born[row])
            found += [
                Ghost(
                    uid, int(parts.die[part]), int(parts.planes[part]),
                    int(parts.start_ns[part]), int(parts.end_ns[part]), False,
                    f"op {uid} was here", born,
                )
                for part in self.by.places.displaced_parts(uid, born).tolist()
            ]  # fmt: skip
        return [g for g in found if g.end_ns > self.t0_ns and g.start_ns < self.t1_ns]

    # Refusals and laws

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the refused ops, where they would have started."""
        table = self.trace.refusals
        rows = self._born_within(table.born, _LOOK_BACK)
        times = self.trace.events.time_ns
        when_ns = np.where(table.start_ns[rows] >= 0, table.start_ns[rows], times[table.born[rows]])
        inside = (when_ns >= self.t0_ns) & (when_ns < self.t1_ns)
        rows, when_ns = rows[inside], when_ns[inside]
        if len(rows) > LIMIT:
            self.left_out += len(rows)
            die = self.trace.ops.die[table.uid[rows] - 1].astype(np.int64)
            self.far_refusals = Stretches(die, 0 * die, when_ns, when_ns)
            return ()
        return tuple(self._refusal(row) for row in rows.tolist())

    def _refusal(self, row: int) -> Refusal:
        table = self.trace.refusals
        uid, born = int(table.uid[row]), int(table.born[row])
        start_ns = int(table.start_ns[row])
        when_ns = start_ns if start_ns >= 0 else self.index.now_ns(born)
        reason = str(REASONS[table.reason[row]])
        return Refusal(uid, *self.by.places.place(uid), when_ns, reason, born)

    def broken(self) -> tuple[BrokenLaw, ...]:
        """Return the violations in the span, up to the playhead."""
        inside = [
            b
            for b in self.by.broken
            if self.t0_ns <= b.when_ns < self.t1_ns and b.when_ns <= self.now_ns
        ]
        self.left_out += max(len(inside) - LIMIT, 0)
        return tuple(inside[:LIMIT])


def _joined(few: Rows, many: Rows) -> Rows:
    """Return the rows of both, ascending, each once; both ascend."""
    if not len(many):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    return np.sort(np.concatenate([few[many[at] != few], many]))
