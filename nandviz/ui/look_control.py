"""Looking: the span, the axis, the lanes, the selection, the marks."""

from nandviz.session.session import Session
from nandviz.ui.commands.analyse import (
    ClearMark,
    ClearMarks,
    Mark,
    Measure,
    MeasureSpan,
    SelectNeighbour,
)
from nandviz.ui.commands.view import (
    FitRun,
    FocusSelection,
    NextAxis,
    Pan,
    RevealPlayhead,
    SelectOp,
    SetAxis,
    ShowOp,
    ToggleDie,
    ToggleEmptyLanes,
    ToggleLegend,
    TogglePin,
    Zoom,
    ZoomTo,
)
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.timeline.view import TimelineView


class LookControl:
    """Does what changes the view; the playhead stays."""

    def __init__(self, dispatcher: Dispatcher, session: Session, timeline: TimelineView) -> None:
        self._session = session
        self._timeline = timeline
        self._state = timeline.state
        self._handle_view(dispatcher)
        self._handle_marks(dispatcher)

    def _handle_view(self, dispatcher: Dispatcher) -> None:
        handle, timeline, state = dispatcher.handle, self._timeline, self._state
        handle(FitRun, lambda _: timeline.fit())
        handle(
            Zoom,
            lambda c: (
                timeline.looking.zoom_in() if c.direction > 0 else timeline.looking.zoom_out()
            ),
        )
        handle(ZoomTo, lambda c: state.fit_to(c.t0_ns, c.t1_ns))
        handle(Pan, lambda c: timeline.looking.pan(c.direction))
        handle(FocusSelection, lambda _: timeline.looking.focus())
        handle(SetAxis, lambda c: timeline.set_axis_mode(c.mode))
        handle(NextAxis, lambda _: timeline.set_axis_mode(state.axis_mode.following))
        handle(ToggleLegend, lambda _: state.set_legend(not state.legend))
        handle(ToggleEmptyLanes, lambda _: state.set_hide_empty(not state.hide_empty))
        handle(ToggleDie, lambda c: state.toggle_die(c.die))
        handle(TogglePin, lambda c: state.toggle_pin(c.lane))
        handle(SelectOp, lambda c: state.select(c.uid))
        handle(ShowOp, self._show_op)
        handle(RevealPlayhead, lambda _: timeline.looking.show_playhead())
        handle(SelectNeighbour, lambda c: timeline.looking.select_neighbour(c.direction))

    def _handle_marks(self, dispatcher: Dispatcher) -> None:
        handle, marks = dispatcher.handle, self._session.marks
        handle(Mark, lambda _: marks.mark(self._cursor_ns()))
        handle(Measure, self._measure)
        handle(ClearMark, lambda c: marks.remove(c.number))
        handle(ClearMarks, lambda _: marks.clear())
        handle(MeasureSpan, lambda c: marks.set_measure(c.span))

    def _show_op(self, command: ShowOp) -> None:
        self._state.select(command.uid)
        self._timeline.looking.show_op(command.uid)

    def _cursor_ns(self) -> int:
        cursor = self._state.cursor_ns
        if cursor is None:
            return self._session.playhead.now_ns
        return self._timeline.snapped(cursor)

    def _measure(self, _command: Measure) -> None:
        marks = self._session.marks
        ends = marks.instants[-2:]
        if len(ends) < 2:
            ends = (*(ends or (self._session.playhead.now_ns,)), self._cursor_ns())
        marks.set_measure((min(ends), max(ends)))
