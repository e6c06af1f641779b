"""What a crash has left: offered, restored, discarded."""

from nandviz.errors import NandvizError
from nandviz.ui.commands.file import DiscardSession, RestoreSession
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages
from nandviz.ui.recovery import Recovery


class RecoveryControl:
    """Asks what to do with what a crash has left, and does it."""

    def __init__(self, dispatcher: Dispatcher, recovery: Recovery, messages: Messages) -> None:
        self._recovery = recovery
        self._messages = messages
        dispatcher.handle(RestoreSession, self._restore)
        dispatcher.handle(DiscardSession, lambda c: recovery.discard(c.folder))

    def offer(self) -> None:
        """Ask what to do with what a crash has left, if there is something."""
        folder = self._recovery.left_over()
        if folder is not None:
            self._messages.ask(
                "nandviz ended unexpectedly while there were unsaved edits.",
                ("Restore", RestoreSession(folder)),
                ("Discard", DiscardSession(folder)),
            )

    def _restore(self, command: RestoreSession) -> None:
        try:
            self._recovery.take_up(command.folder)
        except NandvizError as error:
            self._messages.refuse(f"Not restored: {error}")
