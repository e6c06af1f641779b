"""The real window: stepped by keys, taken along, closed."""

from collections.abc import Callable

from tests.e2e.program import Program

Launch = Callable[..., Program]


def test_the_first_start_shows_a_built_in_scenario_and_alt_f4_ends_it(launch: Launch) -> None:
    program = launch()
    assert "Batch of three" in program.title or "batch-of-three" in program.title
    assert program.close() == 0
