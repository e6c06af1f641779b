"""A scenario comes out of a pipe, and a trace is judged and drawn like a run."""

import contextlib
import csv
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import nandviz.scenario.source
from nandviz.__main__ import main
from tests.exchange.nandseqgen.samples import SEED1, SEED2

if os.name != "posix":
    pytest.skip("pipes of POSIX", allow_module_level=True)

Capture = pytest.CaptureFixture[str]
SCENARIO = "nandviz: 1\nprofile: ./part.yaml\nscript: [{at_us: 0, op: Reset, die: 0}]\n"
PART = "nandviz_profile: 1\nname: part\nextends: generic-tlc\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "part.yaml").write_text(PART)
    (tmp_path / "s.yaml").write_text(SCENARIO)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "cat s.yaml | nandviz run /dev/stdin --csv out",
        "nandviz run /dev/stdin --csv out <s.yaml",
        "cat s.yaml | nandviz run - --csv out",
        "nandviz run --csv out -- - <s.yaml",
        "(sleep 0.3; cat s.yaml) | nandviz run /dev/fd/0 --csv out",
        "mkfifo p; (cat s.yaml >p) & nandviz run p --csv out",
    ],
)
def test_a_scenario_comes_through_a_pipe(command: str, folder: Path) -> None:
    program = f'nandviz() {{ "{sys.executable}" -m nandviz "$@"; }}\n'
    subprocess.run(["sh", "-c", program + command], check=True, stdout=subprocess.DEVNULL)
    assert main(["run", "s.yaml", "--csv", "whole"]) == 0
    assert contents(folder / "out") == contents(folder / "whole")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["run -", "check -", "export - --as nandseqgen x"])
def test_a_saved_trace_in_a_pipe_is_named(command: str, folder: Path) -> None:
    assert main(["run", "s.yaml", "--save", "t"]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "nandviz", *command.split()],
        input=(folder / "t").read_bytes(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    line = "/dev/stdin: a saved trace in a pipe; expected a scenario; a trace in its file\n"
    assert done.stderr.decode().removeprefix("nandviz: ") == line


def test_a_long_scenario_comes_through_a_pipe(folder: Path, capsys: Capture) -> None:
    os.mkfifo("p")
    text = SCENARIO + "# " + "x" * 900_000 + "\n"
    writer = threading.Thread(target=(folder / "p").write_text, args=(text,))
    writer.start()
    assert main(["check", "p"]) == 0
    writer.join()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_pipe_that_nobody_writes_to_is_one_line(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(nandviz.scenario.source, "_WRITER_S", 0.01)
    os.mkfifo("p")
    assert main([command, "p"]) == 2
    assert "p: a pipe that nobody writes to" in capsys.readouterr().err


def test_a_pipe_with_more_than_a_scenario_may_hold_is_read_no_further(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(nandviz.scenario.source, "MAX_BYTES", 100)
    os.mkfifo("p")

    def endless() -> None:
        with contextlib.suppress(BrokenPipeError), (folder / "p").open("wb", buffering=0) as pipe:
            while True:
                pipe.write(b"#" * 10_000)

    writer = threading.Thread(target=endless)
    writer.start()
    assert main(["check", "p"]) == 2
    writer.join()
    assert "larger than 64 MiB" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused_at_once(name: str, capsys: Capture) -> None:
    assert main(["run", name]) == 2
    assert "not a regular file" in capsys.readouterr().err


def test_a_profile_is_never_a_pipe(folder: Path, capsys: Capture) -> None:
    (folder / "part.yaml").unlink()
    os.mkfifo("part.yaml")
    assert main(["run", "s.yaml"]) == 2
    assert "part.yaml: not a regular file" in capsys.readouterr().err


def test_a_saved_trace_gives_what_its_run_gave(folder: Path, capsys: Capture) -> None:
    assert main(["run", "@nested", "--csv", "a", "--save", "t.nandviz"]) == 0
    run = capsys.readouterr().out
    assert main(["check", "t.nandviz"]) == 0
    assert main(["run", "t.nandviz", "--csv", "b", "--save", "u.nandviz"]) == 0
    again = capsys.readouterr().out
    assert contents(folder / "a") == contents(folder / "b")
    assert (folder / "t.nandviz").read_bytes() == (folder / "u.nandviz").read_bytes()
    figures = slice(2, -3)
    assert run.splitlines()[figures] == again.splitlines()[figures]
    assert "trace       t.nandviz" in again


def test_a_folder_to_import_is_run_like_it_is_imported(folder: Path, capsys: Capture) -> None:
    assert main(["import", str(SEED2), "--csv", "a", "--save", "t.nandviz"]) == 1
    imported = capsys.readouterr().out
    assert main(["run", str(SEED2), "--csv", "b"]) == 1
    run = capsys.readouterr().out
    assert contents(folder / "a") == contents(folder / "b")
    assert run.splitlines()[:-1] == imported.splitlines()[:-1][: len(run.splitlines()) - 1]
    assert main(["run", "t.nandviz"]) == 1
    assert "imported    t.nandviz" in capsys.readouterr().out


def test_check_judges_traces_and_goes_on_after_a_bad_one(folder: Path, capsys: Capture) -> None:
    (folder / "bad.nandviz").write_bytes(b"NANDVIZ\nrubbish")
    assert main(["check", "bad.nandviz", str(SEED1), "s.yaml"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("bad.nandviz: damaged")
    assert all(line.startswith(f"{SEED1}: law ") for line in lines[1:])
    assert main(["check", str(SEED1)]) == 1


@pytest.mark.parametrize(
    "option", [["--steps", "0"], ["--until", "0"], ["--set", "policies.epr=false"]]
)
def test_what_is_for_a_simulation_is_refused_for_a_trace(
    option: list[str], capsys: Capture
) -> None:
    assert main(["run", "s.yaml", "--save", "t.nandviz"]) == 0
    for name in ("t.nandviz", str(SEED1)):
        assert main(["run", name, *option]) == 2
        assert f"holds a trace; {option[0]} is for what is simulated" in capsys.readouterr().err


def test_a_trace_is_an_input_too(folder: Path, capsys: Capture) -> None:
    assert main(["run", "s.yaml", "--save", "t.nandviz"]) == 0
    before = (folder / "t.nandviz").read_bytes()
    assert main(["run", "t.nandviz", "--save", "t.nandviz"]) == 2
    assert "what is read" in capsys.readouterr().err
    assert (folder / "t.nandviz").read_bytes() == before


def test_the_files_of_a_trace_have_a_header_each(folder: Path) -> None:
    assert main(["run", "s.yaml", "--save", "t.nandviz", "--steps", "0"]) == 0
    assert main(["run", "t.nandviz", "--csv", "out"]) == 0
    for path in (folder / "out").iterdir():
        with path.open(newline="") as file:
            assert next(csv.reader(file))
