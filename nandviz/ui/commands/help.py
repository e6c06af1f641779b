"""HELP: palette, keys, versions, and what is said in the status line."""

from dataclasses import dataclass
from typing import Final

from nandviz.ui.commands.command import Command, Entry, always


@dataclass(frozen=True, slots=True)
class ShowPalette(Command):
    """Open the command palette."""

    when = always


@dataclass(frozen=True, slots=True)
class ShowKeys(Command):
    """Show every key."""

    when = always


@dataclass(frozen=True, slots=True)
class BindKeys(Command):
    """Give a command of the table these keys and no others; who has them loses them."""

    name: str
    keys: tuple[str, ...]
    when = always


@dataclass(frozen=True, slots=True)
class ResetKeys(Command):
    """Give a command of the table its own keys again; every command for None."""

    name: str | None
    when = always


@dataclass(frozen=True, slots=True)
class ShowOpEnd(Command):
    """Show five ways to end an op."""

    when = always


@dataclass(frozen=True, slots=True)
class ShowAbout(Command):
    """Show versions."""

    when = always


@dataclass(frozen=True, slots=True)
class ShowMessage(Command):
    """Say something in the status line."""

    words: str
    when = always


@dataclass(frozen=True, slots=True)
class ShowRefusal(Command):
    """Say in the bar that something was not done, and why."""

    words: str
    when = always


HELP: Final = (
    Entry("help.palette", "Command palette…", "Find a command by its words.", "Help",
          ("Ctrl+Shift+P",), ShowPalette()),
    Entry("help.keys", "Keys…", "Show every key and mouse move; choose other keys.", "Help",
          ("?", "F1"), ShowKeys()),
    Entry("help.op-end", "Five ways to end an op…",
          "See why OP_END is cancelled by its handle: drag a RESUME across the old end.", "Help",
          (), ShowOpEnd()),
    Entry("help.about", "About nandviz", "Show versions.", "Help", (), ShowAbout()),
)  # fmt: skip
"""Lines of the table."""
