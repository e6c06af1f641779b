"""The toolbar: run, speed, breakpoints, axis, search."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolBar, QWidget

from nandviz.session.session import Session
from nandviz.ui.commands.command import Send
from nandviz.ui.menus import Actions
from nandviz.ui.search_bar import SearchBar
from nandviz.ui.words import Words

_ICON = 18


class TopRow(QWidget):
    """Menu bar and toolbar in one row, which leaves the more to the timeline."""

    def __init__(self, menu_bar: QMenuBar, toolbar: QToolBar) -> None:
        super().__init__()
        menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.addWidget(menu_bar)
        row.addWidget(toolbar, 1)


class Toolbar(QToolBar):
    """Buttons of the commands table, the speed of play and the search line."""

    def __init__(self, actions: Actions, session: Session, send: Send) -> None:
        super().__init__("Toolbar")
        self.setAccessibleName("Toolbar")
        self.setIconSize(QSize(_ICON, _ICON))
        self.setMovable(False)
        actions.fill_toolbar(self)
        self.speed = Words()
        self.speed.setAccessibleName("Speed of play")
        self.speed.setToolTip("Speed of play: < slower, > faster")
        self.insertWidget(actions["run.breakpoints"], self.speed)
        self.breakpoints = Words()
        self.breakpoints.setAccessibleName("Number of breakpoints")
        after = self.actions().index(actions["run.breakpoints"]) + 1
        self.insertWidget(self.actions()[after], self.breakpoints)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.search = SearchBar(session, send)
        self.addWidget(self.search)

    def show_run(self, playing: int, speed: str, breakpoints: int) -> None:
        """Show the direction of play (0: none), its speed, and how many breakpoints there are."""
        sign = {1: "▶ ", -1: "◀ ", 0: ""}[playing]
        self.speed.setText(f" {sign}speed {speed} ")
        self.breakpoints.setText(f"{breakpoints} " if breakpoints else " ")
