"""Where an op starts: planes, bus, gaps of its batch (engine specification, section 4)."""

from dataclasses import replace

import pytest

from nandviz.engine.ops import planes_of
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Topology
from nandviz.model.words import BacklogScope, BusConflict, EventKind, Fate, OnBlocked, Reason
from nandviz.units import MAX_PLAN_NS, us_sentence
from tests.engine.stories import OPS, US, at, op, tell

P0, P1 = op("program", 0, 0), op("program", 0, 1)
SUSPEND, RESUME, RESET = op("psuspend"), op("presume"), op("reset")
DATA = {(0, 9): BlockState(7, "SLC", "SLC"), (0, 10): BlockState(7, "SLC", "SLC")}


def test_an_op_starts_in_the_instant_in_which_planes_and_bus_are_free():
    story = tell(at(0, P0), at(0, op("program", 0, 0, die=1)), at(3, P1), dies=2)
    assert story.times(2) == [(10, 320)], "the bus"
    assert story.times(3) == [(310, 620)], "the die"


def test_dies_share_the_bus_of_every_second_with_two_channels():
    story = tell(*(at(0, op("program", 0, 0, die=die)) for die in (1, 0, 3, 2)), dies=4, channels=2)
    assert [story.times(uid)[0][0] for uid in (1, 2, 3, 4)] == [0, 0, 10, 10]


def test_all_bus_segments_of_an_op_have_to_fit():
    story = tell(
        at(0, op("dout", die=1), op("dout", die=1, gap=20)),  # 0 … 6, 26 … 32
        at(0, op("dout", die=1), op("dout", die=1, gap=25)),  # 6 … 12, 37 … 43
        at(0, op("read", 8, 0)),  # ISSUE 1, 25 busy, OUT 6
        dies=2,
    )
    assert story.times(5) == [(17, 49)], (
        "OUT does not fit at 38 … 44 and 26 … 32 is taken for ISSUE"
    )


def test_a_gap_on_the_bus_is_filled_and_one_on_a_plane_is_not():
    story = tell(
        at(0, op("dout"), op("read", 8, 0, gap=100)),
        at(10, op("read", 8, 1)),
        at(20, op("dout")),
    )
    assert story.times(2) == [(106, 138)]
    assert story.times(3) == [(138, 170)]
    assert story.times(4) == [(20, 26)]


@pytest.mark.parametrize(
    ("first", "second", "start"),
    [
        (op("plane_read", 8, 0), op("plane_read", 9, 0), 6),
        (op("plane_read", 8, 0), op("plane_read", 10, 0), 32),
        (op("plane_read", 8, 0), op("read", 9, 0), 32),
        (op("read", 8, 0), op("plane_read", 9, 0), 32),
        (op("read", 8, 0), op("read", 9, 0), 32),
        (op("plane_program", 0, 0), op("plane_program", 1, 0), 310),
        (op("read", 8, 0), op("timer"), 0),
        (op("timer"), op("read", 8, 0), 0),
        (op("dout"), op("program", 0, 0), 6),
        (op("transfer", 8, 0), op("plane_read", 9, 0), 10),
        (op("plane_read", 8, 0), op("transfer", 9, 0), 32),
        (op("transfer"), op("plane_read", 9, 0), 10),
        (op("transfer", 8, 0), op("dout"), 6),
    ],
)
def test_ops_that_share_a_die_wait_for_each_other_but_independent_ones_of_other_planes(
    first, second, start
):
    story = tell(at(0, first), at(0, second), initial=DATA)
    assert story.times(2)[0][0] == start


def test_an_op_waits_for_the_longest_of_all_before_it():
    story = tell(
        at(0, op("plane_read", 8, 0)),
        at(0, op("plane_read", 9, 0)),
        at(1, op("program", 0, 0)),
        initial=DATA,
    )
    assert story.times(3) == [(38, 348)]


def test_the_first_gap_of_a_batch_is_ignored_and_the_others_count_across_dies():
    story = tell(
        at(5, op("program", 0, 0, gap=70), op("dout", die=1, gap=2.5), op("status", gap=4)), dies=2
    )
    assert [story.times(uid)[0][0] for uid in (1, 2, 3)] == [5, 317.5, 327.5]


@pytest.mark.parametrize("beyond_ns", [0, 1])
def test_what_would_end_beyond_all_plans_is_refused(beyond_ns: int) -> None:
    far = replace(op("dout"), gap_ns=MAX_PLAN_NS - 12 * US + beyond_ns)
    story = tell(at(0, op("dout")), at(0, op("dout", die=1), far), dies=2, channels=2)
    refused = (Reason.TIME_LIMIT, f"it would end after {us_sentence(MAX_PLAN_NS)}", None)
    assert story.refusals.get(3) == (refused if beyond_ns else None)
    assert [story.fate(uid) for uid in (1, 2)] == [
        Fate.COMPLETED,
        Fate.REJECTED if beyond_ns else Fate.COMPLETED,
    ]
    assert len(story.times(3)) == (0 if beyond_ns else 1)


