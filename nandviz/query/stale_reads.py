"""Reads that return a page of a block whose erase, submitted before them, waits in a backlog.

Source: policies, 5.
"""

from typing import NamedTuple

import numpy as np

from nandviz.model.words import Kind
from nandviz.query.live_rows import Mask, Rows
from nandviz.trace.tables import Trace


class StaleRead(NamedTuple):
    """A read that overtook an erase.

    Attributes
    ----------
    part
        Row of its first part.
    erase_uid
        The erase of one of its blocks that waited as it was reserved.
    """

    part: int
    erase_uid: int


class StaleReads:
    """The stale reads of one trace, in order of reservation; extends itself while the trace grows.

    Cost: O(reads that are reserved while an erase waits) once.
    """

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._parts = self._entries = 0
        self._waiting: dict[tuple[int, int], list[int]] = {}
        self._found: list[StaleRead] = []
        self._places: dict[int, list[int]] = {}
        self._sort()
        kinds = [op.base.kind for op in trace.info.ops]
        self._reads = np.array([kind is Kind.READ for kind in kinds], np.bool_)
        self._erases = np.array([kind is Kind.ERASE for kind in kinds], np.bool_)

    def any_by(self, k: int) -> bool:
        """Whether any was reserved up to event ``k``."""
        self._extend()
        return bool(len(self._born)) and bool(self._born[0] <= k)

    def as_of(self, k: int) -> list[StaleRead]:
        """Return those that are in the plan, run, or are done, as of event ``k``."""
        self._extend()
        return self._known(np.arange(np.searchsorted(self._born, k, "right")), k)

    def between(self, k: int, t0_ns: int, t1_ns: int) -> list[StaleRead]:
        """Return those of `as_of` that start in ``t0 <= t < t1``, in that order."""
        self._extend()
        span = slice(*np.searchsorted(self._starts, [t0_ns, t1_ns]))
        return self._known(self._by_start[span], k)

    def reserved_in(self, k: int) -> list[StaleRead]:
        """Return those that event ``k`` reserved."""
        self._extend()
        return self._found[slice(*np.searchsorted(self._born, [k, k + 1]))]

    def of(self, k: int, uid: int) -> StaleRead | None:
        """Return an op's as of event ``k``, None if it is none."""
        self._extend()
        mine = np.array(self._places.get(uid, ()), np.int64)
        return next(iter(self._known(mine, k)), None)

    def _known(self, places: Rows, k: int) -> list[StaleRead]:
        parts, rows = self._trace.parts, self._rows[places]
        known: Mask = (parts.born[rows] <= k) & (parts.died[rows] > k)
        return [self._found[place] for place in places[known].tolist()]

    def _extend(self) -> None:
        parts, stop = self._trace.parts, len(self._trace.parts)
        if stop == self._parts and len(self._trace.backlog) == self._entries:
            return
        rows = np.arange(self._parts, stop)
        self._parts = stop
        rows = rows[self._reads[self._trace.ops.op[parts.uid[rows] - 1]]]
        erases = self._new_erases()
        before = len(self._found)
        for row in rows.tolist() if self._waiting or erases else ():
            while erases and self._trace.backlog.born[erases[0]] <= parts.born[row]:
                self._take(erases.pop(0))
            entry = self._overtaken(row)
            if entry is not None:
                self._places.setdefault(int(parts.uid[row]), []).append(len(self._found))
                self._found.append(StaleRead(row, int(self._trace.backlog.uid[entry])))
        for entry in erases:
            self._take(entry)
        if len(self._found) > before:
            self._sort()

    def _sort(self) -> None:
        """Look up where what was found stands, in its order and in that of start."""
        parts = self._trace.parts
        self._rows = np.array([each.part for each in self._found], np.int64)
        self._born = parts.born[self._rows]
        self._by_start = np.argsort(parts.start_ns[self._rows], kind="stable")
        self._starts = parts.start_ns[self._rows[self._by_start]]

    def _new_erases(self) -> list[int]:
        """Return the rows of the erases that have entered a backlog since it was last asked."""
        backlog, stop = self._trace.backlog, len(self._trace.backlog)
        rows = np.arange(self._entries, stop)
        self._entries = stop
        found: list[int] = rows[self._erases[self._trace.ops.op[backlog.uid[rows] - 1]]].tolist()
        return found

    def _take(self, entry: int) -> None:
        for key in self._blocks(int(self._trace.backlog.uid[entry])):
            self._waiting.setdefault(key, []).append(entry)

    def _blocks(self, uid: int) -> list[tuple[int, int]]:
        """Return (die, block) of an op's targets."""
        ops, first = self._trace.ops, int(self._trace.ops.first_target[uid - 1])
        blocks = self._trace.targets.block[first : first + int(ops.n_targets[uid - 1])]
        return [(int(ops.die[uid - 1]), block) for block in blocks.tolist()]

    def _overtaken(self, part: int) -> int | None:
        """Return the entry of an erase that a read passes as it is reserved, None for none."""
        parts, backlog = self._trace.parts, self._trace.backlog
        uid, born = int(parts.uid[part]), int(parts.born[part])
        for key in self._blocks(uid):
            waiting = [row for row in self._waiting.get(key, ()) if backlog.died[row] > born]
            self._waiting[key] = waiting
            for entry in waiting:
                if backlog.uid[entry] < uid and parts.died[part] > born:
                    return entry
        return None


def stale_reads_of(trace: Trace) -> StaleReads:
    """Return the stale reads of a trace; they live as long as it does."""
    found = trace.derived.get("stale reads")
    if not isinstance(found, StaleReads):
        found = trace.derived["stale reads"] = StaleReads(trace)
    return found
