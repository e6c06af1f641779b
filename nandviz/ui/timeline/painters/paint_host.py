"""Paints the host lane: when requests arrive, and how many reads wait.

It has a line for reads and one for writes above the course of how many reads wait. An arrival that
has room is a sign, ▼ of a read and ■ of a write; those that are near each other are ticks, as high
as so many arrive in one pixel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nandviz.language import noop, tr, trn
from nandviz.query.marks.read_host import Arrival, Depth
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.host_lane import host_line, host_row
from nandviz.ui.timeline.lane_box import write_backed
from nandviz.ui.timeline.layer import (
    SAMPLE_PX,
    SIGN_PX,
    Box,
    Draw,
    Hit,
    MarkPainter,
    Sample,
    Stage,
    touches,
)
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

Places = npt.NDArray[np.float64]
Times = npt.NDArray[np.int64]

_SIGN: Final = 9.0
"""Width and height of an arrival that has room."""
_TICK: Final = 1.0
_CROWD: Final = 8
"""So many arrivals in one pixel have the highest tick."""
_LEAST: Final = 0.5
"""Part of its line that the lowest tick takes."""
_PX: Final = 11


class ArrivalPainter(MarkPainter[Arrival]):
    """▼ of a read, ■ of a write; a tick where they are near each other; what is to come is pale."""

    level = 68
    reach_px = 4.0

    def marks(self, marks: Marks) -> Sequence[Arrival]:
        """Return the arrivals."""
        return marks.host.arrivals

    def boxes(self, scene: Scene, mark: Arrival) -> Iterator[Box]:
        """Return the sign or the tick."""
        row = host_row(scene.frame)
        x = scene.frame.on_pixel(scene.frame.x(mark.when_ns))
        if row is None or not scene.in_view(x):
            return
        xs, alone = self._line(scene.frame, mark.is_write)
        line, at = host_line(row, mark.is_write), int(np.searchsorted(xs, x))
        if alone[min(at, len(alone) - 1)]:
            yield Box(row, _sign(line, x))
        else:
            count = int(np.searchsorted(xs, x + 1 / scene.frame.params.scale) - at)
            yield Box(row, _tick(scene.frame, line, x, count))

    def _line(self, frame: Frame, is_write: bool) -> tuple[Places, npt.NDArray[np.bool_]]:
        """Return the places of a line's arrivals, and which of them have room for a sign."""
        arrivals = frame.marks.host.arrivals
        times = arrivals.when_ns[arrivals.is_write == is_write]
        scale = frame.params.scale
        xs = np.rint(frame.xs(times) * scale) / scale
        free = np.diff(xs, prepend=-np.inf, append=np.inf) > _SIGN
        return xs, free[:-1] & free[1:]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw both lines, and what is still to come; then what is selected."""
        row = host_row(scene.frame)
        if row is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_pending(painter, scene, row)
        is_faded = scene.frame.params.selected is not None
        for is_write in (False, True):
            self._painthost_line(painter, scene, row, is_write, 0.35 if is_faded else 1.0)
        for mark in self._selected(scene.frame):
            self.draw(painter, scene, mark)
            for box in self.boxes(scene, mark):
                painter.setPen(QPen(scene.theme.colour("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.area.adjusted(-2, -1.5, 2, 1.5))

    def _selected(self, frame: Frame) -> list[Arrival]:
        arrivals = frame.marks.host.arrivals
        if frame.params.request is None:
            return []
        return [
            arrivals[i] for i in np.flatnonzero(arrivals.request == frame.params.request).tolist()
        ]

    def _painthost_line(
        self, painter: QPainter, scene: Scene, row: Row, is_write: bool, alpha: float
    ) -> None:
        frame, line = scene.frame, host_line(row, is_write)
        xs, alone = self._line(frame, is_write)
        colour = scene.theme.colour(_colour(is_write), alpha)
        ticks, count = _counted(xs[~alone])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        both = zip(ticks.tolist(), count.tolist(), strict=True)
        painter.drawRects([_tick(frame, line, x, n) for x, n in both])
        for x in xs[alone].tolist():
            _draw_sign(painter, _sign(line, x), is_write, colour)

    def _paint_pending(self, painter: QPainter, scene: Scene, row: Row) -> None:
        """Draw a pale tick through both lines where a request will arrive."""
        frame = scene.frame
        xs, _ = _counted(np.rint(frame.xs(frame.marks.host.pending_ns)))
        both = host_line(row, False).united(host_line(row, True))
        painter.setBrush(scene.theme.colour("muted", 0.45))
        painter.drawRects([QRectF(x, both.center().y() - 3, _TICK, 6) for x in xs.tolist()])

    def draw(self, painter: QPainter, scene: Scene, mark: Arrival) -> None:
        """Draw one of them."""
        painter.setPen(Qt.PenStyle.NoPen)
        row, colour = host_row(scene.frame), QColor(getattr(scene.theme, _colour(mark.is_write)))
        for box in self.boxes(scene, mark):
            assert row is not None
            if box.area.width() > 2 * _TICK:
                _draw_sign(painter, box.area, mark.is_write, colour)
            else:
                painter.fillRect(box.area, colour)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return the arrival of the line at a point that is nearest to it."""
        row, arrivals = host_row(scene.frame), scene.frame.marks.host.arrivals
        if row is None or not len(arrivals):
            return None
        for is_write in (True, False):
            line = host_line(row, is_write)
            if line.top() <= at.y() < line.bottom() + 1:
                rows = np.flatnonzero(arrivals.is_write == is_write)
                return self._nearest(scene, at, reach_px, rows)
        return None

    def _nearest(self, scene: Scene, at: QPointF, reach_px: float, rows: Times) -> Hit | None:
        """Return the nearest of some arrivals whose sign a point lies on, or near."""
        arrivals, frame = scene.frame.marks.host.arrivals, scene.frame
        times = arrivals.when_ns[rows]
        first = int(times.searchsorted(frame.columns.axis.time_at(self._place(frame, at.x() - 9))))
        stop = int(
            times.searchsorted(frame.columns.axis.time_at(self._place(frame, at.x() + 9)), "right")
        )
        near = rows[first:stop]
        away = np.abs(frame.xs(arrivals.when_ns[near]) - at.x() - 0.5)
        for i in np.argsort(away, kind="stable").tolist():
            mark = arrivals[int(near[i])]
            for box in self.boxes(scene, mark):
                if touches(box.area, at, reach_px):
                    merged = int((np.floor(away) == np.floor(away[i])).sum())
                    return replace(self.describe(mark, box.row), merged=max(merged, 1))
        return None

    def _place(self, frame: Frame, x: float) -> float:
        params = frame.params
        return params.u0 + x * (params.u1 - params.u0) / params.width

    def describe(self, mark: Arrival, row: Row | None) -> Hit:
        """Return the request."""
        return Hit(row, None, -1, mark.when_ns, mark.when_ns, 1, "", mark.request)

    def samples(self) -> Sequence[Sample]:
        """Return both signs."""
        return (
            Sample(4, noop("read arrives"), SIGN_PX, _arrival_sample(False), of_host=True),
            Sample(5, noop("write arrives"), SIGN_PX, _arrival_sample(True), of_host=True),
        )


