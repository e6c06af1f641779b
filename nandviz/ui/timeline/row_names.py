"""The names of the rows, and the lines between dies."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from nandviz.language import spoken
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH, Row, RowKind

_PX: Final = 11
_SMALL_PX: Final = 9
_ROOM: Final = NAMES_WIDTH - 26
"""Pixels for a name beside the dot of a pinned row."""
_APART: Final = 12
"""Names of thin rows that are nearer to each other are left out."""


def paint_names(
    painter: QPainter, frames: Sequence[Frame], words: TextPainter, height: float
) -> None:
    """Draw the names of the rows of one run, or of two; origin at their left top."""
    theme = frames[0].params.theme
    painter.fillRect(QRectF(0, 0, NAMES_WIDTH, height), theme.colour("panel"))
    free = float("-inf")
    for row in sorted((row for frame in frames for row in frame.rows), key=_top):
        middle = row.top + row.height / 2
        if row.height < _APART and middle < free:
            continue
        free = middle + _APART
        if row.kind in (RowKind.DIE, RowKind.SUMMARY):
            words.write(painter, 8, middle, row.label, theme.ink, 13, bold=True)
        else:
            _paint_name(painter, row, words, theme)
    painter.setPen(QPen(theme.colour("line"), 1.0))
    painter.drawLine(QLineF(NAMES_WIDTH - 0.5, 0, NAMES_WIDTH - 0.5, height))


def _top(row: Row) -> tuple[bool, float]:
    return not row.pinned, row.top


def name_lines(row: Row, words: TextPainter) -> tuple[tuple[str, ...], int]:
    """Return the lines of a name, and their size in pixels: two where its die is too much."""
    if not row.pinned or row.kind is RowKind.HOST or words.width(spoken(row.label)) <= _ROOM:
        return (row.label,), _PX
    die, number, rest = spoken(row.label).split(" ", 2)
    return (f"{die} {number}", rest), _SMALL_PX


def _paint_name(painter: QPainter, row: Row, words: TextPainter, theme: Theme) -> None:
    middle = row.top + row.height / (2 * row.lines)
    lines, px = name_lines(row, words)
    for i, line in enumerate(lines):
        x = NAMES_WIDTH - 10 - words.width(line, px)
        y = middle + (i - (len(lines) - 1) / 2) * (px + 1)
        words.write(painter, x, y, line, theme.muted, px)
    if row.pinned and row.kind is not RowKind.HOST:
        glyphs.dot(painter, 10, middle, 3, theme.colour("accent"), theme.colour("accent"))


def paint_lines(painter: QPainter, frame: Frame) -> None:
    """Draw the lines between dies; origin at the left top of the rows."""
    painter.setPen(QPen(frame.params.theme.colour("line"), 1.0))
    width = frame.params.width
    painter.drawLines([QLineF(0, top - 1.5, width, top - 1.5) for top in frame.laid.die_tops])
