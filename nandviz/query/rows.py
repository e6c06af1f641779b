"""Reads of a trace that the session's parts share: rows by event, by op, and names in words."""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.model.ops import OpDef
from nandviz.model.words import NO_PAGE, EventKind, Fate
from nandviz.trace.codes import FATE_CODE, KINDS, OPEN
from nandviz.trace.columns import Table
from nandviz.trace.tables import Trace

Rows = npt.NDArray[np.int64]
Column = npt.NDArray[Any]

FINAL_FATES: Final = tuple(
    FATE_CODE[fate] for fate in (Fate.COMPLETED, Fate.REJECTED, Fate.DROPPED, Fate.ABORTED)
)
"""Codes of the fates that an op_uid never leaves again."""

_CHUNK: Final = 1 << 12
_NAMED: Final = 8
"""How many ops a sentence names before it counts the rest."""


class EventRow(NamedTuple):
    """What is said of one handled event; ``uid`` is 0, ``axis``, ``die``, ``batch`` -1 for none."""

    k: int
    seq: int
    time_ns: int
    kind: EventKind
    uid: int
    axis: int
    die: int
    batch: int
    cause: int
    outcome: str


def event_row(trace: Trace, k: int) -> EventRow:
    """Return event ``k`` (0 … head)."""
    seq = int(trace.events.seq[k])
    queue = trace.queue
    return EventRow(
        k,
        seq,
        int(trace.events.time_ns[k]),
        KINDS[queue.kind[seq]],
        int(queue.uid[seq]),
        int(queue.axis[seq]),
        int(queue.die[seq]),
        int(queue.batch[seq]),
        int(queue.born[seq]),
        trace.words.text(int(trace.events.outcome[k])) or "",
    )


def count_until(column: Column, value: int) -> int:
    """Return how many values of an ascending column are ``<= value``."""
    return int(np.searchsorted(column, column.dtype.type(value), side="right"))


def count_before(column: Column, value: int) -> int:
    """Return how many values of an ascending column are ``< value``."""
    return int(np.searchsorted(column, column.dtype.type(value), side="left"))


def born_between(table: Table, first: int, last: int) -> range:
    """Return the rows that events ``first … last`` brought."""
    born = table.column("born")
    return range(count_before(born, first), count_until(born, last))


def written_at(table: Table, column: str, k: int) -> Rows:
    """Return the rows whose late column holds event ``k``. Cost: one pass over a column."""
    known = count_until(table.column("born"), k)
    return np.flatnonzero(table.column(column)[:known] == k)


def time_of(trace: Trace, k: int) -> int:
    """Return the instant of event ``k`` in ns, 0 at the start of the run."""
    return int(trace.events.time_ns[k]) if k >= 0 else 0


def last_event_by(trace: Trace, time_ns: int) -> int:
    """Return the last event that is not later than an instant, -1 if there is none."""
    return count_until(trace.events.time_ns, time_ns) - 1


def op_def(trace: Trace, uid: int) -> OpDef:
    """Return what an op_uid is an instance of."""
    return trace.info.ops[int(trace.ops.op[uid - 1])]


def last_touch(trace: Trace, uid: int, k: int) -> int:
    """Return the last event by ``k`` that may say anything of an op: its final fate, else ``k``.

    Cost: the rows between the op's submission and its final fate.
    """
    fates = trace.fates
    row = count_before(fates.born, int(trace.ops.born[uid - 1]))
    known = count_until(fates.born, k)
    step = _CHUNK
    while row < known:
        end = min(known, row + step)
        final = (fates.uid[row:end] == uid) & np.isin(fates.fate[row:end], FINAL_FATES)
        hits = np.flatnonzero(final)
        if len(hits):
            return int(fates.born[row + hits[0]])
        row, step = end, step * 2
    return k


def is_settled(trace: Trace, uid: int) -> bool:
    """Whether nothing more will happen to an op: it has its final fate."""
    if not 1 <= uid <= len(trace.ops):
        return False
    rows = rows_of_op(trace, trace.fates, uid, trace.last_event)
    return len(rows) > 0 and int(trace.fates.fate[rows[-1]]) in FINAL_FATES


def rows_of_op(trace: Trace, table: Table, uid: int, k: int, column: str = "uid") -> Rows:
    """Return the rows by event ``k`` whose ``column`` names an op, within the op's life."""
    first = int(trace.ops.born[uid - 1])
    rows = born_between(table, first, last_touch(trace, uid, k))
    return rows.start + np.flatnonzero(table.column(column)[rows.start : rows.stop] == uid)


def alive(table: Table, rows: Rows, k: int) -> Rows:
    """Keep the rows that hold as of event ``k``."""
    return rows[(table.column("born")[rows] <= k) & (table.column("died")[rows] > k)]


def events_of_op(trace: Trace, uid: int) -> Rows:
    """Return the indices of all events that touch an op, ascending.

    Its SUBMIT, every change of its fate, plan, suspensions and backlog entries, failed flush
    attempts, OP_STARTs and OP_ENDs. Cost: the rows of the op's life, not of the trace.
    """
    head = trace.last_event
    if not 1 <= uid <= len(trace.ops):
        return np.empty(0, np.int64)
    parts = rows_of_op(trace, trace.parts, uid, head)
    entries = rows_of_op(trace, trace.backlog, uid, head)
    pushed = rows_of_op(trace, trace.queue, uid, head)
    fates = rows_of_op(trace, trace.fates, uid, head)
    columns = [
        trace.ops.born[uid - 1 : uid],
        trace.fates.born[fates],
        trace.parts.born[parts],
        trace.parts.died[parts],
        trace.backlog.born[entries],
        trace.backlog.died[entries],
        trace.queue.handled[pushed],
        trace.queue.cancelled[pushed],
        _retries(trace, entries),
    ]
    touched = np.unique(np.concatenate(columns).astype(np.int64))
    return touched[(touched >= 0) & (touched < OPEN)]


def _retries(trace: Trace, entries: Rows) -> Column:
    if not len(entries):
        return entries
    born = trace.retries.born
    first = count_before(born, int(trace.backlog.born[entries[0]]))
    tried = np.isin(trace.retries.entry[first:], entries + 1)
    return born[first:][tried]


# Words


def ops_words(uids: "list[int] | tuple[int, ...]") -> str:
    """Name ops in a sentence: ``op 2, op 3``; of many, the first and how many more."""
    named = ", ".join(f"op {uid}" for uid in uids[:_NAMED])
    more = len(uids) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


def op_words(trace: Trace, uid: int) -> str:
    """Name an op with what it is: ``op 2 Page_Program_SLC``."""
    return f"op {uid} {op_def(trace, uid).name}"


def place_words(trace: Trace, uid: int) -> str:
    """Say where an op works: ``die 0, block 0 page 1``."""
    ops, targets = trace.ops, trace.targets
    first = int(ops.first_target[uid - 1])
    rows = range(first, first + int(ops.n_targets[uid - 1]))
    places = [_target(int(targets.block[row]), int(targets.page[row])) for row in rows]
    return ", ".join([f"die {ops.die[uid - 1]}", *places])


def _target(block: int, page: int) -> str:
    return f"block {block}" if page == NO_PAGE else f"block {block} page {page}"
