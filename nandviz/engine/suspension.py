"""SUSPEND and RESUME, planned in a transaction.

Source: engine specification, sections 6 and 7.
"""

from itertools import pairwise

from nandviz.engine.addresses import BlockKey
from nandviz.engine.backlog import Waiting
from nandviz.engine.die_plan import Deed, DieDraft, Reservation, Suspended
from nandviz.engine.ops import Op
from nandviz.engine.pulses import Cut, cut_from
from nandviz.engine.rules import address_refusal, forbidding
from nandviz.engine.transaction import Transaction
from nandviz.model.ops import Segment, Shape
from nandviz.model.plan import Refused, Suspension
from nandviz.model.setup import BlockState
from nandviz.model.words import (
    Axis,
    BacklogScope,
    GapFrom,
    Kind,
    LateSuspend,
    Reason,
    Source,
    Why,
)
from nandviz.units import us_cell, us_sentence


def plan_suspend(txn: Transaction, op: Op, lower_ns: int) -> Reservation | Refused:
    """Suspend what is in CORE_BUSY at the start of a SUSPEND, and displace what follows it."""
    shape = op.traits.shape
    found = _find_cut(txn, op, lower_ns)
    if isinstance(found, Refused):
        return found
    victim, segment, cut = found
    start = cut.at_ns
    refusal = _too_often(txn, start, victim) or txn.excluded(op, start)
    if refusal is not None:
        return refusal._replace(start_ns=start)
    if _ends_first(txn, victim, start + shape.length_ns):
        return _let_end(txn, op, start)
    suspended = _cut(txn, op, victim, segment, cut)
    part = txn.part(op, 1, op.source, start, shape)
    _displace(txn, suspended, part.end_ns)
    reservation = Reservation(op, part, Deed(made=suspended.suspension))
    txn.reserve(reservation, shape)
    return reservation


def _ends_first(txn: Transaction, victim: Reservation, suspend_end_ns: int) -> bool:
    """Whether ``late_suspend`` lets an op end that would end before its SUSPEND does."""
    complete = txn.device.setup.policies.late_suspend is LateSuspend.COMPLETE
    return complete and victim.end_ns < suspend_end_ns


def _let_end(txn: Transaction, op: Op, start_ns: int) -> Reservation:
    """Reserve a SUSPEND that comes too late: it suspends nothing, and holds no plane."""
    axis, shape = op.traits.axis, op.traits.shape
    assert axis is not None
    txn.die(op.die).late |= {axis}
    part = txn.idle_part(op, 1, op.source, start_ns, shape)
    part.planes = 0
    reservation = Reservation(op, part, Deed(note=Reason.COMPLETED_INSTEAD))
    txn.reserve(reservation, shape)
    return reservation


def _find_cut(
    txn: Transaction, op: Op, lower_ns: int
) -> tuple[Reservation, Segment, Cut] | Refused:
    """Find the first instant at which the bus is free and an op in CORE_BUSY may be cut."""
    policies, bus = txn.device.setup.policies, op.traits.shape.bus
    while True:
        start = txn.find_start(op, lower_ns, bus)
        if isinstance(start, Refused):
            return start
        found = _in_core_busy(txn, op, start)
        if not isinstance(found, Refused):
            found = _planned_later(txn, op, start) or found
        if isinstance(found, Refused):
            return found._replace(start_ns=start)
        cut = cut_from(policies, *found, start)
        if cut.at_ns == start:
            return *found, cut
        victim, busy = found
        if cut.at_ns == busy.end_ns:
            uid, end = victim.op.uid, us_sentence(busy.end_ns)
            detail = f"the pulse of op {uid} that has begun is its last, to {end}"
            return Refused(Reason.NOT_CORE_BUSY, detail, uid, busy.end_ns)
        lower_ns = cut.at_ns


def _in_core_busy(txn: Transaction, op: Op, start_ns: int) -> tuple[Reservation, Segment] | Refused:
    axis, die = op.traits.axis, op.die
    draft = txn.die(die)
    running: int | None = None
    found: tuple[Reservation, Segment] | None = None
    for reservation in draft.reservations():
        if not reservation.start_ns <= start_ns < reservation.end_ns:
            continue
        traits = reservation.op.traits
        segment = reservation.core_busy_at(start_ns)
        if segment is not None and traits.suspendable and traits.axis is axis:
            found = reservation, segment
        elif reservation.planes:
            running = reservation.op.uid
    by = _forbidding_any(draft, op)
    if found is None or by is not None:
        detail = f"no {axis} in CORE_BUSY on die {die} at {us_sentence(start_ns)}"
        if by is not None:
            detail = f"{by.suspension.axis} of op {by.op.uid} is suspended on die {die} already"
            running = by.op.uid
        return Refused(Reason.NOT_CORE_BUSY, detail, running)
    return found


def _forbidding_any(draft: DieDraft, op: Op) -> Suspended | None:
    by = forbidding(draft.stacks, Axis.PROGRAM, op.request)
    return by if by is not None else forbidding(draft.stacks, Axis.ERASE, op.request)


