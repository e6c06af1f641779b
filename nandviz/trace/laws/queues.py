"""The law of queue order: who may wait, who stands in front, who is flushed first."""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Final

import numpy as np

from nandviz.language import said
from nandviz.model.words import EntryFate, Kind, Why
from nandviz.trace.codes import AXIS_CODE, ENTRY_FATE_CODE, NONE, OPEN, WHY_CODE
from nandviz.trace.laws.displaced import displaced
from nandviz.trace.laws.intervals import runs
from nandviz.trace.laws.law_columns import AXIS_NAME, Ints, LawColumns
from nandviz.trace.laws.standing import Standing, standing, wrongly_advanced, wrongly_passed
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence

_RESERVED: Final = [ENTRY_FATE_CODE[fate] for fate in (EntryFate.FLUSHED, EntryFate.ADVANCED)]
"""How an entry leaves whose op is reserved."""


def queue_order(columns: LawColumns) -> Iterator[Finding]:
    """Law 9: an entry has its turn when none that stands before it in its queue is left.

    Displaced entries stand in front, in order of old start. What a boundary does not take never
    stands in a queue and is not reserved behind one: instant ops, a SUSPEND or another axis's
    RESUME of the batch. As the policies say, a displaced read leaves at once, and a refused head
    goes behind what shares no block with it.
    """
    backlog = columns.trace.backlog
    yield from _across_boundaries(columns)
    if not len(backlog):
        return
    key = backlog.axis + 2 * backlog.die.astype(np.int64)
    stood = standing(columns)
    order = np.argsort(key[stood.row], kind="stable")
    row, event = _turns(columns)
    turn = np.lexsort((event, key[row]))
    row, event = row[turn], event[turn]
    turn_key = key[row]
    for lo, hi in runs(key[stood.row][order]):
        queue = key[stood.row[order[lo]]]
        here = Standing(*(column[order[lo:hi]] for column in stood))
        mine = slice(*np.searchsorted(turn_key, [queue, queue + 1]))
        yield from _overtaken(columns, here, row[mine], event[mine])
        yield from _behind(columns, here)
    yield from _disordered(columns, key, stood)
    for entry, k, what in (*wrongly_passed(columns, stood), *wrongly_advanced(columns)):
        yield _entry_finding(columns, entry, what, k)
    yield from _shuffled(columns, key)
    yield from _instant(columns)


def _turns(columns: LawColumns) -> tuple[Ints, Ints]:
    """Return the entries whose turn came, and the events: they left, or a flush of them failed."""
    backlog, retries = columns.trace.backlog, columns.trace.retries
    gone = (backlog.died != OPEN) & (backlog.fate != ENTRY_FATE_CODE[EntryFate.ABORTED])
    left = np.flatnonzero(gone)
    row = np.concatenate([left, retries.entry.astype(np.int64) - 1])
    return row, np.concatenate([backlog.died[left], retries.born]).astype(np.int64)


def _overtaken(
    columns: LawColumns, stood: Standing, turns: Ints, events: Ints
) -> Iterator[Finding]:
    """Sweep over the turns of one queue with a heap of the ranks that stand in it."""
    turn_rank = stood.rank_before(turns, events)
    rank, born, died = (
        stood.rank.tolist(),
        stood.born.tolist(),
        (stood.died + stood.passed).tolist(),
    )
    heap: list[tuple[int, int]] = []
    entered = 0
    for row, event, mine in zip(turns.tolist(), events.tolist(), turn_rank.tolist(), strict=True):
        while entered < len(rank) and born[entered] < event:
            heappush(heap, (rank[entered], entered))
            entered += 1
        while heap and died[heap[0][1]] <= event:
            heappop(heap)
        if heap and heap[0][0] < mine:
            yield _order_violation(columns, row, event, int(stood.row[heap[0][1]]))


