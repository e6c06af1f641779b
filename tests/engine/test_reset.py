"""What a RESET ends, aborts and makes DIRTY (engine specification, section 10)."""

import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.setup import Policies
from nandviz.model.words import DIRTY, BusConflict, EntryFate, Fate, Reason
from tests.engine.stories import US, Story, at, op, run, setup_of, tell

P0, P1 = op("program", 0, 0), op("program", 0, 1)
SUSPEND, RESUME, RESET = op("psuspend"), op("presume"), op("reset")
NEVER = op("program", 0, 5)  # refused whenever it is tried


def dirtied(story):
    """Return (RESET, block) of what became DIRTY."""
    return [(uid, block) for uid, _, block, state in story.applications if state.last == DIRTY]


def test_a_reset_empties_everything_and_makes_cut_blocks_dirty():
    story = tell(
        at(0, P0, P1),
        at(100, SUSPEND),
        at(150, op("reset")),
        at(151, P0),
        at(152, op("erase", 0)),
        at(2000, P0),
    )
    assert [story.fates[uid] for uid in (1, 2)] == [(Fate.ABORTED, Reason.RESET)] * 2
    assert story.left[1] == (EntryFate.ABORTED, Reason.RESET)
    assert story.refusals[5][0] is Reason.EPR_PROGRAM_BEFORE_ERASE
    assert [story.fate(uid) for uid in (6, 7)] == [Fate.COMPLETED] * 2


def test_a_reset_undoes_a_resume_that_has_not_come_to_its_end():
    story = tell(at(0, P0), at(100, SUSPEND), at(130, RESUME), at(140, op("reset")))
    assert story.resumed == {0: None}
    assert story.times(3) == [(130, 140)]
    assert story.times(1) == [(0, 100)]
    assert story.fates[3] == (Fate.ABORTED, Reason.RESET)


def test_a_reset_voids_a_suspend_that_was_to_start_later():
    story = tell(at(0, P0), at(100, op("dout"), op("psuspend", gap=50)), at(120, op("reset")))
    assert story.voided == {0}
    assert story.times(1) == [(0, 120)]
    assert story.metrics["suspends"] == 0
    assert story.fates[3] == (Fate.ABORTED, Reason.RESET)


def test_a_suspend_waits_for_a_reset_and_a_reset_cuts_a_reset():
    story = tell(at(0, op("reset")), at(10, op("reset")), at(12, P0), at(30, SUSPEND))
    assert story.times(1) == [(0, 10)]
    assert story.fates[1] == (Fate.ABORTED, Reason.RESET)
    assert story.times(3)[0][0] == 41
    assert story.times(4) == [(51, 72)]


def test_what_ends_with_a_reset_completes_and_what_starts_with_it_never_does():
    story = tell(at(0, op("timer"), op("timer"), P0), at(50, RESET))
    assert story.times(1) == [(0, 50)]
    assert story.fate(1) is Fate.COMPLETED
    assert story.times(2) == story.times(3) == []
    assert [story.fates[uid] for uid in (2, 3)] == [(Fate.ABORTED, Reason.RESET)] * 2
    assert story.log == [
        "0 SUBMIT",
        "0 OP_START 1",
        "50 OP_END 1",
        "50 SUBMIT",
        "50 OP_START 4",
        "81 OP_END 4",
    ]
    cut = tell(at(0, op("timer")), at(49.999, RESET))
    assert cut.times(1) == [(0, 49.999)]
    assert cut.fates[1] == (Fate.ABORTED, Reason.RESET)


def test_a_resume_that_has_reached_its_end_happened_and_one_that_has_not_did_not():
    script = at(0, P0), at(100, SUSPEND), at(130, RESUME)
    done = tell(*script, at(161, RESET))
    assert done.resumed == {0: 161 * US}
    assert done.fate(3) is Fate.COMPLETED
    assert (done.metrics["suspends"], done.metrics["resumes"]) == (1, 1)
    undone = tell(*script, at(160.999, RESET))
    assert undone.resumed == {0: None}
    assert undone.times(3) == [(130, 160.999)]
    assert undone.fates[3] == (Fate.ABORTED, Reason.RESET)
    assert (undone.metrics["suspends"], undone.metrics["resumes"]) == (1, 0)
    for story in (done, undone):
        assert story.times(1) == [(0, 100)]
        assert story.metrics["suspended_depth"] == 0
        assert dirtied(story) == [(4, 0)]


