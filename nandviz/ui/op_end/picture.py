"""The board as a picture, without a window."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from nandviz.language import tr
from nandviz.teach.op_end import Case, of_case
from nandviz.teach.words import TITLES
from nandviz.ui.encoding import (
    check_fonts,
    enough_memory,
    new_image,
    painting,
    png_bytes,
    svg_bytes,
)
from nandviz.ui.op_end.board import Board, Shown
from nandviz.ui.op_end.paint_board import PaintBars, paint_board
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.picture import paint_vectors

SIZE: Final = (1100, 600)
_TITLE: Final = 30
"""Height of the title."""


def draw(case: Case, theme: Theme, size: tuple[int, int] = SIZE, scale: float = 1.0) -> QImage:
    """Draw the board of a tab into an image, ``scale`` device pixels a logical pixel.

    A ``QGuiApplication`` must exist.

    Raises
    ------
    NandvizError
        If the memory for it is not there, or no font.
    """
    check_fonts()
    with enough_memory():
        image = new_image(QSize(*size), scale)
        with painting(image) as painter:
            _paint(painter, _board(case, theme, size, TextPainter(scale)))
    return image


def png(case: Case, theme: Theme) -> bytes:
    """Return the board of a tab as a PNG file; NandvizError as `draw`."""
    return png_bytes(draw(case, theme))


def svg(case: Case, theme: Theme) -> bytes:
    """Return the board of a tab as an SVG file, of shapes and text; NandvizError as `draw`."""
    check_fonts()
    board = _board(case, theme, SIZE, TextPainter(1.0, kept=False))
    bars = None if theme.patterns else paint_vectors
    title = tr("Five ways to end an op")
    with enough_memory():
        return svg_bytes(QSize(*SIZE), title, lambda painter: _paint(painter, board, bars))


def _board(case: Case, theme: Theme, size: tuple[int, int], words: TextPainter) -> Board:
    width, height = size
    return Board(tuple(map(Shown.of, of_case(case))), case, theme, width, height - _TITLE, words)


def _paint(painter: QPainter, board: Board, bars: PaintBars | None = None) -> None:
    """Draw the title, and the board below it."""
    theme = board.theme
    painter.fillRect(QRectF(0, 0, board.width, _TITLE), QColor(theme.panel))
    title = f"{tr('Five ways to end an op')}: {tr(TITLES[board.case])}"
    board.words.write(painter, 8, _TITLE / 2, title, theme.ink, 17, bold=True)
    painter.translate(0, _TITLE)
    paint_board(painter, board, bars)
