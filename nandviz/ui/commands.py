"""The one table of commands: menu bar, toolbar, keys, palette, help and tests all read it.

A command names what a person wants; its action sends that wish to one of the window's controls.
Nothing else in the program binds a key or fills a menu.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nandviz.query.jumps import JumpKind

if TYPE_CHECKING:
    from nandviz.ui.controls import Controls

MENUS: Final = ("File", "Edit", "View", "Run", "Analyse", "Help")
"""Menus of the menu bar, in order."""


@dataclass(frozen=True, slots=True)
class AppState:
    """What is so at the moment, as far as a command's being possible depends on it.

    Attributes
    ----------
    opened
        A scenario is open.
    busy
        A run or a play is under way.
    at_start, at_end
        The playhead stands at event -1; nothing is left to handle after it.
    selected
        Something is selected.
    changed
        The scenario differs from its file.
    can_undo, can_redo
        There is an edit to take back, or one taken back.
    checked
        Names of the checkable commands that are on.
    """

    opened: bool = False
    busy: bool = False
    at_start: bool = True
    at_end: bool = True
    selected: bool = False
    changed: bool = False
    can_undo: bool = False
    can_redo: bool = False
    checked: frozenset[str] = frozenset()


def always(_facts: AppState) -> bool:
    """Whatever is open."""
    return True


def opened(facts: AppState) -> bool:
    """With a scenario open."""
    return facts.opened


def forward(facts: AppState) -> bool:
    """Something is left after the playhead, or a run is under way (and can be paused)."""
    return facts.opened and (facts.busy or not facts.at_end)


def back(facts: AppState) -> bool:
    """Something lies before the playhead, or a run is under way."""
    return facts.opened and (facts.busy or not facts.at_start)


def busy(facts: AppState) -> bool:
    """While a run or a play is under way."""
    return facts.busy


def selected(facts: AppState) -> bool:
    """With an op or an event selected."""
    return facts.opened and facts.selected


def forward_selected(facts: AppState) -> bool:
    """With a selection and something left after the playhead."""
    return forward(facts) and facts.selected


def back_selected(facts: AppState) -> bool:
    """With a selection and something before the playhead."""
    return back(facts) and facts.selected


def undoable(facts: AppState) -> bool:
    """With an edit to take back."""
    return facts.can_undo


def redoable(facts: AppState) -> bool:
    """With an edit that was taken back."""
    return facts.can_redo


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can ask for.

    Attributes
    ----------
    name
        Unique, ``group.what-it-does``.
    title
        Words of the menu and the palette; ``…`` at the end where a dialog follows.
    help
        One sentence for tooltip, status line and the list of keys.
    menu
        One of `MENUS`, with ``/Submenu`` where it stands in one.
    keys
        Key sequences in Qt's portable spelling; the first is the one shown.
    when
        Whether it is possible now.
    action
        Sends it.
    icon
        Name of the drawing in ``resources/icons``, empty for none.
    toolbar
        Whether it is a button of the toolbar.
    checkable
        Whether it shows a state that is on or off (`AppState.checked`).
    """

    name: str
    title: str
    help: str
    menu: str
    keys: tuple[str, ...]
    when: Callable[[AppState], bool]
    action: Callable[["Controls"], None]
    icon: str = ""
    toolbar: bool = False
    checkable: bool = False


@dataclass(frozen=True, slots=True)
class Pane:
    """A dock of the window: ``name`` is unique, ``title`` stands on its tab."""

    name: str
    title: str
    help: str


PANES: Final = (
    Pane("events", "Events", "Every event handled so far"),
    Pane("pending", "Pending queue", "Events still to come, and those that were cancelled"),
    Pane("backlog", "Backlog", "Ops that wait, by axis and die"),
    Pane("suspended", "Suspended", "Ops on the suspended stacks, consumed and remaining"),
    Pane("refusals", "Refusals", "Ops that were refused, why, and what was in the way"),
    Pane("metrics", "Metrics", "Counters and gauges, with their course"),
    Pane("figures", "Run figures", "Latencies, delays, what suspends cost, utilisation"),
    Pane("laws", "Laws", "The laws and their verdicts"),
    Pane("script", "Script", "Entries of the scenario; times can be edited"),
    Pane("breakpoints", "Breakpoints", "Where a run stops, and how often it was reached"),
    Pane("inspector", "Inspector", "Everything about the selected op or event"),
)
"""The docks; all but the inspector stand as tabs below the timeline."""

