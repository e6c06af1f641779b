"""Why: the history of an op as a chain of causes, and the rule behind a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nandviz.model.words import EventKind, Fate, Reason, SuspensionStatus
from nandviz.query.reason_texts import RULES
from nandviz.query.rows import count_before, event_row, op_words, rows_of_op, time_of
from nandviz.trace.codes import (
    AXES,
    ENTRY_FATES,
    FATES,
    KINDS,
    NONE,
    OPEN,
    REASONS,
    STATUSES,
    WHYS,
    member,
)
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain of causes.

    Attributes
    ----------
    event
        Index of the event at which it happened, or at which it was planned.
    time_ns
        When that was; of something planned, when it will be.
    what
        SUBMIT, SUSPEND, OP_END cancelled, RESUME, OP_END, …
    uid
        The op that did it: the SUSPEND of a suspension; 0 where it is no op's doing.
    planned
        Whether it lies in the future, seen from the event asked about.
    """

    event: int
    time_ns: int
    what: str
    words: str
    uid: int = 0
    planned: bool = False


def suspensions_of(trace: Trace, k: int, uid: int) -> list[int]:
    """Return the ids of the suspensions of an op as of event ``k``, voided ones left out."""
    table = trace.suspensions
    rows = rows_of_op(trace, table, uid, k)
    return [int(row) for row in rows[table.voided[rows] > k]]


def entries_of(trace: Trace, k: int, uid: int) -> list[int]:
    """Return the rows of an op's backlog entries by event ``k``."""
    return [int(row) for row in rows_of_op(trace, trace.backlog, uid, k)]


def chain(trace: Trace, k: int, uid: int) -> tuple[Step, ...]:
    """Return how an op came to be what it is as of event ``k``, and what is planned for it."""
    steps = [
        _submitted(trace, uid),
        *_suspend_steps(trace, k, uid),
        *_backlog_steps(trace, k, uid),
        *_event_steps(trace, k, uid),
        *_end_steps(trace, k, uid),
    ]
    return tuple(sorted(steps, key=lambda step: (step.planned, step.event, step.time_ns)))


def _submitted(trace: Trace, uid: int) -> Step:
    event = int(trace.ops.born[uid - 1])
    batch = int(trace.ops.batch[uid - 1])
    who = "the files first show" if batch == NONE else f"batch {batch} submits"
    words = f"{who} {op_words(trace, uid)}"
    return Step(event, time_of(trace, event), "SUBMIT", words)


def _suspend_steps(trace: Trace, k: int, uid: int) -> Iterator[Step]:
    table, states = trace.suspensions, trace.suspension_states
    for row in suspensions_of(trace, k, uid):
        by, event = int(table.suspender_uid[row]), int(table.born[row])
        words = f"{op_words(trace, by)} suspends it: {us_sentence(table.remaining_ns[row])} left"
        yield Step(event, time_of(trace, event), "SUSPEND", words, by)
        first = count_before(states.born, event)
        of_it = first + np.flatnonzero(states.suspension[first:] == row)
        for state in of_it[states.born[of_it] <= k].tolist()[1:]:
            yield _status_step(trace, state)


def _status_step(trace: Trace, state: int) -> Step:
    states = trace.suspension_states
    event, by = int(states.born[state]), int(states.resumer_uid[state])
    status = STATUSES[states.status[state]]
    if status is SuspensionStatus.RESUMED:
        at = us_sentence(states.resumed_ns[state])
        words = f"{op_words(trace, by)} resumes it: it runs on at {at}"
        return Step(event, time_of(trace, event), "RESUME", words, by)
    if status is SuspensionStatus.OPEN:
        return Step(event, time_of(trace, event), "RESUME undone", "its resume is taken back")
    return Step(event, time_of(trace, event), "RESET", "a RESET aborts it")


def _backlog_steps(trace: Trace, k: int, uid: int) -> Iterator[Step]:
    table = trace.backlog
    for row in entries_of(trace, k, uid):
        axis, event = AXES[table.axis[row]], int(table.born[row])
        anchor = int(table.anchor_uid[row])
        words = f"{WHYS[table.why[row]]} to the {axis} backlog"
        yield Step(event, time_of(trace, event), str(WHYS[table.why[row]]), words, anchor)
        left = int(table.died[row])
        if left <= k:
            fate = ENTRY_FATES[table.fate[row]]
            reason = member(REASONS, table.reason[row])
            why = f": {reason}" if reason else ""
            words = f"leaves the {axis} backlog, {fate}{why}"
            yield Step(left, time_of(trace, left), str(fate), words)


