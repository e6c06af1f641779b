"""By which suspension each displaced entry of a backlog was displaced, and from where."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nandviz.model.words import Axis, GapFrom, Why
from nandviz.trace.codes import NONE, OPEN, WHY_CODE
from nandviz.trace.laws.intervals import AnyInts
from nandviz.trace.laws.law_columns import Ints, LawColumns


class Displaced(NamedTuple):
    """Displaced entries whose suspension and old place in the plan are in the trace.

    Attributes
    ----------
    row
        Row of the entry, ascending.
    old_start
        Where the op would have started.
    suspension
        Row of the suspension by which it was displaced.
    anchor, old_end
        Op that it keeps its distance from, and where that would have ended.
    """

    row: Ints
    old_start: Ints
    suspension: Ints
    anchor: Ints
    old_end: Ints


def displaced(columns: LawColumns) -> Displaced:
    """Return the displaced entries: each took its first part out of the plan as it entered.

    Where a batch suspends an axis of a die twice, an entry belongs to the suspension whose anchor
    it names and from whose old end it says to stand as far as its old start does, else to the last
    one.
    """
    backlog, suspensions = columns.trace.backlog, columns.trace.suspensions
    rows = np.flatnonzero(backlog.why == WHY_CODE[Why.DISPLACED])
    old_start = _old_starts(columns, backlog.uid[rows], backlog.born[rows])
    dies = columns.trace.info.topology.dies
    made = _key(suspensions.born, suspensions.axis, suspensions.die, dies)
    order = np.argsort(made, kind="stable")
    asked = _key(backlog.born[rows], backlog.axis[rows], backlog.die[rows], dies)
    first, past = (np.searchsorted(made[order], asked, side) for side in ("left", "right"))
    known = np.flatnonzero((past > first) & (old_start >= 0))
    first, past, rows, old_start = first[known], past[known], rows[known], old_start[known]
    chosen = order[past - 1]
    anchors = _anchors(columns)
    anchor, old_end = anchors(chosen, backlog.uid[rows], old_start)
    for i in np.flatnonzero(past - first > 1).tolist():
        each = order[first[i] : past[i]]
        n = np.zeros(len(each), np.int64)
        uid, end = anchors(each, backlog.uid[rows[i]] + n, old_start[i] + n)
        fits = (end + backlog.delta_ns[rows[i]] == old_start[i]) & (
            uid == backlog.anchor_uid[rows[i]]
        )
        for j in np.flatnonzero(fits).tolist():
            chosen[i], anchor[i], old_end[i] = each[j], uid[j], end[j]
    return Displaced(rows, old_start, chosen, anchor, old_end)


Anchors = Callable[[Ints, AnyInts, Ints], tuple[Ints, Ints]]
"""Returns of ops that suspensions displaced from an old start their anchors and the old ends."""


def _anchors(columns: LawColumns) -> Anchors:
    suspensions = columns.trace.suspensions

    def suspended_end(rows: Ints, uid: AnyInts, start: Ints) -> tuple[Ints, Ints]:
        del uid, start
        return suspensions.uid[rows].astype(np.int64), suspensions.old_end_ns[rows].copy()

    previous = columns.trace.info.policies.gap_from is GapFrom.PREVIOUS
    return OldOrder(columns).before if previous else suspended_end


class OldOrder:
    """What stood before what in the plan of a die as a SUSPEND came, in order of start, then uid.

    From the suspended op on; an instant op, which nothing displaces, stands aside.
    """

    def __init__(self, columns: LawColumns) -> None:
        self._parts, self._suspensions = columns.trace.parts, columns.trace.suspensions
        parts, instant = self._parts, [op.base.instant for op in columns.trace.info.ops]
        held = ~np.array([*instant, True], np.bool_)[columns.op[parts.uid]]
        rows = np.flatnonzero(held)
        order = np.lexsort((parts.uid[rows], parts.start_ns[rows], parts.die[rows]))
        self._rows = rows[order]
        self._first = np.searchsorted(
            parts.die[self._rows], np.arange(columns.trace.info.topology.dies + 1)
        )
        uid, row = np.unique(parts.uid, return_index=True)
        self._made = np.zeros(columns.n_ops + 1, np.int64)
        self._made[uid] = row

    def before(self, suspensions: Ints, uid: AnyInts, start: Ints) -> tuple[Ints, Ints]:
        """Return uid and planned end of the op before each that a suspension displaced."""
        asked = zip(suspensions.tolist(), uid.tolist(), start.tolist(), strict=True)
        found = [self._before(*each) for each in asked]
        anchor, end = zip(*found, strict=True) if found else ((), ())
        return np.array(anchor, np.int64), np.array(end, np.int64)

    def _before(self, suspension: int, uid: int, start: int) -> tuple[int, int]:
        parts, table = self._parts, self._suspensions
        victim, at_ns = int(table.uid[suspension]), int(table.at_ns[suspension])
        die = int(table.die[suspension])
        mine = self._rows[self._first[die] : self._first[die + 1]]
        lo, hi = np.searchsorted(parts.start_ns[mine], [at_ns, start + 1])
        near = mine[lo:hi]
        near = near[near < self._made[table.suspender_uid[suspension]]]
        near = near[(parts.died[near] >= table.born[suspension]) & (parts.uid[near] != victim)]
        near = near[(parts.start_ns[near] < start) | (parts.uid[near] < uid)]
        if not len(near):
            return victim, int(table.old_end_ns[suspension])
        return int(parts.uid[near[-1]]), int(parts.end_ns[near[-1]])


def _key(event: AnyInts, axis: AnyInts, die: AnyInts, dies: int) -> Ints:
    key: Ints = (event.astype(np.int64) * len(Axis) + axis) * dies + die
    return key


def _old_starts(columns: LawColumns, uid: AnyInts, event: AnyInts) -> Ints:
    """Return the start of the first part that each op lost in an event, -1 where it lost none."""
    parts = columns.trace.parts
    gone = np.flatnonzero((parts.number == 1) & (parts.died != OPEN))
    lost = parts.uid[gone].astype(np.int64) * 2**32 + parts.died[gone]
    order = np.argsort(lost, kind="stable")
    asked = uid.astype(np.int64) * 2**32 + event
    at = np.searchsorted(lost[order], asked, side="right") - 1
    found = np.append(lost[order], np.int64(NONE))[at] == asked
    start: Ints = np.full(len(asked), -1, np.int64)
    start[found] = parts.start_ns[gone[order[at[found]]]]
    return start
