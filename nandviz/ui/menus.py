"""Menu bar, toolbar and key bindings, made from the commands table."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

from nandviz.ui.commands import COMMANDS, MENUS, AppState, Command
from nandviz.ui.icons import icon

_GROUPS = ("view.theme.", "view.axis.", "analyse.kind.")
_TOOLBAR_GAPS = frozenset({"run.end", "run.play", "run.breakpoints", "view.fit"})
"""Buttons after which the toolbar has a line."""


def keys_text(command: Command) -> str:
    """Return the keys of a command as the platform writes them, comma separated."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(form) for key in command.keys)


class Actions:
    """One ``QAction`` a command.

    Parameters
    ----------
    window
        Owner of the actions and their keys.
    send
        Called with the command that was triggered.
    """

    def __init__(self, window: QMainWindow, send: Callable[[Command], None]) -> None:
        self._window = window
        self._send = send
        self._groups = {prefix: QActionGroup(window) for prefix in _GROUPS}
        for group in self._groups.values():
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._by_name = {command.name: self._make(command) for command in COMMANDS}

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def refresh(self, facts: AppState) -> None:
        """Enable and check the actions as things stand."""
        for command in COMMANDS:
            action = self._by_name[command.name]
            action.setEnabled(command.when(facts))
            if command.checkable:
                action.setChecked(command.name in facts.checked)

    def recolour(self, ink: QColor) -> None:
        """Draw the icons again, in the ink of the theme."""
        for command in COMMANDS:
            if command.icon:
                self._by_name[command.name].setIcon(icon(command.icon, ink))

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Fill the menu bar; return its menus and submenus by path (``View/Theme``)."""
        menus: dict[str, QMenu] = {}
        for title in MENUS:
            menus[title] = bar.addMenu(f"&{title}")
        for command in COMMANDS:
            if command.menu not in menus:
                parent, title = command.menu.split("/")
                menus[command.menu] = menus[parent].addMenu(title)
            menus[command.menu].addAction(self._by_name[command.name])
        return menus

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the buttons onto the toolbar, in the order of the run."""
        wanted = [command for command in COMMANDS if command.toolbar]
        order = ("Run", "View/Axis", "View")
        for command in sorted(wanted, key=lambda c: order.index(c.menu)):
            bar.addAction(self._by_name[command.name])
            button = bar.widgetForAction(self._by_name[command.name])
            button.setAccessibleName(command.title)
            button.setAccessibleDescription(command.help)
            if command.name in _TOOLBAR_GAPS:
                bar.addSeparator()

    def _make(self, command: Command) -> QAction:
        action = QAction(command.title, self._window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        keys = f" ({keys_text(command)})" if command.keys else ""
        action.setToolTip(f"{command.title}{keys}: {command.help}")
        action.setStatusTip(command.help)
        if command.menu == "View/Axis":
            action.setIconText(command.title.removeprefix("Axis: "))
        action.triggered.connect(lambda _checked=False: self._send(command))
        self._window.addAction(action)
        for prefix, group in self._groups.items():
            if command.name.startswith(prefix):
                group.addAction(action)
        return action
