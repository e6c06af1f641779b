"""What the laws say of a trace, and where in a trace a story's events are."""

import numpy as np

from nandviz.model.words import EventKind
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.trace.laws import Verdict, Violation, check
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace


def judged(trace: Trace, law: int, as_of: int | None = None) -> Verdict:
    """Return the verdict of a law."""
    return next(v for v in check(trace, as_of=as_of) if v.law == law)


def broken_laws(trace: Trace) -> list[int]:
    return [v.law for v in check(trace) if v.status is Status.BROKEN]


def only(trace: Trace, law: int, *also: int) -> Violation:
    """Return the one violation, known from its event on; only what else must be is broken too."""
    assert broken_laws(trace) == sorted([law, *also]), check(trace)
    found = judged(trace, law).violations
    assert len(found) == 1, found
    assert str(found[0].uid) in found[0].detail
    before = check(trace, as_of=found[0].event - 1)
    assert all(v.status is Status.PASS or v.law in also for v in before), "known before its event"
    assert judged(trace, law, found[0].event).violations == found
    return found[0]


def found_at(trace: Trace, law: int, *also: int) -> tuple[int, int, int]:
    violation = only(trace, law, *also)
    return violation.uid, violation.event, violation.time_ns


def event_of(trace: Trace, kind: EventKind, uid: int = 0) -> int:
    """Return the event index of the last handled event of a kind (of an op)."""
    queue = trace.queue
    mine = (queue.kind == KIND_CODE[kind]) & (queue.uid == uid) & (queue.handled != OPEN)
    return int(queue.handled[np.flatnonzero(mine)[-1]])


def submit_of(trace: Trace, uid: int) -> int:
    return int(trace.ops.born[uid - 1])


def part_row(trace: Trace, uid: int, number: int) -> int:
    parts = trace.parts
    rows = (parts.uid == uid) & (parts.number == number) & (parts.died == OPEN)
    return int(np.flatnonzero(rows)[-1])
