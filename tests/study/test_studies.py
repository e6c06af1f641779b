"""The built-in studies: what their points come to, by hand."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.study import results
from nandviz.study.axes import Axis, values_at
from nandviz.study.points import Plan, PointRunner, PointStatus
from nandviz.study.sweep import Sweep
from nandviz.units import us_cell
from tests.study.sweeps import run


def built_in(name: str) -> Sweep:
    scenario = load(library.study_path(name))
    assert scenario.sweep is not None
    axes = tuple(Axis.of(path, text) for path, text in scenario.sweep.over)
    return Sweep(scenario, axes, scenario.sweep.measures)


def test_there_are_three_and_each_can_be_swept() -> None:
    assert library.study_names() == ("read-policies", "repeated-suspends", "suspend-instant")
    assert [built_in(name).check() for name in library.study_names()] == [6, 54, 401]


def test_each_suspend_of_an_op_adds_its_gap_and_its_resume(tmp_path: Path) -> None:
    swept = built_in("repeated-suspends")
    run(swept, tmp_path)
    for row in results.read(tmp_path).rows.values():
        times, resume_us = map(int, values_at(swept.axes, row.point).values())
        end, delay, mean, most, suspends, refusals, laws = row.cells
        # SUSPEND to RESUME 300 µs, RESUME 0.185 of ISSUE and the time that is varied.
        delay_ns = times * (300_185 + 1000 * resume_us)
        assert (delay, suspends, laws) == (us_cell(delay_ns), str(times), "0")
        assert end == us_cell(7_000_110 + delay_ns)
        assert int(refusals) == 2 * (8 - times)
        assert (float(most) == 31.12) is (times == 8)
        assert float(mean) <= float(most)


def test_a_suspend_brings_delay_in_core_busy_and_refusals_elsewhere(tmp_path: Path) -> None:
    swept = built_in("suspend-instant")
    run(swept, tmp_path)
    for row in results.read(tmp_path).rows.values():
        delay, read, fate, refusals, laws = row.cells
        at, cut_from, end = 1000 * row.point, 19_824, 319_824
        assert (row.status, laws) == (PointStatus.OK, "0")
        if not 10_000 <= at <= end:
            assert (delay, fate, refusals) == ("0.000", "rejected:not_core_busy", "2")
            assert read == us_cell(end - 200_000 + 31_120)
            continue
        # Of the program no more runs until RESUME has: 550 + 150.185.
        cut = max(at, cut_from)
        assert (delay, fate, refusals) == (us_cell(700_185 - cut), "completed", "0")
        if at + 100_185 <= 200_000:
            assert read == "31.120"


@pytest.mark.slow
def test_reads_of_the_real_trace_under_light_suspends_are_as_a_second_model_has_them() -> None:
    swept = built_in("read-policies")
    runner = PointRunner(Plan(swept.scenario, swept.axes, swept.measures))
    wanted = "profiles/light-suspends.yaml", "suspend"
    point = next(at for at in range(6) if tuple(values_at(swept.axes, at).values()) == wanted)
    cells = runner.outcome(point).cells
    assert cells == ("36.496", "35.120", "64.360", "93.360", "3331.180", "4455")


def test_the_command_runs_a_study_into_a_folder_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["study", "repeated-suspends", "--jobs", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Repeated suspends of one op, its end and the reads"
    assert told[-1] == "written     repeated-suspends/results.csv"
    assert results.read(Path("repeated-suspends")).is_complete


def test_an_unknown_study_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "nothing"]) == 2
    told = capsys.readouterr().err
    assert "repeated-suspends" in told
    assert len(told.splitlines()) == 1
