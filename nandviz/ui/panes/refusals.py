"""REFUSALS: the ops of refused batches, why, and what was in the way."""

from PySide6.QtWidgets import QMenu

from nandviz.language import tr
from nandviz.query.records import RefusalRecord
from nandviz.scenario.scenario import Breakpoint, RefusalCondition
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.compare import SMALLEST, Shrink
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import number, op, time, word

COLUMNS: tuple[Column[RefusalRecord], ...] = (
    Column("event", lambda r: number(r.event), number=True, sample="000000"),
    Column("batch", lambda r: number(r.batch), number=True),
    Column("op", lambda r: op(r.uid), sample="op 00000"),
    Column("reason", lambda r: word(r.reason), sample="epr_program_before_erase"),
    Column("start µs", lambda r: time(r.start_ns), number=True, sample="00000000.000"),
    Column("in the way", lambda r: op(r.blocker_uid), sample="op 00000"),
    Column("detail", lambda r: r.detail),
)


class RefusalsPane(TablePane):
    """The refusals so far, the last one first."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Refusals"),
            tr("Nothing has been refused."),
            COLUMNS,
            About(uid=lambda r: r.uid, event=lambda r: r.event),
        )

    def read(self, moment: Moment) -> None:
        """Show the refusals."""
        as_of = moment.as_of
        newest_first = range(as_of.refusal_count - 1, -1, -1)
        self.show_rows(ReadRows(as_of.refusal_at, newest_first), lambda r: r.event == as_of.k)

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a refusal: also select what was in the way."""
        menu = super().row_menu(row)
        refused: RefusalRecord = self.model.rows[row]
        what = Breakpoint(op_uid=refused.uid, rejected=RefusalCondition(refused.reason))
        menu.addAction(tr(SMALLEST), lambda: self.send(Shrink(what)))
        blocker = refused.blocker_uid
        if blocker is not None:
            words = tr("Select op {blocker}, which was in the way", blocker=blocker)
            menu.addAction(words, lambda: self.send(ShowOp(blocker)))
        return menu
