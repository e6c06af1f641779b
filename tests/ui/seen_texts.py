"""Every text that a window shows or says, with where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from pyqtgraph import GraphicsView
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

MOST_ROWS = 6
Text = tuple[str, str]


def of_window(top: QWidget) -> Iterator[Text]:
    """Yield (where, text) of a window or dialog and all that is in it."""
    yield "title", top.windowTitle()
    for widget in (top, *top.findChildren(QWidget)):
        if not _is_of_qt(widget):
            yield from of_widget(widget)
    for action in top.findChildren(QAction):
        if action.objectName() or type(action.parent()).__module__.startswith("nandviz"):
            yield f"action {action.objectName()}", action.text()
            yield f"action {action.objectName()}", action.toolTip()
            yield f"action {action.objectName()}", action.statusTip()


def of_widget(widget: QWidget) -> Iterator[Text]:
    where = f"{type(widget).__name__} {widget.accessibleName()}"
    for text in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
        yield where, text
    for text in _own(widget):
        yield where, text


_OWN: Final[tuple[tuple[Any, Callable[[Any], Iterable[str]]], ...]] = (
    ((QLabel, QAbstractButton), lambda w: [w.text()]),
    (QLineEdit, lambda w: [w.placeholderText()]),
    (QComboBox, lambda w: [w.itemText(i) for i in range(w.count())]),
    (QTabBar, lambda w: [w.tabText(i) for i in range(w.count())]),
    (QDockWidget, lambda w: [w.windowTitle()]),
    (QMenu, lambda w: [w.title()]),
    (QStatusBar, lambda w: [w.currentMessage()]),
    ((QTextEdit, QPlainTextEdit), lambda w: _lines(w.document())),
    (QAbstractItemView, lambda w: _cells(w.model())),
)


def _own(widget: QWidget) -> Iterator[str]:
    for kind, texts in _OWN:
        if isinstance(widget, kind):
            yield from texts(widget)


def _lines(document: QTextDocument | None) -> Iterable[str]:
    return [] if document is None else document.toPlainText().split("\n")


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    across, display = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, across, display) or "")
        for row in range(min(model.rowCount(), MOST_ROWS)):
            for role in (display, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column).data(role) or "")


def _is_of_qt(widget: QWidget) -> bool:
    """Whether Qt or pyqtgraph has made it, and says it in its own words."""
    box, standard = widget.parentWidget(), QDialogButtonBox.StandardButton.NoButton
    if isinstance(box, QDialogButtonBox) and isinstance(widget, QAbstractButton):
        return box.standardButton(widget) != standard  # type: ignore[arg-type]
    above = [widget]
    while (parent := above[-1].parentWidget()) is not None:
        above.append(parent)
    names = " ".join(each.objectName() for each in above)
    plots = any(isinstance(each, QMenu | GraphicsView) for each in above[1:])
    return bool(re.search(r"\bqt_|QDockWidget|ScrollLeft|ScrollRight", names)) or plots
