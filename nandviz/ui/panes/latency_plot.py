"""The curves of the latency pane: how many requests took no longer, and what the slow ones met.

Upwards the share of requests is drawn in nines, so that p50, p90, p99 and p99.9 are as far from
each other as what they leave out is rarer: the slowest one of a thousand is as well seen as the
fastest. On the right stands, between each two of these lines, what the reads between them waited
for longest.
"""

from collections.abc import Iterator, Sequence
from math import log10
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from nandviz.language import said, tr
from nandviz.ui.encoding import painting
from nandviz.ui.panes.latency_curves import (
    MARKED,
    QUANTILES,
    Band,
    Curve,
    Piece,
    Point,
    nines,
    percent,
    short,
    thinned,
)
from nandviz.ui.theme import Theme
from nandviz.ui.words import hint, line
from nandviz.units import us_sentence

_PX: Final = 10
_LEFT, _RIGHT = 44.0, 8.0
"""Margins about the curves: names of quantiles."""
_LINE: Final = 16.0
"""Height of the names of curves above them, and of the ticks below, where there is room."""
_EDGE: Final = 4.0
"""What is left above and below where there is none."""
_LOW: Final = 84
"""Height below which there is none."""
_BANDS: Final = 0.3
"""Part of the width for what the slow ones met."""
_APART: Final = 10.0
_REACH: Final = 12.0
"""Pixels within which a curve is hit."""
_LOG_FROM: Final = 30.0
"""How many times as long the slowest takes as the fastest where the scale is of powers of ten."""
_TICK_APART: Final = 58.0
_SAMPLE: Final = 18.0
"""Length of the piece of a curve beside its name."""


