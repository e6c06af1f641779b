"""Command palette: find a command by a few of its letters, and send it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import tr
from nandviz.ui.command_table import COMMANDS, menu_words
from nandviz.ui.commands.command import AppState, Entry, Send
from nandviz.ui.key_map import KeyMap

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def score(words: str, text: str) -> int | None:
    """Judge how well typed letters fit a title; lower is better, None where they do not.

    The letters must appear in their order. Letters that start a word cost nothing, others cost
    their distance from the letter before.
    """
    cost = 0
    at = -1
    lowered = text.lower()
    for letter in words.lower().replace(" ", ""):
        found = lowered.find(letter, at + 1)
        if found < 0:
            return None
        starts = [i for i in range(found, len(lowered)) if _starts_word(lowered, i, letter)]
        best = starts[0] if starts and found != at + 1 else found
        cost += 0 if best == at + 1 or best in starts else best - at
        at = best
    return cost


def _starts_word(text: str, index: int, letter: str) -> bool:
    return text[index] == letter and (index == 0 or not text[index - 1].isalnum())


def _points(words: str, entry: Entry) -> int | None:
    """Judge a line of the table by what is shown of it, and by its English words."""
    texts = (f"{tr(entry.title)} {menu_words(entry)}", f"{entry.title} {entry.menu}")
    found = [points for text in texts if (points := score(words, text)) is not None]
    return min(found, default=None)


def matches(words: str) -> list[Entry]:
    """Return the lines of the table whose titles fit: those that begin so, then the best first."""
    scored = [(_points(words, entry), n, entry) for n, entry in enumerate(COMMANDS)]
    named = words.strip().lower()
    found = [
        (
            not any(title.lower().startswith(named) for title in (tr(entry.title), entry.title)),
            points,
            n,
            entry,
        )
        for points, n, entry in scored
        if points is not None
    ]
    return [entry for *_, entry in sorted(found, key=lambda item: item[:3])]


class Palette(QDialog):
    """A line to type in and the commands that fit."""

    def __init__(self, parent: QWidget, state: AppState, send: Send, key_map: KeyMap) -> None:
        super().__init__(parent)
        self._key_map = key_map
        self._state = state
        self._send = send
        self.setWindowTitle(tr("Commands"))
        self.setAccessibleName(tr("Command palette"))
        self.line = QLineEdit(placeholderText=tr("Type a few letters of a command"))
        self.line.setAccessibleName(tr("Letters of a command"))
        self.list = self._table()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.resize(640, 460)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the line has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setAccessibleName(tr("Commands that fit"))
        table.setHeaderLabels([tr("Command"), tr("Keys"), tr("Menu")])
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _fill(self, words: str) -> None:
        self.list.clear()
        for entry in matches(words):
            item = QTreeWidgetItem([tr(entry.title), self._key_map.text(entry), menu_words(entry)])
            for column in range(self.list.columnCount()):
                item.setToolTip(column, tr(entry.help))
            item.setData(0, Qt.ItemDataRole.UserRole, entry)
            if not entry.command.possible(self._state):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addTopLevelItem(item)
        for row in range(self.list.topLevelItemCount()):
            found = self.list.topLevelItem(row)
            if found is not None and found.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentItem(found)
                break

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        entry: Entry = item.data(0, Qt.ItemDataRole.UserRole)
        self.accept()
        self._send(entry.command)
