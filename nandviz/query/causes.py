"""Why: how an op came to be what it is, and how an event came to happen, as chains of causes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nandviz.language import said
from nandviz.model.words import EntryFate, EventKind, Fate, SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.host_words import arrived, submission_words
from nandviz.query.moments import time_of
from nandviz.query.op_words import op_words
from nandviz.query.records import (
    BacklogRecord,
    EventRecord,
    FateRecord,
    OpRecord,
    SuspensionRecord,
)
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import NONE
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


def chain(
    as_of: AsOf,
    submission: OpRecord,
    fates: Iterable[FateRecord],
    suspensions: Sequence[SuspensionRecord],
    entries: Iterable[BacklogRecord],
) -> tuple[Step, ...]:
    """Return how an op came to be what it is, and what is planned for it.

    Parameters
    ----------
    submission, fates, suspensions, entries
        Those of the op, as of the same event.
    """
    uid = submission.uid
    steps = [
        _submitted(as_of, submission),
        *(step for each in suspensions for step in _suspension_steps(as_of, each)),
        *(step for entry in entries for step in _entry_steps(as_of, entry)),
        *(step for event in as_of.events_of(uid) for step in _event_steps(as_of, event)),
        *_end_steps(as_of, uid, () if suspensions else fates),
        *_stale_steps(as_of, uid),
    ]
    return tuple(sorted(steps, key=lambda step: (step.planned, step.event, step.time_ns)))


def _at(as_of: AsOf, event: int, what: str, words: str, uid: int = 0) -> Step:
    """Return what happened at an event."""
    return Step(event, time_of(as_of.trace, event), what, words, uid)


def _submitted(as_of: AsOf, op: OpRecord) -> Step:
    named = op_words(as_of.trace, op.uid)
    words: str = said("batch {batch} submits {op}", batch=op.batch, op=named)
    if op.batch == NONE:
        words = said("the files first show {op}", op=named)
    words = submission_words(as_of.trace, op.uid) or words
    dropped = as_of.resubmitted(op.uid)
    if dropped is not None:
        words = said("{op} is op {dropped}, dropped, once more", op=named, dropped=dropped)
    return _at(as_of, op.submitted, "SUBMIT", words, dropped or 0)


def _suspension_steps(as_of: AsOf, suspension: SuspensionRecord) -> Iterator[Step]:
    by, left = suspension.suspender_uid, us_sentence(suspension.remaining_ns)
    words = said("{op} suspends it: {left} left", op=op_words(as_of.trace, by), left=left)
    yield _at(as_of, suspension.suspended, "SUSPEND", words, by)
    for status in as_of.statuses_of(suspension.suspension_id)[1:]:
        yield _status_step(as_of, status)


def _status_step(as_of: AsOf, suspension: SuspensionRecord) -> Step:
    since, status = suspension.since, suspension.status
    by, at_ns = suspension.resumer_uid, suspension.resumed_ns
    if status is SuspensionStatus.RESUMED and by is not None and at_ns is not None:
        words = said(
            "{op} resumes it: it runs on at {at}",
            op=op_words(as_of.trace, by),
            at=us_sentence(at_ns),
        )
        return _at(as_of, since, "RESUME", words, by)
    if status is SuspensionStatus.OPEN:
        return _at(as_of, since, "RESUME undone", said("its resume is taken back"))
    return _at(as_of, since, "RESET", said("a RESET aborts it"))


def _entry_steps(as_of: AsOf, entry: BacklogRecord) -> Iterator[Step]:
    words = said("{why} to the {axis} backlog", why=entry.why, axis=entry.axis)
    yield _at(as_of, entry.entered, str(entry.why), words, entry.anchor_uid or 0)
    if entry.fate is EntryFate.ADVANCED and entry.left is not None:
        words = said("goes behind the SUSPEND at once: it does not wait for the RESUME")
        yield _at(as_of, entry.left, str(entry.fate), words)
    elif entry.left is not None:
        why = f": {entry.left_for}" if entry.left_for else ""
        words = said(
            "leaves the {axis} backlog, {fate}{why}", axis=entry.axis, fate=entry.fate, why=why
        )
        yield _at(as_of, entry.left, str(entry.fate), words)


def _event_steps(as_of: AsOf, event: EventRecord) -> Iterator[Step]:
    """Yield an OP_START or OP_END: handled, cancelled, or still pending."""
    kind, at = event.kind, us_sentence(event.time_ns)
    if event.handled is not None:
        yield Step(
            event.handled, event.time_ns, str(kind), said("{kind} at {at}", kind=kind, at=at)
        )
    elif event.cancelled_by is None:
        born = NONE if event.cause is None else event.cause
        yield Step(
            born,
            event.time_ns,
            str(kind),
            said("{kind} planned for {at}", kind=kind, at=at),
            planned=True,
        )
    elif kind is EventKind.OP_END:
        words = said("its OP_END at {at} is cancelled", at=at)
        yield _at(as_of, event.cancelled_by, "OP_END cancelled", words)


def _end_steps(as_of: AsOf, uid: int, fates: Iterable[FateRecord]) -> Iterator[Step]:
    refusal = as_of.refusal(uid)
    if refusal is not None:
        yield _at(as_of, refusal.event, "refused", said("refused: {reason}", reason=refusal.reason))
    again = as_of.resubmission(uid)
    if again is not None:
        words = said("it is submitted once more as op {as_uid}", as_uid=again)
        yield _at(as_of, as_of.op(again).submitted, "SUBMIT", words, again)
    for fate in fates:
        if fate.fate is Fate.ABORTED:
            yield _at(as_of, fate.since, "RESET", said("a RESET aborts it"))


def _stale_steps(as_of: AsOf, uid: int) -> Iterator[Step]:
    read = stale_reads_of(as_of.trace).of(as_of.k, uid)
    if read is not None:
        erase = op_words(as_of.trace, read.erase_uid)
        words = said("overtakes {erase}, which waits to erase its block", erase=erase)
        yield _at(
            as_of, int(as_of.trace.parts.born[read.part]), "stale read", words, read.erase_uid
        )


def event_words(trace: Trace, event: EventRecord) -> str:
    """Say in short what an event was and what came of it."""
    outcome = event.outcome or ""
    if event.kind is EventKind.ARRIVE and event.handled is not None:
        number = arrived(trace, event.handled)
        return said("ARRIVE of request {number}: {outcome}", number=number, outcome=outcome)
    if not event.uid:
        return f"{event.kind}: {outcome}"
    named = op_words(trace, event.uid)
    return said("{kind} of {op}: {outcome}", kind=event.kind, op=named, outcome=outcome)


def event_chain(trace: Trace, k: int, most: int | None = None) -> tuple[Step, ...]:
    """Return the events that led to event ``k``, each pushed by the one before; ``k`` is last.

    Parameters
    ----------
    most
        How many events at most, the last ones; all for None. The cost grows with them.
    """
    as_of, steps = AsOf(trace, k), list[Step]()
    cause: int | None = k if k >= 0 else None
    while cause is not None and (most is None or len(steps) < most):
        event = as_of.event(cause)
        words = event_words(trace, event)
        steps.append(Step(cause, event.time_ns, str(event.kind), words, event.uid or 0))
        cause = event.cause
    return tuple(reversed(steps))
