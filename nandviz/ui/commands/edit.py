"""EDIT: the script, the clipboard, search, settings."""

from dataclasses import dataclass
from typing import Final

from nandviz.ui.commands.command import (
    Command,
    Entry,
    always,
    opened,
    redoable,
    scripted,
    selected,
    undoable,
)
from nandviz.ui.commands.entries import ENTRIES, ExpectNow


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Take the last edit back."""

    when = undoable


@dataclass(frozen=True, slots=True)
class Redo(Command):
    """Make the edit again that was taken back."""

    when = redoable


@dataclass(frozen=True, slots=True)
class SetPolicy(Command):
    """Run the scenario with another value of a policy, as B."""

    key: str
    value: str
    when = scripted


@dataclass(frozen=True, slots=True)
class MoveEntry(Command):
    """Give a script entry another time."""

    index: int
    at_ns: int
    when = scripted


@dataclass(frozen=True, slots=True)
class RemoveEntry(Command):
    """Take a script entry out."""

    index: int
    when = scripted


@dataclass(frozen=True, slots=True)
class DuplicateEntry(Command):
    """Put a copy of a script entry behind it."""

    index: int
    when = scripted


@dataclass(frozen=True, slots=True)
class AddEntry(Command):
    """Put a new entry, in the words of the file, into the script as number ``index``."""

    index: int
    entry: str
    when = scripted


@dataclass(frozen=True, slots=True)
class WriteBreakpoints(Command):
    """Let the scenario have the breakpoints that are on; without one it is said why not."""

    when = opened


@dataclass(frozen=True, slots=True)
class CopyDetails(Command):
    """Copy what the inspector says."""

    when = selected


@dataclass(frozen=True, slots=True)
class CopyText(Command):
    """Put a text on the clipboard."""

    text: str
    when = always


@dataclass(frozen=True, slots=True)
class LetGo(Command):
    """Cancel a run, else leave the full screen, else let go of filter and selection."""

    when = opened


@dataclass(frozen=True, slots=True)
class FocusSearch(Command):
    """Give the keys to the search line."""

    when = opened


@dataclass(frozen=True, slots=True)
class AskGoTo(Command):
    """Ask for a time or an event, and go there."""

    when = opened


@dataclass(frozen=True, slots=True)
class AskSettings(Command):
    """Ask for settings."""

    when = always


@dataclass(frozen=True, slots=True)
class ChangeSettings(Command):
    """Keep these settings.

    Attributes
    ----------
    wheel_zooms
        Whether the plain mouse wheel zooms instead of scrolling lanes.
    play_unit
        What play counts per second: ``events`` or ``us``.
    theme
        ``system``, ``light``, ``dark`` or ``print``.
    """

    wheel_zooms: bool
    play_unit: str
    theme: str
    when = always


EDIT: Final = (
    Entry("edit.undo", "Undo", "Take back the last edit of the script.", "Edit", ("Ctrl+Z",),
          Undo()),
    Entry("edit.redo", "Redo", "Make the edit again that was taken back.", "Edit",
          ("Ctrl+Shift+Z", "Ctrl+Y"), Redo()),
    *ENTRIES,
    Entry("edit.breakpoints", "Write breakpoints into the scenario",
          "Let the scenario have the breakpoints that are on, in place of its own.", "Edit", (),
          WriteBreakpoints()),
    Entry("edit.expect", "Expect what happened now",
          "Write into the scenario what became of its ops, the laws and the metrics, for "
          "nandviz check to judge.", "Edit", (), ExpectNow()),
    Entry("edit.copy", "Copy details", "Copy what the inspector says about the selection.",
          "Edit", ("Ctrl+C",), CopyDetails()),
    Entry("edit.unselect", "Select nothing", "Let go of the selection; cancel a run.", "Edit",
          ("Esc",), LetGo()),
    Entry("edit.search", "Search", "Find ops, events and blocks by their words.", "Edit",
          ("/", "Ctrl+F"), FocusSearch(), "search"),
    Entry("edit.goto", "Go to…", "Go to a time, event, op or place: 5 ms, #17, op 3, block 3.",
          "Edit", ("G",), AskGoTo()),
    Entry("edit.settings", "Settings…", "Mouse wheel, speed, theme, language.", "Edit", ("Ctrl+,",),
          AskSettings()),
)  # fmt: skip
"""Lines of the table."""
