"""The bars as one image: codes by (track, pixel column), colours by a table, rows to pixels.

Far out the codes are the pyramid's; near, they are exact. Everything that has ended by the
playhead is read from the settled arrays; what is live as of the playhead (a few rows) goes on top.

Columns are device pixels throughout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.bars import Bars, visible_bars
from nandviz.query.marks.tracks import Tracks
from nandviz.trace.pyramid import CODES, SOLID, solid
from nandviz.ui.axis import AxisMap, Linear
from nandviz.ui.theme import PHASES, Theme, luts, rgb32

Codes = npt.NDArray[np.uint16]
Pixels = npt.NDArray[np.uint32]
Times = npt.NDArray[np.int64]

EXACT_LIMIT: Final = 60_000
"""Up to so many visible segments are drawn exactly; more, from the pyramid."""

_GAP: Final = np.uint16(1)


@dataclass(frozen=True)
class Columns:
    """Pixel columns over a span of an axis."""

    axis: AxisMap
    u0: float
    u1: float
    width: int

    @property
    def per_unit(self) -> float:
        """Columns a unit of the axis."""
        return self.width / (self.u1 - self.u0)

    @property
    def t0_ns(self) -> int:
        """The first instant."""
        return self.axis.time_at(self.u0)

    @property
    def t1_ns(self) -> int:
        """An instant that is not before the last visible one."""
        return self.axis.time_at(self.u1) + 1

    def at(self, times_ns: Times) -> npt.NDArray[np.float64]:
        """Return the column of each instant, with fractions, outside the columns too."""
        if isinstance(self.axis, Linear):
            whole = np.int64(np.floor(self.u0))
            within = (times_ns - whole).astype(np.float64) - (self.u0 - float(whole))
            return within * float(self.per_unit)
        return (self.axis.places(times_ns) - self.u0) * self.per_unit

    def x(self, time_ns: int) -> float:
        """Return the column of an instant."""
        return (self.axis.at(time_ns) - self.u0) * self.per_unit

    def edges_ns(self) -> Times:
        """Return the instants of the ``width + 1`` edges."""
        return self.axis.times(self.u0 + np.arange(self.width + 1) / self.per_unit)


@dataclass(frozen=True)
class Composed:
    """Codes of tracks, and the exact bars among them.

    Attributes
    ----------
    codes
        Shape (tracks, columns).
    bars
        What was drawn exactly, ``track`` being an index of ``codes``; empty far out.
    exact
        Whether all was drawn exactly.
    """

    codes: Codes
    bars: Bars
    exact: bool


def exact_codes(bars: Bars, count: int, columns: Columns) -> Codes:
    """Return the codes of bars, shape (count, width): at least a column each, none over the next.

    Of several that begin in one column, the last is seen.
    """
    width = columns.width
    stride = width + 1
    marks = np.zeros(count * stride, np.uint16)
    if len(bars):
        x0 = np.clip(columns.at(bars.start_ns), 0, width - 1).astype(np.int64)
        x1 = np.clip(columns.at(bars.end_ns), 0, width).astype(np.int64)
        np.maximum(x1, x0 + 1, out=x1)
        following = np.full(len(x0), width, np.int64)
        same = bars.track[1:] == bars.track[:-1]
        following[:-1][same] = x0[1:][same]
        np.minimum(x1, following, out=x1)
        base = bars.track * stride
        marks[base + x1] = _GAP
        marks[base + x0] = solid(bars.kind)
    marks[::stride][marks[::stride] == 0] = _GAP
    at = np.where(marks != 0, np.arange(len(marks), dtype=np.int32), np.int32(0))
    np.maximum.accumulate(at, out=at)
    codes: Codes = marks[at]
    codes[codes == _GAP] = 0
    return codes.reshape(count, stride)[:, :width]


def pyramid_codes(tracks: Tracks, shown: Sequence[int], columns: Columns) -> tuple[Codes, Times]:
    """Return the codes of the bins at the middle of each column, and where those bins end (ns)."""
    pyramid = tracks.pyramid
    lanes = np.array(shown, np.int64)
    half = np.arange(columns.width, dtype=np.float64) + 0.5
    middle = columns.axis.times(columns.u0 + half / columns.per_unit)
    if isinstance(columns.axis, Linear):
        level = pyramid.level_for(1.0 / columns.per_unit)
        width = pyramid.bin_ns(level)
        return pyramid.read(level, lanes, middle), (middle // width + 1) * width
    step = np.diff(columns.edges_ns())
    levels = np.array([pyramid.level_for(float(ns)) for ns in step.tolist()])
    codes = np.zeros((len(shown), columns.width), np.uint16)
    ends = np.zeros(columns.width, np.int64)
    for level in np.unique(levels).tolist():
        mine = levels == level
        width = pyramid.bin_ns(level)
        codes[:, mine] = pyramid.read(level, lanes, middle[mine])
        ends[mine] = (middle[mine] // width + 1) * width
    return codes, ends


def compose(
    tracks: Tracks,
    shown: Sequence[int],
    columns: Columns,
    now_ns: int,
    live: Bars,
    limit: int = EXACT_LIMIT,
) -> Composed:
    """Return the codes of some tracks as of an instant.

    Parameters
    ----------
    shown
        Track numbers.
    now_ns
        What ended after it is not taken from the tracks.
    live
        What had not ended by then, executed and planned pieces apart; ``track`` is an index of
        ``shown``.
    """
    bars = visible_bars(tracks, shown, columns.t0_ns, columns.t1_ns, now_ns, limit)
    if bars is not None:
        codes = exact_codes(bars, len(shown), columns)
    else:
        codes = _far_codes(tracks, shown, columns, now_ns)
    if len(live):
        over = exact_codes(live, len(shown), columns)
        np.copyto(codes, over, where=over != 0)
    return Composed(codes, Bars.none() if bars is None else bars, bars is not None)


def _far_codes(tracks: Tracks, shown: Sequence[int], columns: Columns, now_ns: int) -> Codes:
    codes, ends = pyramid_codes(tracks, shown, columns)
    open_bins = np.flatnonzero(ends > now_ns)
    if len(open_bins):
        first = int(open_bins[0])
        tail = visible_bars(
            tracks, shown, int(columns.edges_ns()[first]), columns.t1_ns, now_ns, 2**62
        )
        if tail is not None:
            codes[:, first:] = exact_codes(tail, len(shown), columns)[:, first:]
    return codes


@dataclass(frozen=True)
class Strip:
    """Where a track is drawn: device pixel rows ``top <= y < bottom``, none above ``least``."""

    top: int
    bottom: int
    least: int = 0


def paint_strips(
    image: Pixels,
    codes: Codes,
    strips: Sequence[Strip],
    theme: Theme,
    grid: npt.NDArray[np.int64],
    scale: float,
    dimmed: bool = False,
) -> None:
    """Fill an image (rows, columns) with the ground, the grid lines and the strips of tracks.

    ``dimmed`` leaves the strips pale, for something else to stand out.
    """
    height, width = image.shape
    ground, line = rgb32(theme.background), rgb32(theme.grid)
    empty = np.full(width, ground, np.uint32)
    empty[grid] = line
    image[:] = empty
    table = luts(theme, dimmed=dimmed)
    phase = ((np.arange(width) / scale).astype(np.int64) % PHASES * CODES).astype(np.uint16)
    index = codes | phase
    cleared = codes[:, grid] == 0
    drawn = [
        [_with_grid(table[half, y].take(index), cleared, grid, line) for y in range(table.shape[1])]
        for half in (0, 1)
    ]
    for i, strip in enumerate(strips):
        least = strip.least
        top, bottom = max(strip.top, least), min(strip.bottom, height)
        if bottom <= top:
            continue
        quarter = max((strip.bottom - strip.top) // 4, 1)
        inner = (strip.top + quarter, strip.bottom - quarter)
        if table.shape[1] == 1:
            image[top:bottom] = drawn[0][0][i]
            image[max(inner[0], least) : max(min(inner[1], height), least)] = drawn[1][0][i]
        else:
            for y in range(top, bottom):
                half = 1 if inner[0] <= y < inner[1] else 0
                image[y] = drawn[half][int(y / scale) % table.shape[1]][i]


def _with_grid(pixels: Pixels, cleared: npt.NDArray[np.bool_], grid: Times, line: int) -> Pixels:
    found = pixels[:, grid]
    found[cleared] = line
    pixels[:, grid] = found
    return pixels


def merged(codes: Codes) -> Codes:
    """Return one row for several: of each column the code that covers most of it."""
    cover = codes & np.uint16(SOLID)
    best: Codes = codes[cover.argmax(axis=0), np.arange(codes.shape[1])]
    return best
