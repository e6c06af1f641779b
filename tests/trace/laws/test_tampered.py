"""What the laws find where a single cell of a story is off by one is what was read."""

import pytest

from tests.trace.laws.tampered import GOLDEN, STORIES, found


@pytest.mark.golden
@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_cell_that_is_off_by_one_breaks_these_laws_at_these_events(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert found(name).splitlines() == kept.splitlines()
