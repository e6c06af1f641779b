"""Reads what waits in the backlogs from the trace, in a span as of an event."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from nandviz.language import said
from nandviz.model.words import EntryFate, Reason, Why
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.query.marks.crowds import LOST, Crowds
from nandviz.query.marks.dense import NO_STRETCHES, Stretches
from nandviz.query.marks.ghost import Ghost
from nandviz.query.marks.places import IS_FLUSH, KEPT, Places
from nandviz.query.marks.queue_rows import QueueRows
from nandviz.query.marks.span import LIMIT, LOOK_BACK, Span, joined
from nandviz.trace.codes import (
    AXES,
    ENTRY_FATE_CODE,
    ENTRY_FATES,
    OPEN,
    REASONS,
    WHY_CODE,
    WHYS,
    member,
)

_DISPLACED: Final = WHY_CODE[Why.DISPLACED]

Flushes = dict[tuple[int, int], int]
"""When the flush of each (axis, die) is due, ns."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An op in a backlog.

    Attributes
    ----------
    row
        Its row in the lane, from 0, free of other entries while it waits.
    resume_ns
        End of the RESUME that released it; None while it waits, or if none did.
    flush_ns
        When the pending flush of its queue will try it; None if none is pending.
    stalled
        Whether its queue waits for something to change (``retry_on``), not for a RESUME or a flush.
    refused
        Why its last flush failed; None where none has.
    fate, left_for
        As what it left, and for what reason; None while it waits, ``left_for`` also where nothing
        was wrong.
    """

    entry: int
    uid: int
    axis: int
    die: int
    row: int
    start_ns: int
    end_ns: int
    open: bool
    why: Why
    retries: int
    resume_ns: int | None
    born: int
    died: int
    flush_ns: int | None = None
    fate: EntryFate | None = None
    left_for: Reason | None = None
    stalled: bool = False
    refused: Reason | None = None

    @property
    def lost(self) -> bool:
        """Whether it left without its op being planned anywhere: dropped, or aborted by a RESET."""
        return self.fate is not None and ENTRY_FATE_CODE[self.fate] in LOST


@dataclass(frozen=True, slots=True)
class Retry:
    """A failed attempt to flush an op of a backlog.

    Attributes
    ----------
    row
        That of its entry, as in `Waiting`.
    number, most
        Which attempt it was, from 1, and after how many failed ones the op is dropped.
    blocker_uid
        The op in the way, None where it is no op.
    """

    entry: int
    uid: int
    die: int
    row: int
    when_ns: int
    number: int
    most: int
    reason: Reason
    detail: str
    blocker_uid: int | None
    born: int


class Backlogs:
    """The backlogs of one trace; what cannot change any more is kept.

    Attributes
    ----------
    rows
        Rows of entries in their backlog lanes.
    """

    def __init__(self, places: Places) -> None:
        self.trace = places.trace
        self.rows = QueueRows(places.trace)
        self._places = places
        self._index = index_of(places.trace)
        self.left = lru_cache(KEPT)(self._left)
        """The mark of an entry, a row of ``trace.backlog``, that has left; it stays as it is."""
        self._taken: dict[int, list[int]] = {}
        self._place = lru_cache(KEPT)(self._old_place)
        self.retry = lru_cache(KEPT)(self._retry)
        """The mark of a failed attempt, a row of ``trace.retries``."""

    def entry(self, row: int, k: int, end_ns: int, flushes: Flushes) -> Waiting:
        """Return the mark of an entry as of event ``k``, while it has not left: up to ``end``."""
        table, retries = self.trace.backlog, self.trace.retries
        axis, die = int(table.axis[row]), int(table.die[row])
        tried = self._index.retries.rows(row + 1, count_born_by(retries.born, k))
        return Waiting(
            entry=row + 1,
            uid=int(table.uid[row]),
            axis=axis,
            die=die,
            row=self.rows.row(row),
            start_ns=int(table.entered_ns[row]),
            end_ns=end_ns,
            open=True,
            why=WHYS[table.why[row]],
            retries=len(tried),
            resume_ns=None,
            born=int(table.born[row]),
            died=OPEN,
            flush_ns=flushes.get((axis, die)),
            refused=REASONS[retries.reason[tried[-1]]] if len(tried) else None,
        )

    def _left(self, row: int) -> Waiting:
        table = self.trace.backlog
        died = int(table.died[row])
        mark = self.entry(row, died, int(table.left_ns[row]), {})
        fate = ENTRY_FATES[table.fate[row]]
        unreleased = fate in {EntryFate.ABORTED, EntryFate.ADVANCED}
        released_ns = None if unreleased else self._released_by(mark.axis, mark.die, died)
        return replace(
            mark, open=False, died=died, resume_ns=released_ns,
            fate=fate, left_for=member(REASONS, int(table.reason[row])),
        )  # fmt: skip

    def _released_by(self, axis: int, die: int, died: int) -> int | None:
        """Return the end of the last RESUME of a die's axis that a flush at an event came after."""
        states, resumes = self.trace.suspension_states, self._index.resumes
        now_ns, key = self._index.now_ns(died), die * len(AXES) + axis
        row = resumes.last(key, count_born_by(states.born, died))
        while row is not None and states.resumed_ns[row] > now_ns:
            row = resumes.last(key, row)
        return None if row is None else int(states.resumed_ns[row])

    def _retry(self, row: int) -> Retry:
        retries, backlog = self.trace.retries, self.trace.backlog
        entry, born = int(retries.entry[row]), int(retries.born[row])
        return Retry(
            entry=entry,
            uid=int(backlog.uid[entry - 1]),
            die=int(backlog.die[entry - 1]),
            row=self.rows.row(entry - 1),
            when_ns=self._index.now_ns(born),
            number=int(retries.retries[row]),
            most=self.trace.info.policies.backlog_retry_limit + 1,
            reason=REASONS[retries.reason[row]],
            detail=self.trace.words[int(retries.detail[row])],
            blocker_uid=int(retries.blocker_uid[row]) or None,
            born=born,
        )

    def displaced(self, rows: Rows, span: Span) -> list[Ghost]:
        """Return the old places in a span of the ops of entries that were displaced."""
        self._take(rows)
        found = [(row, part) for row in rows.tolist() for part in self._taken[row]]
        parts, of = self.trace.parts, np.array([part for _, part in found], np.int64)
        inside = span.meets_each(parts.start_ns[of], parts.end_ns[of])
        return [self._place(*found[i]) for i in np.flatnonzero(inside).tolist()]

    def _take(self, rows: Rows) -> None:
        """Read which parts displaced ops lost, where that is not known yet."""
        if len(self._taken) > KEPT:
            self._taken.clear()
        new = np.array([row for row in rows.tolist() if row not in self._taken], np.int64)
        if len(new):
            table = self.trace.backlog
            uids, borns = table.uid[new].astype(np.int64), table.born[new].astype(np.int64)
            taken = self._places.taken_parts(uids, borns)
            self._taken.update(zip(new.tolist(), taken, strict=True))

    def _old_place(self, row: int, part: int) -> Ghost:
        parts, backlog = self.trace.parts, self.trace.backlog
        uid = int(backlog.uid[row])
        return Ghost(
            uid, int(parts.die[part]), int(parts.planes[part]),
            int(parts.start_ns[part]), int(parts.end_ns[part]), False,
            said("op {uid} was here", uid=uid), int(backlog.born[row]),
        )  # fmt: skip


