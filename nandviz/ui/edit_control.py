"""Editing the script."""

from collections.abc import Callable

from nandviz.errors import NandvizError
from nandviz.language import tr, trn
from nandviz.session.session import Session
from nandviz.ui.commands.edit import (
    AddEntry,
    DuplicateEntry,
    MoveEntry,
    Redo,
    RemoveEntry,
    SetPolicy,
    Undo,
    WriteBreakpoints,
)
from nandviz.ui.commands.entries import ExpectNow
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages


class EditControl:
    """Makes edits; one that is refused is said in the bar and changes nothing."""

    def __init__(self, dispatcher: Dispatcher, session: Session, messages: Messages) -> None:
        self._session = session
        self._messages = messages
        self._send = dispatcher.send
        handle, edit, edits = dispatcher.handle, self._edit, session.edits
        handle(Undo, lambda _: edit(edits.undo))
        handle(Redo, lambda _: edit(edits.redo))
        handle(MoveEntry, lambda c: edit(lambda: edits.move_entry(c.index, c.at_ns)))
        handle(SetPolicy, lambda c: edit(lambda: edits.set_policy(c.key, c.value)))
        handle(RemoveEntry, lambda c: edit(lambda: edits.remove_entry(c.index)))
        handle(DuplicateEntry, lambda c: edit(lambda: edits.duplicate_entry(c.index)))
        handle(AddEntry, lambda c: edit(lambda: edits.add_entry(c.index, c.entry)))
        handle(WriteBreakpoints, lambda _: self._write_breakpoints())
        handle(ExpectNow, lambda c: self._expect(c.uid))

    def _write_breakpoints(self) -> None:
        held = [held for _, held in self._session.breakpoints]
        wanted = [each.what for each in held if each.enabled]
        if self._edit(lambda: self._session.edits.write_breakpoints(wanted)):
            off = len(held) - len(wanted)
            words = trn(
                len(wanted),
                "{count} breakpoint is in the scenario",
                "{count} breakpoints are in the scenario",
            )
            if off:
                words += "; " + trn(
                    off, "{count} that is off is not", "{count} that are off are not"
                )
            self._send(ShowMessage(words))

    def _expect(self, uid: int | None) -> None:
        counts: list[int] = []
        if self._edit(lambda: counts.append(self._session.edits.expect_now(uid))):
            words = trn(
                counts[0],
                "{count} expectation is in the scenario",
                "{count} expectations are in the scenario",
            )
            self._send(ShowMessage(words))

    def _edit(self, change: Callable[[], None]) -> bool:
        """Make an edit; return whether it was made."""
        try:
            change()
        except NandvizError as error:
            self._messages.refuse(tr("{error}", error=error))
            return False
        return True
