"""Where ops are: their planes, their parts, their ends, as of an event."""

from functools import lru_cache
from typing import Final

import numpy as np

from nandviz.model.words import EventKind
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.trace.tables import Trace

OP_END: Final = KIND_CODE[EventKind.OP_END]
"""Code of OP_END in ``trace.queue.kind``."""

KEPT: Final = 1 << 12
"""Answers that are kept: from one step to the next nearly all are the same."""

_FLUSHES: Final = (EventKind.BACKLOG_REFILL, EventKind.BACKLOG_RETRY)
IS_FLUSH: Final = np.array([kind in _FLUSHES for kind in EventKind], np.bool_)
"""Whether events flush a backlog, by code."""


class Places:
    """Places of the ops of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._index = index_of(trace)
        self._place = lru_cache(KEPT)(self._read_place)

    def place(self, uid: int) -> tuple[int, int]:
        """Return die and plane of an op's first target; (-1, -1) for no op."""
        if not 1 <= uid <= len(self.trace.ops):
            return -1, -1
        return self._place(uid)

    def _read_place(self, uid: int) -> tuple[int, int]:
        ops = self.trace.ops
        first, count = int(ops.first_target[uid - 1]), int(ops.n_targets[uid - 1])
        return int(ops.die[uid - 1]), int(self.trace.targets.plane[first]) if count else 0

    def planes(self, uid: int, k: int) -> int:
        """Return the planes that an op holds, or held last, as of event ``k``."""
        row = self._index.parts.last(uid, count_born_by(self.trace.parts.born, k))
        return 0 if row is None else int(self.trace.parts.planes[row])

    def planes_of(self, uids: Rows, k: int) -> Rows:
        """Return what `planes` returns of each of some ops, all at once."""
        parts = self.trace.parts
        rows, of = self._index.parts.rows_of(uids, count_born_by(parts.born, k))
        last = np.full(len(uids), -1, np.int64)
        np.maximum.at(last, of, rows)
        found = np.zeros(len(uids), np.int64)
        found[last >= 0] = parts.planes[last[last >= 0]]
        return found

    def end_of(self, uid: int, k: int) -> tuple[int, bool] | None:
        """Return when an op's last OP_END is or was due that is not cancelled; whether handled."""
        queue = self.trace.queue
        row = self._index.queue.last(uid, count_born_by(queue.born, k))
        while row is not None and not (queue.kind[row] == OP_END and queue.cancelled[row] > k):
            row = self._index.queue.last(uid, row)
        return None if row is None else (int(queue.time_ns[row]), bool(queue.handled[row] <= k))

    def taken_parts(self, uids: Rows, borns: Rows) -> list[list[int]]:
        """Return, of each op and event, the parts of it that the event took away, as rows.

        Many are read at once: one by one they cost a jump in a long run more than all else.
        """
        rows, of = self._index.parts.rows_of(uids, OPEN)
        taken = np.flatnonzero(self.trace.parts.died[rows] == borns[of])
        found: list[list[int]] = [[] for _ in range(len(uids))]
        for place, row in sorted(zip(of[taken].tolist(), rows[taken].tolist(), strict=True)):
            found[place].append(row)
        return found

    def name(self, uid: int) -> str:
        """Return the name of an op."""
        return self.trace.info.ops[int(self.trace.ops.op[uid - 1])].name
