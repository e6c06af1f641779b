"""The ops of a run: what its files say of each, brought together under one op.

Two numberings meet here. ``operation_sequence`` and ``operation_timeline`` number all ops; the
events and applications of the real generator number them too, but otherwise, and call every
SUSPEND and RESUME 0. An event finds its op by number where name, targets and time agree, else by
these three. Numbers begin anew with each run; an OP_END is of the op that is open, of whatever run.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.chains import Chains, Links
from nandviz.exchange.nandseqgen.columns import NONE, ByKey, Ints, Mask, rows_of
from nandviz.exchange.nandseqgen.event_ops import EventOps
from nandviz.exchange.nandseqgen.foreign_ops import (
    ForeignApplications,
    ForeignEvents,
    ForeignOps,
    Spans,
)
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.listed_ops import ListedOps
from nandviz.exchange.nandseqgen.vocabulary import NO_TARGETS, PLANELESS, Vocabulary, code_of
from nandviz.model.words import EventKind, Kind
from nandviz.trace.codes import KIND_CODE


@dataclass
class Instances:
    """Ops in order of their uids, and what tells of them."""

    vocabulary: Vocabulary
    ops: ForeignOps
    events: ForeignEvents
    applied: ForeignApplications
    listed: Spans
    chains: Chains = field(default_factory=Chains.empty)
    links: Links = field(default_factory=Links.empty)

    def reorder(self, order: Ints) -> None:
        """Put the ops in another order: the op in row ``order[i]`` comes into row ``i``."""
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        self.ops = self.ops.taken(order)
        for each in (self.events, self.applied, self.listed, self.chains):
            each.op = place[each.op]

    def events_of(self, kind: EventKind) -> ByKey:
        """Return the events of a kind by op."""
        ops = np.where(self.events.kind == KIND_CODE[kind], self.events.op, NONE)
        return ByKey(ops, len(self.ops))

    def are(self, *kinds: Kind) -> Mask:
        """Tell of each op whether it is of some kinds; its base must be known."""
        return self.vocabulary.are(self.ops.base, *kinds)

    def first_links(self) -> Ints:
        """Return the first link of each chain, and behind them how many links there are."""
        return np.searchsorted(self.links.chain, np.arange(len(self.chains) + 1))

    def listed_of(self) -> ByKey:
        """Return the rows of the timeline by op."""
        return ByKey(self.listed.op, len(self.ops))

    def chains_of(self) -> ByKey:
        """Return the chains by op."""
        return ByKey(self.chains.op, len(self.ops))


def instances(history: History, vocabulary: Vocabulary) -> Instances:
    """Bring the files of a history together. Cost: some 10 µs an op."""
    listed = ListedOps(history, vocabulary)
    events = EventOps(history, listed, vocabulary)
    events.read()
    applied = _Applied(events, vocabulary).read(history)
    found = Instances(vocabulary, events.ops.columns(), events.events, applied, listed.spans)
    found.reorder(_order(found, len(listed.ops)))
    return found


def merged(found: Sequence[Instances], first_dies: Sequence[int]) -> Instances:
    """Put histories behind each other, each on dies of its own, their events in order of time.

    Events of one instant come history by history. The parts are used up.
    """
    first_op = first_chain = 0
    for each, first_die in zip(found, first_dies, strict=True):
        for of_ops in (each.events, each.applied, each.listed, each.chains):
            of_ops.op = of_ops.op + first_op
        for on_dies in (each.ops, each.applied, each.chains):
            on_dies.die = on_dies.die + first_die
        each.links.chain = each.links.chain + first_chain
        first_op, first_chain = first_op + len(each.ops), first_chain + len(each.chains)
    events = ForeignEvents.joined([each.events for each in found])
    return Instances(
        found[0].vocabulary,
        ForeignOps.joined([each.ops for each in found]),
        events.taken(np.argsort(events.time_ns, kind="stable")),
        ForeignApplications.joined([each.applied for each in found]),
        Spans.joined([each.listed for each in found]),
        Chains.joined([each.chains for each in found]),
        Links.joined([each.links for each in found]),
    )


class _Applied:
    """Finds the op of each application; one whose op no file knows gets an op of its own."""

    def __init__(self, events: EventOps, vocabulary: Vocabulary) -> None:
        self._events, self._ops = events, events.ops
        self._targets = vocabulary.targets
        self._known = len(events.ops)
        self._made: dict[tuple[int, int, int], int] = {}
        self._made_ns = NONE

    def read(self, history: History) -> ForeignApplications:
        """Read the applications; add what they tell of their ops."""
        if (taken := history.take(formats.APPLIED)) is None:
            return ForeignApplications.empty()
        sheet, rows = taken
        names = ("triggered_us", "die", "block", "page", "celltype", "op_uid", "op_name", "base")
        time_ns, die, block, page, celltype, uid, name, base = (
            sheet.ints(each)[rows] for each in names
        )
        code = code_of(sheet.ints("plane")[rows], block, page)
        found = array("i")
        columns = uid, time_ns, history.runs_at(time_ns), name, die, code, celltype, base
        for *what, of_celltype, of_base in rows_of(*columns):
            op = self._op(*what)
            self._ops.celltype[op] = self._ops.celltype[op] or of_celltype
            self._ops.base[op] = self._ops.base[op] or of_base
            found.append(op)
        return ForeignApplications(time_ns, np.array(found), die, block, page, celltype)

    def _op(self, uid: int, time_ns: int, run: int, name: int, die: int, code: int) -> int:
        op = self._events.numbered(uid, time_ns, run)
        if op is None or self._ops.name[op] != name:
            where = name, die, code & PLANELESS
            op = self._events.unseen(uid, run, where)
            op = self._next(where) if op is None else op
        return self._own(uid, time_ns, run, (name, die, code)) if op is None else op

    def _own(self, uid: int, time_ns: int, run: int, what: tuple[int, int, int]) -> int:
        """Return an op of the application's own: those of a number then are targets of one."""
        name, die, code = what
        if time_ns != self._made_ns:
            self._made, self._made_ns = {}, time_ns
        op = self._made.get((uid, name, die)) if uid else None
        codes = () if op is None else self._targets[self._ops.targets[op]]
        if op is None or code in codes:
            codes, op = (), self._ops.add(NONE, (name, die, NO_TARGETS), run)
            self._made[uid, name, die] = op
        self._ops.targets[op] = self._targets.number((*codes, code))
        return op

    def _next(self, where: tuple[int, int, int]) -> int | None:
        """Return the next op of a name, die and address, the last one again; None without any."""
        ops = self._by_address.get(where)
        if not ops:
            return None
        return ops.pop() if len(ops) > 1 else ops[0]

    @cached_property
    def _by_address(self) -> dict[tuple[int, int, int], list[int]]:
        ops: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for op in range(self._known - 1, -1, -1):
            name, die, targets = self._ops.place(op)
            for code in self._targets[targets]:
                ops[name, die, code & PLANELESS].append(op)
        return ops


