"""RUN: steps, runs, play, breakpoints."""

from dataclasses import dataclass
from typing import Final

from nandviz.scenario.scenario import Breakpoint
from nandviz.ui.commands.command import (
    AppState,
    Command,
    Directed,
    Entry,
    back,
    busy,
    forward,
    opened,
)


@dataclass(frozen=True, slots=True)
class GoToStart(Command):
    """Go to the start of the run."""

    when = back


@dataclass(frozen=True, slots=True)
class GoToEnd(Command):
    """Go to the end of the run, past every breakpoint."""

    when = forward


@dataclass(frozen=True, slots=True)
class GoToTime(Command):
    """Go to the last event not later than an instant, simulating on if needed.

    ``dragged`` is for those that follow the first of a drag: together they are one move.
    """

    time_ns: int
    dragged: bool = False
    when = opened


@dataclass(frozen=True, slots=True)
class GoToEvent(Command):
    """Go to an event and bring it into view, simulating on if needed; ``dragged`` as above."""

    index: int
    dragged: bool = False
    when = opened


@dataclass(frozen=True, slots=True)
class GoToOp(Command):
    """Select an op, and go to the event that starts it, else to its submission."""

    uid: int
    when = opened


@dataclass(frozen=True, slots=True)
class GoToPlace(Command):
    """Go to the next op, seen from the playhead, that some words find: ``die 0 block 3``."""

    words: str
    when = opened


@dataclass(frozen=True, slots=True)
class RunToBreakpoint(Directed):
    """Run to the next (or previous) breakpoint or the end; pause if something is under way."""


@dataclass(frozen=True, slots=True)
class StepEvents(Command):
    """Go so many events on, or back (< 0)."""

    count: int

    def possible(self, state: AppState) -> bool:
        """Whether there is an event in its direction."""
        return forward(state) if self.count > 0 else back(state)


@dataclass(frozen=True, slots=True)
class StepInstant(Directed):
    """Handle all events of the next instant, or go back by those of one instant."""


@dataclass(frozen=True, slots=True)
class StepSelected(Directed):
    """Go to the next (or previous) event of the selected op, else of the op at the playhead."""


@dataclass(frozen=True, slots=True)
class RunToCursor(Directed):
    """Go to the instant under the cursor: the pointer's, else the last mark's."""

    def possible(self, state: AppState) -> bool:
        """Whether something is open, and lies before the playhead if it goes back."""
        return opened(state) if self.direction > 0 else back(state)


@dataclass(frozen=True, slots=True)
class StopRun(Command):
    """Stop running or playing."""

    when = busy


@dataclass(frozen=True, slots=True)
class CancelRun(Command):
    """Cancel the simulation, and whatever runs or plays on it."""

    when = opened


@dataclass(frozen=True, slots=True)
class Play(Directed):
    """Play at the chosen speed, or pause."""


@dataclass(frozen=True, slots=True)
class ChangeSpeed(Command):
    """Double (> 0) or halve (< 0) the speed of play."""

    direction: int
    when = opened


@dataclass(frozen=True, slots=True)
class ToggleBreakpoint(Command):
    """Set or remove a breakpoint on the selected op; without one, ask for a breakpoint."""

    when = opened


@dataclass(frozen=True, slots=True)
class AskBreakpoint(Command):
    """Ask for a new breakpoint, or change the one of a number (from 1)."""

    number: int = 0
    when = opened


@dataclass(frozen=True, slots=True)
class AddBreakpoint(Command):
    """Add a breakpoint."""

    what: Breakpoint
    when = opened


@dataclass(frozen=True, slots=True)
class ChangeBreakpoint(Command):
    """Make a breakpoint another one."""

    number: int
    what: Breakpoint
    when = opened


@dataclass(frozen=True, slots=True)
class SetBreakpoint(Command):
    """Say whether a breakpoint is asked."""

    number: int
    enabled: bool
    when = opened


@dataclass(frozen=True, slots=True)
class RemoveBreakpoint(Command):
    """Remove a breakpoint."""

    number: int
    when = opened


RUN: Final = (
    Entry("run.start", "Back to the start", "Go to the start of the run.", "Run", ("Home",),
          GoToStart(), "to-start", toolbar=True),
    Entry("run.back-run", "Run back", "Go back to the previous breakpoint.", "Run",
          ("Alt+F5", "Ctrl+Shift+F5"),
          RunToBreakpoint(-1), "run-back", toolbar=True),
    Entry("run.back-event", "One event back", "Go back one event.", "Run", ("Alt+F10", "Left"),
          StepEvents(-1), "back", toolbar=True),
    Entry("run.next-event", "Next event", "Handle the next event.", "Run", ("F10", "Right"),
          StepEvents(1), "next", toolbar=True),
    Entry("run.run", "Run / pause", "Run to the next breakpoint or the end; pause.", "Run",
          ("F5",), RunToBreakpoint(1), "run", toolbar=True),
    Entry("run.end", "To the end", "Go to the end of the run, past every breakpoint.", "Run",
          ("End",), GoToEnd(), "to-end", toolbar=True),
    Entry("run.stop", "Stop", "Stop running or playing.", "Run", ("Shift+F5", "Alt+Shift+F5"),
          StopRun(), "stop"),
    Entry("run.next-of-op", "Next event of the selected op",
          "Run to the next event of the selected op, else of that at the playhead.", "Run",
          ("F11",), StepSelected(1)),
    Entry("run.back-of-op", "Previous event of the selected op",
          "Go back to the previous event of the selected op, else of that at the playhead.",
          "Run", ("Alt+F11", "Shift+F11"), StepSelected(-1)),
    Entry("run.to-cursor", "Run to cursor", "Run to the time under the cursor.", "Run",
          ("Ctrl+F10", "R"), RunToCursor(1)),
    Entry("run.back-to-cursor", "Run back to cursor", "Go back to the time under the cursor.",
          "Run", ("Ctrl+Alt+F10", "Shift+R"), RunToCursor(-1)),
    Entry("run.next-tick", "Next instant", "Handle all events of the next instant.", "Run",
          ("Ctrl+Right",), StepInstant(1)),
    Entry("run.back-tick", "Previous instant", "Go back by all events of one instant.", "Run",
          ("Ctrl+Left",), StepInstant(-1)),
    Entry("run.play", "Play / pause", "Step at the chosen speed.", "Run", ("Space",), Play(1),
          "play", toolbar=True),
    Entry("run.play-back", "Play back", "Step back at the chosen speed.", "Run",
          ("Alt+Space", "Shift+Space"), Play(-1)),
    Entry("run.slower", "Slower", "Halve the speed of play.", "Run", ("<", "Alt+<"),
          ChangeSpeed(-1)),
    Entry("run.faster", "Faster", "Double the speed of play.", "Run", (">", "Alt+>"),
          ChangeSpeed(1)),
    Entry("run.breakpoint", "Breakpoint on the selection",
          "Set or remove a breakpoint on the selected op.", "Run", ("F9",), ToggleBreakpoint(),
          "breakpoint"),
    Entry("run.breakpoints", "Breakpoints…", "Add, change and remove breakpoints.", "Run",
          ("Ctrl+F9", "B"), AskBreakpoint(), "breakpoint", toolbar=True),
)  # fmt: skip
"""Lines of the table."""
