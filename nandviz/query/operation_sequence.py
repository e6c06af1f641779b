"""The operation sequence of a trace: which ops began, and when."""

from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import EventKind
from nandviz.query.columns_asof import ColumnsAsOf

Ints = npt.NDArray[np.int64]

_NEVER: Final = np.iinfo(np.int64).max


def operation_sequence(as_of: ColumnsAsOf) -> tuple[Ints, Ints]:
    """Return the ops that have begun, in order, and when.

    Each at its OP_START; where an import tells none, where it executes first, else where it first
    ends or applies.

    Returns
    -------
    tuple of ndarray of int64
        Uids, and instants in ns. Cost: O(n log n) in the rows of the trace.
    """
    trace = as_of.trace
    uid_of, times = trace.queue.uid[trace.events.seq], trace.events.time_ns
    starts, ends = (as_of.handled(kind) for kind in (EventKind.OP_START, EventKind.OP_END))
    applied = trace.applications.born[: as_of.count(trace.applications.born)]
    parts = trace.segments.part[as_of.executed]
    told = (
        (uid_of[starts], times[starts]),
        (trace.parts.uid[parts], trace.parts.start_ns[parts]),
        (uid_of[ends], times[ends]),
        (trace.applications.uid[: len(applied)], times[applied]),
    )
    at_ns = np.full(as_of.op_count + 1, _NEVER)
    for uid, time_ns in told:
        first = np.full(len(at_ns), _NEVER)
        np.minimum.at(first, uid, time_ns)
        at_ns = np.where(at_ns < _NEVER, at_ns, first)
    rank = np.full(len(at_ns), _NEVER)
    np.minimum.at(rank, uid_of[starts], starts)
    order = np.lexsort((rank, at_ns))
    uids = order[at_ns[order] < _NEVER]
    return uids, at_ns[uids]
