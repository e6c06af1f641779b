"""How far a search for something smaller is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShrinkProgress:
    """Runs so far, and what is left of the scenario, or of the trace: each op is an entry then."""

    runs: int
    entries: int
    ops: int


Tell = Callable[[ShrinkProgress], None]


def untold(_progress: ShrinkProgress) -> None:
    """Say nothing."""
