"""The toolbar: run, speed, breakpoints, axis, search."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolBar, QWidget

from nandviz.language import tr
from nandviz.session.session import Session
from nandviz.ui.commands.command import Send
from nandviz.ui.icons import TOOLBAR
from nandviz.ui.menus import Actions
from nandviz.ui.search_bar import SearchBar
from nandviz.ui.settings import SPEEDS
from nandviz.ui.words import Words, hint

_MOST_BREAKPOINTS = "999 "
"""A text for which room is kept, so that nothing shifts when breakpoints come and go."""


def _speed(playing: int, factor: str) -> str:
    sign = {1: "▶ ", -1: "◀ ", 0: ""}[playing]
    return f" {sign}{tr('speed')} {factor} "


def _widest(label: QWidget, texts: Iterable[str]) -> int:
    return max(label.fontMetrics().horizontalAdvance(text) for text in texts)


class TopRow(QWidget):
    """Menu bar, toolbar and search in one row, which leaves the more to the timeline.

    In a narrow window the toolbar folds what has no room into its arrow, the search never goes.
    """

    def __init__(self, menu_bar: QMenuBar, toolbar: "Toolbar") -> None:
        super().__init__()
        menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.addWidget(menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(toolbar, 1)
        row.addWidget(toolbar.search)


class Toolbar(QToolBar):
    """Buttons of the commands table, and the speed of play; ``search`` stands beside it."""

    def __init__(self, actions: Actions, session: Session, send: Send) -> None:
        super().__init__(tr("Toolbar"))
        self.setAccessibleName(tr("Toolbar"))
        self.setIconSize(QSize(TOOLBAR, TOOLBAR))
        self.setMovable(False)
        actions.fill_toolbar(self)
        self.speed = Words()
        self.speed.setAccessibleName(tr("Speed of play"))
        self.speed.setMinimumWidth(_widest(self.speed, [_speed(1, f"{s:g}×") for s in SPEEDS]))
        self.insertWidget(actions["run.breakpoints"], self.speed)
        self.breakpoints = Words()
        self.breakpoints.setAccessibleName(tr("Number of breakpoints"))
        self.breakpoints.setMinimumWidth(_widest(self.breakpoints, [_MOST_BREAKPOINTS]))
        after = self.actions().index(actions["run.breakpoints"]) + 1
        self.insertWidget(self.actions()[after], self.breakpoints)
        self.search = SearchBar(session, send)
        self._slower, self._faster = actions["run.slower"], actions["run.faster"]

    def show_run(self, playing: int, speed: tuple[str, str], breakpoints: int) -> None:
        """Show the direction of play (0: none), its speed, and how many breakpoints there are.

        ``speed`` is its factor, and what it comes to.
        """
        factor, rate = speed
        self.speed.setText(_speed(playing, factor))
        slower, faster = (each.shortcut().toString() for each in (self._slower, self._faster))
        tip = tr(
            "{rate}; slower: {slower}, faster: {faster}",
            rate=rate,
            slower=slower or "–",
            faster=faster or "–",
        )
        self.speed.setToolTip(hint(tip))
        self.speed.setAccessibleDescription(rate)
        self.breakpoints.setText(f"{breakpoints} " if breakpoints else " ")
