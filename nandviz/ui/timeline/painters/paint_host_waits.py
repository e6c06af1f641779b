"""Paints where reads of the host wait: a line at the foot of the plane that holds them up."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nandviz.language import noop
from nandviz.query.marks.read_host import Wait, Waits
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.host_lane import host_line, host_row
from nandviz.ui.timeline.layer import SAMPLE_PX, Box, Hit, MarkPainter, Sample, Stage
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene

Places = npt.NDArray[np.float64]
Times = npt.NDArray[np.int64]

_WAIT: Final = 3.0
"""Height of the line of a waiting read."""
_PLANES: Final = 64
"""More than a die has."""


class WaitPainter(MarkPainter[Wait]):
    """A line at the foot of a plane while a read waits for it, below what holds it up."""

    level = 45
    stage = Stage.BARS
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Wait]:
        """Return the waiting pages."""
        return marks.host.waits

    def boxes(self, scene: Scene, mark: Wait) -> Iterator[Box]:
        """Return the line, from the arrival to the start."""
        frame = scene.frame
        row = frame.row(mark.die, RowKind.PLANE, mark.plane)
        x0 = frame.on_pixel(max(frame.x(mark.start_ns), -4))
        x1 = frame.on_pixel(min(frame.x(mark.end_ns), frame.params.width + 4))
        if row is not None and x0 <= frame.params.width and x1 >= 0:
            yield Box(row, _wait_area(row, x0, x1))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw the lines, on each plane once where they lie over each other; then the selected."""
        frame, waits = scene.frame, scene.frame.marks.host.waits
        if not len(waits):
            return
        xs = np.stack([frame.xs(waits.start_ns), frame.xs(waits.end_ns)])
        xs = np.rint(np.clip(xs, -4, frame.params.width + 4))
        lanes = _by_lane(waits)
        areas = []
        for row in frame.rows:
            if row.kind in (RowKind.PLANE, RowKind.SUMMARY):
                mine = lanes.of_row(row)
                areas += [_wait_area(row, *ends) for ends in _united(xs[:, mine])]
        is_faded = frame.params.selected is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scene.theme.colour("background"))
        painter.drawRects([area.adjusted(0, -1, 0, 0) for area in areas])
        painter.setBrush(scene.theme.colour("read", 0.35 if is_faded else 1.0))
        painter.drawRects(areas)
        for i in np.flatnonzero(waits.request == frame.params.request).tolist():
            self._draw_selected(painter, scene, waits[i])

    def _draw_selected(self, painter: QPainter, scene: Scene, mark: Wait) -> None:
        """Draw the line of a selected request, and a line down to it from its arrival."""
        host, colour = host_row(scene.frame), scene.theme.colour("accent")
        for box in self.boxes(scene, mark):
            painter.fillRect(box.area.adjusted(0, -1, 0, 0), colour)
            if host is not None and box.row is not None:
                pen = QPen(colour, 1.0)
                pen.setDashPattern([2.0, 3.0])
                painter.setPen(pen)
                x = scene.frame.on_pixel(scene.frame.x(mark.start_ns)) + 0.5
                painter.drawLine(QLineF(x, host_line(host, True).bottom(), x, box.area.bottom()))

    def draw(self, painter: QPainter, scene: Scene, mark: Wait) -> None:
        """Draw one of them."""
        for box in self.boxes(scene, mark):
            painter.fillRect(box.area, scene.theme.colour("read"))

    def near(self, scene: Scene, at: QPointF) -> Sequence[Wait]:
        """Return those of the instant at a point."""
        waits, frame = scene.frame.marks.host.waits, scene.frame
        x0, x1 = frame.xs(waits.start_ns), frame.xs(waits.end_ns)
        near = np.flatnonzero((x0 < at.x() + 4) & (x1 > at.x() - 4))
        return [waits[i] for i in near.tolist()]

    def describe(self, mark: Wait, row: Row | None) -> Hit:
        """Return the request that waits."""
        return Hit(row, None, -1, mark.start_ns, mark.end_ns, 1, "", mark.request)

    def samples(self) -> Sequence[Sample]:
        """Return the foot of a bar with a line."""
        return (Sample(7, noop("read waits here"), SAMPLE_PX, _wait_sample, of_host=True),)


class _Lanes(NamedTuple):
    """Waits by die and plane: ``order`` sorts them by lane, those of a lane as they arrived.

    Attributes
    ----------
    lane
        Die and plane of each as one number, ascending.
    """

    order: Times
    lane: Times

    def of_row(self, row: Row) -> Times:
        """Return those of a plane, or of all planes of a collapsed die, as they arrived."""
        whole = row.kind is RowKind.SUMMARY
        first = row.die * _PLANES + (0 if whole else row.number)
        low, high = self.lane.searchsorted([first, first + (_PLANES if whole else 1)]).tolist()
        found = self.order[low:high]
        return np.sort(found) if whole else found


def _by_lane(waits: Waits) -> _Lanes:
    lane = waits.die * _PLANES + waits.plane
    order = np.argsort(lane.astype(np.int32), kind="stable")
    return _Lanes(order, lane[order])


def _wait_area(row: Row, x0: float, x1: float) -> QRectF:
    return QRectF(x0, row.bottom - _WAIT, max(x1 - x0, 1.0), _WAIT)


def _united(xs: Places) -> list[tuple[float, float]]:
    """Return the stretches that some stretches, shape (2, n) in order, cover together."""
    if not xs.shape[1]:
        return []
    start, end = xs
    reach = np.maximum.accumulate(end)
    first = np.concatenate([[True], start[1:] > reach[:-1]])
    at = np.flatnonzero(first)
    ends = np.maximum.reduceat(end, at)
    return list(zip(start[at].tolist(), ends.tolist(), strict=True))


def _wait_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.fillRect(area, theme.colour("erase"))
    foot = QRectF(area.left() + 8, area.bottom() - _WAIT, area.width() - 8, _WAIT)
    painter.fillRect(foot.adjusted(0, -1, 0, 0), theme.colour("background"))
    painter.fillRect(foot, theme.colour("read"))


LAYERS: Final = (WaitPainter(),)
