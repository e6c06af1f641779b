"""What a SUSPEND displaces, and what a narrowed scope may keep (engine specification, 6.2)."""

import pytest

from nandviz.model.setup import Policies
from nandviz.model.words import Axis, BacklogScope, EntryFate, Fate, Reason, Why
from tests.engine.stories import US, at, op, tell

P0 = op("program", 0, 0)
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")
NARROW = [BacklogScope.PLANE, BacklogScope.BLOCKED]


def scoped(scope, **policies):
    return Policies(backlog_scope=scope, **policies)


def displaced(story):
    return [e.uid for e in story.entries.values() if e.why is Why.DISPLACED]


def test_an_instant_op_keeps_its_place_and_one_without_planes_does_not():
    story = tell(
        at(0, P0), at(50, op("dout"), op("status", gap=200), op("dout", gap=50)), at(100, SUSPEND)
    )
    assert story.times(3) == [(256, 256.2)]
    assert displaced(story) == [4]
    assert story.entries[1].delta_ns == round((306.2 - 310) * US)


def test_an_op_that_starts_with_the_suspend_is_displaced_and_one_that_ends_with_it_is_not():
    story = tell(at(0, P0), at(50, op("timer"), op("timer")), at(100, SUSPEND))
    assert displaced(story) == [3]
    assert story.times(2) == [(50, 100)]
    assert story.times(4) == [(100, 121)]


def test_displaced_ops_stand_before_what_waited_already():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 5)),  # refused whenever it is tried
        at(160, op("program", 4, 0)),
        at(200, RESUME),
        at(240, op("read", 8, 0)),
        at(250, SUSPEND),
        at(300, RESUME),
        policies=Policies(backlog_retry_limit=1, backlog_retry_delay_ns=50 * US),
    )
    assert [(e.uid, e.why) for e in story.entries.values()] == [
        (3, Why.DEFERRED),
        (4, Why.DEFERRED),
        (6, Why.DISPLACED),
    ]
    assert list(story.left) == [3, 1, 2]
    assert story.times(1) == [(0, 100), (231, 250), (331, 522)]
    assert story.times(6) == [(522, 554)]
    assert story.times(4) == [(554, 864)]


def test_displaced_ops_stand_in_order_of_old_start_whatever_their_uids():
    story = tell(
        at(0, P0),
        at(20, op("dout"), op("dout", gap=600)),  # 26 … and 626
        at(30, op("read", 8, 0)),  # 310
        at(40, op("read", 8, 1)),  # 342
        at(100, SUSPEND),
        at(200, RESUME),
    )
    assert displaced(story) == [4, 5, 3]
    assert [e.delta_ns for e in story.entries.values()] == [0, 32 * US, 316 * US]
    assert [story.times(uid)[0][0] for uid in (4, 5, 3)] == [441, 473, 757]


@pytest.mark.parametrize("scope", NARROW)
def test_no_narrow_scope_keeps_what_the_suspended_axis_forbids(scope):
    first, follower = op("plane_program", 0, 0), op("plane_program", 1, 0)
    for other in (follower, op("plane_erase", 1)):
        story = tell(
            at(0, first, other, op("read", 9, 0)),
            at(100, SUSPEND),
            at(200, RESUME),
            policies=scoped(scope, epr=False),
        )
        assert displaced(story) == [2], "the read of another plane and page stays"
        length = other.op.nominal_ns / US
        read_end = 310 + length + 32
        assert story.times(3) == [(310 + length, read_end)]
        assert story.times(1) == [(0, 100), (read_end + 31, read_end + 31 + 210)]
        assert story.times(2) == [(read_end + 241, read_end + 241 + length)]


def test_a_narrow_scope_keeps_an_op_that_starts_with_the_suspends_end_and_not_1_ns_before():
    def read_at(gap_us):
        return tell(
            at(0, P0),
            at(10, op("dout", gap=0), op("read", 9, 0, gap=gap_us)),
            at(309.999, SUSPEND),
            policies=scoped(BacklogScope.BLOCKED, epr=False),
        )

    free = 309.999 + 21
    assert displaced(read_at(free - 16)) == []
    assert read_at(free - 16).times(3) == [(330.999, 362.999)]
    assert displaced(read_at(free - 16 - 0.001)) == [3]


def test_a_narrow_scope_keeps_an_op_without_planes_beside_the_suspend():
    slots = at(50, op("dout"), op("dout", gap=54), op("dout", gap=1))  # 110 … 116, 117 … 123
    for scope in NARROW:
        story = tell(at(0, P0), slots, at(100, SUSPEND), policies=scoped(scope))
        assert displaced(story) == []
        assert [story.times(uid) for uid in (3, 4)] == [[(110, 116)], [(117, 123)]]


def test_what_was_displaced_in_a_batch_is_not_overtaken_in_it():
    story = tell(at(0, P0, op("read", 8, 0)), at(100, SUSPEND, RESUME, op("program", 4, 0)))
    assert [(e.uid, e.why) for e in story.entries.values()] == [
        (2, Why.DISPLACED),
        (5, Why.DEFERRED),
    ]
    assert story.times(2) == [(362, 394)]
    assert story.times(5) == [(394, 704)]


