"""Laws of the backlog: queue order, and a flush or a suspension for each queue that waits."""

from collections.abc import Iterator
from heapq import heappop, heappush

import numpy as np

from nandviz.model.words import EntryFate, EventKind, SuspensionStatus
from nandviz.trace.codes import ENTRY_FATE_CODE, KIND_CODE, METRIC_CODE, OPEN, STATUS_CODE
from nandviz.trace.laws.facts import AXIS_NAME, Ints, LawColumns
from nandviz.trace.laws.intervals import AnyInts, Changes, lives, runs, steps
from nandviz.trace.laws.verdict import Violation, us


def queue_order(facts: LawColumns) -> Iterator[Violation]:
    """Law 9: an entry is flushed when none that stands before it in its queue is left."""
    backlog = facts.trace.backlog
    if not len(backlog):
        return
    key = backlog.axis + 2 * backlog.die.astype(np.int64)
    order = np.argsort(key, kind="stable")
    for lo, hi in runs(key[order]):
        yield from _overtaken(facts, order[lo:hi])
    yield from _disordered(facts, key)


def _overtaken(facts: LawColumns, rows: Ints) -> Iterator[Violation]:
    """Sweep over the events of one queue with a heap of the ranks that stand in it."""
    backlog = facts.trace.backlog
    flushed = ENTRY_FATE_CODE[EntryFate.FLUSHED]
    rank, born, died = (c[rows].tolist() for c in (backlog.rank, backlog.born, backlog.died))
    fate = backlog.fate[rows].tolist()
    heap: list[tuple[int, int]] = []
    entered = 0
    for i in np.argsort(backlog.died[rows], kind="stable").tolist():
        event = died[i]
        if event == OPEN:
            return
        while entered < len(rows) and born[entered] < event:
            heappush(heap, (rank[entered], entered))
            entered += 1
        while heap and died[heap[0][1]] <= event:
            heappop(heap)
        if fate[i] == flushed and heap and heap[0][0] < rank[i]:
            yield _order_violation(facts, int(rows[i]), int(rows[heap[0][1]]))


def _disordered(facts: LawColumns, key: Ints) -> Iterator[Violation]:
    """Compare the order in which one event reserved what it flushed with the queue's order."""
    backlog, parts = facts.trace.backlog, facts.trace.parts
    rows = np.flatnonzero(backlog.fate == ENTRY_FATE_CODE[EntryFate.FLUSHED])
    part_key = parts.uid.astype(np.int64) * 2**32 + parts.born + 1
    by_key = np.argsort(part_key, kind="stable")
    asked = backlog.uid[rows].astype(np.int64) * 2**32 + backlog.died[rows] + 1
    at = np.minimum(np.searchsorted(part_key[by_key], asked), len(by_key) - 1)
    part = by_key[at] if len(by_key) else at
    known = part_key[part] == asked if len(by_key) else np.zeros(len(rows), np.bool_)
    rows, part = rows[known], part[known]
    order = np.lexsort((part, backlog.died[rows], key[rows]))
    rows = rows[order]
    same = (key[rows][1:] == key[rows][:-1]) & (backlog.died[rows][1:] == backlog.died[rows][:-1])
    rank = backlog.rank[rows]
    for i in np.flatnonzero(same & (rank[1:] < rank[:-1])).tolist():
        yield _order_violation(facts, int(rows[i]), int(rows[i + 1]))


def _order_violation(facts: LawColumns, row: int, before: int) -> Violation:
    backlog = facts.trace.backlog
    uid, event = int(backlog.uid[row]), int(backlog.died[row])
    time = facts.time_of(event)
    detail = (
        f"entry {row + 1}, {facts.name(uid)}, is flushed from the {AXIS_NAME[backlog.axis[row]]} "
        f"queue of die {backlog.die[row]} in event {event} at {us(time)} before entry "
        f"{before + 1}, {facts.name(int(backlog.uid[before]))}, which stands in front of it"
    )
    return Violation(9, uid, event, time, detail)


def none_stuck(facts: LawColumns) -> Iterator[Violation]:
    """Law 11: a queue that waits has its axis suspended or a flush pending; stacks add up."""
    yield from _stuck(facts)
    yield from _stacks(facts)


