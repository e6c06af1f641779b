"""What is told of the events of a run with requests: arrivals, and what a controller does."""

import pytest

from nandviz.model.words import EventKind
from nandviz.query.asof import AsOf
from nandviz.query.causes import event_words
from nandviz.query.event_effects import EventEffects, effects_of
from nandviz.query.event_text import event_text
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.query.requests import done_by
from nandviz.trace.codes import KINDS
from nandviz.trace.tables import Trace
from tests.query.hosts import host_run, random_run

STORY = ((0, "write", 0), (100, "read", 1), (101, "read", 2, 2))
SUSPENDED = "SUSPEND of op 1 on die 0: 210.000 µs left; OP_END of op 1 cancelled"


def headlines(trace: Trace) -> list[str]:
    return [describe(trace, k).headline for k in range(trace.last_event + 1)]


def test_an_op_end_says_which_request_is_done_and_how_long_that_took() -> None:
    ends = [line for line in headlines(host_run(*STORY)) if "is done" in line]
    assert [line.partition("; request ")[2].partition(" came")[0] for line in ends] == [
        "1 is done, 34.000 µs after it",
        "2 is done, 93.000 µs after it",
        "0 is done, 408.000 µs after it",
    ]


def test_a_suspend_at_the_end_of_a_resume_is_told_with_what_it_ends() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1), (135, "read", 2))
    (k,) = (
        k for k, line in enumerate(headlines(trace)) if "Program_Resume" in line and "SUSP" in line
    )
    assert (
        "SUSPEND of op 1 on die 0: 210.000 µs left; OP_END of op 1 cancelled" in headlines(trace)[k]
    )
    assert len(effects_of(trace, k).cancelled) == 1


@pytest.mark.parametrize("seed", range(5))
def test_effects_have_all_that_an_event_ends(seed: int) -> None:
    trace = random_run(seed)
    for k in range(trace.last_event + 1):
        effects = EventEffects(trace, k)
        assert len(effects.parts_ended) == (trace.parts.died[:] == k).sum()
        assert len(effects.cancelled) == (trace.queue.cancelled[:] == k).sum()


def test_a_request_is_done_once_by_the_last_of_its_ops() -> None:
    trace = random_run(3)
    done = []
    for k in range(trace.last_event + 1):
        event = AsOf(trace, k).event(k)
        if event.kind is EventKind.OP_END and event.uid is not None:
            found = done_by(AsOf(trace, k), event.uid)
            done += [] if found is None else [found[0]]
    assert sorted(done) == list(range(len(trace.requests)))


def test_causes_name_the_controller_and_the_request() -> None:
    trace = host_run(*STORY)
    chains = [op_report(trace, trace.last_event, uid).chain for uid in (2, 3)]
    assert [steps[0].words for steps in chains] == [
        "the controller submits op 2 Program_Suspend",
        "the controller submits op 3 Page_Read_SLC for request 1",
    ]
    arrival = AsOf(trace).event(2)
    assert KINDS[trace.queue.kind[arrival.seq]] is EventKind.ARRIVE
    assert event_words(trace, arrival) == "ARRIVE of request 1: ok"
    assert "request 1" in event_text(trace, 2)
