"""A flush: lower bounds, what must not pass what, retries (engine specification, section 8)."""

import pytest

from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import Axis, BusConflict, EntryFate, Fate, Reason, Why
from tests.engine.stories import US, at, op, tell

P0 = op("program", 0, 0)
NEVER = op("program", 0, 5)  # refused whenever it is tried: page 5 after page 0
SUSPEND, RESUME = op("psuspend"), op("presume")
E_SUSPEND, E_RESUME = op("esuspend"), op("eresume")


def test_a_retry_keeps_the_end_of_the_resume_that_opened_its_flush():
    story = tell(
        at(0, P0),
        at(100, SUSPEND, NEVER, op("program", 4, 0, gap=400)),
        at(200, RESUME),  # r = 231; the flush fails there and comes again at 331 and 431
        at(250, SUSPEND),
        at(275, RESUME),  # r = 306, no second flush
        policies=Policies(backlog_retry_limit=2, backlog_retry_delay_ns=100 * US),
    )
    assert story.times(1) == [(0, 100), (231, 250), (306, 497)]
    assert story.events("BACKLOG_REFILL") == ["231 BACKLOG_REFILL"]
    assert story.events("BACKLOG_RETRY") == ["331 BACKLOG_RETRY", "431 BACKLOG_RETRY"]
    assert story.fate(3) is Fate.DROPPED
    assert story.times(4) == [(631, 941)], "231 + 400: its anchor is dropped"


def test_a_missing_anchor_gives_the_resumes_end_plus_the_gap():
    story = tell(at(0, op("erase", 1)), at(100, E_SUSPEND, op("dout", gap=950)), at(200, E_RESUME))
    assert (story.entries[1].anchor_uid, story.entries[1].delta_ns) == (None, 950 * US)
    assert story.times(3) == [(1181, 1187)]


def test_an_anchor_counts_by_its_end_as_it_is_planned_at_the_flush():
    story = tell(
        at(0, P0, op("read", 8, 0, gap=5)),
        at(100, SUSPEND),
        at(200, RESUME),
        at(231.001, SUSPEND),
        at(400, RESUME),
    )
    assert [(e.delta_ns, e.anchor_uid) for e in story.entries.values()] == [(5 * US, 1)] * 2
    assert story.times(1) == [(0, 100), (231, 231.001), (431, 640.999)]
    assert story.times(2) == [(645.999, 677.999)]


def test_an_anchor_that_has_ended_counts_by_its_end_and_one_that_was_dropped_does_not():
    slow = Policies(backlog_retry_limit=0, backlog_retry_delay_ns=400 * US)
    batch = at(100, SUSPEND, op("read", 8, 0), op("dout", gap=700))
    story = tell(at(0, P0), batch, at(200, RESUME), policies=slow)
    assert [e.anchor_uid for e in story.entries.values()] == [None, 3]
    assert story.times(3) == [(441, 473)]
    assert story.times(4) == [(1173, 1179)]
    retried = tell(
        at(0, P0),
        at(100, SUSPEND, op("read", 8, 0), NEVER, op("dout", gap=700)),
        at(120, op("read", 8, 1)),
        at(200, RESUME),
        policies=slow,
    )
    assert retried.fate(4) is Fate.DROPPED
    assert retried.times(5) == [(931, 937)], "231 + 700"


def test_a_displaced_op_whose_anchor_has_completed_keeps_its_distance():
    story = tell(
        at(0, P0, op("dout", gap=990)),  # 1300: 990 after the program's end
        at(100, SUSPEND, NEVER),
        at(110, op("program", 4, 0)),
        at(200, RESUME),
        at(240, SUSPEND),
        at(300, RESUME),
        policies=Policies(backlog_retry_limit=1, backlog_retry_delay_ns=400 * US),
    )
    assert (story.entries[1].uid, story.entries[1].delta_ns) == (2, 990 * US)
    assert story.times(1) == [(0, 100), (231, 240), (331, 532)]
    assert story.times(2)[0][0] == 1522


def test_flushed_ops_shift_on_the_bus_whatever_the_policy():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 1)),
        at(200, RESUME),
        at(210, op("program", 0, 0, die=1)),  # takes the bus for 210 … 220
        at(440, op("dout", die=1)),  # 440 … 446
        policies=Policies(bus_conflict=BusConflict.REJECT),
        dies=2,
    )
    assert story.times(3) == [(441, 751)]
    busy = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(150, op("program", 0, 1)),
        at(225, op("dout", die=1), op("dout", die=1, gap=212)),  # 443 … 449
        at(200, RESUME),
        policies=Policies(bus_conflict=BusConflict.REJECT),
        dies=2,
    )
    assert busy.times(3) == [(449, 759)]


