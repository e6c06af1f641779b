"""A plot as a file: PNG or SVG, without a window, with a title."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

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
_TITLE: Final = 46
_MARGIN: Final = 12
_FOOT: Final = 20


@dataclass(frozen=True)
class PlotPicture:
    """What is to be drawn.

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


def _laid_out(picture: PlotPicture, words: TextPainter) -> Plot:
    kind = PLOTS[picture.wish.form]
    width, height = picture.size[0] - 2 * _MARGIN, picture.size[1] - _TITLE - _FOOT
    high = kind.height_for(picture.points, width, height)
    return kind(picture.points, picture.wish, Style(picture.theme, words), (width, high))


def _size(plot: Plot) -> QSize:
    return QSize(round(plot.width) + 2 * _MARGIN, round(plot.height) + _TITLE + _FOOT)


def _paint(painter: QPainter, picture: PlotPicture, plot: Plot) -> None:
    theme, words, size = picture.theme, plot.style.words, _size(plot)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.background))
    room = size.width() - 2 * _MARGIN
    title = words.cut(picture.title, room, 16)
    words.write(painter, _MARGIN, 15, title, theme.ink, 16, bold=True)
    subtitle = words.cut(picture.subtitle, room, 11)
    words.write(painter, _MARGIN, 33, subtitle, theme.muted, 11)
    painter.translate(_MARGIN, _TITLE)
    plot.paint(painter)
    painter.translate(0, plot.height + 2)
    paint_signs(painter, plot)


def draw(picture: PlotPicture, scale: float = 1.0) -> QImage:
    """Draw a plot into an image, ``scale`` device pixels a logical pixel.

    A ``QGuiApplication`` must exist.

    Raises
    ------
    NandvizError
        If the memory for it is not there, or no font.
    """
    check_fonts()
    with enough_memory():
        plot = _laid_out(picture, TextPainter(scale))
        image = new_image(_size(plot), scale)
        with painting(image) as painter:
            _paint(painter, picture, plot)
    return image


def png(picture: PlotPicture, scale: float = 1.0) -> bytes:
    """Return a plot as a PNG file; NandvizError as `draw`."""
    return png_bytes(draw(picture, scale))


def svg(picture: PlotPicture) -> bytes:
    """Return a plot as an SVG file, of shapes and text; NandvizError as `draw`."""
    check_fonts()
    with enough_memory():
        plot = _laid_out(picture, TextPainter(1.0, kept=False))
        return svg_bytes(_size(plot), picture.title, lambda painter: _paint(painter, picture, plot))
