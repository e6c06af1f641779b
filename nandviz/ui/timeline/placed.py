"""Where tracks and bars are on the screen: what a part does on several planes is one bar.

A bar lies over all rows of its part that are next to each other. Where a part holds rows that are
apart, it has as many bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.bars import Bars, Times
from nandviz.trace.tables import Trace
from nandviz.ui.timeline.rows import Row

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TrackPlace:
    """Where a track is drawn: its row, and logical pixels on the screen."""

    row: Row
    top: float
    bottom: float


@dataclass(frozen=True)
class PlacedBars(Bars):
    """Bars, each once for all tracks that it lies over.

    Attributes
    ----------
    track, last
        The first and the last of these, as indices of the tracks that are shown.
    top, bottom
        Of the rows that it lies over, logical pixels.
    """

    last: Times
    top: Places
    bottom: Places


def place_bars(
    bars: Bars, places: Sequence[TrackPlace], joins: Sequence[bool], trace: Trace
) -> PlacedBars:
    """Return the bars of tracks as they lie on the screen.

    Parameters
    ----------
    bars
        One for each track, ``track`` being an index of ``places``.
    joins
        Of each track, whether bars may go on over the next one.
    """
    numbers = (place.row.number for place in places)
    plane, goes_on = np.fromiter(numbers, np.int64, len(places)), np.array([*joins, False])
    planes = trace.parts.planes[trace.segments.part[bars.row]].astype(np.int64)
    is_more = goes_on[bars.track - 1] & (planes >> plane[bars.track - 1] & 1 == 1)
    kept = np.flatnonzero(~is_more)
    found, planes = bars.take(kept), planes[kept]
    last = found.track.copy()
    more = np.flatnonzero(goes_on[last])
    while len(more):
        more = more[planes[more] >> plane[last[more] + 1] & 1 == 1]
        last[more] += 1
        more = more[goes_on[last[more]]]
    top = np.array([place.top for place in places])[found.track]
    bottom = np.array([place.bottom for place in places])[last]
    return PlacedBars(
        found.track, found.start_ns, found.end_ns, found.kind, found.row, last, top, bottom
    )
