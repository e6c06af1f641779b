"""Paints backlog entries in the lane of their die: the RESUME that released them, what failed."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.language import noop, tr, trn
from nandviz.query.marks.read_backlog import Retry, Waiting
from nandviz.query.marks.read_marks import Marks
from nandviz.trace.codes import AXES
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.dashes import DASHED, DOTTED, Line, draw_dashed, sides
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.lane_box import (
    TEXT_PX,
    LaneBox,
    LanePainter,
    lane_box,
    write_backed,
)
from nandviz.ui.timeline.layer import SAMPLE_PX, Box, Hit, Layer, MarkPainter, Sample
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_TICK_PX: Final = 3.0
_CROSS_PX: Final = 4.5
_CROSS_WIDE: Final = 2.6


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

    def sign_px(self, mark: Waiting) -> float:
        """Return how far ✖ reaches beyond the end of what was lost."""
        return _CROSS_PX + _CROSS_WIDE if mark.lost else 0.0

    def end_px(self, scene: Scene, mark: Waiting) -> float:
        """Return where the count of those begins for which the lane has no line."""
        row = _lane(scene.frame, mark)
        is_last = row is not None and mark.row == row.lines - 1
        rest = _rest(scene).get(mark.die) if is_last else None
        return super().end_px(scene, mark) if rest is None else rest.x - 6

    def ticks_ns(self, scene: Scene, mark: Waiting) -> Sequence[int]:
        """Return when its flush failed."""
        return [r.when_ns for r in scene.frame.marks.retries if r.entry == mark.entry]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw the boxes, and the counts over them."""
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
        later = (
            other.start_ns
            for other in scene.frame.marks.waiting
            if other.entry > mark.entry and (other.die, other.row) == (mark.die, mark.row)
        )
        self.write(painter, scene, mark, box, later)

    def draw_link(self, painter: QPainter, scene: Scene, mark: Waiting) -> None:
        """Draw the line from the RESUME that released an op to its box."""
        frame = scene.frame
        if mark.resume_ns is None or not scene.in_view(x := frame.x(mark.resume_ns)):
            return
        box, rows = self.box(frame, mark), frame.laid.planes(mark.die, -1)
        if box is None or not rows:
            return
        colour = scene.colour(self.colour, mark.uid)
        top, bottom = sorted((rows[0].top + rows[0].height / 2, box.past.center().y()))
        left, right = sorted((x, box.past.right()))
        lines = [Line(x, top, x, bottom), Line(left, bottom, right, bottom)]
        draw_dashed(painter, lines, colour, DASHED)
        glyphs.dot(painter, x, top, 2.5, colour, colour)

    def _count_rest(self, painter: QPainter, scene: Scene) -> None:
        """Count, once a lane, the entries in view for which it has no line."""
        for x, middle, text in _rest(scene).values():
            write_backed(painter, scene, x, middle, text, scene.theme.ink)

    def texts(self, mark: Waiting) -> tuple[str, ...]:
        """Return what an entry may be called, longest first."""
        if mark.lost:
            called = f"op {mark.uid} {mark.fate}"
            return (
                f"op {mark.uid} {mark.why}, {_lost_words(mark)}",
                f"{called}: {mark.left_for}",
                called,
            )
        tried = trn(mark.retries, "{count} retry", "{count} retries")
        said = f"op {mark.uid} {mark.why}" + (f", {tried}" if mark.retries else "")
        short = f"op {mark.uid}"
        if not mark.open:
            return (said, short)
        return (*(f"{text} · {waits_for(mark)}" for text in (said, short)), said, short)

    def describe(self, mark: Waiting, row: Row | None) -> Hit:
        """Return why it waits, for what, and how often it was tried."""
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, _told(mark))

    def samples(self) -> Sequence[Sample]:
        """Return a dotted box."""
        return (Sample(90, noop("in the backlog"), SAMPLE_PX, _sample),)


class _Rest(NamedTuple):
    """The count of the entries for which a lane has no line: its words, and where they stand."""

    x: float
    middle: float
    text: str