KINDS: Final = tuple((kind.name.lower().replace("_", "-"), kind) for kind in JumpKind)
"""Kinds of moments that N and Shift+N go to: name and kind."""

THEMES: Final = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))
AXES: Final = (("time", "Time"), ("event", "Event#"), ("compact", "Compact"))


def _pane(pane: Pane) -> Command:
    return Command(
        f"view.pane.{pane.name}",
        f"{pane.title} pane",
        f"{pane.help}.",
        "View/Panes",
        (),
        always,
        lambda c: c.app.toggle_pane(pane.name),
        checkable=True,
    )


def _kind(name: str, kind: JumpKind) -> Command:
    title = kind[0].upper() + kind[1:]
    return Command(
        f"analyse.kind.{name}",
        f"N goes to: {title}",
        f"Make {kind} the kind that N and Shift+N go to.",
        "Analyse/Chosen kind",
        (),
        opened,
        lambda c: c.look.choose_kind(kind),
        checkable=True,
    )


def _theme(name: str, title: str) -> Command:
    return Command(
        f"view.theme.{name}",
        f"Theme: {title}",
        f"Use the colours of: {title.lower()}.",
        "View/Theme",
        (),
        always,
        lambda c: c.app.set_theme(name),
        checkable=True,
    )


def _axis(name: str, title: str) -> Command:
    return Command(
        f"view.axis.{name}",
        f"Axis: {title}",
        f"Show the horizontal axis as {title}.",
        "View/Axis",
        (),
        opened,
        lambda c: c.look.set_axis(name),
        toolbar=True,
        checkable=True,
    )


_FILE = (
    Command("file.open", "Open…", "Open a scenario file.", "File", ("Ctrl+O",), always,
            lambda c: c.files.ask_open(), "open"),
    Command("file.open-folder", "Open trace folder…", "Open a folder of nandseqgen_v2 CSV files.",
            "File", (), always, lambda c: c.files.ask_open_folder()),
    Command("file.builtin", "Open built-in scenario…", "Choose a scenario that comes along.",
            "File", ("Ctrl+Shift+O",), always, lambda c: c.files.ask_builtin()),
    Command("file.reload", "Reload", "Read the file again, keeping the view.", "File", ("Ctrl+R",),
            opened, lambda c: c.files.reload()),
    Command("file.save", "Save", "Write the scenario to its file.", "File", ("Ctrl+S",), opened,
            lambda c: c.files.save()),
    Command("file.save-as", "Save as…", "Write the scenario to another file.", "File",
            ("Ctrl+Shift+S",), opened, lambda c: c.files.ask_save_as()),
    Command("file.save-trace", "Save trace…", "Write what happened, to open it without simulating.",
            "File", (), opened, lambda c: c.files.ask_save_trace()),
    Command("file.export", "Export…", "Take pictures, files or an evidence folder along.",
            "File", ("Ctrl+E",), opened, lambda c: c.files.ask_export(), "export"),
    Command("file.picture", "Picture…", "Write a picture of the timeline.", "File",
            ("Ctrl+Shift+E",), opened, lambda c: c.files.ask_picture(), "picture"),
    Command("file.copy-picture", "Copy picture", "Put a picture of the timeline on the clipboard.",
            "File", ("Ctrl+Shift+C",), opened, lambda c: c.files.copy_picture()),
    Command("file.quit", "Quit", "Close the window.", "File", ("Ctrl+Q",), always,
            lambda c: c.app.close()),
)  # fmt: skip

_EDIT = (
    Command("edit.undo", "Undo", "Take back the last edit of the script.", "Edit", ("Ctrl+Z",),
            undoable, lambda c: c.files.undo()),
    Command("edit.redo", "Redo", "Make the edit again that was taken back.", "Edit",
            ("Ctrl+Shift+Z", "Ctrl+Y"), redoable, lambda c: c.files.redo()),
    Command("edit.copy", "Copy details", "Copy what the inspector says about the selection.",
            "Edit", ("Ctrl+C",), selected, lambda c: c.app.copy_details()),
    Command("edit.unselect", "Select nothing", "Let go of the selection; cancel a run.", "Edit",
            ("Esc",), opened, lambda c: c.app.escape()),
    Command("edit.search", "Search", "Find ops, events and blocks by their words.", "Edit",
            ("/", "Ctrl+F"), opened, lambda c: c.app.search(), "search"),
    Command("edit.goto", "Go to…", "Go to a time in µs or to an event, like #17.", "Edit", ("G",),
            opened, lambda c: c.app.ask_goto()),
    Command("edit.settings", "Settings…", "Mouse wheel, speed, theme.", "Edit", ("Ctrl+,",),
            always, lambda c: c.app.ask_settings()),
)  # fmt: skip

