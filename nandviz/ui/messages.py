"""What is said to the user: a line of the status bar, or a bar that asks what to do.

Whatever is said stays as long as it is so, and no longer.
"""

from collections.abc import Callable
from typing import Protocol

from nandviz.language import tr
from nandviz.session.session import Session
from nandviz.ui.bars import MessageBar, Told
from nandviz.ui.commands.command import Command
from nandviz.ui.statusbar.place import StatusLine, always


class Say(Protocol):
    """Say something that asks for nothing, and holds as long as ``holds`` says so."""

    def __call__(self, words: str, holds: Callable[[], bool] = always) -> None:
        """Say it."""


class Messages:
    """Where things are said."""

    def __init__(self, status: StatusLine, bar: MessageBar, session: Session) -> None:
        self._status = status
        self._bar = bar
        self._session = session
        self._refused = ""

    def say(self, words: str, holds: Callable[[], bool] = always) -> None:
        """Say something that asks for nothing, and holds as long as ``holds`` says so."""
        self._refused = ""
        self._bar.refresh()
        self._status.say(words, holds)

    def ask(self, words: Told, *choices: tuple[str, Command | None]) -> None:
        """Say something in the bar; each choice is a button and the command that it sends."""
        self._refused = ""
        self._bar.say(words, *choices)

    def refuse(self, words: str, *choices: tuple[str, Command | None]) -> None:
        """Say in the bar that something was not done, until something else is said or open."""
        self._refused = words
        about = self._about()

        def still() -> str:
            return words if self._refused == words and self._about() == about else ""

        self._bar.say(still, *choices, (tr("Close"), None))

    def _about(self) -> object:
        return id(self._session.run.trace), self._session.files.path

    def clear(self) -> None:
        """Take back what was asked."""
        self._bar.hide()

    def next_wish(self) -> None:
        """Take back what was said of the last wish: another one comes."""
        self._status.hush()

    def refresh(self) -> None:
        """Look whether all that is said is still so."""
        self._status.show_place()
        self._bar.refresh()
