"""What is too much to be read row by row: suspensions, what waits, refusals; of the past."""

from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import EntryFate, SuspensionStatus
from nandviz.query.index import index_of
from nandviz.query.live_rows import LiveRows, Rows, born_between
from nandviz.query.marks.dense import Stretches
from nandviz.query.marks.settled import NEVER, NO_MARK, Settled, SettledTimes, Times
from nandviz.query.marks.span import MANY
from nandviz.trace.codes import AXES, ENTRY_FATE_CODE, OPEN, STATUS_CODE
from nandviz.trace.tables import Trace

_RESUMED: Final = STATUS_CODE[SuspensionStatus.RESUMED]
_ABORTED: Final = STATUS_CODE[SuspensionStatus.ABORTED]
_AXES: Final = len(AXES)
LOST: Final = [ENTRY_FATE_CODE[fate] for fate in (EntryFate.DROPPED, EntryFate.ABORTED)]
"""Codes of the fates of entries whose ops are planned nowhere."""


class Crowds:
    """The settled marks of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._index = index_of(trace)
        rows = (
            trace.suspensions, trace.suspension_states, trace.backlog, trace.refusals,
            trace.retries,
        )  # fmt: skip
        suspensions, states, backlog, refusals, retries = (lambda t=t: len(t) for t in rows)
        self._suspended = SettledTimes(self._suspensions, suspensions, self._head_ns)
        self._resumed = SettledTimes(self._resumptions, states, self._head_ns)
        self._entered = SettledTimes(self._entries, backlog, self._head_ns)
        self._left = SettledTimes(self._departures, backlog, self._head_ns)
        self._lost = SettledTimes(self._losses, backlog, self._head_ns)
        self._retried = SettledTimes(self._attempts, retries, self._head_ns)
        self._refused = SettledTimes(self._refusals, refusals, self._head_ns)
        self._resuming = LiveRows(lambda: trace.suspension_states.born, self._is_resuming)
        self._to_start = LiveRows(lambda: trace.refusals.born, self._is_to_start)

    def extend(self) -> None:
        """Take in what has come to be past."""
        kinds = (
            (self.trace.suspensions, (self._suspended, self._resumed)),
            (self.trace.backlog, (self._entered, self._left, self._lost)),
            (self.trace.retries, (self._retried,)),
            (self.trace.refusals, (self._refused,)),
        )
        for table, of_table in kinds:
            for times in of_table if len(table) > MANY else ():
                times.extend()

    def _head_ns(self) -> int:
        return self._index.now_ns(self.trace.last_event)

    # As of an event

    def suspended(self, k: int) -> Stretches:
        """Return the suspensions: those of the past, those that will begin or are being resumed."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        ahead, resuming = self._index.unbegun_suspensions.at(k), self._resuming.at(k)
        rows = np.concatenate([ahead, states.suspension[resuming].astype(np.int64)])
        end_ns = np.concatenate([table.at_ns[ahead], states.resumed_ns[resuming]])
        return Stretches(
            table.die[rows].astype(np.int64), table.axis[rows].astype(np.int64),
            table.at_ns[rows], end_ns,
            Settled(self._suspended, self._resumed, self._index.now_ns(k), _AXES),
        )  # fmt: skip

    def held(self, k: int) -> Rows:
        """Return the rows of the suspensions that last at the playhead, ascending."""
        states = self.trace.suspension_states
        live = self._index.live_suspensions.at(k), self._resuming.at(k)
        return np.unique(states.suspension[np.concatenate(live)].astype(np.int64))

    def waiting(self, k: int) -> Stretches:
        """Return the entries: those of the past, and those of the playhead's instant."""
        table, now_ns = self.trace.backlog, self._index.now_ns(k)
        new = self._at_now(table.born, k)
        die, start_ns = table.die[new].astype(np.int64), table.entered_ns[new]
        settled = Settled(self._entered, self._left, now_ns, 1)
        return Stretches(die, 0 * die, start_ns, np.maximum(start_ns, now_ns), settled)

    def lost(self, k: int) -> Stretches:
        """Return the entries that were dropped or aborted: in the past, at the playhead's instant.

        Each is an instant: when it left.
        """
        table, first = self.trace.backlog, self._first_at_now(k)
        new = born_between(table.born, first, k)
        rows = np.concatenate(
            [self._index.live_entries.at(first - 1), np.arange(new.start, new.stop)]
        )
        rows = rows[(table.died[rows] <= k) & np.isin(table.fate[rows], LOST)]
        die, when_ns = table.die[rows].astype(np.int64), table.left_ns[rows]
        return self._instants(die, when_ns, self._lost, k)

    def retries(self, k: int) -> Stretches:
        """Return the failed attempts to flush: those of the past, and of the playhead's instant."""
        new = self._at_now(self.trace.retries.born, k)
        return self._instants(*self._attempts(new), self._retried, k)

    def refusals(self, k: int) -> Stretches:
        """Return the refused ops: those that would have started, and those that still would."""
        return self._instants(*self._refusals(self._to_start.at(k)), self._refused, k)

    def _instants(self, die: Times, when_ns: Times, past: SettledTimes, k: int) -> Stretches:
        settled = Settled(past, None, self._index.now_ns(k), 1)
        return Stretches(die, 0 * die, when_ns, when_ns, settled)

    def _first_at_now(self, k: int) -> int:
        """Return the first event of the playhead's instant."""
        return int(self.trace.events.time_ns.searchsorted(np.int64(self._index.now_ns(k))))

    def _at_now(self, born: npt.NDArray[np.int32], k: int) -> Rows:
        """Return the rows of a table that the events of the playhead's instant brought."""
        return np.array(born_between(born, self._first_at_now(k), k), np.int64)

    def refusal_times(self, rows: Rows) -> Times:
        """Return when refused ops would have started, of others when they were refused."""
        table = self.trace.refusals
        # Of one whose start is not known it is -1; nothing starts before it is asked for.
        found: Times = np.maximum(table.start_ns[rows], self.trace.events.time_ns[table.born[rows]])
        return found

    # Rows

    def _suspensions(self, rows: Rows) -> tuple[Times, Times]:
        table = self.trace.suspensions
        keys = table.die[rows].astype(np.int64) * _AXES + table.axis[rows]
        return np.where(table.voided[rows] == OPEN, keys, NO_MARK), table.at_ns[rows]

    def _resumptions(self, rows: Rows) -> tuple[Times, Times]:
        """Return what ended a suspension, but a RESUME that was taken back before its end."""
        table, states = self.trace.suspensions, self.trace.suspension_states
        times, status = self.trace.events.time_ns, states.status[rows]
        when_ns = np.where(status == _RESUMED, states.resumed_ns[rows], times[states.born[rows]])
        died = states.died[rows]
        kept = (died == OPEN) | (times[np.where(died == OPEN, 0, died)] > when_ns)
        of = states.suspension[rows]
        keys = table.die[of].astype(np.int64) * _AXES + table.axis[of]
        ended = kept & ((status == _RESUMED) | (status == _ABORTED)) & (table.voided[of] == OPEN)
        return np.where(ended, keys, NO_MARK), when_ns

    def _entries(self, rows: Rows) -> tuple[Times, Times]:
        table = self.trace.backlog
        return table.die[rows].astype(np.int64), table.entered_ns[rows]

    def _departures(self, rows: Rows) -> tuple[Times, Times]:
        table = self.trace.backlog
        left_ns = np.where(table.died[rows] == OPEN, NEVER, table.left_ns[rows])
        return table.die[rows].astype(np.int64), left_ns

    def _losses(self, rows: Rows) -> tuple[Times, Times]:
        die, left_ns = self._departures(rows)
        table = self.trace.backlog
        lost = (table.died[rows] == OPEN) | np.isin(table.fate[rows], LOST)
        return np.where(lost, die, NO_MARK), left_ns

    def _attempts(self, rows: Rows) -> tuple[Times, Times]:
        table = self.trace.retries
        entries = table.entry[rows].astype(np.int64) - 1
        when_ns: Times = self.trace.events.time_ns[table.born[rows]]
        return self.trace.backlog.die[entries].astype(np.int64), when_ns

    def _refusals(self, rows: Rows) -> tuple[Times, Times]:
        uid = self.trace.refusals.uid[rows]
        return self.trace.ops.die[uid - 1].astype(np.int64), self.refusal_times(rows)

    def _is_resuming(self, rows: Rows, k: int) -> npt.NDArray[np.bool_]:
        states, now_ns = self.trace.suspension_states, self._index.now_ns(k)
        live = (states.died[rows] > k) & (states.status[rows] == _RESUMED)
        found: npt.NDArray[np.bool_] = live & (states.resumed_ns[rows] >= now_ns)
        return found

    def _is_to_start(self, rows: Rows, k: int) -> npt.NDArray[np.bool_]:
        found: npt.NDArray[np.bool_] = self.refusal_times(rows) >= self._index.now_ns(k)
        return found
