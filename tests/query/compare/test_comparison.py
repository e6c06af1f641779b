"""What differs between two runs, and where they part, in whole outputs."""

from dataclasses import replace

import pytest

from nandviz.exchange.csv import differences as csv_differences
from nandviz.model.words import EventKind, Fate, Reason
from nandviz.query.compare.comparison import compare
from nandviz.query.compare.deeds import deed
from nandviz.query.compare.divergence import Divergence, How
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.identity import EntryPairs
from nandviz.query.compare.op_differences import Between, NoTime, OpDifference
from nandviz.query.compare.value_differences import LawDifference, ValueDifference
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.trace import laws
from nandviz.trace.laws import Status
from tests.query.compare.compared import (
    READ,
    READ_OTHER,
    RESUME,
    STORY,
    SUSPEND,
    THREE,
    run,
    told,
)


def test_a_moved_suspend() -> None:
    comparison = compare(run(STORY), run(STORY.replace("at_us: 100,", "at_us: 330,")))
    assert comparison.sentence == (
        "Same until event 2 (100.000 µs). There A suspends op 1; B suspends op 2 (at 330.000 µs)."
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
        "B refuses: not_core_busy (at 1000.000 µs)."
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


# In words


@pytest.mark.parametrize(
    ("name", "deeds"),
    [
        (
            "retry-then-drop",
            {
                0: "submits op 1, op 2",
                2: "suspends op 1",
                5: "defers op 4 Page_Program_SLC on die 0, block 0 page 5",
                6: "resumes op 1",
                9: "flushes op 2, fails to flush the PROGRAM backlog: epr_page_order",
                10: "fails to flush the PROGRAM backlog: epr_page_order",
                12: "drops op 4",
                13: "ends op 1 Page_Program_SLC on die 0, block 0 page 0",
            },
        ),
        (
            "reset-while-suspended",
            {
                5: "submits op 4 Reset on die 0",
                8: "refuses: epr_program_before_erase",
                10: "starts op 6 Block_Erase_SLC on die 0, block 0",
            },
        ),
        ("half-flushed", {13: "flushes nothing from the PROGRAM backlog"}),
        ("arrivals-deferred", {11: "flushes op 3, op 4, op 5, op 7"}),
        (
            "workload-suspend-storm",
            {0: "proposes op 1 Block_Erase_SLC on die 0, block 2", 7: "proposes nothing"},
        ),
    ],
)
def test_what_a_run_does_at_an_event(name: str, deeds: dict[int, str]) -> None:
    work = Run(load(library.path(name)))
    work.steps(20)
    assert {k: deed(work.trace, k) for k in deeds} == deeds


def test_another_cause_is_a_divergence_of_its_own() -> None:
    found = Divergence(How.CAUSE, 5, 5, 900, 900, "starts op 1", "starts op 1")
    assert found.sentence == (
        "Same until event 5 (0.900 µs). There A starts op 1; B starts op 1, and another event has "
        "led to it."
    )
    assert -found == found


def test_a_run_without_events_compares() -> None:
    nothing = "run: {until_us: 0, drain: false}\n"
    late = "  - {at_us: 5, op: Read_Status, die: 0}\n"
    a, b = run(late, nothing), run(late)
    comparison = compare(a, b)
    assert len(a.events) == 0
    assert told(comparison) == ["B: op 1 Read_Status on die 0"]
    assert comparison == -compare(b, a)
    assert compare(a, a).is_empty
    assert len(csv_differences.ops(compare(a, b))["op_name"]) == 1
    assert len(csv_differences.events(compare(a, b))["event"]) == 3


def test_comparisons_are_equal_to_none_but_comparisons() -> None:
    comparison = compare(run(STORY), run(STORY))
    assert comparison != "a text"
    assert comparison.ops != comparison.events
