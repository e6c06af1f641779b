"""What the runs of random setups reach: tests on runs in which nothing happens prove nothing."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings

from nandviz.model.exclusions import ExclusionKind
from nandviz.model.ops import Profile
from nandviz.model.setup import Setup
from nandviz.model.words import EntryFate, Fate, Reason, Why
from tests.reached import reached
from tests.strategies import GENERIC_TLC, RICH, SMALL, random_setup, setups, workload_setup
from tests.trace.laws.stories import simulate

EVERYWHERE = (
    *("suspended", "suspended PROGRAM", "suspended ERASE", "suspended on another die"),
    *("suspension resumed", "OP_END cancelled", "OP_START cancelled"),
    *(f"backlog {why}" for why in Why if why is not Why.MOVED),
    *("entry flushed", "in the end completed", "in the end suspended", "in the end backlogged"),
)
"""What at least one run in ten must reach, whatever made it."""
OFTEN = (
    *EVERYWHERE,
    *("suspended again", "suspended on several planes", "half a queue flushed", "entry dropped"),
    *("refused batch_rejected", "refused not_core_busy", "refused suspend_too_soon"),
    *("refused suspend_limit", "refused blocked_by_suspend", "refused epr_page_order"),
    *("refused epr_read_before_program", "reset", "reset dirties"),
    *("in the end aborted", "in the end dropped"),
)
"""What at least one in ten of the long runs must reach."""
ELSEWHERE = {
    *(Reason.RESET, Reason.TIME_LIMIT, Reason.COMPLETED_INSTEAD, Reason.NOTHING_SUSPENDED),
    *(kind.reason for kind in ExclusionKind),
}
"""Reasons that these runs never meet: of what they do not do, and of policies that are off."""
FOUND = (
    *("nested", "suspension voided", "suspension aborted", "resume taken back", "RESUME displaced"),
    *("suspended on one of the planes", "kept in scope plane", "kept in scope blocked"),
    *(f"entry {fate}" for fate in EntryFate if fate is not EntryFate.ADVANCED),
    *("flush superseded", "BACKLOG_REFILL cancelled", "reset forestalled"),
    *(f"in the end {fate}" for fate in Fate),
    *(f"refused {reason}" for reason in Reason if reason not in ELSEWHERE),
    *(f"dropped {reason}" for reason in Reason if reason.startswith("epr_")),
    "dropped not_suspended",
)
"""What some of the long runs must reach."""
OTHERS: dict[str, tuple[Callable[[int], Setup], Profile]] = {
    "a real profile": (lambda seed: random_setup(seed, GENERIC_TLC), GENERIC_TLC),
    "few batches": (lambda seed: random_setup(seed, batches=8), SMALL),
    "workloads": (workload_setup, SMALL),
    "short workloads": (lambda seed: workload_setup(seed, max_ops=25), SMALL),
}


def count(
    make: Callable[[int], Setup], seeds: Iterable[int], profile: Profile = SMALL
) -> Counter[str]:
    return Counter(name for seed in seeds for name in reached(simulate(make(seed), profile)))


def rare(seen: Counter[str], names: Iterable[str], least: int) -> dict[str, int]:
    return {name: seen[name] for name in names if seen[name] < least}


@pytest.mark.slow
def test_long_random_runs_reach_all_there_is() -> None:
    seen = count(random_setup, range(400))
    assert rare(seen, OFTEN, 40) == {}
    assert rare(seen, FOUND, 1) == {}


def test_the_rich_seeds_together_reach_all_there_is() -> None:
    seen = count(random_setup, RICH)
    assert rare(seen, {*OFTEN, *FOUND, "flushed after a retry", "BACKLOG_RETRY cancelled"}, 1) == {}


@pytest.mark.parametrize("name", OTHERS)
def test_other_random_runs_suspend_displace_and_resume(name: str) -> None:
    make, profile = OTHERS[name]
    assert rare(count(make, range(100), profile), EVERYWHERE, 10) == {}


@pytest.mark.parametrize("batches", [12, 20])
def test_drawn_setups_suspend_displace_and_resume(batches: int) -> None:
    seen = Counter[str]()

    @settings(max_examples=300, derandomize=True, database=None)
    @given(setups(batches=batches))
    def draw(setup: Setup) -> None:
        seen.update(reached(simulate(setup)))

    draw()
    assert rare(seen, EVERYWHERE, 10) == {}