def test_the_retry_limit_counts_retries_and_not_attempts():
    def fates(limit):
        story = tell(
            at(0, P0),
            at(100, SUSPEND),
            at(150, NEVER),
            at(200, RESUME),
            policies=Policies(backlog_retry_limit=limit, backlog_retry_delay_ns=5 * US),
        )
        assert story.left[1] == (EntryFate.DROPPED, Reason.EPR_PAGE_ORDER)
        assert story.metrics["backlog_retry"] == limit + 1
        assert story.metrics.get("backlog_retry_events", 0) == limit
        return story.events("BACKLOG_RETRY")

    assert fates(0) == []
    assert fates(1) == ["236 BACKLOG_RETRY"]
    assert fates(3) == ["236 BACKLOG_RETRY", "241 BACKLOG_RETRY", "246 BACKLOG_RETRY"]


def entries(story, first=1):
    return [(e.uid, e.axis, e.why) for e in story.entries.values() if e.entry_id >= first]


def own_queue(earlier, waiting):
    """Have ``earlier`` (uid 5) moved to the tail of the ERASE queue behind ``waiting`` (uid 8).

    PROGRAM's queue holds it up until 561, behind an op that is refused nine times. The erase of
    block 6 is suspended at 500 and resumed at 731; what is left of it ends at 1603.
    """
    return tell(
        at(0, P0),
        at(100, SUSPEND),
        at(105, op("erase", 6)),
        at(110, op("program", 4, 3)),
        at(111, earlier),
        at(130, RESUME),
        at(500, E_SUSPEND, waiting),
        at(700, E_RESUME),
        policies=Policies(backlog_retry_delay_ns=50 * US),
        initial={(0, 12): BlockState(0)},
    )


BEHIND_ITS_OWN = [
    (8, Axis.ERASE, Why.BOUNDARY),
    (5, Axis.ERASE, Why.MOVED),
    (8, Axis.ERASE, Why.MOVED),
]


@pytest.mark.parametrize(
    ("earlier", "later", "start", "end"),
    [
        (op("erase", 8), op("program", 8, 0), 2604, 2914),
        (op("erase", 8), op("erase", 8), 2604, 3605),
        (op("program", 6, 0), op("read", 6, 0), 1913, 1945),
        (op("program", 6, 0), op("program", 6, 1), 1913, 2223),
        (op("program", 6, 0), op("erase", 6), 1913, 2914),
    ],
)
def test_an_op_waits_behind_one_of_its_block_in_its_own_queue_that_came_before(
    earlier, later, start, end
):
    story = own_queue(earlier, later)
    assert entries(story, 4) == BEHIND_ITS_OWN
    assert story.left[4] == (EntryFate.MOVED, None)
    assert (story.entries[6].delta_ns, story.entries[6].anchor_uid) == (0, None)
    assert story.times(8) == [(start, end)]


def test_a_read_that_an_erase_before_it_leaves_nothing_to_read_is_dropped():
    story = own_queue(op("erase", 8), op("read", 8, 0))
    assert entries(story, 4) == BEHIND_ITS_OWN
    assert story.fates[8] == (Fate.DROPPED, Reason.EPR_READ_BEFORE_PROGRAM)


@pytest.mark.parametrize("later", [op("erase", 10), op("program", 10, 0), op("read", 12, 0)])
def test_an_op_of_another_block_goes_its_way(later):
    story = own_queue(op("erase", 8), later)
    assert entries(story, 4) == BEHIND_ITS_OWN[:2]
    assert story.times(8)[0][0] == 1603


def other_queue(earlier, *waiting, **policies):
    """Flush ``waiting`` (uid 7, …) from PROGRAM's queue while ``earlier`` (uid 4) waits for ERASE.

    The flush is at 281, the suspended program of block 0 ends at 521, the erase resumes at 1031.
    """
    return tell(
        at(0, op("erase", 1)),
        at(100, E_SUSPEND, op("read", 8, 0)),  # waits for ERASE, and so does what is of block 8
        at(110, earlier),
        at(130, P0),
        at(200, SUSPEND, *waiting),
        at(250, RESUME),
        at(1000, E_RESUME),
        policies=Policies(**policies),
    )


MOVED = [(7, Axis.PROGRAM, Why.BOUNDARY), (7, Axis.ERASE, Why.MOVED)]


