"""EDIT: entries of the script, from where one points at: a place of the timeline, or an op."""

from dataclasses import dataclass
from typing import Final

from nandviz.model.words import Kind
from nandviz.ui.commands.command import AppState, Command, Entry, always, scripted


def _op_selected(state: AppState) -> bool:
    """With a scenario open, and something selected."""
    return state.scripted and state.selected


@dataclass(frozen=True, slots=True)
class AskEntry(Command):
    """Ask for a new script entry.

    Attributes
    ----------
    index
        Where it comes to stand; None for the end.
    at_ns
        The time that is proposed; None for that of the playhead.
    """

    index: int | None = None
    at_ns: int | None = None
    when = scripted


@dataclass(frozen=True, slots=True)
class AskOp(Command):
    """Ask for an op of a kind at an instant; a block and page that make sense are proposed.

    Attributes
    ----------
    plane
        Where the block is to lie; None for any.
    """

    kind: Kind
    at_ns: int
    die: int
    plane: int | None = None
    when = scripted


@dataclass(frozen=True, slots=True)
class AddOp(Command):
    """Put an op that has no address into the script, at its end."""

    op: str
    at_ns: int
    die: int
    when = scripted


@dataclass(frozen=True, slots=True)
class AskMove(Command):
    """Ask for another time of a script entry."""

    index: int
    when = scripted


@dataclass(frozen=True, slots=True)
class AddNow(Command):
    """Suspend or resume at the cursor, on the die of the selected op, else where one can."""

    kind: Kind
    when = scripted


@dataclass(frozen=True, slots=True)
class AskMoveSelected(Command):
    """Ask for another time of the entry of the selected op."""

    when = _op_selected


@dataclass(frozen=True, slots=True)
class DuplicateSelected(Command):
    """Put a copy of the entry of the selected op behind it."""

    when = _op_selected


@dataclass(frozen=True, slots=True)
class RemoveSelected(Command):
    """Take the entry of the selected op out of the script."""

    when = _op_selected


@dataclass(frozen=True, slots=True)
class ExpectNow(Command):
    """Let the scenario expect what happened.

    Attributes
    ----------
    uid
        To one op of the script; None for all of them, the laws and the metrics.
    """

    uid: int | None = None
    when = scripted


@dataclass(frozen=True, slots=True)
class ExpectSelected(Command):
    """Let the scenario expect what happened to the selected op."""

    when = _op_selected


@dataclass(frozen=True, slots=True)
class RemoveEntries(Command):
    """Take some entries out of the script, in one edit."""

    indices: tuple[int, ...]
    when = scripted


@dataclass(frozen=True, slots=True)
class CopyEntries(Command):
    """Put some entries on the clipboard as YAML."""

    indices: tuple[int, ...]
    when = scripted


@dataclass(frozen=True, slots=True)
class PasteEntries(Command):
    """Put the entries of the clipboard into the script.

    Attributes
    ----------
    index
        Where the first of them comes to stand; None for the end.
    """

    index: int | None = None
    when = scripted


@dataclass(frozen=True, slots=True)
class DragEntry(Command):
    """Show what would be if a script entry stood at another time; nothing is changed.

    Attributes
    ----------
    at_ns
        The time that is pointed at.
    free
        Not to be snapped to an edge.
    """

    index: int
    at_ns: int
    free: bool = False
    when = scripted


@dataclass(frozen=True, slots=True)
class DropEntry(Command):
    """Give the script entry that is dragged the time that is shown."""

    when = scripted


@dataclass(frozen=True, slots=True)
class LeaveEntry(Command):
    """Drag a script entry no more: it stays where it was."""

    when = always


ENTRIES: Final = (
    Entry("edit.entry", "New script entry…", "Put a new entry into the script.", "Edit",
          (), AskEntry()),
    Entry("edit.suspend", "Suspend at the cursor",
          "Suspend what runs at the pointer, else at the newest mark, else at the playhead.",
          "Edit/Entry",
          (), AddNow(Kind.SUSPEND)),
    Entry("edit.resume", "Resume at the cursor",
          "Resume what is suspended at the pointer, the newest mark, or the playhead.",
          "Edit/Entry",
          (), AddNow(Kind.RESUME)),
    Entry("edit.paste", "Paste script entries",
          "Put the entries on the clipboard, in YAML, at the end of the script.", "Edit/Entry",
          (), PasteEntries()),
    Entry("edit.move", "Move the entry of the selected op…",
          "Give the entry of the selected op another time.", "Edit/Entry", (), AskMoveSelected()),
    Entry("edit.duplicate", "Duplicate the entry of the selected op",
          "Put a copy of the entry of the selected op behind it.", "Edit/Entry",
          (), DuplicateSelected()),
    Entry("edit.remove", "Delete the entry of the selected op",
          "Take the entry of the selected op out of the script.", "Edit/Entry",
          (), RemoveSelected()),
    Entry("edit.expect_op", "Expect what happened to the selected op",
          "Write into the scenario what became of the selected op, for nandviz check to judge.",
          "Edit/Entry", (), ExpectSelected()),
)  # fmt: skip
"""Lines of the table."""
