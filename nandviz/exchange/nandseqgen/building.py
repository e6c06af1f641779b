"""A trace made of imported runs: every table filled, rows in order of the event that they follow.

Foreign files tell what happened, not what was planned when. A row is taken to be known from the
event on that first shows it: an op from the first event of it or of an op of higher uid, a part
from its OP_START or the RESUME that opens it.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from nandviz.exchange.nandseqgen.chains import Chain
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOp
from nandviz.exchange.nandseqgen.order import Order, Placed
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.model.words import (
    DIRTY,
    ERASED,
    NO_CELLTYPE,
    NO_PAGE,
    EventKind,
    Fate,
    Kind,
    Source,
    SuspensionStatus,
)
from nandviz.trace.codes import (
    AXIS_CODE,
    FATE_CODE,
    KIND_CODE,
    NONE,
    OPEN,
    SOURCE_CODE,
    STATUS_CODE,
)
from nandviz.trace.tables import Trace

_SOURCES: Final = {source.value: source for source in Source}
_FLUSH_EVERY: Final = 4_096
"""Rows after which what is staged moves into the columns, where it takes a third of the room."""
_APPLICATION_CELLS: Final = 6
_Application = tuple[int, int, int, int, int, int]
"""Event, uid, die, block, page and number of the celltype's word of a change of a block."""
_OP_START: Final = KIND_CODE[EventKind.OP_START]
_SCRIPT: Final = SOURCE_CODE[Source.SCRIPT]


def fill(trace: Trace, definitions: Definitions, runs: Sequence[Placed]) -> None:
    """Fill all tables with runs. Cost: O(n log n), some 20 µs an op."""
    order = Order(runs)
    _add_ops(trace, definitions, order)
    _add_events(trace, order)
    _add_fates(trace, order)
    _add_parts(trace, definitions, order)
    _add_suspensions(trace, definitions, order)
    _add_applications(trace, order)
    trace.flush()


def _add_ops(trace: Trace, definitions: Definitions, order: Order) -> None:
    first = 0
    trace.ops.reserve(len(order.ops))
    trace.targets.reserve(sum(len(op.targets) for op in order.ops))
    for op in order.ops:
        born = order.born[op.uid - 1]
        number, count = definitions.number(op), len(op.targets)
        time_ns = order.time_ns(born)
        trace.ops.append(NONE, number, order.die(op), _SCRIPT, time_ns, born, first, count, 0)
        for target in op.targets:
            trace.targets.append(*target)
        first += count
        if not op.uid % _FLUSH_EVERY:
            trace.flush()


def _add_events(trace: Trace, order: Order) -> None:
    """Push an OP_START at the start of the run, an OP_END by its op's OP_START or RESUME."""
    count = len(order.event_ops)
    causes = np.fromiter((_cause(order, k) for k in range(count)), np.int64, count)
    rows = np.argsort(causes, kind="stable")
    seqs = np.empty_like(rows)
    seqs[rows] = np.arange(len(rows))
    times = np.frombuffer(order.times_ns, np.int64)
    uids = np.fromiter((op.uid for op in order.event_ops), np.int32, count)
    none = np.broadcast_to(NONE, count)
    trace.queue.extend(
        {
            "time_ns": times[rows],
            "kind": order.kinds[rows],
            "uid": uids[rows],
            **dict.fromkeys(("axis", "die", "batch"), none),
            "born": causes[rows],
            "cancelled": np.broadcast_to(OPEN, count),
            "handled": rows,
        }
    )
    ok = np.broadcast_to(trace.words.number("ok"), count)
    trace.events.extend({"seq": seqs, "time_ns": times, "outcome": ok})


def _cause(order: Order, k: int) -> int:
    if order.kinds[k] == _OP_START:
        return -1
    op = order.event_ops[k]
    resumed = [order.resumed_at(each) for each in order.held(op)]
    known = [cause for cause in (*order.starts(op), *resumed) if cause < k]
    return max(known, default=-1)


def _add_fates(trace: Trace, order: Order) -> None:
    cells = array("q")
    for op in order.ops:
        steps = _steps(order, op)
        ends = [*(born for born, _ in steps[1:]), OPEN]
        for (born, fate), died in zip(steps, ends, strict=True):
            if died > born:
                cells.extend((born, op.uid, FATE_CODE[fate], died))
    rows = np.frombuffer(cells, np.int64).reshape(-1, 4)
    trace.fates.reserve(len(rows))
    in_time = np.lexsort(rows.T[2::-1])
    for first in range(0, len(rows), _FLUSH_EVERY):
        born, uid, code, died = rows[in_time[first : first + _FLUSH_EVERY]].T
        reason = np.broadcast_to(NONE, len(born))
        trace.fates.extend({"uid": uid, "fate": code, "reason": reason, "born": born, "died": died})


