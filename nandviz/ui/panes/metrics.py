"""METRICS: counters and gauges as of the playhead, each with its course so far."""

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from nandviz.language import noop, tr
from nandviz.query.asof import AsOf
from nandviz.query.records import Series
from nandviz.trace.codes import METRIC_CODE
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import ROW_ROLE, About, Column, Index
from nandviz.ui.panes.rows_view import RowDelegate
from nandviz.units import us_cell

_COURSE = 2
_POINTS = 200
LONGEST = 20_000
"""Events up to the playhead that a course shows: reading more would grow with the run."""
_MARGIN = 3


class MetricRow(NamedTuple):
    """A metric: its value as of the playhead and the event that gave it, None if none did.

    Attributes
    ----------
    series
        Its changes after event ``first``.
    before
        Its value as of event ``first``.
    """

    name: str
    value: int
    event: int | None
    series: Series
    k: int
    first: int = -1
    before: int = 0

    @property
    def text(self) -> str:
        """The value; times in µs."""
        return us_cell(self.value) if self.name.endswith("_ns") else str(self.value)

    @property
    def title(self) -> str:
        """The name as files write it."""
        return self.name.removesuffix("_ns") + "_us" if self.name.endswith("_ns") else self.name


def course(row: MetricRow, points: int = _POINTS) -> list[tuple[float, float]]:
    """Return the course of a metric as (event, value) corners of steps, at most ``points``.

    Values between two points that are shown count: of each stretch the largest is kept.
    """
    events, values = row.series.events, row.series.values
    if len(values) > points:
        starts = np.linspace(0, len(values), points, endpoint=False).astype(np.int64)
        events, values = events[starts], np.maximum.reduceat(values, starts)
    corners = [(float(row.first), float(row.before))]
    for event, value in zip(events.tolist(), values.tolist(), strict=True):
        corners += [(float(event), corners[-1][1]), (float(event), float(value))]
    return [*corners, (float(row.k), float(row.value))]


class CourseDelegate(RowDelegate):
    """Draws the course of a metric as a line."""

    writes_alone = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line into the cell."""
        super().paint(painter, option, index)
        if index.column() != _COURSE:
            return
        row: MetricRow = index.data(ROW_ROLE)
        corners = course(row)
        high = max((value for _, value in corners), default=0.0) or 1.0
        box = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        across = box.width() / max(1.0, float(row.k - row.first))
        line = QPolygonF(
            [
                QPointF(
                    box.left() + (event - row.first) * across,
                    box.bottom() - value / high * box.height(),
                )
                for event, value in corners
            ]
        )
        painter.setPen(QPen(option.palette.text().color(), 0))
        painter.drawPolyline(line)


def metric_row(as_of: AsOf, name: str) -> MetricRow:
    """Read a metric as of the playhead."""
    first = max(-1, as_of.k - LONGEST)
    series = as_of.metric_series(name, first + 1)
    before, event = as_of.metric_at(name, first)
    value = before
    if len(series.events):
        value, event = int(series.values[-1]), int(series.events[-1])
    return MetricRow(name, value, event, series, as_of.k, first, before)


MEANINGS: Final = {
    "core_busy_ns": noop(
        "Time in CORE_BUSY of every part that has ended, each op once however many"
        " planes it holds, SUSPENDs and RESUMEs too; a span says it of what ran in it"
    ),
    "bus_busy_ns": noop("Time on the buses of every part that has ended"),
}
"""What metrics count where the name leaves it open."""

COLUMNS: tuple[Column[MetricRow], ...] = (
    Column(
        "metric",
        lambda m: m.title,
        tip=lambda m: tr(MEANINGS.get(m.name, m.title)),
        sample="suspended_op_end_cancelled_",
    ),
    Column("value", lambda m: m.text, number=True, sample="00000000.000"),
    Column(
        "course",
        lambda _m: "",
        tip=lambda m: tr(
            "{title}: {count} changes since event {first}",
            title=m.title,
            count=len(m.series.events),
            first=m.first,
        ),
        sample="0" * 40,
    ),
    Column("since event", lambda m: "" if m.event is None else str(m.event)),
)


class MetricsPane(TablePane):
    """The metrics."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Metrics"),
            tr("There are no metrics."),
            COLUMNS,
            About(uid=lambda _m: None, event=lambda m: m.event),
        )
        self.table.setItemDelegate(CourseDelegate(self.model, self.table))

    def read(self, moment: Moment) -> None:
        """Show every metric."""
        rows = tuple(metric_row(moment.as_of, name) for name in METRIC_CODE)
        touched = moment.changed.metrics
        self.show_rows(rows, lambda m: m.name in touched)
