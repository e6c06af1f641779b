"""Looking: the span, the axis, the selection, jumps along cause and effect, marks."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from nandviz.session.changes import JumpKind, Stop, StopReason
from nandviz.session.session import Session
from nandviz.ui.run_control import RunControl
from nandviz.ui.settings import Settings
from nandviz.ui.viewport import ViewState

_ZOOM: Final = 1.25
_PAN: Final = 0.1


class Timeline(Protocol):
    """What the timeline can do beside following the view's state."""

    def set_axis_mode(self, mode: str) -> None:
        """Change the axis to ``time``, ``event`` or ``compact``."""

    def select_neighbour(self, step: int) -> None:
        """Select what comes next (+1) or before (-1) on the lane of the selection."""

    def fit(self) -> None:
        """Show the whole run."""


class LookControl(QObject):
    """Everything that changes the view and, at most, the playhead."""

    said = Signal(str)
    inspectorWanted = Signal()

    def __init__(  # noqa: PLR0913  what it sends to
        self,
        session: Session,
        state: ViewState,
        settings: Settings,
        run: RunControl,
        timeline: Timeline,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._settings = settings
        self._run = run
        self._timeline = timeline
        self._focused: int | None = None

    # Span

    def fit(self) -> None:
        """Show the whole run."""
        self._timeline.fit()

    def zoom_in(self) -> None:
        """Show a shorter time, about the middle."""
        self._state.zoom(1 / _ZOOM)

    def zoom_out(self) -> None:
        """Show a longer time, about the middle."""
        self._state.zoom(_ZOOM)

    def pan_left(self) -> None:
        """Move to earlier times."""
        self._state.pan(-_PAN)

    def pan_right(self) -> None:
        """Move to later times."""
        self._state.pan(_PAN)

    def focus(self) -> None:
        """Bring the selected op into view; a second time, fit to it."""
        uid = self._state.selected_uid
        span = None if uid is None else self._span_of(uid)
        if span is None:
            self.said.emit("the selection is not in the plan")
        elif self._focused == uid:
            self._state.fit_to(*span)
        else:
            self._focused = uid
            self._state.reveal(*span)

    def selection_changed(self) -> None:
        """Let the next focus be the first one of another op."""
        if self._focused != self._state.selected_uid:
            self._focused = None

    def _span_of(self, uid: int) -> tuple[int, int] | None:
        parts = self._session.as_of().parts_of(uid)
        if parts:
            return min(p.start_ns for p in parts), max(p.end_ns for p in parts)
        return None

    # Axis and options

    def set_axis(self, mode: str) -> None:
        """Change the axis."""
        self._timeline.set_axis_mode(mode)

    def next_axis(self) -> None:
        """Change to the next axis."""
        modes = ("time", "event", "compact")
        self.set_axis(modes[(modes.index(self._state.axis_mode) + 1) % len(modes)])

    def toggle_legend(self) -> None:
        """Explain the marks, or not."""
        self._state.set_legend(not self._state.legend)

    def toggle_empty_lanes(self) -> None:
        """Leave out empty lanes, or show them."""
        self._state.set_hide_empty(not self._state.hide_empty)

    # Kinds

    @property
    def kind(self) -> JumpKind:
        """The kind that N goes to."""
        name = self._settings.chosen_kind
        return JumpKind(name) if name in set(JumpKind) else JumpKind.SUSPEND

    def choose_kind(self, kind: JumpKind) -> None:
        """Choose the kind that N goes to."""
        self._settings.chosen_kind = kind
        self.said.emit(f"N goes to the next {kind}, Shift+N to the previous one")

    def to_kind(self, *, backward: bool = False) -> None:
        """Go to the next (or previous) moment of the chosen kind."""
        stop = self._session.step_kind(self.kind, -1 if backward else 1)
        self.said.emit(stop.words)
        self._reveal_now()

    def to_violation(self) -> None:
        """Go to the first violation of a law."""
        found = [v for law in self._session.laws() for v in law.violations]
        if not found:
            self.said.emit("every law holds so far")
            return
        first = min(found, key=lambda v: (v.event, v.time_ns))
        self.go_to(first.event)
        if first.uid:
            self._state.select(first.uid)
        self.said.emit(f"law {first.law}: {first.detail}")

    def next_on_lane(self, *, backward: bool = False) -> None:
        """Select what comes next (or before) on the lane."""
        self._timeline.select_neighbour(-1 if backward else 1)

    # Cause and effect

    def go_to(self, event: int) -> None:
        """Go to an event and bring it into view."""
        self._run.to_event(event)
        self._reveal_now()

    def to_cause(self) -> None:
        """Go to the event that caused the one at the playhead."""
        self._tell(self._session.go_to_cause())

    def to_effect(self) -> None:
        """Go to the first event that the one at the playhead caused."""
        self._tell(self._session.go_to_effect(self._state.selected_uid))

    def _tell(self, stop: Stop) -> None:
        if stop.reason is not StopReason.REACHED:
            self.said.emit(stop.words)
        self._reveal_now()

    def _reveal_now(self) -> None:
        now_ns = self._session.now_ns
        self._state.reveal(now_ns, now_ns)

    def why_refused(self) -> None:
        """Show the inspector, which says why."""
        self.inspectorWanted.emit()
        uid = self._state.selected_uid
        if uid is not None and self._session.as_of().refusal(uid) is None:
            self.said.emit(f"op {uid} was not refused")

    # Marks

    def _cursor_ns(self) -> int:
        cursor = self._state.cursor_ns
        return self._session.now_ns if cursor is None else cursor

    def mark(self) -> None:
        """Set mark ①, then ②, then ① anew: at the cursor, else at the playhead."""
        self._state.mark(self._cursor_ns())
        self._session.set_marks(self._state.marks)

    def measure(self) -> None:
        """Measure from the last mark to the cursor; without a mark, from the playhead."""
        marks = self._state.marks
        start = marks[-1] if marks else self._session.now_ns
        cursor = self._cursor_ns()
        self._state.set_measure((min(start, cursor), max(start, cursor)))