_VIEW = (
    Command("view.fit", "Fit", "Show the whole run.", "View", ("Ctrl+0",), opened,
            lambda c: c.look.fit(), "fit", toolbar=True),
    Command("view.zoom-in", "Zoom in", "Show a shorter time.", "View", ("W", "Ctrl++"), opened,
            lambda c: c.look.zoom_in()),
    Command("view.zoom-out", "Zoom out", "Show a longer time.", "View", ("S", "Ctrl+-"), opened,
            lambda c: c.look.zoom_out()),
    Command("view.pan-left", "Earlier", "Move the view to earlier times.", "View", ("A",), opened,
            lambda c: c.look.pan_left()),
    Command("view.pan-right", "Later", "Move the view to later times.", "View", ("D",), opened,
            lambda c: c.look.pan_right()),
    Command("view.focus", "Focus", "Bring the selection into view; twice: fit to it.", "View",
            ("F",), selected, lambda c: c.look.focus()),
    Command("view.axis-mode", "Next axis mode", "Change between Time, Event# and Compact.",
            "View/Axis", ("T",), opened, lambda c: c.look.next_axis()),
    *(_axis(*axis) for axis in AXES),
    *(_theme(*theme) for theme in THEMES),
    *(_pane(pane) for pane in PANES),
    Command("view.legend", "Legend", "Explain the marks of the timeline.", "View", ("L",), always,
            lambda c: c.look.toggle_legend(), checkable=True),
    Command("view.hide-empty", "Hide empty lanes", "Leave out lanes on which nothing happens.",
            "View", (), opened, lambda c: c.look.toggle_empty_lanes(), checkable=True),
    Command("view.reset-layout", "Reset layout", "Put every pane back to its first place.", "View",
            (), always, lambda c: c.app.reset_layout()),
    Command("view.full-screen", "Full screen", "Use the whole screen.", "View", ("Alt+Return",),
            always, lambda c: c.app.toggle_full_screen(), checkable=True),
)  # fmt: skip

_RUN = (
    Command("run.start", "Back to the start", "Go to the start of the run.", "Run", ("Home",),
            back, lambda c: c.run.to_start(), "to-start", toolbar=True),
    Command("run.back-run", "Run back", "Go back to the previous breakpoint.", "Run", ("Alt+F5",),
            back, lambda c: c.run.toggle_run(backward=True), "run-back", toolbar=True),
    Command("run.back-event", "One event back", "Go back one event.", "Run",
            ("Alt+F10", "Left"), back, lambda c: c.run.back_event(), "back", toolbar=True),
    Command("run.next-event", "Next event", "Handle the next event.", "Run", ("F10", "Right"),
            forward, lambda c: c.run.next_event(), "next", toolbar=True),
    Command("run.run", "Run / pause", "Run to the next breakpoint or the end; pause.", "Run",
            ("F5",), forward, lambda c: c.run.toggle_run(), "run", toolbar=True),
    Command("run.end", "To the end", "Go to the end of the run, past every breakpoint.", "Run",
            ("End",), forward, lambda c: c.run.to_end(), "to-end", toolbar=True),
    Command("run.stop", "Stop", "Stop running or playing.", "Run", ("Shift+F5", "Alt+Shift+F5"),
            busy, lambda c: c.run.stop(), "stop"),
    Command("run.next-of-op", "Next event of the selected op",
            "Run to the next event of the selected op.", "Run", ("F11",), forward_selected,
            lambda c: c.run.next_of_selected()),
    Command("run.back-of-op", "Previous event of the selected op",
            "Go back to the previous event of the selected op.", "Run", ("Alt+F11",),
            back_selected, lambda c: c.run.next_of_selected(backward=True)),
    Command("run.to-cursor", "Run to cursor", "Run to the time under the cursor.", "Run",
            ("Ctrl+F10",), opened, lambda c: c.run.to_cursor()),
    Command("run.back-to-cursor", "Run back to cursor", "Go back to the time under the cursor.",
            "Run", ("Ctrl+Alt+F10",), back, lambda c: c.run.to_cursor(backward=True)),
    Command("run.next-tick", "Next instant", "Handle all events of the next instant.", "Run",
            ("Ctrl+Right",), forward, lambda c: c.run.next_tick()),
    Command("run.back-tick", "Previous instant", "Go back by all events of one instant.", "Run",
            ("Ctrl+Left",), back, lambda c: c.run.back_tick()),
    Command("run.play", "Play / pause", "Step at the chosen speed.", "Run", ("Space",), forward,
            lambda c: c.run.toggle_play(), "play", toolbar=True),
    Command("run.play-back", "Play back", "Step back at the chosen speed.", "Run", ("Alt+Space",),
            back, lambda c: c.run.toggle_play(backward=True)),
    Command("run.slower", "Slower", "Halve the speed of play.", "Run", ("<", "Alt+<"), opened,
            lambda c: c.run.slower()),
    Command("run.faster", "Faster", "Double the speed of play.", "Run", (">", "Alt+>"), opened,
            lambda c: c.run.faster()),
    Command("run.breakpoint", "Breakpoint on the selection",
            "Set or remove a breakpoint on the selected op.", "Run", ("F9",), opened,
            lambda c: c.run.toggle_breakpoint(), "breakpoint"),
    Command("run.breakpoints", "Breakpoints…", "Add, change and remove breakpoints.", "Run",
            ("Ctrl+F9",), opened, lambda c: c.run.ask_breakpoint(), "breakpoint", toolbar=True),
)  # fmt: skip

