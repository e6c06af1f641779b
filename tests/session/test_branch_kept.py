"""Runs A and B are taken along together, and both come back after a crash."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from nandviz.scenario import loader
from nandviz.session import Session
from nandviz.session.files import read
from tests.session.sessions import TEXT


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "two.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def branched(path: Path) -> Session:
    session = Session()
    session.files.open(path)
    session.edits.move_entry(1, 330_000)
    return session


def text_a(session: Session) -> str:
    assert session.branch.a is not None
    return session.branch.a.text


def titles(session: Session) -> tuple[str, str]:
    return str(session.branch.title_a), str(session.branch.title_b)


def test_evidence_holds_both_scenarios_both_sets_of_csv_and_what_differs(
    own: Path, tmp_path: Path
) -> None:
    session = branched(own)
    folder = tmp_path / "evidence"
    session.evidence.write(folder)
    assert loader.load(folder / "a" / "scenario.yaml").text == TEXT
    assert loader.load(folder / "scenario.yaml").text == session.files.text
    names = {path.name for path in (folder / "csv").iterdir()}
    assert "events.csv" in names
    assert {path.name for path in (folder / "a" / "csv").iterdir()} == names
    found = {path.name for path in (folder / "differences").iterdir()}
    assert found == {"diff_ops.csv", "diff_events.csv", "diff_figures.csv"}
    told = json.loads((folder / "evidence.json").read_text(encoding="utf-8"))
    assert told["titles"] == {"a": "original", "b": "edited: Program_Suspend 100 → 330 µs"}
    assert told["a"]["scenario_sha256"] == sha256(TEXT.encode()).hexdigest()
    rows = (folder / "differences" / "diff_ops.csv").read_text(encoding="utf-8").splitlines()
    assert told["difference"]["ops"] == len(rows) - 1 > 0
    assert told["difference"]["sentence"].startswith("Same until event 2 (100.000 µs).")
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8")
    assert "a/csv/events.csv" in sums
    assert "differences/diff_ops.csv" in sums


def test_evidence_of_one_run_tells_of_no_other(own: Path, tmp_path: Path) -> None:
    session = branched(own)
    session.branch.keep_b()
    session.evidence.write(tmp_path / "evidence")
    told = json.loads((tmp_path / "evidence" / "evidence.json").read_text(encoding="utf-8"))
    assert not {"a", "titles", "difference"} & told.keys()
    assert not (tmp_path / "evidence" / "a").exists()


def test_both_runs_come_back(own: Path, tmp_path: Path) -> None:
    before = branched(own)
    before.edits.remove_entry(2)
    before.autosave.keep(tmp_path / "state")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert (text_a(after), after.files.text) == (TEXT, before.files.text)
    assert titles(after) == titles(before)
    assert after.branch.comparison == before.branch.comparison
    assert after.files.modified
    assert not after.files.unsaved_beside
    after.branch.back_to_a()
    assert (after.files.text, after.files.path) == (TEXT, own)


def test_a_swapped_run_that_is_in_no_file_is_kept(own: Path, tmp_path: Path) -> None:
    before = branched(own)
    edited = before.files.text
    before.branch.swap()
    before.autosave.keep(tmp_path / "state")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert (text_a(after), after.files.text) == (edited, TEXT)
    assert after.files.unsaved_beside
    assert titles(after)[0] == "edited: Program_Suspend 100 → 330 µs"


def test_a_run_of_another_file_comes_back_as_that(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(TEXT.replace("at_us: 400", "at_us: 500"), encoding="utf-8")
    before = Session()
    before.files.open(own)
    before.compare_with(read(other), other)
    before.edits.move_entry(1, 330_000)
    before.autosave.keep(tmp_path / "state")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert (text_a(after), after.files.path) == (TEXT, other)
    assert after.branch.a is not None
    assert after.branch.a.file.path == own
    assert titles(after) == ("two.yaml", "other.yaml, edited")


def test_what_was_saved_or_let_go_is_kept_no_more(own: Path, tmp_path: Path) -> None:
    session, state = branched(own), tmp_path / "state"
    session.autosave.keep(state)
    assert (state / "autosave.json").exists()
    session.branch.back_to_a()
    session.autosave.keep(state)
    assert not (state / "autosave.json").exists()