def test_a_read_waits_behind_an_erase_of_its_block_in_the_other_queue():
    story = other_queue(op("erase", 8), op("read", 8, 0))
    assert entries(story, 3) == MOVED
    assert story.times(4) == [(1964, 2965)]
    assert story.fates[7] == (Fate.DROPPED, Reason.EPR_READ_BEFORE_PROGRAM)


def test_a_read_waits_behind_a_program_without_which_it_is_refused_and_behind_no_other():
    needs_it = other_queue(op("program", 8, 8), op("read", 8, 8))
    assert entries(needs_it, 3) == MOVED
    assert needs_it.times(7) == [(2274, 2306)]
    for page, policies in ((7, {}), (8, {"epr": False})):
        story = other_queue(op("program", 8, 8), op("read", 8, page), **policies)
        assert entries(story, 3) == MOVED[:1]
        assert story.times(7) == [(521, 553)]


def test_an_op_without_blocks_passes_all():
    story = other_queue(op("erase", 8), op("dout"))
    assert entries(story, 3) == MOVED[:1]
    assert story.times(7) == [(281, 287)]


def test_reads_hold_nothing_up_and_neither_does_what_came_later():
    story = other_queue(op("read", 8, 1), op("program", 8, 8))
    assert story.times(4) == [(121, 153)]
    assert story.times(7) == [(544, 854)], "the read of block 8 that waits for ERASE is passed"


def test_the_other_queue_is_asked_before_the_own():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(105, op("erase", 6)),
        at(110, op("program", 4, 3)),  # until 561
        at(111, op("erase", 8)),
        at(112, op("program", 10, 3)),  # until 961
        at(113, op("program", 8, 0)),
        at(130, RESUME),
        at(500, E_SUSPEND, op("program", 8, 1)),
        at(700, E_RESUME),
        policies=Policies(backlog_retry_delay_ns=50 * US),
    )
    assert entries(story, 6) == [
        (10, Axis.ERASE, Why.BOUNDARY),
        (5, Axis.ERASE, Why.MOVED),
        (10, Axis.PROGRAM, Why.MOVED),
    ]
    assert [story.times(uid) for uid in (5, 7, 10)] == [
        [(1603, 2604)],
        [(2604, 2914)],
        [(2914, 3224)],
    ]


def test_an_entry_is_asked_for_its_place_before_its_rules():
    story = other_queue(op("erase", 8), op("program", 8, 12))
    assert story.retries[0][0] == 4, "not entry 3, the one in PROGRAM's queue"
    assert story.fates[7] == (Fate.DROPPED, Reason.EPR_PAGE_ORDER)


def test_a_moved_entry_forgets_its_gap_its_anchor_and_its_retries():
    story = other_queue(op("erase", 8), op("dout"), op("read", 8, 0, gap=9), backlog_retry_limit=2)
    boundary, moved = [e for e in story.entries.values() if e.uid == 8]
    assert (boundary.delta_ns, boundary.anchor_uid) == (9 * US, 7)
    assert (moved.delta_ns, moved.anchor_uid, moved.entered_ns) == (0, None, 281 * US)
    assert [(entry, n) for entry, n, _ in story.retries] == [(moved.entry_id, n) for n in (1, 2, 3)]


def test_a_read_that_the_other_axis_forbids_is_refused_and_not_moved():
    story = tell(
        at(0, op("erase", 8)),
        at(100, E_SUSPEND),
        at(130, P0),
        at(200, SUSPEND, op("read", 8, 0)),
        at(250, RESUME),
        policies=Policies(backlog_retry_limit=0),
    )
    assert entries(story) == [(5, Axis.PROGRAM, Why.BOUNDARY)]
    assert story.left == {1: (EntryFate.DROPPED, Reason.TARGET_SUSPENDED)}


def test_a_read_whose_page_is_planned_by_its_retry_is_flushed():
    story = tell(
        at(0, op("erase", 2)),
        at(100, op("esuspend"), op("read", 0, 0)),  # the read waits for the erase
        at(130, op("program", 4, 0)),
        at(200, op("psuspend")),
        at(230, op("program", 6, 5), op("program", 0, 0)),  # both wait for the program
        at(240, op("presume")),  # r = 271, tries of page 5: 271, 371, 471, 571
        at(280, op("eresume")),  # r = 542, tries of the read: 542, 642
        policies=Policies(backlog_retry_delay_ns=100 * US, backlog_retry_limit=3),
    )
    assert [(story.entries[entry].uid, n) for entry, n, _ in story.retries] == [
        *((6, 1), (6, 2), (6, 3), (3, 1), (6, 4)),
    ]
    assert story.left[2] == (EntryFate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert story.times(7) == [(1443, 1753)]
    assert story.times(3) == [(1753, 1785)]
