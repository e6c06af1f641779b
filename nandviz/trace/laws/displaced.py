"""By which suspension each displaced entry of a backlog was displaced, and from where."""

from typing import NamedTuple

import numpy as np

from nandviz.model.words import Axis, Why
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
    """

    row: Ints
    old_start: Ints
    suspension: Ints


def displaced(columns: LawColumns) -> Displaced:
    """Return the displaced entries: each took its first part out of the plan as it entered.

    Where a batch suspends an axis of a die twice, an entry belongs to the suspension from whose
    old end it says to stand as far as its old start does, else to the last one.
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
    chosen = order[past[known] - 1]
    for i in np.flatnonzero(past[known] - first[known] > 1).tolist():
        k, row = known[i], rows[known[i]]
        for each in order[first[k] : past[k]].tolist():
            fits = suspensions.old_end_ns[each] + backlog.delta_ns[row] == old_start[k]
            if fits and suspensions.uid[each] == backlog.anchor_uid[row]:
                chosen[i] = each
    return Displaced(rows[known], old_start[known], chosen)


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
