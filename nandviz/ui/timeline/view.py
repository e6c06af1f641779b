"""The timeline as a widget: minimap, ruler, rows, legend, kept as of the playhead."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from nandviz.language import said, tr
from nandviz.model.words import Showing
from nandviz.query.index import is_hosted
from nandviz.query.marks.bars import Times
from nandviz.query.marks.beside import Beside
from nandviz.query.stale_reads import stale_reads_of
from nandviz.session.breakpoint_places import BreakpointPlace
from nandviz.session.laws import LawState
from nandviz.session.marks import Marks
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.run import GoToEvent, GoToTime
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.entry_drag import DragSign, EntryDrag, Grip, Preview
from nandviz.ui.timeline.frame import Frame, FrameParams
from nandviz.ui.timeline.gestures import Gestures
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.hit import snap
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.legend import Explained
from nandviz.ui.timeline.legend_widget import Legend
from nandviz.ui.timeline.looking import Looking
from nandviz.ui.timeline.minimap import Minimap
from nandviz.ui.timeline.paint_frame import Cursors
from nandviz.ui.timeline.pair import Pair
from nandviz.ui.timeline.pointing import Pointing
from nandviz.ui.timeline.protocols import Dragged
from nandviz.ui.timeline.rows import Layout, Row, Wanted, lay_out_runs, lines_of
from nandviz.ui.timeline.ruler_size import Ruler, ruler_of
from nandviz.ui.timeline.shown_trace import ShownTrace
from nandviz.ui.timeline.surface import Surface
from nandviz.ui.viewport import ViewState

NO_TIMES: Final = np.empty(0, np.int64)


class TimelineView(QWidget):
    """The timeline of a trace.

    Parameters
    ----------
    view_state
        Shared with all other views.
    marks
        The session's; `repaint_marks` shows that they changed.
    send
        Takes the commands of gestures and menu. Span, scroll and hover follow the hand by
        themselves.
    """

    def __init__(self, view_state: ViewState, marks: Marks, theme: Theme, send: Send) -> None:
        super().__init__()
        self.send = send
        self.state = view_state
        self.marks = marks
        self.theme = theme
        self.words = TextPainter(self.devicePixelRatioF())
        self.laws_words = ""
        self._breaks: Sequence[BreakpointPlace] = ()
        self.pair = Pair()
        self._layouts: tuple[Layout, ...] = ()
        self._held: tuple[Frame, ...] = ()
        self._explains: Explained | None = None
        self._laid_out: object = None
        self._grown = -1
        self.looking = Looking(self)
        self.gestures = Gestures(self)
        self._build()
        self._connect()
        self.set_theme(theme)

    def _build(self) -> None:
        self.surface = Surface(self, self.gestures)
        self.pointing = Pointing(self, self.surface, self)
        self.minimap = Minimap(self)
        self.legend = Legend(self)
        self.scrollbar = QScrollBar(Qt.Orientation.Vertical, self)
        self.scrollbar.setAccessibleName(tr("Scroll lanes"))
        policy = self.scrollbar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.scrollbar.setSizePolicy(policy)
        self.scrollbar.hide()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.surface, 1)
        middle.addWidget(self.scrollbar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.minimap)
        column.addLayout(middle, 1)
        column.addWidget(self.legend)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Timeline"))
        self.setFocusProxy(self.surface)
        self.entries = EntryDrag(self.surface.viewport(), self.state, self._put)

    def _connect(self) -> None:
        state = self.state
        self.scrollbar.valueChanged.connect(self._moved)
        state.spanChanged.connect(self._moved)
        state.selectionChanged.connect(self.refresh)
        state.lanesChanged.connect(self._relayout)
        state.optionsChanged.connect(self._options_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend its share of the height."""
        super().resizeEvent(event)
        self.legend.fit(self.width(), self.height())
        self.minimap.fit(self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Know when its window is about to be painted."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Compute the picture before the window is painted.

        From then on Qt holds the window's memory, for which it waits until the display has copied
        the picture before.
        """
        if event.type() is QEvent.Type.UpdateRequest and self.surface.isVisible():
            self.frames()
        return super().eventFilter(watched, event)

    # What is shown

    @property
    def dragged(self) -> Dragged:
        """Where the playhead is dragged."""
        if self.gestures.dragging:
            return Dragged.HERE
        return Dragged.ON_MINIMAP if self.minimap.dragging else Dragged.NOT

    @property
    def shown(self) -> ShownTrace | None:
        """The trace, which is run B where there are two."""
        return self.pair.own

    @property
    def two(self) -> bool:
        """Whether there is a run A beside the trace."""
        return self.pair.other is not None

    @property
    def explained(self) -> Explained:
        """What the legend explains beside what every run has."""
        host = any(is_hosted(run.trace) for run in self.pair.in_rows)
        stale = any(stale_reads_of(run.trace).any_by(run.as_of.k) for run in self.runs)
        return Explained(self.two, host, stale)

    @property
    def runs(self) -> tuple[ShownTrace, ...]:
        """Run A, if there is one, and the trace."""
        return self.pair.runs

    @property
    def front(self) -> ShownTrace | None:
        """The run whose axis and playhead are shown."""
        return self.pair.front

    @property
    def breaks(self) -> Sequence[BreakpointPlace]:
        """The events at which breakpoints stop: of the trace, not of run A nor of a preview."""
        return () if self.pair.is_a or self.entries.previewing else self._breaks

    def set_trace(self, trace: Trace, *, alike: bool = False) -> None:
        """Show another trace at its start, fitted; one that is alike as the one before it was."""
        self.gestures.let_go()
        self.entries.end()
        self.pair.set_trace(trace)
        self._breaks = ()
        self._grown = -1
        self._layouts = ()
        self.surface.fit_ruler()
        self.looking = Looking(self)
        self.set_event(-1)
        if not alike:
            self._explain()
            self.scrollbar.setValue(0)
            self.state.select(None)
            self.fit()

    def set_event(self, k: int) -> None:
        """Show the trace as of event ``k``. Cheap: painting comes when Qt asks for it."""
        self.entries.restore()
        shown, state = self.shown, self.state
        if shown is None:
            return
        if k != shown.as_of.k:
            self.pointing.hide_tip()
        shown.set_event(k)
        self._set_extent()
        if self._grown != shown.trace.last_event:
            self._grown = shown.trace.last_event
            if state.fitted:
                self.fit()
        if self._laid_out != self._layout_key():
            self._layouts = ()
        self._explain()
        self.refresh()

    def set_beside(self, beside: Beside | None, showing: Showing = Showing.B_WITH_GHOST) -> None:
        """Show run A with the trace, which is run B; None: the trace alone, as after `set_trace`.

        To be called after `set_trace` and after each `set_event`: A goes with the playhead.

        Raises
        ------
        ValueError
            If what is shown is not run B of the comparison.
        """
        pair = self.pair
        if beside is None and pair.is_alone:
            return  # it is shown so already
        before = self._layout_key()
        pair.set_beside(beside, showing)
        self.surface.fit_ruler()
        self.pointing.hide_tip()
        self._set_extent()
        if before != self._layout_key():
            self._layouts = ()
            if self.state.fitted:
                self.fit()
        self._explain()
        self.refresh()

    def _explain(self) -> None:
        """Let the legend explain what is shown."""
        if self._explains != self.explained:
            self._explains = self.explained
            self.legend.fit(self.width(), self.height())
            self.legend.redraw()

    def set_verdicts(self, verdicts: Sequence[Verdict], state: LawState = LawState.JUDGED) -> None:
        """Mark the violations of laws, or say that they are not judged."""
        self.laws_words = "" if state is LawState.JUDGED else tr("laws: {state}", state=said(state))
        self.entries.restore()
        if self.shown is not None:
            self.shown.set_verdicts(verdicts)
            self.refresh()

    def set_breaks(self, breaks: Sequence[BreakpointPlace]) -> None:
        """Mark the events at which breakpoints stop."""
        if breaks != self._breaks:
            self._breaks = breaks
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self.theme = theme
        self.surface.set_background(theme.panel)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("panel"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.refresh()
        self.legend.redraw()

    def broken_ns(self) -> Times:
        """Return the instants of all violations of laws, ascending."""
        front = self.front
        return NO_TIMES if front is None else front.marks.broken.when_ns

    def _set_extent(self) -> None:
        """Let the axis be that of the run in front, and reach as far as any that is shown."""
        state, mode, front = self.state, self.state.axis_mode, self.front
        if front is None:
            return
        if mode is not AxisMode.TIME:
            state.axis = front.axis(mode)
        axis = state.axis
        ends = [axis.at(run.end_ns(mode)) for run in self.pair.runs]
        state.set_extent(axis.at(0), max(*ends, front.place(mode, axis)))

    def preview(self, preview: Preview | None, sign: DragSign) -> None:
        """Show what a drag would come to, None for its sign alone."""
        if self.shown is not None:
            self.entries.show(self.pair, preview, sign)

    def _put(self, pair: Pair) -> None:
        """Show other runs in the rows; span, axis and selection stay."""
        self.pair = pair
        pair.place_a()
        self._layouts = ()
        self.refresh()

    # Frames

    @property
    def ruler(self) -> Ruler:
        """The ruler of the trace: it has the height that its notes need."""
        if self.shown is None:
            return Ruler()
        return ruler_of(self.pair.notes, self.surface.height())

    def frame(self) -> Frame | None:
        """Return the picture of what is shown now, computed if anything has changed."""
        found = self.frames()
        return found[-1] if found else None

    def frames(self) -> tuple[Frame, ...]:
        """Return the pictures of the runs whose rows are shown, that of `frame` last."""
        if self._held or self.shown is None:
            return self._held
        pairs = zip(self.pair.in_rows, self.layouts(), strict=True)
        return tuple(run.frame(self._params(run, layout)) for run, layout in pairs)

    @contextmanager
    def hold_frames(self) -> Iterator[None]:
        """Let `frames` be what they are now: all parts of one painting ask for them."""
        self._held = self.frames()
        try:
            yield
        finally:
            self._held = ()

    def _params(self, run: ShownTrace, layout: Layout) -> FrameParams:
        width, height = self.surface.rows_size()
        state, selected = self.state, self._selected()
        if selected is not None and run is not self.shown:
            selected = frozenset(map(self.pair.uid_in_a, selected))
        return FrameParams(
            state.axis, state.axis_mode, state.u0, state.u1, width, height,
            self.surface.devicePixelRatioF(), float(self.scrollbar.value()), layout, self.theme,
            selected, state.selected_request, self.ruler,
        )  # fmt: skip

    def _selected(self) -> frozenset[int] | None:
        """Return the ops that stand out; None where nothing is selected."""
        state, shown = self.state, self.shown
        if state.selected_request is None or shown is None:
            return None if state.selected_uid is None else frozenset({state.selected_uid})
        return shown.ops_of_request(state.selected_request)

    def layouts(self) -> tuple[Layout, ...]:
        """Return the rows of each run that has any, laid out anew if that is needed."""
        if self._layouts:
            return self._layouts
        state, height = self.state, self.surface.rows_size()[1]
        tracks = [run.tracks for run in self.pair.in_rows]
        for each in tracks:
            each.sync()
        wanted = Wanted(state.collapsed, state.pinned, state.hide_empty)
        found = self._layouts = lay_out_runs(tracks, wanted, height)
        self._laid_out = self._layout_key()
        over = max(int(found[-1].height) - height, 0)
        self.scrollbar.setRange(0, over)
        self.scrollbar.setPageStep(height)
        self.scrollbar.setVisible(over > 0)
        return found

    def _layout_key(self) -> object:
        """Return what tells whether a layout still holds; rows are hidden by all that is known."""
        hides = self.state.hide_empty
        return self.two, tuple(
            (
                run,
                is_hosted(run.trace),
                len(run.tracks.lanes),
                lines_of(run.tracks),
                run.trace.last_event if hides else 0,
            )
            for run in self.pair.in_rows
        )

    def _relayout(self) -> None:
        self._layouts = ()
        self._moved()

    def _moved(self) -> None:
        """Paint again: what was under the pointer has moved away, and another instant is there."""
        self.pointing.moved()
        self.refresh()

    def resized(self) -> None:
        """Lay out anew: the rows have another size."""
        self.surface.fit_ruler()
        self.state.width_px = self.surface.rows_size()[0]
        if self.words.scale != self.surface.devicePixelRatioF():
            self.words = TextPainter(self.surface.devicePixelRatioF())
        self._relayout()

    def refresh(self) -> None:
        """Paint again."""
        self.surface.viewport().update()
        self.minimap.update()

    def repaint_marks(self) -> None:
        """Paint the rows again, over which the marks lie; nothing is read anew."""
        self.surface.viewport().update()

    def _options_changed(self) -> None:
        self.legend.setVisible(self.state.legend)
        self.refresh()

    def cursors(self) -> Cursors:
        """Return the marks, and the measure with its totals."""
        marks = self.marks
        measured = () if self.shown is None else self.shown.measured(marks.measure)
        return Cursors(marks.instants, marks.measure, measured)

    # Places

    def place_at(self, x: float) -> float:
        """Return the place on the axis at ``x`` pixels from the left of the rows."""
        return self.state.u0 + x * self.state.span / max(self.surface.rows_size()[0], 1)

    def time_at(self, x: float) -> int:
        """Return the instant at ``x`` pixels from the left of the rows."""
        return self.state.axis.time_at(self.place_at(x))

    def snapped(self, time_ns: int) -> int:
        """Return the nearest edge in reach, else the instant itself."""
        frame = self.frame()
        return time_ns if frame is None else snap(frame, time_ns)

    def grip(self, at: QPointF) -> Grip | None:
        """Return what a drag would hold at a point of the rows."""
        return self._grip(self.pointing.hit(at))

    def _grip(self, found: Hit | None) -> Grip | None:
        return None if self.shown is None else self.entries.grip(self.shown, found)

    def point_at(self, found: Hit | None) -> None:
        """Show by the pointer whether what lies under it can be dragged."""
        self.entries.point_at(self._grip(found))

    def move_to(self, x: float, *, free: bool, dragged: bool) -> Command:
        """Return the command that puts the playhead at ``x``: on the event axis at an event."""
        mode, axis = self.state.axis_mode, self.state.axis
        k = (
            None
            if self.shown is None or self.pair.is_a
            else self.shown.event_at(mode, axis, self.place_at(x))
        )
        if k is not None:
            return GoToEvent(k, dragged)
        time_ns = self.time_at(x)
        return GoToTime(time_ns if free else self.snapped(time_ns), dragged)

    def stand_on(self, found: Hit) -> None:
        """Begin moves along a lane at what was clicked."""
        self.looking.stand_on(found)

    def row_at(self, y: float) -> Row | None:
        """Return the row at ``y`` pixels below the ruler."""
        rows = (frame.laid.at(y) for frame in self.frames())
        return next((row for row in rows if row is not None), None)

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes."""
        self.scrollbar.setValue(int(self.scrollbar.value() + pixels))

    # Commands

    def fit(self) -> None:
        """Show the whole run."""
        self.state.fit()

    def set_axis_mode(self, mode: AxisMode) -> None:
        """Change what the axis shows."""
        if self.shown is None:
            return
        whole = (self.state.u0, self.state.u1)
        low, high = self.state.extent
        fitted = whole[0] <= low and whole[1] >= high
        front = self.front or self.shown
        self.state.set_axis(mode, front.axis(mode))
        self._set_extent()
        if fitted:
            self.fit()
        self.refresh()
