"""Opening, editing, saving and reloading scenarios."""

import os
from pathlib import Path

import pytest

from nandviz.errors import NandvizError, ScenarioError, TraceError
from nandviz.model.words import EventKind
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.scenario.loader import load
from nandviz.scenario.scenario import Breakpoint
from nandviz.session import Change, Session, StopReason, Topic
from nandviz.trace import store
from tests.session.sessions import TEXT, open_text
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
    session.files.open(file)
    return session


def test_opening_simulates_a_small_scenario_and_shows_event_0(session: Session) -> None:
    assert (session.files.title, session.playhead.k, session.run.complete) == ("two.yaml", 0, True)
    assert not session.files.modified
    assert [held.what for _, held in session.breakpoints] == [
        Breakpoint(event=EventKind.OP_END, op_uid=1)
    ]


def test_a_bad_file_leaves_everything_as_it_was(session: Session, tmp_path: Path) -> None:
    session.playhead.seek(3)
    trace, heard = session.run.trace, list[Change]()
    session.subscribe(heard.append, *Topic)
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nscript: 5\n", encoding="utf-8")
    for path in (bad, tmp_path / "missing.yaml"):
        with pytest.raises(ScenarioError):
            session.files.open(path)
    with pytest.raises(NandvizError, match="no built-in scenario"):
        session.files.open("@no-such-scenario")
    assert (session.run.trace, session.playhead.k, session.files.title, heard) == (
        trace,
        3,
        "two.yaml",
        [],
    )


def test_an_edit_moves_an_entry_and_simulates_it(session: Session, file: Path) -> None:
    session.playhead.seek(SUSPEND)
    session.edits.move_entry(1, 150_500)
    assert "{at_us: 150.5, op: Program_Suspend, die: 0}   # in CORE_BUSY" in session.files.text
    assert describe(session.run.trace, SUSPEND).headline.startswith(
        "SUSPEND of op 1 on die 0: 159.324 µs"
    )
    assert session.files.modified
    assert file.read_text(encoding="utf-8") == TEXT


def test_the_playhead_stays_at_its_event_where_that_did_not_move(session: Session) -> None:
    session.playhead.seek(1)
    session.edits.move_entry(2, 500_000)
    assert session.playhead.k == 1


def test_the_playhead_stays_at_its_time_where_its_event_moved(session: Session) -> None:
    session.playhead.seek(SUSPEND)
    session.edits.move_entry(1, 50_000)
    assert session.playhead.now_ns <= 100_000
    assert session.run.trace.events.time_ns[session.playhead.k + 1] > 100_000


@pytest.mark.parametrize("to", [-1, 0, 1, 3])
def test_a_move_after_an_edit_is_told_wherever_the_run_before_stood(
    session: Session, to: int
) -> None:
    session.playhead.seek(2)
    session.edits.move_entry(2, 500_000)
    assert session.playhead.k == 2
    told: list[int] = []
    session.subscribe(lambda _change: told.append(session.playhead.k), Topic.PLAYHEAD)
    session.playhead.seek(to)
    assert told == [to]


def test_edits_can_be_taken_back_and_made_again(session: Session) -> None:
    session.edits.move_entry(1, 150_000)
    moved = session.files.text
    session.edits.remove_entry(2)
    assert "Program_Resume" not in session.files.text
    session.edits.undo()
    assert (session.files.text, session.edits.can_redo) == (moved, "remove entry 2")
    session.edits.undo()
    assert (session.files.text, session.files.modified, session.edits.can_undo) == (TEXT, False, "")
    session.edits.redo()
    assert session.files.text == moved
    assert describe(session.run.trace, SUSPEND).time_ns == 150_000


def test_an_entry_can_be_added_and_duplicated(session: Session) -> None:
    session.edits.add_entry(3, "{at_us: 5000, op: Page_Read_SLC, die: 0, block: 0, page: 1}")
    session.edits.duplicate_entry(3)
    assert session.files.text.count("Page_Read_SLC") == 2
    session.playhead.end()
    assert (
        op_report(session.run.trace, session.playhead.k, len(session.run.trace.ops)).fate
        == "completed"
    )


def test_an_entry_that_is_not_there_cannot_be_edited(session: Session) -> None:
    for edit in (session.edits.remove_entry, session.edits.duplicate_entry):
        with pytest.raises(NandvizError, match="3 entries"):
            edit(3)
    assert (session.files.text, session.edits.can_undo) == (TEXT, "")


def test_breakpoints_are_toggled_changed_and_removed(session: Session) -> None:
    number = session.breakpoints.toggle(Breakpoint(die=0))
    assert number == 2
    session.breakpoints.change(number, Breakpoint(event=EventKind.OP_START, hits=2))
    session.playhead.home()
    session.breakpoints.remove(1)
    assert session.playhead.run_to_breakpoint(1).k == 3
    assert session.playhead.hits(2) == 2
    assert session.breakpoints.toggle(Breakpoint(event=EventKind.OP_START, hits=2)) is None
    assert len(session.breakpoints) == 0


def test_there_is_nothing_to_take_back_at_first(session: Session) -> None:
    for move in (session.edits.undo, session.edits.redo):
        with pytest.raises(NandvizError, match="nothing to"):
            move()


