"""What is shown of a host's requests: values of one request each.

All times are integer ns; what there is not (yet) is None.
"""

from dataclasses import dataclass
from enum import StrEnum

from nandviz.model.words import RequestKind


class Doing(StrEnum):
    """What a die was doing, as a request that arrived found it."""

    IDLE = "idle"
    READ = "read"
    PROGRAM = "program"
    ERASE = "erase"
    SUSPEND = "suspend"
    RESUME = "resume"
    OTHER = "other"
    """A RESET, an op of a kind that no request needs."""


class WaitedFor(StrEnum):
    """What a page waited for from its arrival to the start of its op."""

    NOTHING = "nothing"
    BUS = "bus"
    """The die did nothing: its op had been submitted, and waited for the bus or a gap."""
    READ = "reads"
    """Reads before it."""
    PROGRAM = "program"
    ERASE = "erase"
    REMAINDER = "remainder"
    """A program or erase that went on after a RESUME: by a limit of the controller, or its cut
    model."""
    SUSPEND = "suspend"
    RESUME = "resume"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a wait: for what, and which op that was; None where it was no op."""

    what: WaitedFor
    uid: int | None
    start_ns: int
    end_ns: int


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page of a request.

    Attributes
    ----------
    row
        Row of ``trace.host_pages``.
    issued
        The event that submitted its op ``uid``.
    start_ns
        Of its op, as known or planned.
    end_ns
        Of its op, once it has ended.
    """

    row: int
    die: int
    plane: int
    issued: int | None
    uid: int | None
    start_ns: int | None
    end_ns: int | None


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request as of an event.

    Attributes
    ----------
    arrived
        The event of its arrival.
    pages
        In order of their numbers.
    decisive
        The page that the rest is said of: the one that ended last, the first of these; while some
        have not ended, the first of those.
    first_start_ns
        When the first op of it started.
    end_ns, latency_ns
        When its last op ended, and how long that was after its arrival; once all have.
    doing
        What the die of the decisive page was doing when it arrived.
    waits
        What the decisive page waited for, in order; up to now while it waits.
    waited_for, held_up_by
        For what it waited longest in all, and the first op of that kind that it waited for.
    suspends
        SUSPENDs that were submitted for it: while a page of it was the first read that waited.
    """

    number: int
    kind: RequestKind
    lba: int
    sectors: int
    arrival_ns: int
    arrived: int
    pages: tuple[PageRecord, ...]
    decisive: PageRecord
    first_start_ns: int | None
    end_ns: int | None
    latency_ns: int | None
    doing: Doing
    waits: tuple[Stretch, ...]
    waited_for: WaitedFor
    held_up_by: int | None
    suspends: int
