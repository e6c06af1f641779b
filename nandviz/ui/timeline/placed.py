"""Where bars are on the screen: what a part does on several planes is one bar.

A bar lies over all rows of its part that are next to each other. Where a part holds rows that are
apart, it has as many bars.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.bars import Bars, Times
from nandviz.trace.tables import Trace
from nandviz.ui.timeline.laid_rows import Heights, LaidRows


@dataclass(frozen=True)
class PlacedBars(Bars):
    """Bars, each once for all tracks that it lies over.

    Attributes
    ----------
    track, last
        The first and the last of these, as indices of the tracks that are shown.
    part
        Row of ``trace.parts``.
    top, bottom
        Of the rows that it lies over, logical pixels.
    """

    part: npt.NDArray[np.int32]
    last: Times
    top: Heights
    bottom: Heights


def place_bars(bars: Bars, laid: LaidRows, trace: Trace) -> PlacedBars:
    """Return the bars of tracks as they lie on the screen.

    Parameters
    ----------
    bars
        One for each track, ``track`` being an index of those of ``laid``.
    """
    above, below = laid.beside
    part = trace.segments.part[bars.row]
    planes = trace.parts.planes[part]
    kept = np.flatnonzero(planes & above[bars.track] == 0)
    found, planes = bars.take(kept), planes[kept]
    last = found.track.copy()
    more = np.flatnonzero(planes & below[last])
    while len(more):
        last[more] += 1
        more = more[planes[more] & below[last[more]] != 0]
    top, bottom = laid.tops[found.track], laid.bottoms[last]
    return PlacedBars(
        found.track, found.start_ns, found.end_ns, found.kind, found.row,
        part[kept], last, top, bottom,
    )  # fmt: skip
