"""SCRIPT: the scenario's entries; the one at the playhead marked, its time to be edited."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTableView

from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import DuplicateEntry, MoveEntry, RemoveEntry
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.panes.changing import ChangingModel
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import time
from nandviz.units import ns_from_us, us_cell

_TIME = 1
_EDITS = QTableView.EditTrigger
_NAMED_OPS = 4


class EntryRow(NamedTuple):
    """A script entry.

    Attributes
    ----------
    number
        From 0, in file order: the batch.
    line
        In the file, from 1.
    uid
        First op of the batch, None while it is not submitted.
    event
        Its SUBMIT, None while it is not handled.
    """

    number: int
    at_ns: int
    line: int
    ops: str
    uid: int | None
    event: int | None


COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("entry", lambda e: str(e.number), number=True),
    Column(
        "at µs",
        lambda e: time(e.at_ns),
        number=True,
        tip=lambda _e: "A double click or F2 changes the time",
        sample="00000000.000",
    ),
    Column("line", lambda e: str(e.line), number=True, sample="000000"),
    Column(
        "event", lambda e: "" if e.event is None else str(e.event), number=True, sample="000000"
    ),
    Column("ops", lambda e: e.ops),
)


class ScriptModel(ChangingModel):
    """The entries; their times can be written."""

    column = _TIME
    way = Qt.ItemFlag.ItemIsEditable
    role = Qt.ItemDataRole.EditRole

    def value(self, row: EntryRow) -> str:
        """Return what an editor starts with."""
        return us_cell(row.at_ns)

    def change(self, row: EntryRow, value: object) -> bool:
        """Ask for another time of an entry; the session decides."""
        try:
            at_ns = ns_from_us(str(value))
        except ValueError as error:
            self.send(ShowMessage(f"“{value}” is not a time in µs: {error}"))
            return False
        if at_ns != row.at_ns:
            self.send(MoveEntry(row.number, at_ns))
        return True


class ScriptPane(TablePane):
    """The entries of the scenario."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            "Script",
            "There is no script: what is open is a trace.",
            COLUMNS,
            About(uid=lambda e: e.uid, event=lambda e: e.event),
            partial(ScriptModel, send),
        )
        self.table.setEditTriggers(_EDITS.EditKeyPressed | _EDITS.DoubleClicked)

    def read(self, moment: Moment) -> None:
        """Show the entries; those of the last SUBMIT are marked."""
        scenario = moment.session.run.scenario
        if scenario is None:
            self.show_rows((), lambda _e: False)
            return
        submitted = _submitted(moment)
        rows = []
        for number, entry in enumerate(scenario.setup.script):
            names = [request.op.name for request in entry.ops]
            more = len(names) - _NAMED_OPS
            words = ", ".join(names[:_NAMED_OPS]) + (f" and {more} more" if more > 0 else "")
            uid, event = submitted.get(number, (None, None))
            line = scenario.lines[number]
            rows.append(EntryRow(number, entry.at_ns, line, words, uid, event))
        current = max((e.event for e in rows if e.event is not None), default=None)
        self.show_rows(rows, lambda e: e.event is not None and e.event == current)

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with an entry: also remove and duplicate it."""
        menu = super().row_menu(row)
        number = self.model.rows[row].number
        menu.addSeparator()
        menu.addAction("Change the time", lambda: self.table.edit(self.model.index(row, _TIME)))
        menu.addAction("Duplicate the entry", lambda: self.send(DuplicateEntry(number)))
        menu.addAction("Remove the entry", lambda: self.send(RemoveEntry(number)))
        return menu


def _submitted(moment: Moment) -> dict[int, tuple[int, int]]:
    """Return (first uid, event) of every batch that has been submitted, by its number."""
    ops = moment.as_of.trace.ops
    count = moment.as_of.op_count
    batch, born = ops.batch[:count], ops.born[:count]
    found: dict[int, tuple[int, int]] = {}
    for row in range(count):
        found.setdefault(int(batch[row]), (row + 1, int(born[row])))
    return found