def _stuck(facts: LawColumns) -> Iterator[Violation]:
    trace = facts.trace
    backlog, queue = trace.backlog, trace.queue
    flush = [KIND_CODE[EventKind.BACKLOG_REFILL], KIND_CODE[EventKind.BACKLOG_RETRY]]
    pending = np.flatnonzero(np.isin(queue.kind, flush))
    gone = np.minimum(queue.cancelled[pending], queue.handled[pending])
    key = queue.axis[pending] + 2 * queue.die[pending].astype(np.int64)
    group, event, sums = steps(
        lives(_key(backlog.axis, backlog.die), backlog.born, backlog.died, 1, 0, 3),
        _open_suspensions(facts),
        lives(key, queue.born[pending], gone, 1, 2, 3),
    )
    stuck = (sums[:, 0] > 0) & (sums[:, 1] <= 0) & (sums[:, 2] <= 0)
    begins = stuck.copy()
    begins[1:] &= ~(stuck[:-1] & (group[1:] == group[:-1]))
    for i in np.flatnonzero(begins).tolist():
        yield _stuck_violation(facts, int(group[i]), int(event[i]), int(sums[i, 0]))


def _key(axis: AnyInts, die: AnyInts) -> Ints:
    key: Ints = axis + 2 * die.astype(np.int64)
    return key


def _open_suspensions(facts: LawColumns) -> Changes:
    suspensions, states = facts.trace.suspensions, facts.trace.suspension_states
    rows = np.flatnonzero(states.status == STATUS_CODE[SuspensionStatus.OPEN])
    ids = states.suspension[rows]
    key = _key(suspensions.axis[ids], suspensions.die[ids])
    return lives(key, states.born[rows], states.died[rows], 1, 1, 3)


def _stuck_violation(facts: LawColumns, key: int, event: int, size: int) -> Violation:
    backlog = facts.trace.backlog
    mine = (backlog.axis == key % 2) & (backlog.die == key // 2)
    known = np.flatnonzero(mine & (backlog.born <= event) & (backlog.died > event))
    head = known[np.argmin(backlog.rank[known])]
    uid, time = int(backlog.uid[head]), facts.time_of(event)
    detail = (
        f"{size} waiting in the {AXIS_NAME[key % 2]} queue of die {key // 2}, {facts.name(uid)} "
        f"first, with the axis not suspended and no flush pending as of event {event} at {us(time)}"
    )
    return Violation(11, uid, event, time, detail)


def _stacks(facts: LawColumns) -> Iterator[Violation]:
    """Each suspension is open, resumed or aborted until voided; the gauge counts the open ones."""
    trace = facts.trace
    suspensions, states = trace.suspensions, trace.suspension_states
    ids = np.arange(len(suspensions))
    is_one = lives(states.suspension, states.born, states.died, -1)
    group, event, sums = steps(lives(ids, suspensions.born, suspensions.voided), is_one)
    for i in np.flatnonzero(sums[:, 0] != 0).tolist():
        what = "open, resumed or aborted more than once" if sums[i, 0] < 0 else "lost"
        detail = f"suspension {suspensions.n[group[i]]} is {what}"
        yield _stack_violation(facts, int(suspensions.uid[group[i]]), int(event[i]), detail)
    yield from _gauge(facts)


def _gauge(facts: LawColumns) -> Iterator[Violation]:
    metrics = facts.trace.metrics
    rows = np.flatnonzero(metrics.metric == METRIC_CODE["suspended_depth"])
    if not len(metrics):
        return
    counted = _open_suspensions(facts)
    depth = counted._replace(group=np.zeros_like(counted.group), amount=counted.amount[:, 1:2])
    told = metrics.value[rows]
    change = np.diff(told, prepend=np.int64(0)).reshape(-1, 1)
    gauge = Changes(np.zeros(len(rows), np.int64), metrics.born[rows].astype(np.int64), -change)
    _, event, sums = steps(depth, gauge)
    wrong = sums[:, 0] != 0
    wrong[1:] &= ~(sums[:-1, 0] != 0)
    for i in np.flatnonzero(wrong).tolist():
        detail = f"the stacks' depth is {sums[i, 0]:+d} off suspends minus resumes minus aborts"
        yield _stack_violation(facts, 0, int(event[i]), detail)


def _stack_violation(facts: LawColumns, uid: int, event: int, detail: str) -> Violation:
    time = facts.time_of(event)
    who = f"{facts.name(uid)}: " if uid else ""
    return Violation(11, uid, event, time, f"{who}{detail} as of event {event} at {us(time)}")
