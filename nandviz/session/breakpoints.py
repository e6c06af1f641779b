"""Breakpoints: where a run forward or backward stops.

A breakpoint is a predicate over the events of the trace, so that continuing and reverse-continuing
find the same events, and its hit count is a read: how many events matched so far. All conditions
that are set must hold together:

- ``op_uid``: the event touches the op (also where another op suspends, displaces or resumes it);
- ``axis``, ``die``: of the queue that is flushed, else of the op that starts, ends or is submitted;
- ``metric``: alone, the event made it true; with others, it holds after the event.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.errors import NandvizError
from nandviz.model.words import METRICS
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
_CONDITION: Final = re.compile(r"\s*(\w+)\s*(>=|<=|==|!=|>|<)\s*(-?\d+)\s*")
_FIRST_CHUNK: Final = 256
_LARGEST_CHUNK: Final = 1 << 18


def parse_condition(text: str) -> MetricCondition:
    """Read ``backlog_size >= 3``, as `words` writes it; NandvizError where it is something else."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise NandvizError(f"{text!r} is no condition; write: backlog_size >= 3")
    if found[1] not in METRICS:
        raise NandvizError(f"no metric {found[1]!r}; there are {', '.join(METRICS)}")
    return MetricCondition(found[1], Comparison(found[2]), int(found[3]))


def condition_words(what: MetricCondition) -> str:
    """Write a condition as `parse_condition` reads it."""
    return f"{what.metric} {what.comparison} {what.value}"


def words(what: Breakpoint) -> str:
    """Say what a breakpoint stops at: ``OP_END, op 1, from hit 2``."""
    law = "broken law" if what.law == ANY_LAW else f"broken law {what.law}"
    said = [
        what.event or "",
        "" if what.op_uid is None else f"op {what.op_uid}",
        "" if what.die is None else f"die {what.die}",
        what.axis or "",
        condition_words(what.metric) if what.metric else "",
        "" if what.law is None else law,
    ]
    text = ", ".join(each for each in said if each) or "every event"
    return text if what.hits <= 1 else f"{text}, from hit {what.hits}"


@dataclass(frozen=True, slots=True)
class Held:
    """A breakpoint of the session, and whether it is asked."""

    what: Breakpoint
    enabled: bool = True


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


class Breakpoints:
    """The breakpoints of a session by number, from 1; a number is never used again."""

    def __init__(self) -> None:
        self._items: dict[int, Held] = {}
        self._next = 1

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[tuple[int, Held]]:
        """Iterate over (number, breakpoint)."""
        return iter(tuple(self._items.items()))

    def __getitem__(self, number: int) -> Held:
        """Return a breakpoint; KeyError if there is no such number."""
        return self._items[number]

    def add(self, what: Breakpoint, *, enabled: bool = True) -> int:
        """Add a breakpoint; return its number."""
        number = self._next
        self._items[number] = Held(what, enabled)
        self._next += 1
        return number

    def change(self, number: int, what: Breakpoint) -> None:
        """Make a breakpoint another one; KeyError if there is no such number."""
        self._items[number] = replace(self._items[number], what=what)

    def enable(self, number: int, *, enabled: bool) -> None:
        """Say whether a breakpoint is asked; KeyError if there is no such number."""
        self._items[number] = replace(self._items[number], enabled=enabled)

    def remove(self, number: int) -> None:
        """Remove a breakpoint; KeyError if there is no such number."""
        del self._items[number]

    def replace_all(self, items: Iterable[Held]) -> None:
        """Remove all and take these."""
        self._items.clear()
        for held in items:
            self.add(held.what, enabled=held.enabled)

    @property
    def ask_laws(self) -> bool:
        """Whether any that is enabled stops at a broken law."""
        return any(held.enabled and held.what.law is not None for _, held in self)

    def hits(self, trace: Trace, number: int, k: int, laws: LawEvents) -> int:
        """Return how many events up to ``k`` match. Cost: one pass over the events."""
        return self._count(trace, self._items[number].what, k, laws)

    def _count(self, trace: Trace, what: Breakpoint, k: int, laws: LawEvents) -> int:
        spans = _forward(0, k + 1)
        return sum(int(np.count_nonzero(_matches(trace, what, s, laws))) for s in spans)

    def first(self, trace: Trace, start: int, stop: int, laws: LawEvents) -> tuple[int, int] | None:
        """Return (event, number) of the first stop in ``start <= event < stop``."""
        return self._search(trace, _forward(start, stop), laws, last=False)

    def last(self, trace: Trace, start: int, stop: int, laws: LawEvents) -> tuple[int, int] | None:
        """Return (event, number) of the last stop in ``start <= event < stop``."""
        return self._search(trace, _backward(start, stop), laws, last=True)

    def _search(
        self, trace: Trace, spans: Iterator[range], laws: LawEvents, *, last: bool
    ) -> tuple[int, int] | None:
        enabled = [(number, held.what) for number, held in self if held.enabled]
        choose = max if last else min
        for span in spans if enabled else ():
            found = [
                (int(choose(hits)), number)
                for number, what in enabled
                if len(hits := self._stops(trace, what, span, laws))
            ]
            if found:
                event = choose(k for k, _ in found)
                return event, min(number for k, number in found if k == event)
        return None

    def _stops(self, trace: Trace, what: Breakpoint, span: range, laws: LawEvents) -> Rows:
        hits = span.start + np.flatnonzero(_matches(trace, what, span, laws))
        if what.hits <= 1 or not len(hits):
            return hits
        before = self._count(trace, what, span.start - 1, laws)
        return hits[max(0, what.hits - 1 - before) :]


def _forward(start: int, stop: int) -> Iterator[range]:
    step = _FIRST_CHUNK
    while start < stop:
        end = min(stop, start + step)
        yield range(start, end)
        start, step = end, min(step * 2, _LARGEST_CHUNK)


def _backward(start: int, stop: int) -> Iterator[range]:
    step = _FIRST_CHUNK
    while start < stop:
        begin = max(start, stop - step)
        yield range(begin, stop)
        stop, step = begin, min(step * 2, _LARGEST_CHUNK)
