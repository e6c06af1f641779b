"""Paints the board."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nandviz.language import noop, tr
from nandviz.teach.designs import HOW
from nandviz.teach.op_end import Case, Outcome
from nandviz.teach.story import PROGRAM
from nandviz.teach.words import COLUMNS, broken_words, right_in, share_words
from nandviz.ui.op_end.board import CELL, HEAD, LABELS, NAMES, RULER, TOP, Board
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.paint_frame import paint_rows
from nandviz.ui.timeline.ruler import paint_ruler
from nandviz.units import us_cell

PaintBars = Callable[[QPainter, Frame], None]
"""Draws ground, grid and bars of a frame otherwise than as an image."""

_PAD: Final = 8
_NAME_PX: Final = 14
_SMALL_PX: Final = 10
_LINE: Final = 13


def paint_board(painter: QPainter, board: Board, bars: PaintBars | None = None) -> None:
    """Draw everything; origin at the left top.

    Parameters
    ----------
    bars
        None: as an image, which a vector file would embed.
    """
    painter.fillRect(QRectF(0, 0, board.width, board.height), QColor(board.theme.panel))
    for number in range(len(board.shown)):
        _paint_row(painter, board, number, bars)
    _paint_head(painter, board)
    _paint_ends(painter, board)
    _paint_handle(painter, board)
    for number in range(len(board.shown)):
        _paint_op_ends(painter, board, number)
    _paint_columns(painter, board)


def _paint_row(painter: QPainter, board: Board, number: int, bars: PaintBars | None) -> None:
    theme, area, place = board.theme, board.row(number), board.rows(number)
    ground = QRectF(NAMES, area.top(), board.rows_width, area.height())
    painter.fillRect(ground, QColor(theme.background))
    painter.save()
    painter.translate(place.topLeft())
    painter.setClipRect(QRectF(0, 0, place.width(), place.height()))
    if bars is not None:
        bars(painter, board.frames[number])
    paint_rows(painter, board.scene(number), image=bars is None)
    painter.restore()
    if number == board.chosen:
        painter.fillRect(QRectF(0, area.top(), 3, area.height()), QColor(theme.accent))
    painter.fillRect(QRectF(0, area.bottom() - 1, board.width, 1), QColor(theme.line))
    _paint_name(painter, board, number)


def _paint_name(painter: QPainter, board: Board, number: int) -> None:
    """Say what the design is, how often it is right, and which laws it breaks here."""
    theme, words, area = board.theme, board.words, board.row(number)
    shown = board.shown[number].outcome
    write = words.write
    y = area.top() + 12
    write(painter, _PAD, y, shown.design, theme.ink, _NAME_PX, bold=True)
    share, every = tr(share_words(shown.design)), right_in(shown.design) == len(Case)
    colour = theme.ink if every else theme.muted
    x = NAMES - _PAD - words.width(share, bold=every)
    write(painter, x, y, share, colour, bold=every)
    y += _LINE + 3
    _paint_sign(painter, board, QPointF(_PAD + 4, y), 4.0, right=shown.right)
    text = words.cut(tr(broken_words(shown)), NAMES - 2 * _PAD - 12)
    write(painter, _PAD + 13, y, text, theme.ink)
    most = int((area.bottom() - y - _LINE / 2) / _LINE)
    for line in _wrapped(board, tr(HOW[shown.design]), NAMES - 2 * _PAD, most):
        y += _LINE
        write(painter, _PAD, y, line, theme.muted, _SMALL_PX)


def _wrapped(board: Board, text: str, width: float, most: int) -> list[str]:
    """Return the lines of a text, at most so many; what has no room ends in …."""
    lines, rest = list[str](), text.split(" ")
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        count = len(rest)
        while not last and count > 1 and not _fits(board, rest[:count], width):
            count -= 1
        lines.append(board.words.cut(" ".join(rest[:count]), width, _SMALL_PX))
        rest = rest[count:]
    return lines


def _fits(board: Board, words: list[str], width: float) -> bool:
    return board.words.width(" ".join(words), _SMALL_PX) <= width


def _paint_sign(painter: QPainter, board: Board, at: QPointF, r: float, *, right: bool) -> None:
    """Draw ✓ or ✖: the shape says it too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    x, y = at.x(), at.y()
    if right:
        painter.setPen(QPen(QColor(board.theme.resume), max(r * 0.45, 2.0)))
        tick = [QPointF(x - r, y), QPointF(x - r * 0.25, y + r * 0.8), QPointF(x + r, y - r * 0.8)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(tick))
    else:
        glyphs.cross(painter, x, y, r * 0.85, QColor(board.theme.wrong), max(r * 0.45, 2.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


# Above the rows


def _paint_head(painter: QPainter, board: Board) -> None:
    """Draw the ruler, and say beside it what is asked for."""
    theme, words = board.theme, board.words
    words.write(painter, _PAD, TOP + 2, PROGRAM, theme.ink, bold=True)
    at = ", ".join(us_cell(each.at_ns) for each in board.shown[0].outcome.story.suspensions)
    words.write(painter, _PAD, TOP + 18, f"SUSPEND {at}", theme.ink)
    painter.save()
    painter.translate(NAMES, TOP)
    painter.setClipRect(QRectF(0, 0, board.rows_width, RULER.height))
    paint_ruler(painter, board.scene(0))
    painter.restore()
    painter.fillRect(QRectF(0, HEAD - 1, board.width, 1), QColor(theme.line))


def _paint_ends(painter: QPainter, board: Board) -> None:
    """Draw where the op would have ended, and where it has executed all, through all rows."""
    theme, story = board.theme, board.shown[0].outcome.story
    old = noop("old end {time}"), theme.muted
    ends = [(each.old_end_ns, *old) for each in story.suspensions]
    ends += [(ns, noop("executed in full {time}"), theme.resume) for ns in story.true_ends_ns]
    free = float(NAMES)
    for at_ns, name, colour in ends:
        x = board.x(at_ns)
        pen = QPen(QColor(colour), 1.4)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, TOP - 2, x, HEAD + board.row_height * len(board.shown)))
        text = tr(name, time=us_cell(at_ns))
        wide = board.words.width(text)
        left = max(min(x - wide / 2, NAMES + board.rows_width - wide), free)
        board.words.write(painter, left, TOP / 2 - 1, text, theme.ink)
        free = left + wide + 8


