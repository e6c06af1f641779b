"""Paints run A as the ghost of run B: its parts, how far ends moved, what is new.

A's parts are outlines of half the height at the foot of B's rows, below the words of its bars, in
their own colours on a piece of ground; arrows lie above them, one above the other where they would
meet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.language import noop, said, tr
from nandviz.query.marks.bar_kind import BarKind
from nandviz.query.marks.beside import NEW_IN_B, NOT_IN_B, Move, NewInB, PartOfA
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.laid_rows import Span
from nandviz.ui.timeline.layer import (
    SAMPLE_PX,
    SIGN_PX,
    Box,
    Hit,
    Layer,
    MarkPainter,
    Sample,
    Stage,
    touches,
)
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_PX: Final = 11
_WORDS_PX: Final = 8.0
"""How far words of bars reach from the middle."""
_TAG_PX: Final = 10
_SIGN: Final = 12.0
"""Of a sign of what is new or gone, both ways."""
_LINE: Final = 2.0
_OUT_PX: Final = 4.0
"""How far a ghost that goes on is drawn beyond the view."""
_LEAST_MOVE: Final = 4.0
"""Pixels; what moved less is seen by nobody."""
_ARROW: Final = 14.0
"""Height that an arrow with its words needs."""
_HEAD: Final = 6.0
_PAD: Final = 4.0


class GhostOfAPainter(MarkPainter[PartOfA]):
    """Outlines at the foot of rows, nearly half as high as a bar; their words lie above them."""

    level = 24
    stage = Stage.BARS
    reach_px = 1.0

    def marks(self, marks: Marks) -> Sequence[PartOfA]:
        """Return the parts of A."""
        return marks.beside.parts

    def near(self, scene: Scene, at: QPointF) -> Sequence[PartOfA]:
        """Return those of the instant at a point."""
        frame, x = scene.frame, at.x()
        parts = frame.marks.beside.parts
        return [p for p in parts if frame.x(p.start_ns) < x + 3 and x - 3 < frame.x(p.end_ns)]

    def boxes(self, scene: Scene, mark: PartOfA) -> Iterator[Box]:
        """Return an area over all rows that adjoin."""
        frame = scene.frame
        x0 = frame.on_pixel(max(frame.x(mark.start_ns), -_OUT_PX))
        x1 = frame.on_pixel(min(frame.x(mark.end_ns), frame.params.width + _OUT_PX))
        if x1 < 0 or x0 > frame.params.width:
            return
        for span in frame.laid.spans(mark.die, mark.planes):
            top, bottom = half_high(frame, span)
            yield Box(span.row, QRectF(x0, top, max(x1 - x0, _LINE), bottom - top))

    def draw(self, painter: QPainter, scene: Scene, mark: PartOfA) -> None:
        """Draw an outline on ground, so that it is seen over a bar of its own colour."""
        strength = 0.3 if _is_faded(scene, mark) else 1.0
        for box in self.boxes(scene, mark):
            _draw_ghost(painter, box.area, scene.theme, mark.kind, strength)

    def describe(self, mark: PartOfA, row: Row | None) -> Hit:
        """Return which op of A it is, its times, and what differs in B."""
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, mark.text)

    def samples(self) -> Sequence[Sample]:
        """Return an outline."""
        return (Sample(200, noop("as it was in A"), SAMPLE_PX, _ghost_sample, of_two=True),)


class GhostWordsPainter(Layer):
    """Whose A's parts are, where that has room; what B does not run says so, or has a sign."""

    level = 44
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Write into the outlines, no words over others."""
        written: list[QRectF] = []
        for mark in scene.frame.marks.beside.parts:
            for box in GHOSTS.boxes(scene, mark):
                _write_ghost(painter, scene, mark, box.area, written)


class MovePainter(MarkPainter[Move]):
    """Arrows from where ops ended in A to where they end in B, and how far that is."""

    level = 62
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Move]:
        """Return how ends have moved."""
        return marks.beside.moves

    def boxes(self, scene: Scene, mark: Move) -> Iterator[Box]:
        """Return the arrow and the line up to it; nothing where there is no room."""
        for arrow in _arrows(scene):
            if arrow.mark is mark:
                yield from (Box(arrow.row, area) for area in arrow.lines)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return the arrow within reach; all are placed at once."""
        for arrow in reversed(_arrows(scene)):
            if any(touches(area, at, reach_px) for area in arrow.lines):
                return self.describe(arrow.mark, arrow.row)
        return None

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every arrow that has room."""
        for arrow in _arrows(scene):
            _draw_arrow(painter, scene, arrow)

    def draw(self, painter: QPainter, scene: Scene, mark: Move) -> None:
        """Draw one of them."""
        for arrow in _arrows(scene):
            if arrow.mark is mark:
                _draw_arrow(painter, scene, arrow)

    def describe(self, mark: Move, row: Row | None) -> Hit:
        """Return both ends, and how far they are apart."""
        a, b = us_sentence(mark.from_ns), us_sentence(mark.to_ns)
        text = said("OP_END in A at {a}, in B at {b}: {delta}", a=a, b=b, delta=mark.words)
        first, last = sorted((mark.from_ns, mark.to_ns))
        return Hit(row, mark.uid, -1, first, last, 1, text)

    def samples(self) -> Sequence[Sample]:
        """Return an arrow."""
        label = noop("end moved, from A to B")
        return (Sample(210, label, SAMPLE_PX, _move_sample, of_two=True),)


class NewPainter(MarkPainter[NewInB]):
    """A tag at the left top of what A does not run."""

    level = 64

    def marks(self, marks: Marks) -> Sequence[NewInB]:
        """Return what is new."""
        return marks.beside.new

    def boxes(self, scene: Scene, mark: NewInB) -> Iterator[Box]:
        """Return a tag on each bar."""
        frame = scene.frame
        x0, x1 = max(frame.x(mark.start_ns), 0.0), frame.x(mark.end_ns)
        if x1 < 0 or x0 > frame.params.width:
            return
        wide = self._width(scene, mark)
        wide = wide if wide <= x1 - x0 else _SIGN
        for span in frame.laid.spans(mark.die, mark.planes):
            yield Box(span.row, QRectF(frame.on_pixel(x0), span.top, wide, _SIGN))

    def draw(self, painter: QPainter, scene: Scene, mark: NewInB) -> None:
        """Draw the tags: words where these have room on the bar, else a sign."""
        ink, text = scene.ink(mark.uid), tr(mark.words)
        for box in self.boxes(scene, mark):
            if box.area.width() < self._width(scene, mark):
                _draw_sign(painter, scene.theme, ink, box.area.center(), is_plus=True)
                continue
            painter.fillRect(box.area, QColor(ink))
            x, y = box.area.left() + _PAD, box.area.center().y()
            scene.words.write(painter, x, y, text, scene.theme.on(ink), _TAG_PX, bold=True)

    def describe(self, mark: NewInB, row: Row | None) -> Hit:
        """Return why it is new."""
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, mark.words)

    def samples(self) -> Sequence[Sample]:
        """Return the signs of what is new, and of what is gone."""
        return (
            Sample(220, NEW_IN_B, SIGN_PX, _new_sample, of_two=True),
            Sample(221, NOT_IN_B, SIGN_PX, _gone_sample, of_two=True),
        )

    def _width(self, scene: Scene, mark: NewInB) -> float:
        return scene.words.width(tr(mark.words), _TAG_PX, bold=True) + 2 * _PAD


# Ghosts


def half_high(frame: Frame, span: Span) -> tuple[float, float]:
    """Return the heights between which ghosts are: nearly half of a bar, below its words."""
    foot = span.bottom - 1
    top = min(max(span.middle + _WORDS_PX, foot - span.height / 2), foot - span.height / 3)
    return frame.on_pixel(top), frame.on_pixel(foot)


def _draw_ghost(
    painter: QPainter, area: QRectF, theme: Theme, kind: BarKind, strength: float = 1.0
) -> None:
    name = theme.bar(kind)
    painter.fillRect(area.adjusted(-1, -1, 1, 1), theme.colour("background"))
    painter.fillRect(area, theme.colour(name, 0.2 * strength))
    _draw_frame(painter, area, theme.colour(name, strength), _LINE)


def _draw_frame(painter: QPainter, area: QRectF, colour: QColor, thick: float) -> None:
    """Fill the edge of an area, which lies within it; all of it where it is too thin."""
    thick = min(thick, area.width() / 2, area.height() / 2)
    left, top, wide, high = area.left(), area.top(), area.width(), area.height()
    for side in (
        QRectF(left, top, wide, thick),
        QRectF(left, area.bottom() - thick, wide, thick),
        QRectF(left, top + thick, thick, high - 2 * thick),
        QRectF(area.right() - thick, top + thick, thick, high - 2 * thick),
    ):
        painter.fillRect(side, colour)


def _write_ghost(
    painter: QPainter, scene: Scene, mark: PartOfA, area: QRectF, written: list[QRectF]
) -> None:
    """Write whose a ghost is where that has room, over no other; what B does not run has a sign."""
    left, right = max(area.left(), 0.0), min(area.right(), float(scene.frame.params.width))
    for text in _ghost_texts(mark):
        width = scene.words.width(text, _PX)
        x = left + max((right - left - width) / 2, _PAD)
        back = QRectF(x - 2, area.center().y() - 7, width + 4, 14)
        if back.right() + 2 > right or back.height() > area.height() + 2:
            continue
        if any(back.intersects(other) for other in written):
            continue
        written.append(back)
        ink = scene.theme.muted if _is_faded(scene, mark) else scene.theme.ink
        scene.words.write(painter, x, area.center().y(), text, ink, _PX)
        return
    if mark.words:
        middle = QPointF(left + _SIGN / 2, area.top() + _SIGN / 2)
        _draw_sign(painter, scene.theme, scene.theme.ink, middle, is_plus=False)


def _ghost_texts(mark: PartOfA) -> tuple[str, ...]:
    """Return what a ghost may be called, longest first."""
    if mark.words:
        named = said("A: op {uid}, {words}", uid=mark.uid_a, words=mark.words)
        return named, mark.words
    return said("A: op {uid}", uid=mark.uid_a), "A"


def _draw_sign(
    painter: QPainter, theme: Theme, ink: str, middle: QPointF, *, is_plus: bool
) -> None:
    """Draw + of what is new, or - of what is gone, on a piece of ink."""
    x, y = middle.x(), middle.y()
    painter.fillRect(QRectF(x - _SIGN / 2, y - _SIGN / 2, _SIGN, _SIGN), QColor(ink))
    ground = QColor(theme.on(ink))
    painter.fillRect(QRectF(x - 3, y - 0.75, 6, 1.5), ground)
    if is_plus:
        painter.fillRect(QRectF(x - 0.75, y - 3, 1.5, 6), ground)


def _is_faded(scene: Scene, mark: PartOfA) -> bool:
    return scene.faded(mark.uid or 0)


# Arrows


@dataclass(frozen=True, slots=True)
class _Arrow:
    """An arrow in view: up from the foot, from ``a`` to ``b``; its words, if any, beside it."""

    mark: Move
    row: Row
    a: float
    b: float
    y: float
    foot: float
    words_x: float | None

    @property
    def lines(self) -> tuple[QRectF, QRectF]:
        """The arrow, and the line up to it."""
        left, right = sorted((self.a, self.b))
        return (
            QRectF(left, self.y - 4, right - left, 8),
            QRectF(self.a - 1, self.y, 2, self.foot - self.y),
        )


def _arrows(scene: Scene) -> list[_Arrow]:
    """Return the arrows that have room: of a row the short ones first, from its ghosts up."""
    frame = scene.frame
    taken: list[QRectF] = []
    found = []
    for mark in sorted(frame.marks.beside.moves, key=lambda m: abs(m.to_ns - m.from_ns)):
        a, b = (_within(frame, frame.x(ns)) for ns in (mark.from_ns, mark.to_ns))
        spans = frame.laid.spans(mark.die, mark.planes)
        if spans and abs(b - a) >= _LEAST_MOVE:
            arrow = _placed(scene, mark, spans[0], (a, b), taken)
            found += [] if arrow is None else [arrow]
    return found


def _within(frame: Frame, x: float) -> float:
    return min(max(x, -_OUT_PX), frame.params.width + _OUT_PX)


def _placed(
    scene: Scene, mark: Move, span: Span, ends: tuple[float, float], taken: list[QRectF]
) -> _Arrow | None:
    """Return an arrow in the first free line from the ghosts up, words or not; None if none is."""
    (a, b), width = ends, scene.words.width(mark.words, _PX)
    left, right = min(ends), max(ends)
    beside = (
        right + _PAD if right + width + 2 * _PAD < scene.frame.params.width else left - width - _PAD
    )
    x = (left + right - width) / 2 if width + 2 * _HEAD + 2 * _PAD <= right - left else beside
    low, high = min(left, x), max(right, x + width)
    for words_x, x0, x1 in ((x, low, high), (None, left, right)):
        for y in _lines(scene.frame, span):
            area = QRectF(x0, y - _ARROW / 2, x1 - x0, _ARROW)
            if not any(area.intersects(other) for other in taken):
                taken.append(area)
                foot = half_high(scene.frame, span)[0]
                return _Arrow(mark, span.row, a, b, y, foot, words_x)
    return None


def _lines(frame: Frame, span: Span) -> list[float]:
    """Return the heights of a bar at which arrows may lie: above ghosts, not over its words."""
    half = _ARROW / 2
    lines, y = [], half_high(frame, span)[0] - half - 2.5  # a line of a pixel is sharp there
    while y - half >= span.top:
        if abs(y - span.middle) >= half + _WORDS_PX - 2:
            lines.append(y)
        y -= _ARROW
    return lines


def _draw_arrow(painter: QPainter, scene: Scene, arrow: _Arrow) -> None:
    ink, ground = scene.colour("ink", arrow.mark.uid), scene.theme.colour("background", 0.85)
    left, right = min(arrow.a, arrow.b), max(arrow.a, arrow.b)
    painter.fillRect(QRectF(left, arrow.y - 2.5, right - left, 5), ground)
    a, b = QPointF(arrow.a, arrow.y), QPointF(arrow.b, arrow.y)
    glyphs.arrow(painter, a, b, QPen(ink, 1.4), _HEAD)
    painter.fillRect(QRectF(arrow.a - 2, arrow.y, 4, arrow.foot - arrow.y), ground)
    painter.fillRect(QRectF(arrow.a - 0.75, arrow.y - 2, 1.5, arrow.foot - arrow.y + 2), ink)
    if arrow.words_x is not None:
        width = scene.words.width(arrow.mark.words, _PX)
        back = QRectF(arrow.words_x - 2, arrow.y - 6.5, width + 4, 13)
        painter.fillRect(back, scene.theme.colour("background", 0.9))
        scene.words.write(
            painter, arrow.words_x, arrow.y, arrow.mark.words, scene.ink(arrow.mark.uid), _PX
        )


# Samples


def _ghost_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _draw_ghost(painter, area.adjusted(0, 3, 0, -3), theme, BarKind.PROGRAM)


def _move_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    y, ink = area.center().y(), theme.colour("ink")
    glyphs.arrow(painter, QPointF(area.left(), y), QPointF(area.right(), y), QPen(ink, 1.4), _HEAD)
    painter.fillRect(QRectF(area.left(), y - 4, 1.5, 8), ink)


def _new_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _draw_sign(painter, theme, theme.ink, area.center(), is_plus=True)


def _gone_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _draw_sign(painter, theme, theme.ink, area.center(), is_plus=False)


GHOSTS: Final = GhostOfAPainter()
LAYERS: Final = (GHOSTS, GhostWordsPainter(), MovePainter(), NewPainter())
