"""The timeline as a widget: minimap, ruler, rows, legend, kept as of the playhead."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from nandviz.query.asof import AsOf
from nandviz.query.marks.read_marks import BrokenLaw
from nandviz.query.marks.tracks import TraceTracks
from nandviz.session.laws import LawState
from nandviz.session.marks import Marks
from nandviz.text import plain
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.command import Send
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import menu
from nandviz.ui.timeline.describe import describe
from nandviz.ui.timeline.frame import Frame, FrameParams
from nandviz.ui.timeline.gestures import Gestures
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.hit import hit, snap
from nandviz.ui.timeline.hover import Hover
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.legend_widget import Legend
from nandviz.ui.timeline.minimap import Minimap
from nandviz.ui.timeline.paint_frame import Cursors
from nandviz.ui.timeline.rows import Layout, Row, Wanted, lay_out
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.shown_trace import ShownTrace
from nandviz.ui.timeline.surface import Surface
from nandviz.ui.viewport import ViewState

PAN_STEP: Final = 0.15
ZOOM_STEP: Final = 0.75


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
        self._shown: ShownTrace | None = None
        self._layout: Layout | None = None
        self._tracks_laid_out = 0
        self._focused: int | None = None
        self._lane: str | None = None
        self.gestures = Gestures(self)
        self._build()
        self._connect()
        self.set_theme(theme)

    def _build(self) -> None:
        self.surface = Surface(self, self.gestures)
        self.minimap = Minimap(self)
        self.legend = Legend(self)
        self.scrollbar = QScrollBar(Qt.Orientation.Vertical, self)
        self.scrollbar.setAccessibleName("Scroll lanes")
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
        self.setAccessibleName("Timeline")
        self.setFocusProxy(self.surface)
        self.hover = Hover(self.surface, self.tip_text)

    def _connect(self) -> None:
        state = self.state
        self.scrollbar.valueChanged.connect(self.refresh)
        for changed in (state.spanChanged, state.selectionChanged):
            changed.connect(self.refresh)
        state.lanesChanged.connect(self._relayout)
        state.optionsChanged.connect(self._options_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend its share of the height."""
        super().resizeEvent(event)
        self.legend.fit(self.width(), self.height())

    # What is shown

    @property
    def tracks(self) -> TraceTracks | None:
        """The tracks of the trace."""
        return None if self._shown is None else self._shown.tracks

    def set_trace(self, trace: Trace) -> None:
        """Show another trace, fitted, at its start."""
        self._shown = ShownTrace(trace)
        self._layout = None
        self._focused = self._lane = None
        self.scrollbar.setValue(0)
        self.state.select(None)
        self.set_event(-1)
        self.fit()

    def set_event(self, k: int) -> None:
        """Show the trace as of event ``k``. Cheap: painting comes when Qt asks for it."""
        shown, state = self._shown, self.state
        if shown is None:
            return
        shown.set_event(k)
        if state.axis_mode is not AxisMode.TIME:
            state.axis = shown.axis(state.axis_mode)
        self._set_extent(shown)
        if state.hide_empty or len(shown.tracks.lanes) != self._tracks_laid_out:
            self._layout = None
        self.refresh()

    def set_verdicts(self, verdicts: Sequence[Verdict], state: LawState = LawState.JUDGED) -> None:
        """Mark the violations of laws, or say that they are not judged."""
        self.laws_words = "" if state is LawState.JUDGED else f"laws: {state}"
        if self._shown is not None:
            self._shown.set_verdicts(verdicts)
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

    def broken(self) -> tuple[BrokenLaw, ...]:
        """Return every violation of a law."""
        return () if self._shown is None else self._shown.marks.broken

    def head(self) -> AsOf:
        """Return the state as of the last event that is known.

        Raises
        ------
        ValueError
            If there is no trace.
        """
        if self._shown is None:
            raise ValueError("no trace is shown")
        return self._shown.head()

    def _set_extent(self, shown: ShownTrace) -> None:
        axis = self.state.axis
        self.state.set_extent(axis.at(0), axis.at(shown.end_ns(self.state.axis_mode)))

    # Frames

    def frame(self) -> Frame | None:
        """Return the picture of what is shown now, computed if anything has changed."""
        if self._shown is None:
            return None
        layout = self._current_layout(self._shown.tracks)
        width, height = self.surface.rows_size()
        state = self.state
        params = FrameParams(
            state.axis, state.axis_mode, state.u0, state.u1, width, height,
            self.surface.devicePixelRatioF(), float(self.scrollbar.value()), layout, self.theme,
            state.selected_uid,
        )  # fmt: skip
        return self._shown.frame(params)

    def _current_layout(self, tracks: TraceTracks) -> Layout:
        if self._layout is not None:
            return self._layout
        state, height = self.state, self.surface.rows_size()[1]
        tracks.sync()
        wanted = Wanted(state.collapsed, state.pinned, state.hide_empty)
        layout = self._layout = lay_out(tracks, wanted, height)
        self._tracks_laid_out = len(tracks.lanes)
        over = max(int(layout.height) - height, 0)
        self.scrollbar.setRange(0, over)
        self.scrollbar.setPageStep(height)
        self.scrollbar.setVisible(over > 0)
        return layout

    def _relayout(self) -> None:
        self._layout = None
        self.refresh()

    def resized(self) -> None:
        """Lay out anew: the rows have another size."""
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
        measured = () if self._shown is None else self._shown.measured(marks.measure)
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

    def hit(self, at: QPointF) -> Hit | None:
        """Return what lies at a point of the rows."""
        frame = self.frame()
        if frame is None:
            return None
        found = hit(Scene(frame, self.words), at)
        if found is not None and found.row is not None and found.segment >= 0:
            self._lane = found.row.name
        return found

    def row_at(self, y: float) -> Row | None:
        """Return the row at ``y`` pixels below the ruler."""
        frame = self.frame()
        return None if frame is None else frame.row_at(y)

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes."""
        self.scrollbar.setValue(int(self.scrollbar.value() + pixels))

    # Hover and menu

    def hover_at(self, at: QPointF, screen: QPoint) -> None:
        """Note that the pointer rests; the tooltip follows after a while."""
        found = self.hit(at)
        uid = None if found is None else found.uid
        self.state.hover(uid, self.time_at(at.x()))
        if found is not None and (uid is not None or found.text):
            self.hover.rest(at, screen)
        else:
            self.hover.hide()

    def hide_tip(self) -> None:
        """Take the tooltip away."""
        self.hover.hide()

    def tip_text(self, at: QPointF) -> str:
        """Return the tooltip at a point of the rows, or of the ruler above; empty for nothing."""
        found = self.hit(at)
        if found is None or self._shown is None:
            return ""
        return "\n".join(map(plain, describe(self._shown.as_of, found)))

    def menu(self, at: QPointF) -> QMenu:
        """Return the context menu of a point of the rows."""
        text = self.tip_text(at)
        as_of = None if self._shown is None else self._shown.as_of
        lines = menu.lines(self.hit(at), self.time_at(at.x()), as_of, text)
        return menu.made(lines, self, self.send)

    def show_menu(self, at: QPointF, screen: QPoint) -> None:
        """Show the context menu."""
        shown = self.menu(at)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(screen)

    # Commands

    def fit(self) -> None:
        """Show the whole run."""
        self.state.fit()

    def zoom_in(self) -> None:
        """Show a shorter time about the pointer, or the middle."""
        self.state.zoom(ZOOM_STEP, self._about())

    def zoom_out(self) -> None:
        """Show a longer time."""
        self.state.zoom(1 / ZOOM_STEP, self._about())

    def _about(self) -> float | None:
        cursor = self.state.cursor_ns
        return None if cursor is None else self.state.axis.at(cursor)

    def pan(self, direction: int) -> None:
        """Move to later (+1) or earlier (-1) times."""
        self.state.pan(direction * PAN_STEP)

    def next_axis(self) -> None:
        """Change to the next axis mode."""
        modes = list(AxisMode)
        self.set_axis_mode(modes[(modes.index(self.state.axis_mode) + 1) % len(modes)])

    def set_axis_mode(self, mode: AxisMode) -> None:
        """Change what the axis shows."""
        if self._shown is None:
            return
        whole = (self.state.u0, self.state.u1)
        low, high = self.state.extent
        fitted = whole[0] <= low and whole[1] >= high
        self.state.set_axis(mode, self._shown.axis(mode))
        self._set_extent(self._shown)
        if fitted:
            self.fit()
        self.refresh()

    def show_playhead(self) -> None:
        """Bring the playhead into view."""
        if self._shown is not None:
            now_ns = self._shown.as_of.now_ns
            self.state.reveal(now_ns, now_ns + 1)

    def focus(self) -> None:
        """Bring the selected op into view; a second time, zoom to it."""
        uid = self.state.selected_uid
        span = None if uid is None or self._shown is None else self._shown.span_of(uid)
        if span is None:
            return
        if self._focused == self.state.selected_uid:
            self.state.fit_to(*span)
        else:
            self.state.reveal(*span)
        self._focused = self.state.selected_uid

    def select_neighbour(self, direction: int) -> None:
        """Select the next (+1) or previous (-1) op on the lane of the selection."""
        uid = self.state.selected_uid
        if uid is None or self._shown is None:
            return
        found = self._shown.neighbour(uid, self._lane, direction)
        if found is not None:
            self._focused = None
            self.state.select(found.uid)
            self.state.reveal(found.start_ns, found.end_ns)