def _event_steps(trace: Trace, k: int, uid: int) -> Iterator[Step]:
    """Yield its OP_STARTs and OP_ENDs: handled, cancelled, and still pending."""
    queue = trace.queue
    for seq in rows_of_op(trace, queue, uid, k).tolist():
        kind, at_ns = KINDS[queue.kind[seq]], int(queue.time_ns[seq])
        handled, cancelled = int(queue.handled[seq]), int(queue.cancelled[seq])
        if handled <= k:
            yield Step(handled, at_ns, str(kind), f"{kind} at {us_sentence(at_ns)}")
        elif cancelled <= k:
            if kind is EventKind.OP_END:
                words = f"its OP_END at {us_sentence(at_ns)} is cancelled"
                yield Step(cancelled, time_of(trace, cancelled), "OP_END cancelled", words)
        else:
            born = int(queue.born[seq])
            yield Step(
                born, at_ns, str(kind), f"{kind} planned for {us_sentence(at_ns)}", planned=True
            )


def _end_steps(trace: Trace, k: int, uid: int) -> Iterator[Step]:
    for row in rows_of_op(trace, trace.refusals, uid, k).tolist():
        event = int(trace.refusals.born[row])
        words = f"refused: {REASONS[trace.refusals.reason[row]]}"
        yield Step(event, time_of(trace, event), "refused", words)
    for row in rows_of_op(trace, trace.fates, uid, k).tolist():
        if FATES[trace.fates.fate[row]] is Fate.ABORTED and not suspensions_of(trace, k, uid):
            event = int(trace.fates.born[row])
            yield Step(event, time_of(trace, event), "RESET", "a RESET aborts it")


def event_chain(trace: Trace, k: int, most: int | None = None) -> tuple[Step, ...]:
    """Return the events that led to event ``k``, each pushed by the one before; ``k`` is last.

    Parameters
    ----------
    most
        How many events at most, the last ones; all for None. The cost grows with them.
    """
    steps: list[Step] = []
    while k >= 0 and (most is None or len(steps) < most):
        row = event_row(trace, k)
        of = f" of {op_words(trace, row.uid)}" if row.uid else ""
        words = f"{row.kind}{of}: {row.outcome}"
        steps.append(Step(k, row.time_ns, str(row.kind), words, row.uid))
        k = row.cause
    return tuple(reversed(steps))


def effects(trace: Trace, k: int) -> tuple[Step, ...]:
    """Return what event ``k`` pushed: the events handled, cancelled, and pending, in push order."""
    queue = trace.queue
    steps = []
    for seq in range(count_before(queue.born, k), count_before(queue.born, k + 1)):
        kind, at_ns, uid = KINDS[queue.kind[seq]], int(queue.time_ns[seq]), int(queue.uid[seq])
        handled, of = int(queue.handled[seq]), f" of {op_words(trace, uid)}" if uid else ""
        cancelled = ", cancelled" if queue.cancelled[seq] != OPEN else ""
        words = f"{kind}{of} at {us_sentence(at_ns)}{cancelled}"
        planned = handled == OPEN
        steps.append(Step(k if planned else handled, at_ns, str(kind), words, uid, planned))
    return tuple(steps)


# Refusals


@dataclass(frozen=True, slots=True)
class WhyRefused:
    """Why an op could not be reserved.

    Attributes
    ----------
    rule
        What the reason means.
    detail
        The rule's inputs.
    start_ns
        Where it would have started; None if no start was found.
    blocker_uid, blocker
        The op in the way and its name; None and empty where it is no op.
    """

    event: int
    uid: int
    reason: Reason
    rule: str
    detail: str
    start_ns: int | None
    blocker_uid: int | None
    blocker: str


def why_refused(trace: Trace, refusal: int) -> WhyRefused:
    """Explain a row of ``trace.refusals``; IndexError if there is none."""
    table = trace.refusals
    start_ns = int(table.start_ns[refusal])
    return _why(
        trace,
        int(table.born[refusal]),
        int(table.uid[refusal]),
        REASONS[table.reason[refusal]],
        int(table.detail[refusal]),
        int(table.blocker_uid[refusal]),
        start_ns if start_ns >= 0 else None,
    )


def why_retried(trace: Trace, retry: int) -> WhyRefused:
    """Explain a row of ``trace.retries``; IndexError if there is none."""
    table = trace.retries
    return _why(
        trace,
        int(table.born[retry]),
        int(trace.backlog.uid[table.entry[retry] - 1]),
        REASONS[table.reason[retry]],
        int(table.detail[retry]),
        int(table.blocker_uid[retry]),
        None,
    )


def _why(
    trace: Trace,
    event: int,
    uid: int,
    reason: Reason,
    detail: int,
    blocker: int,
    start_ns: int | None,
) -> WhyRefused:
    name = op_words(trace, blocker) if blocker else ""
    words = trace.words.text(detail) or ""
    return WhyRefused(event, uid, reason, RULES[reason], words, start_ns, blocker or None, name)
