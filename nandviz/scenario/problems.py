"""Collecting everything that is wrong in a file."""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Protocol

from nandviz.errors import Problem
from nandviz.language import said

MAX_PROBLEMS: Final = 1_000
"""Problems that are listed of one file; reading stops there."""
MAX_COMPARED: Final = 30_000
"""Names that are compared with unknown ones for all problems of one file: some 20 µs each."""
MAX_PAIRS: Final = 12_000_000
"""Pairs of characters of names that are compared with each other: some 0.1 µs each at worst."""
_MAX_NAMES: Final = 10_000
_MAX_LONG: Final = 100
"""Characters of an unknown name that are compared."""
_MAX_FAR: Final = 3
"""A name that is so many times as long is not near, nor one below 3/7: at a ratio of 0.6."""
_CUTOFF: Final = 0.6
_MAX_QUOTE: Final = 200


class Mark(Protocol):
    """A place in the text; all counted from 0, in characters."""

    @property
    def index(self) -> int: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text that no parser found."""

    index: int
    line: int
    column: int

    @classmethod
    def of(cls, text: str, index: int) -> "Place":
        """Return the place of a character."""
        start = text.rfind("\n", 0, index) + 1
        return cls(index, text.count("\n", 0, index), index - start)


START: Final = Place(0, 0, 0)


class Placed(Protocol):
    """Whatever begins somewhere in the text."""

    @property
    def start_mark(self) -> Any: ...  # noqa: D102  PyYAML's own type varies


class Invalid(Exception):  # noqa: N818  the problem itself has been reported
    """A value that cannot be used; its problem has been reported."""


class TooManyProblems(Exception):  # noqa: N818  carries nothing: the list is full
    """The list of problems is full."""


class Sink:
    """Collects the problems of one file.

    Parameters
    ----------
    file
        Path as the user gave it.
    text
        The file's text, to quote the offending lines.
    """

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._text = text
        self._compared = 0
        self._pairs = 0

    def quote_from(self, text: str) -> None:
        """Set the file's text, once it has been read."""
        self._text = text

    def add(
        self, node: Placed | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> None:
        """Report a problem at the start of a node; None for one without a place."""
        self.add_at(node.start_mark if node is not None else None, path, got, expected, nearest)

    def add_at(
        self, mark: Mark | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> None:
        """Report a problem at a place of the text; None for one without a place.

        Raises
        ------
        TooManyProblems
            If the list is full now.
        """
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        text = self._quote(mark) if mark is not None else ""
        self.problems.append(Problem(self.file, line, column, path, got, expected, nearest, text))
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooManyProblems

    def fail(
        self, node: Placed | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> Invalid:
        """Report a problem and return the exception to raise for it."""
        self.add(node, path, got, expected, nearest)
        return Invalid()

    def nearest(self, name: str, known: Collection[str]) -> str:
        """Return the known name nearest to one of the file; empty when enough were looked for."""
        self._compared += len(known)
        if self._compared > MAX_COMPARED or self._pairs > MAX_PAIRS:
            return ""
        near, pairs = _nearest(name, known, MAX_PAIRS)
        self._pairs += pairs
        return near

    def _quote(self, mark: Mark) -> str:
        start = mark.index - mark.column
        line, _, _ = self._text[start : start + _MAX_QUOTE].partition("\n")
        return line.rstrip("\r")


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to ``name``, or an empty string if none is near.

    Only the first 10,000 are looked at, and of long ones that are alike fewer.
    """
    return _nearest(name, known, MAX_PAIRS)[0]


def _nearest(name: str, known: Iterable[str], most: int) -> tuple[str, int]:
    """Return the known name nearest to ``name``, and how many pairs of characters that took."""
    wanted, pairs = name.lower()[:_MAX_LONG], 0
    folded: dict[str, str] = {}
    for known_name in islice(known, _MAX_NAMES):
        near = known_name.lower() if len(known_name) <= _MAX_FAR * _MAX_LONG else ""
        if 7 * min(len(near), len(wanted)) < 3 * max(len(near), len(wanted)):
            continue
        pairs += len(near) * len(wanted)
        if pairs > most:
            break
        folded[near] = known_name
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=_CUTOFF)
    return (folded[close[0]] if close else ""), pairs


def listed(words: Iterable[str], most: int = 12) -> str:
    """Write words as ``a, b or c``; past ``most`` of them only the first ones and ``…``."""
    names = list(words)
    if len(names) > most:
        return ", ".join(names[:most]) + ", …"
    if len(names) < 2:
        return "".join(names)
    return said("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])
