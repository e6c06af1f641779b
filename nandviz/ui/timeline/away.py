"""The arrow at the edge of the ruler that says where the playhead is while it is out of view."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from nandviz.language import tr
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_HEIGHT: Final = 16.0
_ARROW: Final = 8.0
_GAP: Final = 5.0


class Away(NamedTuple):
    """The arrow: where it lies on the ruler, which way it shows, and how far away it says."""

    area: QRectF
    ahead: bool
    text: str


def away(scene: Scene) -> Away | None:
    """Return the arrow, from the left top of the ruler; None while the playhead is in view."""
    frame, now_ns = scene.frame, scene.frame.as_of.now_ns
    x, width = frame.now_x, float(frame.params.width)
    if 0 <= x <= width:
        return None
    ahead = x > width
    edge_ns = frame.columns.t1_ns if ahead else frame.columns.t0_ns
    far = us_sentence(abs(now_ns - edge_ns))
    text = tr("playhead {far} ahead", far=far) if ahead else tr("playhead {far} back", far=far)
    wide = scene.words.room(text, bold=True) + _ARROW + 3 * _GAP
    left = width - wide if ahead else 0.0
    top = frame.params.ruler.signs - _HEIGHT / 2
    return Away(QRectF(left, top, wide, _HEIGHT), ahead, text)


def paint_away(painter: QPainter, scene: Scene) -> None:
    """Draw the arrow and its words; origin at the left top of the ruler."""
    found = away(scene)
    if found is None:
        return
    area, ink = found.area, scene.theme.colour("ink")
    painter.fillRect(area, scene.theme.colour("panel"))
    tip, back = (area.right() - 2, -_ARROW) if found.ahead else (2.0, _ARROW)
    y = area.center().y()
    points = [QPointF(tip, y), QPointF(tip + back, y - 6), QPointF(tip + back, y + 6)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    at = area.left() + (_GAP if found.ahead else _ARROW + 2 * _GAP)
    scene.words.write(painter, at, y, found.text, scene.theme.ink, bold=True)
