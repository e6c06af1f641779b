"""A trace made of imported runs: every table filled, rows in order of the event that they follow.

Foreign files tell what happened, not what was planned when. A row is taken to be known from the
event on that first shows it: an op from the first event of it or of an op of higher uid, a part
from its OP_START or the RESUME that opens it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nandviz.exchange.nandseqgen.columns import NONE, Columns, Ints, Mask, begins, last_by, mapped
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.order import Order
from nandviz.exchange.nandseqgen.parts import add_parts
from nandviz.exchange.nandseqgen.suspension_rows import add_suspensions
from nandviz.exchange.nandseqgen.vocabulary import NO_WORD
from nandviz.model.words import (
    DIRTY,
    ERASED,
    NO_CELLTYPE,
    NO_PAGE,
    Fate,
    Kind,
    Source,
)
from nandviz.trace.codes import FATE_CODE, OPEN, SOURCE_CODE
from nandviz.trace.tables import Trace

_PLANNED, _RUNNING, _COMPLETED = (
    FATE_CODE[fate] for fate in (Fate.PLANNED, Fate.RUNNING, Fate.COMPLETED)
)


def fill(trace: Trace, definitions: Definitions, order: Order) -> None:
    """Fill all tables; the chains are used up. Cost: O(n log n), some µs an op."""
    add_parts(trace, definitions, order)
    add_suspensions(trace, definitions, order)
    order.forget_chains()
    _add_ops(trace, definitions, order)
    _add_events(trace, order)
    _add_fates(trace, order)
    _add_applications(trace, order)
    trace.flush()


def _add_ops(trace: Trace, definitions: Definitions, order: Order) -> None:
    ops = order.found.ops
    counts, plane, block, page = order.found.vocabulary.targets.columns(ops.targets)
    trace.ops.extend(
        {
            **dict.fromkeys(trace.ops.columns, np.broadcast_to(0, len(ops))),
            "batch": np.broadcast_to(NONE, len(ops)),
            "op": definitions.number,
            "die": ops.die,
            "source": np.broadcast_to(SOURCE_CODE[Source.SCRIPT], len(ops)),
            "submitted_ns": order.times_ns(order.born),
            "born": order.born,
            "first_target": np.cumsum(counts) - counts,
            "n_targets": counts,
        }
    )
    trace.targets.extend({"plane": plane, "block": block, "page": page})


def _add_events(trace: Trace, order: Order) -> None:
    """Push an OP_START at the start of the run, an OP_END by its op's OP_START or RESUME."""
    events = order.found.events
    count = len(events)
    causes = _causes(order)
    rows = np.argsort(causes, kind="stable")
    seqs = np.empty_like(rows)
    seqs[rows] = np.arange(count)
    none = np.broadcast_to(NONE, count)
    trace.queue.extend(
        {
            "time_ns": events.time_ns[rows],
            "kind": events.kind[rows],
            "uid": events.op[rows] + 1,
            **dict.fromkeys(("axis", "die", "batch"), none),
            "born": causes[rows],
            "cancelled": np.broadcast_to(OPEN, count),
            "handled": rows,
        }
    )
    ok = np.broadcast_to(trace.words.number("ok"), count)
    trace.events.extend({"seq": seqs, "time_ns": events.time_ns, "outcome": ok})


def _causes(order: Order) -> Ints:
    """Return the last OP_START or RESUME of an op before each of its OP_ENDs, else -1."""
    events = order.found.events
    resumed = [(each.op, each.ended_at) for each in order.suspensions]
    resumed_op, resumed_at = np.array(resumed, np.int64).reshape(-1, 2).T
    op = np.concatenate([events.op[order.starts.rows], resumed_op])
    event = np.concatenate([order.starts.rows, resumed_at])
    by_op = np.lexsort((event, op))
    op, event = op[by_op], event[by_op]
    causes = np.full(len(events), NONE)
    ends = order.ends.rows
    row = last_by(op, event, events.op[ends], ends - 1)
    own = (row != NONE) & (np.append(op, NONE)[row] == events.op[ends])
    causes[ends[own]] = event[row[own]]
    return causes


@dataclass
class _Fates(Columns):
    born: Ints
    uid: Ints
    fate: Ints
    died: Ints


def _add_fates(trace: Trace, order: Order) -> None:
    """Add the fates in order of event, op and fate."""
    changed = order.was_held | order.was_reset
    told = [
        _changed_fates(order, np.flatnonzero(changed)),
        *_plain_fates(order, np.flatnonzero(~changed)),
    ]
    fates = _Fates.joined([each.taken(each.died > each.born) for each in told])
    fates = fates.taken(np.lexsort((fates.fate, fates.uid, fates.born)))
    reason = np.broadcast_to(NONE, len(fates))
    trace.fates.extend(vars(fates) | {"reason": reason})


