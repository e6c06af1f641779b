"""Shapes and words: the forms of marks, drawn at a point in logical pixels."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from math import ceil, floor
from typing import Final, NamedTuple

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
)

from nandviz.language import spoken
from nandviz.text import plain, wide_digits
from nandviz.ui.encoding import MOST_PIXELS
from nandviz.ui.timeline.dashes import on_pixels

FAMILIES: Final = ("Inter", "Segoe UI", "DejaVu Sans", "Noto Sans")
_KEPT: Final = 4000
_STEP_PX: Final = 4.0
_SEAM: Final = 1.0
"""Pixels from the left of an area of dots that no dot touches."""
_STRIP_PX: Final = 64 * _STEP_PX
_STAMP_ROOM: Final = 8.0
"""Pixels of a sign beyond twice its radius: for the widest line."""


def font(px: int, *, bold: bool = False) -> QFont:
    """Return the font of the timeline at a height in logical pixels."""
    found = QFont()
    found.setFamilies(list(FAMILIES))
    found.setPixelSize(px)
    found.setBold(bold)
    return found


class TextPainter:
    """Writes short texts, each laid out once and kept; into a picture file as text.

    Parameters
    ----------
    scale
        Device pixels a logical pixel.
    kept
        False: write each as text, as a vector file wants it.

    Attributes
    ----------
    on_whole
        Whether what is written and filled lies on whole logical pixels.
    """

    def __init__(self, scale: float, *, kept: bool = True) -> None:
        self.scale = scale
        self.kept = kept
        self.on_whole = kept and scale == 1.0
        self._fonts: dict[tuple[int, bool], _Font] = {}
        self._grounds: dict[tuple[object, ...], QPixmap] = {}

    def _font(self, px: int, bold: bool) -> "_Font":
        found = self._fonts.get((px, bold))
        if found is None:
            made = font(px, bold=bold)
            metrics = QFontMetricsF(made)
            found = _Font(made, metrics, metrics.ascent(), metrics.height(), {}, {})
            self._fonts[(px, bold)] = found
        return found

    def width(self, text: str, px: int = 11, *, bold: bool = False) -> float:
        """Return the width of a text."""
        made, text = self._font(px, bold), spoken(text)
        found = made.widths.get(text)
        if found is None:
            if len(made.widths) > _KEPT:
                made.widths.clear()
            found = made.widths[text] = made.metrics.horizontalAdvance(plain(text))
        return found

    def room(self, text: str, px: int = 11, *, bold: bool = False) -> float:
        """Return a width that holds a text, whatever its digits are; quicker than `width`."""
        return self.width(wide_digits(text), px, bold=bold)

    def cut(self, text: str, room: float, px: int = 11) -> str:
        """Return as much of a text as there is room for, with … where some is left out."""
        if self.width(text, px) <= room:
            return text
        lengths = range(len(text) + 1)
        fitting = bisect_right(lengths, room, key=lambda n: self.width(f"{text[:n]}…", px))
        shorter = text[: max(fitting - 1, 0)]
        return f"{shorter.rstrip()}…" if shorter else ""

    def write(
        self,
        painter: QPainter,
        x: float,
        middle: float,
        text: str,
        colour: str,
        px: int = 11,
        *,
        bold: bool = False,
    ) -> None:
        """Write a text from ``x`` on, its height about ``middle``."""
        self.write_all(painter, [(x, middle, text)], colour, px, bold=bold)

    def write_all(
        self,
        painter: QPainter,
        texts: Iterable[tuple[float, float, str]],
        colour: str,
        px: int = 11,
        *,
        bold: bool = False,
    ) -> None:
        """Write texts of one colour and size, each of them ``(x, middle, text)`` as in `write`."""
        made, scale = self._font(px, bold), self.scale
        painter.setFont(made.font)
        painter.setPen(_ink(colour))
        for x, middle, text in texts:
            top = middle - made.height / 2
            laid = self._laid_out(text, made) if self.kept else None
            if laid is not None and self.on_whole:
                painter.drawStaticText(round(x), round(top), laid)
                continue
            at = QPointF(x, top)
            if self.kept:
                at = QPointF(round(x * scale) / scale, round(top * scale) / scale)
            if laid is not None:
                painter.drawStaticText(at, laid)
            else:
                painter.drawText(QPointF(at.x(), at.y() + made.ascent), _shown(text))

    def fill(
        self, painter: QPainter, x: float, y: float, width: float, height: float, colour: QColor
    ) -> None:
        """Fill an area, as Qt does: its edges are rounded to device pixels."""
        if self.on_whole:
            # Of whole numbers no object is made, which takes longer than all else.
            left, top = floor(x + 0.5), floor(y + 0.5)
            right, bottom = floor(x + width + 0.5), floor(y + height + 0.5)
            painter.fillRect(left, top, right - left, bottom - top, colour)
        else:
            painter.fillRect(QRectF(x, y, width, height), colour)

    def on_ground(
        self,
        size: QSizeF,
        ground: QColor,
        text: tuple[float, float, str],
        colour: str,
        px: int = 11,
        *,
        bold: bool = False,
    ) -> QPixmap:
        """Return a piece of ground with a text on it, as `write_all` takes it; drawn once."""
        key = (size.toTuple(), ground.rgba(), text, colour, px, bold)
        found = self._grounds.get(key)
        if found is None:

            def draw(painter: QPainter) -> None:
                self.write_all(painter, [text], colour, px, bold=bold)

            found = self._grounds[key] = drawn(size, self.scale, draw, ground)
        return found

    def _laid_out(self, text: str, made: "_Font") -> QStaticText | None:
        """Return a text laid out in a font; None the first time, for most are written only once.

        To lay it out takes three times as long as to draw it. Where a logical pixel is no whole
        number of device pixels, what is laid out is spaced otherwise than what is drawn.
        """
        text = spoken(text)
        found = made.laid.get(text)
        if found is None:
            if len(made.laid) > _KEPT:
                made.laid.clear()
            if text in made.laid or not self.scale.is_integer():
                found = QStaticText(_shown(text))
                found.setTextFormat(Qt.TextFormat.PlainText)
            made.laid[text] = found
        return found


class _Font(NamedTuple):
    """A font, what is asked of it, and what was written in it."""

    font: QFont
    metrics: QFontMetricsF
    ascent: float
    height: float
    widths: dict[str, float]
    laid: dict[str, QStaticText | None]


def _shown(text: str) -> str:
    """Return a text as it is written: what is longer lies beyond every image."""
    return plain(spoken(text))[:MOST_PIXELS]


@lru_cache(64)
def _ink(colour: str) -> QColor:
    return QColor(colour)


Sign = Callable[..., None]
"""Draws about a point: takes a painter, x, y, a radius, then colours and widths."""


def stamped(draw: Sign) -> Sign:
    """Let a sign be drawn once and kept as a pixmap, where the painter's device has pixels."""

    @wraps(draw)
    def stamp(painter: QPainter, x: float, y: float, r: float, *style: QColor | float) -> None:
        if not on_pixels(painter):
            draw(painter, x, y, r, *style)
            return
        scale = painter.deviceTransform().m11()
        # An int is a colour, a float a width.
        keys = [s.rgba() if isinstance(s, QColor) else float(s) for s in style]
        pixmap, middle = _stamp(draw, scale, r, *keys)
        left, top = round(x * scale) / scale - middle, round(y * scale) / scale - middle
        painter.drawPixmap(QPointF(left, top), pixmap)

    return stamp


