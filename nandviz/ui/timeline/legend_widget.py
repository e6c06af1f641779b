"""The legend below the rows."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nandviz.ui.timeline.legend import legend_height, paint_legend
from nandviz.ui.timeline.protocols import FrameSource


class Legend(QWidget):
    """Explains the marks; wraps at its width."""

    def __init__(self, view: FrameSource) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName("Legend of the timeline's marks")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width needs."""
        super().resizeEvent(event)
        self.setFixedHeight(int(legend_height(self.width(), self.view.words)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, self.view.theme, self.width(), self.view.words)
        painter.end()