def test_of_a_resume_its_own_end_counts_for_the_next_gap():
    story = tell(at(0, P0), at(100, SUSPEND), at(200, RESUME, op("dout", gap=3), P1))
    assert story.times(4) == [(234, 240)]
    assert story.times(5) == [(441, 751)]


def test_bus_reject_refuses_what_would_be_shifted_by_1_ns():
    busy = Policies(bus_conflict=BusConflict.REJECT)
    refused = tell(at(0, P0), at(9.999, op("status")), policies=busy)
    assert refused.refusals[2][0] is Reason.BUS
    assert refused.starts_wanted[2] is None
    assert tell(at(0, P0), at(10, op("status")), policies=busy).fate(2) is Fate.COMPLETED
    ahead = at(0, op("dout", die=1), op("dout", die=1, gap=5))  # 11 … 17
    assert tell(ahead, at(10.8, op("status")), policies=busy, dies=2).fate(3) is Fate.COMPLETED
    late = tell(ahead, at(10.801, op("status")), policies=busy, dies=2)
    assert late.refusals[3] == (Reason.BUS, "bus of channel 0 taken by op 2 on die 1", 2)


def test_bus_reject_is_asked_where_the_planes_are_free_and_before_the_rules():
    busy = Policies(bus_conflict=BusConflict.REJECT)
    story = tell(
        at(0, P0),
        at(5, op("program", 2, 0)),  # comes at 310: the bus is free there
        at(6, op("read", 3, 0, die=1)),  # never written, but the bus comes first
        policies=busy,
        dies=2,
    )
    assert story.times(2) == [(310, 620)]
    assert story.refusals[3][0] is Reason.BUS


def test_a_suspend_waits_for_the_end_of_a_reset_and_other_instant_ops_do_not():
    story = tell(at(0, RESET), at(5, op("status")), at(6, P0), at(7, SUSPEND))
    assert story.times(2) == [(5, 5.2)]
    assert story.times(3) == [(31, 41)]
    assert story.times(4) == [(41, 62)], "at 31 the bus is taken"
    quiet = tell(at(0, RESET), at(6, P0), at(7, op("quiet_psuspend")))
    assert quiet.refusals[3][0] is Reason.NOT_CORE_BUSY
    assert quiet.starts_wanted[3] == 31 * US


def test_targets_are_judged_one_after_the_other():
    multi = OPS["plane_program"]

    def story(*targets):
        request = OpRequest(multi, 0, tuple(Target(b % 2, b, page) for b, page in targets))
        return tell(at(0, request), initial={(0, 5): BlockState(-3), (0, 4): BlockState(3)})

    assert story((4, 3), (5, 3)).refusals[1][0] is Reason.EPR_SAME_PAGE
    assert story((5, 3), (4, 3)).refusals[1][0] is Reason.EPR_BAD_BLOCK
    assert [a[:3] for a in story((6, 0), (7, 0)).applications] == [(1, 0, 6), (1, 0, 7)]


def test_only_what_commits_changes_a_block_and_only_at_its_end():
    story = tell(at(0, op("lsb", 0, 0), op("lsb", 0, 0), P0), at(10, op("lsb", 0, 1)), until=400)
    assert [(uid, block, state.last) for uid, _, block, state in story.applications] == [(3, 0, 0)]
    assert story.times(4) == [(370, 400)]
    early = tell(at(0, P0), at(1, P1), at(309, op("read", 8, 0)), until=309.999, drain=False)
    assert early.applications == []


def test_events_of_one_instant_come_in_order_of_priority_and_then_as_they_were_pushed():
    story = tell(
        at(0, P0),
        at(100, SUSPEND, op("program", 0, 5)),
        at(200, RESUME),  # its end, the flush and a SUBMIT meet at 231, a RETRY at 441
        at(231, op("status")),
        at(441, op("dout")),
        at(441, op("status")),
        policies=Policies(backlog_retry_delay_ns=210 * US, backlog_retry_limit=1),
    )
    assert [line for line in story.log if line.startswith(("231 ", "441 "))] == [
        "231 OP_END 4",
        "231 BACKLOG_REFILL",
        "231 SUBMIT",
        "231 OP_START 5",
        "441 OP_END 1",
        "441 BACKLOG_RETRY",
        "441 SUBMIT",
        "441 SUBMIT",
        "441 OP_START 6",
    ]
    assert [kind.value for kind in EventKind] == [
        "OP_END",
        "BACKLOG_REFILL",
        "PHASE_HOOK",
        "BACKLOG_RETRY",
        "SUBMIT",
        "ARRIVE",
        "QUEUE_REFILL",
        "OP_START",
    ]


