"""What is drawn of a span is, mark for mark, what was read and found right."""

import pytest

from tests.query.marks.spans import GOLDEN, RUNS, told


@pytest.mark.golden
@pytest.mark.parametrize("name", RUNS)
def test_what_is_drawn_of_a_span_is_what_was_read(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert told(name).splitlines() == kept.splitlines()


def test_every_run_has_its_text_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(RUNS)
