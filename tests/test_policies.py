"""Random runs with policies in all combinations: no law is broken, and reads are the engine's."""

import pytest

from tests.policies import faults, setup_of


@pytest.mark.parametrize("seed", [*range(40), 2124])
def test_a_run_with_policies_breaks_no_law_and_reads_as_the_engine_held_it(seed: int) -> None:
    assert list(faults(setup_of(seed))) == []
