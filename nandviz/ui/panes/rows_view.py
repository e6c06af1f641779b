"""Tables of rows: how they are drawn, and what their keys ask for."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QStaticText,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nandviz.language import tr
from nandviz.ui.panes.rows import Column, Index, RowMarks, RowsModel
from nandviz.ui.words import Widths

_CHANGED = QColor(240, 170, 30)
_MARK_WIDTH = 4
_FILLED: Final = "filled"
_ENABLED: Final = QStyle.StateFlag.State_Enabled.value
_CHOSEN: Final = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
).value
"""States that a style shows of a cell without a text too.

Numbers: to join two flags of Qt takes half as long as to write a cell.
"""
_F2: Final = Qt.Key.Key_F2
_RIGHT: Final = Qt.AlignmentFlag.AlignRight.value
_CUT: Final = Qt.TextElideMode.ElideRight
_KEPT: Final = 4000
_ARROW = 14
"""Pixels of a title for the arrow of what is sorted by it."""
_ROOM = 18
"""Pixels of a cell beside its text."""


class RowDelegate(QStyledItemDelegate):
    """Draws rows: what the event changed has a mark and a tint, the selected op another.

    Attributes
    ----------
    writes_alone
        Whether it draws no more of a cell than its text.
    """

    writes_alone: ClassVar[bool] = True

    def __init__(self, rows: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._cells: _Cells | None = None

    @property
    def writes_all(self) -> bool:
        """Whether no cell shows more than a text."""
        return self.writes_alone and self._rows.texts_alone

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Colour and strike out the text; what is ahead is grey and slanted."""
        super().initStyleOption(option, index)
        marks = self._rows.marks(index.row())
        _mark(option.font, marks)
        if marks.ahead:
            option.palette.setColor(QPalette.ColorRole.Text, _muted(option.palette))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill an editor once: what was typed since outlives rows that are read anew."""
        if not editor.property(_FILLED):
            editor.setProperty(_FILLED, True)
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw tints below the cell and the mark of a change at the row's left."""
        row, column = index.row(), index.column()
        marks = self._rows.marks(row)
        _tint(painter, option.rect, marks, option.palette)
        if column == 0:
            _mark_change(painter, option.rect, marks)
            option.rect = option.rect.adjusted(_MARK_WIDTH, 0, 0, 0)
        text = self._rows.text_alone(row, column)
        if text is None or option.state.value & (_CHOSEN | _ENABLED) != _ENABLED:
            super().paint(painter, option, index)
        elif text:
            cells = self._cells_of(option.font, option.widget)
            cells.begin(painter, marks, option.palette)
            cells.write(painter, option.rect, text, marks, self._rows.flags_of(column))

    def paint_rows(self, table: QTableView, area: QRect) -> None:
        """Draw the rows in an area, all cells as `paint` does those of which no state is shown."""
        painter, palette = QPainter(table.viewport()), table.palette()
        cells, rows = self._cells_of(table.font(), table), self._rows
        columns = [
            (number, table.columnViewportPosition(number), table.columnWidth(number))
            for number in range(len(rows.columns))
        ]
        whole = sum(wide for _, _, wide in columns)
        for row in _rows_in(table, area):
            top, high = table.rowViewportPosition(row), table.rowHeight(row)
            marks, line = rows.marks(row), QRect(columns[0][1], top, whole, high)
            _tint(painter, line, marks, palette)
            _mark_change(painter, line, marks)
            cells.begin(painter, marks, palette)
            for number, left, wide in columns:
                text = rows.text_alone(row, number)
                if text:
                    inset = 0 if number else _MARK_WIDTH
                    cell = QRect(left + inset, top, wide - inset, high)
                    cells.write(painter, cell, text, marks, rows.flags_of(number))

    def _cells_of(self, font: QFont, widget: QWidget) -> "_Cells":
        if self._cells is None or font != self._cells.font:
            frame = QStyle.PixelMetric.PM_FocusFrameHMargin
            margin = widget.style().pixelMetric(frame, None, widget) + 1
            self._cells = _Cells(QFont(font), margin)
        return self._cells


