"""What one event brought and ended, as rows of the trace's tables."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nandviz.model.words import METRICS, EventKind, Kind, SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import LiveRows, Rows, born_between
from nandviz.trace.codes import STATUS_CODE
from nandviz.trace.tables import Trace

if TYPE_CHECKING:
    from nandviz.query.records import EventRecord

_RESUMED = STATUS_CODE[SuspensionStatus.RESUMED]
_OPEN = STATUS_CODE[SuspensionStatus.OPEN]


@dataclass(frozen=True, slots=True)
class Changed:
    """What event ``k`` changed, for highlighting.

    Attributes
    ----------
    uids
        Every op whose fate, plan, suspension or backlog entry changed.
    parts
        Rows of ``trace.parts`` that were born or died.
    queue
        Rows of ``trace.queue`` (push sequence numbers) that were pushed, handled or cancelled.
    backlog
        Entry ids that entered, left, were retried or passed.
    suspensions
        Suspension ids that were made, resumed, opened again, aborted or voided.
    metrics
        Names of the metrics that have a new value.
    blocks
        (die, block) whose address state changed.
    """

    event: int
    uids: frozenset[int]
    parts: frozenset[int]
    queue: frozenset[int]
    backlog: frozenset[int]
    suspensions: frozenset[int]
    metrics: frozenset[str]
    blocks: frozenset[tuple[int, int]]


class EventEffects:
    """The rows that event ``k`` brought (ranges) and ended (arrays); read once, then kept.

    Cost: the rows of the event and those that were live before it.

    Attributes
    ----------
    event
        None at the start of the run.
    """

    def __init__(self, trace: Trace, k: int) -> None:
        self.trace = trace
        self.k = k
        self.event: EventRecord | None = AsOf(trace, k).event(k) if k >= 0 else None
        self.ops = self._born(trace.ops.born)
        self.resubmissions = self._born(trace.resubmissions.born)
        self.fates = self._born(trace.fates.born)
        self.parts = self._born(trace.parts.born)
        self.pushed = self._born(trace.queue.born)
        self.suspensions = self._born(trace.suspensions.born)
        self.states = self._born(trace.suspension_states.born)
        self.entered = self._born(trace.backlog.born)
        self.retries = self._born(trace.retries.born)
        self.passed = self._born(trace.passed.born)
        self.refusals = self._born(trace.refusals.born)
        self.applied = self._born(trace.applications.born)
        self.metrics = self._born(trace.metrics.born)
        # Nothing can end at the start of the run; and an OP_END ends nothing early, unless a
        # controller goes on with its die then.
        is_end = self.event is not None and self.event.kind is EventKind.OP_END
        ends = self.event is not None and (not is_end or len(self.ops) > 0)
        index = index_of(trace)
        none: Rows = np.empty(0, np.int64)
        self.parts_ended = self.cancelled = self.left = self.voided = none
        if ends:
            died, cancelled = trace.parts.died, trace.queue.cancelled
            self.parts_ended = self._ended(died, index.live_parts, self.parts)
            self.cancelled = self._ended(cancelled, index.live_events, self.pushed)
            self.left = self._ended(trace.backlog.died, index.live_entries, self.entered)
            voided, unbegun = trace.suspensions.voided, index.unbegun_suspensions
            self.voided = self._ended(voided, unbegun, self.suspensions)

    def _born(self, born: npt.NDArray[np.int32]) -> range:
        return born_between(born, self.k, self.k)

    def _ended(self, ended: npt.NDArray[np.int32], live: LiveRows, own: range) -> Rows:
        """Return the rows that the event ended: of those that were live before, or came with it."""
        rows = np.concatenate([live.at(self.k - 1), np.arange(own.start, own.stop)])
        found: Rows = rows[ended[rows] == self.k]
        return found

    @property
    def uids(self) -> range:
        """The ops that were submitted."""
        return range(self.ops.start + 1, self.ops.stop + 1)

    def submitted(self, kind: Kind) -> list[int]:
        """Return the submitted ops of a kind."""
        return [uid for uid in self.uids if self.trace.op_def(uid).base.kind is kind]

    def resumed(self) -> list[int]:
        """Return the rows of the suspension states of what was resumed."""
        return self._states(_RESUMED)

    def opened_again(self) -> list[int]:
        """Return the ids of the suspensions whose resume was taken back."""
        ids = self.trace.suspension_states.suspension
        return [int(ids[row]) for row in self._states(_OPEN) if ids[row] not in self.suspensions]

    def _states(self, status: int) -> list[int]:
        return [row for row in self.states if self.trace.suspension_states.status[row] == status]

    def changed(self) -> Changed:
        """Return what is to be highlighted."""
        trace = self.trace
        parts = {*self.parts, *self.parts_ended.tolist()}
        entries = {*self.entered, *self.left.tolist()}
        entries |= {int(trace.retries.entry[row]) - 1 for row in self.retries}
        entries |= {int(trace.passed.entry[row]) - 1 for row in self.passed}
        suspensions = {*self.suspensions, *self.voided.tolist()}
        suspensions |= {int(trace.suspension_states.suspension[row]) for row in self.states}
        uids = set(self.uids) | {int(trace.fates.uid[row]) for row in self.fates}
        uids |= {int(trace.parts.uid[row]) for row in parts}
        uids |= {int(trace.backlog.uid[row]) for row in entries}
        uids |= {int(trace.suspensions.uid[row]) for row in suspensions}
        return Changed(
            self.k,
            frozenset(uids | self._event_uid()),
            frozenset(parts),
            frozenset({*self.pushed, *self.cancelled.tolist(), *self._handled()}),
            frozenset(row + 1 for row in entries),
            frozenset(suspensions),
            frozenset(METRICS[trace.metrics.metric[row]] for row in self.metrics),
            frozenset(self._blocks()),
        )

    def _event_uid(self) -> set[int]:
        return {self.event.uid} if self.event is not None and self.event.uid is not None else set()

    def _handled(self) -> set[int]:
        return {self.event.seq} if self.event is not None else set()

    def _blocks(self) -> list[tuple[int, int]]:
        table = self.trace.applications
        return [(int(table.die[row]), int(table.block[row])) for row in self.applied]


def changes(trace: Trace, k: int) -> Changed:
    """Tell what event ``k`` changed; -1 is the start of the run."""
    return effects_of(trace, k).changed()


def effects_of(trace: Trace, k: int) -> EventEffects:
    """Return the effects of event ``k``; those read last are kept, for all who ask in a step."""
    kept = trace.derived.get("effects")
    if not isinstance(kept, EventEffects) or kept.k != k:
        kept = trace.derived["effects"] = EventEffects(trace, k)
    return kept
