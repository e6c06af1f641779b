"""The pyqtgraph plot that shows frames: one image item, one item for all that lies over it."""

from collections.abc import Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from nandviz.language import tr
from nandviz.ui.encoding import painting
from nandviz.ui.timeline.away import paint_away
from nandviz.ui.timeline.frame import FrameParams
from nandviz.ui.timeline.gestures import Gestures
from nandviz.ui.timeline.kept import Kept
from nandviz.ui.timeline.paint_breaks import paint_breaks
from nandviz.ui.timeline.paint_frame import paint_cursors, paint_merged, paint_runs, rows_region
from nandviz.ui.timeline.protocols import FrameSource
from nandviz.ui.timeline.row_names import paint_names
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.ruler import paint_over_scale, paint_scale
from nandviz.ui.timeline.scene import Scene


class _RowsItem(pg.GraphicsObject):
    """Paints in device coordinates over the whole of the rows."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__()
        self.view = view

    def boundingRect(self) -> QRectF:
        """Return the whole view box, whose range never changes."""
        return QRectF(0, 0, 1, 1)

    def place(self, painter: QPainter, params: FrameParams) -> None:
        """Put the origin at the left top of the rows, one unit a logical pixel; clip to them."""
        painter.resetTransform()
        painter.translate(NAMES_WIDTH, params.ruler.height)
        painter.setClipRect(QRectF(0, 0, params.width, params.height))


class RasterItem(_RowsItem):
    """The one image: the bars, 1:1."""

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the image."""
        frames = self.view.frames()
        for frame in frames:
            self.place(painter, frame.params)
            if len(frames) > 1:
                painter.setClipRegion(rows_region(frame))
            painter.drawImage(QPointF(0, 0), frame.image)


class OverlayItem(_RowsItem):
    """Everything that lies over the bars."""

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the marks, the playhead and the cursors."""
        frames = self.view.frames()
        if not frames:
            return
        scene = Scene(frames[-1], self.view.words)
        frame = scene.frame
        self.place(painter, frame.params)
        paint_runs(painter, frames, self.view.words, image=False)
        ruler = frame.params.ruler.height
        painter.translate(0, -ruler)
        height = ruler + frame.params.height
        paint_cursors(painter, scene, self.view.cursors(), height)
        self.view.entries.paint(painter, scene, height)


class TimeAxis(pg.AxisItem):
    """The ruler: own ticks, own words, the notes, the handle of the playhead."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__("top")
        self.view = view
        self.setHeight(view.ruler.height)
        self._scale = Kept()

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the words of ticks: those of the frame, whatever pyqtgraph asks."""
        del scale, spacing
        frame = self.view.frame()
        words = {tick.place: tick.text for tick in frame.ticks} if frame is not None else {}
        return [words.get(value, "") for value in values]

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the ruler."""
        frame = self.view.frame()
        if frame is None:
            return
        painter.resetTransform()
        painter.translate(NAMES_WIDTH, 0)
        params, height = frame.params, frame.params.ruler.height
        scene = Scene(frame, self.view.words)
        paint_merged(painter, scene)
        painter.setClipRect(QRectF(0, 0, params.width, height))
        key, size = (frame.ticks, params.u0, params.u1), QSizeF(params.width, height)
        look = size, params.scale, params.theme
        self._scale.paint(painter, key, look, lambda over: paint_scale(over, scene))
        paint_over_scale(painter, scene)
        paint_cursors(painter, scene, self.view.cursors(), height)
        paint_breaks(painter, scene, self.view.breaks)
        paint_away(painter, scene)


class NameAxis(pg.AxisItem):
    """The names of the rows."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__("left")
        self.view = view
        self.setWidth(NAMES_WIDTH)
        self._names = Kept()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the names."""
        frames = self.view.frames()
        if not frames:
            return
        painter.resetTransform()
        painter.translate(0, self.view.ruler.height)
        params = frames[0].params
        layouts = tuple(frame.params.layout for frame in frames)
        key, size = (layouts, params.scroll), QSizeF(NAMES_WIDTH, params.height)

        def draw(over: QPainter) -> None:
            paint_names(over, frames, self.view.words, params.height)

        self._names.paint(painter, key, (size, params.scale, params.theme), draw)


