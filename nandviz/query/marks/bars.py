"""Segments as bars, in instants: what had ended by the playhead, what ran, what is planned."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.marks.tracks import TraceTracks, Tracks
from nandviz.trace.pyramid import PLANNED

Times = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Bars:
    """Segments with the track that they lie on, in order of track, then of start."""

    track: Times
    start_ns: Times
    end_ns: Times
    kind: npt.NDArray[np.int64]
    row: Times

    @staticmethod
    def none() -> "Bars":
        """Return no bars."""
        empty = np.empty(0, np.int64)
        return Bars(empty, empty, empty, empty, empty)

    def __len__(self) -> int:
        return len(self.track)

    @property
    def arrays(self) -> tuple[Times, ...]:
        """All columns."""
        return self.track, self.start_ns, self.end_ns, self.kind, self.row

    def and_also(self, others: "Bars") -> "Bars":
        """Return these bars and then others; in order no more."""
        if not len(others):
            return self
        return Bars(*map(np.concatenate, zip(self.arrays, others.arrays, strict=True)))

    def take(self, at: Times) -> "Bars":
        """Return some of the bars."""
        return Bars(*(column[at] for column in self.arrays))


def visible_bars(
    tracks: Tracks, shown: Sequence[int], t0_ns: int, t1_ns: int, now_ns: int, limit: int
) -> Bars | None:
    """Return the segments that ended by ``now`` and meet ``t0 <= t < t1``; None if too many.

    ``track`` of the result is an index of ``shown``.
    """
    high = min(t1_ns, now_ns)
    bounds = np.array([t0_ns + 1, high], np.int64)
    windows = []
    total = 0
    arrays = tracks.arrays
    for i, track in enumerate(shown):
        start_ns, end_ns, row = arrays[track]
        # No two of a track overlap: none but the first that ends no sooner may have begun.
        first, last = end_ns.searchsorted(bounds).tolist()
        if last < len(end_ns) and start_ns[last] < high and end_ns[last] <= now_ns:
            last += 1
        if last > first:
            part = slice(first, last)
            windows.append((i, start_ns[part], end_ns[part], row[part]))
            total += last - first
            if total > limit:
                return None
    if not windows:
        return Bars.none()
    places, starts, ends, rows = zip(*windows, strict=True)
    row = np.concatenate(rows)
    return Bars(
        np.repeat(places, [len(each) for each in rows]),
        np.concatenate(starts),
        np.concatenate(ends),
        tracks.kinds.kind[row].astype(np.int64),
        row.astype(np.int64),
    )


def live_bars(tracks: TraceTracks, as_of: AsOf) -> Bars:
    """Return the bars of running and planned segments on all tracks.

    A running segment is two bars: executed up to now, planned from now on. ``track`` is a track
    number. Cost: O(live rows).
    """
    rows = as_of.planned_segments()
    if not len(rows):
        return Bars.none()
    segments, parts = tracks.trace.segments, tracks.trace.parts
    lanes = index_of(tracks.trace).lanes
    part = segments.part[rows]
    bits = parts.planes[part][:, None] >> np.arange(
        tracks.trace.info.topology.planes, dtype=np.uint32
    )
    held, plane = np.nonzero(bits & 1)
    topology = tracks.trace.info.topology
    die = parts.die[part].astype(np.int64)
    on_plane = topology.channels + die[held] * topology.planes + plane
    bus = np.flatnonzero(lanes.on_bus(rows))
    track = np.concatenate([on_plane, die[bus] % topology.channels])
    row = np.concatenate([rows[held], rows[bus]])
    start_ns, end_ns = segments.start_ns[row], segments.end_ns[row]
    kind = tracks.kinds.kind[row].astype(np.int64)
    now = np.int64(as_of.now_ns)
    ran = np.flatnonzero(start_ns < now)
    pieces = Bars(
        np.concatenate([track, track[ran]]),
        np.concatenate([np.maximum(start_ns, now), start_ns[ran]]),
        np.concatenate([end_ns, np.minimum(end_ns[ran], now)]),
        np.concatenate([kind + PLANNED, kind[ran]]),
        np.concatenate([row, row[ran]]),
    )
    return pieces.take(np.lexsort((pieces.start_ns, pieces.track)))


def on_tracks(bars: Bars, shown: list[int]) -> Bars:
    """Keep the bars on some tracks, ``track`` becoming an index of ``shown``."""
    if not len(bars):
        return bars
    place = np.full(max([*shown, *bars.track.tolist(), 0]) + 1, -1, np.int64)
    place[shown] = np.arange(len(shown))
    at = place[bars.track]
    kept = bars.take(np.flatnonzero(at >= 0))
    moved = Bars(place[kept.track], kept.start_ns, kept.end_ns, kept.kind, kept.row)
    return moved.take(np.argsort(moved.track, kind="stable"))
