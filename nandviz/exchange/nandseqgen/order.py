"""From which event each op, suspension and application is known."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from nandviz.exchange.nandseqgen.chains import Chains, Links
from nandviz.exchange.nandseqgen.columns import NONE, Ints, begins, last_by
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, Spans
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.model.words import EventKind
from nandviz.trace.codes import OPEN


class Order:
    """Which event tells what; ops are rows, events too.

    Attributes
    ----------
    starts, ends
        The OP_STARTs and OP_ENDs of each op.
    born
        The event from which each op is known; it never goes back from op to op.
    applied_at
        The event of each application: the op's OP_END then, else the last event by then, the first
        one if none is.
    suspensions
        In order of the event that made them; what cut nothing is left out.
    was_held, was_reset
        Whether each op was suspended, or cut by a RESET.
    """

    def __init__(
        self, found: Instances, suspensions: Sequence[ForeignSuspension], resets: Ints
    ) -> None:
        self.found, self._resets = found, resets
        self._times_ns = found.events.time_ns
        self.starts, self.ends = (
            found.events_of(kind) for kind in (EventKind.OP_START, EventKind.OP_END)
        )
        self._first_start = self.starts.first
        held = [each for each in suspensions if each.op is not None]
        for each in held:
            each.made_at = self._start(each.suspender, each.at_ns)
            each.ended_at = self._ended_at(each)
        held.sort(key=lambda each: (each.made_at, each.suspender))
        self.suspensions = held
        self._held: dict[int | None, list[ForeignSuspension]] = defaultdict(list)
        self.was_held = np.zeros(len(found.ops), bool)
        for each in held:
            self._held[each.op].append(each)
            self.was_held[each.op] = True
        self.was_reset = resets != NONE
        self._stopped_ns = self._last_ends()
        self.applied_at = self._applied_at()
        self.born = self._first_known()

    def forget_chains(self) -> None:
        """Let go of what parts and suspensions alone need."""
        found = self.found
        found.chains, found.links, found.listed = Chains.empty(), Links.empty(), Spans.empty()

    def held(self, op: int) -> list[ForeignSuspension]:
        """Return the suspensions of an op, in order."""
        return self._held.get(op, [])

    def time_ns(self, event: int) -> int:
        """Return the time of an event, 0 before the first."""
        return int(self._times_ns[event]) if event >= 0 else 0

    def times_ns(self, events: Ints) -> Ints:
        """Return the time of each event, 0 before the first."""
        return np.append(self._times_ns, 0)[events]

    def last_by(self, times_ns: Ints) -> Ints:
        """Return the last event by each instant, -1 if there is none."""
        return np.searchsorted(self._times_ns, times_ns, side="right") - 1

    def _ended_at(self, each: ForeignSuspension) -> int:
        ender = each.aborter if each.resumer is None else each.resumer
        if ender is None:
            return OPEN
        known_ns = each.at_ns if each.resumed_ns is None else each.resumed_ns
        return max(self._start(ender, known_ns), each.made_at)

    def reset_at(self, op: int) -> int:
        """Return the event of the RESET that cut an op: its start; OPEN if none did."""
        reset = int(self._resets[op])
        if reset == NONE:
            return OPEN
        return self._start(reset, self._stopped_ns[op])

    def opened(self, op: int, start_ns: int) -> ForeignSuspension | None:
        """Return the suspension whose end opens the part that starts at an instant."""
        for each in self.held(op):
            if each.resumed_ns is not None and abs(each.resumed_ns - start_ns) <= TOLERANCE_NS:
                return each
        return None

    def _start(self, op: int, else_ns: int) -> int:
        """Return the first OP_START of an op, else the last event by an instant."""
        first = int(self._first_start[op])
        return bisect_right(self._times_ns, else_ns) - 1 if first == NONE else first

    def _last_ends(self) -> dict[int, int]:
        """Return where the last chain of each op ends that a RESET cut."""
        cut = np.flatnonzero(self.was_reset)
        ends_ns = self.found.chains.end_ns[self.found.chains_of().last[cut]]
        return dict(zip(cut.tolist(), ends_ns.tolist(), strict=True))

    def _first_known(self) -> Ints:
        count, chains = len(self.found.ops), self.found.chains
        known = np.full(count, len(self._times_ns) - 1)
        np.minimum.at(known, self.found.applied.op, self.applied_at)
        for rows in (self._first_start, self.ends.first):
            known = np.where(rows == NONE, known, np.minimum(known, rows))
        np.minimum.at(known, chains.op, self.last_by(chains.start_ns))
        for each in self.suspensions:
            known[each.op] = min(known[each.op], each.made_at)
        return np.minimum.accumulate(known[::-1])[::-1].astype(np.int32)

    def _applied_at(self) -> Ints:
        """Find the nearest OP_END of each application's op, the first one of those."""
        applied, events = self.found.applied, self.found.events
        ends = events.taken(self.ends.rows)
        first = begins(ends.op, ends.time_ns)
        ends, rows = ends.taken(first), self.ends.rows[first]
        before = last_by(ends.op, ends.time_ns, applied.op, applied.time_ns)
        at = np.maximum(self.last_by(applied.time_ns), 0)
        best_ns = np.full(len(at), TOLERANCE_NS + 1)
        for near in (before, before + 1):
            some = np.append(rows, NONE)[near]
            off_ns = abs(events.time_ns[some] - applied.time_ns)
            nearer = (some != NONE) & (events.op[some] == applied.op) & (off_ns < best_ns)
            at, best_ns = np.where(nearer, some, at), np.where(nearer, off_ns, best_ns)
        return at
