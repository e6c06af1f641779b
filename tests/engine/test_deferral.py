"""Deferral and the boundaries of a batch (engine specification, section 4)."""

import pytest

from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies
from nandviz.model.words import Axis, BacklogScope, OnBlocked, Reason, Why
from tests.engine.stories import OPS, US, at, op, tell

P0, P1 = op("program", 0, 0), op("program", 0, 1)
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")
REJECT = Policies(on_blocked=OnBlocked.REJECT)


def entries(story):
    return [(e.uid, e.axis, e.why) for e in story.entries.values()]


@pytest.mark.parametrize("policies", [Policies(), REJECT])
def test_a_queue_that_is_not_empty_yet_takes_what_would_overtake_it(policies):
    story = tell(
        at(0, P0),
        at(100, SUSPEND, op("program", 2, 0)),
        at(200, RESUME),  # the flush comes at 231
        at(230.999, op("program", 4, 0), op("read", 8, 0)),
        at(231, op("program", 6, 0)),
        policies=policies,
    )
    assert entries(story) == [
        (3, Axis.PROGRAM, Why.BOUNDARY),
        (5, Axis.PROGRAM, Why.DEFERRED),
        (6, Axis.PROGRAM, Why.BOUNDARY),
    ]
    assert [story.times(uid)[0][0] for uid in (3, 5, 6, 7)] == [441, 751, 1061, 1093]


def test_reads_and_others_overtake_a_queue():
    story = tell(
        at(0, P0),
        at(100, SUSPEND, op("program", 2, 0)),
        at(200, RESUME),
        at(210, op("read", 8, 0), op("dout")),
    )
    assert story.times(5) == [(441, 473)]
    assert story.times(6) == [(473, 479)]
    assert story.times(3) == [(479, 789)], "behind the bus of the last one"


@pytest.mark.parametrize("policies", [Policies(), REJECT])
def test_an_op_waits_with_what_waits_for_its_block_though_nothing_forbids_it(policies):
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND, op("read", 8, 0)),
        at(130, op("program", 8, 8)),
        at(131, op("program", 10, 0)),
        at(600, E_RESUME),
        policies=policies,
    )
    assert entries(story) == [(3, Axis.ERASE, Why.BOUNDARY), (4, Axis.ERASE, Why.DEFERRED)]
    assert story.times(5) == [(131, 441)]
    assert story.times(3) == [(1532, 1564)]
    assert story.times(4) == [(1564, 1874)]


def test_program_is_asked_before_erase():
    script = at(0, op("erase", 1)), at(100, E_SUSPEND), at(130, P0), at(200, SUSPEND)
    late = at(210, op("erase", 3)), at(211, op("program", 1, 0))
    story = tell(*script, *late)
    assert entries(story) == [(5, Axis.PROGRAM, Why.DEFERRED), (6, Axis.PROGRAM, Why.DEFERRED)]
    refused = tell(*script, *late, policies=REJECT)
    assert [refused.refusals[uid] for uid in (5, 6)] == [
        (Reason.BLOCKED_BY_SUSPEND, "PROGRAM of op 3 is suspended on die 0", 3)
    ] * 2


def test_the_first_op_that_is_deferred_has_no_anchor_and_forgets_its_gap():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("status"), op("program", 2, 0, gap=700), op("dout", gap=8)),
        at(200, RESUME),
    )
    first, second = story.entries.values()
    assert (first.delta_ns, first.anchor_uid) == (0, None)
    assert (second.delta_ns, second.anchor_uid) == (8 * US, first.uid)
    assert story.times(4) == [(441, 751)]
    assert story.times(5) == [(759, 765)]


def test_the_first_op_behind_a_suspend_keeps_its_gap_and_has_no_anchor():
    story = tell(
        at(0, P0), at(100, SUSPEND, op("dout", gap=300), op("dout", gap=9)), at(200, RESUME)
    )
    first, second = story.entries.values()
    assert (first.delta_ns, first.anchor_uid) == (300 * US, None)
    assert (second.delta_ns, second.anchor_uid) == (9 * US, 3)
    assert [story.times(uid) for uid in (3, 4)] == [[(531, 537)], [(546, 552)]]


def test_the_anchor_is_the_last_op_before_it_on_its_own_die():
    story = tell(
        at(0, P0),
        at(100, SUSPEND, op("dout"), op("dout", die=1, gap=4), op("dout", gap=9)),
        dies=2,
    )
    assert [(e.uid, e.anchor_uid) for e in story.entries.values()] == [(3, None), (5, 3)]
    assert story.times(4) == [(125, 131)], "the other die knows no boundary"


def test_a_narrow_boundary_takes_by_planes_or_by_what_is_forbidden():
    def taken(scope, *ops, **policies):
        story = tell(
            at(0, op("plane_program", 0, 0)),
            at(100, SUSPEND, *ops),
            policies=Policies(backlog_scope=scope, epr=False, **policies),
        )
        return [(e.uid, e.why) for e in story.entries.values()]

    other_plane, same_plane, no_plane = op("read", 9, 0), op("read", 8, 0), op("dout")
    assert taken(BacklogScope.DIE, other_plane, no_plane) == [(3, Why.BOUNDARY), (4, Why.BOUNDARY)]
    assert taken(BacklogScope.PLANE, other_plane, no_plane) == []
    assert taken(BacklogScope.PLANE, other_plane, same_plane) == [(4, Why.BOUNDARY)]
    assert taken(BacklogScope.BLOCKED, other_plane, same_plane, no_plane) == []
    forbidden = op("plane_program", 2, 0)
    assert taken(BacklogScope.BLOCKED, other_plane, forbidden, no_plane) == [
        (4, Why.BOUNDARY),
        (5, Why.BOUNDARY),
    ]


