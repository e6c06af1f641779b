"""Why: cause chains, reports of ops, and refusals explained."""

import pytest
from hypothesis import given, settings

from nandviz.errors import TraceError
from nandviz.model.setup import Setup
from nandviz.model.words import Fate, Reason, SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.causes import event_chain
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.query.reason_texts import RULES
from nandviz.trace.tables import Trace
from tests.session.sessions import session_of
from tests.session.setups import (
    ERASE,
    P_RESUME,
    P_SUSPEND,
    PROGRAM,
    READ,
    RESET,
    batch,
    batch_of_three,
    request,
    run,
)
from tests.strategies import SMALL, setups

SUSPEND, REFUSAL, RESUME, RESUMED_END = 2, 5, 6, 10


@pytest.fixture(scope="module")
def trace() -> Trace:
    return batch_of_three()


def test_the_chain_of_a_suspended_op_leads_from_submit_to_its_resumed_end(trace: Trace) -> None:
    chain = op_report(trace, trace.last_event, 1).chain
    assert [(step.what, step.event) for step in chain] == [
        ("SUBMIT", 0),
        ("OP_START", 1),
        ("SUSPEND", SUSPEND),
        ("OP_END cancelled", SUSPEND),
        ("RESUME", RESUME),
        ("OP_END", RESUMED_END),
    ]
    assert [step.uid for step in chain if step.what in {"SUSPEND", "RESUME"}] == [4, 6]


def test_as_of_an_earlier_event_the_rest_of_the_chain_is_planned_or_unknown(trace: Trace) -> None:
    chain = op_report(trace, 1, 1).chain
    assert [(step.what, step.planned) for step in chain] == [
        ("SUBMIT", False),
        ("OP_START", False),
        ("OP_END", True),
    ]


def test_a_report_of_a_suspended_op_adds_up(trace: Trace) -> None:
    report = op_report(trace, 4, 1)
    assert (report.fate, report.consumed_ns, report.remaining_ns) == (
        Fate.SUSPENDED,
        100_000,
        209_824,
    )
    (part,) = report.parts
    assert (part.cut, part.end_ns, part.planned_end_ns) == (True, 100_000, 309_824)
    (suspension,) = report.suspensions
    assert suspension.status is SuspensionStatus.OPEN
    assert suspension.resumed_ns is None
    assert suspension.consumed_ns + suspension.remaining_ns == report.nominal_ns


def test_a_report_of_a_resumed_op_knows_both_parts(trace: Trace) -> None:
    report = op_report(trace, trace.last_event, 1)
    assert [(part.number, part.end_ns - part.start_ns) for part in report.parts] == [
        (1, 100_000),
        (2, 209_824),
    ]
    assert (report.suspensions[0].resumed_ns, report.remaining_ns) == (550_185, 0)


def test_a_report_of_a_displaced_op_knows_its_stay(trace: Trace) -> None:
    (waiting,) = op_report(trace, 4, 2).stays
    assert (waiting.why, waiting.anchor_uid, waiting.left) == ("displaced", 1, None)
    (stay,) = op_report(trace, 9, 2).stays
    assert (stay.left, stay.fate) == (9, "flushed")
    assert [fate.fate for fate in op_report(trace, 9, 2).fates][-2:] == ["backlogged", "planned"]


def test_an_op_that_is_not_submitted_yet_has_no_report(trace: Trace) -> None:
    for uid in (0, 4, 99):
        with pytest.raises(TraceError, match=f"no op {uid} as of event 1"):
            op_report(trace, 1, uid)


def test_the_chain_of_an_event_goes_back_to_the_script(trace: Trace) -> None:
    assert [step.event for step in event_chain(trace, RESUMED_END)] == [RESUME, RESUMED_END]
    assert [step.event for step in event_chain(trace, SUSPEND)] == [SUSPEND]


def test_what_an_event_pushed_is_read_from_its_record(trace: Trace) -> None:
    pushed = AsOf(trace).pushed_by(RESUME)
    assert [(event.kind, event.handled) for event in pushed] == [
        ("OP_START", 7),
        ("OP_END", 8),
        ("OP_END", RESUMED_END),
        ("BACKLOG_REFILL", 9),
    ]


def test_a_refusal_tells_its_rule_and_inputs(trace: Trace) -> None:
    why = op_report(trace, REFUSAL, 5).refusal
    assert why is not None
    assert (why.event, why.uid, why.reason) == (REFUSAL, 5, Reason.EPR_READ_BEFORE_PROGRAM)
    assert "block 4" in why.detail
    assert (why.start_ns, why.blocker_uid) == (210_000, None)


def test_a_refusal_names_the_op_in_the_way() -> None:
    trace = run(
        batch(0, request(PROGRAM, 0, 0)),
        batch(100, request(P_SUSPEND)),
        batch(300, request(READ, 0, 0)),
    )
    why = AsOf(trace).refusal_at(0)
    assert (why.reason, why.blocker_uid) == (Reason.TARGET_SUSPENDED, 1)


def test_a_failed_flush_is_told_by_the_entry() -> None:
    trace = run(
        batch(0, request(PROGRAM, 0, 0)),
        batch(100, request(P_SUSPEND)),
        batch(300, request(PROGRAM, 1, 0), request(READ, 3, 0)),
        batch(400, request(P_RESUME)),
    )
    entry = op_report(trace, int(trace.retries.born[0]), 4).stays[-1]
    assert (entry.reason, entry.retries) == (Reason.EPR_READ_BEFORE_PROGRAM, 1)


def test_a_reset_ends_the_chain_of_what_it_aborts() -> None:
    trace = run(batch(0, request(ERASE, 1)), batch(50, request(RESET)))
    assert op_report(trace, trace.last_event, 1).chain[-1].what == "RESET"


def test_every_reason_has_a_rule_in_words() -> None:
    assert set(RULES) == set(Reason)


@settings(max_examples=40)
@given(setups(batches=12))
def test_everything_of_a_random_run_can_be_said_and_adds_up(setup: Setup) -> None:
    trace = session_of(setup, profile=SMALL).run.trace
    for k in range(-1, trace.last_event + 1):
        assert describe(trace, k).headline
    for k in {trace.last_event, trace.last_event // 2} - {-1}:
        for uid in range(1, len(trace.ops) + 1):
            if trace.ops.born[uid - 1] <= k:
                report = op_report(trace, k, uid)
                assert 0 <= report.remaining_ns <= report.nominal_ns
                assert all(step.event <= k for step in report.chain)
                if report.fate is Fate.COMPLETED:
                    assert report.remaining_ns == 0
