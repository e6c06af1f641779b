"""The commands ``nandviz replay`` and ``nandviz import --config``."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.cli import commands
from tests.exchange.nandseqgen.configured import config, suspended


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return suspended(tmp_path / "run")


def test_a_replay_is_printed_and_is_a_scenario(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", str(run)]) == 0
    text = capsys.readouterr().out
    assert "nandviz: 1\n" in text
    file = tmp_path / "replay.yaml"
    file.write_text(text)
    assert main(["check", str(file)]) == 0


def test_a_replay_is_written_summed_up_and_compared(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "replay.yaml"
    path = config(tmp_path)
    assert main(["replay", str(run), "--config", str(path), "-o", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "entries     3 of 3 ops" in lines
    assert (
        "at start    die 0 block 0 with 0 pages programmed: op 1 (Program) programs page 0" in lines
    )
    assert main(["diff", str(run), str(file)]) == 0


@pytest.mark.parametrize("name", ["op_event_resume.csv", "new.yaml"])
def test_a_replay_is_never_written_over_its_input(
    run: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = run / name if name.endswith(".csv") else config(tmp_path)
    before = target.read_bytes()
    arguments = ["replay", str(run), "--config", str(config(tmp_path)), "-o", str(target)]
    assert main(arguments) == 2
    assert target.read_bytes() == before
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_damaged_folder_makes_no_file(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = run.glob("operation_sequence_*.csv")
    path.write_text(path.read_text().replace("100.0", "1OO.0"))
    assert main(["replay", str(run), "-o", str(tmp_path / "replay.yaml")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{path}:3:3: time: '1OO.0'" in line
    assert not (tmp_path / "replay.yaml").exists()


def test_an_import_is_judged_with_a_configuration(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(run), "--config", str(config(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert "law  5      pass" in out
    assert "law 15      pass" in out
    assert "every Program was suspended" not in out
    wrong = config(tmp_path, ("ISSUE: 10, CORE_BUSY: 300", "ISSUE: 10, CORE_BUSY: 299"))
    assert main(["import", str(run), "--config", str(wrong)]) == 1


@pytest.mark.parametrize("text", ["-1", "ten", "1000001", "1.5"])
def test_a_rounding_that_is_none_is_refused(
    run: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(run), f"--rounding={text}"]) == 2
    assert f"'{text}' is not a number of ns, 0 to 1000000" in capsys.readouterr().err


def test_a_watched_import_goes_on_where_a_row_is_half_written(
    run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    events = run / "op_event_resume.csv"
    whole = events.read_text()

    def looks(_paths: object) -> object:
        yield
        events.write_text(whole[:-20])
        yield
        events.write_text(whole)
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "watched", looks)
    assert main(["import", str(run), "--watch"]) == 130
    printed = capsys.readouterr()
    assert printed.out.count("3 completed") == 2
    assert "op_event_resume.csv:7" in printed.err
