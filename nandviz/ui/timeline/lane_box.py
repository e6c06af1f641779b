"""Boxes in lanes: how long something waits, up to the playhead and beyond it.

What still waits at the playhead has no end yet: its box stays open to the right. Where the plan
says when it will end, the box reaches up to there. What is past is filled and framed; what is
ahead is dashed, and fades out where nobody knows its end.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from nandviz.ui.timeline.dashes import DASHED, draw_dashed, draw_solid, on_pixels, sides
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import drawn
from nandviz.ui.timeline.layer import Box, MarkPainter
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.scene import Scene

OPEN_PX: Final = 460.0
"""How far a box reaches beyond the playhead when nobody knows its end."""

TEXT_PX: Final = 11
_LEAST_PX: Final = 2.0
"""Width of the box of what lasted no time: it lies over the start of what follows it."""

_BEYOND_PX: Final = 4.0
_PAD: Final = 4.0
_DASH: Final = 7.0
_ARROW_PX: Final = 5.0
"""Width of the arrow at the end of a torn box."""


class LaneBox(NamedTuple):
    """A box in a lane, cut at the view.

    Attributes
    ----------
    past
        Up to the playhead.
    ahead
        Beyond it; empty if it has ended.
    torn
        Whether its end is not known.
    """

    row: Row
    past: QRectF
    ahead: QRectF
    torn: bool

    @property
    def whole(self) -> QRectF:
        """Past and ahead together."""
        return self.past.united(self.ahead) if self.ahead.width() > 0 else self.past


def lane_box(
    frame: Frame, row: Row, span_ns: tuple[int, int | None], top: float, height: float
) -> LaneBox | None:
    """Return the box of a span, its end None where it is not known; None if it is not in view."""
    start_ns, end_ns = span_ns
    now_ns, right = frame.as_of.now_ns, frame.params.width + _BEYOND_PX
    x0, now = (frame.on_pixel(frame.x(at_ns)) for at_ns in (start_ns, now_ns))
    x1 = now + OPEN_PX if end_ns is None else frame.on_pixel(frame.x(end_ns))
    over = end_ns is not None and end_ns <= now_ns
    past_end = max(x1 if over else now, x0 + (_LEAST_PX if over else 0.0))
    left, edge = max(x0, -_BEYOND_PX), min(past_end, right)
    ahead = QRectF(max(edge, -_BEYOND_PX), top, 0.0, height)
    if not over:
        ahead.setRight(max(min(x1, right), ahead.left()))
    if left > right or max(edge, ahead.right()) < 0:
        return None
    return LaneBox(row, QRectF(left, top, max(edge - left, 0.0), height), ahead, end_ns is None)


class _Stay(Protocol):
    """A mark that lasts; ``open`` while it has not ended."""

    @property
    def uid(self) -> int: ...


S = TypeVar("S", bound=_Stay)


class LanePainter(MarkPainter[S]):
    """A box in a lane, with words in it or beside it."""

    reach_px = 2.0
    colour: ClassVar[str]

    @abstractmethod
    def box(self, frame: Frame, mark: S) -> LaneBox | None:
        """Return the box of a mark; None if it is not in view."""

    @abstractmethod
    def texts(self, mark: S) -> tuple[str, ...]:
        """Return what a mark may be called, longest first."""

    def boxes(self, scene: Scene, mark: S) -> Iterator[Box]:
        """Return past and ahead together."""
        box = self.box(scene.frame, mark)
        if box is not None:
            yield Box(box.row, box.whole)

    def draw_ahead(self, painter: QPainter, scene: Scene, box: LaneBox, uid: int) -> None:
        """Draw what goes on beyond the playhead: pale, dashed, an arrow at an unknown end."""
        area = box.ahead
        if area.width() < 1:
            return
        fill, line = scene.colour(self.colour, uid, 0.14), scene.colour(self.colour, uid)
        if box.torn:
            _draw_torn(painter, area, fill, line, scene.frame.params.width)
            return
        painter.fillRect(area, fill)
        draw_dashed(painter, sides(area), line, DASHED)

    def draw_past(self, painter: QPainter, scene: Scene, box: LaneBox, uid: int) -> None:
        """Draw what is over: a tint and a solid frame, open on the right where it goes on."""
        if box.past.width() >= 1:
            painter.fillRect(box.past, scene.colour(self.colour, uid, 0.22))
            frame = sides(box.past, is_open=box.ahead.width() > 0)
            draw_solid(painter, frame, scene.colour(self.colour, uid))

    def sign_px(self, mark: S) -> float:
        """Return how far a sign at the end of the box of a mark reaches beyond it."""
        del mark
        return 0.0

    def end_px(self, scene: Scene, mark: S) -> float:
        """Return up to where words may stand on the line of a mark."""
        del mark
        return float(scene.frame.params.width)

    def ticks_ns(self, scene: Scene, mark: S) -> Sequence[int]:
        """Return the instants at which signs stand in the box of a mark: no words lie over them."""
        del scene, mark
        return ()

    def write(
        self, painter: QPainter, scene: Scene, mark: S, box: LaneBox, others_ns: Iterable[int]
    ) -> None:
        """Write the longest text that fits: in the past, ahead of the playhead, or beside it.

        What is over is rather called less in its box than more beside it; what is not, rather more,
        from as far left as it takes. ``others_ns`` are the starts of what stands on the same line:
        words beside the box end before them.
        """
        ticks_ns = self.ticks_ns(scene, mark)
        beside = least = max(box.past.right() + self.sign_px(mark), 0.0) + 6
        if box.ahead.width() >= 1:
            least = max(box.past.left(), 0.0, *map(scene.frame.x, ticks_ns)) + _PAD
        end = self._end(scene, mark, box, others_ns)
        rooms = _widest_gap(scene, box.past, ticks_ns), (least, beside, end)
        place = self._place(scene, self.texts(mark), box, rooms)
        if place is not None:
            text, x = place
            middle = box.past.center().y() - 1
            write_backed(painter, scene, x, middle, text, scene.ink(mark.uid))

    def _end(self, scene: Scene, mark: S, box: LaneBox, others_ns: Iterable[int]) -> float:
        x, end = box.whole.right() - _LEAST_PX, self.end_px(scene, mark)
        if box.torn:
            end = min(_arrow_x(box.ahead, scene.frame.params.width) - _ARROW_PX, end)
        return min((o for o in map(scene.frame.x, others_ns) if o >= x - 1), default=end)

    def _place(
        self,
        scene: Scene,
        texts: tuple[str, ...],
        box: LaneBox,
        rooms: tuple[tuple[float, float], tuple[float, float, float]],
    ) -> tuple[str, float] | None:
        (left, right), (least, beside, end) = rooms
        within, inside = left + _PAD, right - left - 2 * _PAD
        for text in texts[:2] if box.ahead.width() < 1 else ():
            if scene.words.room(text, TEXT_PX) <= inside:
                return text, within
        for text in texts:
            width = scene.words.room(text, TEXT_PX)
            if width <= inside:
                return text, within
            x = min(beside, end - width - _PAD)
            if x >= least:
                return text, x
        return None


def _widest_gap(scene: Scene, area: QRectF, ticks_ns: Sequence[int]) -> tuple[float, float]:
    """Return the ends of the widest part of a box that is in view and holds no tick."""
    left, right = max(area.left(), 0.0), min(area.right(), float(scene.frame.params.width))
    if not ticks_ns:
        return left, right
    ticks = sorted(min(max(scene.frame.x(at_ns), left), right) for at_ns in ticks_ns)
    return max(pairwise((left, *ticks, right)), key=lambda gap: gap[1] - gap[0])


def write_backed(
    painter: QPainter, scene: Scene, x: float, middle: float, text: str, ink: str
) -> None:
    """Write on a piece of ground that lets little through."""
    back = QRectF(x - 2, middle - 6.5, scene.words.room(text, TEXT_PX) + 4, 13)
    painter.fillRect(back, scene.theme.colour("background", 0.8))
    scene.words.write(painter, x, middle, text, ink, TEXT_PX)


def _draw_torn(painter: QPainter, area: QRectF, fill: QColor, line: QColor, width: int) -> None:
    """Draw what ends nobody knows when: dashes that fade out, and an arrow."""
    tip = _arrow_x(area, width)
    if tip < area.right() or round(area.width(), 3) < OPEN_PX or not on_pixels(painter):
        _paint_torn(painter, area, fill, line, tip)
        return
    # As wide as all that are not cut at the view.
    scale = painter.deviceTransform().m11()
    kept = _torn(round(area.height(), 3), fill.rgba(), line.rgba(), scale)
    painter.drawPixmap(area.topLeft() - QPointF(_BEYOND_PX, _BEYOND_PX), kept)


@lru_cache(64)
def _torn(height: float, fill: int, line: int, scale: float) -> QPixmap:
    """Return such a box as a pixmap: those of one height are alike."""
    area = QRectF(_BEYOND_PX, _BEYOND_PX, OPEN_PX, height)
    colours = QColor.fromRgba(fill), QColor.fromRgba(line)
    size = QSizeF(OPEN_PX + 2 * _BEYOND_PX, height + 2 * _BEYOND_PX)
    return drawn(size, scale, lambda painter: _paint_torn(painter, area, *colours, area.right()))


def _paint_torn(painter: QPainter, area: QRectF, fill: QColor, line: QColor, x: float) -> None:
    painter.fillRect(area, _fading(area, fill))
    full, faint = _fading_dashes(area.width(), line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    for y in (area.top(), area.bottom() - 1):
        painter.translate(area.left(), y)
        painter.drawRects(full)
        for dash, colour in faint:
            painter.fillRect(dash, colour)
        painter.translate(-area.left(), -y)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = area.center().y()
    painter.setPen(QPen(line, 1.6))
    left = x - _ARROW_PX
    points = [QPointF(left, middle - 4), QPointF(x, middle), QPointF(left, middle + 4)]
    painter.drawPolyline(QPolygonF(points))


def _fading_dashes(width: float, line: QColor) -> tuple[list[QRectF], list[tuple[QRectF, QColor]]]:
    """Return dashes from the left of an edge on: those of full colour, then each with its own."""
    full, faint = [], []
    for x in (i * _DASH for i in range(int(width / _DASH))):
        dash, left = QRectF(x, 0, _DASH * 0.6, 1.0), (width - x) / width * 2
        if left >= 1.0:
            full.append(dash)
        else:
            colour = QColor(line)
            colour.setAlphaF(line.alphaF() * left)
            faint.append((dash, colour))
    return full, faint


def _arrow_x(area: QRectF, width: float) -> float:
    """Return where the arrow of what ends nobody knows when has its tip."""
    return min(area.right(), width - 3.0)


def _fading(area: QRectF, colour: QColor) -> QBrush:
    """Return a brush that fades out to the right."""
    gradient = QLinearGradient(area.topLeft(), area.topRight())
    gone = QColor(colour)
    gone.setAlphaF(0.0)
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(0.6, colour)
    gradient.setColorAt(1.0, gone)
    return QBrush(gradient)
