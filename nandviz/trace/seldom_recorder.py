"""What the engine tells less often: suspensions, backlogs, refusals, blocks, requests of a host.

Source: architecture, section Trace.
"""

from array import array
from collections.abc import Sequence
from typing import Any

from nandviz.engine.observer import Observer
from nandviz.errors import TraceError
from nandviz.model.host import OP_OF_REQUEST, HostRequest
from nandviz.model.plan import BacklogEntry, Suspension
from nandviz.model.setup import BlockState
from nandviz.model.words import Axis, EntryFate, Kind, Reason, SuspensionStatus
from nandviz.trace.codes import (
    AXES,
    AXIS_CODE,
    ENTRY_FATE_CODE,
    NONE,
    OP_KIND_CODE,
    OPEN,
    REASON_CODE,
    REQUEST_KIND_CODE,
    STATUS_CODE,
    WHY_CODE,
)
from nandviz.trace.ranks import Ranks
from nandviz.trace.tables import Trace


class SeldomRecorder(Observer):
    """The part of a `Recorder` that is off the hottest path."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._now_ns = 0
        # An object, not a number of C: it is in every row of the event, and is made once.
        self._index: Any = -1
        self._newest_status = array("i")
        self._ranks: dict[tuple[Axis, int], Ranks] = {}
        self._words: dict[str | None, int] = {None: NONE}
        self._statuses = len(trace.suspension_states)
        self._entries = len(trace.backlog)
        self._status_rows = trace.suspension_states.hot_rows()
        self._entry_rows = trace.backlog.hot_rows()
        self._applied_rows = trace.applications.hot_rows()
        self._status_died = trace.suspension_states.hot_cells("died")
        self._entry_died = trace.backlog.hot_cells("died")
        self._entry_fates = trace.backlog.hot_cells("fate")
        self._entry_reasons = trace.backlog.hot_cells("reason")
        self._entry_left_ns = trace.backlog.hot_cells("left_ns")

    # Suspensions

    def op_suspended(self, suspension: Suspension) -> None:
        """Append the suspension, open."""
        row = self.trace.suspensions.append(
            suspension.uid,
            AXIS_CODE[suspension.axis],
            suspension.die,
            suspension.n,
            suspension.suspender_uid,
            suspension.at_ns,
            suspension.state,
            suspension.old_end_ns,
            suspension.consumed_ns,
            suspension.remaining_ns,
            suspension.redone_ns,
            self._index,
            OPEN,
        )
        self._expect("suspension_id", suspension.suspension_id, row)
        self._newest_status.append(NONE)
        self._set_status(row, SuspensionStatus.OPEN)

    def op_resumed(self, suspension_id: int, resumed_ns: int, resumer_uid: int) -> None:
        """Note that the suspension is resumed."""
        self._set_status(suspension_id, SuspensionStatus.RESUMED, resumed_ns, resumer_uid)

    def resume_undone(self, suspension_id: int) -> None:
        """Note that the suspension is open again."""
        self._set_status(suspension_id, SuspensionStatus.OPEN)

    def suspension_voided(self, suspension_id: int) -> None:
        """Note that the suspension never was."""
        self.trace.suspensions.set(suspension_id, "voided", self._index)
        self._status_died += (self._newest_status[suspension_id], self._index)

    def suspension_aborted(self, suspension_id: int) -> None:
        """Note that the suspension ended with its op."""
        self._set_status(suspension_id, SuspensionStatus.ABORTED)

    def _set_status(
        self,
        suspension_id: int,
        status: SuspensionStatus,
        resumed_ns: int = -1,
        resumer_uid: int = 0,
    ) -> None:
        before = self._newest_status[suspension_id]
        if before != NONE:
            self._status_died += (before, self._index)
        self._newest_status[suspension_id] = self._statuses
        self._statuses += 1
        self._status_rows += (
            suspension_id,
            STATUS_CODE[status],
            resumed_ns,
            resumer_uid,
            self._index,
        )

    # Backlog

    def backlog_entered(self, entry: BacklogEntry, *, front: bool) -> None:
        """Append the entry with its rank."""
        self._entries += 1
        self._expect("entry_id", entry.entry_id, self._entries)
        ranks = self._ranks.get((entry.axis, entry.die))
        if ranks is None:
            ranks = self._ranks[entry.axis, entry.die] = Ranks()
        self._entry_rows += (
            AXIS_CODE[entry.axis],
            entry.die,
            entry.uid,
            WHY_CODE[entry.why],
            entry.delta_ns,
            entry.anchor_uid or 0,
            entry.entered_ns,
            ranks.next_front(len(self._newest_status)) if front else ranks.next_tail(),
            self._index,
        )

    def backlog_left(self, entry_id: int, fate: EntryFate, reason: Reason | None) -> None:
        """Note when and how the entry left."""
        row = entry_id - 1
        self._entry_died += (row, self._index)
        self._entry_fates += (row, ENTRY_FATE_CODE[fate])
        self._entry_reasons += (row, REASON_CODE[reason])
        self._entry_left_ns += (row, self._now_ns)

    def backlog_retried(
        self, entry_id: int, retries: int, reason: Reason, detail: str, blocker_uid: int | None
    ) -> None:
        """Append the attempt."""
        self.trace.retries.append(
            entry_id,
            retries,
            REASON_CODE[reason],
            self.trace.words.number(detail),
            blocker_uid or 0,
            self._index,
        )

    def backlog_passed(self, entry_ids: Sequence[int]) -> None:
        """Append the ranks that the entries have from now on."""
        backlog, first = self.trace.backlog, entry_ids[0] - 1
        ranks = self._ranks[AXES[backlog.axis[first]], int(backlog.die[first])]
        for entry_id in entry_ids:
            self.trace.passed.append(entry_id, ranks.next_tail(), self._index)

    # Refusals and blocks

    def refused(
        self,
        batch: int,
        uid: int,
        reason: Reason,
        detail: str,
        start_ns: int | None,
        blocker_uid: int | None,
    ) -> None:
        """Append the refusal."""
        self.trace.refusals.append(
            batch,
            uid,
            REASON_CODE[reason],
            self.trace.words.number(detail),
            -1 if start_ns is None else start_ns,
            blocker_uid or 0,
            self._index,
        )

    def applied(self, uid: int, die: int, block: int, page: int, state: BlockState) -> None:
        """Append the block's new state."""
        self._applied_rows += (
            uid,
            die,
            block,
            page,
            state.last,
            self._word(state.erase_celltype),
            self._word(state.program_celltype),
            state.closed,
            self._index,
        )

    # Requests of a host

    def request_arrived(self, request: HostRequest, places: Sequence[tuple[int, int]]) -> None:
        """Append the request and its pages."""
        pages = self.trace.host_pages
        arrival_ns, kind, lba, sectors = request
        number = self.trace.requests.append(
            arrival_ns,
            REQUEST_KIND_CODE[kind],
            lba,
            sectors,
            len(pages),
            len(places),
            self._index,
        )
        op_kind = OP_KIND_CODE[OP_OF_REQUEST[kind]]
        for die, plane in places:
            pages.append(number, die, plane, op_kind, self._index, OPEN, 0)

    def erase_queued(self, die: int) -> None:
        """Append the erase."""
        kind = OP_KIND_CODE[Kind.ERASE]
        self.trace.host_pages.append(NONE, die, NONE, kind, self._index, OPEN, 0)

    def page_submitted(self, number: int, uid: int) -> None:
        """Note the op and the event that submitted it."""
        self.trace.host_pages.set(number, "issued", self._index)
        self.trace.host_pages.set(number, "uid", uid)

    def _word(self, text: str | None) -> int:
        """Return the number of a text, `NONE` of none."""
        number = self._words.get(text)
        if number is None:
            assert text is not None
            number = self._words[text] = self.trace.words.number(text)
        return number

    def _expect(self, what: str, got: int, row: int) -> None:
        if got != row:
            raise TraceError(f"event {self._index}: {what} {got} where {row} was due")
