"""An output is never an input, and no target is named twice."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import nandviz.cli.sources
from nandviz.__main__ import main
from nandviz.scenario import library

Capture = pytest.CaptureFixture[str]

SCENARIO = "nandviz: 1\nprofile: part.yaml\nscript: [{at_us: 0, op: Reset, die: 0}]\n"
PART = "nandviz_profile: 1\nname: part\nextends: base.yaml\n"
BASE = "nandviz_profile: 1\nname: base\nextends: generic-tlc\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working folder with a scenario of its own profile, and a generator's folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in (("s.yaml", SCENARIO), ("part.yaml", PART), ("base.yaml", BASE)):
        (tmp_path / "in" / name).write_text(text)
    assert main(["export", "in/s.yaml", "--as", "nandseqgen", "gen"]) == 0
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(arguments: list[str], folder: Path, capsys: Capture) -> str:
    before = contents(folder)
    capsys.readouterr()
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert contents(folder) == before
    return err


def symlink(folder: Path) -> str:
    (folder / "link.nandviz").symlink_to("in/s.yaml")
    return "link.nandviz"


def hard_link(folder: Path) -> str:
    os.link(folder / "in/s.yaml", folder / "hard.nandviz")
    return "hard.nandviz"


def link_to_link(folder: Path) -> str:
    (folder / "first").symlink_to("in/s.yaml")
    (folder / "second").symlink_to("first")
    return "second"


def by_way_of_a_linked_folder(folder: Path) -> str:
    (folder / "also").symlink_to("in")
    os.link(folder / "in/s.yaml", folder / "in/s")
    return "also/s"


@pytest.mark.parametrize(
    "name", [symlink, hard_link, link_to_link, by_way_of_a_linked_folder], ids=lambda n: n.__name__
)
def test_the_scenario_under_another_name_is_refused(
    name: Callable[[Path], str], folder: Path, capsys: Capture
) -> None:
    assert "what is read" in refused(["run", "in/s.yaml", "--save", name(folder)], folder, capsys)


@pytest.mark.parametrize("spelling", ["in/../in/./s", "./in/s", "{0}/in/s"])
def test_the_scenario_in_another_spelling_is_refused(
    spelling: str, folder: Path, capsys: Capture
) -> None:
    Path("in/s.yaml").rename("in/s")
    arguments = ["run", "in/s", "--save", spelling.format(folder)]
    assert "what is read" in refused(arguments, folder, capsys)


@pytest.mark.parametrize("file", ["part.yaml", "base.yaml"])
def test_each_file_of_the_profile_is_an_input(file: str, folder: Path, capsys: Capture) -> None:
    (folder / "p.png").symlink_to(f"in/{file}")
    assert "what is read" in refused(["run", "in/s.yaml", "--png", "p.png"], folder, capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "in/s.yaml", "--csv", "in"],
        ["run", "in/s.yaml", "--csv", "in/."],
        ["import", "gen", "--csv", "gen"],
        ["import", "gen/apply_pgm_log.csv", "--csv", "gen"],
        ["export", "in/s.yaml", "--as", "nandseqgen", "in"],
    ],
)
def test_a_folder_that_holds_an_input_is_refused(
    arguments: list[str], folder: Path, capsys: Capture
) -> None:
    assert "read" in refused(arguments, folder, capsys)


def test_the_trace_of_the_hosts_requests_is_refused(folder: Path, capsys: Capture) -> None:
    (folder / "host").mkdir()
    (folder / "host" / "t").write_text("0 0 0 1 1\n")
    trace = "host: {trace: {file: ../host/t, format: mqsim}}\n"
    (folder / "in" / "h.yaml").write_text(f"nandviz: 1\n{trace}")
    for outputs in (["--csv", "host"], ["--save", "host/t"]):
        assert "what is read" in refused(["run", "in/h.yaml", *outputs], folder, capsys)


def test_a_file_of_an_imported_folder_is_refused(folder: Path, capsys: Capture) -> None:
    os.link(folder / "gen/apply_pgm_log.csv", folder / "a.nandviz")
    assert "what is read" in refused(["import", "gen", "--save", "a.nandviz"], folder, capsys)


@pytest.mark.parametrize("source", ["in/s.yaml", "in/base.yaml"])
@pytest.mark.parametrize("link", [os.link, os.symlink])
def test_a_folder_in_which_a_name_of_ours_is_an_input_is_refused(
    source: str, link: Callable[[Path, Path], None], folder: Path, capsys: Capture
) -> None:
    (folder / "out").mkdir()
    link(folder / source, folder / "out" / "ops.csv")
    assert "what is read" in refused(["run", "in/s.yaml", "--csv", "out"], folder, capsys)


@pytest.mark.parametrize("keep", ["*", "op_event_resume.csv", "apply_pgm_log.csv"])
def test_a_folder_of_the_generator_takes_no_csv_files_of_ours(
    keep: str, folder: Path, capsys: Capture
) -> None:
    for path in set((folder / "gen").iterdir()) - set((folder / "gen").glob(keep)):
        path.unlink()
    said = refused(["run", "in/s.yaml", "--csv", "gen"], folder, capsys)
    assert "of another program" in said


def test_a_folder_of_ours_is_written_again_beside_other_files(folder: Path) -> None:
    assert main(["run", "in/s.yaml", "--csv", "out"]) == 0
    (folder / "out" / "notes.txt").write_text("mine")
    assert main(["run", "in/s.yaml", "--csv", "out", "--steps", "1"]) == 0
    assert (folder / "out" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "outputs",
    [
        ["--csv", "out", "--save", "out"],
        ["--csv", "out", "--save", "OUT"],
        ["--csv", "out", "--save", "new/../out"],
        ["--csv", "a", "--csv", "b"],
        ["--png", "a.png", "--png", "a.png"],
        ["--steps", "1", "--steps", "2"],
    ],
)
def test_what_is_named_twice_is_refused(outputs: list[str], folder: Path, capsys: Capture) -> None:
    assert "twice" in refused(["run", "in/s.yaml", *outputs], folder, capsys)


@pytest.mark.parametrize(
    "outputs",
    [
        ["--save", "out.nandviz", "--csv", "out.nandviz/csv"],
        ["--csv", "OUT.png/a/b", "--png", "out.png"],
        ["--svg", "new/../a.svg", "--png", "a.svg/a.png"],
    ],
)
def test_what_lies_in_a_file_that_is_written_is_refused(
    outputs: list[str], folder: Path, capsys: Capture
) -> None:
    assert "it lies in another output" in refused(["run", "in/s.yaml", *outputs], folder, capsys)


def test_what_lies_in_a_folder_that_is_written_is_written(folder: Path) -> None:
    assert main(["run", "in/s.yaml", "--csv", "out", "--save", "out/a.nandviz"]) == 0
    assert (folder / "out/a.nandviz").exists()
    assert (folder / "out/ops.csv").exists()


@pytest.mark.parametrize(
    "command",
    [
        "run in/s.yaml --save t >t",
        "run in/s.yaml --save /dev/stdout >t",
        "run in/s.yaml --png a.png 2>a.png",
        "import gen --save t >>t",
    ],
)
def test_where_the_words_go_nothing_else_is_written(command: str, folder: Path) -> None:
    command = f'"{sys.executable}" -m nandviz {command}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    said = done.stderr or (folder / "a.png").read_text()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert said.endswith(": the summary or errors go there\n")


@pytest.mark.parametrize("way", ["run /dev/stdin <", "run /dev/fd/3 3<", "run - <"])
def test_a_file_that_the_shell_has_opened_is_an_input(way: str, folder: Path) -> None:
    path = folder / "in/s"
    path.write_text("nandviz: 1\nscript: []\n")
    before = path.read_bytes()
    command = f'"{sys.executable}" -m nandviz {way}in/s --save in/s'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, "what is read" in done.stderr) == (2, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        (library.profile_path("generic-tlc"), ["run", "in/s.yaml"]),
        (library.path("nested"), ["run", "@nested"]),
    ],
)
def test_what_is_built_in_is_an_input(
    source: Path, arguments: list[str], folder: Path, capsys: Capture
) -> None:
    (folder / "link").symlink_to(source)
    assert "what is read" in refused([*arguments, "--save", "link"], folder, capsys)


@pytest.mark.parametrize("option", ["--csv", "--save", "--png", "--svg"])
def test_an_empty_path_is_refused(option: str, folder: Path, capsys: Capture) -> None:
    assert "an empty path" in refused(["run", "in/s.yaml", option, ""], folder, capsys)


@pytest.mark.parametrize(
    "arguments",
    [["run", ""], ["check", ""], ["import", ""], ["export", "in/s.yaml", "--as", "nandseqgen", ""]],
)
def test_an_empty_name_is_refused(arguments: list[str], folder: Path, capsys: Capture) -> None:
    assert "an empty path" in refused(arguments, folder, capsys)


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("--png", "a.svg"),
        ("--png", "a.jpg"),
        ("--png", "a"),
        ("--png", ".png"),
        ("--svg", "a.png"),
        ("--svg", "a.svg.txt"),
        ("--save", "new.yaml"),
        ("--save", "new.CSV"),
        ("--save", "new.png"),
    ],
)
def test_suffix_and_format_must_agree(
    option: str, name: str, folder: Path, capsys: Capture
) -> None:
    assert "expected ." in refused(["run", "in/s.yaml", option, name], folder, capsys)


@pytest.mark.parametrize(
    ("option", "name"), [("--csv", "in/s.yaml"), ("--save", "gen"), ("--csv", "file")]
)
def test_a_file_is_no_folder_and_a_folder_no_file(
    option: str, name: str, folder: Path, capsys: Capture
) -> None:
    (folder / "file").write_text("mine")
    assert "it is a f" in refused(["run", "in/s.yaml", option, name], folder, capsys)


def test_what_is_refused_is_not_simulated(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nandviz.cli.sources, "simulate", lambda *_: pytest.fail("simulated"))
    refused(["run", "in/s.yaml", "--csv", "in"], folder, capsys)
    refused(["export", "in/s.yaml", "--as", "nandseqgen", "in"], folder, capsys)


@pytest.mark.parametrize("name", ["t.nandviz", "t.NANDVIZ", "t", "t.v2"])
def test_a_trace_is_saved_under_its_own_suffix_or_none_that_is_known(
    name: str, folder: Path
) -> None:
    assert main(["run", "in/s.yaml", "--save", name]) == 0
    assert (folder / name).exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "@nested", "--csv", "out"],
        ["run", "@nested", "--png", "out.png"],
        ["run", "@nested", "--save", "out.nandviz"],
        ["export", "@nested", "--as", "nandseqgen", "out"],
    ],
)
def test_a_current_folder_that_was_removed_is_named_as_what_is_gone(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(arguments) == 2
    why = os.strerror(errno.ENOENT).lower()
    assert capsys.readouterr().err == f"nandviz: cannot look into the current folder: {why}\n"
