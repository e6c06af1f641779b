"""What the rows of the timeline hold: executed segments by lane, their kinds, their pyramid.

A lane whose segments overlap (an imported trace may) is split into as many tracks as are needed,
so that within a track nothing overlaps.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.query.index import index_of
from nandviz.query.lanes import Lane, LaneKey
from nandviz.query.marks.bar_kind import BarKind, bar_kinds
from nandviz.trace.columns import Column, Table
from nandviz.trace.pyramid import Pyramid
from nandviz.trace.tables import Trace

TrackArrays = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int32]]
"""Start, end and row of the segments of a track."""

_PIECE: Final = 1 << 16
"""Segments whose kinds are read at once: they stay near the processor."""


class BarKinds(Table):
    """What each row of ``trace.segments`` shows: a `BarKind`."""

    kind = Column(np.int8)


class Tracks:
    """The tracks of a set of lanes.

    Attributes
    ----------
    lanes
        The segments of each track: no two of one overlap.
    of_lane
        Track numbers by lane; more than one where segments overlap.
    kinds
        What each segment shows, by its row.
    """

    def __init__(self, keys: list[LaneKey]) -> None:
        self.keys = keys
        self.lanes = [Lane() for _ in keys]
        self.of_lane = {key: [i] for i, key in enumerate(keys)}
        self.kinds = BarKinds()
        self._arrays: list[TrackArrays] = []
        self._pyramid = Pyramid(max(len(keys), 1), len(BarKind))
        self._in_pyramid = [0] * len(keys)
        self._taken = [0] * len(keys)

    @property
    def arrays(self) -> list[TrackArrays]:
        """The arrays of each track, read anew where one has grown."""
        if not self._arrays:
            self._arrays = [(lane.start_ns, lane.end_ns, lane.row) for lane in self.lanes]
        return self._arrays

    @property
    def pyramid(self) -> Pyramid:
        """The pyramid of all tracks, brought up to date."""
        kinds = self.kinds.kind
        for i, lane in enumerate(self.lanes):
            done, self._in_pyramid[i] = self._in_pyramid[i], len(lane)
            if done < len(lane):
                rows = lane.row[done:]
                self._pyramid.append(i, lane.start_ns[done:], lane.end_ns[done:], kinds[rows])
        return self._pyramid

    def take(self, key: LaneKey, lane: Lane) -> None:
        """Bring a lane's tracks up to date with it; ``lane`` only ever grows.

        Where nothing overlaps, the lane itself is the track: nothing is copied.
        """
        first = self.of_lane[key][0]
        done, self._taken[first] = self._taken[first], len(lane)
        if done == len(lane):
            return
        self._arrays = []
        alone = len(self.of_lane[key]) == 1 and (done == 0 or self.lanes[first] is lane)
        before = max(done - 1, 0)
        if alone and bool((lane.start_ns[before + 1 :] >= lane.end_ns[before:-1]).all()):
            self.lanes[first] = lane
            return
        if self.lanes[first] is lane:
            self.lanes[first] = _copy(lane, np.arange(done))
        self._split(key, lane, done)

    def _split(self, key: LaneKey, lane: Lane, done: int) -> None:
        """Put each segment on the first track of its lane that is free by then."""
        tracks = self.of_lane[key]
        free_ns = [int(self.lanes[t].end_ns[-1]) if len(self.lanes[t]) else 0 for t in tracks]
        chosen = np.zeros(len(lane) - done, np.int64)
        starts, ends = lane.start_ns[done:].tolist(), lane.end_ns[done:].tolist()
        for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
            row = next((r for r, free in enumerate(free_ns) if free <= start), len(free_ns))
            if row == len(free_ns):
                free_ns.append(0)
            free_ns[row] = end
            chosen[i] = row
        for row in range(len(free_ns)):
            if row == len(tracks):
                tracks.append(self._new_track())
            mine = np.flatnonzero(chosen == row) + done
            if len(mine):
                self.lanes[tracks[row]].add(
                    lane.start_ns[mine], lane.end_ns[mine], lane.row[mine].astype(np.int64)
                )

    def _new_track(self) -> int:
        self.lanes.append(Lane())
        self._in_pyramid.append(0)
        self._taken.append(0)
        self._pyramid.add_lanes(len(self.lanes))
        return len(self.lanes) - 1

    @property
    def nbytes(self) -> int:
        """Bytes that are drawn from: 20 a segment and track, the kinds, the pyramid."""
        return sum(lane.nbytes for lane in self.lanes) + self.kinds.nbytes + self.pyramid.nbytes


def _copy(lane: Lane, at: npt.NDArray[np.int64]) -> Lane:
    copy = Lane()
    copy.add(lane.start_ns[at], lane.end_ns[at], lane.row[at].astype(np.int64))
    return copy


def lane_keys(trace: Trace) -> list[LaneKey]:
    """Return the lanes that the timeline has: the bus of each channel, each plane of each die."""
    topology = trace.info.topology
    buses = [LaneKey.bus(channel) for channel in range(topology.channels)]
    planes = [
        LaneKey(die, plane) for die in range(topology.dies) for plane in range(topology.planes)
    ]
    return buses + planes


class TraceTracks(Tracks):
    """The tracks of a trace; `sync` takes in what has happened since.

    Attributes
    ----------
    entries
        How many entries the backlogs of each die have had.
    """

    def __init__(self, trace: Trace) -> None:
        super().__init__(lane_keys(trace))
        self.trace = trace
        self._table = bar_kinds(trace.info.ops)
        self._synced = -2
        self._grown = 0
        self.entries = np.zeros(trace.info.topology.dies, np.int64)
        self._counted = 0

    def sync(self) -> None:
        """Take in what has come to lie in the past. Cost: O(new segments + planned ones)."""
        trace = self.trace
        if trace.last_event == self._synced and len(self.kinds) == len(trace.segments):
            return
        self._synced = trace.last_event
        for first in range(len(self.kinds), len(trace.segments), _PIECE):
            new = slice(first, min(first + _PIECE, len(trace.segments)))
            op = trace.ops.op[trace.parts.uid[trace.segments.part[new]] - 1]
            self.kinds.extend({"kind": self._table[op, trace.segments.state[new]]})
        entered = trace.backlog.die[self._counted :]
        self._counted += len(entered)
        self.entries += np.bincount(entered, minlength=len(self.entries))
        lanes = index_of(trace).lanes
        lanes.extend()
        grown = lanes.grown(self._grown)
        self._grown += len(grown)
        for key in grown:
            if key in self.of_lane:
                self.take(key, lanes.lane(key))