def _planned_later(txn: Transaction, op: Op, start_ns: int) -> Refused | None:
    for other in txn.die(op.die).reservations():
        if other.op.kind is Kind.SUSPEND and other.start_ns >= start_ns:
            detail = f"op {other.op.uid} will suspend at {us_sentence(other.start_ns)}"
            return Refused(Reason.SUSPEND_PLANNED, detail, other.op.uid)
    return None


def _too_often(txn: Transaction, start_ns: int, victim: Reservation) -> Refused | None:
    policies = txn.device.setup.policies
    part, uid = victim.part, victim.op.uid
    suspends, limit = part.number - 1, policies.max_suspends_per_op
    if limit is not None and suspends >= limit:
        detail = f"op {uid} was suspended {suspends} times; max_suspends_per_op {limit}"
        return Refused(Reason.SUSPEND_LIMIT, detail, uid)
    least = policies.min_resume_to_suspend_ns
    if suspends and start_ns < part.start_ns + least:
        ran = us_sentence(start_ns - part.start_ns)
        detail = f"op {uid} ran {ran} since its resume; min_resume_to_suspend_us {us_cell(least)}"
        return Refused(Reason.SUSPEND_TOO_SOON, detail, uid)
    return None


def _cut(
    txn: Transaction, suspender: Op, victim: Reservation, segment: Segment, cut: Cut
) -> Suspended:
    """Truncate the op that is in CORE_BUSY and push what is left of it onto its stack."""
    op, part, at_ns = victim.op, victim.part, cut.at_ns
    remainder = [0] * len(op.traits.is_core)
    for state, start, end in part.segments:
        remainder[state] = max(0, end - max(start, at_ns))
    remainder[segment.state] += cut.redone_ns
    axis = op.traits.axis
    assert axis is not None
    policies = txn.device.setup.policies
    suspended = Suspended(
        op,
        Suspension(
            txn.new_suspension_id(),
            op.uid,
            axis,
            part.die,
            part.number,
            suspender.uid,
            at_ns,
            segment.state,
            part.end_ns,
            policies.due_ns(op.request.op, part.number - 1) - sum(remainder),
            tuple(remainder),
            cut.redone_ns,
        ),
        cut.owed_ns,
        policies.suspended_reads,
    )
    txn.release(victim, at_ns, is_cut=True)
    draft = txn.die(part.die)
    draft.shorten({part.part_id: victim.cut_at(at_ns)})
    draft.push(suspended)
    txn.then(txn.device.cut, victim, at_ns)
    txn.then(txn.device.suspended, suspended)
    return suspended


def _displace(txn: Transaction, suspended: Suspended, suspend_end_ns: int) -> None:
    """Take the ops that follow the suspended one out of the plan, into the backlog's front."""
    suspension = suspended.suspension
    key = (suspension.axis, suspension.die)
    draft = txn.die(suspension.die)
    taken: list[Waiting] = []
    gone: dict[int, Reservation | None] = {}
    blocks: set[int] = set()
    followers = sorted([r for r in draft.reservations() if _follows(r, suspension)], key=_old_order)
    previous = _previous(txn, suspended)
    for follower in followers:
        touched = follower.op.blocks
        held = not blocks.isdisjoint(touched) or txn.queue(key).holds_block(touched)
        collides = follower.planes != 0 and follower.start_ns < suspend_end_ns
        if not (held or collides or _takes(txn, suspended, follower)):
            continue
        blocks |= touched
        anchor, end_ns = previous.get(follower.part_id, (suspended.op, suspension.old_end_ns))
        delta = follower.start_ns - end_ns
        taken.append(Waiting(key, follower.op, Why.DISPLACED, delta, anchor, follower.deed.closed))
        gone.update(_withdraw(txn, follower))
    draft.shorten(gone)
    txn.displace(key, taken)


def _old_order(reservation: Reservation) -> tuple[int, int]:
    return reservation.start_ns, reservation.op.uid


def _previous(txn: Transaction, suspended: Suspended) -> dict[int, tuple[Op, int]]:
    """Return by part the op before it in old order, and its old end, with ``gap_from: previous``.

    An op that stays in the plan counts; an instant one, which is never displaced, does not.
    """
    suspension = suspended.suspension
    if txn.device.setup.policies.gap_from is GapFrom.SUSPENDED_END:
        return {}
    behind = (r for r in txn.die(suspension.die).reservations() if _is_behind(r, suspension))
    pairs = pairwise(sorted(behind, key=_old_order))
    return {later.part_id: (r.op, r.end_ns) for r, later in pairs}


def _is_behind(reservation: Reservation, suspension: Suspension) -> bool:
    op = reservation.op
    starts_later = reservation.start_ns >= suspension.at_ns
    return starts_later and not op.traits.instant and op.uid != suspension.uid


def _follows(reservation: Reservation, suspension: Suspension) -> bool:
    """Whether this is the first part of an op that has not started when the SUSPEND does."""
    return reservation.part.number == 1 and _is_behind(reservation, suspension)


