"""The ruler above the rows: ticks with their words, folded times, notes."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nandviz.ui.axis import AxisMode, Knots
from nandviz.ui.timeline.frame import Frame, instants_of_several
from nandviz.ui.timeline.layer import Stage
from nandviz.ui.timeline.painters import paint_stage
from nandviz.ui.timeline.scene import Scene


def paint_ruler(painter: QPainter, scene: Scene) -> None:
    """Draw ticks, their words, and the notes; origin at the left top of the ruler."""
    paint_scale(painter, scene)
    paint_over_scale(painter, scene)


def paint_scale(painter: QPainter, scene: Scene) -> None:
    """Draw ticks and their words, which stay as long as the span of time does."""
    frame, words = scene.frame, scene.words
    theme, width, height = frame.params.theme, frame.params.width, frame.params.ruler.height
    painter.fillRect(QRectF(0, 0, width, height), theme.colour("panel"))
    muted = theme.colour("muted")
    painter.fillRect(QRectF(0, height - 1, width, 1), muted)
    per_unit = width / (frame.params.u1 - frame.params.u0)
    majors: list[tuple[float, str]] = []
    minors: list[float] = []
    for tick in frame.ticks:
        x = (tick.place - frame.params.u0) * per_unit
        if -1 <= x <= width:
            if tick.text:
                majors.append((x, tick.text))
            else:
                minors.append(x)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(muted)
    painter.drawRects(frame.hairlines(minors, height - 4, 4))
    painter.drawRects(frame.hairlines((x for x, _ in majors), height - 9, 9))
    texts, free = [], -1.0
    for x, text in majors:
        end = x + 4 + words.room(text)
        if x >= free and end <= width:
            texts.append((x + 4, height - 12, text))
            free = end + 4
    words.write_all(painter, texts, theme.muted)


def paint_over_scale(painter: QPainter, scene: Scene) -> None:
    """Draw the notes, and what belongs to an axis that is not of time."""
    frame, height = scene.frame, scene.frame.params.ruler.height
    _paint_brackets(painter, frame, frame.params.width / (frame.params.u1 - frame.params.u0))
    painter.translate(0, height)
    paint_stage(painter, scene, Stage.RULER)
    painter.translate(0, -height)
    _paint_folds(painter, frame)


def _paint_brackets(painter: QPainter, frame: Frame, per_unit: float) -> None:
    """Join the events of each instant that has several, on the event axis."""
    if frame.params.axis_mode is not AxisMode.EVENT:
        return
    painter.setPen(QPen(frame.params.theme.colour("ink"), 2.0))
    y = frame.params.ruler.height - 4
    for first, last in instants_of_several(frame):
        a, b = ((place - frame.params.u0) * per_unit for place in (first, last))
        painter.drawLine(QLineF(a, y, b, y))


def _paint_folds(painter: QPainter, frame: Frame) -> None:
    """Mark folded times: a zigzag on the ruler and two faint lines over the rows."""
    axis = frame.params.axis
    if not isinstance(axis, Knots):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bottom = frame.params.ruler.height
    for start, end in axis.folds.tolist():
        a, b = frame.x(start), frame.x(end)
        if b < 0 or a > frame.params.width:
            continue
        painter.fillRect(
            QRectF(a, bottom - 10, b - a, 10), frame.params.theme.colour("muted", 0.25)
        )
        painter.setPen(QPen(frame.params.theme.colour("ink"), 1.2))
        middle, y = (a + b) / 2, bottom - 5
        for dx in (-3.0, 3.0):
            painter.drawPolyline(
                [
                    QPointF(middle + dx - 2, y - 5),
                    QPointF(middle + dx + 2, y),
                    QPointF(middle + dx - 2, y + 5),
                ]
            )
