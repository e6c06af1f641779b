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
    height, edges_ns = len(pixels), columns.edges_ns()
    begun: dict[int, tuple[Integers, Integers]] = {}
    for above, row, below in zip((None, *rows), rows, (*rows[1:], None), strict=False):
        top, bottom = round(row.top * scale), round(row.bottom * scale)
        tick = max(round(_TICK_PX * scale), 1)
        if row.kind in (RowKind.PLANE, RowKind.SUMMARY):
            if row.die not in begun:
                both = (dense.suspended, dense.refusals)
                begun[row.die] = (
                    _begun(both[0], columns, edges_ns, row.die),
                    _begun(both[1], columns, edges_ns, row.die),
                )
            cut, refused = begun[row.die]
            if above is None or not adjoin(above, row):
                pixels[max(top, 0) : max(top + tick, 0), cut] = rgb32(theme.suspend)
            if below is None or not adjoin(row, below):
                low = min(bottom - tick, height)
                pixels[max(low, 0) : max(min(bottom, height), 0), refused] = rgb32(theme.wrong)
        elif row.kind is RowKind.SUSPENDED and dense.suspended:
            _stretch(
                pixels,
                _covered(dense.suspended, columns, edges_ns, row.die, row.number),
                top,
                bottom,
                theme.suspend,
            )
        elif row.kind is RowKind.BACKLOG and dense.waiting:
            _stretch(
                pixels,
                _covered(dense.waiting, columns, edges_ns, row.die, 0),
                top,
                bottom,
                theme.backlog,
            )
            foot = slice(max(bottom - tick, 0), max(bottom, 0))
            pixels[foot, _begun(dense.retries, columns, edges_ns, row.die)] = rgb32(theme.wrong)
            lane = slice(max(top, 0), max(bottom, 0))
            pixels[lane, _begun(dense.lost, columns, edges_ns, row.die)] = rgb32(theme.wrong)


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
