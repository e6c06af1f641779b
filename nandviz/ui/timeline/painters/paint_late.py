"""Paints SUSPENDs that came too late, in the lanes of their axes: nothing is suspended."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QPainter

from nandviz.language import tr
from nandviz.query.marks.read_late import Late
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.timeline.dashes import DOTTED, draw_dashed, sides
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.lane_box import LaneBox, LanePainter, lane_box
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence


class LatePainter(LanePainter[Late]):
    """How long a SUSPEND runs that suspends nothing: an empty box. Its words explain it."""

    level = 71

    colour = "suspend"

    def marks(self, marks: Marks) -> Sequence[Late]:
        """Return them."""
        return marks.late

    def box(self, frame: Frame, mark: Late) -> LaneBox | None:
        """Return the span of the SUSPEND in the lane of its axis."""
        row = frame.row(mark.die, RowKind.SUSPENDED, mark.axis)
        if row is None:
            return None
        return lane_box(frame, row, (mark.start_ns, mark.end_ns), row.top, row.height)

    def draw(self, painter: QPainter, scene: Scene, mark: Late) -> None:
        """Draw a dotted frame with nothing in it, and the words."""
        box = self.box(scene.frame, mark)
        if box is None:
            return
        draw_dashed(painter, sides(box.whole), scene.colour(self.colour, mark.uid), DOTTED)
        others = [s.at_ns for s in scene.frame.marks.suspended if s.at_ns > mark.start_ns]
        others += [m.start_ns for m in scene.frame.marks.late if m.start_ns > mark.start_ns]
        self.write(painter, scene, mark, box, others)

    def texts(self, mark: Late) -> tuple[str, ...]:
        """Return what it may be called, longest first."""
        return (
            tr("op {uid} came too late: nothing suspended", uid=mark.uid),
            tr("op {uid}: too late", uid=mark.uid),
            f"op {mark.uid}",
        )

    def describe(self, mark: Late, row: Row | None) -> Hit:
        """Return when it runs, and that what it was to suspend ends first."""
        text = tr(
            "from {start} until {end}: what it was to suspend ends before, nothing is suspended",
            start=us_sentence(mark.start_ns),
            end=us_sentence(mark.end_ns),
        )
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, text)


LAYERS: Final = (LatePainter(),)
