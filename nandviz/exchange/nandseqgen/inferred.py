"""What the files leave out, worked out from the rest: events, segments of what is never shown."""

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.chains import UNKNOWN, Chain, Piece
from nandviz.exchange.nandseqgen.foreign_ops import ForeignOp
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.suspends import end_ns, start_ns
from nandviz.model.words import EventKind

_UNKNOWN: Final = (UNKNOWN,)


def add_events(history: History, found: Instances) -> None:
    """Without a file of events: give each op an OP_START and an OP_END.

    An op of which no segment is shown ends where it is applied first.
    """
    if formats.EVENTS in history.kinds:
        return
    applied_ns: dict[ForeignOp, int] = {}
    for each in found.applied:
        applied_ns.setdefault(each.op, each.time_ns)
    made = array("q")
    for number, op in enumerate(found.ops):
        start, end = start_ns(found, op), end_ns(found, op)
        if not op.chains:
            end = applied_ns.get(op, end)
        if start is not None:
            made.extend((start, 1, number))
        if end is not None:
            made.extend((end, 2 if start == end else 0, number))  # its own start comes first
    rows = np.frombuffer(made, np.int64).reshape(-1, 3)
    for row in np.lexsort(rows.T[::-1]).tolist():
        time_ns, starts, number = rows[row].tolist()
        kind = EventKind.OP_START if starts == 1 else EventKind.OP_END
        found.events.append(time_ns, kind, found.ops[number])


def add_segments(histories: Sequence[History], all_found: Sequence[Instances]) -> None:
    """Give ops whose base has no segment anywhere one, `UNKNOWN`, from their start to their end.

    Where the segments' file is there such ops hold no plane, else those of their targets.
    """
    shown = {op.base for found in all_found for op in found.ops if op.chains}
    for history, found in zip(histories, all_found, strict=True):
        hold = formats.STATES not in history.kinds
        for op in found.ops:
            start, end = start_ns(found, op), end_ns(found, op)
            if op.base not in shown and start is not None and end is not None and end > start:
                planes = _planes(op) if hold else 0
                piece = Piece(op.base, UNKNOWN, op.die, planes, start, end)
                op.add_chain(Chain(piece, _UNKNOWN))


def _planes(op: ForeignOp) -> int:
    planes = 0
    for target in op.targets:
        planes |= 1 << max(target.plane, 0)
    return planes
