"""RESET, planned in a transaction.

Source: engine specification, section 10.
"""

from nandviz.engine.addresses import Effect
from nandviz.engine.die_plan import Op, Reservation, Suspended
from nandviz.engine.transaction import Transaction
from nandviz.model.plan import Refused
from nandviz.model.words import DIRTY, Axis, Fate, Reason


def plan_reset(txn: Transaction, op: Op, lower_ns: int) -> Reservation | Refused:
    """Cut or remove everything of a die that would end after the start of a RESET."""
    shape, die = op.request.op.shape, op.request.die
    start = txn.find_start(op.request, lower_ns, shape.bus)
    if isinstance(start, Refused):
        return start
    refusal = txn.excluded(op, start)
    if refusal is not None:
        return refusal
    draft = txn.die(die)
    doomed = [r for r in draft.reservations() if r.part.end_ns > start]
    suspended = draft.stacks[Axis.ERASE] + draft.stacks[Axis.PROGRAM]
    dirties = _dirty_blocks(doomed, suspended, start)
    _cut_all(txn, doomed, die, start)
    _unwind(txn, doomed, suspended, start)
    draft.stacks[Axis.ERASE] = draft.stacks[Axis.PROGRAM] = ()
    draft.late = frozenset()
    _abort(txn, doomed, suspended)
    txn.then(txn.device.emptied, die)
    reservation = Reservation(op, txn.part(op, 1, op.source, start, shape), dirties=dirties)
    for block in dirties:
        effect = Effect(reservation.part.part_id, DIRTY, "")
        txn.addresses.add((die, block), effect)
    txn.reserve(reservation, shape)
    return reservation


def _dirty_blocks(
    doomed: list[Reservation], suspended: tuple[Suspended, ...], start_ns: int
) -> tuple[int, ...]:
    """Return the blocks of each erase or program that is cut and had started before the RESET.

    Also those that a RESET was to make DIRTY which this one forestalls.
    """
    blocks: set[int] = set()
    for op in [r.op for r in doomed] + [s.op for s in suspended]:
        first = op.first_start_ns
        if op.request.op.base.suspendable and first is not None and first < start_ns:
            blocks |= op.request.blocks
    for reservation in doomed:
        if reservation.part.start_ns >= start_ns:
            blocks |= set(reservation.dirties)
    return tuple(sorted(blocks))


def _cut_all(txn: Transaction, doomed: list[Reservation], die: int, start_ns: int) -> None:
    changes: dict[int, Reservation | None] = {}
    for reservation in doomed:
        part = reservation.part
        is_cut = part.start_ns < start_ns
        txn.release(reservation, start_ns, is_cut=is_cut)
        if is_cut:
            # A RESUME that is cut never happened: what it had closed is no longer its own.
            changes[part.part_id] = reservation.cut_at(start_ns)._replace(closed=None)
            txn.then(txn.device.cut, reservation, start_ns)
        else:
            changes[part.part_id] = None
            for block in reservation.dirties:
                txn.addresses.remove((die, block), part.part_id)
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
        if reservation.closed is not None:
            txn.then(txn.device.resume_undone, reservation.closed)
            still_open[reservation.closed.suspension.suspension_id] = reservation.closed
        made = reservation.made
        if made is not None and reservation.part.start_ns >= start_ns:
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