def _rows_in(table: QTableView, area: QRect) -> range:
    first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
    if first < 0:
        return range(0)
    return range(first, (last if last >= 0 else table.model().rowCount() - 1) + 1)


def _tint(painter: QPainter, area: QRect, marks: RowMarks, palette: QPalette) -> None:
    if marks.lit:
        painter.fillRect(area, _faint(palette.highlight().color().rgb(), 70))
    if marks.changed:
        painter.fillRect(area, _faint(_CHANGED.rgb(), 46))


def _mark_change(painter: QPainter, area: QRect, marks: RowMarks) -> None:
    if marks.changed:
        painter.fillRect(QRect(area.x(), area.y(), _MARK_WIDTH, area.height()), _CHANGED)


class _Laid(NamedTuple):
    """A text that is laid out in a font."""

    text: QStaticText
    size: QSizeF


class _Cells:
    """Writes texts into cells, each laid out once: most stay from one step to the next.

    Where the style would write them, which takes three times as long for it.
    """

    def __init__(self, font: QFont, margin: int) -> None:
        self.font = font
        self.margin = margin
        self._fonts: dict[RowMarks, QFont] = {}
        self._laid: dict[tuple[str, RowMarks], _Laid] = {}

    def begin(self, painter: QPainter, marks: RowMarks, palette: QPalette) -> None:
        """Take font and colour for a row that is marked so."""
        painter.setFont(self._font_of(marks))
        painter.setPen(_muted(palette) if marks.ahead else palette.text().color())

    def write(self, painter: QPainter, cell: QRect, text: str, marks: RowMarks, flags: int) -> None:
        """Write the text of a cell of the row that was begun."""
        laid = self._laid_out(text, marks)
        left, wide = cell.x() + self.margin, cell.width() - 2 * self.margin
        room = wide - laid.size.width()
        if room < 0:
            cut = QFontMetricsF(self._font_of(marks)).elidedText(text, _CUT, wide)
            painter.drawText(QRectF(left, cell.y(), wide, cell.height()), flags, cut)
            return
        x = left + (room if flags & _RIGHT else 0.0)
        y = cell.y() + (cell.height() - laid.size.height()) / 2
        painter.drawStaticText(QPointF(x, y), laid.text)

    def _laid_out(self, text: str, marks: RowMarks) -> _Laid:
        found = self._laid.get((text, marks))
        if found is None:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            found = self._laid[text, marks] = self._lay(text, marks)
        return found

    def _font_of(self, marks: RowMarks) -> QFont:
        font = self._fonts.get(marks)
        if font is None:
            font = self._fonts[marks] = QFont(self.font)
            _mark(font, marks)
        return font

    def _lay(self, text: str, marks: RowMarks) -> _Laid:
        laid = QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.prepare(font=self._font_of(marks))
        return _Laid(laid, laid.size())


def _mark(font: QFont, marks: RowMarks) -> None:
    font.setStrikeOut(marks.struck)
    font.setBold(marks.lit or font.bold())
    font.setItalic(marks.ahead)


def _muted(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)


@lru_cache(64)
def _faint(rgb: int, alpha: int) -> QColor:
    result = QColor.fromRgb(rgb)
    result.setAlpha(alpha)
    return result


