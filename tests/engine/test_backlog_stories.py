"""Stories of batches, boundaries, deferral and flush (engine specification, sections 4 and 8)."""

from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import BacklogScope, EntryFate, Fate, OnBlocked, Reason, Why
from tests.engine.stories import US, at, op, tell

P0, P1, P2, P3 = (op("program", 0, page) for page in range(4))
SUSPEND, RESUME = op("psuspend"), op("presume")


def whys(story):
    return [(e.uid, e.why) for e in story.entries.values()]


def test_a_refused_op_rolls_its_whole_batch_back():
    story = tell(at(0, P0, op("program", 0, 5), P1), at(1, P0))
    assert [story.refusals[uid][0] for uid in (1, 2, 3)] == [
        Reason.BATCH_REJECTED,
        Reason.EPR_PAGE_ORDER,
        Reason.BATCH_REJECTED,
    ]
    assert story.times(4) == [(1, 311)]
    assert story.outcomes[0] == "rejected:epr_page_order"


def test_uids_count_rejected_ops_too():
    story = tell(at(0, op("program", 0, 5)), at(1, P0))
    assert story.fate(2) is Fate.COMPLETED


def test_ops_after_a_suspend_in_one_batch_wait_for_the_resume():
    story = tell(at(0, P0), at(100, SUSPEND, P1, op("read", 8, 0), RESUME, P2))
    assert whys(story) == [(3, Why.BOUNDARY), (4, Why.BOUNDARY), (6, Why.DEFERRED)]
    assert story.times(5) == [(121, 152)]
    assert [story.times(uid)[0][0] for uid in (3, 4, 6)] == [362, 672, 704]


def test_status_reads_pass_a_boundary_and_suspends_do_not():
    passed = tell(at(0, P0), at(100, SUSPEND, op("status"), P1))
    assert passed.fate(3) is Fate.COMPLETED
    assert whys(passed) == [(4, Why.BOUNDARY)]
    refused = tell(at(0, P0), at(100, SUSPEND, op("eresume")))
    assert refused.refusals[3][0] is Reason.BEHIND_BACKLOG
    assert refused.refusals[2][0] is Reason.BATCH_REJECTED
    assert refused.times(1) == [(0, 310)]


def test_a_narrow_boundary_takes_all_once_it_has_taken_one():
    policies = Policies(backlog_scope=BacklogScope.BLOCKED)
    story = tell(
        at(0, P0),
        at(100, SUSPEND, op("read", 8, 0), P1, op("read", 8, 1)),
        policies=policies,
    )
    assert story.fate(3) is Fate.COMPLETED
    assert whys(story) == [(4, Why.BOUNDARY), (5, Why.BOUNDARY)]


def test_programs_that_arrive_while_suspended_are_deferred_in_order():
    story = tell(
        at(0, P0), at(100, SUSPEND), at(150, P1), at(160, P2), at(200, RESUME), at(210, P3)
    )
    assert whys(story) == [(3, Why.DEFERRED), (4, Why.DEFERRED), (6, Why.DEFERRED)]
    assert [story.times(uid)[0][0] for uid in (3, 4, 6)] == [441, 751, 1061]
    assert "deferred" in story.outcomes


def test_on_blocked_reject_refuses_instead():
    policies = Policies(on_blocked=OnBlocked.REJECT)
    story = tell(at(0, P0), at(100, SUSPEND), at(150, P1), policies=policies)
    assert story.refusals[3][0] is Reason.BLOCKED_BY_SUSPEND
    assert story.refusals[3][2] == 1


def test_a_deferred_op_takes_the_rest_of_its_batch_along():
    story = tell(at(0, P0), at(100, SUSPEND), at(150, P1, op("read", 8, 0, gap=7)), at(300, RESUME))
    assert whys(story) == [(3, Why.DEFERRED), (4, Why.BOUNDARY)]
    assert story.entries[2].delta_ns == 7 * US
    assert story.entries[2].anchor_uid == 3
    assert story.times(4)[0][0] == story.times(3)[0][1] + 7