def test_a_read_that_the_cut_leaves_without_its_page_is_displaced():
    late = op("read", 8, 7)
    story = tell(
        at(0, op("program", 8, 8), late, op("read", 8, 6)),
        at(100, SUSPEND),
        at(200, RESUME),
        policies=scoped(BacklogScope.BLOCKED, offset_guard=1),
    )
    assert displaced(story) == [2, 3], "the second one reads a block of the first"
    alone = tell(
        at(0, op("program", 8, 8), op("read", 8, 6)),
        at(100, SUSPEND),
        policies=scoped(BacklogScope.BLOCKED, offset_guard=1),
    )
    assert displaced(alone) == []


def test_a_program_behind_it_does_not_help_a_read_to_its_page():
    story = tell(
        at(0, op("program", 8, 8), op("read", 8, 7), op("program", 8, 9)),
        at(100, SUSPEND),
        at(200, RESUME),
        policies=scoped(BacklogScope.BLOCKED, offset_guard=1),
    )
    assert displaced(story) == [2, 3]
    assert story.times(1) == [(0, 100), (231, 441)]
    assert story.times(2) == [(441, 473)]


def test_an_erase_behind_it_does_not_take_a_read_along():
    story = tell(
        at(0, P0, op("read", 8, 7), op("erase", 8)),
        at(100, SUSPEND),
        policies=scoped(BacklogScope.BLOCKED),
    )
    assert displaced(story) == [3]
    assert story.times(2) == [(310, 342)]


def test_a_narrow_scope_takes_ops_on_blocks_that_wait_already():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(150, op("erase", 2)),  # waits for ERASE
        at(200, E_RESUME),  # 200 … 231
        at(210, op("read", 2, 0)),  # behind the erase's rest
        at(211, op("read", 4, 0)),
        at(220, op("dout"), op("esuspend", gap=10)),  # known before the flush at 231
        policies=scoped(BacklogScope.BLOCKED, epr=False),
    )
    assert displaced(story) == [5]
    assert story.times(6) == [(1164, 1196)]
    assert story.times(1) == [(0, 100), (231, 236)]
    assert story.outcomes[story.log.index("231 BACKLOG_REFILL")] == "superseded"
    assert [story.fate(uid) for uid in (3, 5)] == [Fate.BACKLOGGED] * 2


@pytest.mark.parametrize("scope", [BacklogScope.DIE, *NARROW])
def test_a_resume_taken_back_takes_its_refill_along(scope):
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(140, op("erase", 3)),  # waits for ERASE
        at(200, E_RESUME),  # planned behind the program: 440 … 471
        at(250, SUSPEND),
        at(280, RESUME),
        at(2500, op("program", 1, 0)),
        at(2501, op("program", 1, 1)),
        policies=scoped(scope),
    )
    assert displaced(story) == [5]
    assert [story.fate(uid) for uid in (8, 9)] == [Fate.COMPLETED] * 2
    assert story.entries[2].suspension_id == 0
    assert story.events("BACKLOG_REFILL") == ["311 BACKLOG_REFILL", "532 BACKLOG_REFILL"]
    assert story.times(5) == [(501, 532)]
    assert story.times(1) == [(0, 100), (532, 1433)]
    assert story.times(4) == [(1433, 2434)]
    assert story.metrics["resumes"] == 2
    assert story.metrics["backlog_flush_pending"] == 0


def test_the_ops_behind_a_resume_taken_back_may_not_touch_its_block_any_more():
    story = tell(
        at(0, op("erase", 9)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, E_RESUME, op("read", 9, 0)),
        at(250, SUSPEND),
        policies=scoped(BacklogScope.BLOCKED, epr=False),
    )
    assert displaced(story) == [4, 5]
    assert story.fate(1) is Fate.SUSPENDED


def test_a_resume_whose_suspension_was_closed_otherwise_is_dropped_untried():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, E_RESUME),
        at(250, SUSPEND),
        at(280, RESUME, E_RESUME),  # 280 … 311, 501 … 532
    )
    assert story.left == {1: (EntryFate.DROPPED, Reason.NOT_SUSPENDED)}
    assert story.fates[4] == (Fate.DROPPED, Reason.NOT_SUSPENDED)
    assert story.retries == []
    assert story.metrics["backlog_drop"] == 1
    assert "resume_errors" not in story.metrics
    assert story.events("BACKLOG_RETRY") == []
    assert story.entries[1].axis is Axis.PROGRAM


def test_a_resume_taken_back_is_not_for_a_later_suspension_of_its_op():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, E_RESUME),  # taken back at 250
        at(250, SUSPEND),
        at(280, RESUME, E_RESUME),  # 280 … 311, 501 … 532
        at(290, op("dout"), op("esuspend", gap=300)),  # 596, known before the flush at 311
    )
    assert story.left == {1: (EntryFate.DROPPED, Reason.NOT_SUSPENDED)}
    assert story.times(1) == [(0, 100), (532, 596)]
    assert story.fate(1) is Fate.SUSPENDED
