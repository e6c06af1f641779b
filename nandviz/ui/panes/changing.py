"""A table of which one column can be changed: what is wished is sent, and decided elsewhere."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from nandviz.ui.commands.command import Send
from nandviz.ui.panes.rows import About, Column, RowsModel

_Index = QModelIndex | QPersistentModelIndex


class ChangingModel(RowsModel):
    """Rows with a column that can be ticked or written.

    Attributes
    ----------
    column
        Which one.
    way
        How it is changed.
    role
        The role in which its value is asked for and given.
    """

    texts_alone = False
    column: ClassVar[int]
    way: ClassVar[Qt.ItemFlag]
    role: ClassVar[Qt.ItemDataRole]

    def __init__(
        self,
        send: Send,
        columns: Sequence[Column[Any]],
        about: About[Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, about, parent)
        self.send = send

    @abstractmethod
    def value(self, row: Any) -> object:
        """Return what the column has in a row."""

    @abstractmethod
    def change(self, row: Any, value: object) -> bool:
        """Ask for another value; return whether it was one."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the column be changed."""
        flags = super().flags(index)
        return flags | self.way if index.column() == self.column else flags

    def data(self, index: _Index, role: int = 0) -> object:
        """Return what a cell shows, or the value that can be changed."""
        if role == self.role and index.column() == self.column:
            return self.value(self.rows[index.row()])
        return super().data(index, role)

    def text_alone(self, row: int, column: int) -> str | None:
        """Return the text of a cell; the column that can be changed shows more."""
        return None if column == self.column else super().text_alone(row, column)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another value of a row."""
        if role != self.role or index.column() != self.column:
            return False
        return self.change(self.rows[index.row()], value)
