"""Lines along the axes, a pixel wide, solid or dashed.

On pixels a dashed line is an area filled with a pattern of one row: Qt's own dashes are shapes,
which cost it the square of their number. In a picture made of lines it is a pen's.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

_MOST_ROWS: Final = 24
"""Logical pixels: fewer than 96 device pixels at scales up to 3."""
_ON_PIXELS: Final = (QWidget, QImage, QPixmap)
_SMOOTH: Final = QPainter.RenderHint.Antialiasing


class Dash(NamedTuple):
    """Length of a dash and of the gap behind it, in logical pixels."""

    on: int
    off: int


DOTTED: Final = Dash(2, 2)
"""Of what waits."""
DASHED: Final = Dash(5, 3)
"""Of what is not there: planned, displaced, cut off."""


def on_pixels(painter: QPainter) -> bool:
    """Whether a painter fills pixels; in a picture made of lines nothing may be an image."""
    return isinstance(painter.device(), _ON_PIXELS)


def draw_solid(painter: QPainter, lines: Iterable[QLineF], colour: QColor) -> None:
    """Draw lines from left to right or from top to bottom."""
    for line in lines:
        painter.fillRect(_area(line), colour)


def draw_dashed(painter: QPainter, lines: Iterable[QLineF], colour: QColor, dash: Dash) -> None:
    """Draw lines from left to right or from top to bottom, each beginning with a dash."""
    if on_pixels(painter):
        _fill(painter, lines, colour, dash)
        return
    pen = QPen(colour, 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([float(dash.on), float(dash.off)])
    painter.setPen(pen)
    painter.drawLines(list(lines))


def _fill(painter: QPainter, lines: Iterable[QLineF], colour: QColor, dash: Dash) -> None:
    brushes = _brushes(colour.rgba(), dash)
    origin, is_smooth = painter.brushOrigin(), painter.testRenderHint(_SMOOTH)
    # Whole pixels: dashes with smooth edges are pale, and cost ten times as much.
    painter.setRenderHint(_SMOOTH, on=False)
    for line in lines:
        brush = brushes[line.x1() == line.x2()]
        start, pieces = _laid(line.x1(), line.y1(), line.x2(), line.y2())
        painter.setBrushOrigin(start)
        for piece in pieces:
            painter.fillRect(piece, brush)
    painter.setBrushOrigin(origin)
    painter.setRenderHint(_SMOOTH, on=is_smooth)


@lru_cache(1024)
def _laid(x1: float, y1: float, x2: float, y2: float) -> tuple[QPointF, list[QRectF]]:
    """Return where a line begins, and its pieces: most lines stay from one step to the next."""
    area = _area(QLineF(x1, y1, x2, y2))
    return area.topLeft(), list(_pieces(area))


def _area(line: QLineF) -> QRectF:
    """Return what a line covers."""
    x, y, wide, high = line.x1(), line.y1(), line.dx(), line.dy()
    return QRectF(x, y - 0.5, wide, 1.0) if wide else QRectF(x - 0.5, y, 1.0, high)


def _pieces(area: QRectF) -> Iterator[QRectF]:
    """Return an area in pieces, one below the other, that Qt fills without its pool of threads.

    It gives patterns of more rows to these: to wake them takes up to milliseconds.
    """
    top, bottom = area.top(), area.bottom()
    while bottom - top > _MOST_ROWS:
        yield QRectF(area.left(), top, area.width(), _MOST_ROWS)
        top += _MOST_ROWS
    yield QRectF(area.left(), top, area.width(), bottom - top)


@lru_cache(64)
def _brushes(rgba: int, dash: Dash) -> tuple[QBrush, QBrush]:
    """Return the patterns of a line to the right and of one down."""
    across = QImage(sum(dash), 1, QImage.Format.Format_ARGB32)
    across.fill(Qt.GlobalColor.transparent)
    down = QImage(1, sum(dash), QImage.Format.Format_ARGB32)
    down.fill(Qt.GlobalColor.transparent)
    for at in range(dash.on):
        across.setPixel(at, 0, rgba)
        down.setPixel(0, at, rgba)
    return QBrush(across), QBrush(down)


def sides(area: QRectF, *, is_open: bool = False) -> tuple[QLineF, ...]:
    """Return the sides of a frame within an area, but for the right one where it is open."""
    return _sides(area.x(), area.y(), area.width(), area.height(), is_open)


@lru_cache(256)
def _sides(
    left: float, top: float, width: float, height: float, is_open: bool
) -> tuple[QLineF, ...]:
    area = QRectF(left, top, width, height)
    edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
    lines = [
        QLineF(area.left(), edge.top(), area.right(), edge.top()),
        QLineF(area.left(), edge.bottom(), area.right(), edge.bottom()),
        QLineF(edge.left(), area.top(), edge.left(), area.bottom()),
    ]
    if not is_open:
        lines.append(QLineF(edge.right(), area.top(), edge.right(), area.bottom()))
    return tuple(lines)
