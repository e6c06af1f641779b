"""Every key and mouse move, from the commands table; other keys can be chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import noop, spoken, tr
from nandviz.ui.command_table import COMMANDS, menu_words
from nandviz.ui.commands.command import Entry, Send
from nandviz.ui.commands.help import BindKeys, ResetKeys
from nandviz.ui.key_map import KeyMap
from nandviz.ui.words import Words, hint, line

MOUSE = (
    (noop("wheel"), noop("scrolls lanes (an option makes it zoom)")),
    (noop("Ctrl + wheel"), noop("zooms at the pointer")),
    (noop("Shift + wheel"), noop("moves to earlier or later times")),
    (noop("Alt + wheel, Ctrl + Shift + wheel"), noop("steps events")),
    (noop("click"), noop("selects an op; time does not move")),
    (noop("double-click"), noop("zooms to a segment")),
    (
        noop("left drag"),
        noop("selects a span, with its duration and totals; Alt or Ctrl frees from edges"),
    ),
    (
        noop("drag of a SUSPEND or RESUME"),
        noop("moves its script entry; Alt or Ctrl frees from edges, Esc takes it back"),
    ),
    (noop("middle or Shift + drag"), noop("moves the view")),
    (noop("right drag"), noop("zooms")),
    (noop("drag on the ruler or the minimap"), noop("moves the playhead")),
    (
        noop("right click"),
        noop("run to here, break here, cause, why refused, filter, copy, pin lane"),
    ),
    (
        noop("right click on a lane or an op"),
        noop("suspend, resume, read, program, erase there; move, duplicate, delete its entry"),
    ),
    (noop("right click on a lane's name"), noop("pin, collapse, hide empty lanes")),
    (
        noop("back and forward button"),
        noop("go back to where you were before a jump, and forward again"),
    ),
    (noop("right click on the minimap"), noop("run to here, fit, playhead")),
)

TWO_KEYS = noop("Where a desktop keeps the first key for itself, the second one arrives.")


class KeysDialog(QDialog):
    """The commands with their keys, which can be changed, and what the mouse does."""

    def __init__(self, parent: QWidget, send: Send, key_map: KeyMap) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        self.keys = KeysPage(send, key_map)
        tabs = QTabWidget()
        tabs.addTab(self.keys, tr("Keys"))
        tabs.addTab(_mouse(), tr("Mouse on the timeline"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # Return closes nothing
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addWidget(buttons)
        self.resize(900, 640)
        self.keys.line.setFocus()


class KeysPage(QWidget):
    """The list of commands, and below it the keys of the one that is chosen in it.

    Parameters
    ----------
    send
        Takes what is chosen.
    key_map
        The keys that are in use.
    """

    def __init__(self, send: Send, key_map: KeyMap) -> None:
        super().__init__()
        self._send = send
        self._key_map = key_map
        self.line = QLineEdit(placeholderText=tr("Type a few letters of a command, or a key"))
        self.line.setAccessibleName(tr("Letters of a command, or a key"))
        self.list = _tree(
            tr("Commands and their keys"),
            [tr("Keys"), tr("Command"), tr("Menu"), tr("What it does")],
        )
        self._items: list[QTreeWidgetItem] = []
        self.edits = (_key_edit(tr("First key")), _key_edit(tr("Second key")))
        self.set = _button(tr("Set"), self._bind)
        self.default = _button(tr("Default"), lambda: self._send(ResetKeys(self._entry.name)))
        self.defaults = _button(tr("All to default"), lambda: self._send(ResetKeys(None)))
        self.words = Words(wordWrap=True)
        self.words.setAccessibleName(tr("About these keys"))
        layout = QVBoxLayout(self)
        for widget in (self.line, self.list):
            layout.addWidget(widget)
        layout.addLayout(self._choice())
        layout.addWidget(self.words)
        self._fill()
        key_map.keysChanged.connect(self._show)
        self.line.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_chosen)

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for edit in self.edits:
            row.addWidget(edit, 1)
            edit.keySequenceChanged.connect(self._say)
        for button in (self.set, self.default, self.defaults):
            row.addWidget(button)
        return row

    def _fill(self) -> None:
        for entry in COMMANDS:
            told = line(tr(entry.help))
            item = QTreeWidgetItem(["", line(tr(entry.title)), menu_words(entry), told])
            item.setToolTip(3, hint(told))
            self._items.append(item)
        self.list.addTopLevelItems(self._items)
        self.list.setCurrentItem(self._items[0])
        self._show()

    @property
    def _entry(self) -> Entry:
        """The command that is chosen; there is always one."""
        return COMMANDS[self.list.currentIndex().row()]

    @property
    def _wanted(self) -> tuple[str, ...]:
        """The keys that are typed in, in Qt's portable spelling."""
        texts = (edit.keySequence().toString() for edit in self.edits)
        return tuple(text for text in texts if text)

    def _show(self) -> None:
        """Show the keys that are in use."""
        for item, entry in zip(self._items, COMMANDS, strict=True):
            item.setText(0, self._key_map.text(entry))
        self._show_chosen()

    def _show_chosen(self) -> None:
        keys = self._key_map.keys(self._entry)
        for edit, key in zip(self.edits, (*keys, "", "")[:2], strict=True):
            edit.setKeySequence(QKeySequence(key))
        self._say()

    def _filter(self, words: str) -> None:
        """Show the commands alone of which something has these letters."""
        for item in self._items:
            texts = (item.text(column).lower() for column in range(self.list.columnCount()))
            item.setHidden(not any(words.strip().lower() in text for text in texts))
        shown = [item for item in self._items if not item.isHidden()]
        if shown and self._items[self.list.currentIndex().row()].isHidden():
            self.list.setCurrentItem(shown[0])

    def _say(self) -> None:
        """Say who has the keys that are typed in, else what is wrong with the settings."""
        held = self._key_map.holders(self._entry.name, self._wanted)
        taken = "; ".join(
            tr("{key} is the key of {title}", key=key, title=tr(entry.title))
            for key, entry in held.items()
        )
        words = tr("{taken}: Set takes it from there.", taken=taken) if taken else ""
        self.words.setText(words or spoken(self._key_map.problem) or tr(TWO_KEYS))

    def _bind(self) -> None:
        try:
            self._send(BindKeys(self._entry.name, self._wanted))
        except ValueError as error:
            self.words.setText(tr("{error}", error=error))


def _mouse() -> QTreeWidget:
    tree = _tree(tr("Mouse moves on the timeline"), [tr("Mouse"), tr("What it does")])
    for way, does in MOUSE:
        tree.addTopLevelItem(QTreeWidgetItem([tr(way), tr(does)]))
    return tree


def _tree(name: str, titles: list[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(titles)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return tree


def _key_edit(name: str) -> QKeySequenceEdit:
    edit = QKeySequenceEdit()
    edit.setMaximumSequenceLength(1)
    edit.setClearButtonEnabled(True)
    edit.setAccessibleName(name)
    edit.setToolTip(hint(tr("{name}: press it here", name=name)))
    return edit


def _button(words: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.clicked.connect(do)
    return button
