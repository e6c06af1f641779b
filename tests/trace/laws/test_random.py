"""Random scenarios break no law. ``NANDVIZ_EXAMPLES`` sets how many; a seed tells one again."""

import os

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from nandviz.model.setup import Setup
from nandviz.trace.laws import Violation, check
from nandviz.trace.tables import Trace
from tests.query.live import Run
from tests.strategies import (
    EXCLUDING,
    GENERIC_TLC,
    SMALL,
    host_setup,
    optional_setup,
    random_setup,
    setups,
)
from tests.trace.laws.stories import simulate

CHUNKS = 12
EXAMPLES = int(
    os.environ.get("NANDVIZ_EXAMPLES", "60000" if os.environ.get("NANDVIZ_NIGHTLY") else "1200")
)


def violations(trace: Trace, as_of: int | None = None) -> list[Violation]:
    return [violation for verdict in check(trace, as_of=as_of) for violation in verdict.violations]


def seeds(chunk: int) -> range:
    return range(chunk, EXAMPLES, CHUNKS)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_scenarios_break_no_law_at_any_event(
    chunk: int, record_property: pytest.FixtureRequest
) -> None:
    broken = {}
    for seed in seeds(chunk):
        profile = SMALL if seed % 4 else GENERIC_TLC
        trace = simulate(random_setup(seed, profile), profile)
        found = violations(trace)
        if not found and seed % 5 == 0:
            event = int(np.random.default_rng(seed).integers(-1, trace.last_event + 1))
            found = violations(trace, event)
        if found:
            broken[seed] = found[0]
    record_property("scenarios", len(seeds(chunk)))
    assert not broken


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_scenarios_under_policies_that_are_off_else_break_no_law(chunk: int) -> None:
    broken = {}
    for seed in seeds(chunk):
        excluding, profile = seed % 7 == 3, SMALL if seed % 4 else GENERIC_TLC
        setup = optional_setup(seed, profile, excluding=excluding)
        found = violations(simulate(setup, EXCLUDING if excluding else profile))
        if found:
            broken[seed] = found[0]
    assert not broken


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_hosts_break_no_law_at_any_event(chunk: int) -> None:
    broken = {}
    for seed in seeds(chunk)[: EXAMPLES // CHUNKS // 4]:
        profile = SMALL if seed % 4 else GENERIC_TLC
        setup = host_setup(seed, profile)
        run = Run(setup)
        run.simulation.run()
        event = int(np.random.default_rng(seed).integers(-1, run.trace.last_event + 1))
        found = violations(run.trace) or violations(run.trace, event)
        if found:
            broken[seed] = found[0]
    assert not broken


@settings(
    max_examples=EXAMPLES // 12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(setups(SMALL))
@pytest.mark.slow
def test_drawn_scenarios_break_no_law(setup: Setup) -> None:
    assert not violations(simulate(setup))


@pytest.mark.parametrize("seed", range(12))
def test_the_laws_say_of_a_run_as_of_an_event_what_they_say_of_one_that_stopped_there(
    seed: int,
) -> None:
    setup = random_setup(seed, batches=8)
    whole = simulate(setup)
    for event in range(-1, whole.last_event + 1):
        assert check(whole, as_of=event) == check(simulate(setup, events=event + 1))
