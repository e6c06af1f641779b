"""The events of a kind that a person jumps between, found without reading the whole trace."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.language import noop
from nandviz.model.words import EventKind, SuspensionStatus
from nandviz.query.index import index_of
from nandviz.query.live_rows import born_between
from nandviz.trace.codes import KIND_CODE, OPEN, STATUS_CODE
from nandviz.trace.columns import Column, Table
from nandviz.trace.tables import Trace

Events = npt.NDArray[np.integer[Any]]

_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_OP_END: Final = KIND_CODE[EventKind.OP_END]


class JumpKind(StrEnum):
    """What ``Session.step_kind`` can jump to."""

    SUSPEND = noop("suspend")
    RESUME = noop("resume")
    RESUMED_END = noop("resumed OP_END")
    BACKLOG = noop("backlog change")
    REFUSAL = noop("refusal")
    BROKEN_LAW = noop("broken law")


class _Found(Table):
    """Events of a kind in ascending order, as far as the trace has been looked at."""

    event = Column(np.int32)


class Jumps:
    """Finds events of each `JumpKind` in one trace, which may grow.

    What the trace does not hold in order is noted once, as it comes. Cost: O(log events), beside
    the rows that are new since the last question.

    Parameters
    ----------
    broken
        Gives the events that break a law, ascending.
    """

    def __init__(self, trace: Trace, broken: Callable[[], Events]) -> None:
        self._trace = trace
        self._head = -1
        self._states = 0
        self._suspensions = 0
        self._suspended = np.zeros(0, bool)
        self._resumes, self._ends, self._backlog = _Found(), _Found(), _Found()
        self._refused = _Found()
        self._events: dict[JumpKind, Callable[[], Events]] = {
            JumpKind.SUSPEND: lambda: trace.suspensions.born,
            JumpKind.RESUME: lambda: self._resumes.event,
            JumpKind.RESUMED_END: lambda: self._ends.event,
            JumpKind.BACKLOG: lambda: self._backlog.event,
            JumpKind.REFUSAL: lambda: self._refused.event,
            JumpKind.BROKEN_LAW: broken,
        }

    def after(self, kind: JumpKind, k: int) -> int | None:
        """Return the first event of a kind later than ``k``."""
        self._extend()
        events = self._events[kind]()
        at = int(events.searchsorted(events.dtype.type(k), side="right"))
        return int(events[at]) if at < len(events) else None

    def before(self, kind: JumpKind, k: int) -> int | None:
        """Return the last event of a kind earlier than ``k``."""
        self._extend()
        events = self._events[kind]()
        at = int(events.searchsorted(events.dtype.type(k), side="left"))
        return int(events[at - 1]) if at > 0 else None

    def _extend(self) -> None:
        """Take in the events that have come."""
        seen, self._head = self._head, self._trace.last_event
        if seen < self._head:
            self._resumes.extend({"event": self._new_resumes()})
            self._ends.extend({"event": self._new_resumed_ends(seen)})
            self._backlog.extend({"event": self._new_backlog_changes(seen)})
            self._refused.extend({"event": self._new_refusals(seen)})

    def _new_resumes(self) -> Events:
        states = self._trace.suspension_states
        new = slice(self._states, len(states))
        self._states = new.stop
        return np.unique(states.born[new][states.status[new] == _RESUMED])

    def _new_resumed_ends(self, seen: int) -> Events:
        """OP_ENDs of ops that had been suspended."""
        trace, queue = self._trace, self._trace.queue
        self._note_suspended()
        seq = trace.events.seq[seen + 1 :]
        ends = (queue.kind[seq] == _OP_END) & self._suspended[queue.uid[seq]]
        return seen + 1 + np.flatnonzero(ends)

    def _note_suspended(self) -> None:
        new = slice(self._suspensions, len(self._trace.suspensions))
        self._suspensions = new.stop
        if len(self._suspended) <= len(self._trace.ops):
            more = np.zeros(len(self._trace.ops) + 1, bool)
            self._suspended = np.concatenate([self._suspended, more])
        self._suspended[self._trace.suspensions.uid[new]] = True

    def _new_refusals(self, seen: int) -> Events:
        """Events at which a batch was refused, or the flush of an entry."""
        columns = (self._trace.refusals.born, self._trace.retries.born)
        new = [(born, born_between(born, seen + 1, self._head)) for born in columns]
        return np.unique(np.concatenate([born[rows.start : rows.stop] for born, rows in new]))

    def _new_backlog_changes(self, seen: int) -> Events:
        """Events at which an entry entered, left, or failed to."""
        backlog, retries, index = self._trace.backlog, self._trace.retries, index_of(self._trace)
        entered = born_between(backlog.born, seen + 1, self._head)
        tried = born_between(retries.born, seen + 1, self._head)
        might_leave = np.concatenate(
            [index.live_entries.at(seen), np.arange(entered.start, entered.stop)]
        )
        left = backlog.died[might_leave]
        born = (
            backlog.born[entered.start : entered.stop],
            retries.born[tried.start : tried.stop],
            left[left != OPEN],
        )
        return np.unique(np.concatenate(born))
