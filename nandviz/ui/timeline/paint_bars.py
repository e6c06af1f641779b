"""Paints what belongs to bars, over their image: outlines, the selection, what changed, signs."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from nandviz.language import noop
from nandviz.query.live_rows import born_between
from nandviz.query.marks.bar_kind import CORE, DATA, BarKind
from nandviz.query.marks.bars import Times
from nandviz.trace.pyramid import KIND_SHIFT, PLANNED, SOLID
from nandviz.ui.bar_form import FORMS, HALF_HIGH, is_of
from nandviz.ui.theme import PHASES, Theme, luts
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.laid_rows import Heights
from nandviz.ui.timeline.layer import SAMPLE_PX, Draw, Hit, Layer, Sample, Stage
from nandviz.ui.timeline.raster import Mask, is_any_of
from nandviz.ui.timeline.rows import Row, adjoin
from nandviz.ui.timeline.scene import Scene

OUTLINES: Final = 1200
"""Bars that are outlined, or bear a sign; no more would be seen."""

REACH_PX: Final = 4.0
"""How far beside a bar the pointer still hits it."""

_SIGN: Final = 16.0
"""Greatest width and height of a sign, and width of what is even behind it."""

SIGNS: Final = MappingProxyType({BarKind.SUSPEND: glyphs.pause, BarKind.RESUME: glyphs.chevron})
"""What draws the sign at the left of a bar: painter, x, middle, height, colour."""

_IS_SIGNED: Final = is_of(SIGNS)

EXPLAINED: Final = (
    (10, noop("issue / bus"), (BarKind.ISSUE,)),
    *((20 + kind, kind.name.lower(), (kind,)) for kind in CORE),
    (30, noop("data in / out"), tuple(DATA.values())),
    (50, "SUSPEND", (BarKind.SUSPEND,)),
    (51, "RESUME", (BarKind.RESUME,)),
)
"""Order in the legend, words, and the kinds that they explain, the one that is shown first."""


class BarPainter(Layer):
    """Everything about bars but their image and their words."""

    level = 20
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw everything, from the ground up."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_outlines(painter, scene)
        _paint_selection(painter, scene)
        _paint_changed(painter, scene)
        _paint_signs(painter, scene)

    def area(self, frame: Frame, i: int) -> QRectF:
        """Return the rectangle of bar ``i``, at least a pixel wide, cut at the view."""
        top, bottom = float(frame.bars.top[i]), float(frame.bars.bottom[i])
        x0 = max(float(frame.bar_x0[i]), -8.0)
        x1 = min(max(float(frame.bar_x1[i]), x0 + 1.0), frame.params.width + 8.0)
        height = bottom - top
        quarter = height // 4 if frame.bars.kind[i] % PLANNED in HALF_HIGH else 0
        return QRectF(x0, top + quarter, x1 - x0, height - 2 * quarter)

    def hit(self, frame: Frame, row: Row, at: QPointF) -> Hit | None:
        """Return the segment at a point of a row, or the nearest within reach on its track.

        Cost: a binary search on the track.
        """
        for i, place in enumerate(frame.laid.places):
            if place.row is row and place.top <= at.y() < place.bottom:
                found = _segment(frame, i, at.x())
                if found is not None:
                    return found
        return None

    def uneven(self, scene: Scene, bars: Times, top: Heights, bottom: Heights) -> Mask:
        """Tell of which bars a pattern or hairlines lie behind what is written into them."""
        frame = scene.frame
        if scene.theme.patterns:
            return np.ones(len(bars), bool)
        lines, below = frame.laid.borders, np.arange(len(frame.laid.borders))
        first, last = frame.bars.track[bars, None], frame.bars.last[bars, None]
        behind = (top[:, None] - 1 < lines) & (lines < bottom[:, None])
        found: Mask = (behind & (first <= below) & (below < last)).any(axis=1)
        return found

    def even(self, theme: Theme, kind: int, *, faded: bool) -> QColor:
        """Return what a piece of a bar is filled with for what is written there."""
        return theme.colour("background") if theme.patterns else bar_colour(theme, kind, faded)

    def hairlines(self, frame: Frame, i: int) -> list[float]:
        """Return the heights at which planes meet that bar ``i`` lies over."""
        lines = frame.laid.borders[frame.bars.track[i] : frame.bars.last[i]]
        return list(map(float, lines))

    def hit_between(self, frame: Frame, at: QPointF) -> Hit | None:
        """Return the segment at a point between two rows, over both of which it lies."""
        for i, (upper, lower) in enumerate(pairwise(frame.laid.places)):
            if upper.bottom <= at.y() < lower.top and adjoin(upper.row, lower.row):
                above, below = (_segment(frame, j, at.x()) for j in (i, i + 1))
                if above and below and above.segment == below.segment:
                    return above
        return None

    def samples(self) -> Sequence[Sample]:
        """Return each kind, and a planned bar."""
        planned = bar_sample(BarKind.PROGRAM, planned=True)
        return (
            *(Sample(n, label, SAMPLE_PX, _lettered(kinds)) for n, label, kinds in EXPLAINED),
            Sample(40, "planned", SAMPLE_PX, planned),
        )


BARS: Final = BarPainter()


@lru_cache(128)
def bar_colour(theme: Theme, kind: int, dimmed: bool) -> QColor:
    """Return the colour that the image of the bars has for a kind, executed or planned."""
    return QColor.fromRgb(int(luts(theme, dimmed=dimmed)[1, 0, kind << KIND_SHIFT | SOLID]))


def _lettered(kinds: tuple[BarKind, ...]) -> Draw:
    """Return a sample of the first of some kinds, with its letter."""
    return bar_sample(kinds[0], letter=FORMS[kinds[0]].letter)


# Painting


def _paint_outlines(painter: QPainter, scene: Scene) -> None:
    """Outline what is planned."""
    frame, theme = scene.frame, scene.theme
    if frame.params.selected is not None:
        return
    for i in np.flatnonzero(frame.bars.kind >= PLANNED)[:OUTLINES].tolist():
        area = BARS.area(frame, i)
        if area.width() >= 3:
            painter.setPen(QPen(QColor(theme.bar(int(frame.bars.kind[i]) - PLANNED)), 1.0))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_selection(painter: QPainter, scene: Scene) -> None:
    """Outline the bars of what is selected, which alone are not pale."""
    frame, theme = scene.frame, scene.theme
    if frame.params.selected is None:
        return
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    mine = is_any_of(frame.bar_uid, frame.params.selected)
    for i in np.flatnonzero(mine)[:OUTLINES].tolist():
        painter.drawRect(BARS.area(frame, i).adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_changed(painter: QPainter, scene: Scene) -> None:
    """Outline what the last event brought into the plan."""
    frame = scene.frame
    if frame.as_of.k < 0:
        return
    born = born_between(frame.as_of.trace.segments.born, frame.as_of.k, frame.as_of.k)
    changed = np.flatnonzero((frame.bars.row >= born.start) & (frame.bars.row < born.stop))
    painter.setPen(QPen(scene.theme.colour("accent"), 2.0, Qt.PenStyle.DotLine))
    for i in changed[:OUTLINES].tolist():
        area = BARS.area(frame, i)
        if area.width() >= 2:
            painter.drawRect(area.adjusted(0, -1, 0, 1))


def _paint_signs(painter: QPainter, scene: Scene) -> None:
    """Draw the sign of each op that has one in the first of its bars."""
    frame = scene.frame
    signed = np.flatnonzero(_IS_SIGNED[frame.bars.kind])
    state = frame.as_of.trace.segments.state[frame.bars.row[signed]]
    seen = (frame.bar_x1[signed] > 0) & (frame.bar_x0[signed] < frame.params.width)
    shown = signed[(state == 0) & seen][:OUTLINES]
    if not len(shown):
        return
    part, track = frame.bars.part[signed].tolist(), frame.bars.track[signed].tolist()
    ends = dict(zip(zip(part, track, strict=True), frame.bar_x1[signed].tolist(), strict=True))
    heights = frame.seen(shown)
    height = np.minimum((heights.high - heights.low) * 0.55, _SIGN)
    top, bottom = (heights.middle + side * (height / 2 + 2) for side in (-1, 1))
    uneven = BARS.uneven(scene, shown, top, bottom)
    for i, low, high, middle, is_uneven in zip(
        *(each.tolist() for each in (shown, *heights, uneven)), strict=True
    ):
        x, end = float(frame.bar_x0[i]), ends[int(frame.bars.part[i]), int(frame.bars.track[i])]
        if end - x >= 10 and high - low >= 10:
            area = QRectF(max(x, -8.0), low, end - x, high - low)
            _paint_sign(painter, scene, i, area, middle, is_uneven=is_uneven)


def _paint_sign(
    painter: QPainter, scene: Scene, i: int, area: QRectF, middle: float, *, is_uneven: bool
) -> None:
    """Draw the sign of bar ``i`` at the left of what is seen of its op."""
    frame, theme = scene.frame, scene.theme
    kind, faded = int(frame.bars.kind[i]), scene.faded(int(frame.bar_uid[i]))
    ink = QColor(theme.ink if kind >= PLANNED else theme.on(theme.bar(kind)))
    if faded:
        ink.setAlphaF(0.3)
    height = min(area.height() * 0.55, _SIGN)
    if theme.patterns:
        ink = theme.colour("ink")
    x = area.left()
    if is_uneven:
        wide = min(_SIGN, area.width() - 1)
        back = QRectF(x + 1, middle - height / 2 - 2, wide, height + 4)
        painter.fillRect(back, BARS.even(theme, kind, faded=faded))
    SIGNS[BarKind(kind % PLANNED)](painter, x + 1, middle, height, ink)


# Hit


def _segment(frame: Frame, i: int, x: float) -> Hit | None:
    """Return the segment that the pixel column of ``x`` shows on track ``i``, or the nearest."""
    columns = frame.columns
    at, reach = x * frame.params.scale, REACH_PX * frame.params.scale
    ends = ((at + d) / columns.per_unit + columns.u0 for d in (-reach, reach))
    start_ns, end_ns, rows = _on_track(frame, i, *(columns.axis.time_at(u) for u in ends))
    if not len(rows):
        return None
    x0, x1 = columns.at(start_ns), columns.at(end_ns)
    column, first = np.floor(at), np.floor(x0)
    last = np.maximum(np.floor(x1), first + 1) - 1
    away = np.maximum(np.maximum(first - column, column - last), 0)
    # Of several that begin in one column the last is drawn.
    segment = int(rows[np.lexsort((-start_ns, away))[0]])
    merged = len(set(rows[(x0 < column + 1) & (x1 > column)].tolist()))
    segments = frame.as_of.trace.segments
    uid = int(frame.as_of.trace.parts.uid[segments.part[segment]])
    return Hit(
        frame.laid.places[i].row, uid, segment, int(segments.start_ns[segment]),
        int(segments.end_ns[segment]), merged,
    )  # fmt: skip


def _on_track(frame: Frame, i: int, t0_ns: int, t1_ns: int) -> tuple[Times, Times, Times]:
    """Return start, end and row of the segments of a track that meet ``t0 < t <= t1``."""
    lane, bars = frame.tracks.lanes[frame.laid.tracks[i]], frame.bars
    now = np.int64(frame.as_of.now_ns)
    first = int(lane.end_ns.searchsorted(np.int64(t0_ns), "right"))
    stop = int(lane.start_ns.searchsorted(np.int64(t1_ns + 1), "left"))
    past = slice(first, min(stop, int(lane.end_ns.searchsorted(now, "right"))))
    live = (bars.track <= i) & (i <= bars.last) & (bars.start_ns <= t1_ns) & (bars.end_ns > t0_ns)
    return (
        np.concatenate([lane.start_ns[past], bars.start_ns[live]]),
        np.concatenate([lane.end_ns[past], bars.end_ns[live]]),
        np.concatenate([lane.row[past], bars.row[live]]),
    )


# Legend


def bar_sample(kind: BarKind, *, planned: bool = False, letter: str = "") -> Draw:
    """Return what draws a bar of a kind into the legend."""

    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        half = 0.25 * area.height() if kind in HALF_HIGH else 0.0
        bar = area.adjusted(0, half, 0, -half)
        _fill(painter, bar, theme, kind + (PLANNED if planned else 0))
        if planned:
            painter.setPen(QPen(QColor(theme.bar(kind)), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        sign = SIGNS.get(kind)
        if sign is not None:
            back = QRectF(bar.left() + 2, bar.top(), 13, bar.height())
            ink = _ground(painter, back, theme, theme.bar(kind))
            sign(painter, bar.left() + 1, bar.center().y(), 9, ink)
        if letter:
            at = QPointF(bar.left() + 4, bar.center().y() + 3.5)
            write_sample(painter, at, letter, theme, theme.bar(kind), bold=True)

    return draw


def write_sample(
    painter: QPainter, at: QPointF, text: str, theme: Theme, colour: str, *, bold: bool = False
) -> None:
    """Write into a sample of a colour; ``at`` is the left of the text's base line."""
    font = glyphs.font(9, bold=bold)
    back = QRectF(at.x() - 2, at.y() - 9, QFontMetricsF(font).horizontalAdvance(text) + 4, 11)
    ink = _ground(painter, back, theme, colour)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(at, text)


