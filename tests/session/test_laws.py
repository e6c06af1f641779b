"""The laws of a run: judged at once where it is short, else from aside or when asked."""

import pytest

from nandviz.query.jumps import JumpKind
from nandviz.session import Session, StopReason, Topic
from nandviz.session import laws as session_laws
from nandviz.session.changes import Change
from nandviz.session.laws import LawState
from nandviz.trace.laws import check
from tests.session.sessions import session_of
from tests.session.setups import batch_of_three_setup


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session whose run counts as long, with somebody who judges aside."""
    monkeypatch.setattr(session_laws, "AT_ONCE", 5)
    session = Session()
    session.files.open("@batch-of-three")
    session.runs.judged_aside = True
    session.playhead.seek(0)
    return session


def test_a_short_run_is_judged_as_soon_as_anybody_looks() -> None:
    laws = session_of(batch_of_three_setup()).run.laws
    assert (laws.state, laws.why_not) == (LawState.JUDGED, "")
    assert len(laws.verdicts) > 0


def test_a_long_run_is_waited_for_and_judged_as_if_at_once(long: Session) -> None:
    laws = long.run.laws
    assert (laws.state, laws.verdicts, laws.broken()) == (LawState.JUDGING, (), [])
    assert laws.why_not == "the run is long"
    heard = list[Change]()
    long.subscribe(heard.append, Topic.LAWS)
    judging = laws.begin()
    judging.run()
    laws.take(judging)
    assert laws.state is LawState.JUDGED
    assert laws.verdicts == tuple(check(long.run.trace))
    assert len(heard) == 1


def test_where_nobody_judges_aside_a_long_run_is_judged_when_asked(long: Session) -> None:
    long.runs.judged_aside = False
    laws = long.run.laws
    assert (laws.state, laws.verdicts) == (LawState.NOT_JUDGED, ())
    assert laws.judge() == tuple(check(long.run.trace))
    assert laws.state is LawState.JUDGED


@pytest.mark.parametrize("direction", [1, -1])
def test_a_jump_to_a_broken_law_waits_for_the_verdicts(long: Session, direction: int) -> None:
    stop = long.playhead.step_kind(JumpKind.BROKEN_LAW, direction)
    assert (stop.reason, stop.words) == (StopReason.RUNNING, "judging the laws …")
    judging = long.run.laws.begin()
    judging.run()
    long.run.laws.take(judging)
    assert long.playhead.last_stop.reason is StopReason.NOTHING
    assert long.playhead.last_stop.words.endswith("broken law")


def test_a_judging_that_was_stopped_gives_no_verdicts(long: Session) -> None:
    judging = long.run.laws.begin()
    judging.stop()
    judging.run()
    long.run.laws.take(judging)
    assert judging.verdicts is None
    assert long.run.laws.state is LawState.JUDGING


def test_verdicts_that_come_too_late_change_nothing(long: Session) -> None:
    laws = long.run.laws
    judging = laws.begin()
    judging.run()
    judged = laws.judge()
    heard = list[Change]()
    long.subscribe(heard.append, Topic.LAWS)
    laws.take(judging)
    assert laws.verdicts is judged
    assert heard == []
