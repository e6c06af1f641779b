"""Dots for runs that words tell apart, such as policies: a line a run, a sign a measure."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nandviz.ui.plots.area import Area, left_of, x_count
from nandviz.ui.plots.curve import SERIES
from nandviz.ui.plots.plot import (
    LINE,
    PX,
    Place,
    Plot,
    PlotWish,
    Style,
    laid_within,
    paint_gap,
    paint_wrong,
)
from nandviz.ui.plots.points import PlotPoints, number_words
from nandviz.ui.plots.scale import WordScale, scale_of
from nandviz.ui.timeline.glyphs import triangle_down

_R: Final = 4.5
_SIGN: Final = 10.0
"""Where the sign of what is wrong stands; the one of refusals stands beside it."""
_SHAPES: Final = (
    (),
    ((0, -1), (1, 0), (0, 1), (-1, 0)),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1), (1, 1), (-1, 1)),
    ((-1, -1), (1, -1), (0, 1)),
)
"""Corners of each sign, in radii; none for a circle."""


class DotsPlot(Plot):
    """All measures that are named alike, for each run: how far apart they are is seen and read."""

    rings = False

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        super().__init__(points, wish, style, size)
        self.measures = points.family(wish.measure)
        values = np.concatenate([points.of(each) for each in self.measures])
        axes = range(len(points.axes))
        words = [" · ".join(points.word(row, a) for a in axes) for row in range(len(points))]
        margin = 4 * _SIGN
        left = left_of(style, words, self.width) + margin
        said = [number_words(float(each)) for each in values]
        wide = max(self.width - left - laid_within(style.words, said, 100) - 20, 1.0)
        box = QRectF(left, 2 * LINE, wide, max(self.height - 3 * LINE - 4, 1.0))
        x, y = scale_of(values, log=wish.log, from_zero=not wish.log), WordScale(words)
        ticks = x.ticks(x_count(style, box.width()))
        names = (
            wish.measure.rpartition(".")[0] or wish.measure,
            " · ".join(axis.name for axis in points.axes),
        )
        y_ticks = y.ticks(len(words))
        self.area = Area(style, box, x, y, names, ticks, y_ticks, down=True, margin=margin)
        high = box.height() / len(words)
        for row in range(len(points)):
            band = QRectF(0, box.top() + row * high, self.width, high)
            self.places.append(Place(row, band, band.center(), 0, row))

    @classmethod
    def height_for(cls, points: PlotPoints, _width: float, least: float) -> float:
        """Return the height that gives each run a line."""
        return max(least, len(points) * (LINE + 4) + 4 * LINE)

    def paint_points(self, painter: QPainter) -> None:
        """Draw what is wrong, the dots, and what each sign is of."""
        self.area.paint(painter)
        for place in self.places:
            self._paint_marks(painter, place)
        self.area.paint_x_words(painter, self.area.box.bottom() + 2, self.width)
        self.area.paint_names(painter, 0, self.width)
        for place in self.places:
            self._paint_row(painter, place)
        self._paint_legend(painter)

    def _paint_marks(self, painter: QPainter, place: Place) -> None:
        """Mark left of a run that it is wrong, or had ops refused."""
        theme, y = self.style.theme, place.box.center().y()
        if self.points.wrong[place.row]:
            paint_wrong(painter, theme, place.box & self.area.box, QPointF(_SIGN, y))
        if self.points.refusals[place.row]:
            ground, ink = QColor(theme.background), QColor(theme.wrong)
            triangle_down(painter, 2.6 * _SIGN, y + 4, 4.0, ground, ink)

    def _paint_row(self, painter: QPainter, place: Place) -> None:
        """Draw the signs of a run over one line, each with its value where there is room."""
        theme, y = self.style.theme, place.box.center().y()
        values = np.array([self.points.of(each)[place.row] for each in self.measures])
        xs = self.area.xs(values)
        known = [(float(x), n) for n, x in enumerate(xs.tolist()) if not np.isnan(x)]
        if not known:
            paint_gap(painter, theme, place.box & self.area.box)
            return
        painter.fillRect(
            QRectF(min(known)[0], y - 1, max(known)[0] - min(known)[0], 2), QColor(theme.line)
        )
        known.sort()
        for x, number in known:
            paint_sign(painter, self.style, number, QPointF(x, y))
        ends = [x - _R for x, _ in known[1:]] + [self.width]
        for (x, number), end in zip(known, ends, strict=True):
            text, left = number_words(float(values[number])), x + _R + 4
            wide = self.style.words.width(text, PX)
            if left + wide + 3 <= end:
                ground = QRectF(left - 2, y - LINE / 2, wide + 4, LINE)
                painter.fillRect(ground, QColor(theme.background))
                self.style.words.write(painter, left, y, text, theme.ink, PX)

    def _paint_legend(self, painter: QPainter) -> None:
        x, theme = self.area.box.left(), self.style.theme
        for number, measure in enumerate(self.measures):
            text = measure.rpartition(".")[2]
            paint_sign(painter, self.style, number, QPointF(x + _R, 1.5 * LINE))
            self.style.words.write(painter, x + 3 * _R, 1.5 * LINE, text, theme.ink, PX)
            x += self.style.words.width(text, PX) + 3 * _R + 16


def paint_sign(painter: QPainter, style: Style, number: int, at: QPointF) -> None:
    """Draw the sign of a measure: each has a shape and a colour of its own."""
    theme = style.theme
    painter.setPen(QPen(QColor(theme.background), 1.0))
    painter.setBrush(QColor(str(getattr(theme, SERIES[number % len(SERIES)]))))
    corners = _SHAPES[number % len(_SHAPES)]
    if corners:
        shape = [QPointF(at.x() + dx * _R, at.y() + dy * _R) for dx, dy in corners]
        painter.drawPolygon(QPolygonF(shape))
    else:
        painter.drawEllipse(at, _R, _R)
    painter.setBrush(Qt.BrushStyle.NoBrush)
