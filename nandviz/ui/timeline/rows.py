"""Which rows the timeline has, and where: buses, planes, suspended lanes, backlog lanes.

Heights and places are logical pixels, from the top of the rows, before scrolling.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import floor
from typing import Final

import numpy as np

from nandviz.language import joined, said, spoken
from nandviz.query.exclusion_states import exclusions_of, lane_kinds
from nandviz.query.index import is_hosted
from nandviz.query.lanes import LaneKey
from nandviz.query.marks.tracks import TraceTracks
from nandviz.trace.codes import AXES
from nandviz.ui.timeline.row_sizes import ROOMY, SNUG, TIGHT, Sizes

NAMES_WIDTH: Final = 144
"""Of the names, on the left of the rows."""

PLANE_MOST: Final = 64
GAP: Final = 3
"""Free pixels between two rows."""


class RowKind(StrEnum):
    """What a row shows."""

    HOST = "host"
    DIE = "die"
    BUS = "bus"
    PLANE = "plane"
    SUMMARY = "summary"
    STATE = "state"
    SUSPENDED = "suspended"
    BACKLOG = "backlog"


SIGNS_ABOVE: Final = 8
"""How far signs on the upper edge of a plane reach above it."""

BARRED: Final = (RowKind.PLANE, RowKind.BUS, RowKind.SUMMARY)
"""Kinds of rows that bars lie on."""

_NAMING: Final = (RowKind.DIE, RowKind.SUMMARY)
"""Kinds of rows whose label names their die."""

_MAY_BE_EMPTY: Final = (
    RowKind.STATE,
    RowKind.SUSPENDED,
    RowKind.BACKLOG,
    RowKind.PLANE,
    RowKind.BUS,
)
"""Rows that are hidden where nothing happens on them and that is wanted."""


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
        How many entries a backlog lane, or kinds a state lane, shows one below the other.
    run
        Of two runs that are shown both, A or B; else empty.
    above
        Room for the signs on the upper edge, between the rows of two runs.
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
    run: str = ""
    above: float = 0.0

    @property
    def bottom(self) -> float:
        """End of the row."""
        return self.top + self.height

    @property
    def full_name(self) -> str:
        """Name with that of its die, for where the die's header does not stand above."""
        label = spoken(self.label).lstrip("▾▸ ")
        is_named = self.die < 0 or self.kind in _NAMING or self.pinned
        return label if is_named else f"die {self.die} {label}"

    @property
    def is_header(self) -> bool:
        """Whether it only names the die whose rows follow."""
        return self.kind is RowKind.DIE


def adjoin(upper: Row, lower: Row) -> bool:
    """Tell whether a bar may lie over both rows: planes of a die, the next one right below.

    Rows with more than one track keep their bars to themselves: their edges say that these overlap.
    """
    return (
        upper.kind is lower.kind is RowKind.PLANE
        and (upper.die, upper.pinned) == (lower.die, lower.pinned)
        and len(upper.tracks) == len(lower.tracks) == 1
        and 0 <= lower.top - upper.bottom <= GAP
    )


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
        pinned = bisect_left(self.rows, True, key=lambda row: not row.pinned)
        rows = [row for row in self.rows[:pinned] if row.bottom > 0.0 and row.top < height]
        first = bisect_right(self.rows, self.pinned_height + scroll, pinned, key=_bottom)
        for row in self.rows[first:]:
            if row.top - scroll >= height:
                break
            rows.append(replace(row, top=row.top - scroll) if scroll else row)
        return rows

    def of_run(self, run: str) -> "Layout":
        """Return the rows of one run of two, where they are."""
        return replace(self, rows=tuple(row for row in self.rows if row.run == run))

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


def _bottom(row: Row) -> float:
    return row.bottom


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


def lay_out_runs(runs: Sequence[TraceTracks], wanted: Wanted, height: float) -> tuple[Layout, ...]:
    """Return the rows of one run, or of A and of B, the planes as high as the height allows.

    Rows of A are above those of B of the same die; its header is of B, where B has that die.
    """
    return _apart(_whole(runs, wanted, height), len(runs))


def _apart(layout: Layout, runs: int) -> tuple[Layout, ...]:
    return (layout,) if runs == 1 else (layout.of_run("A"), layout.of_run("B"))


