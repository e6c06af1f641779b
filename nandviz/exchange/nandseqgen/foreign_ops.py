"""The ops of foreign files, their events and what they apply."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import starmap
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

from nandviz.exchange.nandseqgen.bases import TARGETLESS, kind_of
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.model.ops import Target
from nandviz.model.words import NO_PAGE, EventKind, Kind
from nandviz.trace.codes import KIND_CODE

if TYPE_CHECKING:
    from nandviz.exchange.nandseqgen.chains import Chain

TOLERANCE_NS: Final = 10
"""The generator rounds the times of events to 10 ns, those of segments not."""


_KNOWN_TARGETS: Final = 2**17
_Indices = int | tuple[int, ...]
"""One index as it is, none or several as a tuple: most ops have one, and ops are many."""
_SPAN: Final = Struct("qq")
_APPLIED: Final = Struct("qqqq")


class ForeignOp:
    """An op of a run. It may be one of a million: what is not a word or a small number is packed.

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
    uid
        Its number in the trace, from 1; 0 until it has one.
    """

    __slots__ = (
        *("number", "name", "die", "targets", "run", "celltype", "base", "source", "due_ns"),
        *("resumed", "uid", "_chains", "_listed", "_starts", "_ends"),
    )

    def __init__(
        self,
        number: int | None,
        name: str,
        die: int,
        targets: tuple[Target, ...],
        run: int,
    ) -> None:
        self.number, self.name, self.die, self.targets, self.run = number, name, die, targets, run
        self.celltype = self.base = self.source = ""
        self.due_ns: int | None = None
        self.resumed, self.uid = False, 0
        self._chains: Chain | tuple[Chain, ...] = ()
        self._listed = b""
        self._starts: _Indices = ()
        self._ends: _Indices = ()

    @property
    def listed(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each of its rows in the timeline."""
        return tuple(_SPAN.iter_unpack(self._listed))

    @listed.setter
    def listed(self, spans: Iterable[tuple[int, int]]) -> None:
        self._listed = b"".join(starmap(_SPAN.pack, spans))

    @property
    def chains(self) -> tuple["Chain", ...]:
        """Stretches of its execution, in order."""
        return self._chains if isinstance(self._chains, tuple) else (self._chains,)

    def add_chain(self, chain: "Chain") -> None:
        """Add the next stretch of its execution."""
        self._chains = (*self.chains, chain) if self._chains != () else chain

    @property
    def starts(self) -> tuple[int, ...]:
        """Indices of its OP_STARTs in the run."""
        return self._starts if isinstance(self._starts, tuple) else (self._starts,)

    @property
    def ends(self) -> tuple[int, ...]:
        """Indices of its OP_ENDs in the run."""
        return self._ends if isinstance(self._ends, tuple) else (self._ends,)

    @property
    def empty_ns(self) -> list[int]:
        """Instants at which a part of it began and was cut at once."""
        return [start for start, end in self.listed if start == end]

    def add_event(self, kind: EventKind, index: int) -> None:
        """Take the index of one of its events."""
        if kind is EventKind.OP_START:
            self._starts = (*self.starts, index) if self._starts != () else index
        else:
            self._ends = (*self.ends, index) if self._ends != () else index

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


class ForeignEvents:
    """OP_STARTs and OP_ENDs, in order.

    Attributes
    ----------
    times_ns, kinds, ops
        Of each event: when, `KIND_CODE`, and of which op.
    """

    def __init__(self) -> None:
        self.times_ns = array("q")
        self.kinds = array("b")
        self.ops: list[ForeignOp] = []

    def __len__(self) -> int:
        return len(self.ops)

    def append(self, time_ns: int, kind: EventKind, op: ForeignOp) -> None:
        """Add an event, to its op too."""
        op.add_event(kind, len(self.ops))
        self.times_ns.append(time_ns)
        self.kinds.append(KIND_CODE[kind])
        self.ops.append(op)


class ForeignApplication(NamedTuple):
    """A row of the applications."""

    time_ns: int
    op: ForeignOp
    die: int
    block: int
    page: int
    celltype: str


class ForeignApplications:
    """Applications in order, kept as columns: each is made when it is its turn."""

    def __init__(self, rows: Iterable[ForeignApplication]) -> None:
        self._numbers = array("q")
        self._ops: list[ForeignOp] = []
        self._celltypes: list[str] = []
        for time_ns, op, die, block, page, celltype in rows:
            self._numbers.extend((time_ns, die, block, page))
            self._ops.append(op)
            self._celltypes.append(celltype)

    def __iter__(self) -> Iterator[ForeignApplication]:
        numbers = _APPLIED.iter_unpack(self._numbers)
        rows = zip(numbers, self._ops, self._celltypes, strict=True)
        for (time_ns, die, block, page), op, celltype in rows:
            yield ForeignApplication(time_ns, op, die, block, page, celltype)


Place = tuple[str, int, tuple[Target, ...]]
Number = int
"""Run and op_uid in one."""


NO_ADDRESS: Final = (Target(0, 0, NO_PAGE),)
"""What rows of an erase hold of which no file tells the block; its payload names the die alone."""


def numbered(run: int, uid: int) -> Number:
    """Return what stands for an op_uid of a run."""
    return run << 32 | uid


class KnownTargets:
    """Makes targets of addresses, those of one address once as long as some thousand are known."""

    def __init__(self) -> None:
        self._known: dict[tuple[Target, ...], tuple[Target, ...]] = {}

    def of(self, name: str, addresses: tuple[Address, ...]) -> tuple[Target, ...]:
        """Return the targets that addresses stand for: none for what concerns a die only."""
        return self.known(_targets(name, addresses))

    def known(self, given: Iterable[Target]) -> tuple[Target, ...]:
        """Return some targets."""
        if len(self._known) >= _KNOWN_TARGETS:
            self._known.clear()
        targets = tuple(given)
        return self._known.setdefault(targets, targets)


def _targets(name: str, addresses: tuple[Address, ...]) -> Iterator[Target]:
    kind = kind_of(name)
    if kind is Kind.ERASE:
        return (Target(a.plane, a.block, NO_PAGE) for a in addresses if a.block >= 0)
    given = () if kind in TARGETLESS else addresses
    return (Target(a.plane, a.block, a.page) for a in given if a.page >= 0)
