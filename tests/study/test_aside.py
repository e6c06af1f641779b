"""Something smaller is looked for in a process of its own, which can be stopped and killed."""

import time
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.language import Said
from nandviz.scenario import library, loader
from nandviz.scenario.breakpoint_words import parse_breakpoint
from nandviz.scenario.scenario import Scenario
from nandviz.study.aside import ShrinkAside, Smaller, Task
from nandviz.study.condition import outcome
from nandviz.trace.tables import Trace
from tests.study.small import whole_run
from tests.study.twice import ended_twice

pytestmark = pytest.mark.slow
DROPPED = parse_breakpoint("backlog dropped")
MOST_S = 120.0


def waited_for(aside: ShrinkAside) -> Smaller:
    """Return what is left, once it is there; the process is gone then."""
    end = time.monotonic() + MOST_S
    try:
        while time.monotonic() < end:
            smaller = aside.look()
            if smaller is not None:
                return smaller
            time.sleep(0.01)
        raise AssertionError("nothing came")
    finally:
        aside.close()


def erase_heavy() -> Scenario:
    return loader.load(library.path("workload-erase-heavy"))


def test_a_scenario_comes_back_smaller_and_says_so_in_any_language() -> None:
    aside = ShrinkAside(Task(erase_heavy(), DROPPED, "it"))
    smaller = waited_for(aside)
    assert isinstance(smaller.found, Scenario)
    assert outcome(smaller.found, smaller.found.breakpoints[0]).holds
    assert smaller.is_minimal
    assert all(isinstance(each, Said) for each in smaller.remarks)
    assert aside.progress is not None
    assert aside.progress.entries == len(smaller.found.setup.script)


def test_an_import_comes_back_as_a_trace_of_few_ops(tmp_path: Path) -> None:
    trace = registry.load_trace(ended_twice(tmp_path / "run"))
    smaller = waited_for(ShrinkAside(Task(trace, parse_breakpoint("law 2"), "run")))
    assert isinstance(smaller.found, Trace)
    assert len(smaller.found.ops) == 3


def test_a_saved_trace_comes_back_as_a_scenario() -> None:
    trace = whole_run(erase_heavy())
    smaller = waited_for(ShrinkAside(Task(trace, DROPPED, "saved")))
    assert isinstance(smaller.found, Scenario)


def test_what_does_not_hold_is_raised() -> None:
    with pytest.raises(NandvizError, match="broken law 2 does not hold of it"):
        waited_for(ShrinkAside(Task(erase_heavy(), parse_breakpoint("law 2"), "it")))


def test_one_that_is_stopped_gives_the_best_so_far() -> None:
    aside = ShrinkAside(
        Task(loader.load(library.path("host-tpcc")), parse_breakpoint("suspends >= 40"), "it")
    )
    end = time.monotonic() + MOST_S
    while aside.progress is None and time.monotonic() < end:
        aside.look()
        time.sleep(0.01)
    aside.stop()
    smaller = waited_for(aside)
    assert isinstance(smaller.found, Scenario)
    assert outcome(smaller.found, smaller.found.breakpoints[0]).holds


def test_one_that_dies_is_said_so() -> None:
    aside = ShrinkAside(Task(erase_heavy(), DROPPED, "it"))
    aside._process.kill()
    with pytest.raises(NandvizError, match="has died"):
        waited_for(aside)
