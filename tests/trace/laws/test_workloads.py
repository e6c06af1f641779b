"""The built-in workloads break no law, whatever their seed.

``NANDVIZ_NIGHTLY`` asks for 1,000 seeds each.
"""

import os
from dataclasses import replace

import pytest

from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import summarize
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.trace.laws import check
from nandviz.trace.tables import Trace

WORKLOADS = [name for name in library.names() if name.startswith("workload-")]
SEEDS = 1000 if os.environ.get("NANDVIZ_NIGHTLY") else 12
OPS = 120
CHUNKS = 4
MOST_WAITING = 200
"""Backlog entries that may wait at once in a run of 3,000 ops: some 20 times a full plan."""


def simulate(name: str, seed: int, ops: int = OPS) -> Trace:
    scenario = load(library.path(name))
    workload = scenario.setup.workload
    assert workload is not None
    setup = replace(scenario.setup, workload=replace(workload, seed=seed, max_ops=ops))
    run = Run(replace(scenario, setup=setup))
    while not run.complete:
        run.steps(1000)
    run.trace.flush()
    return run.trace


def test_there_is_a_workload_for_each_question() -> None:
    assert WORKLOADS == [
        "workload-erase-heavy",
        "workload-four-dies",
        "workload-mixed",
        "workload-suspend-limits",
        "workload-suspend-storm",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("name", WORKLOADS)
def test_a_workload_breaks_no_law(
    name: str, chunk: int, record_property: pytest.FixtureRequest
) -> None:
    seeds = range(chunk, SEEDS, CHUNKS)
    broken, suspends = {}, 0
    for seed in seeds:
        trace = simulate(name, seed)
        found = [violation for verdict in check(trace) for violation in verdict.violations]
        assert len(trace.ops) == OPS
        suspends += len(trace.suspensions)
        if found:
            broken[seed] = found[0]
    record_property("scenarios", len(seeds))
    assert not broken
    assert suspends > len(seeds), "a workload without suspends shows nothing"


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKLOADS)
def test_the_backlog_of_a_workload_does_not_grow_with_the_run(name: str) -> None:
    trace = simulate(name, 1, ops=3000)
    assert summarize(ColumnsAsOf(trace)).backlog.most < MOST_WAITING


@pytest.mark.slow
def test_limits_take_the_storm_from_the_longest_erase() -> None:
    storm, limits = (
        simulate(f"workload-suspend-{which}", 11, ops=600) for which in ("storm", "limits")
    )
    assert storm.suspensions.n.max() > 20
    assert limits.suspensions.n.max() <= 4
