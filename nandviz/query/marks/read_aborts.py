"""What RESETs took away: ops that were cut or removed, and the OP_ENDs that will not come."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from nandviz.language import said
from nandviz.model.words import Fate, Reason
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.query.marks.places import KEPT, Places
from nandviz.trace.codes import FATE_CODE, REASON_CODE
from nandviz.units import us_sentence

_ABORTED: Final = FATE_CODE[Fate.ABORTED]
_RESET: Final = REASON_CODE[Reason.RESET]


@dataclass(frozen=True, slots=True)
class Abort:
    """What a RESET took of an op's plan.

    Attributes
    ----------
    cut
        Whether the op had begun and was cut at ``start_ns``.
    end_ns
        When the op would have ended.
    """

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    cut: bool
    text: str
    born: int


class Aborts:
    """The ops of a trace that a RESET ended; extends itself while the trace grows."""

    def __init__(self, places: Places) -> None:
        self._trace = places.trace
        self._places = places
        self._index = index_of(places.trace)
        self._rows: Rows = np.empty(0, np.int64)
        self._seen = 0
        self.aborts = lru_cache(KEPT)(lambda row: tuple(self._aborts(row)))
        """What the RESET took of an op's plan, by row: nothing, if the op had none left."""

    def rows(self, first_event: int, last_event: int) -> Rows:
        """Return the rows of ``fates`` that say so, of events first <= k <= last."""
        table = self._trace.fates
        new = slice(self._seen, len(table))
        if new.start < new.stop:
            found = (table.fate[new] == _ABORTED) & (table.reason[new] == _RESET)
            self._rows = np.concatenate([self._rows, np.flatnonzero(found) + new.start])
            self._seen = new.stop
        low, high = table.born[self._rows].searchsorted(
            np.array([first_event, last_event + 1], np.int32)
        )
        return self._rows[low:high]

    def _aborts(self, row: int) -> Iterator[Abort]:
        table, parts = self._trace.fates, self._trace.parts
        uid, born = int(table.uid[row]), int(table.born[row])
        taken = self._places.taken_parts(np.array([uid], np.int64), np.array([born], np.int64))
        for part in taken[0]:
            start_ns, end_ns = int(parts.start_ns[part]), int(parts.end_ns[part])
            cut_ns = self._cut_ns(uid, int(parts.number[part]), born)
            from_ns = start_ns if cut_ns is None else cut_ns
            words = said("op {uid}: aborted", uid=uid)
            if cut_ns is not None:
                words = said("op {uid}: {time} aborted", uid=uid, time=us_sentence(end_ns - cut_ns))
            yield Abort(
                uid, int(parts.die[part]), int(parts.planes[part]), from_ns, end_ns,
                cut_ns is not None, words, born,
            )  # fmt: skip

    def _cut_ns(self, uid: int, number: int, born: int) -> int | None:
        """Return where a part was cut at an event, None if nothing of it is left."""
        parts = self._trace.parts
        rows = self._index.parts.rows(uid, count_born_by(parts.born, born))
        rows = rows[(parts.born[rows] == born) & (parts.number[rows] == number)]
        return int(parts.end_ns[rows[-1]]) if len(rows) else None
