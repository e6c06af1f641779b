"""What is looked for where something went wrong."""

import pytest

from nandviz.model.words import EntryFate
from nandviz.query.breakpoint_matches import stops
from nandviz.scenario.breakpoint_words import breakpoint_words, parse_breakpoint
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.session import Session
from nandviz.session.smallest import at_playhead, meant, of_entry, of_refusal
from nandviz.trace.codes import ENTRY_FATE_CODE


def opened(name: str) -> Session:
    session = Session()
    session.files.open(f"@{name}")
    while session.runs.running:
        session.advance()
    session.playhead.end()
    return session


def words(what: Breakpoint | None) -> str:
    return "" if what is None else str(breakpoint_words(what))


def test_of_a_refused_op_its_refusal_for_that_reason() -> None:
    session = opened("refusals")
    trace = session.run.trace
    for uid in trace.refusals.uid.tolist():
        what = of_refusal(trace, uid)
        assert what is not None
        assert what.op_uid == uid
        born = int(trace.refusals.born[trace.refusals.uid == uid][0])
        assert stops(trace, what, range(len(trace.events)), list).tolist() == [born]
    others = {*range(1, len(trace.ops) + 1)} - {*trace.refusals.uid.tolist()}
    assert [of_refusal(trace, uid) for uid in others] == [None] * len(others) != []


def test_of_an_entry_that_was_dropped_that_and_why() -> None:
    session = opened("retry-then-drop")
    table = session.run.trace.backlog
    fates = table.fate.tolist()
    dropped = fates.index(ENTRY_FATE_CODE[EntryFate.DROPPED])
    assert words(of_entry(session.run.trace, dropped)).endswith("backlog dropped epr_page_order")
    flushed = fates.index(ENTRY_FATE_CODE[EntryFate.FLUSHED])
    assert of_entry(session.run.trace, flushed) is None


def test_at_the_playhead_the_breakpoint_that_stopped_it_comes_first() -> None:
    session = opened("retry-then-drop")
    assert at_playhead(session.run, session.breakpoints) is None
    session.playhead.home()
    session.breakpoints.replace_all([])
    session.breakpoints.add(parse_breakpoint("backlog_retry >= 2"))
    session.playhead.run_to_breakpoint(1)
    assert words(at_playhead(session.run, session.breakpoints)) == "backlog_retry >= 2"


@pytest.mark.parametrize(
    ("name", "ending"),
    [("retry-then-drop", "backlog dropped epr_page_order"), ("refusals", "rejected not_suspended")],
)
def test_at_the_playhead_what_went_wrong_in_that_event(name: str, ending: str) -> None:
    session = opened(name)
    trace = session.run.trace
    what = parse_breakpoint(ending)
    k = int(stops(trace, what, range(len(trace.events)), list)[0])
    session.playhead.seek(k)
    assert words(at_playhead(session.run, session.breakpoints)).endswith(ending)


def test_the_op_of_a_broken_law_counts_where_the_event_touches_it() -> None:
    trace = opened("suspend-resume").run.trace
    touched, other = Breakpoint(law=2, op_uid=1), Breakpoint(law=2, op_uid=3)
    assert meant(trace, touched, 0) == touched
    assert meant(trace, other, 0) == Breakpoint(law=2)
    assert meant(trace, touched, -1) == touched
