"""The tooltip of the timeline: it comes when the pointer has rested for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer
from PySide6.QtWidgets import QToolTip, QWidget

from nandviz.ui.words import hint

HOVER_MS: Final = 150


class Hover(QObject):
    """Waits for the pointer to rest, then shows what ``text`` says of its place.

    Parameters
    ----------
    widget
        Over which the tooltip stands.
    text
        Returns the words for a point of the rows; empty for nothing.
    """

    def __init__(self, widget: QWidget, text: Callable[[QPointF], str]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = text
        self._at, self._screen = QPointF(), QPoint()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(HOVER_MS)
        self.timer.timeout.connect(self._show)

    def rest(self, at: QPointF, screen: QPoint) -> None:
        """Wait anew: the pointer has come to a point of the rows, and of the screen."""
        self.hide()
        self._at, self._screen = at, screen
        self.timer.start()

    def hide(self) -> None:
        """Take the tooltip away, and wait no more."""
        self.timer.stop()
        if QToolTip.isVisible():
            QToolTip.hideText()

    def _show(self) -> None:
        text = self._text(self._at)
        if text:
            QToolTip.showText(self._screen, hint(*text.split("\n")), self._widget)