@lru_cache(512, typed=True)
def _stamp(draw: Sign, scale: float, r: float, *style: float) -> tuple[QPixmap, float]:
    """Return a sign as a pixmap, and where its middle is, in logical pixels."""
    middle = ceil((2 * r + _STAMP_ROOM) * scale) / scale
    shown = (QColor.fromRgba(s) if isinstance(s, int) else s for s in style)
    size = QSizeF(2 * middle, 2 * middle)
    return drawn(size, scale, lambda painter: draw(painter, middle, middle, r, *shown)), middle


def drawn(
    size: QSizeF, scale: float, draw: Callable[[QPainter], None], ground: QColor | None = None
) -> QPixmap:
    """Return what is drawn with smooth edges from the origin on, as a pixmap.

    Parameters
    ----------
    size
        Logical pixels.
    scale
        Device pixels a logical pixel.
    ground
        What it is drawn on; None for nothing.
    """
    pixmap = QPixmap(ceil(size.width() * scale), ceil(size.height() * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent if ground is None else ground)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap


@stamped
def diamond(painter: QPainter, x: float, y: float, r: float, fill: QColor, edge: QColor) -> None:
    """Draw ◆, or ◇ where ``fill`` is the ground."""
    painter.setPen(QPen(edge, 1.6))
    painter.setBrush(QBrush(fill))
    painter.drawPolygon(_diamond(x, y, r))


def _diamond(x: float, y: float, r: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])


