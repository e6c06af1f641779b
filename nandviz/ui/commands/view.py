"""VIEW: span, axis, lanes, selection, theme, panes."""

from dataclasses import dataclass
from typing import Final

from nandviz.language import ENGLISH, KOREAN, SYSTEM, noop, said
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.command import Command, Entry, always, opened

THEMES: Final = (
    ("system", noop("Like the system"), noop("Use the colours of the system.")),
    ("light", noop("Light"), noop("Use light colours.")),
    ("dark", noop("Dark"), noop("Use dark colours.")),
    ("print", noop("Patterns in black and white"), noop("Use black and white alone.")),
)
LANGUAGES: Final = (
    (SYSTEM, noop("Like the system")),
    (ENGLISH, "English"),
    (KOREAN, "한국어"),
)
"""What can be spoken, each by its own name for itself."""
AXES: Final = (
    (AxisMode.TIME, noop("Time")),
    (AxisMode.EVENT, noop("Event#")),
    (AxisMode.COMPACT, noop("Compact")),
)


@dataclass(frozen=True, slots=True)
class FitRun(Command):
    """Show the whole run."""

    when = opened


@dataclass(frozen=True, slots=True)
class Zoom(Command):
    """Show a shorter (> 0) or longer (< 0) time, about the pointer or the middle."""

    direction: int
    when = opened


@dataclass(frozen=True, slots=True)
class Pan(Command):
    """Move the view to later (> 0) or earlier (< 0) times."""

    direction: int
    when = opened


@dataclass(frozen=True, slots=True)
class ZoomTo(Command):
    """Show an interval in ns, with some room about it."""

    t0_ns: int
    t1_ns: int
    when = opened


@dataclass(frozen=True, slots=True)
class FocusSelection(Command):
    """Bring the selected op, else that at the playhead, into view; a second time, fit to it."""

    when = opened


@dataclass(frozen=True, slots=True)
class RevealPlayhead(Command):
    """Bring the playhead into view, and the lane of what happened."""

    when = opened


@dataclass(frozen=True, slots=True)
class SetAxis(Command):
    """Change what the axis shows."""

    mode: AxisMode
    when = opened


@dataclass(frozen=True, slots=True)
class NextAxis(Command):
    """Change to the next axis."""

    when = opened


