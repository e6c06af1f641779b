"""The rows in view, and all that follows from where they lie alone: the same until they move."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.ui.timeline.raster import (
    Codes,
    Composed,
    Mask,
    Owners,
    Strip,
    lines_of_rows,
    merged,
)
from nandviz.ui.timeline.rows import BARRED, Row, RowKind, adjoin

Heights = npt.NDArray[np.float64]


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


class Span(NamedTuple):
    """Rows of a die, one below the other, that one bar may lie over.

    Attributes
    ----------
    row
        The first of them.
    middle
        Where the words of a bar over them stand: in the middle of a row, not between two.
    """

    row: Row
    top: float
    bottom: float
    middle: float

    @property
    def height(self) -> float:
        """Of all its rows."""
        return self.bottom - self.top


class LaidRows:
    """Rows in view, from the top down.

    Attributes
    ----------
    rows
        ``top`` being on the screen.
    dies
        All that have rows; -1 stands for the channels.
    tracks
        The tracks of all rows that bars lie on.
    places
        Of each of these, several of which may be one strip.
    joins
        Of each of these, whether bars may go on over the next one.
    strips
        Of the image: the tracks of a collapsed die are one.
    reach
        The first and the last track of a row, by its name, as indices of ``tracks``.
    lines
        Which line of the strips each row of the image shows, as `lines_of_rows` numbers them.
    """

    def __init__(
        self, rows: Sequence[Row], pinned_height: float, height: int, scale: float
    ) -> None:
        self.rows = tuple(rows)
        self.dies = frozenset(row.die for row in rows)
        self.tracks: list[int] = []
        self.places: tuple[TrackPlace, ...] = ()
        self.joins: list[bool] = []
        self.strips: list[Strip] = []
        self._pinned_height = pinned_height
        self.reach: dict[str, tuple[int, int]] = {}
        self._of_die: dict[int, list[Row]] = {}
        for row in rows:
            self._of_die.setdefault(row.die, []).append(row)
        self._planes: dict[tuple[int, int], tuple[Row, ...]] = {}
        self._spans: dict[tuple[int, int], list[Span]] = {}
        self._lay(scale)
        self.lines = lines_of_rows(self.strips, round(height * scale), scale)

    def _lay(self, scale: float) -> None:
        barred = [row for row in self.rows if row.kind in BARRED]
        pinned = round(self._pinned_height * scale)
        for row, below in zip_longest(barred, barred[1:]):
            count, spots = len(row.tracks), _spots(row)
            self.reach[row.name] = len(self.tracks), len(self.tracks) + count - 1
            self.tracks += row.tracks
            self.places += tuple(spots * count if row.kind is RowKind.SUMMARY else spots)
            goes_on = below is not None and adjoin(row, below)
            self.joins += [*[False] * (count - 1), goes_on]
            least = 0 if row.pinned else pinned
            self.strips += [
                Strip(
                    round(spot.top * scale), round(spot.bottom * scale), least, goes_on,
                    spot.overlaps,
                )
                for spot in spots
            ]  # fmt: skip

    def shown(self, composed: Composed) -> tuple[Codes, Owners, Mask]:
        """Return codes and owners of the strips, and in which columns each goes on over the next.

        ``composed`` is of `tracks`.
        """
        codes, owners = composed.codes, composed.owners
        goes_on = np.zeros(codes.shape, bool)
        goes_on[:-1] = (owners[:-1] == owners[1:]) & (owners[:-1] != 0)
        goes_on &= np.array(self.joins, bool)[:, None]
        if len(self.strips) == len(codes):
            return codes, owners, goes_on
        parts = []
        first = 0
        for row in (row for row in self.rows if row.kind in BARRED):
            mine = slice(first, first + len(row.tracks))
            alone = row.kind is RowKind.SUMMARY
            of_row = merged(codes[mine], owners[mine]) if alone else (codes[mine], owners[mine])
            parts.append((*of_row, goes_on[mine][-1:] if alone else goes_on[mine]))
            first = mine.stop
        codes, owners, goes_on = (np.concatenate(each) for each in zip(*parts, strict=True))
        return codes, owners, goes_on

    @cached_property
    def die_tops(self) -> list[float]:
        """Where the rows of each die begin."""
        return [row.top for row in self.rows if row.kind in (RowKind.DIE, RowKind.SUMMARY)]

    @cached_property
    def borders(self) -> Heights:
        """The heights between each track and the next."""
        return (self.bottoms[:-1] + self.tops[1:]) / 2

    @cached_property
    def tops(self) -> Heights:
        """Where each track begins."""
        return np.array([place.top for place in self.places])

    @cached_property
    def bottoms(self) -> Heights:
        """Where each track ends."""
        return np.array([place.bottom for place in self.places])

    @cached_property
    def middles(self) -> Heights:
        """The heights in the middle of each track."""
        return (self.tops + self.bottoms) / 2

    @cached_property
    def leasts(self) -> Heights:
        """Above which height nothing of each track is seen."""
        return np.array([self.least(place.row) for place in self.places])

    @cached_property
    def on_bus(self) -> Mask:
        """Which tracks are of a channel's bus."""
        return np.array([place.row.die < 0 for place in self.places], bool)

    @cached_property
    def beside(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
        """What a part holds (bits) whose bar goes on to a track from the one above, and below."""
        number = [place.row.number for place in self.places]
        bit = np.uint32(1) << np.array(number, np.uint32)
        above, below = np.zeros_like(bit), np.zeros_like(bit)
        above[1:], below[:-1] = np.where(self.joins[:-1], (bit[:-1], bit[1:]), 0)
        return above, below

    def least(self, row: Row) -> float:
        """Return above which height nothing of a row is seen: pinned rows lie over the others."""
        return 0.0 if row.pinned else self._pinned_height

    def at(self, y: float) -> Row | None:
        """Return the row at a height; pinned rows, which come first, lie over the others."""
        rows = (row for row in self.rows if row.top <= y < row.bottom)
        return next((row for row in rows if y >= self.least(row)), None)

    def row(self, die: int, kind: RowKind, number: int) -> Row | None:
        """Return a row that is in view; of a collapsed die the one that stands for its planes."""
        for row in self._of_die.get(die, ()):
            if row.kind is kind and row.number == number:
                return row
            if row.kind is RowKind.SUMMARY and kind is RowKind.PLANE:
                return row
        return None

    def reach_of(self, die: int) -> tuple[int, int]:
        """Return the first and the last track of a die, as indices of ``tracks``."""
        found = [self.reach[row.name] for row in self._of_die[die] if row.name in self.reach]
        return found[0][0], found[-1][1]

    def planes(self, die: int, mask: int) -> tuple[Row, ...]:
        """Return the rows of some planes of a die that are in view."""
        found = self._planes.get((die, mask))
        if found is None:
            found = self._planes[die, mask] = tuple(
                row
                for row in self._of_die.get(die, ())
                if (row.kind is RowKind.PLANE and mask >> row.number & 1)
                or row.kind is RowKind.SUMMARY
            )
        return found

    def spans(self, die: int, mask: int) -> list[Span]:
        """Return where bars on some planes of a die are in view, once for rows that adjoin."""
        found = self._spans.get((die, mask))
        if found is None:
            groups: list[list[Row]] = []
            for row in self.planes(die, mask):
                if groups and adjoin(groups[-1][-1], row):
                    groups[-1].append(row)
                else:
                    groups.append([row])
            found = self._spans[die, mask] = [_span(rows) for rows in groups]
        return found


def _span(rows: list[Row]) -> Span:
    named = rows[(len(rows) - 1) // 2]
    return Span(rows[0], rows[0].top, rows[-1].bottom, (named.top + named.bottom) / 2)


def _spots(row: Row) -> list[TrackPlace]:
    """Return the places of a row's tracks, one below the other; of a collapsed die a single one."""
    parts = 1 if row.kind is RowKind.SUMMARY else len(row.tracks)
    edges = [row.top + row.height * i / parts for i in range(parts + 1)]
    return [TrackPlace(row, top, bottom) for top, bottom in pairwise(edges)]
