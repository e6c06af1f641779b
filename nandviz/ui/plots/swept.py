"""What a sweep came to, as points to be plotted."""

import numpy as np

from nandviz.language import tr
from nandviz.study.points import PointStatus
from nandviz.study.table import SweepTable, TableAxis
from nandviz.ui.plots.points import PlotAxis, PlotPoints


def points_of(table: SweepTable) -> PlotPoints:
    """Return the points of a sweep; cost: one pass over them."""
    rows = range(len(table.points))
    places = np.array([point.places for point in table.points], np.int64)
    return PlotPoints(
        tuple(map(_axis, table.axes)),
        table.numbered,
        places.reshape(len(table.points), len(table.axes)),
        table.numbers,
        tuple(map(table.broken, rows)),
        tuple(map(table.refused, rows)),
        tuple(_failed(point.status, point.note) for point in table.points),
        tuple(_said(table, row) for row in rows),
        table.is_judged,
        table.planned,
    )


def _failed(status: PointStatus, note: str) -> str:
    if status is PointStatus.OK:
        return ""
    return note or tr(status.value)


def _said(table: SweepTable, row: int) -> tuple[str, ...]:
    """Return what is measured in words, and why something is not measured."""
    point = table.points[row]
    if point.status is not PointStatus.OK:
        return ()
    pairs = zip(table.measures, point.cells, strict=True)
    words = [f"{name}: {cell}" for name, cell in pairs if cell and name in table.words]
    return (*words, *([point.note] if point.note else []))


def _axis(axis: TableAxis) -> PlotAxis:
    return PlotAxis(axis.path, axis.values, axis.numbers, _spots(axis))


def _spots(axis: TableAxis) -> tuple[float, ...]:
    """Return where values stand among those that were there first; empty where all were."""
    if axis.numbers is None or not any(axis.is_refined):
        return ()
    pairs = zip(axis.numbers, axis.is_refined, strict=True)
    first = [number for number, is_refined in pairs if not is_refined]
    return tuple(np.interp(axis.numbers, first, range(len(first))).tolist())
