"""Flushes in words: what became of the entries of a backlog."""

from collections.abc import Iterator

from nandviz.language import said
from nandviz.model.words import EntryFate, EventKind, Outcome, RetryOn
from nandviz.query.commit_words import commit_words, headed, left_as
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import ops_words
from nandviz.trace.codes import KINDS, REASONS
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


def flush_words(trace: Trace, effects: EventEffects) -> str:
    """Say what became of the entries of a queue."""
    event = effects.event
    assert event is not None
    axis = event.axis
    head = said("{kind} of {axis} backlog on die {die}", kind=event.kind, axis=axis, die=event.die)
    if event.outcome == Outcome.SUPERSEDED:
        return said("{head}: nothing, {axis} is suspended there again", head=head, axis=axis)
    clauses = [*_left(trace, effects), *_retried(trace, effects), *commit_words(trace, effects)]
    return headed(head, clauses or [said("nothing is left in it")])


def _left(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.backlog
    flushed = left_as(trace, effects, EntryFate.FLUSHED)
    if flushed:
        yield said(
            "{ops} planned again",
            ops=ops_words([int(table.uid[row]) for row in flushed]),
        )
    for row in left_as(trace, effects, EntryFate.DROPPED):
        tries = [retry for retry in effects.retries if trace.retries.entry[retry] == row + 1]
        uid, reason = int(table.uid[row]), REASONS[table.reason[row]]
        count = int(trace.retries.retries[tries[-1]]) if tries else 0
        if count > 1:
            yield said(
                "op {uid} dropped after {count} failed attempts: {reason}",
                uid=uid,
                count=count,
                reason=reason,
            )
        elif count and trace.info.policies.retry_on is RetryOn.CHANGE:
            yield said(
                "op {uid} dropped: {reason}, and nothing to come can change that",
                uid=uid,
                reason=reason,
            )
        else:
            yield said("op {uid} dropped: {reason}", uid=uid, reason=reason)
        yield from _resubmitted(trace, effects, uid)


def _resubmitted(trace: Trace, effects: EventEffects, uid: int) -> Iterator[str]:
    table = trace.resubmissions
    for row in effects.resubmissions:
        if table.uid[row] == uid:
            yield said("it is submitted once more as op {as_uid}", as_uid=table.as_uid[row])


def _retried(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table, limit = trace.retries, trace.info.policies.backlog_retry_limit
    dropped = {row + 1 for row in left_as(trace, effects, EntryFate.DROPPED)}
    for row in effects.retries:
        if table.entry[row] in dropped:
            continue
        uid = int(trace.backlog.uid[table.entry[row] - 1])
        count = int(table.retries[row])
        yield said(
            "op {uid} refused: {reason}, attempt {count} of {most}",
            uid=uid,
            reason=REASONS[table.reason[row]],
            count=count,
            most=limit + 1,
        )
    passed = [int(trace.backlog.uid[trace.passed.entry[row] - 1]) for row in effects.passed]
    if passed:
        yield said("{ops} let pass what is on other blocks", ops=ops_words(passed))
    for seq in effects.pushed:
        if KINDS[trace.queue.kind[seq]] is EventKind.BACKLOG_RETRY:
            yield said("BACKLOG_RETRY at {time}", time=us_sentence(trace.queue.time_ns[seq]))
