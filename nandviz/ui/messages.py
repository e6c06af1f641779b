"""What is said to the user: a line of the status bar, or a bar that asks what to do."""

from dataclasses import dataclass

from nandviz.ui.bars import MessageBar
from nandviz.ui.commands.command import Command
from nandviz.ui.statusbar.place import StatusLine


@dataclass(frozen=True, slots=True)
class Messages:
    """Where things are said."""

    status: StatusLine
    bar: MessageBar

    def say(self, words: str) -> None:
        """Say something that asks for nothing."""
        self.status.say(words)

    def ask(self, words: str, *choices: tuple[str, Command | None]) -> None:
        """Say something in the bar; each choice is a button and the command that it sends."""
        self.bar.say(words, *choices)

    def refuse(self, words: str) -> None:
        """Say in the bar that something was not done."""
        self.bar.say(words, ("Close", None))

    def clear(self) -> None:
        """Take back what was asked."""
        self.bar.hide()
