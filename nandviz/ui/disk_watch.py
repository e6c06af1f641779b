"""Hears when files change on the disk, also where they are replaced by a rename."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS: Final = 200
"""Time that an editor gets to finish writing before the files are looked at."""
_POLL_MS: Final = 2000


class DiskWatch(QObject):
    """Watches files; ``diskChanged`` follows when something may have changed at them."""

    diskChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: object = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self.diskChanged)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self.diskChanged)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())

    def watch(self, files: Iterable[Path]) -> None:
        """Watch files and nothing else; their folders too, for a rename ends the watch of a file.

        A link is watched where it lies and where it leads to.
        """
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._told = None
        named = {each for path in files for each in (path, Path(os.path.realpath(path)))}
        wanted = {str(each) for path in named for each in (path, path.parent) if each.exists()}
        paths = {each for each in wanted if _is_text(each)}
        if paths:
            self._watcher.addPaths(sorted(paths))
        if paths < wanted:  # Qt knows no file names that are no text
            self._poll.start()
        else:
            self._poll.stop()

    def end(self) -> None:
        """Watch nothing any more."""
        self._settle.stop()
        self._poll.stop()

    def is_new(self, paths: Iterable[Path]) -> bool:
        """Whether these files are not as they were when this was asked last, or watched anew."""
        now = {path: _stamp(path) for path in paths}
        told, self._told = self._told, now
        return now != told


def _is_text(path: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in path)


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino
