"""Stories of ``retry_on: change`` and ``drop: resubmit``.

Source: policies specification, 2 and 4.
"""

from dataclasses import replace

import pytest

from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import EprCheck, Fate, OnDrop, Reason, RetryOn
from tests.engine.stories import US, Story, at, op, tell

CHANGE = Policies(retry_on=RetryOn.CHANGE, epr_off=(EprCheck.READ_BEFORE_PROGRAM,))
SUSPENDED_BLOCK = (
    at(0, op("erase", 4)),
    at(100, op("esuspend")),
    at(200, op("program", 0, 0)),
    at(250, op("psuspend"), op("read", 4, 0)),
    at(300, op("presume")),
)
"""A read of a block whose erase is suspended waits for a program; its flush comes at 331 µs."""


def times_of(story: Story, kind: str) -> list[float]:
    return [float(line.split()[0]) for line in story.log if line.split()[1] == kind]


def test_a_refused_head_is_tried_again_as_the_resume_of_what_forbids_it_is_committed() -> None:
    story = tell(*SUSPENDED_BLOCK, at(1000, op("eresume")), policies=CHANGE)
    assert times_of(story, "BACKLOG_REFILL") == [331]
    assert times_of(story, "BACKLOG_RETRY") == [1000]
    assert story.retries == [(1, 1, Reason.TARGET_SUSPENDED)]
    assert story.fates[5] == (Fate.COMPLETED, None)
    assert story.parts[5][0].start_ns == story.parts[1][-1].end_ns


def test_with_a_delay_it_is_tried_in_vain_and_lost() -> None:
    policies = replace(CHANGE, retry_on=RetryOn.DELAY)
    story = tell(*SUSPENDED_BLOCK, at(1000, op("eresume")), policies=policies)
    assert times_of(story, "BACKLOG_RETRY") == [331 + 5 * i for i in range(1, 9)]
    assert story.fates[5] == (Fate.DROPPED, Reason.TARGET_SUSPENDED)


def test_a_reset_ends_the_wait_with_the_entry() -> None:
    story = tell(*SUSPENDED_BLOCK, at(1000, op("reset")), policies=CHANGE)
    assert story.fates[5] == (Fate.ABORTED, Reason.RESET)
    assert not times_of(story, "BACKLOG_RETRY")


def test_an_op_end_on_its_block_tries_a_head_again_and_the_last_drops_it() -> None:
    story = tell(
        at(0, op("program", 0, 0), op("program", 0, 1)),
        at(100, op("psuspend"), op("program", 0, 5)),
        at(200, op("presume")),
        policies=CHANGE,
    )
    ends = [story.parts[uid][-1].end_ns / US for uid in (1, 2)]
    assert times_of(story, "BACKLOG_RETRY") == ends
    assert [count for _, count, _ in story.retries] == [1, 2, 3]
    assert story.fates[4] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)


def test_what_nothing_to_come_can_change_is_dropped_at_its_first_refusal() -> None:
    story = tell(
        at(0, op("program", 0, 0)),
        at(100, op("psuspend"), op("program", 2, 5), op("read", 8, 0)),
        at(200, op("presume")),
        policies=CHANGE,
    )
    assert not times_of(story, "BACKLOG_RETRY")
    assert story.retries == [(1, 1, Reason.EPR_PAGE_ORDER)]
    assert story.fates[3] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert story.fates[4] == (Fate.COMPLETED, None)


def test_the_limit_of_retries_holds_for_changes_too() -> None:
    story = tell(
        at(0, op("program", 0, 0), op("program", 0, 1)),
        at(100, op("psuspend"), op("program", 0, 5)),
        at(200, op("presume")),
        policies=replace(CHANGE, backlog_retry_limit=1),
    )
    assert [count for _, count, _ in story.retries] == [1, 2]
    assert story.fates[4] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)


def test_a_suspend_of_the_axis_ends_the_wait_until_its_resume() -> None:
    story = tell(
        *SUSPENDED_BLOCK,
        at(400, op("psuspend")),
        at(500, op("presume")),
        at(1500, op("eresume")),
        policies=CHANGE,
    )
    assert times_of(story, "BACKLOG_REFILL") == [331, 531]
    assert times_of(story, "BACKLOG_RETRY") == [1500]
    assert story.fates[5] == (Fate.COMPLETED, None)


RESUBMIT = Policies(drop=OnDrop.RESUBMIT, backlog_retry_limit=0)


def test_a_dropped_op_is_submitted_once_more_in_the_same_event() -> None:
    story = tell(
        at(0, op("program", 0, 0)),
        at(100, op("psuspend")),
        at(150, op("program", 0, 2)),
        at(151, op("program", 0, 1)),
        at(200, op("presume")),
        policies=RESUBMIT,
    )
    assert story.resubmitted == {3: 6}
    assert story.fates[3] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert story.requests[6] == story.requests[3]
    assert story.fates[6] == (Fate.COMPLETED, None)
    assert story.parts[6][0].start_ns == story.parts[4][-1].end_ns


def test_it_is_not_submitted_a_third_time() -> None:
    story = tell(
        at(0, op("program", 0, 0)),
        at(100, op("psuspend")),
        at(150, op("program", 0, 5)),
        at(151, op("program", 2, 0)),
        at(200, op("presume")),
        policies=RESUBMIT,
    )
    assert story.resubmitted == {3: 6}
    assert story.fates[6] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)


def test_what_is_submitted_once_more_may_be_refused() -> None:
    story = tell(
        at(0, op("program", 0, 0)),
        at(100, op("psuspend")),
        at(150, op("program", 0, 5)),
        at(200, op("presume")),
        policies=RESUBMIT,
    )
    assert story.resubmitted == {3: 5}
    assert story.fates[5] == (Fate.REJECTED, Reason.EPR_PAGE_ORDER)


@pytest.mark.parametrize("drop", OnDrop)
def test_a_discarded_op_is_gone(drop: OnDrop) -> None:
    story = tell(
        at(0, op("program", 0, 0)),
        at(100, op("psuspend"), op("read", 2, 0)),
        at(200, op("presume")),
        policies=replace(RESUBMIT, drop=drop),
        initial={(0, 2): BlockState(-1)},
    )
    assert story.fates[3] == (Fate.DROPPED, Reason.EPR_READ_BEFORE_PROGRAM)
    assert bool(story.resubmitted) == (drop is OnDrop.RESUBMIT)
