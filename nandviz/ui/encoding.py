"""Pictures as bytes, so that a disk that fails is noticed where the file is written."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from nandviz.errors import NandvizError
from nandviz.text import plain

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITE: Final = QBuffer.OpenModeFlag.WriteOnly


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter that ends whatever is raised: Qt lets no device go that is painted on."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def png_bytes(image: QImage) -> bytes:
    """Return an image as a PNG file."""
    buffer = QBuffer()
    buffer.open(_WRITE)
    done = image.save(buffer, "PNG")  # type: ignore[call-overload]
    if not done:
        size = f"{image.width():,} x {image.height():,} pixels"
        raise NandvizError(f"no picture: {size} cannot be written as PNG")
    return bytes(buffer.data().data())


def svg_bytes(size: QSize, title: str, paint: Callable[[QPainter], None]) -> bytes:
    """Return what ``paint`` draws as an SVG file of ``size`` logical pixels.

    Texts may hold any character: what XML does not allow becomes a symbol.
    """
    buffer = QBuffer()
    buffer.open(_WRITE)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(plain(title))
    with painting(generator) as painter:
        paint(painter)
    text = bytes(buffer.data().data()).decode(errors="replace")
    return _NOT_XML.sub(lambda found: plain(found[0]), text).encode()
