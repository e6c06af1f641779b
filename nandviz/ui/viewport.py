"""How the user looks at a run: the span of the axis, the selection, the lanes.

One `ViewState` is shared by the timeline, the minimap and every pane; whoever changes it, all the
others hear. It knows no trace: the timeline gives it the ends of the run and the axis. Playhead and
marks are the session's.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from nandviz.ui.axis import AxisMap, AxisMode, Linear

MARGIN: Final = 0.03
"""Part of the run that `fit` leaves free at each end."""

EDGE: Final = 0.02
"""Part of the view, at each side, in which the playhead does not come to stand; below `MARGIN`."""

LANDING: Final = 0.25
"""Part of the view that lies behind the playhead after it has left the view and was followed."""


class Look(NamedTuple):
    """How a run is looked at, apart from the window that it is looked at in."""

    mode: AxisMode
    axis: AxisMap
    span: tuple[float, float]
    fitted: bool
    selected_uid: int | None
    selected_request: int | None
    collapsed: frozenset[int]
    pinned: tuple[str, ...]
    hide_empty: bool
    legend: bool


class ViewState(QObject):
    """The shared state of all views.

    The visible span is ``[u0, u1)`` in units of the axis: ns in the time axis, events in the event
    axis, ns without folded gaps in the compact axis. ``t0_ns`` and ``t1_ns`` are its instants.
    ``fitted`` holds from `fit` on until another span is shown.
    """

    spanChanged = Signal()
    axisChanged = Signal()
    selectionChanged = Signal()
    hoverChanged = Signal()
    lanesChanged = Signal()
    optionsChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.axis: AxisMap = Linear()
        self.axis_mode = AxisMode.TIME
        self.u0 = 0.0
        self.u1 = 1_000_000.0
        self.fitted = False
        self.width_px = 1000
        self.extent: tuple[float, float] = (0.0, 1_000_000.0)
        self.selected_uid: int | None = None
        self.selected_request: int | None = None
        self.hovered_uid: int | None = None
        self.cursor_ns: int | None = None
        self.collapsed: frozenset[int] = frozenset()
        self.pinned: tuple[str, ...] = ()
        self.hide_empty = False
        self.legend = True
        self.wheel_zooms = False

    def look(self) -> Look:
        """Return how the run is looked at."""
        span, lanes = (self.u0, self.u1), (self.collapsed, self.pinned, self.hide_empty)
        return Look(
            self.axis_mode, self.axis, span, self.fitted, self.selected_uid, self.selected_request,
            *lanes, self.legend,
        )  # fmt: skip

    def take(self, look: Look) -> None:
        """Look at the run so."""
        self.axis_mode, self.axis = look.mode, look.axis
        self.u0, self.u1 = look.span
        self.fitted = look.fitted
        self.collapsed, self.pinned = look.collapsed, look.pinned
        self.hide_empty, self.legend = look.hide_empty, look.legend
        self.axisChanged.emit()
        self.lanesChanged.emit()
        self.optionsChanged.emit()
        self._select(look.selected_uid, look.selected_request)

    # Span

    @property
    def t0_ns(self) -> int:
        """First visible instant."""
        return self.axis.time_at(self.u0)

    @property
    def t1_ns(self) -> int:
        """End of the visible span."""
        return self.axis.time_at(self.u1)

    @property
    def span(self) -> float:
        """Length of the visible span, in units of the axis."""
        return self.u1 - self.u0

    def set_span(self, u0: float, u1: float) -> None:
        """Show a span, widened to 1 ns a pixel and kept near the run."""
        self.fitted = False
        low, high = self.extent
        room = max(high - low, 1.0)
        least = self.width_px * self.axis.least_step
        length = min(max(u1 - u0, least), max(room * 4, least))
        middle = (u0 + u1) / 2
        middle = min(max(middle, low - length * 0.4), high + length * 0.4)
        # Numbers of numpy's would make all that is worked out with them theirs, which are slow.
        new = (float(middle - length / 2), float(middle + length / 2))
        if new != (self.u0, self.u1):
            self.u0, self.u1 = new
            self.spanChanged.emit()

    def set_times(self, t0_ns: int, t1_ns: int) -> None:
        """Show a span of simulated time."""
        self.set_span(self.axis.at(t0_ns), self.axis.at(t1_ns))

    def set_extent(self, u0: float, u1: float) -> None:
        """Say how far the run reaches, in units of the axis."""
        self.extent = (u0, max(u1, u0 + self.axis.least_step))

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Show ``factor`` times the span; the unit ``about`` keeps its place (None: the middle)."""
        about = (self.u0 + self.u1) / 2 if about is None else about
        least = self.width_px * self.axis.least_step
        factor = max(factor, least / self.span)
        if factor != 1.0:
            self.set_span(about - (about - self.u0) * factor, about + (self.u1 - about) * factor)

    def pan(self, fraction: float) -> None:
        """Move the span by a part of its length; positive is later."""
        self.set_span(self.u0 + self.span * fraction, self.u1 + self.span * fraction)

    def fit(self) -> None:
        """Show the whole run."""
        low, high = self.extent
        room = (high - low) * MARGIN
        self.set_span(low - room, high + room)
        self.fitted = True

    def reveal(self, t0_ns: int, t1_ns: int) -> None:
        """Move, without zooming, until the span's middle shows an interval that is not in view."""
        u0, u1 = self.axis.at(t0_ns), self.axis.at(t1_ns)
        if u0 < self.u0 or u1 > self.u1:
            middle = (u0 + u1) / 2 if u1 - u0 < self.span else u0 + self.span * 0.45
            self.set_span(middle - self.span / 2, middle + self.span / 2)

    def follow(self, place: float, *, by_hand: bool = False) -> None:
        """Move, without zooming, until a place of the axis is in view, away from the edges.

        Where it has just left the view, a good part of what comes next is shown, so that the view
        does not move at each step; where it is far away, what lies on both sides. ``by_hand`` moves
        no more than needed: a view must not leap away under the pointer that drags.
        """
        edge = 0.0 if by_hand else self.span * EDGE
        if self.u0 + edge <= place <= self.u1 - edge:
            return
        ahead = place > self.u1 - edge
        away = place - self.u1 if ahead else self.u0 - place
        part = LANDING if away < self.span else 0.5
        part = 0.0 if by_hand else part
        u0 = place - self.span * (part if ahead != by_hand else 1 - part)
        if not by_hand:
            low, high = self.extent
            u0 = max(min(u0, max(high + 2 * edge, place + edge) - self.span), low - 2 * edge)
        self.set_span(u0, u0 + self.span)

    def fit_to(self, t0_ns: int, t1_ns: int) -> None:
        """Zoom to an interval, with some room about it."""
        u0, u1 = self.axis.at(t0_ns), self.axis.at(t1_ns)
        room = max((u1 - u0) * 0.15, self.axis.least_step)
        self.set_span(u0 - room, u1 + room)

    # Axis

    def set_axis(self, mode: AxisMode, axis: AxisMap) -> None:
        """Change the axis; the visible instants stay."""
        t0_ns, t1_ns = self.t0_ns, self.t1_ns
        changed = mode is not self.axis_mode
        self.axis_mode, self.axis = mode, axis
        if changed:
            self.u0, self.u1 = axis.at(t0_ns), max(axis.at(t1_ns), axis.at(t0_ns) + 1e-6)
            self.axisChanged.emit()

    # Selection and pointer

    def select(self, uid: int | None) -> None:
        """Select an op in every view, or nothing. Never moves time."""
        self._select(uid, None)

    def select_request(self, number: int) -> None:
        """Select a request of the host in every view, with all its ops. Never moves time."""
        self._select(None, number)

    def _select(self, uid: int | None, request: int | None) -> None:
        if (uid, request) != (self.selected_uid, self.selected_request):
            self.selected_uid, self.selected_request = uid, request
            self.selectionChanged.emit()

    def hover(self, uid: int | None, cursor_ns: int | None) -> None:
        """Say over which op and instant the pointer is."""
        if (uid, cursor_ns) != (self.hovered_uid, self.cursor_ns):
            self.hovered_uid, self.cursor_ns = uid, cursor_ns
            self.hoverChanged.emit()

    # Lanes and options

    def toggle_die(self, die: int) -> None:
        """Collapse a die to one lane, or expand it."""
        self.collapsed = self.collapsed ^ {die}
        self.lanesChanged.emit()

    def toggle_pin(self, lane: str) -> None:
        """Keep a lane at the top, or let it scroll again."""
        pinned = [name for name in self.pinned if name != lane]
        self.pinned = tuple(pinned) if len(pinned) < len(self.pinned) else (*self.pinned, lane)
        self.lanesChanged.emit()

    def set_hide_empty(self, on: bool) -> None:
        """Leave out lanes on which nothing happens."""
        if on != self.hide_empty:
            self.hide_empty = on
            self.lanesChanged.emit()

    def set_legend(self, on: bool) -> None:
        """Explain the marks, or not."""
        if on != self.legend:
            self.legend = on
            self.optionsChanged.emit()
