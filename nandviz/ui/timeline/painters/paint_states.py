"""Paints the states of exclusion in the state lane of their die: a line a kind."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from nandviz.language import tr
from nandviz.query.exclusion_states import lane_kinds
from nandviz.query.marks.read_marks import Marks
from nandviz.query.records import OpenState
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.lane_box import LaneBox, LanePainter, lane_box
from nandviz.ui.timeline.layer import Hit, touches
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_TEXT_HEIGHT: Final = 13.0
"""Of a line that words fit into."""
_TEXT_WIDTH: Final = 40.0
"""Of a box that is worth a look at what stands beside it."""


class StatePainter(LanePainter[OpenState]):
    """For how long a state is open, and what it is. Its words explain it."""

    level = 66

    colour = "issue"

    def marks(self, marks: Marks) -> Sequence[OpenState]:
        """Return the states."""
        return marks.exclusions

    def box(self, frame: Frame, mark: OpenState) -> LaneBox | None:
        """Return the box of a state, in the line of its kind."""
        row = frame.row(mark.die, RowKind.STATE, 0)
        kinds = lane_kinds(frame.as_of.trace.info.exclusions)
        if row is None or mark.when.kind not in kinds:
            return None
        line = row.height / row.lines
        top = row.top + line * kinds.index(mark.when.kind)
        return lane_box(frame, row, (mark.start_ns, mark.end_ns), top, line - 1)

    def draw(self, painter: QPainter, scene: Scene, mark: OpenState) -> None:
        """Draw the box, and the words up to where the next state of the line opens."""
        box = self.box(scene.frame, mark)
        if box is None:
            return
        self.draw_ahead(painter, scene, box, mark.uid)
        self.draw_past(painter, scene, box, mark.uid)
        is_high = box.row.height / box.row.lines >= _TEXT_HEIGHT
        if is_high and box.whole.width() >= _TEXT_WIDTH:
            later = [o.start_ns for o in scene.frame.marks.exclusions if _follows(o, mark)]
            self.write(painter, scene, mark, _up_to(scene, box, later), later)

    def texts(self, mark: OpenState) -> tuple[str, ...]:
        """Return what a state may be called, longest first."""
        where = f" plane {mark.plane}" if mark.plane >= 0 else ""
        by = f" (op {mark.uid})" if mark.uid else ""
        return f"{mark.when}{where}{by}", f"{mark.when}{where}", str(mark.when)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return the uppermost state under the pointer; its text tells of those below, too."""
        found = [
            self.describe(mark, box.row)
            for mark in self.marks(scene.frame.marks)
            for box in self.boxes(scene, mark)
            if touches(box.area, at, reach_px)
        ]
        texts = [hit.text for hit in found]
        return replace(found[-1], text="\n".join(texts)) if found else None

    def describe(self, mark: OpenState, row: Row | None) -> Hit:
        """Return since when, until when, and what may not start meanwhile."""
        where, start = self.texts(mark)[0], us_sentence(mark.start_ns)
        groups = ", ".join(mark.groups) or "–"
        if mark.end_ns is None:
            text = tr(
                "{state} from {start}: excludes {groups}", state=where, start=start, groups=groups
            )
        else:
            text = tr(
                "{state} from {start} until {end}: excludes {groups}",
                state=where,
                start=start,
                end=us_sentence(mark.end_ns),
                groups=groups,
            )
        end_ns = mark.start_ns + 1 if mark.end_ns is None else mark.end_ns
        return Hit(row, mark.uid or None, -1, mark.start_ns, end_ns, 1, text)


def _follows(other: OpenState, mark: OpenState) -> bool:
    """Tell whether a state opens in the same line, and later, or stands behind it."""
    same = (other.die, other.when.kind) == (mark.die, mark.when.kind)
    ranks = [(each.start_ns, each.when, each.plane) for each in (mark, other)]
    return same and ranks[0] < ranks[1]


def _up_to(scene: Scene, box: LaneBox, later_ns: Sequence[int]) -> LaneBox:
    """Return the part of a box in which no later one lies over it."""
    x = min(map(scene.frame.x, later_ns), default=inf)
    if x >= box.whole.right():
        return box
    past, ahead = QRectF(box.past), QRectF(box.ahead)
    past.setRight(max(min(past.right(), x), past.left()))
    ahead.setRight(max(min(ahead.right(), x), ahead.left()))
    return box._replace(past=past, ahead=ahead, torn=False)


LAYERS: Final = (StatePainter(),)
