"""Policies of parts and controllers, each beside the default: where ops go, to the ns."""

import pytest

from nandviz.model.setup import Policies
from nandviz.model.words import (
    Axis,
    BacklogScope,
    BusConflict,
    DisplacedReads,
    EntryFate,
    Fate,
    GapFrom,
    OnFlushRefused,
    ReadOrder,
    Reason,
    Why,
)
from tests.engine.stories import US, Story, at, op, tell

P0, P1 = op("program", 0, 0), op("program", 0, 1)
READ, NEXT_READ = op("read", 8, 0), op("read", 8, 1)
SUSPEND, RESUME = op("psuspend"), op("presume")
ADVANCE = Policies(displaced_reads=DisplacedReads.ADVANCE)
ORDERED = Policies(read_order=ReadOrder.ORDERED)


def advancing(**policies: object) -> Policies:
    return Policies(displaced_reads=DisplacedReads.ADVANCE, **policies)  # type: ignore[arg-type]


def fates(story: Story) -> dict[int, EntryFate]:
    return {story.entries[entry].uid: fate for entry, (fate, _) in story.left.items()}


# displaced_reads


def test_displaced_reads_go_behind_the_suspend_in_queue_order_and_programs_wait() -> None:
    script = (at(0, P0, READ, P1, NEXT_READ), at(100, SUSPEND), at(800, RESUME))
    story, default = tell(*script, policies=ADVANCE), tell(*script)
    assert story.times(2) == [(121, 153)]
    assert story.times(4) == [(153, 185)]
    assert fates(story) == {
        2: EntryFate.ADVANCED,
        4: EntryFate.ADVANCED,
        3: EntryFate.FLUSHED,
    }
    assert story.times(1) == default.times(1) == [(0, 100), (831, 1041)]
    assert story.times(3) == default.times(3) == [(1073, 1383)]  # where the read was is a hole
    assert default.times(2) == [(1041, 1073)]
    assert [e.uid for e in story.entries.values()] == [2, 3, 4]
    assert (story.metrics["displaced"], story.metrics["backlog_flush"]) == (3, 1)
    assert story.metrics["backlog_size"] == 0


def test_a_read_of_a_suspended_page_or_of_one_not_programmed_yet_stays() -> None:
    reads = (op("read", 0, 0), op("read", 0, 1), READ)
    story = tell(at(0, P0, P1, *reads), at(100, SUSPEND), at(800, RESUME), policies=ADVANCE)
    assert fates(story) == {
        2: EntryFate.FLUSHED,
        3: EntryFate.FLUSHED,
        4: EntryFate.FLUSHED,
        5: EntryFate.ADVANCED,
    }
    assert story.times(3)[0] > story.times(2)[0] > story.times(1)[1]


@pytest.mark.parametrize("erase_first", [True, False])
def test_a_read_does_not_advance_past_an_erase_of_its_block_that_came_before_it(
    erase_first: bool,
) -> None:
    erase = op("erase", 8)
    batch = (P0, erase, READ) if erase_first else (P0, READ, erase)
    story = tell(at(0, *batch), at(100, SUSPEND), at(800, RESUME), policies=advancing(epr=False))
    read = 3 if erase_first else 2
    assert fates(story)[read] is (EntryFate.FLUSHED if erase_first else EntryFate.ADVANCED)


def test_a_read_does_not_advance_past_an_erase_in_the_other_axis_queue() -> None:
    story = tell(
        at(0, op("erase", 2)),
        at(100, op("esuspend")),
        at(130, op("erase", 8)),  # op 3 waits for the ERASE RESUME
        at(140, P0, READ),
        at(250, SUSPEND),
        at(400, RESUME),
        at(900, op("eresume")),
        policies=advancing(epr=False),
    )
    assert EntryFate.ADVANCED not in fates(story).values()
    assert story.times(5)[0] >= story.times(3)[0]


