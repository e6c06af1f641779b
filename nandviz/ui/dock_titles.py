"""Title bars of docks only where no tab names them already: the room belongs to the timeline."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar, QWidget

from nandviz.language import tr
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.view import ClosePane, FloatPane


class DockTitles(QObject):
    """Hides the title bar of every dock that is a tab; a tab's context menu closes or floats it.

    Parameters
    ----------
    docks
        By name.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget], send: Send) -> None:
        super().__init__(window)
        self._send = send
        self._window = window
        self._docks = docks
        self._bars: set[int] = set()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fit)
        for dock in docks.values():
            dock.visibilityChanged.connect(self._later.start)
            dock.dockLocationChanged.connect(self._later.start)
            dock.topLevelChanged.connect(self._later.start)

    def _fit(self) -> None:
        for dock in self._docks.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            if tabbed and dock.titleBarWidget() is None:
                dock.setTitleBarWidget(QWidget(dock))
            elif not tabbed and dock.titleBarWidget() is not None:
                # None brings the bar of Qt back.
                bar = dock.titleBarWidget()
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                bar.deleteLater()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for tabs in self._window.findChildren(QTabBar, options=direct):
            self._take(tabs)

    def _take(self, tabs: QTabBar) -> None:
        if id(tabs) in self._bars:
            return
        self._bars.add(id(tabs))
        tabs.setAccessibleName(tr("Panes"))
        tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tabs.customContextMenuRequested.connect(lambda at: self._show_menu(tabs, at))

    def _show_menu(self, tabs: QTabBar, at: QPoint) -> None:
        title = tabs.tabText(tabs.tabAt(at))
        found = [name for name, dock in self._docks.items() if dock.windowTitle() == title]
        if found:
            self.menu(found[0]).popup(tabs.mapToGlobal(at))

    def menu(self, name: str) -> QMenu:
        """Return what can be done with a tab."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Close the pane"), lambda: self._send(ClosePane(name)))
        menu.addAction(tr("Float the pane"), lambda: self._send(FloatPane(name)))
        return menu
