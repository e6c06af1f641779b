"""What is told of each run is, word for word, what was read and found right."""

import pytest

from tests.query.told import GOLDEN, RUNS, told


@pytest.mark.golden
@pytest.mark.parametrize("name", RUNS)
def test_what_is_told_of_a_run_is_what_was_read(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert told(name).splitlines() == kept.splitlines()


def test_every_run_has_its_text_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(RUNS)
