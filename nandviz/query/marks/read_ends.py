"""Reads OP_ENDs: handled, pending and not to come, in a span as of an event."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from nandviz.query.live_rows import Rows, count_born_by
from nandviz.query.marks.places import OP_END, Places
from nandviz.query.marks.read_aborts import Abort
from nandviz.query.marks.read_backlog import Waiting
from nandviz.query.marks.read_suspended import Suspended
from nandviz.query.marks.span import Span

_MANY_EVENTS: Final = 5000


class End(StrEnum):
    """What an OP_END is."""

    PLAIN = "plain"
    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"
    RESUMED = "resumed"


class OpEnd(NamedTuple):
    """An OP_END: handled (plain, resumed), pending (rescheduled) or cancelled.

    Attributes
    ----------
    plane
        Of the op's first target.
    planes
        That the op holds, or held last, as bits; 0 if it never was in the plan.
    next_ns
        Of a cancelled one: when the op ends instead, None if that is not known.
    """

    uid: int
    die: int
    plane: int
    planes: int
    when_ns: int
    form: End
    next_ns: int | None = None


class EndReading:
    """One read of the OP_ENDs."""

    def __init__(self, span: Span, places: Places) -> None:
        self.span = span
        self.trace, self.index = span.trace, span.index
        self.places = places

    def ends(self, suspended: tuple[Suspended, ...]) -> tuple[OpEnd, ...]:
        """Return cancelled, rescheduled and handled OP_ENDs."""
        known = count_born_by(self.trace.queue.born, self.span.k)
        found = [self._cancelled(s, known) for s in suspended if not self._stands(s)]
        pending = {s.uid: s.planes for s in suspended}
        for uid, planes in pending.items():
            end = self.places.end_of(uid, self.span.k)
            if end is not None and not end[1]:
                found.append(self._end(uid, planes, end[0], End.RESCHEDULED))
        queue, events = self.trace.queue, self.trace.events
        first, stop = max(self.span.k0, 0), self.span.k1 + 1
        seqs = events.seq[first:stop]
        if len(seqs) > _MANY_EVENTS:
            self.span.left_out += len(seqs)
            return tuple(found)
        seqs = seqs[queue.kind[seqs] == OP_END]
        few = self.span.few(seqs.astype(np.int64))
        few = self.span.wanted(few, self.trace.ops.die[queue.uid[few] - 1])
        return (*found, *self._handled(few, pending.keys())) if len(few) else tuple(found)

    def _handled(self, seqs: Rows, pending: Collection[int]) -> Iterator[OpEnd]:
        """Return handled OP_ENDs, all at once: one by one they cost more than they take to draw."""
        queue, k = self.trace.queue, self.span.k
        uids = queue.uid[seqs].astype(np.int64)
        known = count_born_by(self.trace.suspensions.born, k)
        again = np.zeros(len(uids), np.bool_)
        again[self.index.suspensions.rows_of(uids, known)[1]] = True
        columns = uids, self.places.planes_of(uids, k), queue.time_ns[seqs], again
        for uid, planes, at_ns, resumed in zip(*(c.tolist() for c in columns), strict=True):
            form = End.RESUMED if resumed or uid in pending else End.PLAIN
            yield self._end(uid, planes, at_ns, form)

    def _end(
        self, uid: int, planes: int, when_ns: int, form: End, next_ns: int | None = None
    ) -> OpEnd:
        return OpEnd(uid, *self.places.place(uid), planes, when_ns, form, next_ns)

    def _stands(self, s: Suspended) -> bool:
        """Tell whether the OP_END that a suspension should have cancelled comes all the same.

        Of foreign traces alone: what is in their queue is what was handled.
        """
        queue, info = self.trace.queue, self.trace.info
        if not info.is_foreign:
            return False
        stop = count_born_by(queue.born, self.span.k)
        row = self.index.queue.first(s.uid, stop, 0)
        while row is not None:
            off_ns = abs(int(queue.time_ns[row]) - s.old_end_ns)
            if queue.kind[row] == OP_END and off_ns <= info.rounding_ns:
                return True
            row = self.index.queue.first(s.uid, stop, row + 1)
        return False

    def _cancelled(self, s: Suspended, known: int) -> OpEnd:
        """Return the OP_END that a suspension cancelled, and where the op's next one went."""
        queue = self.trace.queue
        row = self.index.queue.first(s.uid, known, count_born_by(queue.born, s.born - 1))
        while row is not None and not self._ends_after(row, s.born):
            row = self.index.queue.first(s.uid, known, row + 1)
        follows = None if row is None else int(queue.time_ns[row])
        return self._end(s.uid, s.planes, s.old_end_ns, End.CANCELLED, follows)

    def _ends_after(self, row: int, event: int) -> bool:
        """Tell whether a row of ``queue`` is an OP_END that an event did not cancel."""
        queue = self.trace.queue
        return bool(queue.kind[row] == OP_END and queue.cancelled[row] != event)

    def not_to_come(
        self,
        suspended: tuple[Suspended, ...],
        waiting: tuple[Waiting, ...],
        aborts: tuple[Abort, ...],
    ) -> list[OpEnd]:
        """Return OP_ENDs that a RESET cancelled, and those due later of ops that wait.

        Once the flush that brings an op back is planned, its old place is another's.
        """
        found = [self._end(a.uid, a.planes, a.end_ns, End.CANCELLED) for a in aborts]
        shown = {(s.uid, s.old_end_ns) for s in suspended} | {(a.uid, a.end_ns) for a in aborts}
        waits = {w.uid for w in waiting if w.open and w.flush_ns is None} | {
            s.uid for s in suspended if s.open
        }
        queue = self.trace.queue
        rows = self.span.live_events
        rows = rows[(queue.kind[rows] == OP_END) & (queue.cancelled[rows] <= self.span.k)]
        for uid, due_ns in zip(queue.uid[rows].tolist(), queue.time_ns[rows].tolist(), strict=True):
            if uid in waits and (uid, due_ns) not in shown:
                planes = self.places.planes(uid, self.span.k)
                found.append(self._end(uid, planes, due_ns, End.CANCELLED))
        return found
