"""LATENCY: how long the requests of the host took, why the slow ones did, and which these are.

What is said is of the requests that are done as of the playhead. It is worked out over all of them,
so in a long run the pane waits until the playhead has rested.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import noop, tr
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.index import is_hosted
from nandviz.query.latency import Latency
from nandviz.session.changes import Topic
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import ShowRequest
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.latency_curves import Curve
from nandviz.ui.panes.latency_plot import LatencyPlot
from nandviz.ui.panes.latency_rows import bands, curves, figure_rows, reason, slow_rows
from nandviz.ui.panes.latency_tables import figures_table, slow_table
from nandviz.ui.panes.pane import MOMENT_TOPICS, Moment, Pane
from nandviz.ui.theme import Theme, theme_of
from nandviz.ui.words import Words, caption

REST_MS: Final = 120
"""How long the playhead has to rest in a long run."""
AT_ONCE: Final = 2_000
"""Events up to which it is worked out at once."""
_SHARES: Final = (5, 6)
"""Of the width, for the curves and for the tables."""
_NO_HOST: Final = noop("This run serves no requests of a host: a scenario with host: does.")
_NONE_DONE: Final = noop("No request is done yet.")


class LatencyPane(Pane):
    """Curves, quantiles by kind and by what the die was doing, and the slowest reads.

    Attributes
    ----------
    overload, why
        That a die is asked for more than it can do; why p99 is what it is.
    """

    topics = MOMENT_TOPICS | {Topic.BRANCH}

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName(tr("Latency"))
        self.overload, self.why = Words(wordWrap=True), Words(wordWrap=True)
        self.overload.setAccessibleName(tr("Overload"))
        self.why.setAccessibleName(tr("Why the slow reads are slow"))
        self.plot = LatencyPlot(theme_of(self.palette()))
        self.plot.requestAsked.connect(lambda number: self.send(ShowRequest(number)))
        self.figures, self.slowest = figures_table(send), slow_table(send)
        self._moment: Moment | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_out)
        self._lay_out()
        self.recolour(theme_of(self.palette()))

    def _lay_out(self) -> None:
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName(tr("What is listed"))
        pages = QStackedWidget()
        for title, table in ((tr("Quantiles"), self.figures), (tr("Slowest reads"), self.slowest)):
            self.tabs.addTab(caption(title))
            pages.addWidget(table)
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.overload)
        words.addWidget(self.why)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addLayout(words, 1)
        head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self.parts = QWidget()
        beside = QHBoxLayout(self.parts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.plot, _SHARES[0])
        beside.addWidget(pages, _SHARES[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)

    def recolour(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        palette = self.overload.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("wrong"))
        self.overload.setPalette(palette)
        self.plot.set_theme(theme)

    def read(self, moment: Moment) -> None:
        """Show the latencies as of the playhead: at once in a short run, else when it rests."""
        self._moment = moment
        if not is_hosted(moment.as_of.trace):
            self._rest.stop()
            self._say_only(tr(_NO_HOST))
        elif moment.as_of.k < AT_ONCE:
            self._rest.stop()
            self._work_out()
        else:
            self.parts.setEnabled(False)  # What it says is of an earlier event.
            self._rest.start()

    def _say_only(self, words: str) -> None:
        self.why.setText(words)
        for part in (self.overload, self.tabs, self.parts):
            part.hide()

    def _work_out(self) -> None:
        if self._moment is None:
            return
        as_of = self._moment.as_of
        latency = Latency(ColumnsAsOf(as_of.trace, as_of.k))
        figures = figure_rows(latency)
        self.parts.setEnabled(True)
        if not figures:
            self._say_only(tr(_NONE_DONE))
            return
        overload = latency.overload
        self.overload.setText(tr(overload or ""))
        self.overload.setVisible(overload is not None)
        self.why.setText(tr(reason(latency)))
        self.plot.show_curves(curves(latency), bands(latency), _ghosts(self._moment.session))
        self.figures.show_rows(figures, lambda _row: False)
        self.slowest.show_rows(slow_rows(as_of, latency), lambda _row: False)
        self.tabs.show()
        self.parts.show()

    def light(self, uid: int | None) -> None:
        """Mark nothing: no row is an op."""

    def light_request(self, number: int | None) -> None:
        """Mark a request in the curves and the list."""
        self.plot.light(number)
        self.slowest.light_request(number)

    def clear(self) -> None:
        """Let no row be chosen any more."""
        self.figures.clear()
        self.slowest.clear()


def _ghosts(session: Session) -> list[Curve]:
    """Return the curves of run A, as of its own playhead; none where it is in front."""
    a = session.branch.a
    if a is None or a is session.shown or not is_hosted(a.trace):
        return []
    return curves(Latency(ColumnsAsOf(a.trace, a.playhead.k)))
