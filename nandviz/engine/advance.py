"""Reads that go behind a SUSPEND at once in place of its backlog: ``displaced_reads: advance``.

Source: policies, 1.
"""

from nandviz.engine.backlog import QueueKey
from nandviz.engine.die_plan import PROGRAM_FIRST, Reservation
from nandviz.engine.ops import Op
from nandviz.engine.placing import place
from nandviz.engine.rules import must_not_pass, suspend_state_refusal
from nandviz.engine.transaction import Transaction
from nandviz.model.plan import Refused
from nandviz.model.words import DisplacedReads, Kind, Source


def advance_displaced(txn: Transaction, suspend: Reservation) -> None:
    """Try each read that a SUSPEND has displaced, in queue order, behind the SUSPEND."""
    if txn.device.setup.policies.displaced_reads is not DisplacedReads.ADVANCE:
        return
    for waiting in txn.displaced:
        if advance(txn, waiting.op, suspend.end_ns, Source.BACKLOG) is not None:
            txn.advance(waiting)


def advance(txn: Transaction, op: Op, lower_ns: int, source: Source) -> Reservation | None:
    """Reserve a read that nothing holds back; None, and nothing done, for any other op."""
    request = op.request
    if request.op.base.kind is not Kind.READ:
        return None
    if suspend_state_refusal(txn.die(request.die).stacks, request) is not None:
        return None
    if held_back(txn, op) is not None:
        return None
    before = txn.savepoint()
    done = place(txn, op, lower_ns, source, always_shift=True)
    if isinstance(done, Refused):
        return None
    if txn.too_late is None and txn.excluding(op, done.start_ns) is None:
        return done
    txn.undo(done, before)
    return None


def held_back(txn: Transaction, op: Op) -> QueueKey | None:
    """Return the queue of its die with an entry that an op must not pass, PROGRAM first."""
    request = op.request
    kinds = must_not_pass(request, txn.addresses.planned, txn.device.setup.policies)
    for axis in PROGRAM_FIRST:
        key = (axis, request.die)
        if txn.waiting(key).precedes(op.uid, op.blocks, kinds):
            return key
    return None
