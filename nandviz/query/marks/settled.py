"""Marks of the past by die, in order of time: what lies between two instants is counted, not read.

What is past stays as it is, whatever the playhead shows: of an instant before the playhead's it is
known as of any event how many marks began and ended by then. So a picture of many marks costs as
much as it has columns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.query.live_rows import Mask, Rows

Times = npt.NDArray[np.int64]

NEVER: Final = np.iinfo(np.int64).max
"""The instant of what has not come yet."""

NO_MARK: Final = -1
"""Key of a row that is none."""


class _Run(NamedTuple):
    """Keys in order, and beside each an instant; those of one key in order of time.

    ``sorted_ns`` are the instants of all keys together.
    """

    keys: Times
    times_ns: Times
    sorted_ns: Times


class SettledTimes:
    """Instants by key, of the rows of a table that are past; extends itself while the trace grows.

    Parameters
    ----------
    read
        Returns key and instant of each of some rows: `NO_MARK` of one that is no mark, `NEVER` of
        one whose instant is not known yet.
    count
        Returns the number of rows.
    head_ns
        Returns the time of the last event.
    """

    def __init__(
        self,
        read: Callable[[Rows], tuple[Times, Times]],
        count: Callable[[], int],
        head_ns: Callable[[], int],
    ) -> None:
        self._read = read
        self._count = count
        self._head_ns = head_ns
        self._taken = 0
        self._seen = 0, 0
        self._pending: Rows = np.empty(0, np.int64)
        self._runs: list[_Run] = []

    def extend(self) -> None:
        """Take in what has come to be past. Cost: O(new rows, and those whose instant is ahead)."""
        seen = self._count(), self._head_ns()
        if seen == self._seen:
            return
        self._seen = seen
        rows = np.concatenate([self._pending, np.arange(self._taken, self._count())])
        self._taken = self._count()
        if not len(rows):
            return
        keys, times_ns = self._read(rows)
        past = times_ns < self._head_ns()
        self._pending = rows[~past & (keys != NO_MARK)]
        self._add(keys[past & (keys != NO_MARK)], times_ns[past & (keys != NO_MARK)])

    def _add(self, keys: Times, times_ns: Times) -> None:
        if not len(keys):
            return
        while self._runs and len(self._runs[-1].keys) <= 2 * len(keys):
            before = self._runs.pop()
            keys = np.concatenate([before.keys, keys])
            times_ns = np.concatenate([before.times_ns, times_ns])
        order = np.lexsort((times_ns, keys))
        self._runs.append(_Run(keys[order], times_ns[order], np.sort(times_ns)))

    def before(self, key: int, instants_ns: Times) -> Times:
        """Return how many instants of a key lie before each of some; O(log rows) each."""
        counts = np.zeros(len(instants_ns), np.int64)
        for run in self._runs:
            low, high = run.keys.searchsorted(np.array([key, key + 1], np.int64)).tolist()
            counts += run.times_ns[low:high].searchsorted(instants_ns)
        return counts

    def all_before(self, instant_ns: int) -> int:
        """Return how many instants of all keys lie before one."""
        return sum(int(run.sorted_ns.searchsorted(np.int64(instant_ns))) for run in self._runs)


@dataclass(frozen=True)
class Settled:
    """The marks of the past, as of an event: where some begin, and where they last.

    Attributes
    ----------
    ends
        None for marks that have no length.
    now_ns
        Of the event: what has not ended by then lasts up to it.
    lanes
        Lanes a die; the key of a lane is ``die * lanes + lane``.
    """

    starts: SettledTimes
    ends: SettledTimes | None
    now_ns: int
    lanes: int

    def count(self, t0_ns: int, t1_ns: int) -> int:
        """Return how many marks meet ``t0 <= t < t1``."""
        ended = self.starts if self.ends is None else self.ends
        return self.starts.all_before(min(t1_ns, self.now_ns)) - ended.all_before(
            min(t0_ns, self.now_ns)
        )

    def begun(self, die: int, edges_ns: Times) -> Mask:
        """Return between which edges marks of a die begin."""
        edges_ns = np.minimum(edges_ns, self.now_ns)
        keys = range(die * self.lanes, (die + 1) * self.lanes)
        counts = np.array([self.starts.before(key, edges_ns) for key in keys])
        found: Mask = (np.diff(counts) > 0).any(axis=0)
        return found

    def covered(self, die: int, lane: int, edges_ns: Times) -> Mask:
        """Return between which edges a lane of a die has a mark: it begins there, or lasts on."""
        key, capped = die * self.lanes + lane, np.minimum(edges_ns, self.now_ns)
        begun = self.starts.before(key, capped)
        if self.ends is None:
            return np.diff(begun) > 0
        lasting = begun - self.ends.before(key, capped) > 0
        found: Mask = (np.diff(begun) > 0) | (lasting[1:] & (edges_ns[1:] <= self.now_ns))
        return found
