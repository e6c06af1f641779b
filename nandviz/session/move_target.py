"""What a move looks for, and what is found."""

from collections.abc import Callable
from dataclasses import dataclass

from nandviz.language import said
from nandviz.session.changes import StopReason


@dataclass(frozen=True, slots=True)
class Found:
    """Where a move ends, and why; as in `Stop`."""

    k: int
    reason: StopReason
    words: str
    breakpoint_id: int | None = None


@dataclass(frozen=True, slots=True)
class MoveTarget:
    """What a move forward looks for.

    Attributes
    ----------
    look
        Looks among events ``start <= k < stop``.
    missing
        Where to go if the run is complete without it.
    by_laws
        Look only once the laws of the complete run are judged.
    """

    look: Callable[[int, int], Found | None]
    missing: Callable[[], Found]
    by_laws: bool = False


def reached(k: int) -> Found:
    """Say that the event that was looked for is found."""
    return Found(k, StopReason.REACHED, said("at event {k}", k=k))


def broke(k: int, number: int) -> Found:
    """Say that a breakpoint stopped the move."""
    return Found(
        k, StopReason.BREAKPOINT, said("paused at breakpoint {number}", number=number), number
    )
