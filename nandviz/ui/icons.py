"""The window's own drawings, coloured in the ink of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nandviz.ui.resources import icon_path

_SIZES = (16, 24, 32, 48, 72)
"""Pixels; from 100 % to 300 % scaling of the toolbar's 24."""


@cache
def _source(name: str) -> str:
    return icon_path(name).read_text(encoding="utf-8")


def icon(name: str, ink: QColor) -> QIcon:
    """Return the drawing ``name`` in a colour, greyed where disabled.

    Raises
    ------
    FileNotFoundError
        If there is no such drawing.
    """
    result = QIcon()
    pale = QColor(ink)
    pale.setAlphaF(0.35)
    for size in _SIZES:
        result.addPixmap(_pixmap(name, ink, size), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, pale, size), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    source = _source(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
