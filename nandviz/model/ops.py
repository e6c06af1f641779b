"""What can be executed: bases, ops and their states, and an op as a batch asks for it.

Values only; nothing here changes once made. All times are integer nanoseconds.

Source: engine specification, sections 2, 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from nandviz.model.exclusions import Exclusions
from nandviz.model.value import Value
from nandviz.model.words import Axis, BusConflict, Kind, Scope

_DIE_ONLY = frozenset({Kind.SUSPEND, Kind.RESUME, Kind.RESET})
_MOST_SINGLE: Final = 2**14


class State(NamedTuple):
    """One state of a base, in its order."""

    name: str
    bus: bool


@dataclass(frozen=True, slots=True)
class Base(Value):
    """What an op is: what it does follows from these fields, never from its name.

    Attributes
    ----------
    axis
        ERASE or PROGRAM for erase and program kinds; for suspend and resume the axis that they
        act on; else None.
    commits
        Program kinds: whether OP_END writes the address state.
    bus_conflict
        What is done where its ops find the bus taken; None: what the policy says.
    """

    name: str
    kind: Kind
    axis: Axis | None
    scope: Scope
    states: tuple[State, ...]
    instant: bool = False
    plane_independent: bool = False
    commits: bool = False
    bus_conflict: BusConflict | None = None

    @property
    def suspendable(self) -> bool:
        """Whether this is an erase or program kind."""
        return self.kind is Kind.ERASE or self.kind is Kind.PROGRAM

    @property
    def takes_address(self) -> bool:
        """Whether ops may have targets."""
        return self.scope is not Scope.NONE and self.kind not in _DIE_ONLY

    @property
    def needs_address(self) -> bool:
        """Whether ops must have targets: those that write, erase or read cells."""
        return self.takes_address and (self.suspendable or self.kind is Kind.READ)


class Segment(NamedTuple):
    """One state of a part: ``start_ns <= t < end_ns``; ``state`` indexes ``base.states``."""

    state: int
    start_ns: int
    end_ns: int


PlainSegment = tuple[int, int, int]
"""A segment as a plain tuple, which is made faster: there are several for each part."""


class Shape:
    """States laid end to end from 0, a value; states of no duration are left out.

    Attributes
    ----------
    bus
        (start, end) of each segment that uses the bus.
    """

    __slots__ = ("bus", "length_ns", "segments")

    def __init__(
        self, length_ns: int, segments: tuple[PlainSegment, ...], bus: tuple[tuple[int, int], ...]
    ) -> None:
        self.length_ns = length_ns
        self.segments = segments
        self.bus = bus

    @classmethod
    def of(cls, states: tuple[State, ...], durations_ns: tuple[int, ...]) -> "Shape":
        """Lay out states with these durations."""
        segments, bus, at = [], [], 0
        for index, duration in enumerate(durations_ns):
            if duration:
                segments.append((index, at, at + duration))
                if states[index].bus:
                    bus.append((at, at + duration))
                at += duration
        return cls(at, tuple(segments), tuple(bus))

    def segments_at(self, start_ns: int) -> tuple[PlainSegment, ...]:
        """Return the segments as they lie when the first one starts at ``start_ns``."""
        return tuple([(i, start_ns + a, start_ns + b) for i, a, b in self.segments])


@dataclass(frozen=True, slots=True)
class OpDef(Value):
    """A named op of a profile.

    Attributes
    ----------
    durations_ns
        One per state of ``base.states``; 0 means the state is skipped.
    wordline_pages
        Pages of a word line, from page 0 on.
    shape
        The states laid end to end.
    """

    name: str
    base: Base
    celltype: str
    durations_ns: tuple[int, ...]
    multi: bool = False
    wordline_pages: int = 1
    shape: Shape = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", Shape.of(self.base.states, self.durations_ns))

    @property
    def nominal_ns(self) -> int:
        """Time of all states together."""
        return self.shape.length_ns


@dataclass(frozen=True, slots=True)
class Profile(Value):
    """Bases and ops of a part, by name in file order, and which bases exclude each other when."""

    name: str
    bases: Mapping[str, Base]
    ops: Mapping[str, OpDef]
    exclusions: Exclusions = field(default_factory=Exclusions)


class Target(NamedTuple):
    """One address of an op on its die; ``page`` is NO_PAGE for an erase."""

    plane: int
    block: int
    page: int


@dataclass(frozen=True, slots=True)
class OpRequest(Value):
    """An op as a batch asks for it.

    Attributes
    ----------
    targets
        Empty for suspend, resume, reset and ops of scope none.
    gap_ns
        Least time after the batch's previous reserved op.
    from_start
        Whether that is counted from the start of the op before it, not from its end.
    """

    op: OpDef
    die: int
    targets: tuple[Target, ...] = ()
    gap_ns: int = 0
    from_start: bool = False

    @property
    def blocks(self) -> frozenset[int]:
        """The blocks of the targets."""
        if len(self.targets) == 1:
            return _single(self.targets[0].block)
        return frozenset([target.block for target in self.targets])


@lru_cache(_MOST_SINGLE)
def _single(block: int) -> frozenset[int]:
    """Return the set of one block: asked for all the time, made once for all ops on it."""
    return frozenset((block,))
