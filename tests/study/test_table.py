"""The table of a sweep: its points in order, what came out, what was put between them."""

import numpy as np
import pytest

from nandviz.errors import NandvizError
from nandviz.study.axes import Axis
from nandviz.study.points import PointStatus
from nandviz.study.refine import FINER, between, refinements
from nandviz.study.sweep import Sweep
from nandviz.study.table import next_refined, read_table
from tests.study.swept import run, sweep_of

MOVED = "script[1].at_us=0:1000:100"


def test_points_are_in_order_of_the_axes_with_what_was_measured(tmp_path):
    sweep = sweep_of("script[1].at_us=300,100", "policies.max_suspends_per_op=none,1")
    run(sweep, tmp_path)
    table = read_table(tmp_path)
    assert [table.values(row) for row in range(4)] == [
        {"script[1].at_us": at, "policies.max_suspends_per_op": most}
        for at in ("100", "300")
        for most in ("none", "1")
    ]
    assert table.axes[0].numbers == (100.0, 300.0)
    assert table.axes[1].numbers is None
    assert table.numbers[:, 0].tolist() == [450.185, 450.185, 250.37, 250.37]
    assert table.is_complete
    assert table.is_judged


def test_a_sweep_that_was_cancelled_has_the_points_that_are_done(tmp_path):
    sweep = sweep_of(MOVED)
    assert not run(sweep, tmp_path, most=1)
    table = read_table(tmp_path)
    assert 1 <= len(table.points) < table.planned == 11
    assert not table.is_complete


def test_what_is_refused_and_broken_is_counted_by_its_name(tmp_path):
    measures = ("delay(0.0)", "law(6)", "refused(not_core_busy)", "refusals", "fate(1.0)")
    run(sweep_of("script[1].at_us=100,500,960", measures=measures), tmp_path)
    table = read_table(tmp_path)
    assert [dict(table.refused(row)) for row in range(3)] == [
        {}, {"refusals": 1}, {"not_core_busy": 1}
    ]  # fmt: skip
    assert not any(table.broken(row) for row in range(3))
    assert table.numbered == ("delay(0.0)", "law(6)", "refused(not_core_busy)", "refusals")
    assert table.first_broken is None
    assert table.worst("delay(0.0)") == 0


def test_a_point_whose_values_make_no_scenario_is_wrong(tmp_path):
    sweep = sweep_of("topology.blocks=1,16", "script[0].batch[0].block=0,5")
    run(sweep, tmp_path)
    table = read_table(tmp_path)
    by_values = {tuple(table.values(row).values()): row for row in range(4)}
    wrong = by_values["1", "5"]
    assert table.points[wrong].status is PointStatus.INVALID
    assert table.is_wrong(wrong)
    assert np.isnan(table.numbers[wrong]).all()
    assert [row for row in range(4) if table.is_wrong(row)] == [wrong]


def test_refining_puts_points_where_outcomes_differ_and_finds_the_instant(tmp_path):
    sweep = sweep_of(MOVED)
    run(sweep, tmp_path)
    table = read_table(tmp_path)
    edges = [
        (table.axes[0].values[n], table.axes[0].values[n + 1])
        for n in range(10)
        if table.outcome(n) != table.outcome(n + 1)
    ]
    assert edges == [("400", "500"), ("900", "1000")]
    for _ in range(6):
        for axes in refinements(read_table(tmp_path), None):
            run(Sweep(sweep.scenario, axes, sweep.measures), next_refined(tmp_path))
    table = read_table(tmp_path)
    assert table.is_complete
    numbers = table.axes[0].numbers
    assert list(numbers) == sorted(numbers)
    found = [
        (numbers[n], numbers[n + 1])
        for n in range(len(numbers) - 1)
        if table.outcome(n) != table.outcome(n + 1)
    ]
    assert [round(high - low, 3) for low, high in found] == [0.001, 0.001]
    with pytest.raises(NandvizError, match="nothing lies between"):
        refinements(table, None)


def test_of_several_axes_the_neighbours_of_a_point_are_looked_at(tmp_path):
    sweep = sweep_of("script[1].at_us=300:600:100", "script[2].at_us=400:800:400")
    run(sweep, tmp_path)
    table = read_table(tmp_path)
    with pytest.raises(NandvizError, match="choose a point"):
        refinements(table, None)
    here = next(
        row
        for row in range(8)
        if table.values(row) == {"script[1].at_us": "400", "script[2].at_us": "400"}
    )
    found = {
        tuple(f"{axis.path}={axis.text}" for axis in axes) for axes in refinements(table, here)
    }
    for first, second in found:
        assert second == "script[2].at_us=400" or first == "script[1].at_us=400"
        assert first.count(",") + second.count(",") >= FINER - 2


def test_points_that_came_out_alike_are_not_refined(tmp_path):
    run(sweep_of("script[1].at_us=100:200:50"), tmp_path)
    assert refinements(read_table(tmp_path), None) == []


def test_words_have_nothing_between_them(tmp_path):
    run(sweep_of("policies.max_suspends_per_op=none,1"), tmp_path)
    assert refinements(read_table(tmp_path), None) == []


@pytest.mark.parametrize(
    ("path", "low", "high", "wanted"),
    [
        ("script[1].at_us", "0", "8", ["1", "2", "3", "4", "5", "6", "7"]),
        ("script[1].at_us", "1", "1.003", ["1.001", "1.002"]),
        ("script[1].at_us", "1", "1.001", []),
        ("profile.ops.Page_Program_SLC.us.CORE_BUSY", "1", "1.002", ["1.001"]),
        ("workload.seed", "1", "4", ["2", "3"]),
        ("workload.seed", "1", "2", []),
        ("workload.rate", "0.5", "1.3", ["0.6", "0.7", "0.8", "0.9", "1", "1.1", "1.2"]),
    ],
)
def test_values_between_two_are_such_as_the_path_takes(path, low, high, wanted):
    assert between(path, low, high) == wanted


def test_a_refined_sweep_of_something_else_is_refused(tmp_path):
    run(sweep_of(MOVED), tmp_path)
    other = sweep_of(MOVED, measures=("laws",))
    run(other, next_refined(tmp_path))
    with pytest.raises(NandvizError, match="another scenario or measures"):
        read_table(tmp_path)


def test_a_range_that_falls_is_plotted_as_one_that_rises(tmp_path):
    run(sweep_of("script[1].at_us=300:100:-100"), tmp_path)
    table = read_table(tmp_path)
    assert table.axes[0].values == ("100", "200", "300")
    assert Axis.parse("script[1].at_us=300:100:-100").values == ("300", "200", "100")
    assert table.numbers[:, 0].tolist() == [450.185, 350.185, 250.37]
