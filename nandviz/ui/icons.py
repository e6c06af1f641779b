"""The window's own drawings, coloured in the ink of the theme."""

from functools import cache
from math import floor
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nandviz.ui.resources import icon_path

TOOLBAR: Final = 18
"""Width of an icon on the toolbar, logical pixels."""
MENU: Final = 16
"""The same in menus."""

_SCALES: Final = tuple(quarters / 4 for quarters in range(4, 13))
"""From 100 % to 300 %: at these an icon is drawn for its very pixels, and need not be resized."""
_PROGRAM: Final = 72
"""The largest, for the window itself."""
_SIZES: Final = sorted(
    {floor(width * by + 0.5) for width in (TOOLBAR, MENU) for by in _SCALES} | {_PROGRAM}
)


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
    source = _source(name).replace("currentColor", ink.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    for colour, mode in ((ink, QIcon.Mode.Normal), (pale, QIcon.Mode.Disabled)):
        for size in _SIZES:
            result.addPixmap(_pixmap(renderer, colour.alphaF(), size), mode)
    return result


def _pixmap(renderer: QSvgRenderer, opacity: float, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