def test_an_edit_that_is_not_valid_changes_nothing(session: Session) -> None:
    trace = session.run.trace
    with pytest.raises(ScenarioError):
        session.edits.add_entry(0, "{at_us: 5, op: Program_Resum, die: 0}")
    assert (session.files.text, session.run.trace, session.edits.can_undo) == (TEXT, trace, "")


def test_breakpoints_and_marks_outlive_an_edit(session: Session) -> None:
    session.breakpoints.add(Breakpoint(die=0))
    session.marks.replace_all((5, 7))
    session.edits.move_entry(1, 150_000)
    assert (len(session.breakpoints), session.marks.instants) == (2, (5, 7))


def test_saving_writes_the_text_and_undo_makes_it_modified_again(
    session: Session, file: Path
) -> None:
    session.edits.move_entry(1, 150_000)
    session.files.save()
    assert file.read_text(encoding="utf-8") == session.files.text
    assert not session.files.modified
    session.edits.undo()
    assert session.files.modified


def test_saving_as_gives_the_scenario_another_file(session: Session, tmp_path: Path) -> None:
    heard: list[Change] = []
    session.subscribe(heard.append, *Topic)
    session.files.save_as(tmp_path / "other.yaml")
    assert (tmp_path / "other.yaml").read_text(encoding="utf-8") == TEXT
    assert session.files.title == "other.yaml"
    assert heard[-1] == {Topic.TEXT}


def test_a_scenario_without_a_file_asks_for_one() -> None:
    session = Session()
    open_text(session, TEXT)
    assert session.files.title == "Two programs"
    with pytest.raises(NandvizError, match="save it under a name"):
        session.files.save()


def test_a_built_in_scenario_has_no_file_and_is_modified_by_edits_only() -> None:
    session = Session()
    session.files.open("@batch-of-three")
    assert (session.files.path, session.files.modified) == (None, False)
    session.edits.move_entry(1, 150_000)
    assert session.files.modified
    session.edits.undo()
    assert not session.files.modified


def test_a_scenario_loaded_elsewhere_is_opened_like_its_file(file: Path, session: Session) -> None:
    other = Session()
    other.files.open_scenario(load(file), file)
    assert (other.files.path, other.files.text, other.run.head) == (
        session.files.path,
        session.files.text,
        session.run.head,
    )
    assert not other.files.changed_on_disk()


def test_line_ends_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "crlf.yaml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    session = Session()
    session.files.open(path)
    session.edits.move_entry(2, 450_000)
    session.edits.duplicate_entry(0)
    session.files.save()
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"at_us: 450," in data


def test_a_change_on_the_disk_is_noticed_and_reloaded_keeping_the_view(
    session: Session, file: Path
) -> None:
    session.playhead.seek(1)
    session.breakpoints.add(Breakpoint(die=0))
    assert not session.files.changed_on_disk()
    file.write_text(TEXT.replace("at_us: 400", "at_us: 500"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert session.files.changed_on_disk()
    session.files.reload()
    assert not session.files.changed_on_disk()
    assert (session.playhead.k, len(session.breakpoints), session.files.modified) == (1, 2, False)
    assert "at_us: 500" in session.files.text


def test_a_bad_file_on_the_disk_is_not_taken_up(session: Session, file: Path) -> None:
    file.write_text("nonsense", encoding="utf-8")
    with pytest.raises(ScenarioError):
        session.files.reload()
    assert (session.files.text, session.run.complete) == (TEXT, True)


def test_a_removed_file_is_noticed(session: Session, file: Path) -> None:
    file.unlink()
    assert session.files.changed_on_disk()


def test_a_trace_without_engine_is_shown_and_stepped_to_its_end() -> None:
    session = Session()
    session.files.open_trace(batch_of_three())
    assert (session.playhead.k, session.run.scenario, session.run.complete) == (0, None, True)
    assert session.playhead.end().reason is StopReason.END_OF_RUN
    assert session.playhead.step_event(1).reason is StopReason.END_OF_RUN
    assert session.playhead.step_event(-1).reason is StopReason.REACHED
    assert not session.run.advance().running
    with pytest.raises(NandvizError, match="without a scenario"):
        session.files.save()


def test_a_saved_trace_is_opened_as_it_was(session: Session, tmp_path: Path) -> None:
    store.save(session.run.trace, tmp_path / "two.nandviz")
    said = [describe(session.run.trace, k) for k in range(-1, session.run.head + 1)]
    session.files.open(tmp_path / "two.nandviz")
    assert session.run.scenario is None
    assert [describe(session.run.trace, k) for k in range(-1, session.run.head + 1)] == said


def test_a_damaged_trace_leaves_everything_as_it_was(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "two.nandviz"
    store.save(session.run.trace, file)
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(TraceError):
        session.files.open(file)
    assert session.files.title == "two.yaml"


def test_a_new_session_is_empty_and_can_be_asked() -> None:
    session = Session()
    assert (session.playhead.k, session.run.head, session.files.title, session.files.text) == (
        -1,
        -1,
        "",
        "",
    )
    assert session.playhead.step_event(1).reason is StopReason.END_OF_RUN
    assert session.playhead.home().k == -1