def _rest(scene: Scene) -> dict[int, _Rest]:
    """Return of each die the count of the entries in view for which its lane has no line."""
    frame = scene.frame
    without: dict[int, list[Waiting]] = {}
    for entry in frame.marks.waiting:
        row = _lane(frame, entry)
        if row is not None and entry.row >= row.lines and _box(frame, entry, row) is not None:
            without.setdefault(entry.die, []).append(entry)
    found: dict[int, _Rest] = {}
    for die, entries in without.items():
        row = _lane(frame, entries[0])
        assert row is not None
        lost = sum(entry.lost for entry in entries)
        text = tr("+{count} more", count=len(entries))
        if lost:
            text = tr("+{count} more, {lost} dropped", count=len(entries), lost=lost)
        x = frame.params.width - scene.words.width(text, TEXT_PX) - 8
        found[die] = _Rest(x, row.bottom - row.height / row.lines / 2 - 1, text)
    return found


def _told(entry: Waiting) -> str:
    start, end = us_sentence(entry.start_ns), us_sentence(entry.end_ns)
    since = tr("{why} at {start}", why=entry.why, start=start)
    if entry.lost:
        return f"{since}, " + tr("{how}, at {end}", how=_lost_words(entry), end=end)
    left = waits_for(entry) if entry.open else tr("{fate} at {end}", fate=entry.fate, end=end)
    return f"{since}, {left}, " + trn(entry.retries, "{count} retry", "{count} retries")


def _lost_words(entry: Waiting) -> str:
    """Return how an entry was lost, after how many failed flushes, and why."""
    if not entry.retries:
        return f"{entry.fate}: {entry.left_for}"
    return trn(
        entry.retries,
        "{fate} after {count} failed attempt: {why}",
        "{fate} after {count} failed attempts: {why}",
        fate=entry.fate,
        why=entry.left_for,
    )


def waits_for(entry: Waiting) -> str:
    """Return what an entry that is in a backlog waits for."""
    if entry.stalled and entry.refused is not None:
        return tr("waits for a change: {reason}", reason=entry.refused)
    if entry.stalled:
        return tr("waits behind the one before it")
    if entry.flush_ns is None:
        return tr("waits for {axis} RESUME", axis=AXES[entry.axis])
    return tr("waits for the flush at {flush}", flush=us_sentence(entry.flush_ns))


def _lane(frame: Frame, entry: Waiting) -> Row | None:
    return frame.row(entry.die, RowKind.BACKLOG, 0)


def _box(frame: Frame, entry: Waiting, row: Row) -> LaneBox | None:
    """Return the box on the line of an entry, whether or not its lane has that line."""
    span = (entry.start_ns, entry.flush_ns if entry.open else entry.end_ns)
    return lane_box(frame, row, span, *_line(row, entry.row))


def _line(row: Row, number: int) -> tuple[float, float]:
    """Return top and height of a line of a lane."""
    height = row.height / row.lines
    return row.top + number * height, height - 2


def _fill(painter: QPainter, area: QRectF, fill: QColor, dots: QColor) -> None:
    """Fill a box with dots."""
    painter.fillRect(area, fill)
    glyphs.dots(painter, area.adjusted(1, 1, -1, -1), dots)


def _sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    fill, dots, edge = (theme.colour("backlog", a) for a in (0.12, 0.7, 1.0))
    _fill(painter, area, fill, dots)
    draw_dashed(painter, sides(area), edge, DOTTED)


