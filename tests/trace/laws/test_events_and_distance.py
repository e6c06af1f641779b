"""Laws 16 and 17, clause by clause: a trace tampered with where each clause looks."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nandviz.model.ops import OpRequest
from nandviz.model.setup import Policies
from nandviz.model.words import EventKind, Fate, Origin
from nandviz.trace.codes import FATE_CODE, KIND_CODE, OPEN
from nandviz.trace.laws import check
from nandviz.trace.tables import Trace
from tests.trace.laws.stories import (
    boundary,
    copy_of,
    op,
    shift,
    story,
    three_programs,
    with_gaps,
    write,
)
from tests.trace.laws.verdicts import (
    broken_laws,
    event_of,
    found_at,
    judged,
    only,
    part_row,
    submit_of,
)


def queue_row(trace: Trace, kind: EventKind, uid: int, *, cancelled: bool = False) -> int:
    """Return the last row of an op's event, handled or cancelled."""
    queue = trace.queue
    mine = (queue.kind == KIND_CODE[kind]) & (queue.uid == uid)
    return int(np.flatnonzero(mine & ((queue.cancelled != OPEN) == cancelled))[-1])


@pytest.mark.parametrize("kind", [EventKind.OP_START, EventKind.OP_END])
@pytest.mark.parametrize("by_ns", [-1, 1])
def test_16_an_event_that_is_due_beside_the_plan(kind: EventKind, by_ns: int) -> None:
    trace = copy_of(three_programs())
    row = queue_row(trace, kind, 3)
    write(trace, "queue", row, time_ns=int(trace.queue.time_ns[row]) + by_ns)
    born = int(trace.queue.born[row])
    assert found_at(trace, 16) == (3, born, int(trace.events.time_ns[born]))


@pytest.mark.parametrize("kind", [EventKind.OP_START, EventKind.OP_END])
def test_16_an_event_that_is_due_when_planned_and_handled_late(kind: EventKind) -> None:
    trace = copy_of(three_programs())
    event = event_of(trace, kind, 3)
    write(trace, "events", event, time_ns=int(trace.events.time_ns[event]) + 1)
    found = judged(trace, 16).violations
    assert (3, event) in {(v.uid, v.event) for v in found}
    assert f"{kind} of op 3 (Program) is handled in event {event}" in found[0].detail


def test_16_a_displaced_op_whose_op_start_stays() -> None:
    trace = copy_of(three_programs())
    row = queue_row(trace, EventKind.OP_START, 3, cancelled=True)
    write(trace, "queue", row, cancelled=event_of(trace, EventKind.BACKLOG_REFILL))
    assert found_at(trace, 16) == (3, submit_of(trace, 4), 30)
    assert "1 pending OP_START more" in only(trace, 16).detail


def test_16_an_op_that_is_started_again_when_it_is_resumed() -> None:
    trace = copy_of(three_programs())
    last = trace.last_event
    kind = KIND_CODE[EventKind.OP_START]
    trace.queue.append(2 * 10**6, kind, 1, -1, 0, -1, last, OPEN, OPEN)
    assert next((v.uid, v.event) for v in judged(trace, 16).violations) == (1, last)
    assert broken_laws(trace) == [16]


def test_16_a_planned_op_without_an_op_start() -> None:
    trace = copy_of(three_programs())
    row = queue_row(trace, EventKind.OP_START, 4)
    write(trace, "queue", row, cancelled=submit_of(trace, 4))
    assert found_at(trace, 16) == (4, submit_of(trace, 4), 30)
    assert "1 pending OP_START fewer" in only(trace, 16).detail


@pytest.mark.parametrize("by", [-1, 1])
def test_16_an_op_that_runs_before_its_op_start_or_is_planned_after_it(by: int) -> None:
    trace = copy_of(three_programs())
    fates = trace.fates
    at = event_of(trace, EventKind.OP_START, 3)
    for fate, cell in ((Fate.PLANNED, "died"), (Fate.RUNNING, "born")):
        rows = (fates.uid == 3) & (fates.fate == FATE_CODE[fate])
        write(trace, "fates", int(np.flatnonzero(rows)[-1]), **{cell: at + by})
    event = min(at, at + by)
    assert found_at(trace, 16) == (3, event, int(trace.events.time_ns[event]))


def test_16_an_op_that_ends_though_it_is_in_no_plan() -> None:
    trace = copy_of(three_programs())
    row = queue_row(trace, EventKind.OP_END, 3, cancelled=True)
    write(trace, "queue", row, cancelled=OPEN, handled=event_of(trace, EventKind.OP_END, 4))
    assert 16 in broken_laws(trace)
    assert "in no plan" in judged(trace, 16).violations[0].detail


def alone(first: OpRequest, then: OpRequest) -> Trace:
    """Op 2 is what has the die to itself, op 4 a read after it."""
    return story(
        (0, [op("Program", 4, 0)]),
        (150, [op("Program", 0, 0)]),
        (180, [first]),
        (400, [then]),
        (700, [op("Read", 4, 0)]),
    )


@pytest.mark.parametrize(
    ("uid", "make"),
    [
        (3, lambda: alone(op("Program_Suspend"), op("Program_Resume"))),
        (4, lambda: alone(op("Program_Suspend"), op("Program_Resume"))),
        (3, lambda: alone(op("Reset"), op("Read", 4, 0))),
    ],
)
def test_16_what_has_a_die_to_itself_though_it_holds_no_plane(
    uid: int, make: Callable[[], Trace]
) -> None:
    trace = copy_of(make())
    row = part_row(trace, uid, 1)
    write(trace, "parts", row, planes=0)
    start = int(trace.parts.start_ns[row])
    shift(trace, 5, start + 2 - int(trace.parts.start_ns[part_row(trace, 5, 1)]))
    found = judged(trace, 16).violations
    assert broken_laws(trace) == [7, 16], "its part is not on the planes of its die either"
    assert (found[0].uid, found[0].time_ns) == (5, start + 2)
    assert "which op" in found[0].detail


