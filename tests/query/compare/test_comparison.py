"""Two traces side by side: who is who, what differs, where they part, in whole outputs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.model.setup import Setup
from nandviz.model.words import EventKind, Fate, Reason
from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.difference_words import op_changes, op_name
from nandviz.query.compare.divergence import How
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.identity import EntryPairs
from nandviz.query.compare.op_differences import Between, NoTime, OpDifference
from nandviz.query.compare.value_differences import LawDifference, ValueDifference
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace import laws
from nandviz.trace.laws import Status
from nandviz.trace.tables import Trace
from tests.diff.pairs import SCRIPT_CHANGES, pair, policy_changed
from tests.strategies import setups, workload_setup
from tests.trace.laws.stories import simulate

HEAD = "nandviz: 1\nname: a test\nscript:\n"
THREE = """\
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
"""
SUSPEND = "  - {at_us: 100, op: Program_Suspend, die: 0}\n"
RESUME = "  - {at_us: 400, op: Program_Resume, die: 0}\n"
READ = "  - {at_us: 5000, op: Page_Read_SLC, die: 0, block: 0, page: 0}\n"
READ_OTHER = "Page_Read_SLC, die: 0, block: 0, page: 1"
STORY = THREE + SUSPEND + RESUME + READ


def run(script: str, head: str = "", **overrides: str) -> Trace:
    work = Run(loads(f"{HEAD}{script}{head}", overrides=overrides))
    work.steps(10**6)
    work.trace.flush()
    return work.trace


def told(comparison: Comparison) -> list[str]:
    """Name each op that differs and say what of it does."""
    return [
        ": ".join([op_name(comparison, op), ", ".join(op_changes(op))]).removesuffix(": ")
        for op in comparison.ops
    ]


# Stories


def test_a_moved_suspend() -> None:
    comparison = compare(run(STORY), run(STORY.replace("at_us: 100,", "at_us: 330,")))
    assert comparison.sentence == (
        "Same until event 2 (100.000 µs). There A suspends op 1; B at 330.000 µs suspends op 2."
    )
    assert told(comparison) == [
        "op 1 Page_Program_SLC on die 0, block 0 page 0: end -450.185 µs, parts -1, suspends -1",
        (
            "op 2 Page_Program_SLC on die 0, block 0 page 1: start -450.185 µs, end -199.815 µs, "
            "parts +1, suspends +1, waits -450.185 µs"
        ),
        "op 3 Program_Suspend on die 0: start +230.000 µs, end +230.000 µs",
        "op 4 Program_Resume on die 0: start +30.185 µs, end +30.185 µs",
    ]
    assert [op.uid_a for op in map(comparison.ops.row, comparison.ops.by_size())] == [1, 2, 3, 4]


def test_a_suspend_that_is_moved_to_where_it_is_refused() -> None:
    comparison = compare(run(STORY), run(STORY.replace("at_us: 100,", "at_us: 1000,")))
    assert comparison.sentence == (
        "Same until event 2 (100.000 µs). There A suspends op 1; "
        "B at 1000.000 µs refuses: not_core_busy."
    )
    # Its SUBMIT comes behind that of the RESUME now: other numbers, the same ops.
    suspend = next(op for op in comparison.ops if op.uid_a == 3)
    assert suspend == OpDifference(
        *(3, 4, Between(0, NoTime.REFUSED), Between(0, NoTime.REFUSED), -1, 0, 0),
        *(Fate.COMPLETED, Fate.REJECTED, None, Reason.NOT_CORE_BUSY, False, False),
    )
    resume = next(op for op in comparison.ops if op.uid_a == 4)
    assert (resume.uid_b, resume.reason_b) == (3, Reason.NOT_SUSPENDED)
    assert told(comparison)[-1] == (
        "op 4 Program_Resume on die 0 (op 3 of B): completed → rejected (not_suspended), "
        "start refused, end refused, parts -1"
    )


def test_a_refusal_in_place_of_a_suspend() -> None:
    limit = "policies: {max_suspends_per_op: 0}\n"
    comparison = compare(run(STORY), run(STORY, limit))
    assert comparison.sentence == (
        "Same until event 2 (100.000 µs). There A suspends op 1; B refuses: suspend_limit."
    )
    assert comparison.divergence is not None
    assert comparison.divergence.how is How.OUTCOME


def test_an_entry_in_front_shifts_numbers_and_is_the_only_difference() -> None:
    early = "  - {at_us: 0, op: Read_Status, die: 0}\n"
    comparison = compare(run(STORY), run(early + STORY))
    assert comparison.sentence == (
        "Same until event 0 (0.000 µs). There B submits op 1 Read_Status on die 0; "
        "A has no such event."
    )
    assert [(op.uid_a, op.uid_b) for op in comparison.ops] == [(1, 2), (2, 3), (None, 1)]
    assert (comparison.op_of_b(1), comparison.op_of_b(5)) == (2, 6)
    assert (comparison.op_of_a(1), comparison.op_of_a(6)) == (None, 5)


def test_a_late_entry_in_front_of_the_file_is_the_only_difference() -> None:
    late = "  - {at_us: 9000, op: Read_Status, die: 0}\n"
    comparison = compare(run(STORY), run(late + STORY))
    assert told(comparison) == ["B: op 6 Read_Status on die 0"]
    assert [event.kind for event in comparison.events] == [
        EventKind.SUBMIT,
        EventKind.OP_START,
        EventKind.OP_END,
    ]
    assert comparison.divergence is not None
    assert comparison.divergence.how is How.ONLY_B
    assert comparison.divergence.k_a == -1
    assert comparison.divergence.event == comparison.a.last_event + 1


def test_an_entry_that_was_taken_out() -> None:
    comparison = compare(run(STORY), run(THREE + SUSPEND + RESUME))
    assert comparison.sentence == (
        "Same until event 12 (5000.000 µs). There A submits op 5 Page_Read_SLC on die 0, "
        "block 0 page 0; B has no such event."
    )
    assert told(comparison) == ["A: op 5 Page_Read_SLC on die 0, block 0 page 0"]


def test_an_entry_that_says_something_else_is_the_same_entry() -> None:
    other = STORY.replace("Page_Read_SLC, die: 0, block: 0, page: 0", READ_OTHER)
    comparison = compare(run(STORY), run(other))
    assert comparison.sentence == (
        "Same until event 12 (5000.000 µs). There A submits op 5 Page_Read_SLC on die 0, block 0 "
        "page 0; B submits op 5 Page_Read_SLC on die 0, block 0 page 1."
    )
    assert told(comparison) == [
        (
            "A: op 5 Page_Read_SLC on die 0, block 0 page 0; "
            "B: op 5 Page_Read_SLC on die 0, block 0 page 1"
        )
    ]
    assert list(comparison.events) == [
        EventDifference(12, 12, EventKind.SUBMIT, 0, "ok", "ok", says_other=True, is_loose=False)
    ]
    assert not comparison.is_empty


def test_an_op_that_the_end_of_a_run_cuts_off_has_not_ended() -> None:
    end = "run: {until_us: 200, drain: false}\n"
    comparison = compare(run(THREE), run(THREE, end))
    assert [(op.start, op.end, op.fate_b) for op in comparison.ops] == [
        (Between(0), Between(0, NoTime.NOT_ENDED), Fate.RUNNING),
        (Between(0, NoTime.NOT_STARTED), Between(0, NoTime.NOT_ENDED), Fate.PLANNED),
    ]
    assert told(comparison)[0] == (
        "op 1 Page_Program_SLC on die 0, block 0 page 0: completed → running, end not ended"
    )


def test_what_is_refused_in_both_runs_is_no_difference() -> None:
    refused = "  - {at_us: 9000, op: Program_Suspend, die: 0}\n"
    assert compare(run(STORY + refused), run(STORY + refused)).is_empty


def test_an_op_that_waits_up_to_the_end_has_waited_until_the_last_event() -> None:
    """Two programs, the second displaced for good in B."""
    comparison = compare(run(THREE + SUSPEND + RESUME), run(THREE + SUSPEND))
    second = next(op for op in comparison.ops if op.uid_a == 2)
    assert second.waited_ns == (200_185 - 100_000) - (550_185 - 100_000)
    assert second.end == Between(0, NoTime.NOT_ENDED)
    assert second.fate_b is Fate.BACKLOGGED


def test_two_entries_of_one_instant_in_another_order() -> None:
    """Nothing else differs: no op, no time, no outcome."""
    a = "  - {at_us: 0, op: Data_Out, die: 0}\n  - {at_us: 0, op: Read_Status, die: 0}\n"
    b = "  - {at_us: 0, op: Read_Status, die: 0}\n  - {at_us: 0, op: Data_Out, die: 0}\n"
    entries = EntryPairs.of_ids([1, 2], [2, 1])
    comparison = compare(run(a), run(b), entries)
    assert comparison.divergence is not None
    assert comparison.divergence.how is How.ORDER
    assert comparison.sentence == (
        "Same until event 0 (0.000 µs). There A submits op 1 Data_Out on die 0 first, at the same "
        "instant; B submits op 1 Read_Status on die 0 first."
    )
    assert comparison == -compare(run(b), run(a), EntryPairs.of_ids([2, 1], [1, 2]))


def test_ids_win_over_what_entries_say() -> None:
    twice = THREE + SUSPEND + SUSPEND.replace("100", "200")
    once = THREE + SUSPEND.replace("100", "200")
    by_ids = compare(run(twice), run(once), EntryPairs.of_ids([1, 2, 3], [1, 3]))
    assert [op.uid_b for op in by_ids.ops if op.uid_a == 3] == [None]
    assert [op.uid_b for op in compare(run(twice), run(once)).ops if op.uid_a == 4] == [None]


def test_a_gap_is_no_part_of_what_an_entry_says() -> None:
    comparison = compare(run(STORY), run(STORY, **{"policies.sequence_gap_us": "7"}))
    assert comparison.ops.in_both.all()
    assert not comparison.ops.changed("says").any()
    assert comparison.op_of_b(2) == 2


def test_the_counterpart_of_each_event() -> None:
    a, b = run(STORY), run(STORY.replace("at_us: 100,", "at_us: 330,"))
    comparison = compare(a, b)
    there = [comparison.event_of_b(k) for k in range(a.last_event + 1)]
    assert there == [0, 1, 4, 5, 7, 6, 8, 9, None, 2, 3, 10, 11, 12, 13]
    back = [comparison.event_of_a(k) for k in there if k is not None]
    assert back == [k for k in range(15) if k != 8]
    assert comparison.event_of_b(99) is None


def test_values_that_differ() -> None:
    comparison = compare(run(STORY), run(THREE + READ))
    assert comparison.metrics[0] == ValueDifference(
        *("metric at the end", "suspended_op_end_cancelled", "suspended_op_end_cancelled", "1", "0")
    )
    values = {each.name: (each.a, each.b, each.delta) for each in comparison.metrics}
    assert values["bus_busy_us"] == ("26.138", "25.768", "-0.370")
    values = {each.name: (each.a, each.b, each.delta) for each in comparison.figures}
    assert values["suspend_count"] == ("1", "0", "-1")
    assert values["resume_progress_max_us"] == ("209.824", "", "")


def test_laws_that_hold_in_one_only() -> None:
    a = laws.check(run(STORY))
    b = [replace(each, status=Status.BROKEN) if each.law == 4 else each for each in a]
    comparison = compare(run(STORY), run(STORY))
    found = comparison.laws(a, b)
    assert found == (LawDifference(4, "No overlap on a plane", Status.PASS, Status.BROKEN),)
    assert tuple(-each for each in comparison.laws(b, a)) == found
    assert comparison.laws(a, a) == ()


# Workloads


def test_proposals_are_the_same_up_to_the_first_that_differs_and_loose_from_there() -> None:
    first = workload_setup(3, max_ops=40)
    assert first.workload is not None
    again = simulate(replace(first, workload=replace(first.workload, max_ops=25)))
    comparison = compare(simulate(first), again)
    assert not comparison.ops.a["loose"].any()
    assert comparison.op_of_b(1) == 1
    other = compare(
        simulate(first), simulate(replace(first, workload=replace(first.workload, seed=99)))
    )
    assert other.ops.a["loose"].any()
    pairs = [(op.uid_a, op.uid_b) for op in other.ops if op.is_loose and op.uid_a and op.uid_b]
    assert all(other.a.op_def(a).name == other.b.op_def(b).name for a, b in pairs)
    assert pairs


def test_another_seed_parts_where_something_else_is_proposed() -> None:
    first = workload_setup(0)
    assert first.workload is not None
    other = replace(first, workload=replace(first.workload, seed=5))
    divergence = compare(simulate(first), simulate(other)).divergence
    assert divergence is not None
    assert divergence.how in {How.OPS, How.OUTCOME}
    assert divergence.words_a.startswith("proposes ")


# Laws of comparing


@given(setups())
@settings(max_examples=30)
def test_a_run_compared_with_itself_is_empty(setup: Setup) -> None:
    comparison = compare(simulate(setup), simulate(setup))
    assert comparison.is_empty
    assert comparison.sentence == "Both runs are the same."
    assert -comparison == comparison


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_a_comparison_is_the_other_one_turned(seed: int) -> None:
    first, second, _ = pair(seed)
    a, b = simulate(first), simulate(second)
    there, back = compare(a, b), compare(b, a)
    assert there == -back
    assert -there == back
    assert (there == back) is there.is_empty
    assert (-there).op_of_a(1) == there.op_of_b(1)
    assert (-there).event_of_a(0) == there.event_of_b(0)


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_counterparts_lead_back(seed: int) -> None:
    first, second, _ = pair(seed)
    comparison = compare(simulate(first), simulate(second))
    for uid in range(1, len(comparison.a.ops) + 1):
        other = comparison.op_of_b(uid)
        assert other is None or comparison.op_of_a(other) == uid
    for k in range(comparison.a.last_event + 1):
        other = comparison.event_of_b(k)
        assert other is None or comparison.event_of_a(other) == k


@pytest.mark.parametrize("change", [*SCRIPT_CHANGES, policy_changed])
def test_every_kind_of_change_is_made_by_the_random_pairs(change: object) -> None:
    kinds = [*SCRIPT_CHANGES, policy_changed]
    first, second, _ = pair(kinds.index(change))  # type: ignore[arg-type]
    assert first != second
