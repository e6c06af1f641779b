"""What is left of a scenario: the condition holds of it, and no single entry can be taken out."""

from typing import Any

import pytest

from nandviz.errors import NandvizError
from nandviz.model.words import EntryFate, Reason
from nandviz.query.breakpoint_matches import place_of
from nandviz.scenario import library, loader
from nandviz.scenario.breakpoint_words import breakpoint_words, parse_breakpoint
from nandviz.scenario.scenario import (
    Breakpoint,
    Comparison,
    EntryCondition,
    FigureCondition,
    MetricCondition,
    OpFigure,
    RefusalCondition,
)
from nandviz.study.case import scenario_of as scenario_of_trace
from nandviz.study.case_text import remarks, scenario_of
from nandviz.study.condition import outcome
from nandviz.study.shrink import Shrinking, Shrunk
from nandviz.trace.codes import ENTRY_FATES, REASONS
from nandviz.trace.laws import check
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.profiles import SMALL
from tests.strategies import random_setup, workload_setup
from tests.study.small import is_1_minimal, script, whole_run
from tests.study.small import scenario_of as scenario

PROGRAM = "at_us: {}, op: Page_Program_SLC, die: 0, block: {}, page: {}"
SUSPEND, RESUME = (f"at_us: {{}}, op: Program_{word}, die: 0" for word in ("Suspend", "Resume"))


def shrunk(source: object, condition: str) -> Shrunk:
    return Shrinking(source, parse_breakpoint(condition)).run()


def built_in(name: str, **policies: str) -> object:
    return loader.load(library.path(name), {f"policies.{k}": v for k, v in policies.items()})


def assert_well(left: Shrunk) -> None:
    """Assert that what is left is minimal, and its file the same."""
    assert left.is_minimal
    assert is_1_minimal(left.case, left.what)
    written = scenario_of(left, "tests")
    assert written.setup == left.case.setup
    assert written.breakpoints == (left.condition,)
    assert outcome(written, left.condition).holds


def test_an_entry_that_fails_to_come_back_needs_four_entries() -> None:
    left = shrunk(
        script(
            PROGRAM.format(0, 4, 0),
            PROGRAM.format(10, 5, 0),
            SUSPEND.format("103.217"),
            PROGRAM.format(200, 4, 7),
            "at_us: 250, op: Page_Read_SLC, die: 0, block: 5, page: 0",
            RESUME.format("404.4"),
            PROGRAM.format(20000, 6, 0),
        ),
        "backlog dropped",
    )
    assert_well(left)
    ops = [op.op.name for entry in left.case.setup.script for op in entry.ops]
    program = "Page_Program_SLC"
    assert ops == [program, "Program_Suspend", program, "Program_Resume"]
    assert [entry.at_ns for entry in left.case.entries] == [0, 90_000, 100_000, 300_000]
    assert left.entries == 7


def test_ops_of_a_batch_are_taken_out_too_and_the_op_that_is_meant_stays_the_same() -> None:
    batch = ", ".join(
        f"{{op: Page_Program_SLC, die: 0, block: {block}, page: 0}}" for block in (4, 5, 6)
    )
    source = script(
        "at_us: 0, op: Page_Read_SLC, die: 0, block: 9, page: 0",
        f"at_us: 50, batch: [{batch}]",
        SUSPEND.format(100),
        RESUME.format(9000),
    )
    left = shrunk(source, "delay(1.0) > 5000")
    assert_well(left)
    assert [(each.number, [op.place for op in each.ops]) for each in left.case.entries] == [
        (1, [0]),
        (2, [0]),
        (3, [0]),
    ]
    assert breakpoint_words(left.condition) == "delay(0.0) > 5000"
    assert "op 0.0 here is op 1.0 of that" in [*remarks(left)]


