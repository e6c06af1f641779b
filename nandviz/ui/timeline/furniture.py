"""What stands around the bars: the ruler with its notes, the names of the rows, the legend."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.query.marks.bar_kind import BarKind
from nandviz.trace.pyramid import KIND_SHIFT, PLANNED, SOLID
from nandviz.ui.theme import PHASES, Theme, luts
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.axis import Knots
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.notes import paint_notes
from nandviz.ui.timeline.rows import Row, RowKind

NAMES_WIDTH: Final = 144
RULER_HEIGHT: Final = 70
_LEGEND_ROW: Final = 21
_SAMPLE: Final = 30


def paint_ruler(painter: QPainter, frame: Frame, words: TextPainter) -> None:
    """Draw ticks, their words, and the notes; origin at the left top of the ruler."""
    theme, width = frame.params.theme, frame.params.width
    painter.fillRect(QRectF(0, 0, width, RULER_HEIGHT), QColor(theme.panel))
    painter.setPen(QPen(QColor(theme.muted), 1.0))
    painter.drawLine(QLineF(0, RULER_HEIGHT - 0.5, width, RULER_HEIGHT - 0.5))
    per_unit = width / (frame.params.u1 - frame.params.u0)
    majors: list[tuple[float, str]] = []
    minors: list[tuple[float, str]] = []
    for tick in frame.ticks:
        x = (tick.place - frame.params.u0) * per_unit
        if -1 <= x <= width:
            (majors if tick.text else minors).append((x, tick.text))
    for length, ticks in ((4, minors), (9, majors)):
        for x, _ in ticks:
            painter.drawLine(QLineF(x, RULER_HEIGHT - length, x, RULER_HEIGHT))
    free = -1.0
    for x, text in majors:
        end = x + 4 + words.width(text)
        if x >= free and end <= width:
            words.write(painter, x + 4, RULER_HEIGHT - 12, text, theme.muted)
            free = end + 4
    paint_notes(painter, frame, words, RULER_HEIGHT)
    _paint_folds(painter, frame)


def _paint_folds(painter: QPainter, frame: Frame) -> None:
    """Mark folded times: a zigzag on the ruler and two faint lines over the rows."""
    axis = frame.params.axis
    if not isinstance(axis, Knots):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in axis.folds.tolist():
        a, b = frame.x(start), frame.x(end)
        if b < 0 or a > frame.params.width:
            continue
        painter.fillRect(
            QRectF(a, RULER_HEIGHT - 10, b - a, 10), frame.params.theme.colour("muted", 0.25)
        )
        painter.setPen(QPen(QColor(frame.params.theme.ink), 1.2))
        middle, y = (a + b) / 2, RULER_HEIGHT - 5
        for dx in (-3.0, 3.0):
            painter.drawPolyline(
                [
                    QPointF(middle + dx - 2, y - 5),
                    QPointF(middle + dx + 2, y),
                    QPointF(middle + dx - 2, y + 5),
                ]
            )


def paint_names(painter: QPainter, frame: Frame, words: TextPainter, height: float) -> None:
    """Draw the names of the rows; origin at their left top."""
    theme = frame.params.theme
    painter.fillRect(QRectF(0, 0, NAMES_WIDTH, height), QColor(theme.panel))
    for row in frame.rows:
        middle = row.top + row.height / 2
        if row.kind in (RowKind.DIE, RowKind.SUMMARY):
            words.write(painter, 8, middle, row.label, theme.ink, 13, bold=True)
        else:
            _paint_name(painter, row, words, theme)
    painter.setPen(QPen(QColor(theme.line), 1.0))
    painter.drawLine(QLineF(NAMES_WIDTH - 0.5, 0, NAMES_WIDTH - 0.5, height))


def _paint_name(painter: QPainter, row: Row, words: TextPainter, theme: Theme) -> None:
    middle = row.top + row.height / (2 * row.lines)
    x = NAMES_WIDTH - 10 - words.width(row.label)
    words.write(painter, x, middle, row.label, theme.muted)
    if row.pinned:
        glyphs.dot(painter, 10, middle, 3, QColor(theme.accent), QColor(theme.accent))


def paint_lines(painter: QPainter, frame: Frame) -> None:
    """Draw the lines between dies; origin at the left top of the rows."""
    painter.setPen(QPen(QColor(frame.params.theme.line), 1.0))
    lines = [
        QLineF(0, row.top - 1.5, frame.params.width, row.top - 1.5)
        for row in frame.rows
        if row.kind in (RowKind.DIE, RowKind.SUMMARY)
    ]
    painter.drawLines(lines)


Sample = Callable[[QPainter, QRectF, Theme], None]


def _bar(look: BarKind, *, planned: bool = False, letter: str = "") -> Sample:
    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        kind = look + (PLANNED if planned else 0)
        table = luts(theme)
        half = 0.25 * area.height() if look is BarKind.ISSUE else 0.0
        bar = area.adjusted(0, half, 0, -half)
        for x in range(int(bar.width())):
            for y in range(int(bar.height()) if theme.patterns else 1):
                code = (kind << KIND_SHIFT) | SOLID
                pixel = table[
                    1, y % table.shape[1], (x % PHASES) * (len(table[1, 0]) // PHASES) + code
                ]
                tall = 1.0 if theme.patterns else bar.height()
                painter.fillRect(
                    QRectF(bar.left() + x, bar.top() + y, 1, tall), QColor.fromRgb(int(pixel))
                )
        if planned:
            painter.setPen(QPen(QColor(theme.bar(look)), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        ink = QColor(theme.on(theme.bar(look)))
        if look is BarKind.SUSPEND:
            glyphs.pause(painter, bar.left() + 1, bar.center().y(), 9, ink)
        if look is BarKind.RESUME:
            glyphs.chevron(painter, bar.left() + 1, bar.center().y(), 9, ink)
        if letter:
            painter.setFont(glyphs.font(9, bold=True))
            painter.setPen(ink)
            painter.drawText(QPointF(bar.left() + 4, bar.center().y() + 3.5), letter)

    return draw


def _ghost(painter: QPainter, area: QRectF, theme: Theme) -> None:
    core = QColor(theme.core).lighter(135) if theme.dark else QColor(theme.core)
    faint = QColor(core)
    faint.setAlphaF(0.35)
    glyphs.hatch(painter, area, faint)
    pen = QPen(core, 1.0)
    pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _displaced(painter: QPainter, area: QRectF, theme: Theme) -> None:
    muted = QColor(theme.muted)
    faint = theme.colour("muted", 0.18)
    glyphs.hatch(painter, area, faint)
    pen = QPen(muted, 1.0)
    pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _resumed(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _bar(BarKind.PROGRAM)(painter, area, theme)
    painter.fillRect(
        QRectF(area.left(), area.top() - 1, 3, area.height() + 2), QColor(theme.resume)
    )
    painter.setFont(glyphs.font(9))
    painter.setPen(QColor(theme.on(theme.core)))
    painter.drawText(QPointF(area.left() + 7, area.center().y() + 3.5), "2/3")


def _waiting(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.fillRect(area, theme.colour("backlog", 0.12))
    glyphs.dots(painter, area.adjusted(1, 1, -1, -1), theme.colour("backlog", 0.7))
    pen = QPen(QColor(theme.backlog), 1.2)
    pen.setDashPattern([1.5, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _cut(painter: QPainter, area: QRectF, theme: Theme) -> None:
    half = area.width() / 2
    _bar(BarKind.PROGRAM)(painter, area.adjusted(0, 0, -half, 0), theme)
    painter.fillRect(
        QRectF(area.left() + half - 1, area.top() - 2, 3, area.height() + 4), QColor(theme.suspend)
    )


def _end(form: str) -> Sample:
    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        x, y, ground = area.right() - 8, area.center().y(), QColor(theme.background)
        if form == "cancelled":
            wrong = QColor(theme.wrong)
            glyphs.diamond(painter, x, y, 6, ground, wrong)
            glyphs.cross(painter, x, y, 3.5, wrong, 1.8)
        elif form == "rescheduled":
            glyphs.diamond(painter, x, y, 5.5, ground, QColor(theme.suspend))
        elif form == "resumed":
            resume = QColor(theme.resume)
            glyphs.dot(painter, x, y, 8, ground, resume)
            glyphs.diamond(painter, x, y, 4.5, resume, resume)
        else:
            glyphs.diamond(painter, x, y, 4.5, QColor(theme.ink), ground)

    return draw


def _applied(painter: QPainter, area: QRectF, theme: Theme) -> None:
    glyphs.dot(
        painter,
        area.right() - 8,
        area.center().y(),
        4,
        QColor(theme.applied),
        QColor(theme.background),
    )


def _refused(painter: QPainter, area: QRectF, theme: Theme) -> None:
    ground, wrong = QColor(theme.background), QColor(theme.wrong)
    glyphs.triangle_down(painter, area.right() - 8, area.center().y() + 5, 5.5, ground, wrong)


def _broken(painter: QPainter, area: QRectF, theme: Theme) -> None:
    glyphs.cross(painter, area.right() - 8, area.center().y(), 5.5, QColor(theme.wrong), 3.0)


LEGEND: Final[tuple[tuple[str, float, Sample], ...]] = (
    ("issue / bus", _SAMPLE, _bar(BarKind.ISSUE)),
    ("core busy, P program, E erase, R read", _SAMPLE, _bar(BarKind.PROGRAM, letter="P")),
    ("data in / out", _SAMPLE, _bar(BarKind.DATA)),
    ("planned", _SAMPLE, _bar(BarKind.PROGRAM, planned=True)),
    ("SUSPEND", _SAMPLE, _bar(BarKind.SUSPEND)),
    ("RESUME", _SAMPLE, _bar(BarKind.RESUME)),
    ("cut here", _SAMPLE, _cut),
    ("cut off, time left", _SAMPLE, _ghost),
    ("resumed part n/m", _SAMPLE, _resumed),
    ("in the backlog", _SAMPLE, _waiting),
    ("displaced from here", _SAMPLE, _displaced),
    ("OP_END", 16, _end("plain")),
    ("cancelled", 16, _end("cancelled")),
    ("rescheduled", 16, _end("rescheduled")),
    ("resumed OP_END", 16, _end("resumed")),
    ("applied to the block", 16, _applied),
    ("refused", 16, _refused),
    ("broken law", 16, _broken),
)
"""TextPainter, width of the sample, and the sample of every mark."""


def legend_places(width: float, words: TextPainter) -> list[tuple[float, float]]:
    """Return where each legend entry goes, and wrap at the width."""
    places, x, y = [], 10.0, 0.0
    for text, sample, _ in LEGEND:
        needed = sample + 6 + words.width(text) + 18
        if x + needed > width and x > 10:
            x, y = 10.0, y + _LEGEND_ROW
        places.append((x, y))
        x += round(needed)
    return places


def legend_height(width: float, words: TextPainter) -> float:
    """Return the height of the legend at a width."""
    return legend_places(width, words)[-1][1] + _LEGEND_ROW + 8


def paint_legend(painter: QPainter, theme: Theme, width: float, words: TextPainter) -> None:
    """Draw the legend; origin at its left top."""
    painter.fillRect(QRectF(0, 0, width, legend_height(width, words)), QColor(theme.panel))
    painter.setPen(QPen(QColor(theme.line), 1.0))
    painter.drawLine(QLineF(0, 0.5, width, 0.5))
    for (text, sample, draw), (x, y) in zip(LEGEND, legend_places(width, words), strict=True):
        middle = y + 4 + _LEGEND_ROW / 2
        painter.save()
        draw(painter, QRectF(round(x), round(middle) - 7, sample, 14), theme)
        painter.restore()
        words.write(painter, x + sample + 6, middle, text, theme.ink)
