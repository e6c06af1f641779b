"""The timeline as a file: PNG or SVG, without a window, with a title and a legend."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from nandviz import process
from nandviz.exchange.format import Tell, silent
from nandviz.files import atomic_path
from nandviz.language import spoken, tr
from nandviz.model.words import Showing
from nandviz.query.asof import AsOf
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.index import is_hosted
from nandviz.query.marks.beside import Beside
from nandviz.query.marks.extent import extent_ns
from nandviz.query.marks.read_host import ops_of_request
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.pyramid import PLANNED
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMap, AxisMode, Linear
from nandviz.ui.bar_form import STRIPED
from nandviz.ui.encoding import (
    check_fonts,
    enough_memory,
    new_image,
    painting,
    pixels,
    png_bytes,
    svg_bytes,
)
from nandviz.ui.theme import LIGHT, Theme
from nandviz.ui.timeline.frame import Frame, FrameParams
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.legend import Explained, legend_height, paint_legend
from nandviz.ui.timeline.paint_bars import BARS
from nandviz.ui.timeline.paint_frame import (
    Cursors,
    paint_cursors,
    paint_merged,
    paint_rows,
    paint_runs,
)
from nandviz.ui.timeline.row_names import paint_names
from nandviz.ui.timeline.rows import NAMES_WIDTH, Wanted, lay_out_at_most
from nandviz.ui.timeline.ruler import paint_ruler
from nandviz.ui.timeline.ruler_size import ruler_of
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.shown_trace import ShownTrace
from nandviz.units import us_sentence

SIZE: Final = (1600, 900)
TITLE_HEIGHT: Final = 54
_LINE: Final = 18
"""What a title of two runs is higher."""
MOST_HEIGHT: Final = 10_000
"""Of the rows, logical pixels; threefold, Qt can still draw it."""
VECTORS: Final = 20_000
"""Bars that a vector file holds singly; more become one embedded image."""


@dataclass(frozen=True)
class Picture:
    """What is to be drawn.

    Attributes
    ----------
    span
        (t0_ns, t1_ns); None for the whole run as of ``k``.
    axis
        The axis and its mode; time if None.
    subtitle
        TextPainter after the scenario's name, such as the file.
    beside
        Run A, which ``trace`` is run B of.
    showing
        What is drawn of both, where there are two.
    selected, request
        The op, or the request of the host, that is selected.
    """

    trace: Trace
    k: int
    theme: Theme = LIGHT
    size: tuple[int, int] = SIZE
    span: tuple[int, int] | None = None
    wanted: Wanted = Wanted(hide_empty=True)  # noqa: RUF009  a value, never changed
    axis: tuple[AxisMode, AxisMap] | None = None
    selected: int | None = None
    request: int | None = None
    cursors: Cursors = Cursors()  # noqa: RUF009  a value, never changed
    verdicts: tuple[object, ...] = ()
    subtitle: str = ""
    beside: Beside | None = None
    showing: Showing = Showing.B_WITH_GHOST


class _Sheet:
    """A picture laid out on its sheet."""

    def __init__(self, picture: Picture, scale: float, tell: Tell, *, vectors: bool) -> None:
        tell(tr("laying out"))
        self.picture = picture
        self._tell = tell
        self.words = TextPainter(scale, kept=not vectors)
        self.vectors = vectors
        width, height = picture.size
        self.title = TITLE_HEIGHT + (_LINE if self.two else 0)
        runs = _runs(picture)
        foot = legend_height(width, self.words, self.explained)
        room = height - self.title - foot
        parted = picture.beside is not None and picture.beside.parted
        ruler = ruler_of(len(picture.trace.info.notes) + parted, room)
        wanted, tracks = picture.wanted, [run.tracks for run in runs]
        layouts, self._collapsed = lay_out_at_most(tracks, wanted, room - ruler.height, MOST_HEIGHT)
        mode, axis = picture.axis or (AxisMode.TIME, Linear())
        u0, u1 = self._span(axis)
        rows = int(max(layouts[0].height, 60))
        self.size = QSize(width, int(self.title + ruler.height + rows + foot))
        pixels(self.size, scale)  # before anything is drawn for it
        self.frames = tuple(
            run.frame(
                FrameParams(
                    axis, mode, u0, u1, width - NAMES_WIDTH, rows, scale, 0.0, layout,
                    picture.theme, self._selected(run), picture.request, ruler,
                )
            )
            for run, layout in zip(runs, layouts, strict=True)
        )  # fmt: skip

    @property
    def frame(self) -> Frame:
        """Of the run in front."""
        return self.frames[-1]

    @property
    def two(self) -> bool:
        """Whether there are two runs."""
        return self.picture.beside is not None

    @property
    def explained(self) -> Explained:
        """What the legend explains beside what every run has."""
        hosted = is_hosted(self.picture.trace)
        if self.picture.beside is not None:
            hosted |= is_hosted(self.picture.beside.trace)
        stale = any(stale_reads_of(run.trace).any_by(run.as_of.k) for run in _runs(self.picture))
        return Explained(self.two, hosted, stale)

    def _selected(self, run: ShownTrace) -> frozenset[int] | None:
        """Return the selected ops as a run has them: 0 for what it has not; None for nothing."""
        picture, beside = self.picture, self.picture.beside
        if picture.request is not None:
            uids = ops_of_request(AsOf(picture.trace, picture.k), picture.request)
        elif picture.selected is not None:
            uids = frozenset({picture.selected})
        else:
            return None
        if beside is None or run.trace is picture.trace:
            return uids
        return frozenset(beside.comparison.op_of_a(uid) or 0 for uid in uids)

    def _span(self, axis: AxisMap) -> tuple[float, float]:
        if self.picture.span is not None:
            t0_ns, t1_ns = self.picture.span
            return axis.at(t0_ns), max(axis.at(t1_ns), axis.at(t0_ns) + axis.least_step)
        t0_ns, t1_ns = extent_ns(AsOf(self.picture.trace, self.picture.k))
        if self.picture.beside is not None:
            other = self.picture.beside
            t1_ns = max(t1_ns, extent_ns(AsOf(other.trace, other.k))[1])
        low, high = axis.at(t0_ns), axis.at(t1_ns)
        room = max((high - low) * 0.03, axis.least_step)
        return low - room, high + room

    def paint(self, painter: QPainter) -> None:
        """Draw everything; origin at the left top of the sheet."""
        self._tell(tr("drawing"))
        width, _ = self.picture.size
        theme, frame = self.picture.theme, self.frame
        scene = Scene(frame, self.words)
        painter.fillRect(QRectF(0, 0, width, self.size.height()), theme.colour("background"))
        self._paint_title(painter)
        ruler = frame.params.ruler.height
        top = self.title + ruler
        view = QRectF(0, 0, frame.params.width, frame.params.height)
        with _moved(painter, NAMES_WIDTH, self.title):
            painter.setClipRect(QRectF(0, 0, frame.params.width, ruler))
            paint_ruler(painter, scene)
        painter.fillRect(QRectF(0, self.title, NAMES_WIDTH, ruler), theme.colour("panel"))
        with _moved(painter, NAMES_WIDTH, self.title):
            paint_merged(painter, scene)
        with _moved(painter, NAMES_WIDTH, top):
            painter.setClipRect(view)
            self._paint_rows(painter, scene)
        with _moved(painter, NAMES_WIDTH, self.title):
            painter.setClipRect(view.adjusted(0, 0, 0, ruler))
            paint_cursors(painter, scene, self.picture.cursors, ruler + frame.params.height)
        with _moved(painter, 0, top):
            paint_names(painter, self.frames, self.words, frame.params.height)
        with _moved(painter, 0, top + frame.params.height):
            paint_legend(painter, theme, width, self.words, self.explained)

    def _paint_rows(self, painter: QPainter, scene: Scene) -> None:
        frame = scene.frame
        few = len(self.frames) == 1 and frame.exact and len(frame.bars) <= VECTORS
        if self.vectors and few and not self.picture.theme.patterns:
            paint_vectors(painter, frame)
            paint_rows(painter, scene, image=False)
        else:
            paint_runs(painter, self.frames, self.words)

    def _comparison(self) -> list[str]:
        """Say where two runs part."""
        beside = self.picture.beside
        if beside is None:
            return []
        found = beside.comparison.divergence
        return [tr("A and B are the same") if found is None else spoken(found.sentence)]

    def _paint_title(self, painter: QPainter) -> None:
        theme, trace = self.picture.theme, self.picture.trace
        width, _ = self.picture.size
        painter.fillRect(QRectF(0, 0, width, self.title), theme.colour("panel"))
        title = _title(self.picture)
        self.words.write(painter, 12, 18, title, theme.ink, 17, bold=True)
        frame = self.frame
        parts = [
            tr("event {k} of {last}", k=frame.as_of.k, last=frame.as_of.trace.last_event),
            f"t = {us_sentence(frame.as_of.now_ns)}",
            tr("shown {span}", span=_span_text(frame)),
            *([tr("the run is not complete")] if ColumnsAsOf(trace).partial else []),
            *([tr("each die as one row, there are too many")] if self._collapsed else []),
        ]
        if self.picture.subtitle:
            parts.insert(0, self.picture.subtitle)
        for y, text in enumerate(("   ·   ".join(parts), *self._comparison())):
            cut = self.words.cut(text, width - 24, 12)
            self.words.write(painter, 12, 41 + y * _LINE, cut, theme.muted, 12)


@contextmanager
def _moved(painter: QPainter, x: float, y: float) -> Iterator[None]:
    """Let a painter's origin lie elsewhere for a while; its clip ends with that."""
    painter.save()
    painter.translate(x, y)
    try:
        yield
    finally:
        painter.restore()


