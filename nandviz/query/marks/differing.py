"""The parts of a trace that another one has not so, by time."""

import numpy as np
import numpy.typing as npt

from nandviz.query.compare.matching import Ints
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows
from nandviz.query.marks.dense import Stretches
from nandviz.query.marks.places import Places
from nandviz.query.marks.settled import NEVER, Settled, SettledTimes, Times
from nandviz.trace.tables import Trace


class Differing:
    """The parts of a trace that the other has not so, of ops that differ.

    Parameters
    ----------
    uids
        Of the ops that differ.
    rows, shared
        All of their parts, as of the last event; those that the other trace has just so.
    """

    def __init__(self, trace: Trace, uids: Ints, rows: Rows, shared: Rows) -> None:
        self.trace = trace
        self.places = Places(trace)
        self._differs = np.zeros(len(trace.ops), bool)
        self._differs[uids - 1] = True
        self._shared = np.zeros(len(trace.parts), bool)
        self._shared[shared] = True
        rows = rows[~self._shared[rows]]
        parts = trace.parts
        die = parts.die[rows]
        self._of_die = [_InOrder(trace, rows[die == each]) for each in np.unique(die)]
        self._past = _settled(
            np.zeros(len(rows), np.int64), parts.start_ns[rows], parts.end_ns[rows]
        )
        self._by_plane = _settled(*self._exploded(rows))

    def _exploded(self, rows: Rows) -> tuple[Times, Times, Times]:
        """Return die and plane as one number, start and end, of each plane that each part holds."""
        parts, planes = self.trace.parts, self.trace.info.topology.planes
        held, plane = np.nonzero(
            parts.planes[rows][:, None] >> np.arange(planes, dtype=np.uint32) & 1
        )
        rows = rows[held]
        key: Times = parts.die[rows].astype(np.int64) * planes + plane
        return key, parts.start_ns[rows], parts.end_ns[rows]

    def count(self, k: int, t0_ns: int, t1_ns: int) -> int:
        """Return how many parts that were past as of event ``k`` meet ``t0 <= t < t1``."""
        return Settled(*self._past, self._now_ns(k), 1).count(t0_ns, t1_ns)

    def past(self, k: int, t0_ns: int, t1_ns: int) -> Rows:
        """Return them."""
        now_ns, born = self._now_ns(k), self.trace.parts.born
        found = [each.meeting(t0_ns, t1_ns, now_ns) for each in self._of_die]
        rows = np.concatenate([np.empty(0, np.int64), *found])
        found_by: Rows = rows[born[rows] <= k]
        return found_by

    def live(self, k: int, t0_ns: int, t1_ns: int) -> Rows:
        """Return the parts that had not ended by then and meet it."""
        parts = self.trace.parts
        rows = index_of(self.trace).live_parts.at(k).astype(np.int64)
        rows = rows[(rows < len(self._shared)) & (parts.uid[rows] <= len(self._differs))]
        rows = rows[self._differs[parts.uid[rows] - 1] & ~self._shared[rows]]
        found: Rows = rows[(parts.end_ns[rows] > t0_ns) & (parts.start_ns[rows] < t1_ns)]
        return found

    def stretches(self, k: int, live: Rows) -> Stretches:
        """Return what is past and some of what is live, ``lane`` being a plane."""
        planes = self.trace.info.topology.planes
        key, start_ns, end_ns = self._exploded(live)
        past = Settled(*self._by_plane, self._now_ns(k), planes)
        return Stretches(key // planes, key % planes, start_ns, end_ns, past)

    def covered(self, edges_ns: Times) -> npt.NDArray[np.bool_]:
        """Return between which edges any of the parts lies, as of the last event."""
        return Settled(*self._past, NEVER, 1).covered(0, 0, edges_ns)

    def _now_ns(self, k: int) -> int:
        return index_of(self.trace).now_ns(k)


class _InOrder:
    """Parts of a die, in order of start."""

    def __init__(self, trace: Trace, rows: Rows) -> None:
        start_ns = trace.parts.start_ns[rows]
        order = np.argsort(start_ns, kind="stable")
        self._rows, self._start_ns = rows[order], start_ns[order]
        self._end_ns = trace.parts.end_ns[self._rows]
        self._reach_ns = np.maximum.accumulate(self._end_ns)

    def meeting(self, t0_ns: int, t1_ns: int, now_ns: int) -> Rows:
        """Return those that meet ``t0 <= t < t1`` and had ended by an instant."""
        first = int(self._reach_ns.searchsorted(np.int64(t0_ns), "right"))
        last = int(self._start_ns.searchsorted(np.int64(min(t1_ns, now_ns))))
        end_ns = self._end_ns[first:last]
        return self._rows[first:last][(end_ns > t0_ns) & (end_ns <= now_ns)]


def _settled(key: Times, start_ns: Times, end_ns: Times) -> tuple[SettledTimes, SettledTimes]:
    """Return starts and ends by key, of what does not grow."""

    def made(times_ns: Times) -> SettledTimes:
        times = SettledTimes(
            lambda rows: (key[rows], times_ns[rows]), lambda: len(key), lambda: NEVER
        )
        times.extend()
        return times

    return made(start_ns), made(end_ns)
