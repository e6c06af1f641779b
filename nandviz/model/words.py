"""The words of the field: kinds, axes, fates, reasons, policies' values, names of metrics.

Source: engine specification, sections 2 to 8, 11 to 13.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from nandviz.language import noop

CORE_BUSY: Final = "CORE_BUSY"
"""The only state that a SUSPEND can cut."""
NO_PAGE: Final = -1
BAD: Final = -3
DIRTY: Final = -2
ERASED: Final = -1
NO_CELLTYPE: Final = "NONE"
"""The celltype that matches all others."""


class Axis(StrEnum):
    """What can be suspended."""

    ERASE = "ERASE"
    PROGRAM = "PROGRAM"

    @property
    def other(self) -> "Axis":
        """The other axis."""
        return Axis.PROGRAM if self is Axis.ERASE else Axis.ERASE


class Kind(StrEnum):
    """What a base does."""

    ERASE = "erase"
    PROGRAM = "program"
    READ = "read"
    SUSPEND = "suspend"
    RESUME = "resume"
    RESET = "reset"
    STATUS = "status"
    OTHER = "other"


class Scope(StrEnum):
    """Which planes an op of a base occupies.

    TARGETS: those of its targets, all of the die where it has none.
    """

    DIE = "die"
    PLANE = "plane"
    TARGETS = "targets"
    NONE = "none"


class Showing(StrEnum):
    """What is drawn of two runs, A and B."""

    B_WITH_GHOST = "B with ghost of A"
    A = "A"
    B = "B"
    SPLIT = "both"


class EventKind(StrEnum):
    """Kinds of events, those of one instant in order of priority (section 3)."""

    OP_END = "OP_END"
    BACKLOG_REFILL = "BACKLOG_REFILL"
    PHASE_HOOK = "PHASE_HOOK"
    BACKLOG_RETRY = "BACKLOG_RETRY"
    SUBMIT = "SUBMIT"
    ARRIVE = "ARRIVE"
    QUEUE_REFILL = "QUEUE_REFILL"
    OP_START = "OP_START"


_IN_ORDER: Final = [kind for kind in EventKind if kind is not EventKind.ARRIVE]
PRIORITY: Final[Mapping[EventKind, int]] = MappingProxyType(
    {kind: priority for priority, kind in enumerate(_IN_ORDER)}
    | {EventKind.ARRIVE: _IN_ORDER.index(EventKind.SUBMIT)}
)
"""By kind; ARRIVE has that of SUBMIT."""


class Source(StrEnum):
    """Where an op, or a part of one, came from."""

    SCRIPT = "script"
    WORKLOAD = "workload"
    BACKLOG = "backlog"
    RESUME = "resume"
    RESUBMIT = "resubmit"
    """An op that was dropped, once more."""
    HOST = "host"
    """A controller submitted it."""


class Origin(StrEnum):
    """Where a trace came from."""

    SIMULATION = "simulation"
    IMPORT = "import"


class Fate(StrEnum):
    """What became of an op_uid; exactly one at the end of a run."""

    COMPLETED = "completed"
    SUSPENDED = "suspended"
    BACKLOGGED = "backlogged"
    PLANNED = "planned"
    RUNNING = "running"
    REJECTED = "rejected"
    DROPPED = "dropped"
    ABORTED = "aborted"


class OpEvent(StrEnum):
    """What a scenario can expect to happen to an op."""

    SUBMIT = "SUBMIT"
    OP_START = "OP_START"
    OP_END = "OP_END"
    SUSPEND = "SUSPEND"
    """It is cut."""
    RESUME = "RESUME"
    """It goes on."""


class Status(StrEnum):
    """What is known of a law, or of what is expected."""

    PASS = noop("pass")
    BROKEN = noop("broken")
    NOT_JUDGED = noop("not judged")


class Why(StrEnum):
    """Why an op went into a backlog."""

    DISPLACED = "displaced"
    BOUNDARY = "boundary"
    DEFERRED = "deferred"
    MOVED = "moved"


class EntryFate(StrEnum):
    """How an entry left a backlog."""

    FLUSHED = "flushed"
    MOVED = "moved"
    DROPPED = "dropped"
    ABORTED = "aborted"
    ADVANCED = "advanced"


class SuspensionStatus(StrEnum):
    """What a suspension is for a while."""

    OPEN = "open"
    RESUMED = "resumed"
    ABORTED = "aborted"


class Reason(StrEnum):
    """Why an op was refused, dropped or aborted."""

    BUS = "bus"
    BLOCKED_BY_SUSPEND = "blocked_by_suspend"
    BEHIND_BACKLOG = "behind_backlog"
    TARGET_SUSPENDED = "target_suspended"
    EXCLUSION_SUSPEND = "exclusion_suspend"
    EXCLUSION_CACHE = "exclusion_cache"
    EXCLUSION_ODT = "exclusion_odt"
    EXCLUSION_LATCH = "exclusion_latch"
    NOT_CORE_BUSY = "not_core_busy"
    SUSPEND_PLANNED = "suspend_planned"
    SUSPEND_LIMIT = "suspend_limit"
    SUSPEND_TOO_SOON = "suspend_too_soon"
    PROGRAM_RESUME_FIRST = "program_resume_first"
    NOT_SUSPENDED = "not_suspended"
    EPR_BAD_BLOCK = "epr_bad_block"
    EPR_PROGRAM_BEFORE_ERASE = "epr_program_before_erase"
    EPR_SAME_PAGE = "epr_same_page"
    EPR_PAGE_ORDER = "epr_page_order"
    EPR_READ_BEFORE_PROGRAM = "epr_read_before_program"
    EPR_CELLTYPE = "epr_celltype"
    BATCH_REJECTED = "batch_rejected"
    RESET = "reset"
    TIME_LIMIT = "time_limit"
    COMPLETED_INSTEAD = "completed_instead"
    """Of a SUSPEND: what it was to suspend came to its end first."""
    NOTHING_SUSPENDED = "nothing_suspended"
    """Of the RESUME after it: there is nothing to resume."""


class Outcome(StrEnum):
    """How the handling of an event ended; REJECTED and RETRY are told with a reason."""

    OK = "ok"
    DEFERRED = "deferred"
    SUPERSEDED = "superseded"
    NONE = "none"
    REJECTED = "rejected"
    RETRY = "retry"
    COMPLETED_INSTEAD = "completed_instead"
    NOTHING_SUSPENDED = "nothing_suspended"

    def because(self, reason: Reason) -> str:
        """Return the word for this outcome and its reason."""
        return f"{self}:{reason}"


class BusConflict(StrEnum):
    """What to do where a bus segment finds the bus taken."""

    SHIFT = "shift"
    REJECT = "reject"


class OnBlocked(StrEnum):
    """What to do with an op that a suspended axis forbids."""

    DEFER = "defer"
    REJECT = "reject"


class BacklogScope(StrEnum):
    """What a SUSPEND displaces, and what the boundary after it takes."""

    DIE = "die"
    PLANE = "plane"
    BLOCKED = "blocked"


class RetryOn(StrEnum):
    """When a queue whose head was refused is flushed again."""

    DELAY = "delay"
    CHANGE = "change"
    """When something changes that may have refused it."""


class OnDrop(StrEnum):
    """What becomes of an op that a backlog drops."""

    DISCARD = "discard"
    RESUBMIT = "resubmit"


class LateSuspend(StrEnum):
    """What a SUSPEND does to an op that would end before the SUSPEND itself does."""

    CUT = "cut"
    COMPLETE = "complete"


class CutModel(StrEnum):
    """Where a SUSPEND cuts an op, and what of it is done again."""

    NOW = "now"
    PULSE_END = "pulse_end"
    """At the next edge of a pulse; nothing is done again."""
    CANCEL = "cancel"
    """At once; the pulse that has begun is done again."""


class ResetProgram(StrEnum):
    """What a RESET that aborts a program leaves of its block."""

    DIRTY_BLOCK = "dirty_block"
    OPEN_END = "open_end"
    """What was programmed before stays readable; no more may be programmed until an erase."""


class SuspendedReads(StrEnum):
    """What of a suspended program's block may not be read."""

    PAGE = "page"
    WORDLINE = "wordline"
    BLOCK = "block"


