"""Stories of where a SUSPEND cuts (specification of host traces and controllers, cut models)."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nandviz.model.ops import OpRequest
from nandviz.model.setup import Policies, Submission
from nandviz.model.words import BusConflict, CutModel, Fate, Reason
from tests.engine.stories import OPS, US, Story, at, op, tell

PROGRAM, ERASE = op("program", 0, 0), op("erase", 1)
SUSPEND, RESUME, QUIET = op("psuspend"), op("presume"), op("quiet_psuspend")
PULSE_END = Policies(cut=CutModel.PULSE_END, pulses=3)
"""Pulses of 100 us: those of a program end at 110, 210 and 310."""
CANCEL = Policies(cut=CutModel.CANCEL, pulses=3)


def cut_of(story: Story, n: int = 0) -> tuple[float, ...]:
    """Return when a suspension cuts, what it leaves and what is done again, in us."""
    found = story.suspensions[n]
    return tuple(ns / US for ns in (found.at_ns, found.remaining_ns, found.redone_ns))


@pytest.mark.parametrize(
    ("asked", "cut"),
    [(10, 10), (10.001, 110), (110, 110), (110.001, 210), (209.999, 210), (210, 210)],
)
def test_a_suspend_waits_for_the_end_of_the_pulse_that_has_begun(asked, cut):
    story = tell(at(0, PROGRAM), at(asked, QUIET), at(400, RESUME), policies=PULSE_END)
    assert cut_of(story) == (cut, 310 - cut, 0)
    assert story.times(2) == [(cut, cut + 20)]
    assert story.times(1) == [(0, cut), (431, 431 + 310 - cut)]


@pytest.mark.parametrize(
    ("asked", "redone"),
    [(10, 0), (10.001, 0.001), (109.999, 99.999), (110, 0), (110.001, 0.001), (309.999, 99.999)],
)
def test_a_pulse_that_is_cancelled_is_done_again(asked, redone):
    story = tell(at(0, PROGRAM), at(asked, QUIET), at(400, RESUME), policies=CANCEL)
    left = round(310 - asked + redone, 3)
    assert cut_of(story) == (asked, left, redone)
    assert story.times(1) == [(0, asked), (431, 431 + left)]
    assert story.suspensions[0].consumed_ns + story.suspensions[0].remaining_ns == 310 * US


@pytest.mark.parametrize("asked", [210.001, 309.999])
def test_a_suspend_in_the_last_pulse_is_refused(asked):
    story = tell(at(0, PROGRAM), at(asked, QUIET), policies=PULSE_END)
    assert story.refusals[2] == (
        Reason.NOT_CORE_BUSY,
        "the pulse of op 1 that has begun is its last, to 310.000 µs",
        1,
    )
    assert story.starts_wanted[2] == 310 * US
    assert story.times(1) == [(0, 310)]


def test_edges_are_counted_in_what_is_done_over_all_parts():
    story = tell(
        at(0, PROGRAM),
        at(60, QUIET),
        at(200, RESUME),
        at(240, QUIET),
        at(400, RESUME),
        policies=PULSE_END,
    )
    assert story.times(1) == [(0, 110), (231, 331), (431, 531)]
    assert [cut_of(story, n) for n in (0, 1)] == [(110, 200, 0), (331, 100, 0)]


def test_a_pulse_that_is_cancelled_twice_is_done_three_times():
    story = tell(
        at(0, PROGRAM),
        at(150, QUIET),
        at(200, RESUME),
        at(280, QUIET),
        at(400, RESUME),
        policies=CANCEL,
    )
    assert [cut_of(story, n) for n in (0, 1)] == [(150, 200, 40), (280, 200, 49)]
    assert story.times(1) == [(0, 150), (231, 280), (431, 631)]
    assert story.fate(1) is Fate.COMPLETED
    assert story.metrics["core_busy_ns"] == (300 + 40 + 49 + 2 * (20 + 30)) * US


def test_what_division_leaves_stands_behind_the_last_pulse():
    """1,000,000 ns in 7 pulses of 142,857 ns: the last ends 1 ns before CORE_BUSY does."""
    seven = replace(PULSE_END, pulses=7)
    edge = 1 + 999.999
    story = tell(at(0, ERASE), at(900, op("esuspend")), policies=seven)
    assert cut_of(story) == (edge, 0.001, 0)
    again = replace(CANCEL, pulses=7)
    story = tell(at(0, ERASE), at(999.999, op("esuspend")), policies=again)
    assert cut_of(story) == (999.999, 142.858, 141.857)


@pytest.mark.parametrize("cut", [CutModel.PULSE_END, CutModel.CANCEL])
def test_more_pulses_than_nanoseconds_are_one(cut):
    many = Policies(cut=cut, pulses=1_000_000)
    story = tell(at(0, PROGRAM), at(100, QUIET), policies=many)
    if cut is CutModel.CANCEL:
        assert cut_of(story) == (100, 300, 90)
    else:
        assert story.refusals[2][0] is Reason.NOT_CORE_BUSY


def test_states_behind_core_busy_stay_whole():
    cache = op("cache", 0, 0)
    story = tell(at(0, cache), at(150, QUIET), at(400, RESUME), policies=CANCEL)
    assert story.suspensions[0].remainder_ns == (0, 200 * US, 40 * US)
    assert story.times(1) == [(0, 150), (431, 671)]


def test_the_edge_must_find_the_bus_free():
    """The SUSPEND issues for 1 us; another die's long output holds the bus over the first edge."""
    story = tell(
        at(0, PROGRAM),
        at(80, op("long_dout", die=1)),
        at(90, SUSPEND),
        policies=PULSE_END,
        dies=2,
    )
    assert cut_of(story) == (210, 100, 0)
    rejecting = replace(PULSE_END, bus_conflict=BusConflict.REJECT)
    story = tell(
        at(0, PROGRAM), at(70, SUSPEND, op("long_dout", die=1)), policies=rejecting, dies=2
    )
    assert cut_of(story)[0] == 110


