"""Events that differ: where one goes to see them, and what is said of them."""

import pytest

from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.difference_words import event_change, event_name
from tests.query.compare.test_comparison import READ, RESUME, STORY, SUSPEND, THREE, run

CHANGES = {
    "moved": STORY.replace("at_us: 100,", "at_us: 330,"),
    "removed": THREE + SUSPEND + READ,
    "put in front": READ.replace("5000", "0") + STORY,
    "refused": STORY.replace("at_us: 400,", "at_us: 2000,"),
}


def named(comparison: Comparison) -> list[str]:
    """Name each event that differs and say what of it does."""
    told = []
    for event in comparison.events:
        trace, k = (comparison.a, event.k_a) if event.k_b is None else (comparison.b, event.k_b)
        assert k is not None
        told.append(f"{event_name(trace, k)}: {event_change(event)}")
    return told


def test_what_differs_is_said_event_by_event() -> None:
    comparison = compare(run(STORY), run(CHANGES["removed"]))
    assert named(comparison)[:2] == [
        "SUBMIT of batch 2: in A only",
        "OP_START op 4 Program_Resume: in A only",
    ]
    assert "OP_END op 1 Page_Program_SLC: in A only" in named(comparison)
    moved = compare(run(STORY), run(CHANGES["moved"]))
    assert "SUBMIT of batch 1: +230.000 µs" in named(moved)
    turned = named(-comparison)
    assert any(each.endswith(": in B only") for each in turned)


def test_another_outcome_is_said_with_both() -> None:
    late = RESUME.replace("400", "50")
    comparison = compare(run(STORY), run(THREE + SUSPEND + late + READ))
    changes = [event_change(each) for each in comparison.events]
    assert any("ok → rejected" in each for each in changes)


@pytest.mark.parametrize("change", CHANGES)
def test_one_goes_to_an_event_or_where_it_would_be(change: str) -> None:
    comparison = compare(run(STORY), run(CHANGES[change]))
    for of_b, trace in ((False, comparison.a), (True, comparison.b)):
        times = trace.events.time_ns.tolist()
        wanted = set()
        for event in comparison.events:
            own, other = (event.k_b, event.k_a) if of_b else (event.k_a, event.k_b)
            if own is not None:
                wanted.add(own)
                continue
            assert other is not None
            there = comparison.a if of_b else comparison.b
            at_ns = int(there.events.time_ns[other])
            wanted.add(max((k for k, each in enumerate(times) if each <= at_ns), default=-1))
        assert comparison.differing_places(of_b=of_b).tolist() == sorted(wanted)


def test_where_nothing_differs_one_goes_nowhere() -> None:
    comparison = compare(run(STORY), run(STORY))
    assert comparison.differing_places(of_b=True).tolist() == []
    assert comparison.differing_places(of_b=False).tolist() == []
