"""A plot in the window: points are read, chosen and opened by mouse and keys."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nandviz.language import tr
from nandviz.ui.encoding import painting
from nandviz.ui.plots.forms import PLOTS
from nandviz.ui.plots.plot import Plot, PlotWish, Style
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.plots.signs import told
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.hover import Hover

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENDS: Final = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}
_LEAST: Final = 72.0
"""A plot is at least so high; where there is less room it is scrolled."""
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS: Final = frozenset({*_ARROWS, *_ENDS, *_OPENS})


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _walks(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _KEYS and not _modified(event)


class PlotView(QWidget):
    """Shows points; ``pointOpened(row)`` says which one is wanted, ``chosenChanged`` which is read.

    Attributes
    ----------
    chosen
        The point that arrows have come to, or that was clicked; None for none.
    """

    pointOpened = Signal(int)
    chosenChanged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = TextPainter(self.devicePixelRatioF())
        self._points: PlotPoints | None = None
        self._wish: PlotWish | None = None
        self._plot: Plot | None = None
        self._picture: QPixmap | None = None
        self.chosen: int | None = None
        self._hover = Hover(self, self.tip_text)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Plot of the sweep"))

    # What is shown

    @property
    def plot(self) -> Plot | None:
        """The plot as it is laid out; None where there is nothing to plot."""
        if self._plot is None and self._points is not None and self._wish is not None:
            if self._words.scale != self.devicePixelRatioF():
                self._words = TextPainter(self.devicePixelRatioF())
                self._picture = None
            size = (float(self.width()), float(self.height()))
            kind = PLOTS[self._wish.form]
            self._plot = kind(self._points, self._wish, Style(self._theme, self._words), size)
        return self._plot

    def show_points(self, points: PlotPoints, wish: PlotWish, *, same: bool) -> None:
        """Show points; ``same`` keeps the one that is chosen, for they are more of the same."""
        self._points, self._wish = points, wish
        if not same:
            self.chosen = None
        self._fit()
        self._changed()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._changed()

    def choose(self, row: int | None) -> None:
        """Choose a point, and let it be read."""
        if row != self.chosen:
            self.chosen = row
            self._hover.hide()
            self._say()
            self.update()
            self.chosenChanged.emit()

    def _fit(self) -> None:
        """Take the height that the points need; what does not fit is scrolled to."""
        if self._points is not None and self._wish is not None:
            high = PLOTS[self._wish.form].height_for(self._points, float(self.width()), _LEAST)
            self.setMinimumHeight(round(high))

    def _changed(self) -> None:
        self._plot = self._picture = None
        self._hover.hide()
        self._say()
        self.update()

    def _say(self) -> None:
        """Let a screen reader hear what is plotted, and the point that is chosen."""
        points, wish = self._points, self._wish
        if points is None or wish is None:
            self.setAccessibleDescription("")
            return
        lines = told(points, wish.measure)
        if self.chosen is not None:
            lines = points.told(self.chosen, (wish.measure,))
        self.setAccessibleDescription("; ".join([tr(wish.form.value), wish.measure, *lines]))

    def tip_text(self, at: QPointF) -> str:
        """Return the tooltip at a point; empty for nothing."""
        plot = self.plot
        row = None if plot is None else plot.hit(at)
        return "" if plot is None or row is None else "\n".join(plot.told(row))

    # Qt

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk over the points from the menus."""
        if event.type() == QEvent.Type.ShortcutOverride and _walks(event):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: Any) -> None:
        """Draw the plot."""
        with painting(self) as painter:
            plot = self.plot
            if plot is None:
                painter.fillRect(self.rect(), QColor(self._theme.background))
            else:
                painter.drawPixmap(0, 0, self._painted(plot))
                plot.paint_chosen(painter, self.chosen)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _painted(self, plot: Plot) -> QPixmap:
        """Return the plot without what is chosen, drawn once: there may be many points."""
        if self._picture is None:
            scale = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * scale)
            self._picture.setDevicePixelRatio(scale)
            with painting(self._picture) as painter:
                plot.paint(painter)
        return self._picture

    def resizeEvent(self, event: Any) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._plot = self._picture = None
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the points; Enter opens the one that is chosen."""
        plot, key = self.plot, Qt.Key(event.key())
        if plot is None or _modified(event):
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self.choose(plot.beside(self.chosen, *_ARROWS[key]))
        elif key in _ENDS:
            self.choose(plot.end(self.chosen, _ENDS[key]))
        elif key in _OPENS and self.chosen is not None:
            self.pointOpened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose and open the point that is clicked."""
        self._hover.hide()
        plot = self.plot
        row = None if plot is None else plot.hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and row is not None:
            self.choose(row)
            self.pointOpened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Wait for the pointer to rest."""
        self._hover.rest(event.position(), event.globalPosition().toPoint())

    def leaveEvent(self, event: Any) -> None:
        """Take the tooltip away."""
        self._hover.hide()
        super().leaveEvent(event)
