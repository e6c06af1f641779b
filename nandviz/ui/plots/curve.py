"""A curve over an axis of numbers, with a strip of what was refused and broken below."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nandviz.language import tr
from nandviz.ui.plots.area import Area, left_of, x_count, y_count
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
from nandviz.ui.plots.points import PlotPoints, Rows, short_name
from nandviz.ui.plots.scale import LinearScale, Numbers, scale_of
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import dot

SERIES: Final = ("program", "suspend", "read", "erase", "backlog", "resume")
"""Meanings whose colours are told apart by everyone, in the order in which series take them."""
DASHES: Final = ((), (6.0, 3.0), (2.0, 2.0), (8.0, 3.0, 2.0, 3.0))
_ROW: Final = 13.0
_STRIP_SHARE: Final = 0.4
_APART: Final = 4.0
_NEAR: Final = 7.0
"""Points that lie nearer to each other are not dotted."""


class StripRow(NamedTuple):
    """One row of the strip: how often something happened at each point."""

    name: str
    counts: Mapping[int, int]
    is_wrong: bool


def strip_rows(points: PlotPoints) -> list[StripRow]:
    """Return what happened at points besides what was measured, a row each; broken laws first."""
    rows = [StripRow(*row, is_wrong=True) for row in _counted(points.broken)]
    failed = {row: 1 for row, why in enumerate(points.failed) if why}
    if failed:
        rows.append(StripRow(tr("not simulated"), failed, is_wrong=True))
    return rows + [StripRow(*row, is_wrong=False) for row in _counted(points.refused)]


def _counted(each: Sequence[Mapping[str, int]]) -> list[tuple[str, dict[int, int]]]:
    """Return of each name how often it is there at which points."""
    names = dict.fromkeys(name for counts in each for name in counts)
    return [(name, {row: c[name] for row, c in enumerate(each) if name in c}) for name in names]


def merged(rows: list[StripRow], most: int) -> list[StripRow]:
    """Return at most so many rows: what there is no room for is counted in the last one."""
    if len(rows) <= most:
        return rows
    kept, rest = rows[: most - 1], rows[most - 1 :]
    counts: dict[int, int] = {}
    for each in rest:
        for row, count in each.counts.items():
            counts[row] = counts.get(row, 0) + count
    name = tr("{count} more", count=len(rest)) if kept else tr("refused or broken")
    return [*kept, StripRow(name, counts, any(each.is_wrong for each in rest))]


class CurvePlot(Plot):
    """What was measured over one axis of numbers; a curve for each value of a second axis."""

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        super().__init__(points, wish, style, size)
        self.x_axis, self.series_axis = curve_axes(points)
        self.series = self._series()
        rows = strip_rows(points)
        room = self.height - 3 * LINE
        self.strip = merged(rows, max(1, int(room * _STRIP_SHARE / _ROW))) if rows else []
        self.area = self._lay_out()
        self._place()

    def _series(self) -> list[Rows]:
        """Return the points of each curve, along the axis."""
        axis, places = self.series_axis, self.points.places
        count = 1 if axis is None else len(self.points.axes[axis].words)
        each = range(count)
        own = [np.arange(len(places)) if axis is None else self.points.at(axis, n) for n in each]
        return [rows[np.argsort(places[rows, self.x_axis], kind="stable")] for rows in own]

    def _x(self, rows: Rows) -> Numbers:
        numbers = np.array(self.points.axes[self.x_axis].numbers, float)
        found: Numbers = numbers[self.points.places[rows, self.x_axis]]
        return found

    def _lay_out(self) -> Area:
        values = self.points.of(self.wish.measure)
        axis = self.points.axes[self.x_axis]
        x = _tight(np.array(axis.numbers, float))
        y = scale_of(values, log=self.wish.log)
        height = max(self.height - 2 * LINE - 4 - _ROW * len(self.strip), 1.0)
        y_ticks = y.ticks(y_count(height))
        names = [text for _, text in y_ticks] + [row.name for row in self.strip]
        left = left_of(self.style, names, self.width)
        right = self._legend_width()
        box = QRectF(left, LINE, max(self.width - left - right - 12, 1.0), height)
        x_ticks = x.ticks(x_count(self.style, box.width()))
        return Area(self.style, box, x, y, (axis.name, self.wish.measure), x_ticks, y_ticks)

    def _legend_width(self) -> float:
        if self.series_axis is None:
            return 0.0
        axis = self.points.axes[self.series_axis]
        return series_room(self.style, short_name(axis.name), axis.words, self.width)

    def _place(self) -> None:
        """Give each point the stretch of the axis that is nearest to it."""
        values, box = self.points.of(self.wish.measure), self.area.box
        for line, rows in enumerate(self.series):
            xs = self.area.xs(self._x(rows))
            edges = _edges(xs, box)
            ys = self.area.ys(values[rows])
            for n, row in enumerate(rows.tolist()):
                stretch = QRectF(edges[n], 0, max(edges[n + 1] - edges[n], 1.0), self.height)
                y = box.bottom() if np.isnan(ys[n]) else float(ys[n])
                at = QPointF(float(xs[n]), y)
                self.places.append(Place(row, stretch, at, int(self._column(row)), line))

    def _column(self, row: int) -> int:
        return int(self.points.places[row, self.x_axis])

    def paint_points(self, painter: QPainter) -> None:
        """Draw what is wrong, the curves over it, and the strip below."""
        self.area.paint(painter)
        self._paint_marks(painter)
        for number, rows in enumerate(self.series):
            self._paint_series(painter, number, rows)
        for place in self.places:
            if self.points.wrong[place.row]:
                spot = QRectF(place.middle.x(), place.middle.y(), 0, 0)
                paint_wrong(painter, self.style.theme, spot, place.middle)
        self._paint_strip(painter)
        bottom = self.area.box.bottom() + _ROW * len(self.strip) + 3
        self.area.paint_x_words(painter, bottom, self.width)
        self.area.paint_names(painter, 0, self.width)
        self._paint_legend(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        """Hatch the stretches of points that are wrong, or where nothing was measured."""
        values, box, theme = self.points.of(self.wish.measure), self.area.box, self.style.theme
        for place in self.places:
            least = max(place.box.width(), 3.0)
            left = place.box.center().x() - least / 2
            stretch = QRectF(left, box.top(), least, box.height()) & box.adjusted(-3, 0, 3, 0)
            if self.points.wrong[place.row]:
                paint_wrong(painter, theme, stretch, place.middle)
            elif np.isnan(values[place.row]):
                paint_gap(painter, theme, stretch)

    def _paint_series(self, painter: QPainter, number: int, rows: Rows) -> None:
        theme = self.style.theme
        pen = series_pen(theme, number, of_several=self.series_axis is not None)
        colour = pen.color()
        found = self.area.points(self._x(rows), self.points.of(self.wish.measure)[rows])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces(found):
            painter.drawPolyline(QPolygonF(piece))
        sparse = self.area.box.width() / max(len(rows), 1) >= _NEAR
        for before, at, after in zip([None, *found], found, [*found[1:], None], strict=False):
            if at is not None and (sparse or (before is None and after is None)):
                dot(painter, at.x(), at.y(), 2.5, colour, QColor(theme.background))

    def _paint_strip(self, painter: QPainter) -> None:
        theme, box = self.style.theme, self.area.box
        for number, row in enumerate(self.strip):
            top = box.bottom() + 2 + number * _ROW
            ink = theme.ink if row.is_wrong else theme.muted
            cut = self.style.words.cut(row.name, box.left() - 8, PX)
            self.style.right(painter, box.left() - 6, top + _ROW / 2, cut, ink)
            painter.fillRect(QRectF(box.left(), top + _ROW - 1, box.width(), 1), QColor(theme.grid))
            most = max(row.counts.values())
            for place in self.places:
                count = row.counts.get(place.row, 0)
                if count:
                    high = (_ROW - 2) * (0.35 + 0.65 * count / most)
                    width = cell_width(place.box.width())
                    cell = QRectF(place.box.left(), top + _ROW - 1 - high, width, high)
                    painter.fillRect(cell, QColor(theme.wrong))

    def _paint_legend(self, painter: QPainter) -> None:
        """Name the curves at their right, each in its own colour."""
        if self.series_axis is None:
            return
        axis, box = self.points.axes[self.series_axis], self.area.box
        at = QPointF(box.right() + 4, box.top())
        paint_series_names(painter, self.style, short_name(axis.name), axis.words, at, self.width)


def series_pen(theme: Theme, number: int, *, of_several: bool = True) -> QPen:
    """Return the line of a curve: each has a colour, or dashes, of its own; one alone is of ink."""
    colour = SERIES[number % len(SERIES)] if of_several else "ink"
    pen = QPen(QColor(str(getattr(theme, colour))), 1.8)
    dashes = DASHES[number // len(SERIES) % len(DASHES)]
    if dashes:
        pen.setDashPattern(dashes)
    return pen


_SWATCH: Final = 22.0
_MOST_NAMES: Final = 200.0


def series_room(style: Style, axis: str, names: Sequence[str], width: float) -> float:
    """Return the width that the names of curves, and of their axis, take at the right of a plot."""
    most = min(width * 0.25, _MOST_NAMES)
    own = laid_within(style.words, names, most - _SWATCH) + _SWATCH
    return max(own, laid_within(style.words, [axis], most)) + 12


def paint_series_names(
    painter: QPainter, style: Style, axis: str, names: Sequence[str], at: QPointF, width: float
) -> None:
    """Write what the curves are, each beside a piece of its line, up to ``width``."""
    theme, words, left, room = style.theme, style.words, at.x(), width - at.x()
    words.write(painter, left, at.y() + LINE / 2, words.cut(axis, room, PX), theme.muted, PX)
    for number, text in enumerate(names):
        y = at.y() + (number + 1.5) * LINE
        painter.setPen(series_pen(theme, number))
        painter.drawLine(QPointF(left, y), QPointF(left + _SWATCH - 6, y))
        cut = words.cut(text, room - _SWATCH, PX)
        words.write(painter, left + _SWATCH, y, cut, theme.ink, PX)


def cell_width(room: float) -> float:
    """Return how wide a cell of the strip is drawn: apart from the next one where there is room."""
    return room - 0.5 if room >= _APART else max(room + 0.5, 1.0)


def curve_axes(points: PlotPoints) -> tuple[int, int | None]:
    """Return the axis to the right, and that of the curves, if there is one.

    Of two axes of numbers the one with more values goes to the right.
    """
    numbered = [a for a in points.by_size if points.axes[a].numbers is not None]
    x = numbered[0]
    others = [a for a in points.by_size if a != x]
    return x, others[0] if others else None


def pieces(found: list[QPointF | None]) -> list[list[QPointF]]:
    """Return the stretches of a line between its gaps."""
    out: list[list[QPointF]] = [[]]
    for each in found:
        if each is None:
            out.append([])
        else:
            out[-1].append(each)
    return [each for each in out if len(each) > 1]


def _tight(numbers: Numbers) -> LinearScale:
    """Return a scale from the first value to the last, with half a step beside them."""
    low, high = float(numbers.min()), float(numbers.max())
    room = (high - low) / max(len(numbers) - 1, 1) / 2 or abs(low) / 2 or 0.5
    return LinearScale(low - room, high + room)


def _edges(xs: Numbers, box: QRectF) -> list[float]:
    """Return where the stretches of points along an axis begin and end."""
    between = (xs[1:] + xs[:-1]) / 2
    return [box.left(), *between.tolist(), box.right()]
