"""Marks that are too many to be drawn singly, painted into the image: never averaged away.

A suspension is a tick on top of the die's planes and a stretch of its suspended lane; a backlog
entry is a stretch of the backlog lane; a refusal is a tick at the foot of the planes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from nandviz.ui.gantt.lanes import Row, RowKind
from nandviz.ui.gantt.raster import Columns, Pixels
from nandviz.ui.theme import Theme, rgb32

Integers = npt.NDArray[np.int64]
_TICK_PX = 3


def _none() -> Integers:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class Stretches:
    """Stretches of time of dies: ``lane`` is the index of an axis, or 0."""

    die: Integers = field(default_factory=_none)
    lane: Integers = field(default_factory=_none)
    start_ns: Integers = field(default_factory=_none)
    end_ns: Integers = field(default_factory=_none)

    def __len__(self) -> int:
        return len(self.die)

    def covered(self, columns: Columns, die: int, lane: int) -> npt.NDArray[np.bool_]:
        """Tell in which columns a lane of a die has a stretch."""
        mine = (self.die == die) & (self.lane == lane)
        last = columns.width
        x0 = np.clip(columns.at(self.start_ns[mine]), 0, last).astype(np.int64)
        x1 = np.clip(columns.at(self.end_ns[mine]), 0, last).astype(np.int64)
        inside = (x0 < last) & (columns.at(self.end_ns[mine]) >= 0)
        x1 = np.maximum(x1, x0 + 1)
        depth = np.zeros(last + 2, np.int64)
        np.add.at(depth, x0[inside], 1)
        np.add.at(depth, x1[inside], -1)
        found: npt.NDArray[np.bool_] = np.cumsum(depth)[:last] > 0
        return found

    def begun(self, columns: Columns, die: int) -> Integers:
        """Return the columns in which a stretch of a die begins, each once."""
        x = np.floor(columns.at(self.start_ns[self.die == die])).astype(np.int64)
        return np.unique(x[(x >= 0) & (x < columns.width)])


@dataclass(frozen=True)
class Far:
    """What is too dense to be drawn singly; empty where it is drawn singly."""

    suspended: Stretches = field(default_factory=Stretches)
    waiting: Stretches = field(default_factory=Stretches)
    refusals: Stretches = field(default_factory=Stretches)


def paint_far(
    pixels: Pixels, far: Far, rows: Sequence[Row], columns: Columns, theme: Theme, scale: float
) -> None:
    """Paint dense marks over the strips of bars."""
    if not (len(far.suspended) or len(far.waiting) or len(far.refusals)):
        return
    height = len(pixels)
    begun: dict[int, tuple[Integers, Integers]] = {}
    for row in rows:
        top, bottom = round(row.top * scale), round(row.bottom * scale)
        tick = max(round(_TICK_PX * scale), 1)
        if row.kind in (RowKind.PLANE, RowKind.SUMMARY):
            if row.die not in begun:
                both = (far.suspended, far.refusals)
                begun[row.die] = both[0].begun(columns, row.die), both[1].begun(columns, row.die)
            cut, refused = begun[row.die]
            pixels[max(top, 0) : max(top + tick, 0), cut] = rgb32(theme.suspend)
            low = min(bottom - tick, height)
            pixels[max(low, 0) : max(min(bottom, height), 0), refused] = rgb32(theme.wrong)
        elif row.kind is RowKind.SUSPENDED and len(far.suspended):
            _stretch(
                pixels,
                far.suspended.covered(columns, row.die, row.number),
                top,
                bottom,
                theme.suspend,
            )
        elif row.kind is RowKind.BACKLOG and len(far.waiting):
            _stretch(pixels, far.waiting.covered(columns, row.die, 0), top, bottom, theme.backlog)


def _stretch(
    pixels: Pixels, covered: npt.NDArray[np.bool_], top: int, bottom: int, colour: str
) -> None:
    third = (bottom - top) // 4
    low, high = max(top + third, 0), max(bottom - third, 0)
    pixels[low:high, covered] = rgb32(colour)
