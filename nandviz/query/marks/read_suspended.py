"""Reads suspensions and what follows them, in a span as of an event."""

from typing import Final, NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import SuspensionStatus
from nandviz.query.live_rows import Rows, born_between, count_born_by
from nandviz.query.marks.crowds import Crowds
from nandviz.query.marks.dense import NO_STRETCHES, Stretches
from nandviz.query.marks.ghost import Ghost
from nandviz.query.marks.places import Places
from nandviz.query.marks.span import LIMIT, LOOK_BACK, Span, joined
from nandviz.trace.codes import STATUS_CODE
from nandviz.units import us_sentence

_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_ABORTED: Final = STATUS_CODE[SuspensionStatus.ABORTED]

MOST_PARTS: Final = 256
"""Resumed parts that are drawn singly: what marks them is no wider than a bar, so more have room
than of other marks."""


class Suspended(NamedTuple):
    """A suspension in the suspended lane.

    Attributes
    ----------
    axis
        Index in ``trace.codes.AXES``.
    end_ns
        When the op went on, or the playhead's instant while it is suspended (``open``).
    aborted
        A RESET ended it.
    resume_ns
        When the op goes on, where that is ahead of the playhead and its RESUME planned; else None.
    """

    suspension: int
    uid: int
    axis: int
    die: int
    planes: int
    n: int
    at_ns: int
    end_ns: int
    open: bool
    aborted: bool
    consumed_ns: int
    remaining_ns: int
    old_end_ns: int
    born: int
    resume_ns: int | None = None


class Part(NamedTuple):
    """A part that begins where a RESUME ends."""

    uid: int
    die: int
    planes: int
    number: int
    total: int
    start_ns: int
    end_ns: int


class _Cells(NamedTuple):
    """A row of ``trace.suspensions``, as far as a mark shows it."""

    suspension: int
    uid: int
    axis: int
    die: int
    n: int
    at_ns: int
    consumed_ns: int
    remaining_ns: int
    old_end_ns: int
    born: int


