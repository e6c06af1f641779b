"""What all panes share: they read the trace as of the playhead, and send commands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nandviz.query.asof import AsOf
from nandviz.query.event_effects import Changed
from nandviz.session.changes import Change, Topic
from nandviz.session.session import Session
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.panes.rows import About, Column, Index, RowsModel
from nandviz.ui.words import Words

_CHANGED = QColor(240, 170, 30)
_MARK_WIDTH = 4
_ROOM = 18
"""Pixels of a cell beside its text."""


MOMENT_TOPICS: Final = frozenset({Topic.PLAYHEAD, Topic.TRACE})
"""The changes after which another moment is shown."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What panes are shown: the session at its playhead.

    Attributes
    ----------
    as_of
        The trace as of the playhead.
    changed
        What the event at the playhead changed.
    """

    session: Session
    as_of: AsOf
    changed: Changed


class Pane(QWidget):
    """A pane: shows a moment, and sends what is wanted of it.

    Attributes
    ----------
    topics
        The changes of the session after which it is to be read anew.
    """

    topics: ClassVar[Change] = MOMENT_TOPICS

    def __init__(self, send: Send) -> None:
        super().__init__()
        self.send = send

    def read(self, moment: Moment) -> None:
        """Show a moment."""
        raise NotImplementedError

    def recolour(self) -> None:
        """Take the colours of another theme, where Qt does not."""

    def light(self, uid: int | None) -> None:
        """Mark what is about an op."""
        raise NotImplementedError


class RowDelegate(QStyledItemDelegate):
    """Draws rows: what the event changed has a mark and a tint, the selected op another."""

    def __init__(self, rows: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Colour and strike out the text."""
        super().initStyleOption(option, index)
        marks = self._rows.marks(index.row())
        if marks.struck:
            option.font.setStrikeOut(True)
        if marks.lit:
            option.font.setBold(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw tints below the cell and the mark of a change at the row's left."""
        changed, lit, _struck = self._rows.marks(index.row())
        if lit:
            painter.fillRect(option.rect, _faint(option.palette.highlight().color(), 70))
        if changed:
            painter.fillRect(option.rect, _faint(_CHANGED, 46))
        if index.column() == 0:
            if changed:
                mark = QRect(option.rect)
                mark.setWidth(_MARK_WIDTH)
                painter.fillRect(mark, _CHANGED)
            option.rect = option.rect.adjusted(_MARK_WIDTH, 0, 0, 0)
        super().paint(painter, option, index)


def _faint(colour: QColor, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result


class Table(QTableView):
    """A table of rows; Return goes to a row's event."""

    def __init__(self, model: RowsModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the event of the current row on Return."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # an editor has passed it on, and takes what was typed right after
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def show_row(self, row: int) -> None:
        """Scroll so that a row is seen."""
        # Rows that were just added count only after the layout that Qt has put off.
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self.scrollTo(self.model().index(row, 0))

    def fit_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Make the columns wide enough for their titles and samples."""
        metrics = self.fontMetrics()
        for number, column in enumerate(columns):
            words = max(metrics.horizontalAdvance(t) for t in (column.title, column.sample))
            self.setColumnWidth(number, words + _ROOM)


class TablePane(Pane):
    """A pane that is a table.

    Parameters
    ----------
    name
        For a screen reader.
    empty
        What is said where there are no rows.
    model
        Makes the model, where cells can be written.
    """

    def __init__(
        self,
        send: Send,
        name: str,
        empty: str,
        columns: Sequence[Column[Any]],
        about: About[Any],
        model: Callable[[Sequence[Column[Any]], About[Any], QWidget], RowsModel] = RowsModel,
    ) -> None:
        super().__init__(send)
        self.setAccessibleName(name)
        self.model = model(columns, about, self)
        self.table = Table(self.model, name)
        self.empty = Words(empty, wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setEnabled(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.table)
        self.column.addWidget(self.empty)
        self.table.clicked.connect(self._pick)
        self.table.activated.connect(self._jump)
        self.table.doubleClicked.connect(self._jump)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.fit_columns(columns)
        self._reading = False
        self.show_rows((), lambda _row: False)

    def show_rows(self, rows: Sequence[Any], changed: Callable[[Any], bool]) -> None:
        """Show other rows."""
        self._reading = True
        self.model.set_rows(rows, changed)
        self._reading = False
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def light(self, uid: int | None) -> None:
        """Mark the rows of an op."""
        self.model.light(uid)

    def clear(self) -> None:
        """Let no row be chosen any more."""
        self._reading = True
        self.table.selectionModel().clear()
        self._reading = False

    def _pick(self, index: QModelIndex) -> None:
        uid = self.model.about.uid(self.model.rows[index.row()])
        if uid is not None:
            self.send(ShowOp(uid))

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._reading and self.table.hasFocus():
            self._pick(current)

    def _jump(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        event = self.model.about.event(self.model.rows[index.row()])
        if event is not None:
            self.send(GoToEvent(event))

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            self.row_menu(index.row()).popup(self.table.viewport().mapToGlobal(where))

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        event = self.model.about.event(self.model.rows[row])
        uid = self.model.about.uid(self.model.rows[row])
        if event is not None:
            menu.addAction(f"Go to event {event}", lambda: self.send(GoToEvent(event)))
        if uid is not None:
            menu.addAction(f"Select op {uid}", lambda: self.send(ShowOp(uid)))
        text = self.model.text_of(row)
        menu.addAction("Copy row", lambda: self.send(CopyText(text)))
        return menu
