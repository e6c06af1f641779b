"""The tables of the latency pane: quantiles by kind and by what the die was doing; the slowest."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from nandviz.language import noop, tr
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.words import op, time

_FIGURES: Final = (noop("p50 µs"), noop("p99 µs"), noop("p99.9 µs"), noop("max µs"))
"""Titles of the columns whose cells are a request each."""


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


def _figure(title: str, number: int) -> Column[FigureRow]:
    """Return the column of a quantile: each cell is a latency, and leads to its request."""
    return Column(
        title,
        lambda row: time(row.at[number][0]),
        number=True,
        sample="00000.000",
        request=lambda row: row.at[number][1],
    )


FIGURE_COLUMNS: Final[tuple[Column[FigureRow], ...]] = (
    Column("requests", lambda row: row.name, sample="read, die: suspend"),
    Column("count", lambda row: str(row.count), number=True, sample="00000"),
    Column("mean µs", lambda row: time(row.mean_ns), number=True, sample="00000.000"),
    *(_figure(title, number) for number, title in enumerate(_FIGURES)),
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


def figures_table(send: Send) -> TablePane:
    """Return a table of mean, quantiles and longest by kind and by what the die was doing."""
    nothing: About[FigureRow] = About(uid=lambda _row: None, event=lambda _row: None)
    table = TablePane(send, tr("Latencies"), "", FIGURE_COLUMNS, nothing)
    table.aside.hide()
    table.table.horizontalHeader().setStretchLastSection(False)
    return table


def slow_table(send: Send) -> TablePane:
    """Return a table of the slowest reads."""
    about: About[SlowRow] = About(
        uid=lambda _row: None, event=lambda _row: None, request=lambda row: row.request
    )
    return TablePane(send, tr("Slowest reads"), "", SLOW_COLUMNS, about)
