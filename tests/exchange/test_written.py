"""The CSV files of small runs are, byte for byte, what was read and found right."""

import pytest

from tests.exchange.written import GOLDEN, WRITTEN, written


@pytest.mark.golden
@pytest.mark.parametrize("name", WRITTEN)
def test_the_files_of_a_run_are_those_that_were_read(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_bytes().decode()
    assert written(name).splitlines(keepends=True) == kept.splitlines(keepends=True)


def test_every_run_has_its_text_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(WRITTEN)
