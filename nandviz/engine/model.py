"""The words of the engine: device, operations, parts, suspensions, backlog entries, refusals.

Values only; nothing here changes once made. All times are integer nanoseconds.

Source: engine specification, sections 2, 4, 6 to 9, 11, 12.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

CORE_BUSY: Final = "CORE_BUSY"
"""The only state that a SUSPEND can cut."""

NO_PAGE: Final = -1
BAD: Final = -3
DIRTY: Final = -2
ERASED: Final = -1
NO_CELLTYPE: Final = "NONE"
"""The celltype that matches all others."""


class Axis(StrEnum):
    """What can be suspended."""

    ERASE = "ERASE"
    PROGRAM = "PROGRAM"

    @property
    def other(self) -> "Axis":
        """The other axis."""
        return Axis.PROGRAM if self is Axis.ERASE else Axis.ERASE


class Kind(StrEnum):
    """What a base does."""

    ERASE = "erase"
    PROGRAM = "program"
    READ = "read"
    SUSPEND = "suspend"
    RESUME = "resume"
    RESET = "reset"
    STATUS = "status"
    OTHER = "other"


class Scope(StrEnum):
    """Which planes an op of a base occupies."""

    DIE = "die"
    PLANE = "plane"
    NONE = "none"


class EventKind(StrEnum):
    """Kinds of events, those of one instant in order of priority (section 3)."""

    OP_END = "OP_END"
    BACKLOG_REFILL = "BACKLOG_REFILL"
    PHASE_HOOK = "PHASE_HOOK"
    BACKLOG_RETRY = "BACKLOG_RETRY"
    SUBMIT = "SUBMIT"
    QUEUE_REFILL = "QUEUE_REFILL"
    OP_START = "OP_START"


PRIORITY: Final[Mapping[EventKind, int]] = MappingProxyType(
    {kind: priority for priority, kind in enumerate(EventKind)}
)


class Source(StrEnum):
    """Where an op, or a part of one, came from."""

    SCRIPT = "script"
    WORKLOAD = "workload"
    BACKLOG = "backlog"
    RESUME = "resume"


class Fate(StrEnum):
    """What became of an op_uid; exactly one at the end of a run."""

    COMPLETED = "completed"
    SUSPENDED = "suspended"
    BACKLOGGED = "backlogged"
    PLANNED = "planned"
    RUNNING = "running"
    REJECTED = "rejected"
    DROPPED = "dropped"
    ABORTED = "aborted"


class Why(StrEnum):
    """Why an op went into a backlog."""

    DISPLACED = "displaced"
    BOUNDARY = "boundary"
    DEFERRED = "deferred"
    MOVED = "moved"


class EntryFate(StrEnum):
    """How an entry left a backlog."""

    FLUSHED = "flushed"
    MOVED = "moved"
    DROPPED = "dropped"
    ABORTED = "aborted"


class Reason(StrEnum):
    """Why an op was refused, dropped or aborted."""

    BUS = "bus"
    BLOCKED_BY_SUSPEND = "blocked_by_suspend"
    BEHIND_BACKLOG = "behind_backlog"
    TARGET_SUSPENDED = "target_suspended"
    NOT_CORE_BUSY = "not_core_busy"
    SUSPEND_PLANNED = "suspend_planned"
    SUSPEND_LIMIT = "suspend_limit"
    SUSPEND_TOO_SOON = "suspend_too_soon"
    PROGRAM_RESUME_FIRST = "program_resume_first"
    NOT_SUSPENDED = "not_suspended"
    EPR_BAD_BLOCK = "epr_bad_block"
    EPR_PROGRAM_BEFORE_ERASE = "epr_program_before_erase"
    EPR_SAME_PAGE = "epr_same_page"
    EPR_PAGE_ORDER = "epr_page_order"
    EPR_READ_BEFORE_PROGRAM = "epr_read_before_program"
    EPR_CELLTYPE = "epr_celltype"
    BATCH_REJECTED = "batch_rejected"
    RESET = "reset"


class State(NamedTuple):
    """One state of a base, in its order."""

    name: str
    bus: bool


@dataclass(frozen=True, slots=True)
class Base:
    """What an op is: what it does follows from these fields, never from its name.

    Attributes
    ----------
    axis
        ERASE or PROGRAM for erase and program kinds; for suspend and resume the axis that they
        act on; else None.
    commits
        Program kinds: whether OP_END writes the address state.
    """

    name: str
    kind: Kind
    axis: Axis | None
    scope: Scope
    states: tuple[State, ...]
    instant: bool = False
    plane_independent: bool = False
    commits: bool = False

    @property
    def suspendable(self) -> bool:
        """Whether this is an erase or program kind."""
        return self.kind is Kind.ERASE or self.kind is Kind.PROGRAM


class Segment(NamedTuple):
    """One state of a part: ``start_ns <= t < end_ns``; ``state`` indexes ``base.states``."""

    state: int
    start_ns: int
    end_ns: int


class Shape(NamedTuple):
    """States laid end to end from 0; states of no duration are left out.

    Attributes
    ----------
    bus
        (start, end) of each segment that uses the bus.
    """

    length_ns: int
    segments: tuple[Segment, ...]
    bus: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, states: tuple[State, ...], durations_ns: tuple[int, ...]) -> "Shape":
        """Lay out states with these durations."""
        segments, bus, at = [], [], 0
        for index, duration in enumerate(durations_ns):
            if duration:
                segments.append(Segment(index, at, at + duration))
                if states[index].bus:
                    bus.append((at, at + duration))
                at += duration
        return cls(at, tuple(segments), tuple(bus))

    def segments_at(self, start_ns: int) -> tuple[Segment, ...]:
        """Return the segments as they lie when the first one starts at ``start_ns``."""
        return tuple([Segment(i, start_ns + a, start_ns + b) for i, a, b in self.segments])


@dataclass(frozen=True, slots=True)
class OpDef:
    """A named op of a profile.

    Attributes
    ----------
    durations_ns
        One per state of ``base.states``; 0 means the state is skipped.
    shape
        The states laid end to end.
    """

    name: str
    base: Base
    celltype: str
    durations_ns: tuple[int, ...]
    multi: bool = False
    shape: Shape = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", Shape.of(self.base.states, self.durations_ns))

    @property
    def nominal_ns(self) -> int:
        """Time of all states together."""
        return self.shape.length_ns


@dataclass(frozen=True, slots=True)
class Profile:
    """Bases and ops of a part; ``bases`` and ``ops`` are keyed by name, in file order."""

    name: str
    bases: Mapping[str, Base]
    ops: Mapping[str, OpDef]


@dataclass(frozen=True, slots=True)
class Topology:
    """Size of the device; ``planes``, ``blocks`` are per die, ``pages`` per block."""

    channels: int = 1
    dies: int = 1
    planes: int = 4
    blocks: int = 64
    pages: int = 128

    def channel_of(self, die: int) -> int:
        """Return the channel that a die hangs on."""
        return die % self.channels

    def plane_of(self, block: int) -> int:
        """Return the plane that a block lies on."""
        return block % self.planes


class BusConflict(StrEnum):
    """What to do where a bus segment finds the bus taken."""

    SHIFT = "shift"
    REJECT = "reject"


class OnBlocked(StrEnum):
    """What to do with an op that a suspended axis forbids."""

    DEFER = "defer"
    REJECT = "reject"


class BacklogScope(StrEnum):
    """What a SUSPEND displaces, and what the boundary after it takes."""

    DIE = "die"
    PLANE = "plane"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Policies:
    """Policies with their defaults (engine specification, section 12)."""

    sequence_gap_ns: int = 0
    bus_conflict: BusConflict = BusConflict.SHIFT
    on_blocked: OnBlocked = OnBlocked.DEFER
    backlog_scope: BacklogScope = BacklogScope.DIE
    backlog_retry_delay_ns: int = 5_000
    backlog_retry_limit: int = 8
    max_suspends_per_op: int | None = None
    min_resume_to_suspend_ns: int = 0
    offset_guard: int = 0
    epr: bool = True
    queue_refill_period_ns: int = 100_000


class Target(NamedTuple):
    """One address of an op on its die; ``page`` is NO_PAGE for an erase."""

    plane: int
    block: int
    page: int


@dataclass(frozen=True, slots=True)
class OpRequest:
    """An op as a batch asks for it.

    Attributes
    ----------
    targets
        Empty for suspend, resume, reset and ops of scope none.
    gap_ns
        Least time after the batch's previous reserved op.
    """

    op: OpDef
    die: int
    targets: tuple[Target, ...] = ()
    gap_ns: int = 0

    @property
    def blocks(self) -> frozenset[int]:
        """The blocks of the targets."""
        return frozenset([target.block for target in self.targets])


@dataclass(frozen=True, slots=True)
class Submission:
    """One script entry: a batch and when it is submitted."""

    at_ns: int
    ops: tuple[OpRequest, ...]


class BlockState(NamedTuple):
    """Address state of one block.

    Attributes
    ----------
    last
        BAD, DIRTY, ERASED, else the last programmed page.
    erase_celltype, program_celltype
        None where not set.
    """

    last: int
    erase_celltype: str | None = None
    program_celltype: str | None = None


ALL_ERASED: Final = BlockState(ERASED)


class Proposal(StrEnum):
    """What a workload can propose; the member's name in a scenario file is its value."""

    NONE = "none"
    PROGRAM = "program"
    READ = "read"
    ERASE = "erase"
    PROGRAM_SUSPEND = "program_suspend"
    PROGRAM_RESUME = "program_resume"
    ERASE_SUSPEND = "erase_suspend"
    ERASE_RESUME = "erase_resume"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Workload:
    """A random, seeded proposer of ops.

    Attributes
    ----------
    ops
        The op that each proposal stands for; NONE has none.
    weights
        By phase key (``IDLE``, ``PROGRAM_SUSPENDED``, ``ERASE.CORE_BUSY``, …): weight of each
        proposal, all >= 0.
    batch
        (least, most) ops of a proposal's batch; (1, 1) where missing.
    refill, phase
        Whether it is asked every ``queue_refill_period_us``, and near each busy state's end.
    until_ns, max_ops
        When it stops, whichever comes first; None for no limit.
    """

    seed: int
    ops: Mapping[Proposal, OpDef]
    weights: Mapping[str, Mapping[Proposal, int]]
    batch: Mapping[Proposal, tuple[int, int]]
    refill: bool = True
    phase: bool = True
    until_ns: int | None = None
    max_ops: int | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that a simulation is made from.

    Attributes
    ----------
    initial
        State by (die, block) of blocks that differ from ``initial_default``.
    until_ns
        No event later than this is handled; None for no limit.
    drain
        With ``until_ns``: SUBMIT, QUEUE_REFILL and PHASE_HOOK stop there, the rest runs dry.
    """

    topology: Topology
    policies: Policies
    script: tuple[Submission, ...]
    initial_default: BlockState = ALL_ERASED
    initial: Mapping[tuple[int, int], BlockState] = field(default_factory=dict)
    until_ns: int | None = None
    drain: bool = True
    workload: Workload | None = None


class Part(NamedTuple):
    """A stretch of one op in the plan: a reservation of planes and bus.

    Attributes
    ----------
    part_id
        Unique, ascending in order of reservation.
    number
        1 for the first part of the op_uid, 2 for the one after its first resume, …
    planes
        Bit p set: plane p of the die is held. 0 for scope none.
    start_ns, end_ns
        Of the whole part.
    """

    part_id: int
    uid: int
    number: int
    source: Source
    die: int
    planes: int
    start_ns: int
    end_ns: int
    segments: tuple[Segment, ...]


class Suspension(NamedTuple):
    """One suspension of one op.

    Attributes
    ----------
    suspension_id
        Unique, ascending in commit order.
    n
        1 for the first suspension of that op_uid, 2 for the next, …
    suspender_uid
        The SUSPEND op.
    old_end_ns
        The planned end of the op before it was cut.
    remainder_ns
        What is left of each state, aligned with ``base.states``.
    """

    suspension_id: int
    uid: int
    axis: Axis
    die: int
    n: int
    suspender_uid: int
    at_ns: int
    state: int
    old_end_ns: int
    consumed_ns: int
    remainder_ns: tuple[int, ...]

    @property
    def remaining_ns(self) -> int:
        """Time that is left of all states together."""
        return sum(self.remainder_ns)


class BacklogEntry(NamedTuple):
    """An op that waits in the (axis, die) queue.

    Attributes
    ----------
    entry_id
        From 1, in order of entering.
    delta_ns, anchor_uid
        The op comes back no earlier than ``anchor's planned end + delta``; no anchor is None.
    suspension_id
        A displaced RESUME: the suspension that it had resumed; else None.
    """

    entry_id: int
    axis: Axis
    die: int
    uid: int
    why: Why
    delta_ns: int
    anchor_uid: int | None
    entered_ns: int
    suspension_id: int | None = None


class Refused(NamedTuple):
    """Why an op cannot be reserved: a value, never an exception.

    Attributes
    ----------
    detail
        The rule's inputs in words, for a person.
    blocker_uid
        The op in the way, else None.
    start_ns
        Where it would have started, if that was found.
    """

    reason: Reason
    detail: str
    blocker_uid: int | None = None
    start_ns: int | None = None
