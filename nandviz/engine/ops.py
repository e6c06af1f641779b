"""Live ops: what is known of an op_uid while it is in the plan, on a stack or in a backlog.

Source: engine specification, sections 2 and 4.
"""

from typing import TYPE_CHECKING, Final

from nandviz.model.ops import OpDef, OpRequest
from nandviz.model.setup import Topology
from nandviz.model.words import CORE_BUSY, Fate, Kind, Reason, Scope, Source

if TYPE_CHECKING:
    from nandviz.engine.events import Event

PENDING: Final = frozenset({Fate.PLANNED, Fate.RUNNING})
"""Fates of an op whose end is still to come."""
ANCHORS: Final = PENDING | {Fate.COMPLETED}
"""Fates of an op whose planned end others can wait for: reserved, running or completed."""
LIVE: Final = PENDING | {Fate.SUSPENDED, Fate.BACKLOGGED}
"""Fates that are not final."""


def planes_of(request: OpRequest, topology: Topology) -> int:
    """Return the planes that an op holds, as a bit mask."""
    scope = request.op.base.scope
    if scope is Scope.NONE:
        return 0
    if scope is Scope.DIE or not request.targets:
        return (1 << topology.planes) - 1
    mask = 0
    for target in request.targets:
        mask |= 1 << target.plane
    return mask


class Traits:
    """What the engine asks of an op's definition at each turn, looked up once.

    Attributes
    ----------
    is_core, uses_bus
        By state: whether it is CORE_BUSY, whether it takes the bus.
    changes_blocks
        Whether its end changes the address state of its blocks.
    """

    __slots__ = (
        "axis",
        "changes_blocks",
        "definition",
        "instant",
        "is_core",
        "kind",
        "plane_independent",
        "shape",
        "suspendable",
        "uses_bus",
    )

    def __init__(self, definition: OpDef) -> None:
        base = definition.base
        self.definition = definition
        self.shape = definition.shape
        self.kind = base.kind
        self.axis = base.axis
        self.instant = base.instant
        self.suspendable = base.suspendable
        self.plane_independent = base.plane_independent
        self.changes_blocks = base.kind is Kind.ERASE or base.commits
        self.is_core = [state.name == CORE_BUSY for state in base.states]
        self.uses_bus = [state.bus for state in base.states]


class Op:
    """A live op.

    Attributes
    ----------
    planes
        Those that it holds, as a bit mask.
    blocks
        Those of its targets.
    fate
        What has become of it so far; None before its batch is decided.
    first_start_ns
        Start of its first part as planned; None while it has none.
    end_ns
        Its planned end as of now, its end once completed.
    note
        What its completion is told with: of a SUSPEND that suspends nothing and its RESUME.
    started
        Whether its OP_START has been handled.
    part_id
        Its newest part.
    start_event, end_event
        Its pending OP_START and OP_END.
    """

    __slots__ = (
        "batch",
        "blocks",
        "die",
        "end_event",
        "end_ns",
        "fate",
        "first_start_ns",
        "kind",
        "note",
        "part_id",
        "planes",
        "request",
        "source",
        "start_event",
        "started",
        "traits",
        "uid",
    )

    def __init__(
        self, uid: int, batch: int, request: OpRequest, source: Source, traits: Traits, planes: int
    ) -> None:
        self.uid = uid
        self.batch = batch
        self.request = request
        self.source = source
        self.traits = traits
        self.kind = traits.kind
        self.die = request.die
        self.planes = planes
        self.blocks = request.blocks
        self.fate: Fate | None = None
        self.first_start_ns: int | None = None
        self.end_ns = 0
        self.part_id = 0
        self.started = False
        self.start_event: Event | None = None
        self.end_event: Event | None = None
        self.note: Reason | None = None


class OpMaker:
    """Makes the ops of a device: each definition's traits are looked up once."""

    __slots__ = ("_topology", "_traits")

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self._traits: dict[str, Traits] = {}

    def make(self, uid: int, batch: int, request: OpRequest, source: Source) -> Op:
        """Make an op of a request."""
        definition = request.op
        traits = self._traits.get(definition.name)
        if traits is None or traits.definition is not definition:
            traits = self._traits[definition.name] = Traits(definition)
        return Op(uid, batch, request, source, traits, planes_of(request, self._topology))
