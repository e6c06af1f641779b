"""The bars as one image: codes by (track, pixel column), colours by a table, rows to pixels.

Far out the codes are the pyramid's; near, they are exact. Everything that has ended by the
playhead is read from the settled arrays; what is live as of the playhead (a few rows) goes on top.
Where tracks one below the other show the same part, it is one bar over all of them.

Columns are device pixels throughout.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.bars import Bars, visible_bars
from nandviz.query.marks.tracks import Tracks
from nandviz.trace.pyramid import (
    CODES,
    COVER_SHIFT,
    FULL_COVER,
    KIND_SHIFT,
    PLANNED,
    SOLID,
    solid,
)
from nandviz.ui.axis import Linear
from nandviz.ui.bar_form import HALF_HIGH
from nandviz.ui.theme import PHASES, Theme, luts, rgb32
from nandviz.ui.timeline.columns import Columns, Times

Codes = npt.NDArray[np.uint16]
Owners = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint32]

EXACT_LIMIT: Final = 60_000
"""Up to so many visible segments are drawn exactly; more, from the pyramid."""

FEW: Final = 20_000
"""So many are drawn exactly even where they have less than two columns each on all tracks."""

_FEW_VALUES: Final = 8

_IS_HALF_HIGH: Final = np.isin((np.arange(CODES) >> KIND_SHIFT) % PLANNED, HALF_HIGH)
"""By code; of one that covers nothing, no."""
_IS_HALF_HIGH[np.arange(CODES) & FULL_COVER << COVER_SHIFT == 0] = False


@dataclass(frozen=True)
class Composed:
    """Codes of tracks, and the exact bars among them.

    Attributes
    ----------
    codes
        Shape (tracks, columns).
    owners
        Whose the codes are, of the same shape: 1 + row of ``trace.segments``; 0 where nothing is;
        far out, where a bin is of many, less than 0 and the same for the same code.
    bars
        What was drawn exactly, ``track`` being an index of ``codes``; far out only what is live.
    exact
        Whether all was drawn exactly.
    """

    codes: Codes
    owners: Owners
    bars: Bars
    exact: bool


def exact_codes(bars: Bars, count: int, columns: Columns, left: int = 0) -> tuple[Codes, Owners]:
    """Return codes and owners of bars: at least a column each, none over the next.

    Of several that begin in one column, the last is seen.

    Parameters
    ----------
    left
        The first column that is returned: none of the bars begins before it.
    """
    width = columns.width - left
    stride, nobody = width + 1, len(bars) + 1
    # What begins in each column: one of the bars, by its number from 1 on, or a gap; 0 for nothing.
    begins = np.zeros(count * stride, np.int32)
    if len(bars):
        x0 = _within(columns.at(bars.start_ns), left, width - 1)
        x1 = np.maximum(_within(columns.at(bars.end_ns), left, width), x0 + 1)
        same = bars.track[1:] == bars.track[:-1]
        np.minimum(x1[:-1], np.where(same, x0[1:], width), out=x1[:-1])
        base = bars.track * stride
        begins[base + x1] = nobody
        begins[base + x0] = np.arange(1, nobody, dtype=np.int32)
    begins[::stride][begins[::stride] == 0] = nobody
    at = np.flatnonzero(begins != 0)
    bar, length = begins[at], np.diff(at, append=len(begins))
    codes, owners = np.zeros(nobody + 1, np.uint16), np.zeros(nobody + 1, np.int32)
    codes[1:nobody], owners[1:nobody] = solid(bars.kind), bars.row + 1
    of_bar, of_owner = codes[bar].repeat(length), owners[bar].repeat(length)
    shape = count, stride
    return of_bar.reshape(shape)[:, :width], of_owner.reshape(shape)[:, :width]


def _within(columns: npt.NDArray[np.float64], left: int, last: int) -> Times:
    """Return columns from ``left`` on, as whole ones no farther than the last."""
    columns -= left
    np.maximum(columns, 0, out=columns)
    return np.minimum(columns, last, out=columns).astype(np.int64)


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


def is_any_of(values: npt.NDArray[np.int32], few: Collection[int]) -> Mask:
    """Return which values are among a few: for these numpy's own search takes ten times as long."""
    if len(few) > _FEW_VALUES:
        return np.isin(values, list(few))
    found = np.zeros(values.shape, bool)
    for each in few:
        found |= values == each
    return found


