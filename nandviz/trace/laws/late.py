"""SUSPENDs that suspend nothing, because what they were to suspend comes to its end first."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import CORE_BUSY, Kind, LateSuspend
from nandviz.trace.codes import AXIS_CODE, NONE
from nandviz.trace.laws.intervals import Cover
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def suspend_nothing(columns: LawColumns) -> Bools:
    """By uid: whether it is a SUSPEND that made no suspension, where ``late_suspend`` lets it."""
    nothing = columns.of_kind(Kind.SUSPEND).copy()
    nothing[columns.trace.suspensions.suspender_uid] = False
    return nothing & (columns.trace.info.policies.late_suspend is LateSuspend.COMPLETE)


def too_late(columns: LawColumns) -> Bools:
    """By uid: whether such a SUSPEND starts in a CORE_BUSY of its axis, and outlives its op."""
    parts, ran = columns.trace.parts, columns.executed
    late = np.zeros(columns.n_ops + 1, np.bool_)
    mine = _running(columns)
    if not len(mine):
        return late
    busy = np.flatnonzero(_core_busy(columns)[columns.op[ran.uid], ran.state])
    busy = busy[columns.axis[ran.uid[busy]] != NONE]
    group = ran.die[busy] * 2 + columns.axis[ran.uid[busy]]
    order = np.lexsort((ran.start[busy], group))
    busy, group = busy[order], group[order]
    start = parts.start_ns[mine]
    asked = parts.die[mine].astype(np.int64) * 2 + _acts_on(columns)[parts.uid[mine]]
    hits, met = Cover(group, ran.start[busy], ran.end[busy]).meeting(asked, start, start + 1)
    ends = parts.end_ns[columns.trace.segments.part[ran.row[busy[met]]]]
    uid = parts.uid[mine[hits]]
    late[uid[ends < start[hits] + columns.nominal.sum(axis=1)[columns.op][uid]]] = True
    return late


def idle_suspends(columns: LawColumns) -> Iterator[Finding]:
    """Look for SUSPENDs that suspend nothing and had no reason to."""
    parts, late = columns.trace.parts, too_late(columns)
    mine = _running(columns)
    for row in mine[~late[parts.uid[mine]] | (parts.planes[mine] != 0)].tolist():
        uid, at, event = int(parts.uid[row]), int(parts.start_ns[row]), int(parts.born[row])
        detail = said(
            "{name} suspends nothing at {at}, event {event}, though no op of its axis in "
            "CORE_BUSY ends before it does, or it holds planes",
            name=columns.name(uid),
            at=us_sentence(at),
            event=event,
        )
        yield Finding(uid, event, at, detail)


def cut_too_late(columns: LawColumns) -> Ints:
    """Return the suspensions of ops that would have ended before their SUSPEND did."""
    suspensions = columns.trace.suspensions
    if columns.trace.info.policies.late_suspend is not LateSuspend.COMPLETE:
        return np.zeros(0, np.int64)
    own = columns.nominal.sum(axis=1)[columns.op][suspensions.suspender_uid]
    return np.flatnonzero(suspensions.old_end_ns < suspensions.at_ns + own)


def _running(columns: LawColumns) -> Ints:
    """Return the rows of parts of the SUSPENDs that suspend nothing and have started."""
    parts = columns.trace.parts
    rows = np.flatnonzero(suspend_nothing(columns)[parts.uid])
    known = (parts.died[rows] > columns.last) & (parts.start_ns[rows] <= columns.now_ns)
    return rows[known]


def _core_busy(columns: LawColumns) -> Bools:
    """By op definition and state: whether it is CORE_BUSY."""
    busy = np.zeros_like(columns.bus)
    for i, definition in enumerate(columns.trace.info.ops):
        states = definition.base.states
        busy[i, : len(states)] = [state.name == CORE_BUSY for state in states]
    return busy


def _acts_on(columns: LawColumns) -> Ints:
    """By uid: the axis that an op's base names, `NONE` for none."""
    axes = [AXIS_CODE[op.base.axis] if op.base.axis else NONE for op in columns.trace.info.ops]
    return np.array([*axes, NONE], np.int64)[columns.op]
