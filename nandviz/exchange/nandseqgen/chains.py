"""The segments of a run: rows of planes put together, and laid end to end into chains.

A chain is a stretch of one op's execution: states of one base on the same planes, each beginning
where the one before ends. The files do not say of which op a segment is; `matching` finds it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from struct import Struct
from typing import Final, NamedTuple

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import Ints, Sheet

_LOOK_AHEAD: Final = 64
"""Chains of one end that a piece is compared with."""
_AT_ONCE: Final = 4_096
"""Pieces that are made at one time."""
_NS: Final = Struct("q")
UNKNOWN: Final = "UNKNOWN"
"""The one state of a base of which the files show no segment."""


class Piece(NamedTuple):
    """A state of a base that holds some planes of a die."""

    base: str
    state: str
    die: int
    planes: int
    start_ns: int
    end_ns: int


class Pieces:
    """Pieces in order of start, kept as columns: a `Piece` is made when it is its turn.

    Parameters
    ----------
    states
        (base, state) by code.
    columns
        code, die, planes, start and end in ns of each.
    """

    def __init__(self, states: list[tuple[str, str]], columns: tuple[Ints, ...]) -> None:
        self._states = states
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Piece]:
        states = self._states
        for first in range(0, len(self), _AT_ONCE):
            some = (column[first : first + _AT_ONCE].tolist() for column in self._columns)
            for code, *rest in zip(*some, strict=True):
                yield Piece(*states[code], *rest)


class Chain:
    """Pieces of one base on the same planes, end to end.

    Attributes
    ----------
    planes
        Bit mask.
    states
        Of each piece.
    """

    __slots__ = ("_times", "base", "die", "planes", "states")

    def __init__(self, first: Piece, states: tuple[str, ...]) -> None:
        self.base, self.die, self.planes = first.base, first.die, first.planes
        self.states = states
        self._times = _NS.pack(first.start_ns) + _NS.pack(first.end_ns)

    def add(self, piece: Piece) -> None:
        """Go on with a piece that begins where this ends."""
        self.states += (piece.state,)
        self._times += _NS.pack(piece.end_ns)

    @property
    def times_ns(self) -> list[int]:
        """Start of the first piece, and the end of each."""
        return [time_ns for (time_ns,) in _NS.iter_unpack(self._times)]

    @property
    def place(self) -> tuple[int, str]:
        """(die, base)."""
        return self.die, self.base

    @property
    def start_ns(self) -> int:
        """Start of the first piece."""
        return int(_NS.unpack_from(self._times)[0])

    @property
    def end_ns(self) -> int:
        """End of the last piece."""
        return int(_NS.unpack_from(self._times, len(self._times) - _NS.size)[0])

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """(state, start, end) of each piece."""
        times_ns = self.times_ns
        return list(zip(self.states, times_ns, times_ns[1:], strict=False))


def pieces(history: History) -> Pieces:
    """Return the segments in order of start: rows that differ in their plane only are one.

    A row that stands twice is two segments, so that nothing is lost.
    """
    if (taken := history.take(formats.STATES)) is None:
        return Pieces([], (np.empty(0, np.int64),))
    sheet, kept = taken
    codes, states = _state_codes(sheet)
    names = ("start", "end", "die", "plane")
    codes, start, end, die, plane = (c[kept] for c in (codes, *map(sheet.ints, names)))
    keys = (start, end, die, codes)
    copy = _copies(*keys, plane)
    order = np.lexsort((plane, copy, codes, die, end, start))
    new = np.ones(len(order), bool)
    new[1:] = np.any([key[order][1:] != key[order][:-1] for key in (*keys, copy)], axis=0)
    first = np.flatnonzero(new)
    planes = np.bitwise_or.reduceat(np.int64(1) << plane[order], first)
    rows = order[first]
    return Pieces(states, (codes[rows], die[rows], planes, start[rows], end[rows]))


def _state_codes(sheet: Sheet) -> tuple[Ints, list[tuple[str, str]]]:
    states: dict[tuple[str, str], int] = {}
    codes = [states.setdefault(each, len(states)) for each in sheet.values("op_state")]
    return np.array(codes, np.int64), list(states)


def _copies(*keys: Ints) -> Ints:
    """Return how many equal rows stand before each row."""
    order = np.lexsort(keys)
    new = np.ones(len(order), bool)
    new[1:] = np.any([key[order][1:] != key[order][:-1] for key in keys], axis=0)
    at = np.arange(len(order))
    copies = np.empty(len(order), np.int64)
    copies[order] = at - np.maximum.accumulate(np.where(new, at, 0))
    return copies


class _Open:
    """Chains of one base on some planes by the instant at which they end so far."""

    def __init__(self) -> None:
        self._ends: dict[int, list[Chain]] = {}
        self._most = _LOOK_AHEAD

    def take(self, piece: Piece, starts: bool, rows: Container[int]) -> Chain | None:
        """Return the chain that a piece goes on with, no longer at its end; None if none does."""
        known = self._ends.get(piece.start_ns, ())
        last = enumerate(known[:_LOOK_AHEAD])
        at = next((i for i, each in last if _takes(each, piece, starts, rows)), None)
        if at is None:
            return None
        chain = self._ends[piece.start_ns].pop(at)
        if not self._ends[piece.start_ns]:
            del self._ends[piece.start_ns]
        return chain

    def put(self, chain: Chain, now_ns: int) -> None:
        """Add a chain at its end; chains that ended before now are forgotten some at a time."""
        self._ends.setdefault(chain.end_ns, []).append(chain)
        if len(self._ends) > self._most:
            self._ends = {end: these for end, these in self._ends.items() if end >= now_ns}
            self._most = 2 * len(self._ends) + _LOOK_AHEAD


_Instants = Mapping[tuple[int, str], set[int]]


def chains(found: Iterable[Piece], begins: _Instants, listed: _Instants) -> list[Chain]:
    """Lay pieces end to end, in order of their chain's start.

    Parameters
    ----------
    found
        In order of start.
    begins
        By (die, base): instants at which an op starts, and so a chain does.
    listed
        By (die, base): starts of rows of the timeline. A chain that starts with one ends where
        another one starts; others may begin before their row, which can be that of a later state.
    """
    done: list[Chain] = []
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    ends: dict[tuple[str, int, int], _Open] = defaultdict(_Open)
    for piece in found:
        here = ends[piece.base, piece.die, piece.planes]
        place = piece.die, piece.base
        starts = piece.start_ns in begins.get(place, ())
        rows = listed.get(place, ())
        chain = here.take(piece, starts, rows if piece.start_ns in rows else ())
        if chain is None:
            chain = Chain(piece, (piece.state,))
            done.append(chain)
        else:
            chain.add(piece)
        chain.states = known.setdefault(chain.states, chain.states)
        here.put(chain, piece.start_ns)
    return done


def _takes(chain: Chain, piece: Piece, starts: bool, rows: Container[int]) -> bool:
    """Tell whether a piece goes on with a chain; not where an op starts that did not with it."""
    if (starts or chain.start_ns in rows) and chain.start_ns != piece.start_ns:
        return False
    return piece.state not in chain.states


def state_order(of_base: list[Chain]) -> list[str]:
    """Return the states of a base in their order, as its longest chains have them."""
    order: list[str] = []
    for chain in sorted(of_base, key=lambda c: -len(c.states)):
        for at, state in enumerate(chain.states):
            if state not in order:
                later = [order.index(s) for s in chain.states[at + 1 :] if s in order]
                order.insert(min(later, default=len(order)), state)
    return order