def exact_limit(tracks: int, width: int) -> int:
    """Return up to how many segments are drawn exactly.

    With less than two columns each, many a column would show the last of several; the pyramid tells
    how much of it is busy.
    """
    return min(max(tracks * width // 2, FEW), EXACT_LIMIT)


def compose(
    tracks: Tracks,
    shown: Sequence[int],
    columns: Columns,
    now_ns: int,
    live: Bars,
    limit: int | None = None,
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
    limit
        Of segments that are drawn exactly; `exact_limit` if it is None.
    """
    if limit is None:
        limit = exact_limit(len(shown), columns.width)
    bars = visible_bars(tracks, shown, columns.t0_ns, columns.t1_ns, now_ns, limit)
    if bars is not None:
        codes, owners = exact_codes(bars, len(shown), columns)
    else:
        codes = _far_codes(tracks, shown, columns, now_ns)
        owners = -codes.astype(np.int32)
    live = _seen(live, columns)
    if len(live):
        left = max(int(columns.at(live.start_ns).min()), 0)
        over, of = exact_codes(live, len(shown), columns, left)
        np.copyto(codes[:, left:], over, where=over != 0)
        np.copyto(owners[:, left:], of, where=over != 0)
    return Composed(codes, owners, live if bars is None else bars.and_also(live), bars is not None)


def _seen(bars: Bars, columns: Columns) -> Bars:
    """Return the bars that are in view."""
    if not len(bars):
        return bars
    start, end = columns.at(bars.start_ns), columns.at(bars.end_ns)
    return bars.take(np.flatnonzero((start < columns.width) & (end > 0)))


def _far_codes(tracks: Tracks, shown: Sequence[int], columns: Columns, now_ns: int) -> Codes:
    codes, ends = pyramid_codes(tracks, shown, columns)
    open_bins = np.flatnonzero(ends > now_ns)
    if len(open_bins):
        first = int(open_bins[0])
        tail = visible_bars(
            tracks, shown, int(columns.edges_ns()[first]), columns.t1_ns, now_ns, 2**62
        )
        if tail is not None:
            codes[:, first:] = exact_codes(tail, len(shown), columns)[0][:, first:]
    return codes


@dataclass(frozen=True)
class Strip:
    """Where a track is drawn: device pixel rows ``top <= y < bottom``, none above ``least``.

    Attributes
    ----------
    joins
        Whether its bar may go on over the next strip.
    overlaps
        Whether it holds what overlaps the strip above.
    """

    top: int
    bottom: int
    least: int = 0
    joins: bool = False
    overlaps: bool = False


@dataclass(frozen=True)
class Ground:
    """What strips are painted on: its colours, and where the lines of its grid are.

    Attributes
    ----------
    grid
        Columns.
    scale
        Device pixels a logical pixel.
    bright
        Where colours are full, of the shape of the codes; all of them are if it is None.
    """

    theme: Theme
    grid: npt.NDArray[np.int64]
    scale: float
    bright: Mask | None = None

    @property
    def line(self) -> int:
        """The colour of the grid."""
        return rgb32(self.theme.grid)

    def row(self, width: int) -> Pixels:
        """Return a row of pixels without any bars."""
        empty = np.full(width, rgb32(self.theme.background), np.uint32)
        empty[self.grid] = self.line
        return empty


def paint_strips(
    image: Pixels,
    codes: Codes,
    strips: Sequence[Strip],
    ground: Ground,
    joined: Mask | None = None,
) -> None:
    """Fill an image (rows, columns) with the ground and the strips of tracks.

    ``joined`` tells where the bar of a strip goes on over the next one, which it ``joins``; nowhere
    if it is None.
    """
    if joined is None:
        joined = np.zeros(codes.shape, bool)
    index = codes.astype(np.int64)  # what `take` takes without a copy
    half_high = _IS_HALF_HIGH.take(index)
    several = list(_over_several(half_high, joined))
    for first, last, at in several:
        half_high[first : last + 1, at] = False
    halves = half_high.any(axis=1).tolist()
    rows = _Rows(image, index, joined, ground)
    rows.clear(strips)
    for i, strip in enumerate(strips):
        rows.fill(i, strip)
        if halves[i]:
            rows.fill_half(i, strip, np.flatnonzero(half_high[i]))
    for i, (upper, lower) in enumerate(pairwise(strips)):
        if upper.joins:
            rows.join(i, upper, lower)
    for first, last, at in several:
        rows.fill_over(first, strips[first : last + 1], at)


def _over_several(half_high: Mask, joined: Mask) -> Iterator[tuple[int, int, Times]]:
    """Return the first and last strip of half-high bars over several, and their columns."""
    begins = half_high & joined
    begins[1:] &= ~joined[:-1]
    first, at = np.nonzero(begins)
    last, goes_on = first.copy(), joined[first, at]
    while goes_on.any():
        last += goes_on
        goes_on = joined[last, at]
    both = first * len(joined) + last
    for key in np.unique(both).tolist():
        yield *divmod(key, len(joined)), at[both == key]


class _Rows:
    """Paints strips into an image: a row of pixels of each, for each phase of the pattern."""

    def __init__(self, image: Pixels, codes: Times, joined: Mask, ground: Ground) -> None:
        self._image, self._codes = image, codes
        # Whole pixels: stripes of a pattern that were now wider, now thinner would be another's.
        self._step = max(round(ground.scale), 1)
        self._hair = max(int(ground.scale), 1)
        self._empty = ground.row(image.shape[1])
        self._tables = [luts(ground.theme, dimmed=ground.bright is not None)]
        self._tables += [] if ground.bright is None else [luts(ground.theme)]
        self._bright = ground.bright
        self._wrong = rgb32(ground.theme.wrong)
        self._phases = self._tables[0].shape[1]
        self._index = codes + np.arange(codes.shape[1]) // self._step % PHASES * CODES
        cleared = codes[:, ground.grid] == 0
        self._drawn = [self._pixels(0, y, ...) for y in range(self._phases)]
        for drawn in self._drawn:
            drawn[:, ground.grid] = np.where(cleared, ground.line, drawn[:, ground.grid])
        self._between = [np.where(joined, drawn, self._empty) for drawn in self._drawn]

    def _pixels(self, half: int, phase: int, at: Any) -> Pixels:
        """Return pixels of some columns of strips; ``half`` 1 is where half-high bars are."""
        index = self._index[at]
        found: Pixels = self._tables[0][half, phase].take(index)
        if self._bright is not None:
            np.copyto(found, self._tables[1][half, phase].take(index), where=self._bright[at])
        return found

    def _rows(self, top: int, bottom: int, least: int) -> Iterator[tuple[slice, int]]:
        """Return the rows of the image that look alike, and the phase of their pattern."""
        top, bottom = max(top, least), min(bottom, len(self._image))
        if self._phases == 1:
            yield slice(top, max(bottom, top)), 0
            return
        for y in range(top, bottom):
            yield slice(y, y + 1), y // self._step % self._phases

    def clear(self, strips: Sequence[Strip]) -> None:
        """Paint the ground where no strip is."""
        top = 0
        for strip in strips:
            self._image[top : max(strip.top, strip.least, top)] = self._empty
            top = max(strip.bottom, strip.least, top)
        self._image[top:] = self._empty

    def fill(self, i: int, strip: Strip) -> None:
        """Paint a strip, edged in red where it overlaps; of bars half as high, nothing."""
        for rows, phase in self._rows(strip.top, strip.bottom, strip.least):
            self._image[rows] = self._drawn[phase][i]
        if strip.overlaps:
            edge = slice(max(strip.top - self._step, strip.least), max(strip.top + self._step, 0))
            np.copyto(self._image[edge], self._wrong, where=self._codes[i] != 0)

    def fill_half(self, i: int, strip: Strip, at: Times) -> None:
        """Paint the half-high bars of a strip, which are in some columns."""
        low, high = _half(strip.top, strip.bottom)
        for rows, phase in self._rows(low, high, strip.least):
            row = self._drawn[phase][i].copy()
            row[at] = self._pixels(1, phase, (i, at))
            self._image[rows] = row

    def fill_over(self, i: int, strips: Sequence[Strip], at: Times) -> None:
        """Paint half-high bars over several strips, the first of them ``i``, in some columns."""
        low, high = _half(strips[0].top, strips[-1].bottom)
        hairs = [self._hairline(upper, lower) for upper, lower in pairwise(strips)]
        edges = [low, *(y for hair in hairs for y in (hair, hair + self._hair)), high]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for rows, phase in self._rows(max(start, low), min(end, high), strips[0].least):
                self._image[rows, at] = self._pixels(1, phase, (i, at))

    def join(self, i: int, upper: Strip, lower: Strip) -> None:
        """Let bars go on from a strip to the next one, but for a hairline."""
        hair = self._hairline(upper, lower)
        for start, end in ((upper.bottom, hair), (hair + self._hair, lower.top)):
            for rows, phase in self._rows(start, end, upper.least):
                self._image[rows] = self._between[phase][i]

    def _hairline(self, upper: Strip, lower: Strip) -> int:
        """Return where the line between two strips begins."""
        return upper.bottom + (lower.top - upper.bottom - self._hair) // 2


def _half(top: int, bottom: int) -> tuple[int, int]:
    """Return from where to where a half-high bar is that lies between two rows."""
    quarter = max((bottom - top) // 4, 1)
    return top + quarter, bottom - quarter


def merged(codes: Codes, owners: Owners) -> tuple[Codes, Owners]:
    """Return one row for several: of each column the code that covers most of it, and its owner."""
    at = (codes & np.uint16(SOLID)).argmax(axis=0), np.arange(codes.shape[1])
    return codes[at][None], owners[at][None]
