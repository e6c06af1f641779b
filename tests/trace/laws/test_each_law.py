"""For each law a trace that breaks it: that law is named, with op, event and time, and no other."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nandviz.model.laws import LAWS
from nandviz.model.setup import Policies
from nandviz.model.words import EventKind, Fate, Origin
from nandviz.trace.codes import FATE_CODE, KIND_CODE, OPEN
from nandviz.trace.laws import check
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.trace.laws.stories import (
    copy_of,
    nested,
    op,
    shift,
    story,
    suspended_twice,
    three_programs,
    two_dies,
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

CORE_BUSY = 1
STORIES = (three_programs, nested, suspended_twice, two_dies)


@pytest.mark.parametrize("make", STORIES)
def test_a_simulated_story_breaks_no_law_as_of_any_event(make: Callable[[], Trace]) -> None:
    trace = make()
    for event in (*range(-1, trace.last_event + 1), None):
        verdicts = check(trace, as_of=event)
        assert [v.law for v in verdicts] == [law.number for law in LAWS]
        assert {v.status for v in verdicts} == {"pass"}, (event, verdicts)


def test_an_empty_trace_breaks_no_law() -> None:
    assert {v.status for v in check(story())} == {"pass"}


def test_1_an_op_that_ran_a_nanosecond_short() -> None:
    trace = copy_of(three_programs())
    row = int(np.flatnonzero(trace.segments.part == part_row(trace, 1, 2))[-1])
    write(trace, "segments", row, end_ns=int(trace.segments.end_ns[row]) - 1)
    end = event_of(trace, EventKind.OP_END, 1)
    assert found_at(trace, 1) == (1, end, int(trace.events.time_ns[end]))
    assert "0.089 µs of CORE_BUSY" in only(trace, 1).detail


@pytest.mark.parametrize(("off_ns", "found"), [(20, 0), (21, 1)])
def test_1_each_piece_of_a_state_may_be_off_by_rounding(off_ns: int, found: int) -> None:
    trace = copy_of(three_programs())
    trace.info = replace(trace.info, rounding_ns=10)
    row = int(np.flatnonzero(trace.segments.part == part_row(trace, 1, 2))[-1])
    write(trace, "segments", row, end_ns=int(trace.segments.end_ns[row]) - off_ns)
    law = judged(trace, 1)
    assert [v.uid for v in law.violations] == [1] * found
    assert law.why_not == ("" if found else "1 difference, ≤ 10 ns a piece: rounding of the files")


def test_2_an_op_end_handled_twice() -> None:
    trace = copy_of(three_programs())
    last = trace.last_event
    trace.queue.append(0, KIND_CODE[EventKind.OP_END], 4, -1, 0, -1, last, OPEN, last)
    assert found_at(trace, 2, 16) == (4, last, int(trace.events.time_ns[last]))


def test_2_an_op_end_of_an_op_that_is_suspended_at_the_end() -> None:
    trace = copy_of(story((0, [op("Program", 0, 0)]), (30, [op("Program_Suspend")])))
    last = trace.last_event
    trace.queue.append(0, KIND_CODE[EventKind.OP_END], 1, -1, 0, -1, last, OPEN, last)
    assert found_at(trace, 2, 16) == (1, last, int(trace.events.time_ns[last]))
    assert "suspended" in only(trace, 2, 16).detail


def test_3_an_erase_applied_twice() -> None:
    trace = copy_of(nested())
    last = trace.last_event
    trace.applications.append(1, 0, 1, -1, -1, 0, -1, 0, last)
    assert found_at(trace, 3)[0] == 1


def test_3_an_op_applied_to_a_block_that_is_not_its_own() -> None:
    trace = copy_of(three_programs())
    write(trace, "applications", 1, block=1)
    end = event_of(trace, EventKind.OP_END, 2)
    assert found_at(trace, 3, 14) == (2, end, int(trace.events.time_ns[end]))


def test_4_two_segments_on_one_plane() -> None:
    trace = copy_of(three_programs())
    shift(trace, 3, -3, CORE_BUSY)
    start = int(trace.parts.end_ns[part_row(trace, 3, 1)]) - 90 - 3
    uid, _, time = found_at(trace, 4)
    assert (uid, time) == (3, start)
    assert "plane 0, 1, 2, 3" in only(trace, 4).detail


def test_5_two_segments_on_one_bus() -> None:
    trace = copy_of(two_dies())
    shift(trace, 2, -3)
    uid, event, time = found_at(trace, 5)
    assert (uid, time) == (2, 4)
    assert event == event_of(trace, EventKind.OP_START, 2)


def test_6_a_program_runs_while_its_axis_is_suspended() -> None:
    trace = copy_of(three_programs())
    row = part_row(trace, 3, 1)
    shift(trace, 3, 100 - int(trace.parts.start_ns[row]))
    violations = judged(trace, 6).violations
    assert {v.status for v in check(trace) if v.law != 6} == {"pass"}
    assert [(v.uid, v.time_ns) for v in violations] == [(3, 100), (3, 107)]
    assert violations[0].event == int(trace.parts.born[row])


def test_6_is_known_broken_while_the_suspension_is_still_open() -> None:
    trace = copy_of(three_programs())
    part = part_row(trace, 3, 1)
    write(trace, "parts", part, born=submit_of(trace, 1))
    shift(trace, 3, 100 - int(trace.parts.start_ns[part]))
    for row in np.flatnonzero(trace.segments.part == part).tolist():
        write(trace, "segments", row, born=submit_of(trace, 1))
    end = event_of(trace, EventKind.OP_END, 4)
    assert [v.event for v in judged(trace, 6).violations] == [submit_of(trace, 5)] * 2
    assert end < submit_of(trace, 5)


@pytest.mark.parametrize(
    ("base", "planes", "said"), [("Program", 0b0111, "0, 1, 2"), ("Read", 2, "1")]
)
def test_7_a_first_part_on_other_planes_than_its_base_and_targets_say(
    base: str, planes: int, said: str
) -> None:
    trace = story((0, [op("Program", 0, 0)]), (500, [op("Read", 0, 0)]))
    uid = 1 if base == "Program" else 2
    row, event = part_row(trace, uid, 1), submit_of(trace, uid)
    write(trace, "parts", row, planes=planes)
    assert found_at(trace, 7) == (uid, event, int(trace.parts.start_ns[row]))
    own = "0, 1, 2, 3" if base == "Program" else "0"
    assert (
        f"holds planes {said} of die 0, its base and targets say planes {own} of die 0"
        in only(trace, 7).detail
    )


def test_7_a_first_part_on_another_die() -> None:
    trace = two_dies()
    row = part_row(trace, 2, 1)
    write(trace, "parts", row, die=1 - int(trace.parts.die[row]))
    assert 2 in {violation.uid for violation in judged(trace, 7).violations}


def test_7_an_op_of_an_import_holds_at_least_the_planes_of_its_targets() -> None:
    """How many planes a base holds is not in the files."""
    trace = story((0, [op("Read", 0, -1)]), policies=Policies(epr=False))
    trace = copy_of(trace)
    trace.info = replace(trace.info, source=Origin.IMPORT)
    for planes, found in ((0b0001, 0), (0b1111, 0), (0, 0), (0b0010, 1)):
        write(trace, "parts", part_row(trace, 1, 1), planes=planes)
        assert len(judged(trace, 7).violations) == found


def test_7_a_part_on_other_planes() -> None:
    trace = copy_of(three_programs())
    row = part_row(trace, 1, 2)
    write(trace, "parts", row, planes=1)
    resume = submit_of(trace, 5)
    assert found_at(trace, 7) == (1, resume, int(trace.parts.start_ns[row]))


def test_7_a_resumed_op_applied_elsewhere() -> None:
    trace = copy_of(three_programs())
    write(trace, "applications", 0, block=5)
    end = event_of(trace, EventKind.OP_END, 1)
    assert found_at(trace, 7, 14) == (1, end, int(trace.events.time_ns[end]))


def test_8_an_erase_resumed_inside_a_suspended_program() -> None:
    trace = copy_of(nested())
    states = trace.suspension_states
    row = int(np.flatnonzero(states.resumer_uid == 6)[0])
    write(trace, "suspension_states", row, resumed_ns=230)
    assert found_at(trace, 8) == (1, submit_of(trace, 6), 230)


@pytest.mark.parametrize(
    ("early_ns", "rounding_ns", "found"), [(1, 0, 1), (10, 10, 0), (11, 10, 1)]
)
def test_8_what_rounding_explains_is_no_early_resume(
    early_ns: int, rounding_ns: int, found: int
) -> None:
    trace = copy_of(nested())
    trace.info = replace(trace.info, rounding_ns=rounding_ns)
    states = trace.suspension_states
    program = int(np.flatnonzero(states.resumer_uid == 5)[0])
    erase = int(np.flatnonzero(states.resumer_uid == 6)[0])
    at_ns = int(states.resumed_ns[program]) - early_ns
    write(trace, "suspension_states", erase, resumed_ns=at_ns)
    assert len(judged(trace, 8).violations) == found


def test_9_entries_of_one_flush_out_of_order() -> None:
    trace = copy_of(three_programs())
    first, second = trace.backlog.rank[:2].tolist()
    write(trace, "backlog", 0, rank=second)
    write(trace, "backlog", 1, rank=first)
    refill = event_of(trace, EventKind.BACKLOG_REFILL)
    assert broken_laws(trace) == [9]
    found = [(v.uid, v.event, v.time_ns) for v in judged(trace, 9).violations]
    assert found == [(2, submit_of(trace, 4), 30), (2, refill, int(trace.events.time_ns[refill]))]


def test_9_an_entry_flushed_while_one_waits_before_it() -> None:
    trace = copy_of(three_programs())
    last = trace.last_event
    write(trace, "backlog", 0, died=last)
    refill = event_of(trace, EventKind.BACKLOG_REFILL)
    violations = judged(trace, 9).violations
    assert [(v.uid, v.event) for v in violations] == [(3, refill)]


def test_10_an_op_with_two_fates() -> None:
    trace = copy_of(three_programs())
    fates = trace.fates
    row = int(np.flatnonzero((fates.uid == 4) & (fates.fate == FATE_CODE[Fate.COMPLETED]))[0])
    write(trace, "fates", row, born=int(fates.born[row]) + 1)
    broken = [v for v in check(trace) if v.status is Status.BROKEN]
    assert 10 in [v.law for v in broken]
    assert broken[-1].violations[0].uid == 4
    trace = copy_of(three_programs())
    row = int(np.flatnonzero(trace.fates.fate == FATE_CODE[Fate.SUSPENDED])[0])
    resume = int(trace.fates.died[row])
    write(trace, "fates", row, died=OPEN)
    violations = judged(trace, 10).violations
    assert {(v.uid, v.event) for v in violations} == {(1, resume)}
    assert {v.status for v in check(trace) if v.law != 10} == {"pass"}


def test_10_an_op_without_a_fate() -> None:
    trace = copy_of(three_programs())
    born = trace.last_event
    trace.ops.append(0, 0, 0, 0, 0, born, 0, 0, 0)
    assert found_at(trace, 10) == (6, born, int(trace.events.time_ns[born]))


def test_10_a_backlogged_op_that_no_queue_holds() -> None:
    trace = copy_of(three_programs())
    write(trace, "backlog", 1, born=submit_of(trace, 5))
    assert found_at(trace, 10, 9) == (3, submit_of(trace, 4), 30)


def test_11_a_queue_that_nothing_will_flush() -> None:
    trace = copy_of(three_programs())
    row = int(np.flatnonzero(trace.queue.kind == KIND_CODE[EventKind.BACKLOG_REFILL])[0])
    write(trace, "queue", row, cancelled=int(trace.queue.born[row]))
    assert found_at(trace, 11) == (2, submit_of(trace, 5), 300)


def test_11_a_stack_that_does_not_add_up() -> None:
    trace = copy_of(three_programs())
    metrics = trace.metrics
    row = int(np.flatnonzero((metrics.metric == 15) & (metrics.born == submit_of(trace, 4)))[0])
    write(trace, "metrics", row, value=2)
    violations = judged(trace, 11).violations
    assert [(v.event, v.time_ns) for v in violations] == [(submit_of(trace, 4), 30)]


def test_12_an_op_end_that_lives_on_through_a_suspension() -> None:
    trace = copy_of(three_programs())
    queue = trace.queue
    row = int(np.flatnonzero((queue.uid == 1) & (queue.cancelled != OPEN))[0])
    write(trace, "queue", row, cancelled=submit_of(trace, 5))
    assert found_at(trace, 12, 16) == (1, submit_of(trace, 4), 30)
    assert "suspended with 1 live OP_ENDs where 0 is due" in only(trace, 12, 16).detail


def test_12_a_running_op_without_an_op_end() -> None:
    trace = copy_of(three_programs())
    queue = trace.queue
    row = int(np.flatnonzero((queue.uid == 1) & (queue.cancelled != OPEN))[0])
    write(trace, "queue", row, cancelled=submit_of(trace, 1))
    assert found_at(trace, 12) == (1, submit_of(trace, 1), 0)


def test_13_a_remainder_that_does_not_add_up() -> None:
    trace = copy_of(three_programs())
    write(trace, "suspensions", 0, remaining_ns=int(trace.suspensions.remaining_ns[0]) + 1)
    assert found_at(trace, 13) == (1, submit_of(trace, 4), 30)


def test_13_what_is_consumed_is_not_what_was_executed() -> None:
    trace = copy_of(three_programs())
    less, more = int(trace.suspensions.consumed_ns[0]) - 1, trace.suspensions.remaining_ns[0] + 1
    write(trace, "suspensions", 0, consumed_ns=less, remaining_ns=more)
    assert found_at(trace, 13) == (1, submit_of(trace, 4), 30)
    assert "consumed 0.029 µs, executed 0.030 µs" in only(trace, 13).detail


def test_13_a_remainder_that_grows() -> None:
    steps = enumerate((30, 70, 130, 190, 240, 300))
    names = ("Program_Suspend", "Program_Resume")
    script = [(at, [op(names[i % 2])]) for i, at in steps]
    trace = copy_of(story((0, [op("Program", 0, 0)]), *script))
    rows = trace.suspensions
    assert rows.uid.tolist() == [1, 1, 1]
    before = int(rows.remaining_ns[1])
    write(trace, "suspensions", 2, remaining_ns=before + 1, consumed_ns=97 - before - 1)
    at_ns, event = int(rows.at_ns[2]), int(rows.born[2])
    violations = judged(trace, 13).violations
    assert {(v.uid, v.event, v.time_ns) for v in violations} == {(1, event, at_ns)}
    words = f"0.{before + 1:03} µs remain after 0.{before:03} µs at the suspension before"
    assert violations[0].detail.endswith(words)
    assert {v.status for v in check(trace) if v.law != 13} == {"pass"}


def test_14_a_program_that_starts_on_a_page_that_is_not_the_next() -> None:
    trace = copy_of(three_programs())
    write(trace, "targets", 2, page=1)
    write(trace, "applications", 2, page=1)
    start = event_of(trace, EventKind.OP_START, 3)
    assert found_at(trace, 14) == (3, start, int(trace.events.time_ns[start]))
    assert "on page 1 of die 0, block 0, which is at page 1" in only(trace, 14).detail


def test_14_a_page_applied_that_is_not_the_next() -> None:
    trace = copy_of(three_programs())
    write(trace, "applications", 2, page=3)
    end = event_of(trace, EventKind.OP_END, 3)
    assert found_at(trace, 14, 3) == (3, end, int(trace.events.time_ns[end]))


def test_14_ops_of_one_block_that_end_out_of_order() -> None:
    trace = copy_of(nested())
    write(trace, "targets", 1, block=1)
    write(trace, "applications", 0, block=1)
    end = event_of(trace, EventKind.OP_END, 1)
    assert found_at(trace, 14, 6) == (1, end, int(trace.events.time_ns[end]))


def test_14_any_page_goes_where_the_address_rules_are_off() -> None:
    pages = [op("Program", 0, page) for page in (5, 1)]
    verdict = judged(story((0, pages), policies=Policies(epr=False)), 14)
    assert verdict.status is Status.PASS
    assert "epr is off" in verdict.why_not


def test_a_law_that_cannot_be_judged_says_why() -> None:
    verdicts = check(three_programs(), not_judged={9: "no backlog in these files"})
    assert (verdicts[8].status, verdicts[8].why_not) == ("not judged", "no backlog in these files")
    assert verdicts[8].violations == ()


def test_11_a_suspension_that_is_neither_open_nor_resumed() -> None:
    trace = copy_of(three_programs())
    write(trace, "suspension_states", 0, died=submit_of(trace, 4) + 1)
    violations = judged(trace, 11).violations
    assert (1, submit_of(trace, 4) + 1) in {(v.uid, v.event) for v in violations}
    assert any("is lost" in v.detail for v in violations)
