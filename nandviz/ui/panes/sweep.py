"""SWEEP: what came out of many values, as a plot whose points can be read and opened."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import noop, tr
from nandviz.session.changes import Topic
from nandviz.session.sweeps import OpenSweep, Sweeps
from nandviz.study.table import SweepTable
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.sweep import (
    AskOpenSweep,
    AskPlot,
    AskSweep,
    CancelSweep,
    GoOnSweep,
    OpenFirstBroken,
    OpenPoint,
    OpenWorst,
    RefineSweep,
)
from nandviz.ui.panes.pane import Moment, Pane, Side
from nandviz.ui.plots.forms import first_wish, forms_of
from nandviz.ui.plots.plot import PlotForm, PlotWish
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.plots.signs import told
from nandviz.ui.plots.swept import points_of
from nandviz.ui.plots.view import PlotView
from nandviz.ui.theme import LIGHT, Theme
from nandviz.ui.words import OneLine, Words, caption, hint

NO_SWEEP: Final = noop(
    "No sweep is open. Analyse › Sweep… simulates this scenario with many values."
)
_NO_NUMBERS: Final = noop("Nothing that was measured is a number: there is nothing to plot.")
_NOTHING_YET: Final = noop("No point has been run yet.")


class SweepPane(Pane):
    """The points of a sweep.

    Attributes
    ----------
    plot
        What is plotted; `wish` says how.
    """

    topics = frozenset({Topic.SWEEP})

    def __init__(self, send: Send) -> None:
        super().__init__(send)
        self.setAccessibleName(tr("Sweep"))
        self.plot = PlotView(LIGHT)
        self.points: PlotPoints | None = None
        self.wish: PlotWish | None = None
        self._table: SweepTable | None = None
        self._prepared: tuple[SweepTable | None, PlotPoints | None] = (None, None)
        self._filling = False
        self.sentence = OneLine()
        self.sentence.setAccessibleName(tr("What came out, or what the chosen point is"))
        self.empty = Words(wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setEnabled(False)
        self.bar = QProgressBar(maximum=1000)
        self.bar.setAccessibleName(tr("Progress of the sweep"))
        self.bar.setFixedWidth(160)
        self.cancel = self._button(noop("Cancel"), noop("Cancel the sweep"), CancelSweep())
        self.go_on = self._button(noop("Go on"), noop("Go on with the sweep"), GoOnSweep())
        self._make_choices()
        self._make_buttons()
        self._lay_out()
        self.plot.pointOpened.connect(lambda row: self.send(OpenPoint(row)))
        self.plot.chosenChanged.connect(self._say)

    def _button(self, title: str, help_: str, command: Command) -> QPushButton:
        button = QPushButton(caption(tr(title)))
        button.setAccessibleName(tr(help_))
        button.setToolTip(hint(tr(help_)))
        button.clicked.connect(lambda: self.send(command))
        return button

    def _make_choices(self) -> None:
        self.measure, self.form = QComboBox(), QComboBox()
        self.measure.setAccessibleName(tr("What is plotted"))
        self.form.setAccessibleName(tr("How it is plotted"))
        self.log = QCheckBox(tr("by ratio"))
        self.log.setToolTip(hint(tr("Measured values are placed by their ratio (logarithmic)")))
        for box in (self.measure, self.form):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            box.view().setAccessibleName(box.accessibleName())
            box.currentIndexChanged.connect(self._choose)
        self.log.toggled.connect(self._choose)

    def _make_buttons(self) -> None:
        self.new = self._button(noop("Sweep…"), noop("Sweep this scenario"), AskSweep())
        self.open = self._button(noop("Open…"), noop("Open sweep results"), AskOpenSweep())
        self.worst = self._button(
            noop("Open worst"), noop("Open the point with the largest value"), OpenWorst()
        )
        self.broken = self._button(
            noop("Open first broken"), noop("Open the first point that breaks a law"),
            OpenFirstBroken(),
        )  # fmt: skip
        self.refine = self._button(
            noop("Refine here"),
            noop("Put points between neighbours of the chosen point that came out otherwise"),
            RefineSweep(),
        )
        self.picture = self._button(
            noop("Picture…"), noop("Write the plot as PNG or SVG"), AskPlot()
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.sentence, self.bar, self.cancel, self.go_on):
            head.addWidget(widget, int(widget is self.sentence))
        for widget in (self.bar, self.cancel, self.go_on):
            widget.hide()  # until a sweep is at work
        self.scrolled = QScrollArea(widgetResizable=True)
        self.scrolled.setWidget(self.plot)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.scrolled)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(column, 1)
        beside.addWidget(Side(self._side()))

    def _side(self) -> QWidget:
        side = QWidget()
        grid = QGridLayout(side)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setSpacing(2)
        self._of_points = (
            self.measure, self.form, self.worst, self.broken, self.refine, self.log, self.picture,
        )  # fmt: skip
        for number, widget in enumerate((*self._of_points, self.new, self.open)):
            grid.addWidget(widget, *divmod(number, 2))
        grid.setRowStretch(grid.rowCount(), 1)
        return side

    # Reading

    def read(self, moment: Moment) -> None:
        """Show the points that have been run so far."""
        sweeps = moment.session.sweeps
        table = None if sweeps.shown is None else sweeps.shown.table
        if table is not self._table:
            self._show_table(table)
        self._show_work(sweeps)
        self._show_empty(sweeps)
        self._enable(sweeps.shown)
        self._say()

    def prepare(self, table: SweepTable, points: PlotPoints) -> None:
        """Take the points of a table that will be read next, worked out elsewhere."""
        self._prepared = table, points

    def _show_table(self, table: SweepTable | None) -> None:
        before, self._table = self._table, table
        if table is None or not table.numbered or not table.points:
            self.points = self.wish = None
            return
        same = before is not None and before.folder == table.folder
        of, prepared = self._prepared
        self.points = points_of(table) if prepared is None or of is not table else prepared
        chosen = self._chosen_values(before, self.plot.chosen) if same else None
        self._fill_choices(self.points, keep=same)
        self._show_plot(same=False)
        if chosen is not None:
            self.plot.choose(_row_of(table, chosen))

    @staticmethod
    def _chosen_values(table: SweepTable | None, row: int | None) -> dict[str, str] | None:
        return None if table is None or row is None else table.values(row)

    def _fill_choices(self, points: PlotPoints, *, keep: bool) -> None:
        """Offer what can be plotted and how; keep what is chosen, where that is still there."""
        wish, forms = self.wish, forms_of(points)
        if not keep or wish is None or wish.form not in forms:
            wish = first_wish(points)
        self._filling = True
        self.measure.clear()
        for name in points.measures:
            self.measure.addItem(name)
        self.form.clear()
        for form in forms:
            self.form.addItem(tr(form.value), form)
        self.measure.setCurrentText(wish.measure)
        self.form.setCurrentIndex(forms.index(wish.form))
        self.log.setChecked(wish.log)
        self._filling = False
        self.wish = wish

    def _choose(self) -> None:
        """Plot what is chosen."""
        if self._filling or self.points is None:
            return
        form = self.form.currentData()
        assert isinstance(form, PlotForm), "it was filled with these"
        self.wish = PlotWish(form, self.measure.currentText(), self.log.isChecked())
        self._show_plot(same=True)
        self._say()

    def _show_plot(self, *, same: bool) -> None:
        if self.points is not None and self.wish is not None:
            self.plot.show_points(self.points, self.wish, same=same)

    def _show_work(self, sweeps: Sweeps) -> None:
        work = sweeps.at_work
        self.bar.setVisible(work is not None)
        self.cancel.setVisible(work is not None)
        left = sweeps.shown is not None and not sweeps.shown.table.is_complete
        self.go_on.setVisible(work is None and left)
        if work is not None:
            progress = work.progress
            self.bar.setValue(0 if progress is None else round(progress.fraction * 1000))
            self.cancel.setEnabled(not work.is_cancelled)

    def _show_empty(self, sweeps: Sweeps) -> None:
        shown = self.points is not None
        self.pages.setCurrentIndex(int(shown))
        for widget in self._of_points:
            widget.setVisible(shown)
        self.open.setVisible(not shown)
        if sweeps.shown is None:
            self.empty.setText(tr(_NOTHING_YET if sweeps.at_work is not None else NO_SWEEP))
        else:
            self.empty.setText(tr(_NO_NUMBERS if sweeps.shown.table.points else _NOTHING_YET))

    def _enable(self, shown: OpenSweep | None) -> None:
        can_open = shown is not None and shown.scenario is not None
        broken = shown is not None and shown.table.first_broken is not None
        self.worst.setEnabled(can_open)
        self.broken.setEnabled(can_open and broken)
        self.refine.setEnabled(can_open)

    def _say(self) -> None:
        """Say what the chosen point is; without one, what is to be known of all."""
        points, wish, plot = self.points, self.wish, self.plot.plot
        if points is None or wish is None or plot is None:
            self.sentence.setText("")
            return
        chosen = self.plot.chosen
        lines = told(points, wish.measure) if chosen is None else plot.told(chosen)
        self.sentence.setText(" · ".join(lines))
        place = plot.place_of(chosen)
        if place is not None:
            at = place.box.center().toPoint()
            self.scrolled.ensureVisible(at.x(), at.y(), 20, 60)

    def recolour(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.plot.set_theme(theme)

    def light(self, uid: int | None) -> None:
        """Mark nothing: points are of many runs."""

    def clear(self) -> None:
        """Let no point be chosen any more."""
        self.plot.choose(None)


def _row_of(table: SweepTable, values: dict[str, str]) -> int | None:
    rows = range(len(table.points))
    return next((row for row in rows if table.values(row) == values), None)