@stamped
def halo(painter: QPainter, x: float, y: float, r: float, ground: QColor) -> None:
    """Draw the ground that a diamond stands on, whatever lies below."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ground))
    painter.drawPolygon(_diamond(x, y, r + 3.0))


@stamped
def cross(painter: QPainter, x: float, y: float, r: float, colour: QColor, width: float) -> None:
    """Draw ×."""
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(x - r, y - r), QPointF(x + r, y + r))
    painter.drawLine(QPointF(x - r, y + r), QPointF(x + r, y - r))


@stamped
def dot(painter: QPainter, x: float, y: float, r: float, fill: QColor, edge: QColor) -> None:
    """Draw ●."""
    painter.setPen(QPen(edge, 1.2))
    painter.setBrush(QBrush(fill))
    painter.drawEllipse(QPointF(x, y), r, r)


@stamped
def triangle_down(
    painter: QPainter, x: float, y: float, r: float, fill: QColor, edge: QColor
) -> None:
    """Draw ▽ with its tip at ``y``, on a piece of ground."""
    points = [QPointF(x - r, y - 1.7 * r), QPointF(x + r, y - 1.7 * r), QPointF(x, y)]
    painter.setBrush(QBrush(fill))
    for pen in (QPen(fill, 6.0), QPen(edge, 2.0)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(QPolygonF(points))


def warning(painter: QPainter, x: float, y: float, r: float, fill: QColor, edge: QColor) -> None:
    """Draw △ with an exclamation mark about a point, on a piece of ground."""
    points = [QPointF(x - r, y + r), QPointF(x + r, y + r), QPointF(x, y - r)]
    painter.setBrush(QBrush(fill))
    for pen in (QPen(fill, 5.0), QPen(edge, 1.6)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(QPolygonF(points))
    painter.drawLine(QPointF(x, y - r * 0.3), QPointF(x, y + r * 0.3))
    painter.drawPoint(QPointF(x, y + r * 0.68))


def pause(painter: QPainter, x: float, y: float, height: float, colour: QColor) -> None:
    """Draw ‖, the sign of SUSPEND, from ``x`` on."""
    for offset in (3.0, 7.0):
        painter.fillRect(QRectF(x + offset, y - height / 2, 2.0, height), colour)


def chevron(painter: QPainter, x: float, y: float, height: float, colour: QColor) -> None:
    """Draw », the sign of RESUME, from ``x`` on."""
    painter.setPen(
        QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for angle in _chevron(x, y, height / 2):
        painter.drawPolyline(angle)


@lru_cache(256)
def _chevron(x: float, y: float, half: float) -> list[QPolygonF]:
    """Return its two angles: most signs stay from one step to the next."""
    tips = ((x + offset, x + offset + half * 0.8) for offset in (2.0, 6.5))
    return [
        QPolygonF([QPointF(left, y - half), QPointF(tip, y), QPointF(left, y + half)])
        for left, tip in tips
    ]


def arrow(painter: QPainter, a: QPointF, b: QPointF, pen: QPen, head: float = 5.0) -> None:
    """Draw a line with a head at its end."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(a, b)
    dx, dy = b.x() - a.x(), b.y() - a.y()
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    dx, dy = dx / length * head, dy / length * head
    solid = QPen(pen.color(), pen.widthF())
    painter.setPen(solid)
    painter.drawLine(b, QPointF(b.x() - dx - dy * 0.6, b.y() - dy + dx * 0.6))
    painter.drawLine(b, QPointF(b.x() - dx + dy * 0.6, b.y() - dy - dx * 0.6))


