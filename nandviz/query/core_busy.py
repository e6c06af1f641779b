"""When ops are in CORE_BUSY, as far as a run is known: where a SUSPEND would hit them.

Cost: the columns of the trace.
"""

import numpy as np
import numpy.typing as npt

from nandviz.model.words import CORE_BUSY, Axis, EventKind, Kind
from nandviz.query.asof import AsOf
from nandviz.query.lanes import core_states
from nandviz.query.moments import last_event_by
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.trace.tables import Trace

Instants = npt.NDArray[np.int64]


def edges_ns(trace: Trace) -> Instants:
    """Return the instants at which a CORE_BUSY begins or ends, or an op ends, ascending."""
    segments, queue, core = trace.segments, trace.queue, _live_core(trace)
    ends = (queue.kind == KIND_CODE[EventKind.OP_END]) & (queue.handled != OPEN)
    found = (segments.start_ns[core], segments.end_ns[core], queue.time_ns[ends])
    return np.unique(np.concatenate(found).astype(np.int64))


def op_in_core_busy(trace: Trace, die: int, at_ns: int) -> int | None:
    """Return the erase or program that is in CORE_BUSY on a die at an instant; None for none."""
    segments, parts = trace.segments, trace.parts
    there = _live_core(trace) & (segments.start_ns <= at_ns) & (at_ns < segments.end_ns)
    rows = segments.part[there]
    uids = parts.uid[rows[parts.die[rows] == die]].tolist()
    return next((uid for uid in uids if trace.op_def(uid).base.suspendable), None)


def instant_at_share(trace: Trace, uid: int, share: float) -> int | None:
    """Return when an op has consumed a share of its nominal CORE_BUSY; None if it never has."""
    op, segments = trace.op_def(uid), trace.segments
    nominal_ns = sum(
        duration
        for state, duration in zip(op.base.states, op.durations_ns, strict=True)
        if state.name == CORE_BUSY
    )
    mine = _live_core(trace) & (trace.parts.uid[segments.part] == uid)
    start, end = np.sort(segments.start_ns[mine]), np.sort(segments.end_ns[mine])
    left_ns = round(nominal_ns * share)
    for first, last in zip(start.tolist(), end.tolist(), strict=True):
        if left_ns < last - first:
            return int(first + left_ns)
        left_ns -= last - first
    return None


def axis_to_hit(trace: Trace, kind: Kind, die: int, at_ns: int) -> Axis | None:
    """Return the axis that a SUSPEND or RESUME would hit on a die at an instant; None for none."""
    if kind is Kind.SUSPEND:
        uid = op_in_core_busy(trace, die, at_ns)
        return None if uid is None else trace.op_def(uid).base.axis
    suspended = AsOf(trace, last_event_by(trace, at_ns)).stack(die=die)
    return suspended[-1].axis if suspended else None


def _live_core(trace: Trace) -> npt.NDArray[np.bool_]:
    """Return which segments are in CORE_BUSY, in the plan as of the last event."""
    segments = trace.segments
    op = trace.ops.op[trace.parts.uid[segments.part] - 1]
    core: npt.NDArray[np.bool_] = core_states(trace.info.ops)[op, segments.state]
    live: npt.NDArray[np.bool_] = core & (segments.died == OPEN)
    return live
