"""A slice of a run keeps to its time, and to the work that the run is."""

import gc
from itertools import count

import pytest

from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load


@pytest.fixture
def run() -> Run:
    return Run(load(library.path("workload-mixed"), {"workload.stop.ops": "20"}))


def test_a_slice_ends_where_as_long_a_look_as_the_longest_would_take_too_long(run: Run) -> None:
    looks = count(0, 3)
    a_look = run.advance(1, lambda: next(looks) / 1000)
    assert a_look
    assert run.advance(8, lambda: next(looks) / 1000) == 2 * a_look


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
