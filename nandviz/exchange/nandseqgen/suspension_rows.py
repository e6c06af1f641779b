"""The suspensions of imported ops as rows of a trace."""

from array import array
from collections import Counter

import numpy as np

from nandviz.exchange.nandseqgen.columns import NONE, ByKey
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.order import Order
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.model.words import SuspensionStatus
from nandviz.trace.codes import OPEN, STATUS_CODE
from nandviz.trace.tables import Trace


class _Executed:
    """What of each op was executed when."""

    def __init__(self, found: Instances) -> None:
        count = len(found.ops)
        links, listed = found.links, found.listed
        self._start_ns, self._end_ns = (
            array("q", each.tobytes()) for each in (links.start_ns, links.end_ns)
        )
        self._links_of = ByKey(found.chains.op[links.chain], count)
        self._listed_ns = np.full(count, NONE)
        np.maximum.at(self._listed_ns, listed.op, listed.end_ns)

    def by(self, op: int, at_ns: int) -> int:
        """Return the time that an op had executed by an instant."""
        spans = ((self._start_ns[row], self._end_ns[row]) for row in self._links_of.of(op))
        return sum(min(end_ns, at_ns) - start_ns for start_ns, end_ns in spans if start_ns < at_ns)

    def listed_end_ns(self, op: int, else_ns: int) -> int:
        """Return the last end of an op's rows in the timeline."""
        last_ns = int(self._listed_ns[op])
        return else_ns if last_ns == NONE else last_ns


def add_suspensions(trace: Trace, definitions: Definitions, order: Order) -> None:
    """Add the suspensions, and what each is for a while."""
    count, executed = Counter[int](), _Executed(order.found)
    states = []
    for number, each in enumerate(order.suspensions):
        assert each.op is not None, "those without an op are left out"
        count[each.op] += 1
        born, resumed = each.made_at, each.ended_at
        _add_suspension(trace, definitions, executed, each, (count[each.op], born))
        if resumed > born:
            states.append((born, number, SuspensionStatus.OPEN, -1, 0, resumed))
        if each.resumer is not None and each.resumed_ns is not None:
            after = SuspensionStatus.RESUMED, each.resumed_ns, each.resumer + 1
            states.append((resumed, number, *after, OPEN))
        elif each.aborter is not None:
            states.append((resumed, number, SuspensionStatus.ABORTED, -1, 0, OPEN))
    for born, number, status, resumed_ns, resumer, died in sorted(states):
        row = number, STATUS_CODE[status], resumed_ns, resumer
        trace.suspension_states.append(*row, born, died)


def _add_suspension(
    trace: Trace,
    definitions: Definitions,
    executed: _Executed,
    each: ForeignSuspension,
    where: tuple[int, int],
) -> None:
    assert each.op is not None, "those without an op are left out"
    n, born = where
    consumed_ns = executed.by(each.op, each.at_ns)
    remaining_ns = max(definitions.nominal_ns(each.op) - consumed_ns, 0)
    trace.suspensions.append(
        each.op + 1,
        each.axis,
        each.die,
        n,
        each.suspender + 1,
        each.at_ns,
        definitions.state_after(each.op, consumed_ns),
        executed.listed_end_ns(each.op, each.at_ns + remaining_ns),
        consumed_ns,
        remaining_ns,
        0,
        born,
        OPEN,
    )
