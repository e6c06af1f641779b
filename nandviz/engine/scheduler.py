"""The scheduler: submits batches and flushes backlogs, each in a transaction.

Source: engine specification, sections 4 and 8.
"""

from dataclasses import dataclass

from nandviz.engine.advance import advance, advance_displaced, held_back
from nandviz.engine.backlog import QueueKey, Waiting, Watch
from nandviz.engine.device import Device
from nandviz.engine.die_plan import ANCHORS, Op, Reservation, planes_of
from nandviz.engine.placing import place
from nandviz.engine.reset import plan_reset
from nandviz.engine.rules import forbidding, must_not_pass
from nandviz.engine.suspension import plan_resume, plan_suspend
from nandviz.engine.transaction import Transaction
from nandviz.model.ops import OpRequest
from nandviz.model.plan import Part, Refused
from nandviz.model.words import (
    Axis,
    BacklogScope,
    DisplacedReads,
    EntryFate,
    Fate,
    Kind,
    OnBlocked,
    OnDrop,
    OnFlushRefused,
    Outcome,
    ReadOrder,
    Reason,
    RetryOn,
    Scope,
    Source,
    Why,
)

DEFERRING = (Axis.PROGRAM, Axis.ERASE)
"""The axes in the order in which deferral asks them."""
PENDING = frozenset({Fate.PLANNED, Fate.RUNNING})
"""Fates of an op whose end is still to come."""
EXCLUDED = frozenset(
    {
        Reason.EXCLUSION_SUSPEND,
        Reason.EXCLUSION_CACHE,
        Reason.EXCLUSION_ODT,
        Reason.EXCLUSION_LATCH,
    }
)
"""Refusals that any op of the die may end, whatever its blocks."""
_OUTCOMES = {
    Reason.COMPLETED_INSTEAD: Outcome.COMPLETED_INSTEAD,
    Reason.NOTHING_SUSPENDED: Outcome.NOTHING_SUSPENDED,
}