class LatencyPlot(QWidget):
    """Curves of latencies, and bands of what the slow ones met.

    A click on a curve, and Return at the place that the arrow keys have chosen, asks for a request.
    """

    requestAsked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = self.font()
        self._font.setPixelSize(_PX)
        self._curves: tuple[Curve, ...] = ()
        self._ghosts: tuple[Curve, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._chosen: int | None = None
        self._lit: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Latency: how many requests took no longer"))

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(460, 150)

    def minimumSizeHint(self) -> QSize:
        """Give way to the timeline."""
        return QSize(160, 30)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_curves(
        self, curves: Sequence[Curve], bands: Sequence[Band] = (), ghosts: Sequence[Curve] = ()
    ) -> None:
        """Show other curves; ``ghosts`` are of run A."""
        self._curves = tuple(curve for curve in curves if len(curve.latency_ns))
        self._ghosts = tuple(curve for curve in ghosts if len(curve.latency_ns))
        self._bands = tuple(bands)
        self._choose(None)
        self.update()

    def light(self, request: int | None) -> None:
        """Mark a request on its curve."""
        if request != self._lit:
            self._lit = request
            self.update()

    # Places

    @property
    def is_low(self) -> bool:
        """Whether the curves alone have room."""
        return self.height() < _LOW

    @property
    def area(self) -> QRectF:
        """Where the curves are."""
        wide, edge = self.width() - _LEFT - _RIGHT, _EDGE if self.is_low else _LINE
        bands = wide * _BANDS if self._bands else 0.0
        return QRectF(_LEFT, edge, wide - bands, self.height() - 2 * edge)

    def band_area(self, band: Band) -> QRectF:
        """Return where a band is."""
        area = self.area
        top, bottom = self.height_at(band.last), self.height_at(band.first)
        left = area.right() + _APART
        return QRectF(left, top, self.width() - _RIGHT - left, bottom - top)

    def piece_areas(self, band: Band) -> Iterator[tuple[Piece, QRectF]]:
        """Yield each piece of a band, and where it is."""
        area, done = self.band_area(band).adjusted(0, 0.5, 0, -0.5), 0
        for piece in band.pieces:
            left = area.left() + area.width() * done / band.count
            done += piece.count
            right = area.left() + area.width() * done / band.count
            yield piece, QRectF(left, area.top(), right - left, area.height())

    @property
    def _most(self) -> float:
        """Height of the scale, in nines."""
        longest = max((len(c.latency_ns) for c in (*self._curves, *self._ghosts)), default=0)
        return max(log10(max(longest, 1)), 1.0) * 1.03

    @property
    def _range_ns(self) -> tuple[float, float]:
        """What the axis of latencies reaches over."""
        ends = [(c.latency_ns[0], c.latency_ns[-1]) for c in (*self._curves, *self._ghosts)]
        low, high = float(min(a for a, _ in ends)), float(max(b for _, b in ends))
        if self.is_log:
            return max(low, 1.0) * 0.9, high * 1.1
        return 0.0, max(high, 1.0) * 1.05

    @property
    def is_log(self) -> bool:
        """Whether latencies lie so far apart that the scale is one of powers of ten."""
        every = (*self._curves, *self._ghosts)
        low = min((c.latency_ns[0] for c in every), default=0)
        high = max((c.latency_ns[-1] for c in every), default=0)
        return bool(low > 0 and high > _LOG_FROM * low)

    def height_at(self, share: float) -> float:
        """Return the height of a share of requests."""
        area = self.area
        return area.bottom() - min(nines(share) / self._most, 1.0) * area.height()

    def xs(self, latency_ns: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the places of latencies."""
        low, high = self._range_ns
        values = np.asarray(latency_ns, np.float64)
        if self.is_log:
            part = np.log(np.maximum(values, 1.0) / low) / np.log(high / low)
        else:
            part = (values - low) / (high - low)
        area = self.area
        found: npt.NDArray[np.float64] = area.left() + part * area.width()
        return found

    def ys(self, curve: Curve) -> npt.NDArray[np.float64]:
        """Return the height of each latency of a curve."""
        count = len(curve.latency_ns)
        height = -np.log10(1.0 - np.arange(count) / count) / self._most
        area = self.area
        found: npt.NDArray[np.float64] = area.bottom() - np.minimum(height, 1.0) * area.height()
        return found

    def place(self, point: Point) -> QPointF:
        """Return where a point of a curve is."""
        curve = self._curves[point.curve]
        x = float(self.xs(curve.latency_ns[point.place]))
        return QPointF(x, self.height_at(point.place / len(curve.latency_ns)))

    def stops(self) -> list[Point]:
        """Return the places that the arrow keys go to: the marked quantiles, and the slowest."""
        return [
            Point(i, index)
            for i, curve in enumerate(self._curves)
            for index in dict.fromkeys((*map(curve.at, MARKED), len(curve.latency_ns) - 1))
        ]

    def point_at(self, at: QPointF) -> Point | None:
        """Return the place of a curve that is nearest to a point, within reach; None for none."""
        best, found = _REACH, None
        for i, curve in enumerate(self._curves):
            away = np.hypot(self.xs(curve.latency_ns) - at.x(), self.ys(curve) - at.y())
            index = len(away) - 1 - int(away[::-1].argmin())
            if away[index] < best:
                best, found = float(away[index]), Point(i, index)
        return found or self._beside(at)

    def _beside(self, at: QPointF) -> Point | None:
        """Return what lies under the line at the height of a point: steps may be long."""
        reach = _REACH / 3
        for i, curve in enumerate(self._curves):
            xs, ys = self.xs(curve.latency_ns), self.ys(curve)
            index = max(int(np.searchsorted(-ys, -at.y() - reach, "right")) - 1, 0)
            ends = xs[index], xs[min(index + 1, len(xs) - 1)]
            if ends[0] - reach <= at.x() <= ends[1] + reach and self.area.contains(at):
                return Point(i, index)
        return None

    # Words

    def words_of(self, point: Point) -> str:
        """Say which request a place of a curve is."""
        curve = self._curves[point.curve]
        latency = us_sentence(int(curve.latency_ns[point.place]))
        share = point.place / len(curve.latency_ns)
        if point.place == len(curve.latency_ns) - 1:
            return tr(
                "slowest {name}: {latency}, request {request}",
                name=tr(curve.name), latency=latency, request=int(curve.request[point.place]),
            )  # fmt: skip
        return tr(
            "{share:.4g} % of {requests} took less than {latency}, as request {request}",
            share=share * 100, requests=tr(curve.many), latency=latency,
            request=int(curve.request[point.place]),
        )  # fmt: skip

    def words_at(self, at: QPointF) -> str:
        """Return the tooltip of a point; empty for nothing."""
        for band in self._bands:
            for piece, area in self.piece_areas(band):
                if area.contains(at):
                    return tr(
                        "{count} of {of} reads from {first} to {last}: {name}",
                        count=piece.count, of=band.count, first=percent(band.first),
                        last=percent(band.last), name=tr(piece.name),
                    )  # fmt: skip
        found = self.point_at(at)
        return "" if found is None else self.words_of(found)

    # Keys and mouse

    def _choose(self, number: int | None) -> None:
        self._chosen = number
        stops = self.stops()
        known = number is not None and number < len(stops)
        words = self.words_of(stops[number]) if known and number is not None else ""
        self.setAccessibleDescription(words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from quantile to quantile; Return asks for the request there."""
        count, step = len(self.stops()), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in step and count:
            at = -1 if self._chosen is None else self._chosen
            self._choose(min(max(at + step[Qt.Key(event.key())], 0), count - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self._ask(self.stops()[self._chosen])
        else:
            super().keyPressEvent(event)

    def _ask(self, point: Point) -> None:
        self.requestAsked.emit(int(self._curves[point.curve].request[point.place]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the request under the pointer."""
        found = self.point_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._ask(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        over = self.point_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hint(words), self)
            return True
        return super().event(event)

    # Painting

    def _wide(self, text: str) -> float:
        return QFontMetricsF(self._font).horizontalAdvance(line(text))

    def _write(self, painter: QPainter, x: float, middle: float, text: str, colour: str) -> None:
        """Write from ``x`` on, about a height."""
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, base), line(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.background))
            if self._curves or self._ghosts:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_grid(painter)
                self._paint_ticks(painter)
                for band in self._bands:
                    self._paint_band(painter, band)
                for curve in self._ghosts:
                    self._paint_curve(painter, curve, ghost=True)
                for curve in self._curves:
                    self._paint_curve(painter, curve)
                self._paint_marks(painter)
                if not self.is_low:
                    self._paint_names(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        """Draw a line for each quantile that the scale reaches, and its name."""
        area, free = self.area, 1e9
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        for share, name in QUANTILES:
            y = self.height_at(share)
            if nines(share) <= self._most:
                painter.drawLine(QLineF(area.left(), y, self.width() - _RIGHT, y))
                if free - y >= _PX + 1:
                    free = y
                    x = area.left() - 5 - self._wide(name)
                    self._write(painter, x, y, name, self._theme.ink)
                    painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.drawLine(QLineF(area.left(), area.bottom(), self.width() - _RIGHT, area.bottom()))

    def ticks(self) -> list[tuple[float, str]]:
        """Return places and words of the ticks of the axis of latencies."""
        low, high = self._range_ns
        steps = [f * 10.0**p for p in range(3, 14) for f in (1, 2, 5)]
        if not self.is_log:
            most = max(self.area.width() / _TICK_APART, 1)
            step = next((s for s in steps if high / s <= most), steps[-1])
            values = [i * step for i in range(int(high / step) + 1)]
        else:
            values = [10.0**p for p in range(14)] if high > 100 * low else steps
        values = [v for v in values if low <= v <= high]
        places = self.xs(values).tolist() if values else []
        return [(x, short(v)) for x, v in zip(places, values, strict=True)]

    def _paint_ticks(self, painter: QPainter) -> None:
        area, free = self.area, -1e9
        for x, text in self.ticks():
            painter.setPen(QPen(QColor(self._theme.grid), 1.0))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            width = self._wide(text)
            left = min(x - width / 2, area.right() - width)
            if left > free and not self.is_low:
                y = area.bottom() + _LINE / 2
                self._write(painter, left, y, text, self._theme.muted)
                free = left + width + 6

    def _paint_names(self, painter: QPainter) -> None:
        """Say above them whose the curves are, and what the bands are about."""
        x, y = self.area.left(), _LINE / 2
        named = [(curve, tr(curve.name), False) for curve in self._curves]
        named += [(ghost, tr("{name} in A", name=said(ghost.name)), True) for ghost in self._ghosts]
        for curve, name, is_ghost in named:
            painter.setPen(self._pen(curve, ghost=is_ghost))
            painter.drawLine(QLineF(x, y, x + _SAMPLE, y))
            self._write(painter, x + _SAMPLE + 4, y, name, self._theme.ink)
            x += _SAMPLE + 14 + self._wide(name)
        left, words = self.area.right() + _APART, tr("what the reads waited for")
        if self._bands and x < left and left + self._wide(words) < self.width():
            self._write(painter, left, y, words, self._theme.muted)

    def _pen(self, curve: Curve, *, ghost: bool) -> QPen:
        """Return what a curve is drawn with: its colour, and whether it is dashed."""
        pen = QPen(self._theme.colour(curve.colour, 0.55 if ghost else 1.0), 1.2 if ghost else 2.0)
        if ghost:
            pen.setDashPattern([2.0, 2.0])
        elif curve.dashed:
            pen.setDashPattern([5.0, 2.0])
        return pen

    def _paint_curve(self, painter: QPainter, curve: Curve, *, ghost: bool = False) -> None:
        """Draw a line through the latencies, as many as there are pixels."""
        xs, ys = thinned(self.xs(curve.latency_ns), self.ys(curve))
        corners = np.repeat(np.stack([xs, ys], 1), 2, axis=0)
        line = np.stack([corners[:-1, 0], corners[1:, 1]], 1)
        painter.setPen(self._pen(curve, ghost=ghost))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line.tolist()]))

    def _paint_marks(self, painter: QPainter) -> None:
        """Mark the quantiles, what is chosen, and the request that is selected."""
        stops, theme = self.stops(), self._theme
        for number, point in enumerate(stops):
            curve, at = self._curves[point.curve], self.place(point)
            colour = QColor(getattr(theme, curve.colour))
            ground = QColor(theme.background)
            painter.setPen(QPen(ground, 1.2))
            painter.setBrush(colour)
            painter.drawPolygon(_diamond(at))
            if number == self._chosen and self.hasFocus():
                painter.setPen(QPen(QColor(theme.ink), 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 7.0, 7.0)
        for curve_number, curve in enumerate(self._curves):
            for index in np.flatnonzero(curve.request == self._lit)[:1].tolist():
                painter.setPen(QPen(QColor(theme.background), 1.2))
                painter.setBrush(QColor(theme.accent))
                painter.drawEllipse(self.place(Point(curve_number, index)), 5.0, 5.0)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        theme = self._theme
        for piece, area in self.piece_areas(band):
            colour = str(getattr(theme, piece.colour))
            painter.fillRect(area, QColor(colour))
            painter.fillRect(
                QRectF(area.right() - 1, area.top(), 1, area.height()), QColor(theme.background)
            )
            for text in (f"{piece.letter} {piece.count / band.count:.0%}", piece.letter):
                wide = self._wide(text)
                if wide + 4 <= area.width() and area.height() >= _PX:
                    ink, x = theme.on(colour), area.center().x() - wide / 2
                    self._write(painter, x, area.center().y(), text, ink)
                    break


def _diamond(at: QPointF) -> QPolygonF:
    """Return ◆ about a point."""
    ends = ((0.0, -4.0), (4.0, 0.0), (0.0, 4.0), (-4.0, 0.0))
    return QPolygonF([at + QPointF(*end) for end in ends])
