"""The area between two axes: its grid, its ticks and the names of the axes."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.ui.plots.plot import LINE, PX, Style, laid_within
from nandviz.ui.plots.scale import Numbers, Scale, Tick

_X_TICK_PX = 64
_Y_TICK_PX = 26
_GAP = 6.0
_MOST_LABEL = 150.0


@dataclass(frozen=True, slots=True)
class Area:
    """A box with two scales.

    Attributes
    ----------
    box
        Between the axes.
    names
        Of the axis to the right and of the one upwards.
    x_ticks, y_ticks
        What stands along them.
    down
        Whether the other axis goes down, as lists do.
    margin
        What is kept free left of the words of the other axis.
    """

    style: Style
    box: QRectF
    x: Scale
    y: Scale
    names: tuple[str, str]
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    down: bool = False
    margin: float = 0.0

    def xs(self, values: Numbers) -> Numbers:
        """Return where values lie from left to right."""
        return self.box.left() + self.x.at(values) * self.box.width()

    def ys(self, values: Numbers) -> Numbers:
        """Return where values lie from top to bottom."""
        place = self.y.at(values)
        return self.box.top() + (place if self.down else 1 - place) * self.box.height()

    def points(self, x: Numbers, y: Numbers) -> list[QPointF | None]:
        """Return where pairs of values lie; None for one that has no place."""
        pairs = zip(self.xs(x).tolist(), self.ys(y).tolist(), strict=True)
        return [None if np.isnan(a) or np.isnan(b) else QPointF(a, b) for a, b in pairs]

    def paint(self, painter: QPainter, *, grid: bool = True) -> None:
        """Draw the grid, the ticks with their words, and the names."""
        theme, box = self.style.theme, self.box
        line = QColor(theme.line)
        for place, text in self.y_ticks:
            y = box.top() + (place if self.down else 1 - place) * box.height()
            if grid:
                painter.fillRect(QRectF(box.left(), y, box.width(), 1), QColor(theme.grid))
            room = box.left() - _GAP - 2 - self.margin
            cut = self.style.words.cut(text, room, PX)
            self.style.right(painter, box.left() - _GAP, y, cut, theme.muted)
        for place, _text in self.x_ticks if grid else ():
            x = box.left() + place * box.width()
            painter.fillRect(QRectF(x, box.top(), 1, box.height()), QColor(theme.grid))
        painter.fillRect(QRectF(box.left() - 1, box.top(), 1, box.height()), line)
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), line)

    def paint_x_words(self, painter: QPainter, top: float, limit: float) -> None:
        """Write the words of the axis to the right below ``top``, each as far as it has room."""
        words, theme = self.style.words, self.style.theme
        free = 0.0
        for place, text in self.x_ticks:
            x, half = self.box.left() + place * self.box.width(), words.width(text, PX) / 2
            left = min(max(x - half, 0.0), limit - 2 * half)
            if left >= free:
                words.write(painter, left, top + LINE / 2, text, theme.muted, PX)
                free = left + 2 * half + _GAP

    def paint_names(self, painter: QPainter, top: float, limit: float) -> None:
        """Write what lies along the axes into a line above the area."""
        words, theme = self.style.words, self.style.theme
        right, up = self.names
        cut = words.cut(f"{right} →" if right else "", limit * 0.55, PX)
        self.style.right(painter, limit - 2, top + LINE / 2, cut, theme.ink)
        sign = "↓" if self.down else "↑"
        room = limit - words.width(cut, PX) - 4 * _GAP
        text = words.cut(f"{sign} {up}" if up else "", room, PX)
        words.write(painter, 4, top + LINE / 2, text, theme.ink, PX)


def left_of(style: Style, texts: list[str], width: float) -> float:
    """Return where an area begins whose axis upwards has these words."""
    return laid_within(style.words, texts, min(_MOST_LABEL, width * 0.3)) + 2 * _GAP


def x_count(style: Style, width: float, texts: list[str] | None = None) -> int:
    """Return how many ticks there is room for from left to right."""
    wide = laid_within(style.words, texts, _MOST_LABEL) + 12 if texts else _X_TICK_PX
    return max(1, int(width / wide))


def y_count(height: float, least: float = _Y_TICK_PX) -> int:
    """Return how many ticks there is room for from top to bottom; two at least."""
    return max(2, int(height / least))
