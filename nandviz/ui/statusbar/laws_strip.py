"""LAWS ▮▮▮▮▮▯✖▮▮: one cell a law; a click goes to the first violation."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nandviz.language import noop, spoken, tr
from nandviz.model.laws import LAWS
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from nandviz.ui.commands.analyse import GoToViolation
from nandviz.ui.commands.command import Send
from nandviz.ui.theme import LIGHT
from nandviz.ui.words import hint

SO_FAR: Final = noop("so far")
_CELL: Final = 11
_NARROW_CELL: Final = 5
"""Least width, where the window is narrow."""
_GAP: Final = 3
_PLACES: Final = {law.number: place for place, law in enumerate(LAWS)}


class LawsStrip(QWidget):
    """The verdicts of the laws as far as the run is simulated."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._send = send
        self.verdicts: Sequence[Verdict] = ()
        self.summary = self.state = ""
        self.partial = False
        self.good, self.bad = QColor(LIGHT.resume), QColor(LIGHT.wrong)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Laws"))

    def show_verdicts(
        self, verdicts: Sequence[Verdict], state: str = "", *, partial: bool = False
    ) -> None:
        """Show other verdicts, or in words how it stands where there are none.

        ``partial`` says that they are of a run that is not complete.
        """
        self.verdicts = verdicts
        self.state = state
        self.partial = partial and not state
        broken = [tr("law {law} broken", law=v.law) for v in verdicts if v.status is Status.BROKEN]
        found = ", ".join(broken) or tr("no law is broken")
        self.setAccessibleDescription(state or self._so_far(found))
        counted = tr("{count} broken", count=len(broken)) if broken else ""
        self.summary = state or self._so_far(counted)
        self.updateGeometry()
        self.update()

    def _so_far(self, words: str) -> str:
        """Say of words that they hold so far, where the run is not complete."""
        if not self.partial:
            return words
        return tr("{words} so far", words=words) if words else tr(SO_FAR)

    def set_colours(self, good: QColor, bad: QColor) -> None:
        """Take the colours of the theme."""
        self.good, self.bad = good, bad
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the word, the cells, and how many laws are broken."""
        return self._size(_CELL)

    def minimumSizeHint(self) -> QSize:
        """Return room for the same with narrow cells."""
        return self._size(_NARROW_CELL)

    def _size(self, cell: int) -> QSize:
        words = QFontMetrics(self._bold()).horizontalAdvance(self.summary)
        width = self._right(cell) + (words + 2 * _GAP if words else 0)
        return QSize(width, max(18, self.fontMetrics().height()))

    @property
    def _cell_width(self) -> int:
        lacks = max(0, self.sizeHint().width() - self.width())
        return max(_NARROW_CELL, _CELL - ceil(lacks / len(_PLACES)))

    def _bold(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font

    def _right(self, cell: int) -> int:
        return self._left() + len(_PLACES) * (cell + _GAP)

    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance(f"{tr('LAWS')} ") + _GAP

    def cell(self, law: int) -> QRect:
        """Return where the cell of a law stands, by its number."""
        top, width = (self.height() - _CELL) // 2, self._cell_width
        return QRect(self._left() + _PLACES[law] * (width + _GAP), top, width, _CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a full cell for pass, half of one so far, a cross for broken, else an empty one."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, tr("LAWS"))
        by_law = {v.law: v.status for v in self.verdicts}
        for law in _PLACES:
            self._draw_cell(painter, self.cell(law), by_law.get(law, Status.NOT_JUDGED))
        if self.summary:
            neutral = self.state or self.summary == tr(SO_FAR)
            painter.setPen(self.palette().windowText().color() if neutral else self.bad)
            painter.setFont(self._bold())
            beside = self.rect().adjusted(self._right(self._cell_width) + _GAP, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self.summary)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().windowText().color(), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_cell(self, painter: QPainter, box: QRect, status: Status) -> None:
        side = 2 if box.width() > 2 * _GAP else 1
        inside = box.adjusted(side, 0, -side, 0)
        if status is Status.PASS and self.partial:
            painter.fillRect(inside.adjusted(0, inside.height() // 2, 0, 0), self.good)
            painter.setPen(self.good)
            painter.drawRect(inside.adjusted(0, 0, -1, -1))
        elif status is Status.PASS:
            painter.fillRect(inside, self.good)
        elif status is Status.BROKEN:
            painter.setPen(QPen(self.bad, 3))
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        else:
            painter.setPen(self.palette().mid().color())
            painter.drawRect(inside.adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        """Show a law's title and verdict where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for v in self.verdicts:
                if self.cell(v.law).contains(event.pos()):
                    detail = v.violations[0].detail if v.violations else v.why_not
                    status = self._so_far(tr(v.status))
                    title = f"{v.law}. {tr(v.title)}"
                    words = ": ".join(filter(None, (title, status, spoken(detail))))
                    QToolTip.showText(event.globalPos(), hint(words), self)
                    return True
        return super().event(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Go to the first violation."""
        self._send(GoToViolation())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first violation on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send(GoToViolation())
        else:
            super().keyPressEvent(event)
