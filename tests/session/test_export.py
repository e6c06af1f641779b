"""Taking a run away: CSV files and the evidence folder."""

import errno
import json
from hashlib import sha256
from pathlib import Path

import pytest

from nandviz import __version__
from nandviz.errors import NandvizError
from nandviz.exchange.csv.files import write
from nandviz.installed import is_compiled
from nandviz.model.laws import LAWS
from nandviz.session import Session
from tests.exchange.nandseqgen.samples import SEED1
from tests.session.sessions import TEXT, open_text


@pytest.fixture
def session() -> Session:
    session = Session()
    open_text(session, TEXT)
    session.playhead.seek(2)
    return session


def test_csv_files_are_of_the_whole_run_or_as_of_an_event(session: Session, tmp_path: Path) -> None:
    write(session.run.trace, tmp_path / "all")
    paths = write(session.run.trace, tmp_path / "some", as_of=2)
    assert {path.name for path in paths} >= {"events.csv", "ops.csv", "checks.csv"}
    count = [len((tmp_path / d / "events.csv").read_text().splitlines()) for d in ("all", "some")]
    assert count == [session.run.head + 2, 4]


def test_the_evidence_holds_all_that_a_reader_needs(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"

    def pictures(target: Path) -> None:
        (target / "timeline.png").write_bytes(b"picture")

    paths = session.evidence.write(folder, pictures)
    names = {path.relative_to(folder).as_posix() for path in paths}
    assert {"evidence.json", "scenario.yaml", "timeline.png", "csv/ops.csv"} <= names
    said = json.loads((folder / "evidence.json").read_text(encoding="utf-8"))
    assert (folder / "scenario.yaml").read_text(encoding="utf-8") == TEXT
    assert said["scenario_sha256"] == sha256(TEXT.encode()).hexdigest()
    assert (said["event"], said["time_us"]) == (2, "100.000")
    assert said["what"].startswith("SUSPEND of op 1 on die 0: 209.824 µs left")
    assert said["versions"]["nandviz"] == __version__
    assert said["versions"]["compiled"] == is_compiled()
    assert [law["verdict"] for law in said["laws"]] == ["pass"] * len(LAWS)


def test_the_evidence_of_an_import_says_what_no_law_says(tmp_path: Path) -> None:
    session = Session()
    session.files.open(SEED1)
    session.evidence.write(tmp_path / "evidence")
    said = json.loads((tmp_path / "evidence/evidence.json").read_text(encoding="utf-8"))
    (finding,) = said["findings"]
    assert finding.startswith("3 of 3 SUSPENDs let the op in CORE_BUSY run on")


def test_the_sums_are_those_of_the_files(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    session.evidence.write(folder)
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 10
    for line in lines:
        digest, name = line.split("  ")
        assert sha256((folder / name).read_bytes()).hexdigest() == digest


def test_evidence_is_there_whole_or_not_at_all(session: Session, tmp_path: Path) -> None:
    def pictures(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "The disk is full")

    with pytest.raises(NandvizError, match="the disk is full"):
        session.evidence.write(tmp_path / "evidence", pictures)
    assert list(tmp_path.iterdir()) == []


def test_evidence_never_replaces_what_is_there(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NandvizError, match="already there"):
        session.evidence.write(tmp_path)
    with pytest.raises(NandvizError, match="cannot write"):
        session.evidence.write(tmp_path / "missing" / "evidence")
