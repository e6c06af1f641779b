"""The live state of a run, and what becomes of ops, events and metrics when something is committed.

Each method that is named in the past tense makes one fact real: it keeps the ops and the event
queue in step with the plan, counts it, and tells the observer.

Source: engine specification, sections 3, 6, 7, 8, 10 and 13.
"""

from collections.abc import Sequence

from nandviz.engine.addresses import AddressManager, BlockKey
from nandviz.engine.backlog import Queue, QueueKey, Waiting
from nandviz.engine.bus import IntervalSet
from nandviz.engine.die_plan import PROGRAM_FIRST, DiePlan, Reservation, Suspended
from nandviz.engine.events import Event, EventQueue
from nandviz.engine.exclusions import ExclusionPlan, ExclusionRules
from nandviz.engine.flushes import Flushes
from nandviz.engine.metrics import Metrics
from nandviz.engine.observer import Observer
from nandviz.engine.ops import LIVE, PENDING, Op, OpMaker
from nandviz.model.plan import BacklogEntry, Refused
from nandviz.model.setup import Setup
from nandviz.model.words import (
    NO_PAGE,
    Axis,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    Why,
)
from nandviz.units import MAX_NS

HOOK_LEAD_NS = 10
"""Least time by which a PHASE_HOOK comes before the end of a CORE_BUSY segment."""
HOOK_LAG_NS = 600
"""Time by which the second PHASE_HOOK comes after it."""


def _hooks_until_ns(setup: Setup) -> int:
    """Return the last instant at which PHASE_HOOKs happen; -1 where none do."""
    workload = setup.workload
    if workload is None or not workload.phase:
        return -1
    limits = [ns for ns in (setup.until_ns, workload.until_ns) if ns is not None]
    return min(limits, default=MAX_NS)