def _paint_handle(painter: QPainter, board: Board) -> None:
    """Draw the flag of the RESUME on the ruler, and its edge through all rows."""
    theme, words, resumed = board.theme, board.words, board.resumed
    if resumed is None:
        return
    x, y = board.x(resumed.at_ns), TOP + RULER.signs
    text = f"RESUME {us_cell(resumed.at_ns)}"
    flag = QRectF(x, y - 8, 18 + words.width(text, bold=True) + 6, 16)
    flag.moveRight(min(flag.right(), NAMES + board.rows_width - 1.0))
    painter.fillRect(flag, QColor(theme.resume))
    ink = theme.on(theme.resume)
    glyphs.chevron(painter, flag.left() + 1, y, 9, QColor(ink))
    words.write(painter, flag.left() + 17, y, text, ink, bold=True)
    bottom = HEAD + board.row_height * len(board.shown)
    painter.fillRect(QRectF(round(x) - 1, y - 8, 2, bottom - y + 8), QColor(theme.resume))


def _paint_columns(painter: QPainter, board: Board) -> None:
    """Draw the verdicts of all tabs with their heads; the one that is shown is framed."""
    theme, words = board.theme, board.words
    for case in Case:
        text, shown = tr(COLUMNS[case]), case is board.case
        x = board.cell(0, case).center().x() - words.width(text, bold=shown) / 2
        words.write(painter, x, HEAD - 12, text, theme.ink if shown else theme.muted, bold=shown)
        for number in range(len(board.shown)):
            _paint_verdict(painter, board, board.cell(number, case), board.outcome(number, case))
    first, last = (board.cell(number, board.case) for number in (0, len(board.shown) - 1))
    frame = QRectF(first.left() - 2, TOP + 1, CELL - 2, last.bottom() - TOP)
    painter.setPen(QPen(QColor(theme.accent), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    left = NAMES + board.rows_width
    title = words.cut(tr("right when resumed …"), CELL * len(Case) - 6)
    words.write(painter, left + 4, TOP / 2 - 1, title, theme.muted)


def _paint_verdict(painter: QPainter, board: Board, area: QRectF, outcome: Outcome) -> None:
    theme, words = board.theme, board.words
    ground = theme.colour("resume" if outcome.right else "wrong", 0.16)
    painter.fillRect(area, ground)
    middle = area.center()
    if outcome.right:
        _paint_sign(painter, board, middle, 9.0, right=True)
        return
    _paint_sign(painter, board, QPointF(middle.x(), middle.y() - 7), 7.0, right=False)
    text = " ".join(map(str, outcome.broken))
    x = middle.x() - words.width(text, 10) / 2
    words.write(painter, x, middle.y() + 11, text, theme.ink, 10)


# OP_ENDs


def _paint_op_ends(painter: QPainter, board: Board, number: int) -> None:
    """Write each OP_END above its sign: ✓ where the op has executed all, else ✖."""
    theme, words = board.theme, board.words
    shown, area = board.shown[number].outcome, board.row(number)
    y, free = area.top() + LABELS / 2, NAMES + 2.0
    true_ns = shown.story.true_ends_ns
    labels = [(board.x(ns), us_cell(ns), ns in true_ns) for ns in shown.ends_ns]
    for middle, text, right in labels or [(free, tr("no OP_END"), not true_ns)]:
        wide = 13 + words.width(text)
        left = max(min(middle - wide / 2, NAMES + board.rows_width - wide - 2), free)
        painter.fillRect(QRectF(left - 3, y - 7, wide + 6, 13), QColor(theme.background))
        _paint_sign(painter, board, QPointF(left + 5, y), 4.0, right=right)
        words.write(painter, left + 13, y, text, theme.ink)
        free = left + wide + 6