def _runs(picture: Picture) -> list[ShownTrace]:
    """Return the runs whose rows are drawn, the one in front last."""
    run, beside, showing = ShownTrace(picture.trace), picture.beside, picture.showing
    run.set_event(picture.k)
    run.set_verdicts(picture.verdicts)  # type: ignore[arg-type]
    run.set_beside(beside, showing)
    if beside is None or showing in (Showing.B, Showing.B_WITH_GHOST):
        return [run]
    other = ShownTrace(beside.trace)
    other.set_event(beside.k)
    other.set_verdicts(beside.verdicts)
    other.set_beside(beside if showing is Showing.SPLIT else None, showing)
    return [other] if showing is Showing.A else [other, run]


def _title(picture: Picture) -> str:
    """Return the name of a run; of two, both where these differ."""
    own = picture.trace.info.name or "nandviz"
    if picture.beside is None:
        return own
    other = picture.beside.trace.info.name or "nandviz"
    return f"A | B: {own}" if own == other else f"A: {other} | B: {own}"


def _span_text(frame: Frame) -> str:
    first, last = max(frame.columns.t0_ns, 0), frame.columns.t1_ns - 1
    return f"{us_sentence(first)} … {us_sentence(last)}"


def paint_vectors(painter: QPainter, frame: Frame) -> None:
    """Draw the ground, the grid and every bar as a shape of its own."""
    params, theme = frame.params, frame.params.theme
    for tick in frame.ticks:
        x = (tick.place - params.u0) * params.width / (params.u1 - params.u0)
        if tick.text and 0 <= x <= params.width:
            painter.fillRect(QRectF(x, 0, 1, params.height), theme.colour("grid"))
    uids = frame.bar_uid.tolist()
    for i in range(len(frame.bars)):
        kind = int(frame.bars.kind[i])
        colour = QColor(theme.bar(kind % PLANNED))
        if kind >= PLANNED:
            colour = _mixed(colour, theme.colour("background"), 0.42)
        if params.selected is not None and uids[i] not in params.selected:
            colour = _mixed(colour, theme.colour("background"), 0.3)
        area = BARS.area(frame, i)
        painter.fillRect(area, colour)
        if kind % PLANNED in STRIPED:
            stripe = _mixed(colour, theme.colour("background"), 0.45)
            for x in np.arange(area.left() + 2, area.right(), 4.0).tolist():
                painter.fillRect(
                    QRectF(x, area.top(), min(2.0, area.right() - x), area.height()), stripe
                )
        for y in BARS.hairlines(frame, i):
            hairline = QRectF(area.left(), y - 0.5, area.width(), 1.0)
            painter.fillRect(hairline, theme.colour("background"))
    _paint_overlaps(painter, frame)


