"""ANALYSE: kinds of moments, cause and effect, laws, marks."""

from dataclasses import dataclass
from typing import Final

from nandviz.language import noop, said
from nandviz.query.jumps import JumpKind
from nandviz.ui.commands.command import (
    AppState,
    Command,
    Directed,
    Entry,
    always,
    hosted,
    opened,
    requested,
    selected,
)


@dataclass(frozen=True, slots=True)
class StepKind(Directed):
    """Go to the next (or previous) moment of the chosen kind."""


@dataclass(frozen=True, slots=True)
class VisitPlace(Command):
    """Go back (< 0) to where one was before the last jump, or forward (> 0) again."""

    direction: int

    def possible(self, state: AppState) -> bool:
        """Whether there is such a place."""
        return state.opened and (state.place_after if self.direction > 0 else state.place_before)


@dataclass(frozen=True, slots=True)
class ChooseKind(Command):
    """Choose the kind that `StepKind` goes to."""

    kind: JumpKind
    when = opened


@dataclass(frozen=True, slots=True)
class SelectNeighbour(Command):
    """Select what comes next (> 0) or before (< 0) on the lane of the selection."""

    direction: int

    def possible(self, state: AppState) -> bool:
        """Whether something is selected."""
        return selected(state) or requested(state)


@dataclass(frozen=True, slots=True)
class SelectRequest(Command):
    """Select a request of the host with all its ops; neither time nor view moves."""

    number: int
    when = hosted


@dataclass(frozen=True, slots=True)
class ShowRequest(Command):
    """Select a request, and zoom to it and to what it waited for."""

    number: int
    when = hosted


@dataclass(frozen=True, slots=True)
class SelectSlowest(Command):
    """Show the read that took longest of those that are done."""

    when = hosted


@dataclass(frozen=True, slots=True)
class SelectHolder(Command):
    """Select the op that held the selected request up longest."""

    when = requested


@dataclass(frozen=True, slots=True)
class GoToCause(Command):
    """Go to the event that caused the one at the playhead."""

    when = opened


@dataclass(frozen=True, slots=True)
class GoToEffect(Command):
    """Go to the first event that the one at the playhead caused."""

    when = opened


@dataclass(frozen=True, slots=True)
class WhyRefused(Command):
    """Show why an op was refused; the selected one for None."""

    uid: int | None = None

    def possible(self, state: AppState) -> bool:
        """Whether there is an op to ask about."""
        return state.opened and (self.uid is not None or state.selected)


@dataclass(frozen=True, slots=True)
class GoToViolation(Command):
    """Go to the first violation of a law."""

    when = opened


@dataclass(frozen=True, slots=True)
class JudgeLaws(Command):
    """Judge the laws, of a long run too."""

    when = opened


@dataclass(frozen=True, slots=True)
class Mark(Command):
    """Set mark ①, then ②, then ① anew: at the cursor, else at the playhead."""

    when = opened


@dataclass(frozen=True, slots=True)
class Measure(Command):
    """Measure between the two newest marks, else from the mark or the playhead to the cursor."""

    when = opened


@dataclass(frozen=True, slots=True)
class ClearMark(Command):
    """Take away the mark of a number (from 1); the newest for None."""

    number: int | None = None

    def possible(self, state: AppState) -> bool:
        """Whether there is such a mark."""
        return state.opened and state.marks >= (self.number or 1)


@dataclass(frozen=True, slots=True)
class ClearMarks(Command):
    """Take away all marks, and the measure."""

    def possible(self, state: AppState) -> bool:
        """Whether there is any, or something is measured."""
        return state.opened and (state.marks > 0 or state.measured)


@dataclass(frozen=True, slots=True)
class MeasureSpan(Command):
    """Measure an interval in ns, or nothing."""

    span: tuple[int, int] | None
    when = always


_TITLES: Final = {
    JumpKind.SUSPEND: noop("Suspend"),
    JumpKind.RESUME: noop("Resume"),
    JumpKind.RESUMED_END: noop("Resumed OP_END"),
    JumpKind.BACKLOG: noop("Backlog change"),
    JumpKind.REFUSAL: noop("Refusal"),
    JumpKind.BROKEN_LAW: noop("Broken law"),
}


def _kind(kind: JumpKind) -> Entry:
    return Entry(
        f"analyse.kind.{kind.name.lower().replace('_', '-')}",
        said("Chosen kind: {kind}", kind=said(_TITLES[kind])),
        said("Make {kind} the kind whose next or previous one is gone to.", kind=said(kind)),
        "Analyse/Chosen kind",
        (),
        ChooseKind(kind),
        checkable=True,
    )


ANALYSE: Final = (
    Entry("analyse.place-before", "Back", "Go back to where you were before the last jump.",
          "Analyse", ("Alt+Left", "Back"), VisitPlace(-1)),
    Entry("analyse.place-after", "Forward", "Go forward again to where you came back from.",
          "Analyse", ("Alt+Right", "Forward"), VisitPlace(1)),
    Entry("analyse.next-kind", "Next of the chosen kind",
          "Go to the next suspend, resume, resumed end, backlog change, refusal or broken law.",
          "Analyse", ("N",), StepKind(1)),
    Entry("analyse.previous-kind", "Previous of the chosen kind",
          "Go back to the previous one of the chosen kind.", "Analyse", ("Shift+N",),
          StepKind(-1)),
    *(_kind(kind) for kind in JumpKind),
    Entry("analyse.next-on-lane", "Next on the lane", "Select what comes next on this lane.",
          "Analyse", (".",), SelectNeighbour(1)),
    Entry("analyse.previous-on-lane", "Previous on the lane",
          "Select what comes before on this lane.", "Analyse", (",",), SelectNeighbour(-1)),
    Entry("analyse.cause", "To the cause", "Go to the event that caused this one.", "Analyse",
          ("[",), GoToCause()),
    Entry("analyse.effect", "To the effect", "Go to the first event that this one caused.",
          "Analyse", ("]",), GoToEffect()),
    Entry("analyse.slowest-read", "Slowest read",
          "Show the read that took longest so far, and what it waited for.", "Analyse",
          ("Shift+L",), SelectSlowest()),
    Entry("analyse.holder", "To what held it up",
          "Select the op that the selected request waited for.", "Analyse", ("H",), SelectHolder()),
    Entry("analyse.why-refused", "Why refused", "Show why the selected op was refused.",
          "Analyse", (), WhyRefused()),
    Entry("analyse.violation", "First broken law", "Go to the first violation of a law.",
          "Analyse", (), GoToViolation()),
    Entry("analyse.judge", "Judge the laws", "Judge the laws of a long run, too.", "Analyse", (),
          JudgeLaws()),
    Entry("analyse.mark", "Mark", "Set mark ①, then ②, at the edge nearest to the cursor.",
          "Analyse", ("M",), Mark()),
    Entry("analyse.measure", "Measure",
          "Measure between marks ① and ②; with one mark, from it to the cursor.", "Analyse",
          ("Shift+M",), Measure()),
    Entry("analyse.clear-mark", "Clear the newest mark", "Take away the mark that was set last.",
          "Analyse", ("Ctrl+M",), ClearMark()),
    Entry("analyse.clear-marks", "Clear all marks", "Take away all marks, and the measure.",
          "Analyse", ("Ctrl+Shift+M",), ClearMarks()),
)  # fmt: skip
"""Lines of the table."""
