"""Five designs of OP_END: what each makes of a story, and that cancelling alone is always right."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.exchange import registry
from nandviz.model.laws import TITLES
from nandviz.model.words import EventKind
from nandviz.run import Run
from nandviz.scenario import loader
from nandviz.teach.designs import DESIGNS, HOW, Design
from nandviz.teach.op_end import (
    STORIES,
    Case,
    Outcome,
    case_of,
    of_case,
    outcome,
    resumed_at,
)
from nandviz.teach.story import PROGRAM, RESUME, SUSPEND, Asked, Story, op_def
from nandviz.teach.words import broken_words, share_words
from nandviz.teach.words import told as words_of
from nandviz.trace import laws
from nandviz.trace.codes import KIND_CODE
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Targets, Trace
from nandviz.units import us_cell

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
DATA, HISTORY = SHARED / "op_end", SHARED / "predecessor_history"

TABLE = {
    Case.AFTER: ("309.824 760.009", "309.824 760.009", "519.648", "760.009", "760.009"),
    Case.BEFORE: ("309.824 560.194", "560.194", "309.824", "309.824 560.194", "560.194"),
    Case.TWICE: (
        "309.824 560.194 1160.379", "560.194 1160.379", "309.824", "309.824 1160.379", "1160.379",
    ),
    Case.NEVER: ("309.824", "309.824", "", "", ""),
}  # fmt: skip


def cells(ends_ns: tuple[int, ...]) -> str:
    return " ".join(map(us_cell, ends_ns))


@pytest.mark.parametrize("case", Case)
def test_the_op_ends_of_each_design_are_those_of_the_table(case: Case) -> None:
    assert tuple(cells(each.ends_ns) for each in of_case(case)) == TABLE[case]


@pytest.mark.parametrize("case", Case)
def test_the_trace_holds_the_op_ends_and_applies_at_each(case: Case) -> None:
    for each in of_case(case):
        assert op_ends(each.trace) == each.ends_ns
        applied = each.trace.applications
        times = each.trace.events.time_ns[applied.born[applied.uid == 1]]
        assert tuple(times.tolist()) == each.ends_ns


def test_only_cancelling_is_right_in_every_case() -> None:
    right = {
        design: [case for case in Case if not of_case(case)[i].broken]
        for i, design in enumerate(Design)
    }
    assert right == {
        Design.STUB: [],
        Design.REPLACE: [Case.BEFORE],
        Design.DISPATCH: [Case.NEVER],
        Design.SKIP: [Case.AFTER, Case.NEVER],
        Design.CANCEL: list(Case),
    }


def test_the_laws_that_are_broken_are_named() -> None:
    after = {each.design: each.broken for each in of_case(Case.AFTER)}
    assert after[Design.STUB] == after[Design.REPLACE] == (2, 3, 14, 16)
    assert after[Design.DISPATCH] == (16,)
    assert {each.broken for each in of_case(Case.NEVER)} == {(1, 16), ()}


def test_every_design_has_a_function_and_a_sentence() -> None:
    assert list(DESIGNS) == list(HOW) == list(Design)


def test_what_is_not_judged_is_a_law_and_has_a_reason() -> None:
    verdicts = of_case(Case.AFTER)[0].verdicts
    why = {each.law: each.why_not for each in verdicts if each.status is Status.NOT_JUDGED}
    assert set(why) == {5, 9, 10, 11, 12, 13, 15, 17} < set(TITLES)
    assert all(why.values())


@pytest.mark.parametrize(
    ("story", "what"),
    [
        (Story((Asked(5_000, None),)), "nothing is in CORE_BUSY at 5000 ns"),
        (Story((Asked(309_824, None),)), "nothing is in CORE_BUSY at 309824 ns"),
        (Story((Asked(100_000, 99_999),)), "the RESUME at 99999 ns comes before its SUSPEND"),
        (Story((Asked(100_000, None), Asked(200_000, None))), "nothing is in CORE_BUSY"),
        (Story((Asked(100_000, 150_000), Asked(350_369, None))), "nothing is in CORE_BUSY"),
    ],
)
def test_what_cannot_be_suspended_is_no_story(story: Story, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        _ = story.suspensions


def test_an_op_end_at_the_instant_of_the_resume_still_finds_its_op_suspended() -> None:
    at, after = (Story((Asked(100_000, ns),)) for ns in (309_824, 309_823))
    assert cells(DESIGNS[Design.SKIP](at)) == "669.833"
    assert len(DESIGNS[Design.SKIP](after)) == 2
    assert len(DESIGNS[Design.REPLACE](at)) == 2
    assert len(DESIGNS[Design.REPLACE](after)) == 1


# Tabs, and a RESUME that is moved


def test_the_tabs_begin_with_the_stories_of_the_table() -> None:
    assert {case: story.asked for case, story in STORIES.items()} == {
        Case.AFTER: ((100_000, 400_000),),
        Case.BEFORE: ((100_000, 150_000),),
        Case.TWICE: ((100_000, 150_000), (450_000, 900_000)),
        Case.NEVER: ((100_000, None),),
    }
    assert all(case_of(story) is case for case, story in STORIES.items())


def test_a_resume_at_the_old_end_comes_after_it() -> None:
    stories = (Story((Asked(100_000, ns),)) for ns in (309_823, 309_824))
    assert [case_of(story) for story in stories] == [Case.BEFORE, Case.AFTER]


def test_the_last_resume_is_moved_no_further_than_it_can_be() -> None:
    late_ns = 1_280_000
    moved = [resumed_at(STORIES[Case.AFTER], ns, late_ns) for ns in (0, 310_000, 5_000_000)]
    assert [each.asked[0].resume_ns for each in moved] == [200_185, 310_000, 919_991]
    assert moved[-1].true_ends_ns == (late_ns,)
    twice = resumed_at(STORIES[Case.TWICE], 600_000, late_ns)
    assert twice.asked == ((100_000, 150_000), (450_000, 600_000))
    assert resumed_at(twice, 5_000_000, late_ns).true_ends_ns == (late_ns,)
    never = STORIES[Case.NEVER]
    assert resumed_at(never, 600_000, late_ns) is never


def test_right_and_broken_are_said_in_words() -> None:
    stub, *_, cancel = of_case(Case.AFTER)
    assert (stub.right, cancel.right) == (False, True)
    assert broken_words(stub) == "laws 2, 3, 14, 16 broken"
    assert broken_words(of_case(Case.AFTER)[2]) == "law 16 broken"
    assert broken_words(cancel) == "every law kept"
    assert share_words(Design.SKIP) == "right in 2 of 4"
    assert list(words_of(cancel)) == [HOW[Design.CANCEL], "every law kept"]
    first, *rest = words_of(stub)
    assert first == HOW[Design.STUB]
    assert [each.split(":")[0] for each in rest] == ["law 2", "law 3", "law 14", "law 16"]


# The trace


def test_the_trace_is_of_a_die_of_four_planes_and_a_second_one_for_the_nominal_time() -> None:
    trace = of_case(Case.TWICE)[-1].trace
    assert (trace.info.topology.dies, trace.info.topology.planes) == (2, 4)
    assert trace.ops.die.tolist() == [0] * 5 + [1]
    assert trace.parts.planes.tolist() == [0b1111] * len(trace.parts)
    assert [tuple(row) for row in zip(*columns(trace.targets), strict=True)] == [(0, 0, 0)] * 2
    assert trace.events.time_ns.tolist()[-2:] == [5_000_000, 5_309_824]
    assert not trace.info.no_nominal


def test_the_suspensions_tell_what_is_left_and_where_the_op_would_have_ended() -> None:
    held = of_case(Case.TWICE)[-1].trace.suspensions
    assert held.old_end_ns.tolist() == [309_824, 560_194]
    assert held.remaining_ns.tolist() == [209_824, 110_194]
    assert held.consumed_ns.tolist() == [100_000, 199_630]


def test_at_one_instant_an_op_end_is_told_before_the_start_of_a_resume() -> None:
    trace = outcome(Design.STUB, Story((Asked(100_000, 309_824),))).trace
    rows = [row[1:] for row in happened(trace) if row[0] == 309_824]
    end, start = KIND_CODE[EventKind.OP_END], KIND_CODE[EventKind.OP_START]
    assert rows == [(end, 1), (start, 3)]


def test_what_goes_on_later_than_5_ms_is_followed_by_the_nominal_one_too() -> None:
    story = Story((Asked(6_000_100_000, 7_000_000_000),), 6_000_000_000)
    (end_ns,) = story.true_ends_ns
    for design in Design:
        made = outcome(design, story)
        assert made.right is (design in (Design.SKIP, Design.CANCEL))
        assert made.trace.events.time_ns[-2] >= end_ns


def columns(table: Targets) -> tuple[list[int], ...]:
    return tuple(column.tolist() for column in (table.plane, table.block, table.page))


# Against the files of the five designs


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of the five designs are not here")
@pytest.mark.parametrize(
    ("folder", "case"), [("resume-after-old-end", Case.AFTER), ("twice", Case.TWICE)]
)
@pytest.mark.parametrize("design", Design)
def test_files_of_the_design_tell_the_same(folder: str, case: Case, design: Design) -> None:
    made = outcome(design, STORIES[case])
    for name in (design, "skip+reserve") if design is Design.SKIP else (design,):
        read = registry.import_foreign([DATA / folder / name]).trace
        assert op_ends(read) == made.ends_ns
        assert happened(read) == happened(made.trace)
        if name not in (Design.SKIP, Design.DISPATCH):  # these leave out the second part
            assert executed(read) == executed(made.trace)
            assert broken(read) == made.broken


@pytest.mark.skipif(not HISTORY.is_dir(), reason="the history of the generator is not here")
def test_the_generator_broke_the_same_laws_until_it_was_mended() -> None:
    before, after = (
        laws.check(registry.import_foreign([HISTORY / commit]).trace)
        for commit in ("c42470f", "62176a9")
    )
    counts = {each.law: len(each.violations) for each in before if each.violations}
    assert {law: counts[law] for law in (2, 3, 14)} == {2: 15, 3: 15, 14: 15}
    assert not [each.law for each in after if each.violations]


def happened(trace: Trace) -> list[tuple[int, ...]]:
    """Return time, kind and op of each event before the PROGRAM that nothing suspends."""
    queue, events = trace.queue, trace.events
    rows = events.seq
    told = zip(
        events.time_ns.tolist(), queue.kind[rows].tolist(), queue.uid[rows].tolist(), strict=True
    )
    return [row for row in told if row[0] < 5_000_000]


def executed(trace: Trace) -> list[tuple[int, ...]]:
    """Return op, state, start and end of each segment before that PROGRAM, in order."""
    segments = trace.segments
    uid = trace.parts.uid[segments.part]
    columns = (uid, segments.state, segments.start_ns, segments.end_ns, segments.cut)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return sorted(row for row in rows if row[2] < 5_000_000)


def broken(trace: Trace) -> tuple[int, ...]:
    return tuple(each.law for each in laws.check(trace) if each.violations)


# Random stories


def op_ends(trace: Trace) -> tuple[int, ...]:
    """Return when an OP_END of op 1 was handled, ascending."""
    queue = trace.queue
    ends = (queue.kind == KIND_CODE[EventKind.OP_END]) & (queue.uid == 1)
    handled = np.sort(queue.handled[ends & (queue.handled <= trace.last_event)])
    return tuple(trace.events.time_ns[handled].tolist())


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A PROGRAM that is suspended up to three times."""
    start_ns = draw(st.integers(0, 2_000_000))
    asked: list[Asked] = []
    busy_ns, end_ns = start_ns + op_def(PROGRAM).durations_ns[0], None
    for _ in range(draw(st.integers(1, 3))):
        story = Story(tuple(asked), start_ns)
        (end_ns,) = story.true_ends_ns
        at_ns = draw(st.integers(busy_ns, end_ns - 1))
        after_ns = draw(st.none() | st.integers(0, 1_000_000))
        asked.append(Asked(at_ns, None if after_ns is None else at_ns + after_ns))
        resumed = Story(tuple(asked), start_ns).suspensions[-1].resumed
        if resumed is None:
            break
        busy_ns = resumed.done_ns
    return Story(tuple(asked), start_ns)


