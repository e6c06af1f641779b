"""What happens at an instant: ends, applications, refusals, broken laws, in order of time."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from nandviz.model.words import EventKind
from nandviz.query.columns_asof import ColumnsAsOf, Integers
from nandviz.query.live_rows import Rows
from nandviz.trace.codes import KIND_CODE
from nandviz.trace.laws.verdict import Violation

_CHUNK: Final = 4096
_OP_END: Final = KIND_CODE[EventKind.OP_END]


class InstantKind(StrEnum):
    """What happens."""

    OP_END = "OP_END"
    CANCELLED = "OP_END cancelled"
    APPLIED = "applied"
    REFUSED = "refused"
    BROKEN = "law broken"


class Instant(NamedTuple):
    """Something that happens; ``row`` is one of the trace's table of the kind.

    That is ``queue``, ``applications`` or ``refusals``; of a broken law, the violation's place.
    ``uid`` is 0 where no op is concerned.
    """

    time_ns: int
    kind: InstantKind
    uid: int
    row: int


_KINDS: Final = tuple(InstantKind)


def instants(as_of: ColumnsAsOf, violations: Sequence[Violation]) -> Iterator[Instant]:
    """Yield what has happened, in order of time; a cancelled OP_END where it was due."""
    found = list(_columns(as_of, violations))
    kind = np.repeat(np.arange(len(found), dtype=np.int8), [len(time) for time, _, _ in found])
    time_ns, uid, row = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(time_ns, kind="stable")
    for first in range(0, len(order), _CHUNK):
        chunk = order[first : first + _CHUNK]
        cells = (column[chunk].tolist() for column in (time_ns, kind, uid, row))
        for at_ns, code, op, number in zip(*cells, strict=True):
            yield Instant(at_ns, _KINDS[code], op, number)


def _columns(
    as_of: ColumnsAsOf, violations: Sequence[Violation]
) -> Iterator[tuple[Integers, Integers, Rows]]:
    """Yield (time, uid, row) of what happens, by kind in order."""
    trace, queue = as_of.trace, as_of.trace.queue
    is_end = queue.kind == _OP_END
    for when in (queue.handled, queue.cancelled):
        rows = np.flatnonzero(is_end & (when <= as_of.k))
        yield queue.time_ns[rows], queue.uid[rows], rows
    for table in (trace.applications, trace.refusals):
        rows = np.arange(as_of.count(table.born))
        yield trace.events.time_ns[table.born[rows]], table.uid[rows], rows
    cells = np.array([(v.time_ns, v.uid) for v in violations], np.int64).reshape(-1, 2)
    yield cells[:, 0], cells[:, 1], np.arange(len(violations))
