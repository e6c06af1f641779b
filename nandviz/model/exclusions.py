"""What excludes what: states of a die or plane, and the bases that may not start in each.

Values only; nothing here changes once made. A profile says which bases a state forbids; from when
to when a state is open follows from the bases of the ops that open and close it.

Source: specification of the predecessor's files, section Exclusions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from nandviz.model.value import Value
from nandviz.model.words import Axis, Kind, Reason

if TYPE_CHECKING:
    from nandviz.model.ops import Base


class ExclusionKind(StrEnum):
    """The kinds of exclusions, in the order in which they are asked; each a table of a profile."""

    SUSPEND = "suspend"
    CACHE = "cache"
    ODT = "odt"
    LATCH = "latch"

    @property
    def reason(self) -> Reason:
        """Why an op is refused that an exclusion of this kind forbids."""
        return Reason(f"exclusion_{self.value}")


class When(StrEnum):
    """When bases are excluded: the keys of a profile's tables, in the order of asking."""

    ERASE_SUSPENDED = "ERASE_SUSPENDED"
    NOT_ERASE_SUSPENDED = "NOT_ERASE_SUSPENDED"
    PROGRAM_SUSPENDED = "PROGRAM_SUSPENDED"
    NOT_PROGRAM_SUSPENDED = "NOT_PROGRAM_SUSPENDED"
    ON_CACHE_READ = "ON_CACHE_READ"
    ON_CACHE_PROGRAM = "ON_CACHE_PROGRAM"
    ON_ONESHOT_CACHE_PROGRAM = "ON_ONESHOT_CACHE_PROGRAM"
    ODT_DISABLE = "ODT_DISABLE"
    LATCH_ON_READ = "LATCH_ON_READ"
    LATCH_ON_LSB = "LATCH_ON_LSB"
    LATCH_ON_CSB = "LATCH_ON_CSB"
    LATCH_ON_MSB = "LATCH_ON_MSB"

    @property
    def kind(self) -> ExclusionKind:
        """The kind that it is of."""
        return _KINDS[self]

    @property
    def per_plane(self) -> bool:
        """Whether each plane has its own; else the die has one."""
        return self in _PER_PLANE

    @property
    def denied(self) -> "When | None":
        """The state that must not be open for this to hold; None where it is a state itself."""
        return _DENIED.get(self)


_KINDS: Final = MappingProxyType(
    {
        **dict.fromkeys(list(When)[:4], ExclusionKind.SUSPEND),
        **dict.fromkeys(list(When)[4:7], ExclusionKind.CACHE),
        When.ODT_DISABLE: ExclusionKind.ODT,
        **dict.fromkeys(list(When)[8:], ExclusionKind.LATCH),
    }
)
_PER_PLANE: Final = frozenset({When.ON_CACHE_READ, When.LATCH_ON_READ})
_DENIED: Final = MappingProxyType(
    {
        When.NOT_ERASE_SUSPENDED: When.ERASE_SUSPENDED,
        When.NOT_PROGRAM_SUSPENDED: When.PROGRAM_SUSPENDED,
    }
)
SUSPENDED: Final[Mapping[Axis, When]] = MappingProxyType(
    {Axis.ERASE: When.ERASE_SUSPENDED, Axis.PROGRAM: When.PROGRAM_SUSPENDED}
)
"""The state of a suspended axis."""
RESET_LEAVES: Final = frozenset({When.ODT_DISABLE})
"""States that outlast a RESET; it clears all others."""

READ_ENDS: Final = frozenset({"CACHE_READ_END", "PLANE_CACHE_READ_END"})
_STEPS_END: Final = frozenset({"ONESHOT_PROGRAM_MSB_23H", "ONESHOT_PROGRAM_EXEC_MSB"})
_CACHE_PROGRAM_ENDS: Final = frozenset({"PROGRAM_SLC", *_STEPS_END})


class Lifetime(NamedTuple):
    """Which bases open a state, and at whose end it closes.

    Attributes
    ----------
    at_end
        Whether it opens at the end of its opener, else at its start.
    """

    openers: frozenset[str]
    at_end: bool
    closers: frozenset[str]


