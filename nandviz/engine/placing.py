"""Places an op that waits for planes and bus in the plan, if the rules let it start there.

Source: engine specification, section 4.
"""

from nandviz.engine.die_plan import Reservation
from nandviz.engine.ops import Op
from nandviz.engine.rules import address_refusal, suspend_state_refusal
from nandviz.engine.transaction import Transaction
from nandviz.model.plan import Refused
from nandviz.model.words import Source


def place(
    txn: Transaction, op: Op, lower_ns: int, source: Source, *, always_shift: bool = False
) -> Reservation | Refused:
    """Reserve an op at the first start from ``lower_ns`` on, or say why it may not start there."""
    request, shape = op.request, op.traits.shape
    start = txn.find_start(op, lower_ns, shape.bus, always_shift=always_shift)
    if isinstance(start, Refused):
        return start
    refusal = suspend_state_refusal(txn.die(op.die).stacks, request)
    if refusal is None:
        refusal = txn.excluded(op, start)
    if refusal is None:
        refusal = address_refusal(request, txn.addresses.planned, txn.device.setup.policies)
    if refusal is not None:
        return refusal._replace(start_ns=start)
    reservation = Reservation(op, txn.part(op, 1, source, start, shape))
    txn.reserve(reservation, shape)
    return reservation
