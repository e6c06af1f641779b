"""Looking: the span, the axis, the selection, jumps along cause and effect, marks."""

from PySide6.QtCore import QObject, Signal

from nandviz.query.jumps import JumpKind
from nandviz.session.changes import Stop, StopReason
from nandviz.session.session import Session
from nandviz.ui.run_control import RunControl
from nandviz.ui.settings import Settings
from nandviz.ui.timeline.axis import AxisMode
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState


class LookControl(QObject):
    """Everything that changes the view and, at most, the playhead."""

    said = Signal(str)
    inspectorWanted = Signal()

    def __init__(
        self,
        session: Session,
        state: ViewState,
        settings: Settings,
        run: RunControl,
        timeline: TimelineView,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._settings = settings
        self._run = run
        self._timeline = timeline

    # Span and axis

    def fit(self) -> None:
        """Show the whole run."""
        self._timeline.fit()

    def zoom_in(self) -> None:
        """Show a shorter time, about the pointer or the middle."""
        self._timeline.zoom_in()

    def zoom_out(self) -> None:
        """Show a longer time, about the pointer or the middle."""
        self._timeline.zoom_out()

    def pan_left(self) -> None:
        """Move to earlier times."""
        self._timeline.pan(-1)

    def pan_right(self) -> None:
        """Move to later times."""
        self._timeline.pan(1)

    def focus(self) -> None:
        """Bring the selected op into view; a second time, fit to it."""
        self._timeline.focus()

    def set_axis(self, mode: str) -> None:
        """Change the axis."""
        self._timeline.set_axis_mode(AxisMode(mode))

    def next_axis(self) -> None:
        """Change to the next axis."""
        self._timeline.next_axis()

    # Options

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
        stop = self._session.playhead.step_kind(self.kind, -1 if backward else 1)
        self.said.emit(stop.words)
        self._reveal_now()

    def judge(self) -> None:
        """Judge the laws, of a long run too."""
        self._session.run.laws.judge()

    def to_violation(self) -> None:
        """Go to the first violation of a law."""
        found = [v for law in self._session.run.laws.judge() for v in law.violations]
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
        self._tell(self._session.playhead.go_to_cause())

    def to_effect(self) -> None:
        """Go to the first event that the one at the playhead caused."""
        self._tell(self._session.playhead.go_to_effect(self._state.selected_uid))

    def _tell(self, stop: Stop) -> None:
        if stop.reason is not StopReason.REACHED:
            self.said.emit(stop.words)
        self._reveal_now()

    def _reveal_now(self) -> None:
        self._timeline.show_playhead()

    def why_refused(self) -> None:
        """Show the inspector, which says why."""
        self.inspectorWanted.emit()
        uid = self._state.selected_uid
        if uid is not None and self._session.playhead.as_of().refusal(uid) is None:
            self.said.emit(f"op {uid} was not refused")

    # Marks

    def _cursor_ns(self) -> int:
        cursor = self._state.cursor_ns
        return self._session.playhead.now_ns if cursor is None else cursor

    def mark(self) -> None:
        """Set mark ①, then ②, then ① anew: at the cursor, else at the playhead."""
        self._session.marks.mark(self._cursor_ns())

    def measure(self) -> None:
        """Measure from the last mark to the cursor; without a mark, from the playhead."""
        marks = self._session.marks
        start = marks.instants[-1] if marks.instants else self._session.playhead.now_ns
        cursor = self._cursor_ns()
        marks.set_measure((min(start, cursor), max(start, cursor)))