def reserve(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | Refused:
    """Reserve an op at the first start from ``lower_ns`` on, or say why that cannot be."""
    done = _reserve(txn, op, lower_ns, source)
    if isinstance(done, Refused):
        return done
    return txn.too_late or txn.excluding(op, done.part.start_ns) or done


def _reserve(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | Refused:
    kind = op.request.op.base.kind
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
    suspended: OpRequest | None
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
        self._before: Part | None = None
        self.note: Reason | None = None

    @property
    def deferred(self) -> bool:
        """Whether an op of it went into a backlog."""
        return bool(self._last_waiting)

    def take(self, op: Op) -> Refused | None:
        """Reserve an op or put it into a backlog; return why neither can be."""
        if self._advanced(op):
            return None
        axis = self._destination(op)
        if isinstance(axis, Refused):
            return axis
        if axis is not None:
            return None
        done = reserve(self._txn, op, self._lower_ns(op), op.source)
        if isinstance(done, Refused):
            return done
        self._before = done.part
        self.note = self.note or done.note
        if done.made is not None:
            advance_displaced(self._txn, done)
        self._mark_boundary(op, done)
        return None

    def _advanced(self, op: Op) -> bool:
        """Whether a read was reserved that a SUSPEND's boundary would have taken."""
        boundary = self._boundaries.get(op.request.die)
        if boundary is None or not boundary.advances or not self._boundary_takes(op, boundary):
            return False
        done = advance(self._txn, op, self._lower_ns(op), op.source)
        if done is None:
            return False
        self._before = done.part
        return True

    def _lower_ns(self, op: Op) -> int:
        before = self._before
        if before is None:
            return self._txn.device.now_ns
        request = op.request
        return (before.start_ns if request.from_start else before.end_ns) + request.gap_ns

    def _destination(self, op: Op) -> Axis | Refused | None:
        """Return the axis of the backlog that an op was put into, None if it is to be reserved."""
        base, die = op.request.op.base, op.request.die
        boundary = self._boundaries.get(die)
        if boundary is not None:
            if base.kind is Kind.SUSPEND or (
                base.kind is Kind.RESUME and base.axis is not boundary.axis
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
        last = self._last_waiting.get(op.request.die)
        detail = f"behind the {boundary.axis} boundary of its batch on die {op.request.die}"
        return Refused(Reason.BEHIND_BACKLOG, detail, last.uid if last else None)

    def _put_back(self, waiting: Waiting) -> None:
        self._txn.put_back(waiting)
        self._last_waiting[waiting.op.request.die] = waiting.op

    def _boundary_takes(self, op: Op, boundary: Boundary) -> bool:
        request = op.request
        base = request.op.base
        if base.kind is Kind.RESUME or (base.instant and base.scope is Scope.NONE):
            return False
        scope = self._policies.backlog_scope
        if boundary.suspended is None or scope is BacklogScope.DIE:
            return True
        topology = self._txn.device.setup.topology
        if scope is BacklogScope.PLANE:
            return bool(planes_of(request, topology) & planes_of(boundary.suspended, topology))
        stacks = self._txn.die(request.die).stacks
        return any(forbidding(stacks, axis, request) is not None for axis in Axis)

    def _deferral(self, op: Op) -> Axis | Refused | None:
        """Return the axis whose backlog an op has to wait in, PROGRAM first."""
        request = op.request
        if not request.op.base.suspendable:
            return self._deferred_read(op)
        stacks = self._txn.die(request.die).stacks
        for axis in DEFERRING:
            queue = self._txn.waiting((axis, request.die))
            by = forbidding(stacks, axis, request) if stacks[axis] else None
            if by is not None:
                if self._policies.on_blocked is OnBlocked.REJECT:
                    detail = f"{axis} of op {by.op.uid} is suspended on die {request.die}"
                    return Refused(Reason.BLOCKED_BY_SUSPEND, detail, by.op.uid)
                return axis
            if queue and (not stacks[axis] or queue.holds_block(request.blocks)):
                return axis
        return None

    def _deferred_read(self, op: Op) -> Axis | None:
        ordered = self._policies.read_order is ReadOrder.ORDERED
        if not ordered or op.request.op.base.kind is not Kind.READ:
            return None
        key = held_back(self._txn, op)
        return None if key is None else key[0]

    def _mark_boundary(self, op: Op, done: Reservation) -> None:
        die = op.request.die
        if done.made is not None:
            stack = self._txn.die(die).stacks[done.made.axis]
            victim = next(s.op.request for s in stack if s.suspension is done.made)
            advances = self._policies.displaced_reads is DisplacedReads.ADVANCE
            self._boundaries[die] = Boundary(done.made.axis, victim, advances)
        elif op.request.op.base.kind is Kind.RESUME:
            self._boundaries.pop(die, None)


class Scheduler:
    """Puts batches and backlogs into the plan of a device.

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
            op = Op(self.next_uid, batch, request, source)
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
        if op.request.op.base.kind is Kind.RESUME:
            self._device.resume_errors.append((self._device.index, op.uid, refusal))
            self._device.metrics.count("resume_errors")

    def flush(self, key: QueueKey, flush_from_ns: int) -> str:
        """Flush a queue from the head on; returns the event's outcome.

        Parameters
        ----------
        flush_from_ns
            End of the RESUME that opened the flush.
        """
        device = self._device
        device.flush_begun(key)
        axis, die = key
        if device.dies[die].stacks[axis]:
            return Outcome.SUPERSEDED
        queue, refused = device.queues[key], dict[int, Refused]()
        while queue:
            head = queue.entries[0]
            refusal = self._flush_head(key, flush_from_ns)
            if refusal is None:
                continue
            refused[head.entry_id] = refusal
            if self._stops(key, flush_from_ns, refused):
                return Outcome.RETRY.because(refusal.reason)
        return Outcome.OK

    def _flush_head(self, key: QueueKey, flush_from_ns: int) -> Refused | None:
        """Let the head of a queue leave; return why it stays."""
        device = self._device
        waiting = device.queues[key].entries[0]
        if waiting.closed is not None and not self._still_open(waiting):
            self._drop(key, Reason.NOT_SUSPENDED)
            return None
        behind = self._moves_behind(waiting)
        if behind is not None:
            self._move(waiting, behind)
            return None
        txn = Transaction(device, always_shift=True)
        done = reserve(
            txn, waiting.op, self._flush_lower_ns(waiting, flush_from_ns), Source.BACKLOG
        )
        if isinstance(done, Refused):
            return self._failed(waiting, done)
        device.left(key, EntryFate.FLUSHED)
        txn.commit()
        return None

    def _still_open(self, waiting: Waiting) -> bool:
        """Whether the suspension that a displaced RESUME had closed is open."""
        assert waiting.closed is not None
        wanted = waiting.closed.suspension
        stack = self._device.dies[wanted.die].stacks[wanted.axis]
        return any(s.suspension.suspension_id == wanted.suspension_id for s in stack)

    def _moves_behind(self, waiting: Waiting) -> QueueKey | None:
        """Return the queue at whose tail an entry has to wait on, the other axis's first."""
        device, request = self._device, waiting.op.request
        axis, die = waiting.key
        other = (axis.other, die)
        if request.op.base.suspendable and forbidding(device.dies[die].stacks, axis.other, request):
            return other
        kinds = must_not_pass(request, device.addresses.planned, device.setup.policies)
        for key in (other, waiting.key):
            if device.queues[key].precedes(waiting.op.uid, request.blocks, kinds):
                return key
        return None

    def _move(self, waiting: Waiting, key: QueueKey) -> None:
        """Let the head of a queue leave for the tail of a queue."""
        self._device.left(waiting.key, EntryFate.MOVED)
        self._device.entered(Waiting(key, waiting.op, Why.MOVED))

    def _flush_lower_ns(self, waiting: Waiting, flush_from_ns: int) -> int:
        anchor = waiting.anchor
        known = anchor is not None and anchor.fate in ANCHORS
        base_ns = flush_from_ns
        if anchor is not None and known:
            # An anchor in the plan has a start: it was reserved.
            base_ns = (anchor.first_start_ns or 0) if waiting.from_start else anchor.end_ns
        return max(self._device.now_ns, base_ns + waiting.delta_ns)

    def _failed(self, waiting: Waiting, refusal: Refused) -> Refused | None:
        """Count a failed attempt; past the limit the entry leaves and nothing is returned."""
        device = self._device
        waiting.retries += 1
        reason, detail, blocker, _ = refusal
        device.observer.backlog_retried(waiting.entry_id, waiting.retries, reason, detail, blocker)
        device.metrics.count("backlog_retry")
        policies = device.setup.policies
        hopeless = policies.retry_on is RetryOn.CHANGE and not self._may_change(waiting, refusal)
        if waiting.retries <= policies.backlog_retry_limit and not hopeless:
            return refusal
        self._drop(waiting.key, reason)
        return None

    def _drop(self, key: QueueKey, reason: Reason) -> None:
        """Let the head of a queue leave for good; its op may be submitted once more."""
        device = self._device
        op = device.left(key, EntryFate.DROPPED, reason).op
        if device.setup.policies.drop is OnDrop.RESUBMIT and op.source is not Source.RESUBMIT:
            device.observer.op_resubmitted(op.uid, self.next_uid)
            self.submit_new((op.request,), Source.RESUBMIT)

    def _stops(self, key: QueueKey, flush_from_ns: int, refused: dict[int, Refused]) -> bool:
        """Whether a flush stops at a head that was refused; if so see to it that it goes on.

        A flush that waits for a change first tries all that may pass: it does not wait for them.
        """
        device = self._device
        policies, queue = device.setup.policies, device.queues[key]
        if policies.on_flush_refused is OnFlushRefused.PASS:
            device.passed(key)
        if policies.retry_on is RetryOn.DELAY:
            device.flush_postponed(key, flush_from_ns, policies.backlog_retry_delay_ns)
            return True
        if queue.entries[0].entry_id not in refused:
            return False
        device.watches[key] = self._watch(key, flush_from_ns, refused)
        return True

    def _watch(self, key: QueueKey, flush_from_ns: int, refused: dict[int, Refused]) -> Watch:
        """Return what may change what refused some entries of a queue."""
        device = self._device
        stacks = device.dies[key[1]].stacks
        waiting = [w.op.request for w in device.queues[key].entries if w.entry_id in refused]
        blocks = frozenset[int]().union(*(request.blocks for request in waiting))
        axes = [a for a in DEFERRING if any(forbidding(stacks, a, each) for each in waiting)]
        excluded = any(refusal.reason in EXCLUDED for refusal in refused.values())
        return Watch(flush_from_ns, None if excluded else blocks, frozenset(axes))

    def _may_change(self, waiting: Waiting, refusal: Refused) -> bool:
        """Whether anything planned, suspended or waiting in front may end what refuses a head."""
        device, request = self._device, waiting.op.request
        axis, die = waiting.key
        plan, blocks = device.dies[die], request.blocks
        if any(forbidding(plan.stacks, each, request) for each in DEFERRING):
            return True
        live = [r.op for r in plan.reservations.values() if r.op.fate in PENDING]
        live += [suspended.op for stack in plan.stacks.values() for suspended in stack]
        changing = [op for op in live if op.request.op.base.suspendable]
        if refusal.reason in EXCLUDED:
            return bool(changing)
        if any(not blocks.isdisjoint(op.request.blocks) for op in changing):
            return True
        other = device.queues[axis.other, die]
        return other.precedes(waiting.op.uid, blocks, (Kind.ERASE, Kind.PROGRAM))
