"""Between which two values an outcome changes."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.scenario import library, loader
from nandviz.scenario.breakpoint_words import parse_breakpoint
from nandviz.study.axes import Axis
from nandviz.study.find import Change, Search, middle_of


def search(name: str, condition: str, *over: str) -> Search:
    axes = [Axis.parse(each) for each in over]
    found = Search(loader.load(library.path(name)), axes, parse_breakpoint(condition))
    found.run()
    return found


def ends(changes: Sequence[Change]) -> list[tuple[str, str, bool | None, bool | None]]:
    return [(each.low, each.high, each.at_low.holds, each.at_high.holds) for each in changes]


def test_a_suspend_hits_until_the_very_nanosecond_in_which_the_program_ends() -> None:
    found = search("suspend-resume", "rejected not_core_busy", "script[1].at_us=0:1000:100")
    assert ends(found.changes) == [("309.823", "309.824", False, True)]
    assert found.changes[0].at_high.words == "holds, event 4 at 309.824 µs"
    assert found.held == 7
    assert found.runs < 11 + 20


def test_every_interval_whose_ends_differ_is_refined() -> None:
    found = search("suspend-resume", "suspends >= 1", "script[1].at_us=5,50,400,1000")
    assert ends(found.changes) == [("309.823", "309.824", True, False)]
    found = search("suspend-resume", "delay(0.0) > 300", "script[2].at_us=100:800:350")
    assert all(
        abs(Decimal(each.high) - Decimal(each.low)) == Decimal("0.001") for each in found.changes
    )
    assert found.changes


def test_whole_numbers_come_down_to_1_and_words_to_their_neighbours() -> None:
    found = search(
        "suspended-three-times", "rejected suspend_limit", "policies.max_suspends_per_op=0:10:10"
    )
    assert ends(found.changes) == [("2", "3", True, False)]
    found = search(
        "suspended-three-times", "rejected suspend_limit", "policies.max_suspends_per_op=none,1"
    )
    assert ends(found.changes) == [("none", "1", False, True)]


def test_of_several_axes_each_is_refined_at_every_value_of_the_others() -> None:
    found = search(
        "suspend-resume",
        "rejected not_core_busy",
        "script[1].at_us=300,310",
        "policies.max_suspends_per_op=none,3",
    )
    assert [(each.path, each.others) for each in found.changes] == [
        ("script[1].at_us", (("policies.max_suspends_per_op", "none"),)),
        ("script[1].at_us", (("policies.max_suspends_per_op", "3"),)),
    ]


def test_values_that_make_no_scenario_are_an_outcome_of_their_own() -> None:
    found = search("suspend-resume", "law any", "script[0].page=0:1000:1000")
    ((low, high, at_low, at_high),) = ends(found.changes)
    assert (int(high) - int(low), at_low, at_high) == (1, False, None)
    assert found.changes[0].at_high.words.startswith("no scenario: ")


def test_nothing_changes_where_all_come_out_the_same() -> None:
    found = search("suspend-resume", "law any", "script[1].at_us=0:1000:100")
    assert (found.changes, found.held, found.runs) == ([], 0, 11)


def test_a_path_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(NandvizError, match="no item 9"):
        search("suspend-resume", "law any", "script[9].at_us=0:10")


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["a.at_us", "b.seed"]))
def test_halving_ends_with_neighbours(low: int, high: int, path: str) -> None:
    step = Decimal("0.001") if path.endswith("_us") else Decimal(1)
    first, last = (f"{each * step:f}" for each in (low, high))
    turns = 0
    while (middle := middle_of(path, first, last)) is not None:
        assert (
            min(Decimal(first), Decimal(last))
            < Decimal(middle)
            < max(Decimal(first), Decimal(last))
        )
        assert Decimal(middle) % step == 0
        last, turns = middle, turns + 1
    assert abs(Decimal(last) - Decimal(first)) <= step
    assert turns <= 31


@pytest.mark.parametrize(
    ("path", "low", "high"),
    [
        ("a", "none", "1"),
        ("a", "1", "2"),
        ("a", "1.5", "9"),
        ("at_us", "0", "0.001"),
        ("a", "x", "y"),
    ],
)
def test_there_is_nothing_between_neighbours_and_words(path: str, low: str, high: str) -> None:
    assert middle_of(path, low, high) is None