def test_a_suspend_that_starts_with_a_reset_never_happened():
    script = at(0, P0), at(100, op("dout"), op("quiet_psuspend", gap=50))
    void = tell(*script, at(156, RESET))
    assert void.voided == {0}
    assert void.times(3) == []
    assert void.metrics["suspends"] == void.metrics["suspended_depth"] == 0
    begun = tell(*script, at(156.001, RESET))
    assert begun.voided == set()
    assert begun.times(3) == [(156, 156.001)]
    assert (begun.metrics["suspends"], begun.metrics["suspended_depth"]) == (1, 0)
    for story in (void, begun):
        assert story.times(1) == [(0, 156)]
        assert story.fates[3] == (Fate.ABORTED, Reason.RESET)
        assert dirtied(story) == [(4, 0)]


def test_blocks_are_dirty_in_the_plan_at_once_and_in_fact_when_the_reset_starts():
    story = tell(
        at(0, P0),
        at(5, RESET),  # waits for the bus until 10
        at(6, op("program", 0, 1)),
        at(7, op("program", 2, 0)),
    )
    assert story.times(1) == [(0, 10)]
    assert story.times(2) == [(10, 41)]
    assert dirtied(story) == [(2, 0)]
    assert story.refusals[3][0] is Reason.EPR_PROGRAM_BEFORE_ERASE
    assert story.times(4) == [(41, 351)]
    assert story.events("OP_START") == ["0 OP_START 1", "10 OP_START 2", "41 OP_START 4"]


def test_only_blocks_of_erases_and_programs_that_had_started_become_dirty():
    story = tell(
        at(0, P0, op("erase", 8)), at(100, RESET), at(200, op("read", 8, 7)), at(205, RESET)
    )
    assert dirtied(story) == [(3, 0)]
    assert story.times(4) == [(200, 205)]
    assert story.fate(4) is Fate.ABORTED


def test_an_op_that_starts_with_a_reset_has_not_started():
    story = tell(at(0, op("timer"), P0), at(50, op("quiet_reset")))
    assert dirtied(story) == []
    assert story.times(2) == []


def test_a_suspended_op_leaves_its_block_dirty():
    story = tell(
        at(0, op("erase", 8)),
        at(100, op("esuspend")),
        at(110, op("program", 8, 8)),
        at(150, RESET),
        at(200, op("eresume")),
    )
    assert dirtied(story) == [(4, 8)]
    assert [story.fate(uid) for uid in (1, 3)] == [Fate.ABORTED] * 2
    assert story.refusals[5][0] is Reason.NOT_SUSPENDED


@pytest.mark.parametrize(("when", "flushes"), [(140, []), (153, ["152 BACKLOG_REFILL"])])
def test_a_pending_flush_is_cancelled(when, flushes):
    story = tell(at(0, P0), at(100, SUSPEND), at(110, NEVER), at(121, RESUME), at(when, RESET))
    assert story.events("BACKLOG_REFILL") + story.events("BACKLOG_RETRY") == flushes
    assert story.left == {1: (EntryFate.ABORTED, Reason.RESET)}
    assert story.fates[3] == (Fate.ABORTED, Reason.RESET)
    assert story.metrics["backlog_size"] == 0
    assert story.metrics.get("backlog_flush_pending", 0) == 0
    assert story.log[-1] == f"{when + 31} OP_END 5"


def test_a_reset_takes_over_from_one_that_would_start_later():
    story = tell(
        at(0, op("program", 0, 0, die=1)),
        at(0, P0),  # 10 … 320: the bus
        at(11, RESET),  # 20
        at(12, op("quiet_reset")),
        at(13, op("program", 0, 1)),
        at(400, op("erase", 0)),
        at(1500, P0),
        at(1501, P1),
        dies=2,
    )
    assert [story.fate(uid) for uid in (6, 7, 8)] == [Fate.COMPLETED] * 3
    assert story.times(2) == [(10, 12)]
    assert story.times(3) == []
    assert story.fates[3] == (Fate.ABORTED, Reason.RESET)
    assert story.times(4) == [(12, 42)]
    assert dirtied(story) == [(4, 0)]
    assert story.times(1) == [(0, 310)]
    assert story.refusals[5][0] is Reason.EPR_PROGRAM_BEFORE_ERASE


def test_what_another_reset_was_to_make_dirty_becomes_so_without_having_started():
    story = tell(
        at(0, op("program", 0, 0, die=1)),
        at(0, P0),  # 10 … 320
        at(1, RESET),  # 20
        at(5, op("quiet_reset")),
        dies=2,
    )
    assert story.times(2) == story.times(3) == []
    assert story.times(4) == [(5, 35)]
    assert dirtied(story) == [(4, 0)]


