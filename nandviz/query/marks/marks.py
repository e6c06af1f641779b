"""What stands on the bars, as of an event: values in instants, dies and planes, no pixels.

``when`` is always an instant in ns; ``planes`` a bit mask of planes of ``die``.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from nandviz.model.words import Reason, Why
from nandviz.query.marks.dense import DenseMarks


@dataclass(frozen=True, slots=True)
class Ghost:
    """The place of something that did not come to pass.

    Attributes
    ----------
    cut
        True: the rest of an op that was suspended; False: the old place of a displaced op.
    text
        What is written in it: the remaining time, or the op.
    """

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    cut: bool
    text: str
    born: int


@dataclass(frozen=True, slots=True)
class Abort:
    """What a RESET took of an op's plan.

    Attributes
    ----------
    cut
        Whether the op had begun and was cut at ``start_ns``.
    end_ns
        When the op would have ended.
    """

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    cut: bool
    text: str
    born: int


@dataclass(frozen=True, slots=True)
class Suspended:
    """A suspension in the suspended lane.

    Attributes
    ----------
    axis
        Index in ``trace.codes.AXES``.
    end_ns
        When the op went on, or the playhead's instant while it is suspended (``open``).
    aborted
        A RESET ended it.
    """

    suspension: int
    uid: int
    axis: int
    die: int
    planes: int
    n: int
    at_ns: int
    end_ns: int
    open: bool
    aborted: bool
    consumed_ns: int
    remaining_ns: int
    old_end_ns: int
    born: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part that begins where a RESUME ends."""

    uid: int
    die: int
    planes: int
    number: int
    total: int
    start_ns: int
    end_ns: int


class End(StrEnum):
    """What an OP_END is."""

    PLAIN = "plain"
    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class OpEnd:
    """An OP_END: handled (plain, resumed), pending (rescheduled) or cancelled.

    Attributes
    ----------
    next_ns
        Of a cancelled one: when the op ends instead, None if that is not known.
    """

    uid: int
    die: int
    plane: int
    when_ns: int
    form: End
    next_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A change of a block's address state."""

    uid: int
    die: int
    plane: int
    when_ns: int
    block: int
    page: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An op in a backlog.

    Attributes
    ----------
    row
        Its row in the lane, from 0, free of other entries while it waits.
    resume_ns
        End of the RESUME that released it; None while it waits, or if none did.
    flush_ns
        When the pending flush of its queue will try it; None if none is pending.
    """

    entry: int
    uid: int
    axis: int
    die: int
    row: int
    start_ns: int
    end_ns: int
    open: bool
    why: Why
    retries: int
    resume_ns: int | None
    born: int
    died: int
    flush_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused op, where it would have started."""

    uid: int
    die: int
    plane: int
    when_ns: int
    reason: Reason
    born: int


@dataclass(frozen=True, slots=True)
class BrokenLaw:
    """A violation of a law; ``plane`` is -1 where no op is to blame."""

    law: int
    uid: int
    die: int
    plane: int
    when_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the scenario."""

    when_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark that meets a span.

    Attributes
    ----------
    dense
        Marks that are too many to be drawn singly.
    left_out
        How many marks are not drawn singly.
    """

    ghosts: tuple[Ghost, ...] = ()
    suspended: tuple[Suspended, ...] = ()
    aborts: tuple[Abort, ...] = ()
    parts: tuple[Part, ...] = ()
    ends: tuple[OpEnd, ...] = ()
    applied: tuple[Applied, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    broken: tuple[BrokenLaw, ...] = ()
    notes: tuple[Note, ...] = ()
    dense: DenseMarks = field(default_factory=DenseMarks)
    left_out: int = 0
