"""Running, stepping and playing: sends the session on, in slices that keep the window alive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from nandviz.scenario.scenario import Breakpoint
from nandviz.session.changes import Change, Stop, StopReason
from nandviz.session.session import Session
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

    ``stopped(words)`` says where a move ended; ``stateChanged`` tells that a run or play began or
    ended, or that the speed changed.
    """

    stopped = Signal(str)
    stateChanged = Signal()
    breakpointAsked = Signal(int)

    def __init__(
        self, session: Session, state: ViewState, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._settings = settings
        self._speed = SPEEDS.index(1.0)
        self._direction = 0
        self._held = False
        self._played_at = 0.0
        self._slices = QTimer(self, interval=_BETWEEN_SLICES_MS)
        self._slices.timeout.connect(self._slice)
        self._plays = QTimer(self, interval=_PLAY_EVERY_MS)
        self._plays.timeout.connect(self._play)

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
        """The speed of play: ``speed 2×``."""
        return f"{SPEEDS[self._speed]:g}×"

    @property
    def _seeking(self) -> bool:
        return self._session.playhead.last_stop.reason is StopReason.RUNNING and not self._direction

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the run rest, so that what is being written does not grow meanwhile."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def follow_simulation(self, _change: Change) -> None:
        """Go on simulating as long as the session has something to do."""
        running = self._session.run.progress.running
        if running and not self._slices.isActive():
            self._slices.start()
        elif not running and self._slices.isActive():
            self._slices.stop()

    # Steps

    def next_event(self) -> None:
        """Handle the next event."""
        self._move(lambda: self._session.playhead.step_event(1))

    def back_event(self) -> None:
        """Go back one event."""
        self._move(lambda: self._session.playhead.step_event(-1))

    def step(self, events: int) -> None:
        """Go so many events on, or back (< 0)."""
        self._move(lambda: self._session.playhead.step_event(events))

    def next_tick(self) -> None:
        """Handle all events of the next instant."""
        self._move(lambda: self._session.playhead.step_tick(1))

    def back_tick(self) -> None:
        """Go back by all events of one instant."""
        self._move(lambda: self._session.playhead.step_tick(-1))

    def next_of_selected(self, *, backward: bool = False) -> None:
        """Go to the next (or previous) event of the selected op."""
        uid = self._state.selected_uid
        if uid is not None:
            self._move(lambda: self._session.playhead.step_op(uid, -1 if backward else 1))

    def to_cursor(self, *, backward: bool = False) -> None:
        """Go to the instant under the cursor: the pointer's, else the last mark's."""
        at_ns = self._state.cursor_ns
        if at_ns is None and self._session.marks.instants:
            at_ns = self._session.marks.instants[-1]
        if at_ns is None:
            self.stopped.emit("there is no cursor: point at an instant of the timeline")
            return
        if backward and at_ns >= self._session.playhead.now_ns:
            self.stopped.emit("the cursor does not lie before the playhead")
            return
        self.to_time(at_ns)

    def to_time(self, time_ns: int) -> None:
        """Go to the last event not later than an instant."""
        self._move(lambda: self._session.playhead.run_to_time(time_ns))

    def to_event(self, index: int) -> None:
        """Go to an event."""
        self._move(lambda: self._session.playhead.run_to_event(index))

    def to_start(self) -> None:
        """Go to the start of the run."""
        self._move(self._session.playhead.home)

    def to_end(self) -> None:
        """Go to the end of the run."""
        self._move(self._session.playhead.end)

    def _move(self, move: Callable[[], Stop]) -> None:
        self._end_play()
        stop = move()
        if stop.reason is not StopReason.REACHED:
            self.stopped.emit(stop.words)
        self.stateChanged.emit()

    # Running

    def toggle_run(self, *, backward: bool = False) -> None:
        """Run to the next (or previous) breakpoint; pause if something is under way."""
        if self.busy:
            self.stop()
        else:
            self._move(lambda: self._session.playhead.run_to_breakpoint(-1 if backward else 1))

    def stop(self) -> None:
        """Stop running or playing."""
        was_seeking = self._seeking
        self._end_play()
        if was_seeking or self._session.run.progress.running:
            self._session.run.cancel()
        self.stopped.emit("stopped")
        self.stateChanged.emit()

    def _slice(self) -> None:
        if self._held:
            return
        before = self._session.playhead.last_stop
        self._session.run.advance(SLICE_MS)
        if self._session.playhead.last_stop is not before:
            self.stopped.emit(self._session.playhead.last_stop.words)
            self.stateChanged.emit()

    # Playing

    def toggle_play(self, *, backward: bool = False) -> None:
        """Play at the chosen speed, or pause."""
        if self.busy:
            self.stop()
            return
        self._direction = -1 if backward else 1
        self._played_at = monotonic()
        self._plays.start()
        self.stateChanged.emit()

    def _play(self) -> None:
        now = monotonic()
        passed, self._played_at = now - self._played_at, now
        if self._held:
            return
        by_time = self._settings.play_unit == "us"
        rate = (_US_PER_S if by_time else _EVENTS_PER_S) * SPEEDS[self._speed] * self._direction
        stop = self._session.playhead.play_tick(passed, rate, by_time=by_time)
        if stop.reason is not StopReason.RUNNING:
            self._end_play()
            self.stopped.emit(stop.words)
            self.stateChanged.emit()

    def _end_play(self) -> None:
        if self._direction:
            self._plays.stop()
            self._direction = 0

    def faster(self) -> None:
        """Double the speed of play."""
        self._speed = min(self._speed + 1, len(SPEEDS) - 1)
        self.stateChanged.emit()

    def slower(self) -> None:
        """Halve the speed of play."""
        self._speed = max(self._speed - 1, 0)
        self.stateChanged.emit()

    # Breakpoints

    def toggle_breakpoint(self) -> None:
        """Set or remove a breakpoint on the selected op; without one, ask for a breakpoint."""
        uid = self._state.selected_uid
        if uid is None:
            self.ask_breakpoint()
            return
        number = self._session.breakpoints.toggle(Breakpoint(op_uid=uid))
        words = f"breakpoint {number} on op {uid}" if number else f"no breakpoint on op {uid}"
        self.stopped.emit(words)

    def ask_breakpoint(self, number: int = 0) -> None:
        """Ask for a new breakpoint, or change one."""
        self.breakpointAsked.emit(number)
