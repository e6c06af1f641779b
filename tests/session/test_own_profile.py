"""A profile is part of its scenario: in evidence, and when the scenario moves to another folder."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from nandviz.scenario import library, loader
from nandviz.session import Session

SCENARIO = "nandviz: 1\nprofile: {}   # ours\nscript:\n  - {{at_us: 0, op: Reset, die: 0}}\n"
PART = "nandviz_profile: 1\nname: part\nextends: {}\n"


def beside(folder: Path) -> str:
    (folder / "part.yaml").write_text(PART.format("lib/base.yaml"))
    (folder / "lib").mkdir()
    shutil.copy(library.profile_path("generic-tlc"), folder / "lib" / "base.yaml")
    return "part.yaml"


def above(folder: Path) -> str:
    (folder.parent / "shared").mkdir()
    (folder.parent / "shared" / "part.yaml").write_text(PART.format("base.yaml"))
    (folder.parent / "shared" / "base.yaml").write_text(PART.format("generic-tlc"))
    return "../shared/part.yaml"


def absolute(folder: Path) -> str:
    above(folder)
    return str(folder.parent / "shared" / "part.yaml")


def back_again(folder: Path) -> str:
    """A chain that leads out of the folder and into it again, with names that are taken."""
    (folder / "csv").mkdir()
    (folder / "csv" / "base.yaml").write_text(PART.format("'../scenario.yaml'"))
    (folder / "scenario.yaml").write_text(PART.format("generic-tlc"))
    (folder.parent / "part.yaml").write_text(PART.format('"in/csv/base.yaml"'))
    return "../part.yaml"


def odd_names(folder: Path) -> str:
    (folder / "내 부품 #1: 'x'.yaml").write_text(PART.format("./plain"))
    (folder / "plain").write_text(PART.format("generic-tlc"))
    return "\"내 부품 #1: 'x'.yaml\""


def through_a_link(folder: Path) -> str:
    above(folder)
    (folder / "link").symlink_to(folder.parent / "shared")
    return "link/part.yaml"


PLACES = [beside, above, absolute, back_again, odd_names, through_a_link]
Place = Callable[[Path], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def opened(folder: Path, place: Place) -> Session:
    path = folder / "case.yaml"
    path.write_text(SCENARIO.format(place(folder)))
    session = Session()
    session.files.open(path)
    return session


@pytest.mark.parametrize("place", PLACES)
def test_evidence_opens_to_the_same_without_what_lay_around_it(
    folder: Path, tmp_path: Path, place: Place
) -> None:
    session = opened(folder, place)
    scenario = session.run.needs_scenario()
    session.evidence.write(tmp_path / "evidence")
    shutil.move(tmp_path / "evidence", tmp_path / "far" / "away" / "evidence")
    for other in (folder, tmp_path / "shared"):
        shutil.rmtree(other, ignore_errors=True)
    copy = loader.load(tmp_path / "far" / "away" / "evidence" / "scenario.yaml")
    assert (copy.setup, copy.profile) == (scenario.setup, scenario.profile)
    inside = {path.resolve() for path in (tmp_path / "far").rglob("*")}
    built_in = library.profile_path("generic-tlc")
    assert {path.resolve() for path in copy.profile_files} - {built_in} <= inside


@pytest.mark.parametrize("place", PLACES)
def test_evidence_names_every_profile_with_the_hash_of_what_was_read(
    folder: Path, tmp_path: Path, place: Place
) -> None:
    session = opened(folder, place)
    sources = session.run.needs_scenario().profile_sources
    hashes = [sha256(source.path.read_bytes()).hexdigest() for source in sources]
    session.evidence.write(tmp_path / "evidence")
    said = json.loads((tmp_path / "evidence" / "evidence.json").read_text(encoding="utf-8"))
    assert [each["sha256"] for each in said["profile"]] == hashes
    for each in said["profile"]:
        assert (each["file"] is None) == (each["named"] == "generic-tlc")
        assert each["file"] is None or (tmp_path / "evidence" / each["file"]).is_file()


def test_evidence_holds_what_was_simulated_not_what_the_file_says_by_now(
    folder: Path, tmp_path: Path
) -> None:
    session = opened(folder, beside)
    before = (folder / "lib" / "base.yaml").read_text()
    (folder / "lib" / "base.yaml").write_text("nonsense")
    session.evidence.write(tmp_path / "evidence")
    assert (tmp_path / "evidence" / "lib" / "base.yaml").read_text() == before
    assert (tmp_path / "evidence" / "scenario.yaml").read_text() == session.files.text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "target", ["new.yaml", "other/deep/new.yaml", "../new.yaml", "way/new.yaml"]
)
def test_a_scenario_saved_into_another_folder_opens_to_the_same(
    folder: Path, place: Place, target: str
) -> None:
    (folder / "other" / "deep").mkdir(parents=True)
    (folder / "way").symlink_to(folder / "other" / "deep")
    session = opened(folder, place)
    scenario = session.run.needs_scenario()
    session.edits.move_entry(0, 5_000)
    session.files.save_as(folder / target)
    assert not session.files.modified
    assert session.files.changed_on_disk() == ()
    saved = loader.load(folder / target)
    assert (saved.profile, saved.text) == (scenario.profile, session.files.text)
    assert "# ours" in saved.text
    session.edits.undo()
    assert "at_us: 0" in session.files.text
    session.edits.redo()
    session.files.reload()
    assert session.run.needs_scenario().profile == scenario.profile


def test_another_file_of_that_name_in_the_new_folder_is_not_taken_for_the_profile(
    folder: Path, tmp_path: Path
) -> None:
    session = opened(folder, beside)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "part.yaml").write_text("nonsense")
    session.files.save_as(tmp_path / "new" / "case.yaml")
    assert "profile: ../in/part.yaml   # ours" in session.files.text
    session.files.reload()


def test_a_profile_that_is_gone_does_not_keep_edits_from_being_saved(
    folder: Path, tmp_path: Path
) -> None:
    session = opened(folder, beside)
    session.edits.move_entry(0, 5_000)
    (folder / "part.yaml").unlink()
    session.files.save_as(tmp_path / "case.yaml")
    assert "profile: in/part.yaml" in (tmp_path / "case.yaml").read_text()


def test_profiles_are_inputs_and_watched(folder: Path) -> None:
    session = opened(folder, beside)
    parts = [folder / "case.yaml", folder / "part.yaml", folder / "lib" / "base.yaml"]
    assert list(session.files.inputs) == parts
    for path in parts[1:]:
        text = path.read_text()
        status = path.stat()
        path.write_text(text.replace("name: ", "name: X")[: len(text)])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert session.files.changed_on_disk() == (path,)
        path.write_text(text)
        assert session.files.changed_on_disk() == ()


HOST = """nandviz: 1
profile: ../shared/part.yaml
topology: {channels: 2, dies: 2}
host:
  trace: {file: ../shared/small.trace, format: mqsim}   # ours
