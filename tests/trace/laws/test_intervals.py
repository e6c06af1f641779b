"""What overlaps what, against every pair looked at by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nandviz.trace.laws.intervals import Cover, overlaps

Interval = tuple[int, int, int]
"""Group, start, end."""

intervals = st.lists(
    st.builds(
        lambda group, start, length: (group, start, start + length),
        st.integers(0, 2),
        st.integers(0, 40),
        st.integers(1, 20),
    ),
    max_size=12,
)
slacks = st.integers(0, 12)


def overlap(one: Interval, other: Interval, slack: int) -> bool:
    """Tell whether two meet however either is moved by ``slack``."""
    return one[0] == other[0] and min(one[2] - other[1], other[2] - one[1]) > slack


def columns(some: list[Interval]) -> np.ndarray:
    return np.array(some, np.int64).reshape(-1, 3).T


@given(intervals.filter(bool), intervals, slacks)
def test_an_interval_is_met_where_one_of_them_meets_it_beyond_the_slack(
    held: list[Interval], asked: list[Interval], slack: int
) -> None:
    hits, met = Cover(*columns(held)).meeting(*columns(asked), slack)
    pairs = list(zip(hits.tolist(), met.tolist(), strict=True))
    assert all(overlap(asked[i], held[j], slack) for i, j in pairs)
    due = [i for i, one in enumerate(asked) if any(overlap(one, other, slack) for other in held)]
    assert [i for i, _ in pairs] == due


@given(intervals, slacks)
def test_an_overlap_beyond_the_slack_is_never_hidden_by_a_smaller_one(
    some: list[Interval], slack: int
) -> None:
    some = sorted(each for each in some if each[2] - each[1] > slack)
    later, earlier = overlaps(*columns(some), slack)
    pairs = list(zip(later.tolist(), earlier.tolist(), strict=True))
    assert all(overlap(some[i], some[j], slack) for i, j in pairs)
    due = [i for i, one in enumerate(some) if any(overlap(one, o, slack) for o in some[:i])]
    assert [i for i, _ in pairs] == due
