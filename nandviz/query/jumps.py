"""The events of a kind that a person jumps between, found without reading the whole trace."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

import numpy as np

from nandviz.model.words import EventKind, SuspensionStatus
from nandviz.query.rows import Column, Rows, count_before, count_until
from nandviz.trace.codes import KIND_CODE, OPEN, STATUS_CODE
from nandviz.trace.tables import Trace

_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_OP_END: Final = KIND_CODE[EventKind.OP_END]


class JumpKind(StrEnum):
    """What ``Session.step_kind`` can jump to."""

    SUSPEND = "suspend"
    RESUME = "resume"
    RESUMED_END = "resumed OP_END"
    BACKLOG = "backlog change"
    REFUSAL = "refusal"
    BROKEN_LAW = "broken law"


class Jumps:
    """Finds events of each `JumpKind` in one trace, which may grow.

    Parameters
    ----------
    broken
        Gives the events that break a law.
    """

    def __init__(self, trace: Trace, broken: Callable[[], Rows]) -> None:
        self._trace = trace
        self._ends = np.empty(0, np.int64)
        self._ends_known = 0
        self._backlog = np.empty(0, np.int64)
        self._backlog_head = -1
        self._events: dict[JumpKind, Callable[[], Column]] = {
            JumpKind.SUSPEND: lambda: trace.suspensions.born,
            JumpKind.RESUME: self._resumes,
            JumpKind.RESUMED_END: self._resumed_ends,
            JumpKind.BACKLOG: self._backlog_changes,
            JumpKind.REFUSAL: lambda: trace.refusals.born,
            JumpKind.BROKEN_LAW: broken,
        }

    def after(self, kind: JumpKind, k: int) -> int | None:
        """Return the first event of a kind later than ``k``."""
        events = self._events[kind]()
        at = count_until(events, k)
        return int(events[at]) if at < len(events) else None

    def before(self, kind: JumpKind, k: int) -> int | None:
        """Return the last event of a kind earlier than ``k``."""
        events = self._events[kind]()
        at = count_before(events, k)
        return int(events[at - 1]) if at > 0 else None

    def _resumes(self) -> Column:
        states = self._trace.suspension_states
        resumes: Column = states.born[states.status == _RESUMED]
        return resumes

    def _resumed_ends(self) -> Rows:
        """OP_ENDs of ops with more than one part, extended by what is new."""
        trace, known = self._trace, self._ends_known
        seq = trace.events.seq[known:]
        if len(seq):
            resumed = np.zeros(len(trace.ops) + 1, bool)
            resumed[trace.suspensions.uid] = True
            ends = (trace.queue.kind[seq] == _OP_END) & resumed[trace.queue.uid[seq]]
            self._ends = np.concatenate([self._ends, known + np.flatnonzero(ends)])
            self._ends_known = known + len(seq)
        return self._ends

    def _backlog_changes(self) -> Rows:
        """Events at which an entry entered, left, or failed to."""
        trace = self._trace
        if self._backlog_head != trace.last_event:
            died = trace.backlog.died
            columns: Iterator[Column] = iter(
                (trace.backlog.born, died[died != OPEN], trace.retries.born)
            )
            self._backlog = np.unique(np.concatenate([c.astype(np.int64) for c in columns]))
            self._backlog_head = trace.last_event
        return self._backlog