def _steps(order: Order, op: ForeignOp) -> list[tuple[int, Fate]]:
    """Return the events at which an op's fate changes, ascending, and what it is then."""
    end = max(order.ends(op), default=OPEN)
    steps = [(k, Fate.RUNNING) for k in order.starts(op)[:1]]
    for each in order.held(op):
        held, resumed = order.suspended_at(each), order.resumed_at(each)
        steps = [step for step in steps if not held <= step[0] < resumed]
        steps.append((held, Fate.SUSPENDED))
        if resumed != OPEN:
            steps.append((resumed, Fate.RUNNING if each.aborter is None else Fate.ABORTED))
    if (reset := order.reset_at(op)) != OPEN:
        steps.append((reset, Fate.ABORTED))
    steps = [(order.born[op.uid - 1], Fate.PLANNED), *sorted(steps, key=lambda step: step[0])]
    steps = [step for step in steps if step[0] < end]
    return [*steps, (end, Fate.COMPLETED)] if end != OPEN else steps


class _Part(NamedTuple):
    """A part to be; one that was cut before it ran has no chain."""

    born: int
    uid: int
    number: int
    start_ns: int
    end_ns: int
    planes: int
    chain: Chain | None


def _add_parts(trace: Trace, definitions: Definitions, order: Order) -> None:
    trace.parts.reserve(len(order.ops))
    trace.segments.reserve(sum(len(chain.states) for op in order.ops for chain in op.chains))
    for part_id, part in enumerate(_in_order(_parts(order))):
        op = order.ops[part.uid - 1]
        if not part_id % _FLUSH_EVERY:
            trace.flush()
        cut = part.chain is None or any(
            abs(each.at_ns - part.end_ns) <= TOLERANCE_NS for each in order.held(op)
        )
        cut = cut or (part.chain is op.chains[-1] and order.reset_at(op) != OPEN)
        source = _SOURCES.get(op.source, Source.SCRIPT)
        if part.number > 1 and order.opened(op, part.start_ns) is not None:
            source = Source.RESUME
        head = part_id, part.uid, part.number, SOURCE_CODE[source], order.die(op), part.planes
        row = trace.parts.append(*head, part.start_ns, part.end_ns, int(cut), part.born, OPEN)
        if part.chain is not None:
            _add_segments(trace, definitions.states(op), part.chain, (row, int(cut), part.born))


def _add_segments(
    trace: Trace, states: Sequence[str], chain: Chain, part: tuple[int, int, int]
) -> None:
    row, cut, born = part
    last = len(chain.states) - 1
    for place, (state, start_ns, end_ns) in enumerate(chain.spans):
        cells = row, states.index(state), start_ns, end_ns, cut if place == last else 0
        trace.segments.append(*cells, born, OPEN)