def _paint_overlaps(painter: QPainter, frame: Frame) -> None:
    """Edge in red what overlaps the track above it."""
    wrong = frame.params.theme.colour("wrong")
    for i, track in enumerate(frame.bars.track.tolist()):
        if frame.laid.places[track].overlaps:
            edge = BARS.area(frame, i)
            edge.setTop(float(frame.bars.top[i]) - 1)
            edge.setHeight(2.0)
            painter.fillRect(edge, wrong)


def _mixed(a: QColor, b: QColor, part: float) -> QColor:
    return QColor(
        *(
            round(p * part + q * (1 - part))
            for p, q in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )


def draw(picture: Picture, scale: float = 1.0, tell: Tell = silent) -> QImage:
    """Draw a picture into an image, ``scale`` device pixels a logical pixel.

    A ``QGuiApplication`` must exist; `ensure_application` makes one without a screen. ``tell``
    hears what is done; what it raises ends the work.

    Raises
    ------
    NandvizError
        If the memory for it is not there, or no font.
    """
    check_fonts()
    with enough_memory():
        sheet = _Sheet(picture, scale, tell, vectors=False)
        image = new_image(sheet.size, scale)
        with painting(image) as painter:
            sheet.paint(painter)
    return image


def ensure_application() -> QGuiApplication:
    """Return the application, made without a screen if there is none."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    process.ask_for_utf8()
    return QGuiApplication(["nandviz", "-platform", "offscreen"])


def png(picture: Picture, scale: float = 1.0, tell: Tell = silent) -> bytes:
    """Return a picture as a PNG file; ``tell`` and NandvizError as `draw`."""
    return png_bytes(draw(picture, scale, tell), tell)


def write_png(
    picture: Picture, path: str | PathLike[str], scale: float = 1.0, tell: Tell = silent
) -> None:
    """Write a picture as PNG; ``tell`` as `draw`.

    Raises
    ------
    NandvizError
        As `draw`, or if the file cannot be written; an old one stays whole.
    """
    _write(path, png(picture, scale, tell))


def svg(picture: Picture, tell: Tell = silent) -> bytes:
    """Return a picture as an SVG file, of shapes and text; ``tell`` and NandvizError as `draw`."""
    check_fonts()
    with enough_memory():
        sheet = _Sheet(picture, 1.0, tell, vectors=True)
        return svg_bytes(sheet.size, picture.trace.info.name, sheet.paint)


def write_svg(picture: Picture, path: str | PathLike[str], tell: Tell = silent) -> None:
    """Write a picture as SVG, of shapes and text; ``tell`` as `draw`.

    Raises
    ------
    NandvizError
        As `draw`, or if the file cannot be written; an old one stays whole.
    """
    _write(path, svg(picture, tell))


def _write(path: str | PathLike[str], data: bytes) -> None:
    with atomic_path(path) as temporary:
        temporary.write_bytes(data)
