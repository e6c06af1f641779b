"""Defects of policies, put in by hand, and the law that must see each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nandviz.engine import advance, placing, suspension
from nandviz.engine.backlog import Queue
from nandviz.engine.device import Device
from nandviz.engine.die_plan import Reservation
from nandviz.engine.flusher import Flusher
from nandviz.engine.scheduler import Batch
from nandviz.model.setup import Policies
from nandviz.model.words import DisplacedReads, EntryFate, GapFrom, Kind, OnFlushRefused, ReadOrder
from nandviz.trace.codes import ENTRY_FATE_CODE
from nandviz.trace.laws import check
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.trace.laws.stories import copy_of, op, story, write
from tests.trace.laws.test_defects import planeless

Defect = Callable[[pytest.MonkeyPatch], None]


def broken(trace: Trace) -> list[int]:
    return [verdict.law for verdict in check(trace) if verdict.status is Status.BROKEN]


def advancing(*displaced: Any, **policies: Any) -> Trace:
    """Op 1 programs page 0 of block 0 and is suspended; others were to follow it."""
    return story(
        (0, [op("Program", 0, 0), *displaced]),
        (30, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
        policies=Policies(displaced_reads=DisplacedReads.ADVANCE, epr=False, **policies),
    )


def reads_advance() -> Trace:
    return advancing(op("Read", 4, 0), op("Read", 5, 0), op("Program", 4, 1))


def erase_before_read() -> Trace:
    return advancing(op("Erase", 4), op("Read", 4, 0))


def read_of_the_suspended_page() -> Trace:
    return advancing(op("Read", 0, 0))


def ordered() -> Trace:
    """Op 3 is to erase block 4, which op 4 reads."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (60, [op("Erase", 4)]),
        (200, [op("Read", 4, 0)]),
        (300, [op("Program_Resume")]),
        policies=Policies(read_order=ReadOrder.ORDERED, epr=False),
    )


def head_refused(**policies: Any) -> Trace:
    """Op 3 is out of order whenever it is tried; op 5 waits on its block, ops 4 and 6 do not."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (60, [op("Program", 0, 5)]),
        (70, [op("Program", 4, 0)]),
        (80, [op("Program", 0, 1)]),
        (90, [op("Program", 6, 0)]),
        (300, [op("Program_Resume")]),
        policies=Policies(backlog_retry_delay_ns=50, **policies),
    )


def passing() -> Trace:
    return head_refused(on_flush_refused=OnFlushRefused.PASS)


def previous_late() -> Trace:
    """Op 2 comes back later than it stood behind op 1; op 3 is to keep its gap to op 2."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 4, 0), replace(op("Program", 0, 1), gap_ns=50)]),
        (30, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
        (310, [op("Read", 0, 0)]),
        policies=Policies(gap_from=GapFrom.PREVIOUS, epr=False),
    )


def nothing_holds_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(advance, "held_back", lambda *_: None)


def suspended_pages_read(patch: pytest.MonkeyPatch) -> None:
    for module in (advance, placing):
        patch.setattr(module, "suspend_state_refusal", lambda *_: None)


def programs_advance(patch: pytest.MonkeyPatch) -> None:
    suspended_pages_read(patch)
    nothing_holds_back(patch)
    patch.setattr(advance, "Kind", type("Any", (), {"READ": Kind.PROGRAM}))


def advanced_backwards(patch: pytest.MonkeyPatch) -> None:
    tried = advance.advance_displaced

    def backwards(txn: Any, suspend: Any) -> None:
        txn.displaced = txn.displaced[::-1]
        tried(txn, suspend)

    patch.setattr("nandviz.engine.scheduler.advance_displaced", backwards)


def advanced_into_the_suspend(patch: pytest.MonkeyPatch) -> None:
    planeless(Kind.SUSPEND)(patch)
    tried = advance.advance_displaced

    def early(txn: Any, suspend: Any) -> None:
        part = suspend.part.cut_at(suspend.start_ns)
        tried(txn, Reservation(suspend.op, part, suspend.deed))

    patch.setattr("nandviz.engine.scheduler.advance_displaced", early)


def never_ordered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Batch, "_deferred_read", lambda *_: None)


def holds_though_it_may_not(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Queue, "pass_head", lambda _: [])


def passed_by_all(patch: pytest.MonkeyPatch) -> None:
    def rotate(queue: Queue) -> list[Any]:
        queue.entries.rotate(-1)
        return [queue.entries[-1]]

    patch.setattr(Queue, "pass_head", rotate)


def passed_silently(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Device, "passed", lambda device, key: device.queues[key].pass_head())


def passed_by_default(patch: pytest.MonkeyPatch) -> None:
    postpone = Flusher._postpone

    def passing_all(flusher: Flusher, key: Any, from_ns: int) -> None:
        flusher._device.passed(key)
        postpone(flusher, key, from_ns)

    patch.setattr(Flusher, "_postpone", passing_all)


def from_the_suspended_end(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(suspension, "_previous", lambda *_: {})


@plain_only
@pytest.mark.parametrize(
    ("defect", "make", "law"),
    [
        (nothing_holds_back, erase_before_read, 14),
        (suspended_pages_read, read_of_the_suspended_page, 6),
        (programs_advance, reads_advance, 9),
        (advanced_backwards, reads_advance, 9),
        (advanced_into_the_suspend, reads_advance, 17),
        (never_ordered, ordered, 14),
        (holds_though_it_may_not, passing, 9),
        (passed_by_all, passing, 9),
        (passed_silently, passing, 9),
        (passed_by_default, head_refused, 9),
        (from_the_suspended_end, previous_late, 17),
    ],
)
def test_a_law_sees_a_defect_of_a_policy(
    defect: Defect, make: Callable[[], Trace], law: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not broken(make())
    defect(monkeypatch)
    assert law in broken(make())


@pytest.mark.parametrize("fate", [EntryFate.ADVANCED, EntryFate.FLUSHED])
def test_only_a_displaced_read_is_advanced_and_only_where_the_policy_says_so(
    fate: EntryFate,
) -> None:
    trace = copy_of(passing())
    write(trace, "backlog", 1, fate=ENTRY_FATE_CODE[fate])
    assert (9 in broken(trace)) == (fate is EntryFate.ADVANCED)