class SuspendedReading:
    """One read of the suspensions.

    Attributes
    ----------
    dense
        Suspensions that are too many to be drawn singly, once they have been read.
    """

    def __init__(self, span: Span, places: Places, crowds: Crowds) -> None:
        self.span = span
        self.crowds = crowds
        self.trace, self.index = span.trace, span.index
        self.places = places
        self.dense = NO_STRETCHES
        self._totals: dict[int, int] = {}

    def suspended(self) -> tuple[Suspended, ...]:
        """Return the suspensions that last into the span, or whose ghost may reach into it."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        if self.span.is_crowded(table.born):
            self.dense = self.span.counted(self.crowds.suspended(self.span.k))
            return self._held_now()
        before = states.suspension[self.index.live_suspensions.at(self.span.k0)].astype(np.int64)
        recent = self.span.born_within(table.born, LOOK_BACK)
        recent = recent[
            (table.old_end_ns[recent] > self.span.t0_ns) | (table.born[recent] > self.span.k0)
        ]
        rows = joined(joined(before, self._resumed_since()), recent)
        rows = rows[(table.voided[rows] > self.span.k) & (table.at_ns[rows] < self.span.t1_ns)]
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            self.dense = self._dense(rows)
            return self._held_now()
        return self._suspensions(rows)

    def _held_now(self) -> tuple[Suspended, ...]:
        """Return the suspensions that last at a playhead in view, which a crowd does not hide."""
        rows = self.crowds.held(self.span.k)
        rows = rows[self.trace.suspensions.at_ns[rows] <= self.span.now_ns]
        rows = self.span.of_now(rows)
        return self._suspensions(rows)

    def _resumed_since(self) -> Rows:
        """Return the suspensions whose RESUME was planned before the span and ends in it."""
        states = self.trace.suspension_states
        recent = self.span.born_before(states.born, LOOK_BACK)
        resumed = states.status[recent] == _RESUMED
        recent = recent[resumed & (states.resumed_ns[recent] > self.span.t0_ns)]
        return np.unique(states.suspension[recent].astype(np.int64))

    def _dense(self, rows: Rows) -> Stretches:
        table, states = self.trace.suspensions, self.trace.suspension_states
        first = int(rows[0])
        end_ns = np.full(int(rows[-1]) + 1 - first, self.span.now_ns, np.int64)
        low = count_born_by(states.born, int(table.born[first]) - 1)
        known_states = slice(low, count_born_by(states.born, self.span.k))
        of, status = states.suspension[known_states], states.status[known_states]
        ended_ns = np.where(status == _RESUMED, states.resumed_ns[known_states], self.span.now_ns)
        aborted = status == _ABORTED
        ended_ns[aborted] = self.trace.events.time_ns[states.born[known_states][aborted]]
        mine = (of >= first) & (of <= rows[-1])
        end_ns[of[mine] - first] = ended_ns[mine]
        return Stretches(
            table.die[rows].astype(np.int64), table.axis[rows].astype(np.int64),
            table.at_ns[rows], end_ns[rows - first],
        )  # fmt: skip

    def _suspensions(self, rows: Rows) -> tuple[Suspended, ...]:
        # Each column is read once for all rows: one by one its cells cost more than all the rest.
        table = self.trace.suspensions
        rows = self.span.wanted(rows, table.die[rows])
        columns = (
            table.uid, table.axis, table.die, table.n, table.at_ns, table.consumed_ns,
            table.remaining_ns, table.old_end_ns, table.born,
        )  # fmt: skip
        cells = zip(rows.tolist(), *(column[rows].tolist() for column in columns), strict=True)
        known = count_born_by(self.trace.suspension_states.born, self.span.k)
        return tuple(self._suspension(_Cells._make(each), known) for each in cells)

    def _suspension(self, cells: _Cells, known: int) -> Suspended:
        states, now_ns = self.trace.suspension_states, self.span.now_ns
        state = self.index.suspension_states.last(cells.suspension, known)
        status = -1 if state is None else int(states.status[state])
        end_ns = max(now_ns, cells.at_ns)
        if state is not None and status == _RESUMED:
            end_ns = int(states.resumed_ns[state])
        elif state is not None and status == _ABORTED:
            # One that a RESET ends before it begins lasts no time.
            end_ns = max(self.index.now_ns(int(states.born[state])), cells.at_ns)
        return Suspended(
            **cells._asdict(),
            planes=self.places.planes(cells.uid, self.span.k),
            end_ns=end_ns,
            open=status not in (_RESUMED, _ABORTED),
            aborted=status == _ABORTED,
            resume_ns=end_ns if status == _RESUMED and end_ns > now_ns else None,
        )

    def cut_ghosts(self, suspended: tuple[Suspended, ...]) -> list[Ghost]:
        """Return what the suspensions cut off."""
        return [
            Ghost(
                s.uid, s.die, s.planes, s.at_ns, s.old_end_ns, True,
                said("op {uid}: {left} left", uid=s.uid, left=us_sentence(s.remaining_ns)), s.born,
            )
            for s in suspended
            if s.old_end_ns > self.span.t0_ns
        ]  # fmt: skip

    def parts(self) -> tuple[Part, ...]:
        """Return the parts after the first; none, but counted, where they are too many."""
        parts = self.trace.parts
        first, stop = self.span.known(parts.born)
        live = self.index.live_parts.at(self.span.k0)
        live = live[parts.number[live] > 1]
        count = len(live) + self.index.later_parts.count(1, stop, first)
        if not count:
            return ()
        if self.span.too_many(count):
            self.span.left_out += count
            return ()
        rows = self._held(joined(live, self.index.later_parts.rows(1, stop, first)))
        rows = rows[self.span.meets_each(parts.start_ns[rows], parts.end_ns[rows])]
        if len(rows) > MOST_PARTS:
            self.span.left_out += len(rows)
            return ()
        rows = self.span.wanted(rows, parts.die[rows])
        columns = (
            parts.uid, parts.die, parts.planes, parts.number, parts.start_ns, parts.end_ns,
            parts.cut,
        )  # fmt: skip
        return tuple(map(self._part, *(column[rows].tolist() for column in columns)))

    def _held(self, rows: Rows) -> Rows:
        """Return the versions that hold of some parts: each may have been cut since, or taken."""
        parts = self.trace.parts
        holds = parts.died[rows] > self.span.k
        gone = rows[~holds]
        if not len(gone):
            return rows
        gone = gone[~np.isin(parts.part_id[gone], parts.part_id[rows[holds]])]
        later = {self._next_version(row) for row in gone.tolist()} - {-1}
        return np.concatenate([rows[holds], np.array(sorted(later), np.int64)])

    def _next_version(self, row: int) -> int:
        """Return the version that holds of a part, of which one is given up; -1 if none does."""
        parts = self.trace.parts
        while row >= 0 and parts.died[row] <= self.span.k:
            born = born_between(parts.born, int(parts.died[row]), int(parts.died[row]))
            rows = self.index.parts.rows(int(parts.uid[row]), born.stop, born.start)
            same = rows[parts.part_id[rows] == parts.part_id[row]]
            row = int(same[0]) if len(same) else -1
        return row

    def _part(
        self, uid: int, die: int, planes: int, number: int, start_ns: int, end_ns: int, cut: int
    ) -> Part:
        # Nothing follows a part that is not cut; of an op's many parts one asks.
        if cut and uid not in self._totals:
            self._totals[uid] = self.span.as_of.part_count(uid)
        total = self._totals[uid] if cut else number
        return Part(uid, die, planes, number, total, start_ns, end_ns)
