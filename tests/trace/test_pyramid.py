"""The pyramid against sums counted one nanosecond range at a time."""

import numpy as np
import pytest

from nandviz.trace.pyramid import (
    COVER_SHIFT,
    FULL_COVER,
    KIND_SHIFT,
    PLANNED,
    Pyramid,
    busy_in_bins,
    encode,
    solid,
)

KINDS = 8


def random_segments(seed: int, count: int, longest: int = 400):
    rng = np.random.default_rng(seed)
    steps = rng.integers(1, longest, 2 * count) * rng.choice([1, 1, 30], 2 * count)
    edges = np.cumsum(steps)
    return edges[0::2], edges[1::2], rng.integers(0, KINDS, count).astype(np.uint8)


def slow_busy(start, end, kind, shift, first, bins):
    out = np.zeros((bins, KINDS))
    width = 1 << shift
    for s, e, k in zip(start.tolist(), end.tolist(), kind.tolist(), strict=True):
        for b in range(bins):
            low, high = (first + b) * width, (first + b + 1) * width
            out[b, k] += max(0, min(e, high) - max(s, low))
    return out


def levels_of(pyramid: Pyramid):
    return [level.codes[:, : level.bins] for level in pyramid._levels]


@pytest.mark.parametrize("shift", [4, 6, 9, 13])
def test_busy_time_of_bins_is_exact(shift):
    start, end, kind = random_segments(shift, 40)
    first = int(start[0]) >> shift
    bins = ((int(end[-1]) - 1) >> shift) - first + 1
    fast = busy_in_bins(start, end, kind, KINDS, shift, first, bins)
    assert np.array_equal(fast, slow_busy(start, end, kind, shift, first, bins))


@pytest.mark.parametrize("piece", [1, 7, 100])
def test_appending_in_pieces_equals_appending_at_once(piece):
    start, end, kind = random_segments(3, 600)
    whole, parts = Pyramid(2, KINDS), Pyramid(2, KINDS)
    for lane in (0, 1):
        whole.append(lane, start[lane::2], end[lane::2], kind[lane::2])
    for at in range(0, 300, piece):
        for lane in (0, 1):
            part = slice(at, at + piece)
            parts.append(lane, start[lane::2][part], end[lane::2][part], kind[lane::2][part])
    assert whole.shift == parts.shift
    pairs = zip(levels_of(whole), levels_of(parts), strict=True)
    assert all(np.array_equal(a, b) for a, b in pairs)


def test_every_level_tells_the_busy_time_of_its_bins():
    start, end, kind = random_segments(5, 200)
    pyramid = Pyramid(1, KINDS)
    pyramid.append(0, start, end, kind)
    for level, codes in enumerate(levels_of(pyramid)):
        shift = pyramid.shift + level
        busy = busy_in_bins(start, end, kind, KINDS, shift, 0, ((int(end[-1]) - 1) >> shift) + 1)
        assert np.array_equal(codes[0, : len(busy)], encode(busy, float(1 << shift)))


def test_a_single_nanosecond_is_seen_at_every_level():
    pyramid = Pyramid(1, KINDS)
    t = np.array([123_456_789], np.int64)
    pyramid.append(0, t, t + 1, np.array([3], np.uint8))
    for level in range(len(pyramid._levels)):
        code = int(pyramid.read(level, np.array([0]), t)[0, 0])
        assert code >> KIND_SHIFT == 3
        assert code >> COVER_SHIFT & FULL_COVER >= 1


def test_reading_outside_what_happened_is_idle():
    pyramid = Pyramid(1, KINDS)
    pyramid.append(0, np.array([100]), np.array([200]), np.array([1], np.uint8))
    codes = pyramid.read(0, np.array([0]), np.array([-50, 10_000_000], np.int64))
    assert not codes.any()


def test_late_far_segments_make_the_bins_coarser_not_more():
    pyramid = Pyramid(1, KINDS)
    pyramid.append(0, np.array([0]), np.array([100]), np.array([1], np.uint8))
    far = np.array([2**50], np.int64)
    pyramid.append(0, far, far + 100, np.array([2], np.uint8))
    assert pyramid.nbytes < 64_000
    top = len(pyramid._levels) - 1
    assert int(pyramid.read(top, np.array([0]), np.array([0]))[0, 0]) >> KIND_SHIFT in (1, 2)


def test_new_lanes_start_idle_and_leave_the_others():
    pyramid = Pyramid(1, KINDS)
    pyramid.append(0, np.array([0]), np.array([64]), np.array([1], np.uint8))
    pyramid.add_lanes(3)
    codes = pyramid.read(0, np.arange(3), np.array([0]))
    assert codes[:, 0].tolist() == [int(solid(np.array([1]))[0]), 0, 0]


def test_memory_of_a_dense_trace_stays_small():
    start, end, kind = random_segments(9, 200_000, 50)
    pyramid = Pyramid(1, KINDS)
    pyramid.append(0, start, end, kind)
    assert pyramid.nbytes <= 3.4 * len(start)


def test_more_kinds_than_a_code_can_hold_are_refused():
    assert Pyramid(1, PLANNED).kinds == PLANNED
    with pytest.raises(ValueError, match="at most 16"):
        Pyramid(1, PLANNED + 1)
