"""The command line and the session with foreign and saved traces."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.exchange.nandseqgen import importer
from nandviz.query.event_effects import changes
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.session import Session
from tests.exchange.nandseqgen.samples import EVENTS, SEED1, SEED2, copied

Capture = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_import_says_how_often_and_where_each_law_is_broken_first(capsys: Capture) -> None:
    assert run("import", SEED1) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "law 1 pass Conservation: a completed op executed its nominal time 3 differences" in out
    assert "6 overlaps, all ≤ 10 ns: rounding of the files" in out
    assert "law 4 BROKEN No overlap on a plane (12 times) event 3, 7200.000 µs:" in out
    assert "law 6 BROKEN Silence of a suspended axis (15 times) event 3, 7200.000 µs:" in out
    assert "law 5 not judged No overlap on a bus the files do not say which states" in out
    assert "found 3 of 3 SUSPENDs let the op in CORE_BUSY run on" in out


def test_import_of_several_folders_says_which_ops_are_of_which(capsys: Capture) -> None:
    assert run("import", SEED1, SEED2) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "seed1 261121_0000001: ops 1 to 20, its die 0 is die 0" in out
    assert "seed2 261121_0000001: ops 21 to 26, its die 0 is die 1" in out


def test_import_writes_csv_files_and_a_trace_that_opens(tmp_path: Path, capsys: Capture) -> None:
    saved = tmp_path / "x.nandviz"
    assert run("import", SEED2, "--csv", tmp_path / "csv", "--save", saved) == 1
    assert str(saved) in capsys.readouterr().out
    assert (tmp_path / "csv" / "checks.csv").read_text().count(",not judged,") == 8
    session = Session()
    session.files.open(saved)
    assert session.run.scenario is None
    assert session.run.head == 11
    assert [k for k, _ in session.run.laws.broken()][:3] == [3, 3, 3]


def test_a_wrong_file_ends_with_code_2_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    folder = copied(SEED2, tmp_path / "run")
    (folder / EVENTS).write_text("op_name\nx\n")
    assert run("import", folder, "--csv", tmp_path / "csv", "--save", tmp_path / "x.nandviz") == 2
    err = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"nandviz: {folder / EVENTS}:1:1: ") for line in err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run"]


def test_a_run_is_saved_exported_and_comes_back(tmp_path: Path, capsys: Capture) -> None:
    saved, folder = tmp_path / "run.nandviz", tmp_path / "out"
    assert run("run", "@nested", "--save", saved) == 0
    assert run("export", saved, "--as", "nandseqgen", folder) == 0
    assert len(list(folder.iterdir())) == 5
    assert run("import", folder) == 0
    capsys.readouterr()
    assert run("export", "@nested", "--as", "nandseqgen", folder) == 2
    assert "already there" in capsys.readouterr().err


def test_a_session_opens_a_folder_or_one_of_its_files() -> None:
    session = Session()
    session.files.open(SEED1)
    assert session.files.title == "seed1"
    assert session.run.complete
    session.files.open(SEED1 / EVENTS)
    assert session.run.trace.info == importer.read([SEED1]).trace.info


def test_an_imported_trace_can_be_walked_through_event_by_event() -> None:
    session = Session()
    session.files.open(SEED2)
    for k in range(-1, session.run.head + 1):
        session.playhead.seek(k)
        assert describe(session.run.trace, session.playhead.k).headline
        changes(session.run.trace, session.playhead.k)
    for uid in range(1, 7):
        report = op_report(session.run.trace, session.playhead.k, uid)
        assert report.consumed_ns + report.remaining_ns == report.nominal_ns
    assert {verdict.law for verdict in session.run.laws.judge() if verdict.violations} == {4, 6, 16}
