"""Paints where ops were cut, and where they went on: an edge across the planes that they hold."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.language import noop, tr
from nandviz.query.marks.bar_kind import BarKind
from nandviz.query.marks.read_aborts import Abort
from nandviz.query.marks.read_marks import Marks
from nandviz.query.marks.read_suspended import Part, Suspended
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.layer import SAMPLE_PX, Box, Hit, MarkPainter, Sample, Stage
from nandviz.ui.timeline.paint_bars import bar_sample, write_sample
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_WIDE: Final = 3.0
_BEYOND: Final = 2.0
"""How far a cut stands out above and below its bar."""
_CAP_BEYOND: Final = 1.0


def _edges(scene: Scene, at_ns: int, die: int, planes: int) -> Iterator[Box]:
    """Return the firm edges at an instant, one a bar, on whole pixels."""
    x = scene.frame.x(at_ns)
    if scene.in_view(x):
        left = scene.frame.on_pixel(x - _WIDE / 2)
        for span in scene.frame.laid.spans(die, planes):
            top, height = span.top - _BEYOND, span.height + 2 * _BEYOND
            yield Box(span.row, QRectF(left, top, _WIDE, height))


def _draw_edges(painter: QPainter, colour: QColor, boxes: Iterator[Box]) -> None:
    for box in boxes:
        painter.fillRect(box.area, colour)


class CutPainter(MarkPainter[Suspended]):
    """The edge at which a SUSPEND cut an op."""

    level = 50
    reach_px = 1.0

    def marks(self, marks: Marks) -> Sequence[Suspended]:
        """Return the suspensions."""
        return marks.suspended

    def boxes(self, scene: Scene, mark: Suspended) -> Iterator[Box]:
        """Return an edge on each bar of the op."""
        return _edges(scene, mark.at_ns, mark.die, mark.planes)

    def draw(self, painter: QPainter, scene: Scene, mark: Suspended) -> None:
        """Draw the edges."""
        _draw_edges(painter, scene.colour("suspend", mark.uid), self.boxes(scene, mark))

    def describe(self, mark: Suspended, row: Row | None) -> Hit:
        """Return how much was left."""
        text = tr(
            "cut at {at}: {remaining} left",
            at=us_sentence(mark.at_ns),
            remaining=us_sentence(mark.remaining_ns),
        )
        return Hit(row, mark.uid, -1, mark.at_ns, mark.end_ns, 1, text)

    def samples(self) -> Sequence[Sample]:
        """Return half a bar with its edge."""
        return (Sample(60, noop("cut here"), SAMPLE_PX, _cut_sample),)


class AbortPainter(MarkPainter[Abort]):
    """The edge at which a RESET cut an op, as red as what comes not to pass; its ghost says so."""

    level = 60
    reach_px = 1.0

    def marks(self, marks: Marks) -> Sequence[Abort]:
        """Return the ops that had begun; of the others there is a ghost alone."""
        return [abort for abort in marks.aborts if abort.cut]

    def boxes(self, scene: Scene, mark: Abort) -> Iterator[Box]:
        """Return an edge on each bar of the op."""
        return _edges(scene, mark.start_ns, mark.die, mark.planes)

    def draw(self, painter: QPainter, scene: Scene, mark: Abort) -> None:
        """Draw the edges."""
        _draw_edges(painter, scene.colour("wrong", mark.uid), self.boxes(scene, mark))

    def describe(self, mark: Abort, row: Row | None) -> Hit:
        """Return when it was cut, and when it would have ended."""
        due = us_sentence(mark.end_ns)
        text = tr(
            "aborted by RESET at {start}, was to end at {due}",
            start=us_sentence(mark.start_ns),
            due=due,
        )
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, text)


class PartPainter(MarkPainter[Part]):
    """The cap of a resumed part, in the colour of RESUME: half as wide as a narrow part.

    One of less than 2 px has none, for nothing of its bar would be left.
    """

    level = 30
    stage = Stage.BARS
    reach_px = 1.0

    def marks(self, marks: Marks) -> Sequence[Part]:
        """Return the resumed parts."""
        return marks.parts

    def boxes(self, scene: Scene, mark: Part) -> Iterator[Box]:
        """Return a cap on each bar of the part."""
        x = scene.frame.x(mark.start_ns)
        wide = min(_WIDE, (scene.frame.x(mark.end_ns) - x) / 2)
        if -4 <= x <= scene.frame.params.width and wide >= 1:
            for span in scene.frame.laid.spans(mark.die, mark.planes):
                top, height = span.top - _CAP_BEYOND, span.height + 2 * _CAP_BEYOND
                yield Box(span.row, QRectF(x, top, wide, height))

    def draw(self, painter: QPainter, scene: Scene, mark: Part) -> None:
        """Draw the caps."""
        for box in self.boxes(scene, mark):
            colour = scene.theme.colour("resume", 0.3 if scene.faded(mark.uid) else 1.0)
            painter.fillRect(box.area, colour)

    def describe(self, mark: Part, row: Row | None) -> Hit:
        """Return which part of how many it is."""
        span = f"{us_sentence(mark.start_ns)} … {us_sentence(mark.end_ns)}"
        text = tr(
            "resumed: part {number} of {total}, {span}",
            number=mark.number,
            total=mark.total,
            span=span,
        )
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, text)

    def samples(self) -> Sequence[Sample]:
        """Return a bar with its cap and number."""
        return (Sample(80, noop("resumed part n/m"), SAMPLE_PX, _part_sample),)


def _cut_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    half = area.width() / 2
    bar_sample(BarKind.PROGRAM)(painter, area.adjusted(0, 0, -half, 0), theme)
    edge = QRectF(area.left() + half - 1, area.top() - _BEYOND, _WIDE, area.height() + 2 * _BEYOND)
    painter.fillRect(edge, theme.colour("suspend"))


def _part_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    bar_sample(BarKind.PROGRAM)(painter, area, theme)
    cap = QRectF(area.left(), area.top() - _CAP_BEYOND, _WIDE, area.height() + 2 * _CAP_BEYOND)
    painter.fillRect(cap, theme.colour("resume"))
    write_sample(
        painter, QPointF(area.left() + 7, area.center().y() + 3.5), "2/3", theme, theme.program
    )


LAYERS: Final = (PartPainter(), CutPainter(), AbortPainter())
