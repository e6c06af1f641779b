"""Keeps what is drawn as a pixmap, for as long as it would be drawn the same."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap

from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import drawn


class Kept:
    """Draws, and keeps as a pixmap what has not changed since it was drawn before."""

    def __init__(self) -> None:
        self._key: object = None
        self._pixmap: QPixmap | None = None

    def paint(
        self,
        painter: QPainter,
        key: object,
        look: tuple[QSizeF, float, Theme],
        draw: Callable[[QPainter], None],
    ) -> None:
        """Draw what is of a key, from the origin on.

        Parameters
        ----------
        key
            Whatever it depends on beside its look.
        look
            Size in logical pixels, device pixels a logical pixel, and theme.
        """
        size, scale, theme = look
        key = (key, size.toTuple(), scale, theme.name)
        if key != self._key:
            self._key, self._pixmap = key, None
            # Elsewhere the origin is no whole device pixel, as that of a pixmap is.
            if scale.is_integer():
                painter.setClipRect(QRectF(QPointF(0, 0), size))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                draw(painter)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                return
        if self._pixmap is None:
            self._pixmap = drawn(size, scale, draw, theme.colour("panel"))
        painter.drawPixmap(QPointF(0, 0), self._pixmap)
