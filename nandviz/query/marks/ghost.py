"""The places of what did not come to pass; where they overlap the newest lies on top."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

_KEPT: Final = 4
"""Answers that are kept: one for each of the traces that are shown beside one another, and more."""

Stretch = tuple[int, int]
"""From an instant to another, ns."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """The place of something that did not come to pass.

    Attributes
    ----------
    cut
        True: the rest of an op that was suspended; False: the old place of a displaced op.
    text
        What is written in it: the remaining time, or the op.
    hidden
        Stretches of time on some planes (as bits) where newer ghosts lie over it: only what is not
        hidden is seen.
    """

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    cut: bool
    text: str
    born: int
    hidden: tuple[tuple[int, Stretch], ...] = field(default=(), compare=False)

    def hidden_on(self, plane: int) -> list[Stretch]:
        """Return from when to when newer ghosts lie over it on a plane; -1 for all its planes."""
        mask = self.planes if plane < 0 else 1 << plane
        return [stretch for planes, stretch in self.hidden if planes & mask == mask]


class _Union:
    """A union of stretches of time, kept as disjoint ones in order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return what of it lies between two instants."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        pieces = zip(self._starts[low:high], self._ends[low:high], strict=True)
        return [(max(a, start), min(b, end)) for a, b in pieces]

    def add(self, start: int, end: int) -> None:
        """Take a stretch in."""
        low, high = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if low < high:
            start, end = min(start, self._starts[low]), max(end, self._ends[high - 1])
        self._starts[low:high], self._ends[low:high] = [start], [end]


@lru_cache(_KEPT)
def layered(ghosts: tuple[Ghost, ...]) -> tuple[Ghost, ...]:
    """Return ghosts from the ground up, the newest last, each with what newer ones hide of it.

    From one step to the next they are mostly the same, and are not layered again.
    """
    taken: dict[tuple[int, int], _Union] = defaultdict(_Union)
    found = []
    for ghost in sorted(ghosts, key=lambda g: g.born)[::-1]:
        hidden = tuple(
            (planes, stretch)
            for (die, planes), union in taken.items()
            if die == ghost.die and planes & ghost.planes
            for stretch in union.within(ghost.start_ns, ghost.end_ns)
        )
        found.append(replace(ghost, hidden=hidden) if hidden else ghost)
        taken[ghost.die, ghost.planes].add(ghost.start_ns, ghost.end_ns)
    return tuple(found[::-1])
