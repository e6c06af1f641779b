"""What a session tells its listeners: values only, nothing here changes once made."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a change is about."""

    SCENARIO = "scenario"
    """Another scenario or trace is open: everything is to be read anew."""
    TEXT = "text"
    """The script, its undo history, its path or its modified flag changed."""
    TRACE = "trace"
    """The trace grew, or the simulation ended, was cancelled or went on."""
    PLAYHEAD = "playhead"
    BREAKPOINTS = "breakpoints"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a session.

    Attributes
    ----------
    topics
        What changed; never empty.
    k, before_k
        The playhead after and before the change (equal if it did not move).
    head
        Index of the last event handled so far, -1 for none.
    """

    topics: frozenset[Topic]
    k: int
    before_k: int
    head: int

    def __contains__(self, topic: Topic) -> bool:
        """Whether the change is about ``topic``."""
        return topic in self.topics


class StopReason(StrEnum):
    """Why a move of the playhead ended where it did."""

    REACHED = "reached"
    """At what was asked for."""
    BREAKPOINT = "breakpoint"
    START_OF_RUN = "start of the run"
    END_OF_RUN = "end of the run"
    NOTHING = "nothing found"
    """There is no such event in that direction; the playhead did not move."""
    RUNNING = "running"
    """Not found in what is simulated so far; ``Session.advance`` goes on looking."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a move ended, and why.

    Attributes
    ----------
    k
        The playhead after the move.
    breakpoint_id
        The breakpoint that stopped it, else None.
    words
        For the status line: ``paused at breakpoint 2``.
    """

    reason: StopReason
    k: int
    words: str
    breakpoint_id: int | None = None
