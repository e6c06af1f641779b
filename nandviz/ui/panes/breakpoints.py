"""BREAKPOINTS: where a run stops, whether it is asked, how often it was reached so far."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from nandviz.scenario.breakpoint_words import breakpoint_words
from nandviz.session.breakpoints import Held
from nandviz.session.changes import Topic
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, TablePane
from nandviz.ui.panes.rows import About, Column, RowsModel

_ON = 1


class BreakpointRow(NamedTuple):
    """A breakpoint, with its number and the events that matched up to the playhead."""

    number: int
    held: Held
    hits: int


COLUMNS: tuple[Column[BreakpointRow], ...] = (
    Column("no.", lambda b: str(b.number), number=True),
    Column("on", lambda b: "on" if b.held.enabled else "off"),
    Column("hits", lambda b: str(b.hits), number=True),
    Column("stops at", lambda b: breakpoint_words(b.held.what)),
)


class BreakpointModel(RowsModel):
    """Breakpoints; a box turns each on and off."""

    switched = Signal(int, bool)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let the box be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _ON else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return what a cell shows, or the state of its box."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _ON:
            on = self.rows[index.row()].held.enabled
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Ask to turn a breakpoint on or off."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _ON:
            return False
        row: BreakpointRow = self.rows[index.row()]
        self.switched.emit(row.number, not row.held.enabled)
        return True


class BreakpointsPane(TablePane):
    """The breakpoints of the session."""

    topics = MOMENT_TOPICS | {Topic.SIMULATION, Topic.BREAKPOINTS}
    added = Signal()
    changed = Signal(int)
    removed = Signal(int)
    switched = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(
            "Breakpoints",
            "There are no breakpoints. F9 sets one on the selected op.",
            COLUMNS,
            About(uid=lambda b: b.held.what.op_uid, event=lambda _b: None),
            BreakpointModel,
        )
        assert isinstance(self.model, BreakpointModel)
        self.model.switched.connect(self.switched)
        buttons = QHBoxLayout()
        for title, help_, slot in (
            ("Add…", "Add a breakpoint", self.added.emit),
            ("Change…", "Change the current breakpoint", lambda: self._send(self.changed)),
            ("Remove", "Remove the current breakpoint", lambda: self._send(self.removed)),
        ):
            button = QPushButton(title)
            button.setAccessibleName(help_)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch()
        self.column.addLayout(buttons)

    def read(self, moment: Moment) -> None:
        """Show the breakpoints with their hits so far."""
        session = moment.session
        rows = [
            BreakpointRow(number, held, session.playhead.hits(number))
            for number, held in session.breakpoints
        ]
        stopped = session.playhead.last_stop.breakpoint_id
        self.show_rows(rows, lambda b: b.number == stopped)

    def _send(self, signal: object) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            getattr(self, "changed" if signal is self.changed else "removed").emit(
                self.model.rows[row].number
            )

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a breakpoint."""
        menu = super().row_menu(row)
        number = self.model.rows[row].number
        menu.addAction("Change…", lambda: self.changed.emit(number))
        menu.addAction("Remove", lambda: self.removed.emit(number))
        return menu