class Surface(pg.PlotWidget):
    """The plot. Mouse and wheel go to the view's gestures, not to pyqtgraph."""

    def __init__(self, view: FrameSource, gestures: Gestures) -> None:
        self.view = view
        self.gestures = gestures
        axes = {"top": TimeAxis(view), "left": NameAxis(view)}
        super().__init__(axisItems=axes, enableMenu=False)
        item = self.getPlotItem()
        item.hideAxis("bottom")
        item.showAxis("top")
        item.hideButtons()
        # Never shown, but made: without a parent it outlives the window, until Python throws it
        # away at a moment when Qt may be looking at every widget there is.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.layout.setContentsMargins(0, 0, 0, 0)
        item.layout.setSpacing(0)
        self.ci.layout.setContentsMargins(0, 0, 0, 0) if hasattr(self, "ci") else None
        box = item.getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setRange(QRectF(0, 0, 1, 1), padding=0, disableAutoRange=True)
        box.setDefaultPadding(0)
        self.raster, self.overlay = RasterItem(view), OverlayItem(view)
        for child in (self.raster, self.overlay):
            box.addItem(child, ignoreBounds=True)
        # All of it is painted: nothing need be filled before.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setAccessibleName(tr("Timeline"))

    def rows_size(self) -> tuple[int, int]:
        """Return width and height of the rows."""
        return max(self.width() - NAMES_WIDTH, 1), max(self.height() - self.view.ruler.height, 1)

    def fit_ruler(self) -> None:
        """Give the ruler the height that what is shown needs."""
        item = self.getPlotItem()
        item.getAxis("top").setHeight(self.view.ruler.height)
        item.layout.activate()

    def set_background(self, colour: str) -> None:
        """Set the colour behind everything."""
        self.setBackground(QColor(colour))

    def event(self, ev: Any) -> bool:
        """Keep Esc from the keys of the window while an entry is dragged."""
        is_wish = ev.type() == QEvent.Type.ShortcutOverride and self.gestures.holds_entry
        if is_wish and ev.key() == Qt.Key.Key_Escape:
            ev.accept()
            return True
        return bool(super().event(ev))

    def keyPressEvent(self, ev: Any) -> None:
        """Take a drag back on Esc."""
        if ev.key() == Qt.Key.Key_Escape and self.gestures.holds_entry:
            self.gestures.take_back()
        else:
            super().keyPressEvent(ev)

    def mousePressEvent(self, ev: Any) -> None:
        """Pass on."""
        self.gestures.press(ev)

    def mouseMoveEvent(self, ev: Any) -> None:
        """Pass on."""
        self.gestures.move(ev)

    def mouseReleaseEvent(self, ev: Any) -> None:
        """Pass on."""
        self.gestures.release(ev)

    def mouseDoubleClickEvent(self, ev: Any) -> None:
        """Pass on."""
        self.gestures.double_click(ev)

    def wheelEvent(self, ev: Any) -> None:
        """Pass on."""
        self.gestures.wheel(ev)

    def leaveEvent(self, ev: Any) -> None:
        """Nothing is hovered any more."""
        self.gestures.leave()
        super().leaveEvent(ev)

    def paintEvent(self, _ev: Any) -> None:
        """Paint all items of the same frames, from the ground up.

        There are no others, and all are in view: to find that out costs Qt a tenth of a frame.
        """
        item = self.getPlotItem()
        with self.view.hold_frames(), painting(self.viewport()) as painter:
            for area in self._bare():
                painter.fillRect(*area, self.backgroundBrush())
            for each in (self.raster, self.overlay, item.getAxis("left"), item.getAxis("top")):
                painter.save()
                each.paint(painter)
                painter.restore()

    def _bare(self) -> Iterator[tuple[int, int, int, int]]:
        """Return where no item paints: in the corner, and where an image may end within a pixel."""
        frames, (width, height) = self.view.frames(), self.viewport().size().toTuple()
        if not frames:
            yield 0, 0, width, height
            return
        yield 0, 0, NAMES_WIDTH, self.view.ruler.height
        if not frames[0].params.scale.is_integer():
            yield width - 1, 0, 1, height
            yield 0, height - 1, width, 1

    def resizeEvent(self, ev: Any) -> None:
        """Lay the rows out anew."""
        super().resizeEvent(ev)
        if hasattr(self, "overlay"):
            self.view.resized()