"""


def with_host_trace(folder: Path) -> Session:
    above(folder)
    (folder.parent / "shared" / "small.trace").write_text("0 0 64 32 0\n9000 0 0 8 1\n")
    (folder / "case.yaml").write_text(HOST)
    session = Session()
    session.files.open(folder / "case.yaml")
    return session


def test_evidence_brings_the_host_trace_along(folder: Path, tmp_path: Path) -> None:
    session = with_host_trace(folder)
    session.evidence.write(tmp_path / "evidence")
    shutil.rmtree(tmp_path / "shared")
    copy = loader.load(tmp_path / "evidence" / "scenario.yaml")
    assert copy.setup == session.run.needs_scenario().setup
    told = json.loads((tmp_path / "evidence" / "evidence.json").read_text(encoding="utf-8"))
    assert told["host_trace"]["file"] == "traces/4-small.trace"
    assert [each["named"] for each in told["profile"]] == [
        "../shared/part.yaml", "base.yaml", "generic-tlc",
    ]  # fmt: skip


def test_a_scenario_that_is_saved_elsewhere_names_the_same_host_trace(
    folder: Path, tmp_path: Path
) -> None:
    session = with_host_trace(folder)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    session.files.save_as(tmp_path / "deep" / "er" / "case.yaml")
    again = loader.load(tmp_path / "deep" / "er" / "case.yaml")
    assert again.setup == session.run.needs_scenario().setup
    assert 'file: "../../shared/small.trace", format: mqsim}   # ours' in again.text


def test_a_host_trace_is_one_of_the_files_that_are_watched_and_never_written(folder: Path) -> None:
    session = with_host_trace(folder)
    trace = folder / ".." / "shared" / "small.trace"
    assert trace in session.run.file.inputs
    trace.write_text("0 0 64 32 0\n9000 0 0 8 1\n9100 0 0 8 1\n")
    assert session.run.file.changed_on_disk(is_trace=False) == (trace,)
