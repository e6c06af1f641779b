"""Judging the laws of a long run in a thread of its own, while the window stays alive."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Final

from PySide6.QtCore import QObject, QTimer

from nandviz.session.changes import Change
from nandviz.session.laws import Judging, Laws, LawState
from nandviz.session.session import Session

_LOOK_EVERY_MS: Final = 50


class LawJudge(QObject):
    """Judges the run that is in front, once it is complete and too long to be judged at once.

    One run at a time: one that is not in front any more is left after the law that it is at.

    Parameters
    ----------
    arriving
        Entered while verdicts are taken, which may end a move that waited for them.
    """

    def __init__(
        self,
        session: Session,
        arriving: Callable[[], AbstractContextManager[None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._arriving = arriving
        self._thread: ThreadPoolExecutor | None = None
        session.runs.judged_aside = True
        self._laws: Laws | None = None
        self._judging: Judging | None = None
        self._future: Future[None] | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, _change: Change) -> None:
        """Begin where verdicts are waited for; stop where another run is in front."""
        laws = self._session.shown.laws
        waited_for = laws.state is LawState.JUDGING
        if laws is self._laws and waited_for:
            return
        self._stop()
        if waited_for:
            self._begin(laws)

    def _begin(self, laws: Laws) -> None:
        self._laws, self._judging = laws, laws.begin()
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="judge")
        self._future = self._thread.submit(self._judging.run)
        self._timer.start()

    def _stop(self) -> None:
        if self._judging is not None:
            self._judging.stop()
        self._laws = self._judging = self._future = None
        self._timer.stop()

    def _look(self) -> None:
        laws, judging, future = self._laws, self._judging, self._future
        if laws is None or judging is None or future is None or not future.done():
            return
        self._stop()
        future.result()  # raises what the judging raised
        with self._arriving():
            laws.take(judging)

    def end(self) -> None:
        """Judge no more, and wait until the law that is being judged is done."""
        self._stop()
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
