"""Opening, editing, saving and reloading scenarios."""

import os
from pathlib import Path

import pytest

from nandviz.errors import NandvizError, ScenarioError, TraceError
from nandviz.model.words import EventKind
from nandviz.scenario.loader import load
from nandviz.session import Breakpoint, Change, Session, StopReason, Topic
from tests.session.sessions import TEXT
from tests.session.setups import batch_of_three

SUSPEND = 2


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def session(file: Path) -> Session:
    session = Session()
    session.open(file)
    return session


def test_opening_simulates_a_small_scenario_and_shows_event_0(session: Session) -> None:
    assert (session.title, session.k, session.complete) == ("two.yaml", 0, True)
    assert not session.modified
    assert [held.what for _, held in session.breakpoints] == [
        Breakpoint(event=EventKind.OP_END, op_uid=1)
    ]


def test_a_bad_file_leaves_everything_as_it_was(session: Session, tmp_path: Path) -> None:
    session.seek(3)
    trace, heard = session.trace, list[Change]()
    session.subscribe(heard.append)
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nscript: 5\n", encoding="utf-8")
    for path in (bad, tmp_path / "missing.yaml"):
        with pytest.raises(ScenarioError):
            session.open(path)
    with pytest.raises(NandvizError, match="no built-in scenario"):
        session.open("@no-such-scenario")
    assert (session.trace, session.k, session.title, heard) == (trace, 3, "two.yaml", [])


def test_an_edit_moves_an_entry_and_simulates_it(session: Session, file: Path) -> None:
    session.seek(SUSPEND)
    session.move_entry(1, 150_500)
    assert "{at_us: 150.5, op: Program_Suspend, die: 0}   # in CORE_BUSY" in session.text
    assert session.describe(SUSPEND).headline.startswith("SUSPEND of op 1 on die 0: 159.324 µs")
    assert session.modified
    assert file.read_text(encoding="utf-8") == TEXT


def test_the_playhead_stays_at_its_event_where_that_did_not_move(session: Session) -> None:
    session.seek(1)
    session.move_entry(2, 500_000)
    assert session.k == 1


def test_the_playhead_stays_at_its_time_where_its_event_moved(session: Session) -> None:
    session.seek(SUSPEND)
    session.move_entry(1, 50_000)
    assert session.now_ns <= 100_000
    assert session.trace.events.time_ns[session.k + 1] > 100_000


def test_edits_can_be_taken_back_and_made_again(session: Session) -> None:
    session.move_entry(1, 150_000)
    moved = session.text
    session.remove_entry(2)
    assert "Program_Resume" not in session.text
    session.undo()
    assert (session.text, session.can_redo) == (moved, "remove entry 2")
    session.undo()
    assert (session.text, session.modified, session.can_undo) == (TEXT, False, "")
    session.redo()
    assert session.text == moved
    assert session.describe(SUSPEND).time_ns == 150_000


def test_an_entry_can_be_added_and_duplicated(session: Session) -> None:
    session.add_entry(3, "{at_us: 5000, op: Page_Read_SLC, die: 0, block: 0, page: 1}")
    session.duplicate_entry(3)
    assert session.text.count("Page_Read_SLC") == 2
    session.end()
    assert session.op_report(len(session.trace.ops)).fate == "completed"


def test_an_entry_that_is_not_there_cannot_be_edited(session: Session) -> None:
    for edit in (session.remove_entry, session.duplicate_entry):
        with pytest.raises(NandvizError, match="3 entries"):
            edit(3)
    assert (session.text, session.can_undo) == (TEXT, "")


def test_breakpoints_are_toggled_changed_and_removed(session: Session) -> None:
    number = session.toggle_breakpoint(Breakpoint(die=0))
    assert number == 2
    session.change_breakpoint(number, Breakpoint(event=EventKind.OP_START, hits=2))
    session.home()
    session.remove_breakpoint(1)
    assert session.run_to_breakpoint(1).k == 3
    assert session.hits(2) == 2
    assert session.toggle_breakpoint(Breakpoint(event=EventKind.OP_START, hits=2)) is None
    assert len(session.breakpoints) == 0


def test_the_playhead_is_asked_by_default(session: Session) -> None:
    session.seek(SUSPEND)
    assert session.describe() == session.describe(SUSPEND)
    assert session.changes() == session.changes(SUSPEND)
    assert session.as_of().k == SUSPEND
    assert session.as_of(0).k == 0
    assert session.search("backlogged").finish().uids.tolist() == [2]
    assert session.op_report(1).fate == "suspended"


def test_there_is_nothing_to_take_back_at_first(session: Session) -> None:
    for move in (session.undo, session.redo):
        with pytest.raises(NandvizError, match="nothing to"):
            move()


