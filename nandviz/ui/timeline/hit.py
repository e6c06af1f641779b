"""What lies at a point of a frame, and which instants the pointer snaps to."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF

from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.layer import Hit, Stage
from nandviz.ui.timeline.paint_bars import BARS
from nandviz.ui.timeline.painters import PAINTERS
from nandviz.ui.timeline.scene import Scene

SNAP_PX: Final = 12.0
_ALIKE_PX: Final = 1.5


def hit(scene: Scene, at: QPointF) -> Hit | None:
    """Return what lies at a point, logical pixels from the left top of the rows; None for nothing.

    The uppermost mark whose box the point lies in, else the uppermost one in reach, else a
    segment, else the row alone. The ruler is above the rows. Cost: the marks in view, and one
    binary search on the track.
    """
    on_ruler = at.y() < 0
    painters = [p for p in reversed(PAINTERS) if (p.stage is Stage.RULER) is on_ruler]
    for reaches in (False, True):
        for painter in painters:
            if reaches and not painter.reach_px:
                continue
            found: Hit | None = painter.hit(scene, at, painter.reach_px if reaches else 0.0)
            if found is not None:
                return found
    if on_ruler:
        return None
    row = scene.frame.laid.at(at.y())
    if row is None:
        return BARS.hit_between(scene.frame, at)
    return BARS.hit(scene.frame, row, at) or Hit(row)


def snap(frame: Frame, time_ns: int) -> int:
    """Return the nearest event, edge of a bar or note within `SNAP_PX`, else the instant itself.

    Of an event and an edge that look alike, the event wins.
    """
    x = frame.x(time_ns)
    times = frame.as_of.trace.events.time_ns[: frame.as_of.k + 1]
    near = int(times.searchsorted(np.int64(time_ns)))
    notes = np.array([note.when_ns for note in frame.marks.notes], np.int64)
    events = np.concatenate([times[max(near - 1, 0) : near + 1], notes])
    edges = np.concatenate([events, frame.bars.start_ns, frame.bars.end_ns])
    if not len(edges):
        return time_ns
    away = np.abs(frame.xs(edges) - x)
    away[len(events) :] += _ALIKE_PX
    best = int(away.argmin())
    return int(edges[best]) if away[best] <= SNAP_PX else time_ns
