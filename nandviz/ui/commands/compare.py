"""COMPARE: run A beside run B."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.language import noop
from nandviz.model.words import Showing
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.branch import Follow
from nandviz.ui.commands.command import (
    Command,
    Entry,
    branched,
    imported,
    opened,
    shrinking,
)


@dataclass(frozen=True, slots=True)
class CompareWith(Command):
    """Open another scenario, trace or folder as B beside what is open; None asks for a file."""

    path: Path | None = None
    when = opened


@dataclass(frozen=True, slots=True)
class CompareWithFolder(Command):
    """Ask for a trace folder to open as B beside what is open."""

    when = opened


@dataclass(frozen=True, slots=True)
class RunPattern(Command):
    """Simulate the ops of an import as a scenario, as B beside it."""

    when = imported


@dataclass(frozen=True, slots=True)
class Shrink(Command):
    """Look for the smallest scenario that still does something, and open it as B beside.

    Attributes
    ----------
    what
        What it does; None for what has happened at the playhead.
    event
        Of a broken law, where it is broken: the op is part of what is meant only if it is
        concerned there.
    """

    what: Breakpoint | None = None
    event: int | None = None
    when = opened


@dataclass(frozen=True, slots=True)
class StopShrinking(Command):
    """Look no more for the smallest scenario, and open the smallest so far."""

    when = shrinking


@dataclass(frozen=True, slots=True)
class KeepB(Command):
    """Go on with run B alone."""

    when = branched


@dataclass(frozen=True, slots=True)
class BackToA(Command):
    """Go on with run A alone, as it was."""

    when = branched


@dataclass(frozen=True, slots=True)
class SwapAB(Command):
    """Let A and B change places."""

    when = branched


@dataclass(frozen=True, slots=True)
class ClearA(Command):
    """Let go of run A."""

    when = branched


@dataclass(frozen=True, slots=True)
class ShowAB(Command):
    """Show the one run, the other, or both."""

    mode: Showing
    when = branched


@dataclass(frozen=True, slots=True)
class CycleAB(Command):
    """Show the next of: B with ghost of A, A, B, both."""

    when = branched


@dataclass(frozen=True, slots=True)
class FollowBy(Command):
    """Let the playheads of A and B go together by time, or by matched event."""

    follow: Follow
    when = branched


@dataclass(frozen=True, slots=True)
class NextDifference(Command):
    """Go to the next event that differs."""

    when = branched


@dataclass(frozen=True, slots=True)
class PreviousDifference(Command):
    """Go back to the previous event that differs."""

    when = branched


@dataclass(frozen=True, slots=True)
class ShowDifferingOp(Command):
    """Select an op in both runs; what is in run A alone is said, or gone to.

    Attributes
    ----------
    uid_a, uid_b
        Its op_uids; None where it is not there.
    goes_there
        Whether the playhead goes to its start.
    """

    uid_a: int | None
    uid_b: int | None
    goes_there: bool = False
    when = branched


@dataclass(frozen=True, slots=True)
class GoToDifferingEvent(Command):
    """Go to an event that differs: in the run that is shown, else in the one that has it."""

    k_a: int | None
    k_b: int | None
    when = branched


SMALLEST: Final = noop("Smallest scenario that still does this")
"""The line of menus that offers `Shrink`."""

MODES: Final = (
    (Showing.B_WITH_GHOST, "compare.show.ghost", noop("Show B with the ghost of A"),
     noop("Draw run B, with what was otherwise in run A as its ghost.")),
    (Showing.A, "compare.show.a", noop("Show A"), noop("Draw run A alone; B is edited still.")),
    (Showing.B, "compare.show.b", noop("Show B"), noop("Draw run B alone.")),
    (Showing.SPLIT, "compare.show.both", noop("Show both"),
     noop("Draw the lanes of run A above those of run B.")),
)  # fmt: skip
"""Modes with the names, titles and help of their lines."""

FOLLOWS: Final = (
    (Follow.TIME, "compare.follow.time", noop("Playheads together by time"),
     noop("Let the playheads of A and B stand at the same time.")),
    (Follow.EVENT, "compare.follow.event", noop("Playheads together by event"),
     noop("Let the playheads of A and B stand at the same event, where both have it.")),
)  # fmt: skip
"""The same of how playheads go together."""

COMPARE_WITH: Final = (
    Entry("file.compare", "Compare with…",
          "Open another file as run B beside the one that is open.", "File", ("Ctrl+D",),
          CompareWith()),
    Entry("file.compare-folder", "Compare with trace folder…",
          "Open a folder of nandseqgen_v2 CSV files as run B beside what is open.", "File", (),
          CompareWithFolder()),
)  # fmt: skip
"""Lines of the File menu."""

COMPARE: Final = (
    Entry("compare.run-pattern", "Run this pattern under the rules",
          "Simulate the ops of these files at their times, as run B beside them.", "Compare", (),
          RunPattern()),
    Entry("compare.shrink", SMALLEST,
          "Look for the smallest scenario in which what happened at the playhead still happens.",
          "Compare", (), Shrink()),
    Entry("compare.stop-shrinking", "Keep the smallest so far",
          "Look no more for the smallest scenario, and open the one found so far.", "Compare", (),
          StopShrinking()),
    Entry("compare.keep-b", "Keep B", "Go on with run B alone; run A is let go.", "Compare", (),
          KeepB()),
    Entry("compare.back-to-a", "Back to A", "Go on with run A alone, as it was before the edits.",
          "Compare", (), BackToA()),
    Entry("compare.swap", "Swap A and B", "Let runs A and B change places.", "Compare", (),
          SwapAB()),
    Entry("compare.clear-a", "Clear A", "Let go of run A, and compare no more.", "Compare", (),
          ClearA()),
    Entry("compare.cycle", "Next view of A and B",
          "Change between B with the ghost of A, A, B, and both.", "Compare", ("Y",), CycleAB()),
    *(Entry(name, title, words, "Compare/View of A and B", (), ShowAB(mode), checkable=True)
      for mode, name, title, words in MODES),
    *(Entry(name, title, words, "Compare/Playheads", (), FollowBy(follow), checkable=True)
      for follow, name, title, words in FOLLOWS),
    Entry("compare.next", "Next difference",
          "Go to the next event that differs; N does so too while there is a run A.", "Compare",
          (), NextDifference()),
    Entry("compare.previous", "Previous difference", "Go back to the previous event that differs.",
          "Compare", (), PreviousDifference()),
)  # fmt: skip
"""Lines of the table."""
