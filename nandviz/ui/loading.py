"""Reading a long file in a thread of its own, while the window stays alive."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY_MS: Final = 50


class Loading(QObject):
    """Reads one file at a time.

    ``fileRead(future)`` follows in the window's thread: its ``result()`` is what was read, or
    raises what the reading raised. ``timePassed(seconds)`` is sent in between. A reading that is
    cancelled goes on to its end in its thread; nobody takes what it has read.
    """

    fileRead = Signal(object)
    timePassed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._future: Future[object] | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._future is not None

    def start(self, path: Path, read: Callable[[Path], object]) -> None:
        """Read a file; what was being read is cancelled."""
        self.cancel()
        executor = ThreadPoolExecutor(1, thread_name_prefix="read")
        self._future = executor.submit(read, path)
        executor.shutdown(wait=False)
        self._began = monotonic()
        self._timer.start()

    def cancel(self) -> None:
        """Forget what is being read."""
        self._future = None
        self._timer.stop()

    def _look(self) -> None:
        future = self._future
        if future is None:
            return
        if not future.done():
            self.timePassed.emit(monotonic() - self._began)
            return
        self.cancel()
        self.fileRead.emit(future)