def hatch(painter: QPainter, area: QRectF, colour: QColor, step: float = 6.0) -> None:
    """Fill an area with 45° lines; none leaves it, for vector files may not clip."""
    if area.isEmpty():
        return
    if on_pixels(painter):
        scale = painter.deviceTransform().m11()
        # Of the whole view: hatches of places side by side go on into each other.
        begin = QPointF((round(area.left() * scale) / scale) % step, 0)
        kept = _hatch_strip(area.height(), scale, colour.rgba(), step)
        painter.drawTiledPixmap(area, kept, begin)
        return
    painter.setPen(QPen(colour, 1.0))
    painter.drawLines(_hatch(area.left(), area.top(), area.right(), area.bottom(), step))


@lru_cache(16)
def _hatch_strip(height: float, scale: float, rgba: int, step: float) -> QPixmap:
    """Return 45° lines of a height as a pixmap, of which one ends at its left bottom."""
    width = 64 * step

    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor.fromRgba(rgba), 1.0))
        painter.drawLines(_hatch(-2 * step - height, 0, width + height, height, step))

    return drawn(QSizeF(width, height), scale, draw)


def _hatch(left: float, top: float, right: float, bottom: float, step: float) -> list[QLineF]:
    """Return the lines of a hatch."""
    height, lines = bottom - top, []
    x = left - height
    x -= x % step
    while x < right:
        a, b = max(x, left), min(x + height, right)
        if b > a:
            lines.append(QLineF(a, bottom - (a - x), b, bottom - (b - x)))
        x += step
    return lines


def dots(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Fill an area with dots, those of every other row half a step to the right."""
    inside = area.adjusted(_SEAM, 0, 0, 0)
    if inside.isEmpty():
        return
    if on_pixels(painter):
        scale = painter.deviceTransform().m11()
        painter.drawTiledPixmap(inside, _strip(area.height(), scale, colour.rgba()))
        return
    painter.setPen(QPen(colour, 1.2))
    _draw_dots(painter, area)


@lru_cache(64)
def _strip(height: float, scale: float, rgba: int) -> QPixmap:
    """Return dots of a height as a pixmap: strips meet between two dots."""

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor.fromRgba(rgba), 1.2))
        painter.translate(-_SEAM, 0)
        _draw_dots(painter, QRectF(0, 0, _STRIP_PX + _SEAM, height))

    return drawn(QSizeF(_STRIP_PX, height), scale, draw)


def _draw_dots(painter: QPainter, area: QRectF) -> None:
    half = _STEP_PX / 2
    for shift in (0, 1):
        x = np.arange(area.left() + half * (1 + shift), area.right(), _STEP_PX)
        y = np.arange(area.top() + half + shift * (half + 0.5), area.bottom(), _STEP_PX + 1)
        # One array for all: to make each point in Python costs more than to draw it.
        if len(x) and len(y):
            painter.drawPoints(arrayToQPolygonF(np.tile(x, len(y)), np.repeat(y, len(x))))
