"""The tables of the latency pane: quantiles by kind and by what the die was doing; the slowest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu

from nandviz.language import noop, tr
from nandviz.ui.commands.analyse import ShowRequest
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import op, time

FIGURES: Final = (noop("p50 µs"), noop("p99 µs"), noop("p99.9 µs"), noop("max µs"))
"""Titles of the columns whose cells are a request each."""
_FIRST: Final = 3
"""The first of these columns."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The latencies of some requests.

    Attributes
    ----------
    at
        Latency and request of p50, p99, p99.9 and the longest.
    """

    name: str
    count: int
    mean_ns: int
    at: tuple[tuple[int, int], ...]


class SlowRow(NamedTuple):
    """A read that is among the slowest; ``uid`` is of what it waited for, None for no op."""

    rank: int
    request: int
    latency_ns: int
    die: int
    waited_for: str
    uid: int | None
    waited_ns: int
    arrival_ns: int


def _figure(number: int) -> Callable[[FigureRow], str]:
    return lambda row: time(row.at[number][0]) if row.at else ""


FIGURE_COLUMNS: Final[tuple[Column[FigureRow], ...]] = (
    Column("requests", lambda row: row.name, sample="read, die: suspend"),
    Column("count", lambda row: str(row.count), number=True, sample="00000"),
    Column("mean µs", lambda row: time(row.mean_ns), number=True, sample="00000.000"),
    *(
        Column(title, _figure(i), number=True, sample="00000.000")
        for i, title in enumerate(FIGURES)
    ),
)

SLOW_COLUMNS: Final[tuple[Column[SlowRow], ...]] = (
    Column("slowest reads", lambda row: f"{row.rank}. request {row.request}",
           sample="00. request 0000"),
    Column("latency µs", lambda row: time(row.latency_ns), number=True, sample="00000.000"),
    Column("waited for", lambda row: tr(row.waited_for), sample="remainder"),
    Column("op", lambda row: op(row.uid), sample="op 00000"),
    Column("waited µs", lambda row: time(row.waited_ns), number=True, sample="00000.000"),
    Column("die", lambda row: str(row.die), number=True, sample="00"),
    Column("arrival µs", lambda row: time(row.arrival_ns), number=True, sample="0000000.000"),
)  # fmt: skip


class _RequestTable(TablePane):
    """A table whose rows, or cells, are requests of the host."""

    def light(self, uid: int | None) -> None:
        """Mark nothing: no row is an op."""

    def light_request(self, number: int | None) -> None:
        """Mark the rows of a request."""
        self.model.light(number)

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a row."""
        menu = QMenu(self)
        text, number = self.model.text_of(row), self.model.about.uid(self.model.rows[row])
        if number is not None:
            title = tr("Show what request {number} waited for", number=number)
            menu.addAction(title, lambda: self.send(ShowRequest(number)))
        menu.addAction(tr("Copy row"), lambda: self.send(CopyText(text)))
        return menu

    def read(self, moment: Moment) -> None:
        """Nothing: the pane around it reads."""


class FiguresTable(_RequestTable):
    """Mean, quantiles, longest, by kind and by what the die was doing; cells lead to requests."""

    def __init__(self, send: Send) -> None:
        nothing = About[FigureRow](uid=lambda _r: None, event=lambda _r: None)
        super().__init__(send, tr("Latencies"), "", FIGURE_COLUMNS, nothing)
        self.aside.hide()
        self.table.horizontalHeader().setStretchLastSection(False)

    def _pick(self, index: QModelIndex) -> None:
        """Show the request of a quantile."""
        row: FigureRow = self.model.rows[index.row()]
        number = index.column() - _FIRST
        if 0 <= number < len(row.at):
            self.send(ShowRequest(row.at[number][1]))

    def _jump(self, index: QModelIndex) -> None:
        """Return does what a click does."""
        self._pick(index)


class SlowTable(_RequestTable):
    """The slowest reads."""

    def __init__(self, send: Send) -> None:
        about = About[SlowRow](uid=lambda row: row.request, event=lambda _r: None)
        super().__init__(send, tr("Slowest reads"), "", SLOW_COLUMNS, about)
        self.selects = self.leads_to = _show


def _show(row: SlowRow) -> Command:
    return ShowRequest(row.request)
