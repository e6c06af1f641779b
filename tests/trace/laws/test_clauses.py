"""What laws 6, 9 and 14 forbid beside their titles, clause by clause."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nandviz.model.ops import OpRequest
from nandviz.model.setup import BlockState
from nandviz.model.words import BAD, DIRTY, ERASED, EventKind
from nandviz.trace.codes import AXES
from nandviz.trace.tables import Trace
from tests.profiles import SMALL
from tests.trace.laws.stories import (
    copy_of,
    nested,
    op,
    shift,
    story,
    three_programs,
    waits_behind_displaced,
    write,
)
from tests.trace.laws.verdicts import broken_laws, event_of, judged, part_row, submit_of


def read_while(name: str, block: int) -> Trace:
    """Op 1 programs block 4; op 3 suspends op 2 of block 1; op 4 reads block 4 meanwhile."""
    kind = name.split("_", maxsplit=1)[0]
    return story(
        (0, [op("Program", 4, 0)]),
        (150, [op(name, block, 0 if kind == "Program" else -1)]),
        (180, [op(f"{kind}_Suspend")]),
        (250, [op("Read", 4, 0)]),
        (400, [op(f"{kind}_Resume")]),
    )


@pytest.mark.parametrize(("page", "breaks"), [(0, True), (1, False)])
def test_6_a_read_of_a_suspended_page(page: int, breaks: bool) -> None:
    trace = copy_of(read_while("Program", 1))
    assert broken_laws(trace) == []
    write(trace, "targets", int(trace.ops.first_target[3]), block=1, page=page)
    found = judged(trace, 6).violations
    assert [v.uid for v in found] == ([4, 4, 4] if breaks else [])


def test_6_a_read_of_a_block_whose_erase_is_suspended() -> None:
    trace = copy_of(read_while("Erase", 1))
    assert broken_laws(trace) == []
    write(trace, "targets", int(trace.ops.first_target[3]), block=1)
    found = judged(trace, 6).violations
    assert [(v.uid, v.time_ns) for v in found] == [(4, 250), (4, 252), (4, 267)]
    assert "while ERASE is suspended there since 0.180 µs (op 2" in found[0].detail


def test_6_a_program_of_a_block_whose_erase_is_suspended() -> None:
    trace = copy_of(nested())
    write(trace, "targets", 1, block=1)
    found = judged(trace, 6).violations
    assert {v.uid for v in found} == {3}
    assert found[0].time_ns == 150


def test_6_an_erase_while_program_is_suspended() -> None:
    trace = copy_of(nested())
    last = part_row(trace, 1, 2)
    shift(trace, 1, 240 - int(trace.parts.start_ns[last]))
    found = [v for v in judged(trace, 6).violations if "while PROGRAM" in v.detail]
    assert (found[0].uid, found[0].time_ns) == (1, 240)


def test_9_displaced_entries_stand_in_order_of_old_start() -> None:
    trace = copy_of(three_programs())
    lost = np.flatnonzero((trace.parts.number == 1) & (trace.parts.died == submit_of(trace, 4)))
    rows = {int(trace.parts.uid[row]): int(row) for row in lost}
    write(trace, "parts", rows[3], start_ns=int(trace.parts.start_ns[rows[2]]) - 1)
    found = judged(trace, 9).violations
    assert [(v.uid, v.event) for v in found] == [(3, submit_of(trace, 4))]
    assert "old start" in found[0].detail


def test_9_displaced_entries_stand_in_front() -> None:
    trace = copy_of(waits_behind_displaced())
    assert trace.backlog.uid.tolist() == [3, 5]
    write(trace, "backlog", 1, rank=int(trace.backlog.rank[0]) + 1)
    found = judged(trace, 9).violations
    assert (found[0].uid, found[0].event) == (5, submit_of(trace, 7))
    assert "enters behind entry 1, op 3 (Program)" in found[0].detail


def test_9_no_instant_op_waits() -> None:
    trace = copy_of(three_programs())
    write(trace, "ops", 2, op=list(SMALL.ops).index("Read_Status"))
    found = judged(trace, 9).violations
    assert [(v.uid, v.event) for v in found] == [(3, submit_of(trace, 4))]


def test_9_says_nothing_of_a_flush_in_an_event_that_reserved_nothing() -> None:
    trace = copy_of(
        story(
            (0, [op("Program", 0, 0)]),
            (30, [op("Program_Suspend"), op("Program", 4, 0)]),
            (300, [op("Program_Resume"), op("Program", 4, 1)]),
        )
    )
    assert trace.backlog.uid.tolist() == [3, 5], "the last op waits"
    write(trace, "backlog", 1, died=trace.last_event)
    assert broken_laws(trace) == [10, 11]


def test_9_no_flush_is_tried_of_an_entry_that_is_not_the_head() -> None:
    trace = copy_of(three_programs())
    refill = event_of(trace, EventKind.BACKLOG_REFILL)
    trace.retries.append(2, 1, 0, 0, 0, refill - 1)
    found = judged(trace, 9).violations
    assert [(v.uid, v.event) for v in found] == [(3, refill - 1)]


@pytest.mark.parametrize("between", [[], [op("Read_Status")]], ids=["next", "behind a status"])
def test_9_no_resume_of_another_axis_inside_a_boundary(between: list[OpRequest]) -> None:
    batch = [op("Program_Suspend"), op("Program", 4, 0), *between, op("Program_Resume")]
    trace = copy_of(story((0, [op("Program", 0, 0)]), (30, batch)))
    assert broken_laws(trace) == []
    write(trace, "backlog", 0, axis=AXES.index("ERASE"))
    found = judged(trace, 9).violations
    resume = len(trace.ops)
    assert [(v.uid, v.event) for v in found] == [(resume, submit_of(trace, resume))]
    assert "is let into the ERASE boundary of its batch on die 0 behind op 3" in found[0].detail


def programmed_and_read() -> Trace:
    """Op 1 programs page 0 of block 0, op 2 reads it, op 3 erases block 1."""
    return story((0, [op("Program", 0, 0), op("Read", 0, 0), op("Erase", 1)]))


@pytest.mark.parametrize(
    ("block", "state", "uid", "words"),
    [
        (0, BlockState(BAD), 1, "BAD"),
        (1, BlockState(BAD), 3, "BAD"),
        (0, BlockState(DIRTY), 1, "DIRTY"),
        (0, BlockState(0, "SLC", "SLC"), 1, "at page 0"),
        (0, BlockState(ERASED, "TLC"), 1, "ERASED, of another celltype than SLC"),
        (0, BlockState(ERASED, "A0SLC"), 1, "ERASED, of another celltype than SLC"),
        (0, BlockState(ERASED, "SLC", "TLC"), 1, "ERASED, of another celltype than SLC"),
    ],
)
def test_14_an_op_that_starts_on_a_block_in_a_state_that_forbids_it(
    block: int, state: BlockState, uid: int, words: str
) -> None:
    trace = copy_of(programmed_and_read())
    trace.info = replace(trace.info, initial={(0, block): state})
    found = judged(trace, 14).violations[0]
    start = event_of(trace, EventKind.OP_START, uid)
    assert (found.uid, found.event) == (uid, start)
    assert f"block {block}, which is {words}" in found.detail


@pytest.mark.parametrize(
    "state",
    [
        BlockState(ERASED, "SLC"),
        BlockState(ERASED, "NONE"),
        BlockState(ERASED, "SLC", "SLC"),
    ],
)
def test_14_a_state_that_allows_it(state: BlockState) -> None:
    trace = copy_of(programmed_and_read())
    trace.info = replace(trace.info, initial={(0, 0): state})
    assert broken_laws(trace) == []


def page_not_there(trace: Trace) -> None:
    write(trace, "targets", int(trace.ops.first_target[1]), page=1)


def guard(trace: Trace) -> None:
    trace.info = replace(trace.info, policies=replace(trace.info.policies, offset_guard=1))


def other_celltype(trace: Trace) -> None:
    write(trace, "ops", 1, op=list(SMALL.ops).index("Read"))
    ops = list(trace.info.ops)
    read = list(SMALL.ops).index("Read")
    ops[read] = replace(ops[read], celltype="TLC")
    trace.info = replace(trace.info, ops=tuple(ops))


@pytest.mark.parametrize(
    ("tamper", "state"),
    [
        (page_not_there, "which is at page 0"),
        (guard, "which is at page 0, with an offset_guard of 1"),
        (other_celltype, "which is at page 0, of another celltype than TLC"),
    ],
)
def test_14_a_read_that_its_block_does_not_allow(
    tamper: Callable[[Trace], None], state: str
) -> None:
    trace = copy_of(programmed_and_read())
    tamper(trace)
    found = judged(trace, 14).violations
    start = event_of(trace, EventKind.OP_START, 2)
    assert [(v.uid, v.event) for v in found] == [(2, start)]
    assert found[0].detail.endswith(state)


def test_14_a_reset_leaves_dirty_only_what_it_aborts_after_its_op_start() -> None:
    trace = story(
        (0, [op("Program", 0, 0), op("Program", 4, 0)]),
        (30, [op("Reset")]),
        (200, [op("Program", 4, 0)]),
        (400, [op("Erase", 0), op("Program", 0, 0)]),
    )
    assert broken_laws(trace) == []
    trace = copy_of(trace)
    write(trace, "targets", int(trace.ops.first_target[3]), block=0)
    found = judged(trace, 14).violations[0]
    assert found.uid == 4
    assert "block 0, which is DIRTY" in found.detail
