"""The exception tree: everything that nandviz raises on purpose."""

from dataclasses import dataclass

from nandviz.language import Said, joined, said
from nandviz.text import plain


class NandvizError(Exception):
    """Base of every error that a user can be shown as one line.

    Parameters
    ----------
    lines
        What is wrong, a line each, whatever is in the names that they quote.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__(joined("\n", map(plain, lines)))


def why_of(error: OSError) -> str:
    """Return why the system could not do something, as the end of a sentence."""
    why = error.strerror or str(error)
    return why if isinstance(why, Said) else why.lower()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file.

    Attributes
    ----------
    file
        Path as the user gave it.
    line, column
        Position, from 1; 0 where the problem has none (a file that cannot be read).
    path
        Where in the structure: ``script[3].ops[1].page``; empty for the whole file.
    got, expected
        What was wrong, what would be right.
    nearest
        The known name nearest to an unknown one, else empty.
    text
        The offending line as it stands in the file, without its newline; empty where none.
    """

    file: str
    line: int
    column: int
    path: str
    got: str
    expected: str
    nearest: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """``file:line:column: path: got; expected …`` on one line."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        found = joined(" ", [f"{where}:", *([f"{self.path}:"] if self.path else []), self.got])
        if self.expected:
            found = said("{found}; expected {expected}", found=found, expected=self.expected)
        if self.nearest:
            found = said("{found} (did you mean '{name}'?)", found=found, name=self.nearest)
        return plain(found)

    def __str__(self) -> str:
        """Return the words in English."""
        return str(self.words)


class ScenarioError(NandvizError):
    """A scenario or profile file that is not valid; ``problems`` lists all of them, never empty."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(*(problem.words for problem in problems))
        self.problems = tuple(problems)


class TraceError(NandvizError):
    """A trace that cannot be read, written or asked for what it does not hold."""
