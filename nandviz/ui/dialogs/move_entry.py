"""Another time of an entry of the script."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from nandviz.language import tr
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import MoveEntry
from nandviz.ui.words import Words, line
from nandviz.units import ns_from_us, us_cell


class MoveEntryDialog(QDialog):
    """A line for the time of an entry, which is checked before it closes."""

    def __init__(self, parent: QWidget, send: Send, index: int, at_ns: int) -> None:
        super().__init__(parent)
        self._send = send
        self._index = index
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(line(tr("Move entry {index}", index=index)))
        words = Words(tr("At µs"))
        self.line = QLineEdit(us_cell(at_ns))
        self.line.setAccessibleName(tr("At µs"))
        self.line.selectAll()
        words.setBuddy(self.line)
        self.wrong = Words(wordWrap=True)
        self.wrong.setAccessibleName(tr("What is wrong with it"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._move)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.line, self.wrong, buttons):
            layout.addWidget(widget)
        self.line.setFocus()

    def _move(self) -> None:
        text = self.line.text().strip()
        try:
            at_ns = ns_from_us(text)
        except ValueError as error:
            self.wrong.setText(
                tr("“{value}” is not a time in µs: {error}", value=text, error=error)
            )
            return
        self.accept()
        self._send(MoveEntry(self._index, at_ns))
