"""What lies under the pointer: what is hit there, what the tooltip says, what the menu offers."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu, QWidget

from nandviz.language import tr
from nandviz.text import plain
from nandviz.ui.commands.analyse import SelectRequest
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.timeline import edit_menu, menu
from nandviz.ui.timeline.away import away
from nandviz.ui.timeline.describe import describe
from nandviz.ui.timeline.hit import hit
from nandviz.ui.timeline.hover import Hover
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.paint_breaks import words_at
from nandviz.ui.timeline.protocols import Pointed
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.shown_trace import ShownTrace


class Pointing:
    """The pointer over one view. Points are relative to the left top of the rows.

    Parameters
    ----------
    surface
        Over which the tooltip stands.
    owner
        Of the menus.
    """

    def __init__(self, view: Pointed, surface: QWidget, owner: QWidget) -> None:
        self._view = view
        self._owner = owner
        self._at: QPointF | None = None
        self.hover = Hover(surface, self.tip_text)

    def _scene(self) -> Scene | None:
        frame = self._view.frame()
        return None if frame is None else Scene(frame, self._view.words)

    def _found(self, at: QPointF) -> tuple[Hit | None, ShownTrace | None]:
        """Return what lies at a point, as its own run has it, and that run."""
        view = self._view
        pairs = list(zip(view.frames(), view.pair.in_rows, strict=True))
        under = [pair for pair in pairs if pair[0].laid.at(at.y())] or pairs[-1:]
        for frame, run in under:
            return hit(Scene(frame, view.words), at), run
        return None, None

    def hit(self, at: QPointF) -> Hit | None:
        """Return what lies at a point of the rows; what is of run A with the op that it is in B."""
        found, run = self._found(at)
        if found is None or run is self._view.shown:
            return found
        uid = None if found.uid is None else self._view.pair.uid_in_b(found.uid)
        return replace(found, uid=uid, segment=-1, text=found.text or tr("run A"), broken=None)

    def pick(self, at: QPointF) -> SelectOp | SelectRequest:
        """Return what selects what lies at a point; moves along the lane start there."""
        found = self.hit(at)
        if found is None:
            return SelectOp(None)
        self._view.stand_on(found)
        return SelectOp(found.uid) if found.request is None else SelectRequest(found.request)

    def _ring_at(self, at: QPointF) -> str:
        """Return the words of the breakpoints at a point."""
        scene = self._scene()
        return "" if scene is None else words_at(scene, self._view.breaks, at)

    def leads_to_playhead(self, at: QPointF) -> bool:
        """Whether a point, from the left top of the ruler, lies on the arrow to the playhead."""
        scene = self._scene()
        found = None if scene is None else away(scene)
        return found is not None and found.area.contains(at)

    # Resting and going

    def hover_at(self, at: QPointF, screen: QPoint) -> None:
        """Note that the pointer rests; the tooltip follows after a while."""
        self._at = at
        found = self.hit(at)
        self._view.point_at(found)
        uid = None if found is None else found.uid
        self._view.state.hover(uid, self._view.time_at(at.x()))
        if self._ring_at(at) or (found is not None and found.is_told):
            self.hover.rest(at, screen)
        else:
            self.hide_tip()

    def hide_tip(self) -> None:
        """Take the tooltip away."""
        self.hover.hide()

    def moved(self) -> None:
        """Note that what was under the pointer has moved away: another instant is there."""
        self.hide_tip()
        if self._at is not None:
            self._view.state.hover(None, self._view.time_at(self._at.x()))

    def leave(self) -> None:
        """Forget the pointer."""
        self._at = None
        self.hide_tip()
        self._view.state.hover(None, None)

    def tip_text(self, at: QPointF) -> str:
        """Return the tooltip at a point of the rows, or of the ruler above; empty for nothing."""
        ring, (found, run) = self._ring_at(at), self._found(at)
        if ring or found is None or run is None:
            return ring
        lines = describe(run.as_of, found)
        if run is not self._view.shown and found.uid is not None:
            lines.insert(0, tr("run A"))
        return "\n".join(map(plain, lines))

    # Menu

    def menu(self, at: QPointF) -> QMenu:
        """Return the context menu of a point of the rows, or of the names on their left."""
        view = self._view
        if at.x() < 0:
            row, hide_empty = view.row_at(at.y()), view.state.hide_empty
            return menu.made(menu.lines_of_lane(row, hide_empty=hide_empty), self._owner, view.send)
        text, found = self.tip_text(at), self.hit(at)
        as_of = None if view.shown is None else view.shown.as_of
        exact = None if found is None else found.instant_ns
        here = exact if exact is not None else view.snapped(view.time_at(at.x()))
        lines = menu.lines(found, here, as_of, text)
        if view.entries.scripted and view.shown is not None:
            lines += edit_menu.lines(view.shown.trace, found, max(here, 0))
        lines += menu.lines_of_marks(view.marks.instants, view.frame(), at.x())
        return menu.made(lines, self._owner, view.send)

    def show_menu(self, at: QPointF, screen: QPoint) -> None:
        """Show the context menu."""
        shown = self.menu(at)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(screen)
