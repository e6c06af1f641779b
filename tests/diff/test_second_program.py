"""What ``nandviz diff`` says of random pairs is what another program says from their CSV files.

`make test` takes a few of the 500 pairs; ``NANDVIZ_NIGHTLY`` asks for all.
"""

import csv
import os
import re
from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.exchange.csv import files as csv_files
from nandviz.model.setup import Setup
from nandviz.trace import store
from tests.diff import second
from tests.diff.pairs import pair
from tests.trace.laws.stories import simulate

PAIRS = 500 if os.environ.get("NANDVIZ_NIGHTLY") else 36
SENTENCE = re.compile(r"^Same until event (\d+) \((\d+\.\d{3}) µs\)\. There ")
EVENT_COLUMNS = ("event_a", "event_b", "delta_us")
NUMBERS = ("op_uid", "batch")
"""Columns of events.csv that hold numbers in order of submission, and in order of the file."""


def written(setup: Setup, folder: Path, name: str) -> str:
    """Simulate a setup; write its files, and the trace, whose name is returned."""
    trace = simulate(setup)
    csv_files.write(trace, folder / name)
    store.save(trace, folder / f"{name}.nandviz")
    return f"{name}.nandviz"


def rows(path: Path, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return {tuple(row[name] for name in columns) for row in csv.DictReader(handle)}


def first_row_that_differs(folder: Path, *, without: tuple[str, ...]) -> int | None:
    """Return the first place at which the two events.csv differ, but for some columns."""
    a, b = (second.Run(folder / name).events for name in "ab")
    for place in range(max(len(a), len(b))):
        here = [own[place] if place < len(own) else {} for own in (a, b)]
        x, y = ({k: v for k, v in row.items() if k not in without} for row in here)
        if x != y:
            return place
    return None


@pytest.mark.parametrize("seed", range(PAIRS))
def test_both_programs_say_the_same(
    seed: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    first, other, keeps_numbers = pair(seed)
    names = [written(setup, tmp_path, name) for setup, name in ((first, "a"), (other, "b"))]
    code = main(["diff", *names, "--csv", "diff"])
    expected = second.compare(tmp_path / "a", tmp_path / "b")
    told = SENTENCE.match(capsys.readouterr().out)

    assert (
        (int(told[1]), told[2]) == (expected.event, expected.time_us)
        if told
        else (expected.event is None)
    )
    assert rows(tmp_path / "diff/diff_events.csv", EVENT_COLUMNS) == expected.events
    assert rows(tmp_path / "diff/diff_ops.csv", second.OP_COLUMNS) == expected.ops
    assert code == (1 if told or expected.ops else 0)

    row = first_row_that_differs(tmp_path, without=() if keeps_numbers else NUMBERS)
    if row is not None:
        assert expected.event is not None
        assert expected.event <= row
