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

    @property
    def overlaps(self) -> bool:
        """Whether what is on the track overlaps what is on the one above."""
        return self.top > self.row.top


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
    plane = np.array([place.row.number for place in places], np.uint32)
    # What a part holds where its bar goes on: the plane above each track, and the one below.
    above, below = np.zeros_like(plane), np.zeros_like(plane)
    goes_on, bit = np.array(joins[:-1], bool), np.uint32(1) << plane
    above[1:], below[:-1] = np.where(goes_on, (bit[:-1], bit[1:]), 0)
    planes = trace.parts.planes[trace.segments.part[bars.row]]
    kept = np.flatnonzero(planes & above[bars.track] == 0)
    found, planes = bars.take(kept), planes[kept]
    last = found.track.copy()
    more = np.flatnonzero(planes & below[last])
    while len(more):
        last[more] += 1
        more = more[planes[more] & below[last[more]] != 0]
    top = np.array([place.top for place in places])[found.track]
    bottom = np.array([place.bottom for place in places])[last]
    return PlacedBars(
        found.track, found.start_ns, found.end_ns, found.kind, found.row, last, top, bottom
    )
