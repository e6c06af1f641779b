"""The metrics of a run say what its trace shows."""

import numpy as np
import pytest

from nandviz.model.words import (
    CORE_BUSY,
    METRICS,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    SuspensionStatus,
    Why,
)
from nandviz.trace.codes import (
    ENTRY_FATE_CODE,
    FATE_CODE,
    KIND_CODE,
    OPEN,
    REASON_CODE,
    STATUS_CODE,
    WHY_CODE,
)
from nandviz.trace.tables import Trace
from tests.strategies import random_setup, workload_setup
from tests.trace.laws.stories import simulate


def told(trace: Trace) -> dict[str, int]:
    """Return the last value of each metric."""
    table = trace.metrics
    last = dict(zip(table.metric.tolist(), table.value.tolist(), strict=True))
    return {name: last.get(code, 0) for code, name in enumerate(METRICS)}


def shown(trace: Trace) -> dict[str, int]:
    """Return what the rows of a trace say of each metric."""
    states, backlog, queue, fates = (
        trace.suspension_states,
        trace.backlog,
        trace.queue,
        trace.fates,
    )
    status = states.status[states.died == OPEN]
    fate = fates.fate[fates.died == OPEN]
    culprits = trace.refusals.uid[trace.refusals.reason != REASON_CODE[Reason.BATCH_REJECTED]]
    retry, refill = (
        queue.kind == KIND_CODE[kind]
        for kind in (EventKind.BACKLOG_RETRY, EventKind.BACKLOG_REFILL)
    )
    pending = (queue.handled == OPEN) & (queue.cancelled == OPEN)
    rejected = int(np.sum(fate == FATE_CODE[Fate.REJECTED]))
    return {
        "suspended_op_end_cancelled": len(trace.suspensions),
        "backlog_size": int(np.sum(backlog.died == OPEN)),
        "backlog_flush": int(np.sum(backlog.fate == ENTRY_FATE_CODE[EntryFate.FLUSHED])),
        "backlog_retry": len(trace.retries),
        "backlog_retry_events": int(np.sum(retry)),
        "backlog_flush_pending": int(np.sum((retry | refill) & pending)),
        "backlog_drop": int(np.sum(backlog.fate == ENTRY_FATE_CODE[EntryFate.DROPPED])),
        "program_resume_page_mismatch": 0,
        "resume_errors": sum(trace.op_def(uid).base.kind is Kind.RESUME for uid in culprits),
        "suspends": int(np.sum(trace.suspensions.voided == OPEN)),
        "resumes": int(np.sum(status == STATUS_CODE[SuspensionStatus.RESUMED])),
        "displaced": int(np.sum(backlog.why == WHY_CODE[Why.DISPLACED])),
        "ops_committed": len(trace.ops) - rejected,
        "ops_completed": int(np.sum(fate == FATE_CODE[Fate.COMPLETED])),
        "ops_rejected": rejected,
        "suspended_depth": int(np.sum(status == STATUS_CODE[SuspensionStatus.OPEN])),
        "bus_busy_ns": busy(trace, bus=True),
        "core_busy_ns": busy(trace, bus=False),
    }


def busy(trace: Trace, *, bus: bool) -> int:
    """Return the time of the segments that use the bus, or the core."""
    segments, total = trace.segments, 0
    for row in np.flatnonzero(segments.died == OPEN).tolist():
        base = trace.op_def(int(trace.parts.uid[segments.part[row]])).base
        state = base.states[segments.state[row]]
        if state.bus if bus else state.name == CORE_BUSY:
            total += int(segments.end_ns[row] - segments.start_ns[row])
    return total


@pytest.mark.parametrize("proposed", [False, True])
@pytest.mark.slow
def test_the_metrics_of_a_run_that_ran_dry_are_those_of_its_rows(proposed: bool) -> None:
    wrong = {}
    for seed in range(40 if proposed else 150):
        trace = simulate((workload_setup if proposed else random_setup)(seed))
        if np.all((trace.queue.handled != OPEN) | (trace.queue.cancelled != OPEN)):
            want, got = shown(trace), told(trace)
            wrong |= {
                (seed, name): (got[name], want[name]) for name in METRICS if got[name] != want[name]
            }
    assert wrong == {}
