"""Numbers that keep the order of a backlog queue whose entries come in at both ends."""

from typing import Final

RANK_BLOCK: Final = 2**24
"""Distance of the ranks of entries that two suspensions put in front of one queue."""


class Ranks:
    """Ranks of one queue: the tail counts up from 0, the front down in a block a suspension."""

    __slots__ = ("block", "front", "suspensions", "tail")

    def __init__(self) -> None:
        self.tail = 0
        self.block = 0
        self.front = 0
        self.suspensions = -1

    def next_tail(self) -> int:
        """Return the rank behind all others."""
        self.tail += 1
        return self.tail - 1

    def next_front(self, suspensions: int) -> int:
        """Return the rank before all others, but behind those of as many suspensions so far."""
        if suspensions != self.suspensions:
            self.suspensions = suspensions
            self.block -= RANK_BLOCK
            self.front = self.block
        self.front += 1
        return self.front - 1