class DisplacedReads(StrEnum):
    """What becomes of a read that a SUSPEND displaces, or that its boundary takes."""

    BACKLOG = "backlog"
    ADVANCE = "advance"


class ReadOrder(StrEnum):
    """Whether a read may pass what waits in a backlog with one of its blocks."""

    OVERTAKE = "overtake"
    ORDERED = "ordered"


class OnFlushRefused(StrEnum):
    """What a head of a backlog does that a flush can not reserve: hold the others up or not."""

    HOLD = "hold"
    PASS = "pass"


class GapFrom(StrEnum):
    """What a displaced op keeps its distance from."""

    SUSPENDED_END = "suspended_end"
    PREVIOUS = "previous"


class EprCheck(StrEnum):
    """An address rule; the member's name in a scenario file is its value."""

    BAD_BLOCK = "bad_block"
    PROGRAM_BEFORE_ERASE = "program_before_erase"
    SAME_PAGE = "same_page"
    PAGE_ORDER = "page_order"
    READ_BEFORE_PROGRAM = "read_before_program"
    CELLTYPE = "celltype"


class Proposal(StrEnum):
    """What a workload can propose; the member's name in a scenario file is its value."""

    NONE = "none"
    PROGRAM = "program"
    READ = "read"
    ERASE = "erase"
    PROGRAM_SUSPEND = "program_suspend"
    PROGRAM_RESUME = "program_resume"
    ERASE_SUSPEND = "erase_suspend"
    ERASE_RESUME = "erase_resume"
    RESET = "reset"


class RequestKind(StrEnum):
    """What a host asks for; the member's name in a scenario file is its value."""

    READ = "read"
    WRITE = "write"


class ControllerOrder(StrEnum):
    """What a controller serves first on a die; the member's name in a file is its value."""

    FIFO = "fifo"
    """What came first."""
    READ_FIRST = "read_first"
    """Reads; what runs is not cut."""
    SUSPEND = "suspend"
    """Reads, for which an erase or program that runs is suspended."""


class PlacePart(StrEnum):
    """Over what the pages of a host are spread; the member's name in a file is its value."""

    DIE = "die"
    PLANE = "plane"


class Inherit(StrEnum):
    """What a step of a chain of ops takes over from the ops before it."""

    SAME_PAGE = "same_page"
    INC_PAGE = "inc_page"
    PREV_PAGE = "prev_page"
    PGM_SAME_PAGE = "pgm_same_page"
    SAME_PAGE_FROM_PROGRAM_SUSPEND = "same_page_from_program_suspend"
    SAME_CELLTYPE = "same_celltype"
    MULTI = "multi"


METRICS: Final[tuple[str, ...]] = (
    "suspended_op_end_cancelled",
    "backlog_size",
    "backlog_flush",
    "backlog_retry",
    "backlog_retry_events",
    "backlog_flush_pending",
    "backlog_drop",
    "program_resume_page_mismatch",
    "resume_errors",
    "suspends",
    "resumes",
    "displaced",
    "ops_committed",
    "ops_completed",
    "ops_rejected",
    "suspended_depth",
    "bus_busy_ns",
    "core_busy_ns",
)
"""Names of the metrics; times are kept in ns here and written in µs (``bus_busy_us``)."""
