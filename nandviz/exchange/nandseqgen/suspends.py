"""Which op each SUSPEND cut, and which RESUME brought it back.

The files name neither. The op that a RESUME brings back is the one of its axis whose execution
begins at the RESUME's end; without one, what a SUSPEND cut is the op of its axis that stops at its
start, else the one that is in CORE_BUSY then.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from nandviz.exchange.nandseqgen.bases import axis_of
from nandviz.exchange.nandseqgen.chains import Chain  # noqa: TC001  a NamedTuple in annotations
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOp
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.model.words import CORE_BUSY, Axis, Kind

_Place = tuple[int, Axis]


@dataclass(slots=True)
class ForeignSuspension:
    """A suspension as the files let it be seen.

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
    """

    suspender: ForeignOp
    die: int
    axis: Axis
    at_ns: int
    op: ForeignOp | None = None
    ran_on: ForeignOp | None = None
    resumer: ForeignOp | None = None
    resumed_ns: int | None = None
    aborter: ForeignOp | None = None


def suspensions(found: Instances) -> list[ForeignSuspension]:
    """Return the suspensions in order of their start; a RESUME that was cut resumes nothing.

    Cost: O(n log n).
    """
    steps: dict[_Place, list[tuple[int, ForeignOp]]] = defaultdict(list)
    cut = resets(found)
    for op in (each for each in found.ops if each not in cut or each.kind is not Kind.RESUME):
        axis = axis_of(op.base)
        start = start_ns(found, op)
        if start is None or op.kind not in (Kind.SUSPEND, Kind.RESUME, Kind.RESET):
            continue
        for each in Axis if axis is None else (axis,):
            steps[op.die, each].append((start, op))
    if not steps:
        return []
    by_axis, done = _ByAxis(found.ops), list[ForeignSuspension]()
    for place, of_place in steps.items():
        of_place.sort(key=lambda step: step[0])
        done += _pair(found, place, [op for _, op in of_place], by_axis)
    return sorted(done, key=lambda each: each.at_ns)


def resets(found: Instances) -> dict[ForeignOp, ForeignOp]:
    """Return the RESET that cut each op: it starts where the op's execution stops for good."""
    starts: dict[int, list[tuple[int, ForeignOp]]] = defaultdict(list)
    for op in found.ops:
        at_ns = start_ns(found, op)
        if op.kind is Kind.RESET and at_ns is not None:
            starts[op.die].append((at_ns, op))
    for known in starts.values():
        known.sort(key=lambda each: each[0])
    cut: dict[ForeignOp, ForeignOp] = {}
    for op in found.ops if starts else ():
        if op.chains and not op.ends and op.kind is not Kind.RESET:
            stops_ns = op.chains[-1].end_ns
            near = _near(starts.get(op.die, []), stops_ns - TOLERANCE_NS, stops_ns + TOLERANCE_NS)
            if near:
                cut[op] = near[0][1]
    return cut


def note_resumed(found: Iterable[ForeignSuspension]) -> None:
    """Mark the ops that were resumed, also where no event says so."""
    for each in found:
        if each.op is not None and each.resumer is not None:
            each.op.resumed = True


def _pair(
    found: Instances, place: _Place, ops: list[ForeignOp], by_axis: "_ByAxis"
) -> list[ForeignSuspension]:
    """Go through the SUSPENDs, RESUMEs and RESETs of an axis of a die with a stack."""
    done: list[ForeignSuspension] = []
    stack: list[ForeignSuspension] = []
    for op in ops:
        at_ns = start_ns(found, op) or 0
        if op.kind is Kind.SUSPEND:
            each = ForeignSuspension(op, *place, at_ns)
            each.op = by_axis.cut(found, place, at_ns)
            each.ran_on = by_axis.running(place, at_ns)
            done.append(each)
            stack.append(each)
        elif op.kind is Kind.RESET:
            for each in stack:
                each.aborter = op
            stack.clear()
        elif stack:
            _resume(found, op, stack, by_axis)
    for each in done:
        each.op = each.op or each.ran_on
    return done


