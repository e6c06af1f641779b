"""Derived figures say what a hand-made run makes of them, and never break on random ones."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from nandviz.errors import TraceError
from nandviz.model.ops import Target
from nandviz.model.setup import Setup
from nandviz.model.words import Fate
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.run_figures import DieState, RunFigures, Spread
from tests.query.live import Run, suspended_read, trace_of
from tests.strategies import setups


def test_delay_and_slowdown_compare_with_nominal_time_from_submission() -> None:
    figures = RunFigures(ColumnsAsOf(suspended_read()))
    assert figures.fates == {Fate.COMPLETED: 5}
    assert (figures.delay.max_ns, figures.delay.worst_uid) == (174 - 97, 1)
    assert (figures.delay.count, figures.delay.mean_ns) == (1, 77)
    assert figures.slowdown[1] == pytest.approx(174 / 97)


def test_read_latency_is_by_what_the_die_did_at_submission() -> None:
    latency = RunFigures(ColumnsAsOf(suspended_read())).read_latency
    assert latency[DieState.SUSPENDED] == Spread(1, 33, 33, 33, 33, 33, 3)
    assert latency[DieState.IDLE] == Spread(1, 22, 22, 22, 22, 22, 5)
    assert latency[DieState.RUNNING].count == 0
    reads = RunFigures(ColumnsAsOf(suspended_read())).reads
    assert [tuple(DieState)[code] for code in reads.states] == [DieState.SUSPENDED, DieState.IDLE]
    assert (reads.uids.tolist(), reads.latency_ns.tolist()) == ([3, 5], [33, 22])


def test_a_read_behind_a_program_finds_its_die_running() -> None:
    trace = trace_of((0, "Program", Target(0, 0, 0)), (10, "Read", Target(0, 2, 0)))
    latency = RunFigures(ColumnsAsOf(trace)).read_latency
    assert latency[DieState.RUNNING].max_ns == 97 - 10 + 22


def test_suspend_figures_of_a_suspension_that_served_a_read() -> None:
    suspends = RunFigures(ColumnsAsOf(suspended_read())).suspends
    assert suspends.count == 1
    assert suspends.per_op == {1: 1}
    assert suspends.overhead_ns == 21 + 26
    assert (suspends.progress.count, suspends.progress.max_ns) == (1, 47)
    assert (suspends.oldest_ns, suspends.oldest_uid) == (0, None)
    assert suspends.longest_ns == 127 - 50
    assert (suspends.reads, suspends.empty) == (1, 0)


def test_a_suspension_without_ops_is_empty_and_an_open_one_ages() -> None:
    trace = trace_of(
        (0, "Program", Target(0, 0, 0)),
        (50, "Program_Suspend", None),
        (101, "Program_Resume", None),
        (140, "Program_Suspend", None),
        (400, "Read_Status", None),
    )
    suspends = RunFigures(ColumnsAsOf(trace)).suspends
    assert (suspends.count, suspends.empty, suspends.reads) == (2, 1, 0)
    assert suspends.per_op == {2: 1}
    assert (suspends.oldest_ns, suspends.oldest_uid) == (401 - 140, 1)


def test_figures_as_of_an_event_know_nothing_of_later_ones() -> None:
    trace = suspended_read()
    at_start = RunFigures(ColumnsAsOf(trace, -1))
    assert at_start.fates == {}
    assert at_start.suspends.count == 0
    assert at_start.utilisation().dies == {0: 0.0}
    with pytest.raises(TraceError):
        RunFigures(ColumnsAsOf(trace, trace.last_event + 1))


def test_utilisation_is_the_share_of_a_span_in_which_anything_ran() -> None:
    use = RunFigures(ColumnsAsOf(suspended_read())).utilisation(0, 100)
    assert use.dies == {0: pytest.approx((71 + 22) / 100)}
    assert use.planes[0, 0] == pytest.approx(0.93)
    assert use.planes[0, 1] == pytest.approx(0.71)
    assert use.buses == {0: pytest.approx((7 + 1 + 2 + 5) / 100)}


def test_a_reversed_span_is_an_error() -> None:
    with pytest.raises(ValueError, match="span"):
        RunFigures(ColumnsAsOf(suspended_read())).utilisation(10, 5)


def test_percentiles_are_values_that_occur() -> None:
    run = Spread.of(*(list_as_array(range(1, 1001)),) * 2)
    assert (run.p50_ns, run.p99_ns, run.p999_ns, run.max_ns) == (500, 990, 999, 1000)


def list_as_array(values: range) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array(values, np.int64)


@given(setups())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_figures_agree_with_the_engines_counters(setup: Setup) -> None:
    run = Run(setup)
    run.simulation.run()
    figures, counters = RunFigures(ColumnsAsOf(run.trace)), run.simulation.device.metrics
    assert figures.suspends.count == counters["suspends"]
    assert figures.fates.get(Fate.COMPLETED, 0) == counters["ops_completed"]
    assert sum(figures.fates.values()) == len(run.trace.ops)
    reads = sum(latency.count for latency in figures.read_latency.values())
    assert reads + figures.delay.count <= counters["ops_completed"]
    use = figures.utilisation()
    assert all(0 <= share <= 1 for share in (*use.buses.values(), *use.planes.values()))
    for (die, _), share in use.planes.items():
        assert share <= use.dies[die]