_ANALYSE = (
    Command("analyse.next-kind", "Next of the chosen kind",
            "Go to the next suspend, resume, resumed end, backlog change, refusal or broken law.",
            "Analyse", ("N",), forward, lambda c: c.look.to_kind()),
    Command("analyse.previous-kind", "Previous of the chosen kind",
            "Go back to the previous one of the chosen kind.", "Analyse", ("Shift+N",), back,
            lambda c: c.look.to_kind(backward=True)),
    *(_kind(*kind) for kind in KINDS),
    Command("analyse.next-on-lane", "Next on the lane", "Select what comes next on this lane.",
            "Analyse", (".",), selected, lambda c: c.look.next_on_lane()),
    Command("analyse.previous-on-lane", "Previous on the lane",
            "Select what comes before on this lane.", "Analyse", (",",), selected,
            lambda c: c.look.next_on_lane(backward=True)),
    Command("analyse.cause", "To the cause", "Go to the event that caused this one.", "Analyse",
            ("[",), opened, lambda c: c.look.to_cause()),
    Command("analyse.effect", "To the effect", "Go to the first event that this one caused.",
            "Analyse", ("]",), opened, lambda c: c.look.to_effect()),
    Command("analyse.why-refused", "Why refused", "Show why the selected op was refused.",
            "Analyse", (), selected, lambda c: c.look.why_refused()),
    Command("analyse.violation", "First broken law", "Go to the first violation of a law.",
            "Analyse", (), opened, lambda c: c.look.to_violation()),
    Command("analyse.judge", "Judge the laws", "Judge the laws of a long run, too.", "Analyse", (),
            opened, lambda c: c.look.judge()),
    Command("analyse.mark", "Mark", "Set mark ①, then ②, at the cursor.", "Analyse", ("M",),
            opened, lambda c: c.look.mark()),
    Command("analyse.measure", "Measure", "Measure from mark ① to the cursor.", "Analyse",
            ("Shift+M",), opened, lambda c: c.look.measure()),
)  # fmt: skip

_HELP = (
    Command("help.palette", "Command palette…", "Find a command by its words.", "Help",
            ("Ctrl+Shift+P",), always, lambda c: c.app.palette()),
    Command("help.keys", "Keys", "Show every key and mouse move.", "Help", ("?", "F1"), always,
            lambda c: c.app.show_keys()),
    Command("help.about", "About nandviz", "Show versions.", "Help", (), always,
            lambda c: c.app.about()),
)  # fmt: skip

COMMANDS: Final = (*_FILE, *_EDIT, *_VIEW, *_RUN, *_ANALYSE, *_HELP)
"""Every command, in the order of the menus."""

BY_NAME: Final = {command.name: command for command in COMMANDS}
"""Commands by name."""
