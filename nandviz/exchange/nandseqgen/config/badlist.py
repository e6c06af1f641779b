"""``badlist.csv``, which lies beside a configuration: the blocks that are bad from the start."""

import csv
from pathlib import Path
from typing import Final

from nandviz.errors import Problem, ScenarioError
from nandviz.language import said
from nandviz.model.setup import Topology
from nandviz.scenario.problems import Invalid, Sink
from nandviz.scenario.source import read_text

NAME: Final = "badlist.csv"
_COLUMNS: Final = ("die", "block")
_MAX_DIGITS: Final = 9


def read_badlist(path: Path, topology: Topology) -> tuple[tuple[int, int], ...]:
    """Return (die, block) of each bad block, sorted; none where there is no such file.

    Raises
    ------
    ScenarioError
        With the first thing that is wrong: file, line, column.
    """
    if not path.exists():
        return ()
    sink = Sink(str(path))
    try:
        text = read_text(path, sink)
    except Invalid:
        raise ScenarioError(sink.problems) from None
    rows = csv.reader(text.splitlines())
    head = [cell.strip().lower() for cell in next(rows, [])]
    if head != list(_COLUMNS):
        raise _wrong(path, 1, 1, ",".join(head)[:40], ",".join(_COLUMNS))
    limits = (topology.dies, topology.blocks)
    found = {_block(path, rows.line_num, row, limits) for row in rows if row}
    return tuple(sorted(found))


def _block(path: Path, line: int, row: list[str], limits: tuple[int, int]) -> tuple[int, int]:
    if len(row) != len(_COLUMNS):
        raise _wrong(path, line, 1, ",".join(row)[:40], said("a die and a block"))
    column, values = 1, []
    for cell, limit in zip(row, limits, strict=True):
        text = cell.strip()
        is_number = text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS
        if not is_number or int(text) >= limit:
            expected = said("a whole number {low} to {high}", low=0, high=limit - 1)
            raise _wrong(path, line, column, f"'{cell[:40]}'", expected)
        values.append(int(text))
        column += len(cell) + 1
    return values[0], values[1]


def _wrong(path: Path, line: int, column: int, got: str, expected: str) -> ScenarioError:
    return ScenarioError([Problem(str(path), line, column, "", got, expected)])
