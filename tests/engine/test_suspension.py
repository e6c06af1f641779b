"""Stories of SUSPEND and RESUME (engine specification, sections 5 to 7)."""

import pytest

from nandviz.model.setup import Policies
from nandviz.model.words import BacklogScope, BusConflict, EntryFate, Fate, Reason, Why
from tests.engine.stories import OPS, PROGRAM_US, US, at, op, tell

P0, P1, P2 = op("program", 0, 0), op("program", 0, 1), op("program", 0, 2)
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")


def test_a_suspended_program_ends_once_with_all_its_time():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME))
    assert story.times(1) == [(0, 100), (231, 441)]
    assert story.events("OP_END") == ["121 OP_END 2", "231 OP_END 3", "441 OP_END 1"]
    assert [(uid, block, state.last) for uid, _, block, state in story.applications] == [(1, 0, 0)]
    suspension = story.suspensions[0]
    assert (suspension.consumed_ns, suspension.remaining_ns) == (100 * US, 210 * US)
    assert suspension.remainder_ns == (0, 210 * US)


def test_the_op_in_core_busy_is_suspended_not_the_one_registered_last():
    story = tell(at(0, P0, P1, P2), at(400, SUSPEND))
    assert [s.uid for s in story.suspensions.values()] == [2]
    assert [(e.uid, e.why) for e in story.entries.values()] == [(3, Why.DISPLACED)]


def test_followers_leave_the_plan_and_come_back_in_order_with_their_gaps():
    late = op("program", 0, 1, gap=20)
    story = tell(at(0, P0, late, P2), at(100, SUSPEND), at(200, RESUME))
    assert [e.delta_ns for e in story.entries.values()] == [20 * US, (20 + PROGRAM_US) * US]
    assert story.times(2) == [(461, 771)]
    assert story.times(3) == [(771, 1081)]
    assert {fate for fate, _ in story.left.values()} == {EntryFate.FLUSHED}


def test_suspend_holds_the_die_for_its_own_busy_time():
    story = tell(at(0, P0), at(100, SUSPEND), at(101, op("read", 8, 0)))
    assert story.times(3) == [(121, 153)]


def test_an_op_is_suspended_again_and_again_and_still_ends_once():
    script = [at(0, P0)]
    for n in range(5):
        script += [at(50 + 100 * n, SUSPEND), at(80 + 100 * n, RESUME)]
    story = tell(*script)
    assert [s.n for s in story.suspensions.values()] == [1, 2, 3, 4, 5]
    remaining = [s.remaining_ns for s in story.suspensions.values()]
    assert remaining == sorted(remaining, reverse=True)
    assert len([line for line in story.events("OP_END") if line.endswith(" 1")]) == 1
    assert sum(end - start for start, end in story.times(1)) == PROGRAM_US
    assert story.metrics["suspended_op_end_cancelled"] == 5


def test_a_read_of_the_suspended_page_is_refused_and_names_the_op_in_the_way():
    story = tell(at(0, P0), at(100, SUSPEND), at(150, op("read", 0, 0)), at(160, op("read", 8, 0)))
    assert story.refusals[3][0] is Reason.TARGET_SUSPENDED
    assert story.refusals[3][2] == 1
    assert story.starts_wanted[3] == 150 * US
    assert story.fate(4) is Fate.COMPLETED


def test_program_may_run_and_be_suspended_inside_a_suspended_erase():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, SUSPEND),
        at(230, E_RESUME),
        at(240, RESUME),
        at(250, E_RESUME),
    )
    assert story.refusals[5][0] is Reason.PROGRAM_RESUME_FIRST
    assert story.times(3) == [(130, 200), (271, 511)]
    assert story.times(1) == [(0, 100), (542, 1443)]


def test_programming_a_block_whose_erase_is_suspended_is_deferred():
    story = tell(at(0, op("erase", 1)), at(100, E_SUSPEND), at(150, op("program", 1, 0)))
    assert [(e.uid, e.why) for e in story.entries.values()] == [(3, Why.DEFERRED)]
    assert story.fate(3) is Fate.BACKLOGGED


@pytest.mark.parametrize("when", [310, 320])
def test_a_suspend_after_core_busy_is_refused(when):
    story = tell(at(0, P0), at(when, SUSPEND))
    assert story.refusals[2][0] is Reason.NOT_CORE_BUSY
    assert story.times(1) == [(0, 310)]


def test_a_suspend_at_the_last_instant_of_core_busy_is_not():
    story = tell(at(0, P0), at(309.999, SUSPEND))
    assert story.suspensions[0].remaining_ns == 1


def test_a_suspend_that_may_not_wait_for_the_bus_is_refused():
    story = tell(at(0, P0), at(5, SUSPEND), policies=Policies(bus_conflict=BusConflict.REJECT))
    assert story.refusals[2][0] is Reason.BUS
    assert story.refusals[2][2] == 1


