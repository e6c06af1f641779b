"""The segments of a run: rows of planes put together, and laid end to end into chains.

A chain is a stretch of one op's execution: states of one base on the same planes, each beginning
where the one before ends. The files do not say of which op a segment is; `matching` finds it.
"""

from array import array
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.columns import NONE, Columns, Ints, begins, ranks, rows_of
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.vocabulary import Paths, Vocabulary

_LOOK_AHEAD: Final = 64
"""Chains of one end that a piece is compared with."""
MOST_STATES: Final = 127
"""States of a base: their numbers are int8 in a trace."""
UNKNOWN: Final = "UNKNOWN"
"""The one state of a base of which the files show no segment."""

Instants = Container[tuple[int, int, int]]
"""(die, base, instant)."""


@dataclass
class Pieces(Columns):
    """States of bases that hold some planes of a die, in order of start."""

    base: Ints
    state: Ints
    die: Ints
    planes: Ints
    start_ns: Ints
    end_ns: Ints


@dataclass
class Chains(Columns):
    """Pieces of one base on the same planes, end to end; in order of start.

    Attributes
    ----------
    op
        Whose execution it is, `NONE` while that is not known.
    planes
        Bit mask.
    path
        Number in `Paths` of the states of its pieces.
    start_ns, end_ns
        Of its first piece and of its last.
    """

    op: Ints
    base: Ints
    die: Ints
    planes: Ints
    path: Ints
    start_ns: Ints
    end_ns: Ints


@dataclass
class Links(Columns):
    """The pieces of chains, chain by chain, in order of start."""

    chain: Ints
    state: Ints
    start_ns: Ints
    end_ns: Ints


def pieces(history: History, vocabulary: Vocabulary) -> Pieces:
    """Return the segments in order of start: rows that differ in their plane only are one.

    A row that stands twice is two segments, so that nothing is lost.
    """
    if (taken := history.take(formats.STATES)) is None:
        return Pieces.empty()
    sheet, kept = taken
    names = ("start", "end", "die", "plane")
    codes, met = _in_order_met(sheet.ints("op_state"))
    codes, start, end, die, plane = (c[kept] for c in (codes, *map(sheet.ints, names)))
    keys = (start, end, die, codes)
    copy = _copies(*keys, plane)
    order = np.lexsort((plane, copy, *keys[::-1]))
    first = np.flatnonzero(begins(*(key[order] for key in (*keys, copy))))
    planes = np.bitwise_or.reduceat(np.int64(1) << plane[order], first)
    rows = order[first]
    base, state = _split(met, vocabulary)[:, codes[rows]]
    return Pieces(base, state, die[rows], planes, start[rows], end[rows])


