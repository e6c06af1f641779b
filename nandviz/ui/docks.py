"""The docks: the panes, their places, and which of them have to be read again."""

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from nandviz.language import tr
from nandviz.query.event_effects import changes
from nandviz.session.changes import Change
from nandviz.session.session import Session
from nandviz.ui.commands.command import Send
from nandviz.ui.dock_titles import DockTitles
from nandviz.ui.panes.events import EventsPane
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, Pane
from nandviz.ui.panes.table import PANES
from nandviz.ui.theme import Theme
from nandviz.ui.words import line

P = TypeVar("P", bound=Pane)
_INSPECTOR = "inspector"
_RIGHT_SHARE, _BOTTOM_SHARE = 0.15, 0.145
"""Parts of the window for the inspector and for the tabs: the timeline keeps 65 % and more."""

_TIMELINE_SHARE = 0.65
_BESIDE = 112
"""Of the height: the timeline's part, and what is neither it nor a pane: bars, lines and tabs."""


class Docks(QObject):
    """All panes in their docks.

    A pane is read when it can be seen; one that is hidden is read when it comes up.
    """

    visibilityChanged = Signal()

    def __init__(self, window: QMainWindow, session: Session, send: Send) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.panes: dict[str, Pane] = {entry.name: entry.make(send) for entry in PANES}
        self.docks = {entry.name: self._dock(entry.name, tr(entry.title)) for entry in PANES}
        self.moment: Moment | None = None
        self._stale = set(self.panes)
        self._seen: set[str] = set()
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.titles = DockTitles(window, self.docks, send)
        self.place()

    def _dock(self, name: str, title: str) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setAccessibleName(title)
        dock.setWidget(self.panes[name])
        dock.visibilityChanged.connect(partial(self._visibility, name))
        return dock

    def pane(self, kind: type[P]) -> P:
        """Return the pane of a kind."""
        return next(pane for pane in self.panes.values() if isinstance(pane, kind))

    def place(self) -> None:
        """Put every dock to its first place: the inspector right, all others as tabs below."""
        first = None
        for name, dock in self.docks.items():
            dock.setFloating(False)
            if name == _INSPECTOR:
                self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            else:
                self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
                if first is not None:
                    self._window.tabifyDockWidget(first, dock)
                first = first or dock
            dock.show()
        if first is not None:
            first.raise_()
        self.share_room()

    def share_room(self) -> None:
        """Give the docks their first part of the window."""
        window, docks = self._window, self.docks
        wide, high = round(window.width() * _RIGHT_SHARE), round(window.height() * _BOTTOM_SHARE)
        window.resizeDocks([docks[_INSPECTOR]], [wide], Qt.Orientation.Horizontal)
        high = min(high, self._most_high)
        window.resizeDocks([docks["events"]], [high], Qt.Orientation.Vertical)

    def give_way(self) -> None:
        """Leave the timeline its part of a window that has become lower."""
        below = [
            dock
            for name, dock in self.docks.items()
            if name in self._seen
            and self._window.dockWidgetArea(dock) is Qt.DockWidgetArea.BottomDockWidgetArea
            and not dock.isFloating()
            and dock.height() > self._most_high
        ]
        self._window.resizeDocks(below, [self._most_high] * len(below), Qt.Orientation.Vertical)

    @property
    def _most_high(self) -> int:
        """Height of docks below the timeline that leaves it its part of the window."""
        return max(1, round(self._window.height() * (1 - _TIMELINE_SHARE)) - _BESIDE)

    @property
    def topics(self) -> Change:
        """The changes after which any pane is to be read anew."""
        return frozenset().union(*(pane.topics for pane in self.panes.values()))

    def read(self, change: Change) -> None:
        """Read the panes that a change concerns: those that can be seen now, others later."""
        if self.moment is None or change & MOMENT_TOPICS:
            playhead = self._session.playhead
            changed = changes(self._session.shown.trace, playhead.k)
            self.moment = Moment(self._session, playhead.as_of(), changed)
        self._stale.update(name for name, pane in self.panes.items() if pane.topics & change)
        for name in self._seen:
            self._read(name)

    def recolour(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for pane in self.panes.values():
            pane.recolour(theme)

    def light(self, uid: int | None, request: int | None) -> None:
        """Mark what is about an op, or about a request of the host, in every pane."""
        for pane in self.panes.values():
            pane.light(uid)
            pane.light_request(request)

    def end(self) -> None:
        """Leave what panes do beside the window."""
        for pane in self.panes.values():
            pane.end()

    def finish_edits(self) -> None:
        """Take what is being typed in a pane."""
        for pane in self.panes.values():
            pane.finish_edit()

    def clear_tables(self) -> None:
        """Let no row be chosen any more."""
        for pane in self.panes.values():
            pane.clear()

    def filter(self, uid: int | None) -> None:
        """Show only the events that touch an op; all for None."""
        self.pane(EventsPane).filter(uid)
        self.docks["events"].setWindowTitle(
            line(tr("Events of op {uid}", uid=uid) if uid else tr("Events"))
        )

    def toggle(self, name: str) -> None:
        """Bring a pane up, or close it where it is up."""
        dock = self.docks[name]
        if name in self._seen:
            dock.close()
        else:
            self.raise_(name)

    def raise_(self, name: str) -> None:
        """Bring a pane up."""
        self.docks[name].show()
        self.docks[name].raise_()

    def close(self, name: str) -> None:
        """Close a pane."""
        self.docks[name].close()

    def undock(self, name: str) -> None:
        """Give a pane a window of its own."""
        self.docks[name].setFloating(True)

    def open_panes(self) -> frozenset[str]:
        """Return the names of the panes that are not closed."""
        return frozenset(name for name, dock in self.docks.items() if not dock.isHidden())

    def covered(self, widget: QWidget | None) -> bool:
        """Whether a widget is in a pane that another one covers."""
        hidden = (pane for name, pane in self.panes.items() if name not in self._seen)
        return widget is not None and any(pane.isAncestorOf(widget) for pane in hidden)

    def _visibility(self, name: str, visible: bool) -> None:
        if visible:
            self._seen.add(name)
            self._read(name)
        else:
            self._seen.discard(name)
        self.visibilityChanged.emit()

    def _read(self, name: str) -> None:
        if self.moment is not None and name in self._stale:
            self._stale.discard(name)
            self.panes[name].read(self.moment)
