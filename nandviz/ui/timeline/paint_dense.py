"""Paints marks that are too many to be drawn singly into the image: never averaged away.

A suspension is a tick on top of the die's planes and a stretch of its suspended lane; a backlog
entry is a stretch of the backlog lane, with a tick at its foot for each failed flush, and a line
through the lane where one was dropped or aborted; a refusal is a tick at the foot of the planes.
Planes that adjoin have one top and one foot. What stood elsewhere in run A is two lines along each
plane, as its outline would be.
"""

from collections.abc import Sequence

import numpy as np

from nandviz.query.marks.dense import DenseMarks, Integers, Stretches
from nandviz.ui.theme import Theme, rgb32
from nandviz.ui.timeline.columns import Columns, Times
from nandviz.ui.timeline.raster import Mask, Pixels
from nandviz.ui.timeline.rows import Row, RowKind, adjoin

_TICK_PX = 3
_LINE_PX = 2
_LANE_BITS = 8
"""Of a die's lanes: an axis, or a plane."""


def paint_dense(
    pixels: Pixels,
    dense: DenseMarks,
    rows: Sequence[Row],
    columns: Columns,
    theme: Theme,
    scale: float,
) -> None:
    """Paint dense marks over the strips of bars."""
    if not (dense.suspended or dense.waiting or dense.refusals):
        return
    painting = _Painting(pixels, dense, rows, columns, theme, scale)
    for above, row, below in zip((None, *rows), rows, (*rows[1:], None), strict=False):
        if row.kind in (RowKind.PLANE, RowKind.SUMMARY):
            painting.planes(
                row,
                is_top=above is None or not adjoin(above, row),
                is_foot=below is None or not adjoin(row, below),
            )
        elif row.kind is RowKind.SUSPENDED and dense.suspended:
            painting.suspended(row)
        elif row.kind is RowKind.BACKLOG and dense.waiting:
            painting.backlog(row)


class _Painting:
    """Dense marks on their way onto pixels."""

    def __init__(
        self,
        pixels: Pixels,
        dense: DenseMarks,
        rows: Sequence[Row],
        columns: Columns,
        theme: Theme,
        scale: float,
    ) -> None:
        self._pixels = pixels
        self._theme = theme
        self._scale = scale
        self._tick = max(round(_TICK_PX * scale), 1)
        edges_ns = columns.edges_ns()
        dies = list(dict.fromkeys(row.die for row in rows if row.die >= 0))
        lanes = [(row.die, row.number) for row in rows if row.kind is RowKind.SUSPENDED]
        self._suspended = _covered(dense.suspended, columns, edges_ns, lanes)
        self._waiting = _covered(dense.waiting, columns, edges_ns, [(die, 0) for die in dies])
        self._cut, self._refused, self._retried, self._lost = (
            _begun(stretches, columns, edges_ns, dies)
            for stretches in (dense.suspended, dense.refusals, dense.retries, dense.lost)
        )

    def planes(self, row: Row, *, is_top: bool, is_foot: bool) -> None:
        """Paint where dies are suspended, and where they refuse."""
        top, bottom = self._place(row)
        if is_top:
            self._fill(top, top + self._tick, self._cut.get(row.die), self._theme.suspend)
        if is_foot:
            self._fill(bottom - self._tick, bottom, self._refused.get(row.die), self._theme.wrong)

    def suspended(self, row: Row) -> None:
        """Paint when something is suspended."""
        self._stretch(row, self._suspended.get((row.die, row.number)), self._theme.suspend)

    def backlog(self, row: Row) -> None:
        """Paint when something waits, where flushes failed, and what was lost."""
        self._stretch(row, self._waiting.get((row.die, 0)), self._theme.backlog)
        top, bottom = self._place(row)
        wrong = self._theme.wrong
        self._fill(bottom - self._tick, bottom, self._retried.get(row.die), wrong)
        self._fill(top, bottom, self._lost.get(row.die), wrong)

    def _place(self, row: Row) -> tuple[int, int]:
        return round(row.top * self._scale), round(row.bottom * self._scale)

    def _stretch(self, row: Row, columns: Mask | None, colour: str) -> None:
        top, bottom = self._place(row)
        third = (bottom - top) // 4
        self._fill(top + third, bottom - third, columns, colour)

    def _fill(self, top: int, bottom: int, columns: Mask | None, colour: str) -> None:
        """Paint some columns of some rows; those that are not in view are left out."""
        if columns is not None:
            rows = self._pixels[max(top, 0) : max(bottom, 0)]
            np.copyto(rows, rgb32(colour), where=columns)