class Device:
    """Everything that a run holds between two events.

    Attributes
    ----------
    exclusion_rules
        None for a part that excludes nothing.
    flushes
        When each queue is flushed next.
    ops
        Live ops by uid.
    resume_errors
        (event index, uid, refusal) of every RESUME that was refused.
    """

    def __init__(self, setup: Setup, observer: Observer) -> None:
        topology = setup.topology
        self.setup = setup
        self.observer = observer
        self.now_ns = 0
        self.index = -1
        self.events = EventQueue(observer)
        self.dies = [DiePlan() for _ in range(topology.dies)]
        self.buses = [IntervalSet() for _ in range(topology.channels)]
        self.addresses = AddressManager(setup)
        rules = ExclusionRules(setup.exclusions, topology)
        self.exclusion_rules = rules if rules else None
        self.exclusions = [ExclusionPlan() for _ in range(topology.dies)]
        self.queues: dict[QueueKey, Queue] = {
            (axis, die): Queue() for die in range(topology.dies) for axis in Axis
        }
        self.maker = OpMaker(topology)
        self.ops: dict[int, Op] = {}
        self.metrics = Metrics()
        self.flushes = Flushes(self.events, self.metrics)
        self.resume_errors: list[tuple[int, int, Refused]] = []
        self.hooks_until_ns = _hooks_until_ns(setup)
        self._hooks: dict[int, list[Event]] = {}
        self.next_part_id = 0
        self.next_suspension_id = 0
        self._next_entry_id = 1

    # Parts

    def reserved(self, reservation: Reservation) -> None:
        """Enter a part into the plan: OP_START for the first part, OP_END for each."""
        op, part, events = reservation.op, reservation.part, self.events
        self.observer.part_reserved(part)
        op.part_id = reservation.part_id
        op.end_ns = reservation.end_ns
        op.note = reservation.deed.note
        if part.number == 1:
            op.first_start_ns = reservation.start_ns
            op.start_event = events.push(
                op.first_start_ns, EventKind.OP_START, op.uid, None, op.die
            )
        op.end_event = events.push(op.end_ns, EventKind.OP_END, op.uid, None, op.die)
        self.ops[op.uid] = op
        if self.hooks_until_ns >= 0:
            self._push_hooks(reservation)
        self.became(op, Fate.RUNNING if op.started else Fate.PLANNED)
        self.flushes.changed(op, self.now_ns)

    def _push_hooks(self, reservation: Reservation) -> None:
        """Ask the proposer near the end of each CORE_BUSY segment, and shortly after it."""
        events, part, is_core = self.events, reservation.part, reservation.op.traits.is_core
        hooks = self._hooks.setdefault(part.part_id, [])
        for state, start, end in part.segments:
            if not is_core[state]:
                continue
            lead_ns = max(HOOK_LEAD_NS, (end - start) // 10)
            for at_ns in (max(start, end - lead_ns), end + HOOK_LAG_NS):
                if at_ns <= self.hooks_until_ns:
                    hooks.append(events.push(at_ns, EventKind.PHASE_HOOK, part.uid, die=part.die))

    def _cancel_hooks(self, part_id: int) -> None:
        for event in self._hooks.pop(part_id, ()):
            if event.is_pending:
                self.events.cancel(event)

    def cut(self, reservation: Reservation, at_ns: int) -> None:
        """Cut a part of the plan short: its OP_END will not be."""
        self.observer.part_cut(reservation.part_id, at_ns)
        self._forget_end(reservation)

    def removed(self, reservation: Reservation) -> None:
        """Take a part that has not started out of the plan, with its events."""
        op = reservation.op
        self.observer.part_removed(reservation.part_id)
        if reservation.part.number == 1 and op.start_event is not None:
            self.events.cancel(op.start_event)
            op.start_event = None
            op.first_start_ns = None
        self._forget_end(reservation)

    def _forget_end(self, reservation: Reservation) -> None:
        op = reservation.op
        if op.part_id == reservation.part_id and op.end_event is not None:
            self.events.cancel(op.end_event)
            op.end_event = None
        self._cancel_hooks(reservation.part_id)
        self.flushes.changed(op, self.now_ns)

    def retired(self, reservation: Reservation) -> None:
        """Let a finished part go from the live state, and count its time."""
        traits = reservation.op.traits
        self.dies[reservation.op.die].retire(reservation.part_id)
        self._hooks.pop(reservation.part_id, None)
        bus_ns = core_ns = 0
        for state, start, end in reservation.part.segments:
            if traits.uses_bus[state]:
                bus_ns += end - start
            if traits.is_core[state]:
                core_ns += end - start
        if bus_ns:
            self.metrics.count("bus_busy_ns", bus_ns)
        if core_ns:
            self.metrics.count("core_busy_ns", core_ns)

    def retire_finished(self, die: int) -> None:
        """Retire what has ended by now without an OP_END: the parts that were cut."""
        now = self.now_ns
        live = self.dies[die].reservations.values()
        for reservation in [r for r in live if r.end_ns <= now]:
            self.retired(reservation)

    # Ops

    def became(self, op: Op, fate: Fate, reason: Reason | None = None) -> None:
        """Change an op's fate."""
        if op.fate is not fate:
            op.fate = fate
            self.observer.op_fate(op.uid, fate, reason)
        if fate not in LIVE:
            self._forget_if_over(op)

    def _forget_if_over(self, op: Op) -> None:
        """Drop an op that has its final fate; an aborted one may still have its OP_START ahead."""
        if op.start_event is None and op.fate not in LIVE:
            self.ops.pop(op.uid, None)

    def ended(self, op: Op) -> None:
        """Complete an op: its address effects are applied, once."""
        self.retired(self.dies[op.die].reservations[op.part_id])
        op.end_event = None
        if op.traits.changes_blocks:
            for target in op.request.targets:
                self.applied(op, (op.die, target.block), target.page)
        self.became(op, Fate.COMPLETED, op.note)
        self.metrics.count("ops_completed")
        self.flushes.changed(op, self.now_ns)

    def applied(self, op: Op, key: BlockKey, page: int) -> None:
        """Make the address effect of an op's newest part on a block real."""
        state = self.addresses.apply(key, op.part_id)
        self.observer.applied(op.uid, key[0], key[1], page, state)

    def started(self, op: Op) -> None:
        """Mark an op running; a RESET spoils its blocks now."""
        op.started = True
        op.start_event = None
        if op.fate is Fate.PLANNED:
            self.became(op, Fate.RUNNING)
        kind, die = op.kind, op.die
        if kind is Kind.SUSPEND or kind is Kind.RESET:
            self.retire_finished(die)
        if kind is Kind.RESET:
            for block, _ in self.dies[die].reservations[op.part_id].deed.spoils:
                self.applied(op, (die, block), NO_PAGE)
        self._forget_if_over(op)

    # Suspensions

    def suspended(self, suspended: Suspended) -> None:
        """Push an op onto its stack."""
        self.observer.op_suspended(suspended.suspension)
        self.became(suspended.op, Fate.SUSPENDED)
        self.metrics.count("suspends")
        self.metrics.count("suspended_op_end_cancelled")
        self.metrics.count("suspended_depth")

    def resumed(self, suspended: Suspended, resumed_ns: int, resumer: Op) -> None:
        """Take an op off its stack."""
        self.observer.op_resumed(suspended.suspension.suspension_id, resumed_ns, resumer.uid)
        self.metrics.count("resumes")
        self.metrics.count("suspended_depth", -1)
        die, axis = suspended.suspension.die, suspended.suspension.axis
        self.flushes.resumed(axis, die, self.now_ns)

    def resume_undone(self, suspended: Suspended) -> None:
        """Put an op back onto its stack: the RESUME that took it off will not be."""
        suspension = suspended.suspension
        self.observer.resume_undone(suspension.suspension_id)
        self.became(suspended.op, Fate.SUSPENDED)
        self.metrics.count("resumes", -1)
        self.metrics.count("suspended_depth")
        self.flushes.closed((suspension.axis, suspension.die))

    def suspension_voided(self, suspension_id: int, was_open: bool) -> None:
        """Take back a suspension whose SUSPEND will not be."""
        self.observer.suspension_voided(suspension_id)
        self.metrics.count("suspends", -1)
        if was_open:
            self.metrics.count("suspended_depth", -1)

    def suspension_aborted(self, suspended: Suspended) -> None:
        """Take an op off its stack for good."""
        self.observer.suspension_aborted(suspended.suspension.suspension_id)
        self.metrics.count("suspended_depth", -1)

    # Backlog

    def entered(self, waiting: Waiting) -> None:
        """Append an entry to its queue."""
        self.queues[waiting.key].append(waiting)
        self._entered(waiting, front=False)

    def displaced(self, displaced: Sequence[Waiting]) -> None:
        """Put displaced entries before all others of their queue."""
        if displaced:
            self.queues[displaced[0].key].put_in_front(displaced)
        for waiting in displaced:
            self._entered(waiting, front=True)

    def passed(self, key: QueueKey) -> None:
        """Put a refused head behind all entries of its queue that share none of its blocks."""
        behind = self.queues[key].pass_head()
        if behind:
            self.observer.backlog_passed([waiting.entry_id for waiting in behind])

    def advanced(self, waiting: Waiting) -> None:
        """Take a displaced entry out of its queue: its op is reserved again already."""
        self.queues[waiting.key].take_out(waiting)
        self._left(waiting, EntryFate.ADVANCED)

    def _entered(self, waiting: Waiting, *, front: bool) -> None:
        waiting.entry_id = self._next_entry_id
        self._next_entry_id += 1
        (axis, die), op = waiting.key, waiting.op
        anchor, closed = waiting.anchor, waiting.closed
        self.ops[op.uid] = op
        entry = BacklogEntry(
            waiting.entry_id,
            axis,
            die,
            op.uid,
            waiting.why,
            waiting.delta_ns,
            anchor.uid if anchor else None,
            self.now_ns,
            closed.suspension.suspension_id if closed else None,
        )
        self.observer.backlog_entered(entry, front=front)
        self.became(op, Fate.BACKLOGGED)
        self.metrics.count("backlog_size")
        if waiting.why is Why.DISPLACED:
            self.metrics.count("displaced")

    def left(self, key: QueueKey, fate: EntryFate, reason: Reason | None = None) -> Waiting:
        """Take the head out of its queue."""
        waiting = self.queues[key].pop_head()
        self._left(waiting, fate, reason)
        if fate is EntryFate.FLUSHED:
            self.metrics.count("backlog_flush")
        elif fate is EntryFate.DROPPED:
            self.metrics.count("backlog_drop")
            self.became(waiting.op, Fate.DROPPED, reason)
            self.flushes.changed(waiting.op, self.now_ns)
        return waiting

    def _left(self, waiting: Waiting, fate: EntryFate, reason: Reason | None = None) -> None:
        self.observer.backlog_left(waiting.entry_id, fate, reason)
        self.metrics.count("backlog_size", -1)

    def flush_opened(self, key: QueueKey, resume_end_ns: int) -> None:
        """Push the BACKLOG_REFILL of a RESUME, where there is something to flush."""
        if self.queues[key]:
            self.flushes.opened(key, resume_end_ns)

    def emptied(self, die: int) -> None:
        """Abort all that waits for a die, and its pending flushes."""
        for axis in PROGRAM_FIRST:
            key = (axis, die)
            while self.queues[key]:
                waiting = self.left(key, EntryFate.ABORTED, Reason.RESET)
                self.became(waiting.op, Fate.ABORTED, Reason.RESET)
            self.flushes.emptied(key)

    def check_invariants(self) -> None:
        """Assert that every structure is whole and that they agree with each other."""
        self.events.check_invariants()
        self.addresses.check_invariants()
        for bus in self.buses:
            bus.check_invariants()
        for plan, states in zip(self.dies, self.exclusions, strict=True):
            plan.check_invariants()
            states.check_invariants()
        for (axis, die), queue in self.queues.items():
            queue.check_invariants()
            if queue:
                key = axis, die
                assert self.dies[die].stacks[axis] or key in self.flushes
        for pending in self.flushes.pending.values():
            assert pending.is_pending
        for op in self.ops.values():
            self._check_op(op)

    def _check_op(self, op: Op) -> None:
        live = op.fate in PENDING
        assert live == (op.end_event is not None), (op.uid, op.fate)
        if op.end_event is not None:
            assert op.end_event.is_pending
            assert op.end_event.time_ns == op.end_ns
            assert op.part_id in self.dies[op.die].reservations