def _ground(painter: QPainter, back: QRectF, theme: Theme, colour: str) -> QColor:
    """Return the ink on a colour; on a pattern, which would be read with it, lay ground below."""
    if not theme.patterns:
        return QColor(theme.on(colour))
    painter.fillRect(back, theme.colour("background"))
    return theme.colour("ink")


def _fill(painter: QPainter, area: QRectF, theme: Theme, kind: int) -> None:
    """Fill an area with the pixels that the image of the bars has for a kind."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    wide, tall = int(area.width()), int(area.height()) if theme.patterns else 1
    pixels = _pixels(theme, kind, wide, tall)
    ground = pixels[0, 0]
    painter.fillRect(area, QColor.fromRgb(int(ground)))
    for y, row in enumerate(pixels):
        # Runs of one colour, not single pixels: between these a fraction of a pixel would show.
        edges = [0, *(np.flatnonzero(np.diff(row.astype(np.int64))) + 1).tolist(), wide]
        for a, b in pairwise(edges):
            if row[a] != ground:
                high = area.height() / tall
                run = QRectF(area.left() + a, area.top() + y * high, b - a, high)
                painter.fillRect(run, QColor.fromRgb(int(row[a])))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)


def _pixels(theme: Theme, kind: int, wide: int, tall: int) -> npt.NDArray[np.uint32]:
    """Return what the image of the bars shows in a piece of a bar, shape (tall, wide)."""
    table, code = luts(theme)[1], (kind << KIND_SHIFT) | SOLID
    rows = table.reshape(len(table), PHASES, -1)[:, :, code]
    y, x = np.arange(tall) % len(rows), np.arange(wide) % PHASES
    pixels: npt.NDArray[np.uint32] = rows[y[:, None], x]
    return pixels