def paint_dense_ghost(
    pixels: Pixels,
    of_a: Stretches,
    rows: Sequence[Row],
    columns: Columns,
    theme: Theme,
    scale: float,
) -> None:
    """Paint where run A stood elsewhere over the planes; ``lane`` of a stretch is a plane."""
    if not of_a:
        return
    planes = [row for row in rows if row.kind is RowKind.PLANE]
    lanes = [(row.die, row.number) for row in planes]
    covered = _covered(of_a, columns, columns.edges_ns(), lanes)
    thick = max(round(_LINE_PX * scale), 1)
    for row in planes:
        at = covered.get((row.die, row.number))
        if at is None:
            continue
        for part in (0.6, 0.95):
            y = max(round((row.top + row.height * part) * scale), 0)
            np.copyto(pixels[y : y + thick], rgb32(theme.ink), where=at)


def _covered(
    stretches: Stretches, columns: Columns, edges_ns: Times, lanes: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Mask]:
    """Return in which columns each of some lanes of dies has a stretch; nothing if none has any."""
    if not stretches or not lanes:
        return {}
    last, wanted = columns.width, _lane(*np.array(lanes, np.int64).T)
    lane_of = _index(_lane(stretches.die, stretches.lane), wanted)
    starts, ends = columns.at(stretches.start_ns), columns.at(stretches.end_ns)
    inside = np.flatnonzero((lane_of >= 0) & (starts < last) & (ends >= 0))
    x0, x1 = (np.clip(x[inside], 0, last).astype(np.int64) for x in (starts, ends))
    depth = np.zeros((len(lanes), last + 2), np.int64)
    np.add.at(depth, (lane_of[inside], x0), 1)
    np.add.at(depth, (lane_of[inside], np.maximum(x1, x0 + 1)), -1)
    covered = np.cumsum(depth, axis=1)[:, :last] > 0
    if stretches.settled is not None:
        for i, (die, lane) in enumerate(lanes):
            covered[i] |= stretches.settled.covered(die, lane, edges_ns)
    return dict(zip(lanes, covered, strict=True))


def _begun(
    stretches: Stretches, columns: Columns, edges_ns: Times, dies: Sequence[int]
) -> dict[int, Mask]:
    """Return in which columns a stretch of each of some dies begins; nothing if none has any."""
    if not stretches or not dies:
        return {}
    die_of = _index(stretches.die, np.array(dies, np.int64))
    x = np.floor(columns.at(stretches.start_ns)).astype(np.int64)
    inside = (die_of >= 0) & (x >= 0) & (x < columns.width)
    begun = np.zeros((len(dies), columns.width), np.bool_)
    begun[die_of[inside], x[inside]] = True
    if stretches.settled is not None:
        for i, die in enumerate(dies):
            begun[i] |= stretches.settled.begun(die, edges_ns)
    return dict(zip(dies, begun, strict=True))


def _lane(die: Integers, number: Integers) -> Integers:
    return die << _LANE_BITS | number


def _index(values: Integers, wanted: Integers) -> Integers:
    """Return which of some others each value is; -1 if it is none of them."""
    order = np.argsort(wanted)
    at = order[np.minimum(wanted[order].searchsorted(values), len(wanted) - 1)]
    found: Integers = np.where(wanted[at] == values, at, -1)
    return found
