"""What is painted of events: suspended lanes, backlog boxes, OP_ENDs, applications, refusals."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.ui.gantt import glyphs
from nandviz.ui.gantt.axis import duration_text
from nandviz.ui.gantt.frame import Frame
from nandviz.ui.gantt.glyphs import Words
from nandviz.ui.gantt.lanes import ENTRY, ENTRY_ROWS, Row, RowKind
from nandviz.ui.gantt.marks import (
    Applied,
    BrokenLaw,
    End,
    OpEnd,
    Refusal,
    Suspended,
    Waiting,
)

_FADED: Final = 0.25
_R: Final = 5.0


class EventPainter:
    """Paints the marks of one frame that are not part of a bar.

    Parameters
    ----------
    painter
        In logical pixels, its origin at the left top of the rows.
    """

    def __init__(self, painter: QPainter, frame: Frame, words: Words) -> None:
        self.painter = painter
        self.frame = frame
        self.theme = frame.look.theme
        self.words = words

    def paint(self) -> None:
        """Paint everything."""
        marks = self.frame.marks
        for suspended in marks.suspended:
            self.cut_edge(suspended)
            self.suspended(suspended)
        for entry in marks.waiting:
            self.link(entry)
        for entry in marks.waiting:
            self.waiting(entry)
        for end in marks.ends:
            self.op_end(end)
        for applied in marks.applied:
            self.applied(applied)
        for refusal in marks.refusals:
            self.refusal(refusal)
        for broken in marks.broken:
            self.broken(broken)

    def _colour(self, name: str, uid: int, alpha: float = 1.0) -> QColor:
        faded = self.frame.look.selected is not None and uid != self.frame.look.selected
        return self.theme.colour(name, alpha * (_FADED if faded else 1.0))

    def _ink(self, uid: int) -> str:
        faded = self.frame.look.selected is not None and uid != self.frame.look.selected
        return self.theme.muted if faded else self.theme.ink

    def _seen(self, x: float) -> bool:
        return -12 <= x <= self.frame.look.width + 12

    # Suspensions

    def cut_edge(self, s: Suspended) -> None:
        """Draw the firm edge at which an op was cut."""
        x = self.frame.x(s.at_ns)
        if not self._seen(x):
            return
        pen = QPen(self._colour("suspend", s.uid), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        for row in self.frame.planes(s.die, s.planes):
            self.painter.drawLine(QPointF(x, row.top - 2), QPointF(x, row.bottom + 2))

    def suspended(self, s: Suspended) -> None:
        """Draw how long an op is suspended, and how much of it is done and left."""
        row = self.frame.row(s.die, RowKind.SUSPENDED, s.axis)
        if row is None:
            return
        x0, x1 = self.frame.x(s.at_ns), max(self.frame.x(s.end_ns), self.frame.x(s.at_ns) + 2)
        left, right = max(x0, -4.0), min(x1, self.frame.look.width + 4.0)
        if right <= left:
            return
        nested = sum(self._holds(o, s) for o in self.frame.marks.suspended)
        inset = min(3.0 * nested, row.height / 2 - 6)
        area = QRectF(left, row.top + inset, right - left, row.height - 2 * inset)
        colour = self._colour("suspend", s.uid)
        self.painter.fillRect(area, self._colour("suspend", s.uid, 0.22))
        self._done_bar(area, s)
        self.painter.setPen(QPen(colour, 1.2))
        if s.open:
            edge = area.adjusted(0.5, 0.5, 0.5, -0.5)
            self.painter.drawPolyline(
                [edge.topRight(), edge.topLeft(), edge.bottomLeft(), edge.bottomRight()]
            )
        else:
            self.painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        self._suspended_text(s, area)

    def _done_bar(self, area: QRectF, s: Suspended) -> None:
        total = s.consumed_ns + s.remaining_ns
        done = s.consumed_ns / total if total else 0.0
        bar = QRectF(area.left() + 1, area.bottom() - 4, (area.width() - 2) * done, 3)
        self.painter.fillRect(bar, self._colour("suspend", s.uid))

    @staticmethod
    def _holds(o: Suspended, s: Suspended) -> bool:
        same = (o.die, o.axis) == (s.die, s.axis)
        return same and o.suspension < s.suspension and o.end_ns > s.at_ns

    def _suspended_text(self, s: Suspended, area: QRectF) -> None:
        left, done = duration_text(s.remaining_ns), duration_text(s.consumed_ns)
        times = f"  ({s.n}×)" if s.n > 1 else ""
        how = "aborted, " if s.aborted else ""
        texts = (
            f"op {s.uid} suspended{times}: {how}{done} done, {left} left",
            f"op {s.uid}{times}: {left} left",
            f"op {s.uid}: {left}",
            f"op {s.uid}",
        )
        for text in texts:
            if self.words.width(text, 10) + 8 <= area.width():
                x = max(area.left(), 0.0) + 4
                self.words.write(self.painter, x, area.center().y() - 1, text, self._ink(s.uid), 10)
                break
        else:
            text = ""
        beside = texts[1]
        if len(text) < len(texts[1]) and self._is_free(
            s, area.right(), self.words.width(beside, 10) + 12
        ):
            y = area.center().y()
            self.words.write(self.painter, area.right() + 6, y, beside, self._ink(s.uid), 10)

    def _is_free(self, s: Suspended, x: float, width: float) -> bool:
        """Tell whether the lane is free for so many pixels from ``x`` on."""
        others = (o for o in self.frame.marks.suspended if (o.die, o.axis) == (s.die, s.axis))
        free = all(
            o is s or self.frame.x(o.end_ns) < x or self.frame.x(o.at_ns) > x + width
            for o in others
        )
        return free and x + width < self.frame.look.width

    # Backlog

    def _box(self, entry: Waiting) -> tuple[Row, QRectF] | None:
        row = self.frame.row(entry.die, RowKind.BACKLOG, 0)
        if row is None:
            return None
        x0 = max(self.frame.x(entry.start_ns), -4.0)
        x1 = min(max(self.frame.x(entry.end_ns), x0 + 3), self.frame.look.width + 4.0)
        top = row.top + min(entry.row, ENTRY_ROWS - 1) * ENTRY
        return row, QRectF(x0, top, x1 - x0, ENTRY - 2)

    def waiting(self, entry: Waiting) -> None:
        """Draw how long an op waits."""
        found = self._box(entry)
        if found is None or found[1].right() < -4 or entry.row >= ENTRY_ROWS:
            self._too_many(entry)
            return
        area = found[1]
        colour = self._colour("backlog", entry.uid)
        self.painter.fillRect(area, self._colour("backlog", entry.uid, 0.12))
        glyphs.dots(
            self.painter, area.adjusted(1, 1, -1, -1), self._colour("backlog", entry.uid, 0.55)
        )
        pen = QPen(colour, 1.2)
        pen.setDashPattern([1.5, 1.5])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        self._entry_text(entry, area)

    def _entry_text(self, entry: Waiting, area: QRectF) -> None:
        again = f", {entry.retries} retries" if entry.retries else ""
        texts = (f"op {entry.uid} {entry.why}{again}", f"op {entry.uid}", f"{entry.uid}")
        for text in texts:
            width = self.words.width(text, 10)
            if width + 6 <= area.width():
                x = max(area.left(), 0.0) + 4
                back = QRectF(x - 2, area.top() + 1.5, width + 4, area.height() - 3)
                self.painter.fillRect(back, self.theme.colour("background", 0.85))
                self.words.write(self.painter, x, area.center().y(), text, self._ink(entry.uid), 10)
                break
        else:
            text = ""
        if entry.open and text != texts[0]:
            # it has just come: what is right of it has not happened yet
            x, y = max(area.right(), 0.0) + 6, area.center().y()
            self.words.write(self.painter, x, y, texts[0], self._ink(entry.uid), 10)

    def _too_many(self, entry: Waiting) -> None:
        """Count the entries for which the lane has no row, once."""
        found = self._box(entry)
        if found is None or not entry.open:
            return
        more = [
            w
            for w in self.frame.marks.waiting
            if w.open and w.die == entry.die and w.row >= ENTRY_ROWS
        ]
        if more and more[0].entry == entry.entry:
            row, area = found
            text = f"+{len(more)} more"
            x = min(area.right() + 6, self.frame.look.width - self.words.width(text, 10) - 4)
            self.words.write(self.painter, x, row.bottom - ENTRY / 2 - 1, text, self.theme.ink, 10)

    def link(self, entry: Waiting) -> None:
        """Draw the line from the RESUME that released an op to its box."""
        found = self._box(entry)
        if found is None or entry.resume_ns is None:
            return
        x = self.frame.x(entry.resume_ns)
        rows = self.frame.planes(entry.die, -1)
        if not rows or not self._seen(x):
            return
        pen = QPen(self._colour("backlog", entry.uid), 1.3)
        pen.setDashPattern([4.0, 3.0])
        start = QPointF(x, rows[0].top + rows[0].height / 2)
        end = QPointF(found[1].right(), found[1].center().y())
        self.painter.setPen(pen)
        self.painter.drawLine(start, QPointF(x, end.y()))
        if abs(end.x() - x) > 2:
            self.painter.drawLine(QPointF(x, end.y()), end)
        glyphs.dot(self.painter, x, start.y(), 2.5, pen.color(), pen.color())

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
        width = self.frame.look.width
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
