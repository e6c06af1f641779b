"""Which rows the timeline has, and where: buses, planes, suspended lanes, backlog lanes.

Heights and places are logical pixels, from the top of the rows, before scrolling.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import Final, NamedTuple

from nandviz.query.lanes import LaneKey
from nandviz.query.marks.tracks import TraceTracks
from nandviz.trace.codes import AXES

NAMES_WIDTH: Final = 144
"""Of the names, on the left of the rows."""

RULER_HEIGHT: Final = 70
"""Of the ruler, above the rows."""

HEADER: Final = 22
BUS: Final = 22
PLANE_LEAST: Final = 14
PLANE_MOST: Final = 64
GAP: Final = 3
"""Free pixels between two rows."""


class _Sizes(NamedTuple):
    """What depends on the room there is: heights, and how many entries a backlog lane shows."""

    suspended: int
    entry: int
    entries: int
    summary: int


_SNUG: Final = _Sizes(20, 15, 3, 28)
_ROOMY: Final = _Sizes(26, 18, 5, 64)
_GOOD_PLANE: Final = 36
"""Planes of this height leave room for roomy lanes."""


class RowKind(StrEnum):
    """What a row shows."""

    DIE = "die"
    BUS = "bus"
    PLANE = "plane"
    SUMMARY = "summary"
    SUSPENDED = "suspended"
    BACKLOG = "backlog"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the timeline.

    Attributes
    ----------
    name
        Unique; ``d0-p1`` for a plane.
    number
        Plane, channel, or index of the axis; 0 otherwise.
    tracks
        Track numbers: more than one where segments overlap, or all of a collapsed die.
    lines
        How many entries a backlog lane shows one below the other.
    """

    name: str
    kind: RowKind
    die: int
    number: int
    label: str
    top: float
    height: float
    tracks: tuple[int, ...] = ()
    pinned: bool = False
    lines: int = 1

    @property
    def bottom(self) -> float:
        """End of the row."""
        return self.top + self.height


