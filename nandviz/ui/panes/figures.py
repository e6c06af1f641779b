"""RUN FIGURES: what the run comes to as of the playhead: latencies, delays, suspends, shares.

The figures are worked out over the whole trace. In a long run the pane waits until the playhead has
rested, then has them worked out in a thread of its own, and says so meanwhile; what it still shows
is greyed, for it is of another event.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from nandviz.language import tr
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import PARTS, Figure, figures_in_parts
from nandviz.query.run_figures import RunFigures
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.tables import Trace
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import ROW_ROLE, About, Column, Index
from nandviz.ui.panes.rows_view import RowDelegate
from nandviz.ui.panes.words import op
from nandviz.ui.words import Words

REST_MS = 120
"""How long the playhead has to rest in a long run before its figures are worked out."""
AT_ONCE = 5_000
"""Events up to which they are worked out at once: within 10 ms."""
_LOOK_EVERY_MS: Final = 30
_BAR = 3
_MARGIN = 4

COLUMNS: tuple[Column[Figure], ...] = (
    Column("about", lambda f: tr(f.group), sample="read latency, die suspended"),
    Column("figure", lambda f: tr(f.what), sample="longest ended, µs"),
    Column("value", lambda f: f.value or "–", number=True, sample="00000000.000"),
    Column("", lambda _f: "", tip=lambda f: f.name, sample="0" * 24),
    Column("op", lambda f: op(f.uid), sample="op 00000"),
)


class BarDelegate(RowDelegate):
    """Draws the share of a figure as a bar."""

    writes_alone = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar into its cell."""
        super().paint(painter, option, index)
        figure: Figure = index.data(ROW_ROLE)
        if index.column() != _BAR or figure.share is None:
            return
        box = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setPen(option.palette.mid().color())
        painter.drawRect(box)
        box.setWidth(round(box.width() * min(figure.share, 1.0)))
        painter.fillRect(box, option.palette.highlight().color())


class FigureWork:
    """The figures of a trace as of an event, on their way.

    Attributes
    ----------
    share
        How much of the work is done, 0 to 1.
    """

    def __init__(self, trace: Trace, k: int) -> None:
        self.share = 0.0
        self._trace, self._k = trace, k
        self._stopped = False

    def run(self) -> tuple[Figure, ...]:
        """Return all figures; from any thread, where the trace does not grow meanwhile."""
        figures: list[Figure] = []
        parts = figures_in_parts(RunFigures(ColumnsAsOf(self._trace, self._k)))
        for done, part in enumerate(parts if self._k >= 0 else (), 1):
            figures += part
            self.share = done / PARTS
            if self._stopped:
                break
        return tuple(figures)

    def stop(self) -> None:
        """Let `run` end after the part that it is at; from any thread."""
        self._stopped = True


class FiguresPane(TablePane):
    """The figures of the run."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Run figures"),
            tr("Nothing has happened yet."),
            COLUMNS,
            About(uid=lambda f: f.uid, event=lambda _f: None),
        )
        self.table.setItemDelegate(BarDelegate(self.model, self.table))
        self._nothing = self.empty.text()
        self.work_words = Words(wordWrap=True)
        self._side.insertWidget(self._side.count() - 1, self.work_words)
        self._moment: Moment | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._thread: ThreadPoolExecutor | None = None
        self._under_way: tuple[FigureWork, Future[tuple[Figure, ...]]] | None = None
        self._looks = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)

    def read(self, moment: Moment) -> None:
        """Show the figures as of the playhead: at once in a short run, else when it rests."""
        before, self._moment = self._moment, moment
        if before is not None and _of(before) == _of(moment):
            return  # Where a run only grows, what was known as of the event stays as it is.
        self._stop()
        if moment.as_of.k < AT_ONCE:
            self._take(FigureWork(*_of(moment)).run())
        else:
            self._say_working(0.0)
            self._rest.start()

    def end(self) -> None:
        """Work out no more, and wait until the part that is worked out is done."""
        self._stop()
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        if self._moment is None:
            return
        trace, k = _of(self._moment)
        work = FigureWork(trace, k)
        if not self._moment.session.shown.complete:
            self._take(work.run())
            return
        stale_reads_of(trace).any_by(k)  # What is kept with the trace is there then: reads alone
        trace.flush()  # change nothing, whichever thread they are made in.
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="figures")
        self._under_way = work, self._thread.submit(work.run)
        self._looks.start()

    def _look(self) -> None:
        if self._under_way is None:
            return
        work, future = self._under_way
        if future.done():
            self._stop()
            self._take(future.result())  # raises what the work raised
        else:
            self._say_working(work.share)

    def _stop(self) -> None:
        self._rest.stop()
        self._looks.stop()
        if self._under_way is not None:
            self._under_way[0].stop()
            self._under_way = None

    def _say_working(self, share: float) -> None:
        """Say it, and grey what the table still shows: it is of another event."""
        words = tr("working out … {share}", share=f"{share:.0%}")
        self.table.setEnabled(False)
        self.work_words.setText(words)
        self.empty.setText(words)

    def _take(self, rows: tuple[Figure, ...]) -> None:
        self.table.setEnabled(True)
        self.work_words.setText("")
        self.empty.setText(self._nothing)
        before = {figure.name: figure.value for figure in self.model.rows}
        self.show_rows(rows, lambda f: bool(before) and before.get(f.name) != f.value)


def _of(moment: Moment) -> tuple[Trace, int]:
    """Return the trace and the event that a moment is of."""
    return moment.as_of.trace, moment.as_of.k
