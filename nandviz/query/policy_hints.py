"""Where the default does what an engineer would call wrong: which policy would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.language import said
from nandviz.model.words import DisplacedReads, Kind, ReadOrder, Why
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import op_words, ops_words
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import WHY_CODE


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
    return (*_of_stale_read(as_of, uid), *_of_suspend(as_of, uid), *_of_displaced_read(as_of, uid))


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
    effects = EventEffects(trace, as_of.op(uid).submitted)
    made = [row for row in effects.suspensions if trace.suspensions.suspender_uid[row] == uid]
    axes = {(int(trace.suspensions.axis[r]), int(trace.suspensions.die[r])) for r in made}
    entries, displaced = trace.backlog, WHY_CODE[Why.DISPLACED]
    reads = [
        int(entries.uid[row])
        for row in effects.entered
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


def _of_displaced_read(as_of: AsOf, uid: int) -> Iterator[PolicyHint]:
    if as_of.trace.op_def(uid).base.kind is not Kind.READ or not _reads_wait(as_of):
        return
    if any(entry.why is Why.DISPLACED for entry in as_of.entries_of(uid)):
        words = said("It was displaced by a SUSPEND, and waits for the RESUME.")
        yield PolicyHint(words, "displaced_reads", DisplacedReads.ADVANCE)


def _reads_wait(as_of: AsOf) -> bool:
    info = as_of.trace.info
    return not info.is_foreign and info.policies.displaced_reads is DisplacedReads.BACKLOG
