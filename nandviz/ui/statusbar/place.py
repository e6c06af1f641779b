"""The status line: file, what is suspended, event, why it stopped."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QStatusBar

from nandviz.language import noop, spoken, tr
from nandviz.session.session import Session
from nandviz.text import plain
from nandviz.ui.words import hint

PARTIAL: Final = noop("the run is not complete")


def suspended_words(session: Session) -> str:
    """Return ``PROGRAM suspended on die 0``, or nothing."""
    found = dict.fromkeys((s.die, str(s.axis)) for s in session.playhead.as_of().stack())
    return ", ".join(tr("{axis} suspended on die {die}", axis=axis, die=die) for die, axis in found)


def place_words(session: Session, said: str) -> str:
    """Return the status line as of the playhead; ``said`` stands at its end."""
    star = "*" if session.files.modified else ""
    words = [
        f"{session.files.title}{star}",
        suspended_words(session),
        _event_words(session),
        tr(PARTIAL) if session.shown.partial else "",
        spoken(session.playhead.stop_words),
        spoken(said),
    ]
    return " · ".join(each for each in words if each)


def _event_words(session: Session) -> str:
    k, last = session.playhead.k, session.shown.head
    return f"event {k}/{last}" if k >= 0 else tr("start, {last} events", last=last + 1)


def always() -> bool:
    """Hold whatever happens."""
    return True


class StatusLine:
    """Shows the place in the status bar, and what was said last as long as it holds.

    That is: while the same run is in front, the playhead stands where it stood, the file is the
    same, and what was given with the words is so.
    """

    def __init__(self, bar: QStatusBar, session: Session) -> None:
        self._bar = bar
        self._session = session
        self._said = ""
        self._holds: Callable[[], bool] = always
        # Qt shows the help of a menu's line in place of the words, and leaves nothing behind.
        bar.messageChanged.connect(self._bring_back)

    def say(self, words: str, holds: Callable[[], bool] = always) -> None:
        """Say something in place of what was said before."""
        here = self._here()
        self._said = words
        self._holds = lambda: self._here() == here and holds()
        self.show_place()

    def hush(self) -> None:
        """Take back what was said: something else is wanted."""
        self._said = ""

    def _here(self) -> object:
        session = self._session
        return id(session.shown.trace), session.playhead.k, session.files.path

    def show_place(self) -> None:
        """Show where the session stands."""
        if self._said and not self._holds():
            self._said = ""
        words = plain(place_words(self._session, self._said))
        self._bar.showMessage(words)
        self._bar.setToolTip(hint(words))

    def _bring_back(self, shown: str) -> None:
        if not shown:
            self.show_place()
