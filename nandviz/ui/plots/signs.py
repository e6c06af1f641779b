"""What the signs of plots mean: a line of those that a plot has."""

from math import isnan

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.language import tr, trn
from nandviz.ui.plots.plot import LINE, PX, Plot, paint_gap, paint_wrong
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.timeline.glyphs import triangle_down

_SIGN = 16.0
_GAP = 18.0


def _broken(points: PlotPoints) -> str:
    count = sum(1 for each in points.broken if each)
    return trn(count, "{count} run breaks a law", "{count} runs break a law") if count else ""


def _failed(points: PlotPoints) -> str:
    count = sum(1 for each in points.failed if each)
    return trn(count, "{count} was not simulated", "{count} were not simulated") if count else ""


def _refused(points: PlotPoints) -> str:
    count = int((points.refusals > 0).sum())
    return trn(count, "{count} has ops refused", "{count} have ops refused") if count else ""


def _without(points: PlotPoints, measure: str) -> str:
    values = points.of(measure)
    count = sum(1 for value, why in zip(values.tolist(), points.failed, strict=True)
                if isnan(value) and not why)  # fmt: skip
    return trn(count, "{count} has no value", "{count} have no value") if count else ""


def told(points: PlotPoints, measure: str) -> list[str]:
    """Return what is to be known of the points beside what was measured, a clause each."""
    count, planned = len(points), max(points.planned, len(points))
    runs = (
        trn(count, "{count} run", "{count} runs")
        if count == planned
        else tr("{count} of {planned} runs", count=count, planned=planned)
    )
    judged = "" if points.judged else tr("laws were not measured")
    more = (judged, _broken(points), _failed(points), _refused(points), _without(points, measure))
    return [runs, *(each for each in more if each)]


def paint_signs(painter: QPainter, plot: Plot) -> None:
    """Draw the signs that a plot has, each with how many points it is of."""
    points, style, y = plot.points, plot.style, LINE / 2
    theme = style.theme
    x, box = 2.0, QRectF(0, y - 5, _SIGN, 10)
    wrong = " · ".join(each for each in (_broken(points), _failed(points)) if each)
    for text, sign in (
        (wrong, "wrong"),
        (_refused(points), "refused"),
        (_without(points, plot.wish.measure), "gap"),
    ):
        if not text:
            continue
        box.moveLeft(x)
        if sign == "wrong":
            paint_wrong(painter, theme, box, box.center())
        elif sign == "gap":
            paint_gap(painter, theme, box)
        else:
            at, ground = QPointF(x + _SIGN / 2, y + 4), QColor(theme.background)
            triangle_down(painter, at.x(), at.y(), 4.0, ground, QColor(theme.wrong))
        style.words.write(painter, x + _SIGN + 4, y, text, theme.ink, PX)
        x += _SIGN + 4 + style.words.width(text, PX) + _GAP