def _of_run(row: Row, run: str) -> Row:
    """Return a row with the run that it is of, which its label names."""
    if row.kind is RowKind.DIE:
        return replace(row, run=run, label=f"{row.label}: A | B")
    if row.kind is RowKind.SUMMARY:
        return replace(row, run=run, label=f"{row.label}: {run}")
    return replace(row, run=run, label=joined(" ", (run, row.label)))


def _wanted_rows(tracks: TraceTracks, wanted: Wanted) -> Iterable[Row]:
    """Return the rows of a trace that are not hidden, backlog lanes with a line for each entry."""
    used = _used(tracks) if wanted.hide_empty else set()
    entries = tracks.entries.tolist()
    for row in _rows(tracks, wanted):
        if row.kind is RowKind.BACKLOG:
            row = replace(row, lines=max(entries[row.die], 1))  # noqa: PLW2901  the same row
        if not wanted.hide_empty or row.kind not in _MAY_BE_EMPTY or row.name in used:
            yield row


def _placed(rows: list[Row], wanted: Wanted, height: float) -> Layout:
    """Return rows with their heights and places, pinned ones first."""
    fitting = (s for s in (ROOMY, SNUG, TIGHT) if _plane(_lined(rows, s), s, height))
    sizes = next(fitting, SNUG)
    rows = _lined(rows, sizes)
    plane = float(_plane(rows, sizes, height) or sizes.plane)
    pinned = [row for name in wanted.pinned for row in rows if row.name == name]
    host = [row for row in rows if row.kind is RowKind.HOST]
    rest = [row for row in rows if row.name not in wanted.pinned and row.kind is not RowKind.HOST]
    placed, top = [], float(GAP)
    pinned_height = 0.0
    for row in (*host, *pinned, *rest):
        stays = row.kind is RowKind.HOST or row.name in wanted.pinned
        height = _height(row, plane, sizes)
        label = row.full_name if stays and row.kind not in _NAMING else row.label
        top += row.above
        placed.append(replace(row, top=top, height=height, pinned=stays, label=label))
        top += placed[-1].height + GAP
        pinned_height = top if stays else pinned_height
    return Layout(tuple(placed), pinned_height, top)


def lay_out_at_most(
    runs: Sequence[TraceTracks], wanted: Wanted, height: float, most: float
) -> tuple[tuple[Layout, ...], bool]:
    """Return the rows of a run so that they are at most so high, as far as a pixel each allows.

    Parameters
    ----------
    runs
        One, or A and B.

    Returns
    -------
    tuple
        As `lay_out_runs`, where it fits; else with all dies collapsed,
        and then thinner.
    bool
        Whether dies were collapsed for it.
    """
    layout, is_collapsed = _whole(runs, wanted, height), False
    if layout.height > most:
        dies = range(max(run.trace.info.topology.dies for run in runs))
        layout, is_collapsed = _whole(runs, replace(wanted, collapsed=dies), height), True
    layout = layout.thinned(most) if layout.height > most else layout
    return _apart(layout, len(runs)), is_collapsed


def _whole(runs: Sequence[TraceTracks], wanted: Wanted, height: float) -> Layout:
    """Return the rows of one run, or of A and B together."""
    of_runs = [list(_wanted_rows(tracks, wanted)) for tracks in runs]
    if len(runs) == 1:
        return _placed(of_runs[0], wanted, height)
    of_a, of_b = of_runs
    headers = {row.name for row in of_b if row.kind is RowKind.DIE}
    of_a = [row for row in of_a if row.name not in headers]
    rows = [_of_run(row, run) for run, rows in (("A", of_a), ("B", of_b)) for row in rows]
    rows.sort(key=lambda row: (row.die, row.kind is not RowKind.DIE, row.run))
    return _placed(_set_apart(rows), wanted, height)


def _set_apart(rows: Sequence[Row]) -> list[Row]:
    """Return rows of two runs, those of B with room above where they are below those of A."""
    found = list(rows)
    for i, (upper, row) in enumerate(pairwise(rows), 1):
        if row.kind is RowKind.PLANE and upper.die == row.die and upper.run < row.run:
            found[i] = replace(row, above=SIGNS_ABOVE - GAP)
    return found


def lines_of(tracks: TraceTracks) -> tuple[int, ...]:
    """Return how many lines the backlog lane of each die may need."""
    return tuple(np.clip(tracks.entries, 1, ROOMY.entries).tolist())


