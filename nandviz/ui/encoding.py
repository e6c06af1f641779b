"""Pictures as bytes, so that a disk that fails is noticed where the file is written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

_WRITE: Final = QBuffer.OpenModeFlag.WriteOnly


def png_bytes(image: QImage) -> bytes:
    """Return an image as a PNG file."""
    buffer = QBuffer()
    buffer.open(_WRITE)
    done = image.save(buffer, "PNG")  # type: ignore[call-overload]
    assert done, "only a device that fails can refuse an image"
    return bytes(buffer.data().data())


def svg_bytes(size: QSize, title: str, paint: Callable[[QPainter], None]) -> bytes:
    """Return what ``paint`` draws as an SVG file of ``size`` logical pixels."""
    buffer = QBuffer()
    buffer.open(_WRITE)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())
