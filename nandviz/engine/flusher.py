"""The flusher: takes backlogs back into the plan, a transaction an entry.

Source: engine specification, section 8.
"""

from nandviz.engine.backlog import QueueKey, Waiting, Watch
from nandviz.engine.device import Device
from nandviz.engine.die_plan import PROGRAM_FIRST
from nandviz.engine.ops import ANCHORS, PENDING
from nandviz.engine.rules import forbidding, must_not_pass
from nandviz.engine.scheduler import Scheduler, reserve
from nandviz.engine.transaction import Transaction
from nandviz.model.plan import Refused
from nandviz.model.words import (
    EntryFate,
    Kind,
    OnDrop,
    OnFlushRefused,
    Outcome,
    Reason,
    RetryOn,
    Source,
    Why,
)

EXCLUDED = frozenset(
    {
        Reason.EXCLUSION_SUSPEND,
        Reason.EXCLUSION_CACHE,
        Reason.EXCLUSION_ODT,
        Reason.EXCLUSION_LATCH,
    }
)
"""Refusals that any op of the die may end, whatever its blocks."""


class Flusher:
    """Flushes the backlog queues of a device; a scheduler submits what is to run once more."""

    def __init__(self, device: Device, scheduler: Scheduler) -> None:
        self._device = device
        self._scheduler = scheduler

    def flush(self, key: QueueKey, flush_from_ns: int) -> str:
        """Flush a queue from the head on; returns the event's outcome.

        Parameters
        ----------
        flush_from_ns
            End of the RESUME that opened the flush.
        """
        device = self._device
        device.flushes.begun(key)
        axis, die = key
        if device.dies[die].stacks[axis]:
            return Outcome.SUPERSEDED
        while device.queues[key]:
            refusal = self._flush_head(key, flush_from_ns)
            if refusal is not None:
                self._postpone(key, flush_from_ns)
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
        if waiting.op.traits.suspendable and forbidding(
            device.dies[die].stacks, axis.other, request
        ):
            return other
        kinds = must_not_pass(request, device.addresses.planned, device.setup.policies)
        for key in (other, waiting.key):
            if device.queues[key].precedes(waiting.op.uid, waiting.op.blocks, kinds):
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
        waiting.refused = refusal
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
            device.observer.op_resubmitted(op.uid, self._scheduler.next_uid)
            self._scheduler.submit_new((op.request,), Source.RESUBMIT)

    def _postpone(self, key: QueueKey, flush_from_ns: int) -> None:
        """See to it that a flush which stopped at a refused head goes on.

        One that waits for a change first tries what may pass that head, in this instant.
        """
        device = self._device
        policies, queue = device.setup.policies, device.queues[key]
        if policies.on_flush_refused is OnFlushRefused.PASS:
            device.passed(key)
        delay_ns = policies.backlog_retry_delay_ns
        if policies.retry_on is RetryOn.CHANGE:
            if queue.entries[0].refused is not None:
                device.flushes.watches[key] = self._watch(key, flush_from_ns)
                return
            delay_ns = 0
        device.flushes.postponed(key, flush_from_ns, device.now_ns + delay_ns)

    def _watch(self, key: QueueKey, flush_from_ns: int) -> Watch:
        """Return what may change what refused entries of a queue."""
        device = self._device
        stacks = device.dies[key[1]].stacks
        refused = [w for w in device.queues[key].entries if w.refused is not None]
        blocks = frozenset[int]().union(*(w.op.blocks for w in refused))
        axes = [
            axis
            for axis in PROGRAM_FIRST
            if any(forbidding(stacks, axis, w.op.request) for w in refused)
        ]
        excluded = any(w.refused is not None and w.refused.reason in EXCLUDED for w in refused)
        return Watch(flush_from_ns, None if excluded else blocks, frozenset(axes))

    def _may_change(self, waiting: Waiting, refusal: Refused) -> bool:
        """Whether anything planned, suspended or waiting in front may end what refuses a head."""
        device, request = self._device, waiting.op.request
        axis, die = waiting.key
        plan, blocks = device.dies[die], waiting.op.blocks
        if any(forbidding(plan.stacks, each, request) for each in PROGRAM_FIRST):
            return True
        live = [r.op for r in plan.reservations.values() if r.op.fate in PENDING]
        live += [suspended.op for stack in plan.stacks.values() for suspended in stack]
        changing = [op for op in live if op.traits.suspendable]
        if refusal.reason in EXCLUDED:
            return bool(changing)
        if any(not blocks.isdisjoint(op.blocks) for op in changing):
            return True
        other = device.queues[axis.other, die]
        return other.precedes(waiting.op.uid, blocks, (Kind.ERASE, Kind.PROGRAM))
