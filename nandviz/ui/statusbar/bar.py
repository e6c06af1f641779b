"""The status bar: a message that ends in … where there is no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QWidget

from nandviz.ui.words import Widths

_PAD = 6


class StatusBar(QStatusBar):
    """A status bar whose message is never cut without a sign."""

    def __init__(self) -> None:
        super().__init__()
        self._widths = Widths()

    def shown_message(self) -> str:
        """Return as much of the message as there is room for beside the bar's widgets."""
        return self._widths.cut(self.currentMessage(), self.font(), self._end() - 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the message."""
        del event
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        painter.setPen(self.palette().windowText().color())
        room = self.rect().adjusted(_PAD, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.shown_message())

    def _end(self) -> int:
        """Return where the first of the widgets at its right stands."""
        widgets = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return min((each.x() for each in widgets if each.isVisible()), default=self.width())
