"""Defects in policies that are off by default, each seen by a law.

Source: policies specification, 2, 4, 8 and 11.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from nandviz.engine import suspension
from nandviz.engine.flusher import Flusher
from nandviz.engine.flushes import Flushes
from nandviz.engine.scheduler import Batch
from nandviz.model.setup import Policies
from nandviz.model.words import EntryFate, EprCheck, LateSuspend, OnDrop, RetryOn
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.trace.laws.stories import copy_of, op, story, write
from tests.trace.laws.verdicts import broken_laws, judged

if TYPE_CHECKING:
    from nandviz.model.ops import OpRequest

CHANGE = Policies(retry_on=RetryOn.CHANGE, epr_off=(EprCheck.READ_BEFORE_PROGRAM,))
COMPLETE = Policies(late_suspend=LateSuspend.COMPLETE)
RESUBMIT = Policies(drop=OnDrop.RESUBMIT, backlog_retry_limit=0)


def waits_for_a_resume() -> Trace:
    """Op 5 reads a block whose erase is suspended: refused at its flush, until the ERASE RESUME."""
    return story(
        (0, [op("Erase", 4)]),
        (100, [op("Erase_Suspend")]),
        (150, [op("Program", 0, 0)]),
        (180, [op("Program_Suspend"), op("Read", 4, 0)]),
        (230, [op("Program_Resume")]),
        (500, [op("Erase_Resume")]),
        policies=CHANGE,
    )


def waits_for_an_op_end() -> Trace:
    """Op 4 programs a page out of order: tried again as ops 1 and 2 end."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (30, [op("Program_Suspend"), op("Program", 0, 5)]),
        (100, [op("Program_Resume")]),
        policies=CHANGE,
    )


def too_late() -> Trace:
    """Op 2 would suspend op 1 just before its end; op 4 finds nothing to resume."""
    return story(
        (0, [op("Program", 0, 0)]),
        (85, [op("Program_Suspend"), op("Read", 0, 0), op("Program_Resume")]),
        policies=COMPLETE,
    )


def out_of_order() -> Trace:
    """Op 3 is dropped at its first refusal, and submitted once more as op 6."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (40, [op("Program", 0, 2)]),
        (41, [op("Program", 0, 1)]),
        (100, [op("Program_Resume")]),
        policies=RESUBMIT,
    )


def own_program() -> Trace:
    """Op 2 suspends op 1 of its own batch, 40 ns after its start."""
    suspend = replace(op("Program_Suspend"), gap_ns=40, from_start=True)
    return story((0, [op("Program", 0, 0), suspend]), (100, [op("Program_Resume")]))


STORIES = (waits_for_a_resume, waits_for_an_op_end, too_late, out_of_order, own_program)


@pytest.mark.parametrize("tell", STORIES)
def test_they_break_no_law(tell: Callable[[], Trace]) -> None:
    trace = tell()
    assert not broken_laws(trace)
    assert all(not broken_laws_as_of(trace, k) for k in range(-1, trace.last_event + 1))


def broken_laws_as_of(trace: Trace, k: int) -> list[int]:
    return [n for n in (10, 11, 13, 16, 17) if judged(trace, n, k).violations]


@plain_only
@pytest.mark.parametrize("tell", [waits_for_a_resume, waits_for_an_op_end])
def test_11_a_change_that_does_not_flush_again(
    tell: Callable[[], Trace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Flushes, "_wake", lambda *_: None)
    assert broken_laws(tell()) == [11]


def test_11_a_delay_that_is_not_pushed(monkeypatch: pytest.MonkeyPatch) -> None:
    trace = copy_of(waits_for_a_resume())
    trace.info = replace(trace.info, policies=replace(CHANGE, retry_on=RetryOn.DELAY))
    assert broken_laws(trace) == [11]


def test_13_an_op_that_is_cut_though_it_would_end() -> None:
    trace = copy_of(
        story(
            (0, [op("Program", 0, 0)]),
            (85, [op("Program_Suspend")]),
            (200, [op("Program_Resume")]),
        )
    )
    assert not broken_laws(trace)
    trace.info = replace(trace.info, policies=COMPLETE)
    assert broken_laws(trace) == [13]


@plain_only
def test_16_a_suspend_that_suspends_nothing_of_an_op_that_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(suspension, "_ends_first", lambda *_: True)
    trace = story((0, [op("Program", 0, 0)]), (40, [op("Program_Suspend")]), policies=COMPLETE)
    assert 16 in broken_laws(trace)


def test_16_a_suspend_too_late_that_holds_planes() -> None:
    trace = copy_of(too_late())
    row = next(r for r in range(len(trace.parts)) if trace.parts.uid[r] == 2)
    write(trace, "parts", row, planes=1)
    assert {7, 16} <= set(broken_laws(trace))


@plain_only
def test_10_a_dropped_op_that_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def forget(flusher: Flusher, key: Any, reason: Any) -> None:
        flusher._device.left(key, EntryFate.DROPPED, reason)

    monkeypatch.setattr(Flusher, "_drop", forget)
    assert broken_laws(out_of_order()) == [10]


def test_10_another_op_than_the_one_that_was_dropped() -> None:
    trace = copy_of(out_of_order())
    write(trace, "resubmissions", 0, as_uid=4)
    assert broken_laws(trace) == [10]


def test_10_an_op_that_is_submitted_again_though_nothing_dropped_it() -> None:
    trace = copy_of(out_of_order())
    write(trace, "resubmissions", 0, uid=1)
    assert broken_laws(trace) == [10]


@plain_only
def test_17_an_offset_that_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    lower = Batch._lower_ns

    def early(batch: Batch, op: Any) -> int:
        request: OpRequest = op.request
        return lower(batch, op) - (1 if request.from_start else 0)

    monkeypatch.setattr(Batch, "_lower_ns", early)
    trace = own_program()
    assert broken_laws(trace) == [17]
    assert "after the start of op 1" in judged(trace, 17).violations[0].detail
