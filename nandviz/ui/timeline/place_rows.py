"""Which rows an op or an event is on, and how far to scroll until one of them is in view."""

from collections.abc import Iterable, Sequence
from typing import Final

from nandviz.query.asof import AsOf
from nandviz.query.live_rows import born_between
from nandviz.ui.timeline.row_sizes import HEADER
from nandviz.ui.timeline.rows import GAP, Layout, Row

_MOST: Final = 16
"""So many ops of a batch are looked at."""
_ROOM: Final = HEADER + 2 * GAP
"""Pixels that stay free above or below a row that was scrolled to: the name of its die is seen."""


def names_of_op(as_of: AsOf, uid: int) -> frozenset[str]:
    """Return the names of the rows that an op is on, that of its die for a collapsed one too."""
    op = as_of.op(uid)
    die = f"d{op.die}"
    parts = as_of.parts_of(uid)
    if not parts and any(entry.uid == uid for entry in as_of.backlog(die=op.die)):
        return frozenset({die, f"{die}-b"})
    planes = {plane for part in parts for plane in part.planes} or {t.plane for t in op.targets}
    bus = f"c{as_of.trace.info.topology.channel_of(op.die)}"
    return frozenset({die, *(f"{die}-p{plane}" for plane in planes)} if planes else {bus})


def names_of_event(as_of: AsOf) -> frozenset[str]:
    """Return the names of the rows on which the event at the playhead happened."""
    if as_of.k < 0:
        return frozenset()
    event = as_of.event(as_of.k)
    if event.uid is not None:
        return names_of_op(as_of, event.uid)
    new = born_between(as_of.trace.ops.born, as_of.k, as_of.k)[:_MOST]
    if new:
        return frozenset().union(*(names_of_op(as_of, row + 1) for row in new))
    return frozenset() if event.die is None else frozenset({f"d{event.die}", f"d{event.die}-b"})


def scroll_to(layout: Layout, names: Iterable[str], scroll: float, height: float) -> float:
    """Return the least scrolling that shows all of some rows, else their first one.

    Nothing is scrolled where one of them is in view already.

    Parameters
    ----------
    names
        Of rows; the header of a die counts only where nothing else of it is shown.
    scroll
        Logical pixels that the rows are moved up now.
    height
        Of the rows' area.
    """
    rows = [row for row in layout.rows if row.name in names]
    rows = [row for row in rows if not row.is_header] or rows
    top, room = layout.pinned_height, height - layout.pinned_height
    if not rows or any(row.pinned or _inside(row, scroll + top, scroll + height) for row in rows):
        return scroll
    first, last = rows[0], _last_that_fits(rows, room - 2 * _ROOM)
    if first.top < scroll + top:
        return max(first.top - top - _ROOM, 0.0)
    return min(last.bottom - height + _ROOM, first.top - top)


def _inside(row: Row, low: float, high: float) -> bool:
    return low <= row.top and row.bottom <= high


def _last_that_fits(rows: Sequence[Row], room: float) -> Row:
    fitting = [row for row in rows if row.bottom - rows[0].top <= room]
    return fitting[-1] if fitting else rows[0]