def _takes(txn: Transaction, suspended: Suspended, follower: Reservation) -> bool:
    """Whether ``backlog_scope`` has the SUSPEND displace an op.

    What may not run where it stands always goes, a RESUME of the other axis with it.
    """
    scope, request = txn.device.setup.policies.backlog_scope, follower.op.request
    if scope is BacklogScope.DIE:
        return True
    stacks = txn.die(request.die).stacks
    if any(forbidding(stacks, axis, request) is not None for axis in Axis):
        return True
    if txn.excluded(follower.op, follower.start_ns) is not None:
        return True
    if follower.op.kind is Kind.READ and _unreadable(txn, follower):
        return True
    return scope is BacklogScope.PLANE and bool(follower.planes & suspended.op.planes)


def _unreadable(txn: Transaction, read: Reservation) -> bool:
    """Whether the address rules refuse a read where it stands in the plan.

    What was reserved behind it neither helps nor hinders it.
    """

    def planned(key: BlockKey) -> BlockState:
        return txn.addresses.planned_before(key, read.part_id)

    return address_refusal(read.op.request, planned, txn.device.setup.policies) is not None


def _withdraw(txn: Transaction, reservation: Reservation) -> dict[int, Reservation | None]:
    """Give a reservation back whole; a RESUME with what it resumed, which is suspended again.

    Returns
    -------
    dict
        The parts that leave the plan.
    """
    txn.release(reservation, 0)
    txn.then(txn.device.removed, reservation)
    if reservation.deed.note is Reason.NOTHING_SUSPENDED:
        axis = reservation.op.traits.axis
        assert axis is not None
        txn.die(reservation.op.die).late |= {axis}
    closed = reservation.deed.closed
    if closed is None:
        return {reservation.part_id: None}
    draft = txn.die(reservation.op.die)
    resumed = draft.get(reservation.deed.resumed_part)
    assert resumed is not None
    txn.release(resumed, 0)
    draft.push(closed)
    txn.then(txn.device.removed, resumed)
    txn.then(txn.device.resume_undone, closed)
    return {reservation.part_id: None, reservation.deed.resumed_part: None}


def plan_resume(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | Refused:
    """Resume the top of a stack: RESUME and remainder are reserved as one, or not at all."""
    axis, die = op.traits.axis, op.die
    assert axis is not None
    draft = txn.die(die)
    if axis is Axis.ERASE and draft.stacks[Axis.PROGRAM]:
        uid = draft.stacks[Axis.PROGRAM][-1].op.uid
        detail = f"PROGRAM of op {uid} is suspended on die {die}"
        return Refused(Reason.PROGRAM_RESUME_FIRST, detail, uid)
    if not draft.stacks[axis]:
        if axis in draft.late:
            return _resume_nothing(txn, op, axis, lower_ns, source)
        return Refused(Reason.NOT_SUSPENDED, f"no {axis} is suspended on die {die}")
    shape = op.traits.shape
    top = draft.stacks[axis][-1]
    penalty_ns = txn.device.setup.policies.resume_penalty_ns(axis)
    rest = _rest(top, penalty_ns)
    offset = shape.length_ns
    bus = shape.bus + tuple((a + offset, b + offset) for a, b in rest.bus)
    start = txn.find_start(op, lower_ns, bus)
    if isinstance(start, Refused):
        return start
    refusal = txn.excluded(op, start)
    if refusal is not None:
        return refusal
    draft.pop(axis)
    part = txn.part(op, 1, source, start, shape)
    resumed = txn.part(top.op, top.suspension.n + 1, Source.RESUME, part.end_ns, rest)
    reservation = Reservation(op, part, Deed(closed=top, resumed_part=resumed.part_id))
    txn.reserve(reservation, shape)
    txn.then(txn.device.resumed, top, part.end_ns, op)
    txn.reserve(Reservation(top.op, resumed, Deed(owed_ns=top.owed_ns + penalty_ns)), rest)
    txn.then(txn.device.flush_opened, (axis, die), part.end_ns)
    return reservation


def _resume_nothing(
    txn: Transaction, op: Op, axis: Axis, lower_ns: int, source: Source
) -> Reservation | Refused:
    """Reserve the RESUME after a SUSPEND that came too late: its own states, and nothing else."""
    shape = op.traits.shape
    start = txn.find_start(op, lower_ns, shape.bus)
    if isinstance(start, Refused):
        return start
    refusal = txn.excluded(op, start)
    if refusal is not None:
        return refusal
    txn.die(op.die).late -= {axis}
    part = txn.idle_part(op, 1, source, start, shape)
    reservation = Reservation(op, part, Deed(note=Reason.NOTHING_SUSPENDED))
    txn.reserve(reservation, shape)
    return reservation


def _rest(top: Suspended, penalty_ns: int) -> Shape:
    """Return what is left of a suspended op, its CORE_BUSY longer by the penalty."""
    remainder = list(top.suspension.remainder_ns)
    remainder[top.suspension.state] += penalty_ns
    return Shape.of(top.op.request.op.base.states, tuple(remainder))
