"""Stories of SUSPEND (engine specification, sections 5 and 6)."""

import pytest

from nandviz.model.setup import Policies
from nandviz.model.words import BacklogScope, BusConflict, EntryFate, Fate, Reason, Why
from tests.engine.stories import PROGRAM_US, US, at, op, reasons, tell

P0, P1, P2 = op("program", 0, 0), op("program", 0, 1), op("program", 0, 2)
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")


def test_a_suspended_program_ends_once_with_all_its_time():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME))
    assert story.times(1) == [(0, 100), (231, 441)]
    assert story.events("OP_END") == ["121 OP_END 2", "231 OP_END 3", "441 OP_END 1"]
    assert story.events("BACKLOG_REFILL") == [], "nothing waits"
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


def test_so_many_suspends_per_op_and_no_more():
    script = at(0, P0), at(50, SUSPEND), at(80, RESUME), at(112, SUSPEND), at(140, RESUME)
    for limit in (0, 1, 2):
        story = tell(*script, at(180, SUSPEND), policies=Policies(max_suspends_per_op=limit))
        assert story.metrics.get("suspends", 0) == limit
        refused = [uid for uid in (2, 4, 6) if uid in story.refusals]
        assert story.refusals[refused[0]][0] is Reason.SUSPEND_LIMIT
        assert story.refusals[refused[0]][2] == 1


@pytest.mark.parametrize(("when", "refused"), [(250.999, True), (251, False)])
def test_a_resumed_op_runs_its_least_time_to_the_ns(when, refused):
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(200, RESUME),  # the op runs from 231 on
        at(when, SUSPEND),
        policies=Policies(min_resume_to_suspend_ns=20 * US),
    )
    assert story.starts_wanted.get(4) == (250_999 if refused else None)
    assert (story.refusals.get(4, (None,))[0] is Reason.SUSPEND_TOO_SOON) is refused
    if refused:
        assert story.refusals[4][1] == (
            "op 1 ran 19.999 µs since its resume; min_resume_to_suspend_us 20.000"
        )


def test_the_least_time_is_asked_of_resumed_ops_only():
    story = tell(at(0, P0), at(50, SUSPEND), policies=Policies(min_resume_to_suspend_ns=100 * US))
    assert story.times(1) == [(0, 50)]


def test_the_first_reason_that_holds_is_given():
    both = Policies(max_suspends_per_op=1, min_resume_to_suspend_ns=500 * US)
    script = at(0, P0), at(100, SUSPEND), at(200, RESUME), at(250, SUSPEND)
    assert reasons(tell(*script, policies=both), [4]) == [Reason.SUSPEND_LIMIT]
    planned = tell(
        at(0, P0),
        at(100, op("dout"), op("psuspend", gap=50), RESUME),
        at(110, SUSPEND),
        policies=Policies(max_suspends_per_op=1),
    )
    assert reasons(planned, [5]) == [Reason.SUSPEND_PLANNED], "it was not suspended yet"
    idle = tell(at(0, P0), at(100, op("dout"), op("psuspend", gap=50)), at(110, E_SUSPEND))
    assert reasons(idle, [4]) == [Reason.NOT_CORE_BUSY]


@pytest.mark.parametrize(
    ("when", "found"), [(9.999, False), (10, True), (309.999, True), (310, False)]
)
def test_core_busy_begins_with_its_first_instant_and_ends_before_its_end(when, found):
    story = tell(at(0, op("cache", 0, 0)), at(when, op("quiet_psuspend")))
    assert ((0, when) in story.times(1)) is found
    if found:
        assert story.suspensions[0].remainder_ns == (0, round((310 - when) * US), 40 * US)
    else:
        assert story.refusals[2][:2] == (
            Reason.NOT_CORE_BUSY,
            f"no PROGRAM in CORE_BUSY on die 0 at {when:.3f} µs",
        )
        assert story.refusals[2][2] == 1, "what runs there instead"


def test_an_op_that_ends_with_a_suspend_is_not_what_runs_there():
    late = at(100, op("dout"), op("quiet_psuspend", gap=204))  # 310
    assert tell(at(0, P0), late).refusals[3][2] is None
    assert tell(at(0, P0, P1), late).refusals[4][2] == 2


def test_only_an_op_of_the_axis_can_be_suspended():
    story = tell(
        at(0, op("erase", 1)), at(50, SUSPEND), at(1100, op("read", 8, 0)), at(1110, SUSPEND)
    )
    assert reasons(story, [2, 4]) == [Reason.NOT_CORE_BUSY] * 2
    assert [story.refusals[uid][2] for uid in (2, 4)] == [1, 3]
    program = tell(at(0, P0), at(50, E_SUSPEND))
    assert reasons(program, [2]) == [Reason.NOT_CORE_BUSY]


def test_nothing_is_suspended_before_a_suspend_that_is_planned():
    story = tell(
        at(0, op("erase", 1), P0),
        at(100, op("dout"), op("psuspend", gap=1100)),  # 1206, inside the program
        at(500, E_SUSPEND),  # the erase is in CORE_BUSY
        at(1100, SUSPEND),  # and now the program
    )
    assert reasons(story, [5, 6]) == [Reason.NOT_CORE_BUSY] * 2
    assert [story.refusals[uid][1:] for uid in (5, 6)] == [
        ("PROGRAM of op 2 is suspended on die 0 already", 2)
    ] * 2
    assert story.times(1) == [(0, 1001)]
    assert story.times(2) == [(1001, 1206)]


def test_an_erase_that_will_be_suspended_is_not_suspended_before():
    story = tell(
        at(0, op("erase", 1)), at(100, op("dout"), op("esuspend", gap=50)), at(110, E_SUSPEND)
    )
    assert reasons(story, [4]) == [Reason.NOT_CORE_BUSY]
    assert story.refusals[4][2] == 1
    assert story.times(1) == [(0, 156)]


def test_a_suspend_gives_the_bus_of_a_cut_op_back():
    story = tell(
        at(0, op("cache", 0, 0)),  # DATA_IN 310 … 350
        at(50, op("dout", die=1), op("dout", die=1, gap=259)),
        at(100, SUSPEND),
        at(110, op("dout", die=1), op("dout", die=1, gap=200)),
        at(200, RESUME),
        dies=2,
    )
    assert story.times(3) == [(350, 356)], "asked for before"
    assert story.times(6) == [(316, 322)], "asked for behind"
    assert story.times(1) == [(0, 100), (231, 481)]


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


def test_an_op_may_be_suspended_in_the_instant_in_which_it_resumes():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME), at(231, SUSPEND), at(300, RESUME))
    assert story.times(1) == [(0, 100), (231, 231), (331, 541)]
    assert [s.remaining_ns for s in story.suspensions.values()] == [210 * US] * 2
    assert [s.n for s in story.suspensions.values()] == [1, 2]


def test_what_is_left_of_an_op_that_will_be_cut_keeps_its_bus():
    story = tell(
        at(0, P0, P1),  # P1 issues at 310 … 320
        at(100, op("dout"), op("psuspend", gap=400)),  # 506
        at(200, op("dout", die=1), op("dout", die=1, gap=107)),  # not at 313
        dies=2,
    )
    assert story.times(2) == [(310, 506)]
    assert story.times(6) == [(320, 326)]
