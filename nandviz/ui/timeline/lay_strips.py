"""From tracks to strips of the image: the tracks of a row, and what goes on from row to row."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np

from nandviz.ui.timeline.placed import TrackPlace
from nandviz.ui.timeline.raster import Codes, Composed, Owners, Strip, merged
from nandviz.ui.timeline.rows import Row, RowKind, adjoin


class Strips(NamedTuple):
    """Strips, and what each shows.

    Attributes
    ----------
    codes, owners
        As in `Composed`, a line for each strip.
    places
        Of each track, several of which may be one strip.
    joins
        Of each track, whether bars may go on over the next one.
    """

    strips: list[Strip]
    codes: Codes
    owners: Owners
    places: list[TrackPlace]
    joins: list[bool]


def lay_strips(
    rows: Sequence[Row], composed: Composed, pinned_height: float, scale: float
) -> Strips:
    """Return the strips of some rows that are all of the tracks of ``composed``, in order.

    The tracks of a collapsed die become one strip.
    """
    strips: list[Strip] = []
    shown: list[tuple[Codes, Owners]] = []
    places: list[TrackPlace] = []
    joins: list[bool] = []
    codes, owners = composed.codes, composed.owners
    goes_on = (owners[:-1] == owners[1:]) & (owners[:-1] != 0)
    pinned, first = round(pinned_height * scale), 0
    for row, below in zip_longest(rows, rows[1:]):
        count = len(row.tracks)
        spots, alone = _spots(row), row.kind is RowKind.SUMMARY
        places += spots * count if alone else spots
        joins += [*[False] * (count - 1), below is not None and adjoin(row, below)]
        joined = goes_on[first] if joins[-1] else None
        least = 0 if row.pinned else pinned
        strips += [
            Strip(round(spot.top * scale), round(spot.bottom * scale), least, joined, spot.overlaps)
            for spot in spots
        ]
        mine = slice(first, first + count)
        shown.append(merged(codes[mine], owners[mine]) if alone else (codes[mine], owners[mine]))
        first += count
    if len(strips) < len(codes):
        codes, owners = (np.concatenate(each) for each in zip(*shown, strict=True))
    return Strips(strips, codes, owners, places, joins)


def _spots(row: Row) -> list[TrackPlace]:
    """Return the places of a row's tracks, one below the other; of a collapsed die a single one."""
    parts = 1 if row.kind is RowKind.SUMMARY else len(row.tracks)
    edges = [row.top + row.height * i / parts for i in range(parts + 1)]
    return [TrackPlace(row, top, bottom) for top, bottom in pairwise(edges)]
