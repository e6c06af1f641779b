"""Lines along the axes, a pixel wide, solid or dashed.

On pixels a dashed line is a piece of a strip of dashes: Qt's own dashes are shapes, which cost it
the square of their number. In a picture made of lines it is a pen's.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import floor
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

_MOST_ROWS: Final = 24
"""Logical pixels: fewer than 96 device pixels at scales up to 3."""
_DASHES: Final = 64
"""Of a strip: a longer one takes no longer to draw, until it is repeated."""
_ON_PIXELS: Final = (QWidget, QImage, QPixmap)
_SMOOTH: Final = QPainter.RenderHint.Antialiasing


class Dash(NamedTuple):
    """Length of a dash and of the gap behind it, in logical pixels."""

    on: int
    off: int


class Line(NamedTuple):
    """A line to the right, or down where ``x1`` is ``x2``."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def is_down(self) -> bool:
        """Whether it goes down."""
        return self.x1 == self.x2


DOTTED: Final = Dash(2, 2)
"""Of what waits."""
DASHED: Final = Dash(5, 3)
"""Of what is not there: planned, displaced, cut off."""


def on_pixels(painter: QPainter) -> bool:
    """Whether a painter fills pixels; in a picture made of lines nothing may be an image."""
    return isinstance(painter.device(), _ON_PIXELS)


def draw_solid(painter: QPainter, lines: Sequence[Line], colour: QColor) -> None:
    """Draw some lines."""
    for line in lines:
        left, top, right, bottom = _edges(line)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour)


def draw_dashed(painter: QPainter, lines: Sequence[Line], colour: QColor, dash: Dash) -> None:
    """Draw some lines, each beginning with a dash."""
    if on_pixels(painter):
        _fill(painter, lines, colour, dash)
        return
    pen = QPen(colour, 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([float(dash.on), float(dash.off)])
    painter.setPen(pen)
    painter.drawLines([QLineF(*line) for line in lines])


def _fill(painter: QPainter, lines: Sequence[Line], colour: QColor, dash: Dash) -> None:
    to_device = painter.deviceTransform()
    grid = _Grid(to_device.m11(), to_device.dx(), to_device.dy())
    strips = _strips(colour.rgba(), dash, grid.scale)
    # Where a pixel is no whole part of a logical one, whole pixels are whole but for a rounding.
    is_smooth = not grid.scale.is_integer() and painter.testRenderHint(_SMOOTH)
    if is_smooth:
        painter.setRenderHint(_SMOOTH, on=False)
    for piece, begin, is_down in _laid(tuple(lines), grid):
        painter.drawTiledPixmap(piece, strips[is_down], begin)
    if is_smooth:
        painter.setRenderHint(_SMOOTH, on=True)


class _Grid(NamedTuple):
    """Where device pixels lie: how many a logical pixel has, and the place of the origin."""

    scale: float
    x: float
    y: float

    def snapped(self, line: Line) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in whole pixels: dashes with smooth edges are pale."""
        scale, x, y = self
        (left, top, right, bottom), is_down = _edges(line), line.is_down
        left, top = floor(left * scale + x + 0.5), floor(top * scale + y + 0.5)
        thick = max(round(scale), 1)
        right = left + thick if is_down else floor(right * scale + x + 0.5)
        bottom = floor(bottom * scale + y + 0.5) if is_down else top + thick
        return (left - x) / scale, (top - y) / scale, (right - x) / scale, (bottom - y) / scale


@lru_cache(1024)
def _laid(lines: tuple[Line, ...], grid: _Grid) -> list[tuple[QRectF, QPointF, bool]]:
    """Return the pieces of lines, where in its dashes each begins, and whether it goes down.

    Most lines stay from one step to the next. In pieces, one below the other, Qt fills them without
    its pool of threads: it gives patterns of more rows to these, and to wake them takes up to
    milliseconds.
    """
    found = []
    most = floor(_MOST_ROWS * grid.scale) / grid.scale
    for line in lines:
        left, top, right, bottom = grid.snapped(line)
        width, begin = right - left, 0.0
        while bottom - top > most:
            found.append((QRectF(left, top, width, most), QPointF(0.0, begin), line.is_down))
            top, begin = top + most, begin + most
        area = QRectF(left, top, width, bottom - top)
        found.append((area, QPointF(0.0, begin), line.is_down))
    return found


def _edges(line: Line) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a line covers."""
    x1, y1, x2, y2 = line
    return (x1 - 0.5, y1, x1 + 0.5, y2) if line.is_down else (x1, y1 - 0.5, x2, y1 + 0.5)


@lru_cache(64)
def _strips(rgba: int, dash: Dash, scale: float) -> tuple[QPixmap, QPixmap]:
    """Return dashes to the right and down."""
    thick, period = max(round(scale), 1), sum(dash) * scale
    length = round(_DASHES * period)
    across = QImage(length, thick, QImage.Format.Format_ARGB32_Premultiplied)
    across.fill(Qt.GlobalColor.transparent)
    painter = QPainter(across)
    for number in range(_DASHES):
        left, right = round(number * period), round(number * period + dash.on * scale)
        painter.fillRect(left, 0, right - left, thick, QColor.fromRgba(rgba))
    painter.end()
    across.setDevicePixelRatio(scale)
    down = across.transformed(QTransform().rotate(90).scale(1, -1))
    down.setDevicePixelRatio(scale)
    return QPixmap.fromImage(across), QPixmap.fromImage(down)


@lru_cache(256)
def _sides(left: float, top: float, right: float, bottom: float, is_open: bool) -> tuple[Line, ...]:
    lines = (
        Line(left, top + 0.5, right, top + 0.5),
        Line(left, bottom - 0.5, right, bottom - 0.5),
        Line(left + 0.5, top, left + 0.5, bottom),
        Line(right - 0.5, top, right - 0.5, bottom),
    )
    return lines[:3] if is_open else lines


def sides(area: QRectF, *, is_open: bool = False) -> tuple[Line, ...]:
    """Return the sides of a frame within an area, but for the right one where it is open."""
    return _sides(area.left(), area.top(), area.right(), area.bottom(), is_open)
