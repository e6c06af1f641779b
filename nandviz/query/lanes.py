"""Executed segments by lane, in order of start: what the drawing and the hit test search.

For times before the playhead the picture as of any event is the final one, for a cut never reaches
back behind its own event. So each lane keeps, once, the segments that lie wholly in the past; those
of no length, which foreign traces may hold, are in no lane.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.model.ops import OpDef, State
from nandviz.model.words import CORE_BUSY
from nandviz.trace.codes import OPEN
from nandviz.trace.columns import Column, Table
from nandviz.trace.tables import Trace

NO_PLANE = -1
"""Plane of the lane of a die's ops that occupy no plane."""


class LaneKey(NamedTuple):
    """A lane: a plane of a die, or with ``die`` -1 the bus of channel ``plane``."""

    die: int
    plane: int

    @classmethod
    def bus(cls, channel: int) -> "LaneKey":
        """Return the lane of a channel's bus."""
        return cls(-1, channel)


class Lane(Table):
    """The segments of a lane in order of start.

    ``row`` is a row of ``trace.segments``; where the segment's part was cut later it may be that of
    an earlier version, whose times are the same.
    """

    start_ns = Column(np.int64)
    end_ns = Column(np.int64)
    row = Column(np.int32)

    def __init__(self) -> None:
        super().__init__()
        self._overlaps = False
        self._reach: npt.NDArray[np.int64] | None = None

    @property
    def reach_ns(self) -> npt.NDArray[np.int64]:
        """Latest end up to each segment: the ends themselves where no two segments overlap."""
        if not self._overlaps:
            return self.end_ns
        if self._reach is None or len(self._reach) != len(self):
            self._reach = np.maximum.accumulate(self.end_ns)
        return self._reach

    def window(self, t0_ns: int, t1_ns: int) -> slice:
        """Return where the segments lie that may meet ``t0 <= t < t1``: all do, if none overlap."""
        first = np.searchsorted(self.reach_ns, np.int64(t0_ns), side="right")
        last = np.searchsorted(self.start_ns, np.int64(t1_ns), side="left")
        return slice(int(first), max(int(first), int(last)))

    def add(
        self,
        start_ns: npt.NDArray[np.int64],
        end_ns: npt.NDArray[np.int64],
        row: npt.NDArray[np.int64],
    ) -> None:
        """Append segments, in order of start."""
        ends = np.concatenate([self.end_ns[-1:], end_ns])
        self._overlaps = self._overlaps or bool((ends[1:] < ends[:-1]).any())
        self.extend({"start_ns": start_ns, "end_ns": end_ns, "row": row})


def bus_states(ops: Sequence[OpDef]) -> npt.NDArray[np.bool_]:
    """Tell by (op, state), indices as in ``Ops.op`` and ``Segments.state``, what uses the bus."""
    return _states_that(ops, lambda state: state.bus)


def core_states(ops: Sequence[OpDef]) -> npt.NDArray[np.bool_]:
    """Tell by (op, state), as `bus_states`, what is CORE_BUSY."""
    return _states_that(ops, lambda state: state.name == CORE_BUSY)


def _states_that(ops: Sequence[OpDef], holds: Callable[[State], bool]) -> npt.NDArray[np.bool_]:
    """Tell by (op, state) of which states something holds; False where an op has fewer states."""
    found = np.zeros((len(ops), max((len(op.base.states) for op in ops), default=0)), bool)
    for code, op in enumerate(ops):
        found[code, : len(op.base.states)] = [holds(state) for state in op.base.states]
    return found


