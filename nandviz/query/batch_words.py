"""Batches in words: what was submitted, proposed or refused."""

from collections.abc import Iterator

from nandviz.language import joined, said
from nandviz.model.words import Reason
from nandviz.query import host_words
from nandviz.query.commit_words import commit_words, headed
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import op_words, ops_words
from nandviz.trace.codes import REASONS
from nandviz.trace.tables import Trace


def submit_words(trace: Trace, effects: EventEffects, batch: int | None) -> str:
    """Say what became of a batch of the script."""
    if effects.refusals:
        return _refused(trace, effects, said("SUBMIT of batch {batch} rejected", batch=batch))
    clauses = list(commit_words(trace, effects))
    leading = clauses and clauses[0].startswith(("SUSPEND ", "RESUME ", "RESET "))
    if leading:
        return joined("; ", clauses)
    return headed(said("SUBMIT of batch {batch}", batch=batch), clauses)


def hook_words(trace: Trace, effects: EventEffects, head: str) -> str:
    """Say what a client was asked at, and what became of what the proposer of a workload said."""
    uid = effects.event.uid if effects.event is not None else None
    if uid is not None and host_words.is_of_host(trace, uid):
        told = list(controlled_words(trace, effects))
        return headed(
            head, told or [said("the controller lets {op} run on", op=op_words(trace, uid))]
        )
    if effects.refusals:
        return _refused(trace, effects, said("{head}, its proposal rejected", head=head))
    return headed(head, [*commit_words(trace, effects)] or [said("nothing proposed")])


def _refused(trace: Trace, effects: EventEffects, head: str) -> str:
    table = trace.refusals
    others = [
        int(table.uid[row])
        for row in effects.refusals
        if REASONS[table.reason[row]] is Reason.BATCH_REJECTED
    ]
    clauses = list(_refusals(trace, effects))
    if others:
        clauses.append(said("{ops} refused with it", ops=ops_words(others)))
    return headed(head, clauses)


def _refusals(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say which ops were refused and why, save those refused with another."""
    table = trace.refusals
    return (
        said(
            "{op} refused: {reason} ({detail})",
            op=op_words(trace, int(table.uid[row])),
            reason=REASONS[table.reason[row]],
            detail=trace.words.text(int(table.detail[row])),
        )
        for row in effects.refusals
        if REASONS[table.reason[row]] is not Reason.BATCH_REJECTED
    )


def controlled_words(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say what a controller did at an event of its op."""
    yield from _refusals(trace, effects)
    yield from commit_words(trace, effects)
