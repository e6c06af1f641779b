"""A slice of a run keeps to its time, and to the work that the run is."""

import gc
from collections.abc import Callable
from itertools import accumulate

import pytest

from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load


@pytest.fixture
def run() -> Run:
    return Run(load(library.path("workload-mixed"), {"workload.stop.ops": "20"}))


def clock_of(*events_ms: int) -> Callable[[], float]:
    """Return a clock by which events take so long, one after the other."""
    looks = accumulate((0, *events_ms))
    return lambda: next(looks) / 1000


def test_a_slice_ends_where_an_event_as_long_as_the_longest_would_take_too_long(run: Run) -> None:
    assert run.advance(8, clock_of(3, 3, 3)) == 2


def test_a_slice_keeps_time_for_an_event_as_long_as_one_of_the_slice_before(run: Run) -> None:
    run.advance(3, clock_of(3))
    assert run.advance(8, clock_of(*[1] * 8)) == 6


def test_a_slice_of_short_events_is_used_however_long_one_was_before(run: Run) -> None:
    run.advance(1, clock_of(50))
    assert run.advance(10, clock_of(*[1] * 10)) == 7


def test_a_slice_handles_something_however_little_time_it_has(run: Run) -> None:
    assert run.advance(0) > 0


def test_slices_come_to_the_end_of_the_run(run: Run) -> None:
    handled = 0
    while run.running:
        handled += run.advance(1)
    assert run.complete
    assert handled == run.trace.last_event + 1
    assert run.advance(1) == 0


def test_no_garbage_is_collected_within_a_slice(run: Run) -> None:
    seen = []

    def clock() -> float:
        seen.append(gc.isenabled())
        return 0.0

    run.advance(1, clock)
    assert seen[0]
    assert not any(seen[1:])
    assert gc.isenabled()
