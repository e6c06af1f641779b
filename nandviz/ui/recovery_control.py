"""What a crash has left: offered, restored, discarded."""

from collections.abc import Callable

from nandviz.errors import NandvizError
from nandviz.language import tr
from nandviz.ui.commands.file import DiscardSession, RestoreSession
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages
from nandviz.ui.recovery import Recovery


class RecoveryControl:
    """Asks what to do with what a crash has left, and does it; says where nothing can be kept.

    Parameters
    ----------
    may_discard
        Asks about unsaved edits of what is open.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        recovery: Recovery,
        messages: Messages,
        may_discard: Callable[[], bool],
    ) -> None:
        self._recovery = recovery
        self._messages = messages
        self._may_discard = may_discard
        dispatcher.handle(RestoreSession, self._restore)
        dispatcher.handle(DiscardSession, self._discard)
        recovery.failed.connect(self._say_why)
        recovery.lookedForAgain.connect(self._ask)

    def offer(self) -> None:
        """Ask what to do with what a crash has left, if there is something."""
        if self._recovery.failure:
            self._say_why(self._recovery.failure)
        self._ask()

    def _say_why(self, failure: str) -> None:
        self._messages.refuse(
            tr("Unsaved edits are not kept for after a crash: {why}", why=failure)
        )

    def _ask(self) -> None:
        folder = self._recovery.left_over()
        if folder is not None:
            edits = tr("nandviz ended unexpectedly while there were unsaved edits.")
            none = tr("nandviz ended unexpectedly. No edits were unsaved; what was open is kept.")
            self._messages.ask(
                edits if self._recovery.left_edits(folder) else none,
                (tr("Restore"), RestoreSession(folder)),
                (tr("Discard"), DiscardSession(folder)),
            )

    def _discard(self, command: DiscardSession) -> None:
        self._recovery.discard(command.folder)
        self._ask()

    def _restore(self, command: RestoreSession) -> None:
        if not self._may_discard():
            self._ask()
            return
        try:
            self._recovery.take_up(command.folder)
        except NandvizError as error:
            self._messages.ask(
                tr("Not restored: {error}", error=error),
                (tr("Discard"), DiscardSession(command.folder)),
                (tr("Close"), None),
            )