@pytest.mark.parametrize(
    ("block", "taken"),
    [(3, [(4, Axis.ERASE, Why.DEFERRED), (5, Axis.ERASE, Why.BOUNDARY)]), (10, [])],
)
def test_behind_a_narrow_boundary_an_op_waits_with_what_was_displaced_from_its_block(block, taken):
    story = tell(
        at(0, op("erase", 1), op("erase", 3)),
        at(100, E_SUSPEND, op("program", block, 0), op("read", 8, 0)),
        policies=Policies(backlog_scope=BacklogScope.BLOCKED, epr=False),
    )
    assert entries(story) == [(2, Axis.ERASE, Why.DISPLACED), *taken]


def test_a_deferred_op_behind_a_narrow_boundary_opens_one_that_takes_all():
    story = tell(
        at(0, op("plane_program", 0, 0)),
        at(100, SUSPEND, op("read", 9, 0), op("plane_erase", 3), op("read", 9, 0, gap=3)),
        policies=Policies(backlog_scope=BacklogScope.PLANE, epr=False),
    )
    assert story.times(3) == [(121, 153)]
    assert entries(story) == [(4, Axis.PROGRAM, Why.DEFERRED), (5, Axis.PROGRAM, Why.BOUNDARY)]
    assert (story.entries[2].delta_ns, story.entries[2].anchor_uid) == (3 * US, 4)


@pytest.mark.parametrize(
    ("last", "reason"), [(E_RESUME, Reason.BEHIND_BACKLOG), (RESUME, Reason.NOT_SUSPENDED)]
)
def test_a_newer_boundary_replaces_the_older(last, reason):
    """An ERASE boundary that takes no program becomes PROGRAM's when one waits for its queue."""
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(105, op("erase", 6)),
        at(110, op("program", 4, 3)),  # keeps PROGRAM's queue from emptying until 561
        at(130, RESUME),
        at(500, E_SUSPEND, op("program", 10, 0), last),
        policies=Policies(backlog_scope=BacklogScope.BLOCKED, backlog_retry_delay_ns=50 * US),
    )
    assert story.refusals[8][0] is reason
    assert story.times(3) == [(371, 1372)], "nothing of the batch took place"


def test_a_resume_ends_the_boundary_of_its_axis():
    story = tell(at(0, P0), at(100, SUSPEND, RESUME, op("dout", gap=2), op("read", 8, 0)))
    assert story.times(3) == [(121, 152)]
    assert story.times(4) == [(154, 160)], "2 after r"
    assert story.times(5) == [(362, 394)]
    assert entries(story) == []


@pytest.mark.parametrize("scope", list(BacklogScope))
@pytest.mark.parametrize("last", [E_SUSPEND, SUSPEND, E_RESUME])
def test_no_suspend_and_no_resume_of_the_other_axis_behind_a_boundary(scope, last):
    story = tell(
        at(0, P0), at(100, SUSPEND, op("status"), last), policies=Policies(backlog_scope=scope)
    )
    assert story.refusals[4] == (
        Reason.BEHIND_BACKLOG,
        "behind the PROGRAM boundary of its batch on die 0",
        None,
    )
    assert [story.refusals[uid][0] for uid in (2, 3)] == [Reason.BATCH_REJECTED] * 2
    assert story.metrics.get("resume_errors", 0) == (last is E_RESUME)


def test_behind_a_deferred_op_only_the_resume_of_its_axis_passes():
    script = at(0, P0), at(100, SUSPEND)
    passed = tell(*script, at(150, P1, op("status"), RESUME, op("status")))
    assert entries(passed) == [(3, Axis.PROGRAM, Why.DEFERRED)]
    assert passed.times(5) == [(150.2, 181.2)]
    refused = tell(*script, at(150, P1, E_SUSPEND))
    assert refused.refusals[4][0] is Reason.BEHIND_BACKLOG
    assert refused.refusals[4][2] == 3


def test_suspend_state_is_asked_before_the_address():
    story = tell(at(0, P0), at(100, SUSPEND), at(150, op("read", 0, 0)), at(151, op("read", 0, 1)))
    assert [story.refusals[uid][0] for uid in (3, 4)] == [
        Reason.TARGET_SUSPENDED,
        Reason.EPR_READ_BEFORE_PROGRAM,
    ]
    assert [story.starts_wanted[uid] for uid in (3, 4)] == [150 * US, 151 * US]


def test_a_suspended_erase_forbids_its_block_and_no_other():
    story = tell(
        at(0, op("erase", 8)),
        at(100, E_SUSPEND),
        at(150, op("read", 8, 0)),
        at(160, op("program", 8, 8)),
        at(170, op("erase", 2)),
        at(180, op("program", 2, 0)),
        policies=REJECT,
    )
    assert story.refusals[3] == (
        Reason.TARGET_SUSPENDED,
        "ERASE suspended on die 0: op 1 (erase)",
        1,
    )
    assert [story.refusals[uid][0] for uid in (4, 5)] == [Reason.BLOCKED_BY_SUSPEND] * 2
    assert story.times(6) == [(180, 490)]


def test_of_two_suspended_axes_program_is_named_first():
    story = tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND),
        at(130, op("program", 0, 0)),
        at(200, SUSPEND),
        at(250, op("read", 1, 0)),
        at(251, op("read", 0, 0)),
        at(252, OpRequest(OPS["read"], 0, (Target(0, 0, 0), Target(1, 1, 0)))),
    )
    assert [story.refusals[uid][2] for uid in (5, 6, 7)] == [1, 3, 3]