def test_an_edit_that_is_not_valid_changes_nothing(session: Session) -> None:
    trace = session.trace
    with pytest.raises(ScenarioError):
        session.edit_text(TEXT.replace("Program_Resume", "Program_Resum"))
    assert (session.text, session.trace, session.can_undo) == (TEXT, trace, "")


def test_breakpoints_and_marks_outlive_an_edit(session: Session) -> None:
    session.add_breakpoint(Breakpoint(die=0))
    session.set_marks((5, 7))
    session.move_entry(1, 150_000)
    assert (len(session.breakpoints), session.marks) == (2, (5, 7))


def test_saving_writes_the_text_and_undo_makes_it_modified_again(
    session: Session, file: Path
) -> None:
    session.move_entry(1, 150_000)
    session.save()
    assert file.read_text(encoding="utf-8") == session.text
    assert not session.modified
    session.undo()
    assert session.modified


def test_saving_as_gives_the_scenario_another_file(session: Session, tmp_path: Path) -> None:
    heard: list[Change] = []
    session.subscribe(heard.append)
    session.save_as(tmp_path / "other.yaml")
    assert (tmp_path / "other.yaml").read_text(encoding="utf-8") == TEXT
    assert session.title == "other.yaml"
    assert heard[-1].topics == {Topic.TEXT}


def test_a_scenario_without_a_file_asks_for_one() -> None:
    session = Session()
    session.open_text(TEXT)
    assert session.title == "Two programs"
    with pytest.raises(NandvizError, match="save it under a name"):
        session.save()


def test_a_built_in_scenario_has_no_file_and_is_modified_by_edits_only() -> None:
    session = Session()
    session.open("@batch-of-three")
    assert (session.path, session.modified) == (None, False)
    session.move_entry(1, 150_000)
    assert session.modified
    session.undo()
    assert not session.modified


def test_a_scenario_loaded_elsewhere_is_opened_like_its_file(file: Path, session: Session) -> None:
    other = Session()
    other.open_scenario(load(file), file)
    assert (other.path, other.text, other.head) == (session.path, session.text, session.head)
    assert not other.changed_on_disk()


def test_line_ends_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "crlf.yaml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    session = Session()
    session.open(path)
    session.move_entry(2, 450_000)
    session.duplicate_entry(0)
    session.save()
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"at_us: 450," in data


def test_a_change_on_the_disk_is_noticed_and_reloaded_keeping_the_view(
    session: Session, file: Path
) -> None:
    session.seek(1)
    session.add_breakpoint(Breakpoint(die=0))
    assert not session.changed_on_disk()
    file.write_text(TEXT.replace("at_us: 400", "at_us: 500"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert session.changed_on_disk()
    session.reload()
    assert not session.changed_on_disk()
    assert (session.k, len(session.breakpoints), session.modified) == (1, 2, False)
    assert "at_us: 500" in session.text


def test_a_bad_file_on_the_disk_is_not_taken_up(session: Session, file: Path) -> None:
    file.write_text("nonsense", encoding="utf-8")
    with pytest.raises(ScenarioError):
        session.reload()
    assert (session.text, session.complete) == (TEXT, True)


def test_a_removed_file_is_noticed(session: Session, file: Path) -> None:
    file.unlink()
    assert session.changed_on_disk()


def test_a_trace_without_engine_is_shown_and_stepped_to_its_end() -> None:
    session = Session()
    session.open_trace(batch_of_three())
    assert (session.k, session.scenario, session.complete) == (0, None, True)
    assert session.end().reason is StopReason.END_OF_RUN
    assert session.step_event(1).reason is StopReason.END_OF_RUN
    assert session.step_event(-1).reason is StopReason.REACHED
    assert not session.advance().running
    with pytest.raises(NandvizError, match="without a scenario"):
        session.save()


def test_a_saved_trace_is_opened_as_it_was(session: Session, tmp_path: Path) -> None:
    session.save_trace(tmp_path / "two.nandviz")
    said = [session.describe(k) for k in range(-1, session.head + 1)]
    session.open(tmp_path / "two.nandviz")
    assert session.scenario is None
    assert [session.describe(k) for k in range(-1, session.head + 1)] == said


def test_a_damaged_trace_leaves_everything_as_it_was(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "two.nandviz"
    session.save_trace(file)
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(TraceError):
        session.open(file)
    assert session.title == "two.yaml"


def test_a_new_session_is_empty_and_can_be_asked() -> None:
    session = Session()
    assert (session.k, session.head, session.title, session.text) == (-1, -1, "", "")
    assert session.step_event(1).reason is StopReason.END_OF_RUN
    assert session.home().k == -1
