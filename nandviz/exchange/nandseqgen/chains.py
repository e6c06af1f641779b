"""The segments of a run: rows of planes put together, and laid end to end into chains.

A chain is a stretch of one op's execution: states of one base on the same planes, each beginning
where the one before ends. The files do not say of which op a segment is; `matching` finds it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import Ints, Sheet

_LOOK_AHEAD: Final = 64
"""Chains of one end that a piece is compared with."""
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


class Chain(NamedTuple):
    """Pieces of one base on the same planes, end to end."""

    pieces: tuple[Piece, ...]

    @property
    def place(self) -> tuple[int, str]:
        """(die, base)."""
        return self.pieces[0].die, self.pieces[0].base

    @property
    def planes(self) -> int:
        """Bit mask."""
        return self.pieces[0].planes

    @property
    def start_ns(self) -> int:
        """Start of the first piece."""
        return self.pieces[0].start_ns

    @property
    def end_ns(self) -> int:
        """End of the last piece."""
        return self.pieces[-1].end_ns


def pieces(history: History) -> list[Piece]:
    """Return the segments in order of start: rows that differ in their plane only are one.

    A row that stands twice is two segments, so that nothing is lost.
    """
    sheet = history.sheets.get(formats.STATES)
    if sheet is None:
        return []
    kept = history.rows[formats.STATES]
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
    columns = (codes[rows], die[rows], planes, start[rows], end[rows])
    return [
        Piece(*states[code], *rest)
        for code, *rest in zip(*(column.tolist() for column in columns), strict=True)
    ]


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


def chains(found: list[Piece], begins: Mapping[tuple[int, str], set[int]]) -> list[Chain]:
    """Lay pieces end to end, in order of their chain's start.

    Parameters
    ----------
    found
        In order of start.
    begins
        By (die, base): instants at which an op starts, and so a chain does.
    """
    done: list[list[Piece]] = []
    ends: dict[tuple[str, int, int], dict[int, list[list[Piece]]]] = defaultdict(dict)
    for piece in found:
        here = ends[piece.base, piece.die, piece.planes]
        before = here.pop(piece.start_ns, [])
        starts = piece.start_ns in begins.get((piece.die, piece.base), ())
        last = enumerate(before[:_LOOK_AHEAD])
        at = next((i for i, each in last if _takes(each, piece, starts)), None)
        chain = [] if at is None else before.pop(at)
        if at is None:
            done.append(chain)
        if before:
            here[piece.start_ns] = before
        chain.append(piece)
        here.setdefault(piece.end_ns, []).append(chain)
    return [Chain(tuple(chain)) for chain in done]


def _takes(chain: list[Piece], piece: Piece, starts: bool) -> bool:
    """Tell whether a piece goes on with a chain; not where an op starts that did not with it."""
    if starts and chain[0].start_ns != piece.start_ns:
        return False
    return all(each.state != piece.state for each in chain)


def state_order(of_base: list[Chain]) -> list[str]:
    """Return the states of a base in their order, as its longest chains have them."""
    order: list[str] = []
    for chain in sorted(of_base, key=lambda c: -len(c.pieces)):
        states = [piece.state for piece in chain.pieces]
        for at, state in enumerate(states):
            if state not in order:
                later = [order.index(s) for s in states[at + 1 :] if s in order]
                order.insert(min(later, default=len(order)), state)
    return order