def _plain_fates(order: Order, ops: Ints) -> Iterator[_Fates]:
    """Yield the fates of ops that ran until they were complete, if they were."""
    born, start = order.born[ops], _or_open(order.starts.first[ops])
    end, uid = _or_open(order.ends.last[ops]), ops + 1
    steps = (
        (born, _PLANNED, np.minimum(start, end)),
        (start, _RUNNING, end),
        (end, _COMPLETED, np.full(len(ops), OPEN)),
    )
    for first, fate, last in steps:
        yield _Fates(first, uid, np.broadcast_to(fate, len(ops)), last)


def _or_open(events: Ints) -> Ints:
    return np.where(events == NONE, OPEN, events)


def _changed_fates(order: Order, ops: Ints) -> _Fates:
    """Return the fates of ops that were suspended or cut by a RESET."""
    rows = []
    for op in ops.tolist():
        steps = _steps(order, op)
        ends = [*(born for born, _ in steps[1:]), OPEN]
        rows += [
            (born, op + 1, FATE_CODE[fate], died)
            for (born, fate), died in zip(steps, ends, strict=True)
        ]
    return _Fates(*np.array(rows, np.int64).reshape(-1, 4).T)


def _steps(order: Order, op: int) -> list[tuple[int, Fate]]:
    """Return the events at which an op's fate changes, ascending, and what it is then."""
    end = max(order.ends.of(op), default=OPEN)
    steps = [(k, Fate.RUNNING) for k in order.starts.of(op)[:1]]
    for each in order.held(op):
        held, resumed = each.made_at, each.ended_at
        steps = [step for step in steps if not held <= step[0] < resumed]
        steps.append((held, Fate.SUSPENDED))
        if resumed != OPEN:
            steps.append((resumed, Fate.RUNNING if each.aborter is None else Fate.ABORTED))
    if (reset := order.reset_at(op)) != OPEN:
        steps.append((reset, Fate.ABORTED))
    steps = [(int(order.born[op]), Fate.PLANNED), *sorted(steps, key=lambda step: step[0])]
    steps = [step for step in steps if step[0] < end]
    return [*steps, (end, Fate.COMPLETED)] if end != OPEN else steps


def _add_applications(trace: Trace, order: Order) -> None:
    """Add what the file tells of programs; an erase counts as applied at each of its OP_ENDs.

    Those of one event stand in order of uid, then as the file has them.
    """
    rows = _Applied.joined([_programs(trace, order), _erases(trace, order)])
    rows = rows.taken(np.lexsort((rows.op, rows.born)))
    unknown = np.isin(rows.word, (NONE, trace.words.number(NO_CELLTYPE)))
    erase = order.found.are(Kind.ERASE)[rows.op]
    by_block = np.lexsort((rows.block, rows.die))
    first = begins(rows.die[by_block], rows.block[by_block])
    erased, programmed = np.full(len(rows), NONE), np.full(len(rows), NONE)
    told = ~erase & ~unknown
    erased[by_block] = _last_told(rows.word[by_block], erase[by_block], first)
    anew = first | erase[by_block]
    programmed[by_block] = _last_told(rows.word[by_block], told[by_block], anew)
    trace.applications.extend(
        {
            "uid": rows.op + 1,
            "die": rows.die,
            "block": rows.block,
            "page": rows.page,
            "last": np.where(erase, ERASED, np.maximum(rows.page, DIRTY)),
            "erase_celltype": erased,
            "program_celltype": programmed,
            "closed": np.zeros_like(programmed),
            "born": rows.born,
        }
    )


def _last_told(words: Ints, told: Mask, anew: Mask) -> Ints:
    """Return the last word that was told by each row, `NONE` for none since it began anew."""
    at = np.arange(len(words))
    last = np.maximum.accumulate(np.where(told, at, NONE))
    since = np.maximum.accumulate(np.where(anew, at, 0))
    return np.where(last >= since, words[last], NONE)


@dataclass
class _Applied(Columns):
    """Changes of blocks; ``word`` is that of the celltype in the trace."""

    born: Ints
    op: Ints
    die: Ints
    block: Ints
    page: Ints
    word: Ints


def _programs(trace: Trace, order: Order) -> _Applied:
    applied = order.found.applied
    word = _words(trace, order, applied.celltype)
    place = applied.die, applied.block, applied.page
    return _Applied(order.applied_at, applied.op, *place, word)


def _erases(trace: Trace, order: Order) -> _Applied:
    found = order.found
    erase = found.are(Kind.ERASE)[found.events.op[order.ends.rows]]
    born = order.ends.rows[erase]
    op = found.events.op[born]
    counts, _, block, _ = found.vocabulary.targets.columns(found.ops.targets[op])
    born, op = np.repeat(born, counts), np.repeat(op, counts)
    celltype = found.ops.celltype[op]
    none = found.vocabulary.words.number(NO_CELLTYPE)
    word = _words(trace, order, np.where(celltype == NO_WORD, none, celltype))
    return _Applied(born, op, found.ops.die[op], block, np.full(len(op), NO_PAGE), word)


def _words(trace: Trace, order: Order, celltypes: Ints) -> Ints:
    """Return the words of celltypes in the trace, `NONE` for one that is not told."""
    texts = order.found.vocabulary.words
    return mapped(
        lambda word: NONE if word == NO_WORD else trace.words.number(texts[word]), celltypes
    )
