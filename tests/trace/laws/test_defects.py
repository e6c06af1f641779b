"""Defects of an engine, put in by hand, and the law that must see each.

A defect tells its observer what it does: no law may need the engine's word for what is right.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nandviz.engine import placing, reset, suspension
from nandviz.engine.backlog import Queue, Waiting
from nandviz.engine.device import Device
from nandviz.engine.events import Event, EventQueue
from nandviz.engine.flusher import Flusher
from nandviz.engine.scheduler import Batch
from nandviz.engine.transaction import Transaction
from nandviz.model.plan import Suspension
from nandviz.model.setup import Policies
from nandviz.model.words import BacklogScope, EventKind, Kind, Why
from nandviz.trace.laws import check
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.trace.laws.stories import nested, op, story, three_programs, two_dies, with_gaps

Defect = Callable[[pytest.MonkeyPatch], None]


def late_end(patch: pytest.MonkeyPatch) -> None:
    push = EventQueue.push

    def late(events: EventQueue, time_ns: int, kind: EventKind, *rest: Any, **more: Any) -> Event:
        return push(events, time_ns + (kind is EventKind.OP_END), kind, *rest, **more)

    patch.setattr(EventQueue, "push", late)


def late_start(patch: pytest.MonkeyPatch) -> None:
    push = EventQueue.push

    def late(events: EventQueue, time_ns: int, kind: EventKind, *rest: Any, **more: Any) -> Event:
        return push(events, time_ns + (kind is EventKind.OP_START), kind, *rest, **more)

    patch.setattr(EventQueue, "push", late)


def uncancelled(kind: EventKind) -> Defect:
    def defect(patch: pytest.MonkeyPatch) -> None:
        cancel = EventQueue.cancel

        def forget(events: EventQueue, event: Event) -> None:
            if event.kind is not kind:
                cancel(events, event)

        patch.setattr(EventQueue, "cancel", forget)
        patch.setattr(Device, "ended", tolerant(Device.ended))

    return defect


def tolerant(method: Callable[..., None]) -> Callable[..., None]:
    """Let an op end that is in no plan, instead of failing."""

    def call(device: Device, op: Any) -> None:
        if op.part_id in device.dies[op.request.die].reservations:
            method(device, op)

    return call


def planeless(kind: Kind) -> Defect:
    def defect(patch: pytest.MonkeyPatch) -> None:
        part = Transaction.part

        def holds_nothing(txn: Transaction, op: Any, *rest: Any) -> Any:
            made = part(txn, op, *rest)
            if op.request.op.base.kind is kind:
                made.planes = 0
            return made

        patch.setattr(Transaction, "part", holds_nothing)

    return defect


def no_gap(patch: pytest.MonkeyPatch) -> None:
    lower = Batch._lower_ns

    def forget(batch: Batch, op: Any) -> int:
        return lower(batch, op) - (op.request.gap_ns if batch._before is not None else 0)

    patch.setattr(Batch, "_lower_ns", forget)


def no_boundary_gap(patch: pytest.MonkeyPatch) -> None:
    rewrite_entries(patch, lambda w: setattr(w, "delta_ns", 0) if w.why is Why.BOUNDARY else None)


def no_anchor(patch: pytest.MonkeyPatch) -> None:
    rewrite_entries(patch, lambda w: setattr(w, "anchor", None))


def no_delta(patch: pytest.MonkeyPatch) -> None:
    rewrite_entries(patch, lambda w: setattr(w, "delta_ns", 0))


def rewrite_entries(patch: pytest.MonkeyPatch, change: Callable[[Waiting], None]) -> None:
    init = Waiting.__init__

    def forget(waiting: Waiting, *rest: Any, **more: Any) -> None:
        init(waiting, *rest, **more)
        change(waiting)

    patch.setattr(Waiting, "__init__", forget)


def flushed_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Flusher, "_flush_lower_ns", lambda self, *_: self._device.now_ns)


def clean_after_reset(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reset, "_spoiled", lambda *_: ())


def no_address_rules(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(placing, "address_refusal", lambda *_: None)


def no_suspend_rules(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(placing, "suspend_state_refusal", lambda *_: None)


def scope_keeps_what_is_forbidden(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(suspension, "_takes", lambda *_: False)


def instant_displaced(patch: pytest.MonkeyPatch) -> None:
    def follows(reservation: Any, held: Suspension) -> bool:
        part = reservation.part
        return bool(part.start_ns >= held.at_ns and part.number == 1 and part.uid != held.uid)

    patch.setattr(suspension, "_follows", follows)


def let_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Batch, "_behind", lambda *_: None)


def put_behind(patch: pytest.MonkeyPatch) -> None:
    def wait(batch: Batch, op: Any, boundary: Any) -> Any:
        batch._put_back(Waiting((boundary.axis, op.request.die), op, Why.BOUNDARY))
        return boundary.axis

    patch.setattr(Batch, "_behind", wait)


def reversed_silently(patch: pytest.MonkeyPatch) -> None:
    put = Queue.put_in_front
    patch.setattr(Queue, "put_in_front", lambda queue, batch: put(queue, batch[::-1]))


def reversed_openly(patch: pytest.MonkeyPatch) -> None:
    displaced = Device.displaced
    patch.setattr(Device, "displaced", lambda device, batch: displaced(device, batch[::-1]))


def at_the_tail(patch: pytest.MonkeyPatch) -> None:
    def entered(device: Device, batch: list[Waiting]) -> None:
        for waiting in batch:
            device.entered(waiting)

    patch.setattr(Device, "displaced", entered)


def short_remainder(*, told: bool) -> Defect:
    def defect(patch: pytest.MonkeyPatch) -> None:
        def short(*values: Any) -> Suspension:
            made = Suspension(*values)
            left = list(made.remainder_ns)
            left[made.state] -= 1
            return made._replace(
                remainder_ns=tuple(left), consumed_ns=made.consumed_ns + (1 if told else 0)
            )

        patch.setattr(suspension, "Suspension", short)

    return defect


def applied_twice(patch: pytest.MonkeyPatch) -> None:
    applied = Device.applied

    def twice(device: Device, op: Any, key: Any, page: int) -> None:
        applied(device, op, key, page)
        state = device.addresses.applied(key)
        device.observer.applied(op.uid, key[0], key[1], page, state)

    patch.setattr(Device, "applied", twice)


def bus_shift_short(patch: pytest.MonkeyPatch) -> None:
    find = Transaction.find_start

    def short(txn: Transaction, request: Any, lower_ns: int, bus: Any, **how: Any) -> Any:
        start = find(txn, request, lower_ns, bus, **how)
        shifted = isinstance(start, int) and start > lower_ns and request.die == 1
        return start - 1 if shifted else start

    patch.setattr(Transaction, "find_start", short)


def boundary_with_gaps() -> Trace:
    """Op 3 waits behind the SUSPEND of its batch, op 4 50 ns behind op 3."""
    behind = [op("Program", 4, 0), replace(op("Program", 4, 1), gap_ns=50)]
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend"), *behind]),
        (300, [op("Program_Resume")]),
    )


def read_beside_suspend() -> Trace:
    """A read of another block is asked for while the SUSPEND runs."""
    return story(
        (0, [op("Program", 4, 0)]),
        (200, [op("Program", 0, 0)]),
        (240, [op("Program_Suspend")]),
        (241, [op("Read", 4, 0)]),
        (400, [op("Program_Resume")]),
    )


def read_beside_reset() -> Trace:
    return story((0, [op("Program", 4, 0)]), (200, [op("Reset")]), (201, [op("Read", 4, 0)]))


def reset_then_program() -> Trace:
    return story((0, [op("Program", 0, 0)]), (30, [op("Reset")]), (500, [op("Program", 0, 0)]))


def pages_skipped() -> Trace:
    return story((0, [op("Program", 0, 5)]))


def read_of_a_suspended_page() -> Trace:
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (60, [op("Read", 0, 0)]),
        (300, [op("Program_Resume")]),
        policies=Policies(epr=False),
    )


def program_of_a_suspended_block() -> Trace:
    return story(
        (0, [op("Erase", 0)]),
        (100, [op("Program", 0, 0)]),
        (150, [op("Erase_Suspend")]),
        (800, [op("Erase_Resume")]),
        policies=Policies(backlog_scope=BacklogScope.BLOCKED),
    )


def status_planned() -> Trace:
    """A status read that starts after the SUSPEND of op 1, planned before it."""
    status = replace(op("Read_Status"), gap_ns=10)
    return story(
        (0, [op("Program", 0, 0), status]),
        (30, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
    )


def reads_displaced() -> Trace:
    """Reads 3 and 4 follow program 2, which is suspended: nothing but their queue orders them."""
    return story(
        (0, [op("Program", 4, 0)]),
        (150, [op("Program", 0, 0), op("Read", 4, 0), op("Read", 4, 0)]),
        (190, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
    )


def suspend_in_a_boundary() -> Trace:
    """While ERASE is suspended an erase is deferred; the SUSPEND behind it is to be refused."""
    return story(
        (0, [op("Erase", 1)]),
        (100, [op("Erase_Suspend")]),
        (150, [op("Program", 0, 0)]),
        (200, [op("Erase", 2), op("Program_Suspend")]),
        (400, [op("Program_Resume")]),
        (800, [op("Erase_Resume")]),
    )


def displaced_before_one_that_waits() -> Trace:
    """A SUSPEND that is planned before the REFILL displaces a read while op 4 still waits."""
    suspend = replace(op("Program_Suspend"), gap_ns=30)
    return story(
        (0, [op("Program", 4, 0)]),
        (150, [op("Program", 0, 0)]),
        (190, [op("Program_Suspend"), op("Program", 4, 1)]),
        (300, [op("Program_Resume"), op("Read", 4, 0)]),
        (305, [op("Data_Out"), suspend]),
        (600, [op("Program_Resume")]),
    )


@plain_only
@pytest.mark.parametrize(
    ("defect", "make", "law"),
    [
        (late_end, three_programs, 16),
        (late_start, three_programs, 16),
        (uncancelled(EventKind.OP_START), three_programs, 16),
        (uncancelled(EventKind.OP_END), three_programs, 12),
        (planeless(Kind.SUSPEND), read_beside_suspend, 16),
        (planeless(Kind.RESET), read_beside_reset, 16),
        (no_gap, with_gaps, 17),
        (no_anchor, with_gaps, 17),
        (no_delta, with_gaps, 17),
        (flushed_at_once, with_gaps, 17),
        (no_boundary_gap, boundary_with_gaps, 17),
        (no_anchor, boundary_with_gaps, 17),
        (clean_after_reset, reset_then_program, 14),
        (no_address_rules, reset_then_program, 14),
        (no_address_rules, pages_skipped, 14),
        (no_suspend_rules, read_of_a_suspended_page, 6),
        (scope_keeps_what_is_forbidden, program_of_a_suspended_block, 6),
        (instant_displaced, status_planned, 9),
        (let_in, suspend_in_a_boundary, 9),
        (put_behind, suspend_in_a_boundary, 9),
        (reversed_silently, reads_displaced, 9),
        (reversed_openly, reads_displaced, 9),
        (at_the_tail, displaced_before_one_that_waits, 9),
        (short_remainder(told=True), three_programs, 13),
        (short_remainder(told=False), three_programs, 13),
        (applied_twice, nested, 3),
        (bus_shift_short, two_dies, 5),
    ],
)
def test_a_law_sees_a_defect(
    defect: Defect, make: Callable[[], Trace], law: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not broken(make())
    defect(monkeypatch)
    assert law in broken(make())


def broken(trace: Trace) -> list[int]:
    return [verdict.law for verdict in check(trace) if verdict.status is Status.BROKEN]