def test_an_advanced_read_shifts_on_the_bus_though_the_policy_rejects() -> None:
    story = tell(
        at(0, P0, READ),
        at(50, op("status", die=1), op("dout", die=1, gap=70.8)),
        at(100, SUSPEND),
        policies=advancing(bus_conflict=BusConflict.REJECT),
        dies=2,
    )
    assert story.times(4) == [(121, 127)]
    assert story.times(2) == [(127, 159)]


def test_a_read_that_the_boundary_would_take_is_reserved_with_its_gap() -> None:
    batch = (SUSPEND, READ, op("program", 4, 0), op("read", 8, 1, gap=5), op("read", 0, 0))
    story = tell(at(0, P0), at(100, *batch), at(800, RESUME), policies=ADVANCE)
    assert story.times(3) == [(121, 153)]
    assert story.times(5) == [(158, 190)]
    assert [(e.uid, e.why) for e in story.entries.values()] == [
        (4, Why.BOUNDARY),
        (6, Why.BOUNDARY),  # of the suspended page
    ]
    assert story.times(6) > story.times(4)
    alone = tell(at(0, P0), at(100, SUSPEND, READ), policies=ADVANCE)
    assert alone.entries == {}
    assert alone.outcomes[1:3] == ["ok", "ok"]


def test_behind_a_deferred_op_a_read_waits_all_the_same() -> None:
    script = (at(0, P0), at(100, SUSPEND), at(200, op("program", 4, 0), READ), at(800, RESUME))
    story = tell(*script, policies=ADVANCE)
    assert fates(story) == {3: EntryFate.FLUSHED, 4: EntryFate.FLUSHED}


@pytest.mark.parametrize("scope", [BacklogScope.PLANE, BacklogScope.BLOCKED])
def test_what_a_narrow_scope_leaves_in_the_plan_keeps_its_time(scope: BacklogScope) -> None:
    policies = advancing(backlog_scope=scope)
    story = tell(at(0, P0, op("read", 9, 0)), at(100, SUSPEND), policies=policies, initial=None)
    assert story.entries == {} or scope is BacklogScope.PLANE


# read_order


def test_an_ordered_read_waits_behind_the_erase_that_it_would_overtake() -> None:
    script = (
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("erase", 8)),
        at(160, op("program", 8, 0)),
        at(230, READ),
        at(300, RESUME),
    )
    assert tell(*script).times(5) == [(230, 262)]
    story = tell(*script, policies=ORDERED)
    assert story.times(3) == [(541, 1542)]
    assert story.times(4) == [(1542, 1852)]
    assert story.times(5) == [(1852, 1884)]
    assert [(e.uid, e.why, e.axis) for e in story.entries.values()][-1] == (
        5,
        Why.DEFERRED,
        Axis.PROGRAM,
    )


def test_an_ordered_read_of_a_page_whose_program_waits_is_deferred_not_refused() -> None:
    script = (at(0, P0), at(100, SUSPEND), at(150, op("program", 4, 0)), at(160, op("read", 4, 0)))
    refused = tell(*script)
    assert refused.refusals[4][0] is Reason.EPR_READ_BEFORE_PROGRAM
    story = tell(*script, at(300, RESUME), policies=ORDERED)
    assert story.times(3) == [(541, 851)]
    assert story.times(4) == [(851, 883)]


def test_what_follows_a_deferred_read_in_its_batch_waits_behind_it() -> None:
    script = (at(0, P0), at(100, SUSPEND), at(150, op("erase", 8)), at(200, READ, op("read", 9, 0)))
    story = tell(*script, policies=Policies(read_order=ReadOrder.ORDERED, epr=False))
    assert [(e.uid, e.why) for e in story.entries.values()] == [
        (3, Why.DEFERRED),
        (4, Why.DEFERRED),
        (5, Why.BOUNDARY),
    ]


def test_an_ordered_read_that_passes_nothing_starts_at_once() -> None:
    script = (at(0, P0), at(100, SUSPEND), at(150, op("program", 8, 8)), at(200, READ))
    assert tell(*script, policies=ORDERED).times(4) == [(200, 232)]


