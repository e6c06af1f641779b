"""What panes are shown of a trace as of an event: values of one row each.

An op_uid, event index or instant that there is not is None. All times are integer ns.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nandviz.model.exclusions import When
from nandviz.model.ops import OpDef, Target
from nandviz.model.words import (
    Axis,
    EntryFate,
    EventKind,
    Fate,
    Reason,
    Source,
    SuspensionStatus,
    Why,
)


class Phase(StrEnum):
    """Where a part or segment lies about the playhead."""

    EXECUTED = "executed"
    RUNNING = "running"
    PLANNED = "planned"

    @classmethod
    def of(cls, start_ns: int, end_ns: int, now_ns: int) -> "Phase":
        """Return the phase of ``start <= t < end`` at an instant."""
        if end_ns <= now_ns:
            return cls.EXECUTED
        return cls.RUNNING if start_ns <= now_ns else cls.PLANNED


@dataclass(frozen=True, slots=True)
class SegmentRecords:
    """Segments by column, in order of start.

    Attributes
    ----------
    rows
        Rows of ``trace.segments``; its columns say the rest.
    settled
        Whether the segment has ended by now: it will not change any more.
    """

    rows: npt.NDArray[np.int64]
    start_ns: npt.NDArray[np.int64]
    end_ns: npt.NDArray[np.int64]
    settled: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OpRecord:
    """An op_uid.

    Attributes
    ----------
    submitted
        Event index of its SUBMIT.
    """

    uid: int
    op: OpDef
    batch: int
    die: int
    source: Source
    submitted_ns: int
    submitted: int
    gap_ns: int
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class FateRecord:
    """What has become of an op so far, and since which event."""

    uid: int
    fate: Fate
    reason: Reason | None
    since: int


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part of the plan.

    Attributes
    ----------
    row
        Row of ``trace.parts``.
    planned_end_ns
        The end that it was reserved with: ``end_ns``, if it is not cut.
    cut
        Whether ``end_ns`` is a cut.
    born
        The event that reserved it, or cut it.
    """

    row: int
    part_id: int
    uid: int
    number: int
    source: Source
    die: int
    planes: tuple[int, ...]
    start_ns: int
    end_ns: int
    planned_end_ns: int
    cut: bool
    phase: Phase
    born: int


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event that was pushed; all but ``seq`` … ``cause`` is as of the event asked about.

    Attributes
    ----------
    cause
        The event that pushed it; None for the script's own.
    handled
        Its event index.
    cancelled_by
        The event that cancelled it.
    outcome
        None until it has been handled.
    """

    seq: int
    time_ns: int
    kind: EventKind
    uid: int | None
    axis: Axis | None
    die: int | None
    batch: int | None
    cause: int | None
    handled: int | None
    cancelled_by: int | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class BacklogRecord:
    """An op's stay in a backlog.

    Attributes
    ----------
    reason, detail, blocker_uid
        Of the last failed flush attempt.
    entered
        The event that put it there.
    left, left_ns, fate, left_for
        The event at which it left, its instant, as what and for what reason; None while it waits,
        ``left_for`` also where nothing was wrong.
    """

    entry_id: int
    axis: Axis
    die: int
    uid: int
    why: Why
    delta_ns: int
    anchor_uid: int | None
    entered_ns: int
    entered: int
    retries: int
    reason: Reason | None
    detail: str | None
    blocker_uid: int | None
    left: int | None
    left_ns: int | None
    fate: EntryFate | None
    left_for: Reason | None


@dataclass(frozen=True, slots=True)
class SuspensionRecord:
    """A suspension of an op.

    Attributes
    ----------
    remainder_ns
        What is left of each state, aligned with ``base.states``.
    redone_ns
        How much of what was executed is done again.
    suspended
        The event that suspended it.
    since
        The event that gave it this status.
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
    remaining_ns: int
    remainder_ns: tuple[int, ...]
    redone_ns: int
    status: SuspensionStatus
    resumed_ns: int | None
    resumer_uid: int | None
    suspended: int
    since: int


@dataclass(frozen=True, slots=True)
class RefusalRecord:
    """An op of a refused batch.

    Attributes
    ----------
    detail
        The rule's inputs.
    start_ns
        Where it would have started; None if no start was found.
    blocker_uid
        The op in the way, None where it is no op.
    """

    batch: int
    uid: int
    reason: Reason
    detail: str
    start_ns: int | None
    blocker_uid: int | None
    event: int


@dataclass(frozen=True, slots=True)
class Series:
    """Changes of a metric: its value from each event on."""

    events: npt.NDArray[np.int32]
    values: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class OpenState:
    """A state of exclusion, and for how long it is open.

    Attributes
    ----------
    plane
        -1 for a state of the die.
    end_ns
        As known or planned; None where nothing that is planned closes it.
    uid
        The op that opens it; 0 for several stays that are told as one.
    is_open
        Whether it has opened and has not closed.
    groups
        The groups of bases that may not start meanwhile.
    """

    die: int
    when: When
    plane: int
    start_ns: int
    end_ns: int | None
    uid: int
    is_open: bool
    groups: tuple[str, ...]
