"""The legend below the rows: what the layers say of themselves, wrapped at the width."""

from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from nandviz.language import tr
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import Sample
from nandviz.ui.timeline.painters import SAMPLES

_ROW: Final = 21
_MARGIN: Final = 4
"""Above the first line, and below the last."""


class Explained(NamedTuple):
    """What the legend explains beside what every run has.

    Two runs, the requests of a host, stale reads.
    """

    two: bool = False
    host: bool = False
    stale: bool = False

    def has(self, sample: Sample) -> bool:
        """Whether an entry is explained."""
        return (
            (self.two or not sample.of_two)
            and (self.host or not sample.of_host)
            and (self.stale or not sample.of_stale)
        )


_ONE: Final = Explained()


def legend_samples(explained: Explained) -> list[Sample]:
    """Return the entries."""
    return [sample for sample in SAMPLES if explained.has(sample)]


def legend_places(
    width: float, words: TextPainter, explained: Explained = _ONE
) -> list[tuple[float, float]]:
    """Return where each legend entry goes, and wrap at the width."""
    places, x, y = [], 10.0, 0.0
    for sample in legend_samples(explained):
        needed = sample.width + 6 + words.width(tr(sample.label)) + 18
        if x + needed > width and x > 10:
            x, y = 10.0, y + _ROW
        places.append((x, y))
        x += round(needed)
    return places


def legend_height(width: float, words: TextPainter, explained: Explained = _ONE) -> float:
    """Return the height of the legend at a width."""
    return legend_places(width, words, explained)[-1][1] + _ROW + 2 * _MARGIN


def whole_lines(room: int) -> int:
    """Return the height of so many lines as a room has, one at least, and nothing of the next."""
    return max((room - _MARGIN) // _ROW, 1) * _ROW + _MARGIN


def paint_legend(
    painter: QPainter, theme: Theme, width: float, words: TextPainter, explained: Explained = _ONE
) -> None:
    """Draw the legend; origin at its left top."""
    places = legend_places(width, words, explained)
    height = legend_height(width, words, explained)
    painter.fillRect(QRectF(0, 0, width, height), theme.colour("panel"))
    painter.setPen(QPen(theme.colour("line"), 1.0))
    painter.drawLine(QLineF(0, 0.5, width, 0.5))
    for sample, (x, y) in zip(legend_samples(explained), places, strict=True):
        middle = y + _MARGIN + _ROW / 2
        painter.save()
        sample.draw(painter, QRectF(round(x), round(middle) - 7, sample.width, 14), theme)
        painter.restore()
        words.write(painter, x + sample.width + 6, middle, tr(sample.label), theme.ink)