@dataclass(frozen=True, slots=True)
class SetLanguage(Command):
    """Speak a language: ``system``, ``en`` or ``ko``."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class SetTheme(Command):
    """Use ``system``, ``light``, ``dark`` or ``print`` from now on."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class TogglePane(Command):
    """Bring a pane up, or close it where it is up."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class ShowPane(Command):
    """Bring a pane up."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class ClosePane(Command):
    """Close a pane."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class FloatPane(Command):
    """Give a pane a window of its own."""

    name: str
    when = always


@dataclass(frozen=True, slots=True)
class ToggleLegend(Command):
    """Explain the marks, or not."""

    when = always


@dataclass(frozen=True, slots=True)
class ToggleEmptyLanes(Command):
    """Leave out lanes on which nothing happens, or show them."""

    when = opened


@dataclass(frozen=True, slots=True)
class ResetLayout(Command):
    """Put every pane back to its first place."""

    when = always


@dataclass(frozen=True, slots=True)
class ToggleFullScreen(Command):
    """Use the whole screen, or not."""

    when = always


@dataclass(frozen=True, slots=True)
class ShowTimeline(Command):
    """Show the timeline again in place of what could not be opened."""

    when = always


@dataclass(frozen=True, slots=True)
class FocusTimeline(Command):
    """Give the keys to the timeline."""

    when = always


@dataclass(frozen=True, slots=True)
class SelectOp(Command):
    """Select an op in every view, or nothing; neither time nor view moves."""

    uid: int | None
    when = always


@dataclass(frozen=True, slots=True)
class ShowOp(Command):
    """Select an op, and bring it into view where it is in the plan."""

    uid: int
    when = opened


@dataclass(frozen=True, slots=True)
class FilterByOp(Command):
    """Show only the events that touch an op; all for None."""

    uid: int | None
    when = opened


@dataclass(frozen=True, slots=True)
class ClearTables(Command):
    """Let no row of a table be chosen any more."""

    when = always


@dataclass(frozen=True, slots=True)
class ToggleDie(Command):
    """Collapse a die to one lane, or expand it."""

    die: int
    when = opened


@dataclass(frozen=True, slots=True)
class TogglePin(Command):
    """Keep a lane at the top, or let it scroll again."""

    lane: str
    when = opened


def _theme(name: str, title: str, words: str) -> Entry:
    return Entry(
        f"view.theme.{name}",
        said("Theme: {title}", title=said(title)),
        words,
        "View/Theme",
        (),
        SetTheme(name),
        checkable=True,
    )


def _language(name: str, title: str) -> Entry:
    return Entry(
        f"view.language.{name}",
        said("Language: {title}", title=said(title)),
        noop("Speak this language in the window, from now on."),
        "View/Language",
        (),
        SetLanguage(name),
        checkable=True,
    )


def _axis(mode: AxisMode, title: str) -> Entry:
    return Entry(
        f"view.axis.{mode}",
        said("Axis: {title}", title=said(title)),
        said("Show the horizontal axis as {title}.", title=said(title)),
        "View/Axis",
        (),
        SetAxis(mode),
        toolbar=True,
        checkable=True,
        short=title,
    )


def pane_entry(name: str, title: str, words: str) -> Entry:
    """Return the line of a pane."""
    return Entry(
        f"view.pane.{name}",
        said("{title} pane", title=said(title)),
        said("{words}.", words=said(words)),
        "View/Panes",
        (),
        TogglePane(name),
        checkable=True,
    )


VIEW: Final = (
    Entry("view.fit", "Fit", "Show the whole run.", "View", ("Ctrl+0",), FitRun(), "fit",
          toolbar=True),
    Entry("view.zoom-in", "Zoom in", "Show a shorter time.", "View", ("W", "Ctrl++"), Zoom(1)),
    Entry("view.zoom-out", "Zoom out", "Show a longer time.", "View", ("S", "Ctrl+-"), Zoom(-1)),
    Entry("view.pan-left", "Earlier", "Move the view to earlier times.", "View", ("A",), Pan(-1)),
    Entry("view.pan-right", "Later", "Move the view to later times.", "View", ("D",), Pan(1)),
    Entry("view.focus", "Focus", "Show the selected op, else that at the playhead; twice: fit.",
          "View", ("F",), FocusSelection()),
    Entry("view.playhead", "Playhead", "Bring the playhead back into view.", "View", ("P",),
          RevealPlayhead()),
    Entry("view.axis-mode", "Next axis mode", "Change between Time, Event# and Compact.",
          "View/Axis", ("T",), NextAxis()),
    *(_axis(*axis) for axis in AXES),
    *(_theme(*theme) for theme in THEMES),
    *(_language(*each) for each in LANGUAGES),
)  # fmt: skip
"""Lines of the table above those of the panes."""

VIEW_OPTIONS: Final = (
    Entry("view.legend", "Legend", "Explain the marks of the timeline.", "View", ("L",),
          ToggleLegend(), checkable=True),
    Entry("view.hide-empty", "Hide empty lanes", "Leave out lanes on which nothing happens.",
          "View", (), ToggleEmptyLanes(), checkable=True),
    Entry("view.reset-layout", "Reset layout", "Put every pane back to its first place.", "View",
          (), ResetLayout()),
    Entry("view.full-screen", "Full screen", "Use the whole screen.", "View",
          ("Alt+Return", "Ctrl+Return"), ToggleFullScreen(), checkable=True),
)  # fmt: skip
"""Lines of the table below those of the panes."""