class Lanes:
    """The lanes of a trace; `extend` brings them up to the trace's last event."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._on_bus = bus_states(trace.info.ops)
        self._lanes: dict[LaneKey, Lane] = {}
        self._grown: list[LaneKey] = []
        self._unsettled = np.empty(0, np.int64)
        self._seen = 0
        self._last_event = -1
        self._now_ns = -1

    def lane(self, key: LaneKey) -> Lane:
        """Return a lane as of the last `extend`; it may be empty."""
        return self._lanes.setdefault(key, Lane())

    def grown(self, seen: int) -> list[LaneKey]:
        """Return the lanes that have grown, in turn, but the first ``seen`` times."""
        return self._grown[seen:]

    def device_lanes(self) -> list[LaneKey]:
        """Return the lanes that hold each segment at least once: all but the buses."""
        return [key for key in self._lanes if key.die >= 0]

    def on_lane(self, rows: npt.NDArray[np.int64], key: LaneKey) -> npt.NDArray[np.bool_]:
        """Tell which segments, of any age, lie on a lane."""
        part = self._trace.segments.part[rows]
        die, planes = self._trace.parts.die[part], self._trace.parts.planes[part]
        on: npt.NDArray[np.bool_]
        if key.die < 0:
            on = die % self._trace.info.topology.channels == key.plane
            return on & self.on_bus(rows)
        held = planes == 0 if key.plane == NO_PLANE else (planes >> np.uint32(key.plane)) & 1 == 1
        on = (die == key.die) & held
        return on

    def extend(self) -> None:
        """Take in what has come to lie in the past. Cost: O(new segments + planned ones)."""
        trace = self._trace
        if trace.last_event == self._last_event:
            return
        self._last_event = trace.last_event
        segments, now_ns = trace.segments, int(trace.events.time_ns[-1])
        new = slice(self._seen, len(segments))
        rows = np.concatenate([self._unsettled, new.start + np.flatnonzero(self._first(new))])
        rows = rows[segments.died[rows] == OPEN]
        past = segments.end_ns[rows] <= now_ns
        self._seen, self._unsettled, self._now_ns = new.stop, rows[~past], now_ns
        self._settle(rows[past])

    def _first(self, new: slice) -> npt.NDArray[np.bool_]:
        """Tell which new rows stand for a segment of some length for the first time.

        The others repeat, for a part that was cut since, what has settled before.
        """
        segments = self._trace.segments
        end_ns = segments.end_ns[new]
        first = (end_ns > self._now_ns) | ((end_ns == self._now_ns) & (segments.cut[new] == 1))
        first &= (end_ns > segments.start_ns[new]) & (segments.died[new] == OPEN)
        found: npt.NDArray[np.bool_] = first
        return found

    def _settle(self, rows: npt.NDArray[np.int64]) -> None:
        """Append segments to their lanes."""
        segments, parts = self._trace.segments, self._trace.parts
        part = segments.part[rows]
        dies, planes = parts.die[part], parts.planes[part]
        for die in np.unique(dies).tolist():
            mine = dies == die
            on_die, held = rows[mine], planes[mine]
            self._append(LaneKey(die, NO_PLANE), on_die[held == 0])
            for plane in range(self._trace.info.topology.planes):
                bit = np.uint32(1 << plane)
                self._append(LaneKey(die, plane), on_die[(held & bit) != 0])
        bus = self.on_bus(rows)
        rows, channels = rows[bus], dies[bus] % self._trace.info.topology.channels
        for channel in np.unique(channels).tolist():
            self._append(LaneKey.bus(channel), rows[channels == channel])

    def on_bus(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Tell which segments use the bus."""
        segments, parts, ops = self._trace.segments, self._trace.parts, self._trace.ops
        op = ops.op[parts.uid[segments.part[rows]] - 1]
        on: npt.NDArray[np.bool_] = self._on_bus[op, segments.state[rows]]
        return on

    def _append(self, key: LaneKey, rows: npt.NDArray[np.int64]) -> None:
        if len(rows):
            segments = self._trace.segments
            start_ns = segments.start_ns[rows]
            if (start_ns[1:] < start_ns[:-1]).any():
                order = np.argsort(start_ns, kind="stable")
                rows, start_ns = rows[order], start_ns[order]
            self._grown.append(key)
            self.lane(key).add(start_ns, segments.end_ns[rows], rows)