def test_a_run_handles_what_lies_at_its_limit_and_nothing_later():
    script = at(0, P0), at(310, op("status")), at(310.001, op("status"))
    for drain, last in ((True, "310.2 OP_END 2"), (False, "310 OP_START 2")):
        story = tell(*script, until=310, drain=drain)
        assert story.log[-1] == last
        assert story.fate(1) is Fate.COMPLETED
        assert 3 not in story.requests
    assert tell(*script, until=309.999, drain=False).fate(1) is Fate.RUNNING


def test_metrics_tell_what_happened_and_not_what_was_taken_back():
    story = tell(
        at(0, op("erase", 1)),
        at(100, op("esuspend")),
        at(130, P0),
        at(200, op("eresume")),  # taken back at 250
        at(250, SUSPEND),
        at(260, op("program", 0, 9)),
        at(261, op("program", 2, 0), op("read", 8, 0)),
        at(270, RESUME),
        at(600, op("status"), RESUME),  # refused
        policies=Policies(backlog_retry_limit=2),
    )
    assert story.metrics == {
        "suspended_op_end_cancelled": 2,
        "backlog_size": 0,
        "backlog_flush": 3,
        "backlog_retry": 3,
        "backlog_retry_events": 2,
        "backlog_flush_pending": 0,
        "backlog_drop": 1,
        "resume_errors": 1,
        "suspends": 2,
        "resumes": 2,
        "displaced": 1,
        "ops_committed": 9,
        "ops_completed": 8,
        "ops_rejected": 2,
        "suspended_depth": 0,
        "bus_busy_ns": 32 * US,
        "core_busy_ns": 1725 * US,
    }


@pytest.mark.parametrize("die", [0, 1])
def test_a_cut_part_keeps_the_bus_up_to_its_cut_and_no_longer(die):
    story = tell(
        at(0, op("program", 0, 0, die=die)),
        at(5, op("quiet_reset", die=die)),
        at(6, op("dout", die=die + 2)),
        dies=4,
        channels=2,
    )
    assert story.times(1) == [(0, 5)]
    assert story.times(3) == [(6, 12)]


def test_the_bus_is_remembered_however_much_of_it_has_passed():
    for busy in range(20, 60):
        passed = [at(10 * n, op("dout")) for n in range(busy)]
        now = 10 * busy
        story = tell(*passed, at(now, op("dout"), op("dout", gap=4)), at(now + 1, op("dout")))
        assert story.times(busy + 2) == [(now + 10, now + 16)]
        assert story.times(busy + 3) == [(now + 16, now + 22)]


def test_policies_are_as_written_where_a_scenario_says_nothing():
    assert Policies() == Policies(
        sequence_gap_ns=0,
        bus_conflict=BusConflict.SHIFT,
        on_blocked=OnBlocked.DEFER,
        backlog_scope=BacklogScope.DIE,
        backlog_retry_delay_ns=5 * US,
        backlog_retry_limit=8,
        max_suspends_per_op=None,
        min_resume_to_suspend_ns=0,
        offset_guard=0,
        epr=True,
        queue_refill_period_ns=100 * US,
    )


@pytest.mark.parametrize(
    ("request_", "planes"), [(op("transfer", 9, 0), 0b10), (op("transfer"), 0b11)]
)
def test_an_op_of_scope_targets_holds_the_planes_of_its_targets_or_all(
    request_: OpRequest, planes: int
) -> None:
    assert planes_of(request_, Topology(planes=2)) == planes


def test_an_op_whose_base_rejects_on_the_bus_starts_at_once_or_not_at_all() -> None:
    story = tell(at(0, op("dout")), at(3, op("poll")), at(6, op("poll")), at(6, op("status")))
    assert story.refusals[2] == (Reason.BUS, "bus of channel 0 taken by op 1 on die 0", 1)
    assert story.times(3) == [(6, 6.2)]
    assert story.times(4) == [(6.2, 6.4)]


def test_the_base_of_an_op_goes_over_the_policy_of_the_bus() -> None:
    rejecting = Policies(bus_conflict=BusConflict.REJECT)
    shifting = replace(OPS["status"].base, bus_conflict=BusConflict.SHIFT)
    status = OpRequest(replace(OPS["status"], base=shifting), 0)
    story = tell(at(0, op("dout")), at(3, op("status")), at(3, status), policies=rejecting)
    assert story.fate(2) is Fate.REJECTED
    assert story.times(3) == [(6, 6.2)]