def _lined(rows: Iterable[Row], sizes: Sizes) -> list[Row]:
    """Return rows, backlog lanes with no more lines than they may show."""
    return [
        replace(row, lines=min(row.lines, sizes.entries)) if row.kind is RowKind.BACKLOG else row
        for row in rows
    ]


def _plane(rows: Sequence[Row], sizes: Sizes, height: float) -> int:
    """Return how high planes are where all rows are in view; 0 where that is not enough."""
    fixed = sum(_height(row, 0.0, sizes) + row.above + GAP for row in rows)
    planes = sum(_tracks(row) for row in rows if row.kind is RowKind.PLANE)
    plane = int((height - GAP - fixed) / max(planes, 1))
    return min(plane, PLANE_MOST) if plane >= sizes.plane else 0


def _height(row: Row, plane: float, sizes: Sizes) -> float:
    heights = {
        RowKind.HOST: sizes.host,
        RowKind.DIE: sizes.header,
        RowKind.BUS: sizes.bus,
        RowKind.PLANE: plane * _tracks(row),
        RowKind.SUMMARY: sizes.summary,
        RowKind.STATE: sizes.state * row.lines,
        RowKind.SUSPENDED: sizes.suspended,
        RowKind.BACKLOG: sizes.entry * row.lines,
    }
    return float(heights[row.kind])


def _tracks(row: Row) -> int:
    """Return how many tracks of full height a plane has room for."""
    return max(1, min(len(row.tracks), 3))


def _rows(tracks: TraceTracks, wanted: Wanted) -> Iterable[Row]:
    topology = tracks.trace.info.topology
    if is_hosted(tracks.trace):
        yield Row("host", RowKind.HOST, -1, 0, "host", 0, 0)
    for channel in range(topology.channels):
        label = "bus" if topology.channels == 1 else f"bus {channel}"
        lanes = tuple(tracks.of_lane[LaneKey.bus(channel)])
        yield Row(f"c{channel}", RowKind.BUS, -1, channel, label, 0, 0, lanes)
    for die in range(topology.dies):
        yield from _die_rows(tracks, die, die in wanted.collapsed)


def _die_rows(tracks: TraceTracks, die: int, collapsed: bool) -> Iterable[Row]:
    count = tracks.trace.info.topology.planes
    planes = [tuple(tracks.of_lane[LaneKey(die, plane)]) for plane in range(count)]
    sign = "▸" if collapsed else "▾"
    if collapsed:
        every = tuple(track for lanes in planes for track in lanes)
        yield Row(f"d{die}", RowKind.SUMMARY, die, 0, f"{sign} Die {die}", 0, 0, every)
        return
    yield Row(f"d{die}", RowKind.DIE, die, 0, f"{sign} Die {die}", 0, 0)
    for plane, lanes in enumerate(planes):
        yield Row(f"d{die}-p{plane}", RowKind.PLANE, die, plane, f"plane {plane}", 0, 0, lanes)
    kinds = lane_kinds(tracks.trace.info.exclusions)
    if kinds:
        label = said("state")
        yield Row(f"d{die}-e", RowKind.STATE, die, 0, label, 0, 0, lines=len(kinds))
    for number, axis in reversed(list(enumerate(AXES))):
        label = said("suspended {axis}", axis=axis)
        yield Row(f"d{die}-s{number}", RowKind.SUSPENDED, die, number, label, 0, 0)
    yield Row(f"d{die}-b", RowKind.BACKLOG, die, 0, "backlog", 0, 0)


def _used(tracks: TraceTracks) -> set[str]:
    """Return the names of the rows on which anything happens in all that is known of the run."""
    trace = tracks.trace
    parts, suspensions = trace.parts, trace.suspensions
    lanes = np.unique(suspensions.die.astype(np.int64) * len(AXES) + suspensions.axis)
    used = {f"d{lane // len(AXES)}-s{lane % len(AXES)}" for lane in lanes.tolist()}
    used |= {f"d{die}-e" for die in exclusions_of(trace).dies()}
    used |= {f"d{die}-b" for die in np.unique(trace.backlog.die).tolist()}
    for plane in range(trace.info.topology.planes):
        held = (parts.planes >> np.uint32(plane)) & 1 == 1
        used |= {f"d{die}-p{plane}" for die in np.unique(parts.die[held]).tolist()}
    for channel in range(trace.info.topology.channels):
        bus = tracks.of_lane[LaneKey.bus(channel)]
        used |= {f"c{channel}"} if any(len(tracks.lanes[track]) for track in bus) else set()
    return used