def _in_order(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield parts in order of event, op and number: sorted as columns, each made twice.

    They come in order of op and number.
    """
    cells, chains = array("q"), list[Chain | None]()
    for part in parts:
        *numbers, chain = part
        cells.extend(numbers)
        chains.append(chain)
    rows = np.frombuffer(cells, np.int64).reshape(-1, len(_Part._fields) - 1)
    for place in np.argsort(rows[:, 0], kind="stable"):
        born, uid, number, start_ns, end_ns, planes = rows[place].tolist()
        yield _Part(born, uid, number, start_ns, end_ns, planes, chains[place])


def _parts(order: Order) -> Iterator[_Part]:
    for op in order.ops:
        number, uid = 0, op.uid
        for start, end, planes, chain in _stretches(op):
            opened = order.opened(op, start)
            if not number and opened is not None:
                number = 1
                yield _cut_to_nothing(order, op, opened, (start, planes))
                if chain is None:
                    continue
            number += 1
            born = _part_born(order, op, start)
            if number > 1 and opened is not None:
                born = order.resumed_at(opened)
            born = max(born, order.born[op.uid - 1])
            yield _Part(born, uid, number, start, end, planes, chain)


def _stretches(op: ForeignOp) -> list[tuple[int, int, int, Chain | None]]:
    """Return (start, end, planes, chain) of all that an op executed, ascending."""
    stretches: list[tuple[int, int, int, Chain | None]] = [
        (chain.start_ns, chain.end_ns, chain.planes, chain) for chain in op.chains
    ]
    if stretches:
        stretches += [(at_ns, at_ns, op.chains[0].planes, None) for at_ns in op.empty_ns]
    return sorted(stretches, key=lambda stretch: stretch[:2])


def _cut_to_nothing(
    order: Order, op: ForeignOp, held: ForeignSuspension, later: tuple[int, int]
) -> _Part:
    """Return the first part of an op that was suspended before it ran."""
    starts = order.starts(op)
    start_ns, planes = later
    at_ns = min(order.time_ns(starts[0]) if starts else held.at_ns, start_ns)
    born = max(min([*starts, order.resumed_at(held)]), order.born[op.uid - 1])
    return _Part(born, op.uid, 1, at_ns, at_ns, planes, None)


def _part_born(order: Order, op: ForeignOp, start_ns: int) -> int:
    for k in order.starts(op):
        if order.time_ns(k) == start_ns:
            return k
    return order.last_by(start_ns)


def _add_suspensions(trace: Trace, definitions: Definitions, order: Order) -> None:
    count: Counter[ForeignOp] = Counter()
    states = []
    for number, each in enumerate(order.suspensions):
        assert each.op is not None, "those without an op are left out"
        count[each.op] += 1
        born, resumed = order.suspended_at(each), order.resumed_at(each)
        _add_suspension(trace, definitions, order, each, (count[each.op], born))
        if resumed > born:
            states.append((born, number, SuspensionStatus.OPEN, -1, 0, resumed))
        if each.resumer is not None and each.resumed_ns is not None:
            after = SuspensionStatus.RESUMED, each.resumed_ns, each.resumer.uid
            states.append((resumed, number, *after, OPEN))
        elif each.aborter is not None:
            states.append((resumed, number, SuspensionStatus.ABORTED, -1, 0, OPEN))
    for born, number, status, resumed_ns, resumer, died in sorted(states):
        row = number, STATUS_CODE[status], resumed_ns, resumer
        trace.suspension_states.append(*row, born, died)


def _add_suspension(
    trace: Trace,
    definitions: Definitions,
    order: Order,
    each: ForeignSuspension,
    where: tuple[int, int],
) -> None:
    op = each.op
    assert op is not None, "those without an op are left out"
    n, born = where
    consumed_ns = _consumed(op, each.at_ns)
    state = definitions.state_after(op, consumed_ns)
    remaining_ns = max(definitions.nominal_ns(op) - consumed_ns, 0)
    trace.suspensions.append(
        op.uid,
        AXIS_CODE[each.axis],
        order.die(each.suspender),
        n,
        each.suspender.uid,
        each.at_ns,
        state,
        max((end for _, end in op.listed), default=each.at_ns + remaining_ns),
        consumed_ns,
        remaining_ns,
        born,
        OPEN,
    )


def _consumed(op: ForeignOp, at_ns: int) -> int:
    """Return the time that an op had executed by an instant."""
    spans = (span for chain in op.chains for span in chain.spans)
    return sum(min(end, at_ns) - start for _, start, end in spans if start < at_ns)


def _add_applications(trace: Trace, order: Order) -> None:
    """Add what the file tells of programs; an erase counts as applied at each of its OP_ENDs.

    Those of one event stand in order of uid, then as the file has them.
    """
    cells = array("q")
    for told in (_programs, _erases):
        for cell in told(trace, order):
            cells.extend(cell)
    rows = np.frombuffer(cells, np.int64).reshape(-1, _APPLICATION_CELLS)
    trace.applications.reserve(len(rows))
    celltypes: dict[tuple[int, int], tuple[int, int]] = {}
    none = NONE, trace.words.number(NO_CELLTYPE)
    for place in np.lexsort(rows.T[1::-1]):
        born, uid, die, block, page, word = rows[place].tolist()
        erase = order.ops[uid - 1].kind is Kind.ERASE
        erased, programmed = celltypes.get((die, block), (NONE, NONE))
        words = (word, NONE) if erase else (erased, programmed if word in none else word)
        celltypes[die, block] = words
        last = ERASED if erase else max(page, DIRTY)
        trace.applications.append(uid, die, block, page, last, *words, born)


def _programs(trace: Trace, order: Order) -> Iterator[_Application]:
    for run in order.runs:
        for each in run.found.applied:
            place = run.first_die + each.die, each.block, each.page
            yield order.applied_at(each), each.op.uid, *place, _word(trace, each.celltype)


def _erases(trace: Trace, order: Order) -> Iterator[_Application]:
    for op in order.ops:
        for born in order.ends(op) if op.kind is Kind.ERASE else ():
            for target in op.targets:
                place = order.die(op), target.block, NO_PAGE
                yield born, op.uid, *place, _word(trace, op.celltype or NO_CELLTYPE)


def _word(trace: Trace, celltype: str) -> int:
    return trace.words.number(celltype) if celltype else NONE
