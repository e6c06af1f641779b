"""Events in words."""

import pytest

from nandviz.model.setup import Policies, Setup, Workload
from nandviz.model.words import Proposal
from nandviz.query import narration
from nandviz.query.event_effects import changes
from nandviz.query.narration import describe
from nandviz.trace.tables import Trace
from tests.session.setups import (
    E_RESUME,
    E_SUSPEND,
    ERASE,
    P_RESUME,
    P_SUSPEND,
    PROGRAM,
    READ,
    RESET,
    TOPOLOGY,
    batch,
    batch_of_three,
    request,
    run,
    start,
)


def headlines(trace: Trace) -> list[str]:
    return [describe(trace, k).headline for k in range(-1, trace.last_event + 1)]


def said(trace: Trace, start: str) -> str:
    """Return the only headline that begins with some words."""
    (found,) = [line for line in headlines(trace) if line.startswith(start)]
    return found


def test_a_suspend_names_what_is_left_what_is_displaced_and_what_is_cancelled() -> None:
    assert describe(batch_of_three(), 2).headline == (
        "SUSPEND of op 1 on die 0: 209.824 µs left; op 2, op 3 displaced to PROGRAM backlog;"
        " OP_END of op 1 cancelled"
    )


def test_the_details_of_a_suspend_add_up() -> None:
    details = describe(batch_of_three(), 2).details
    assert any("100.000 µs consumed + 209.824 µs left = 309.824 µs" in line for line in details)
    assert "backlog_size 0 → 2" in details
    assert "cancelled: OP_END of op 1 at 309.824 µs" in details


def test_the_start_of_a_run_says_what_is_pending() -> None:
    assert headlines(batch_of_three())[0] == "Start of a test: 4 SUBMIT pending"


def test_a_resume_names_the_new_part_and_the_flush() -> None:
    assert said(batch_of_three(), "RESUME") == (
        "RESUME of op 1 on die 0 at 550.185 µs; part 2 runs the 209.824 µs that were left;"
        " resumed OP_END at 760.009 µs; PROGRAM backlog will be flushed at 550.185 µs"
    )


def test_a_refused_batch_names_op_reason_and_inputs() -> None:
    assert said(batch_of_three(), "SUBMIT of batch 2").startswith(
        "SUBMIT of batch 2 rejected: op 5 Read refused: epr_read_before_program ("
    )


def test_the_others_of_a_refused_batch_are_refused_with_it() -> None:
    trace = run(batch(0, request(PROGRAM, 0, 0), request(P_RESUME)))
    assert said(trace, "SUBMIT").endswith("op 1 refused with it")


def test_a_flush_names_what_is_planned_again() -> None:
    assert said(batch_of_three(), "BACKLOG_REFILL") == (
        "BACKLOG_REFILL of PROGRAM backlog on die 0: op 2, op 3 planned again"
    )


def test_a_resumed_op_end_says_so_and_what_is_applied() -> None:
    assert said(batch_of_three(), "Resumed OP_END") == (
        "Resumed OP_END of op 1 Program on die 0, block 0 page 0:"
        " completed after being suspended once; block 0 page 0 applied"
    )


def test_arrivals_behind_a_suspend_are_deferred_and_followers_put_behind_them() -> None:
    trace = run(
        batch(0, request(PROGRAM, 0, 0)),
        batch(100, request(P_SUSPEND)),
        batch(300, request(PROGRAM, 1, 0), request(READ, 1, 0)),
    )
    assert said(trace, "SUBMIT of batch 2") == (
        "SUBMIT of batch 2: op 3 deferred to PROGRAM backlog;"
        " op 4 put behind it into PROGRAM backlog"
    )


def _retried(limit: int) -> Trace:
    return run(
        batch(0, request(PROGRAM, 0, 0)),
        batch(100, request(P_SUSPEND)),
        batch(300, request(PROGRAM, 1, 0), request(READ, 3, 0)),
        batch(400, request(P_RESUME)),
        policies=Policies(backlog_retry_limit=limit),
    )


def test_a_failed_flush_names_the_reason_and_the_next_attempt() -> None:
    assert said(_retried(1), "BACKLOG_REFILL") == (
        "BACKLOG_REFILL of PROGRAM backlog on die 0: op 3 planned again;"
        " op 4 refused: epr_read_before_program, attempt 1 of 2; BACKLOG_RETRY at 555.185 µs"
    )


def test_a_dropped_op_is_said_once() -> None:
    assert said(_retried(1), "BACKLOG_RETRY") == (
        "BACKLOG_RETRY of PROGRAM backlog on die 0:"
        " op 4 dropped after 2 failed attempts: epr_read_before_program"
    )