def _behind(columns: LawColumns, stood: Standing) -> Iterator[Finding]:
    """Sweep over the entries of one queue for displaced ones that entered behind others."""
    backlog = columns.trace.backlog
    front = (backlog.why[stood.row] == WHY_CODE[Why.DISPLACED]) & (stood.first == 1)
    rank, born, died = stood.rank.tolist(), stood.born.tolist(), stood.died.tolist()
    heap: list[tuple[int, int]] = []
    entered = 0
    for i in np.flatnonzero(front).tolist():
        while born[entered] < born[i]:
            heappush(heap, (rank[entered], entered))
            entered += 1
        while heap and died[heap[0][1]] < born[i]:
            heappop(heap)
        if heap and heap[0][0] < rank[i]:
            other = int(stood.row[heap[0][1]])
            yield _entry_finding(
                columns,
                int(stood.row[i]),
                said("enters behind {entry}", entry=_entry(columns, other)),
            )


def _shuffled(columns: LawColumns, key: Ints) -> Iterator[Finding]:
    """Look for displaced entries that do not stand in order of their old start."""
    backlog, entries = columns.trace.backlog, displaced(columns)
    rank, queue = backlog.rank[entries.row], key[entries.row]
    order = np.lexsort((rank, entries.suspension, queue))
    row, start, by = (column[order] for column in entries[:3])
    wrong = (start[1:] < start[:-1]) & (by[1:] == by[:-1]) & (queue[order][1:] == queue[order][:-1])
    for i in (np.flatnonzero(wrong) + 1).tolist():
        what = said(
            "enters with the old start {start} behind {entry} with the old start {start2}",
            start=us_sentence(int(start[i])),
            entry=_entry(columns, int(row[i - 1])),
            start2=us_sentence(int(start[i - 1])),
        )
        yield _entry_finding(columns, int(row[i]), what)


def _instant(columns: LawColumns) -> Iterator[Finding]:
    """Look for entries of instant ops: nothing holds them up, nothing displaces them."""
    backlog = columns.trace.backlog
    instant = np.array([op.base.instant for op in columns.trace.info.ops], np.bool_)
    for row in np.flatnonzero(instant[columns.op[backlog.uid]]).tolist():
        yield _entry_finding(columns, row, said("enters though it is instant"))


def _entry(columns: LawColumns, row: int) -> str:
    return said(
        "entry {row}, {name}", row=row + 1, name=columns.name(int(columns.trace.backlog.uid[row]))
    )


def _entry_finding(columns: LawColumns, row: int, what: str, event: int | None = None) -> Finding:
    """Say what is wrong with an entry as it enters, or in another event."""
    backlog = columns.trace.backlog
    uid = int(backlog.uid[row])
    event = int(backlog.born[row]) if event is None else event
    time = columns.time_of(event)
    where = said(
        "the {axis_name} queue of die {die}",
        axis_name=AXIS_NAME[backlog.axis[row]],
        die=backlog.die[row],
    )
    detail = said(
        "{entry}, {what} in {where} in event {event} at {time}",
        entry=_entry(columns, row),
        what=what,
        where=where,
        event=event,
        time=us_sentence(time),
    )
    return Finding(uid, event, time, detail)


def _across_boundaries(columns: LawColumns) -> Iterator[Finding]:
    """Look for SUSPENDs, and RESUMEs of another axis, inside an open boundary of their batch.

    What its SUSPEND, or an entry into a backlog, opened on a die only that axis's RESUME ends.
    """
    axis, opens = _steps(columns)
    batch, die = columns.of_op("batch"), columns.of_op("die")
    uid = np.flatnonzero((opens | (axis != NONE)) & (batch != NONE))
    batch, die = batch[uid], die[uid]
    order = np.lexsort((uid, die, batch))
    uid, batch, die = uid[order], batch[order], die[order]
    within = (batch[1:] == batch[:-1]) & (die[1:] == die[:-1]) & opens[uid[:-1]]
    suspends = columns.of_kind(Kind.SUSPEND)[uid[1:]]
    resumes = columns.of_kind(Kind.RESUME)[uid[1:]] & (_acts_on(columns)[uid[1:]] != axis[uid[:-1]])
    for i in np.flatnonzero(within & (suspends | resumes)).tolist():
        op, before = int(uid[i + 1]), int(uid[i])
        event = int(columns.trace.ops.born[op - 1])
        detail = said(
            "{name} is let into the {axis_name} boundary of its batch on die {die} behind "
            "{name2}, event {event} at {time_of}",
            name=columns.name(op),
            axis_name=AXIS_NAME[axis[before]],
            die=die[i],
            name2=columns.name(before),
            event=event,
            time_of=us_sentence(columns.time_of(event)),
        )
        yield Finding(op, event, columns.time_of(event), detail)


