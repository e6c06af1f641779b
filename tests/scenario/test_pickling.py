"""Scenarios and traces go to other processes as they are."""

import pickle

import numpy as np
import pytest

from nandviz.query.asof import AsOf
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.trace.tables import Trace

EVENTS = 20


def half_run(name: str) -> Trace:
    run = Run(loader.load(library.path(name)))
    run.steps(EVENTS)
    AsOf(run.trace, 0).planned_segments()  # what is worked out from the rows stays at home
    return run.trace


@pytest.mark.parametrize("name", library.names())
def test_a_scenario_is_the_same_in_another_process(name: str) -> None:
    scenario = loader.load(library.path(name))
    again = pickle.loads(pickle.dumps(scenario))
    assert again == scenario
    assert again.setup == scenario.setup
    assert again.profile == scenario.profile


@pytest.mark.parametrize("name", library.names())
def test_a_trace_is_the_same_in_another_process(name: str) -> None:
    trace = half_run(name)
    again = pickle.loads(pickle.dumps(trace))
    assert again.info == trace.info
    assert list(again.words) == list(trace.words)
    for table_name, table in trace.tables().items():
        other = again.tables()[table_name]
        for column in table.columns:
            assert np.array_equal(other.column(column), table.column(column)), column
    for k in range(-1, trace.last_event + 1):
        assert AsOf(again, k).stack() == AsOf(trace, k).stack()


def test_a_pickled_trace_holds_its_rows_and_no_room_for_more() -> None:
    trace = half_run("nested")
    rows = sum(table.nbytes for table in trace.tables().values())
    assert len(pickle.dumps(trace)) < rows + 40_000


def test_rows_can_be_added_to_a_trace_that_came_from_elsewhere() -> None:
    again = pickle.loads(pickle.dumps(half_run("nested")))
    before = len(again.targets)
    again.targets.append(1, 2, 3)
    assert again.targets.block[before] == 2
