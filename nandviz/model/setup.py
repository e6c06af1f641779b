"""Everything that a simulation is made from: device, policies, script, workload.

Values only; nothing here changes once made. All times are integer nanoseconds.

Source: engine specification, sections 2, 4, 9, 11, 12.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from nandviz.model.exclusions import Exclusions
from nandviz.model.host import Controller, Host
from nandviz.model.ops import OpDef, OpRequest
from nandviz.model.value import Value
from nandviz.model.words import (
    ERASED,
    Axis,
    BacklogScope,
    BusConflict,
    CutModel,
    DisplacedReads,
    EprCheck,
    GapFrom,
    Inherit,
    Kind,
    LateSuspend,
    OnBlocked,
    OnDrop,
    OnFlushRefused,
    Proposal,
    ReadOrder,
    ResetProgram,
    RetryOn,
    SuspendedReads,
)

MOST_PLANES: Final = 2**17
"""Of all dies of a device together: each is a lane on the screen."""


@dataclass(frozen=True, slots=True)
class Topology(Value):
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


@dataclass(frozen=True, slots=True)
class Policies(Value):
    """Policies with their defaults (engine specification, section 12).

    Attributes
    ----------
    epr
        Whether the address rules are asked at all.
    epr_off
        Those that are not, where the others are, in the order of `EprCheck`.
    pulses
        How many pulses CORE_BUSY of an erase or program has; with ``cut`` ``now`` of no account.
    reset_idle_ns, reset_read_ns, reset_program_ns, reset_erase_ns
        CORE_BUSY of a RESET by what it aborts; None: the op's own.
    resume_penalty_erase_ns, resume_penalty_program_ns
        By how much the first CORE_BUSY of each resumed part is longer.
    """

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
    epr_off: tuple[EprCheck, ...] = ()
    retry_on: RetryOn = RetryOn.DELAY
    drop: OnDrop = OnDrop.DISCARD
    late_suspend: LateSuspend = LateSuspend.CUT
    cut: CutModel = CutModel.NOW
    pulses: int = 15
    reset_program: ResetProgram = ResetProgram.DIRTY_BLOCK
    reset_idle_ns: int | None = None
    reset_read_ns: int | None = None
    reset_program_ns: int | None = None
    reset_erase_ns: int | None = None
    suspended_reads: SuspendedReads = SuspendedReads.PAGE
    resume_penalty_erase_ns: int = 0
    resume_penalty_program_ns: int = 0
    displaced_reads: DisplacedReads = DisplacedReads.BACKLOG
    read_order: ReadOrder = ReadOrder.OVERTAKE
    on_flush_refused: OnFlushRefused = OnFlushRefused.HOLD
    gap_from: GapFrom = GapFrom.SUSPENDED_END

    def resume_penalty_ns(self, axis: Axis) -> int:
        """Return by how much the first CORE_BUSY of a resumed part is longer."""
        erase, program = self.resume_penalty_erase_ns, self.resume_penalty_program_ns
        return erase if axis is Axis.ERASE else program

    def due_ns(self, op: OpDef, resumes: int) -> int:
        """Return how long an op takes in all that is resumed so often."""
        if op.base.axis is None or not op.base.suspendable:
            return op.nominal_ns
        return op.nominal_ns + resumes * self.resume_penalty_ns(op.base.axis)

    def reset_ns(self, aborted: Kind) -> int | None:
        """Return CORE_BUSY of a RESET that aborts an op of a kind; None: the RESET's own."""
        by_kind = {
            Kind.ERASE: self.reset_erase_ns,
            Kind.PROGRAM: self.reset_program_ns,
            Kind.READ: self.reset_read_ns,
        }
        return by_kind.get(aborted, self.reset_idle_ns)


@dataclass(frozen=True, slots=True)
class Submission(Value):
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
    closed
        Whether no page may be programmed behind ``last``, until the block is erased.
    """

    last: int
    erase_celltype: str | None = None
    program_celltype: str | None = None
    closed: bool = False


ALL_ERASED: Final = BlockState(ERASED)


@dataclass(frozen=True, slots=True)
class ChainStep(Value):
    """One op behind another in a batch.

    Attributes
    ----------
    inherit
        What it takes over. Of several pages the first that is known counts: that of the suspended
        program, of the last program, the next or previous one.
    weights
        By op name: those of the base that may come; empty for all alike.
    """

    base: str
    inherit: frozenset[Inherit] = frozenset()
    weights: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chain(Value):
    """What may come behind an op of a base; no steps for nothing."""

    weight: int
    steps: tuple[ChainStep, ...] = ()


@dataclass(frozen=True, slots=True)
class OpWeights(Value):
    """Weights of ops by name, and what comes behind them.

    Attributes
    ----------
    ops
        Every op of the profile by name.
    weights
        By phase key (``BASE.STATE``, ``BASE.END`` after its last segment): weight of each op, all
        >= 0. ``DEFAULT`` counts where a key is missing; where it is empty nothing is proposed.
    chains
        By base of the first op.
    first_fits
        Whether a step takes the first op that fits; else any of them.
    planes
        Targets that a multi-plane op gets at most.
    """

    ops: Mapping[str, OpDef]
    weights: Mapping[str, Mapping[str, int]]
    chains: Mapping[str, tuple[Chain, ...]] = field(default_factory=dict)
    first_fits: bool = False
    planes: int = 32


@dataclass(frozen=True, slots=True)
class Workload(Value):
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
    by_op
        Ops by name in place of ``ops``, ``weights`` and ``batch``; None for these.
    """

    seed: int
    ops: Mapping[Proposal, OpDef]
    weights: Mapping[str, Mapping[Proposal, int]]
    batch: Mapping[Proposal, tuple[int, int]]
    refill: bool = True
    phase: bool = True
    until_ns: int | None = None
    max_ops: int | None = None
    by_op: OpWeights | None = None


@dataclass(frozen=True, slots=True)
class Setup(Value):
    """Everything that a simulation is made from.

    Attributes
    ----------
    initial
        State by (die, block) of blocks that differ from ``initial_default``.
    until_ns
        No event later than this is handled; None for no limit.
    drain
        With ``until_ns``: SUBMIT, ARRIVE, QUEUE_REFILL and PHASE_HOOK stop there, the rest runs
        dry.
    host, controller
        Requests and what serves them; None for none.
    """

    topology: Topology
    policies: Policies
    script: tuple[Submission, ...]
    initial_default: BlockState = ALL_ERASED
    initial: Mapping[tuple[int, int], BlockState] = field(default_factory=dict)
    until_ns: int | None = None
    drain: bool = True
    workload: Workload | None = None
    exclusions: Exclusions = field(default_factory=Exclusions)
    host: Host | None = None
    controller: Controller | None = None
