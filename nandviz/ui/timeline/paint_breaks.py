"""Breakpoints on the ruler: a ring with its number at each event at which one stops."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nandviz.language import tr
from nandviz.query.moments import time_of
from nandviz.session.breakpoint_places import BreakpointPlace
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_RADIUS: Final = 6.0
_APART: Final = 13.0


class BreakRing(NamedTuple):
    """A ring: its middle, the number of a breakpoint, the events at which some stop here.

    ``y`` is from the top of the ruler.
    """

    x: float
    y: float
    number: int
    places: tuple[BreakpointPlace, ...]

    @property
    def area(self) -> QRectF:
        """The ring, from the left top of the ruler."""
        return QRectF(self.x - _RADIUS, self.y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def rings(scene: Scene, breaks: Sequence[BreakpointPlace]) -> list[BreakRing]:
    """Return the rings in view; those that would cover each other are one, the first's."""
    frame = scene.frame
    trace, columns = frame.as_of.trace, frame.columns
    events = np.array([place.event for place in breaks], np.int64)
    times = trace.events.time_ns[events] if len(events) else events
    low, high = times.searchsorted(np.array([columns.t0_ns, columns.t1_ns + 1], np.int64))
    found: list[BreakRing] = []
    for place in breaks[low:high]:
        x = frame.x(time_of(trace, place.event))
        if found and x - found[-1].x < _APART:
            last = found[-1]
            found[-1] = last._replace(places=(*last.places, place))
        else:
            found.append(BreakRing(x, frame.params.ruler.signs - 2, place.number, (place,)))
    return found


def paint_breaks(painter: QPainter, scene: Scene, breaks: Sequence[BreakpointPlace]) -> None:
    """Draw the rings; origin at the left top of the ruler."""
    if not breaks:
        return
    theme, bottom = scene.theme, scene.frame.params.ruler.height
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    for ring in rings(scene, breaks):
        painter.setPen(QPen(theme.colour("wrong"), 1.5))
        painter.setBrush(theme.colour("background"))
        painter.drawEllipse(QPointF(ring.x, ring.y), _RADIUS, _RADIUS)
        painter.drawLine(QPointF(ring.x, ring.y + _RADIUS), QPointF(ring.x, bottom))
        text = str(ring.number)
        at = ring.x - scene.words.width(text, 9) / 2
        scene.words.write(painter, at, ring.y, text, theme.ink, 9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def ring_words(scene: Scene, ring: BreakRing) -> str:
    """Return what the tooltip says of a ring."""
    trace = scene.frame.as_of.trace
    lines = [
        tr(
            "breakpoint {number} stops at event {event}, {time_of}",
            number=place.number,
            event=place.event,
            time_of=us_sentence(time_of(trace, place.event)),
        )
        for place in ring.places[:5]
    ]
    more = len(ring.places) - len(lines)
    return "\n".join([*lines, tr("and {more} more: zoom in", more=more)] if more else lines)


def words_at(scene: Scene, breaks: Sequence[BreakpointPlace], at: QPointF) -> str:
    """Return the words of the ring at a point, from the left top of the rows; empty for none."""
    if at.y() >= 0:
        return ""
    on_ruler = at + QPointF(0, scene.frame.params.ruler.height)
    here = (ring for ring in rings(scene, breaks) if ring.area.contains(on_ruler))
    return next((ring_words(scene, ring) for ring in here), "")
