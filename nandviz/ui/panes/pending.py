"""PENDING QUEUE: the events still to come; cancelled ones struck out, and by which event."""

from nandviz.language import tr
from nandviz.query.records import EventRecord
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import number, op, time, word


def _state(event: EventRecord) -> str:
    if event.cancelled_by is not None:
        return tr("cancelled by event {cancelled_by}", cancelled_by=event.cancelled_by)
    return "script" if event.cause is None else tr("pushed by event {cause}", cause=event.cause)


COLUMNS: tuple[Column[EventRecord], ...] = (
    Column("time µs", lambda e: time(e.time_ns), number=True, sample="00000000.000"),
    Column("event", lambda e: e.kind, sample="BACKLOG_REFILL_"),
    Column("op", lambda e: op(e.uid), sample="op 000000"),
    Column("axis", lambda e: word(e.axis), sample="PROGRAM"),
    Column("die", lambda e: number(e.die), number=True),
    Column("batch", lambda e: number(e.batch), number=True),
    Column("state", _state, sample="cancelled by event 00000"),
)


class PendingPane(TablePane):
    """The pending queue in its order."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Pending queue"),
            tr("Nothing is pending: the run has ended."),
            COLUMNS,
            About(
                uid=lambda e: e.uid,
                event=lambda e: e.cause if e.cancelled_by is None else e.cancelled_by,
                struck=lambda e: e.cancelled_by is not None,
            ),
        )

    def read(self, moment: Moment) -> None:
        """Show what is pending, and what was cancelled and would still be."""
        as_of, touched = moment.as_of, moment.changed.queue
        rows = sorted(
            (*as_of.pending(), *as_of.cancelled()),
            key=lambda e: (e.time_ns, e.cancelled_by is None, e.seq),
        )
        self.show_rows(rows, lambda e: e.seq in touched)