def _in_order_met(words: Ints) -> tuple[Ints, Ints]:
    """Return words numbered in the order in which they are met, and those words."""
    distinct, first, where = np.unique(words, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return np.argsort(order)[where], distinct[order]


def _split(words: Ints, vocabulary: Vocabulary) -> Ints:
    """Return the bases, and the states, of ``BASE.STATE`` words."""
    parts = (vocabulary.words[word].rpartition(".")[::2] for word in words.tolist())
    return vocabulary.numbers(text for part in parts for text in part).reshape(-1, 2).T


def _copies(*keys: Ints) -> Ints:
    """Return how many equal rows stand before each row."""
    order = np.lexsort(keys)
    new = begins(*(key[order] for key in keys))
    at = np.arange(len(order))
    copies = np.empty(len(order), np.int64)
    copies[order] = at - np.maximum.accumulate(np.where(new, at, 0))
    return copies


_Row = tuple[int, int, int, int, int, int]


class _Laying:
    """Lays pieces end to end."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._open: dict[tuple[int, int], list[int]] = {}
        """Chains by lane (base, die, planes) and the instant at which they end so far."""
        self._most = _LOOK_AHEAD
        self._starts_ns, self._listed = array("q"), array("b")
        self.path, self.chain_of = array("i"), array("i")

    def lay(self, rows: Iterable[_Row], starts: Instants, listed: Instants) -> None:
        """Let each piece go on with a chain or begin one.

        Parameters
        ----------
        rows
            Die, base, start, end, lane and state of each.
        starts, listed
            As in `chains`.
        """
        open_, path, after = self._open, self.path, self._paths.after
        for die, base, start_ns, end_ns, lane, state in rows:
            at = die, base, start_ns
            known = open_.get((lane, start_ns))
            chain = NONE
            if known is not None:
                begun = at in starts, at in listed
                chain = self._taken(known, state, start_ns, begun)
                if not known:
                    del open_[lane, start_ns]
            if chain == NONE:
                chain = len(path)
                self._starts_ns.append(start_ns)
                self._listed.append(at in listed)
                path.append(0)
            path[chain] = after(path[chain], state)
            self.chain_of.append(chain)
            ending = open_.get((lane, end_ns))
            if ending is None:
                open_[lane, end_ns] = [chain]
            else:
                ending.append(chain)
            if len(open_) > self._most:
                self._forget(start_ns)
                open_ = self._open

    def _taken(self, known: list[int], state: int, start_ns: int, begun: tuple[bool, bool]) -> int:
        """Take the chain that a piece goes on with out of those that end there; `NONE` for none."""
        if len(known) == 1:
            return known.pop() if self._goes_on(known[0], state, start_ns, begun) else NONE
        for place, chain in enumerate(known[:_LOOK_AHEAD]):
            if self._goes_on(chain, state, start_ns, begun):
                del known[place]
                return chain
        return NONE

    def _goes_on(self, chain: int, state: int, start_ns: int, begun: tuple[bool, bool]) -> bool:
        """Tell whether a piece goes on with a chain; not where an op starts that did not with it.

        A chain that starts with a row of the timeline ends where another one starts; others may
        begin before their row, which can be that of a later state. ``begun`` tells whether an op
        starts with the piece, and whether a row of a timeline does.
        """
        starts, listed = begun
        if (starts or (listed and self._listed[chain])) and self._starts_ns[chain] != start_ns:
            return False
        return state not in self._paths[self.path[chain]]

    def _forget(self, now_ns: int) -> None:
        """Forget the chains that ended before now: no piece goes on with them."""
        self._open = {at: these for at, these in self._open.items() if at[1] >= now_ns}
        self._most = 2 * len(self._open) + _LOOK_AHEAD


def chains(found: Pieces, starts: Instants, listed: Instants, paths: Paths) -> tuple[Chains, Links]:
    """Lay pieces end to end.

    Parameters
    ----------
    starts
        Where an op starts, and so a chain does.
    listed
        Where a row of the timeline starts.
    """
    laying = _Laying(paths)
    lanes = ranks(found.base, found.die, found.planes)
    columns = found.die, found.base, found.start_ns, found.end_ns, lanes, found.state
    laying.lay(rows_of(*columns), starts, listed)
    chain_of = np.array(laying.chain_of)
    order = np.argsort(chain_of, kind="stable")
    first = np.flatnonzero(begins(chain_of[order]))
    last = np.append(first[1:], len(order)) - 1
    head, end_ns = found.taken(order[first]), found.end_ns[order[last]]
    op, path = np.full(len(first), NONE), np.array(laying.path)
    links = Links(chain_of[order], *(c[order] for c in (found.state, found.start_ns, found.end_ns)))
    return Chains(op, head.base, head.die, head.planes, path, head.start_ns, end_ns), links


def state_order(paths: list[tuple[int, ...]]) -> list[int]:
    """Return the states of a base in their order, as its longest chains have them."""
    order: list[int] = []
    for states in sorted(paths, key=len, reverse=True):
        for at, state in enumerate(states):
            if state not in order:
                later = [order.index(s) for s in states[at + 1 :] if s in order]
                order.insert(min(later, default=len(order)), state)
    return order
