"""LATENCY: how long the requests of the host took, why the slow ones did, and which these are.

What is said is of the requests that are done as of the playhead. It is worked out over all of them,
so in a long run the pane waits until the playhead has rested.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
)

from nandviz.language import noop, tr
from nandviz.query.index import is_hosted
from nandviz.query.latency import Latencies
from nandviz.session.changes import Topic
from nandviz.ui.commands.analyse import ShowRequest
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.latency_plot import LatencyPlot
from nandviz.ui.panes.latency_tables import FiguresTable, SlowTable
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, Pane
from nandviz.ui.theme import theme_of
from nandviz.ui.words import Words, caption

REST_MS: Final = 120
"""How long the playhead has to rest in a long run."""
AT_ONCE: Final = 2_000
"""Events up to which it is worked out at once."""
_NO_HOST: Final = noop("This run serves no requests of a host: a scenario with host: does.")
_NONE_DONE: Final = noop("No request is done yet.")


class LatencyPane(Pane):
    """Curves, quantiles by kind and by what the die was doing, and the slowest reads."""

    topics = MOMENT_TOPICS | {Topic.BRANCH}

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName(tr("Latency"))
        self.overload = _words(tr("Overload"))
        self.why = _words(tr("Why the slow reads are slow"))
        self.plot = LatencyPlot(theme_of(self.palette()))
        self.plot.requestAsked.connect(lambda number: self.send(ShowRequest(number)))
        self.figures, self.slowest = FiguresTable(send), SlowTable(send)
        self._moment: Moment | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_out)
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName(tr("What is listed"))
        self.pages = QStackedWidget()
        for title, table in ((tr("Quantiles"), self.figures), (tr("Slowest reads"), self.slowest)):
            self.tabs.addTab(caption(title))
            self.pages.addWidget(table)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        words = QVBoxLayout()
        words.addWidget(self.overload)
        words.addWidget(self.why)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addLayout(words, 1)
        head.addWidget(self.tabs)
        self.parts = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.parts.addWidget(self.plot)
        self.parts.addWidget(self.pages)
        self.parts.setStretchFactor(0, 1)
        self.parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
