"""Keeps the window: it is made anew, over the same session, where another language is wanted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from nandviz.session.session import Session
from nandviz.ui import languages
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings


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
        later = Qt.ConnectionType.QueuedConnection
        window.parts.settings.languageChanged.connect(self._renew, later)
        self._made(window)
        return window

    def _renew(self) -> None:
        old = self.window
        look = old.leave()
        self.window = self._make()
        self.window.show()
        self.window.take_over(look)
        old.hide()
        old.deleteLater()
