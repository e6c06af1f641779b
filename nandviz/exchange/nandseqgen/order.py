"""The events of all histories in order, the ops too, and from which event each is known."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignApplication, ForeignOp
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.trace.codes import OPEN


@dataclass
class Placed:
    """A history with its place in the trace.

    Attributes
    ----------
    resets
        The RESET that cut each op that none suspended.
    first_die
        Die 0 of the history is this die of the trace.
    """

    found: Instances
    suspensions: list[ForeignSuspension]
    resets: dict[ForeignOp, ForeignOp]
    first_die: int


class Order:
    """Numbers of events and ops.

    Attributes
    ----------
    times_ns, kinds, event_ops
        Time, `KIND_CODE` and op of each event, in order of time; those of one instant history by
        history, as in the file.
    ops
        In order of their uids.
    born
        By uid - 1: the event from which each op is known; it never goes back from uid to uid.
    suspensions
        Of all runs, in order of the event that made them; what cut nothing is left out.
    """

    def __init__(self, runs: Sequence[Placed]) -> None:
        self.runs = runs
        self.ops = [op for run in runs for op in run.found.ops]
        self._first_uids = list(accumulate((len(run.found.ops) for run in runs[:-1]), initial=1))
        self._number_events()
        held = [each for run in runs for each in run.suspensions if each.op is not None]
        held.sort(key=lambda each: (self.suspended_at(each), each.suspender.uid))
        self.suspensions = held
        self._held: dict[ForeignOp | None, list[ForeignSuspension]] = defaultdict(list)
        for each in held:
            self._held[each.op].append(each)
        self.born = self._first_known()

    def _number_events(self) -> None:
        events = [run.found.events for run in self.runs]
        times = np.concatenate([np.frombuffer(each.times_ns, np.int64) for each in events])
        order = np.argsort(times, kind="stable")
        self.times_ns = array("q", times[order].tobytes())
        self.kinds = np.concatenate([np.frombuffer(each.kinds, np.int8) for each in events])[order]
        ops = [op for each in events for op in each.ops]
        self.event_ops = [ops[index] for index in order.tolist()]
        places = np.empty_like(order)
        places[order] = np.arange(len(order))
        counts = np.cumsum([len(run.found.events) for run in self.runs])
        self._places = [array("q", each.tobytes()) for each in np.split(places, counts[:-1])]

    def _first_known(self) -> "array[int]":
        last = len(self.event_ops) - 1
        applied = array("q", [last]) * len(self.ops)
        for run in self.runs:
            for each in run.found.applied:
                place = each.op.uid - 1
                applied[place] = min(applied[place], self.applied_at(each))
        known = array("q")
        for op in self.ops:
            seen = [*self.starts(op)[:1], *self.ends(op)[:1]]
            seen += [self.suspended_at(each) for each in self.held(op)]
            seen.append(applied[op.uid - 1])
            seen += [self.last_by(chain.start_ns) for chain in op.chains[:1]]
            known.append(min(seen))
        for index in range(len(known) - 2, -1, -1):
            known[index] = min(known[index], known[index + 1])
        return known

    def _run(self, op: ForeignOp) -> int:
        return bisect_right(self._first_uids, op.uid) - 1

    def die(self, op: ForeignOp) -> int:
        """Return the die of the trace that an op is on."""
        return self.runs[self._run(op)].first_die + op.die

    def starts(self, op: ForeignOp) -> list[int]:
        """Return the OP_STARTs of an op, ascending."""
        places = self._places[self._run(op)]
        return [places[index] for index in op.starts]

    def ends(self, op: ForeignOp) -> list[int]:
        """Return the OP_ENDs of an op, ascending."""
        places = self._places[self._run(op)]
        return [places[index] for index in op.ends]

    def held(self, op: ForeignOp) -> list[ForeignSuspension]:
        """Return the suspensions of an op, in order."""
        return self._held.get(op, [])

    def time_ns(self, event: int) -> int:
        """Return the time of an event, 0 before the first."""
        return self.times_ns[event] if event >= 0 else 0

    def last_by(self, time_ns: int) -> int:
        """Return the last event by an instant, -1 if there is none."""
        return bisect_right(self.times_ns, time_ns) - 1

    def applied_at(self, each: ForeignApplication) -> int:
        """Return the op's OP_END then, else the last event by then, the first one if none is."""
        off = {k: abs(self.times_ns[k] - each.time_ns) for k in self.ends(each.op)}
        ends = [k for k in off if off[k] <= TOLERANCE_NS]
        return min(ends, key=lambda k: off[k], default=max(self.last_by(each.time_ns), 0))

    def suspended_at(self, each: ForeignSuspension) -> int:
        """Return the event that makes a suspension: the start of its SUSPEND."""
        starts = self.starts(each.suspender)
        return starts[0] if starts else self.last_by(each.at_ns)

    def resumed_at(self, each: ForeignSuspension) -> int:
        """Return the event that ends a suspension: its RESUME's or RESET's start; OPEN for none."""
        ender = each.resumer or each.aborter
        if ender is None:
            return OPEN
        starts = self.starts(ender)
        known = each.at_ns if each.resumed_ns is None else each.resumed_ns
        event = starts[0] if starts else self.last_by(known)
        return max(event, self.suspended_at(each))

    def reset_at(self, op: ForeignOp) -> int:
        """Return the event of the RESET that cut an op: its start; OPEN if none did."""
        reset = self.runs[self._run(op)].resets.get(op)
        if reset is None:
            return OPEN
        starts = self.starts(reset)
        return starts[0] if starts else self.last_by(op.chains[-1].end_ns)

    def opened(self, op: ForeignOp, start_ns: int) -> ForeignSuspension | None:
        """Return the suspension whose end opens the part that starts at an instant."""
        for each in self.held(op):
            if each.resumed_ns is not None and abs(each.resumed_ns - start_ns) <= TOLERANCE_NS:
                return each
        return None
