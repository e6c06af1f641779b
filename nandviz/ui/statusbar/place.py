"""The status line: file, what is suspended, event, why it stopped."""

from PySide6.QtWidgets import QStatusBar

from nandviz.session.session import Session
from nandviz.text import plain
from nandviz.ui.words import hint


def suspended_words(session: Session) -> str:
    """Return ``PROGRAM suspended on die 0``, or nothing."""
    found = dict.fromkeys((s.die, str(s.axis)) for s in session.playhead.as_of().stack())
    return ", ".join(f"{axis} suspended on die {die}" for die, axis in found)


def place_words(session: Session, said: str) -> str:
    """Return the status line as of the playhead; ``said`` stands at its end."""
    star = "*" if session.files.modified else ""
    words = [
        f"{session.files.title}{star}",
        suspended_words(session),
        f"event {session.playhead.k}/{session.run.head}",
        said,
    ]
    return " · ".join(each for each in words if each)


class StatusLine:
    """Shows the place in the status bar, and what was said last."""

    def __init__(self, bar: QStatusBar, session: Session) -> None:
        self._bar = bar
        self._session = session
        self._said = ""

    def say(self, words: str) -> None:
        """Say something in place of what was said before."""
        self._said = words
        self.show_place()

    def show_place(self) -> None:
        """Show where the session stands."""
        words = plain(place_words(self._session, self._said))
        self._bar.showMessage(words)
        self._bar.setToolTip(hint(words))
