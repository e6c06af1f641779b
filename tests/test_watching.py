"""``--watch``: files are read again when they have changed and rest."""

from collections.abc import Callable
from pathlib import Path

from nandviz.cli.watching import watched
from tests.exchange.nandseqgen.samples import rows_of_op, written


class DoneError(Exception):
    """Ends a watch."""


def looks(*changes: Callable[[], None]) -> Callable[[], None]:
    """Return a wait that makes a change at each look, and ends the watch after the last one."""
    left = iter(changes)

    def wait() -> None:
        change = next(left, None)
        if change is None:
            raise DoneError
        change()

    return wait


def count(folder: Path, *changes: Callable[[], None]) -> int:
    found = 0
    try:
        for _ in watched([folder], looks(*changes)):
            found += 1
    except DoneError:
        return found
    raise AssertionError("the watch ended by itself")


def rest() -> None:
    """Change nothing."""


def test_a_folder_that_grows_is_told_of_once_it_rests(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", **rows_of_op(0, 310, 1, 0))

    def grow() -> None:
        with (folder / "op_event_resume.csv").open("a") as file:
            file.write("Program,2,2,0,0,0,1,False,OP_START,400.0\n")

    assert count(folder, rest, rest) == 1
    assert count(folder, grow, grow, rest) == 1 + 1
    assert count(folder, grow, rest, rest, grow, rest, rest) == 1 + 2


def test_a_new_file_of_the_folder_counts_and_another_one_does_not(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    folder = written(tmp_path / "run", states=rows["states"])

    def add() -> None:
        written(folder, events=rows["events"])

    def beside() -> None:
        (folder / "notes.txt").write_text("of no run")

    assert count(folder, add, rest) == 2
    assert count(folder, beside, rest) == 1
