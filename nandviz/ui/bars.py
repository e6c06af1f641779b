"""Bars above the timeline that say something and offer what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from nandviz.ui.commands.command import Command, Send
from nandviz.ui.words import Words, caption


class Choice(QPushButton):
    """A button of the main window: while it has the keyboard, Space and Return press it."""

    def __init__(self, title: str) -> None:
        super().__init__(caption(title))
        self.setAccessibleName(title)
        self.setAutoDefault(True)

    def event(self, event: QEvent) -> bool:
        """Keep Space from the key bindings of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)


Told = str | Callable[[], str]
"""What is said; or what tells it as things stand, and nothing once it is not so any more."""


class MessageBar(QFrame):
    """One message with buttons; hidden while there is nothing to say."""

    def __init__(self, name: str, send: Send) -> None:
        super().__init__()
        self._send = send
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = Words(wordWrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 3, 8, 3)
        self._row.addWidget(self.words)
        self._buttons: list[QPushButton] = []
        self._tell: Callable[[], str] = str
        self.hide()

    def say(self, words: Told, *choices: tuple[str, Command | None]) -> None:
        """Show a message; each choice is a button that hides the bar and may send a command."""
        self._tell = words if callable(words) else lambda: words
        self.words.setText(self._tell())
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(title, command) for title, command in choices]
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def tells(self, words: Told) -> bool:
        """Whether this is what it says."""
        return not self.isHidden() and self._tell == words

    def refresh(self) -> None:
        """Say what is so now; hide where nothing of it is so any more."""
        if not self.isHidden():
            words = self._tell()
            self.words.setText(words)
            self.setVisible(bool(words))

    def _button(self, title: str, command: Command | None) -> QPushButton:
        button = Choice(title)

        def chosen() -> None:
            self.hide()
            if command is not None:
                self._send(command)

        button.clicked.connect(chosen)
        self._row.addWidget(button)
        return button

    def button(self, title: str) -> QPushButton:
        """Return the button of a choice; KeyError if there is none."""
        for button in self._buttons:
            if button.text() == title:
                return button
        raise KeyError(title)
