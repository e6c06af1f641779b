"""Following a session: who hears at once, and who hears of mere growth only now and then."""

from contextlib import ExitStack
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from nandviz.session.changes import Change, Topic
from nandviz.session.listeners import Listener
from nandviz.session.session import Session

_GROWING_MS: Final = 150
"""How often those who need not hear at once follow a run that grows while the playhead rests."""
_GROWTH: Final = frozenset({Topic.TRACE})


class Following(QObject):
    """The subscriptions of a window to its session."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._subscriptions = ExitStack()
        self._late: dict[Listener, None] = {}
        self._timer = QTimer(self, interval=_GROWING_MS, singleShot=True)
        self._timer.timeout.connect(self._tell_late)

    def at_once(self, listener: Listener, *topics: Topic) -> None:
        """Call a listener after every change of these topics."""
        self._subscriptions.callback(self._session.subscribe(listener, *topics))

    def calmly(self, listener: Listener, *topics: Topic) -> None:
        """Call a listener after every change of these topics, but of growth alone seldom."""
        self.at_once(partial(self._pass_on, listener), *topics)

    def _pass_on(self, listener: Listener, change: Change) -> None:
        if change == _GROWTH:
            self._late[listener] = None
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._late.pop(listener, None)
            listener(change)

    def _tell_late(self) -> None:
        late, self._late = self._late, {}
        for listener in late:
            listener(_GROWTH)

    def end(self) -> None:
        """Hear of nothing any more."""
        self._timer.stop()
        self._subscriptions.close()
