"""SCRIPT: the scenario's entries; the one at the playhead marked, its time to be edited."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTableView

from nandviz.language import noop, tr, trn
from nandviz.model.ops import Target
from nandviz.model.setup import Setup, Submission, Workload
from nandviz.model.words import NO_PAGE, EventKind
from nandviz.query.asof import AsOf
from nandviz.query.live_rows import born_between
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import DuplicateEntry, MoveEntry, RemoveEntry
from nandviz.ui.commands.entries import AskEntry, CopyEntries, PasteEntries, RemoveEntries
from nandviz.ui.commands.help import ShowRefusal
from nandviz.ui.commands.sweep import AskSweep
from nandviz.ui.panes.changing import ChangingModel
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.row_drag import RowDrag
from nandviz.ui.panes.rows import About, Column, ReadRows
from nandviz.ui.panes.words import time
from nandviz.ui.words import Words
from nandviz.units import ns_from_us, us_cell, us_sentence

_TIME = 1
_EDITS = QTableView.EditTrigger
_NAMED = 4


_NO_ENTRY = noop("The script has no entries.")
_TRACE = noop("There is no script: what is open is a trace.")


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
    what: Submission
    line: int
    uid: int | None
    event: int | None


def _each(values: Iterable[object]) -> str:
    """Name values in their order, each once, not too many of them."""
    found = list(dict.fromkeys(values))
    more = len(found) - _NAMED
    return _and_more(", ".join(map(str, found[:_NAMED])), more)


def _ops(entry: EntryRow) -> str:
    names = [request.op.name for request in entry.what.ops]
    more = len(names) - _NAMED
    return _and_more(", ".join(names[:_NAMED]), more)


def _and_more(names: str, more: int) -> str:
    return tr("{names} and {more} more", names=names, more=more) if more > 0 else names


def _targets(entry: EntryRow) -> list[Target]:
    return [target for request in entry.what.ops for target in request.targets]


COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("entry", lambda e: str(e.number), number=True),
    Column(
        "at µs",
        lambda e: time(e.what.at_ns),
        number=True,
        tip=lambda _e: tr("A double click, Enter or F2 changes the time"),
        sample="00000000.000",
    ),
    Column("line", lambda e: str(e.line), number=True, sample="000000"),
    Column(
        "event", lambda e: "" if e.event is None else str(e.event), number=True, sample="000000"
    ),
    Column("die", lambda e: _each(r.die for r in e.what.ops), number=True),
    Column("block", lambda e: _each(t.block for t in _targets(e)), sample="0, 1, 2, 3"),
    Column(
        "page",
        lambda e: _each(t.page for t in _targets(e) if t.page != NO_PAGE),
        sample="0, 1, 2, 3",
    ),
    Column("ops", _ops),
)


class ScriptModel(ChangingModel):
    """The entries; their times can be written."""

    column = _TIME
    way = Qt.ItemFlag.ItemIsEditable
    role = Qt.ItemDataRole.EditRole

    def value(self, row: EntryRow) -> str:
        """Return what an editor starts with."""
        return us_cell(row.what.at_ns)

    def change(self, row: EntryRow, value: object) -> bool:
        """Ask for another time of an entry; the session decides."""
        try:
            at_ns = ns_from_us(str(value))
        except ValueError as error:
            self.send(
                ShowRefusal(tr("“{value}” is not a time in µs: {error}", value=value, error=error))
            )
            return False
        if at_ns != row.what.at_ns:
            self.send(MoveEntry(row.number, at_ns))
        return True


class ScriptPane(TablePane):
    """The entries of the scenario."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Script"),
            tr(_NO_ENTRY),
            COLUMNS,
            About(uid=lambda e: e.uid, event=lambda e: e.event),
            partial(ScriptModel, send),
        )
        self.table.setEditTriggers(_EDITS.DoubleClicked)
        self.table.edited = _TIME
        self.table.cutPressed.connect(self._cut)
        self.table.pastePressed.connect(self._paste)
        RowDrag(self.table, self._entry, send)
        self.workload = Words(wordWrap=True)
        self.workload.setAccessibleName(tr("The workload"))
        self.workload.setContentsMargins(6, 4, 6, 4)
        self.column.insertWidget(0, self.workload)
        self.add_buttons(
            (tr("Add…"), tr("Add an entry"), lambda: send(AskEntry())),
            (tr("Duplicate"), tr("Put a copy of the current entry behind it"), self._duplicate),
            (tr("Remove"), tr("Take the selected entries out (Delete)"), self.remove_chosen),
        )

    def read(self, moment: Moment) -> None:
        """Show the entries; those of the last SUBMIT are marked."""
        scenario = moment.session.run.scenario
        clients = [] if scenario is None else client_words(scenario.setup)
        self.buttons.setVisible(scenario is not None and (not clients or bool(scenario.lines)))
        self.workload.setVisible(bool(clients))
        self.workload.setText("\n".join(clients))
        self.empty.setText(tr(_TRACE if scenario is None else _NO_ENTRY))
        if scenario is None:
            self.show_rows((), lambda _e: False)
            return
        entries, lines, submits = (
            scenario.setup.script,
            scenario.lines,
            _Submits(moment.session.run.playhead.as_of(), len(scenario.setup.script)),
        )

        def entry(number: int) -> EntryRow:
            uid, event = submits.of(number)
            return EntryRow(number, entries[number], lines[number], uid, event)

        last = submits.last
        rows = ReadRows(entry, range(len(entries)))
        self.show_rows(rows, lambda e: e.event is not None and e.event == last)

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with an entry."""
        menu = super().row_menu(row)
        number, at_ns = self.model.rows[row].number, self.model.rows[row].what.at_ns
        chosen = self._chosen
        some = chosen if number in chosen else (number,)
        menu.addSeparator()
        for title, do in (
            (tr("Change the time"), lambda: self.table.edit_row(row)),
            (tr("Insert an entry above…"), lambda: self.send(AskEntry(number, at_ns))),
            (tr("Insert an entry below…"), lambda: self.send(AskEntry(number + 1, at_ns))),
            (tr("Duplicate the entry"), lambda: self.send(DuplicateEntry(number))),
            (tr("Cut"), lambda: self._cut_these(some)),
            (tr("Copy"), lambda: self.send(CopyEntries(some))),
            (tr("Paste below"), lambda: self.send(PasteEntries(number + 1))),
            (tr("Remove the entry"), lambda: self.send(RemoveEntry(number))),
            (tr("Sweep this…"), lambda: self.send(AskSweep(f"script[{number}].at_us"))),
        ):
            menu.addAction(title, do)
        return menu

    def _entry(self, row: int) -> tuple[int, int]:
        found = self.model.rows[row]
        return found.number, found.what.at_ns

    @property
    def _chosen(self) -> tuple[int, ...]:
        """The numbers of the selected entries, ascending."""
        return tuple(sorted(self.model.rows[r].number for r in self.table.chosen_rows()))

    def remove_chosen(self) -> None:
        """Take the selected entries out, in one edit."""
        if self._chosen:
            self.send(RemoveEntries(self._chosen))

    def copy_chosen(self) -> None:
        """Copy the selected entries in YAML, so that they can be pasted into a file."""
        if self._chosen:
            self.send(CopyEntries(self._chosen))

    def _cut(self) -> None:
        self._cut_these(self._chosen)

    def _cut_these(self, numbers: tuple[int, ...]) -> None:
        if numbers and self.send(CopyEntries(numbers)):
            self.send(RemoveEntries(numbers))

    def _paste(self) -> None:
        chosen = self._chosen
        self.send(PasteEntries(chosen[-1] + 1 if chosen else None))

    def _duplicate(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.send(DuplicateEntry(self.model.rows[row].number))


class _Submits:
    """The SUBMITs of a script as of a moment: events pushed before the run, one an entry."""

    def __init__(self, as_of: AsOf, entries: int) -> None:
        trace, self._k = as_of.trace, as_of.k
        scripted = born_between(trace.queue.born, -1, -1)
        kind = trace.queue.kind[: scripted.stop]
        batch, handled = trace.queue.batch[: scripted.stop], trace.queue.handled[: scripted.stop]
        submits = kind == KIND_CODE[EventKind.SUBMIT]
        self._born = trace.ops.born
        # An entry later than the run's end is never pushed.
        self._events = np.full(entries, OPEN, handled.dtype)
        self._events[batch[submits]] = handled[submits]
        self.last = int(self._events[self._events <= self._k].max(initial=-1))

    def of(self, number: int) -> tuple[int | None, int | None]:
        """Return the first op of an entry and its SUBMIT, None while it is not handled."""
        event = int(self._events[number])
        if event > self._k:
            return None, None
        rows = born_between(self._born, event, event)
        return (rows.start + 1 if rows else None), event


def client_words(setup: Setup) -> list[str]:
    """Say where ops come from beside the script, a sentence each."""
    words = [] if setup.workload is None else [workload_words(setup.workload)]
    if setup.host is not None and setup.controller is not None:
        words.append(
            trn(
                len(setup.host.requests),
                "A host asks {count} time; a controller serves it, order {order}.",
                "A host asks {count} times; a controller serves it, order {order}.",
                order=setup.controller.order,
            )
        )
    return words


def workload_words(workload: Workload) -> str:
    """Say what a workload proposes: its seed, its end, its ops."""
    limits = [
        *([f"{workload.max_ops} ops"] if workload.max_ops is not None else []),
        *([us_sentence(workload.until_ns)] if workload.until_ns is not None else []),
    ]
    ops = ", ".join(dict.fromkeys(op.name for op in workload.ops.values()))
    if not limits:
        return tr(
            "A workload proposes ops at random: seed {seed}; {ops}.", seed=workload.seed, ops=ops
        )
    return tr(
        "A workload proposes ops at random: seed {seed}, until {limits}; {ops}.",
        seed=workload.seed,
        limits=tr(" or ").join(limits),
        ops=ops,
    )
