"""Stories of ``late_suspend: complete`` and of ops that follow the start of the one before.

Source: policies specification, 8 and 11.
"""

from dataclasses import replace

import pytest

from nandviz.model.ops import OpRequest
from nandviz.model.setup import Policies
from nandviz.model.words import BacklogScope, Fate, LateSuspend, Outcome, Reason, Why
from tests.engine.stories import US, at, op, tell

COMPLETE = Policies(late_suspend=LateSuspend.COMPLETE)
PROGRAM = at(0, op("program", 0, 0))
"""It ends at 310 µs; a SUSPEND takes 21 µs, its RESUME 31."""


def from_start(request: OpRequest, us: float) -> OpRequest:
    return replace(request, gap_ns=round(us * US), from_start=True)


def test_an_op_that_ends_before_the_suspend_does_ends_as_planned() -> None:
    story = tell(PROGRAM, at(300, op("psuspend")), policies=COMPLETE)
    assert not story.suspensions
    assert story.parts[1][0].end_ns == 310 * US
    assert story.fates[1] == (Fate.COMPLETED, None)
    assert story.fates[2] == (Fate.COMPLETED, Reason.COMPLETED_INSTEAD)
    assert Outcome.COMPLETED_INSTEAD in story.outcomes


@pytest.mark.parametrize(("at_us", "late"), [(288.999, False), (289, False), (289.001, True)])
def test_one_that_ends_with_the_suspend_is_cut(at_us: float, late: bool) -> None:
    story = tell(PROGRAM, at(at_us, op("psuspend")), policies=COMPLETE)
    assert bool(story.suspensions) != late


def test_what_follows_stays_in_the_plan() -> None:
    story = tell(
        at(0, op("program", 0, 0), op("program", 0, 1)),
        at(300, op("psuspend"), op("read", 8, 0), op("presume")),
        policies=COMPLETE,
    )
    assert not story.entries
    assert [story.parts[uid][0].start_ns / US for uid in (2, 4, 5)] == [310, 620, 652]
    assert story.fates[5] == (Fate.COMPLETED, Reason.NOTHING_SUSPENDED)


def test_the_next_resume_is_accepted_and_no_other() -> None:
    story = tell(
        PROGRAM,
        at(300, op("psuspend")),
        at(400, op("presume")),
        at(500, op("presume")),
        policies=COMPLETE,
    )
    assert story.fates[3] == (Fate.COMPLETED, Reason.NOTHING_SUSPENDED)
    assert story.fates[4] == (Fate.REJECTED, Reason.NOT_SUSPENDED)
    assert story.metrics.get("resumes", 0) == story.metrics.get("suspends", 0) == 0


def test_of_two_suspends_that_came_too_late_one_resume_is_the_next() -> None:
    story = tell(
        PROGRAM,
        at(292, op("quiet_psuspend")),
        at(300, op("psuspend")),
        at(400, op("presume")),
        at(500, op("presume")),
        policies=COMPLETE,
    )
    assert [story.fates[uid][1] for uid in (2, 3, 4, 5)] == [
        Reason.COMPLETED_INSTEAD,
        Reason.COMPLETED_INSTEAD,
        Reason.NOTHING_SUSPENDED,
        Reason.NOT_SUSPENDED,
    ]


def test_a_reset_forgets_that_a_suspend_came_too_late() -> None:
    story = tell(
        PROGRAM,
        at(300, op("psuspend")),
        at(350, op("reset")),
        at(400, op("presume")),
        policies=COMPLETE,
    )
    assert story.fates[4] == (Fate.REJECTED, Reason.NOT_SUSPENDED)


def test_a_reset_before_it_takes_a_planned_one_away() -> None:
    story = tell(
        at(0, op("program", 0, 0), from_start(op("psuspend"), 300)),
        at(200, op("reset")),
        policies=COMPLETE,
    )
    assert story.fates[2] == (Fate.ABORTED, Reason.RESET)
    assert not story.voided


def test_a_displaced_resume_of_nothing_comes_back_and_finds_nothing() -> None:
    story = tell(
        PROGRAM,
        at(300, op("psuspend")),
        at(311, op("erase", 4), op("presume")),
        at(500, op("esuspend")),
        at(600, op("eresume")),
        policies=COMPLETE,
    )
    assert story.entries[1].why is Why.DISPLACED
    assert story.fates[4] == (Fate.COMPLETED, Reason.NOTHING_SUSPENDED)


def test_the_rules_of_suspends_are_asked_before() -> None:
    limited = replace(COMPLETE, max_suspends_per_op=0)
    story = tell(PROGRAM, at(300, op("psuspend")), policies=limited)
    assert story.fates[2] == (Fate.REJECTED, Reason.SUSPEND_LIMIT)


def test_a_batch_suspends_its_own_program() -> None:
    story = tell(
        at(
            0,
            op("program", 0, 0),
            from_start(op("psuspend"), 100),
            op("read", 8, 0),
            op("presume", gap=5),
        ),
        policies=Policies(backlog_scope=BacklogScope.BLOCKED),
    )
    assert [story.parts[uid][0].start_ns / US for uid in (1, 2, 3, 4)] == [0, 100, 121, 158]
    assert [(p.start_ns / US, p.end_ns / US) for p in story.parts[1]] == [(0, 310), (189, 399)]
    assert story.suspensions[0].at_ns == 100 * US
    assert all(fate is Fate.COMPLETED for fate, _ in story.fates.values())


def test_an_offset_never_starts_an_op_before_it_may() -> None:
    story = tell(at(0, op("program", 0, 0), from_start(op("read", 8, 0), 5)))
    assert story.parts[2][0].start_ns == 310 * US


def test_behind_a_boundary_an_offset_counts_from_the_start_of_the_anchor() -> None:
    story = tell(
        PROGRAM,
        at(100, op("psuspend"), op("read", 8, 0), from_start(op("dout"), 20)),
        at(200, op("presume")),
    )
    assert story.parts[3][0].start_ns == story.parts[1][-1].end_ns
    assert story.parts[4][0].start_ns == story.parts[3][0].start_ns + 20 * US