LIFETIMES: Final[Mapping[When, Lifetime]] = MappingProxyType(
    {
        When.ON_CACHE_READ: Lifetime(
            frozenset({"CACHE_READ", "PLANE_CACHE_READ"}), at_end=False, closers=READ_ENDS
        ),
        When.ON_CACHE_PROGRAM: Lifetime(
            frozenset({"CACHE_PROGRAM_SLC"}), at_end=False, closers=_CACHE_PROGRAM_ENDS
        ),
        When.ON_ONESHOT_CACHE_PROGRAM: Lifetime(
            frozenset({"ONESHOT_CACHE_PROGRAM"}), at_end=False, closers=_CACHE_PROGRAM_ENDS
        ),
        When.ODT_DISABLE: Lifetime(
            frozenset({"ODTDISABLE"}), at_end=True, closers=frozenset({"ODTENABLE"})
        ),
        When.LATCH_ON_READ: Lifetime(
            frozenset(), at_end=True, closers=READ_ENDS | {"DOUT", "DOUT4K"}
        ),
        When.LATCH_ON_LSB: Lifetime(
            frozenset({"ONESHOT_PROGRAM_LSB"}), at_end=True, closers=_STEPS_END
        ),
        When.LATCH_ON_CSB: Lifetime(
            frozenset({"ONESHOT_PROGRAM_CSB"}), at_end=True, closers=_STEPS_END
        ),
        When.LATCH_ON_MSB: Lifetime(
            frozenset({"ONESHOT_PROGRAM_MSB"}), at_end=True, closers=_STEPS_END
        ),
    }
)
"""Of cache, ODT and latches. LATCH_ON_READ is opened by every base of kind read that ends none."""


def opens(base: "Base", state: When) -> bool:
    """Whether ops of a base open a state of `LIFETIMES`."""
    if state is When.LATCH_ON_READ:
        return base.kind is Kind.READ and base.name not in READ_ENDS
    return base.name in LIFETIMES[state].openers


class Moment(IntEnum):
    """What makes a state turn, those of one instant in their order: ends come before starts."""

    CLOSING_END = 0
    OPENING_END = 1
    RESET = 2
    START = 3

    @property
    def at_start(self) -> bool:
        """Whether it is the start of an op."""
        return self >= Moment.RESET

    @property
    def opens(self) -> bool:
        """Whether the state opens; else it closes."""
        return self in (Moment.OPENING_END, Moment.START)


def moments_of(base: "Base", state: When) -> Iterator[Moment]:
    """Yield the moments at which an op of a base opens or closes a state."""
    if base.kind is Kind.RESET and state not in RESET_LEAVES:
        yield Moment.RESET
    if state in SUSPENDED.values():
        if base.axis is not None and SUSPENDED[base.axis] is state:
            yield from _SUSPENDING.get(base.kind, ())
        return
    lifetime = LIFETIMES[state]
    if base.name in lifetime.closers:
        yield Moment.CLOSING_END
    if opens(base, state):
        yield Moment.OPENING_END if lifetime.at_end else Moment.START


_SUSPENDING: Final = MappingProxyType(
    {Kind.SUSPEND: (Moment.START,), Kind.RESUME: (Moment.CLOSING_END,)}
)


@dataclass(frozen=True, slots=True)
class Exclusions(Value):
    """Groups of bases, and the groups that are excluded when; of a part that has none, empty.

    Attributes
    ----------
    groups
        Bases by name of the group.
    tables
        Names of groups by when these are excluded; what is not named excludes none.
    whens
        By base: when it may not start, in order of `When`; no bases but those.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[When, tuple[str, ...]] = field(default_factory=dict)
    whens: Mapping[str, tuple[When, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        whens: dict[str, tuple[When, ...]] = {}
        for when in When:
            for base in dict.fromkeys(self.bases(self.tables.get(when, ()))):
                whens[base] = (*whens.get(base, ()), when)
        object.__setattr__(self, "whens", whens)

    def __bool__(self) -> bool:
        """Whether the part has any."""
        return bool(self.groups or self.tables)

    def bases(self, groups: Iterable[str]) -> list[str]:
        """Return the bases of groups, in their order."""
        return [base for group in groups for base in self.groups[group]]

    def group_of(self, base: str, when: When) -> str:
        """Return the first group by which a base is excluded then."""
        return next(name for name in self.tables[when] if base in self.groups[name])
