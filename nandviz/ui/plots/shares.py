"""Which share of the runs comes to at most so much: a curve for each value of an axis."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from nandviz.language import tr
from nandviz.ui.plots.area import Area, left_of, x_count, y_count
from nandviz.ui.plots.curve import paint_series_names, series_pen, series_room
from nandviz.ui.plots.plot import LINE, Place, Plot, PlotWish, Style, paint_wrong
from nandviz.ui.plots.points import PlotPoints, Rows, short_name
from nandviz.ui.plots.scale import LinearScale, scale_of
from nandviz.ui.timeline.glyphs import dot

_HALF = 6.0


class SharesPlot(Plot):
    """The distribution of what was measured, over all axes but the one with the fewest values."""

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        super().__init__(points, wish, style, size)
        self.axis = series_axis(points)
        values = points.of(wish.measure)
        y = LinearScale(0.0, 1.04)
        height = max(self.height - 2 * LINE - 4, 1.0)
        y_ticks = [
            (place, f"{float(text):.0%}")
            for place, text in y.ticks(y_count(height))
            if place <= 1 / 1.04
        ]
        left = left_of(style, ["100%"], self.width)
        right = 2.0 * LINE
        if self.axis is not None:
            right = series_room(
                style, short_name(points.axes[self.axis].name), self._labels(), self.width
            )
        box = QRectF(left, LINE, max(self.width - left - right, 1.0), height)
        x = scale_of(values, log=wish.log)
        ticks = x.ticks(x_count(style, box.width()))
        over = ", ".join(axis.name for n, axis in enumerate(points.axes) if n != self.axis)
        share = tr("share of runs over {names}", names=over)
        self.area = Area(style, box, x, y, (wish.measure, share), ticks, y_ticks)
        self.series = [self._sorted(rows) for rows in self._rows()]
        for line, rows in enumerate(self.series):
            self._place(line, rows)

    def _words(self) -> tuple[str, ...]:
        return ("",) if self.axis is None else self.points.axes[self.axis].words

    def _rows(self) -> list[Rows]:
        if self.axis is None:
            return [np.arange(len(self.points))]
        return [self.points.at(self.axis, n) for n in range(len(self._words()))]

    def _labels(self) -> list[str]:
        """Return what each curve is, with how many of its runs have no value."""
        values, out = self.points.of(self.wish.measure), []
        for name, rows in zip(self._words(), self._rows(), strict=True):
            gaps = int(np.isnan(values[rows]).sum())
            told = tr("{count} without value", count=gaps) if gaps else ""
            out.append(" · ".join(each for each in (name, told) if each))
        return out

    def _sorted(self, rows: Rows) -> Rows:
        values = self.points.of(self.wish.measure)[rows]
        known = rows[~np.isnan(values)]
        return known[np.argsort(self.points.of(self.wish.measure)[known], kind="stable")]

    def _place(self, line: int, rows: Rows) -> None:
        share = np.arange(1, len(rows) + 1) / max(len(rows), 1)
        found = self.area.points(self.points.of(self.wish.measure)[rows], share)
        for column, (row, at) in enumerate(zip(rows.tolist(), found, strict=True)):
            if at is not None:
                box = QRectF(at.x() - _HALF, at.y() - _HALF, 2 * _HALF, 2 * _HALF)
                self.places.append(Place(row, box, at, column, line))

    def paint_points(self, painter: QPainter) -> None:
        """Draw the curves, and mark the runs that are wrong on them."""
        self.area.paint(painter)
        self.area.paint_x_words(painter, self.area.box.bottom() + 2, self.width)
        self.area.paint_names(painter, 0, self.width)
        for number in range(len(self.series)):
            self._paint_curve(painter, number)
        if self.axis is not None:
            name, at = short_name(self.points.axes[self.axis].name), self.area.box.topRight()
            at += QPointF(4, 0)
            paint_series_names(painter, self.style, name, self._labels(), at, self.width)
        for place in self.places:
            if self.points.wrong[place.row]:
                paint_wrong(painter, self.style.theme, QRectF(), place.middle)

    def _paint_curve(self, painter: QPainter, number: int) -> None:
        theme, box = self.style.theme, self.area.box
        pen = series_pen(theme, number, of_several=self.axis is not None)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        own = [place.middle for place in self.places if place.line == number]
        painter.drawPolyline(QPolygonF(steps(own, box.bottom())))
        for at in own if box.width() / max(len(own), 1) >= 2 * _HALF else ():
            dot(painter, at.x(), at.y(), 2.2, pen.color(), QColor(theme.background))


def steps(own: list[QPointF], bottom: float) -> list[QPointF]:
    """Return the corners of a curve that rises at each of its points."""
    corners: list[QPointF] = []
    height = bottom
    for at in own:
        corners += [QPointF(at.x(), height), at]
        height = at.y()
    return corners


def series_axis(points: PlotPoints) -> int | None:
    """Return the axis whose values have a curve each: the one with the fewest of several."""
    return points.by_size[-1] if len(points.axes) > 1 else None
