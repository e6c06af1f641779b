"""Jumps find the events of a kind that a scan of the whole trace finds, while the trace grows."""

import numpy as np
import pytest

from nandviz.model.setup import Setup
from nandviz.model.words import EventKind, SuspensionStatus
from nandviz.query.jumps import JumpKind, Jumps
from nandviz.trace.codes import KIND_CODE, OPEN, STATUS_CODE
from nandviz.trace.tables import Trace
from tests.query.live import Run
from tests.strategies import random_setup, workload_setup
from tests.trace.laws.stories import failed_flush

BROKEN = np.array([2, 5], np.int64)


def scanned(trace: Trace) -> dict[JumpKind, set[int]]:
    """Return the events of each kind, by a scan."""
    states, queue, backlog = trace.suspension_states, trace.queue, trace.backlog
    seq = trace.events.seq
    ends = queue.kind[seq] == KIND_CODE[EventKind.OP_END]
    resumed = ends & np.isin(queue.uid[seq], trace.suspensions.uid)
    left = backlog.died[backlog.died != OPEN]
    found = {
        JumpKind.SUSPEND: trace.suspensions.born,
        JumpKind.RESUME: states.born[states.status == STATUS_CODE[SuspensionStatus.RESUMED]],
        JumpKind.RESUMED_END: np.flatnonzero(resumed),
        JumpKind.BACKLOG: np.concatenate([backlog.born, left, trace.retries.born]),
        JumpKind.REFUSAL: np.concatenate([trace.refusals.born, trace.retries.born]),
        JumpKind.BROKEN_LAW: BROKEN,
    }
    return {kind: set(events.tolist()) for kind, events in found.items()}


def assert_same_as_a_scan(trace: Trace, jumps: Jumps) -> None:
    for kind, events in scanned(trace).items():
        for k in range(-1, trace.last_event + 1):
            later, earlier = [e for e in events if e > k], [e for e in events if e < k]
            assert jumps.after(kind, k) == min(later, default=None), (kind, k)
            assert jumps.before(kind, k) == max(earlier, default=None), (kind, k)


def test_a_flush_that_fails_is_a_refusal_and_changes_its_backlog() -> None:
    trace = failed_flush()
    assert trace.retries.born.tolist()
    assert_same_as_a_scan(trace, Jumps(trace, lambda: BROKEN))


@pytest.mark.parametrize("seed", range(20))
def test_jumps_asked_once_find_what_a_scan_finds(seed: int) -> None:
    run = Run(random_setup(seed))
    run.simulation.run()
    assert_same_as_a_scan(run.trace, Jumps(run.trace, lambda: BROKEN))


@pytest.mark.parametrize(
    "setup", [*map(random_setup, range(12)), *map(workload_setup, range(4))], ids=str
)
def test_jumps_asked_while_the_trace_grows_find_what_a_scan_finds(setup: Setup) -> None:
    run = Run(setup)
    jumps = Jumps(run.trace, lambda: BROKEN)
    rng = np.random.default_rng(1)
    while run.simulation.step():
        if rng.random() < 0.3:
            assert_same_as_a_scan(run.trace, jumps)
    assert_same_as_a_scan(run.trace, jumps)


def test_the_runs_have_events_of_every_kind() -> None:
    seen: set[JumpKind] = set()
    for seed in range(20):
        run = Run(random_setup(seed))
        run.simulation.run()
        seen |= {kind for kind, events in scanned(run.trace).items() if events}
    assert seen == set(JumpKind)
