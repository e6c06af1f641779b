"""What a lane looks like from far away: busy time in power-of-two bins, at every size of bin.

Level i has bins of ``2**(shift + i)`` ns, anchored at t = 0. A bin is one 12-bit code: the kind
that is busy longest, how much of the bin is busy, and which share of that is of this kind. A busy
bin never has code 0, whatever the rounding: nothing is dropped.

Segments are appended lane by lane in order of time. Each level keeps the exact sums of the last
bin of each lane only, so appending in pieces gives the same codes as appending at once.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint16]
Times = npt.NDArray[np.int64]
Sums = npt.NDArray[np.float64]

PLANNED: Final = 16
"""Added to a kind: not executed yet. Never in a pyramid. There can be so many kinds."""

KIND_SHIFT: Final = 7
COVER_SHIFT: Final = 3
FULL_COVER: Final = 15
FULL_SHARE: Final = 7
SOLID: Final = FULL_COVER << COVER_SHIFT | FULL_SHARE
"""Coverage and share of a bin that is wholly of one kind."""

CODES: Final = 2 * PLANNED << KIND_SHIFT
"""Codes are below this."""

_FIRST_SHIFT: Final = 4
_LAST_SHIFT: Final = 62
_BINS_PER_SEGMENT: Final = 0.75
_FREE_BINS: Final = 1024
_CHUNK: Final = 1 << 16


def solid(kind: npt.NDArray[np.integer]) -> Codes:
    """Return the code of a bin that is wholly of a kind."""
    return (kind.astype(np.uint16) << np.uint16(KIND_SHIFT)) | np.uint16(SOLID)


def encode(busy: Sums, width_ns: float) -> Codes:
    """Return the code of each bin.

    Parameters
    ----------
    busy
        Busy ns, shape (bins, kinds).
    width_ns
        Width of a bin.
    """
    total = busy.sum(axis=1)
    kind = busy.argmax(axis=1)
    most = busy[np.arange(len(busy)), kind]
    cover = np.ceil(total * (FULL_COVER / width_ns)).clip(0, FULL_COVER).astype(np.uint16)
    share = np.floor(most / np.maximum(total, 1.0) * FULL_SHARE + 1e-9).astype(np.uint16)
    code: npt.NDArray[np.uint16] = kind.astype(np.uint16) << np.uint16(KIND_SHIFT)
    code |= cover << np.uint16(COVER_SHIFT) | share
    code[cover == 0] = 0
    return code


def busy_in_bins(
    start_ns: Times,
    end_ns: Times,
    kind: npt.NDArray[np.integer],
    kinds: int,
    shift: int,
    first: int,
    bins: int,
) -> Sums:
    """Return the busy ns of each kind in bins ``first … first + bins`` of ``2**shift`` ns.

    Parameters
    ----------
    start_ns, end_ns, kind
        Segments that lie within those bins, none of zero length, none overlapping another.
    kinds
        How many kinds there are; all of ``kind`` are below.

    Returns
    -------
    numpy.ndarray
        Shape (bins, kinds); whole numbers, exact below 2**53.
    """
    low = (start_ns >> shift) - first
    high = ((end_ns - 1) >> shift) - first
    kind = kind.astype(np.int64)
    inside = np.minimum(end_ns, (low + (first + 1)) << shift) - start_ns
    sums = np.bincount(low * kinds + kind, inside.astype(np.float64), minlength=bins * kinds)
    out = sums.astype(np.float64, copy=False)  # some stubs of NumPy call it whole numbers
    wide = np.flatnonzero(high > low)
    if len(wide):
        last = high[wide]
        rest = (end_ns[wide] - ((last + first) << shift)).astype(np.float64)
        out += np.bincount(last * kinds + kind[wide], rest, minlength=bins * kinds)
        between = last - low[wide] - 1
        at = np.repeat((low[wide] + 1) * kinds + kind[wide], between)
        run = np.arange(len(at)) - np.repeat(np.cumsum(between) - between, between)
        out[at + run * kinds] = float(1 << shift)
    return out.reshape(bins, kinds)


def _padded(busy: Sums, before: int, after: int) -> Sums:
    """Return bins with empty ones about them; `np.pad` takes longer than all else for so few."""
    found = np.zeros((before + len(busy) + after, busy.shape[1]))
    found[before : before + len(busy)] = busy
    return found


class _Level:
    """The codes of one size of bin, and the sums of each lane's last bin."""

    def __init__(self, lanes: int, kinds: int, shift: int) -> None:
        self.width_ns = float(1 << shift)
        self.codes: Codes = np.zeros((lanes, 1), np.uint16)
        self.bins = 0
        self.tail: Sums = np.zeros((lanes, kinds))
        self.tail_bin: Times = np.full(lanes, -1, np.int64)

    def add_lanes(self, lanes: int) -> None:
        """Grow to a number of lanes."""
        more = lanes - len(self.codes)
        self.codes = np.pad(self.codes, ((0, more), (0, 0)))
        self.tail = np.pad(self.tail, ((0, more), (0, 0)))
        self.tail_bin = np.pad(self.tail_bin, (0, more), constant_values=-1)

    def add(self, lane: int, first: int, busy: Sums) -> None:
        """Add busy time in bins from ``first`` on, none of them before the lane's last bin."""
        end = first + len(busy)
        if end > self.codes.shape[1]:
            room = max(end, self.codes.shape[1] * 9 // 8)
            self.codes = np.pad(self.codes, ((0, 0), (0, room - self.codes.shape[1])))
        self.bins = max(self.bins, end)
        if self.tail_bin[lane] == first:
            busy = busy.copy()
            busy[0] += self.tail[lane]
        self.codes[lane, first:end] = encode(busy, self.width_ns)
        self.tail[lane] = busy[-1]
        self.tail_bin[lane] = end - 1


class Pyramid:
    """Levels of bins over some lanes; the finest has less than one bin for each segment.

    Parameters
    ----------
    lanes
        Number of lanes; `add_lanes` makes it larger.
    kinds
        Number of kinds that are told apart, at most PLANNED.
    """

    def __init__(self, lanes: int, kinds: int) -> None:
        if kinds > PLANNED:
            raise ValueError(f"{kinds} kinds, at most {PLANNED}")
        self.lanes = lanes
        self.kinds = kinds
        self.shift = _FIRST_SHIFT
        self.segments = 0
        self._levels: list[_Level] = []

    @property
    def nbytes(self) -> int:
        """Bytes of all levels."""
        return sum(level.codes.nbytes for level in self._levels)

    def add_lanes(self, lanes: int) -> None:
        """Grow to a number of lanes."""
        if lanes > self.lanes:
            self.lanes = lanes
            for level in self._levels:
                level.add_lanes(lanes)

    def append(
        self, lane: int, start_ns: Times, end_ns: Times, kind: npt.NDArray[np.integer]
    ) -> None:
        """Add segments to a lane, in order of time, none before or over an earlier one.

        Cost: O(segments + bins they span + levels).
        """
        if not len(start_ns):
            return
        self.segments += len(start_ns)
        self._make_room(int(end_ns[-1]))
        for at in range(0, len(start_ns), _CHUNK):
            part = slice(at, at + _CHUNK)
            self._append(lane, start_ns[part], end_ns[part], kind[part])

    def _append(
        self, lane: int, start_ns: Times, end_ns: Times, kind: npt.NDArray[np.integer]
    ) -> None:
        first = int(start_ns[0]) >> self.shift
        last = (int(end_ns[-1]) - 1) >> self.shift
        busy = busy_in_bins(start_ns, end_ns, kind, self.kinds, self.shift, first, last - first + 1)
        for level in self._levels:
            level.add(lane, first, busy)
            before, after = first & 1, (first + len(busy)) & 1
            if before or after:
                busy = _padded(busy, before, after)
            busy = busy[0::2] + busy[1::2]
            first >>= 1

    def _make_room(self, end_ns: int) -> None:
        """Drop levels that are too fine, then add coarse ones until one bin holds everything.

        The coarsest level has one bin, so its sums are all there is to a level above it.
        """
        most = max(int(self.segments * _BINS_PER_SEGMENT) // self.lanes, _FREE_BINS)
        while not self._levels and (end_ns - 1) >> self.shift >= most:
            self.shift += 1
        if not self._levels:
            self._levels.append(_Level(self.lanes, self.kinds, self.shift))
            while (end_ns - 1) >> (self.shift + len(self._levels) - 1):
                self._levels.append(_Level(self.lanes, self.kinds, self.shift + len(self._levels)))
            return
        while (end_ns - 1) >> (self.shift + len(self._levels) - 1):
            below = self._levels[-1]
            level = _Level(self.lanes, self.kinds, self.shift + len(self._levels))
            for lane in np.flatnonzero(below.tail_bin == 0).tolist():
                level.add(lane, 0, below.tail[lane : lane + 1])
            self._levels.append(level)
        while (end_ns - 1) >> self.shift >= most and len(self._levels) > 1:
            self._levels.pop(0)
            self.shift += 1

    def level_for(self, column_ns: float) -> int:
        """Return the level whose bins are one to two columns wide, or the nearest there is."""
        level = int(np.ceil(np.log2(max(column_ns, 1.0)))) - self.shift
        return min(max(level, 0), len(self._levels) - 1)

    def bin_ns(self, level: int) -> int:
        """Return the width of a level's bins."""
        return 1 << (self.shift + level)

    def read(self, level: int, lanes: npt.NDArray[np.int64], at_ns: Times) -> Codes:
        """Return the codes of the bins that hold some instants, shape (lanes, instants).

        Instants before 0 or after the last segment have code 0.
        """
        bins = at_ns >> (self.shift + level)
        kept = self._levels[level]
        known = (bins >= 0) & (bins < kept.bins)
        if known.all():
            every: Codes = kept.codes[lanes[:, None], bins]
            return every
        out = np.zeros((len(lanes), len(bins)), np.uint16)
        if known.any():
            out[:, known] = kept.codes[lanes[:, None], bins[known]]
        return out
