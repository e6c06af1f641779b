"""The parts of imported ops, and their segments."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen.columns import (
    NONE,
    Columns,
    Ints,
    Mask,
    begins,
    last_by,
    mapped,
    ordinals,
    ranges,
)
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.exchange.nandseqgen.order import Order
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.model.words import Source
from nandviz.trace.codes import OPEN, SOURCE_CODE
from nandviz.trace.tables import Trace

_SOURCES: Final = {source.value: SOURCE_CODE[source] for source in Source}


@dataclass
class _Parts(Columns):
    """Parts to be; one that was cut before it ran has no chain.

    Attributes
    ----------
    born
        The event that it is known from.
    resumed_at
        The event of the RESUME that opens it, `OPEN` for none.
    """

    op: Ints
    chain: Ints
    planes: Ints
    start_ns: Ints
    end_ns: Ints
    born: Ints
    resumed_at: Ints


def add_parts(trace: Trace, definitions: Definitions, order: Order) -> None:
    """Add the parts of all ops in order of event, op and number, and their segments."""
    parts = _parts(order)
    number = ordinals(parts.op) + 1
    resumed = (number > 1) & (parts.resumed_at != OPEN)
    born = np.maximum(np.where(resumed, parts.resumed_at, parts.born), order.born[parts.op])
    rows = np.argsort(born, kind="stable")
    parts, number, resumed, born = parts.taken(rows), number[rows], resumed[rows], born[rows]
    ops = order.found.ops
    source = np.where(resumed, SOURCE_CODE[Source.RESUME], _sources(order, parts))
    trace.parts.extend(
        {
            "part_id": np.arange(len(parts)),
            "uid": parts.op + 1,
            "number": number,
            "source": source,
            "die": ops.die[parts.op],
            "planes": parts.planes,
            "start_ns": parts.start_ns,
            "end_ns": parts.end_ns,
            "cut": _cut(order, parts),
            "born": born,
            "died": np.broadcast_to(OPEN, len(parts)),
        }
    )
    _add_segments(trace, definitions, order, parts.chain)


def _sources(order: Order, parts: _Parts) -> Ints:
    words = order.found.vocabulary.words
    script = SOURCE_CODE[Source.SCRIPT]
    of_ops = mapped(lambda word: _SOURCES.get(words[word], script), order.found.ops.source)
    return of_ops[parts.op]


def _add_segments(trace: Trace, definitions: Definitions, order: Order, chain: Ints) -> None:
    """Add the states of each part's chain; the last one of a part that was cut is cut."""
    links, first = order.found.links, order.found.first_links()
    some = np.flatnonzero(chain != NONE)
    begin, end = first[chain[some]], first[chain[some] + 1]
    link, part = ranges(begin, end - begin), np.repeat(some, end - begin)
    last = link + 1 == np.repeat(end, end - begin)
    trace.segments.extend(
        {
            "part": part,
            "state": definitions.state[link],
            "start_ns": links.start_ns[link],
            "end_ns": links.end_ns[link],
            "cut": trace.parts.cut[part] * last,
            "born": trace.parts.born[part],
            "died": np.broadcast_to(OPEN, len(part)),
        }
    )


def _cut(order: Order, parts: _Parts) -> Mask:
    """Tell of each part whether it was cut."""
    cut: Mask = parts.chain == NONE
    last = order.found.chains_of().last
    cut |= order.was_reset[parts.op] & (parts.chain == last[parts.op])
    for row in np.flatnonzero(order.was_held[parts.op]).tolist():
        held, end_ns = order.held(int(parts.op[row])), parts.end_ns[row]
        cut[row] |= any(abs(each.at_ns - end_ns) <= TOLERANCE_NS for each in held)
    return cut


@dataclass
class _Stretches(Columns):
    """What ops executed; without a chain where a part began and was cut at once."""

    op: Ints
    chain: Ints
    planes: Ints
    start_ns: Ints
    end_ns: Ints


def _stretches(order: Order) -> _Stretches:
    """Return the stretches of ops of which a segment is shown, op by op, ascending."""
    chains, listed = order.found.chains, order.found.listed
    first = order.found.chains_of().first
    empty = listed.taken((listed.start_ns == listed.end_ns) & (first[listed.op] != NONE))
    planes, none = chains.planes[first[empty.op]], np.full(len(empty), NONE)
    number = np.arange(len(chains))
    both = _Stretches.joined(
        [
            _Stretches(chains.op, number, chains.planes, chains.start_ns, chains.end_ns),
            _Stretches(empty.op, none, planes, empty.start_ns, empty.end_ns),
        ]
    )
    return both.taken(np.lexsort((both.end_ns, both.start_ns, both.op)))


def _parts(order: Order) -> _Parts:
    """Return the parts, op by op, in order of their numbers.

    An op whose first stretch a RESUME opens was cut to nothing before it.
    """
    each = _stretches(order)
    resumed_at, nothing = _opened(order, each)
    row, born, at_ns = np.array(nothing, np.int64).reshape(-1, 3).T
    none, never = np.full(len(row), NONE), np.full(len(row), OPEN)
    before = _Parts(each.op[row], none, each.planes[row], at_ns, at_ns, born, never)
    rows = np.delete(np.arange(len(each)), row[each.chain[row] == NONE])
    whole = (each.op, each.chain, each.planes, each.start_ns, each.end_ns)
    rest = _Parts(*whole, _starts(order, each), resumed_at).taken(rows)
    return _Parts.joined([before, rest]).taken(
        np.argsort(np.concatenate([row, rows]), kind="stable")
    )


def _opened(order: Order, each: _Stretches) -> tuple[Ints, list[tuple[int, int, int]]]:
    """Return the event of the RESUME that opens each stretch, `OPEN` for none.

    Also (row, event, instant) of what was cut to nothing before it.
    """
    resumed_at = np.full(len(each), OPEN)
    nothing = []
    first = begins(each.op)
    for row in np.flatnonzero(order.was_held[each.op]).tolist():
        op, start_ns = int(each.op[row]), int(each.start_ns[row])
        held = order.opened(op, start_ns)
        if held is not None:
            resumed_at[row] = held.ended_at
            if first[row]:
                nothing.append((row, *_cut_to_nothing(order, op, held, start_ns)))
    return resumed_at, nothing


def _cut_to_nothing(
    order: Order, op: int, held: ForeignSuspension, later_ns: int
) -> tuple[int, int]:
    """Return event and instant of the first part of an op that was suspended before it ran."""
    starts = order.starts.of(op)
    at_ns = order.time_ns(starts[0]) if starts else held.at_ns
    return min([*starts, held.ended_at]), min(at_ns, later_ns)


def _starts(order: Order, each: _Stretches) -> Ints:
    """Return the OP_START with which each stretch starts, else the last event by then."""
    events, rows = order.found.events, order.starts.rows
    first = begins(events.op[rows], events.time_ns[rows])
    rows = rows[first]
    op, time_ns = events.op[rows], events.time_ns[rows]
    near = last_by(op, time_ns, each.op, each.start_ns)
    at = np.append(rows, NONE)[near]
    same = (near != NONE) & (events.op[at] == each.op) & (events.time_ns[at] == each.start_ns)
    return np.where(same, at, order.last_by(each.start_ns))
