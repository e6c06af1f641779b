"""Which events a breakpoint matches.

A breakpoint is a predicate over the events of the trace, so that continuing and reverse-continuing
find the same events, and its hit count is a read: how many events matched so far. All conditions
that are set must hold together:

- ``op_uid``, ``op``: the event touches the op (also where another one suspends, displaces or
  resumes it);
- ``axis``, ``die``: of the queue that is flushed, else of the op that starts, ends or is submitted;
- ``metric``: alone, the event made it true; with others, it holds after the event;
- ``figure``: the event is the one from which on it is known and so: the op's first OP_START, its
  OP_END that completes it, or a suspension of it;
- ``rejected``, ``backlog``: it refuses an op, or an entry comes or leaves in it; with ``op_uid`` or
  ``op``, of that op.
"""

import operator
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import EventKind, Fate, Why
from nandviz.query.asof import AsOf
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, born_between
from nandviz.query.op_history import events_of_op
from nandviz.query.operation_sequence import operation_sequence
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.scenario import (
    ANY_LAW,
    Breakpoint,
    Comparison,
    EntryCondition,
    FigureCondition,
    MetricCondition,
    OpFigure,
    RefusalCondition,
)
from nandviz.trace.codes import AXIS_CODE, ENTRY_FATE_CODE, KIND_CODE, REASON_CODE, WHY_CODE
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
    for uid in _uids(trace, what):
        flags &= _flags(_no_events() if uid is None else events_of_op(trace, uid), span)
    if what.die is not None or what.axis is not None:
        flags &= _at_place(trace, what, span)
    if what.law is not None:
        wanted = [k for k, law in laws() if what.law in {ANY_LAW, law}]
        flags &= _flags(np.array(wanted, np.int64), span)
    if what.metric is not None:
        alone = what == Breakpoint(metric=what.metric, hits=what.hits)
        flags &= _metric_flags(trace, what.metric, span, becoming=alone)
    if what.figure is not None:
        flags &= _flags(_figure_events(trace, what.figure), span)
    if what.rejected is not None:
        flags &= _flags(_refusing_events(trace, what, what.rejected, span), span)
    if what.backlog is not None:
        flags &= _flags(_entry_events(trace, what, what.backlog, span), span)
    return flags


def _flags(events: Rows, span: range) -> Flags:
    flags = np.zeros(len(span), bool)
    inside = events[(events >= span.start) & (events < span.stop)]
    flags[inside - span.start] = True
    return flags


def _no_events() -> Rows:
    return np.empty(0, np.int64)


def _uids(trace: Trace, what: Breakpoint) -> list[int | None]:
    """Return the ops that an event must touch; None for one that was not submitted so far."""
    uids: list[int | None] = [] if what.op_uid is None else [what.op_uid]
    return uids if what.op is None else [*uids, uid_at(trace, what.op)]


def uid_at(trace: Trace, op: OpPlace) -> int | None:
    """Return the op at a place of a batch, None while it is not submitted.

    In an import, which has no batches, an entry is a row of its operation sequence.
    """
    if trace.info.is_foreign:
        uids = _sequence(trace)
        return int(uids[op.entry]) if op.entry < len(uids) and not op.place else None
    rows = index_of(trace).batches.rows(op.entry, len(trace.ops))
    return int(rows[op.place]) + 1 if op.place < len(rows) else None


def place_of(trace: Trace, uid: int) -> OpPlace | None:
    """Return the place of an op, as `uid_at` takes it; None in an import where it has not begun."""
    if trace.info.is_foreign:
        rows = np.flatnonzero(_sequence(trace) == uid)
        return OpPlace(int(rows[0]), 0) if len(rows) else None
    batch = int(trace.ops.batch[uid - 1])
    rows = index_of(trace).batches.rows(batch, len(trace.ops))
    return OpPlace(batch, uid - 1 - int(rows[0]))


def _sequence(trace: Trace) -> Rows:
    """Return the ops of an import that have begun, in order; worked out once."""
    kept = trace.derived.get("sequence")
    if kept is None:
        kept = trace.derived["sequence"] = operation_sequence(ColumnsAsOf(trace))[0]
    assert isinstance(kept, np.ndarray)
    return kept


def _figure_events(trace: Trace, what: FigureCondition) -> Rows:
    """Return the events from which on a figure of an op is so."""
    uid = uid_at(trace, what.op)
    if uid is None:
        return _no_events()
    known = _known_figures(AsOf(trace), uid, what.figure)
    compare = _COMPARE[what.comparison]
    return np.array([k for k, value in known if compare(value, what.value)], np.int64)


def _known_figures(as_of: AsOf, uid: int, figure: OpFigure) -> list[tuple[int, int]]:
    """Return (event, value) whenever a figure of an op comes to be known."""
    if figure is OpFigure.SUSPENDS:
        made = [each.suspended for each in as_of.suspensions_of(uid)]
        return [(k, number) for number, k in enumerate(made, 1)]
    if figure is OpFigure.START:
        starts = [
            (each.handled, each.time_ns)
            for each in as_of.events_of(uid)
            if each.kind is EventKind.OP_START and each.handled is not None
        ]
        return starts[:1]
    fate = as_of.fate(uid)
    if fate is None or fate.fate is not Fate.COMPLETED:
        return []
    end_ns = max((part.end_ns for part in as_of.parts_of(uid)), default=as_of.now_ns)
    submitted_ns = as_of.op(uid).submitted_ns
    nominal_ns = as_of.trace.op_def(uid).nominal_ns
    value = {
        OpFigure.END: end_ns,
        OpFigure.LATENCY: end_ns - submitted_ns,
        OpFigure.DELAY: end_ns - submitted_ns - nominal_ns,
    }[figure]
    return [(fate.since, value)]


def _refusing_events(
    trace: Trace, what: Breakpoint, condition: RefusalCondition, span: range
) -> Rows:
    table = trace.refusals
    own = born_between(table.born, span.start, span.stop - 1)
    rows = _of_ops(trace, what, table.uid, np.arange(own.start, own.stop))
    if condition.reason is not None:
        rows = rows[table.reason[rows] == REASON_CODE[condition.reason]]
    return table.born[rows].astype(np.int64)


def _entry_events(trace: Trace, what: Breakpoint, condition: EntryCondition, span: range) -> Rows:
    table = trace.backlog
    own = born_between(table.born, span.start, span.stop - 1)
    rows = _of_ops(trace, what, table.uid, np.arange(own.start, own.stop))
    if isinstance(condition.what, Why):
        rows = rows[table.why[rows] == WHY_CODE[condition.what]]
        entered: Rows = table.born[rows].astype(np.int64)
        return entered
    before = index_of(trace).live_entries.at(span.start - 1)
    rows = np.concatenate([_of_ops(trace, what, table.uid, before), rows])
    rows = rows[table.fate[rows] == ENTRY_FATE_CODE[condition.what]]
    if condition.reason is not None:
        rows = rows[table.reason[rows] == REASON_CODE[condition.reason]]
    left: Rows = table.died[rows].astype(np.int64)
    return left


def _of_ops(trace: Trace, what: Breakpoint, uid: npt.NDArray[np.int32], rows: Rows) -> Rows:
    """Return the rows that are of the op that a breakpoint names, all where it names none."""
    for wanted in _uids(trace, what):
        rows = rows[uid[rows] == (0 if wanted is None else wanted)]
    return rows


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
