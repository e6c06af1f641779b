"""Paints backlog entries in the lane of their die, and the RESUME that released them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.language import noop, tr, trn
from nandviz.query.marks.read_backlog import Waiting
from nandviz.query.marks.read_marks import Marks
from nandviz.trace.codes import AXES
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.dashes import DASHED, DOTTED, draw_dashed, sides
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.lane_box import (
    TEXT_PX,
    LaneBox,
    LanePainter,
    lane_box,
    write_backed,
)
from nandviz.ui.timeline.layer import SAMPLE_PX, Hit, Sample
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence


class WaitingPainter(LanePainter[Waiting]):
    """How long an op waits, and for what. What has no line in its lane is counted."""

    level = 80

    colour = "backlog"

    def marks(self, marks: Marks) -> Sequence[Waiting]:
        """Return the entries."""
        return marks.waiting

    def box(self, frame: Frame, mark: Waiting) -> LaneBox | None:
        """Return the box of an entry; None if it is not in view, or its lane has no line for it."""
        row = _lane(frame, mark)
        return None if row is None or mark.row >= row.lines else _box(frame, mark, row)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw the links below the boxes, and the counts over them."""
        for entry in scene.frame.marks.waiting:
            self._draw_link(painter, scene, entry)
        super().paint(painter, scene)
        self._count_rest(painter, scene)

    def draw(self, painter: QPainter, scene: Scene, mark: Waiting) -> None:
        """Draw the box and its words."""
        box = self.box(scene.frame, mark)
        if box is None:
            return
        self.draw_ahead(painter, scene, box, mark.uid)
        if box.past.width() >= 1:
            fill, dots, edge = (scene.colour(self.colour, mark.uid, a) for a in (0.12, 0.55, 1.0))
            _fill(painter, box.past, fill, dots)
            draw_dashed(painter, sides(box.past, is_open=box.ahead.width() > 0), edge, DOTTED)
        others = (
            other.start_ns
            for other in scene.frame.marks.waiting
            if other is not mark and (other.die, other.row) == (mark.die, mark.row)
        )
        self.write(painter, scene, mark, box, others)

    def _draw_link(self, painter: QPainter, scene: Scene, mark: Waiting) -> None:
        """Draw the line from the RESUME that released an op to its box."""
        frame = scene.frame
        box, rows = self.box(frame, mark), frame.planes(mark.die, -1)
        if box is None or not rows or mark.resume_ns is None:
            return
        x = frame.x(mark.resume_ns)
        if not scene.in_view(x):
            return
        colour = scene.colour(self.colour, mark.uid)
        top, bottom = sorted((rows[0].top + rows[0].height / 2, box.past.center().y()))
        left, right = sorted((x, box.past.right()))
        lines = [QLineF(x, top, x, bottom), QLineF(left, bottom, right, bottom)]
        draw_dashed(painter, lines, colour, DASHED)
        glyphs.dot(painter, x, top, 2.5, colour, colour)

    def _count_rest(self, painter: QPainter, scene: Scene) -> None:
        """Count, once a lane, the entries in view for which it has no line."""
        frame = scene.frame
        rest: dict[int, tuple[int, Row]] = {}
        for entry in frame.marks.waiting:
            row = _lane(frame, entry)
            if row is not None and entry.row >= row.lines and _box(frame, entry, row) is not None:
                rest[entry.die] = rest.get(entry.die, (0, row))[0] + 1, row
        for count, row in rest.values():
            text = tr("+{count} more", count=count)
            x = frame.params.width - scene.words.width(text, TEXT_PX) - 8
            middle = row.bottom - row.height / row.lines / 2 - 1
            write_backed(painter, scene, x, middle, text, scene.theme.ink)

    def texts(self, mark: Waiting) -> tuple[str, ...]:
        """Return what an entry may be called, longest first."""
        tried = trn(mark.retries, "{count} retry", "{count} retries")
        said = f"op {mark.uid} {mark.why}" + (f", {tried}" if mark.retries else "")
        short = (f"op {mark.uid}", f"{mark.uid}")
        return (f"{said} · {waits_for(mark)}", said, *short) if mark.open else (said, *short)

    def describe(self, mark: Waiting, row: Row | None) -> Hit:
        """Return why it waits, for what, and how often it was tried."""
        how = (
            waits_for(mark)
            if mark.open
            else tr("left the backlog at {end}", end=us_sentence(mark.end_ns))
        )
        text = tr(
            "{why} at {start}, {how}, {retries} retries",
            why=mark.why,
            start=us_sentence(mark.start_ns),
            how=how,
            retries=mark.retries,
        )
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, text)

    def samples(self) -> Sequence[Sample]:
        """Return a dotted box."""
        return (Sample(90, noop("in the backlog"), SAMPLE_PX, _sample),)


def waits_for(entry: Waiting) -> str:
    """Return what an entry that is in a backlog waits for."""
    if entry.flush_ns is None:
        return tr("waits for {axis} RESUME", axis=AXES[entry.axis])
    return tr("waits for the flush at {flush}", flush=us_sentence(entry.flush_ns))


def _lane(frame: Frame, entry: Waiting) -> Row | None:
    return frame.row(entry.die, RowKind.BACKLOG, 0)


def _box(frame: Frame, entry: Waiting, row: Row) -> LaneBox | None:
    """Return the box on the line of an entry, whether or not its lane has that line."""
    height = row.height / row.lines
    span = (entry.start_ns, entry.flush_ns if entry.open else entry.end_ns)
    return lane_box(frame, row, span, row.top + entry.row * height, height - 2)


def _fill(painter: QPainter, area: QRectF, fill: QColor, dots: QColor) -> None:
    """Fill a box with dots."""
    painter.fillRect(area, fill)
    glyphs.dots(painter, area.adjusted(1, 1, -1, -1), dots)


def _sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    fill, dots, edge = (theme.colour("backlog", a) for a in (0.12, 0.7, 1.0))
    _fill(painter, area, fill, dots)
    draw_dashed(painter, sides(area), edge, DOTTED)


LAYERS: Final = (WaitingPainter(),)