def test_a_suspend_waits_for_the_bus_and_cuts_where_it_starts():
    story = tell(at(0, P0), at(5, SUSPEND))
    assert story.times(1) == [(0, 10)]
    assert story.suspensions[0].remaining_ns == 300 * US


def test_a_second_suspend_is_refused_while_suspended():
    story = tell(at(0, P0), at(100, SUSPEND), at(150, SUSPEND))
    assert story.refusals[3][0] is Reason.NOT_CORE_BUSY
    assert story.refusals[3][2] == 1


def test_a_suspend_that_is_planned_for_later_refuses_another_before_it():
    story = tell(
        at(0, P0),
        at(100, op("dout"), op("psuspend", gap=50), RESUME),
        at(110, SUSPEND),
    )
    assert story.refusals[5][0] is Reason.SUSPEND_PLANNED
    assert story.refusals[5][2] == 3


def test_limits_of_suspends_per_op_and_of_time_between_them():
    script = at(0, P0), at(50, SUSPEND), at(80, RESUME), at(112, SUSPEND), at(160, SUSPEND)
    limited = tell(*script, policies=Policies(max_suspends_per_op=1))
    assert limited.refusals[4][0] is Reason.SUSPEND_LIMIT
    patient = tell(*script, policies=Policies(min_resume_to_suspend_ns=20 * US))
    assert patient.refusals[4][0] is Reason.SUSPEND_TOO_SOON
    assert 5 not in patient.refusals


def test_a_refused_resume_is_kept_as_an_error_and_leaves_the_stack():
    story = tell(at(0, RESUME), at(1, E_RESUME), at(2, P0), at(50, SUSPEND))
    assert [story.refusals[uid][0] for uid in (1, 2)] == [Reason.NOT_SUSPENDED] * 2
    assert story.metrics["resume_errors"] == 2
    assert story.fate(3) is Fate.SUSPENDED


def test_a_resume_takes_place_whole_or_is_refused():
    busy = Policies(bus_conflict=BusConflict.REJECT)
    story = tell(at(0, P0), at(100, SUSPEND), at(130, op("dout")), at(132, RESUME), policies=busy)
    assert story.refusals[4][0] is Reason.BUS
    assert story.refusals[4][2] == 3
    assert story.resumed == {0: None}
    assert story.fate(1) is Fate.SUSPENDED


def test_a_displaced_resume_is_taken_back_whole_and_resumes_anew():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, E_RESUME),  # planned behind the program, at 440
        at(250, SUSPEND),
        at(280, RESUME),
    )
    assert [(e.uid, e.why, e.suspension_id) for e in story.entries.values()] == [
        (4, Why.DISPLACED, 0)
    ]
    assert story.times(4) == [(501, 532)]
    assert story.times(1) == [(0, 100), (532, 1433)]
    assert story.resumed == {0: 532 * US, 1: 311 * US}


def test_a_displaced_resume_whose_suspension_was_resumed_otherwise_is_dropped():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, E_RESUME),
        at(250, SUSPEND),
        at(280, RESUME, E_RESUME),
    )
    assert story.fates[4] == (Fate.DROPPED, Reason.NOT_SUSPENDED)
    assert story.fate(1) is Fate.COMPLETED
    assert len([line for line in story.events("OP_END") if line.endswith(" 1")]) == 1


@pytest.mark.parametrize(
    ("scope", "displaced"),
    [(BacklogScope.DIE, [2, 3, 4]), (BacklogScope.PLANE, [2, 3]), (BacklogScope.BLOCKED, [2])],
)
def test_backlog_scope_narrows_what_a_suspend_displaces(scope, displaced):
    story = tell(
        at(0, P0, P1, op("read", 8, 0)),
        at(1, op("dout", gap=0)),
        at(100, op("status"), op("dout", gap=600)),
        at(110, SUSPEND),
        policies=Policies(backlog_scope=scope),
    )
    uids = sorted(e.uid for e in story.entries.values())
    expected = {2: 2, 3: 3, 4: 6}
    assert uids == [expected[uid] for uid in displaced]


def test_a_read_of_a_displaced_block_is_displaced_too_whatever_the_scope():
    story = tell(
        at(0, P0, P1, op("read", 0, 1)),
        at(100, SUSPEND),
        at(200, RESUME),
        policies=Policies(backlog_scope=BacklogScope.BLOCKED),
    )
    assert [e.uid for e in story.entries.values()] == [2, 3]
    assert story.fate(3) is Fate.COMPLETED


def test_resumed_parts_carry_what_is_left_of_each_state():
    op_def = OPS["program"]
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME))
    first, second = story.parts[1]
    assert [s.state for s in first.segments] == [0, 1]
    assert [s.state for s in second.segments] == [1]
    assert first.number == 1
    assert second.number == 2
    assert op_def.nominal_ns == PROGRAM_US * US
