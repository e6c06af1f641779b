"""What a session tells its listeners, and how a move ended: values that do not change."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a change is about."""

    RUN = "run"
    """Another run is shown. Told together with all topics that are of a run: `OF_A_RUN`."""
    TEXT = "text"
    """The script in front, its undo history, its path or its modified flag."""
    TRACE = "trace"
    """The trace grew; also that of a run that is not shown."""
    SIMULATION = "simulation"
    """The simulation ended, was cancelled or goes on."""
    PLAYHEAD = "playhead"
    LAWS = "laws"
    """The laws were judged because that was asked for, or aside."""
    BREAKPOINTS = "breakpoints"
    MARKS = "marks"
    BRANCH = "branch"
    """Run A, what differs between the two runs, what they are called, or which of them are shown.

    Also whatever a run that is not shown has to tell.
    """

    SWEEP = "sweep"
    """The sweep whose points are shown, or how far it is."""


Change = frozenset[Topic]
"""All that one action changed; never empty."""

OF_A_RUN = frozenset(
    {Topic.RUN, Topic.TEXT, Topic.TRACE, Topic.SIMULATION, Topic.PLAYHEAD, Topic.LAWS}
)
"""What is another run's once another run is shown."""


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
    """Not found in what is simulated so far; ``OpenRun.advance`` goes on looking."""
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
