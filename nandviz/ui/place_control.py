"""Back to where one was: jumps are remembered as places, steps in between are not."""

from collections import deque
from typing import Final, NamedTuple

from nandviz.session.changes import Change
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import (
    GoToCause,
    GoToEffect,
    GoToViolation,
    SelectHolder,
    SelectSlowest,
    ShowRequest,
    StepKind,
    VisitPlace,
)
from nandviz.ui.commands.command import Command
from nandviz.ui.commands.compare import (
    GoToDifferingEvent,
    NextDifference,
    PreviousDifference,
)
from nandviz.ui.commands.run import (
    GoToEnd,
    GoToEvent,
    GoToOp,
    GoToPlace,
    GoToStart,
    GoToTime,
    RunToBreakpoint,
    RunToCursor,
)
from nandviz.ui.commands.view import FitRun, FocusSelection, ShowOp, ZoomTo
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.viewport import ViewState

MOST_PLACES: Final = 200
"""In each direction; the oldest go."""

JUMPS: Final = frozenset(
    {FitRun, FocusSelection, GoToCause, GoToEffect, GoToEnd, GoToEvent, GoToOp, GoToPlace}
    | {GoToDifferingEvent, NextDifference, PreviousDifference}
    | {SelectHolder, ShowRequest, SelectSlowest}
    | {GoToStart, GoToTime, GoToViolation, RunToBreakpoint, RunToCursor, ShowOp, StepKind, ZoomTo}
)
"""Commands that leave a place; steps, play and moves of the view go on from where one is."""


class Place(NamedTuple):
    """Where one was: the event at the playhead, what was seen, and whether that was the run."""

    k: int
    t0_ns: int
    t1_ns: int
    fitted: bool


class PlaceControl:
    """Remembers the places that jumps leave, and goes back to them."""

    def __init__(self, dispatcher: Dispatcher, session: Session, view: ViewState) -> None:
        self._session = session
        self._view = view
        self._send = dispatcher.send
        self._places: dict[int, deque[Place]] = {
            direction: deque(maxlen=MOST_PLACES) for direction in (-1, 1)
        }
        self._last: Command | None = None
        self._file = self._named()
        dispatcher.commandComing.connect(self._note)
        dispatcher.handle(VisitPlace, self._visit)

    def _named(self) -> object:
        return self._session.files.path, self._session.files.title

    def follow_run(self, _change: Change) -> None:
        """Forget every place where another file is open; an edit or a reload keeps them."""
        if self._named() != self._file:
            self._file = self._named()
            for places in self._places.values():
                places.clear()

    def leads(self, direction: int) -> bool:
        """Whether there is another place in a direction."""
        here = self._here()
        return any(place != here for place in self._places[direction])

    def _here(self) -> Place:
        view = self._view
        return Place(self._session.playhead.k, view.t0_ns, view.t1_ns, view.fitted)

    def _note(self, command: Command) -> None:
        """Remember where one is if a command leaves it; what is shown in a row is one jump."""
        last, self._last = self._last, command
        in_a_row = isinstance(command, ShowOp | ShowRequest) and type(command) is type(last)
        dragged = isinstance(command, GoToTime | GoToEvent) and command.dragged
        if type(command) in JUMPS and not (in_a_row or dragged):
            self._places[-1].append(self._here())
            self._places[1].clear()

    def _visit(self, command: VisitPlace) -> None:
        ahead, behind = self._places[command.direction], self._places[-command.direction]
        here = self._here()
        while ahead and ahead[-1] == here:
            ahead.pop()
        if not ahead:
            return
        behind.append(here)
        place = ahead.pop()
        self._send(GoToEvent(place.k) if place.k >= 0 else GoToStart())
        if place.fitted:
            self._view.fit()
        else:
            self._view.set_times(place.t0_ns, place.t1_ns)
