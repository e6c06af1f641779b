"""The state of an unsaved session on the disk, taken up again after a crash.

Each running program has a folder of its own below the given one, held by a lock file; a folder
whose lock nobody holds is what a crash has left.
"""

import os
import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer

from nandviz.errors import NandvizError
from nandviz.session.session import Session

_EVERY_MS: Final = 5000
_LOCK: Final = "lock"
_NOT_STALE_BY_AGE: Final = 0


class Recovery(QObject):
    """Saves a session every few seconds while it has unsaved edits.

    Parameters
    ----------
    folder
        Where all programs keep theirs.
    """

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._root = folder
        self._own = folder / f"session-{os.getpid()}"
        self._own.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._own)
        self._lock.tryLock(0)
        self.failure = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.save)
        self._timer.start()

    def left_over(self) -> Path | None:
        """Return a folder that a crash has left, None if there is none."""
        for folder in sorted(self._root.glob("session-*")):
            if folder == self._own:
                continue
            lock = _lock(folder)
            if lock.tryLock(0):
                lock.unlock()
                if any(path.name != _LOCK for path in folder.iterdir()):
                    return folder
                shutil.rmtree(folder, ignore_errors=True)
        return None

    def take_up(self, folder: Path) -> None:
        """Restore what a crash has left.

        Raises
        ------
        NandvizError
            If it is damaged; what is open stays open.
        """
        self._session.autosave.recover(folder)
        self.discard(folder)

    def discard(self, folder: Path) -> None:
        """Remove what a crash has left."""
        shutil.rmtree(folder, ignore_errors=True)

    def save(self) -> None:
        """Write the state if there are unsaved edits and something changed since the last time."""
        try:
            self._session.autosave.keep(self._own)
        except NandvizError as error:
            self.failure = str(error)

    def save_now(self) -> Path:
        """Write the state whatever it is; return the folder. NandvizError if that fails."""
        self._session.autosave.write(self._own)
        return self._own

    def end(self) -> None:
        """Forget the state: the program ends as it should."""
        self._timer.stop()
        self._lock.unlock()
        shutil.rmtree(self._own, ignore_errors=True)


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(_NOT_STALE_BY_AGE)
    return lock