class BacklogReading:
    """One read of the backlogs.

    Attributes
    ----------
    dense, dense_lost, dense_retries
        Entries, those of them that were lost, and failed attempts that are too many to be drawn
        singly, once they have been read: entries first.
    """

    def __init__(self, span: Span, backlogs: Backlogs, crowds: Crowds) -> None:
        self.span = span
        self.crowds = crowds
        self.trace = span.trace
        self.by = backlogs
        self.dense, self.dense_lost, self.dense_retries = NO_STRETCHES, NO_STRETCHES, NO_STRETCHES

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the entries that wait in the span."""
        table = self.trace.backlog
        if self.span.is_crowded(table.born):
            self.dense = self.span.counted(self.crowds.waiting(self.span.k))
            self.dense_lost = self.crowds.lost(self.span.k)
            return self._held_now()
        rows = joined(
            self.span.index.live_entries.at(self.span.k0), self.span.born_within(table.born)
        )
        left = table.died[rows] <= self.span.k
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            end_ns = np.where(left, table.left_ns[rows], self.span.now_ns)
            die = table.die[rows].astype(np.int64)
            self.dense = Stretches(die, 0 * die, table.entered_ns[rows], end_ns)
            lost = left & np.isin(table.fate[rows], LOST)
            at_ns = end_ns[lost]
            self.dense_lost = Stretches(die[lost], 0 * die[lost], at_ns, at_ns)
            return self._held_now()
        wanted = self.span.wanted(np.arange(len(rows)), table.die[rows])
        rows, left = rows[wanted], left[wanted]
        return tuple(
            self.by.left(row) if gone else self._entry(row)
            for row, gone in zip(rows.tolist(), left.tolist(), strict=True)
        )

    def _held_now(self) -> tuple[Waiting, ...]:
        """Return the entries that wait at a playhead in view, which a crowd does not hide."""
        rows = self.span.of_now(self.span.index.live_entries.at(self.span.k).astype(np.int64))
        return tuple(map(self._entry, rows.tolist()))

    def _entry(self, row: int) -> Waiting:
        mark = self.by.entry(row, self.span.k, self.span.now_ns, self._flushes)
        stalled = mark.flush_ns is None and (mark.axis, mark.die) not in self._suspended
        return replace(mark, stalled=True) if stalled else mark

    @cached_property
    def _suspended(self) -> set[tuple[int, int]]:
        """The (axis, die) that are suspended."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        of = states.suspension[self.span.index.live_suspensions.at(self.span.k)]
        return set(zip(table.axis[of].tolist(), table.die[of].tolist(), strict=True))

    def retries(self) -> tuple[Retry, ...]:
        """Return the failed attempts in the span; none where their boxes are not drawn singly."""
        table = self.trace.retries
        if self.span.is_crowded(table.born):
            self.dense_retries = self.span.counted(self.crowds.retries(self.span.k))
            return ()
        rows = self.span.born_within(table.born)
        if self.dense or len(rows) > LIMIT:
            self.span.left_out += len(rows)
            die = self.trace.backlog.die[table.entry[rows] - 1].astype(np.int64)
            at_ns = self.trace.events.time_ns[table.born[rows]]
            self.dense_retries = Stretches(die, 0 * die, at_ns, at_ns)
            return ()
        return tuple(map(self.by.retry, rows.tolist()))

    @cached_property
    def _flushes(self) -> Flushes:
        """When the pending flush of each (axis, die) is due."""
        queue = self.trace.queue
        rows = self.span.live_events
        rows = rows[IS_FLUSH[queue.kind[rows]] & (queue.cancelled[rows] > self.span.k)]
        keys = zip(queue.axis[rows].tolist(), queue.die[rows].tolist(), strict=True)
        return dict(zip(keys, queue.time_ns[rows].tolist(), strict=True))

    def displaced_ghosts(self) -> list[Ghost]:
        """Return the old places of displaced ops."""
        table = self.trace.backlog
        first, stop = self.span.known(table.born)
        by_why, first = self.span.index.entries_by_why, max(first - LOOK_BACK, 0)
        displaced = by_why.count(_DISPLACED, stop, first)
        if not displaced:
            return []
        if displaced > LIMIT + LOOK_BACK:
            self.span.left_out += displaced
            return []
        rows = by_why.rows(_DISPLACED, stop, first)
        ghosts = self.span.few_of(self.by.displaced(rows, self.span))
        return [ghost for ghost in ghosts if self.span.wants(ghost.die)]
