"""Editing the script."""

from collections.abc import Callable

from nandviz.errors import NandvizError
from nandviz.session.edits import Edits
from nandviz.ui.commands.edit import DuplicateEntry, MoveEntry, Redo, RemoveEntry, Undo
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages


class EditControl:
    """Makes edits; one that is refused is said in the bar and changes nothing."""

    def __init__(self, dispatcher: Dispatcher, edits: Edits, messages: Messages) -> None:
        self._messages = messages
        handle, edit = dispatcher.handle, self._edit
        handle(Undo, lambda _: edit(edits.undo))
        handle(Redo, lambda _: edit(edits.redo))
        handle(MoveEntry, lambda c: edit(lambda: edits.move_entry(c.index, c.at_ns)))
        handle(RemoveEntry, lambda c: edit(lambda: edits.remove_entry(c.index)))
        handle(DuplicateEntry, lambda c: edit(lambda: edits.duplicate_entry(c.index)))

    def _edit(self, change: Callable[[], None]) -> None:
        try:
            change()
        except NandvizError as error:
            self._messages.refuse(str(error))