def test_an_op_start_before_a_reset_still_happens():
    story = tell(
        at(0, op("program", 0, 0, die=1)),
        at(0, P0),  # starts at 10
        at(1, RESET),  # 20
        dies=2,
    )
    assert "10 OP_START 2" in story.log
    assert "310 OP_END 1" in story.log
    assert story.times(2) == [(10, 20)]
    assert story.fate(2) is Fate.ABORTED


def test_a_reset_that_may_not_wait_for_the_bus_is_refused():
    story = tell(at(0, P0), at(5, RESET), policies=Policies(bus_conflict=BusConflict.REJECT))
    assert story.refusals[2][:2] == (Reason.BUS, "bus of channel 0 taken by op 1 on die 0")
    assert story.times(1) == [(0, 310)]


def test_the_other_die_knows_nothing_of_a_reset():
    story = tell(
        at(0, P0),
        at(20, op("program", 0, 0, die=1)),
        at(100, op("psuspend", die=1)),
        at(110, op("program", 2, 0, die=1)),
        at(150, RESET),
        at(200, op("presume", die=1)),
        dies=2,
    )
    assert story.times(2) == [(20, 100), (231, 461)]
    assert story.times(4) == [(461, 771)]
    assert dirtied(story) == [(5, 0)]


def test_what_ends_when_a_reset_that_waits_for_the_bus_starts_completes():
    story = tell(
        at(0, op("timer")),  # 0 … 50
        at(40, op("program", 0, 0, die=1)),  # the bus for 40 … 50
        at(45, RESET),
        dies=2,
    )
    assert story.times(3) == [(50, 81)]
    assert story.times(1) == [(0, 50)]
    assert story.fate(1) is Fate.COMPLETED


def test_a_flush_that_would_come_before_a_reset_starts_is_cancelled_with_its_commit():
    story = tell(
        at(0, P0),
        at(100, SUSPEND),
        at(110, P1),
        at(121, RESUME),  # r = 152
        at(145, op("program", 0, 0, die=1)),  # the bus for 145 … 155
        at(150, RESET),
        dies=2,
    )
    assert story.times(6) == [(155, 186)]
    assert story.times(1) == [(0, 100), (152, 155)]
    assert story.fate(4) is Fate.COMPLETED, "its RESUME came to its end"
    assert story.events("BACKLOG_REFILL") == []
    assert story.left == {1: (EntryFate.ABORTED, Reason.RESET)}


def test_an_op_that_was_displaced_and_is_aborted_is_let_go():
    simulation = Simulation(setup_of(at(0, P0, P1), at(100, SUSPEND), at(150, RESET)), Story())
    run(simulation)
    assert simulation.device.ops == {}


def test_a_reset_voids_a_suspension_that_a_reset_which_starts_later_had_aborted():
    story = tell(
        at(0, P0),
        at(20, op("dout"), op("psuspend", gap=40)),  # 66 … 87
        at(26, op("long_dout")),  # the bus up to 66
        at(27, op("program", 0, 0, die=1)),  # the bus for 67 … 77
        at(30, RESET),  # 77
        at(50, op("quiet_reset")),
        dies=2,
    )
    assert story.times(1) == [(0, 50)]
    assert story.times(3) == story.times(6) == []
    assert story.voided == {0}
    assert dirtied(story) == [(7, 0)]
    assert (story.metrics["suspends"], story.metrics["suspended_depth"]) == (0, 0)


def test_a_resume_that_two_resets_cut_is_taken_back_once():
    simulation = Simulation(
        setup_of(
            at(0, P0),
            at(100, SUSPEND),
            at(130, RESUME),  # r = 161
            at(131, op("program", 0, 0, die=1)),  # the bus for 131 … 141
            at(132, RESET),  # 141
            at(135, op("quiet_reset")),
            dies=2,
        ),
        story := Story(),
    )
    run(simulation)
    assert story.times(3) == [(130, 135)]
    assert story.times(1) == [(0, 100)]
    assert story.resumed == {0: None}
    assert (story.metrics["resumes"], story.metrics["suspended_depth"]) == (0, 0)
    assert simulation.device.ops == {}


def test_what_a_reset_cut_and_another_takes_out_of_the_plan_is_let_go():
    simulation = Simulation(
        setup_of(
            at(0, op("program", 0, 0, die=1)),
            at(0, P0),  # starts at 10
            at(1, RESET),  # 20
            at(5, op("quiet_reset")),
            dies=2,
        ),
        Story(),
    )
    run(simulation)
    assert simulation.device.ops == {}
