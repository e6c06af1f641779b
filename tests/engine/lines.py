"""How much work something is: the lines of the program that it runs, whatever the machine."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import nandviz

ROOT = str(Path(nandviz.__file__).parent)


class TooMuchError(AssertionError):
    """More lines ran than were allowed."""


def lines_run(work: Callable[[], object], at_most: int | None = None) -> int:
    """Count the lines of ``nandviz`` that ``work`` runs; a loop counts each time round.

    Raises
    ------
    TooMuchError
        As soon as there are more than ``at_most``, so that what would take hours fails at once.
    """
    count = 0

    def line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        if at_most is not None and count > at_most:
            raise TooMuchError(f"more than {at_most} lines")
        return line

    def call(frame: FrameType, _: str, __: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(ROOT) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], n: int, times: int = 8) -> float:
    """Return by how much the work of n grows when it is so many times as much."""
    few = lines_run(lambda: work(n))
    return lines_run(lambda: work(times * n), at_most=100 * few) / few
