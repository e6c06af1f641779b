"""The ops that the sequences and the timelines number."""

from typing import TYPE_CHECKING, Any

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.columns import NONE, Ints, Mask, begins, firsts, ranks
from nandviz.exchange.nandseqgen.foreign_ops import ForeignOps, Spans, numbered
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import RUN
from nandviz.exchange.nandseqgen.vocabulary import (
    NO_ADDRESS,
    NO_TARGETS,
    NO_WORD,
    Vocabulary,
)

if TYPE_CHECKING:
    from nandviz.exchange.nandseqgen.cells import Address


class ListedOps:
    """One op a row of the sequences, and one a number of a run that only the timelines have.

    Attributes
    ----------
    ops
        In order of run and number.
    spans
        Their rows in the timelines; of two ops with one number, the first has them.
    """

    def __init__(self, history: History, vocabulary: Vocabulary) -> None:
        self.ops = _sequence(history, vocabulary)
        self.spans = Spans.empty()
        if (taken := history.take(formats.TIMELINE)) is not None and len(taken[0]):
            sheet, _ = taken
            sheet.columns.setdefault("source", np.full(len(sheet), NO_WORD))
            self._add_rows(_Rows(sheet.columns, vocabulary))
        order = np.lexsort((self.ops.number, self.ops.run))
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        self.ops, self.spans.op = self.ops.taken(order), place[self.spans.op]

    @property
    def by_number(self) -> dict[int, int]:
        """The op of each number of a run: of two with one number, the first."""
        numbers = zip(self.ops.run.tolist(), self.ops.number.tolist(), strict=True)
        keys = [numbered(*each) for each in numbers]
        return dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))

    def _add_rows(self, rows: "_Rows") -> None:
        """Take what the timelines tell of each op; add those that no sequence has."""
        op = self._of_groups(rows)
        ops = self.ops
        ops.base[op], ops.source[op] = rows.base, rows.source
        without = ops.targets[op] == NO_TARGETS
        told = rows.targets(without)
        nowhere = (ops.due_ns[op[without]] != NONE) & (told == NO_ADDRESS)
        ops.targets[op[without]] = np.where(nowhere, NO_TARGETS, told)
        self.spans = rows.spans(op)

    def _of_groups(self, rows: "_Rows") -> Ints:
        """Return the op of each number, new ones included."""
        ops, count = self.ops, len(self.ops)
        run, number = (
            np.concatenate([known, rows.of_first(name)])
            for known, name in ((ops.run, RUN), (ops.number, "op_uid"))
        )
        same = ranks(run, number)
        first = np.unique(same, return_index=True)[1]
        op = first[same[count:]]
        new = np.flatnonzero(op >= count)
        names = {"number": "op_uid", "run": RUN, "name": "op_name", "die": "die"}
        columns = {name: rows.of_first(cells)[new] for name, cells in names.items()}
        self.ops = ForeignOps.joined([ops, ForeignOps.of(len(new), **columns)])
        op[new] = count + np.arange(len(new))
        return op


class _Rows:
    """The rows of timelines, number by number, else in their order.

    Attributes
    ----------
    base, source
        Of each number: what its last row has, the first that one has.
    """

    def __init__(self, columns: dict[str, Any], vocabulary: Vocabulary) -> None:
        order = np.lexsort((columns["op_uid"], columns[RUN]))
        self._cells: dict[str, Ints] = {name: columns.pop(name)[order] for name in list(columns)}
        self._vocabulary = vocabulary
        new = begins(self._cells[RUN], self._cells["op_uid"])
        self._starts, self._group = np.flatnonzero(new), np.cumsum(new) - 1
        self.base = self._cells["op_base"][np.append(self._starts[1:], len(new)) - 1]
        self.source = np.full(len(self._starts), NO_WORD)
        told = np.flatnonzero(self._cells["source"] != NO_WORD)
        first = told[begins(self._group[told])]
        self.source[self._group[first]] = self._cells["source"][first]

    def of_first(self, name: str) -> Ints:
        """Return a cell of the first row of each number."""
        return self._cells[name][self._starts]

    def targets(self, some: Mask) -> Ints:
        """Return the targets that the rows of some numbers tell, each once."""
        rows = np.flatnonzero(some[self._group])
        address = (self._cells[name][rows] for name in ("op_name", "plane", "block", "page"))
        codes, group = self._vocabulary.addressed(*address), self._group[rows]
        once = firsts(ranks(group, codes))
        return self._vocabulary.targets.numbers(codes[once], np.flatnonzero(begins(group[once])))

    def spans(self, op: Ints) -> Spans:
        """Return start and end of each row, given the op of each number."""
        cells = op[self._group], self._cells["start"], self._cells["end"]
        order = np.lexsort(cells[::-1])
        spans = Spans(*(each[order] for each in cells))
        return spans.taken(begins(spans.op, spans.start_ns, spans.end_ns))


def _sequence(history: History, vocabulary: Vocabulary) -> ForeignOps:
    if (taken := history.take(formats.SEQUENCE)) is None:
        return ForeignOps.of(0)
    sheet, _ = taken
    payloads: list[tuple[Address, ...]] = sheet.columns.pop("payload")
    count, name = len(payloads), sheet.ints("op_name")
    sizes = np.fromiter(map(len, payloads), np.int64, count)
    cells = (cell for addresses in payloads for each in addresses for cell in each[1:4])
    address = np.fromiter(cells, np.int64).reshape(-1, 3).T
    die = np.fromiter((addresses[0].die for addresses in payloads), np.int64, count)
    celltype = vocabulary.numbers(addresses[0].celltype for addresses in payloads)
    del payloads, cells
    codes = vocabulary.addressed(np.repeat(name, sizes), *address)
    return ForeignOps.of(
        count,
        number=sheet.ints("op_uid"),
        run=sheet.ints(RUN),
        due_ns=sheet.ints("time"),
        targets=vocabulary.targets.numbers(codes, np.cumsum(sizes) - sizes),
        name=name,
        die=die,
        celltype=celltype,
    )
