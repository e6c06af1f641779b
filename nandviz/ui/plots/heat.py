"""A heat map over two axes; several of them, where there are more."""

from collections.abc import Iterator
from itertools import product
from math import floor
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from nandviz.language import tr
from nandviz.ui.plots.area import Area, left_of, x_count, y_count
from nandviz.ui.plots.colour_scale import STEPS, colour_at, colour_table
from nandviz.ui.plots.plot import (
    LINE,
    PX,
    Place,
    Plot,
    PlotWish,
    Style,
    paint_gap,
    paint_wrong,
)
from nandviz.ui.plots.points import PlotPoints, Rows, number_words, short_name
from nandviz.ui.plots.scale import Numbers, Scale, WordScale, scale_of
from nandviz.ui.theme import rgb32
from nandviz.ui.timeline.glyphs import triangle_down

_BAR: Final = 12.0
_BAR_GAP: Final = 14.0
_EDGE: Final = 3.0
_LARGE: Final = 14.0
"""Cells of this side have room for signs; in smaller ones red alone says what is wrong."""
_LEAST: Final = 3.0
"""A cell that must be seen is at least so large."""
_PANEL: Final = (170.0, 104.0)
_MOST_PANELS: Final = 400
_MANY: Final = 20_000
"""Cells beyond which they are drawn as one image."""


