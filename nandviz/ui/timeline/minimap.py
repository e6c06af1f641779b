"""The whole run in a strip: density, broken laws, what is in view, the playhead."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from nandviz.language import tr
from nandviz.query.marks.bars import Times, live_bars, on_tracks
from nandviz.trace.pyramid import COVER_SHIFT, FULL_COVER
from nandviz.trace.tables import Trace
from nandviz.ui.commands.run import GoToTime
from nandviz.ui.encoding import painting
from nandviz.ui.theme import rgb32
from nandviz.ui.timeline.columns import Columns
from nandviz.ui.timeline.kept import Kept
from nandviz.ui.timeline.menu import lines_of_overview, made
from nandviz.ui.timeline.protocols import FrameSource
from nandviz.ui.timeline.raster import Pixels, compose
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.shown_trace import ShownTrace

_HEIGHT: Final = 40
_LOW: Final = 26
_LINE: Final = 13
"""Height of a line of its words."""
_SHORT: Final = 400
"""A timeline of less height has a lower minimap."""
_GRIP: Final = 6.0
_FOOT: Final = 2.0
"""Height of the lines where two runs differ, and of the room above each strip."""

Density = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


class Minimap(QWidget):
    """A strip that shows the run as far as it is simulated, and where the timeline looks.

    A press inside the viewport's frame drags it; elsewhere it moves the playhead.
    """

    def __init__(self, view: FrameSource) -> None:
        super().__init__()
        self.view = view
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Overview of the whole run"))
        self.setToolTip(tr("Drag the frame to move the view, or elsewhere to move the playhead"))
        self._dragged = False
        self._grab: float | None = None
        self._key: object = None
        self._densities: list[Density] = []
        self._density_of: dict[object, Density] = {}
        self._differs: list[Mask] = []
        self._image_key: object = None
        self._image = QPixmap()
        self._broken_ns: Times | None = None
        self._broken_key: object = None
        self._broken_xs: list[tuple[int, int]] = []
        self._kept = Kept()

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(600, self.height())

    def fit(self, height: int) -> None:
        """Take the height that a timeline of some height leaves it."""
        self.setFixedHeight(_HEIGHT if height >= _SHORT else _LOW)

    def _left(self) -> float:
        return float(NAMES_WIDTH)

    def _span(self) -> tuple[float, float]:
        low, high = self.view.state.extent
        room = (high - low) * 0.01
        return low - room, high + room

    def _x(self, place: float) -> float:
        u0, u1 = self._span()
        return self._left() + (place - u0) / (u1 - u0) * (self.width() - self._left())

    def _place(self, x: float) -> float:
        u0, u1 = self._span()
        part = (x - self._left()) / max(self.width() - self._left(), 1.0)
        return u0 + min(max(part, 0.0), 1.0) * (u1 - u0)

    @property
    def dragging(self) -> bool:
        """Whether it is held by the mouse."""
        return self._dragged

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        with painting(self) as painter:
            theme, front = self.view.theme, self.view.front
            if front is None:
                painter.fillRect(self.rect(), theme.colour("panel"))
                return
            state = self.view.state
            x = self._x(front.place(state.axis_mode, state.axis))
            self.densities()
            key = (
                self._key, tuple(run.as_of.k for run in self.view.runs), self.broken_xs(),
                self.view.breaks, lines := self._lines(), self.view.words,
            )  # fmt: skip
            look = QSizeF(self.size()), self.devicePixelRatioF(), theme
            self._kept.paint(painter, key, look, lambda over: self._paint_run(over, front, lines))
            self._paint_view(painter)
            painter.fillRect(QRectF(round(x) - 1, 0, 2, self.height()), theme.colour("ink"))

    def _paint_run(self, painter: QPainter, front: ShownTrace, lines: Sequence[str]) -> None:
        """Draw all that stays while the timeline looks elsewhere."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        theme = self.view.theme
        painter.fillRect(self.rect(), theme.colour("panel"))
        area = QRectF(self._left(), 3, self.width() - self._left(), self.height() - 6)
        painter.fillRect(area, theme.colour("background"))
        self._paint_density(painter, area)
        self._paint_laws(painter)
        self._paint_breaks(painter, front.trace)
        self._write(painter, lines)

    def _lines(self) -> tuple[str, ...]:
        """Return how many events there are, and below it if the laws are not judged."""
        lines = [_events(run) for run in self.view.runs]
        if len(lines) > 1:
            lines = [f"{name}  {line}" for name, line in zip("AB", lines, strict=True)]
        return (*lines, self.view.laws_words) if self.view.laws_words else tuple(lines)

    def _write(self, painter: QPainter, lines: Sequence[str]) -> None:
        px = 11 if len(lines) * _LINE <= self.height() else 9
        top = (self.height() - len(lines) * (px + 2)) / 2
        for i, line in enumerate(lines):
            y = top + (i + 0.5) * (px + 2)
            self.view.words.write(painter, 10, y, line, self.view.theme.muted, px)

    def _paint_density(self, painter: QPainter, area: QRectF) -> None:
        """Draw a strip for each run, one below the other."""
        densities, state = self.densities(), self.view.state
        scale = self.devicePixelRatioF()
        places = [self._x(run.place(state.axis_mode, state.axis)) for run in self.view.runs]
        now_xs = tuple(int((x - self._left()) * scale) for x in places)
        key = (self._key, self.view.theme.name, now_xs, scale)
        if key != self._image_key:
            self._image_key = key
            heights = _shares(round(area.height() * scale), len(densities))
            strips = [
                self._drawn(density, height, now_x, differs)
                for density, height, now_x, differs in zip(
                    densities, heights, now_xs, self._differs, strict=True
                )
            ]
            self._image = _as_pixmap(np.concatenate(strips))
            self._image.setDevicePixelRatio(scale)
        painter.drawPixmap(area.topLeft(), self._image)

    def _drawn(self, density: Density, height: int, now_x: int, differs: Mask) -> Pixels:
        """Return what is busy as pixels, with a line at the foot where two runs differ."""
        theme, width = self.view.theme, len(density)
        foot = max(round(_FOOT * self.devicePixelRatioF()), 1) if self.view.two else 0
        tops = np.rint(2 * foot + (1 - density) * (height - 2 * foot)).astype(np.int64)
        colours = np.where(np.arange(width) <= now_x, rgb32(theme.muted), rgb32(theme.line))
        filled = np.arange(height)[:, None] >= tops[None, :]
        found = np.where(filled, colours[None, :], rgb32(theme.background)).astype(np.uint32)
        found[height - foot :] = rgb32(theme.background)
        found[height - foot :, differs] = rgb32(theme.accent)
        return found

    def density(self) -> Density:
        """Return which part of all planes is busy in each column of device pixels, 0 to 1."""
        return self.densities()[-1]

    def densities(self) -> list[Density]:
        """Return that of each run, read anew where something has changed."""
        runs, state = self.view.runs, self.view.state
        width = max(round((self.width() - self._left()) * self.devicePixelRatioF()), 0)
        known = tuple((run, run.trace.last_event, run.beside) for run in runs)
        key = (known, state.axis_mode, self._span(), width)
        if key != self._key:
            self._key = key
            columns = Columns(state.axis, *self._span(), width)
            before, self._density_of = self._density_of, {}
            for run in runs:
                of = (run, run.trace.last_event, *key[1:])
                found = before.get(of)
                self._density_of[of] = _density(run, columns) if found is None else found
            self._densities = list(self._density_of.values()) or [np.zeros(0)]
            self._differs = [np.zeros(width, bool) for _ in runs]
            reader = runs[-1].beside if runs else None
            if reader is not None and len(runs) > 1:
                self._differs = list(reader.differing(columns.edges_ns()))
        return self._densities

    def _paint_laws(self, painter: QPainter) -> None:
        colour = self.view.theme.colour("wrong")
        for first, last in self.broken_xs():
            painter.fillRect(QRectF(first - 1, 0, last - first + 2, self.height() / 2), colour)

    def broken_xs(self) -> list[tuple[int, int]]:
        """Return in which runs of pixel columns laws are broken, first and last column of each.

        Read anew where something has changed.
        """
        axis, broken_ns = self.view.state.axis, self.view.broken_ns()
        key = (axis, self._span(), self.width())
        if broken_ns is not self._broken_ns or key != self._broken_key:
            self._broken_ns, self._broken_key = broken_ns, key
            u0, u1 = self._span()
            part = (axis.places(broken_ns) - u0) / (u1 - u0)
            columns = np.rint(self._left() + part * (self.width() - self._left()))
            xs = np.unique(columns.astype(np.int64))
            runs = np.split(xs, np.flatnonzero(np.diff(xs) > 1) + 1) if len(xs) else []
            self._broken_xs = [(int(run[0]), int(run[-1])) for run in runs]
        return self._broken_xs

    def _paint_breaks(self, painter: QPainter, trace: Trace) -> None:
        """Mark where breakpoints stop: a ring at the foot, one a pixel."""
        if not self.view.breaks:
            return
        events = np.array([place.event for place in self.view.breaks], np.int64)
        axis, times = self.view.state.axis, trace.events.time_ns[events]
        u0, u1 = self._span()
        places = (axis.places(times) - u0) / (u1 - u0) * (self.width() - self._left())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(QPen(self.view.theme.colour("wrong"), 1.5))
        painter.setBrush(self.view.theme.colour("background"))
        for x in np.unique(np.rint(places)).tolist():
            painter.drawEllipse(QPointF(self._left() + x, self.height() - 5.0), 3.0, 3.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_view(self, painter: QPainter) -> None:
        state, theme, scale = self.view.state, self.view.theme, self.devicePixelRatioF()
        x0, x1 = self._x(state.u0), self._x(state.u1)
        box = QRectF(x0, 1.0, max(x1 - x0, 3.0), self.height() - 2)
        thick = max(round(1.5 * scale), 1) / scale
        left, right = (round(x * scale) / scale for x in (box.left(), box.right()))
        painter.save()
        painter.setClipRect(QRectF(self._left(), 0, self.width() - self._left(), self.height()))
        painter.fillRect(box, theme.colour("accent", 0.10))
        for x in (left, right - thick):
            painter.fillRect(QRectF(x, box.top(), thick, box.height()), theme.colour("accent"))
        for y in (box.top(), box.bottom() - thick):
            painter.fillRect(QRectF(left, y, right - left, thick), theme.colour("accent"))
        painter.restore()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the frame, or the playhead; the right button asks for the menu."""
        if event.button() is Qt.MouseButton.RightButton:
            return
        x, state = event.position().x(), self.view.state
        x0, x1 = self._x(state.u0), self._x(state.u1)
        whole = x1 - x0 > 0.95 * (self.width() - self._left())
        in_frame = x0 - _GRIP <= x <= x1 + _GRIP and not whole
        self._dragged, self._grab = True, self._place(x) - state.u0 if in_frame else None
        self._to(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._dragged:
            self._to(event.position().x(), dragged=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done at an instant."""
        time_ns = self.view.state.axis.time_at(self._place(event.pos().x()))
        menu = made(lines_of_overview(time_ns), self, self.view.send)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._dragged = False

    def _to(self, x: float, *, dragged: bool = False) -> None:
        place, state = self._place(x), self.view.state
        if self._grab is not None:
            state.set_span(place - self._grab, place - self._grab + state.span)
        else:
            self.view.send(GoToTime(state.axis.time_at(place), dragged))


def _events(run: ShownTrace) -> str:
    text = tr("{events:,} events", events=run.trace.last_event + 1)
    return text.replace(",", "\u2009")


def _shares(height: int, count: int) -> list[int]:
    """Return the heights of some strips that are as high together, nearly alike."""
    edges = [height * i // count for i in range(count + 1)]
    return [low - high for high, low in pairwise(edges)]


def _density(run: ShownTrace, columns: Columns) -> Density:
    """Return which part of all planes is busy in each column, 0 to 1."""
    tracks, head = run.tracks, run.head()
    if not columns.width:
        return np.zeros(0)
    tracks.sync()
    lanes = [tracks.of_lane[lane][0] for lane in tracks.keys if lane.die >= 0]
    live = live_bars(tracks, head)
    held = set(live.track.tolist())
    shown = [track for track in lanes if track in held or len(tracks.lanes[track])]
    codes = compose(tracks, shown, columns, head.now_ns, on_tracks(live, shown)).codes
    cover = (codes >> COVER_SHIFT & FULL_COVER) / FULL_COVER
    density = cover.sum(axis=0) / max(len(lanes), 1)
    found: Density = np.where(density > 0, np.maximum(density, 0.08), 0.0)
    return found


def _as_pixmap(pixels: Pixels) -> QPixmap:
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image)
