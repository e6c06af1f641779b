"""Pictures as bytes, so that a disk that fails is noticed where the file is written."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from nandviz.display import NO_FONT_WORDS
from nandviz.errors import NandvizError
from nandviz.exchange.format import Tell, silent
from nandviz.language import joined, said, tr
from nandviz.text import plain

MOST_PIXELS: Final = 32_767
"""Width and height of an image that Qt can draw on."""

_BAND: Final = 128
"""Rows of an image that are packed between two words about it."""

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITE: Final = QBuffer.OpenModeFlag.WriteOnly


def check_fonts() -> None:
    """Raise NandvizError where every word would be boxes: no font is installed."""
    if not QFontMetrics(QFont()).inFont("o"):
        raise NandvizError(said("no picture: {why}", why=NO_FONT_WORDS))


@contextmanager
def enough_memory() -> Iterator[None]:
    """Say in one line that the memory for a picture is not there; NandvizError."""
    try:
        yield
    except MemoryError as error:
        raise _no_memory(said("no picture")) from error


def _no_memory(what: str) -> NandvizError:
    return NandvizError(
        said(
            "{what}: there is not enough memory; take a smaller size, or a part of the run",
            what=what,
        )
    )


def pixels(size: QSize, scale: float) -> QSize:
    """Return the device pixels of ``size`` logical ones; NandvizError if Qt draws none so large."""
    found = QSize(round(size.width() * scale), round(size.height() * scale))
    if max(found.width(), found.height()) > MOST_PIXELS:
        most = said("{most} a side is the most; take a smaller size", most=MOST_PIXELS)
        raise NandvizError(joined(": ", [_named(found), most]))
    return found


def _named(size: QSize) -> str:
    return said("no picture of {width} × {height} pixels", width=size.width(), height=size.height())


def new_image(size: QSize, scale: float) -> QImage:
    """Return an image of ``size`` logical pixels, still to be drawn.

    Raises
    ------
    NandvizError
        If Qt draws none so large, or the memory for it is not there.
    """
    real = pixels(size, scale)
    image = QImage(real, QImage.Format.Format_RGB32)
    if image.isNull():
        raise _no_memory(_named(real))
    image.setDevicePixelRatio(scale)
    return image


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter that ends whatever is raised: Qt lets no device go that is painted on."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def png_bytes(image: QImage, tell: Tell = silent) -> bytes:
    """Return an image as a PNG file.

    Qt would pack a large one in a single call, which nothing could end for seconds.

    Parameters
    ----------
    tell
        Hears of every band of rows; what it raises ends the work.

    Raises
    ------
    NandvizError
        If the memory for it is not there.
    """
    with enough_memory():
        packer, packed = zlib.compressobj(), bytearray()
        for top in range(0, image.height(), _BAND):
            tell(tr("row {top:,} of {rows:,}", top=top, rows=image.height()))
            packed += packer.compress(_scanlines(image, top))
        packed += packer.flush()
        head = struct.pack(">IIBBBBB", image.width(), image.height(), 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _scanlines(image: QImage, top: int) -> bytes:
    """Return a band of rows from ``top`` on, each behind the 0 that says: not filtered."""
    rows, width = min(_BAND, image.height() - top), image.width() * 3
    band = image.copy(0, top, image.width(), rows).convertToFormat(QImage.Format.Format_RGB888)
    samples = np.frombuffer(band.constBits(), np.uint8).reshape(rows, band.bytesPerLine())
    lines = np.zeros((rows, width + 1), np.uint8)
    lines[:, 1:] = samples[:, :width]
    return lines.tobytes()


def _chunk(name: bytes, data: bytes | bytearray) -> bytes:
    check = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + bytes(data) + struct.pack(">I", check)


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
