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
    ends: dict[tuple[str, int, int, int], list[list[Piece]]] = defaultdict(list)
    for piece in found:
        key = piece.base, piece.die, piece.planes
        before = ends.get((*key, piece.start_ns))
        chain: list[Piece] = []
        starts = piece.start_ns in begins.get((piece.die, piece.base), ())
        for each in before or ():
            goes_on = not starts or each[0].start_ns == piece.start_ns
            if goes_on and all(p.state != piece.state for p in each):
                chain = each
                break
        if before and chain:
            before.remove(chain)
        else:
            done.append(chain)
        chain.append(piece)
        ends[*key, piece.end_ns].append(chain)
    return [Chain(tuple(chain)) for chain in done]


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
