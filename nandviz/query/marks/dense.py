"""Marks that are too many to be drawn singly: stretches and instants by die, nothing more."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


def _none() -> Integers:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class Stretches:
    """Stretches of time of dies: ``lane`` is the index of an axis, or 0."""

    die: Integers = field(default_factory=_none)
    lane: Integers = field(default_factory=_none)
    start_ns: Integers = field(default_factory=_none)
    end_ns: Integers = field(default_factory=_none)

    def __len__(self) -> int:
        return len(self.die)


@dataclass(frozen=True)
class DenseMarks:
    """What is too dense to be drawn singly; empty where it is drawn singly."""

    suspended: Stretches = field(default_factory=Stretches)
    waiting: Stretches = field(default_factory=Stretches)
    refusals: Stretches = field(default_factory=Stretches)
