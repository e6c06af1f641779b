"""Go to a time in µs or to an event."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from nandviz.ui.commands.command import Send
from nandviz.ui.commands.run import GoToEvent, GoToTime
from nandviz.ui.words import Words
from nandviz.units import ns_from_us


class GotoDialog(QDialog):
    """A line for ``7200.5`` (µs) or ``#17``; goes there."""

    def __init__(self, parent: QWidget, send: Send) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Go to")
        words = Words("Time in µs, or an event like #17")
        self.line = QLineEdit(placeholderText="7200.000 or #17")
        self.line.setAccessibleName("Time in µs, or # and an event index")
        words.setBuddy(self.line)
        self.wrong = Words()
        self.wrong.setAccessibleName("What is wrong with it")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._go)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.line, self.wrong, buttons):
            layout.addWidget(widget)
        self.line.setFocus()

    def _go(self) -> None:
        text = self.line.text().strip().removesuffix("µs").strip()
        if text.startswith("#"):
            if text[1:].isdecimal():
                self.accept()
                self._send(GoToEvent(min(int(text[1:]), 2**31 - 2)))
            else:
                self.wrong.setText(f"“{text}” is not an event: # and its index")
            return
        try:
            time_ns = ns_from_us(text)
        except ValueError as error:
            self.wrong.setText(f"“{text}” is not a time in µs: {error}")
            return
        self.accept()
        self._send(GoToTime(time_ns))
