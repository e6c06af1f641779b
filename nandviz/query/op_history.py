"""Everything of an op: as of an event for the inspector, and all events that touch it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from nandviz.model.ops import OpDef
from nandviz.model.words import EventKind, Fate, Kind
from nandviz.query.asof import AsOf
from nandviz.query.causes import Step, chain
from nandviz.query.index import index_of
from nandviz.query.live_rows import born_between
from nandviz.query.op_words import place_words
from nandviz.query.records import (
    BacklogRecord,
    FateRecord,
    OpRecord,
    PartRecord,
    RefusalRecord,
    SuspensionRecord,
)
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.trace.tables import Trace

if TYPE_CHECKING:
    from nandviz.query.live_rows import Rows

FINAL_FATES: Final = frozenset({Fate.COMPLETED, Fate.REJECTED, Fate.DROPPED, Fate.ABORTED})
"""The fates that an op never leaves again."""


@dataclass(frozen=True, slots=True)
class OpReport:
    """Everything of an op as of an event; ``consumed_ns + remaining_ns == due_ns``.

    What it executed is ``consumed_ns + redone_ns``.

    Attributes
    ----------
    where
        The op's place in words.
    stays
        In backlogs, also those that are over.
    redone_ns
        How much of what it executed is done again.
    due_ns
        Its nominal time and the penalties of its resumes.
    """

    submission: OpRecord
    where: str
    fates: tuple[FateRecord, ...]
    parts: tuple[PartRecord, ...]
    suspensions: tuple[SuspensionRecord, ...]
    stays: tuple[BacklogRecord, ...]
    refusal: RefusalRecord | None
    consumed_ns: int
    redone_ns: int
    due_ns: int
    chain: tuple[Step, ...]

    @property
    def fate(self) -> Fate:
        """What has become of it so far."""
        return self.fates[-1].fate

    @property
    def nominal_ns(self) -> int:
        """How long it takes when nothing suspends it."""
        return self.submission.op.nominal_ns

    @property
    def remaining_ns(self) -> int:
        """How much of it has not run yet."""
        return self.due_ns - self.consumed_ns


def op_report(trace: Trace, k: int, uid: int) -> OpReport:
    """Tell everything of op ``uid`` as of event ``k``. Cost: O(rows of the op).

    Raises
    ------
    TraceError
        If the op has not been submitted by then.
    """
    as_of = AsOf(trace, k)
    submission = as_of.op(uid)
    parts, suspensions = as_of.parts_of(uid), as_of.suspensions_of(uid)
    fates, stays = as_of.fates_of(uid), as_of.entries_of(uid)
    executed_ns = sum(max(min(part.end_ns, as_of.now_ns) - part.start_ns, 0) for part in parts)
    redone_ns = sum(each.redone_ns for each in suspensions if each.at_ns <= as_of.now_ns)
    return OpReport(
        submission,
        place_words(trace, uid),
        fates,
        parts,
        suspensions,
        stays,
        as_of.refusal(uid),
        executed_ns - redone_ns,
        redone_ns,
        _due_ns(trace, submission.op, parts),
        chain(as_of, submission, fates, suspensions, stays),
    )


def _due_ns(trace: Trace, op: OpDef, parts: Sequence[PartRecord]) -> int:
    """Return how long an op takes in all, as far as that is known: a RESET by what it aborts."""
    if op.base.kind is Kind.RESET and parts:
        return parts[0].planned_end_ns - parts[0].start_ns
    return trace.info.policies.due_ns(op, max(len(parts) - 1, 0))


def is_settled(trace: Trace, uid: int) -> bool:
    """Whether nothing more will happen to an op: it has its final fate."""
    fate = AsOf(trace).fate(uid)
    return fate is not None and fate.fate in FINAL_FATES


def op_at(as_of: AsOf) -> int | None:
    """Return the op that the event at the playhead is about: its own, else the first submitted."""
    if as_of.k < 0:
        return None
    uid = as_of.event(as_of.k).uid
    new = born_between(as_of.trace.ops.born, as_of.k, as_of.k)
    return new.start + 1 if uid is None and new else uid


def start_of_op(trace: Trace, uid: int) -> int:
    """Return the event that starts an op, or that submits it where none has started it."""
    events = events_of_op(trace, uid)
    starts = events[trace.queue.kind[trace.events.seq[events]] == KIND_CODE[EventKind.OP_START]]
    return int((starts if len(starts) else events)[0])


def events_of_op(trace: Trace, uid: int) -> npt.NDArray[np.int64]:
    """Return the indices of all events that touch an op, ascending.

    Its SUBMIT, every change of its fate, plan, suspensions and backlog entries, failed flush
    attempts, OP_STARTs and OP_ENDs. Cost: O(rows of the op).
    """
    if not 1 <= uid <= len(trace.ops):
        return np.empty(0, np.int64)
    index = index_of(trace)
    fates, parts = (by.rows(uid, OPEN) for by in (index.fates, index.parts))
    entries, pushed = (by.rows(uid, OPEN) for by in (index.entries, index.queue))
    tries: list[Rows] = [index.retries.rows(row + 1, OPEN) for row in entries.tolist()]
    columns = [
        trace.ops.born[uid - 1 : uid],
        trace.fates.born[fates],
        trace.parts.born[parts],
        trace.parts.died[parts],
        trace.backlog.born[entries],
        trace.backlog.died[entries],
        trace.queue.handled[pushed],
        trace.queue.cancelled[pushed],
        *(trace.retries.born[rows] for rows in tries),
    ]
    touched = np.unique(np.concatenate(columns).astype(np.int64))
    return touched[(touched >= 0) & (touched < OPEN)]
