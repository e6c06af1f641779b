"""What is painted of events: cuts, OP_ENDs, applications, refusals, broken laws."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.query.marks.marks import Abort, Applied, BrokenLaw, End, OpEnd, Refusal, Suspended
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.paint_queues import QueuePainter
from nandviz.ui.timeline.rows import RowKind

_FADED: Final = 0.25
_R: Final = 5.0


class EventPainter:
    """Paints the marks of one frame that are not part of a bar.

    Parameters
    ----------
    painter
        In logical pixels, its origin at the left top of the rows.
    """

    def __init__(self, painter: QPainter, frame: Frame, words: TextPainter) -> None:
        self.painter = painter
        self.frame = frame
        self.theme = frame.params.theme
        self.words = words

    def paint(self) -> None:
        """Paint everything."""
        marks = self.frame.marks
        for suspended in marks.suspended:
            self.cut_edge(suspended.at_ns, suspended, "suspend")
        for abort in marks.aborts:
            if abort.cut:
                self.cut_edge(abort.start_ns, abort, "wrong")
        QueuePainter(self.painter, self.frame, self.words).paint()
        for end in marks.ends:
            self.op_end(end)
        for applied in marks.applied:
            self.applied(applied)
        for refusal in marks.refusals:
            self.refusal(refusal)
        for broken in marks.broken:
            self.broken(broken)

    def _colour(self, name: str, uid: int, alpha: float = 1.0) -> QColor:
        faded = self.frame.params.selected is not None and uid != self.frame.params.selected
        return self.theme.colour(name, alpha * (_FADED if faded else 1.0))

    def _seen(self, x: float) -> bool:
        return -12 <= x <= self.frame.params.width + 12

    # Suspensions

    def cut_edge(self, at_ns: int, of: Suspended | Abort, name: str) -> None:
        """Draw the firm edge at which an op was cut."""
        x = self.frame.x(at_ns)
        if not self._seen(x):
            return
        pen = QPen(self._colour(name, of.uid), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        for row in self.frame.planes(of.die, of.planes):
            self.painter.drawLine(QPointF(x, row.top - 2), QPointF(x, row.bottom + 2))

    # Points

    def op_end(self, end: OpEnd) -> None:
        """Draw ◆, ringed ◆, ◇ or ◇×, and the arrow from a cancelled OP_END to the next."""
        row = self.frame.row(end.die, RowKind.PLANE, max(end.plane, 0))
        x = self.frame.x(end.when_ns)
        if row is None:
            return
        y = row.top + row.height * 0.3
        if end.next_ns is not None:
            self._arrow(end, x, row.top - 1.5)
        if not self._seen(x):
            return
        ground = QColor(self.theme.background)
        if end.form is End.CANCELLED:
            colour = self._colour("wrong", end.uid)
            glyphs.halo(self.painter, x, y, _R + 2, ground)
            glyphs.diamond(self.painter, x, y, _R + 2, ground, colour)
            glyphs.cross(self.painter, x, y, _R - 2, colour, 1.8)
        elif end.form is End.RESCHEDULED:
            glyphs.halo(self.painter, x, y, _R + 1, ground)
            glyphs.diamond(self.painter, x, y, _R + 1, ground, self._colour("suspend", end.uid))
        elif end.form is End.RESUMED:
            colour = self._colour("resume", end.uid)
            glyphs.dot(self.painter, x, y, _R + 3.5, ground, colour)
            glyphs.diamond(self.painter, x, y, _R - 0.5, colour, colour)
        else:
            glyphs.diamond(self.painter, x, y, _R - 1, self._colour("ink", end.uid), ground)

    def _arrow(self, end: OpEnd, x: float, y: float) -> None:
        if end.next_ns is None:
            return
        width = self.frame.params.width
        a, b = (
            min(max(x, -20.0), width + 20.0),
            min(max(self.frame.x(end.next_ns), -20.0), width + 20.0),
        )
        if abs(b - a) > 3:
            pen = QPen(self._colour("wrong", end.uid), 1.0)
            glyphs.arrow(self.painter, QPointF(a, y), QPointF(b, y), pen, 5.0)
            self.painter.drawLine(QPointF(a, y), QPointF(a, y + 4))

    def applied(self, mark: Applied) -> None:
        """Draw ●."""
        row = self.frame.row(mark.die, RowKind.PLANE, mark.plane)
        x = self.frame.x(mark.when_ns)
        if row is not None and self._seen(x):
            y = row.top + row.height * 0.76
            fill = self._colour("applied", mark.uid)
            glyphs.dot(self.painter, x, y, 4.0, fill, QColor(self.theme.background))

    def refusal(self, mark: Refusal) -> None:
        """Draw ▽ and the reason."""
        row = self.frame.row(mark.die, RowKind.PLANE, max(mark.plane, 0))
        x = self.frame.x(mark.when_ns)
        if row is None or not self._seen(x):
            return
        colour = self._colour("wrong", mark.uid)
        y = row.top + min(row.height * 0.55, 18)
        glyphs.triangle_down(self.painter, x, y, 6.5, QColor(self.theme.background), colour)

    def broken(self, mark: BrokenLaw) -> None:
        """Draw ✖."""
        row = self.frame.row(mark.die, RowKind.PLANE, max(mark.plane, 0))
        row = row or next((r for r in self.frame.rows if r.kind is RowKind.PLANE), None)
        x = self.frame.x(mark.when_ns)
        if row is not None and self._seen(x):
            y = row.top + row.height * 0.5
            glyphs.cross(self.painter, x, y, 8.0, QColor(self.theme.background), 6.5)
            glyphs.cross(self.painter, x, y, 7.0, self._colour("wrong", mark.uid), 3.5)
