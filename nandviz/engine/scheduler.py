"""The scheduler: submits batches, each in a transaction.

Source: engine specification, sections 4 and 8.
"""

from dataclasses import dataclass

from nandviz.engine.advance import advance, advance_displaced, held_back
from nandviz.engine.backlog import Waiting
from nandviz.engine.device import Device
from nandviz.engine.die_plan import PROGRAM_FIRST, Reservation
from nandviz.engine.ops import Op
from nandviz.engine.placing import place
from nandviz.engine.reset import plan_reset
from nandviz.engine.rules import forbidding
from nandviz.engine.suspension import plan_resume, plan_suspend
from nandviz.engine.transaction import Transaction
from nandviz.model.ops import OpRequest
from nandviz.model.plan import Refused
from nandviz.model.words import (
    Axis,
    BacklogScope,
    DisplacedReads,
    Fate,
    Kind,
    OnBlocked,
    Outcome,
    ReadOrder,
    Reason,
    Scope,
    Source,
    Why,
)

_OUTCOMES = {
    Reason.COMPLETED_INSTEAD: Outcome.COMPLETED_INSTEAD,
    Reason.NOTHING_SUSPENDED: Outcome.NOTHING_SUSPENDED,
}


def reserve(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | Refused:
    """Reserve an op at the first start from ``lower_ns`` on, or say why that cannot be."""
    done = _reserve(txn, op, lower_ns, source)
    if isinstance(done, Refused):
        return done
    return txn.too_late or txn.excluding(op, done.start_ns) or done


def _reserve(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | Refused:
    kind = op.kind
    if kind is Kind.SUSPEND:
        return plan_suspend(txn, op, lower_ns)
    if kind is Kind.RESUME:
        return plan_resume(txn, op, lower_ns, source)
    if kind is Kind.RESET:
        return plan_reset(txn, op, lower_ns)
    return place(txn, op, lower_ns, source)


@dataclass(slots=True)
class Boundary:
    """From here on, ops of a batch on one die go into a backlog.

    Attributes
    ----------
    suspended
        The op that the batch's SUSPEND suspends, by which ``backlog_scope`` narrows what is taken;
        None where every op is: behind a deferred op, and once the boundary has taken one.
    advances
        Whether it is a SUSPEND's own and lets reads go in front of what it takes.
    """

    axis: Axis
    suspended: Op | None
    advances: bool = False


class Batch:
    """One batch on its way into a transaction.

    Attributes
    ----------
    note
        What the first of its ops that says so will be completed with.
    """

    def __init__(self, txn: Transaction) -> None:
        self._txn = txn
        self._policies = txn.device.setup.policies
        self._boundaries: dict[int, Boundary] = {}
        self._last_waiting: dict[int, Op] = {}
        self._before: Reservation | None = None
        self.note: Reason | None = None

    @property
    def deferred(self) -> bool:
        """Whether an op of it went into a backlog."""
        return bool(self._last_waiting)

    def take(self, op: Op) -> Refused | None:
        """Reserve an op or put it into a backlog; return why neither can be."""
        if self._boundaries and self._advanced(op):
            return None
        axis = self._destination(op)
        if isinstance(axis, Refused):
            return axis
        if axis is not None:
            return None
        done = reserve(self._txn, op, self._lower_ns(op), op.source)
        if isinstance(done, Refused):
            return done
        self._before = done
        self.note = self.note or done.deed.note
        if done.deed.made is not None:
            advance_displaced(self._txn, done)
        self._mark_boundary(op, done)
        return None

    def _advanced(self, op: Op) -> bool:
        """Whether a read was reserved that a SUSPEND's boundary would have taken."""
        boundary = self._boundaries.get(op.die)
        if boundary is None or not boundary.advances or not self._boundary_takes(op, boundary):
            return False
        done = advance(self._txn, op, self._lower_ns(op), op.source)
        if done is None:
            return False
        self._before = done
        return True

    def _lower_ns(self, op: Op) -> int:
        before = self._before
        if before is None:
            return self._txn.device.now_ns
        request = op.request
        return (before.start_ns if request.from_start else before.end_ns) + request.gap_ns

    def _destination(self, op: Op) -> Axis | Refused | None:
        """Return the axis of the backlog that an op was put into, None if it is to be reserved."""
        traits, die = op.traits, op.die
        boundary = self._boundaries.get(die)
        if boundary is not None:
            if traits.kind is Kind.SUSPEND or (
                traits.kind is Kind.RESUME and traits.axis is not boundary.axis
            ):
                return self._behind(op, boundary)
            if self._boundary_takes(op, boundary):
                anchor = self._last_waiting.get(die)
                gap = op.request.gap_ns
                boundary.suspended = None
                self._put_back(Waiting((boundary.axis, die), op, Why.BOUNDARY, gap, anchor))
                return boundary.axis
        axis = self._deferral(op)
        if isinstance(axis, Axis):
            self._put_back(Waiting((axis, die), op, Why.DEFERRED))
            self._boundaries[die] = Boundary(axis, None)
        return axis

    def _behind(self, op: Op, boundary: Boundary) -> Refused:
        last = self._last_waiting.get(op.die)
        detail = f"behind the {boundary.axis} boundary of its batch on die {op.die}"
        return Refused(Reason.BEHIND_BACKLOG, detail, last.uid if last else None)

    def _put_back(self, waiting: Waiting) -> None:
        self._txn.put_back(waiting)
        self._last_waiting[waiting.op.die] = waiting.op

    def _boundary_takes(self, op: Op, boundary: Boundary) -> bool:
        base = op.request.op.base
        if base.kind is Kind.RESUME or (base.instant and base.scope is Scope.NONE):
            return False
        scope = self._policies.backlog_scope
        if boundary.suspended is None or scope is BacklogScope.DIE:
            return True
        if scope is BacklogScope.PLANE:
            return bool(op.planes & boundary.suspended.planes)
        stacks = self._txn.die(op.die).stacks
        return any(forbidding(stacks, axis, op.request) is not None for axis in Axis)

    def _deferral(self, op: Op) -> Axis | Refused | None:
        """Return the axis whose backlog an op has to wait in, PROGRAM first."""
        if not op.traits.suspendable:
            return self._deferred_read(op)
        request, stacks = op.request, self._txn.die(op.die).stacks
        for axis in PROGRAM_FIRST:
            queue = self._txn.waiting((axis, op.die))
            by = forbidding(stacks, axis, request) if stacks[axis] else None
            if by is not None:
                if self._policies.on_blocked is OnBlocked.REJECT:
                    detail = f"{axis} of op {by.op.uid} is suspended on die {op.die}"
                    return Refused(Reason.BLOCKED_BY_SUSPEND, detail, by.op.uid)
                return axis
            if queue and (not stacks[axis] or queue.holds_block(op.blocks)):
                return axis
        return None

    def _deferred_read(self, op: Op) -> Axis | None:
        ordered = self._policies.read_order is ReadOrder.ORDERED
        if not ordered or op.kind is not Kind.READ:
            return None
        key = held_back(self._txn, op)
        return None if key is None else key[0]

    def _mark_boundary(self, op: Op, done: Reservation) -> None:
        die = op.die
        made = done.deed.made
        if made is not None:
            stack = self._txn.die(die).stacks[made.axis]
            victim = next(s.op for s in stack if s.suspension is made)
            advances = self._policies.displaced_reads is DisplacedReads.ADVANCE
            self._boundaries[die] = Boundary(made.axis, victim, advances)
        elif op.kind is Kind.RESUME:
            self._boundaries.pop(die, None)


class Scheduler:
    """Puts batches into the plan of a device.

    Attributes
    ----------
    next_uid
        The op_uid that the next op submitted will get.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self.next_uid = 1
        self._next_batch = len(device.setup.script)

    def submit_new(self, requests: tuple[OpRequest, ...], source: Source) -> str:
        """Submit a batch that no entry of the script is, as ``submit`` does."""
        batch = self._next_batch
        self._next_batch += 1
        return self.submit(batch, requests, source)

    def submit(self, batch: int, requests: tuple[OpRequest, ...], source: Source) -> str:
        """Submit a batch, all or nothing; returns the event's outcome."""
        device = self._device
        ops = []
        for request in requests:
            op = device.maker.make(self.next_uid, batch, request, source)
            self.next_uid += 1
            ops.append(op)
            device.observer.op_submitted(op.uid, batch, request, source)
        txn = Transaction(device)
        plan = Batch(txn)
        for op in ops:
            refusal = plan.take(op)
            if refusal is not None:
                self._reject(ops, op, refusal)
                return Outcome.REJECTED.because(refusal.reason)
        txn.commit()
        device.metrics.count("ops_committed", len(ops))
        if plan.deferred:
            return Outcome.DEFERRED
        return Outcome.OK if plan.note is None else _OUTCOMES[plan.note]

    def _reject(self, ops: list[Op], culprit: Op, refusal: Refused) -> None:
        device = self._device
        others = Refused(
            Reason.BATCH_REJECTED, f"op {culprit.uid} of its batch was refused", culprit.uid
        )
        for op in ops:
            reason, detail, blocker, start = refusal if op is culprit else others
            device.observer.refused(op.batch, op.uid, reason, detail, start, blocker)
            device.became(op, Fate.REJECTED, reason)
        device.metrics.count("ops_rejected", len(ops))
        self._note_resume_error(culprit, refusal)

    def _note_resume_error(self, op: Op, refusal: Refused) -> None:
        if op.kind is Kind.RESUME:
            self._device.resume_errors.append((self._device.index, op.uid, refusal))
            self._device.metrics.count("resume_errors")
