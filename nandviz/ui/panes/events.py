"""EVENTS: every event, those after the playhead as what is still to come."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from nandviz.language import tr
from nandviz.query.asof import AsOf
from nandviz.query.live_rows import born_between
from nandviz.query.op_history import events_of_op
from nandviz.query.records import EventRecord
from nandviz.trace.tables import Trace
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import number, op, time, word


def columns(ops: Callable[[EventRecord], str]) -> tuple[Column[EventRecord], ...]:
    """Return the columns; ``ops`` names what an event is about."""
    return (
        Column("#", lambda e: number(e.handled), number=True, sample="0000000"),
        Column("time µs", lambda e: time(e.time_ns), number=True, sample="00000000.000"),
        Column("event", lambda e: e.kind, sample="BACKLOG_REFILL_"),
        Column("op", ops, sample="op 0000 … 0000"),
        Column("axis", lambda e: word(e.axis), sample="PROGRAM"),
        Column("die", lambda e: number(e.die), number=True),
        Column("batch", lambda e: number(e.batch), number=True),
        Column("cause", lambda e: number(e.cause), number=True),
        Column("outcome", lambda e: word(e.outcome), sample="rejected:program_resume_first"),
    )


class EventsPane(TablePane):
    """The events that were handled, also after the playhead: these can be gone to."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Events"),
            tr("No event has been handled yet. Run › Next event handles the first one."),
            columns(self._ops),
            About(uid=self._known, event=lambda e: e.handled, ahead=self._is_ahead),
        )

        self._only: int | None = None
        self._moment: Moment | None = None
        self._wanted: object = None
        self._rows: ReadRows[EventRecord]

    def _ops(self, event: EventRecord) -> str:
        """Name the op of an event, of a SUBMIT the ops that it submits."""
        if event.uid is not None or event.handled is None or self._moment is None:
            return op(event.uid)
        born = self._moment.as_of.trace.ops.born
        rows = born_between(born, event.handled, event.handled)
        if len(rows) > 1:
            return f"op {rows.start + 1} … {rows.stop}"
        return op(rows.stop) if rows else ""

    def _is_ahead(self, event: EventRecord) -> bool:
        """Whether an event comes after the playhead."""
        assert self._moment is not None, "rows are of a moment"
        assert event.handled is not None, "rows are handled events"
        return event.handled > self._moment.as_of.k

    def _known(self, event: EventRecord) -> int | None:
        """Return the op of an event, None where it is not submitted yet at the playhead."""
        if event.uid is None or self._moment is None:
            return None
        as_of = self._moment.as_of
        return event.uid if as_of.trace.ops.born[event.uid - 1] <= as_of.k else None

    def filter(self, uid: int | None) -> None:
        """Show only the events that touch an op; all for None."""
        self._only = uid
        if self._moment is not None:
            self.read(self._moment)

    def read(self, moment: Moment) -> None:
        """Show the events, the one at the playhead in the middle."""
        self._moment = moment
        k, rows = moment.as_of.k, self._rows_of(moment.as_of.trace)
        self.show_rows(rows, lambda e: e.handled == k)
        if rows and not self.picked:
            self.table.centre_row(max(bisect_right(rows.numbers, k) - 1, 0))

    def _rows_of(self, trace: Trace) -> ReadRows[EventRecord]:
        """Return the events that are shown, the same until a run goes on or others are wanted."""
        wanted = (trace, trace.last_event, self._only)
        if self._wanted != wanted:
            ahead = AsOf(trace)
            indices: Sequence[int] = range(ahead.k + 1)
            if self._only is not None:
                indices = [i for i in events_of_op(trace, self._only).tolist() if i <= ahead.k]
            self._wanted, self._rows = wanted, ReadRows(ahead.event, indices)
        return self._rows
