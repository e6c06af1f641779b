"""The few segments that had not ended by the playhead, as bars: what ran, what is planned."""

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.ui.timeline.raster import Bars, planned
from nandviz.ui.timeline.tracks import TraceTracks


def live_bars(tracks: TraceTracks, as_of: AsOf) -> Bars:
    """Return the bars of running and planned segments on all tracks.

    A running segment is two bars: executed up to now, planned from now on. ``track`` is a track
    number. Cost: O(live rows).
    """
    rows = as_of.planned_segments()
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
    look = tracks.looks.look[row].astype(np.int64)
    now = np.int64(as_of.now_ns)
    ran = np.flatnonzero(start_ns < now)
    pieces = Bars(
        np.concatenate([track, track[ran]]),
        np.concatenate([np.maximum(start_ns, now), start_ns[ran]]),
        np.concatenate([end_ns, np.minimum(end_ns[ran], now)]),
        np.concatenate([planned(look), look[ran]]),
        np.concatenate([row, row[ran]]),
    )
    return pieces.take(np.lexsort((pieces.start_ns, pieces.track)))


def on_tracks(bars: Bars, shown: list[int]) -> Bars:
    """Keep the bars on some tracks, ``track`` becoming an index of ``shown``."""
    place = np.full(max([*shown, *bars.track.tolist(), 0]) + 1, -1, np.int64)
    place[shown] = np.arange(len(shown))
    at = place[bars.track]
    kept = bars.take(np.flatnonzero(at >= 0))
    moved = Bars(place[kept.track], kept.start_ns, kept.end_ns, kept.kind, kept.row)
    return moved.take(np.argsort(moved.track, kind="stable"))