def _order(found: Instances, listed: int) -> Ints:
    """Return all ops run by run; what only the events know comes last, or where its time is."""
    order = np.arange(len(found.ops)) if listed else np.array(_in_time(found), np.int64)
    return order[np.argsort(found.ops.run[order], kind="stable")]


def _in_time(found: Instances) -> list[int]:
    """Return the ops in order of their numbers, time after time where these begin anew.

    Those that are called 0 come where they start.
    """
    start, end = (found.events_of(kind).first for kind in (EventKind.OP_START, EventKind.OP_END))
    first = np.where(start == NONE, np.maximum(end, 0), start).tolist()
    run, number = found.ops.run, found.ops.number
    known = np.flatnonzero(number != NONE)
    known = known[np.lexsort((number[known], _rounds(run[known], number[known]), run[known]))]
    waiting = np.flatnonzero(number == NONE).tolist()[::-1]
    ops: list[int] = []
    for op in known.tolist():
        while waiting and first[waiting[-1]] < first[op]:
            ops.append(waiting.pop())
        ops.append(op)
    return [*ops, *reversed(waiting)]


def _rounds(run: Ints, number: Ints) -> Ints:
    """Return how often the numbers had begun anew at each op; ops are in order of time."""
    rounds = array("i")
    met = set[tuple[int, int]]()
    anew = 0
    for what in rows_of(run, number):
        if what in met:
            anew += 1
            met.clear()
        met.add(what)
        rounds.append(anew)
    return np.array(rounds)
