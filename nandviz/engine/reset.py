"""RESET, planned in a transaction.

Source: engine specification, section 10.
"""

from typing import Final

from nandviz.engine.addresses import CLOSED, Effect
from nandviz.engine.die_plan import Deed, DieDraft, Reservation, Suspended
from nandviz.engine.ops import Op
from nandviz.engine.transaction import Transaction
from nandviz.model.ops import OpDef, Shape
from nandviz.model.plan import Refused
from nandviz.model.setup import Policies
from nandviz.model.words import CORE_BUSY, DIRTY, Axis, Fate, Kind, Reason, ResetProgram

ABORTED: Final = frozenset({Kind.ERASE, Kind.PROGRAM, Kind.READ})
"""What a RESET needs a time of its own to abort."""


def plan_reset(txn: Transaction, op: Op, lower_ns: int) -> Reservation | Refused:
    """Cut or remove everything of a die that would end after the start of a RESET."""
    die = op.die
    draft = txn.die(die)
    suspended = draft.stacks[Axis.ERASE] + draft.stacks[Axis.PROGRAM]
    found = _find_start(txn, op, lower_ns, suspended)
    if isinstance(found, Refused):
        return found
    start, shape = found
    refusal = txn.excluded(op, start)
    if refusal is not None:
        return refusal
    doomed = _doomed(draft, start)
    spoils = _spoiled(doomed, suspended, start, txn.device.setup.policies)
    aborts = _begun(doomed, suspended, start)
    _cut_all(txn, doomed, die, start)
    _unwind(txn, doomed, suspended, start)
    draft.clear()
    draft.late = frozenset()
    _abort(txn, doomed, suspended)
    txn.then(txn.device.emptied, die)
    part = txn.part(op, 1, op.source, start, shape)
    reservation = Reservation(op, part, Deed(spoils=spoils, aborts=aborts))
    for block, last in spoils:
        txn.addresses.add((die, block), part.part_id, Effect(last, ""))
    txn.reserve(reservation, shape)
    return reservation


def _find_start(
    txn: Transaction, op: Op, lower_ns: int, suspended: tuple[Suspended, ...]
) -> tuple[int, Shape] | Refused:
    """Find the first start from ``lower_ns`` on, and the states of a RESET that starts there.

    How long it is busy follows from what it aborts, which follows from when it starts.
    """
    shape, draft = op.traits.shape, txn.die(op.die)
    while True:
        start = txn.find_start(op, lower_ns, shape.bus)
        if isinstance(start, Refused):
            return start
        begun = _begun(_doomed(draft, start), suspended, start)
        there = _shape(op.request.op, begun, txn.device.setup.policies)
        if there.bus == shape.bus:
            return start, there
        lower_ns, shape = start, there


def _shape(op: OpDef, begun: tuple[Op, ...], policies: Policies) -> Shape:
    """Lay out the states of a RESET; of several ops that it aborts the slowest counts."""
    own_ns, states = op.durations_ns, op.base.states
    kinds = {each.kind for each in begun} & ABORTED or {Kind.OTHER}
    core = [at for at, state in enumerate(states) if state.name == CORE_BUSY and own_ns[at]]
    if not core:
        return op.shape
    (at, *_), durations = core, list(own_ns)
    given = [policies.reset_ns(kind) for kind in kinds]
    durations[at] = max(own_ns[at] if ns is None else ns for ns in given)
    return Shape.of(states, tuple(durations))


def _doomed(draft: DieDraft, start_ns: int) -> list[Reservation]:
    return [r for r in draft.reservations() if r.end_ns > start_ns]


def _begun(
    doomed: list[Reservation], suspended: tuple[Suspended, ...], start_ns: int
) -> tuple[Op, ...]:
    """Return the ops that a RESET aborts after their start.

    Also those of a RESET that starts later, which this one forestalls.
    """
    ops = [r.op for r in doomed] + [s.op for s in suspended]
    ops += [op for r in doomed if r.start_ns >= start_ns for op in r.deed.aborts]
    begun = {
        op.uid: op for op in ops if op.first_start_ns is not None and op.first_start_ns < start_ns
    }
    return tuple(begun.values())


def _spoiled(
    doomed: list[Reservation],
    suspended: tuple[Suspended, ...],
    start_ns: int,
    policies: Policies,
) -> tuple[tuple[int, int], ...]:
    """Return the blocks of what is aborted after its start, with what becomes of them.

    Also those that a RESET was to spoil which this one forestalls. A block that one op leaves
    DIRTY is so whatever others leave.
    """
    blocks: dict[int, int] = {}
    for op in [r.op for r in doomed] + [s.op for s in suspended]:
        first, base = op.first_start_ns, op.request.op.base
        if not base.suspendable or first is None or first >= start_ns:
            continue
        stays = base.kind is Kind.PROGRAM and policies.reset_program is ResetProgram.OPEN_END
        for block in op.blocks:
            blocks[block] = max(blocks.get(block, CLOSED), CLOSED if stays else DIRTY)
    for reservation in doomed:
        if reservation.start_ns >= start_ns:
            for block, last in reservation.deed.spoils:
                blocks[block] = max(blocks.get(block, CLOSED), last)
    return tuple(sorted(blocks.items()))


def _cut_all(txn: Transaction, doomed: list[Reservation], die: int, start_ns: int) -> None:
    changes: dict[int, Reservation | None] = {}
    for reservation in doomed:
        part_id, is_cut = reservation.part_id, reservation.start_ns < start_ns
        txn.release(reservation, start_ns, is_cut=is_cut)
        if is_cut:
            # A RESUME that is cut never happened: what it had closed is no longer its own.
            left = reservation.cut_at(start_ns)
            deed = left.deed
            if deed.closed is not None:
                deed = Deed(resumed_part=deed.resumed_part)
            changes[part_id] = Reservation(left.op, left.part, deed)
            txn.then(txn.device.cut, reservation, start_ns)
        else:
            changes[part_id] = None
            for block, _ in reservation.deed.spoils:
                txn.addresses.remove((die, block), part_id)
            txn.then(txn.device.removed, reservation)
    txn.die(die).shorten(changes)


def _unwind(
    txn: Transaction, doomed: list[Reservation], suspended: tuple[Suspended, ...], start_ns: int
) -> None:
    """Take back, last first, the resumes and suspensions that will not be; abort the open ones.

    A suspension that will not be may have been aborted already, by a RESET that starts later.
    """
    still_open = {s.suspension.suspension_id: s for s in suspended}
    for reservation in reversed(doomed):
        if reservation.deed.closed is not None:
            txn.then(txn.device.resume_undone, reservation.deed.closed)
            still_open[reservation.deed.closed.suspension.suspension_id] = reservation.deed.closed
        made = reservation.deed.made
        if made is not None and reservation.start_ns >= start_ns:
            voided = made.suspension_id
            was_open = still_open.pop(voided, None) is not None
            txn.then(txn.device.suspension_voided, voided, was_open)
    for left in still_open.values():
        txn.then(txn.device.suspension_aborted, left)


def _abort(txn: Transaction, doomed: list[Reservation], suspended: tuple[Suspended, ...]) -> None:
    ops = {r.op.uid: r.op for r in doomed}
    ops.update({s.op.uid: s.op for s in suspended})
    for uid in sorted(ops):
        txn.then(txn.device.became, ops[uid], Fate.ABORTED, Reason.RESET)
