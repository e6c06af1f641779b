"""As-of-k reads say what the live engine held after event k, for every k."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.engine.model import Setup
from nandviz.trace import live as live_rows
from tests.strategies import GENERIC_TLC, SMALL, random_setup, setups
from tests.trace.live import Run

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def assert_equal_at_every_event(setup: Setup) -> Run:
    run = Run(setup)
    held = [run.facts()]
    while run.simulation.step():
        held.append(run.facts())
    for k, facts in enumerate(held, start=-1):
        assert run.facts_as_of(k) == facts, f"as of event {k}"
    return run


@given(setups())
@QUICK
def test_reads_equal_the_live_engine_after_every_event(setup: Setup) -> None:
    assert_equal_at_every_event(setup)


@pytest.mark.parametrize("seed", range(40))
def test_reads_equal_the_live_engine_in_seeded_runs(seed: int) -> None:
    assert_equal_at_every_event(random_setup(seed, GENERIC_TLC if seed % 4 == 0 else SMALL))


@given(st.integers(0, 10**6), st.data())
@QUICK
def test_a_read_while_the_trace_grows_equals_the_same_read_at_the_end(
    seed: int, data: st.DataObject
) -> None:
    run = Run(random_setup(seed))
    reads = []
    while run.simulation.step():
        if data.draw(st.booleans()):
            k = data.draw(st.integers(-1, run.simulation.index))
            reads.append((k, run.facts_as_of(k)))
    for k, facts in reads:
        assert run.facts_as_of(k) == facts


def test_reads_stay_equal_where_checkpoints_are_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_rows, "_SPACING", 2)
    for seed in range(100, 130):
        run = assert_equal_at_every_event(random_setup(seed))
        last = run.trace.last_event
        again = [run.facts_as_of(k) for k in range(last, -2, -1)]
        assert again == [run.facts_as_of(k) for k in range(last, -2, -1)]
