"""Paints a whole frame: the image, everything over it, and what lies on top of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QRegion

from nandviz.language import tr
from nandviz.text import wide_digits
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import Stage
from nandviz.ui.timeline.painters import paint_stage
from nandviz.ui.timeline.row_names import paint_lines
from nandviz.ui.timeline.rows import GAP, NAMES_WIDTH, SIGNS_ABOVE, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

NUMBERS: Final = "①②③④⑤⑥⑦⑧⑨"
"""Signs of the marks."""

_MERGED_PX: Final = 9
_MERGED_LINE: Final = 11.0
_MERGED_PAD: Final = 8.0


@dataclass(frozen=True)
class Cursors:
    """Instants in ns that lines stand at.

    Attributes
    ----------
    marks
        ①, ②, …
    measure
        An interval that is measured, or selected by dragging, with words about it.
    """

    marks: tuple[int, ...] = ()
    measure: tuple[int, int] | None = None
    measured: tuple[str, ...] = ()


def paint_runs(
    painter: QPainter, frames: Sequence[Frame], words: TextPainter, *, image: bool = True
) -> None:
    """Draw the rows of one run, or of two that have rows of their own, as `paint_rows` does."""
    if len(frames) == 1:
        paint_rows(painter, Scene(frames[0], words), image=image)
        return
    for frame in frames:
        painter.save()
        painter.setClipRegion(rows_region(frame), Qt.ClipOperation.IntersectClip)
        paint_rows(painter, Scene(frame, words), image=image)
        painter.restore()


def rows_region(frame: Frame) -> QRegion:
    """Return where the rows of a frame and the signs on their edges are; pinned ones lie on top."""
    region = QRegion()
    for row in frame.rows:
        above = SIGNS_ABOVE if row.kind is RowKind.PLANE else GAP
        below = SIGNS_ABOVE - GAP if row.is_header else 0  # its planes may be of the other run
        top, bottom = max(row.top - above, frame.laid.least(row) - GAP), row.bottom - below
        region |= QRect(0, floor(top), frame.params.width, max(ceil(bottom) - floor(top), 0))
    return region


def paint_rows(painter: QPainter, scene: Scene, *, image: bool = True) -> None:
    """Draw the rows; origin at their left top, clipped to them by the caller.

    ``image=False`` leaves the bars to the caller, who draws them otherwise.
    """
    frame = scene.frame
    if image:
        painter.drawImage(QPointF(0, 0), frame.image)
    paint_lines(painter, frame)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    paint_stage(painter, scene, Stage.BARS)
    x = frame.now_x
    painter.fillRect(QRectF(round(x) - 1, 0, 2, frame.params.height), scene.theme.colour("ink"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    paint_stage(painter, scene, Stage.EVENTS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_cursors(painter: QPainter, scene: Scene, cursors: Cursors, height: float) -> None:
    """Draw the playhead's handle, marks and measure over ruler and rows; origin at the ruler's top.

    The line of the playhead is drawn with the rows, below what happens at its instant.
    """
    frame, words, theme = scene.frame, scene.words, scene.theme
    signs, bottom = frame.params.ruler.signs, frame.params.ruler.height
    if cursors.measure is not None:
        _paint_measure(painter, scene, cursors, height)
    for i, at_ns in enumerate(cursors.marks):
        x = frame.x(at_ns)
        if 0 <= x <= frame.params.width:
            pen = QPen(theme.colour("ink"), 1.0)
            pen.setDashPattern([2.0, 3.0])
            painter.setPen(pen)
            painter.drawLine(QLineF(x, signs, x, height))
            words.write(painter, x + 2, signs, NUMBERS[i % 9], theme.ink, 13, bold=True)
    x = frame.now_x
    if -6 <= x <= frame.params.width + 6:
        colour = theme.colour("ink")
        painter.fillRect(QRectF(round(x) - 1, signs, 2, bottom - signs), colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = signs - 4
        shape = [
            QPointF(x - 6, top),
            QPointF(x + 6, top),
            QPointF(x + 6, top + 7),
            QPointF(x, top + 14),
            QPointF(x - 6, top + 7),
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.drawPolygon(QPolygonF(shape))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_measure(painter: QPainter, scene: Scene, cursors: Cursors, height: float) -> None:
    if cursors.measure is None:
        return
    frame, words, theme = scene.frame, scene.words, scene.theme
    top, (low, high) = frame.params.ruler.height, sorted(cursors.measure)
    a, b = frame.x(low), frame.x(high)
    painter.fillRect(QRectF(a, top, b - a, height - top), theme.colour("accent", 0.12))
    painter.setPen(QPen(theme.colour("accent"), 1.0))
    painter.drawLines([QLineF(a, top, a, height), QLineF(b, top, b, height)])
    lines = (f"Δ = {us_sentence(high - low)}", *cursors.measured)
    wide = max(words.width(line) for line in lines)
    x = min(max((a + b) / 2 - wide / 2, 6.0), frame.params.width - wide - 6)
    box = QRectF(x - 6, top + 6, wide + 12, 16.0 * len(lines) + 6)
    painter.fillRect(box, theme.colour("panel"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    for i, line in enumerate(lines):
        words.write(painter, x, box.top() + 11 + 16 * i, line, theme.ink, bold=i == 0)


def paint_merged(painter: QPainter, scene: Scene) -> None:
    """Say how many events and marks were too many to draw singly: where no mark may lie.

    On the left of the ruler, whose left top is the origin.
    """
    frame, words, theme = scene.frame, scene.words, scene.theme
    if not frame.marks.left_out:
        return
    text = tr(
        "{left_out:,} events and marks are not drawn singly: zoom in",
        left_out=frame.marks.left_out,
    ).replace(",", "\u2009")
    lines = _wrapped(words, text)
    top = (frame.params.ruler.height - len(lines) * _MERGED_LINE) / 2
    for i, line in enumerate(lines):
        y = top + (i + 0.5) * _MERGED_LINE
        words.write(painter, _MERGED_PAD - NAMES_WIDTH, y, line, theme.ink, _MERGED_PX)


def _wrapped(words: TextPainter, text: str) -> list[str]:
    """Return the lines of a text, each as many words as fit, whatever its digits are."""
    each = iter(text.split(" "))
    return [" ".join(islice(each, count)) for count in _counts(words, wide_digits(text))]


@lru_cache(8)
def _counts(words: TextPainter, text: str) -> tuple[int, ...]:
    """Return how many words of a text fit on each line."""
    lines: list[list[str]] = []
    for word in text.split(" "):
        longer = [*lines[-1], word] if lines else [word]
        room = NAMES_WIDTH - 2 * _MERGED_PAD
        if lines and words.room(" ".join(longer), _MERGED_PX) <= room:
            lines[-1] = longer
        else:
            lines.append([word])
    return tuple(map(len, lines))