# on_flush_refused


def refused_head(policies: Policies) -> Story:
    return tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 5)),  # out of order whenever it is tried
        at(160, op("program", 4, 0)),
        at(170, P1),
        at(180, op("program", 6, 0)),
        at(200, RESUME),
        policies=policies,
    )


def test_a_refused_head_lets_pass_what_shares_no_block_with_it() -> None:
    limits = {"backlog_retry_limit": 8, "backlog_retry_delay_ns": 50 * US}
    hold = refused_head(Policies(**limits))
    assert [hold.times(uid)[0][0] for uid in (4, 5, 6)] == [631, 941, 1251]
    story = refused_head(Policies(on_flush_refused=OnFlushRefused.PASS, **limits))
    assert [story.times(uid)[0][0] for uid in (4, 6, 5)] == [441, 751, 1061]
    assert list(story.left) == [2, 4, 1, 3]
    assert story.fates[3] == hold.fates[3] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert len(story.retries) == len(hold.retries) == 9
    assert story.events("BACKLOG_RETRY") == hold.events("BACKLOG_RETRY")


def test_where_all_share_its_block_a_refused_head_holds_them_up() -> None:
    script = (
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 5)),
        at(170, P1),
        at(200, RESUME),
    )
    story = tell(*script, policies=Policies(on_flush_refused=OnFlushRefused.PASS))
    assert story.log == tell(*script).log


# gap_from


def with_gaps(policies: Policies) -> Story:
    """Tell of a read 5 µs behind the suspended op and a program 2 µs behind the read."""
    batch = (P0, op("read", 8, 0, gap=5), op("program", 0, 1, gap=2))
    return tell(at(0, *batch), at(100, SUSPEND), at(400, RESUME), policies=policies)


PREVIOUS = {"gap_from": GapFrom.PREVIOUS}


def test_without_a_hole_both_ways_to_keep_a_distance_are_the_same() -> None:
    default, story = with_gaps(Policies()), with_gaps(Policies(**PREVIOUS))
    assert [(e.anchor_uid, e.delta_ns) for e in default.entries.values()] == [
        (1, 5 * US),
        (1, 39 * US),
    ]
    assert [(e.anchor_uid, e.delta_ns) for e in story.entries.values()] == [
        (1, 5 * US),
        (2, 2 * US),
    ]
    assert story.times(2) == default.times(2) == [(646, 678)]
    assert story.times(3) == default.times(3) == [(680, 990)]


def test_where_the_read_before_it_was_advanced_no_hole_is_left() -> None:
    assert with_gaps(ADVANCE).times(3) == [(680, 990)]
    assert with_gaps(advancing(**PREVIOUS)).times(3) == [(641, 951)]


def test_an_op_that_stays_in_the_plan_is_an_anchor_too_and_an_instant_one_is_not() -> None:
    scope = Policies(backlog_scope=BacklogScope.BLOCKED, **PREVIOUS)
    story = with_gaps(scope)
    assert [(e.uid, e.anchor_uid, e.delta_ns) for e in story.entries.values()] == [(3, 2, 2 * US)]
    assert story.times(3) == [(641, 951)]
    status = tell(
        at(0, P0, op("status", gap=1), op("program", 0, 1, gap=2)),
        at(100, SUSPEND),
        policies=Policies(**PREVIOUS),
    )
    assert [(e.anchor_uid, e.delta_ns) for e in status.entries.values()] == [(1, 3200)]


def test_an_op_keeps_its_distance_to_the_op_before_it_where_that_comes_back_late() -> None:
    batch = (P0, op("program", 4, 0), op("program", 0, 1, gap=2))
    script = (at(0, *batch), at(100, SUSPEND), at(400, RESUME), at(420, READ))
    assert tell(*script).times(3) == [(983, 1293)]
    story = tell(*script, policies=Policies(**PREVIOUS))
    assert story.times(2) == [(673, 983)]
    assert story.times(3) == [(985, 1295)]
