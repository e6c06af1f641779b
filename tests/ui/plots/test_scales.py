"""Scales: where numbers and words lie, and what their ticks say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.ui.plots.scale import LinearScale, LogScale, WordScale, scale_of, spread

FINITE = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@given(st.lists(FINITE, min_size=1, max_size=30), st.booleans(), st.booleans())
def test_every_number_lies_on_its_scale_and_in_order(values, log, from_zero):
    found = np.array(values)
    places = scale_of(found, log=log, from_zero=from_zero).at(found)
    assert ((places >= -1e-9) & (places <= 1 + 1e-9)).all()
    order = np.argsort(found, kind="stable")
    assert (np.diff(places[order]) >= -1e-9).all()


@given(st.lists(FINITE, min_size=1, max_size=30), st.booleans(), st.integers(1, 12))
def test_ticks_stand_where_the_numbers_that_they_name_lie(values, log, most):
    scale = scale_of(np.array(values), log=log)
    ticks = scale.ticks(most)
    assert len(ticks) <= 2 * most + 1
    named = np.array([float(text.replace(",", "")) for _, text in ticks])
    assert all(-1e-9 <= place <= 1 + 1e-9 for place, _ in ticks)
    high, low = getattr(scale, "high"), getattr(scale, "low")  # noqa: B009  no part of the protocol
    if isinstance(scale, LinearScale):
        assert scale.at(named) == pytest.approx(
            [p for p, _ in ticks], abs=1e-3 + 1e-6 / (high - low)
        )


def test_what_is_not_positive_lies_at_the_lower_end_of_ratios():
    scale = scale_of(np.array([0.0, -5.0, 1.0, 100.0]), log=True)
    assert isinstance(scale, LogScale)
    assert scale.at(np.array([0.0, -5.0])) == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (9, ["1", "2", "3", "5", "10", "20", "30", "50", "100"]),
        (8, ["1", "2", "5", "10", "20", "50", "100"]),
        (6, ["1", "3", "10", "30", "100"]),
        (4, ["1", "10", "100"]),
    ],
)
def test_ratios_have_as_many_ticks_as_there_is_room_for(most, words):
    scale = scale_of(np.array([1.0, 100.0]), log=True)
    assert [text for _, text in scale.ticks(most)] == words


def test_ratios_that_no_value_has_leave_the_scale_as_it_is():
    assert isinstance(scale_of(np.array([0.0, -1.0]), log=True), LinearScale)
    assert isinstance(scale_of(np.array([np.nan])), LinearScale)


def test_words_have_the_same_room_each():
    scale = WordScale(("fifo", "read_first", "suspend", "none"))
    assert scale.at(np.array([0.0, 3.0])).tolist() == [0.125, 0.875]
    assert [text for _, text in scale.ticks(2)] == ["fifo", "suspend"]


def test_the_spread_is_a_ratio_of_positive_values():
    assert spread(np.array([0.0, np.nan, 2.0, 8.0])) == 4.0
    assert spread(np.array([np.nan])) == 1.0