class Table(QTableView):
    """A table of rows; Return goes to a row's event, Delete asks to take rows out.

    Attributes
    ----------
    edited
        The column that Return and F2 edit, wherever in the row one is; None for none.
    """

    deletePressed = Signal()
    copyPressed = Signal()
    cutPressed = Signal()
    pastePressed = Signal()

    def __init__(self, model: RowsModel, name: str) -> None:
        super().__init__()
        self._committing = False
        self._laid_out: object = None
        self._widths = Widths()
        self.edited: int | None = None
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicatorShown(True)
        self.setMinimumHeight(self.verticalHeader().defaultSectionSize())
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalScrollBar().valueChanged.connect(self.widen)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+C from the key bindings of the window where rows are selected."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies and self.selectionModel().hasSelection():
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; all at once where they are but texts: Qt spends most on states."""
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate) and delegate.writes_all and self._rests():
            delegate.paint_rows(self, event.rect())
        else:
            super().paintEvent(event)

    def _rests(self) -> bool:
        """Whether no row is selected, edited or dragged, nor are pointer or focus here."""
        is_at_work = self.state() != QAbstractItemView.State.NoState
        is_looked_at = self.hasFocus() or self.viewport().underMouse() or is_at_work
        return self.isEnabled() and not (is_looked_at or self.selectionModel().hasSelection())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the event of the current row on Return, or edit it."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # an editor has passed it on, and takes what was typed right after
        current, standard = self.currentIndex(), QKeySequence.StandardKey
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.edited is not None and current.isValid() and (is_enter or event.key() == _F2):
            self.edit_row(current.row())
        elif is_enter and current.isValid():
            self.activated.emit(current)
        elif event.matches(standard.Copy):
            self.copyPressed.emit()
        elif event.matches(standard.Cut):
            self.cutPressed.emit()
        elif event.matches(standard.Paste):
            self.pastePressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deletePressed.emit()
        else:
            super().keyPressEvent(event)

    def edit_row(self, row: int) -> None:
        """Begin to edit the column of a row that can be edited."""
        if self.edited is not None:
            index = self.model().index(row, self.edited)
            self.setCurrentIndex(index)
            self.edit(index)

    def commitData(self, editor: QWidget) -> None:
        """Take what was typed; a command that this sends does not ask for it again."""
        if not self._committing:
            self._committing = True
            try:
                super().commitData(editor)
            finally:
                self._committing = False

    def finish_edit(self) -> None:
        """Take what is being typed, and end the edit."""
        if self.state() == QAbstractItemView.State.EditingState and not self._committing:
            editor = self.indexWidget(self.currentIndex())
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are selected, ascending."""
        ranges = self.selectionModel().selection()
        found = [ranges.at(number) for number in range(ranges.count())]
        return sorted({row for each in found for row in range(each.top(), each.bottom() + 1)})

    def widen(self) -> None:
        """Make columns of numbers wide enough for the rows that are seen: none is cut."""
        model = self.model()
        assert isinstance(model, RowsModel), "a table shows rows"
        first = max(self.rowAt(0), 0)
        seen = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2
        rows = [model.rows[row] for row in range(first, min(first + seen, len(model.rows)))]
        for number, column in enumerate(model.columns):
            if column.number and rows:
                wide = self._widest([column.text(row) for row in rows])
                if wide + _ROOM > self.columnWidth(number):
                    self.setColumnWidth(number, wide + _ROOM)

    def _widest(self, texts: Iterable[str]) -> int:
        """Return the width of the widest text, in bold."""
        font = self.font()
        font.setBold(True)
        return max(self._widths.of(text, font) for text in texts)

    def centre_row(self, row: int) -> None:
        """Scroll so that a row is seen with those around it, the same wherever one came from."""
        # Rows that were just added count only after the layout that Qt has put off. To ask for it
        # where nothing was put off paints all scroll bars anew.
        laid_out = self.model().rowCount(), self.viewport().size()
        if self._laid_out != laid_out:
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self._laid_out = laid_out
        self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def fit_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Make the columns wide enough for their titles and samples."""
        metrics = self.fontMetrics()
        for number, column in enumerate(columns):
            title = metrics.horizontalAdvance(tr(column.title)) + _ARROW
            self.setColumnWidth(
                number, max(title, metrics.horizontalAdvance(column.sample)) + _ROOM
            )
