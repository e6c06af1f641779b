"""Paints marks that are too many to be drawn singly into the image: never averaged away.

A suspension is a tick on top of the die's planes and a stretch of its suspended lane; a backlog
entry is a stretch of the backlog lane, with a tick at its foot for each failed flush, and a line
through the lane where one was dropped or aborted; a refusal is a tick at the foot of the planes.
Planes that adjoin have one top and one foot. What stood elsewhere in run A is two lines along each
plane, as its outline would be.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.dense import DenseMarks, Integers, Stretches
from nandviz.ui.theme import Theme, rgb32
from nandviz.ui.timeline.columns import Columns, Times
from nandviz.ui.timeline.raster import Pixels
from nandviz.ui.timeline.rows import Row, RowKind, adjoin

_TICK_PX = 3
_LINE_PX = 2


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
    painting = _Painting(pixels, dense, columns, theme, scale)
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
        self, pixels: Pixels, dense: DenseMarks, columns: Columns, theme: Theme, scale: float
    ) -> None:
        self._pixels = pixels
        self._dense = dense
        self._columns = columns
        self._edges_ns = columns.edges_ns()
        self._theme = theme
        self._scale = scale
        self._tick = max(round(_TICK_PX * scale), 1)
        self._of_planes: dict[int, tuple[Integers, Integers]] = {}

    def planes(self, row: Row, *, is_top: bool, is_foot: bool) -> None:
        """Paint where dies are suspended, and where they refuse."""
        found = self._of_planes.get(row.die)
        if found is None:
            dense = self._dense
            found = self._begun(dense.suspended, row), self._begun(dense.refusals, row)
            self._of_planes[row.die] = found
        cut, refused = found
        top, bottom = self._place(row)
        if is_top:
            tick = slice(max(top, 0), max(top + self._tick, 0))
            self._pixels[tick, cut] = rgb32(self._theme.suspend)
        if is_foot:
            low, height = bottom - self._tick, len(self._pixels)
            tick = slice(max(min(low, height), 0), max(min(bottom, height), 0))
            self._pixels[tick, refused] = rgb32(self._theme.wrong)

    def suspended(self, row: Row) -> None:
        """Paint when something is suspended."""
        covered = self._covered(self._dense.suspended, row, row.number)
        _stretch(self._pixels, covered, *self._place(row), self._theme.suspend)

    def backlog(self, row: Row) -> None:
        """Paint when something waits, where flushes failed, and what was lost."""
        top, bottom = self._place(row)
        covered = self._covered(self._dense.waiting, row, 0)
        _stretch(self._pixels, covered, top, bottom, self._theme.backlog)
        foot = slice(max(bottom - self._tick, 0), max(bottom, 0))
        lane = slice(max(top, 0), max(bottom, 0))
        wrong = rgb32(self._theme.wrong)
        self._pixels[foot, self._begun(self._dense.retries, row)] = wrong
        self._pixels[lane, self._begun(self._dense.lost, row)] = wrong

    def _place(self, row: Row) -> tuple[int, int]:
        return round(row.top * self._scale), round(row.bottom * self._scale)

    def _begun(self, stretches: Stretches, row: Row) -> Integers:
        return _begun(stretches, self._columns, self._edges_ns, row.die)

    def _covered(self, stretches: Stretches, row: Row, lane: int) -> npt.NDArray[np.bool_]:
        return _covered(stretches, self._columns, self._edges_ns, row.die, lane)


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
    edges_ns, thick = columns.edges_ns(), max(round(_LINE_PX * scale), 1)
    for row in rows:
        if row.kind is not RowKind.PLANE:
            continue
        covered = _covered(of_a, columns, edges_ns, row.die, row.number)
        for part in (0.6, 0.95):
            y = max(round((row.top + row.height * part) * scale), 0)
            pixels[y : y + thick, covered] = rgb32(theme.ink)


def _stretch(
    pixels: Pixels, covered: npt.NDArray[np.bool_], top: int, bottom: int, colour: str
) -> None:
    third = (bottom - top) // 4
    low, high = max(top + third, 0), max(bottom - third, 0)
    pixels[low:high, covered] = rgb32(colour)


def _covered(
    stretches: Stretches, columns: Columns, edges_ns: Times, die: int, lane: int
) -> npt.NDArray[np.bool_]:
    """Tell in which columns a lane of a die has a stretch."""
    mine = np.flatnonzero((stretches.die == die) & (stretches.lane == lane))
    last = columns.width
    found = np.zeros(last, np.bool_)
    if len(mine):
        starts, ends = columns.at(stretches.start_ns[mine]), columns.at(stretches.end_ns[mine])
        x0, x1 = (np.clip(x, 0, last).astype(np.int64) for x in (starts, ends))
        inside = (x0 < last) & (ends >= 0)
        x1 = np.maximum(x1, x0 + 1)
        depth = np.bincount(x0[inside], minlength=last + 2)
        depth -= np.bincount(x1[inside], minlength=last + 2)
        found = np.cumsum(depth)[:last] > 0
    if stretches.settled is not None:
        found |= stretches.settled.covered(die, lane, edges_ns)
    return found


def _begun(stretches: Stretches, columns: Columns, edges_ns: Times, die: int) -> Integers:
    """Return the columns in which a stretch of a die begins."""
    x = stretches.die[:0]
    if len(stretches):
        x = np.floor(columns.at(stretches.start_ns[stretches.die == die])).astype(np.int64)
        x = x[(x >= 0) & (x < columns.width)]
    if stretches.settled is None:
        return x
    return np.concatenate([x, np.flatnonzero(stretches.settled.begun(die, edges_ns))])
