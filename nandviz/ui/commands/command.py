"""What a command is: a value that says what a person wants, and the line that offers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar


class Command:
    """What a person wants, as a value that does not change; each kind has one handler.

    Attributes
    ----------
    when
        Whether it is possible, as things stand.
    """

    __slots__ = ()
    when: ClassVar["When"]

    def possible(self, state: "AppState") -> bool:
        """Whether it is possible now."""
        return type(self).when(state)


@dataclass(frozen=True, slots=True)
class AppState:
    """What is so at the moment, as far as a command's being possible depends on it.

    Attributes
    ----------
    opened
        A scenario, or a trace, is open.
    scripted
        A scenario is open, whose script can be edited.
    reloadable
        There is a file to read again: of what is open, or one that could not be read.
    busy
        A run or a play is under way.
    at_start, at_end
        The playhead stands at event -1; nothing is left to handle after it.
    selected
        Something is selected.
    place_before, place_after
        There is a place to go back to, or forward again.
    marks, measured
        How many marks there are; whether an interval is measured.
    can_undo, can_redo
        There is an edit to take back, or one taken back.
    branched
        There is a run A beside the one that is edited.
    imported
        What is in front was read from files of another program.
    hosted
        What is in front serves the requests of a host.
    requested
        One of these is selected.
    shrinking
        A smallest scenario is looked for.
    swept, sweeping
        The points of a sweep are shown; a sweep is at work.
    checked
        Those commands whose state is on.
    """

    opened: bool = False
    scripted: bool = False
    reloadable: bool = False
    busy: bool = False
    at_start: bool = True
    at_end: bool = True
    selected: bool = False
    place_before: bool = False
    place_after: bool = False
    marks: int = 0
    measured: bool = False
    can_undo: bool = False
    can_redo: bool = False
    branched: bool = False
    imported: bool = False
    hosted: bool = False
    requested: bool = False
    shrinking: bool = False
    swept: bool = False
    sweeping: bool = False
    checked: frozenset[Command] = frozenset()


When = Callable[[AppState], bool]
"""Whether something is possible, as things stand."""

Send = Callable[[Command], bool]
"""Do what a command says; the result is whether it is possible now."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table: a command as menus, keys, toolbar, palette and help offer it.

    Attributes
    ----------
    name
        Unique, ``group.what-it-does``.
    title
        Words of the menu and the palette; ``…`` at the end where a dialog follows.
    help
        One sentence for tooltip, status line and the list of keys.
    menu
        A menu of the menu bar, with ``/Submenu`` where it stands in one.
    keys
        Key sequences in Qt's portable spelling; the first is the one shown.
    command
        What it sends.
    icon
        Name of the drawing in ``resources/icons``, empty for none.
    toolbar
        Whether it is a button of the toolbar.
    checkable
        Whether it shows a state that is on or off (`AppState.checked`).
    short
        Words of its button, where the title is too long for one.
    """

    name: str
    title: str
    help: str
    menu: str
    keys: tuple[str, ...]
    command: Command
    icon: str = ""
    toolbar: bool = False
    checkable: bool = False
    short: str = ""


def always(_state: AppState) -> bool:
    """Whatever is open."""
    return True


def opened(state: AppState) -> bool:
    """With a scenario open."""
    return state.opened


def scripted(state: AppState) -> bool:
    """With a scenario open, not a trace without one."""
    return state.scripted


def reloadable(state: AppState) -> bool:
    """There is a file to read again."""
    return state.reloadable


def forward(state: AppState) -> bool:
    """Something is left after the playhead, or a run is under way (and can be paused)."""
    return state.opened and (state.busy or not state.at_end)


def back(state: AppState) -> bool:
    """Something lies before the playhead, or a run is under way."""
    return state.opened and (state.busy or not state.at_start)


def busy(state: AppState) -> bool:
    """While a run or a play is under way."""
    return state.busy


def selected(state: AppState) -> bool:
    """With an op or an event selected."""
    return state.opened and state.selected


def undoable(state: AppState) -> bool:
    """With an edit to take back."""
    return state.can_undo


def redoable(state: AppState) -> bool:
    """With an edit that was taken back."""
    return state.can_redo


def branched(state: AppState) -> bool:
    """With a run A beside the one that is edited."""
    return state.branched


def imported(state: AppState) -> bool:
    """With files of another program open."""
    return state.imported


def hosted(state: AppState) -> bool:
    """With a run that serves the requests of a host."""
    return state.opened and state.hosted


def requested(state: AppState) -> bool:
    """With a request of the host selected."""
    return hosted(state) and state.requested


def shrinking(state: AppState) -> bool:
    """While a smallest scenario is looked for."""
    return state.shrinking


@dataclass(frozen=True, slots=True)
class Directed(Command):
    """A command that goes somewhere; possible where something lies in its direction.

    Attributes
    ----------
    direction
        Forward (> 0) or back (< 0).
    """

    direction: int = 1

    def possible(self, state: AppState) -> bool:
        """Whether something lies in its direction, or a run is under way."""
        return forward(state) if self.direction > 0 else back(state)
