"""Stories of RESUME: whole or not at all, taken back, dropped (engine specification, section 7)."""

import pytest

from nandviz.model.setup import Policies
from nandviz.model.words import BusConflict, Fate, Reason, Why
from tests.engine.stories import US, at, op, reasons, tell

P0 = op("program", 0, 0)
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")


def test_a_resume_comes_where_the_bus_is_free_for_all_that_is_left():
    story = tell(
        at(0, op("cache", 0, 0)),
        at(100, SUSPEND),
        at(110, op("dout", die=1), op("dout", die=1, gap=330)),  # 446 … 452
        at(200, RESUME),  # DATA_IN would lie at 441 … 481
        dies=2,
    )
    assert story.times(5) == [(211, 242)]
    assert story.times(1) == [(0, 100), (242, 492)]
    assert story.suspensions[0].remainder_ns == (0, 210 * US, 40 * US)


@pytest.mark.parametrize(
    ("gap", "start"), [(204, 435), (204.001, 481), (249.999, 481), (250, 481), (250.001, 481.001)]
)
def test_what_is_left_of_an_op_takes_its_bus_in_the_batch_that_resumes_it(gap, start):
    story = tell(
        at(0, op("cache", 0, 0)),
        at(100, SUSPEND),
        at(200, RESUME, op("dout", die=1, gap=gap)),  # r = 231, DATA_IN 441 … 481
        dies=2,
    )
    assert story.times(1) == [(0, 100), (231, 481)]
    assert story.times(4) == [(start, start + 6)]


def test_a_resume_waits_for_planes_and_for_nothing_else():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(190, op("timer")),
        at(195, op("read", 8, 0)),
        at(200, RESUME),
    )
    assert story.times(3) == [(190, 240)]
    assert story.times(5) == [(227, 258)]


def test_what_a_resume_lacks_is_told_before_the_bus_is_asked():
    busy = Policies(bus_conflict=BusConflict.REJECT)
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, SUSPEND),
        at(250, op("dout", die=1)),
        at(251, E_RESUME),
        at(300, op("dout")),
        at(301, op("presume", die=1)),
        at(302, op("eresume", die=1)),
        policies=busy,
        dies=2,
    )
    assert reasons(story, [6, 8, 9]) == [Reason.PROGRAM_RESUME_FIRST] + [Reason.NOT_SUSPENDED] * 2
    assert story.refusals[6][1:] == ("PROGRAM of op 3 is suspended on die 0", 3)
    assert story.metrics["resume_errors"] == 3


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


def test_resumed_parts_carry_what_is_left_of_each_state():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME))
    first, second = story.parts[1]
    assert [state for state, _, _ in first.segments] == [0, 1]
    assert [state for state, _, _ in second.segments] == [1]
    assert first.number == 1
    assert second.number == 2


def test_a_resumed_op_runs_and_one_that_is_yet_to_start_is_planned():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME), until=200, drain=False)
    assert story.fate(1) is Fate.RUNNING
    ahead = tell(
        at(0, P0, op("program", 0, 1)),
        at(100, op("dout"), op("psuspend", gap=400), RESUME),  # 506, inside the second program
        until=100,
        drain=False,
    )
    assert [ahead.fate(uid) for uid in (1, 2)] == [Fate.RUNNING, Fate.PLANNED]
    assert ahead.times(2) == [(310, 506), (558, 672)]