def test_an_op_that_is_named_by_its_uid_is_the_same_op_in_what_is_left() -> None:
    source = script(
        PROGRAM.format(0, 4, 0),
        "at_us: 1000, op: Page_Read_SLC, die: 0, block: 9, page: 0",
        PROGRAM.format(2000, 5, 0),
        SUSPEND.format(2100),
    )
    left = shrunk(source, "op 4, OP_START")
    assert breakpoint_words(left.condition) == "OP_START, op 1.0"
    assert [entry.number for entry in left.case.entries] == [2, 3]


def test_what_always_holds_leaves_one_op_and_no_breakpoint() -> None:
    left = shrunk(script(PROGRAM.format(0, 4, 0), SUSPEND.format(50)), "every event")
    assert left.is_minimal
    assert left.case.op_count == 1
    assert scenario_of(left, "tests").breakpoints == ()


@plain_only
def test_a_law_that_a_defect_of_the_program_breaks_is_found_and_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    applied = Recorder.applied

    def applied_twice(
        self: Recorder, uid: int, die: int, block: int, page: int, state: Any
    ) -> None:
        for _ in range(2 if page == 3 else 1):
            applied(self, uid, die, block, page, state)

    monkeypatch.setattr(Recorder, "applied", applied_twice)
    left = shrunk(built_in("workload-mixed"), "law 3")
    assert_well(left)
    assert {verdict.law for verdict in check(whole_run(left.case.scenario)) if verdict.violations}
    pages = [
        target.page for entry in left.case.setup.script for op in entry.ops for target in op.targets
    ]
    assert sorted(pages) == [0, 1, 2, 3]


def test_what_does_not_hold_is_refused() -> None:
    with pytest.raises(NandvizError, match="small: backlog dropped does not hold of it"):
        shrunk(script(PROGRAM.format(0, 0, 0)), "backlog dropped")
    with pytest.raises(NandvizError, match="does not hold"):
        shrunk(script(PROGRAM.format(0, 0, 0)), "law any")


def test_policies_blocks_and_the_end_of_a_run_are_kept_where_they_matter_alone() -> None:
    head = (
        "policies: {max_suspends_per_op: 1, backlog_retry_limit: 3}\n"
        "run: {until_us: 90000}\n"
        "initial: {blocks: [{die: 0, block: 3, state: bad}, {die: 0, block: 7, state: dirty}]}\n"
    )
    source = script(
        PROGRAM.format(0, 0, 0),
        SUSPEND.format(50),
        RESUME.format(200),
        SUSPEND.format(400),
        head=head,
    )
    left = shrunk(source, "rejected suspend_limit")
    assert_well(left)
    setup = left.case.setup
    assert (setup.policies.max_suspends_per_op, setup.policies.backlog_retry_limit) == (1, 8)
    assert (setup.initial, setup.until_ns) == ({}, None)


def test_a_bad_block_that_matters_stays_and_moves_with_its_ops() -> None:
    head = "initial: {blocks: [{die: 0, block: 7, state: bad}, {die: 0, block: 3, state: bad}]}\n"
    left = shrunk(script(PROGRAM.format(5, 7, 3), head=head), "rejected epr_bad_block")
    assert_well(left)
    assert [*left.case.setup.initial] == [(0, 0)]


def test_it_is_the_same_every_time() -> None:
    first, second = (shrunk(built_in("workload-erase-heavy"), "backlog dropped") for _ in range(2))
    assert first.runs == second.runs
    assert scenario_of(first, "it").text == scenario_of(second, "it").text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("workload-erase-heavy", "backlog dropped"),
        ("workload-four-dies", "backlog dropped"),
        ("workload-suspend-storm", "rejected target_suspended"),
        ("workload-suspend-storm", "backlog displaced"),
        ("workload-mixed", "displaced >= 3"),
        ("workload-suspend-limits", "rejected suspend_limit"),
        ("workload-mixed", "backlog_size >= 4"),
        ("retry-then-drop", "backlog dropped"),
        ("host-suspend", "suspends >= 3"),
        ("host-tpcc", "suspends >= 3"),
    ],
)
def test_built_in_storms_come_down_to_a_handful(name: str, condition: str) -> None:
    left = shrunk(built_in(name), condition)
    assert_well(left)
    assert len(left.case.entries) <= 12
    assert left.case.setup.workload is None
    assert left.case.setup.host is None


