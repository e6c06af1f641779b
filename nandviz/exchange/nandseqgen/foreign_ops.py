"""The ops of foreign files, their events and what they apply."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from nandviz.exchange.nandseqgen.bases import TARGETLESS, kind_of
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.chains import Chain
from nandviz.model.ops import Target
from nandviz.model.words import NO_PAGE, EventKind, Kind

TOLERANCE_NS: Final = 10
"""The generator rounds the times of events to 10 ns, those of segments not."""


@dataclass(slots=True, eq=False)
class ForeignOp:
    """An op of a run.

    Attributes
    ----------
    number
        Its op_uid in the files; None where they only show its segments.
    run
        Which run of its history it is of.
    base
        Empty until it is known.
    due_ns
        Start as the sequence has it, None where it does not.
    listed
        (start, end) of each of its rows in the timeline.
    starts, ends
        Indices of its events in the run.
    chains
        Stretches of its execution.
    uid
        Its number in the trace, from 1; 0 until it has one.
    """

    number: int | None
    name: str
    die: int
    targets: tuple[Target, ...]
    run: int = 0
    celltype: str = ""
    base: str = ""
    source: str = ""
    due_ns: int | None = None
    listed: tuple[tuple[int, int], ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    resumed: bool = False
    chains: tuple[Chain, ...] = ()
    uid: int = 0

    @property
    def empty_ns(self) -> list[int]:
        """Instants at which a part of it began and was cut at once."""
        return [start for start, end in self.listed if start == end]

    def add_event(self, kind: EventKind, index: int) -> None:
        """Take the index of one of its events."""
        if kind is EventKind.OP_START:
            self.starts += (index,)
        else:
            self.ends += (index,)

    @property
    def place(self) -> tuple[str, int, tuple[Target, ...]]:
        """Name and address."""
        return self.name, self.die, self.targets

    @property
    def open(self) -> bool:
        """Whether it has started more often than it has ended, as far as events were read."""
        return len(self.starts) > len(self.ends)

    @property
    def kind(self) -> Kind:
        """What it does."""
        return kind_of(self.base or self.name)


class ForeignEvent(NamedTuple):
    """An OP_START or OP_END."""

    time_ns: int
    kind: EventKind
    op: ForeignOp


class ForeignApplication(NamedTuple):
    """A row of the applications."""

    time_ns: int
    op: ForeignOp
    die: int
    block: int
    page: int
    celltype: str


Place = tuple[str, int, tuple[Target, ...]]
Number = tuple[int, int]
"""Run and op_uid."""


NO_ADDRESS: Final = (Target(0, 0, NO_PAGE),)
"""What rows of an erase hold of which no file tells the block; its payload names the die alone."""


def targets_of(name: str, addresses: tuple[Address, ...]) -> tuple[Target, ...]:
    """Return the targets that addresses stand for: none for what concerns a die only."""
    kind = kind_of(name)
    if kind in TARGETLESS:
        return ()
    if kind is Kind.ERASE:
        return tuple(Target(a.plane, a.block, NO_PAGE) for a in addresses if a.block >= 0)
    return tuple(Target(a.plane, a.block, a.page) for a in addresses if a.page >= 0)