class RetryPainter(MarkPainter[Retry]):
    """A failed flush: a tick through the box of the entry, as red as a refusal."""

    level = 82
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Retry]:
        """Return the failed flushes."""
        return marks.retries

    def boxes(self, scene: Scene, mark: Retry) -> Iterator[Box]:
        """Return the tick; nothing where the lane has no line for the entry."""
        row, x = scene.frame.row(mark.die, RowKind.BACKLOG, 0), scene.frame.x(mark.when_ns)
        if row is not None and mark.row < row.lines and scene.in_view(x):
            top, height = _line(row, mark.row)
            yield Box(row, QRectF(x - _TICK_PX / 2, top, _TICK_PX, height))

    def draw(self, painter: QPainter, scene: Scene, mark: Retry) -> None:
        """Draw the tick."""
        for box in self.boxes(scene, mark):
            painter.fillRect(box.area, scene.colour("wrong", mark.uid))

    def describe(self, mark: Retry, row: Row | None) -> Hit:
        """Return which attempt it was, and why it failed."""
        at = us_sentence(mark.when_ns)
        why = f"{mark.reason} ({mark.detail})" if mark.detail else mark.reason
        text = tr(
            "attempt {number} of {most} to flush refused at {at}: {why}",
            number=mark.number,
            most=mark.most,
            at=at,
            why=why,
        )
        if mark.blocker_uid is not None:
            text += ", " + tr("op {uid} in the way", uid=mark.blocker_uid)
        return Hit(row, mark.uid, -1, mark.when_ns, mark.when_ns, 1, text)

    def samples(self) -> Sequence[Sample]:
        """Return a box with a tick."""
        return (Sample(92, noop("failed flush"), SAMPLE_PX, _tick_sample),)


class LostPainter(MarkPainter[Waiting]):
    """✖ at the end of the box of an entry that was dropped, or aborted by a RESET."""

    level = 84
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Waiting]:
        """Return the entries that were lost."""
        return [entry for entry in marks.waiting if entry.lost]

    def boxes(self, scene: Scene, mark: Waiting) -> Iterator[Box]:
        """Return what the sign covers."""
        x = scene.frame.x(mark.end_ns)
        for box in BOXES.boxes(scene, mark) if scene.in_view(x) else ():
            at = QPointF(x, box.area.center().y())
            reach = _CROSS_PX + _CROSS_WIDE / 2
            yield Box(box.row, QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))

    def draw(self, painter: QPainter, scene: Scene, mark: Waiting) -> None:
        """Draw ✖ on a piece of ground."""
        for box in self.boxes(scene, mark):
            x, y = box.area.center().x(), box.area.center().y()
            ground = scene.theme.colour("background")
            glyphs.cross(painter, x, y, _CROSS_PX + 0.7, ground, _CROSS_WIDE + 2)
            glyphs.cross(painter, x, y, _CROSS_PX, scene.colour("wrong", mark.uid), _CROSS_WIDE)

    def describe(self, mark: Waiting, row: Row | None) -> Hit:
        """Return what the box says: after how many failed flushes, and why."""
        return Hit(row, mark.uid, -1, mark.end_ns, mark.end_ns, 1, _told(mark))

    def samples(self) -> Sequence[Sample]:
        """Return a box that ends in ✖."""
        return (Sample(94, noop("dropped or aborted"), SAMPLE_PX, _lost_sample),)


def _tick_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _sample(painter, area, theme)
    x = area.center().x() - _TICK_PX / 2
    painter.fillRect(QRectF(x, area.top(), _TICK_PX, area.height()), theme.colour("wrong"))


def _lost_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _sample(painter, area.adjusted(0, 0, -_CROSS_PX, 0), theme)
    x, y = area.right() - _CROSS_PX, area.center().y()
    glyphs.cross(painter, x, y, _CROSS_PX + 0.7, theme.colour("panel"), _CROSS_WIDE + 2)
    glyphs.cross(painter, x, y, _CROSS_PX, theme.colour("wrong"), _CROSS_WIDE)


BOXES: Final = WaitingPainter()


class LinkPainter(Layer):
    """The lines from RESUMEs to the boxes of what they released, below all words of the lanes."""

    level = 65

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every line."""
        for entry in scene.frame.marks.waiting:
            BOXES.draw_link(painter, scene, entry)


LAYERS: Final = (LinkPainter(), BOXES, RetryPainter(), LostPainter())