def _counted(xs: Places) -> tuple[Places, Times]:
    """Return each of some ascending places once, and how often it was among them."""
    first = np.flatnonzero(np.diff(xs, prepend=-np.inf))
    return xs[first], np.diff(first, append=len(xs))


def _colour(is_write: bool) -> str:
    return "program" if is_write else "read"


def _sign(line: QRectF, x: float) -> QRectF:
    """Return what a sign covers."""
    size = min(_SIGN, line.height())
    return QRectF(x - size / 2, line.bottom() - size, size, size)


def _tick(frame: Frame, line: QRectF, x: float, count: int) -> QRectF:
    """Return the tick of so many arrivals."""
    part = _LEAST + (1 - _LEAST) * min(count - 1, _CROWD - 1) / (_CROWD - 1)
    top = frame.on_pixel(line.bottom() - line.height() * part)
    return frame.hairline(x, top, line.bottom() - top)


def _draw_sign(painter: QPainter, area: QRectF, is_write: bool, colour: QColor) -> None:
    """Draw ▼ or ■."""
    if is_write:
        painter.fillRect(area.adjusted(0.5, 0.5, -0.5, -0.5), colour)
        return
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = QPointF(area.center().x(), area.bottom())
    painter.drawPolygon(QPolygonF([area.topLeft(), area.topRight(), tip]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def _arrival_sample(is_write: bool) -> Draw:
    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        line = QRectF(area.left(), area.top(), area.width(), area.height() - 2)
        colour = QColor(getattr(theme, _colour(is_write)))
        _draw_sign(painter, _sign(line, area.center().x()), is_write, colour)

    return draw


# How many wait


class DepthPainter(MarkPainter[Depth]):
    """The course of how many reads wait, as high as the most that do in view; its words say it."""

    level = 47
    stage = Stage.BARS

    def marks(self, marks: Marks) -> Sequence[Depth]:
        """Return the course, where any read waits in view."""
        return (marks.host.depth,) if marks.host.depth.count.any() else ()

    def boxes(self, scene: Scene, mark: Depth) -> Iterator[Box]:
        """Return where reads wait, up to the most that do."""
        row = host_row(scene.frame)
        xs, _ = self._steps(scene.frame, mark)
        if row is not None:
            area, width = self._area(row), float(scene.frame.params.width)
            left, right = max(float(xs[0]), 0.0), min(float(xs[-1]), width)
            yield Box(row, QRectF(left, area.top(), right - left, area.height()))

    def _area(self, row: Row) -> QRectF:
        top = host_line(row, True).bottom() + 3
        return QRectF(0, top, 1, row.bottom - top)

    def _steps(self, frame: Frame, mark: Depth) -> tuple[Places, npt.NDArray[np.int64]]:
        """Return the places at which it changes, the last one its end, and the counts between.

        From the first read that waits to the last one; of the changes in one pixel, the most that
        wait in it is drawn.
        """
        scale = frame.params.scale
        times = np.concatenate([mark.when_ns, [mark.end_ns]])
        xs = np.floor(np.clip(frame.xs(times), -4, frame.params.width + 4) * scale) / scale
        pixels, first = np.unique(xs[:-1], return_index=True)
        most, ends = np.maximum.reduceat(mark.count, first), np.concatenate([pixels, xs[-1:]])
        start, last = np.flatnonzero(most)[[0, -1]].tolist()
        return ends[start : last + 2], most[start : last + 1]

    def draw(self, painter: QPainter, scene: Scene, mark: Depth) -> None:
        """Draw steps on the ground of the lane, and write the most and what is so now."""
        row = host_row(scene.frame)
        if row is None:
            return
        area, (xs, count) = self._area(row), self._steps(scene.frame, mark)
        high = area.bottom() - area.height() * count / max(int(count.max()), 1)
        tops = np.floor(high * scene.frame.params.scale) / scene.frame.params.scale
        foot = [area.bottom()]
        shape = arrayToQPolygonF(np.repeat(xs, 2), np.concatenate([foot, np.repeat(tops, 2), foot]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scene.theme.colour("read", 0.35))
        painter.drawPolygon(shape)
        painter.setPen(QPen(scene.theme.colour("read"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(shape)
        self._write(painter, scene, mark, area)

    def _write(self, painter: QPainter, scene: Scene, mark: Depth, area: QRectF) -> None:
        """Write the most that wait in view at the left, and how many do now at the playhead."""
        if area.height() < _PX:
            return
        frame, theme, middle = scene.frame, scene.theme, area.top() + 6
        most = tr("most reads that wait: {count}", count=int(mark.count.max()))
        write_backed(painter, scene, 4, middle, most, theme.muted)
        x, left = frame.now_x + 5, 12 + scene.words.width(most, _PX)
        now = trn(mark.at(mark.end_ns), "{count} read waits", "{count} reads wait")
        if left < x < frame.params.width - scene.words.width(now, _PX) - 4:
            write_backed(painter, scene, x, middle, now, theme.ink)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return how many wait at a point of the course."""
        row, marks = host_row(scene.frame), self.marks(scene.frame.marks)
        for mark in marks:
            for box in self.boxes(scene, mark):
                if touches(box.area, at, reach_px):
                    params = scene.frame.params
                    place = params.u0 + at.x() * (params.u1 - params.u0) / params.width
                    time_ns = params.axis.time_at(place)
                    text = trn(
                        mark.at(time_ns),
                        "{count} page of reads waits at {at}",
                        "{count} pages of reads wait at {at}",
                        at=us_sentence(time_ns),
                    )
                    return replace(self.describe(mark, row), text=text)
        return None

    def describe(self, mark: Depth, row: Row | None) -> Hit:
        """Return the lane alone: the words are of a point."""
        del mark
        return Hit(row)

    def samples(self) -> Sequence[Sample]:
        """Return two steps."""
        return (Sample(6, noop("reads that wait"), SAMPLE_PX, _depth_sample, of_host=True),)


def _depth_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    for part, high in ((0.0, 0.5), (0.35, 1.0), (0.7, 0.3)):
        top = area.bottom() - area.height() * high
        step = QRectF(area.left() + area.width() * part, top, area.width() * 0.35, 2)
        painter.fillRect(
            step.adjusted(0, 0, -1, area.bottom() - step.bottom()), theme.colour("read", 0.35)
        )
        painter.fillRect(step, theme.colour("read"))


LAYERS: Final = (DepthPainter(), ArrivalPainter())
