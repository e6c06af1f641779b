"""Mouse and wheel over the timeline: each gesture becomes a command, or moves the view."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from nandviz.ui.commands.analyse import MeasureSpan, ShowRequest
from nandviz.ui.commands.entries import DragEntry, DropEntry, LeaveEntry
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.commands.run import StepEvents
from nandviz.ui.commands.view import RevealPlayhead, SelectOp, ToggleDie, ZoomTo
from nandviz.ui.timeline.entry_drag import Grip
from nandviz.ui.timeline.protocols import GestureTarget
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind

_STILL_PX: Final = 4
_WHEEL_STEP: Final = 120.0
_ZOOM_A_STEP: Final = 0.8
_Buttons = Qt.MouseButton
_Modifiers = Qt.KeyboardModifier
_FREE: Final = _Modifiers.AltModifier | _Modifiers.ControlModifier
"""Free what is dragged from edges."""
_STEPPING: Final = _Modifiers.ControlModifier | _Modifiers.ShiftModifier
"""With the wheel: as Alt, which desktops keep for themselves."""


class _Gesture(Enum):
    """What a held button does."""

    SELECT = auto()
    PAN = auto()
    ZOOM = auto()
    NAME = auto()
    PLAYHEAD = auto()
    ENTRY = auto()


@dataclass
class _Drag:
    """A button that is held down."""

    gesture: _Gesture
    start: QPointF
    last: QPointF
    moved: bool = False
    at_ns: int = 0
    u: float = 0.0
    grip: Grip | None = None
    told: bool = False


class Gestures:
    """The gestures on one view."""

    def __init__(self, view: GestureTarget) -> None:
        self.view = view
        self._drag: _Drag | None = None

    @property
    def dragging(self) -> bool:
        """Whether the playhead is being dragged."""
        return self._drag is not None and self._drag.gesture is _Gesture.PLAYHEAD

    # Places

    def _rows_point(self, at: QPointF) -> QPointF:
        return QPointF(at.x() - NAMES_WIDTH, at.y() - self.view.ruler.height)

    def _time(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> int:
        """Return the instant under a point, snapped to an edge unless Alt or Ctrl is held."""
        time_ns = self.view.time_at(self._rows_point(at).x())
        return time_ns if modifiers & _FREE else self.view.snapped(time_ns)

    def _put_playhead(
        self, at: QPointF, modifiers: Qt.KeyboardModifier, *, dragged: bool = False
    ) -> None:
        free = bool(modifiers & _FREE)
        self.view.send(self.view.move_to(self._rows_point(at).x(), free=free, dragged=dragged))

    # Buttons

    def press(self, event: QMouseEvent) -> None:
        """Begin a drag, or what may become a click."""
        at = event.position()
        button, shift = event.button(), event.modifiers() & _Modifiers.ShiftModifier
        gesture = _Gesture.SELECT
        if button is _Buttons.MiddleButton or (button is _Buttons.LeftButton and shift):
            gesture = _Gesture.PAN
        elif button is _Buttons.RightButton:
            gesture = _Gesture.ZOOM
        elif at.x() < NAMES_WIDTH:
            gesture = _Gesture.NAME
        elif at.y() < self.view.ruler.height:
            gesture = _Gesture.PLAYHEAD
        rows = self._rows_point(at)
        if gesture is _Gesture.PLAYHEAD and self.view.pointing.leads_to_playhead(
            QPointF(rows.x(), at.y())
        ):
            self.view.send(RevealPlayhead())
            return
        self._drag = _Drag(gesture, at, at, u=self.view.place_at(rows.x()))
        if gesture is _Gesture.SELECT:
            self._take_hold(self._drag, rows)
        self._drag.at_ns = self._time(at, event.modifiers())
        self.view.pointing.hide_tip()
        if gesture is _Gesture.PLAYHEAD:
            self._put_playhead(at, event.modifiers())
        event.accept()

    def _take_hold(self, drag: _Drag, rows: QPointF) -> None:
        drag.grip = self.view.grip(rows)
        if drag.grip is not None:
            drag.gesture = _Gesture.ENTRY

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, or hover."""
        at = event.position()
        drag = self._drag
        if drag is None:
            rows = self._rows_point(at)
            self.view.pointing.hover_at(rows, event.globalPosition().toPoint())
            return
        drag.moved = drag.moved or (at - drag.start).manhattanLength() > _STILL_PX
        if drag.gesture is _Gesture.PLAYHEAD:
            self._put_playhead(at, event.modifiers(), dragged=True)
        elif drag.moved:
            self._dragged(drag, at, event.modifiers())
        drag.last = at
        event.accept()

    def _dragged(self, drag: _Drag, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        state, delta = self.view.state, at - drag.last
        if drag.gesture is _Gesture.PAN:
            state.pan(-delta.x() / max(state.width_px, 1))
            self.view.scroll_by(-delta.y())
        elif drag.gesture is _Gesture.ZOOM:
            state.zoom(1.01 ** -delta.x(), drag.u)
        elif drag.gesture is _Gesture.ENTRY and drag.grip is not None:
            self._drag_entry(drag, drag.grip, at, free=bool(modifiers & _FREE))
        elif drag.gesture is _Gesture.SELECT:
            self.view.send(MeasureSpan((drag.at_ns, self._time(at, modifiers))))

    def _drag_entry(self, drag: _Drag, grip: Grip, at: QPointF, *, free: bool) -> None:
        """Show where an entry would come to stand, or why it cannot be dragged."""
        rows = self._rows_point(at)
        self.view.entries.follow(rows.y())
        self.view.entries.point_at(grip)
        if not grip.refused:
            start_ns = self.view.time_at(self._rows_point(drag.start).x())
            at_ns = grip.at_ns + self.view.time_at(rows.x()) - start_ns
            self.view.send(DragEntry(grip.entry, max(at_ns, 0), free))
        elif not drag.told:
            drag.told = True
            self.view.send(ShowMessage(grip.refused))

    @property
    def holds_entry(self) -> bool:
        """Whether an entry is held, or what cannot be dragged."""
        return self._drag is not None and self._drag.gesture is _Gesture.ENTRY

    def let_go(self) -> None:
        """Hold no entry any more, whatever the button does."""
        if self.holds_entry:
            self._drag = None

    def take_back(self) -> None:
        """Leave the entry that is dragged where it was."""
        self.let_go()
        self.view.send(LeaveEntry())

    def release(self, event: QMouseEvent) -> None:
        """End a drag; without a move it was a click."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if drag.moved:
            if drag.gesture is _Gesture.ENTRY:
                self.view.send(DropEntry())
                self.view.entries.point_at(None)
            return
        rows = self._rows_point(event.position())
        if drag.gesture in (_Gesture.SELECT, _Gesture.ENTRY):
            self.view.send(MeasureSpan(None))
            self.view.send(self.view.pointing.pick(rows))
        elif drag.gesture is _Gesture.NAME:
            self._name_clicked(rows)
        elif drag.gesture is _Gesture.ZOOM:
            self.view.pointing.show_menu(rows, event.globalPosition().toPoint())
        event.accept()

    def _name_clicked(self, rows: QPointF) -> None:
        row = self.view.row_at(rows.y())
        if row is not None and row.kind in (RowKind.DIE, RowKind.SUMMARY):
            self.view.send(ToggleDie(row.die))

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to the segment under the pointer, or to what a request waited for."""
        found = self.view.pointing.hit(self._rows_point(event.position()))
        if found is not None and found.request is not None:
            self.view.send(ShowRequest(found.request))
        elif found is not None and found.uid is not None:
            self.view.send(SelectOp(found.uid))
            self.view.send(ZoomTo(found.start_ns, found.end_ns))
        event.accept()

    # Wheel

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll lanes, zoom, pan or step."""
        delta = event.angleDelta()
        steps = (delta.y() or delta.x()) / _WHEEL_STEP
        modifiers, state = event.modifiers(), self.view.state
        if modifiers & _Modifiers.AltModifier or modifiers & _STEPPING == _STEPPING:
            self.view.send(StepEvents(-1 if steps > 0 else 1))
            _forget_alt()
        elif modifiers & _Modifiers.ShiftModifier:
            state.pan(-steps * 0.1)
        elif bool(modifiers & _Modifiers.ControlModifier) != state.wheel_zooms:
            about = self.view.place_at(self._rows_point(event.position()).x())
            state.zoom(_ZOOM_A_STEP**steps, about)
        else:
            self.view.scroll_by(-steps * 48.0)
        event.accept()

    def leave(self) -> None:
        """Forget the pointer."""
        self.view.pointing.leave()


def _forget_alt() -> None:
    """Let Qt's menu bar forget that Alt was pressed: it would take its release as a wish for it."""
    QCoreApplication.sendEvent(QObject(), QEvent(QEvent.Type.ActivationChange))
