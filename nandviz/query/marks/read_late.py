"""SUSPENDs that came too late to suspend anything: where ``late_suspend`` lets the op end."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nandviz.model.words import Kind, LateSuspend
from nandviz.query.marks.span import Span
from nandviz.trace.codes import AXIS_CODE
from nandviz.trace.tables import Trace

if TYPE_CHECKING:
    from nandviz.query.live_rows import Rows


@dataclass(frozen=True, slots=True)
class Late:
    """A SUSPEND that suspends nothing.

    Attributes
    ----------
    axis
        Index in ``trace.codes.AXES``.
    """

    uid: int
    axis: int
    die: int
    start_ns: int
    end_ns: int


class Lates:
    """The SUSPENDs of a trace that suspend nothing; extends itself while the trace grows."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        kinds = [op.base.kind is Kind.SUSPEND for op in trace.info.ops]
        self._suspends = np.array([*kinds, False], np.bool_)
        self._may_be = trace.info.policies.late_suspend is LateSuspend.COMPLETE
        self._rows: Rows = np.empty(0, np.int64)
        self._seen = 0

    def marks(self, span: Span) -> tuple[Late, ...]:
        """Return those that meet a span."""
        if not self._may_be:
            return ()
        self._extend()
        parts, rows = self._trace.parts, self._rows
        known = (parts.born[rows] <= span.k) & (parts.died[rows] > span.k)
        inside = (parts.start_ns[rows] < span.t1_ns) & (parts.end_ns[rows] > span.t0_ns)
        return tuple(self._mark(row) for row in span.few(rows[known & inside]).tolist())

    def _extend(self) -> None:
        parts = self._trace.parts
        new = slice(self._seen, len(parts))
        mine = (parts.planes[new] == 0) & self._suspends[self._trace.ops.op[parts.uid[new] - 1]]
        self._rows = np.concatenate([self._rows, np.flatnonzero(mine) + new.start])
        self._seen = new.stop

    def _mark(self, row: int) -> Late:
        parts, uid = self._trace.parts, int(self._trace.parts.uid[row])
        axis = AXIS_CODE[self._trace.op_def(uid).base.axis]
        start_ns, end_ns = int(parts.start_ns[row]), int(parts.end_ns[row])
        return Late(uid, axis, int(parts.die[row]), start_ns, end_ns)