def _acts_on(columns: LawColumns) -> Ints:
    """Return by uid the axis that a SUSPEND or RESUME acts on, `NONE` for all other ops."""
    kinds = (Kind.SUSPEND, Kind.RESUME)
    axes = [
        AXIS_CODE[op.base.axis] if op.base.kind in kinds else NONE for op in columns.trace.info.ops
    ]
    return np.array([*axes, NONE], np.int64)[columns.op]


def _steps(columns: LawColumns) -> tuple[Ints, Ints]:
    """Return by uid the axis of the boundary that an op opens, is in or ends as it is submitted.

    And whether that is open behind it; `NONE` and False for ops that have none to do with one.
    """
    backlog, acts = columns.trace.backlog, _acts_on(columns)
    reserved = columns.trace.parts.uid[columns.at_once]
    axis = np.full(columns.n_ops + 1, NONE, np.int64)
    axis[reserved] = acts[reserved]
    opens = (axis != NONE) & columns.of_kind(Kind.SUSPEND)
    waits = np.isin(backlog.why, [WHY_CODE[Why.BOUNDARY], WHY_CODE[Why.DEFERRED]])
    axis[backlog.uid[waits]] = backlog.axis[waits]
    opens[backlog.uid[waits]] = True
    return axis, opens


def _disordered(columns: LawColumns, key: Ints, stood: Standing) -> Iterator[Finding]:
    """Compare the order in which one event reserved what left with the queue's order."""
    backlog, parts = columns.trace.backlog, columns.trace.parts
    rows = np.flatnonzero(np.isin(backlog.fate, _RESERVED))
    part_key = parts.uid.astype(np.int64) * 2**32 + parts.born + 1
    by_key = np.argsort(part_key, kind="stable")
    asked = backlog.uid[rows].astype(np.int64) * 2**32 + backlog.died[rows] + 1
    at = np.searchsorted(part_key[by_key], asked)
    known = np.append(part_key[by_key], np.int64(NONE))[at] == asked
    rows, part = rows[known], by_key[at[known]]
    order = np.lexsort((part, backlog.died[rows], key[rows]))
    rows = rows[order]
    same = (key[rows][1:] == key[rows][:-1]) & (backlog.died[rows][1:] == backlog.died[rows][:-1])
    rank = stood.rank_before(rows, backlog.died[rows].astype(np.int64))
    for i in np.flatnonzero(same & (rank[1:] < rank[:-1])).tolist():
        row = int(rows[i])
        yield _order_violation(columns, row, int(backlog.died[row]), int(rows[i + 1]))


def _order_violation(columns: LawColumns, row: int, event: int, before: int) -> Finding:
    backlog = columns.trace.backlog
    time = columns.time_of(event)
    detail = said(
        "{entry}, has its turn in the {axis_name} queue of die {die} in event {event} "
        "at {time} before {entry2}, which stands in front of it",
        entry=_entry(columns, row),
        axis_name=AXIS_NAME[backlog.axis[row]],
        die=backlog.die[row],
        event=event,
        time=us_sentence(time),
        entry2=_entry(columns, before),
    )
    return Finding(int(backlog.uid[row]), event, time, detail)
