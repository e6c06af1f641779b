"""The ops that the sequences and the timelines number."""

from collections import defaultdict
from collections.abc import Iterator

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.foreign_ops import NO_ADDRESS, ForeignOp, Number, targets_of
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import RUN
from nandviz.model.ops import Target


class ListedOps:
    """One op a number of a run.

    Attributes
    ----------
    ops
        One a row of the sequences, and those that only the timelines have.
    by_number
        Of two with one number, the first.
    """

    def __init__(self, history: History) -> None:
        self.ops: list[ForeignOp] = []
        self.by_number: dict[Number, ForeignOp] = {}
        for op in _sequence(history):
            self._add(op)
        rows: dict[ForeignOp, list[tuple[int, int, Target | None]]] = defaultdict(list)
        for start, end, op, target in _timeline(history):
            known = self.by_number.get((op.run, op.number or 0)) or self._add(op)
            known.base, known.source = op.base, known.source or op.source
            rows[known].append((start, end, target))
        for op, parts in rows.items():
            op.listed = tuple(sorted({(start, end) for start, end, _ in parts}))
            if not op.targets:
                targets = (target for *_, target in parts if target is not None)
                told = tuple(dict.fromkeys(targets))
                op.targets = () if op.due_ns is not None and told == NO_ADDRESS else told
        self.ops.sort(key=lambda op: (op.run, op.number))

    def _add(self, op: ForeignOp) -> ForeignOp:
        self.ops.append(op)
        return self.by_number.setdefault((op.run, op.number or 0), op)


def _sequence(history: History) -> Iterator[ForeignOp]:
    if (sheet := history.sheets.get(formats.SEQUENCE)) is None:
        return
    columns = (sheet.ints(name).tolist() for name in ("op_uid", "time", RUN))
    words = (sheet.values(name) for name in ("op_name", "payload"))
    for uid, time_ns, run, name, addresses in zip(*columns, *words, strict=True):
        die, celltype = addresses[0].die, addresses[0].celltype
        op = ForeignOp(uid, name, die, targets_of(name, addresses), run, celltype)
        op.due_ns = time_ns
        yield op


def _timeline(history: History) -> Iterator[tuple[int, int, ForeignOp, Target | None]]:
    if (sheet := history.sheets.get(formats.TIMELINE)) is None:
        return
    names = ("op_uid", RUN, "start", "end", "die", "plane", "block", "page")
    numbers = zip(*(sheet.ints(name).tolist() for name in names), strict=True)
    sources = sheet.columns.get("source", [""] * len(sheet))
    words = zip(sheet.values("op_name"), sheet.values("op_base"), sources, strict=True)
    for cells, (name, base, source) in zip(numbers, words, strict=True):
        uid, run, start, end, die, *where = cells
        targets = targets_of(name, (Address(die, *where),))
        op = ForeignOp(uid, name, die, (), run, base=base, source=source)
        yield start, end, op, targets[0] if targets else None