class ColourBar:
    """The scale of colours, with its ticks, at the right of a plot."""

    def __init__(self, values: Numbers, wish: PlotWish, style: Style, height: float) -> None:
        self._style = style
        known = values[np.isfinite(values)]
        self.scale: Scale = scale_of(known, log=wish.log)
        self._height = height
        self._ticks = self.scale.ticks(y_count(height))
        texts = [text for _, text in self._ticks]
        self.width = _BAR + _BAR_GAP + left_of(style, texts, 300.0)

    def colours(self, values: Numbers) -> list[str | None]:
        """Return the colour of each value; None for one that has none."""
        theme = self._style.theme
        places = self.scale.at(values).tolist()
        return [None if np.isnan(place) else colour_at(theme, place) for place in places]

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it."""
        theme, high = self._style.theme, self._height / STEPS
        for number, colour in enumerate(colour_table(theme)):
            y = top + (STEPS - 1 - number) * high
            painter.fillRect(QRectF(left, y, _BAR, high + 0.5), QColor(colour))
        for place, text in self._ticks:
            y = top + (1 - place) * self._height
            painter.fillRect(QRectF(left + _BAR, y, 4, 1), QColor(theme.muted))
            self._style.words.write(painter, left + _BAR + 7, y, text, theme.muted, PX)


class Cells(NamedTuple):
    """One map: which points, over which two axes, in which area."""

    rows: Rows
    axes: tuple[int, int]
    area: Area


def cell_boxes(points: PlotPoints, cells: Cells) -> Iterator[tuple[int, QRectF]]:
    """Yield each point of a map with its cell."""
    box = cells.area.box
    x_axis, y_axis = cells.axes
    wide = box.width() / points.axes[x_axis].count
    high = box.height() / points.axes[y_axis].count
    left, right = (box.left() + u * wide for u in _extents(points, cells.rows, x_axis, y_axis))
    bottom, top = (box.bottom() - v * high for v in _extents(points, cells.rows, y_axis, x_axis))
    sides = np.stack([left, top, right - left, bottom - top], axis=1).tolist()
    for row, (x, y, width, height) in zip(cells.rows.tolist(), sides, strict=True):
        yield row, QRectF(x, y, width, height)


def _with_places(
    points: PlotPoints, cells: Cells
) -> Iterator[tuple[tuple[int, QRectF], tuple[int, int]]]:
    """Yield each point of a map with its cell, and its values on both axes, by index."""
    places = points.places[cells.rows][:, cells.axes].tolist()
    yield from zip(cell_boxes(points, cells), map(tuple, places), strict=True)


def _extents(points: PlotPoints, rows: Rows, along: int, other: int) -> tuple[Numbers, Numbers]:
    """Return where cells begin and end along an axis, in equal places.

    A cell ends halfway to the next one of its line, and is one place long at most.
    """
    axis, places = points.axes[along], points.places[rows]
    spots = np.array([axis.spot(value) for value in range(len(axis.words))])[places[:, along]]
    order = np.lexsort((spots, places[:, other]))
    middles = (spots[order][1:] + spots[order][:-1]) / 2
    same = places[order][1:, other] == places[order][:-1, other]
    starts, ends = spots[order] - 0.5, spots[order] + 0.5
    starts[1:] = np.where(same, np.maximum(middles, starts[1:]), starts[1:])
    ends[:-1] = np.where(same, np.minimum(middles, ends[:-1]), ends[:-1])
    out = np.empty((2, len(rows)))
    out[:, order] = starts + 0.5, ends + 0.5
    return out[0], out[1]


def paint_cells(
    painter: QPainter, points: PlotPoints, cells: Cells, wish: PlotWish, bar: ColourBar
) -> None:
    """Draw the cells of a map; what is wrong last, so that nothing covers it."""
    style, values = cells.area.style, points.of(wish.measure)
    theme = style.theme
    drawn = list(cell_boxes(points, cells))
    colours = bar.colours(values[cells.rows])
    inks = {colour: QColor(colour) for colour in {*colours, theme.background} if colour}
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(cells.area.box, QColor(theme.panel))
    if len(drawn) > _MANY and not any(points.axes[a].spots for a in cells.axes):
        _paint_image(painter, points, cells, [colour or theme.muted for colour in colours])
        _paint_signs(painter, points, style, drawn, colours)
        return
    for (row, box), colour in zip(drawn, colours, strict=True):
        if colour is None:
            painter.fillRect(box, inks[theme.background])
            paint_gap(painter, theme, box)
        else:
            painter.fillRect(_seamless(box), inks[colour])
            _write_value(painter, style, box, float(values[row]), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_signs(painter, points, style, drawn, colours)


def _paint_image(painter: QPainter, points: PlotPoints, cells: Cells, colours: list[str]) -> None:
    """Draw many cells as one image, a pixel a cell; grey where there is no value."""
    x_axis, y_axis = cells.axes
    wide, high = (points.axes[a].count for a in cells.axes)
    pixels = np.full((high, wide), rgb32(cells.area.style.theme.panel), np.uint32)
    x, y = points.places[cells.rows, x_axis], points.places[cells.rows, y_axis]
    known = {colour: rgb32(colour) for colour in set(colours)}
    pixels[high - 1 - y, x] = [known[colour] for colour in colours]
    image = QImage(pixels.tobytes(), wide, high, 4 * wide, QImage.Format.Format_RGB32)
    painter.drawImage(cells.area.box, image)


def _paint_signs(
    painter: QPainter,
    points: PlotPoints,
    style: Style,
    drawn: list[tuple[int, QRectF]],
    colours: list[str | None],
) -> None:
    """Draw what is to be known of cells over all of them: what is wrong last."""
    refused, wrong = points.refusals > 0, points.wrong
    for (row, box), colour in zip(drawn, colours, strict=True):
        if refused[row] and min(box.width(), box.height()) >= _LARGE:
            paint_refusal(painter, style, box, colour or style.theme.background)
    for row, box in drawn:
        if wrong[row]:
            paint_wrong_cell(painter, style, box)


def _seamless(box: QRectF) -> QRectF:
    """Return a cell with whole pixels, so that no line of ground shows between two."""
    left, top = floor(box.left()), floor(box.top())
    right, bottom = floor(box.right()), floor(box.bottom())
    return QRectF(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _write_value(painter: QPainter, style: Style, box: QRectF, value: float, colour: str) -> None:
    if box.height() < LINE or box.width() < _LARGE:
        return
    text = number_words(value)
    if style.words.width(text, PX) + 8 <= box.width():
        ink = style.theme.on(colour)
        style.middle(painter, box.center().x(), box.center().y(), text, ink)


def paint_refusal(painter: QPainter, style: Style, box: QRectF, ground: str) -> None:
    """Mark a cell whose runs had ops refused: ▽ in its corner."""
    ink = QColor(style.theme.on(ground))
    triangle_down(painter, box.right() - 6, box.top() + 9, 3.0, QColor(ground), ink)


def paint_wrong_cell(painter: QPainter, style: Style, box: QRectF) -> None:
    """Mark a cell that is wrong: a red edge on ground, and ✖ where there is room."""
    theme = style.theme
    side = min(box.width(), box.height())
    if side < _LARGE:
        seen = QRectF(box)
        seen.setSize(seen.size().expandedTo(QRectF(0, 0, _LEAST, _LEAST).size()))
        seen.moveCenter(box.center())
        painter.fillRect(seen, QColor(theme.wrong))
        return
    corner = QPointF(box.left() + 10, box.top() + 9)
    paint_wrong(painter, theme, QRectF(), corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, colour, width in ((_EDGE, theme.background, 2.0), (1.5, theme.wrong, _EDGE)):
        pen = QPen(QColor(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))


class HeatPlot(Plot):
    """What was measured over two axes, as colours."""

    rings = False

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        super().__init__(points, wish, style, size)
        axes = heat_axes(points)
        height = max(self.height - 2 * LINE - 2, 1.0)
        self.bar = ColourBar(points.of(wish.measure), wish, style, height)
        x_words, y_words = (points.axes[a].heads for a in axes)
        left = left_of(style, y_words, self.width)
        wide = max(self.width - left - self.bar.width, 1.0)
        names = (points.axes[axes[0]].name, points.axes[axes[1]].name)
        area = _area(style, QRectF(left, LINE, wide, height), x_words, y_words, names)
        self.cells = Cells(np.arange(len(points)), axes, area)
        last = len(points.axes[axes[1]].words) - 1
        for (row, box), (x, y) in _with_places(points, self.cells):
            self.places.append(Place(row, box, box.center(), x, last - y))

    def paint_points(self, painter: QPainter) -> None:
        """Draw the cells, their axes and the colours."""
        area = self.cells.area
        area.paint(painter, grid=False)
        paint_cells(painter, self.points, self.cells, self.wish, self.bar)
        area.paint_x_words(painter, area.box.bottom() + 2, self.width)
        area.paint_names(painter, 0, area.box.right())
        self.bar.paint(painter, area.box.right() + _BAR_GAP, area.box.top())
        self.style.right(painter, self.width - 2, LINE / 2, self.wish.measure, self.style.theme.ink)


def _area(
    style: Style, box: QRectF, x_words: list[str], y_words: list[str], names: tuple[str, str]
) -> Area:
    x, y = WordScale(x_words), WordScale(y_words)
    x_ticks = x.ticks(x_count(style, box.width(), x_words))
    return Area(style, box, x, y, names, x_ticks, y.ticks(y_count(box.height(), LINE)))


def heat_axes(points: PlotPoints) -> tuple[int, int]:
    """Return the axes to the right and upwards: those with the most values."""
    return points.by_size[0], points.by_size[1]


class MultiplesPlot(Plot):
    """A heat map over two axes for each combination of the others' values."""

    rings = False

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        super().__init__(points, wish, style, size)
        self.bar = ColourBar(points.of(wish.measure), wish, style, self.height - 2 * LINE)
        self.panels: list[tuple[str, Cells]] = []
        groups = panel_groups(points)
        self.left_out = max(len(groups) - _MOST_PANELS, 0)
        width = self.width - self.bar.width
        columns = _columns(width, len(groups))
        lines = -(-min(len(groups), _MOST_PANELS) // columns)
        wide, high = width / columns, (self.height - LINE) / max(lines, 1)
        for number, (title, rows) in enumerate(groups[:_MOST_PANELS]):
            line, column = divmod(number, columns)
            corner = QPointF(column * wide, LINE + line * high)
            self._add_panel(title, rows, QRectF(corner.x(), corner.y(), wide, high))
            self._place(column, line)

    @classmethod
    def height_for(cls, points: PlotPoints, width: float, least: float) -> float:
        """Return the height that lets each panel be read."""
        count = min(len(panel_groups(points)), _MOST_PANELS)
        lines = -(-count // _columns(width - 90.0, count))
        return max(least, lines * _PANEL[1] + LINE)

    def _add_panel(self, title: str, rows: Rows, box: QRectF) -> None:
        x_axis, y_axis = heat_axes(self.points)
        x_words, y_words = (self.points.axes[a].heads for a in (x_axis, y_axis))
        left = left_of(self.style, y_words, box.width())
        inner = box.adjusted(left, LINE, -_BAR_GAP, -LINE)
        area = _area(self.style, inner, x_words, y_words, ("", ""))
        self.panels.append((title, Cells(rows, (x_axis, y_axis), area)))

    def _place(self, column: int, line: int) -> None:
        cells = self.panels[-1][1]
        wide, high = (len(self.points.axes[a].words) for a in cells.axes)
        for (row, box), (x, y) in _with_places(self.points, cells):
            at = (column * wide + x, line * high + high - 1 - y)
            self.places.append(Place(row, box, box.center(), *at))

    def paint_points(self, painter: QPainter) -> None:
        """Draw the panels with their axes, and the colours."""
        theme, words = self.style.theme, self.style.words
        x, y = (self.points.axes[a].name for a in heat_axes(self.points))
        head = f"→ {x}    ↑ {y}"
        if self.left_out:
            head = tr("{head}    {count} maps more are not shown", head=head, count=self.left_out)
        room = self.width - words.width(self.wish.measure, PX) - 12
        words.write(painter, 4, LINE / 2, words.cut(head, room, PX), theme.ink, PX)
        self.style.right(painter, self.width - 2, LINE / 2, self.wish.measure, theme.ink)
        for title, cells in self.panels:
            box = cells.area.box
            cells.area.paint(painter, grid=False)
            paint_cells(painter, self.points, cells, self.wish, self.bar)
            cells.area.paint_x_words(painter, box.bottom() + 1, box.right() + _BAR_GAP)
            cut = words.cut(title, box.width(), PX)
            words.write(painter, box.left(), box.top() - LINE / 2, cut, theme.ink, PX)
        self.bar.paint(painter, self.width - self.bar.width + _BAR_GAP, 2 * LINE - 6)


def _columns(width: float, count: int) -> int:
    return max(1, min(int(width / _PANEL[0]), count))


def panel_groups(points: PlotPoints) -> list[tuple[str, Rows]]:
    """Return the points of each combination of values of all axes but two, with its name."""
    axes = sorted(set(range(len(points.axes))) - set(heat_axes(points)))
    out = []
    for values in product(*(range(len(points.axes[a].words)) for a in axes)):
        rows = np.flatnonzero((points.places[:, axes] == np.array(values)).all(axis=1))
        if len(rows):
            pairs = zip(axes, values, strict=True)
            title = ", ".join(
                f"{short_name(points.axes[a].name)} = {points.axes[a].words[v]}" for a, v in pairs
            )
            out.append((title, rows))
    return out
