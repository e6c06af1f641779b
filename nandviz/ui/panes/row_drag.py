"""A row of the script that is dragged up or down by its time: between two rows lie their times."""

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from nandviz.ui.commands.command import Send
from nandviz.ui.commands.entries import DragEntry, DropEntry, LeaveEntry
from nandviz.ui.panes.rows_view import Table

BEYOND_NS: Final = 100_000
"""By how much a row's height changes the time above the first entry and below the last one."""

_FREE: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class RowDrag(QObject):
    """Lets entries be dragged by the cells of their times.

    Parameters
    ----------
    entry
        Returns number and time of the entry in a row.
    """

    def __init__(self, table: Table, entry: Callable[[int], tuple[int, int]], send: Send) -> None:
        super().__init__(table)
        self._table = table
        self._entry = entry
        self._send = send
        self._row: int | None = None
        self._from_y = 0.0
        self._dragged = False
        for watched in (table, table.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse where an entry is dragged, and Esc."""
        if isinstance(event, QMouseEvent) and watched is self._table.viewport():
            return self._mouse(event)
        if self._dragged and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._end(LeaveEntry())
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            index = self._table.indexAt(event.position().toPoint())
            held = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
            of_time = index.isValid() and index.column() == self._table.edited
            self._row = index.row() if held and of_time else None
            self._from_y = event.position().y()
        elif event.type() == QEvent.Type.MouseMove and self._row is not None:
            self._move(self._row, event)
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._dragged:
            self._end(DropEntry())
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._row = None
        return False

    def _move(self, row: int, event: QMouseEvent) -> None:
        way = event.position().y() - self._from_y
        if self._dragged or abs(way) >= QApplication.startDragDistance():
            self._dragged = True
            self._table.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
            free = bool(event.modifiers() & _FREE)
            self._send(DragEntry(self._entry(row)[0], self._time(row, way), free))

    def _time(self, row: int, way: float) -> int:
        """Return the time that lies ``way`` pixels below the middle of a row."""
        high, last = self._table.rowHeight(row), self._table.model().rowCount() - 1
        place = row + way / high
        if place < 0 or place > last:
            at_ns = self._entry(0 if place < 0 else last)[1]
            return max(round(at_ns + (place - min(max(place, 0), last)) * BEYOND_NS), 0)
        low = min(int(place), max(last - 1, 0))
        pair = [self._entry(low)[1], self._entry(min(low + 1, last))[1]]
        return round(float(np.interp(place - low, [0.0, 1.0], pair)))

    def _end(self, how: DropEntry | LeaveEntry) -> None:
        self._row, self._dragged = None, False
        self._table.viewport().unsetCursor()
        self._send(how)
