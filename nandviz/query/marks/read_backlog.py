"""Reads what waits in the backlogs from the trace, in a span as of an event."""

from functools import cached_property
from typing import Final

import numpy as np

from nandviz.model.words import SuspensionStatus, Why
from nandviz.query.live_rows import count_born_by
from nandviz.query.marks.dense import Stretches
from nandviz.query.marks.marks import Ghost, Waiting
from nandviz.query.marks.places import FLUSHES, Places
from nandviz.query.marks.queue_rows import QueueRows
from nandviz.query.marks.span import LIMIT, LOOK_BACK, Span, joined
from nandviz.trace.codes import AXES, OPEN, STATUS_CODE, WHY_CODE, WHYS

_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_DISPLACED: Final = WHY_CODE[Why.DISPLACED]


class BacklogReading:
    """One read of the backlogs.

    Attributes
    ----------
    dense
        Entries that are too many to be drawn singly, once they have been read.
    """

    def __init__(self, span: Span, places: Places, rows: QueueRows) -> None:
        self.span = span
        self.trace = span.trace
        self.places = places
        self.rows = rows
        self.dense = Stretches()

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the entries that wait in the span."""
        table = self.trace.backlog
        rows = joined(
            self.span.index.live_entries.at(self.span.k0), self.span.born_within(table.born)
        )
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            end_ns = np.where(table.died[rows] > self.span.k, self.span.now_ns, table.left_ns[rows])
            die = table.die[rows].astype(np.int64)
            self.dense = Stretches(die, 0 * die, table.entered_ns[rows], end_ns)
            return ()
        return tuple(self._entry(row) for row in rows.tolist())

    def _entry(self, row: int) -> Waiting:
        table, retries = self.trace.backlog, self.trace.retries
        died = int(table.died[row])
        gone = died <= self.span.k
        tried = self.span.index.retries.rows(row + 1, count_born_by(retries.born, self.span.k))
        axis, die = int(table.axis[row]), int(table.die[row])
        return Waiting(
            entry=row + 1,
            uid=int(table.uid[row]),
            axis=axis,
            die=die,
            row=self.rows.row(row),
            start_ns=int(table.entered_ns[row]),
            end_ns=int(table.left_ns[row]) if gone else self.span.now_ns,
            open=not gone,
            why=WHYS[table.why[row]],
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
        rows = self.span.live_events
        rows = rows[np.isin(queue.kind[rows], FLUSHES) & (queue.cancelled[rows] > self.span.k)]
        keys = zip(queue.axis[rows].tolist(), queue.die[rows].tolist(), strict=True)
        return dict(zip(keys, queue.time_ns[rows].tolist(), strict=True))

    def _released_by(self, axis: int, die: int, died: int) -> int | None:
        """Return the end of the last RESUME of a die's axis that a flush at an event came after."""
        states, index = self.trace.suspension_states, self.span.index
        now_ns, key = index.now_ns(died), die * len(AXES) + axis
        row = index.resumes.last(key, count_born_by(states.born, died))
        while row is not None and states.resumed_ns[row] > now_ns:
            row = index.resumes.last(key, row)
        return None if row is None else int(states.resumed_ns[row])

    def displaced_ghosts(self) -> list[Ghost]:
        """Return the old places of displaced ops."""
        table, parts = self.trace.backlog, self.trace.parts
        rows = self.span.born_within(table.born, LOOK_BACK)
        rows = rows[table.why[rows] == _DISPLACED]
        if len(rows) > LIMIT + LOOK_BACK:
            self.span.left_out += len(rows)
            return []
        found = []
        for row in rows.tolist():
            uid, born = int(table.uid[row]), int(table.born[row])
            found += [
                Ghost(
                    uid, int(parts.die[part]), int(parts.planes[part]),
                    int(parts.start_ns[part]), int(parts.end_ns[part]), False,
                    f"op {uid} was here", born,
                )
                for part in self.places.displaced_parts(uid, born).tolist()
            ]  # fmt: skip
        inside = [g for g in found if self.span.meets(g.start_ns, g.end_ns)]
        return self.span.few_of(inside)
