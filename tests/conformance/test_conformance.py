"""Every case gives the expected files: a folder with scenario.yaml and expected/*.csv each."""

import csv
from pathlib import Path

import pytest

from nandviz import __main__ as program

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/scenario.yaml"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_there_are_cases() -> None:
    assert len(CASES) >= 14


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_files_agree_column_by_column(case: Path, tmp_path: Path) -> None:
    assert program.main(["run", str(case / "scenario.yaml"), "--csv", str(tmp_path)]) == 0
    for expected in sorted((case / "expected").glob("*.csv")):
        want = rows(expected)
        got = rows(tmp_path / expected.name)
        columns = want[0].keys() if want else ()
        assert [{key: row[key] for key in columns} for row in got] == want, expected.name
