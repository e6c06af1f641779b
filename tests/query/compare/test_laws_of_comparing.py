"""What holds of every comparison, and who is who in workloads."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.model.setup import Setup
from nandviz.query.compare.comparison import compare
from nandviz.query.compare.divergence import How
from tests.diff.pairs import SCRIPT_CHANGES, pair, policy_changed
from tests.strategies import setups, workload_setup
from tests.trace.laws.stories import simulate


def test_proposals_are_the_same_up_to_the_first_that_differs_and_loose_from_there() -> None:
    first = workload_setup(3, max_ops=40)
    assert first.workload is not None
    again = simulate(replace(first, workload=replace(first.workload, max_ops=25)))
    comparison = compare(simulate(first), again)
    assert not comparison.ops.a["loose"].any()
    assert comparison.op_of_b(1) == 1
    other = compare(
        simulate(first), simulate(replace(first, workload=replace(first.workload, seed=99)))
    )
    assert other.ops.a["loose"].any()
    pairs = [(op.uid_a, op.uid_b) for op in other.ops if op.is_loose and op.uid_a and op.uid_b]
    assert all(other.a.op_def(a).name == other.b.op_def(b).name for a, b in pairs)
    assert pairs


def test_another_seed_parts_where_something_else_is_proposed() -> None:
    first = workload_setup(0)
    assert first.workload is not None
    other = replace(first, workload=replace(first.workload, seed=5))
    divergence = compare(simulate(first), simulate(other)).divergence
    assert divergence is not None
    assert divergence.how in {How.OPS, How.OUTCOME}
    assert divergence.words_a.startswith("proposes ")


# Laws of comparing


@given(setups())
@settings(max_examples=30)
def test_a_run_compared_with_itself_is_empty(setup: Setup) -> None:
    comparison = compare(simulate(setup), simulate(setup))
    assert comparison.is_empty
    assert comparison.sentence == "Both runs are the same."
    assert -comparison == comparison


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_a_comparison_is_the_other_one_turned(seed: int) -> None:
    first, second, _ = pair(seed)
    a, b = simulate(first), simulate(second)
    there, back = compare(a, b), compare(b, a)
    assert there == -back
    assert -there == back
    assert (there == back) is there.is_empty
    assert (-there).op_of_a(1) == there.op_of_b(1)
    assert (-there).event_of_a(0) == there.event_of_b(0)


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_counterparts_lead_back(seed: int) -> None:
    first, second, _ = pair(seed)
    comparison = compare(simulate(first), simulate(second))
    for uid in range(1, len(comparison.a.ops) + 1):
        other = comparison.op_of_b(uid)
        assert other is None or comparison.op_of_a(other) == uid
    for k in range(comparison.a.last_event + 1):
        other = comparison.event_of_b(k)
        assert other is None or comparison.event_of_a(other) == k


@pytest.mark.parametrize("change", [*SCRIPT_CHANGES, policy_changed])
def test_every_kind_of_change_is_made_by_the_random_pairs(change: object) -> None:
    kinds = [*SCRIPT_CHANGES, policy_changed]
    first, second, _ = pair(kinds.index(change))  # type: ignore[arg-type]
    assert first != second
