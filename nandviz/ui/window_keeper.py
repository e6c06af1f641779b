"""Keeps the window: it is made anew, over the same session, where another language is wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from nandviz import language
from nandviz.session.session import Session
from nandviz.ui import languages
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

_LATER: Final = Qt.ConnectionType.QueuedConnection


class WindowKeeper(QObject):
    """Holds the one window of the program.

    Parameters
    ----------
    made
        Called with each window that was made.

    Attributes
    ----------
    window
        The one that is shown now.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        folder: Path,
        made: Callable[[MainWindow], None] = lambda _window: None,
    ) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._folder = folder
        self._made = made
        self.window = self._make()

    def _make(self) -> MainWindow:
        languages.apply(self._settings)
        window = MainWindow(self._session, self._settings, self._folder)
        # Later: what has asked for it is a part of the window that goes.
        window.parts.settings.languageChanged.connect(self._renew, _LATER)
        self._made(window)
        return window

    def _renew(self) -> None:
        """Make the window anew; not while a dialog is open: what was typed there would be lost."""
        old = self.window
        if languages.wanted(self._settings) == language.current():
            return
        for dialog in old.findChildren(QDialog):
            if dialog.isVisible():
                dialog.finished.connect(self._renew, _LATER)
                return
        look = old.leave()
        self.window = self._make()
        self.window.show()
        self.window.take_over(look)
        old.hide()
        old.deleteLater()
