"""What workloads propose, and what becomes of it, is what was kept: on every Python and machine."""

import pytest

from tests.engine.proposed import GOLDEN, SETUPS, told


@pytest.mark.golden
@pytest.mark.parametrize("name", SETUPS)
def test_a_workload_proposes_what_was_kept(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert told(name).splitlines() == kept.splitlines()


def test_every_workload_has_its_text_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(SETUPS)