def test_another_suspend_before_the_edge_is_told_that_one_is_planned():
    story = tell(at(0, PROGRAM), at(50, QUIET, RESUME), at(60, QUIET), policies=PULSE_END)
    assert story.refusals[4][0] is Reason.SUSPEND_PLANNED
    assert cut_of(story) == (110, 200, 0)


def test_a_reset_before_the_edge_unmakes_the_suspension():
    story = tell(at(0, PROGRAM), at(50, QUIET), at(60, op("quiet_reset")), policies=PULSE_END)
    assert story.voided == {0}
    assert story.times(1) == [(0, 60)]
    assert story.fate(1) is Fate.ABORTED


def test_time_since_the_resume_counts_to_the_edge():
    least = replace(PULSE_END, min_resume_to_suspend_ns=100 * US)
    script = (at(0, PROGRAM), at(20, QUIET), at(200, RESUME), at(231.001, QUIET))
    story = tell(*script, policies=least)
    assert cut_of(story, 1) == (331, 100, 0)
    more = replace(least, min_resume_to_suspend_ns=100 * US + 1)
    assert tell(*script, policies=more).refusals[4][0] is Reason.SUSPEND_TOO_SOON


def test_what_follows_is_displaced_from_the_edge_on():
    read = op("read", 8, 0)
    story = tell(at(0, PROGRAM, read), at(50, QUIET), at(60, read), policies=PULSE_END)
    assert [entry.uid for entry in story.entries.values()] == [2]
    assert story.times(4) == [(130, 162)]


def test_a_generic_erase_has_its_last_edge_ten_nanoseconds_before_its_end():
    """7,000,000 ns in 15 pulses of 466,666 ns."""
    states = OPS["erase"].base.states
    long = replace(OPS["erase"], durations_ns=(110, 7_000_000))
    assert len(states) == 2
    erase = replace(ERASE, op=long)
    story = tell(at(0, erase), at(6_999, op("esuspend")), policies=Policies(cut=CutModel.PULSE_END))
    assert cut_of(story) == (7000.1, 0.01, 0)


def predicted(
    policies: Policies, core_ns: int, asked: list[int]
) -> tuple[list[Submission], list[tuple[int, int, int]]]:
    """Ask for cuts so long after each part began; return the script, and each cut as it must be.

    A cut: when, how much of CORE_BUSY is left, how much of it for a second time.
    """
    pulse = core_ns // policies.pulses
    edges = sorted({0, core_ns, *(pulse * (n + 1) for n in range(policies.pulses))})
    script, cuts, begin, done = [Submission(0, (short(core_ns),))], [], 10, 0
    for ask in asked:
        progress = done + ask
        if progress >= core_ns:
            break
        script.append(Submission(begin + ask, (QUIET,)))
        at, again = begin + ask, 0
        if policies.cut is CutModel.PULSE_END:
            edge = next(edge for edge in edges if edge >= progress)
            if edge == core_ns:
                break
            at, progress = at + edge - progress, edge
        elif policies.cut is CutModel.CANCEL:
            edge = max(edge for edge in edges if edge <= progress)
            again, progress = progress - edge, edge
        cuts.append((at, core_ns - progress, again))
        script.append(Submission(at + 20 * US, (RESUME,)))
        begin, done = at + 51 * US, progress
    return script, cuts


def short(core_ns: int) -> OpRequest:
    """Return a program of 10 ns and so long a CORE_BUSY."""
    return replace(PROGRAM, op=replace(OPS["program"], durations_ns=(10, core_ns)))


@given(
    st.sampled_from(CutModel),
    st.integers(1, 40),
    st.integers(1, 700),
    st.lists(st.integers(0, 300), min_size=1, max_size=6),
)
@example(CutModel.CANCEL, 7, 700, [99, 99, 100, 0, 101])
@example(CutModel.PULSE_END, 15, 7 * 66, [1, 30, 31, 0])
def test_each_cut_is_where_edges_written_one_by_one_say(
    cut: CutModel, pulses: int, core_ns: int, asked: list[int]
) -> None:
    policies = Policies(cut=cut, pulses=pulses)
    script, cuts = predicted(policies, core_ns, asked)
    story = tell(*script, policies=policies)
    found = story.suspensions.values()
    assert [(s.at_ns, s.remaining_ns, s.redone_ns) for s in found] == cuts
    executed = round(sum(end - start for start, end in story.times(1)) * US)
    assert executed == 10 + core_ns + sum(again for _, _, again in cuts)
