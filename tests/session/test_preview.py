"""What an edit would come to: simulated beside the run in front, and kept nowhere."""

from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.query.compare.comparison import compare
from nandviz.session import Session
from nandviz.session.changes import Topic
from nandviz.trace.tables import Trace, TraceInfo
from tests.session.sessions import TEXT, open_text, session_of

AT_NS = 330_000


@pytest.fixture
def session() -> Session:
    session = Session()
    open_text(session, TEXT)
    return session


def times(trace: Trace) -> list[int]:
    return [int(at_ns) for at_ns in trace.events.time_ns]


def test_a_preview_is_what_the_edit_comes_to(session: Session) -> None:
    shown = session.preview.moved(1, AT_NS).trace
    session.edits.move_entry(1, AT_NS)
    fresh = Session()
    open_text(fresh, session.files.text)
    assert times(shown) == times(session.run.trace) == times(fresh.run.trace)
    assert compare(fresh.run.trace, session.run.trace).is_empty


def test_the_edit_takes_the_run_over_where_it_is_the_same(session: Session) -> None:
    shown = session.preview.moved(1, AT_NS).trace
    session.edits.move_entry(1, AT_NS)
    assert session.run.trace is shown


@pytest.mark.parametrize(("index", "at_ns"), [(1, AT_NS + 1), (2, AT_NS)])
def test_another_edit_is_simulated_by_itself(session: Session, index: int, at_ns: int) -> None:
    shown = session.preview.moved(1, AT_NS).trace
    session.edits.move_entry(index, at_ns)
    assert session.run.trace is not shown
    session.edits.undo()
    session.preview.moved(1, AT_NS)
    session.preview.forget()
    session.edits.move_entry(1, AT_NS)
    assert session.run.needs_scenario().setup.script[1].at_ns == AT_NS


def test_a_preview_changes_nothing_that_is_open_saved_or_kept(
    session: Session, tmp_path: Path
) -> None:
    told = []
    session.edits.duplicate_entry(2)
    session.tell_all()
    front, state = session.run, session.autosave.state()

    session.subscribe(told.append, *Topic)
    session.preview.moved(1, AT_NS)
    session.preview.without(1)
    assert told == []
    assert session.run is front
    assert session.autosave.state() == state
    session.files.save_as(tmp_path / "s.yaml")
    assert (tmp_path / "s.yaml").read_text() == state.text


def test_without_an_entry_nothing_of_it_is_left(session: Session) -> None:
    assert len(session.preview.without(1).trace.suspensions) == 0


def test_a_run_that_is_not_complete_is_not_quick(session: Session) -> None:
    assert session.preview.quick
    profile = session.run.needs_scenario().profile
    setup = session.run.needs_scenario().setup
    assert not session_of(setup, events=2, profile=profile).preview.quick


def test_a_trace_has_no_preview() -> None:
    session = Session()
    session.files.open_trace(Trace(TraceInfo("a trace", ())), None)
    with pytest.raises(NandvizError, match="without a scenario"):
        session.preview.moved(0, 1)
