"""Table model over rows that are read only when they are seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Final, Generic, NamedTuple, TypeVar, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nandviz.language import tr
from nandviz.ui.words import hint, line

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

CHANGED_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Whether the event at the playhead changed the row."""
LIT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""Whether the row is about the selected op."""
STRUCK_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 3
"""Whether the row is about something that was cancelled."""
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 4
"""The row itself."""
AHEAD_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 5
"""Whether the row is about something that comes after the playhead."""


# Plain integers: a view asks some ten roles of every cell that it draws.
_TEXT_ROLES: Final = frozenset(
    {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}
)
_ALIGNMENT_ROLE: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP_ROLE: Final = int(Qt.ItemDataRole.ToolTipRole)
_SHOWN_ROLES: Final = _TEXT_ROLES | {_ALIGNMENT_ROLE, _TIP_ROLE}
_USER_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowMarks(NamedTuple):
    """What is to be marked of a row: see the roles."""

    changed: bool
    lit: bool
    struck: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a pane.

    Attributes
    ----------
    text
        The cell of a row; called only for cells that are seen.
    number
        Whether it holds numbers, which stand at the right.
    tip
        Tooltip of a cell, the text itself where None.
    sample
        The longest text that the column is first made wide enough for.
    request
        The request of the host that a cell stands for; None where it is the row that counts.
    """

    title: str
    text: Callable[[Row], str]
    number: bool = False
    tip: Callable[[Row], str] | None = None
    sample: str = "0000"
    request: Callable[[Row], int | None] | None = None


@dataclass(frozen=True, slots=True)
class About(Generic[Row]):
    """What a pane's rows are about, beside their cells.

    Attributes
    ----------
    uid
        The op of a row, None for none.
    event
        The event index that a row leads to, None for none.
    struck
        Whether a row stands for something cancelled.
    ahead
        Whether a row stands for something after the playhead.
    request
        The request of the host of a row, None for none.
    """

    uid: Callable[[Row], int | None]
    event: Callable[[Row], int | None]
    struck: Callable[[Row], bool] = lambda _row: False
    ahead: Callable[[Row], bool] = lambda _row: False
    request: Callable[[Row], int | None] = lambda _row: None


class ReadRows(Sequence[Row]):
    """Rows that are read by their numbers when they are asked for, the last ones kept.

    Attributes
    ----------
    numbers
        Of the rows, in order.
    """

    def __init__(self, read: Callable[[int], Row], numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self._read = lru_cache(maxsize=512)(read)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._read(number) for number in self.numbers[index]]
        return self._read(self.numbers[index])


class RowsModel(QAbstractTableModel):
    """Rows of a pane as of the playhead.

    Parameters
    ----------
    columns
        What to show of a row.
    about
        What a row is about.

    Attributes
    ----------
    texts_alone
        Whether no cell shows more than a text.

    Notes
    -----
    ``rows`` may be any sequence; one with 10^6 rows costs nothing but those that are seen. New rows
    replace the old ones in place, so that the view keeps its current row and its scroll position.
    """

    texts_alone: ClassVar[bool] = True

    def __init__(
        self, columns: Sequence[Column[Any]], about: About[Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.about = about
        self._rows: Sequence[Any] = ()
        self._changed: Callable[[Any], bool] = lambda _row: False
        self._lit: int | None = None
        self._lit_request: int | None = None
        self._row_marks: dict[int, RowMarks] = {}
        self._sides = tuple(_RIGHT if column.number else _LEFT for column in self.columns)
        one_line = Qt.TextFlag.TextSingleLine.value
        self._flags = tuple(side.value | one_line for side in self._sides)

    @property
    def rows(self) -> Sequence[Any]:
        """The rows that are shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Any], changed: Callable[[Any], bool]) -> None:
        """Show other rows; ``changed`` tells which the event at the playhead changed."""
        before, after = len(self._rows), len(rows)
        nothing = QModelIndex()
        self._changed = changed
        self._row_marks.clear()
        if after > before:
            self.beginInsertRows(nothing, before, after - 1)
            self._rows = rows
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(nothing, after, before - 1)
            self._rows = rows
            self.endRemoveRows()
        else:
            self._rows = rows
        self._all_changed()

    def light(self, uid: int | None) -> None:
        """Mark the rows of an op."""
        if uid != self._lit:
            self._lit = uid
            self._all_changed()

    def light_request(self, number: int | None) -> None:
        """Mark the rows of a request of the host."""
        if number != self._lit_request:
            self._lit_request = number
            self._all_changed()

    def request_at(self, index: QModelIndex) -> int | None:
        """Return the request of the host that a cell stands for, or its row does."""
        row, of_cell = self._rows[index.row()], self.columns[index.column()].request
        return (of_cell or self.about.request)(row)

    def _all_changed(self) -> None:
        self._row_marks.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, aligned like its cells."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].title)
        return self._sides[section] if role == _ALIGNMENT_ROLE else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        is_shown = role in _SHOWN_ROLES or role > _USER_ROLE
        if not is_shown or not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in _TEXT_ROLES:
            return line(self.columns[index.column()].text(self._rows[index.row()]))
        if role == _ALIGNMENT_ROLE:
            return self._sides[index.column()]
        if role == _TIP_ROLE:
            column = self.columns[index.column()]
            return hint((column.tip or column.text)(self._rows[index.row()]))
        return self._mark(index.row(), role)

    def flags_of(self, column: int) -> int:
        """Return how the text of a column's cells is drawn: on which side, in one line."""
        return self._flags[column]

    def text_alone(self, row: int, column: int) -> str | None:
        """Return the text of a cell; None where it shows more than a text."""
        return line(self.columns[column].text(self._rows[row]))

    def _mark(self, row: int, role: int) -> Any:
        if role == ROW_ROLE:
            return self._rows[row]
        marks = self.marks(row)
        return {
            CHANGED_ROLE: marks.changed,
            LIT_ROLE: marks.lit,
            STRUCK_ROLE: marks.struck,
            AHEAD_ROLE: marks.ahead,
        }[role]

    def marks(self, row: int) -> RowMarks:
        """Return what is to be marked of a row; worked out once for each row that is seen."""
        marks = self._row_marks.get(row)
        if marks is None:
            what = self._rows[row]
            marks = RowMarks(
                self._changed(what),
                self._is_lit(what),
                self.about.struck(what),
                self.about.ahead(what),
            )
            self._row_marks[row] = marks
        return marks

    def _is_lit(self, what: Any) -> bool:
        if self._lit_request is not None:
            return self.about.request(what) == self._lit_request
        return self._lit is not None and self.about.uid(what) == self._lit

    def text_of(self, row: int) -> str:
        """Return a row as tab separated text."""
        return "\t".join(column.text(self._rows[row]) for column in self.columns)
