"""The bars as one image: codes by (track, pixel column), colours by a table, rows to pixels.

Far out the codes are the pyramid's; near, they are exact. Everything that has ended by the
playhead is read from the settled arrays; what is live as of the playhead (a few rows) goes on top.
Where tracks one below the other show the same part, it is one bar over all of them.

Columns are device pixels throughout.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

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

_EACH_CODE: Final = np.tile(np.arange(CODES), PHASES)

_IS_HALF_HIGH: Final = np.isin((_EACH_CODE >> KIND_SHIFT) % PLANNED, HALF_HIGH)
"""By phase across and code; of one that covers nothing, no."""
_IS_HALF_HIGH[_EACH_CODE & FULL_COVER << COVER_SHIFT == 0] = False


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
    # Of all tracks in a row: a gap, a bar, a gap, … any of which may have no columns.
    edges = np.empty(2 * len(bars) + 2, np.int64)
    edges[0], edges[-1] = 0, count * width
    codes, owners = np.zeros(len(edges) - 1, np.uint16), np.zeros(len(edges) - 1, np.int32)
    if len(bars):
        x0 = _within(columns.at(bars.start_ns), left, width - 1)
        x1 = np.maximum(_within(columns.at(bars.end_ns), left, width), x0 + 1)
        same = bars.track[1:] == bars.track[:-1]
        np.minimum(x1[:-1], np.where(same, x0[1:], width), out=x1[:-1])
        base = bars.track * width
        edges[1:-1:2], edges[2:-1:2] = base + x0, base + x1
        codes[1::2], owners[1::2] = solid(bars.kind), bars.row + 1
    length, shape = edges[1:] - edges[:-1], (count, width)
    return codes.repeat(length).reshape(shape), owners.repeat(length).reshape(shape)


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


def lines_of_rows(strips: Sequence[Strip], height: int, scale: float) -> Times:
    """Return which line each row of an image shows, by the places of the strips alone.

    Line 0 is the ground, and of ``count`` strips the one numbered i has three: 1 + i at its edges,
    1 + count + i in its middle, where half-high bars are, and 1 + 2 * count + i between it and the
    next one, which it joins, but for a hairline.
    """
    lines, hair, count = np.zeros(height, np.int64), max(int(scale), 1), len(strips)
    for i, strip in enumerate(strips, 1):
        lines[_rows(strip.top, strip.bottom, strip.least)] = i
        lines[_rows(*_half(strip.top, strip.bottom), strip.least)] = i + count
    for i, (upper, lower) in enumerate(pairwise(strips), 1 + 2 * count):
        if upper.joins:
            line = upper.bottom + (lower.top - upper.bottom - hair) // 2
            lines[_rows(upper.bottom, line, upper.least)] = i
            lines[_rows(line + hair, lower.top, upper.least)] = i
    return lines


def paint_strips(
    image: Pixels,
    codes: Codes,
    strips: Sequence[Strip],
    ground: Ground,
    joined: Mask | None = None,
    lines: Times | None = None,
) -> None:
    """Fill an image (rows, columns) with the ground and the strips of tracks.

    Parameters
    ----------
    joined
        Where the bar of a strip goes on over the next one, which it ``joins``; nowhere if it is
        None.
    lines
        What `lines_of_rows` returns of the strips, where it is known.
    """
    if joined is None:
        joined = np.zeros(codes.shape, bool)
    if lines is None:
        lines = lines_of_rows(strips, len(image), ground.scale)
    rows = _Rows(image, codes, joined, ground)
    rows.fill(lines)
    for i, strip in enumerate(strips):
        if strip.overlaps:
            rows.edge(i, strip)
    for first, last, at in rows.several:
        rows.fill_over(first, strips[first : last + 1], at, lines)


def _over_several(half_high: Mask, joined: Mask) -> Iterator[tuple[int, int, Times]]:
    """Return the first and last strip of half-high bars over several, and their columns."""
    begins = half_high & joined
    begins[1:] &= ~joined[:-1]
    # Ten times as fast as where they are in two dimensions.
    goes_on, (count, width) = joined.reshape(-1), joined.shape
    begin = np.flatnonzero(begins)
    end = begin
    while (on := goes_on.take(end)).any():
        end = end + on * width
    first, at = np.divmod(begin, width)
    both = first * count + end // width
    for key in np.unique(both).tolist():
        yield *divmod(key, count), at[both == key]


@lru_cache(8)
def _pattern(width: int, step: int) -> Times:
    """Return where in the tables the codes of each column are, of a pattern of so wide stripes."""
    found = np.arange(width) // step % PHASES * CODES
    found.setflags(write=False)
    return found


class _Rows:
    """Paints strips into an image: by lines, a row of pixels of each for each phase of a pattern.

    Attributes
    ----------
    several
        The first and last strip of half-high bars over several, and their columns.
    """

    def __init__(self, image: Pixels, codes: Codes, joined: Mask, ground: Ground) -> None:
        self._image, self._codes = image, codes
        self._bright = None if ground.bright is None else ground.bright.reshape(-1)
        # Whole pixels: stripes of a pattern that were now wider, now thinner would be another's.
        self._step = max(round(ground.scale), 1)
        self._tables = [luts(ground.theme, dimmed=ground.bright is not None)]
        self._tables += [] if ground.bright is None else [luts(ground.theme)]
        self._wrong = rgb32(ground.theme.wrong)
        pattern = _pattern(codes.shape[1], self._step)
        # What `take` takes without a copy.
        self._index = np.add(codes, pattern, dtype=np.int64).reshape(-1)
        half_high = _IS_HALF_HIGH.take(self._index).reshape(codes.shape)
        self.several = tuple(_over_several(half_high, joined))
        for first, last, at in self.several:
            half_high[first : last + 1, at] = False
        self._lines = self._painted(np.flatnonzero(half_high), joined, ground)

    def _painted(self, half_high: Times, joined: Mask, ground: Ground) -> Pixels:
        """Return the lines by phase and number; none has half-high bars over several strips."""
        count, width = self._codes.shape
        lines = np.empty((self._tables[0].shape[1], 1 + 3 * count, width), np.uint32)
        lines[:, 0] = ground.row(width)
        cleared = self._codes[:, ground.grid] == 0
        for phase, each in enumerate(lines):
            edges, middle, between = each[1:].reshape(3, count, width)
            self._pixels(0, phase, slice(None), edges.reshape(-1))
            edges[:, ground.grid] = np.where(cleared, ground.line, edges[:, ground.grid])
            middle[...] = edges
            middle.reshape(-1)[half_high] = self._pixels(1, phase, half_high)
            between[...] = each[0]
            np.copyto(between, edges, where=joined)
        return lines

    def _pixels(
        self, half: int, phase: int, at: Times | slice, out: Pixels | None = None
    ) -> Pixels:
        """Return pixels by the place of their code; ``half`` 1 is where half-high bars are."""
        index = self._index[at]
        # Any other mode would copy what it is to write into.
        found: Pixels = self._tables[0][half, phase].take(index, out=out, mode="clip")
        if self._bright is not None:
            np.copyto(found, self._tables[1][half, phase].take(index), where=self._bright[at])
        return found

    def fill(self, lines: Times) -> None:
        """Paint all rows of the image by the numbers of their lines."""
        phases, count, width = self._lines.shape
        if phases > 1:
            lines = lines + self._phase(np.arange(len(lines))) * count
        self._lines.reshape(-1, width).take(lines, axis=0, out=self._image, mode="clip")

    def edge(self, i: int, strip: Strip) -> None:
        """Edge a strip that overlaps the one above in red."""
        edge = _rows(strip.top - self._step, strip.top + self._step, strip.least)
        np.copyto(self._image[edge], self._wrong, where=self._codes[i] != 0)

    def fill_over(self, i: int, strips: Sequence[Strip], at: Times, lines: Times) -> None:
        """Paint half-high bars over several strips, the first of them ``i``, in some columns."""
        low, high = _half(strips[0].top, strips[-1].bottom)
        low = max(low, strips[0].least)
        # Between strips that join, the hairline alone shows the ground.
        y = low + np.flatnonzero(lines[low:high])
        codes = i * self._codes.shape[1] + at
        pixels = np.array([self._pixels(1, phase, codes) for phase in range(len(self._lines))])
        pixels = pixels[self._phase(y)] if len(pixels) > 1 else pixels
        self._image[y[:, None], at] = pixels

    def _phase(self, y: Times) -> Times:
        """Return the phase of the pattern in some rows of the image."""
        return y // self._step % len(self._lines)


def _rows(top: int, bottom: int, least: int) -> slice:
    """Return the rows between two that are seen."""
    top = max(top, least)
    return slice(top, max(bottom, top))


def _half(top: int, bottom: int) -> tuple[int, int]:
    """Return from where to where a half-high bar is that lies between two rows."""
    quarter = max((bottom - top) // 4, 1)
    return top + quarter, bottom - quarter


def merged(codes: Codes, owners: Owners) -> tuple[Codes, Owners]:
    """Return one row for several: of each column the code that covers most of it, and its owner."""
    at = (codes & np.uint16(SOLID)).argmax(axis=0), np.arange(codes.shape[1])
    return codes[at][None], owners[at][None]
