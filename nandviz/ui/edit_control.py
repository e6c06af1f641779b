"""Editing the script."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nandviz.errors import NandvizError
from nandviz.language import tr
from nandviz.session.session import Session
from nandviz.ui.commands.edit import (
    AddEntry,
    AskEntry,
    DuplicateEntry,
    MoveEntry,
    Redo,
    RemoveEntry,
    Undo,
)
from nandviz.ui.dialogs.entry import EntryDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages


class EditControl:
    """Makes edits; one that is refused is said in the bar and changes nothing.

    Parameters
    ----------
    parent
        Owns the dialog.
    """

    def __init__(
        self, dispatcher: Dispatcher, session: Session, messages: Messages, parent: QWidget
    ) -> None:
        self._session = session
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        handle, edit, edits = dispatcher.handle, self._edit, session.edits
        handle(Undo, lambda _: edit(edits.undo))
        handle(Redo, lambda _: edit(edits.redo))
        handle(MoveEntry, lambda c: edit(lambda: edits.move_entry(c.index, c.at_ns)))
        handle(RemoveEntry, lambda c: edit(lambda: edits.remove_entry(c.index)))
        handle(DuplicateEntry, lambda c: edit(lambda: edits.duplicate_entry(c.index)))
        handle(AddEntry, lambda c: edit(lambda: edits.add_entry(c.index, c.entry)))
        handle(AskEntry, lambda _: edit(self._ask_entry))

    def _ask_entry(self) -> None:
        scenario = self._session.run.needs_scenario()
        now_ns, check = self._session.playhead.now_ns, self._session.edits.check_entry
        EntryDialog(self._parent, self._send, scenario, now_ns, check).open()

    def _edit(self, change: Callable[[], None]) -> None:
        try:
            change()
        except NandvizError as error:
            self._messages.refuse(tr("{error}", error=error))
