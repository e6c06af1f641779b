"""FILE: open, save, take along."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from nandviz.exchange.format import ImportOptions
from nandviz.language import noop
from nandviz.ui.commands.command import Command, Entry, always, imported, opened, reloadable
from nandviz.ui.commands.compare import COMPARE_WITH
from nandviz.ui.commands.sweep import AskOpenSweep


@dataclass(frozen=True, slots=True)
class AskOpen(Command):
    """Let the user choose a file, and open it."""

    when = always


@dataclass(frozen=True, slots=True)
class AskOpenFolder(Command):
    """Let the user choose a folder that holds a trace, and open it."""

    when = always


@dataclass(frozen=True, slots=True)
class AskBuiltin(Command):
    """Let the user choose a built-in scenario, and open it."""

    when = always


@dataclass(frozen=True, slots=True)
class OpenFile(Command):
    """Open a file, a folder that holds a trace, or a built-in scenario as ``@name``.

    Unsaved edits are asked about.
    """

    source: str
    when = always


@dataclass(frozen=True, slots=True)
class RetryOpen(Command):
    """Open again what could not be opened."""

    when = always


@dataclass(frozen=True, slots=True)
class CancelOpen(Command):
    """Stop waiting for a long file; what was open stays open."""

    when = always


@dataclass(frozen=True, slots=True)
class Reload(Command):
    """Read the file again; the playhead and the view stay. Without one: what could not be read."""

    when = reloadable


@dataclass(frozen=True, slots=True)
class ToggleFollowing(Command):
    """Read the files again by itself whenever they change, or ask first."""

    when = always


@dataclass(frozen=True, slots=True)
class AskJudge(Command):
    """Ask with which configuration, and which rounding, an import is judged."""

    when = imported


@dataclass(frozen=True, slots=True)
class Judge(Command):
    """Read an import again, with what is known beside its files; the view stays."""

    options: ImportOptions
    when = imported


@dataclass(frozen=True, slots=True)
class Save(Command):
    """Write the scenario to its file, asking for one where it has none."""

    when = opened


@dataclass(frozen=True, slots=True)
class SaveOver(Command):
    """Write the scenario to its file, whatever that is by now."""

    when = opened


@dataclass(frozen=True, slots=True)
class ShowDifference(Command):
    """Show what differs between the scenario and its file."""

    when = opened


@dataclass(frozen=True, slots=True)
class AskSaveAs(Command):
    """Let the user choose a file, and write the scenario to it."""

    when = opened


@dataclass(frozen=True, slots=True)
class AskSaveTrace(Command):
    """Let the user choose a file, and write the trace to it: it opens without simulating."""

    when = opened


@dataclass(frozen=True, slots=True)
class RestoreSession(Command):
    """Take up what a crash has left in a folder."""

    folder: Path
    when = always


@dataclass(frozen=True, slots=True)
class DiscardSession(Command):
    """Remove what a crash has left in a folder."""

    folder: Path
    when = always


class What(Enum):
    """What can be taken along; the value is said to the user, that of FOREIGN with whose files."""

    TIMELINE = noop("Picture of the timeline")
    WINDOW = noop("Picture of the window")
    CSV = noop("CSV files")
    FOREIGN = noop("Files of")
    EVIDENCE = noop("Evidence folder (pictures, CSV files, scenario, versions)")


PICTURES: Final = frozenset({What.TIMELINE, What.WINDOW})


@dataclass(frozen=True, slots=True)
class AskExport(Command):
    """Ask what to take along, how and where to."""

    what: What
    when = opened


@dataclass(frozen=True, slots=True)
class Export(Command):
    """Take something along.

    Attributes
    ----------
    path
        File or folder to write.
    form
        Pictures: ``PNG`` or ``SVG``, as the suffix of the path must say too.
    clipboard
        Whether a picture goes to the clipboard instead.
    whole
        Pictures of the timeline: the whole run instead of what is visible.
    scale
        PNG: pixels for each logical pixel, 1 to 3.
    as_of
        CSV, other programs: the run as of the playhead instead of the whole run.
    layout
        Files of another program: the name of their format.
    theme
        Pictures of the timeline: the name of a theme, empty for that of the window.
    """

    what: What
    path: Path
    form: str
    clipboard: bool
    whole: bool
    scale: int
    as_of: bool
    layout: str = ""
    theme: str = ""
    when = opened


@dataclass(frozen=True, slots=True)
class CopyPicture(Command):
    """Put a picture of what is visible on the clipboard."""

    when = opened


@dataclass(frozen=True, slots=True)
class Quit(Command):
    """Close the window."""

    when = always


FILE: Final = (
    Entry("file.open", "Open…", "Open a scenario file.", "File", ("Ctrl+O",), AskOpen(), "open"),
    Entry("file.open-folder", "Open trace folder…", "Open a folder of nandseqgen_v2 CSV files.",
          "File", (), AskOpenFolder()),
    Entry("file.open-sweep", "Open sweep results…",
          "Show the points of a sweep that was made before.", "File", (), AskOpenSweep()),
    Entry("file.builtin", "Open built-in scenario…", "Choose a scenario that comes along.",
          "File", ("Ctrl+Shift+O",), AskBuiltin()),
    *COMPARE_WITH,
    Entry("file.reload", "Reload", "Read the file again, keeping the view.", "File", ("Ctrl+R",),
          Reload()),
    Entry("file.follow", "Follow changes on disk",
          "Read the files again whenever they change; the view and the playhead stay.", "File", (),
          ToggleFollowing(), checkable=True),
    Entry("file.judge", "Judge import with…",
          "Take times, buses and policies from the config.yaml that the files were made with.",
          "File", (), AskJudge()),
    Entry("file.save", "Save", "Write the scenario to its file.", "File", ("Ctrl+S",), Save()),
    Entry("file.save-as", "Save as…", "Write the scenario to another file.", "File",
          ("Ctrl+Shift+S",), AskSaveAs()),
    Entry("file.save-trace", "Save trace…", "Write what happened, to open it without simulating.",
          "File", (), AskSaveTrace()),
    Entry("file.export", "Export…", "Take pictures, files (CSV, Perfetto, VCD) or evidence along.",
          "File", ("Ctrl+E",), AskExport(What.EVIDENCE), "export"),
    Entry("file.picture", "Picture…", "Write a picture of the timeline.", "File",
          ("Ctrl+Shift+E",), AskExport(What.TIMELINE), "picture"),
    Entry("file.copy-picture", "Copy picture", "Put a picture of the timeline on the clipboard.",
          "File", ("Ctrl+Shift+C",), CopyPicture()),
    Entry("file.quit", "Quit", "Close the window.", "File", ("Ctrl+Q",), Quit()),
)  # fmt: skip
"""Lines of the table."""
