"""What the numbers in columns of foreign files stand for: texts, and lists of targets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen.bases import TARGETLESS, kind_of
from nandviz.exchange.nandseqgen.columns import NONE, Cell, Ints, Mask, mapped, ranges
from nandviz.model.words import NO_PAGE, Kind
from nandviz.trace.tables import Words

NO_WORD: Final = 0
"""Number of the empty text."""
NO_TARGETS: Final = 0
NO_ADDRESS: Final = 1
"""What rows of an erase hold of which no file tells the block; its payload names the die alone."""

_KINDS: Final = tuple(Kind)
_PAGE_BITS: Final = 21
_BLOCK_BITS: Final = 21


PLANELESS: Final = (1 << _BLOCK_BITS + _PAGE_BITS) - 1
"""Mask that takes the plane out of what `code_of` returns."""


def code_of(plane: Cell, block: Cell, page: Cell) -> Cell:
    """Return a number for each address of a die; each cell may be -1."""
    return ((plane + 1) << _BLOCK_BITS | block + 1) << _PAGE_BITS | page + 1


class Targets:
    """Lists of targets by number, each a tuple of what `code_of` returns; equal ones have one."""

    def __init__(self) -> None:
        nothing, nowhere = (), (code_of(0, 0, NO_PAGE),)
        self._lists: list[tuple[int, ...]] = [nothing, nowhere]
        self._numbers: dict[tuple[int, ...], int] = {nothing: NO_TARGETS, nowhere: NO_ADDRESS}
        self._frozen: tuple[Ints, Ints] | None = None

    def __getitem__(self, number: int) -> tuple[int, ...]:
        return self._lists[number]

    def number(self, codes: tuple[int, ...]) -> int:
        """Return the number of a list, giving it the next one if it is new.

        What stands in it twice is one target: a payload may say so, and rows that are repeated.
        """
        codes = tuple(dict.fromkeys(codes))
        number = self._numbers.setdefault(codes, len(self._lists))
        if number == len(self._lists):
            self._lists.append(codes)
        return number

    def numbers(self, codes: Ints, starts: Ints) -> Ints:
        """Return the number of each group's list; `NONE` in a row is no target.

        Parameters
        ----------
        starts
            First row of each group, ascending.
        """
        told = np.flatnonzero(codes != NONE)
        group = np.searchsorted(starts, told, side="right") - 1
        counts = np.bincount(group, minlength=len(starts))
        one = counts[group] == 1
        found = np.full(len(starts), NO_TARGETS)
        found[group[one]] = mapped(lambda code: self.number((code,)), codes[told[one]])
        before = np.cumsum(counts) - counts
        for each in np.flatnonzero(counts > 1).tolist():
            rows = told[before[each] : before[each] + counts[each]]
            found[each] = self.number(tuple(codes[rows].tolist()))
        return found

    def freeze(self) -> None:
        """Keep what `planes` and `columns` need alone, a tenth of the memory: no list is new."""
        self._frozen = self._packed()
        self._lists.clear()
        self._numbers.clear()

    def _packed(self) -> tuple[Ints, Ints]:
        """Return the size of each list, and the codes of all, list by list."""
        sizes = np.fromiter(map(len, self._lists), np.int64, len(self._lists))
        codes = (code for each in self._lists for code in each)
        return sizes, np.fromiter(codes, np.int64, sizes.sum())

    def planes(self, numbers: Ints) -> Ints:
        """Return the planes of each list, as a bit mask."""
        distinct, where = np.unique(numbers, return_inverse=True)
        counts, plane, _, _ = self.columns(distinct)
        masks = np.zeros(len(distinct), np.int64)
        np.bitwise_or.at(masks, np.repeat(np.arange(len(distinct)), counts), 1 << plane)
        return masks[where]

    def columns(self, numbers: Ints) -> tuple[Ints, Ints, Ints, Ints]:
        """Return how many targets each list has; and plane, block and page of each, in order."""
        sizes, codes = self._frozen or self._packed()
        counts = sizes[numbers]
        codes = codes[ranges((np.cumsum(sizes) - sizes)[numbers], counts)]
        block = (codes >> _PAGE_BITS & (1 << _BLOCK_BITS) - 1) - 1
        page = (codes & (1 << _PAGE_BITS) - 1) - 1
        return counts, (codes >> _PAGE_BITS + _BLOCK_BITS) - 1, block, page


class Paths:
    """States that follow each other, by number; equal ones have one, path 0 is empty."""

    def __init__(self) -> None:
        self._steps: dict[tuple[int, int], int] = {}
        self._states: list[tuple[int, ...]] = [()]

    def __getitem__(self, path: int) -> tuple[int, ...]:
        return self._states[path]

    def after(self, path: int, state: int) -> int:
        """Return the path that goes one state on."""
        found = self._steps.get((path, state))
        if found is None:
            found = self._steps[path, state] = len(self._states)
            self._states.append((*self._states[path], state))
        return found


@dataclass
class Vocabulary:
    """The texts, lists of targets and paths of an import; text 0 is the empty one."""

    words: Words = field(default_factory=Words)
    targets: Targets = field(default_factory=Targets)
    paths: Paths = field(default_factory=Paths)

    def __post_init__(self) -> None:
        self.words.number("")

    def are(self, words: Ints, *kinds: Kind) -> Mask:
        """Tell whether what bears each name is of some kinds."""
        return mapped(lambda word: kind_of(self.words[word]) in kinds, words) > 0

    def addressed(self, name: Ints, plane: Ints, block: Ints, page: Ints) -> Ints:
        """Return the target that each row stands for: `NONE` for what concerns a die only."""
        erase = self.are(name, Kind.ERASE)
        told = np.where(erase, block, page) >= 0
        told &= ~self.are(name, *TARGETLESS)
        return np.where(told, code_of(plane, block, np.where(erase, NO_PAGE, page)), NONE)

    def numbers(self, texts: Iterable[str]) -> Ints:
        """Return the number of each text."""
        return np.fromiter(map(self.words.number, texts), np.int64)
