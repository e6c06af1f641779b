"""The ops of a run: what its files say of each, brought together under one op.

Two numberings meet here. ``operation_sequence`` and ``operation_timeline`` number all ops; the
events and applications of the real generator number them too, but otherwise, and call every
SUSPEND and RESUME 0. An event finds its op by number where name, targets and time agree, else by
these three. Numbers begin anew with each run; an OP_END is of the op that is open, of whatever run.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.event_ops import EventOps
from nandviz.exchange.nandseqgen.foreign_ops import (
    ForeignApplication,
    ForeignApplications,
    ForeignEvents,
    ForeignOp,
)
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.listed_ops import ListedOps
from nandviz.model.ops import Target


@dataclass
class Instances:
    """The ops of a run in order of their uids, and their events in order of time."""

    ops: list[ForeignOp]
    events: ForeignEvents
    applied: ForeignApplications


def instances(history: History) -> Instances:
    """Bring the files of a history together. Cost: some 10 µs an op."""
    listed = ListedOps(history)
    events = EventOps(history, listed)
    events.read()
    applied = ForeignApplications(_applied(history, events, listed))
    return Instances(_merged(listed, events), events.events, applied)


def _applied(history: History, events: EventOps, listed: ListedOps) -> Iterator[ForeignApplication]:
    """Read the applications; one whose op no file knows gets an op of its own."""
    if (taken := history.take(formats.APPLIED)) is None:
        return
    sheet, rows = taken
    names = ("triggered_us", "op_uid", "die", "plane", "block", "page")
    words = ("op_name", "base", "celltype")
    order = _InOrder([*listed.ops, *events.extra])
    made: dict[tuple[int, int, str, int], ForeignOp] = {}
    made_ns = -1
    for time_ns, uid, die, plane, block, page, *told in sheet.rows((*names, *words), rows):
        name, base, celltype = told
        op = events.numbered(uid, time_ns)
        if op is None or op.name != name:
            op = events.unseen(uid, time_ns, (name, die, block, page))
            op = op or order.next(name, die, block, page)
        if op is None:
            target = Target(plane, block, page)
            if time_ns != made_ns:
                made, made_ns = {}, time_ns
            op = made.get((time_ns, uid, name, die)) if uid else None
            if op is None or target in op.targets:
                op = ForeignOp(None, name, die, (), history.run_at(time_ns))
                events.extra.append(op)
                if uid:
                    made[time_ns, uid, name, die] = op
            op.targets = listed.targets.known([*op.targets, target])
        op.celltype = op.celltype or celltype
        op.base = op.base or base
        yield ForeignApplication(time_ns, op, die, block, page, celltype)


class _InOrder:
    """The ops of each name and address, one after the other; the last one again and again."""

    def __init__(self, ops: list[ForeignOp]) -> None:
        self._ops: dict[tuple[str, int, int, int], list[ForeignOp]] = defaultdict(list)
        for op in reversed(ops):
            for target in op.targets:
                self._ops[op.name, op.die, target.block, target.page].append(op)

    def next(self, name: str, die: int, block: int, page: int) -> ForeignOp | None:
        """Return the next op of a name and address; None if there was none."""
        ops = self._ops.get((name, die, block, page))
        if not ops:
            return None
        return ops.pop() if len(ops) > 1 else ops[0]


def _merged(listed: ListedOps, events: EventOps) -> list[ForeignOp]:
    """Return all ops run by run; what only the events know comes last, or where its time is."""
    extra = events.extra if listed.ops else _in_time(events)
    return sorted([*listed.ops, *extra], key=lambda op: op.run)


def _in_time(events: EventOps) -> list[ForeignOp]:
    """Return the ops in order of their numbers, time after time where these begin anew.

    Those that are called 0 come where they start.
    """
    waiting = deque(op for op in events.extra if not op.number)
    ops: list[ForeignOp] = []
    known = [op for op in events.extra if op.number]
    rounds = _rounds(known)
    for op in sorted(known, key=lambda op: (op.run, rounds[op], op.number)):
        while waiting and _first_event(waiting[0]) < _first_event(op):
            ops.append(waiting.popleft())
        ops.append(op)
    return [*ops, *waiting]


def _rounds(ops: list[ForeignOp]) -> dict[ForeignOp, int]:
    """Return how often the numbers had begun anew at each op; ops are in order of time."""
    rounds: dict[ForeignOp, int] = {}
    met = set[tuple[int, int | None]]()
    number = 0
    for op in ops:
        if (op.run, op.number) in met:
            number += 1
            met.clear()
        met.add((op.run, op.number))
        rounds[op] = number
    return rounds


def _first_event(op: ForeignOp) -> int:
    return (op.starts or op.ends or (0,))[0]
