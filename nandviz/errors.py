"""The exception tree: everything that nandviz raises on purpose."""

from dataclasses import dataclass

from nandviz.text import plain


class NandvizError(Exception):
    """Base of every error that a user can be shown as one line.

    Parameters
    ----------
    lines
        What is wrong, a line each, whatever is in the names that they quote.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(map(plain, lines)))


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

    def __str__(self) -> str:
        """``file:line:column: path: got; expected …`` on one line."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        path = f" {self.path}:" if self.path else ""
        hint = f" (did you mean '{self.nearest}'?)" if self.nearest else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return plain(f"{where}:{path} {self.got}{expected}{hint}")


class ScenarioError(NandvizError):
    """A scenario or profile file that is not valid; ``problems`` lists all of them, never empty."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(*map(str, problems))
        self.problems = tuple(problems)


class TraceError(NandvizError):
    """A trace that cannot be read, written or asked for what it does not hold."""
