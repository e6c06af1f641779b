"""Choose one of the built-in scenarios."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import tr
from nandviz.scenario import library, loader
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.words import line

_DESCRIPTION = Qt.ItemDataRole.UserRole + 1


class BuiltinDialog(QDialog):
    """The built-in scenarios with what to look at; opens one."""

    def __init__(self, parent: QWidget, send: Send) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Built-in scenarios"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Built-in scenarios"))
        self.words = QTextBrowser()
        self.words.setAccessibleName(tr("What to look at"))
        self.words.setMaximumHeight(130)
        for name in library.to_learn_from():
            scenario = loader.load(library.path(name))
            item = QListWidgetItem(f"{name}\n{line(scenario.name)}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setData(_DESCRIPTION, scenario.description)
            self.list.addItem(item)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(self._describe)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(self.words)
        layout.addWidget(buttons)
        self.resize(560, 520)
        self.list.setCurrentRow(0)

    def _describe(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.words.setPlainText(item.data(_DESCRIPTION))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            name = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
            self._send(OpenFile(f"@{name}"))