@dataclass(frozen=True)
class Layout:
    """Rows from top to bottom; pinned ones first, which do not scroll.

    Attributes
    ----------
    pinned_height
        Of all pinned rows.
    height
        Of all rows.
    """

    rows: tuple[Row, ...]
    pinned_height: float
    height: float

    def visible(self, scroll: float, height: float) -> list[Row]:
        """Return the rows that are at least partly in view, where they are on the screen."""
        rows = []
        for row in self.rows:
            top = row.top if row.pinned else row.top - scroll
            least = 0.0 if row.pinned else self.pinned_height
            if top + row.height > least and top < height:
                rows.append(replace(row, top=top))
        return rows

    def thinned(self, most: float) -> "Layout":
        """Return the same rows, at most so high together as far as a pixel each allows."""
        share = min(most / self.height, 1.0)
        gap = max(floor(GAP * share), 1)
        rows, top, pinned = [], float(gap), 0.0
        for row in self.rows:
            height = max(floor((row.height + GAP) * share) - gap, 1)
            rows.append(replace(row, top=top, height=float(height)))
            top += height + gap
            pinned = top if row.pinned else pinned
        return Layout(tuple(rows), pinned, top)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants to see.

    Attributes
    ----------
    collapsed
        Dies drawn as one row.
    pinned
        Names of rows that stay at the top.
    """

    collapsed: Collection[int] = ()
    pinned: Sequence[str] = ()
    hide_empty: bool = False


def lay_out(tracks: TraceTracks, wanted: Wanted, height: float) -> Layout:
    """Return the rows of a trace, the planes as high as the height allows."""
    rows = list(_rows(tracks, wanted))
    if wanted.hide_empty:
        rows = [row for row in rows if not _is_empty(row, tracks)]
    sizes = _ROOMY if _plane_height(rows, _ROOMY, height) >= _GOOD_PLANE else _SNUG
    plane = float(int(min(max(_plane_height(rows, sizes, height), PLANE_LEAST), PLANE_MOST)))
    pinned = [row for name in wanted.pinned for row in rows if row.name == name]
    rest = [row for row in rows if row not in pinned]
    placed, top = [], float(GAP)
    pinned_height = 0.0
    for row in (*pinned, *rest):
        stays = row in pinned
        lines = sizes.entries if row.kind is RowKind.BACKLOG else 1
        height = _height(row, plane, sizes)
        placed.append(replace(row, top=top, height=height, pinned=stays, lines=lines))
        top += placed[-1].height + GAP
        pinned_height = top if stays else pinned_height
    return Layout(tuple(placed), pinned_height, top)


def lay_out_at_most(
    tracks: TraceTracks, wanted: Wanted, height: float, most: float
) -> tuple[Layout, bool]:
    """Return the rows of a trace so that they are at most so high, as far as a pixel each allows.

    Returns
    -------
    Layout
        As `lay_out`, where it fits; else with all dies collapsed, and then thinner.
    bool
        Whether dies were collapsed for it.
    """
    layout = lay_out(tracks, wanted, height)
    if layout.height <= most:
        return layout, False
    dies = range(tracks.trace.info.topology.dies)
    layout = lay_out(tracks, replace(wanted, collapsed=dies), height)
    return (layout if layout.height <= most else layout.thinned(most)), True


def _plane_height(rows: Sequence[Row], sizes: _Sizes, height: float) -> float:
    """Return how high a plane may be for all rows to be in view, less than 0 if none may."""
    fixed = sum(_height(row, 0.0, sizes) + GAP for row in rows)
    planes = sum(_tracks(row) for row in rows if row.kind is RowKind.PLANE)
    return (height - GAP - fixed) / planes if planes else height - GAP - fixed


def _height(row: Row, plane: float, sizes: _Sizes) -> float:
    heights = {
        RowKind.DIE: HEADER,
        RowKind.BUS: BUS,
        RowKind.PLANE: plane * _tracks(row),
        RowKind.SUMMARY: sizes.summary,
        RowKind.SUSPENDED: sizes.suspended,
        RowKind.BACKLOG: sizes.entry * sizes.entries,
    }
    return float(heights[row.kind])


def _tracks(row: Row) -> int:
    """Return how many tracks of full height a plane has room for."""
    return max(1, min(len(row.tracks), 3))


def _rows(tracks: TraceTracks, wanted: Wanted) -> Iterable[Row]:
    topology = tracks.trace.info.topology
    for channel in range(topology.channels):
        label = "bus" if topology.channels == 1 else f"bus {channel}"
        lanes = tuple(tracks.of_lane[LaneKey.bus(channel)])
        yield Row(f"c{channel}", RowKind.BUS, -1, channel, label, 0, 0, lanes)
    for die in range(topology.dies):
        yield from _die_rows(tracks, die, die in wanted.collapsed)


def _die_rows(tracks: TraceTracks, die: int, collapsed: bool) -> Iterable[Row]:
    planes = [tuple(tracks.of_lane[key]) for key in tracks.keys if key.die == die]
    sign = "▸" if collapsed else "▾"
    if collapsed:
        every = tuple(track for lanes in planes for track in lanes)
        yield Row(f"d{die}", RowKind.SUMMARY, die, 0, f"{sign} Die {die}", 0, 0, every)
        return
    yield Row(f"d{die}", RowKind.DIE, die, 0, f"{sign} Die {die}", 0, 0)
    for plane, lanes in enumerate(planes):
        yield Row(f"d{die}-p{plane}", RowKind.PLANE, die, plane, f"plane {plane}", 0, 0, lanes)
    for number, axis in reversed(list(enumerate(AXES))):
        label = f"suspended {axis}"
        yield Row(f"d{die}-s{number}", RowKind.SUSPENDED, die, number, label, 0, 0)
    yield Row(f"d{die}-b", RowKind.BACKLOG, die, 0, "backlog", 0, 0)


def _is_empty(row: Row, tracks: TraceTracks) -> bool:
    """Tell whether nothing happens on a row in all that is known of the run."""
    trace = tracks.trace
    if row.kind is RowKind.SUSPENDED:
        table = trace.suspensions
        return not bool(((table.die == row.die) & (table.axis == row.number)).any())
    if row.kind is RowKind.BACKLOG:
        return not bool((trace.backlog.die == row.die).any())
    if row.kind is RowKind.PLANE:
        parts = trace.parts
        held = (parts.planes >> parts.planes.dtype.type(row.number)) & 1
        return not bool(((parts.die == row.die) & (held == 1)).any())
    if row.kind is RowKind.BUS:
        return not any(len(tracks.lanes[track]) for track in row.tracks)
    return False
