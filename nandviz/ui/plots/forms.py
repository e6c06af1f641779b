"""Which forms fit a sweep, and the plot of each."""

from typing import Final

import numpy as np

from nandviz.ui.plots.curve import CurvePlot
from nandviz.ui.plots.dots import DotsPlot
from nandviz.ui.plots.heat import HeatPlot, MultiplesPlot
from nandviz.ui.plots.plot import Plot, PlotForm, PlotWish
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.plots.scale import spread
from nandviz.ui.plots.shares import SharesPlot

PLOTS: Final[dict[PlotForm, type[Plot]]] = {
    PlotForm.CURVE: CurvePlot,
    PlotForm.DOTS: DotsPlot,
    PlotForm.HEAT: HeatPlot,
    PlotForm.SHARES: SharesPlot,
    PlotForm.MULTIPLES: MultiplesPlot,
}

_MOST_CURVES: Final = 12
_MOST_DOTS: Final = 60
LOG_FROM: Final = 50.0
"""Measured values that differ by this factor are placed by their ratio to begin with."""


def forms_of(points: PlotPoints) -> list[PlotForm]:
    """Return the forms that fit, the one that is shown first at the head."""
    sizes = [len(axis.words) for axis in points.axes]
    numbered = [axis.numbers is not None for axis in points.axes]
    found = []
    if not any(numbered) and len(points) <= _MOST_DOTS:
        found.append(PlotForm.DOTS)
    if len(sizes) == 1:
        found += [PlotForm.CURVE] if numbered[0] else []
    else:
        found.append(PlotForm.HEAT if len(sizes) == 2 else PlotForm.MULTIPLES)
    if len(sizes) == 2 and any(numbered) and min(sizes) <= _MOST_CURVES:
        found.append(PlotForm.CURVE)
    if any(numbered) and len(points) <= _MOST_DOTS:
        found.append(PlotForm.DOTS)
    if len(points) > 2 and (len(sizes) == 1 or min(sizes) <= _MOST_CURVES):
        found.append(PlotForm.SHARES)
    return found or [PlotForm.DOTS]


def first_wish(
    points: PlotPoints, measure: str | None = None, form: PlotForm | None = None
) -> PlotWish:
    """Return what is shown of a sweep before anybody has chosen: its first measure."""
    measure = measure or points.measures[0]
    form = form or forms_of(points)[0]
    seen = points.family(measure) if form is PlotForm.DOTS else (measure,)
    values = np.concatenate([points.of(each) for each in seen])
    return PlotWish(form, measure, bool((values > 0).all()) and spread(values) >= LOG_FROM)
