"""The axes that follow from a run, as of an event."""

from typing import Final

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMap, AxisMode, Linear, compact_axis, event_axis

LARGE: Final = 50_000
"""Events from which on an axis is made of the whole run as it is known, and kept."""


def make_axis(mode: AxisMode, as_of: AsOf) -> AxisMap:
    """Return the axis of a mode, as of an event.

    What has been handled or executed by then, and what is planned, make it; so it is the same
    whether or not the run has gone on. Cost: O(events up to there), but for the time axis.
    """
    if mode == AxisMode.TIME:
        return Linear()
    trace = as_of.trace
    planned = as_of.planned_segments()
    starts, ends = trace.segments.start_ns[planned], trace.segments.end_ns[planned]
    lanes = index_of(trace).lanes
    lanes.extend()
    now = np.int64(as_of.now_ns)
    past_starts, past_ends = [starts], [ends]
    for key in lanes.device_lanes():
        lane = lanes.lane(key)
        kept = int(lane.end_ns.searchsorted(now, "right"))
        past_starts.append(lane.start_ns[:kept])
        past_ends.append(lane.end_ns[:kept])
    all_starts, all_ends = np.concatenate(past_starts), np.concatenate(past_ends)
    if mode == AxisMode.COMPACT:
        order = np.argsort(all_starts, kind="stable")
        return compact_axis(all_starts[order], all_ends[order])
    times = trace.events.time_ns[: as_of.k + 1]
    return event_axis(times, np.unique(np.concatenate([all_starts, all_ends])))


class Axes:
    """The axes of one trace.

    Up to `LARGE` events an axis follows the playhead; beyond, making one at each step would cost
    too much, so it follows the run.
    """

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._key: tuple[AxisMode, int] | None = None
        self._kept: AxisMap = Linear()

    def axis(self, mode: AxisMode, as_of: AsOf) -> AxisMap:
        """Return the axis of a mode, as of an event. Cost: that of `make_axis`, or none."""
        if mode == AxisMode.TIME or self._trace.last_event < LARGE:
            return make_axis(mode, as_of)
        key = (mode, self._trace.last_event)
        if key != self._key:
            self._key, self._kept = key, make_axis(mode, AsOf(self._trace))
        return self._kept
