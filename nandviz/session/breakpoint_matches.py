"""Which events a breakpoint matches.

A breakpoint is a predicate over the events of the trace, so that continuing and reverse-continuing
find the same events, and its hit count is a read: how many events matched so far. All conditions
that are set must hold together:

- ``op_uid``: the event touches the op (also where another op suspends, displaces or resumes it);
- ``axis``, ``die``: of the queue that is flushed, else of the op that starts, ends or is submitted;
- ``metric``: alone, the event made it true; with others, it holds after the event.
"""

import operator
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.query.asof import AsOf
from nandviz.query.live_rows import Rows, born_between
from nandviz.query.op_history import events_of_op
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.trace.codes import AXIS_CODE, KIND_CODE
from nandviz.trace.tables import Trace

Flags = npt.NDArray[np.bool_]

_COMPARE: Final[dict[Comparison, Callable[[Any, Any], Any]]] = {
    Comparison.GE: operator.ge,
    Comparison.LE: operator.le,
    Comparison.EQ: operator.eq,
    Comparison.NE: operator.ne,
    Comparison.GT: operator.gt,
    Comparison.LT: operator.lt,
}
_FIRST_CHUNK: Final = 256
_LARGEST_CHUNK: Final = 1 << 18
_BLOCK: Final = 1 << 12

LawEvents = Callable[[], "list[tuple[int, int]]"]
"""Gives (event, law) of every broken law; asked only when a breakpoint needs it."""


def _matches(trace: Trace, what: Breakpoint, span: range, laws: LawEvents) -> Flags:
    """Return which of the events of ``span`` match, as flags."""
    seq = trace.events.seq[span.start : span.stop]
    flags = np.ones(len(span), bool)
    if what.event is not None:
        flags &= trace.queue.kind[seq] == KIND_CODE[what.event]
    if what.op_uid is not None:
        flags &= _flags(events_of_op(trace, what.op_uid), span)
    if what.die is not None or what.axis is not None:
        flags &= _at_place(trace, what, span)
    if what.law is not None:
        wanted = [k for k, law in laws() if what.law in {ANY_LAW, law}]
        flags &= _flags(np.array(wanted, np.int64), span)
    if what.metric is not None:
        alone = what == Breakpoint(metric=what.metric, hits=what.hits)
        flags &= _metric_flags(trace, what.metric, span, becoming=alone)
    return flags


def _flags(events: Rows, span: range) -> Flags:
    flags = np.zeros(len(span), bool)
    inside = events[(events >= span.start) & (events < span.stop)]
    flags[inside - span.start] = True
    return flags


def _at_place(trace: Trace, what: Breakpoint, span: range) -> Flags:
    """Match die and axis of the queue that an event flushes, of its op, or of its batch's ops."""
    queue, ops = trace.queue, trace.ops
    seq = trace.events.seq[span.start : span.stop]
    uid = queue.uid[seq]
    flags: Flags = _here(what, queue.die[seq], queue.axis[seq]) & (uid == 0)
    of_op = np.flatnonzero(uid > 0)
    flags[of_op] = _ops_here(trace, what, uid[of_op] - 1)
    rows = born_between(ops.born, span.start, span.stop - 1)
    submitted = _ops_here(trace, what, np.arange(rows.start, rows.stop))
    flags[ops.born[rows.start : rows.stop][submitted] - span.start] = True
    return flags


def _ops_here(trace: Trace, what: Breakpoint, rows: npt.NDArray[Any]) -> Flags:
    axes = np.array([AXIS_CODE[op.base.axis] for op in trace.info.ops], np.int8)
    return _here(what, trace.ops.die[rows], axes[trace.ops.op[rows]])


def _here(what: Breakpoint, die: npt.NDArray[Any], axis: npt.NDArray[Any]) -> Flags:
    flags = np.ones(len(die), bool)
    if what.die is not None:
        flags &= die == what.die
    if what.axis is not None:
        flags &= axis == AXIS_CODE[what.axis]
    return flags


def _metric_flags(trace: Trace, what: MetricCondition, span: range, *, becoming: bool) -> Flags:
    as_of = AsOf(trace, span.stop - 1)
    before, _ = as_of.metric_at(what.metric, span.start - 1)
    series = as_of.metric_series(what.metric, span.start)
    holds = _COMPARE[what.comparison](np.concatenate(([before], series.values)), what.value)
    if becoming:
        return _flags(series.events[holds[1:] & ~holds[:-1]], span)
    events = np.arange(span.start, span.stop)
    after: Flags = holds[series.events.searchsorted(events, side="right")]
    return after


def count(trace: Trace, what: Breakpoint, k: int, laws: LawEvents) -> int:
    """Return how many events up to ``k`` match.

    Cost: the events of a block, for what is counted up to each block is kept. Broken laws come to
    be known later than their events: with a law it is one pass over the events.
    """

    def matching(span: range) -> int:
        return int(np.count_nonzero(_matches(trace, what, span, laws)))

    if what.law is not None:
        return sum(map(matching, forward(0, k + 1)))
    kept, blocks = _counts(trace, what), (k + 1) // _BLOCK
    for start in range((len(kept) - 1) * _BLOCK, blocks * _BLOCK, _BLOCK):
        kept.append(kept[-1] + matching(range(start, start + _BLOCK)))
    return kept[blocks] + matching(range(blocks * _BLOCK, k + 1))


def _counts(trace: Trace, what: Breakpoint) -> list[int]:
    """Return how many events before each block match, as far as they have been counted."""
    kept = trace.derived.setdefault(f"matches of {replace(what, hits=1)}", [0])
    assert isinstance(kept, list)
    return kept


def stops(trace: Trace, what: Breakpoint, span: range, laws: LawEvents) -> Rows:
    """Return the events of ``span`` that match, from the ``hits``-th of the run on."""
    hits = span.start + np.flatnonzero(_matches(trace, what, span, laws))
    if what.hits <= 1 or not len(hits):
        return hits
    before = count(trace, what, span.start - 1, laws)
    return hits[max(0, what.hits - 1 - before) :]


def forward(start: int, stop: int) -> Iterator[range]:
    """Cut ``start <= event < stop`` into spans to look at one by one, from the first on."""
    step = _FIRST_CHUNK
    while start < stop:
        end = min(stop, start + step)
        yield range(start, end)
        start, step = end, min(step * 2, _LARGEST_CHUNK)


def backward(start: int, stop: int) -> Iterator[range]:
    """Cut ``start <= event < stop`` into spans to look at one by one, from the last back."""
    step = _FIRST_CHUNK
    while start < stop:
        begin = max(start, stop - step)
        yield range(begin, stop)
        stop, step = begin, min(step * 2, _LARGEST_CHUNK)
