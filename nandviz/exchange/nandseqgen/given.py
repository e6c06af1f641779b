"""A trace of ops whose execution and events are given, where no file tells them.

They go through the builder of the importer, so that such a trace is the one that files with the
same ops would be read as.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

import numpy as np

from nandviz import __version__
from nandviz.exchange.nandseqgen.building import fill
from nandviz.exchange.nandseqgen.chains import Chains, Links
from nandviz.exchange.nandseqgen.columns import Columns
from nandviz.exchange.nandseqgen.definitions import Definitions
from nandviz.exchange.nandseqgen.foreign_ops import (
    ForeignApplications,
    ForeignEvents,
    ForeignOps,
    Spans,
)
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.known import Known
from nandviz.exchange.nandseqgen.order import Order
from nandviz.exchange.nandseqgen.suspends import note_resumed, resets, suspensions
from nandviz.exchange.nandseqgen.vocabulary import NO_TARGETS, Vocabulary, code_of
from nandviz.model.ops import OpDef, Target
from nandviz.model.words import EventKind, Origin
from nandviz.trace.codes import KIND_CODE
from nandviz.trace.tables import Trace, TraceInfo

_START, _END = (KIND_CODE[kind] for kind in (EventKind.OP_START, EventKind.OP_END))
_AT_ONCE: Final = (_END, _START)
"""Events of one instant, in order."""
_C = TypeVar("_C", bound=Columns)


class StateSpan(NamedTuple):
    """A state that is executed."""

    state: str
    start_ns: int
    end_ns: int


@dataclass(frozen=True, slots=True)
class GivenOp:
    """An op on all planes of its die.

    Attributes
    ----------
    target
        None for what concerns the die only.
    parts
        What it executes, each part without a gap, ascending; at least one, none empty.
    ends_ns
        Its OP_ENDs. At each, an op with a target that commits is applied.
    """

    op: OpDef
    target: Target | None
    parts: tuple[tuple[StateSpan, ...], ...]
    ends_ns: tuple[int, ...]
    die: int = 0

    @property
    def start_ns(self) -> int:
        """Its OP_START."""
        return self.parts[0][0].start_ns


def trace_of(
    name: str, given: Sequence[GivenOp], planes: int, not_judged: Mapping[int, str]
) -> Trace:
    """Return the trace of some ops, in order of their uids.

    Parameters
    ----------
    not_judged
        Laws that they say too little for, each with the reason why.
    """
    found = _instances(given, planes)
    cut = resets(found)
    held = suspensions(found, cut)
    note_resumed(found, held)
    definitions = Definitions(found, Known(), applied=True)
    targets = [each.target for each in given if each.target is not None]
    size = max((t.block for t in targets), default=0), max((t.page for t in targets), default=0)
    info = TraceInfo(
        name=name,
        ops=definitions.ops,
        topology=definitions.topology(
            max(each.die for each in given) + 1, size[0] + 1, size[1] + 1
        ),
        source=Origin.IMPORT,
        versions=(("nandviz", __version__),),
        not_judged=dict(not_judged),
        no_nominal=definitions.no_nominal,
    )
    trace = Trace(info)
    fill(trace, definitions, Order(found, held, cut))
    return trace


def _instances(given: Sequence[GivenOp], planes: int) -> Instances:
    vocabulary = Vocabulary()
    ops = _ops(given, vocabulary)
    chains, links = _chains(given, ops, vocabulary, (1 << planes) - 1)
    applied, none = _applied(given, ops), Spans.empty()
    return Instances(vocabulary, ops, _events(given), applied, none, chains, links)


def _table(kind: type[_C], rows: Iterable[tuple[int, ...]], width: int) -> _C:
    """Return rows as columns."""
    return kind(*np.array(list(rows), np.int64).reshape(-1, width).T)


def _ops(given: Sequence[GivenOp], vocabulary: Vocabulary) -> ForeignOps:
    names = ([e.op.name for e in given], [e.op.base.name for e in given])
    name, base = map(vocabulary.numbers, names)
    targets = [
        NO_TARGETS if each.target is None else vocabulary.targets.number((code_of(*each.target),))
        for each in given
    ]
    return ForeignOps.of(
        len(given),
        number=np.arange(1, len(given) + 1),
        name=name,
        base=base,
        die=np.array([each.die for each in given]),
        targets=np.array(targets),
        celltype=vocabulary.numbers(each.op.celltype for each in given),
    )


def _chains(
    given: Sequence[GivenOp], ops: ForeignOps, vocabulary: Vocabulary, planes: int
) -> tuple[Chains, Links]:
    """Return the parts of all ops in order of start, and their states."""
    parts = sorted(
        ((part, op) for op, each in enumerate(given) for part in each.parts),
        key=lambda each: each[0][0].start_ns,
    )
    chains, links = [], []
    for chain, (part, op) in enumerate(parts):
        states, path = [vocabulary.words.number(span.state) for span in part], 0
        for state in states:
            path = vocabulary.paths.after(path, state)
        span = part[0].start_ns, part[-1].end_ns
        chains.append((op, int(ops.base[op]), given[op].die, planes, path, *span))
        links += [(chain, state, *each[1:]) for state, each in zip(states, part, strict=True)]
    return _table(Chains, chains, 7), _table(Links, links, 4)


def _events(given: Sequence[GivenOp]) -> ForeignEvents:
    """Return the events in order of time; at one instant OP_ENDs come before OP_STARTs."""
    starts = [(each.start_ns, _START, op) for op, each in enumerate(given)]
    ends = [(at_ns, _END, op) for op, each in enumerate(given) for at_ns in each.ends_ns]
    rows = sorted(starts + ends, key=lambda row: (row[0], _AT_ONCE.index(row[1]), row[2]))
    return _table(ForeignEvents, rows, 3)


def _applied(given: Sequence[GivenOp], ops: ForeignOps) -> ForeignApplications:
    """Apply each op that commits at each of its OP_ENDs."""
    rows = [
        (at_ns, op, each.die, each.target.block, each.target.page, int(ops.celltype[op]))
        for op, each in enumerate(given)
        if each.target is not None and each.op.base.commits
        for at_ns in each.ends_ns
    ]
    return _table(ForeignApplications, sorted(rows), 6)
