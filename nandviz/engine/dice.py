"""What proposers draw from: a generator of their own, by ``random()`` only.

So every Python gives the same ops.

Source: the workload section of the scenario format.
"""

import random  # noqa: TID251  a seeded generator of its own, never the global one


class Dice:
    """A seeded source of numbers."""

    __slots__ = ("_random",)

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def below(self, n: int) -> int:
        """Draw 0 … n-1."""
        return int(self._random.random() * n)
