"""Stories of the policies ``reset_program`` and ``reset_us``."""

from dataclasses import replace

import pytest

from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import DIRTY, ERASED, EprCheck, Fate, Reason, ResetProgram
from tests.engine.stories import US, at, op, tell

OPEN_END = Policies(reset_program=ResetProgram.OPEN_END)
P0, P1, P2 = (op("program", 0, page) for page in range(3))
RESET, QUIET_RESET, QUIET = op("reset"), op("quiet_reset"), op("quiet_psuspend")


def test_a_program_that_a_reset_aborts_leaves_its_block_closed():
    story = tell(
        at(0, P0),
        at(400, P1),
        at(500, RESET),
        at(600, op("read", 0, 0)),
        at(700, op("read", 0, 1)),
        at(800, P1),
        at(900, P2),
        at(1000, op("erase", 0)),
        at(2100, P0),
        policies=OPEN_END,
    )
    state = BlockState(0, None, "SLC", closed=True)
    assert story.applications[1] == (3, 0, 0, state)
    assert story.fate(4) is Fate.COMPLETED
    assert story.refusals[5][0] is Reason.EPR_READ_BEFORE_PROGRAM
    assert [story.refusals[uid][0] for uid in (6, 7)] == [Reason.EPR_PROGRAM_BEFORE_ERASE] * 2
    assert "closed by a RESET" in story.refusals[6][1]
    assert story.fate(9) is Fate.COMPLETED, "erased"
    assert story.applications[-1][3] == BlockState(0, "SLC", "SLC")


def test_a_block_of_which_nothing_was_programmed_is_closed_as_well():
    story = tell(at(0, P0), at(100, RESET), at(200, P0), policies=OPEN_END)
    assert story.applications == [(2, 0, 0, BlockState(ERASED, closed=True))]
    assert story.refusals[3][0] is Reason.EPR_PROGRAM_BEFORE_ERASE


def test_a_suspended_program_closes_its_block_too():
    story = tell(at(0, P0), at(100, QUIET), at(200, RESET), policies=OPEN_END)
    assert story.applications == [(3, 0, 0, BlockState(ERASED, closed=True))]


def test_an_erase_that_is_aborted_stays_dirty():
    story = tell(at(0, op("erase", 8)), at(100, RESET), policies=OPEN_END)
    assert story.applications == [(2, 0, 8, BlockState(DIRTY, "SLC", "SLC"))]


def test_a_program_that_had_not_started_closes_nothing():
    story = tell(at(0, P0, op("program", 2, 0)), at(100, RESET), policies=OPEN_END)
    assert [block for _, _, block, _ in story.applications] == [0]


def test_what_is_closed_is_so_from_the_commit_of_the_reset_on():
    """The bus is taken until 140, where the RESET starts; the program comes before that."""
    story = tell(
        at(0, P0), at(100, op("long_dout")), at(110, RESET), at(120, P1), policies=OPEN_END
    )
    assert story.times(3) == [(140, 171)]
    assert story.refusals[4][0] is Reason.EPR_PROGRAM_BEFORE_ERASE


def test_an_address_rule_that_is_off_lets_a_closed_block_be_programmed():
    off = replace(OPEN_END, epr_off=(EprCheck.PROGRAM_BEFORE_ERASE,))
    story = tell(at(0, P0), at(400, P1), at(500, RESET), at(600, P1), at(1000, P2), policies=off)
    assert [state for *_, state in story.applications[-2:]] == [
        BlockState(page, None, "SLC", closed=True) for page in (1, 2)
    ]


def times(**us: float) -> Policies:
    """Return a policy of times of RESETs in us."""
    return Policies(**{f"reset_{kind}_ns": round(time * US) for kind, time in us.items()})


EACH = times(idle=2, read=5, program=10, erase=500)


@pytest.mark.parametrize(
    ("script", "start", "busy"),
    [
        ((), 100, 2),
        ((at(0, op("program", 0, 0)),), 100, 10),
        ((at(0, op("erase", 0)),), 100, 500),
        ((at(90, op("read", 8, 0)),), 100, 5),
        ((at(0, P0), at(50, QUIET)), 100, 10),
        ((at(0, op("erase", 0)), at(50, op("esuspend")), at(80, op("program", 2, 0))), 100, 500),
        ((at(0, op("erase", 0)), at(50, op("esuspend")), at(72, op("read", 8, 0))), 100, 500),
        ((at(80, op("timer")),), 100, 2),
        ((at(0, op("quiet_reset")),), 100, 2),
    ],
)
def test_a_reset_is_busy_as_long_as_what_it_aborts_needs(script, start, busy):
    story = tell(*script, at(100, QUIET_RESET), policies=EACH)
    assert story.times(max(story.requests)) == [(start, start + busy)]


def test_what_has_not_started_needs_no_time():
    behind = at(0, op("read", 8, 0), op("program", 0, 0, gap=200))
    story = tell(behind, at(100, QUIET_RESET), policies=EACH)
    assert story.times(3) == [(100, 102)]


def test_what_ends_as_a_reset_starts_is_not_aborted():
    story = tell(at(0, P0), at(310, QUIET_RESET), policies=EACH)
    assert story.times(2) == [(310, 312)]
    assert story.fate(1) is Fate.COMPLETED


def test_a_kind_that_is_not_given_takes_the_resets_own_time():
    story = tell(at(0, P0), at(100, QUIET_RESET), policies=times(erase=500, idle=1))
    assert story.times(2) == [(100, 130)]


def test_of_several_the_slowest_counts():
    mixed = times(read=700, erase=500)
    script = (at(0, op("erase", 0)), at(50, op("esuspend")), at(80, op("read", 8, 0)))
    story = tell(*script, at(100, QUIET_RESET), policies=mixed)
    assert story.times(4) == [(100, 800)]


def test_issue_comes_before_it_as_ever():
    story = tell(at(0, P0), at(100, RESET), policies=EACH)
    assert story.times(2) == [(100, 111)]
