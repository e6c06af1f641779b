"""What is wrong in foreign files: collected up to a bound, then raised together."""

from collections.abc import Iterable
from typing import Final

from nandviz.errors import Problem, TraceError
from nandviz.language import said

MAX_PROBLEMS: Final = 100
"""Problems after which reading stops."""


class ForeignError(TraceError):
    """Foreign files that cannot be imported; ``problems`` lists what was found, never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems]
        if len(lines) >= MAX_PROBLEMS:
            lines.append(
                said(
                    "and more: only the first {max_problems} problems are listed",
                    max_problems=MAX_PROBLEMS,
                )
            )
        super().__init__(*lines)


class Problems:
    """Collects the problems of one import."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Keep a problem; ForeignError if there are enough of them now."""
        self._found.append(problem)
        if len(self._found) >= MAX_PROBLEMS:
            raise ForeignError(self._found)

    def of_file(self, file: str, got: str, expected: str) -> None:
        """Keep a problem that concerns a whole file."""
        self.add(Problem(file, 0, 0, "", got, expected))

    def check(self) -> None:
        """Raise ForeignError if there are any."""
        if self._found:
            raise ForeignError(self._found)
