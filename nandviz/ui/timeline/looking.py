"""Bringing things into view: the playhead, ops, what comes next on a lane."""

from collections.abc import Iterable
from typing import Final

from nandviz.query.asof import AsOf
from nandviz.query.op_history import op_at
from nandviz.query.requests import request, request_count
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.place_rows import names_of_event, names_of_op, scroll_to
from nandviz.ui.timeline.protocols import Dragged, Looked

PAN_STEP: Final = 0.15
ZOOM_STEP: Final = 0.75


class Looking:
    """Moves one view over one trace, and knows on which op and lane it stands."""

    def __init__(self, view: Looked) -> None:
        self._view = view
        self._state = view.state
        self._focused: int | None = None
        self._lane: str | None = None
        self._stay: tuple[int, int] | None = None
        self._happened: tuple[AsOf | None, frozenset[str]] = None, frozenset()

    def stand_on(self, found: Hit) -> None:
        """Begin moves along a lane at what was clicked."""
        if found.row is not None and found.uid is not None and found.segment >= 0:
            self._lane = found.row.name
            self._stay = (found.uid, found.start_ns)

    def show_playhead(self, *, lanes: bool = True) -> None:
        """Bring the playhead into view, and the lane of what happened, unless one drags."""
        if self._view.shown is None:
            return
        dragged = self._view.dragged
        place = self._view.shown.place(self._state.axis_mode, self._state.axis)
        self._state.follow(place, by_hand=dragged is Dragged.HERE)
        if lanes and dragged is Dragged.NOT and self._scrolls():
            self._scroll_to(self._names(self._view.shown.as_of))

    def _names(self, as_of: AsOf) -> frozenset[str]:
        """Return the rows of what happened: asked twice a step, by what follows it and by keys."""
        if self._happened[0] is not as_of:
            self._happened = as_of, names_of_event(as_of)
        return self._happened[1]

    def _scrolls(self) -> bool:
        """Tell whether there are more lanes than are in view."""
        self._view.layouts()  # these say how far
        return self._view.scrollbar.maximum() > 0

    def show_op(self, uid: int) -> None:
        """Bring an op into view, as far as it is in the plan, and its lane."""
        if self._view.shown is None or uid > self._view.shown.as_of.op_count:
            return
        parts = self._view.shown.as_of.parts_of(uid)
        if parts:
            self._state.reveal(parts[0].start_ns, parts[-1].end_ns)
        self._scroll_to(names_of_op(self._view.shown.as_of, uid))

    def show_request(self, number: int) -> None:
        """Zoom to a request, from its arrival to its end: what it waited for fills the view."""
        shown = self._view.shown
        if shown is None or number >= request_count(shown.as_of):
            return
        record = request(shown.as_of, number)
        end_ns = shown.as_of.now_ns if record.end_ns is None else record.end_ns
        self._state.fit_to(record.arrival_ns, end_ns)
        page = record.decisive
        self._scroll_to({f"d{page.die}", f"d{page.die}-p{page.plane}"})

    def _scroll_to(self, names: Iterable[str]) -> None:
        if self._view.shown is not None:
            layout = self._view.layouts()[-1]
            bar = self._view.scrollbar
            places = scroll_to(layout, names, float(bar.value()), bar.pageStep())
            bar.setValue(round(places))

    def focus(self) -> None:
        """Bring the selected op, else the one at the playhead, into view; then zoom to it.

        A request is zoomed to at once.
        """
        if self._view.shown is None:
            return
        if self._state.selected_request is not None:
            self.show_request(self._state.selected_request)
            return
        uid = self._state.selected_uid or op_at(self._view.shown.as_of)
        if uid is None:
            self.show_playhead()
            return
        self._state.select(uid)
        span = self._view.shown.span_of(uid)
        if span is None:
            return
        if self._focused == self._state.selected_uid:
            self._state.fit_to(*span)
        else:
            self._state.reveal(*span)
            self._scroll_to(names_of_op(self._view.shown.as_of, uid))
        self._focused = self._state.selected_uid

    def select_neighbour(self, direction: int) -> None:
        """Select what comes next (+1) or before (-1) on the lane of the selection."""
        if self._state.selected_request is not None:
            self._select_request(self._state.selected_request + direction)
            return
        uid = self._state.selected_uid
        if uid is None or self._view.shown is None:
            return
        at_ns = self._stay[1] if self._stay is not None and self._stay[0] == uid else None
        found = self._view.shown.neighbour(uid, self._lane, direction, at_ns)
        if found is not None:
            self._focused = None
            self._stay = (found.uid, found.start_ns)
            self._state.select(found.uid)
            self._state.reveal(found.start_ns, found.end_ns)
            self._scroll_to([self._lane] if self._lane else ())

    def _select_request(self, number: int) -> None:
        """Select a request, if it has arrived, and bring its arrival into view."""
        shown = self._view.shown
        if shown is not None and 0 <= number < request_count(shown.as_of):
            self._state.select_request(number)
            arrival_ns = int(shown.trace.requests.arrival_ns[number])
            self._state.reveal(arrival_ns, arrival_ns)

    def zoom_in(self) -> None:
        """Show a shorter time about the pointer, or the middle."""
        self._state.zoom(ZOOM_STEP, self._about())

    def zoom_out(self) -> None:
        """Show a longer time."""
        self._state.zoom(1 / ZOOM_STEP, self._about())

    def _about(self) -> float | None:
        cursor = self._state.cursor_ns
        return None if cursor is None else self._state.axis.at(cursor)

    def pan(self, direction: int) -> None:
        """Move to later (+1) or earlier (-1) times."""
        self._state.pan(direction * PAN_STEP)
