"""Entries of the script from where one points at: forms with what makes sense, ops put in."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nandviz.errors import NandvizError
from nandviz.language import said, tr, trn
from nandviz.model.ops import OpDef
from nandviz.model.words import NO_PAGE, Kind
from nandviz.query.core_busy import axis_to_hit
from nandviz.query.entry_hits import entry_of
from nandviz.query.proposals import proposal
from nandviz.session.session import Session
from nandviz.ui.commands.edit import AddEntry, CopyText, DuplicateEntry, RemoveEntry
from nandviz.ui.commands.entries import (
    AddNow,
    AddOp,
    AskEntry,
    AskMove,
    AskMoveSelected,
    AskOp,
    CopyEntries,
    DuplicateSelected,
    ExpectNow,
    ExpectSelected,
    PasteEntries,
    RemoveEntries,
    RemoveSelected,
)
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.dialogs.entry import EntryDialog, FirstEntry, plain_name
from nandviz.ui.dialogs.move_entry import MoveEntryDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages
from nandviz.ui.viewport import ViewState
from nandviz.units import us_sentence, us_shortest


class EntryControl:
    """Asks for entries, and puts in what needs no question.

    Parameters
    ----------
    parent
        Owns the dialogs.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        view: ViewState,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        self._session = session
        self._view = view
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        handle, selected = dispatcher.handle, self._of_selected
        handle(AskEntry, self._ask_entry)
        handle(AskOp, self._ask_op)
        handle(AddOp, self._add_op)
        handle(AddNow, self._add_now)
        handle(RemoveEntries, lambda c: self._edit(lambda: session.edits.remove_entries(c.indices)))
        handle(CopyEntries, lambda c: self._edit(lambda: self._copy(c.indices)))
        handle(PasteEntries, lambda c: self._edit(lambda: self._paste(c.index)))
        handle(AskMove, lambda c: self._ask_move(c.index))
        handle(AskMoveSelected, lambda _: selected(AskMove))
        handle(DuplicateSelected, lambda _: selected(DuplicateEntry))
        handle(RemoveSelected, lambda _: selected(RemoveEntry))
        handle(ExpectSelected, lambda _: self._send(ExpectNow(view.selected_uid)))

    # Forms

    def _ask(self, first: FirstEntry) -> None:
        scenario, check = self._session.run.needs_scenario(), self._session.edits.check_entry
        EntryDialog(self._parent, self._send, scenario, first, check).open()

    def _ask_entry(self, command: AskEntry) -> None:
        now_ns = self._session.playhead.now_ns
        at_ns = now_ns if command.at_ns is None else command.at_ns
        self._ask(FirstEntry(at_ns, command.index))

    def _ask_op(self, command: AskOp) -> None:
        trace, at_ns, die = self._session.run.trace, command.at_ns, command.die
        found = proposal(trace, command.kind, die, command.plane, at_ns)
        if found is None:
            words = tr("the profile has no op of the kind {kind}", kind=command.kind)
            self._messages.refuse(words)
            return
        page = "" if found.page == NO_PAGE else str(found.page)
        self._ask(FirstEntry(at_ns, None, found.op, die, str(found.block), page))

    def _ask_move(self, index: int) -> None:
        at_ns = self._session.run.needs_scenario().setup.script[index].at_ns
        MoveEntryDialog(self._parent, self._send, index, at_ns).open()

    # Cut, copied and pasted

    def _edit(self, change: Callable[[], None]) -> None:
        try:
            change()
        except NandvizError as error:
            self._messages.refuse(tr("{error}", error=error))

    def _copy(self, indices: Sequence[int]) -> None:
        self._send(CopyText(self._session.edits.copied(indices)))
        count = len(indices)
        self._send(ShowMessage(trn(count, "{count} entry copied", "{count} entries copied")))

    def _paste(self, index: int | None) -> None:
        end = len(self._session.run.needs_scenario().setup.script)
        text = QGuiApplication.clipboard().text()
        self._session.edits.paste_entries(end if index is None else index, text)

    # Without a question

    def _add_op(self, command: AddOp) -> None:
        at_us, name = us_shortest(command.at_ns), plain_name(command.op)
        index = len(self._session.run.needs_scenario().setup.script)
        self._send(AddEntry(index, f"{{at_us: {at_us}, op: {name}, die: {command.die}}}"))

    def _add_now(self, command: AddNow) -> None:
        at_ns = self._cursor_ns()

        def add() -> None:
            op, die = self._hitting(command.kind, at_ns)
            self._send(AddOp(op.name, at_ns, die))

        self._edit(add)

    def _cursor_ns(self) -> int:
        """Return the instant at the pointer, else of the newest mark, else of the playhead."""
        marks, cursor_ns = self._session.marks.instants, self._view.cursor_ns
        if cursor_ns is not None:
            return max(cursor_ns, 0)
        return marks[-1] if marks else self._session.playhead.now_ns

    def _hitting(self, kind: Kind, at_ns: int) -> tuple[OpDef, int]:
        """Return a SUSPEND or RESUME that hits something, and its die: of the selected op first."""
        trace, selected = self._session.run.trace, self._view.selected_uid
        dies = list(range(trace.info.topology.dies))
        if selected is not None and selected <= len(trace.ops):
            dies.sort(key=lambda die: die != trace.ops.die[selected - 1])
        for die in dies:
            axis = axis_to_hit(trace, kind, die, at_ns)
            for op in trace.info.ops:
                if axis is not None and op.base.kind is kind and op.base.axis is axis:
                    return op, die
        at = us_sentence(at_ns)
        if kind is Kind.SUSPEND:
            raise NandvizError(said("nothing that can be suspended runs at {at}", at=at))
        raise NandvizError(said("nothing is suspended at {at}", at=at))

    def _of_selected(self, wanted: type[AskMove | DuplicateEntry | RemoveEntry]) -> None:
        uid, trace = self._view.selected_uid, self._session.run.trace
        entry = None if uid is None or uid > len(trace.ops) else entry_of(trace, uid)
        if entry is None:
            self._messages.refuse(tr("what is selected is no op of the script"))
            return
        self._send(wanted(entry))
