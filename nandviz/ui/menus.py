"""Menu bar, toolbar and key bindings, made from the commands table."""

from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

from nandviz.language import tr
from nandviz.ui.command_table import COMMANDS, MENUS
from nandviz.ui.commands.command import AppState, Entry, Send
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.icons import icon
from nandviz.ui.key_map import KeyMap
from nandviz.ui.settings import Settings
from nandviz.ui.words import caption

_GROUPS = (
    "view.theme.",
    "view.language.",
    "view.axis.",
    "analyse.kind.",
    "compare.show.",
    "compare.follow.",
)
_TOOLBAR_GAPS = frozenset({"run.end", "run.play", "run.breakpoints", "view.fit"})
"""Buttons after which the toolbar has a line."""


class Actions:
    """One ``QAction`` a command.

    Parameters
    ----------
    window
        Owner of the actions and their keys.
    send
        Takes the command of an action that was triggered.
    key_map
        Says which keys trigger an action.
    """

    def __init__(self, window: QMainWindow, send: Send, key_map: KeyMap) -> None:
        self._window = window
        self._send = send
        self._key_map = key_map
        self._groups = {prefix: QActionGroup(window) for prefix in _GROUPS}
        for group in self._groups.values():
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._by_name = {entry.name: self._make(entry) for entry in COMMANDS}
        self._bind()
        key_map.keysChanged.connect(self._bind)
        self._state = AppState()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def refresh(self, state: AppState) -> None:
        """Enable and check the actions as things stand."""
        self._state = state
        for entry in COMMANDS:
            action = self._by_name[entry.name]
            action.setEnabled(entry.command.possible(state))
            if entry.checkable:
                action.setChecked(entry.command in state.checked)

    def recolour(self, ink: QColor) -> None:
        """Draw the icons again, in the ink of the theme."""
        for entry in COMMANDS:
            if entry.icon:
                self._by_name[entry.name].setIcon(icon(entry.icon, ink))

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Fill the menu bar; return its menus and submenus by path (``View/Theme``)."""
        menus: dict[str, QMenu] = {}
        for title in MENUS:
            menus[title] = self._add_menu(bar, title)
        for entry in COMMANDS:
            if entry.menu not in menus:
                parent, title = entry.menu.split("/")
                menus[entry.menu] = menus[parent].addMenu(tr(title))
            menus[entry.menu].addAction(self._by_name[entry.name])
        return menus

    def _add_menu(self, bar: QMenuBar, title: str) -> QMenu:
        """Add a menu; the key that opens it is the same in every language."""
        shown = tr(title)
        if shown == title:
            return bar.addMenu(f"&{title}")
        menu = bar.addMenu(shown)
        key = QShortcut(QKeySequence(f"Alt+{title[0]}"), self._window)
        key.activated.connect(lambda: bar.setActiveAction(menu.menuAction()))
        return menu

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the buttons onto the toolbar, in the order of the run."""
        wanted = [entry for entry in COMMANDS if entry.toolbar]
        order = ("Run", "View/Axis", "View")
        for entry in sorted(wanted, key=lambda e: order.index(e.menu)):
            bar.addAction(self._by_name[entry.name])
            button = bar.widgetForAction(self._by_name[entry.name])
            button.setAccessibleName(tr(entry.title))
            button.setAccessibleDescription(tr(entry.help))
            if entry.name in _TOOLBAR_GAPS:
                bar.addSeparator()

    def _make(self, entry: Entry) -> QAction:
        action = QAction(tr(entry.title), self._window)
        action.setObjectName(entry.name)
        action.setCheckable(entry.checkable)
        action.setStatusTip(tr(entry.help))
        if entry.short:
            action.setIconText(tr(entry.short))
        action.triggered.connect(lambda _checked=False: self._trigger(entry))
        self._window.addAction(action)
        for prefix, group in self._groups.items():
            if entry.name.startswith(prefix):
                group.addAction(action)
        return action

    def _bind(self) -> None:
        for entry in COMMANDS:
            action, keys = self._by_name[entry.name], self._key_map.keys(entry)
            action.setShortcuts([QKeySequence(key) for key in keys])
            text = f" ({self._key_map.text(entry)})" if keys else ""
            action.setToolTip(f"{tr(entry.title)}{text}: {tr(entry.help)}")

    def _trigger(self, entry: Entry) -> None:
        self._send(entry.command)
        if entry.checkable:
            # Qt has toggled the action by itself: let the state say what is on.
            self.refresh(self._state)


class RecentMenu(QMenu):
    """The files that were opened last."""

    def __init__(self, settings: Settings, send: Send, parent: QMainWindow) -> None:
        super().__init__(tr("Open recent"), parent)
        self._settings = settings
        self._send = send
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in self._settings.recent:
            self._add(str(path))
        if self.isEmpty():
            self.addAction(tr("No files yet")).setEnabled(False)

    def _add(self, source: str) -> None:
        self.addAction(caption(source), lambda: self._send(OpenFile(source)))
