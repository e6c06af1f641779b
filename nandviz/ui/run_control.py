"""Running, stepping and playing: sends the session on, in slices that keep the window alive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from nandviz.language import tr
from nandviz.query.op_history import op_at
from nandviz.session.changes import Change, Stop, StopReason
from nandviz.session.playhead import Playhead
from nandviz.session.session import Session
from nandviz.ui.commands.run import (
    CancelRun,
    ChangeSpeed,
    GoToEnd,
    GoToEvent,
    GoToStart,
    GoToTime,
    Play,
    RunToBreakpoint,
    RunToCursor,
    StepEvents,
    StepInstant,
    StepSelected,
    StopRun,
)
from nandviz.ui.commands.view import RevealPlayhead, SelectOp
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.settings import SPEEDS, Settings
from nandviz.ui.viewport import ViewState

SLICE_MS: Final = 8.0
"""Wall time that one slice of a run may take, so that frames and keys come between."""
_BETWEEN_SLICES_MS: Final = 2
_PLAY_EVERY_MS: Final = 33
_EVENTS_PER_S: Final = 4.0
_US_PER_S: Final = 100.0


class RunControl(QObject):
    """Stepping forward and backward, running to breakpoints, playing at a speed.

    ``stateChanged`` tells that a run or play has ended by itself.

    Parameters
    ----------
    say
        Says something in the status line.
    snap
        Returns the edge nearest to an instant, where one is in reach.
    """

    stateChanged = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        state: ViewState,
        settings: Settings,
        say: Callable[[str], None],
        snap: Callable[[int], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._settings = settings
        self._say = say
        self._snap = snap
        self._send = dispatcher.send
        self._speed = SPEEDS.index(1.0)
        self._direction = 0
        self._held = False
        self._played_at = 0.0
        self._slices = QTimer(self, interval=_BETWEEN_SLICES_MS)
        self._slices.timeout.connect(self._slice)
        self._plays = QTimer(self, interval=_PLAY_EVERY_MS)
        self._plays.timeout.connect(self._play_on)
        self._handle_moves(dispatcher)
        self._handle_runs(dispatcher)

    def _handle_moves(self, dispatcher: Dispatcher) -> None:
        handle, move = dispatcher.handle, self._move
        handle(StepEvents, lambda c: move(lambda head: head.step_event(c.count)))
        handle(StepInstant, lambda c: move(lambda head: head.step_tick(c.direction)))
        handle(StepSelected, self._step_selected)
        handle(RunToCursor, self._run_to_cursor)
        handle(GoToTime, lambda c: move(lambda head: head.run_to_time(c.time_ns)))
        handle(GoToEvent, lambda c: move(lambda head: head.run_to_event(c.index)))
        handle(GoToStart, lambda _: move(Playhead.home))
        handle(GoToEnd, lambda _: move(Playhead.end))

    def _handle_runs(self, dispatcher: Dispatcher) -> None:
        handle = dispatcher.handle
        handle(RunToBreakpoint, self._run_to_breakpoint)
        handle(Play, self._play)
        handle(StopRun, lambda _: self._stop())
        handle(CancelRun, lambda _: self._stop())
        handle(ChangeSpeed, self._change_speed)

    @property
    def playing(self) -> int:
        """+1 or -1 while playing, else 0."""
        return self._direction

    @property
    def busy(self) -> bool:
        """Whether a play is under way, or a run that has not found what it looks for."""
        return bool(self._direction) or self._seeking

    @property
    def speed_text(self) -> str:
        """The speed of play: ``2×``."""
        return f"{SPEEDS[self._speed]:g}×"

    @property
    def rate_text(self) -> str:
        """What the speed of play comes to: ``8 events/s``, ``1 s of wall time = 200 µs``."""
        if self._by_time:
            return tr("1 s of wall time = {rate:,g} µs", rate=_US_PER_S * SPEEDS[self._speed])
        return tr("{rate:,g} events/s", rate=_EVENTS_PER_S * SPEEDS[self._speed])

    @property
    def _by_time(self) -> bool:
        return self._settings.play_unit == "us"

    @property
    def _seeking(self) -> bool:
        return self._session.playhead.last_stop.reason is StopReason.RUNNING and not self._direction

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the run rest, so that what is being written does not grow meanwhile."""
        self._held = True
        try:
            with self.arriving():
                yield
        finally:
            self._held = False

    def follow_simulation(self, _change: Change) -> None:
        """Go on simulating as long as the session has something to do."""
        running = self._session.runs.running
        if running and not self._slices.isActive():
            self._slices.start()
        elif not running and self._slices.isActive():
            self._slices.stop()

    # Steps

    def _step_selected(self, command: StepSelected) -> None:
        uid = self._state.selected_uid or op_at(self._session.playhead.as_of())
        if uid is None:
            self._move(lambda head: head.step_event(command.direction))
            return
        self._send(SelectOp(uid))
        self._move(lambda head: head.step_op(uid, command.direction))

    def _run_to_cursor(self, command: RunToCursor) -> None:
        at_ns = self._state.cursor_ns
        if at_ns is None and self._session.marks.instants:
            at_ns = self._session.marks.instants[-1]
        elif at_ns is not None:
            at_ns = self._snap(at_ns)
        if at_ns is None:
            self._say(tr("there is no cursor: point at an instant of the timeline"))
            return
        if command.direction < 0 and at_ns >= self._session.playhead.now_ns:
            self._say(tr("the cursor does not lie before the playhead"))
            return
        self._move(lambda head: head.run_to_time(at_ns))

    def _move(self, move: Callable[[Playhead], Stop]) -> None:
        self._end_play()
        move(self._session.playhead)
        self._send(RevealPlayhead())  # also where it has not moved: it may have been panned away

    # Running

    def _run_to_breakpoint(self, command: RunToBreakpoint) -> None:
        if self.busy:
            self._stop()
        else:
            self._move(lambda head: head.run_to_breakpoint(command.direction))

    def _stop(self) -> None:
        was_seeking = self._seeking
        self._end_play()
        if was_seeking or self._session.runs.running:
            self._session.runs.cancel()
        self._say(tr("stopped"))

    def _slice(self) -> None:
        if self._held:
            return
        with self.arriving():
            self._session.runs.advance(SLICE_MS)

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """Tell that a move has ended if what is done meanwhile brings what it waited for."""
        before = self._session.playhead.last_stop
        yield
        if self._session.playhead.last_stop is not before:
            self.stateChanged.emit()

    # Playing

    def _play(self, command: Play) -> None:
        if self.busy:
            self._stop()
            return
        self._direction = command.direction
        self._played_at = monotonic()
        self._plays.start()

    def _play_on(self) -> None:
        now = monotonic()
        passed, self._played_at = now - self._played_at, now
        if self._held:
            return
        by_time = self._by_time
        rate = (_US_PER_S if by_time else _EVENTS_PER_S) * SPEEDS[self._speed] * self._direction
        stop = self._session.playhead.play_tick(passed, rate, by_time=by_time)
        if stop.reason is not StopReason.RUNNING:
            self._end_play()
            self.stateChanged.emit()

    def _end_play(self) -> None:
        if self._direction:
            self._plays.stop()
            self._direction = 0
            self._session.playhead.rest()

    def _change_speed(self, command: ChangeSpeed) -> None:
        self._speed = min(max(self._speed + command.direction, 0), len(SPEEDS) - 1)
