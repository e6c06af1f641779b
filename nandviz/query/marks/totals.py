"""Numbers and neighbours read off the tracks: totals of a span, the next op on a lane."""

from typing import Final, NamedTuple

import numpy as np

from nandviz.language import counted, said
from nandviz.query.asof import AsOf
from nandviz.query.lanes import LaneKey, bus_states, core_states
from nandviz.query.marks.bars import visible_bars
from nandviz.query.marks.tracks import TraceTracks
from nandviz.units import us_sentence

_MOST = 200_000
_WIDTHS_NS: Final = tuple(1 << bits for bits in range(20, 62, 3))
"""Spans to look for a neighbour in, one after the other: 1 ms, then eight times wider each."""


def of_span(tracks: TraceTracks, as_of: AsOf, t0_ns: int, t1_ns: int) -> tuple[str, ...]:
    """Return what was executed in a span: events, time of busy cores and buses."""
    times = as_of.trace.events.time_ns[: as_of.k + 1]
    low, high = times.searchsorted(np.array([t0_ns, t1_ns], np.int64), "left").tolist()
    lines: list[str] = [counted(high - low, "{count} event", "{count} events")]
    shown = list(range(len(tracks.lanes)))
    bars = visible_bars(tracks, shown, t0_ns, t1_ns, as_of.now_ns, _MOST)
    if bars is None:
        return (*lines, said("too many segments for totals: zoom in"))
    core_ns, bus_ns = _busy_ns(as_of, t0_ns, t1_ns)
    lines.append(said("cores busy {time} (each op once)", time=us_sentence(core_ns)))
    lines.append(said("bus busy {time}", time=us_sentence(bus_ns)))
    return tuple(lines)


def _busy_ns(as_of: AsOf, t0_ns: int, t1_ns: int) -> tuple[int, int]:
    """Return the time in CORE_BUSY, and on buses, that was executed in a span.

    As the metrics ``core_busy_us`` and ``bus_busy_us`` count it: each part once, however many
    planes it holds, of all kinds of ops.
    """
    trace = as_of.trace
    found = as_of.segments(t0_ns, t1_ns)
    ends_ns = np.minimum(found.end_ns, min(t1_ns, as_of.now_ns))
    length_ns = np.maximum(ends_ns - np.maximum(found.start_ns, t0_ns), 0)
    op = trace.ops.op[trace.parts.uid[trace.segments.part[found.rows]] - 1]
    state = trace.segments.state[found.rows]
    core, bus = core_states(trace.info.ops), bus_states(trace.info.ops)
    return int(length_ns[core[op, state]].sum()), int(length_ns[bus[op, state]].sum())


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
    """A part of an op on a lane, whatever the op does."""

    start_ns: int
    part_id: int
    uid: int
    end_ns: int


def neighbour(
    as_of: AsOf, uid: int, lane: str | None, direction: int, at_ns: int | None = None
) -> Neighbour | None:
    """Return the part that comes next (+1) or before (-1) on a lane, of another op or of the same.

    Parameters
    ----------
    lane
        Name of a row (``d0-p1``); the first lane of the op if it is not there.
    at_ns
        An instant of the part of the op that one stands on; its first part for None.
    """
    parts = as_of.parts_of(uid)
    if not parts:
        return None
    there = (p for p in parts if at_ns is not None and p.start_ns <= at_ns < p.end_ns)
    mine = next(there, parts[0])
    names = [f"d{mine.die}-p{plane}" for plane in mine.planes]
    names = names or [f"c{as_of.trace.info.topology.channel_of(mine.die)}"]
    key = _key(lane if lane in names else names[0])
    here = (mine.start_ns, mine.part_id)
    for width_ns in _WIDTHS_NS:
        low, high = here[0] - width_ns * (direction < 0), here[0] + width_ns * (direction > 0)
        stays = [s for s in _stays(as_of, key, low, high + 1) if low <= s.start_ns <= high]
        others = [s for s in stays if (s[:2] > here if direction > 0 else s[:2] < here)]
        if others:
            return min(others) if direction > 0 else max(others)
    return None


def _key(name: str) -> LaneKey:
    if name.startswith("c"):
        return LaneKey.bus(int(name[1:]))
    die, plane = name[1:].split("-p")
    return LaneKey(int(die), int(plane))


def _stays(as_of: AsOf, key: LaneKey, t0_ns: int, t1_ns: int) -> list[Neighbour]:
    """Return the parts that are on a lane in a span as of an event, each once for a segment."""
    trace = as_of.trace
    part = trace.segments.part[as_of.segments(t0_ns, t1_ns, key).rows]
    columns = (trace.parts.start_ns, trace.parts.part_id, trace.parts.uid, trace.parts.end_ns)
    return [
        Neighbour(*map(int, values))
        for values in zip(*(column[part] for column in columns), strict=True)
    ]
