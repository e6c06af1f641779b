"""RUN FIGURES: what the run comes to as of the playhead: latencies, delays, suspends, shares.

The figures are worked out over the whole trace, so the pane waits until the playhead has rested.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from nandviz.language import tr
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import Figure, latencies, run_figures
from nandviz.query.run_figures import RunFigures
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import ROW_ROLE, About, Column, Index
from nandviz.ui.panes.rows_view import RowDelegate
from nandviz.ui.panes.words import op

REST_MS = 120
"""How long the playhead has to rest in a long run before its figures are worked out."""
AT_ONCE = 5_000
"""Events up to which they are worked out at once: within 10 ms."""
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
        self._moment: Moment | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_out)

    def read(self, moment: Moment) -> None:
        """Show the figures as of the playhead: at once in a short run, else when it rests."""
        self._moment = moment
        if moment.as_of.k < AT_ONCE:
            self._rest.stop()
            self._work_out()
        else:
            self.table.setEnabled(False)  # What it says is of an earlier event.
            self._rest.start()

    def _work_out(self) -> None:
        if self._moment is None:
            return
        self.table.setEnabled(True)
        as_of = self._moment.as_of
        figures = RunFigures(ColumnsAsOf(as_of.trace, as_of.k))
        rows = (*latencies(figures), *run_figures(figures)) if as_of.k >= 0 else ()
        before = {figure.name: figure.value for figure in self.model.rows}
        self.show_rows(rows, lambda f: bool(before) and before.get(f.name) != f.value)
