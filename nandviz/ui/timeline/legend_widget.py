"""The legend below the rows."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nandviz.language import tr
from nandviz.ui.encoding import painting
from nandviz.ui.timeline.legend import legend_height, paint_legend, whole_lines
from nandviz.ui.timeline.protocols import FrameSource

_OTHERS: Final = 410
"""So much height the rest of the timeline needs first; of what is left the legend takes half."""


class Legend(QScrollArea):
    """Explains the marks; wraps at its width."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__()
        self.view = view
        self._entries = _Entries(view)
        self.setWidget(self._entries)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Legend of the timeline's marks"))

    def fit(self, width: int, height: int) -> None:
        """Take the height that a width needs, of a timeline of some height.

        Where not all lines have room some can be seen, one at least: the rest is scrolled to.
        """
        needed = int(legend_height(width, self.view.words, self.view.explained))
        room = (height - _OTHERS) // 2
        self.setFixedHeight(needed if needed <= room else whole_lines(room))

    def redraw(self) -> None:
        """Draw it again: what it explains, or a colour, is another."""
        self._entries.fit()
        self._entries.update()


class _Entries(QWidget):
    """What stands in the legend."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__()
        self._view = view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width needs."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the width needs."""
        explained = self._view.explained
        self.setMinimumHeight(int(legend_height(self.width(), self._view.words, explained)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._view.theme.colour("panel"))
            view = self._view
            paint_legend(painter, view.theme, self.width(), view.words, view.explained)
