"""ANALYSE › SWEEP: a scenario with many values, and what came out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.ui.commands.command import AppState, Command, Entry, always, scripted


def swept(state: AppState) -> bool:
    """With a sweep whose points are shown."""
    return state.swept


def sweeping(state: AppState) -> bool:
    """While a sweep is at work."""
    return state.sweeping


def resting(state: AppState) -> bool:
    """With a sweep that is shown, and none at work."""
    return state.swept and not state.sweeping


@dataclass(frozen=True, slots=True)
class AskSweep(Command):
    """Ask what is to be swept over and measured; over a path to begin with, if one is given."""

    path: str = ""
    when = scripted


@dataclass(frozen=True, slots=True)
class StartSweep(Command):
    """Sweep the scenario that is open, or go on with that in its folder.

    Attributes
    ----------
    over, measures
        As the command line takes them: ``PATH=VALUES``, names.
    jobs, scheduler
        As of `Hands`.
    """

    over: tuple[str, ...]
    measures: tuple[str, ...]
    folder: Path
    jobs: int
    scheduler: str = ""

    def possible(self, state: AppState) -> bool:
        """Whether a scenario is open, and no sweep at work."""
        return state.scripted and not state.sweeping


@dataclass(frozen=True, slots=True)
class CancelSweep(Command):
    """Stop the sweep that is at work; what is done is kept."""

    when = sweeping


@dataclass(frozen=True, slots=True)
class GoOnSweep(Command):
    """Go on with the sweep that is shown."""

    when = resting


@dataclass(frozen=True, slots=True)
class AskOpenSweep(Command):
    """Let the user choose the folder of a sweep, and show its points."""

    when = always


@dataclass(frozen=True, slots=True)
class OpenSweepFolder(Command):
    """Show the points of a sweep, given its folder or the ``sweep.json`` there."""

    path: Path
    when = always


@dataclass(frozen=True, slots=True)
class OpenPoint(Command):
    """Open the scenario of a point, by its number among those that are shown, as run B."""

    row: int
    when = swept


@dataclass(frozen=True, slots=True)
class OpenWorst(Command):
    """Open the point with the largest value of the measure that is plotted."""

    when = swept


@dataclass(frozen=True, slots=True)
class OpenFirstBroken(Command):
    """Open the first point that breaks a law."""

    when = swept


@dataclass(frozen=True, slots=True)
class RefineSweep(Command):
    """Put points between neighbours that came out otherwise: of the chosen point, else all."""

    when = resting


@dataclass(frozen=True, slots=True)
class AskPlot(Command):
    """Let the user choose a file, and write the plot of the sweep to it."""

    when = swept


@dataclass(frozen=True, slots=True)
class WritePlot(Command):
    """Write the plot of the sweep; the suffix says whether as PNG or SVG."""

    path: Path
    when = swept


_MENU: Final = "Analyse/Sweep"

SWEEP: Final = (
    Entry("analyse.sweep", "Sweep…",
          "Simulate this scenario with many values, and measure each run.", "Analyse",
          ("Ctrl+Shift+W",), AskSweep()),
    Entry("analyse.sweep-go-on", "Go on with the sweep",
          "Simulate the points of the sweep that are left.", _MENU, (), GoOnSweep()),
    Entry("analyse.sweep-cancel", "Cancel the sweep",
          "Stop the sweep that is at work; what is done is kept.", _MENU, (), CancelSweep()),
    Entry("analyse.sweep-worst", "Open the worst point",
          "Open the point with the largest value of the plotted measure as B.", _MENU, (),
          OpenWorst()),
    Entry("analyse.sweep-broken", "Open the first broken point",
          "Open the first point that breaks a law as B.", _MENU, (), OpenFirstBroken()),
    Entry("analyse.sweep-refine", "Refine the sweep here",
          "Put points between neighbours of the chosen point that came out otherwise.", _MENU, (),
          RefineSweep()),
    Entry("analyse.sweep-picture", "Picture of the sweep…",
          "Write the plot of the sweep as PNG or SVG.", _MENU, (), AskPlot()),
)  # fmt: skip
"""Lines of the table."""
