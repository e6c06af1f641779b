"""Collecting everything that is wrong in a file."""

import difflib
from collections.abc import Iterable
from typing import Any, Final, Protocol

from nandviz.errors import Problem

MAX_PROBLEMS: Final = 1_000
"""Problems that are listed of one file; reading stops there."""
_MAX_QUOTE: Final = 200


class Mark(Protocol):
    """A place in the text; all counted from 0, in characters."""

    index: int
    line: int
    column: int


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
        self._lines: list[str] | None = None

    def quote_from(self, text: str) -> None:
        """Set the file's text, once it has been read."""
        self._text, self._lines = text, None

    def add(
        self, node: Placed | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> None:
        """Report a problem at the start of a node; None for one without a place."""
        mark = node.start_mark if node is not None else None
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        self.add_at(line, column, path, got, expected, nearest)

    def add_at(
        self, line: int, column: int, path: str, got: str, expected: str, nearest: str = ""
    ) -> None:
        """Report a problem at a line and column (from 1; 0 for none).

        Raises
        ------
        TooManyProblems
            If the list is full now.
        """
        text = self._quote(line)
        self.problems.append(Problem(self.file, line, column, path, got, expected, nearest, text))
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooManyProblems

    def fail(
        self, node: Placed | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> Invalid:
        """Report a problem and return the exception to raise for it."""
        self.add(node, path, got, expected, nearest)
        return Invalid()

    def _quote(self, number: int) -> str:
        if not number:
            return ""
        if self._lines is None:
            self._lines = self._text.split("\n")
        line = self._lines[number - 1] if number <= len(self._lines) else ""
        return line.rstrip("\r")[:_MAX_QUOTE]


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to ``name``, or an empty string if none is near."""
    folded = {known_name.lower(): known_name for known_name in known}
    close = difflib.get_close_matches(name.lower()[:100], folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Write words as ``a, b or c``; past ``most`` of them only the first ones and ``…``."""
    names = list(words)
    if len(names) > most:
        return ", ".join(names[:most]) + ", …"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " or " + names[-1]
