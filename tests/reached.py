"""What a run has reached: the kinds of things that tests on random runs are there to see.

A generator whose runs reach few of them proves little, however many runs it makes.
"""

from collections.abc import Iterator

import numpy as np

from nandviz.model.words import (
    DIRTY,
    BacklogScope,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    SuspensionStatus,
    Why,
)
from nandviz.trace.codes import (
    AXES,
    ENTRY_FATES,
    FATES,
    KINDS,
    OPEN,
    REASONS,
    STATUSES,
    WHYS,
)
from nandviz.trace.tables import Trace
from tests.strategies import random_setup
from tests.trace.laws.stories import simulate


def reached(trace: Trace) -> frozenset[str]:
    """Return the names of what a run has reached."""
    trace.flush()
    parts = (_suspensions, _resumes, _plans, _backlog, _flushes, _events, _refusals, _resets)
    return frozenset(name for part in parts for name in part(trace))


def _suspensions(trace: Trace) -> Iterator[str]:
    table, states = trace.suspensions, trace.suspension_states
    every = (1 << trace.info.topology.planes) - 1
    for row in range(len(table)):
        uid, born, die = int(table.uid[row]), table.born[row], table.die[row]
        yield "suspended"
        yield f"suspended {AXES[table.axis[row]]}"
        if table.n[row] > 1:
            yield "suspended again"
        if die:
            yield "suspended on another die"
        if trace.ops.n_targets[uid - 1] > 1:
            yield "suspended on several planes"
        if trace.parts.planes[trace.parts.uid == uid][0] != every:
            yield "suspended on one of the planes"
        if table.voided[row] != OPEN:
            yield "suspension voided"
        open_ = (states.status == 0) & (states.born < born) & (states.died > born)
        if np.any(table.die[states.suspension[open_]] == die):
            yield "nested"


def _resumes(trace: Trace) -> Iterator[str]:
    states, first = trace.suspension_states, set[int]()
    for row in range(len(states)):
        suspension, status = int(states.suspension[row]), STATUSES[states.status[row]]
        if suspension in first and status is SuspensionStatus.OPEN:
            yield "resume taken back"
        first.add(suspension)
        if status is not SuspensionStatus.OPEN:
            yield f"suspension {status}"


def _plans(trace: Trace) -> Iterator[str]:
    """What a SUSPEND leaves in the plan in spite of a narrow scope."""
    table, parts = trace.suspensions, trace.parts
    if trace.info.policies.backlog_scope is BacklogScope.DIE:
        return
    for row in range(len(table)):
        born = table.born[row]
        kept = (parts.born < born) & (parts.died > born) & (parts.number == 1)
        kept &= (parts.die == table.die[row]) & (parts.start_ns >= table.at_ns[row])
        for uid in parts.uid[kept].tolist():
            if not trace.op_def(uid).base.instant:
                yield f"kept in scope {trace.info.policies.backlog_scope}"


def _backlog(trace: Trace) -> Iterator[str]:
    table = trace.backlog
    for row in range(len(table)):
        uid, why = int(table.uid[row]), WHYS[table.why[row]]
        kind = trace.op_def(uid).base.kind
        yield f"backlog {why}"
        if why is Why.DISPLACED and kind is Kind.RESUME:
            yield "RESUME displaced"
        if table.died[row] != OPEN:
            fate = ENTRY_FATES[table.fate[row]]
            yield f"entry {fate}"
            if fate is EntryFate.DROPPED:
                yield f"dropped {REASONS[table.reason[row]]}"


def _flushes(trace: Trace) -> Iterator[str]:
    backlog, retries = trace.backlog, trace.retries
    flushed = backlog.fate == ENTRY_FATES.index(EntryFate.FLUSHED)
    for row in range(len(retries)):
        yield f"retry {REASONS[retries.reason[row]]}"
        if flushed[retries.entry[row] - 1]:
            yield "flushed after a retry"
        if np.any(flushed & (backlog.died == retries.born[row])):
            yield "half a queue flushed"


def _events(trace: Trace) -> Iterator[str]:
    queue = trace.queue
    for kind in (
        EventKind.OP_END,
        EventKind.OP_START,
        EventKind.BACKLOG_REFILL,
        EventKind.BACKLOG_RETRY,
    ):
        if np.any((queue.kind == KINDS.index(kind)) & (queue.cancelled != OPEN)):
            yield f"{kind} cancelled"
    outcomes = {trace.words.text(int(word)) for word in trace.events.outcome}
    if "superseded" in outcomes:
        yield "flush superseded"
    for fate in trace.fates.fate[trace.fates.died == OPEN].tolist():
        yield f"in the end {FATES[fate]}"


def _refusals(trace: Trace) -> Iterator[str]:
    for reason in set(trace.refusals.reason.tolist()):
        yield f"refused {REASONS[reason]}"


def _resets(trace: Trace) -> Iterator[str]:
    resets = [
        uid for uid in range(1, len(trace.ops) + 1) if trace.op_def(uid).base.kind is Kind.RESET
    ]
    completed = (trace.fates.fate == FATES.index(Fate.COMPLETED)) & np.isin(trace.fates.uid, resets)
    if np.any(completed):
        yield "reset"
    if np.any(trace.applications.last == DIRTY):
        yield "reset dirties"
    aborted = trace.fates.fate == FATES.index(Fate.ABORTED)
    if np.any(aborted & np.isin(trace.fates.uid, resets)):
        yield "reset forestalled"


def fewest(runs: dict[int, tuple[frozenset[str], int]]) -> list[int]:
    """Choose runs, given by what they reached and their number of events, that reach all."""
    chosen = list[int]()
    missing = {name for names, _ in runs.values() for name in names}
    while missing:
        worth = {seed: len(names & missing) / (20 + n) for seed, (names, n) in runs.items()}
        chosen.append(max(worth, key=worth.__getitem__))
        missing -= runs[chosen[-1]][0]
    return sorted(chosen)


def main() -> None:
    """Print seeds for `tests.strategies.RICH`."""
    found = {}
    for seed in range(4000):
        trace = simulate(random_setup(seed))
        found[seed] = reached(trace), len(trace.events)
    print(*fewest(found), sep=", ")


if __name__ == "__main__":
    main()
