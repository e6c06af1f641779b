"""The commands ``nandviz shrink`` and ``nandviz find``."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.cli import shrink as command
from nandviz.scenario import library, loader
from nandviz.study.condition import outcome
from nandviz.study.shrink import Shrinking
from tests.study.small import whole_run
from tests.study.twice import ended_twice


def test_a_smaller_scenario_is_printed_and_loads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["shrink", "@workload-erase-heavy", "--while", "backlog dropped"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# What nandviz shrink left of @workload-erase-heavy:\n")
    scenario = loader.loads(text)
    (what,) = scenario.breakpoints
    assert outcome(scenario, what).holds
    assert "workload:" not in text
    file = tmp_path / "small.yaml"
    file.write_text(text)
    assert main(["check", str(file)]) == 0


def test_it_is_written_and_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "storm.yaml"
    source.write_text(library.path("refusals").read_text())
    target = tmp_path / "small.yaml"
    arguments = ["shrink", str(source), "--while", "rejected not_suspended", "-o", str(target)]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "entries left: 1 of 8; ops: 1; runs: " in out
    assert "it holds here: rejected not_suspended" in out
    assert f"written     {target}" in out
    assert len(loader.load(target).setup.script) == 1


def test_it_is_never_written_over_what_it_is_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "storm.yaml"
    source.write_text(library.path("refusals").read_text())
    before = source.read_bytes()
    assert main(["shrink", str(source), "--while", "rejected", "-o", str(source)]) == 2
    assert source.read_bytes() == before
    run = ended_twice(tmp_path / "run")
    files = {path: path.read_bytes() for path in run.iterdir()}
    assert main(["shrink", str(run), "--while", "law 2", "-o", str(run)]) == 2
    assert {path: path.read_bytes() for path in run.iterdir()} == files


def test_values_of_the_command_line_count(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["shrink", "@suspend-resume", "--while", "rejected suspend_limit"]
    assert main(arguments) == 2
    assert "does not hold of it" in capsys.readouterr().err
    assert main([*arguments, "--set", "policies.max_suspends_per_op=0"]) == 0
    assert "policies:\n  max_suspends_per_op: 0" in capsys.readouterr().out


def test_an_import_comes_down_to_a_folder_of_few_ops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, bug = ended_twice(tmp_path / "run"), tmp_path / "bug"
    assert main(["shrink", str(run), "--while", "law 2", "-o", str(bug)]) == 0
    out = capsys.readouterr().out
    assert "ops left: 3 of 15" in out
    assert "op 1 Program, die 0, block 0 page 2: was op 7" in out
    assert main(["import", str(bug)]) == 1
    assert "law  2      BROKEN" in capsys.readouterr().out


def test_a_saved_trace_of_a_simulation_is_simulated_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "run.nandviz"
    assert main(["run", "@workload-erase-heavy", "--save", str(saved)]) == 0
    capsys.readouterr()
    assert main(["shrink", str(saved), "--while", "backlog dropped"]) == 0
    scenario = loader.loads(capsys.readouterr().out)
    assert len(scenario.setup.script) <= 12
    assert outcome(scenario, scenario.breakpoints[0]).holds
    assert main(["shrink", str(saved), "--while", "backlog dropped", "--set", "a=b"]) == 2


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("law 99", "no law 99"),
        ("rejected target_suspend", "did you mean 'target_suspended'?"),
        ("delay(3) > 5", "expected clauses"),
        ("", "expected clauses"),
    ],
)
def test_what_is_no_condition_is_one_line(
    condition: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["shrink", "@refusals", "--while", condition]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_interrupted_it_writes_the_smallest_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Impatient(Shrinking):
        def _holds(self, case: object) -> bool:
            if self.runs > 12:
                raise KeyboardInterrupt
            return super()._holds(case)

    monkeypatch.setattr(command, "Shrinking", Impatient)
    target = tmp_path / "small.yaml"
    condition = "backlog dropped"
    arguments = ["shrink", "@workload-erase-heavy", "--while", condition, "-o", str(target)]
    assert main(arguments) == 130
    told = capsys.readouterr()
    assert "stopped before its end: something smaller may be left" in " ".join(told.out.split())
    assert told.err == "nandviz: interrupted\n"
    scenario = loader.load(target)
    assert outcome(scenario, scenario.breakpoints[0]).holds
    whole = whole_run(loader.load(library.path("workload-erase-heavy")))
    assert len(whole_run(scenario).ops) < len(whole.ops)


def test_interrupted_before_anything_is_found_it_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(self: Shrinking) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Shrinking, "run", run)
    target = tmp_path / "small.yaml"
    assert main(["shrink", "@refusals", "--while", "rejected", "-o", str(target)]) == 130
    assert not target.exists()


# find


def test_the_values_between_which_it_changes_are_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    over = "script[1].at_us=0:1000:100"
    arguments = ["find", "@suspend-resume", "--over", over, "--until", "rejected not_core_busy"]
    assert main(arguments) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "it holds at 7 of 11" in words
    assert (
        "changes script[1].at_us 309.823: does not hold; 309.824: holds, event 4 at 309.824 µs"
        in words
    )


def test_nothing_that_changes_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["find", "@suspend-resume", "--over", "script[1].at_us=0,9", "--until", "law any"]
    assert main(arguments) == 0
    assert "changes     none" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--over", "script[9].at_us=0:9", "--until", "law any"],
        ["--over", "script[1].at_us", "--until", "law any"],
        ["--over", "script[1].at_us=0:9"],
        ["--until", "law any"],
    ],
)
def test_a_search_that_makes_no_sense_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "@suspend-resume", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
