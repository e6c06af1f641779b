"""The ops of foreign files, their events, what they apply and their rows in timelines, as columns.

An op is its row in `ForeignOps`: of a million ops none is an object of its own.
"""

from array import array
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen.columns import NONE, Columns, Ints
from nandviz.exchange.nandseqgen.vocabulary import NO_WORD

TOLERANCE_NS: Final = 10
"""The generator rounds the times of events to 10 ns, those of segments not."""

Place = tuple[int, int, int]
"""Name, die and targets of an op."""
Number = int
"""Run and op_uid in one."""


def numbered(run: int, uid: int) -> Number:
    """Return what stands for an op_uid of a run."""
    return run << 32 | uid


@dataclass
class ForeignOps(Columns):
    """Ops. Texts and targets are numbers of a `Vocabulary`.

    Attributes
    ----------
    number
        op_uid in the files; `NONE` where they only show its segments.
    run
        Which run of its history it is of.
    celltype, base, source
        `NO_WORD` until they are known.
    due_ns
        Start as the sequence has it, `NONE` where it does not.
    resumed
        Whether it was resumed: 1 or 0.
    """

    number: Ints
    name: Ints
    die: Ints
    targets: Ints
    run: Ints
    celltype: Ints
    base: Ints
    source: Ints
    due_ns: Ints
    resumed: Ints

    @classmethod
    def of(cls, count: int, **known: Ints) -> "ForeignOps":
        """Return ops of which some columns are known."""
        empty = {each.name: np.full(count, NO_WORD) for each in fields(cls)}
        none = np.full(count, NONE)
        return cls(**empty | {"number": none, "due_ns": none} | known)


class GrowingOps:
    """Ops while they are found; the columns are those of `ForeignOps`."""

    def __init__(self, ops: ForeignOps) -> None:
        self.number, self.due_ns = _copied("i", ops.number), _copied("q", ops.due_ns)
        self.name, self.die = _copied("i", ops.name), _copied("i", ops.die)
        self.targets, self.run = _copied("i", ops.targets), _copied("i", ops.run)
        self.celltype, self.base = _copied("i", ops.celltype), _copied("i", ops.base)
        self.source, self.resumed = _copied("i", ops.source), _copied("i", ops.resumed)

    def __len__(self) -> int:
        return len(self.number)

    def add(self, number: int, place: Place, run: int, base: int = NO_WORD) -> int:
        """Add an op; return its row."""
        for column, value in zip((self.name, self.die, self.targets), place, strict=True):
            column.append(value)
        self.number.append(number)
        self.run.append(run)
        self.base.append(base)
        self.due_ns.append(NONE)
        for column in (self.celltype, self.source, self.resumed):
            column.append(0)
        return len(self) - 1

    def place(self, op: int) -> Place:
        """Return name, die and targets of an op."""
        return self.name[op], self.die[op], self.targets[op]

    def columns(self) -> ForeignOps:
        """Return the ops as they are now."""
        return ForeignOps(*(np.array(getattr(self, each.name)) for each in fields(ForeignOps)))


def _copied(code: str, column: Ints) -> "array[int]":
    return array(code, column.astype(code).tobytes())


@dataclass
class ForeignEvents(Columns):
    """OP_STARTs and OP_ENDs in order of time; ``kind`` is `KIND_CODE`."""

    time_ns: Ints
    kind: Ints
    op: Ints


@dataclass
class ForeignApplications(Columns):
    """Rows of the applications, in order of time."""

    time_ns: Ints
    op: Ints
    die: Ints
    block: Ints
    page: Ints
    celltype: Ints


@dataclass
class Spans(Columns):
    """Start and end of each row of an op in the timeline, once each; op by op, ascending."""

    op: Ints
    start_ns: Ints
    end_ns: Ints
