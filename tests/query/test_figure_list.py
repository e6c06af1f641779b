"""The figures of a run are named once each and written alike in files."""

import csv
from pathlib import Path

from nandviz.exchange.csv import files as csv_files
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import read_latency, run_figures
from nandviz.query.run_figures import RunFigures
from tests.query.live import suspended_read


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_each_figure_has_a_name_of_its_own() -> None:
    figures = RunFigures(ColumnsAsOf(suspended_read()))
    names = [figure.name for figure in (*read_latency(figures), *run_figures(figures))]
    assert len(names) == len(set(names))


def test_figures_of_a_suspended_program_and_its_read() -> None:
    values = {
        each.name: each.value for each in run_figures(RunFigures(ColumnsAsOf(suspended_read())))
    }
    assert values["completion_delay_max_us"] == "0.077"
    assert values["slowdown_max"] == "1.794"
    assert values["suspend_overhead_us"] == "0.047"
    assert values["ops_suspended_1_times"] == "1"
    assert values["resume_progress_p50_us"] == "0.047"
    assert values["oldest_suspended_us"] == "0.000"
    assert values["reads_per_suspend"] == "1.000"
    assert values["suspend_empty"] == "0"
    assert 0 < float(values["utilisation_d0"]) <= 1


def test_the_files_hold_the_same_figures(tmp_path: Path) -> None:
    trace = suspended_read()
    csv_files.write(trace, tmp_path)
    figures = RunFigures(ColumnsAsOf(trace))
    assert [row["figure"] for row in table(tmp_path, "figures.csv")] == [
        figure.name for figure in run_figures(figures)
    ]
    rows = {row["die_state"]: row for row in table(tmp_path, "read_latency.csv")}
    assert rows["idle"]["p99_us"] == "0.022"
    assert (rows["suspended"]["max_us"], rows["suspended"]["max_op_uid"]) == ("0.033", "3")
    assert (rows["running"]["count"], rows["running"]["mean_us"]) == ("0", "")
