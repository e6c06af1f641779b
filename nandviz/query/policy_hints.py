"""Where the default does what an engineer would call wrong: which policy would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.language import said
from nandviz.model.words import (
    DisplacedReads,
    EntryFate,
    Kind,
    LateSuspend,
    OnDrop,
    ReadOrder,
    RetryOn,
    Why,
)
from nandviz.query.asof import AsOf
from nandviz.query.live_rows import born_between
from nandviz.query.op_words import op_words, ops_words
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import WHY_CODE
from nandviz.units import us_sentence


@dataclass(frozen=True, slots=True)
class PolicyHint:
    """A policy that would change what happened to an op.

    Attributes
    ----------
    words
        What happened.
    key, value
        As in the ``policies:`` of a scenario.
    """

    words: str
    key: str
    value: str


def policy_hints(as_of: AsOf, uid: int) -> tuple[PolicyHint, ...]:
    """Return the policies that would change what has become of an op as of an event."""
    if as_of.trace.info.is_foreign:
        return ()
    makers = (_of_stale_read, _of_suspend, _of_late_suspend, _of_displaced_read, _of_lost_entry)
    return tuple(hint for hints_of in makers for hint in hints_of(as_of, uid))


def _of_stale_read(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    read = stale_reads_of(as_of.trace).of(as_of.k, uid)
    if read is not None:
        erase = op_words(as_of.trace, read.erase_uid)
        words = said("It returns the page that {erase} was to erase.", erase=erase)
        yield PolicyHint(words, "read_order", ReadOrder.ORDERED)


def _of_suspend(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    trace = as_of.trace
    if trace.op_def(uid).base.kind is not Kind.SUSPEND or not _reads_wait(as_of):
        return
    k, table = as_of.op(uid).submitted, trace.suspensions
    made = [r for r in born_between(table.born, k, k) if table.suspender_uid[r] == uid]
    axes = {(int(table.axis[row]), int(table.die[row])) for row in made}
    entries, displaced = trace.backlog, WHY_CODE[Why.DISPLACED]
    reads = [
        int(entries.uid[row])
        for row in born_between(entries.born, k, k)
        if entries.why[row] == displaced
        and (int(entries.axis[row]), int(entries.die[row])) in axes
        and trace.op_def(int(entries.uid[row])).base.kind is Kind.READ
    ]
    if reads:
        words = said(
            "It displaces {ops}, which wait for the RESUME: it serves none of them.",
            ops=ops_words(reads),
        )
        yield PolicyHint(words, "displaced_reads", DisplacedReads.ADVANCE)


def _of_late_suspend(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    """Look for a SUSPEND that cut an op which would have ended before the SUSPEND did."""
    trace = as_of.trace
    if trace.info.policies.late_suspend is LateSuspend.COMPLETE:
        return
    op = trace.op_def(uid)
    if op.base.kind is not Kind.SUSPEND:
        return
    table, k = trace.suspensions, as_of.op(uid).submitted
    for row in born_between(table.born, k, k):
        if (
            table.suspender_uid[row] == uid
            and table.old_end_ns[row] < table.at_ns[row] + op.nominal_ns
        ):
            words = said(
                "It cut op {uid} with {left} left, which would have ended before it.",
                uid=table.uid[row],
                left=us_sentence(table.remaining_ns[row]),
            )
            yield PolicyHint(words, "late_suspend", LateSuspend.COMPLETE)


def _of_lost_entry(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    """Look for an entry that was tried in vain again and again, and for one that was dropped."""
    policies = as_of.trace.info.policies
    for entry in as_of.entries_of(uid):
        if entry.retries > 1 and policies.retry_on is RetryOn.DELAY:
            words = said(
                "It was tried {count} times, every {delay}, whether or not anything had changed.",
                count=entry.retries,
                delay=us_sentence(policies.backlog_retry_delay_ns),
            )
            yield PolicyHint(words, "retry_on", RetryOn.CHANGE)
        if entry.fate is EntryFate.DROPPED and policies.drop is OnDrop.DISCARD:
            words = said("It was dropped from the backlog, and is gone.")
            yield PolicyHint(words, "drop", OnDrop.RESUBMIT)


def _of_displaced_read(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    if as_of.trace.op_def(uid).base.kind is not Kind.READ or not _reads_wait(as_of):
        return
    if any(entry.why is Why.DISPLACED for entry in as_of.entries_of(uid)):
        words = said("It was displaced by a SUSPEND, and waits for the RESUME.")
        yield PolicyHint(words, "displaced_reads", DisplacedReads.ADVANCE)


def _reads_wait(as_of: AsOf) -> bool:
    return as_of.trace.info.policies.displaced_reads is DisplacedReads.BACKLOG
