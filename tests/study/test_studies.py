"""The built-in studies: what their points come to, by hand."""

from pathlib import Path
from typing import cast

import pytest

from nandviz.__main__ import main
from nandviz.cli.study_arguments import PLOT_FORMS
from nandviz.scenario import library
from nandviz.study import results
from nandviz.study.axes import values_at
from nandviz.study.built_in import STUDIES, Part, Study
from nandviz.study.points import Plan, PointRunner, PointStatus
from nandviz.study.sweep import Sweep
from nandviz.units import us_cell
from tests.study.sweeps import run


def built_in(name: str) -> Sweep:
    (part,) = STUDIES[name].parts
    return part.sweep()


def test_each_study_can_be_swept() -> None:
    sizes = {name: [part.sweep().check() for part in each.parts] for name, each in STUDIES.items()}
    assert sizes == {
        "displaced-reads": [6] * 5,
        "read-policies": [6],
        "repeated-suspends": [54],
        "suspend-instant": [401],
    }


def test_each_file_of_a_study_is_swept_by_one() -> None:
    swept = [part.file for each in STUDIES.values() for part in each.parts if not part.name]
    folder = library.study_path("read-policies").parent
    assert sorted(swept) == sorted(folder.glob("*.yaml"))


@pytest.mark.parametrize("name", STUDIES)
def test_what_a_study_draws_and_names_is_in_its_sweeps(name: str) -> None:
    chosen = STUDIES[name]
    sweeps = [part.sweep() for part in chosen.parts]
    axes, measures = {each.axes for each in sweeps}, {each.measures for each in sweeps}
    assert (len(axes), len(measures)) == (1, 1)
    paths = [axis.path for axis in sweeps[0].axes]
    assert set(chosen.names) <= {*paths, *(v for axis in sweeps[0].axes for v in axis.values)}
    for panel in chosen.panels:
        assert panel.measure in sweeps[0].measures
        assert panel.form in PLOT_FORMS
        assert panel.apart in ("", *(chosen.names.get(path, path) for path in paths))


def test_each_workload_is_swept_under_both_values_of_displaced_reads() -> None:
    workloads = {name for name in library.names() if name.startswith("workload-")}
    parts = STUDIES["displaced-reads"].parts
    assert {part.scenario().path for part in parts} == set(map(library.path, workloads))
    for part in parts:
        seeds, values = part.sweep().axes
        assert (seeds.values, values.values) == (("1", "2", "3"), ("backlog", "advance"))
        assert part.overrides == {"workload.stop.ops": "2000"}


@pytest.mark.slow
def test_a_displaced_read_that_goes_ahead_waits_less_in_the_storm() -> None:
    part = STUDIES["displaced-reads"].parts[-1]
    swept = part.sweep()
    runner = PointRunner(Plan(swept.scenario, swept.axes, swept.measures))
    assert runner.outcome(2).cells[0] == "5538.579"
    assert runner.outcome(3).cells[0] == "133.082"


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


def test_a_study_of_several_scenarios_has_a_folder_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    over, measures = (("script[1].at_us", "0:300:100"),), ("refusals",)
    parts = tuple(Part(each, f"@{each}", {}, over, measures) for each in ("nested", "two-dies"))
    monkeypatch.setitem(cast("dict[str, Study]", STUDIES), "small", Study(parts, (), title="Two"))
    assert main(["study", "small", "-o", str(tmp_path / "all"), "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    for part in parts:
        assert results.read(tmp_path / "all" / part.name).is_complete
        assert part.scenario().name in told


def test_a_picture_goes_over_no_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["study", "repeated-suspends", "-o", str(tmp_path), "--jobs", "1"]
    assert main([*arguments, "--png", str(tmp_path / "results.csv")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_an_unknown_study_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "nothing"]) == 2
    told = capsys.readouterr().err
    assert "repeated-suspends" in told
    assert len(told.splitlines()) == 1
