"""Numbers and neighbours read off the tracks: totals of a span, the next op on a lane."""

from typing import NamedTuple

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.lanes import LaneKey
from nandviz.query.marks.bar_kind import CORE
from nandviz.query.marks.bars import live_bars, visible_bars
from nandviz.query.marks.tracks import TraceTracks
from nandviz.trace.pyramid import PLANNED
from nandviz.units import us_sentence

_MOST = 200_000


def of_span(tracks: TraceTracks, as_of: AsOf, t0_ns: int, t1_ns: int) -> tuple[str, ...]:
    """Return what was executed in a span: events, time of busy cores and buses."""
    times = as_of.trace.events.time_ns[: as_of.k + 1]
    low, high = times.searchsorted(np.array([t0_ns, t1_ns], np.int64), "left").tolist()
    lines = [f"{high - low} events"]
    channels = as_of.trace.info.topology.channels
    shown = list(range(len(tracks.lanes)))
    bars = visible_bars(tracks, shown, t0_ns, t1_ns, as_of.now_ns, _MOST)
    if bars is None:
        return (*lines, "too many segments for totals: zoom in")
    live = live_bars(tracks, as_of)
    track = np.concatenate([bars.track, live.track])
    kind = np.concatenate([bars.kind, live.kind])
    start = np.maximum(np.concatenate([bars.start_ns, live.start_ns]), t0_ns)
    end = np.minimum(np.concatenate([bars.end_ns, live.end_ns]), t1_ns)
    length = np.maximum(end - start, 0)
    length[kind >= PLANNED] = 0
    on_bus = track < channels
    core = int(length[~on_bus & np.isin(kind, CORE)].sum())
    lines.append(f"cores busy {us_sentence(core)} (all planes)")
    lines.append(f"bus busy {us_sentence(int(length[on_bus].sum()))}")
    return tuple(lines)


def span_of(as_of: AsOf, uid: int) -> tuple[int, int] | None:
    """Return the time from an op's first part to its last; of one without any, its submission."""
    if uid > as_of.op_count:
        return None
    parts = as_of.parts_of(uid)
    if not parts:
        at_ns = as_of.op(uid).submitted_ns
        return at_ns, at_ns + 1000
    return min(p.start_ns for p in parts), max(p.end_ns for p in parts)


class Neighbour(NamedTuple):
    """An op's stay on a lane."""

    uid: int
    start_ns: int
    end_ns: int


def neighbour(
    tracks: TraceTracks, as_of: AsOf, uid: int, lane: str | None, direction: int
) -> Neighbour | None:
    """Return the op that comes next (+1) or before (-1) on a lane on which an op is.

    Parameters
    ----------
    lane
        Name of a row (``d0-p1``); the first lane of the op if it is not there.
    """
    parts = as_of.parts_of(uid)
    if not parts:
        return None
    names = [f"d{p.die}-p{plane}" for p in parts for plane in p.planes]
    names = names or [f"c{as_of.trace.info.topology.channel_of(parts[0].die)}"]
    name = lane if lane in names else names[0]
    at_ns = parts[-1].start_ns if direction > 0 else parts[0].start_ns
    stays = _stays(tracks, as_of, name)
    if direction > 0:
        return next((s for s in stays if s.start_ns > at_ns and s.uid != uid), None)
    return next((s for s in reversed(stays) if s.start_ns < at_ns and s.uid != uid), None)


def _stays(tracks: TraceTracks, as_of: AsOf, name: str) -> list[Neighbour]:
    """Return the ops on a lane as of an event, in order of start."""
    if name.startswith("c"):
        key = LaneKey.bus(int(name[1:]))
    else:
        die, plane = name[1:].split("-p")
        key = LaneKey(int(die), int(plane))
    rows = as_of.segments(0, 2**62, key).rows
    trace = as_of.trace
    part = trace.segments.part[rows]
    return [
        Neighbour(int(u), int(s), int(e))
        for u, s, e in zip(
            trace.parts.uid[part], trace.segments.start_ns[rows], trace.segments.end_ns[rows],
            strict=True,
        )
    ]  # fmt: skip
