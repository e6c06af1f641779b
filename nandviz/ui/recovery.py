"""The state of an unsaved session on the disk, taken up again after a crash."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from nandviz.errors import NandvizError
from nandviz.language import said, tr
from nandviz.session import autosave_file
from nandviz.session.autosave_folder import QUIET_S, TOUCHED_EVERY_S, AutosaveFolder
from nandviz.session.changes import Change
from nandviz.session.session import Session

_EVERY_MS: Final = round(1000 * TOUCHED_EVERY_S)
_SOON_MS: Final = 300
_LOOK_AGAIN_MS: Final = round(1000 * (QUIET_S + TOUCHED_EVERY_S))


class Recovery(QObject):
    """Saves a session soon after an edit, and every few seconds while it has unsaved edits.

    Parameters
    ----------
    folder
        Where all programs keep theirs.

    Attributes
    ----------
    failure
        Why nothing can be kept, empty while it can.
    """

    failed = Signal(str)
    """Nothing can be kept, and why: once, until it can again."""
    lookedForAgain = Signal()
    """By now it is sure whether programs elsewhere, which may have left something, still run."""

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = AutosaveFolder(folder)
        self.failure = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.save)
        self._timer.start()
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.save)
        self._later = QTimer(self, interval=_LOOK_AGAIN_MS, singleShot=True)
        self._later.timeout.connect(self.lookedForAgain)
        self._later.start()
        self.save()

    def left_over(self) -> Path | None:
        """Return a folder that a crash has left, None if there is none."""
        return self._folder.left_over()

    def left_edits(self, folder: Path) -> bool:
        """Return whether a crash has left unsaved edits; also where that cannot be read."""
        try:
            state = autosave_file.read(folder)
        except NandvizError:
            return True
        return state is None or state.holds_edits

    def take_up(self, folder: Path) -> None:
        """Restore what a crash has left.

        Raises
        ------
        NandvizError
            If it is damaged, or has gone; what is open stays open.
        """
        if not self._session.autosave.recover(folder):
            raise NandvizError(said("{folder} has gone", folder=folder))
        self.save()
        if not self.failure:  # else what a crash has left is all that is kept
            self.discard(folder)

    def discard(self, folder: Path) -> None:
        """Remove what a crash has left."""
        self._folder.discard(folder)

    def save(self) -> None:
        """Write the state if there are unsaved edits and something changed since the last time."""
        try:
            self._session.autosave.keep(self._folder.path)
        except NandvizError as error:
            self._fail(tr("{error}", error=error))
        else:
            self.failure = ""

    def follow_edits(self, _change: Change) -> None:
        """Save soon: not at once, for what an edit shows comes first."""
        self._soon.start()

    def _fail(self, why: str) -> None:
        is_new = not self.failure
        self.failure = why
        if is_new:
            self.failed.emit(why)

    def save_now(self) -> Path:
        """Write the state whatever it is; return the folder. NandvizError if that fails."""
        folder = self._folder.path
        self._session.autosave.write(folder)
        return folder

    def end(self) -> None:
        """Forget the state: the program ends as it should."""
        for timer in (self._timer, self._soon, self._later):
            timer.stop()
        self._folder.end()
