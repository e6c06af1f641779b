"""A short run of each target; ``python -m tests.fuzz.run`` goes on for as long as one likes."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

SEEDS = 80


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_raises_anything_but_the_programs_own_errors(name: str, tmp_path: Path) -> None:
    seen = {TARGETS[name](seed, tmp_path) for seed in range(SEEDS)}
    assert len(seen) > 1, "some inputs are taken, some are not"
