"""Paints suspended ops in the lanes of their axes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from nandviz.language import tr
from nandviz.query.marks.read_marks import Marks
from nandviz.query.marks.read_suspended import Suspended
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.lane_box import LaneBox, LanePainter, lane_box
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_NEST_PX: Final = 3.0


class SuspendedPainter(LanePainter[Suspended]):
    """How long an op is suspended, and how much of it is done and left. Its words explain it."""

    level = 70

    colour = "suspend"

    def marks(self, marks: Marks) -> Sequence[Suspended]:
        """Return the suspensions."""
        return marks.suspended

    def box(self, frame: Frame, mark: Suspended) -> LaneBox | None:
        """Return the box of a suspension; nested ones are thinner."""
        row = frame.row(mark.die, RowKind.SUSPENDED, mark.axis)
        if row is None:
            return None
        nested = sum(_holds(other, mark) for other in frame.marks.suspended)
        inset = min(_NEST_PX * nested, row.height / 2 - 6)
        span = (mark.at_ns, None if mark.open else mark.end_ns)
        return lane_box(frame, row, span, row.top + inset, row.height - 2 * inset)

    def draw(self, painter: QPainter, scene: Scene, mark: Suspended) -> None:
        """Draw the box, the bar of what is done, and the words."""
        box = self.box(scene.frame, mark)
        if box is None:
            return
        self.draw_ahead(painter, scene, box, mark.uid)
        self.draw_past(painter, scene, box, mark.uid)
        self._draw_done(painter, scene, mark, box)
        others = (
            other.at_ns
            for other in scene.frame.marks.suspended
            if other is not mark and _same_lane(other, mark) and other.end_ns > mark.at_ns
        )
        self.write(painter, scene, mark, box, others)

    def _draw_done(self, painter: QPainter, scene: Scene, mark: Suspended, box: LaneBox) -> None:
        total = mark.consumed_ns + mark.remaining_ns
        done = mark.consumed_ns / total if total else 0.0
        area = box.past if box.past.width() >= box.ahead.width() else box.whole
        bar = QRectF(area.left() + 1, area.bottom() - 4, (area.width() - 2) * done, 3)
        painter.fillRect(bar, scene.colour(self.colour, mark.uid))

    def texts(self, mark: Suspended) -> tuple[str, ...]:
        """Return what a suspension may be called, longest first."""
        left, done = us_sentence(mark.remaining_ns), us_sentence(mark.consumed_ns)
        times = f" ({mark.n}×)" if mark.n > 1 else ""
        how = "aborted, " if mark.aborted else ""
        ahead = _ahead(mark)
        whole = tr(
            "op {uid} suspended{times}: {done} done, {left} left",
            uid=mark.uid,
            times=times,
            done=f"{how}{done}",
            left=left,
        )
        short = tr("op {uid}: {left} left", uid=mark.uid, left=left)
        return (
            *((f"{text} · {ahead}" for text in (whole, short, f"op {mark.uid}")) if ahead else ()),
            whole,
            tr("op {uid}: {left} left", uid=f"{mark.uid}{times}", left=f"{how}{left}"),
            f"op {mark.uid}: {left}",
            f"op {mark.uid}",
        )

    def describe(self, mark: Suspended, row: Row | None) -> Hit:
        """Return since when, until when, and what is left."""
        at, left = us_sentence(mark.at_ns), us_sentence(mark.remaining_ns)
        text = tr("suspension {n} from {at}: {left} left", n=mark.n, at=at, left=left)
        if not mark.open:
            text = tr(
                "suspension {n} from {at} until {end}: {left} left",
                n=mark.n,
                at=at,
                end=us_sentence(mark.end_ns),
                left=left,
            )
        return Hit(row, mark.uid, -1, mark.at_ns, mark.end_ns, 1, text)


def _ahead(mark: Suspended) -> str:
    """Return when an op that is suspended at the playhead goes on; empty for one that is not."""
    if mark.resume_ns is not None:
        return tr("RESUME at {at}", at=us_sentence(mark.resume_ns))
    return tr("no RESUME yet") if mark.open else ""


def _same_lane(a: Suspended, b: Suspended) -> bool:
    return (a.die, a.axis) == (b.die, b.axis)


def _holds(other: Suspended, s: Suspended) -> bool:
    """Tell whether a suspension had begun before another one, and lasts into it."""
    lasts = other.open or other.end_ns > s.at_ns
    return _same_lane(other, s) and other.suspension < s.suspension and lasts


LAYERS: Final = (SuspendedPainter(),)
