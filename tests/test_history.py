"""``nandviz history``: where a law broke and where it was mended, from folders in order."""

import shutil
from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.model.laws import TITLES
from nandviz.model.words import Status
from nandviz.query.history import Turn, law_histories
from nandviz.trace.laws.verdict import Finding, Verdict, verdict

Capture = pytest.CaptureFixture[str]


def run_of(broken: int = 0, law: int = 2, *, judged: bool = True) -> list[Verdict]:
    """Return verdicts of a run in which one law is broken so often, or not judged."""
    status = Status.PASS if judged else Status.NOT_JUDGED
    return [
        verdict(number, [Finding(1, 1, 1, "")] * (broken * (number == law)), status=status)
        for number in TITLES
    ]


def turns(*runs: list[Verdict]) -> list[Turn]:
    return [turn for law in law_histories(runs) for turn in law.turns()]


def test_a_law_breaks_and_is_mended_where_its_verdict_turns() -> None:
    assert turns(run_of(), run_of(3), run_of(2), run_of(), run_of(1)) == [
        Turn(2, 0, 1, 3),
        Turn(2, 2, 3, 0),
        Turn(2, 3, 4, 1),
    ]


def test_what_is_broken_in_the_first_run_is_so_from_there_on() -> None:
    assert turns(run_of(3), run_of(3)) == [Turn(2, None, 0, 3)]


def test_a_run_that_is_not_judged_neither_breaks_nor_mends() -> None:
    unknown = run_of(judged=False)
    assert turns(run_of(), unknown, run_of(1), unknown, run_of()) == [
        Turn(2, 0, 2, 1),
        Turn(2, 2, 4, 0),
    ]
    assert turns(unknown, unknown) == []


@pytest.fixture
def folder(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three commits: the second has a program that is applied twice."""
    (tmp_path / "all").mkdir()
    for name in ("run2", "run9", "run10"):
        run = str(tmp_path / "all" / name)
        assert main(["export", "@suspend-resume", "--as", "nandseqgen", run]) == 0
    log = tmp_path / "all" / "run9" / "apply_pgm_log.csv"
    lines = log.read_text().splitlines(keepends=True)
    log.write_text("".join([*lines, lines[-1]]))
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    return tmp_path


def history(*arguments: str) -> int:
    return main(["history", *arguments])


def test_folders_are_judged_in_the_order_given(folder: Path, capsys: Capture) -> None:
    assert history("all/run10", "all/run9") == 1
    told = capsys.readouterr().out
    assert "broke in run9" in told
    assert "passed in run10." in told
    assert history("all/run9", "all/run10") == 0
    told = capsys.readouterr().out
    assert "broken from run9 on" in told
    assert "mended in run10." in told


def test_a_folder_of_folders_is_taken_by_the_numbers_in_their_names(
    folder: Path, capsys: Capture
) -> None:
    assert history("all", "--html", "out.html") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["run2", "run9", "run10"]
    page = Path("out.html").read_text()
    assert page.index("<th>run2") < page.index("<th>run9") < page.index("<th>run10")
    assert "mended in run10." in page


def test_runs_of_one_name_are_called_by_their_paths(folder: Path, capsys: Capture) -> None:
    shutil.copytree("all/run2", "other/run2")
    assert history("all/run2", "other/run2") == 0
    told = capsys.readouterr().out
    assert "all/run2" in told
    assert "No law that is judged is broken anywhere." in told


def test_what_holds_no_run_is_one_line_and_nothing_is_written(
    folder: Path, capsys: Capture
) -> None:
    Path("empty").mkdir()
    assert history("empty", "--html", "out.html") == 2
    assert capsys.readouterr().err == "nandviz: empty: neither a run nor folders of runs\n"
    assert not Path("out.html").exists()
    assert history("nowhere") == 2


def test_an_input_is_never_written_over(folder: Path, capsys: Capture) -> None:
    assert history("all/run2", "--html", "all/run2/apply_pgm_log.csv") == 2
    assert history("all", "--html", "all/run2/apply_pgm_log.csv") == 2
    assert "apply_pgm_log.csv" in capsys.readouterr().err