def test_a_flush_of_a_suspended_axis_says_that_it_does_nothing() -> None:
    trace = run(
        batch(0, request(PROGRAM, 0, 0), request(PROGRAM, 0, 1)),
        batch(100, request(P_SUSPEND)),
        batch(400, request(P_RESUME), request(P_SUSPEND)),
    )
    assert said(trace, "BACKLOG_REFILL") == (
        "BACKLOG_REFILL of PROGRAM backlog on die 0: nothing, PROGRAM is suspended there again"
    )


def test_a_reset_names_what_it_aborts_and_makes_dirty() -> None:
    trace = run(batch(0, request(ERASE, 1)), batch(50, request(RESET)))
    assert said(trace, "RESET") == "RESET of die 0: op 1 aborted"
    assert said(trace, "OP_START of op 2").endswith(": block 1 is DIRTY")


def test_nested_suspends_are_told_by_axis() -> None:
    trace = run(
        batch(0, request(ERASE, 1)),
        batch(50, request(E_SUSPEND)),
        batch(200, request(PROGRAM, 2, 0)),
        batch(300, request(P_SUSPEND)),
        batch(500, request(P_RESUME)),
        batch(1500, request(E_RESUME)),
    )
    assert "SUSPEND of op 3 on die 0: 209.824 µs left; OP_END of op 3 cancelled" in headlines(trace)


def test_what_a_suspend_changed_is_told_for_highlighting() -> None:
    changed = changes(batch_of_three(), 2)
    assert changed.uids == {1, 2, 3, 4}
    assert changed.backlog == {1, 2}
    assert changed.suspensions == {0}
    assert {"suspends", "displaced", "backlog_size"} <= changed.metrics
    assert changed.blocks == frozenset()


def test_what_an_op_end_changed_is_its_block() -> None:
    trace = batch_of_three()
    end = next(k for k in range(99) if describe(trace, k).headline.startswith("Resumed OP_END"))
    assert changes(trace, end).blocks == {(0, 0)}
    assert changes(trace, end).uids == {1}


def test_a_resume_that_is_displaced_is_taken_back() -> None:
    trace = run(
        batch(0, request(ERASE, 1)),
        batch(50, request(E_SUSPEND)),
        batch(200, request(PROGRAM, 2, 0)),
        batch(250, request(E_RESUME)),
        batch(300, request(P_SUSPEND)),
    )
    line = said(trace, "SUSPEND of op 3")
    assert "op 4 displaced to PROGRAM backlog" in line
    assert line.endswith("resume of op 1 taken back, it is suspended again")


def test_a_suspend_that_a_reset_comes_before_never_happened() -> None:
    trace = run(
        batch(0, request(PROGRAM, 0, 0)),
        batch(100, request(P_SUSPEND)),
        batch(400, request(P_RESUME), request(P_SUSPEND)),
        batch(450, request(RESET)),
    )
    assert said(trace, "RESET of die 0").endswith("; the suspension of op 1 never happened")


def test_of_many_ops_the_first_are_named_and_the_rest_counted() -> None:
    trace = run(batch(0, *(request(PROGRAM, 0, page) for page in range(12))))
    assert ", op 8 and 4 more planned from" in said(trace, "SUBMIT")


def test_of_many_details_the_first_60_are_told_and_the_rest_counted() -> None:
    trace = run(batch(0, *(request(PROGRAM, 0, page) for page in range(15))))
    details = describe(trace, 0).details
    assert len(details) == 60 + 1
    assert details[0].startswith("op 1 Program submitted for")
    assert details[-2:] == ("pushed: OP_END of op 15 at 4647.360 µs", "… and 1 more")


def test_what_a_workload_proposes_is_told_at_its_hook() -> None:
    workload = Workload(
        seed=7,
        ops={Proposal.PROGRAM: PROGRAM, Proposal.PROGRAM_RESUME: P_RESUME},
        weights={"IDLE": {Proposal.PROGRAM: 1, Proposal.PROGRAM_RESUME: 1, Proposal.NONE: 1}},
        batch={},
        max_ops=20,
        until_ns=2_000_000,
    )
    trace, simulation = start(Setup(TOPOLOGY, Policies(), (), workload=workload))
    simulation.run()
    lines = headlines(trace)
    for part in ("planned at", "nothing proposed", "its proposal rejected: op "):
        assert any(" on die " in line and part in line for line in lines)
    assert lines[0] == "Start of a test: 1 QUEUE_REFILL pending"


def test_as_many_details_as_may_be_are_all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    trace = run(batch(0, *(request(PROGRAM, 0, page) for page in range(15))))
    monkeypatch.setattr(narration, "_MAX_DETAILS", 61)
    details = describe(trace, 0).details
    assert len(details) == 61
    assert not details[-1].startswith("…")
