"""Paints what waits: suspended ops in their lanes, backlog entries with the RESUME they wait for.

What is past is filled and framed; what still waits at the playhead goes on beyond it in dashes,
and fades out where nobody knows its end.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from nandviz.query.marks.marks import Suspended, Waiting
from nandviz.trace.codes import AXES
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.boxes import Box, suspended_box, waiting_box
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.units import us_sentence

_FADED: Final = 0.25
_PX: Final = 11
_PAD: Final = 4.0
_DASH: Final = 7.0


class QueuePainter:
    """Paints the suspended and backlog lanes of one frame.

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
            self.suspended(suspended)
        for entry in marks.waiting:
            self.link(entry)
        for entry in marks.waiting:
            self.waiting(entry)
        self._count_rest()

    def _faded(self, uid: int) -> bool:
        return self.frame.params.selected is not None and uid != self.frame.params.selected

    def _colour(self, name: str, uid: int, alpha: float = 1.0) -> QColor:
        return self.theme.colour(name, alpha * (_FADED if self._faded(uid) else 1.0))

    def _ink(self, uid: int) -> str:
        return self.theme.muted if self._faded(uid) else self.theme.ink

    # Suspensions

    def suspended(self, s: Suspended) -> None:
        """Draw how long an op is suspended, and how much of it is done and left."""
        box = suspended_box(self.frame, s)
        if box is None:
            return
        self._ahead(box, "suspend", s.uid)
        area = box.past
        if area.width() >= 1:
            self.painter.fillRect(area, self._colour("suspend", s.uid, 0.22))
            self.painter.setPen(QPen(self._colour("suspend", s.uid), 1.2))
            self._frame_of(box)
        self._done_bar(box, s)
        self._write(box, _suspended_texts(s), s.uid, self._room(s, box))

    def _done_bar(self, box: Box, s: Suspended) -> None:
        total = s.consumed_ns + s.remaining_ns
        done = s.consumed_ns / total if total else 0.0
        area = box.past if box.past.width() >= box.ahead.width() else box.whole
        bar = QRectF(area.left() + 1, area.bottom() - 4, (area.width() - 2) * done, 3)
        self.painter.fillRect(bar, self._colour("suspend", s.uid))

    def _room(self, s: Suspended, box: Box) -> float:
        """Return up to where words beside a box may run: the next one of its lane, or the end."""
        x = box.whole.right()
        others = (
            self.frame.x(o.at_ns)
            for o in self.frame.marks.suspended
            if o is not s and (o.die, o.axis) == (s.die, s.axis) and o.end_ns > s.at_ns
        )
        return min((o for o in others if o >= x - 1), default=float(self.frame.params.width))

    # Backlog

    def waiting(self, entry: Waiting) -> None:
        """Draw how long an op waits."""
        box = waiting_box(self.frame, entry)
        if box is None or entry.row >= box.row.lines:
            return
        self._ahead(box, "backlog", entry.uid)
        area = box.past
        if area.width() >= 1:
            self.painter.fillRect(area, self._colour("backlog", entry.uid, 0.12))
            dotted = self._colour("backlog", entry.uid, 0.55)
            glyphs.dots(self.painter, area.adjusted(1, 1, -1, -1), dotted)
            pen = QPen(self._colour("backlog", entry.uid), 1.2)
            pen.setDashPattern([1.5, 1.5])
            self.painter.setPen(pen)
            self._frame_of(box)
        self._write(box, _entry_texts(entry), entry.uid, self._room_of(entry, box))

    def _room_of(self, entry: Waiting, box: Box) -> float:
        """Return up to where words beside a box may run: the next one of its row, or the end."""
        x = box.whole.right()
        others = (
            self.frame.x(o.start_ns)
            for o in self.frame.marks.waiting
            if o is not entry and (o.die, o.row) == (entry.die, entry.row)
        )
        return min((o for o in others if o >= x - 1), default=float(self.frame.params.width))

    def _count_rest(self) -> None:
        """Count, once a lane, the entries in view for which it has no line."""
        rest: dict[int, tuple[int, Box]] = {}
        for entry in self.frame.marks.waiting:
            box = waiting_box(self.frame, entry)
            if box is not None and entry.row >= box.row.lines:
                rest[entry.die] = rest.get(entry.die, (0, box))[0] + 1, box
        for count, box in rest.values():
            text = f"+{count} more"
            x = self.frame.params.width - self.words.width(text, _PX) - 8
            middle = box.row.bottom - box.row.height / box.row.lines / 2 - 1
            self._backed(x, middle, text, self.theme.ink)

    def link(self, entry: Waiting) -> None:
        """Draw the line from the RESUME that released an op to its box."""
        box = waiting_box(self.frame, entry)
        if box is None or entry.resume_ns is None or entry.row >= box.row.lines:
            return
        x = self.frame.x(entry.resume_ns)
        rows = self.frame.planes(entry.die, -1)
        if not rows or not -12 <= x <= self.frame.params.width + 12:
            return
        pen = QPen(self._colour("backlog", entry.uid), 1.3)
        pen.setDashPattern([4.0, 3.0])
        start = QPointF(x, rows[0].top + rows[0].height / 2)
        end = QPointF(box.past.right(), box.past.center().y())
        self.painter.setPen(pen)
        self.painter.drawLine(start, QPointF(x, end.y()))
        if abs(end.x() - x) > 2:
            self.painter.drawLine(QPointF(x, end.y()), end)
        glyphs.dot(self.painter, x, start.y(), 2.5, pen.color(), pen.color())

    # Boxes

    def _frame_of(self, box: Box) -> None:
        """Frame what is past; open to the right if it goes on."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = box.past.adjusted(0.5, 0.5, -0.5, -0.5)
        if box.ahead.width() > 0:
            corners = [edge.topRight(), edge.topLeft(), edge.bottomLeft(), edge.bottomRight()]
            self.painter.drawPolyline(QPolygonF(corners))
        else:
            self.painter.drawRect(edge)

    def _ahead(self, box: Box, name: str, uid: int) -> None:
        """Draw what goes on beyond the playhead: pale, dashed, an arrow at an unknown end."""
        area = box.ahead
        if area.width() < 1:
            return
        fill, line = self._colour(name, uid, 0.14), self._colour(name, uid)
        pen = QPen(line, 1.2)
        pen.setDashPattern([4.0, 3.0])
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if not box.torn:
            self.painter.fillRect(area, fill)
            self.painter.setPen(pen)
            self.painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        self.painter.fillRect(area, _fading(area, fill))
        for i in range(int(area.width() / _DASH)):
            x = area.left() + i * _DASH
            faint = QColor(line)
            faint.setAlphaF(line.alphaF() * min(1.0, (area.right() - x) / area.width() * 2))
            for y in (area.top(), area.bottom() - 1):
                self.painter.fillRect(QRectF(x, y, _DASH * 0.6, 1.0), faint)
        self._arrow(area, QColor(line))

    def _arrow(self, area: QRectF, colour: QColor) -> None:
        x = min(area.right(), self.frame.params.width - 3.0)
        middle = area.center().y()
        self.painter.setPen(QPen(colour, 1.6))
        points = [QPointF(x - 5, middle - 4), QPointF(x, middle), QPointF(x - 5, middle + 4)]
        self.painter.drawPolyline(QPolygonF(points))

    def _write(self, box: Box, texts: tuple[str, ...], uid: int, room: float) -> None:
        """Write the longest text that fits: in the past, ahead of the playhead, or beside it.

        What is over is rather called less in its box than more beside it.
        """
        visible = box.past.intersected(QRectF(0, 0, self.frame.params.width, 1e6))
        x, middle = visible.left() + _PAD, box.past.center().y() - 1
        beside = max(box.past.right(), 0.0) + 6
        inside = visible.width() - 2 * _PAD
        first = texts[:2] if box.ahead.width() < 1 else ()
        for text in first:
            if self.words.width(text, _PX) <= inside:
                return self._backed(x, middle, text, self._ink(uid))
        for text in texts:
            width = self.words.width(text, _PX)
            if width <= inside:
                return self._backed(x, middle, text, self._ink(uid))
            if beside + width + _PAD <= room:
                return self._backed(beside, middle, text, self._ink(uid))
        return None

    def _backed(self, x: float, middle: float, text: str, ink: str) -> None:
        """Write on a piece of ground that lets little through."""
        back = QRectF(x - 2, middle - 6.5, self.words.width(text, _PX) + 4, 13)
        self.painter.fillRect(back, self.theme.colour("background", 0.8))
        self.words.write(self.painter, x, middle, text, ink, _PX)


def _fading(area: QRectF, colour: QColor) -> QBrush:
    """Return a brush that fades out to the right."""
    gradient = QLinearGradient(area.topLeft(), area.topRight())
    gone = QColor(colour)
    gone.setAlphaF(0.0)
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(0.6, colour)
    gradient.setColorAt(1.0, gone)
    return QBrush(gradient)


def _suspended_texts(s: Suspended) -> tuple[str, ...]:
    """Return what a suspension may be called, longest first."""
    left, done = us_sentence(s.remaining_ns), us_sentence(s.consumed_ns)
    times = f" ({s.n}×)" if s.n > 1 else ""
    how = "aborted, " if s.aborted else ""
    return (
        f"op {s.uid} suspended{times}: {how}{done} done, {left} left",
        f"op {s.uid}{times}: {how}{left} left",
        f"op {s.uid}: {left}",
        f"op {s.uid}",
        f"{s.uid}",
    )


def _entry_texts(entry: Waiting) -> tuple[str, ...]:
    """Return what an entry may be called, longest first."""
    again = f", {entry.retries} retries" if entry.retries > 1 else ""
    again = ", 1 retry" if entry.retries == 1 else again
    said = f"op {entry.uid} {entry.why}{again}"
    short = (f"op {entry.uid}", f"{entry.uid}")
    if not entry.open:
        return (said, *short)
    return (f"{said} · {waits_for(entry)}", said, *short)


def waits_for(entry: Waiting) -> str:
    """Return what an entry that is in a backlog waits for."""
    if entry.flush_ns is None:
        return f"waits for {AXES[entry.axis]} RESUME"
    return f"waits for the flush at {us_sentence(entry.flush_ns)}"