def test_a_failed_flush_is_retried_counted_bounded_and_its_reason_kept():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 5)),
        at(160, op("program", 2, 0)),
        at(200, RESUME),
        policies=Policies(backlog_retry_limit=2, backlog_retry_delay_ns=7 * US),
    )
    assert story.retries == [(1, n, Reason.EPR_PAGE_ORDER) for n in (1, 2, 3)]
    assert story.left[1] == (EntryFate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert story.fates[3] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert story.events("BACKLOG_RETRY") == ["238 BACKLOG_RETRY", "245 BACKLOG_RETRY"]
    assert story.fate(4) is Fate.COMPLETED


def test_a_flush_that_finds_its_axis_suspended_again_leaves_it_to_the_next_resume():
    story = tell(
        at(0, P0),
        at(50, SUSPEND),
        at(60, op("program", 0, 5)),
        at(80, RESUME),
        at(113, SUSPEND),
        at(200, RESUME),
        policies=Policies(backlog_retry_limit=1),
    )
    assert "superseded" in story.outcomes
    assert story.left[1] == (EntryFate.DROPPED, Reason.EPR_PAGE_ORDER)


def test_what_the_other_axis_forbids_moves_to_its_queue():
    story = tell(
        at(0, op("erase", 1)),
        at(100, op("esuspend")),
        at(130, P0),
        at(200, SUSPEND),
        at(210, op("erase", 3)),
        at(250, RESUME),
        at(600, op("eresume")),
    )
    assert whys(story) == [(5, Why.DEFERRED), (5, Why.MOVED)]
    assert story.left[1] == (EntryFate.MOVED, None)
    assert story.left[2] == (EntryFate.FLUSHED, None)
    assert story.fate(5) is Fate.COMPLETED


def test_a_program_that_a_boundary_put_before_a_moved_erase_of_its_block_goes_behind_it():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(105, op("erase", 6)),
        at(110, op("program", 4, 3)),  # keeps the PROGRAM queue from emptying until 561
        at(111, op("erase", 2)),
        at(130, RESUME),
        at(500, op("esuspend"), op("program", 2, 0)),
        at(700, op("eresume")),
        policies=Policies(backlog_retry_delay_ns=50 * US),
    )
    assert whys(story)[3:] == [(8, Why.BOUNDARY), (5, Why.MOVED), (8, Why.MOVED)]
    ends = [line.split()[2] for line in story.events("OP_END")]
    assert ends.index("5") < ends.index("8")
    assert [story.fate(uid) for uid in (5, 8)] == [Fate.COMPLETED] * 2


def test_a_run_ends_at_its_limit_and_drains_what_was_begun():
    script = at(0, P0, P1), at(100, op("read", 8, 0)), at(700, P2)
    drained = tell(*script, until=300)
    assert [drained.fate(uid) for uid in (1, 2, 3)] == [Fate.COMPLETED] * 3
    assert 4 not in drained.requests
    stopped = tell(*script, until=300, drain=False)
    assert [stopped.fate(uid) for uid in (1, 2, 3)] == [Fate.RUNNING, Fate.PLANNED, Fate.PLANNED]


def test_reads_of_different_planes_run_together_and_share_the_bus():
    story = tell(
        at(0, op("plane_read", 8, 0)),
        at(0, op("plane_read", 9, 0)),
        initial={(0, 9): BlockState(7, "SLC", "SLC")},
    )
    assert story.times(1) == [(0, 32)]
    assert story.times(2) == [(6, 38)]


def test_the_other_die_is_untouched_by_a_suspend():
    other = op("program", 0, 0, die=1)
    story = tell(at(0, P0), at(20, other), at(100, SUSPEND), dies=2)
    assert story.times(2) == [(20, 330)]
    assert story.fate(2) is Fate.COMPLETED
