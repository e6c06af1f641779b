"""The plots of a built-in study on one sheet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from nandviz.language import tr
from nandviz.study.built_in import Panel, Study
from nandviz.study.table import SweepTable
from nandviz.ui.plots.forms import PLOTS
from nandviz.ui.plots.picture import MARGIN, TITLE, LaidOut, paint_title
from nandviz.ui.plots.plot import LINE, PX, Plot, PlotForm, PlotWish, Style
from nandviz.ui.plots.points import PlotAxis, PlotPoints
from nandviz.ui.plots.signs import told
from nandviz.ui.plots.swept import points_of
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.words import line

_HEAD: Final = 22
_HIGH: Final = 260
_GAP: Final = 24
_HEAD_PX: Final = 13


class _Placed(NamedTuple):
    """A plot with what stands above it, and where it stands."""

    words: str
    plot: Plot
    x: float
    y: float


@dataclass(frozen=True)
class StudyPicture:
    """The plots of a study, beside and below each other.

    Attributes
    ----------
    notes
        What must be said of the points, a line each.
    """

    study: Study
    points: PlotPoints
    notes: tuple[str, ...]
    theme: Theme

    @property
    def title(self) -> str:
        """What the study is of."""
        return line(self.study.heading)

    def laid_out(self, words: TextPainter) -> LaidOut:
        """Return the plots laid out with these letters; those of a row are of one height."""
        style, study = Style(self.theme, words), self.study
        wide = (study.width - 2 * MARGIN - (study.columns - 1) * _GAP) / study.columns
        placed: list[_Placed] = []
        top = float(TITLE)
        for first in range(0, len(study.panels), study.columns):
            row = [_plot(self.points, each, style, wide)
                   for each in study.panels[first : first + study.columns]]  # fmt: skip
            for n, (text, plot) in enumerate(row):
                placed.append(_Placed(text, plot, MARGIN + n * (wide + _GAP), top))
            top += _HEAD + max(plot.height for _, plot in row) + _GAP / 2
        room = study.width - 3 * MARGIN
        notes = [each for note in self.notes for each in wrapped(words, note, room)]
        size = QSize(study.width, round(top) + LINE * len(notes))
        return LaidOut(size, lambda painter: self._paint(painter, placed, notes, style, size))

    def _paint(
        self,
        painter: QPainter,
        placed: Sequence[_Placed],
        notes: Sequence[str],
        style: Style,
        size: QSize,
    ) -> None:
        subtitle = " · ".join(told(self.points, self.study.panels[0].measure))
        paint_title(painter, style, (self.title, subtitle), size)
        for words, plot, x, y in placed:
            painter.save()
            painter.translate(x, y)
            cut = style.words.cut(words, plot.width, _HEAD_PX)
            style.words.write(painter, 4, _HEAD / 2, cut, style.theme.ink, _HEAD_PX, bold=True)
            painter.translate(0, _HEAD)
            plot.paint(painter)
            painter.restore()
        y = size.height() - LINE * len(notes)
        for n, note in enumerate(notes):
            style.words.write(painter, MARGIN + 4, y + n * LINE, note, style.theme.ink, PX)


def of_study(study: Study, tables: Mapping[str, SweepTable], theme: Theme) -> StudyPicture:
    """Return the picture of a study, of the tables of its parts by their names."""
    points = joined({name: points_of(table) for name, table in tables.items()})
    points = renamed(points, study.names)
    notes = [point.note for table in tables.values() for point in table.points]
    lines = (f"{_where(points, row)}: {note}" for row, note in enumerate(notes) if note)
    return StudyPicture(study, points, tuple(map(line, lines)), theme)


def wrapped(letters: TextPainter, text: str, room: float) -> list[str]:
    """Return a text in lines that are at most so wide; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer, PX) <= room:
            lines[-1] = longer
        else:
            lines.append(letters.cut(word, room, PX))
    return lines


def _where(points: PlotPoints, row: int) -> str:
    return " · ".join(points.word(row, axis) for axis in range(len(points.axes)))


def joined(parts: Mapping[str, PlotPoints]) -> PlotPoints:
    """Return the points of some sweeps with the same axes and measures, by scenario first."""
    each = list(parts.values())
    if len(each) == 1:
        return each[0]
    places = [np.insert(points.places, 0, n, axis=1) for n, points in enumerate(each)]
    return PlotPoints(
        (PlotAxis(tr("scenario"), tuple(parts)), *each[0].axes),
        each[0].measures,
        np.concatenate(places),
        np.concatenate([points.values for points in each]),
        tuple(row for points in each for row in points.broken),
        tuple(row for points in each for row in points.refused),
        tuple(row for points in each for row in points.failed),
        judged=all(points.judged for points in each),
        planned=sum(points.planned for points in each),
    )


def renamed(points: PlotPoints, names: Mapping[str, str]) -> PlotPoints:
    """Return points whose axes and values are called as a study calls them."""

    def named(text: str) -> str:
        return tr(names[text]) if text in names else text

    axes = (replace(a, name=named(a.name), words=tuple(map(named, a.words))) for a in points.axes)
    return replace(points, axes=tuple(axes))


def set_apart(points: PlotPoints, axis: str, measure: str) -> PlotPoints:
    """Return one point for those that differ on an axis only: each value of it is a measure.

    The measures are called ``MEASURE.VALUE``, so that they are drawn as alike.
    """
    at = [each.name for each in points.axes].index(axis)
    rest = np.delete(points.places, at, axis=1)
    places, rows = np.unique(rest, axis=0, return_inverse=True)
    values = np.full((len(places), len(points.axes[at].words)), np.nan)
    values[rows.reshape(-1), points.places[:, at]] = points.of(measure)
    members = [np.flatnonzero(rows.reshape(-1) == n).tolist() for n in range(len(places))]
    return PlotPoints(
        (*points.axes[:at], *points.axes[at + 1 :]),
        tuple(f"{measure}.{word}" for word in points.axes[at].words),
        places,
        values,
        tuple(_summed(points.broken[row] for row in each) for each in members),
        tuple(_summed(points.refused[row] for row in each) for each in members),
        tuple(next(filter(None, (points.failed[row] for row in each)), "") for each in members),
        judged=points.judged,
        planned=len(places),
    )


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return how often each thing is there in all."""
    found: Counter[str] = Counter()
    for each in counts:
        found.update(each)
    return dict(found)


def _plot(points: PlotPoints, panel: Panel, style: Style, wide: float) -> tuple[str, Plot]:
    """Return what stands above a plot, and the plot."""
    measure = panel.measure
    if panel.apart:
        points = set_apart(points, panel.apart, measure)
        measure = points.measures[0]
    form = PlotForm[panel.form.upper()]
    kind = PLOTS[form]
    size = (wide, kind.height_for(points, wide, _HIGH if form is PlotForm.CURVE else 0))
    return tr(panel.words), kind(points, PlotWish(form, measure, panel.log), style, size)
