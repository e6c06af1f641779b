"""One picture of the rows: everything that is computed for a span, a size and an event.

A `Frame` knows no widget. The view and the picture files paint the same one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from nandviz.query.asof import AsOf
from nandviz.query.marks.bars import Bars, live_bars, on_tracks
from nandviz.query.marks.read_marks import MarkReader, Marks
from nandviz.query.marks.tracks import TraceTracks, Tracks
from nandviz.trace.tables import Trace
from nandviz.ui.axis import (
    AxisMap,
    AxisMode,
    Knots,
    Tick,
    event_place,
    tick_step,
    time_text,
    time_ticks,
    time_unit,
)
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.columns import Columns
from nandviz.ui.timeline.laid_rows import Heights, LaidRows
from nandviz.ui.timeline.paint_dense import paint_dense, paint_dense_ghost
from nandviz.ui.timeline.placed import PlacedBars, place_bars
from nandviz.ui.timeline.raster import Ground, Owners, compose, is_any_of, paint_strips
from nandviz.ui.timeline.rows import Layout, Row, RowKind
from nandviz.ui.timeline.ruler_size import Ruler

_WORDS_PX: Final = 8.0
"""How far the words of a bar reach above and below their middle."""


class Standing(NamedTuple):
    """Where a bar stands, a pixel wide at least, and its first and last track that are shown."""

    start: float
    end: float
    first: int
    last: int


class Seen(NamedTuple):
    """Heights at which bars are seen, a cell of each column a bar.

    Attributes
    ----------
    low, high
        From where to where, in their rows.
    middle
        Where words stand: in the middle of a plane, not between two.
    """

    low: Heights
    high: Heights
    middle: Heights


@dataclass(frozen=True)
class FrameParams:
    """How the rows are looked at.

    Attributes
    ----------
    width, height
        Of the rows' area, logical pixels.
    scale
        Device pixels a logical pixel.
    scroll
        Logical pixels that the rows are moved up.
    selected
        The ops that stand out; None where nothing is selected.
    request
        The request of the host that is selected.
    """

    axis: AxisMap
    axis_mode: AxisMode
    u0: float
    u1: float
    width: int
    height: int
    scale: float
    scroll: float
    layout: Layout
    theme: Theme
    selected: frozenset[int] | None = None
    request: int | None = None
    ruler: Ruler = Ruler()  # noqa: RUF009  a value, never changed


@dataclass(frozen=True)
class Frame:
    """A computed picture.

    Attributes
    ----------
    tracks
        That it was made from.
    laid
        The rows in view.
    bars
        Exact bars, executed and live, each once for all planes that it lies over, ``track`` being
        an index of the tracks of ``laid``; only live ones if there are too many.
    exact
        Whether all bars are there.
    image
        Device pixels.
    """

    params: FrameParams
    as_of: AsOf
    tracks: Tracks
    laid: LaidRows
    columns: Columns
    bars: PlacedBars
    exact: bool
    marks: Marks
    ticks: tuple[Tick, ...]
    image: QImage
    pixels: npt.NDArray[np.uint32] = field(repr=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """In view, ``top`` being on the screen."""
        return self.laid.rows

    def x(self, time_ns: int) -> float:
        """Return the place of an instant, logical pixels from the left of the rows."""
        return self.columns.x(time_ns) / self.params.scale

    def xs(self, times_ns: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return the places of instants."""
        return self.columns.at(times_ns) / self.params.scale

    def on_pixel(self, x: float) -> float:
        """Return where the device pixel nearest to a place begins: what ends there is sharp."""
        return round(x * self.params.scale) / self.params.scale

    def hairline(self, x: float, top: float, height: float) -> QRectF:
        """Return a line down from a height that is as wide as all of them, in whole pixels."""
        return self.hairlines([x], top, height)[0]

    def hairlines(self, xs: Iterable[float], top: float, height: float) -> list[QRectF]:
        """Return such lines, side by side."""
        scale = self.params.scale
        wide = max(int(scale), 1) / scale
        return [QRectF(round(x * scale) / scale, top, wide, height) for x in xs]

    @cached_property
    def now_place(self) -> float:
        """Where the playhead stands on the axis."""
        times, params = self.as_of.trace.events.time_ns, self.params
        return event_place(params.axis_mode, params.axis, times, self.as_of.k)

    @property
    def now_x(self) -> float:
        """Where the playhead stands, logical pixels from the left of the rows."""
        per_unit = self.params.width / (self.params.u1 - self.params.u0)
        return (self.now_place - self.params.u0) * per_unit

    @cached_property
    def bar_x0(self) -> npt.NDArray[np.float64]:
        """Where each bar begins."""
        return self.xs(self.bars.start_ns)

    @cached_property
    def bar_x1(self) -> npt.NDArray[np.float64]:
        """Where each bar ends."""
        return self.xs(self.bars.end_ns)

    @cached_property
    def bar_uid(self) -> npt.NDArray[np.int32]:
        """The op of each bar."""
        return self.as_of.trace.parts.uid[self.bars.part]

    def seen(self, bars: npt.NDArray[np.int64]) -> Seen:
        """Return at which heights some bars are seen."""
        track = self.bars.track[bars]
        low = np.maximum(self.bars.top[bars], self.laid.leasts[track])
        high = np.minimum(self.bars.bottom[bars], self.params.height)
        middle = self.laid.middles[(track + self.bars.last[bars]) // 2]
        within = (middle >= low + _WORDS_PX) & (middle <= high - _WORDS_PX)
        return Seen(low, high, np.where(within, middle, (low + high) / 2))

    def standing(self, die: int, x0: float, x1: float) -> list[Standing]:
        """Return the bars of a die that stand between two places, in order."""
        first, last = self.laid.reach_of(die)
        found: list[Standing] = []
        for begin in self._begins:
            mine = slice(begin[first], begin[last + 1])
            start, end = self.bar_x0[mine], self._bar_end[mine]
            near = np.flatnonzero((start < x1) & (end > x0))
            columns = start, end, self.bars.track[mine], self.bars.last[mine]
            each = (column[near].tolist() for column in columns)
            found += map(Standing._make, zip(*each, strict=True))
        return sorted(found)

    @cached_property
    def _bar_end(self) -> npt.NDArray[np.float64]:
        """Where each bar ends, a pixel wide at least."""
        return np.maximum(self.bar_x1, self.bar_x0 + 1)

    @cached_property
    def _begins(self) -> list[list[int]]:
        """Where the bars of each track begin, and behind these the end.

        Once of the past and once of what is live: each is in order of track, not both together.
        """
        track, every = self.bars.track, np.arange(len(self.laid.tracks) + 1)
        edges = [0, *(np.flatnonzero(track[1:] < track[:-1]) + 1).tolist(), len(track)]
        runs = (low + track[low:high].searchsorted(every) for low, high in pairwise(edges))
        return [run.tolist() for run in runs]

    def row(self, die: int, kind: RowKind, number: int) -> Row | None:
        """Return a row as `LaidRows.row` does."""
        return self.laid.row(die, kind, number)


_BEFORE_FOLD_PX: Final = 50
"""Room for the words of a tick before a fold: nearer, they would seem to be of what follows."""


def axis_ticks(params: FrameParams, as_of: AsOf) -> tuple[Tick, ...]:
    """Return the ticks of the axis in view."""
    if params.axis_mode is AxisMode.TIME:
        return time_ticks(params.u0, params.u1, params.width)
    times = as_of.trace.events.time_ns[: as_of.k + 1]
    if params.axis_mode is AxisMode.COMPACT:
        return _compact_ticks(params)
    first = int(times.searchsorted(np.int64(params.axis.time_at(params.u0)), "left"))
    last = int(times.searchsorted(np.int64(params.axis.time_at(params.u1)) + 1, "right"))
    places = params.axis.places(times[first:last])
    within = np.arange(first, last) - times.searchsorted(times[first:last], "left")
    per_unit = params.width / (params.u1 - params.u0)
    ticks, free = [], -1e18
    for k, place in enumerate((places + within).tolist(), first):
        x = (place - params.u0) * per_unit
        shown = x > free
        ticks.append(Tick(place, f"#{k}" if shown else ""))
        free = x + 48 if shown else free
    return tuple(ticks)


def instants_of_several(frame: Frame) -> list[tuple[float, float]]:
    """Return, of each instant in view that has several events, the places of first and last."""
    as_of, axis = frame.as_of, frame.params.axis
    span = np.array([frame.columns.t0_ns, frame.columns.t1_ns + 1], np.int64)
    times = as_of.trace.events.time_ns[: as_of.k + 1]
    first, last = times.searchsorted(span, "left").tolist()
    instants, count = np.unique(times[first:last], return_counts=True)
    places = axis.places(instants[count > 1])
    return list(zip(places.tolist(), (places + count[count > 1] - 1).tolist(), strict=True))


def _compact_ticks(params: FrameParams) -> tuple[Tick, ...]:
    """Return ticks at round instants, between the folds."""
    axis = params.axis
    t0, t1 = axis.time_at(params.u0), axis.time_at(params.u1)
    step = max(round(tick_step(params.u1 - params.u0, params.width)), 1)
    unit = time_unit(step, max(abs(t0), abs(t1)))
    folds = axis.folds.tolist() if isinstance(axis, Knots) else []
    room = _BEFORE_FOLD_PX * (params.u1 - params.u0) / params.width
    ticks, at = [], max(t0, 0)
    for low, high in (*folds, (t1, t1)):
        last = axis.at(low) - room if high > low else params.u1
        times = range(-(-at // step) * step, min(low, t1) + 1, step)
        each = ((axis.at(time_ns), time_ns) for time_ns in times)
        ticks += [Tick(place, time_text(t_ns, step, unit)) for place, t_ns in each if place <= last]
        at = max(at, high)
    return tuple(ticks)


class Frames:
    """Makes frames of one trace, and keeps what frames share."""

    def __init__(self, tracks: TraceTracks, marks: MarkReader) -> None:
        self.tracks = tracks
        self._marks = marks
        self._pixels = np.zeros((0, 0), np.uint32)
        self._laid: LaidRows | None = None
        self._laid_key: object = None

    def frame(self, params: FrameParams, as_of: AsOf) -> Frame:
        """Compute a picture. The image before it is overwritten."""
        self.tracks.sync()
        self._marks.sync()
        laid = self._laid_out(params)
        columns = Columns(
            params.axis, params.u0, params.u1, max(round(params.width * params.scale), 1)
        )
        live = on_tracks(live_bars(self.tracks, as_of), laid.tracks)
        composed = compose(self.tracks, laid.tracks, columns, as_of.now_ns, live)
        codes, owners, goes_on = laid.shown(composed)
        ticks = axis_ticks(params, as_of)
        pixels = self._canvas(len(laid.lines), columns.width)
        grid = np.array(
            [round((t.place - params.u0) * columns.per_unit) for t in ticks if t.text], np.int64
        )
        grid = grid[(grid >= 0) & (grid < columns.width)]
        bars = place_bars(composed.bars, laid, as_of.trace)
        bright = _owned(owners, bars, params.selected, as_of.trace)
        ground = Ground(params.theme, grid, params.scale, bright)
        paint_strips(pixels, codes, laid.strips, ground, goes_on, laid.lines)
        marks = self._marks.marks(as_of, columns.t0_ns, columns.t1_ns, laid.dies)
        rows = laid.rows
        paint_dense(pixels, marks.dense, rows, columns, params.theme, params.scale)
        paint_dense_ghost(pixels, marks.beside.dense, rows, columns, params.theme, params.scale)
        image = QImage(
            pixels.data, columns.width, len(pixels), columns.width * 4, QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(params.scale)
        return Frame(
            params, as_of, self.tracks, laid, columns, bars, composed.exact, marks, ticks, image,
            pixels,
        )  # fmt: skip

    def _laid_out(self, params: FrameParams) -> LaidRows:
        """Return the rows in view, the same until they are moved."""
        layout = params.layout
        key = (layout, params.scroll, params.height, params.scale)
        if self._laid is None or key != self._laid_key:
            rows = layout.visible(params.scroll, params.height)
            self._laid = LaidRows(rows, layout.pinned_height, params.height, params.scale)
            self._laid_key = key
        return self._laid

    def _canvas(self, height: int, width: int) -> npt.NDArray[np.uint32]:
        if self._pixels.shape != (height, width):
            self._pixels = np.zeros((height, width), np.uint32)
        return self._pixels


def _owned(
    owners: Owners, bars: Bars, uids: frozenset[int] | None, trace: Trace
) -> npt.NDArray[np.bool_] | None:
    """Return where the bars of some ops are seen; None where nothing is selected."""
    if uids is None:
        return None
    mine = is_any_of(trace.parts.uid[trace.segments.part[bars.row]], uids)
    return is_any_of(owners, np.unique(bars.row[mine] + 1).tolist())
