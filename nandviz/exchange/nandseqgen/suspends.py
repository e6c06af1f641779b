"""Which op each SUSPEND cut, and which RESUME brought it back.

The files name neither. The op that a RESUME brings back is the one of its axis whose execution
begins at the RESUME's end; without one, what a SUSPEND cut is the op of its axis that stops at its
start, else the one that is in CORE_BUSY then.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nandviz.exchange.nandseqgen.bases import axis_of
from nandviz.exchange.nandseqgen.columns import NONE, Columns, InTime, Ints, among, mapped, ranges
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.times import Times, end_ns, start_ns
from nandviz.model.words import CORE_BUSY, Axis, Kind
from nandviz.trace.codes import AXES, AXIS_CODE, OPEN

_Place = tuple[int, int]
"""Die, and `AXIS_CODE`."""


@dataclass(slots=True)
class ForeignSuspension:
    """A suspension as the files let it be seen; ops by row.

    Attributes
    ----------
    op
        What was suspended; None where nothing fits.
    ran_on
        The op that was in CORE_BUSY at the SUSPEND's start and was not cut there; None if none.
    resumer, resumed_ns
        None while it is suspended.
    aborter
        The RESET that ended it; None if none did.
    made_at, ended_at
        The events: the start of its SUSPEND, of its RESUME or RESET (`OPEN` for none). Known when
        the events of all histories are in order.
    """

    suspender: int
    die: int
    axis: int
    at_ns: int
    op: int | None = None
    ran_on: int | None = None
    resumer: int | None = None
    resumed_ns: int | None = None
    aborter: int | None = None
    made_at: int = NONE
    ended_at: int = OPEN


def suspensions(found: Instances, cut: Ints) -> list[ForeignSuspension]:
    """Return the suspensions in order of their start.

    ``cut`` is what `resets` returns: a RESUME that was cut resumes nothing. Cost: O(n log n).
    """
    steps: dict[_Place, list[int]] = defaultdict(list)
    start, ops = start_ns(found), found.ops
    resume = found.are(Kind.RESUME)
    counts = (found.are(Kind.SUSPEND, Kind.RESET) | (resume & (cut == NONE))) & (start != NONE)
    for op in np.flatnonzero(counts).tolist():
        axis = axis_of(found.vocabulary.words[ops.base[op]])
        for each in Axis if axis is None else (axis,):
            steps[int(ops.die[op]), AXIS_CODE[each]].append(op)
    if not steps:
        return []
    pairing, done = _Pairing(found, start), list[ForeignSuspension]()
    for place, of_place in steps.items():
        of_place.sort(key=start.__getitem__)
        done += pairing.pair(place, of_place)
    return sorted(done, key=lambda each: each.at_ns)


def resets(found: Instances) -> Ints:
    """Return the RESET that cut each op: it starts where the op's execution stops for good.

    `NONE` for none.
    """
    cut = np.full(len(found.ops), NONE)
    start, reset = start_ns(found), found.are(Kind.RESET)
    starts = np.flatnonzero(reset & (start != NONE))
    if not len(starts):
        return cut
    at = InTime((found.ops.die[starts],), start[starts], starts)
    last = found.chains_of().last
    stopped = (last != NONE) & ~reset
    stopped[Times(found).ends.op] = False
    for op in np.flatnonzero(stopped).tolist():
        stops_ns = int(found.chains.end_ns[last[op]])
        die = int(found.ops.die[op])
        near = at.near((die,), stops_ns - TOLERANCE_NS, stops_ns + TOLERANCE_NS)
        if near:
            cut[op] = near[0][1]
    return cut


def note_resumed(found: Instances, held: Iterable[ForeignSuspension]) -> None:
    """Mark the ops that were resumed, also where no event says so."""
    for each in held:
        if each.op is not None and each.resumer is not None:
            found.ops.resumed[each.op] = 1


class _Pairing:
    """Goes through the SUSPENDs, RESUMEs and RESETs of each axis of a die with a stack."""

    def __init__(self, found: Instances, start: Ints) -> None:
        self._start, self._end = start, end_ns(found)
        self._is_suspend, self._is_reset = found.are(Kind.SUSPEND), found.are(Kind.RESET)
        self._by_axis = _ByAxis(found)

    def pair(self, place: _Place, ops: list[int]) -> list[ForeignSuspension]:
        """Return the suspensions of a place, given its ops in order of start."""
        done: list[ForeignSuspension] = []
        stack: list[ForeignSuspension] = []
        for op in ops:
            at_ns = int(self._start[op])
            if self._is_suspend[op]:
                each = ForeignSuspension(op, *place, at_ns)
                each.op = self._by_axis.cut(place, at_ns)
                each.ran_on = self._by_axis.running(place, at_ns)
                done.append(each)
                stack.append(each)
            elif self._is_reset[op]:
                for each in stack:
                    each.aborter = op
                stack.clear()
            elif stack:
                self._resume(op, stack)
        for each in done:
            each.op = each.ran_on if each.op is None else each.op
        return done

    def _resume(self, resumer: int, stack: list[ForeignSuspension]) -> None:
        end = int(self._end[resumer])
        if end == NONE:
            return
        place = stack[-1].die, stack[-1].axis
        op, began_ns = self._by_axis.begun(place, end)
        known = (each for each in reversed(stack) if op is not None and each.op == op)
        held = next(known, stack[-1])
        stack.remove(held)
        held.op = held.op if op is None else op
        held.resumer, held.resumed_ns = resumer, end if began_ns is None else began_ns


@dataclass
class _Stretches(Columns):
    """Chains, and instants at which a part of an op began and was cut at once: without a chain."""

    op: Ints
    chain: Ints
    start_ns: Ints
    end_ns: Ints


def _stretches(found: Instances) -> _Stretches:
    """Return the stretches, op by op."""
    chains, listed = found.chains, found.listed
    cut = listed.taken(listed.start_ns == listed.end_ns)
    cut = cut.taken(~among((cut.op, cut.start_ns), (chains.op, chains.start_ns)))
    whole = _Stretches(chains.op, np.arange(len(chains)), chains.start_ns, chains.end_ns)
    empty = _Stretches(cut.op, np.full(len(cut), NONE), cut.start_ns, cut.end_ns)
    both = _Stretches.joined([whole, empty])
    return both.taken(np.argsort(both.op, kind="stable"))


class _ByAxis:
    """The stretches of the erases and programs of each axis and die."""

    def __init__(self, found: Instances) -> None:
        words, ops = found.vocabulary.words, found.ops
        axis = mapped(lambda base: AXIS_CODE[axis_of(words[base])], ops.base)
        axis[~found.are(Kind.ERASE, Kind.PROGRAM)] = NONE
        stretches = _stretches(found)
        self._stretches = each = stretches.taken(axis[stretches.op] != NONE)
        place = ops.die[each.op], axis[each.op]
        self._starts = InTime(place, each.start_ns, np.arange(len(each)))
        self._ends = InTime(place, each.end_ns, each.op)
        self._add_busy(found, place, int(ops.die.max()) + 1)
        self._resumed = ops.resumed
        self._last_end_ns = np.full(len(ops), NONE)
        ends = Times(found).ends
        np.maximum.at(self._last_end_ns, ends.op, ends.time_ns)

    def begun(self, place: _Place, at_ns: int) -> tuple[int | None, int | None]:
        """Return the op, and the instant, that begins or goes on where a RESUME ends."""
        near = self._starts.near(place, at_ns - TOLERANCE_NS, at_ns + TOLERANCE_NS)
        found = [(start_ns, int(self._stretches.op[row])) for start_ns, row in near]
        found.sort(key=lambda each: (not self._resumed[each[1]], abs(each[0] - at_ns)))
        return (found[0][1], found[0][0]) if found else (None, None)

    def cut(self, place: _Place, at_ns: int) -> int | None:
        """Return the op that stops where a SUSPEND starts and has not ended there."""
        for _, op in self._ends.near(place, at_ns - TOLERANCE_NS, at_ns + TOLERANCE_NS):
            last_ns = self._last_end_ns[op]
            if last_ns == NONE or last_ns > at_ns + TOLERANCE_NS:
                return op
        return None

    def running(self, place: _Place, at_ns: int) -> int | None:
        """Return the op that is in CORE_BUSY at an instant and after it."""
        near = self._busy.near(place, at_ns - int(self._longest[place]), at_ns)
        rows = [self._busy_row[busy] for _, busy in near if at_ns < self._busy_end_ns[busy]]
        if not rows:
            return None
        first = min(rows, key=lambda row: (self._stretches.start_ns[row], row))
        return int(self._stretches.op[first])

    def _add_busy(self, found: Instances, place: tuple[Ints, Ints], dies: int) -> None:
        """Find the CORE_BUSY of the stretches."""
        first, chain = found.first_links(), self._stretches.chain
        counts = np.where(chain == NONE, 0, np.diff(first, append=0)[chain])
        links = found.links.taken(ranges(first[chain], counts))
        busy = links.state == found.vocabulary.words.number(CORE_BUSY)
        row, links = np.repeat(np.arange(len(chain)), counts)[busy], links.taken(busy)
        die, axis = (each[row] for each in place)
        self._longest = np.zeros((dies, len(AXES)), np.int64)
        np.maximum.at(self._longest, (die, axis), links.end_ns - links.start_ns)
        self._busy = InTime((die, axis), links.start_ns, np.arange(len(row)))
        self._busy_row, self._busy_end_ns = row.tolist(), links.end_ns.tolist()
