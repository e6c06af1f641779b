"""What is painted over the image of the bars: outlines, ghosts, signs, letters and names."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.query.marks.bar_kind import CORE, BarKind
from nandviz.query.marks.marks import Ghost, Part
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame, Place
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.rows import Row

LABELS: Final = 200
OUTLINES: Final = 1200
_LETTERS: Final = {BarKind.PROGRAM: "P", BarKind.ERASE: "E", BarKind.READ: "R"}
_VERBS: Final = {BarKind.SUSPEND: "SUSPEND", BarKind.RESUME: "RESUME"}
_PAD: Final = 4.0
_HALF: Final = (BarKind.ISSUE,)


class BarPainter:
    """Paints what belongs to the bars of one frame.

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
        self.selected = frame.params.selected
        trace = frame.as_of.trace
        bars = frame.bars
        self._x0 = frame.xs(bars.start_ns)
        self._x1 = frame.xs(bars.end_ns)
        self._planned = bars.kind >= PLANNED
        self._part = trace.segments.part[bars.row]
        self._uid = trace.parts.uid[self._part]
        self._labelled: set[tuple[int, int]] = set()
        self._first_rows: dict[tuple[int, int], Row] = {}
        self._inks: dict[int, str] = {}
        self._ghost_texts: list[QRectF] = []

    def paint(self) -> None:
        """Paint everything, from the ground up."""
        for ghost in self.frame.marks.ghosts:
            self.ghost(ghost)
        self.outlines()
        self.overlap_edges()
        self.selection()
        self.changed()
        self.signs()
        for part in self.frame.marks.parts:
            self.cap(part)
        self.labels()

    # Geometry

    def area(self, i: int) -> QRectF:
        """Return the rectangle of bar ``i``, at least a pixel wide, cut at the view."""
        place = self.frame.places[int(self.frame.bars.track[i])]
        x0 = max(float(self._x0[i]), -8.0)
        x1 = min(max(float(self._x1[i]), x0 + 1.0), self.frame.params.width + 8.0)
        height = place.bottom - place.top
        quarter = height // 4 if self.frame.bars.kind[i] % PLANNED in _HALF else 0
        return QRectF(x0, place.top + quarter, x1 - x0, height - 2 * quarter)

    def _wide(self, least_px: float) -> npt.NDArray[np.intp]:
        seen = np.minimum(self._x1, self.frame.params.width) - np.maximum(self._x0, 0)
        return np.flatnonzero(seen >= least_px)

    def _faded(self, uid: int) -> bool:
        return self.selected is not None and uid != self.selected

    # Ghosts

    def ghost(self, ghost: Ghost) -> None:
        """Draw a ghost where nothing else is drawn, its text in the widest free piece."""
        core = QColor(self.theme.core if ghost.cut else self.theme.muted)
        if self.theme.dark and ghost.cut:
            core = core.lighter(135)
        faded = self._faded(ghost.uid)
        core.setAlphaF(0.25 if faded else 1.0 if ghost.cut else 0.8)
        faint = QColor(core)
        faint.setAlphaF(core.alphaF() * (0.35 if ghost.cut else 0.18))
        pieces = []
        for row in self.frame.planes(ghost.die, ghost.planes):
            free, covered = self._pieces(ghost, row)
            for piece in free:
                glyphs.hatch(self.painter, piece, faint)
                self._dashed(piece, core)
            if ghost.cut:
                self._under(covered, faded)
            pieces += free
        pieces.sort(key=lambda piece: -piece.width())
        self._ghost_text(ghost, pieces, faded)

    def _under(self, covered: list[QRectF], faded: bool) -> None:
        """Let a ghost be seen below the SUSPEND that lies over it: a dashed line at its foot."""
        ground = QColor(self.theme.background)
        ground.setAlphaF(0.3 if faded else 0.9)
        pen = QPen(ground, 1.5)
        pen.setDashPattern([4.0, 3.0])
        self.painter.setPen(pen)
        for piece in covered:
            y = piece.bottom() - 3.5
            self.painter.drawLine(QLineF(piece.left(), y, piece.right(), y))

    def _dashed(self, area: QRectF, colour: QColor) -> None:
        pen = QPen(colour, 1.0)
        pen.setDashPattern([4.0, 3.0])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _ghost_text(self, ghost: Ghost, pieces: list[QRectF], faded: bool) -> None:
        """Write the longest text that fits into a piece, over no other ghost's text."""
        left = ghost.text.split(": ")[-1]
        for text in (ghost.text, left, left.removesuffix(" left"), f"op {ghost.uid}"):
            width = self.words.width(text, 11)
            for area in pieces:
                if width + 2 * _PAD + 6 > area.width() or area.height() < 13:
                    continue
                x, y = area.left() + (area.width() - width) / 2, area.center().y()
                back = QRectF(x - 3, y - 7.5, width + 6, 15)
                if any(back.intersects(other) for other in self._ghost_texts):
                    continue
                self._ghost_texts.append(back)
                self.painter.fillRect(back, QColor(self.theme.background))
                ink = self.theme.muted if faded or not ghost.cut else self.theme.ink
                self.words.write(self.painter, x, y, text, ink, 11)
                return

    def _pieces(self, ghost: Ghost, row: Row) -> tuple[list[QRectF], list[QRectF]]:
        """Return the pieces of a ghost's place on a row that no bar covers.

        And that which the bar covers that stands where the ghost begins: the SUSPEND.
        """
        look = self.frame.params
        x0 = max(self.frame.x(ghost.start_ns), -4.0)
        x1 = min(self.frame.x(ghost.end_ns), look.width + 4.0)
        if x1 - x0 < 2 or not self.frame.exact:
            return [], []
        rows = [i for i, place in enumerate(self.frame.places) if place.row is row]
        on_row = np.isin(self.frame.bars.track, rows)
        meets = np.flatnonzero(on_row & (self._x0 < x1) & (self._x1 > x0))
        taken = sorted(
            (float(self._x0[i]), max(float(self._x1[i]), float(self._x0[i]) + 1)) for i in meets
        )
        free, covered, at = [], [], x0
        for start, end in (*taken, (x1, x1)):
            if start - at >= 2:
                free.append(QRectF(at, row.top, min(start, x1) - at, row.height))
            if start <= x0 + 1 and min(end, x1) - x0 >= 2:
                covered.append(QRectF(x0, row.top, min(end, x1) - x0, row.height))
            at = max(at, end)
        return free, covered

    # Bars

    def outlines(self) -> None:
        """Outline what is planned."""
        if self.selected is not None:
            return
        for i in np.flatnonzero(self._planned)[:OUTLINES].tolist():
            area = self.area(i)
            if area.width() >= 3:
                colour = QColor(self.theme.bar(int(self.frame.bars.kind[i]) - PLANNED))
                self.painter.setPen(QPen(colour, 1.0))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def overlap_edges(self) -> None:
        """Edge the rows in red that hold more than one track: their segments overlap."""
        pen = QPen(QColor(self.theme.wrong), 2.0)
        for place in self.frame.places:
            if len(place.row.tracks) > 1 and place.top > place.row.top:
                self.painter.setPen(pen)
                self.painter.drawLine(QLineF(0, place.top, self.frame.params.width, place.top))

    def selection(self) -> None:
        """Draw the selected op's bars again, over the pale ones."""
        if self.selected is None:
            return
        for i in np.flatnonzero(self._uid == self.selected)[:OUTLINES].tolist():
            kind = int(self.frame.bars.kind[i])
            colour = QColor(self.theme.bar(kind % PLANNED))
            area = self.area(i)
            fill = QColor(colour)
            if kind >= PLANNED:
                fill.setAlphaF(0.42)
            self.painter.fillRect(area, fill)
            self.painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))

    def changed(self) -> None:
        """Outline what the last event brought into the plan."""
        k = self.frame.as_of.k
        segments = self.frame.as_of.trace.segments
        if k < 0:
            return
        born = segments.born[self.frame.bars.row] == k
        pen = QPen(QColor(self.theme.accent), 2.0)
        for i in np.flatnonzero(born)[:OUTLINES].tolist():
            area = self.area(i)
            if area.width() >= 2:
                self.painter.setPen(pen)
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawRect(area.adjusted(0, -1, 0, 1))

    # Signs and words

    def signs(self) -> None:
        """Draw the sign of each SUSPEND and RESUME at its left."""
        kinds = self.frame.bars.kind % PLANNED
        both = np.flatnonzero((kinds == BarKind.SUSPEND) | (kinds == BarKind.RESUME))
        state = self.frame.as_of.trace.segments.state[self.frame.bars.row[both]]
        seen = (self._x1[both] > 0) & (self._x0[both] < self.frame.params.width)
        stays = zip(self._part[both].tolist(), self.frame.bars.track[both].tolist(), strict=True)
        ends = dict(zip(stays, self._x1[both].tolist(), strict=True))
        for i in both[(state == 0) & seen][:OUTLINES].tolist():
            room = ends[int(self._part[i]), int(self.frame.bars.track[i])] - float(self._x0[i])
            area = self.area(i)
            if room < 10 or area.height() < 10:
                continue
            colour = self.theme.bar(int(kinds[i]))
            planned = bool(self._planned[i])
            ink = QColor(self.theme.ink if planned else self.theme.on(colour))
            if self._faded(int(self._uid[i])):
                ink.setAlphaF(0.3)
            height = min(area.height() * 0.55, 16.0)
            if self.theme.patterns:
                ink = QColor(self.theme.ink)
                back = QRectF(area.left() + 3, area.center().y() - height / 2 - 2, 13, height + 4)
                self.painter.fillRect(back, QColor(self.theme.background))
            draw = glyphs.pause if kinds[i] == BarKind.SUSPEND else glyphs.chevron
            draw(self.painter, area.left() + 1, area.center().y(), height, ink)

    def cap(self, part: Part) -> None:
        """Draw the cap of a resumed part: 3 pixels in the colour of RESUME."""
        x = self.frame.x(part.start_ns)
        if -4 <= x <= self.frame.params.width:
            colour = QColor(self.theme.resume)
            if self._faded(part.uid):
                colour.setAlphaF(0.3)
            for row in self.frame.planes(part.die, part.planes):
                self.painter.fillRect(QRectF(x, row.top - 1, 3.0, row.height + 2), colour)

    def labels(self) -> None:
        """Write letters and names into the bars that are wide enough, the widest first."""
        wide = self._wide(13.0)
        named = (*CORE, BarKind.SUSPEND, BarKind.RESUME)
        wide = wide[np.isin(self.frame.bars.kind[wide] % PLANNED, named)]
        order = np.argsort(self._x0[wide] - self._x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        totals = {part.uid: part.total for part in self.frame.marks.parts}
        parts = self.frame.as_of.trace.parts
        part = self._part[chosen]
        columns = (
            chosen, self._x0[chosen], self._x1[chosen], self.frame.bars.kind[chosen],
            self._uid[chosen], parts.number[part], parts.planes[part], part,
        )  # fmt: skip
        for i, x0, x1, kind, uid, number, mask, row in zip(
            *(c.tolist() for c in columns), strict=True
        ):
            place = self.frame.places[int(self.frame.bars.track[i])]
            if place.bottom - place.top >= 9:
                end = min(x1, float(self.frame.params.width)) - 3
                bar = _Bar(max(x0, 0.0) + _PAD, end, kind, uid, number, totals.get(uid, 1))
                self._label(bar, place, named=self._is_first(row, kind, mask, place))

    def _label(self, bar: "_Bar", place: Place, *, named: bool) -> None:
        look, middle = bar.kind % PLANNED, (place.top + place.bottom) / 2
        x = (
            bar.start
            + (15.0 if look >= BarKind.SUSPEND else 0.0)
            + (2.0 if bar.number > 1 else 0.0)
        )
        ink = self._ink(bar.kind, bar.uid)
        sign = _LETTERS.get(BarKind(look), "")
        if sign and bar.end - x >= 8:
            self._write(x, middle, sign, ink, 12)
            x += 14
        if not named or bar.end - x < _PAD:
            return
        for text in self._texts(bar):
            if self.words.room(text) <= bar.end - x:
                self._write(x, middle, text, ink, 11)
                return

    def _write(self, x: float, middle: float, text: str, ink: str, px: int) -> None:
        """Write into a bar; on a pattern, on a piece of ground."""
        bold = px > 11
        if self.theme.patterns:
            width = self.words.width(text, px, bold=bold)
            ground = QColor(self.theme.background)
            self.painter.fillRect(QRectF(x - 2, middle - 8, width + 4, 16), ground)
            ink = self.theme.ink
        self.words.write(self.painter, x, middle, text, ink, px, bold=bold)

    def _ink(self, kind: int, uid: int) -> str:
        if self._faded(uid):
            return self.theme.muted
        if kind not in self._inks:
            colour = self.theme.bar(kind % PLANNED)
            self._inks[kind] = self.theme.ink if kind >= PLANNED else self.theme.on(colour)
        return self._inks[kind]

    def _texts(self, bar: "_Bar") -> list[str]:
        """Return what a bar may be called, longest first."""
        trace = self.frame.as_of.trace
        name = trace.info.ops[int(trace.ops.op[bar.uid - 1])].name
        part = f"  {bar.number}/{bar.total}" if bar.total > 1 else ""
        verb = _VERBS.get(BarKind(bar.kind % PLANNED))
        op = f"op {bar.uid}"
        if verb:
            return [f"{op}  {name}", f"{op}  {verb}", verb, f"{bar.uid}"]
        return [f"{op}  {name}{part}", f"{op}{part}", part.strip() or f"{bar.uid}"]

    def _is_first(self, part: int, kind: int, mask: int, place: Place) -> bool:
        """Tell whether a bar stands on the topmost row in view of those its part holds."""
        die = place.row.die
        if die < 0:
            return True
        if (die, mask) not in self._first_rows:
            rows = self.frame.planes(die, mask)
            self._first_rows[die, mask] = rows[0] if rows else place.row
        key = (part, kind)
        if place.row is not self._first_rows[die, mask] or key in self._labelled:
            return False
        self._labelled.add(key)
        return True


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar that is to be labelled: where its words may stand, and what they say."""

    start: float
    end: float
    kind: int
    uid: int
    number: int
    total: int
