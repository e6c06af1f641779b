"""What a run is made of: parts, suspensions, backlog entries, refusals.

Values only; nothing here changes once made. All times are integer nanoseconds.

Source: engine specification, sections 4, 6 to 8.
"""

from typing import NamedTuple

from nandviz.model.ops import PlainSegment
from nandviz.model.words import Axis, Reason, Source, Why


class Part:
    """A stretch of one op in the plan, a reservation of planes and bus: a value.

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

    __slots__ = (
        "die",
        "end_ns",
        "number",
        "part_id",
        "planes",
        "segments",
        "source",
        "start_ns",
        "uid",
    )

    def __init__(  # noqa: PLR0913, PLR0917  as many as a part has facts
        self,
        part_id: int,
        uid: int,
        number: int,
        source: Source,
        die: int,
        planes: int,
        start_ns: int,
        end_ns: int,
        segments: tuple[PlainSegment, ...],
    ) -> None:
        self.part_id = part_id
        self.uid = uid
        self.number = number
        self.source = source
        self.die = die
        self.planes = planes
        self.start_ns = start_ns
        self.end_ns = end_ns
        self.segments = segments

    def cut_at(self, at_ns: int) -> "Part":
        """Return what is left of it when it ends at ``at_ns``: segments end there at the latest."""
        kept = [(i, start, min(end, at_ns)) for i, start, end in self.segments if start < at_ns]
        return Part(
            self.part_id,
            self.uid,
            self.number,
            self.source,
            self.die,
            self.planes,
            self.start_ns,
            at_ns,
            tuple(kept),
        )


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
    redone_ns
        How much of what was executed is left to do again.
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
    redone_ns: int = 0

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
