"""What the laws say of runs under policies that are off by default, and of defects in these."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nandviz.engine import die_plan, reset, suspension
from nandviz.engine.addresses import CLOSED
from nandviz.model.ops import OpRequest, Shape
from nandviz.model.setup import Policies
from nandviz.model.words import DIRTY, CutModel, ResetProgram, SuspendedReads
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.trace.laws.stories import Entry, op, story
from tests.trace.laws.verdicts import broken_laws, judged

PENALTY = Policies(resume_penalty_program_ns=30)
TIMES = Policies(reset_idle_ns=3, reset_read_ns=5, reset_program_ns=40, reset_erase_ns=200)
OPEN_END = Policies(reset_program=ResetProgram.OPEN_END)
WORDLINE = Policies(suspended_reads=SuspendedReads.WORDLINE)
BLOCK = Policies(suspended_reads=SuspendedReads.BLOCK)

Defect = Callable[[pytest.MonkeyPatch], None]


def resumed_twice(policies: Policies) -> Trace:
    """Op 1 is suspended at 30 and at 340, which is in the penalty of its first resume."""
    return story(
        (0, [op("Program", 0, 0)]),
        (28, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
        (340, [op("Program_Suspend")]),
        (500, [op("Program_Resume")]),
        policies=policies,
    )


def resets(policies: Policies) -> Trace:
    """RESETs of a program, an erase, nothing, and a suspended program."""
    return story(
        (0, [op("Program", 0, 0)]),
        (50, [op("Reset")]),
        (400, [op("Erase", 1)]),
        (500, [op("Reset")]),
        (1000, [op("Reset")]),
        (1400, [op("Program", 4, 0)]),
        (1430, [op("Program_Suspend")]),
        (1500, [op("Reset")]),
        policies=policies,
    )


def programmed_again(policies: Policies) -> Trace:
    """A RESET aborts a program of page 1; then pages 0 and 1 are read, page 1 programmed."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (150, [op("Reset")]),
        (400, [op("Read", 0, 0)]),
        (500, [op("Program", 0, 1)]),
        policies=policies,
    )


def read_beside(policies: Policies) -> Trace:
    """The program of page 1 is suspended, and page 0 read: the other page of its word line."""
    script: list[Entry] = [
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (150, [op("Program_Suspend")]),
        (300, [op("Read", 0, 0)]),
        (400, [op("Program_Resume")]),
    ]
    return story(*script, policies=policies)


def no_penalty(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(suspension, "_rest", lambda top, _: rest_of(top, 0))


def penalty_once_more(patch: pytest.MonkeyPatch) -> None:
    rest = suspension._rest
    patch.setattr(suspension, "_rest", lambda top, ns: rest(top, ns + 1))


def rest_of(top: Any, more_ns: int) -> Shape:
    remainder = list(top.suspension.remainder_ns)
    remainder[top.suspension.state] += more_ns
    return Shape.of(top.op.request.op.base.states, tuple(remainder))


def own_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reset, "_shape", lambda op, *_: op.shape)


def idle_time(patch: pytest.MonkeyPatch) -> None:
    shape = reset._shape
    patch.setattr(reset, "_shape", lambda op, _, policies: shape(op, (), policies))


def left_open(patch: pytest.MonkeyPatch) -> None:
    spoiled = reset._spoiled

    def forget(*rest: Any) -> tuple[tuple[int, int], ...]:
        return tuple((block, last) for block, last in spoiled(*rest) if last != CLOSED)

    patch.setattr(reset, "_spoiled", forget)


def closed_for_dirty(patch: pytest.MonkeyPatch) -> None:
    spoiled = reset._spoiled

    def forget(*rest: Any) -> tuple[tuple[int, int], ...]:
        return tuple((block, CLOSED) for block, _ in spoiled(*rest))

    patch.setattr(reset, "_spoiled", forget)


def page_only(patch: pytest.MonkeyPatch) -> None:
    def hidden(suspended: die_plan.Suspended, target: Any) -> bool:
        request: OpRequest = suspended.op.request
        return any((t.block, t.page) == target[1:] for t in request.targets)

    patch.setattr(die_plan.Suspended, "is_hidden", hidden)


@plain_only
@pytest.mark.parametrize(
    ("defect", "make", "policies", "laws"),
    [
        (no_penalty, resumed_twice, PENALTY, {1}),
        (penalty_once_more, resumed_twice, PENALTY, {1}),
        (no_penalty, resumed_twice, replace(PENALTY, cut=CutModel.CANCEL, pulses=9), {1}),
        (own_time, resets, TIMES, {1}),
        (idle_time, resets, TIMES, {1}),
        (left_open, programmed_again, OPEN_END, {14}),
        (page_only, read_beside, WORDLINE, {6}),
        (page_only, read_beside, BLOCK, {6}),
    ],
)
def test_a_law_sees_a_defect(
    defect: Defect,
    make: Callable[[Policies], Trace],
    policies: Policies,
    laws: set[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert broken_laws(make(policies)) == []
    defect(monkeypatch)
    assert laws <= set(broken_laws(make(policies)))


@plain_only
def test_pages_that_a_reset_should_have_spoiled_are_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed_for_dirty(monkeypatch)
    trace = programmed_again(Policies())
    assert broken_laws(trace) == [14]
    assert "DIRTY" in judged(trace, 14).violations[0].detail


def test_each_run_is_what_it_says() -> None:
    trace = resets(TIMES)
    busy = [int(end - start) for start, end in reset_spans(trace)]
    assert busy == [40, 200, 3, 40]
    again = programmed_again(OPEN_END)
    assert again.refusals.uid.tolist() == [5]
    assert again.applications.last.tolist() == [0, 0]
    assert again.applications.closed.tolist() == [0, 1]
    assert programmed_again(Policies()).applications.last.tolist() == [0, DIRTY]
    assert read_beside(WORDLINE).refusals.uid.tolist() == [4]
    assert not len(read_beside(Policies()).refusals)


def reset_spans(trace: Trace) -> list[tuple[int, int]]:
    """Return CORE_BUSY of each RESET."""
    segments, parts = trace.segments, trace.parts
    return [
        (int(segments.start_ns[row]), int(segments.end_ns[row]))
        for row in range(len(segments))
        if trace.op_def(int(parts.uid[segments.part[row]])).name == "Reset"
        and segments.state[row] == 1
    ]
