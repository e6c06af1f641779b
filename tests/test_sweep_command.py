"""The command ``nandviz sweep``: what it prints, writes, returns and refuses."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.cli.lines import WIDTH
from tests.study.sweeps import TEXT

Capture = pytest.CaptureFixture[str]
PRINTED = """\
a program that is suspended
sweep       7 points
over        script[1].at_us=0:300:50
delay(0.0)  250.370 at script[1].at_us=300; 540.361 at script[1].at_us=0
fate(1.0)   completed 7
laws        0 throughout
read.p99    31.120 at script[1].at_us=0; 341.314 at script[1].at_us=300
written     out/results.csv
"""
SECTION = """\
sweep:
  over:
    script[1].at_us: 0:300:50
  measure: [delay(0.0), fate(1.0), laws, read.p99]
  out: out
"""
ASKED = ["--over", "script[1].at_us=0:300:50"]
MEASURED = [w for n in ("delay(0.0)", "fate(1.0)", "laws", "read.p99") for w in ("--measure", n)]


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.yaml").write_text(TEXT)


def swept(*arguments: str) -> int:
    return main(["sweep", *arguments, "--jobs", "1"])


def test_it_writes_results_and_sums_them_up(capsys: Capture) -> None:
    assert swept("story.yaml", *ASKED, *MEASURED, "-o", "out") == 0
    first = capsys.readouterr()
    assert first.out == PRINTED
    assert not first.err
    assert len(Path("out/results.csv").read_text().splitlines()) == 8


def test_the_section_of_a_file_says_the_same(capsys: Capture) -> None:
    swept("story.yaml", *ASKED, *MEASURED, "-o", "given")
    text = Path("given/results.csv").read_text()
    capsys.readouterr()
    Path("section.yaml").write_text(TEXT + SECTION)
    assert swept("section.yaml") == 0
    assert capsys.readouterr().out == PRINTED
    assert Path("out/results.csv").read_text() == text
    assert swept("section.yaml", "--measure", "refusals", "-o", "other") == 0
    assert Path("other/results.csv").read_text().startswith("point,script[1].at_us,refusals,")


def test_a_list_of_a_section_is_what_it_is_with_commas(capsys: Capture) -> None:
    over = "sweep: {over: {policies.max_suspends_per_op: [none, 1, 2]}, measure: [laws], out: o}\n"
    Path("list.yaml").write_text(TEXT + over)
    assert swept("list.yaml") == 0
    assert "over        policies.max_suspends_per_op=none,1,2" in capsys.readouterr().out


def test_values_that_make_no_scenario_together_are_told_with_exit_code_2(capsys: Capture) -> None:
    over = ["--over", "topology.blocks=8,16", "--over", "script[2].block=1,9"]
    assert swept("story.yaml", *over, "--measure", "refusals", "-o", "out") == 2
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert "problem     1 without a scenario; the first: script[2].block=9: script[2].block:" in (
        "\n".join(lines)
    )


def test_a_broken_law_where_laws_are_measured_gives_exit_code_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert swept("story.yaml", *ASKED, *MEASURED, "-o", "out") == 0
    for name in ("chunks", "."):
        for file in Path("out", name).glob("*.csv"):
            file.write_text(file.read_text().replace(",completed,0,", ",completed,2,", 1))
    assert swept("story.yaml", *ASKED, *MEASURED, "-o", "out") == 1


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "nothing to sweep over: give --over PATH=VALUES"),
        ([*ASKED], "nothing to measure: give --measure NAME"),
        ([*ASKED, "--measure", "laws", "-o", ""], "argument -o: an empty path"),
        ([*ASKED, *MEASURED, "--scheduler", "x"], "--jobs: for processes of this machine"),
        ([*ASKED, "--measure", "lows"], "--measure lows: no such measure"),
        (["--over", "script[1].at_us", *MEASURED], "--over script[1].at_us=: no path or no value"),
        (["--over", "script[4].at_us=1", *MEASURED], "--over script[4].at_us: no item 4"),
        ([*ASKED, *MEASURED, "--set", "policies.epr=x"], "--set policies.epr=x: policies.epr: 'x'"),
    ],
)
def test_what_is_wrong_is_one_line_with_exit_code_2(
    arguments: list[str], what: str, capsys: Capture
) -> None:
    folder = [] if "-o" in arguments else ["-o", "out"]
    assert swept("story.yaml", *folder, *arguments) == 2
    told = capsys.readouterr()
    assert what in told.err
    assert len(told.err.splitlines()) == 1
    assert not told.out
    assert not Path("out").exists() or not list(Path("out").glob("*.csv"))


def test_a_folder_must_be_named(capsys: Capture) -> None:
    assert swept("story.yaml", *ASKED, *MEASURED) == 2
    assert "no folder for the results: give -o DIR" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "257", "two", ""])
def test_a_number_of_processes_is_one(number: str, capsys: Capture) -> None:
    assert main(["sweep", "story.yaml", *ASKED, *MEASURED, "-o", "out", "--jobs", number]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_folder_of_the_scenario_is_not_written_into(capsys: Capture) -> None:
    assert swept("story.yaml", *ASKED, *MEASURED, "-o", ".") == 2
    assert "it is or holds what is read" in capsys.readouterr().err


def test_a_trace_is_refused(capsys: Capture) -> None:
    assert main(["run", "story.yaml", "--save", "a.nandviz"]) == 0
    capsys.readouterr()
    assert swept("a.nandviz", *ASKED, *MEASURED, "-o", "out") == 2
    assert "holds a trace; sweep is for what is simulated" in capsys.readouterr().err


def test_dask_that_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    arguments = ["sweep", "story.yaml", *ASKED, *MEASURED, "-o", "out"]
    assert main([*arguments, "--scheduler", "tcp://127.0.0.1:8786"]) == 2
    assert capsys.readouterr().err == (
        "nandviz: --scheduler needs Dask: pip install 'nandviz[cluster]'\n"
    )