def _resume(
    found: Instances, resumer: ForeignOp, stack: list[ForeignSuspension], by_axis: "_ByAxis"
) -> None:
    end = end_ns(found, resumer)
    if end is None:
        return
    place = stack[-1].die, stack[-1].axis
    op, began_ns = by_axis.begun(place, end)
    held = next((each for each in reversed(stack) if op is not None and each.op is op), stack[-1])
    stack.remove(held)
    held.op = op or held.op
    held.resumer, held.resumed_ns = resumer, end if began_ns is None else began_ns


def start_ns(found: Instances, op: ForeignOp) -> int | None:
    """Return when an op starts, None where nothing says."""
    if op.starts:
        return found.events.times_ns[op.starts[0]]
    if op.due_ns is not None:
        return op.due_ns
    known = [chain.start_ns for chain in op.chains[:1]] + [start for start, _ in op.listed[:1]]
    return known[0] if known else None


def end_ns(found: Instances, op: ForeignOp) -> int | None:
    """Return when an op ends, None where nothing says."""
    if op.ends:
        return found.events.times_ns[op.ends[0]]
    known = [chain.end_ns for chain in op.chains[-1:]] + [end for _, end in op.listed[-1:]]
    return known[0] if known else None


class _ByAxis:
    """The chains of the erases and programs of each axis and die."""

    def __init__(self, ops: list[ForeignOp]) -> None:
        self._starts: dict[_Place, list[tuple[int, ForeignOp, Chain | None]]] = defaultdict(list)
        self._ends: dict[_Place, list[tuple[int, ForeignOp]]] = defaultdict(list)
        self._longest: dict[_Place, int] = defaultdict(int)
        for op in ops:
            axis = axis_of(op.base)
            if axis is None or op.kind not in (Kind.ERASE, Kind.PROGRAM):
                continue
            place = op.die, axis
            for chain in op.chains:
                self._starts[place].append((chain.start_ns, op, chain))
                self._ends[place].append((chain.end_ns, op))
                length = chain.end_ns - chain.start_ns
                self._longest[place] = max(self._longest[place], length)
            begun = {chain.start_ns for chain in op.chains}
            for at_ns in (each for each in op.empty_ns if each not in begun):
                self._starts[place].append((at_ns, op, None))
                self._ends[place].append((at_ns, op))
        for starts in self._starts.values():
            starts.sort(key=lambda each: each[0])
        for ends in self._ends.values():
            ends.sort(key=lambda each: each[0])

    def begun(self, place: _Place, at_ns: int) -> tuple[ForeignOp | None, int | None]:
        """Return the op, and the instant, that begins or goes on where a RESUME ends."""
        near = _near(self._starts.get(place, []), at_ns - TOLERANCE_NS, at_ns + TOLERANCE_NS)
        near.sort(key=lambda each: (not each[1].resumed, abs(each[0] - at_ns)))
        return (near[0][1], near[0][0]) if near else (None, None)

    def cut(self, found: Instances, place: _Place, at_ns: int) -> ForeignOp | None:
        """Return the op that stops where a SUSPEND starts and has not ended there."""
        for _, op in _near(self._ends.get(place, []), at_ns - TOLERANCE_NS, at_ns + TOLERANCE_NS):
            ends = [found.events.times_ns[index] for index in op.ends]
            if not ends or max(ends) > at_ns + TOLERANCE_NS:
                return op
        return None

    def running(self, place: _Place, at_ns: int) -> ForeignOp | None:
        """Return the op that is in CORE_BUSY at an instant and after it."""
        first = at_ns - self._longest[place]
        for _, op, chain in _near(self._starts.get(place, []), first, at_ns):
            for state, start_ns, end_ns in chain.spans if chain is not None else ():
                if state == CORE_BUSY and start_ns <= at_ns < end_ns:
                    return op
        return None


_Row = TypeVar("_Row", bound=tuple[Any, ...])


def _near(known: list[_Row], first: int, last: int) -> list[_Row]:
    """Return the rows, sorted by their first cell, with ``first <= cell <= last``."""
    begin = bisect_left(known, first, key=lambda each: each[0])
    end = bisect_left(known, last + 1, key=lambda each: each[0])
    return known[begin:end]
