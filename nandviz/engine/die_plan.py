"""Live ops, their reservations, and the plan of a die with a transaction's draft of it.

Source: engine specification, sections 4 and 5.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from nandviz.model.ops import Base, OpRequest, Segment, Target
from nandviz.model.plan import Part, Suspension
from nandviz.model.setup import Topology
from nandviz.model.words import (
    CORE_BUSY,
    Axis,
    Fate,
    Kind,
    Reason,
    Scope,
    Source,
    SuspendedReads,
)

PROGRAM_FIRST = (Axis.PROGRAM, Axis.ERASE)
"""The axes in the order in which those of a die are asked."""
PENDING = frozenset({Fate.PLANNED, Fate.RUNNING})
"""Fates of an op whose end is still to come."""
ANCHORS = PENDING | {Fate.COMPLETED}
"""Fates of an op whose planned end others can wait for: reserved, running or completed."""


class Op:
    """A live op: what is known of an op_uid while it is in the plan, on a stack or in a backlog.

    Attributes
    ----------
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
    start_seq, end_seq
        Handles of its pending OP_START and OP_END.
    """

    __slots__ = (
        "batch",
        "end_ns",
        "end_seq",
        "fate",
        "first_start_ns",
        "note",
        "part_id",
        "request",
        "source",
        "start_seq",
        "started",
        "uid",
    )

    def __init__(self, uid: int, batch: int, request: OpRequest, source: Source) -> None:
        self.uid = uid
        self.batch = batch
        self.request = request
        self.source = source
        self.fate: Fate | None = None
        self.first_start_ns: int | None = None
        self.end_ns = 0
        self.part_id = 0
        self.started = False
        self.start_seq: int | None = None
        self.end_seq: int | None = None
        self.note: Reason | None = None


class Suspended(NamedTuple):
    """A suspended op on its stack.

    Attributes
    ----------
    owed_ns
        How much of the penalty of its last resume is left to do.
    hides
        What of its block may not be read while it is suspended, if it is a program.
    """

    op: Op
    suspension: Suspension
    owed_ns: int = 0
    hides: SuspendedReads = SuspendedReads.PAGE

    def is_hidden(self, target: Target) -> bool:
        """Whether a page of its die may not be read while this program is suspended."""
        mine = [each for each in self.op.request.targets if each.block == target.block]
        if self.hides is SuspendedReads.BLOCK:
            return bool(mine)
        pages = self.op.request.op.wordline_pages if self.hides is SuspendedReads.WORDLINE else 1
        return any(each.page // pages == target.page // pages for each in mine)


class Reservation(NamedTuple):
    """A live part and whose it is.

    Attributes
    ----------
    made
        Of a SUSPEND: the suspension that it makes.
    closed
        Of a RESUME: the suspended op that it takes off its stack.
    resumed_part
        Of a RESUME: the part that it reserves for that op.
    note
        Of a SUSPEND that suspends nothing, and of the RESUME after it.
    spoils
        Of a RESET: the blocks that it spoils at its start, and what becomes of each.
    aborts
        Of a RESET: the ops that it aborts after their start.
    owed_ns
        How much of its first CORE_BUSY is penalty of a resume.
    """

    op: Op
    part: Part
    made: Suspension | None = None
    closed: Suspended | None = None
    resumed_part: int = 0
    note: Reason | None = None
    spoils: tuple[tuple[int, int], ...] = ()
    aborts: tuple[Op, ...] = ()
    owed_ns: int = 0

    def cut_at(self, at_ns: int) -> "Reservation":
        """Return what is left of it when it ends at ``at_ns``."""
        part = self.part
        kept = tuple(
            [
                Segment(s.state, s.start_ns, min(s.end_ns, at_ns))
                for s in part.segments
                if s.start_ns < at_ns
            ]
        )
        return self._replace(part=part._replace(end_ns=at_ns, segments=kept))

    def bus_spans(self) -> list[tuple[int, int]]:
        """Return (start, end) of its bus segments."""
        states = self.op.request.op.base.states
        return [(s.start_ns, s.end_ns) for s in self.part.segments if states[s.state].bus]

    def core_busy_at(self, instant: int) -> Segment | None:
        """Return its CORE_BUSY segment that covers an instant."""
        states = self.op.request.op.base.states
        for segment in self.part.segments:
            if segment.start_ns <= instant < segment.end_ns:
                return segment if states[segment.state].name == CORE_BUSY else None
        return None


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


class Ends:
    """Latest ends of a die's live reservations, by what they conflict with."""

    __slots__ = ("all_ns", "plane_ns", "reset_ns", "shared_ns")

    def __init__(self) -> None:
        self.all_ns = 0
        """Of all that hold planes."""
        self.shared_ns = 0
        """Of those that are not plane-independent."""
        self.plane_ns: dict[int, int] = {}
        """Of the plane-independent ones, by plane."""
        self.reset_ns = 0
        """Of RESETs."""

    def copy(self) -> "Ends":
        """Return an independent copy."""
        other = Ends()
        other.all_ns, other.shared_ns, other.reset_ns = self.all_ns, self.shared_ns, self.reset_ns
        other.plane_ns = self.plane_ns.copy()
        return other

    def include(self, reservation: Reservation) -> None:
        """Take a reservation into account."""
        part, base = reservation.part, reservation.op.request.op.base
        end = part.end_ns
        if not part.planes:
            return
        self.all_ns = max(self.all_ns, end)
        if base.kind is Kind.RESET:
            self.reset_ns = max(self.reset_ns, end)
        if base.plane_independent:
            for plane in bits(part.planes):
                self.plane_ns[plane] = max(self.plane_ns.get(plane, 0), end)
        else:
            self.shared_ns = max(self.shared_ns, end)

    def conflict_ns(self, request: OpRequest, planes: int) -> int:
        """Return the latest end of what an op with these planes conflicts with; 0 for nothing."""
        base = request.op.base
        if base.instant:
            return self.reset_ns if base.kind is Kind.SUSPEND else 0
        if not planes:
            return 0
        if not base.plane_independent:
            return self.all_ns
        return max([self.shared_ns, *(self.plane_ns.get(p, 0) for p in bits(planes))])


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the set bits, ascending."""
    position = 0
    while mask:
        if mask & 1:
            yield position
        mask >>= 1
        position += 1


Stacks = dict[Axis, tuple[Suspended, ...]]
"""The suspended ops of a die by axis, the top last."""


class DiePlan:
    """What is live on a die: reservations in the order in which they were made, and the stacks.

    Attributes
    ----------
    ended
        The part that ended last, with its base; None where none has.
    late
        Axes whose last SUSPEND came too late to suspend anything, and has no RESUME yet.
    """

    __slots__ = ("ended", "ends", "late", "reservations", "stacks")

    def __init__(self) -> None:
        self.ended: tuple[int, Base] | None = None
        self.reservations: dict[int, Reservation] = {}
        self.stacks: Stacks = {Axis.ERASE: (), Axis.PROGRAM: ()}
        self.late: frozenset[Axis] = frozenset()
        self.ends = Ends()

    def retire(self, part_id: int) -> Reservation:
        """Let a finished reservation go."""
        reservation = self.reservations.pop(part_id)
        end_ns = reservation.part.end_ns
        if self.ended is None or end_ns >= self.ended[0]:
            self.ended = end_ns, reservation.op.request.op.base
        return reservation

    def check_invariants(self) -> None:
        """Assert that no two reservations hold a plane at once, and that stacks fit the axes."""
        for plane in bits(self._planes()):
            spans = sorted(
                (r.part.start_ns, r.part.end_ns)
                for r in self.reservations.values()
                if r.part.planes >> plane & 1 and r.part.start_ns < r.part.end_ns
            )
            assert all(a[1] <= b[0] for a, b in pairwise(spans)), spans
        for axis, stack in self.stacks.items():
            assert all(s.suspension.axis is axis for s in stack)
            assert all(sum(s.suspension.remainder_ns) > 0 for s in stack)

    def _planes(self) -> int:
        mask = 0
        for reservation in self.reservations.values():
            mask |= reservation.part.planes
        return mask


class DieDraft:
    """A die's plan with what a transaction changes; the plan itself stays as it was."""

    __slots__ = ("_base", "_changed", "_ends", "late", "stacks")

    def __init__(self, base: DiePlan) -> None:
        self._base = base
        self._changed: dict[int, Reservation | None] = {}
        self._ends: Ends | None = None
        self.stacks: Stacks = base.stacks.copy()
        self.late = base.late

    @property
    def ends(self) -> Ends:
        """Latest ends as drafted."""
        return self._ends if self._ends is not None else self._base.ends

    def reservations(self) -> Iterator[Reservation]:
        """Yield what is live as drafted, in order of reservation. O(n)."""
        changed = self._changed
        for part_id, reservation in self._base.reservations.items():
            if part_id not in changed:
                yield reservation
        for drafted in changed.values():
            if drafted is not None:
                yield drafted

    def get(self, part_id: int) -> Reservation | None:
        """Return a live reservation as drafted."""
        if part_id in self._changed:
            return self._changed[part_id]
        return self._base.reservations.get(part_id)

    def add(self, reservation: Reservation) -> None:
        """Reserve."""
        self._changed[reservation.part.part_id] = reservation
        if self._ends is None:
            self._ends = self._base.ends.copy()
        self._ends.include(reservation)

    def shorten(self, changes: dict[int, Reservation | None]) -> None:
        """Replace reservations by what is left of them, None for nothing. O(n)."""
        self._changed.update(changes)
        self._ends = Ends()
        for reservation in self.reservations():
            self._ends.include(reservation)

    def push(self, suspended: Suspended) -> None:
        """Push onto the stack of the suspension's axis."""
        self.stacks[suspended.suspension.axis] += (suspended,)

    def pop(self, axis: Axis) -> Suspended:
        """Pop the top of a stack."""
        *rest, top = self.stacks[axis]
        self.stacks[axis] = tuple(rest)
        return top

    def commit(self) -> None:
        """Make the draft the plan."""
        live = self._base.reservations
        for part_id, reservation in self._changed.items():
            if reservation is None:
                live.pop(part_id, None)
            else:
                live[part_id] = reservation
        self._base.stacks = self.stacks
        self._base.late = self.late
        self._base.ends = self.ends
