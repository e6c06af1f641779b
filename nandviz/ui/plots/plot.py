"""What all plots share: a place for each point, what is hit there, and where arrows lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.language import noop
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter, cross, hatch

PX: Final = 11
"""Height of the letters."""
LINE: Final = 15
"""Height of a line of text."""
_RING: Final = 5.0


class PlotForm(Enum):
    """How a sweep is drawn; the value is said to the user."""

    CURVE = noop("Curve")
    DOTS = noop("Dots")
    HEAT = noop("Heat map")
    SHARES = noop("Shares of runs")
    MULTIPLES = noop("Small multiples")


@dataclass(frozen=True, slots=True)
class PlotWish:
    """What is to be seen of the points.

    Attributes
    ----------
    log
        Whether measured values are placed by their ratio.
    """

    form: PlotForm
    measure: str
    log: bool = False


class Style(NamedTuple):
    """Colours and letters."""

    theme: Theme
    words: TextPainter

    def right(self, painter: QPainter, x: float, y: float, text: str, colour: str) -> None:
        """Write a text that ends at ``x``."""
        self.words.write(painter, x - self.words.width(text, PX), y, text, colour, PX)

    def middle(self, painter: QPainter, x: float, y: float, text: str, colour: str) -> None:
        """Write a text about ``x``."""
        self.words.write(painter, x - self.words.width(text, PX) / 2, y, text, colour, PX)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point lies.

    Attributes
    ----------
    row
        Its number among the points.
    box
        Where it is hit.
    middle
        Where it is drawn.
    column, line
        Where arrows find it.
    """

    row: int
    box: QRectF
    middle: QPointF
    column: int
    line: int


class Plot:
    """Points laid out on a sheet.

    Attributes
    ----------
    places
        One for each point that is drawn.
    measures
        What is read at a point.
    """

    rings: ClassVar[bool] = True
    """Whether the chosen point is ringed; else its box is edged."""

    def __init__(
        self, points: PlotPoints, wish: PlotWish, style: Style, size: tuple[float, float]
    ) -> None:
        self.points = points
        self.wish = wish
        self.style = style
        self.width, self.height = size
        self.places: list[Place] = []
        self.measures: tuple[str, ...] = (wish.measure,)

    @classmethod
    def height_for(cls, _points: PlotPoints, _width: float, least: float) -> float:
        """Return the height that the points need in a width, if it is more than there is."""
        return least

    def paint(self, painter: QPainter, chosen: int | None = None) -> None:
        """Draw everything; origin at the left top of the sheet."""
        theme = self.style.theme
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(theme.background))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_points(painter)
        self.paint_chosen(painter, chosen)

    def paint_points(self, painter: QPainter) -> None:
        """Draw axes and points."""
        raise NotImplementedError

    def paint_chosen(self, painter: QPainter, chosen: int | None) -> None:
        """Mark a point over what is drawn; nothing for None."""
        place, theme = self.place_of(chosen), self.style.theme
        if place is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.background, 5.0), (theme.accent, 2.5)):
            painter.setPen(QPen(QColor(colour), width))
            if self.rings:
                painter.drawEllipse(place.middle, _RING, _RING)
            else:
                painter.drawRect(place.box)

    def place_of(self, row: int | None) -> Place | None:
        """Return the place of a point; None where it is not drawn."""
        return next((place for place in self.places if place.row == row), None)

    def hit(self, at: QPointF) -> int | None:
        """Return the point that is meant at a place; None for none."""
        held = [place for place in self.places if place.box.contains(at)]
        if not held:
            return None
        return min(held, key=lambda place: (place.middle - at).manhattanLength()).row

    def beside(self, row: int | None, dx: int, dy: int) -> int | None:
        """Return the point that an arrow leads to; the first one where none is chosen."""
        here = self.place_of(row)
        if here is None:
            return self.places[0].row if self.places else None
        if dx:
            ahead = [p for p in self.places if p.line == here.line]
            ahead = [p for p in ahead if (p.column - here.column) * dx > 0]
        else:
            ahead = [p for p in self.places if (p.line - here.line) * dy > 0]
        return min(ahead, key=lambda p: _steps(here, p), default=here).row

    def end(self, row: int | None, dx: int) -> int | None:
        """Return the first (< 0) or last point of a point's line."""
        here = self.place_of(row)
        if here is None:
            return self.beside(row, dx, 0)
        line = [p for p in self.places if p.line == here.line]
        return max(line, key=lambda p: p.column * dx).row

    def told(self, row: int) -> list[str]:
        """Say what a point is, in lines."""
        return self.points.told(row, self.measures)


def _steps(here: Place, there: Place) -> tuple[int, int]:
    return abs(there.line - here.line), abs(there.column - here.column)


def paint_wrong(painter: QPainter, theme: Theme, area: QRectF, at: QPointF) -> None:
    """Mark what must not be overlooked: hatched in red, with ✖."""
    wrong = QColor(theme.wrong)
    ground = theme.colour("wrong", 0.16)
    painter.fillRect(area, ground)
    hatch(painter, area, wrong, 5.0)
    cross(painter, at.x(), at.y(), 5.0, QColor(theme.background), 5.0)
    cross(painter, at.x(), at.y(), 4.5, wrong, 2.4)


def paint_gap(painter: QPainter, theme: Theme, area: QRectF) -> None:
    """Mark where nothing could be measured: hatched in grey."""
    hatch(painter, area, QColor(theme.muted), 5.0)


def laid_within(words: TextPainter, texts: Sequence[str], most: float) -> float:
    """Return the width of the widest text, at most ``most``."""
    return min(max((words.width(each, PX) for each in texts), default=0.0), most)
