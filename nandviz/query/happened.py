"""What happened to the ops of a script, and what to expect of a run like it.

Read from the whole trace of a run, through `AsOf` at its last event.

Source: exchange specification, section Verdicts in CI.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.model.words import METRICS, EventKind, Fate, OpEvent, Source, Status
from nandviz.query.asof import AsOf
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    Expectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    OpPlace,
    Rejection,
)
from nandviz.trace.codes import SOURCE_CODE
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace

ENDED: Final = (Fate.COMPLETED, Fate.ABORTED)
"""Fates of ops whose parts will not change any more."""
_KINDS: Final = {
    OpEvent.SUBMIT: EventKind.SUBMIT,
    OpEvent.OP_START: EventKind.OP_START,
    OpEvent.OP_END: EventKind.OP_END,
}


class Occurrence(NamedTuple):
    """Something that happened to an op: attributes as of `EventExpectation`."""

    at_ns: int
    remaining_ns: int | None
    event: int


class Facts:
    """What happened in a run, by the ops of its script."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.as_of = AsOf(trace, trace.last_event)

    @cached_property
    def _by_batch(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """Rows of the ops of the script, and their batches, in order of these."""
        ops = self.trace.ops
        rows = np.flatnonzero(ops.source[:] == SOURCE_CODE[Source.SCRIPT])
        batch = ops.batch[rows]
        order = np.argsort(batch, kind="stable")
        return rows[order], batch[order]

    def uid(self, op: OpPlace) -> int | None:
        """Return the op_uid; None if it was not submitted."""
        rows, batch = self._by_batch
        first, stop = np.searchsorted(batch, [op.entry, op.entry + 1]).tolist()
        return int(rows[first + op.place]) + 1 if first + op.place < stop else None

    def places(self) -> Iterator[tuple[OpPlace, int]]:
        """Yield each op of the script that was submitted, and its op_uid, in order of the file."""
        rows, batch = self._by_batch
        starts = np.searchsorted(batch, batch)
        for row, entry, at, start in zip(
            rows.tolist(), batch.tolist(), range(len(rows)), starts.tolist(), strict=True
        ):
            yield OpPlace(entry, at - start), row + 1

    def end_ns(self, uid: int) -> int | None:
        """Return the end of the last part of an op that has ended; None of any other."""
        fate = self.as_of.fate(uid)
        if fate is None or fate.fate not in ENDED:
            return None
        return max((part.end_ns for part in self.as_of.parts_of(uid)), default=None)

    def occurrences(self, event: OpEvent, uid: int) -> list[Occurrence]:
        """Return each time that something happened to an op, in order."""
        if event in _KINDS:
            return self._handled(_KINDS[event], uid)
        found = self.as_of.suspensions_of(uid)
        if event is OpEvent.SUSPEND:
            return [Occurrence(each.at_ns, each.remaining_ns, each.suspended) for each in found]
        return [
            Occurrence(each.resumed_ns, each.remaining_ns, each.since)
            for each in found
            if each.resumed_ns is not None
        ]

    def _handled(self, kind: EventKind, uid: int) -> list[Occurrence]:
        if kind is EventKind.SUBMIT:
            op = self.as_of.op(uid)
            return [Occurrence(op.submitted_ns, None, op.submitted)]
        return [
            Occurrence(each.time_ns, None, each.handled)
            for each in self.as_of.events_of(uid)
            if each.kind is kind and each.handled is not None
        ]


def of_ops(facts: Facts, uids: Iterable[int] | None = None) -> Iterator[Expectation]:
    """Yield what happened to ops of the script, to all of them if none are named.

    An op that is refused is expected to be so for that reason, another one to come to its fate and
    end, after each time that it was suspended and went on.
    """
    wanted = None if uids is None else set(uids)
    for op, uid in facts.places():
        if wanted is None or uid in wanted:
            yield from _of_op(facts, op, uid)


def _of_op(facts: Facts, op: OpPlace, uid: int) -> Iterator[Expectation]:
    refused, fate = facts.as_of.refusal(uid), facts.as_of.fate(uid)
    if refused is not None:
        yield Rejection(op, refused.reason)
        return
    assert fate is not None, "what was submitted has a fate"
    events = (OpEvent.SUSPEND, OpEvent.RESUME)
    found = [(each, event) for event in events for each in facts.occurrences(event, uid)]
    for each, event in sorted(found, key=lambda both: both[0].at_ns):
        yield EventExpectation(event, op, each.at_ns, each.remaining_ns)
    yield OpExpectation(op, fate.fate, facts.end_ns(uid))


def of_laws(verdicts: Sequence[Verdict]) -> Iterator[Expectation]:
    """Yield what is known of the laws: of all at once where none is broken."""
    judged = [each for each in verdicts if each.status is not Status.NOT_JUDGED]
    if judged and not any(each.violations for each in judged):
        yield LawExpectation(ALL_LAWS, Status.PASS)
        return
    for each in judged:
        yield LawExpectation(each.law, each.status)


def of_metrics(facts: Facts) -> Iterator[Expectation]:
    """Yield the metrics at the end that are not 0."""
    for name in METRICS:
        value, _ = facts.as_of.metric_at(name, facts.as_of.k)
        if value:
            yield MetricExpectation(name, value)