@pytest.mark.slow
@pytest.mark.parametrize("condition", ["backlog dropped", "backlog moved"])
def test_the_suspend_storm_comes_down_to_at_most_twelve_entries(condition: str) -> None:
    """As it stands it drops and moves none; where a SUSPEND displaces little, it does."""
    left = shrunk(built_in("workload-suspend-storm", backlog_scope="blocked"), condition)
    assert_well(left)
    assert left.entries > 300
    assert len(left.case.entries) <= 12
    assert left.runs < 1_000


def test_a_suspension_is_taken_out_with_what_comes_after_it_that_much_earlier() -> None:
    source = script(
        PROGRAM.format(0, 4, 0),
        SUSPEND.format(50),
        RESUME.format(7000),
        PROGRAM.format(7050, 5, 0),
        SUSPEND.format(7200),
    )
    left = shrunk(source, "backlog displaced")
    assert_well(left)
    assert [entry.number for entry in left.case.entries] == [0, 3, 4]
    assert [entry.at_ns for entry in left.case.entries] == [0, 0, 90_000]


def test_a_workload_run_tells_what_it_was_frozen_to() -> None:
    left = shrunk(built_in("workload-erase-heavy"), "backlog dropped")
    assert left.notes[0] == f"frozen: {left.entries} batches that were submitted, as entries"


def test_a_saved_trace_is_simulated_again_from_what_was_submitted() -> None:
    trace = whole_run(built_in("workload-erase-heavy"))
    left = shrunk(scenario_of_trace(trace), "backlog dropped")
    assert_well(left)
    assert len(left.case.entries) <= 12


class EnoughError(Exception):
    pass


def test_whoever_has_had_enough_keeps_the_best_so_far() -> None:
    told: list[int] = []

    def between() -> None:
        if len(told) == 12:
            raise EnoughError

    work = Shrinking(
        built_in("workload-erase-heavy"),
        parse_breakpoint("backlog dropped"),
        lambda progress: told.append(progress.entries),
        between,
    )
    assert work.best is None
    with pytest.raises(EnoughError):
        work.run()
    best = work.best
    assert best is not None
    assert not best.is_minimal
    assert len(best.case.entries) == told[-1] < best.entries
    assert outcome(scenario_of(best, "it"), best.condition).holds


# Random scenarios, each with a condition that holds of it


def some_condition(trace: Trace, seed: int) -> Breakpoint:
    """Return something that happens in a run, what depends on the seed."""
    found = [
        Breakpoint(rejected=RefusalCondition(Reason(REASONS[code])))
        for code in sorted({*trace.refusals.reason.tolist()})
    ]
    found += [
        Breakpoint(backlog=EntryCondition(EntryFate(ENTRY_FATES[code])))
        for code in sorted({*trace.backlog.fate.tolist()} - {-1})
    ]
    for uid in sorted({*trace.suspensions.uid.tolist()}):
        place = place_of(trace, uid)
        assert place is not None
        count = int((trace.suspensions.uid == uid).sum())
        figure = FigureCondition(OpFigure.SUSPENDS, place, Comparison.GE, count)
        found.append(Breakpoint(figure=figure))
    found = found or [Breakpoint(metric=MetricCondition("ops_completed", Comparison.GE, 3))]
    return found[seed * 7 % len(found)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_random_scenarios_come_down_to_what_matters(seed: int) -> None:
    made = workload_setup(seed) if seed % 5 == 4 else random_setup(seed, batches=60)
    source = scenario(made, SMALL)
    what = some_condition(whole_run(source), seed)
    left = Shrinking(source, what).run()
    assert_well(left)
    assert len(left.case.entries) < len(whole_run(source).ops)