@pytest.mark.parametrize(("off_ns", "laws"), [(10, []), (-10, []), (11, [16]), (-11, [16])])
@pytest.mark.parametrize("cell", ["start_ns", "end_ns"])
def test_16_rounding_is_no_violation_of_a_foreign_trace(
    cell: str, off_ns: int, laws: list[int]
) -> None:
    trace = copy_of(three_programs())
    trace.info = replace(
        trace.info, source=Origin.IMPORT, rounding_ns=10, not_judged={17: "no gaps"}
    )
    row = part_row(trace, 3, 1)
    write(trace, "parts", row, **{cell: int(trace.parts.column(cell)[row]) + off_ns})
    assert broken_laws(trace) == laws


@pytest.mark.parametrize(("by_ns", "found"), [(10, 0), (11, 1)])
def test_16_rounding_lets_a_segment_reach_into_what_has_its_die_to_itself(
    by_ns: int, found: int
) -> None:
    trace = copy_of(alone(op("Program_Suspend"), op("Program_Resume")))
    trace.info = replace(trace.info, source=Origin.IMPORT, rounding_ns=10)
    end = int(trace.parts.end_ns[part_row(trace, 3, 1)])
    shift(trace, 5, end - by_ns - int(trace.parts.start_ns[part_row(trace, 5, 1)]))
    violations = judged(trace, 16).violations
    assert sum("to itself" in violation.detail for violation in violations) == found


@pytest.mark.parametrize(("by_ns", "found"), [(10, []), (11, [3])])
def test_6_rounding_lets_a_segment_reach_into_the_silence(by_ns: int, found: list[int]) -> None:
    trace = copy_of(three_programs())
    trace.info = replace(trace.info, source=Origin.IMPORT, rounding_ns=10)
    end = int(trace.suspension_states.resumed_ns[-1])
    shift(trace, 3, end - by_ns - int(trace.parts.start_ns[part_row(trace, 3, 1)]))
    assert [violation.uid for violation in judged(trace, 6).violations] == found


def test_17_an_op_of_a_batch_that_forgets_its_gap() -> None:
    trace = copy_of(with_gaps())
    write(trace, "ops", 1, gap_ns=51)
    assert found_at(trace, 17) == (2, submit_of(trace, 2), 97 + 50)
    assert "due 0.051 µs after the end of op 1 (Program) at 0.097 µs" in only(trace, 17).detail


def test_17_the_gap_after_a_resume_counts_from_the_end_of_its_own_states() -> None:
    trace = boundary()
    start = int(trace.parts.start_ns[part_row(trace, 6, 1)])
    assert start == 326 + 200
    trace = copy_of(trace)
    write(trace, "ops", 5, gap_ns=201)
    assert found_at(trace, 17) == (6, submit_of(trace, 6), start)


def test_17_an_op_that_starts_before_it_is_submitted() -> None:
    trace = copy_of(with_gaps())
    write(trace, "events", submit_of(trace, 5), time_ns=301)
    found = judged(trace, 17).violations
    assert [(v.uid, v.event, v.time_ns) for v in found] == [(5, submit_of(trace, 5), 300)]


def test_17_displaced_ops_that_come_back_too_near_to_the_suspended_one() -> None:
    trace = copy_of(with_gaps())
    write(trace, "suspensions", 0, old_end_ns=96)
    refill = event_of(trace, EventKind.BACKLOG_REFILL)
    found = judged(trace, 17).violations
    assert broken_laws(trace) == [17]
    assert [(v.uid, v.event) for v in found] == [(2, refill), (3, refill)]
    assert "due 0.051 µs after the end of op 1 (Program)" in found[0].detail


def test_17_what_an_entry_tells_of_itself_is_not_believed() -> None:
    trace = copy_of(with_gaps())
    for row in range(2):
        write(trace, "backlog", row, anchor_uid=0, delta_ns=0)
    assert broken_laws(trace) == []
    write(trace, "suspensions", 0, old_end_ns=96)
    assert broken_laws(trace) == [17]


def test_17_an_op_behind_a_boundary_that_forgets_its_gap() -> None:
    trace = copy_of(boundary())
    write(trace, "ops", 3, gap_ns=51)
    refill = event_of(trace, EventKind.BACKLOG_REFILL)
    uid, event, _ = found_at(trace, 17)
    assert (uid, event) == (4, refill)
    assert "due 0.051 µs after the end of op 3 (Program)" in only(trace, 17).detail


def test_17_without_an_anchor_the_resume_that_opened_the_flush_counts() -> None:
    trace = copy_of(boundary())
    start = int(trace.parts.start_ns[part_row(trace, 3, 1)])
    states = trace.suspension_states
    row = int(np.flatnonzero(states.resumed_ns >= 0)[0])
    write(trace, "suspension_states", row, resumed_ns=start)
    assert 17 not in broken_laws(trace)
    write(trace, "suspension_states", row, resumed_ns=start + 1)
    found = judged(trace, 17).violations
    assert [(v.uid, v.time_ns) for v in found] == [(3, start)]
    assert "the RESUME that opened the flush" in found[0].detail


def test_the_laws_hold_on_the_last_of_very_many_dies():
    last = 255
    ops = [op("Program", 0, 0, die=last), op("Read", 4, 0, die=last)]
    suspend = [op("Program_Suspend", die=last)]
    trace = story((0, ops), (30, suspend), dies=last + 1, policies=Policies(epr=False))
    assert len(trace.backlog)
    assert {v.status for v in check(trace)} <= {"pass", "not judged"}
