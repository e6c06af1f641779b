"""Comparing long runs in a thread of its own, while the window stays alive."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QObject, QTimer

from nandviz.session.changes import Change
from nandviz.session.comparing import Comparing
from nandviz.session.session import Session

_LOOK_EVERY_MS: Final = 30


class CompareAside(QObject):
    """Compares runs A and B once both are complete, where that takes too long to be done at once.

    One pair at a time: what comes for runs that are not open any more is not taken.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._branch = session.branch
        self._branch.compared_aside = True
        self._thread: ThreadPoolExecutor | None = None
        self._comparing: Comparing | None = None
        self._future: Future[None] | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, _change: Change) -> None:
        """Begin where a comparison is waited for."""
        a = self._branch.a
        if a is not None and self._future is None and self._branch.is_compared_aside:
            self._comparing = Comparing(a, self._session.run)
            if self._thread is None:
                self._thread = ThreadPoolExecutor(1, thread_name_prefix="compare")
            self._future = self._thread.submit(self._comparing.run)
            self._timer.start()

    def _look(self) -> None:
        comparing, future = self._comparing, self._future
        if comparing is None or future is None or not future.done():
            return
        self._comparing = self._future = None
        self._timer.stop()
        future.result()  # raises what the comparing raised
        self._branch.take(comparing)
        self.follow(frozenset())

    def end(self) -> None:
        """Compare no more, and wait until what is being compared is done."""
        self._timer.stop()
        self._branch.compared_aside = False
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
