"""Stories of the policy ``resume_penalty_us``: a resumed part needs time to go on."""

from dataclasses import replace

from nandviz.model.setup import Policies
from nandviz.model.words import CutModel
from tests.engine.stories import US, at, op, tell

PROGRAM, ERASE = op("program", 0, 0), op("erase", 1)
QUIET, RESUME = op("quiet_psuspend"), op("presume")
SLOW = Policies(resume_penalty_program_ns=40 * US)


def test_the_first_core_busy_of_a_resumed_part_is_longer():
    story = tell(at(0, PROGRAM), at(110, QUIET), at(200, RESUME), policies=SLOW)
    assert story.suspensions[0].remaining_ns == 200 * US
    assert story.times(1) == [(0, 110), (231, 471)]
    assert story.events("OP_END")[-1] == "471 OP_END 1"


def test_it_is_added_once_a_resume():
    story = tell(
        at(0, PROGRAM), at(110, QUIET), at(200, RESUME), at(331, QUIET), at(400, RESUME),
        policies=SLOW,
    )  # fmt: skip
    assert story.times(1) == [(0, 110), (231, 331), (431, 431 + 140 + 40)]
    executed = sum(end - start for start, end in story.times(1))
    assert executed == 310 + 2 * 40
    assert story.suspensions[1].consumed_ns + story.suspensions[1].remaining_ns == 350 * US


def test_what_is_left_of_it_at_a_cut_is_done_too():
    story = tell(
        at(0, PROGRAM), at(110, QUIET), at(200, RESUME), at(241, QUIET), at(400, RESUME),
        policies=SLOW,
    )  # fmt: skip
    assert story.suspensions[1].remaining_ns == (200 + 30) * US
    assert story.times(1)[-1] == (431, 431 + 200 + 30 + 40)


def test_each_axis_has_its_own():
    script = at(0, ERASE), at(101, op("esuspend")), at(200, op("eresume"))
    assert tell(*script, policies=SLOW).times(1) == [(0, 101), (231, 1131)]
    erase = Policies(resume_penalty_erase_ns=7 * US)
    assert tell(*script, policies=erase).times(1) == [(0, 101), (231, 1138)]


def test_a_state_behind_core_busy_stays_as_long_as_it_is():
    cache = op("cache", 0, 0)
    story = tell(at(0, cache), at(110, QUIET), at(200, RESUME), policies=SLOW)
    assert story.times(1) == [(0, 110), (231, 231 + 40 + 200 + 40)]


def test_a_resume_that_is_taken_back_leaves_no_penalty():
    """The erase's RESUME waits for the program; the program's SUSPEND displaces it."""
    story = tell(
        at(0, ERASE), at(100, op("esuspend")), at(130, PROGRAM), at(200, op("eresume")),
        at(300, QUIET), at(400, RESUME), policies=Policies(resume_penalty_erase_ns=7 * US),
    )  # fmt: skip
    assert [entry.uid for entry in story.entries.values()] == [4]
    assert story.times(3) == [(130, 300), (431, 571)]
    assert story.times(4) == [(571, 602)]
    assert story.times(1) == [(0, 100), (602, 602 + 901 + 7)]


def test_pulses_begin_behind_it_and_a_suspend_in_it_cuts_at_once():
    pulses = replace(SLOW, cut=CutModel.PULSE_END, pulses=3)
    script = at(0, PROGRAM), at(100, QUIET), at(200, RESUME)
    inside = tell(*script, at(250, QUIET), policies=pulses)
    assert inside.times(1) == [(0, 110), (231, 250)]
    assert inside.suspensions[1].remaining_ns == (200 + 21) * US
    behind = tell(*script, at(271.001, QUIET), policies=pulses)
    assert behind.times(1) == [(0, 110), (231, 371)]


def test_no_penalty_is_done_again_with_a_pulse_that_is_cancelled():
    cancel = replace(SLOW, cut=CutModel.CANCEL, pulses=3)
    script = at(0, PROGRAM), at(150, QUIET), at(200, RESUME)
    inside = tell(*script, at(250, QUIET), policies=cancel)
    assert [s.redone_ns for s in inside.suspensions.values()] == [40 * US, 0]
    behind = tell(*script, at(300, QUIET), policies=cancel)
    assert [s.redone_ns for s in behind.suspensions.values()] == [40 * US, 29 * US]
    assert behind.suspensions[1].remaining_ns == 200 * US
