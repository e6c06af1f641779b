"""Marks that are too many to be drawn singly: stretches and instants by die, nothing more."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.settled import Settled

Integers = npt.NDArray[np.int64]


_EMPTY: Final = np.empty(0, np.int64)
_EMPTY.setflags(write=False)


def no_times() -> Integers:
    """Return an array without any, the same each time and read-only."""
    return _EMPTY


@dataclass(frozen=True)
class Stretches:
    """Stretches of time of dies: ``lane`` is the index of an axis, or 0.

    ``settled`` are those of the past where these are too many to be listed.
    """

    die: Integers = field(default_factory=no_times)
    lane: Integers = field(default_factory=no_times)
    start_ns: Integers = field(default_factory=no_times)
    end_ns: Integers = field(default_factory=no_times)
    settled: Settled | None = None

    def __bool__(self) -> bool:
        return self.settled is not None or len(self) > 0

    def __len__(self) -> int:
        return len(self.die)

    def count(self, t0_ns: int, t1_ns: int) -> int:
        """Return how many there are in ``t0 <= t < t1``."""
        listed = int(((self.start_ns < t1_ns) & (self.end_ns >= t0_ns)).sum())
        return listed + (0 if self.settled is None else self.settled.count(t0_ns, t1_ns))


NO_STRETCHES: Final = Stretches()


@dataclass(frozen=True)
class DenseMarks:
    """What is too dense to be drawn singly; empty where it is drawn singly.

    ``lost`` are entries of ``waiting`` that were dropped or aborted, at the instants of that.
    """

    suspended: Stretches = NO_STRETCHES
    waiting: Stretches = NO_STRETCHES
    refusals: Stretches = NO_STRETCHES
    lost: Stretches = NO_STRETCHES
    retries: Stretches = NO_STRETCHES
