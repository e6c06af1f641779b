"""Reservations of live ops, and the plan of a die with a transaction's draft of it.

Source: engine specification, sections 4 and 5.
"""

from itertools import pairwise
from typing import Final

from nandviz.engine.ops import Op
from nandviz.model.ops import Base, Segment, Target
from nandviz.model.plan import Part, Suspension
from nandviz.model.words import Axis, Kind, Reason, SuspendedReads

PROGRAM_FIRST: Final = (Axis.PROGRAM, Axis.ERASE)
"""The axes in the order in which those of a die are asked."""


class Suspended:
    """A suspended op on its stack: a value.

    Attributes
    ----------
    owed_ns
        How much of the penalty of its last resume is left to do.
    hides
        What of its block may not be read while it is suspended, if it is a program.
    """

    __slots__ = ("hides", "op", "owed_ns", "suspension")

    def __init__(self, op: Op, suspension: Suspension, owed_ns: int, hides: SuspendedReads) -> None:
        self.op = op
        self.suspension = suspension
        self.owed_ns = owed_ns
        self.hides = hides

    def is_hidden(self, target: Target) -> bool:
        """Whether a page of its die may not be read while this program is suspended."""
        mine = [each for each in self.op.request.targets if each.block == target.block]
        if self.hides is SuspendedReads.BLOCK:
            return bool(mine)
        pages = self.op.request.op.wordline_pages if self.hides is SuspendedReads.WORDLINE else 1
        return any(each.page // pages == target.page // pages for each in mine)


class Deed:
    """What a part does beside holding planes and bus: a value.

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

    __slots__ = ("aborts", "closed", "made", "note", "owed_ns", "resumed_part", "spoils")

    def __init__(
        self,
        *,
        made: Suspension | None = None,
        closed: Suspended | None = None,
        resumed_part: int = 0,
        note: Reason | None = None,
        spoils: tuple[tuple[int, int], ...] = (),
        aborts: tuple[Op, ...] = (),
        owed_ns: int = 0,
    ) -> None:
        self.made = made
        self.closed = closed
        self.resumed_part = resumed_part
        self.note = note
        self.spoils = spoils
        self.aborts = aborts
        self.owed_ns = owed_ns


NOTHING: Final = Deed()
"""What most parts do beside."""


class Reservation:
    """A live part and whose it is: a value."""

    __slots__ = ("deed", "end_ns", "op", "part", "part_id", "planes", "start_ns")

    def __init__(self, op: Op, part: Part, deed: Deed = NOTHING) -> None:
        self.op = op
        self.part = part
        self.deed = deed
        self.part_id = part.part_id
        self.planes = part.planes
        self.start_ns = part.start_ns
        self.end_ns = part.end_ns

    def cut_at(self, at_ns: int) -> "Reservation":
        """Return what is left of it when it ends at ``at_ns``."""
        return Reservation(self.op, self.part.cut_at(at_ns), self.deed)

    def bus_spans(self) -> list[tuple[int, int]]:
        """Return (start, end) of its bus segments."""
        uses_bus = self.op.traits.uses_bus
        return [(start, end) for state, start, end in self.part.segments if uses_bus[state]]

    def core_busy_at(self, instant: int) -> Segment | None:
        """Return its CORE_BUSY segment that covers an instant."""
        for state, start_ns, end_ns in self.part.segments:
            if start_ns <= instant < end_ns:
                return Segment(state, start_ns, end_ns) if self.op.traits.is_core[state] else None
        return None


class Ends:
    """Latest ends of a die's live reservations, by what they conflict with."""

    __slots__ = ("all_ns", "plane_ns", "reset_ns", "shared_ns")

    def __init__(self) -> None:
        self.all_ns = 0
        """Of all that hold planes."""
        self.shared_ns = 0
        """Of those that are not plane-independent."""
        self.plane_ns: dict[int, int] = {}
        """Of the plane-independent ones, by plane; never changed, but replaced."""
        self.reset_ns = 0
        """Of RESETs."""

    def copy(self) -> "Ends":
        """Return an independent copy."""
        other = Ends()
        other.all_ns, other.shared_ns, other.reset_ns = self.all_ns, self.shared_ns, self.reset_ns
        other.plane_ns = self.plane_ns
        return other

    def include(self, reservation: Reservation) -> None:
        """Take a reservation into account."""
        if not reservation.planes:
            return
        end_ns, traits = reservation.end_ns, reservation.op.traits
        self.all_ns = max(self.all_ns, end_ns)
        if traits.kind is Kind.RESET:
            self.reset_ns = max(self.reset_ns, end_ns)
        if traits.plane_independent:
            before, planes = self.plane_ns, bits(reservation.planes)
            self.plane_ns = before | {p: max(before.get(p, 0), end_ns) for p in planes}
        else:
            self.shared_ns = max(self.shared_ns, end_ns)

    def conflict_ns(self, op: Op) -> int:
        """Return the latest end of what an op conflicts with; 0 for nothing."""
        traits = op.traits
        if traits.instant:
            return self.reset_ns if traits.kind is Kind.SUSPEND else 0
        if not op.planes:
            return 0
        if not traits.plane_independent:
            return self.all_ns
        latest_ns = self.shared_ns
        for plane in bits(op.planes):
            latest_ns = max(latest_ns, self.plane_ns.get(plane, 0))
        return latest_ns


def bits(mask: int) -> list[int]:
    """Return the positions of the set bits, ascending."""
    return [position for position in range(mask.bit_length()) if mask >> position & 1]


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
        end_ns = reservation.end_ns
        if self.ended is None or end_ns >= self.ended[0]:
            self.ended = end_ns, reservation.op.request.op.base
        return reservation

    def check_invariants(self) -> None:
        """Assert that no two reservations hold a plane at once, and that stacks fit the axes."""
        for plane in bits(self._planes()):
            spans = sorted(
                (r.start_ns, r.end_ns)
                for r in self.reservations.values()
                if r.planes >> plane & 1 and r.start_ns < r.end_ns
            )
            assert all(a[1] <= b[0] for a, b in pairwise(spans)), spans
        for axis, stack in self.stacks.items():
            assert all(s.suspension.axis is axis for s in stack)
            assert all(sum(s.suspension.remainder_ns) > 0 for s in stack)

    def _planes(self) -> int:
        mask = 0
        for reservation in self.reservations.values():
            mask |= reservation.planes
        return mask


class DieDraft:
    """A die's plan with what a transaction changes; the plan itself stays as it was.

    Attributes
    ----------
    ends
        Latest ends as drafted.
    stacks
        As drafted: looked at, and changed by `push`, `pop` and `clear` alone.
    """

    __slots__ = ("_base", "_changed", "_owns_ends", "_owns_stacks", "ends", "late", "stacks")

    def __init__(self, base: DiePlan) -> None:
        self._base = base
        self._changed: dict[int, Reservation | None] = {}
        self._owns_ends = False
        self._owns_stacks = False
        self.ends = base.ends
        self.stacks: Stacks = base.stacks
        self.late = base.late

    def reservations(self) -> list[Reservation]:
        """Return what is live as drafted, in order of reservation. O(n)."""
        changed, base = self._changed, self._base.reservations
        if not changed:
            return list(base.values())
        live = [reservation for part_id, reservation in base.items() if part_id not in changed]
        live += [drafted for drafted in changed.values() if drafted is not None]
        return live

    def get(self, part_id: int) -> Reservation | None:
        """Return a live reservation as drafted."""
        if part_id in self._changed:
            return self._changed[part_id]
        return self._base.reservations.get(part_id)

    def add(self, reservation: Reservation) -> None:
        """Reserve."""
        self._changed[reservation.part_id] = reservation
        if not self._owns_ends:
            self.ends, self._owns_ends = self.ends.copy(), True
        self.ends.include(reservation)

    def shorten(self, changes: dict[int, Reservation | None]) -> None:
        """Replace reservations by what is left of them, None for nothing. O(n)."""
        self._changed.update(changes)
        self.ends, self._owns_ends = Ends(), True
        for reservation in self.reservations():
            self.ends.include(reservation)

    def push(self, suspended: Suspended) -> None:
        """Push onto the stack of the suspension's axis."""
        axis = suspended.suspension.axis
        self._set(axis, (*self.stacks[axis], suspended))

    def pop(self, axis: Axis) -> Suspended:
        """Pop the top of a stack."""
        stack = self.stacks[axis]
        self._set(axis, stack[:-1])
        return stack[-1]

    def clear(self) -> None:
        """Empty the stacks."""
        for axis in PROGRAM_FIRST:
            self._set(axis, ())

    def _set(self, axis: Axis, stack: tuple[Suspended, ...]) -> None:
        if not self._owns_stacks:
            self.stacks, self._owns_stacks = self.stacks.copy(), True
        self.stacks[axis] = stack

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
