"""How high the rows of each kind are, by the room there is."""

from typing import Final, NamedTuple

HEADER: Final = 22
"""Height of the name of a die, at most."""


class Sizes(NamedTuple):
    """What depends on the room there is: heights, and how many entries a backlog lane may show.

    Attributes
    ----------
    plane
        The least height of planes for which there is room enough.
    """

    host: int
    header: int
    bus: int
    plane: int
    state: int
    suspended: int
    entry: int
    entries: int
    summary: int


ROOMY: Final = Sizes(56, HEADER, 22, 36, 15, 26, 18, 5, 64)
SNUG: Final = Sizes(44, HEADER, 22, 14, 13, 20, 15, 3, 28)
TIGHT: Final = Sizes(34, 17, 14, 10, 8, 17, 13, 3, 24)
"""For small windows, where all rows are in view then; else one scrolls, and they are snug."""
