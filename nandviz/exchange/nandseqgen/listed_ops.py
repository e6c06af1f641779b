"""The ops that the sequences and the timelines number."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.foreign_ops import (
    NO_ADDRESS,
    ForeignOp,
    KnownTargets,
    Number,
    numbered,
)
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import RUN


class _Row(NamedTuple):
    """A row of a timeline."""

    run: int
    uid: int
    name: str
    base: str
    source: str
    start_ns: int
    end_ns: int
    address: Address


class ListedOps:
    """One op a number of a run.

    Attributes
    ----------
    ops
        One a row of the sequences, and those that only the timelines have.
    by_number
        Of two with one number, the first.
    targets
        Those of all ops.
    """

    def __init__(self, history: History) -> None:
        self.ops: list[ForeignOp] = []
        self.by_number: dict[Number, ForeignOp] = {}
        self.targets = KnownTargets()
        for op in _sequence(history, self.targets):
            self._add(op)
        for number, rows in groupby(_timeline(history), key=itemgetter(0)):
            self._list(number, [row for _, row in rows])
        self.ops.sort(key=lambda op: (op.run, op.number))

    def _add(self, op: ForeignOp) -> ForeignOp:
        self.ops.append(op)
        return self.by_number.setdefault(numbered(op.run, op.number or 0), op)

    def _list(self, number: Number, rows: Sequence[_Row]) -> None:
        """Take the rows of an op in the timeline."""
        run, uid, name, *_, address = rows[0]
        op = self.by_number.get(number) or self._add(ForeignOp(uid, name, address.die, (), run))
        op.base = rows[-1].base
        op.source = op.source or next(filter(None, (row.source for row in rows)), "")
        op.listed = sorted({(row.start_ns, row.end_ns) for row in rows})
        if not op.targets:
            each = (self.targets.of(row.name, (row.address,)) for row in rows)
            told = self.targets.known(dict.fromkeys(chain.from_iterable(each)))
            op.targets = () if op.due_ns is not None and told == NO_ADDRESS else told


def _sequence(history: History, targets: KnownTargets) -> Iterator[ForeignOp]:
    if (taken := history.take(formats.SEQUENCE)) is None:
        return
    sheet, _ = taken
    payloads = sheet.columns.pop("payload")
    payloads.reverse()
    for uid, time_ns, run, name in sheet.rows(("op_uid", "time", RUN, "op_name")):
        addresses = payloads.pop()  # each is large, and read once
        die, celltype = addresses[0].die, addresses[0].celltype
        op = ForeignOp(uid, name, die, targets.of(name, addresses), run)
        op.celltype, op.due_ns = celltype, time_ns
        yield op


def _timeline(history: History) -> Iterator[tuple[Number, _Row]]:
    """Yield the rows, each with its op's number: number by number, else in their order."""
    if (taken := history.take(formats.TIMELINE)) is None:
        return
    sheet, _ = taken
    sheet.columns.setdefault("source", [""] * len(sheet))
    names = ("op_name", "op_base", "source", "start", "end", "die", "plane", "block", "page")
    order = np.lexsort((sheet.ints("op_uid"), sheet.ints(RUN)))
    for run, uid, *cells in sheet.rows((RUN, "op_uid", *names), order):
        name, base, source, start, end, *address = cells
        yield numbered(run, uid), _Row(run, uid, name, base, source, start, end, Address(*address))
