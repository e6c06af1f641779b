"""Plots as a file: PNG or SVG, without a window, with a title."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.study.table import SweepTable
from nandviz.ui.encoding import (
    check_fonts,
    enough_memory,
    new_image,
    painting,
    png_bytes,
    svg_bytes,
)
from nandviz.ui.plots.forms import PLOTS, first_wish, forms_of
from nandviz.ui.plots.plot import Plot, PlotForm, PlotWish, Style
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.plots.signs import paint_signs, told
from nandviz.ui.plots.swept import points_of
from nandviz.ui.theme import LIGHT, Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.words import line

SIZE: Final = (1000, 560)
TITLE: Final = 46
MARGIN: Final = 12
_FOOT: Final = 20


class LaidOut(NamedTuple):
    """A picture as it is laid out."""

    size: QSize
    paint: Callable[[QPainter], None]


class PlotSheet(Protocol):
    """Plots with a title, to be drawn."""

    @property
    def title(self) -> str:
        """What they are of."""

    def laid_out(self, words: TextPainter) -> LaidOut:
        """Return them laid out with these letters."""


@dataclass(frozen=True)
class PlotPicture:
    """One plot that is to be drawn.

    Attributes
    ----------
    title, subtitle
        Of what scenario the points are, and what else is to be known of them.
    """

    points: PlotPoints
    wish: PlotWish
    title: str
    subtitle: str = ""
    theme: Theme = LIGHT
    size: tuple[int, int] = SIZE

    def laid_out(self, words: TextPainter) -> LaidOut:
        """Return the plot laid out with these letters, as high as it needs to be."""
        kind = PLOTS[self.wish.form]
        width, height = self.size[0] - 2 * MARGIN, self.size[1] - TITLE - _FOOT
        high = kind.height_for(self.points, width, height)
        plot = kind(self.points, self.wish, Style(self.theme, words), (width, high))
        size = QSize(round(plot.width) + 2 * MARGIN, round(plot.height) + TITLE + _FOOT)
        return LaidOut(size, lambda painter: self._paint(painter, plot, size))

    def _paint(self, painter: QPainter, plot: Plot, size: QSize) -> None:
        paint_title(painter, plot.style, (self.title, self.subtitle), size)
        painter.translate(MARGIN, TITLE)
        plot.paint(painter)
        painter.translate(0, plot.height + 2)
        paint_signs(painter, plot)


def of_table(
    table: SweepTable, measure: str | None, form: str | None, log: bool | None, theme: Theme
) -> PlotPicture:
    """Return the picture of a sweep; what is None is chosen by what fits.

    Raises
    ------
    NandvizError
        If there are no points, no such measure in numbers, or the form does not fit the axes.
    """
    if not table.points or not table.numbered:
        raise NandvizError(said("{folder}: there is nothing to plot", folder=table.folder))
    points = points_of(table)
    wish = first_wish(points, _measure(points, measure), _form(points, form))
    if log is not None:
        wish = replace(wish, log=log)
    subtitle = " · ".join(told(points, wish.measure))
    return PlotPicture(points, wish, line(Path(table.scenario).name), subtitle, theme)


def _measure(points: PlotPoints, name: str | None) -> str:
    if name is None:
        return points.measures[0]
    if name not in points.measures:
        known = ", ".join(points.measures)
        raise NandvizError(
            said("{name}: not measured; expected one of {known}", name=name, known=known)
        )
    return name


def _form(points: PlotPoints, name: str | None) -> PlotForm:
    forms = {form.name.lower(): form for form in forms_of(points)}
    if name is None:
        return forms_of(points)[0]
    if name not in forms:
        known = ", ".join(forms)
        raise NandvizError(
            said("{name}: does not fit these axes; expected {known}", name=name, known=known)
        )
    return forms[name]


def paint_title(painter: QPainter, style: Style, texts: tuple[str, str], size: QSize) -> None:
    """Clear a picture, and write its title and what is below that."""
    theme, words = style
    title, subtitle = texts
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.background))
    room = size.width() - 2 * MARGIN
    words.write(painter, MARGIN, 15, words.cut(title, room, 16), theme.ink, 16, bold=True)
    words.write(painter, MARGIN, 33, words.cut(subtitle, room, 11), theme.muted, 11)


def draw(picture: PlotSheet, scale: float = 1.0) -> QImage:
    """Draw plots into an image, ``scale`` device pixels a logical pixel.

    A ``QGuiApplication`` must exist.

    Raises
    ------
    NandvizError
        If the memory for it is not there, or no font.
    """
    check_fonts()
    with enough_memory():
        size, paint = picture.laid_out(TextPainter(scale))
        image = new_image(size, scale)
        with painting(image) as painter:
            paint(painter)
    return image


def png(picture: PlotSheet, scale: float = 1.0) -> bytes:
    """Return plots as a PNG file; NandvizError as `draw`."""
    return png_bytes(draw(picture, scale))


def svg(picture: PlotSheet) -> bytes:
    """Return plots as an SVG file, of shapes and text; NandvizError as `draw`."""
    check_fonts()
    with enough_memory():
        size, paint = picture.laid_out(TextPainter(1.0, kept=False))
        return svg_bytes(size, picture.title, paint)
