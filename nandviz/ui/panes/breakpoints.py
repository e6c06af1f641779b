"""BREAKPOINTS: where a run stops, whether it is asked, how often it was reached so far."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from nandviz.language import tr
from nandviz.scenario.breakpoint_words import breakpoint_words
from nandviz.session.breakpoints import Held
from nandviz.session.changes import Topic
from nandviz.session.laws import LawState
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.compare import SMALLEST, Shrink
from nandviz.ui.commands.edit import WriteBreakpoints
from nandviz.ui.commands.run import AskBreakpoint, RemoveBreakpoint, SetBreakpoint
from nandviz.ui.panes.changing import ChangingModel
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, TablePane
from nandviz.ui.panes.rows import About, Column


class BreakpointRow(NamedTuple):
    """A breakpoint, with its number and the events that matched up to the playhead."""

    number: int
    held: Held
    hits: int | None
    """None while laws that it asks for are not judged."""


COLUMNS: tuple[Column[BreakpointRow], ...] = (
    Column("no.", lambda b: str(b.number), number=True),
    Column("on", lambda b: tr("on") if b.held.enabled else tr("off")),
    Column("hits", lambda b: "…" if b.hits is None else str(b.hits), number=True),
    Column("stops at", lambda b: tr(breakpoint_words(b.held.what))),
)


class BreakpointModel(ChangingModel):
    """Breakpoints; a box turns each on and off."""

    column = 1
    way = Qt.ItemFlag.ItemIsUserCheckable
    role = Qt.ItemDataRole.CheckStateRole

    def value(self, row: BreakpointRow) -> Qt.CheckState:
        """Return the state of the box."""
        return Qt.CheckState.Checked if row.held.enabled else Qt.CheckState.Unchecked

    def change(self, row: BreakpointRow, value: object) -> bool:
        """Ask to turn a breakpoint on or off."""
        del value
        return self.send(SetBreakpoint(row.number, not row.held.enabled))


class BreakpointsPane(TablePane):
    """The breakpoints of the session."""

    topics = MOMENT_TOPICS | {Topic.SIMULATION, Topic.BREAKPOINTS, Topic.LAWS}

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Breakpoints"),
            tr("There are no breakpoints. F9 sets one on the selected op."),
            COLUMNS,
            About(uid=lambda b: b.held.what.op_uid, event=lambda _b: None),
            partial(BreakpointModel, send),
        )
        self.add_buttons(
            (tr("Add…"), tr("Add a breakpoint"), lambda: send(AskBreakpoint())),
            (tr("Change…"), tr("Change the current breakpoint"), self._change_current),
            (tr("Remove"), tr("Remove the selected breakpoints (Delete)"), self.remove_chosen),
            (
                tr("Write"),
                tr("Write the breakpoints that are on into the scenario"),
                self._write,
            ),
        )

    def _write(self) -> None:
        self.send(WriteBreakpoints())

    def read(self, moment: Moment) -> None:
        """Show the breakpoints with their hits so far."""
        session = moment.session
        judged = session.shown.laws.state is LawState.JUDGED
        rows = [
            BreakpointRow(
                number,
                held,
                session.playhead.hits(number) if judged or held.what.law is None else None,
            )
            for number, held in session.breakpoints
        ]
        stopped = session.playhead.last_stop.breakpoint_id
        self.show_rows(rows, lambda b: b.number == stopped)

    def _change_current(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.send(AskBreakpoint(self.model.rows[row].number))

    def remove_chosen(self) -> None:
        """Remove the selected breakpoints."""
        for number in [self.model.rows[row].number for row in self.table.chosen_rows()]:
            self.send(RemoveBreakpoint(number))

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a breakpoint."""
        menu = super().row_menu(row)
        found: BreakpointRow = self.model.rows[row]
        number = found.number
        if found.hits:
            menu.addAction(tr(SMALLEST), lambda: self.send(Shrink(found.held.what)))
        menu.addAction(tr("Change…"), lambda: self.send(AskBreakpoint(number)))
        menu.addAction(tr("Remove"), lambda: self.send(RemoveBreakpoint(number)))
        return menu
