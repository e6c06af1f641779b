"""Axes and ticks."""

import numpy as np
import pytest

from nandviz.ui.axis import (
    FOLD_TO_NS,
    Linear,
    compact_axis,
    event_axis,
    tick_step,
    time_ticks,
)
from nandviz.ui.timeline.columns import Columns
from nandviz.units import us_sentence


def words(u0, u1, width=1000):
    return [tick.text for tick in time_ticks(u0, u1, width) if tick.text]


@pytest.mark.parametrize(
    ("u0", "u1", "first"),
    [
        (0, 100, "0 ns"),
        (0, 3_000, "0 ns"),
        (7_000_110, 7_000_190, "7\u2009000.11 µs"),
        (0, 1e6, "0 µs"),
        (0, 2e7, "0 ms"),
    ],
)
def test_ticks_have_the_unit_that_suits_their_distance(u0, u1, first):
    assert words(u0, u1)[0] == first


@pytest.mark.parametrize("span", [7.0, 90, 1234, 5e5, 3.3e7, 2.5e12])
def test_words_of_neighbouring_ticks_differ_and_stand_apart(span):
    found = words(123_456_789, 123_456_789 + span)
    assert len(set(found)) == len(found)
    assert tick_step(span, 1000) * 1000 / span >= 100


def test_a_nanosecond_is_a_pixel_at_any_epoch():
    start = 2**52
    columns = Columns(Linear(), float(start), float(start + 100), 100)
    assert columns.at(np.array([start, start + 1, start + 99])).tolist() == [0, 1, 99]


def test_every_event_is_equally_wide_in_the_event_axis():
    axis = event_axis(np.array([0, 0, 100, 7_000_000]), np.empty(0, np.int64))
    places = [axis.at(t) for t in (0, 100, 7_000_000)]
    assert places == [0, 2, 3]


def test_a_short_state_is_as_wide_as_a_long_one_in_the_event_axis():
    axis = event_axis(np.array([0, 7_000_110]), np.array([110]))
    assert axis.at(110) - axis.at(0) == axis.at(7_000_110) - axis.at(110)


def test_long_idle_times_are_folded_in_the_compact_axis_and_busy_ones_are_not():
    axis = compact_axis(np.array([0, 1_000_000]), np.array([5_000, 1_300_000]))
    assert axis.at(1_000_000) - axis.at(5_000) == FOLD_TO_NS
    assert axis.at(1_300_000) - axis.at(1_000_000) == 300_000
    assert axis.folds.tolist() == [[5_000, 1_000_000]]


@pytest.mark.parametrize("make", ["event", "compact", "linear"])
def test_places_lead_back_to_their_instants(make):
    times = np.unique(np.random.default_rng(1).integers(0, 10**9, 50))
    axis = {
        "event": event_axis(times, np.empty(0, np.int64)),
        "compact": compact_axis(times, times + 1000),
        "linear": Linear(),
    }[make]
    back = axis.times(axis.places(times))
    assert np.abs(back - times).max() <= (0 if make != "event" else 1)


def test_durations_have_three_decimals():
    assert us_sentence(209_824) == "209.824 µs"
    assert us_sentence(-5) == "-0.005 µs"
