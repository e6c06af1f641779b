"""The law of queues that wait: each has a flush or a suspension, and the stacks add up."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import EventKind, SuspensionStatus
from nandviz.trace.codes import KIND_CODE, METRIC_CODE, STATUS_CODE
from nandviz.trace.laws.intervals import AnyInts, Changes, lives, steps
from nandviz.trace.laws.law_columns import AXIS_NAME, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.trace.laws.watching import waits_for_change
from nandviz.units import us_sentence


def none_stuck(columns: LawColumns) -> Iterator[Finding]:
    """Law 11: a queue that waits has its axis suspended or a flush pending; stacks add up."""
    yield from _stuck(columns)
    yield from _stacks(columns)


def _stuck(columns: LawColumns) -> Iterator[Finding]:
    trace = columns.trace
    backlog, queue = trace.backlog, trace.queue
    flush = [KIND_CODE[EventKind.BACKLOG_REFILL], KIND_CODE[EventKind.BACKLOG_RETRY]]
    pending = np.flatnonzero(np.isin(queue.kind, flush))
    gone = np.minimum(queue.cancelled[pending], queue.handled[pending])
    key = _key(queue.axis[pending], queue.die[pending])
    waits = waits_for_change(columns)
    # Columns of what waits, and of what it waits for.
    group, event, sums = steps(
        lives(_key(backlog.axis, backlog.die), backlog.born, backlog.died, columns=2),
        _open_suspensions(columns),
        lives(key, queue.born[pending], gone, column=1, columns=2),
        lives(_key(backlog.axis, backlog.die)[waits.entry], waits.born, waits.died, 1, 1, 2),
    )
    stuck = (sums[:, 0] > 0) & (sums[:, 1] <= 0)
    begins = stuck.copy()
    begins[1:] &= ~(stuck[:-1] & (group[1:] == group[:-1]))
    for i in np.flatnonzero(begins).tolist():
        yield _stuck_violation(columns, int(group[i]), int(event[i]), int(sums[i, 0]))


def _key(axis: AnyInts, die: AnyInts) -> Ints:
    key: Ints = axis + 2 * die.astype(np.int64)
    return key


def _open_suspensions(columns: LawColumns) -> Changes:
    suspensions, states = columns.trace.suspensions, columns.trace.suspension_states
    rows = np.flatnonzero(states.status == STATUS_CODE[SuspensionStatus.OPEN])
    ids = states.suspension[rows]
    key = _key(suspensions.axis[ids], suspensions.die[ids])
    return lives(key, states.born[rows], states.died[rows], column=1, columns=2)


def _stuck_violation(columns: LawColumns, key: int, event: int, size: int) -> Finding:
    backlog = columns.trace.backlog
    mine = (backlog.axis == key % 2) & (backlog.die == key // 2)
    known = np.flatnonzero(mine & (backlog.born <= event) & (backlog.died > event))
    head = known[np.argmin(backlog.rank[known])]
    uid, time = int(backlog.uid[head]), columns.time_of(event)
    detail = said(
        "{size} waiting in the {axis_name} queue of die {key}, {name} first, with the "
        "axis not suspended and no flush pending as of event {event} at {time}",
        size=size,
        axis_name=AXIS_NAME[key % 2],
        key=key // 2,
        name=columns.name(uid),
        event=event,
        time=us_sentence(time),
    )
    return Finding(uid, event, time, detail)


def _stacks(columns: LawColumns) -> Iterator[Finding]:
    """Each suspension is open, resumed or aborted until voided; the gauge counts the open ones."""
    trace = columns.trace
    suspensions, states = trace.suspensions, trace.suspension_states
    ids = np.arange(len(suspensions))
    is_one = lives(states.suspension, states.born, states.died, -1)
    group, event, sums = steps(lives(ids, suspensions.born, suspensions.voided), is_one)
    off = sums.ravel()
    for i in np.flatnonzero(off).tolist():
        what = said("open, resumed or aborted more than once") if off[i] < 0 else said("lost")
        detail = said("suspension {n} is {what}", n=suspensions.n[group[i]], what=what)
        yield _stack_violation(columns, int(suspensions.uid[group[i]]), int(event[i]), detail)
    yield from _gauge(columns)


def _gauge(columns: LawColumns) -> Iterator[Finding]:
    metrics = columns.trace.metrics
    rows = np.flatnonzero(metrics.metric == METRIC_CODE["suspended_depth"])
    if not len(metrics):
        return
    counted = _open_suspensions(columns)
    depth = counted._replace(group=np.zeros_like(counted.group), amount=counted.amount[:, 1:2])
    told = metrics.value[rows]
    change = np.diff(told, prepend=np.int64(0)).reshape(-1, 1)
    gauge = Changes(np.zeros(len(rows), np.int64), metrics.born[rows].astype(np.int64), -change)
    _, event, sums = steps(depth, gauge)
    off = sums.ravel()
    wrong = off != 0
    wrong[1:] &= off[:-1] == 0
    for i in np.flatnonzero(wrong).tolist():
        detail = said(
            "the stacks' depth is {sums:+d} off suspends minus resumes minus aborts",
            sums=off[i],
        )
        yield _stack_violation(columns, 0, int(event[i]), detail)


def _stack_violation(columns: LawColumns, uid: int, event: int, detail: str) -> Finding:
    time = columns.time_of(event)
    who = f"{columns.name(uid)}: " if uid else ""
    return Finding(
        uid,
        event,
        time,
        said(
            "{who}{detail} as of event {event} at {time}",
            who=who,
            detail=detail,
            event=event,
            time=us_sentence(time),
        ),
    )
