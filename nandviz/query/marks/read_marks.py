"""Reads the marks of a span from the trace, as of an event.

What can lie in a span was live when it began, or came to be known within it. Both are found
without looking at the rest of the trace. Up to `LIMIT` rows of a kind are drawn singly. More
suspensions, entries and refusals are drawn as `DenseMarks`, more OP_ENDs and applications not at
all; both are counted, never silent.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from nandviz.model.words import SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.query.marks.crowds import Crowds
from nandviz.query.marks.dense import DenseMarks, Stretches
from nandviz.query.marks.marks import (
    Abort,
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
from nandviz.query.marks.places import OP_END, Places
from nandviz.query.marks.read_aborts import Aborts
from nandviz.query.marks.read_backlog import BacklogReading, Backlogs
from nandviz.query.marks.read_broken import BrokenLaws
from nandviz.query.marks.span import LIMIT, LOOK_BACK, Span, joined
from nandviz.trace.codes import REASONS, STATUS_CODE
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

_MANY_EVENTS: Final = 5000
_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_ABORTED: Final = STATUS_CODE[SuspensionStatus.ABORTED]


class MarkReader:
    """Marks of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.places = Places(trace)
        self.backlogs = Backlogs(self.places)
        self.aborts = Aborts(self.places)
        self.crowds = Crowds(trace)
        self.broken = BrokenLaws(self.places)
        self.notes = tuple(Note(at_ns, text) for at_ns, text in trace.info.notes)

    def set_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Take the violations of laws that are to be shown."""
        self.broken = BrokenLaws(self.places, verdicts)

    def sync(self) -> None:
        """Take in what has come to be known, so that no later frame has to do it all."""
        index = index_of(self.trace)
        for group in (index.parts, index.queue, index.suspension_states, index.retries):
            group.extend()
        self.crowds.extend()
        self.backlogs.rows.extend()

    def marks(self, as_of: AsOf, t0_ns: int, t1_ns: int) -> Marks:
        """Return the marks that meet ``t0 <= t < t1`` as of an event."""
        return _Reading(self, Span(self.trace, as_of, t0_ns, t1_ns)).marks()


class _Reading:
    """One read: a span as of an event."""

    def __init__(self, reader: MarkReader, span: Span) -> None:
        self.by = reader
        self.span = span
        self.trace, self.index = span.trace, span.index
        self.k, self.now_ns = span.k, span.now_ns
        self.t0_ns, self.t1_ns = span.t0_ns, span.t1_ns
        self.dense_suspended = Stretches()
        self.dense_refusals = Stretches()

    def marks(self) -> Marks:
        """Return everything."""
        suspended = self.suspended()
        backlog = BacklogReading(self.span, self.by.backlogs, self.by.crowds)
        waiting = backlog.waiting()
        refusals = self.refusals()
        aborts = self.aborts()
        return Marks(
            ghosts=(
                *self.cut_ghosts(suspended),
                *backlog.displaced_ghosts(),
                *map(_ghost_of, aborts),
            ),
            suspended=suspended,
            aborts=aborts,
            parts=self.parts(),
            ends=(*self.ends(suspended), *self.ends_not_to_come(suspended, waiting, aborts)),
            applied=self.applied(),
            waiting=waiting,
            refusals=refusals,
            broken=self.broken(),
            notes=tuple(n for n in self.by.notes if self.t0_ns <= n.when_ns < self.t1_ns),
            dense=DenseMarks(self.dense_suspended, backlog.dense, self.dense_refusals),
            left_out=self.span.left_out,
        )

    # Suspensions

    def suspended(self) -> tuple[Suspended, ...]:
        """Return the suspensions that last into the span, or whose ghost may reach into it."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        if self.span.is_crowded(table.born):
            self.dense_suspended = self._counted(self.by.crowds.suspended(self.k))
            return ()
        before = states.suspension[self.index.live_suspensions.at(self.span.k0)].astype(np.int64)
        recent = self.span.born_within(table.born, LOOK_BACK)
        recent = recent[
            (table.old_end_ns[recent] > self.t0_ns) | (table.born[recent] > self.span.k0)
        ]
        rows = joined(joined(before, self._resumed_since()), recent)
        rows = rows[(table.voided[rows] > self.k) & (table.at_ns[rows] < self.t1_ns)]
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            self.dense_suspended = self._dense_suspended(rows)
            return ()
        return tuple(self._suspension(row) for row in rows.tolist())

    def _counted(self, crowd: Stretches) -> Stretches:
        """Return stretches, none of which is drawn singly, and count them."""
        self.span.left_out += crowd.count(self.t0_ns, self.t1_ns)
        return crowd

    def _resumed_since(self) -> Rows:
        """Return the suspensions whose RESUME was planned before the span and ends in it."""
        states = self.trace.suspension_states
        recent = self.span.born_before(states.born, LOOK_BACK)
        resumed = states.status[recent] == _RESUMED
        recent = recent[resumed & (states.resumed_ns[recent] > self.t0_ns)]
        return np.unique(states.suspension[recent].astype(np.int64))

    def _dense_suspended(self, rows: Rows) -> Stretches:
        table, states = self.trace.suspensions, self.trace.suspension_states
        first = int(rows[0])
        end_ns = np.full(int(rows[-1]) + 1 - first, self.now_ns, np.int64)
        low = count_born_by(states.born, int(table.born[first]) - 1)
        known_states = slice(low, count_born_by(states.born, self.k))
        of, status = states.suspension[known_states], states.status[known_states]
        ended_ns = np.where(status == _RESUMED, states.resumed_ns[known_states], self.now_ns)
        aborted = status == _ABORTED
        ended_ns[aborted] = self.trace.events.time_ns[states.born[known_states][aborted]]
        mine = (of >= first) & (of <= rows[-1])
        end_ns[of[mine] - first] = ended_ns[mine]
        return Stretches(
            table.die[rows].astype(np.int64), table.axis[rows].astype(np.int64),
            table.at_ns[rows], end_ns[rows - first],
        )  # fmt: skip

    def _suspension(self, row: int) -> Suspended:
        table, states = self.trace.suspensions, self.trace.suspension_states
        state = self.index.suspension_states.last(row, count_born_by(states.born, self.k))
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
                f"op {s.uid}: {us_sentence(s.remaining_ns)} left", s.born,
            )
            for s in suspended
            if s.old_end_ns > self.t0_ns
        ]  # fmt: skip

    def parts(self) -> tuple[Part, ...]:
        """Return the parts after the first; none where the suspensions are too many.

        Each follows a suspension, so there are few of them where these are few.
        """
        if self.dense_suspended:
            return ()
        parts = self.trace.parts
        first, stop = (count_born_by(parts.born, k) for k in (self.span.k0, self.span.k1))
        rows = joined(
            self.index.live_parts.at(self.span.k0), self.index.later_parts.rows(1, stop, first)
        )
        uids = set(parts.uid[rows[parts.number[rows] > 1]].tolist())
        found = [part for uid in uids for part in self._parts_of(uid)]
        return tuple(p for p in found if self.span.meets(p.start_ns, p.end_ns))

    def _parts_of(self, uid: int) -> list[Part]:
        parts = self.trace.parts
        rows = self.index.parts.rows(uid, count_born_by(parts.born, self.k))
        rows = rows[parts.died[rows] > self.k]
        total = self.by.places.part_count(uid, self.k)
        return [
            Part(
                uid, int(parts.die[row]), int(parts.planes[row]), int(parts.number[row]),
                total, int(parts.start_ns[row]), int(parts.end_ns[row]),
            )
            for row in rows[parts.number[rows] > 1].tolist()
        ]  # fmt: skip

    def aborts(self) -> tuple[Abort, ...]:
        """Return what RESETs took away."""
        by = self.by.aborts
        rows = by.rows(self.span.k0 - LOOK_BACK, self.span.k1)
        if len(rows) > LIMIT + LOOK_BACK:
            self.span.left_out += len(rows)
            return ()
        found = [each for row in rows.tolist() for each in by.aborts(row)]
        inside = [a for a in found if self.span.meets(a.start_ns, a.end_ns)]
        return tuple(self.span.few_of(inside))

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
        first, stop = max(self.span.k0, 0), self.span.k1 + 1
        seqs = events.seq[first:stop]
        if len(seqs) > _MANY_EVENTS:
            self.span.left_out += len(seqs)
            return tuple(found)
        seqs = seqs[queue.kind[seqs] == OP_END]
        known = count_born_by(self.trace.suspensions.born, self.k)
        for seq in self.span.few(seqs.astype(np.int64)).tolist():
            uid = int(queue.uid[seq])
            again = uid in pending or self.index.suspensions.last(uid, known) is not None
            form = End.RESUMED if again else End.PLAIN
            found.append(OpEnd(uid, *self.by.places.place(uid), int(queue.time_ns[seq]), form))
        return tuple(found)

    def _cancelled(self, s: Suspended) -> OpEnd:
        """Return the OP_END that a suspension cancelled, and where the op's next one went."""
        queue = self.trace.queue
        rows = self.index.queue.rows(s.uid, count_born_by(queue.born, self.k))
        rows = rows[(queue.kind[rows] == OP_END) & (queue.born[rows] >= s.born)]
        rows = rows[queue.cancelled[rows] != s.born]
        follows = int(queue.time_ns[rows[0]]) if len(rows) else None
        return OpEnd(s.uid, *self.by.places.place(s.uid), s.old_end_ns, End.CANCELLED, follows)

    def ends_not_to_come(
        self,
        suspended: tuple[Suspended, ...],
        waiting: tuple[Waiting, ...],
        aborts: tuple[Abort, ...],
    ) -> list[OpEnd]:
        """Return OP_ENDs that a RESET cancelled, and those due later of ops that wait.

        Once the flush that brings an op back is planned, its old place is another's.
        """
        place = self.by.places.place
        found = [OpEnd(a.uid, *place(a.uid), a.end_ns, End.CANCELLED) for a in aborts]
        shown = {(s.uid, s.old_end_ns) for s in suspended} | {(a.uid, a.end_ns) for a in aborts}
        waits = {w.uid for w in waiting if w.open and w.flush_ns is None} | {
            s.uid for s in suspended if s.open
        }
        queue = self.trace.queue
        rows = self.span.live_events
        rows = rows[(queue.kind[rows] == OP_END) & (queue.cancelled[rows] <= self.k)]
        for uid, due_ns in zip(queue.uid[rows].tolist(), queue.time_ns[rows].tolist(), strict=True):
            if uid in waits and (uid, due_ns) not in shown:
                found.append(OpEnd(uid, *place(uid), due_ns, End.CANCELLED))
        return found

    def applied(self) -> tuple[Applied, ...]:
        """Return the applications of addresses."""
        table = self.trace.applications
        rows = self.span.few(self.span.born_within(table.born))
        planes = self.trace.info.topology.planes
        return tuple(
            Applied(
                int(table.uid[row]), int(table.die[row]), int(table.block[row]) % planes,
                self.index.now_ns(int(table.born[row])), int(table.block[row]),
                int(table.page[row]),
            )
            for row in rows.tolist()
        )  # fmt: skip

    # Refusals and laws

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the refused ops, where they would have started."""
        table = self.trace.refusals
        if self.span.is_crowded(table.born):
            self.dense_refusals = self._counted(self.by.crowds.refusals(self.k))
            return ()
        rows = self.span.born_within(table.born, LOOK_BACK)
        when_ns = self.by.crowds.refusal_times(rows)
        inside = (when_ns >= self.t0_ns) & (when_ns < self.t1_ns)
        rows, when_ns = rows[inside], when_ns[inside]
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            die = self.trace.ops.die[table.uid[rows] - 1].astype(np.int64)
            self.dense_refusals = Stretches(die, 0 * die, when_ns, when_ns)
            return ()
        return tuple(self._refusal(row) for row in rows.tolist())

    def _refusal(self, row: int) -> Refusal:
        table = self.trace.refusals
        uid, born = int(table.uid[row]), int(table.born[row])
        start_ns = int(table.start_ns[row])
        when_ns = start_ns if start_ns >= 0 else self.index.now_ns(born)
        reason = REASONS[table.reason[row]]
        return Refusal(uid, *self.by.places.place(uid), when_ns, reason, born)

    def broken(self) -> tuple[BrokenLaw, ...]:
        """Return the violations in the span, up to the playhead."""
        inside = self.by.broken.between(self.t0_ns, min(self.t1_ns, self.now_ns + 1))
        self.span.left_out += max(len(inside) - LIMIT, 0)
        return self.by.broken.marks(inside[:LIMIT])


def _ghost_of(a: Abort) -> Ghost:
    """Return the place that a RESET took from an op."""
    return Ghost(a.uid, a.die, a.planes, a.start_ns, a.end_ns, a.cut, a.text, a.born)
