"""Everything of an op as of an event, for the inspector."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nandviz.model.ops import OpDef
from nandviz.model.words import Axis, Fate, Reason, Source, SuspensionStatus, Why
from nandviz.query.causes import Step, chain, entries_of, suspensions_of
from nandviz.query.rows import Rows, alive, count_before, op_def, place_words, rows_of_op, time_of
from nandviz.trace.codes import AXES, ENTRY_FATES, FATES, REASONS, SOURCES, STATUSES, WHYS, member
from nandviz.trace.tables import Trace


@dataclass(frozen=True, slots=True)
class PartReport:
    """A part of an op; ``left_ns`` is what was or is still to run of it."""

    number: int
    source: Source
    start_ns: int
    end_ns: int
    planned_end_ns: int
    cut: bool
    left_ns: int


@dataclass(frozen=True, slots=True)
class SuspensionReport:
    """A suspension of an op; ``resumed_ns`` and ``resumer_uid`` are None while it is open."""

    suspension_id: int
    n: int
    axis: Axis
    at_ns: int
    state: str
    consumed_ns: int
    remaining_ns: int
    suspender_uid: int
    status: SuspensionStatus
    resumed_ns: int | None
    resumer_uid: int | None
    event: int


@dataclass(frozen=True, slots=True)
class StayReport:
    """A stay of an op in a backlog; ``left`` (event) and ``fate`` are None while it waits."""

    entry_id: int
    axis: Axis
    why: Why
    delta_ns: int
    anchor_uid: int | None
    entered: int
    entered_ns: int
    left: int | None
    left_ns: int | None
    fate: str | None
    retries: int


@dataclass(frozen=True, slots=True)
class FateReport:
    """A fate that an op has had since an event."""

    event: int
    time_ns: int
    fate: Fate
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class OpReport:
    """Everything of an op as of an event; ``consumed_ns + remaining_ns == nominal_ns``."""

    uid: int
    op: OpDef
    where: str
    batch: int
    source: Source
    submitted: int
    submitted_ns: int
    fates: tuple[FateReport, ...]
    parts: tuple[PartReport, ...]
    suspensions: tuple[SuspensionReport, ...]
    stays: tuple[StayReport, ...]
    refusals: tuple[int, ...]
    nominal_ns: int
    consumed_ns: int
    remaining_ns: int
    chain: tuple[Step, ...]

    @property
    def fate(self) -> Fate:
        """What has become of it so far."""
        return self.fates[-1].fate


def op_report(trace: Trace, k: int, uid: int) -> OpReport:
    """Tell everything of op ``uid`` as of event ``k``. Cost: the rows of the op's life.

    Raises
    ------
    IndexError
        If the op has not been submitted by then.
    """
    if not 1 <= uid <= len(trace.ops) or trace.ops.born[uid - 1] > k:
        raise IndexError(f"op {uid} has not been submitted as of event {k}")
    row = uid - 1
    parts = alive(trace.parts, rows_of_op(trace, trace.parts, uid, k), k)
    nominal_ns = op_def(trace, uid).nominal_ns
    consumed_ns = _consumed(trace, parts, time_of(trace, k))
    return OpReport(
        uid,
        op_def(trace, uid),
        place_words(trace, uid),
        int(trace.ops.batch[row]),
        SOURCES[trace.ops.source[row]],
        int(trace.ops.born[row]),
        int(trace.ops.submitted_ns[row]),
        tuple(_fates(trace, k, uid)),
        tuple(_part(trace, k, row) for row in parts.tolist()),
        tuple(_suspension(trace, k, row) for row in suspensions_of(trace, k, uid)),
        tuple(_stay(trace, k, row) for row in entries_of(trace, k, uid)),
        tuple(rows_of_op(trace, trace.refusals, uid, k).tolist()),
        nominal_ns,
        consumed_ns,
        nominal_ns - consumed_ns,
        chain(trace, k, uid),
    )


def _consumed(trace: Trace, parts: Rows, now_ns: int) -> int:
    start, end = trace.parts.start_ns[parts], trace.parts.end_ns[parts]
    return int(np.maximum(np.minimum(end, now_ns) - start, 0).sum())


def _fates(trace: Trace, k: int, uid: int) -> Iterator[FateReport]:
    table = trace.fates
    for row in rows_of_op(trace, table, uid, k).tolist():
        event = int(table.born[row])
        reason = member(REASONS, table.reason[row])
        yield FateReport(event, time_of(trace, event), FATES[table.fate[row]], reason)


def _part(trace: Trace, k: int, row: int) -> PartReport:
    parts = trace.parts
    end_ns, planned = int(parts.end_ns[row]), _planned_end(trace, row)
    return PartReport(
        int(parts.number[row]),
        SOURCES[parts.source[row]],
        int(parts.start_ns[row]),
        end_ns,
        planned,
        bool(parts.cut[row]),
        max(0, planned - max(int(parts.start_ns[row]), min(time_of(trace, k), end_ns))),
    )


def _planned_end(trace: Trace, row: int) -> int:
    """Return the end of a part before it was cut: its first version's."""
    parts = trace.parts
    if not parts.cut[row]:
        return int(parts.end_ns[row])
    versions = rows_of_op(trace, parts, int(parts.uid[row]), int(parts.born[row]))
    same = versions[parts.part_id[versions] == parts.part_id[row]]
    return int(parts.end_ns[same[0]])


def _suspension(trace: Trace, k: int, row: int) -> SuspensionReport:
    table, states = trace.suspensions, trace.suspension_states
    state = _status_row(trace, k, row)
    resumed = STATUSES[states.status[state]] is SuspensionStatus.RESUMED
    op = op_def(trace, int(table.uid[row]))
    return SuspensionReport(
        row,
        int(table.n[row]),
        AXES[table.axis[row]],
        int(table.at_ns[row]),
        op.base.states[table.state[row]].name,
        int(table.consumed_ns[row]),
        int(table.remaining_ns[row]),
        int(table.suspender_uid[row]),
        STATUSES[states.status[state]],
        int(states.resumed_ns[state]) if resumed else None,
        int(states.resumer_uid[state]) if resumed else None,
        int(table.born[row]),
    )


def _status_row(trace: Trace, k: int, suspension: int) -> int:
    states = trace.suspension_states
    first = count_before(states.born, int(trace.suspensions.born[suspension]))
    rows = first + np.flatnonzero(states.suspension[first:] == suspension)
    return int(alive(states, rows, k)[-1])


def _stay(trace: Trace, k: int, row: int) -> StayReport:
    table, retries = trace.backlog, trace.retries
    gone = int(table.died[row]) <= k
    first = count_before(retries.born, int(table.born[row]))
    last = count_before(retries.born, k + 1)
    return StayReport(
        row + 1,
        AXES[table.axis[row]],
        WHYS[table.why[row]],
        int(table.delta_ns[row]),
        int(table.anchor_uid[row]) or None,
        int(table.born[row]),
        int(table.entered_ns[row]),
        int(table.died[row]) if gone else None,
        int(table.left_ns[row]) if gone else None,
        str(ENTRY_FATES[table.fate[row]]) if gone else None,
        int(np.count_nonzero(retries.entry[first:last] == row + 1)),
    )
