"""The window: builds its parts, lays them out, and remembers the layout."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow

from nandviz.session.session import Session
from nandviz.ui.command_table import BY_NAME
from nandviz.ui.commands.analyse import VisitPlace
from nandviz.ui.commands.command import Command
from nandviz.ui.commands.compare import CompareWith
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.commands.help import ShowRefusal
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.file_control import FIRST_SCENARIO
from nandviz.ui.parts import build_parts
from nandviz.ui.settings import Settings
from nandviz.ui.viewport import Look

_MOST_CONTROLS = 200
"""Controls that Tab passes by at most: there is always one that is seen."""
_FIRST_SIZE = QSize(1600, 900)
_FRAME = QSize(16, 48)
"""Room for the frame and title that a window manager puts around the window."""
_VISITS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
"""Where buttons of the mouse lead."""


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    session
        What is shown; the window is one of its listeners.
    settings
        What is remembered.
    autosave_folder
        Where the state of unsaved sessions is kept.

    Attributes
    ----------
    session
        The one that was given.
    parts
        What it is built of, for who starts the program and for tests; no part knows it.
    """

    def __init__(self, session: Session, settings: Settings, autosave_folder: Path) -> None:
        super().__init__()
        self.setObjectName("nandviz")
        self.setAccessibleName("nandviz")
        self.setWindowTitle("nandviz")
        self.setAcceptDrops(True)
        self.setDockOptions(
            self.DockOption.AnimatedDocks
            | self.DockOption.AllowNestedDocks
            | self.DockOption.AllowTabbedDocks
            | self.DockOption.GroupedDragging
        )
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._settings = settings
        self.session = session
        self.parts = build_parts(self, session, settings, autosave_folder)
        self._restore_layout()
        self.parts.appearance.apply()

    def start(self, source: str | None) -> None:
        """Open what was asked for, else the last file, else the first built-in scenario."""
        recent = self._settings.recent
        self.send(OpenFile(source or (str(recent[0]) if recent else FIRST_SCENARIO)))
        if self.parts.key_map.problem:
            self.send(ShowRefusal(self.parts.key_map.problem))
        self.parts.recoveries.offer()

    def send(self, command: Command) -> bool:
        """Do what a command says; return whether it is possible now."""
        return self.parts.dispatcher.send(command)

    def send_named(self, name: str) -> bool:
        """Do what a line of the table says; KeyError if there is none of that name."""
        return self.send(BY_NAME[name].command)

    # Another window over the same session

    def leave(self) -> Look:
        """Let go of the session, which another window takes over; return how it is looked at."""
        self.parts.widgets.docks.finish_edits()
        self._end()
        return self.parts.view.look()

    def take_over(self, look: Look) -> None:
        """Show a session that another window has left, as it was looked at."""
        self.parts.view.take(look)
        self.session.tell_all()
        self.parts.widgets.central.show_again()
        self.parts.files.watch()
        self.parts.recoveries.offer()

    def _end(self) -> None:
        """Hear of nothing any more, wait for nothing, and keep the layout."""
        parts = self.parts
        self.send(CancelRun())
        parts.files.end()
        parts.following.end()
        parts.widgets.docks.end()
        parts.judge.end()
        parts.compare.end()
        parts.shrink.end()
        parts.sweeps.end()
        self._settings.save_layout(self.saveGeometry(), self.saveState())
        self._settings.sync()
        parts.recovery.end()

    # Layout

    def _restore_layout(self) -> None:
        layout = self._settings.layout()
        self._placed = layout is not None
        if layout is not None:
            geometry, state = layout
            self.restoreGeometry(geometry)
            self.restoreState(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the room the first time, when the window has its size."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)
        if not self._placed:
            self._placed = True
            self.parts.widgets.docks.share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panes give way where the window becomes lower."""
        super().resizeEvent(event)
        if self.isVisible() and event.size().height() < event.oldSize().height():
            self.parts.widgets.docks.give_way()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the back and forward buttons of the mouse, wherever in the window it is."""
        direction = _VISITS.get(event.button()) if isinstance(event, QMouseEvent) else None
        if direction is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self.send(VisitPlace(direction))
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; unsaved edits are asked about."""
        parts = self.parts
        parts.widgets.docks.finish_edits()
        if not parts.files.may_discard():
            event.ignore()
            return
        self._end()
        super().closeEvent(event)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Pass by the controls of panes that lie below another one: they are not seen."""
        docks, moved, left = self.parts.widgets.docks, True, _MOST_CONTROLS
        while left and moved:
            left -= 1
            moved = super().focusNextPrevChild(ahead)
            if not docks.covered(self.focusWidget()):
                break
        return moved

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the panes; Qt's own menu would hold up everything else."""
        self.parts.widgets.menus["View/Panes"].popup(event.globalPos())

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file; with Shift held as run B, beside what is open."""
        files = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            # By its bytes: a name that is no text would come out as another.
            name = files[0].path(QUrl.ComponentFormattingOption.FullyEncoded)
            path = os.fsdecode(unquote_to_bytes(name))
            beside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.send(CompareWith(Path(path)) if beside else OpenFile(path))