def simulated(story: Story) -> Trace:
    """Return the run of a story through the engine."""
    entries = [
        f"  - {{at_us: {us_cell(story.start_ns)}, op: {PROGRAM}, die: 0, block: 0, page: 0}}"
    ]
    for each in story.asked:
        entries.append(f"  - {{at_us: {us_cell(each.suspend_ns)}, op: {SUSPEND}, die: 0}}")
        if each.resume_ns is not None:
            entries.append(f"  - {{at_us: {us_cell(each.resume_ns)}, op: {RESUME}, die: 0}}")
    run = Run(
        loader.loads(
            "\n".join(
                ["nandviz: 1", "name: story", "profile: generic-tlc", "script:", *entries, ""]
            )
        )
    )
    while not run.complete:
        run.advance(1000.0)
    run.trace.flush()
    return run.trace


@settings(deadline=None)
@given(stories())
def test_cancelling_agrees_with_the_engine(story: Story) -> None:
    assert DESIGNS[Design.CANCEL](story) == story.true_ends_ns == op_ends(simulated(story))


@settings(deadline=None)
@given(stories(), st.sampled_from(Design))
def test_a_law_is_broken_exactly_where_the_op_ends_are_not_the_true_ones(
    story: Story, design: Design
) -> None:
    made = outcome(design, story)
    assert bool(made.broken) == (made.ends_ns != story.true_ends_ns), told(made)
    assert design is not Design.CANCEL or not made.broken


def told(made: Outcome) -> str:
    return "; ".join(each.detail for each in made.violations)
