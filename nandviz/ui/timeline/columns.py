"""Pixel columns: which instants of an axis each of them shows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from nandviz.ui.axis import AxisMap, Linear

Times = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Columns:
    """Pixel columns over a span of an axis."""

    axis: AxisMap
    u0: float
    u1: float
    width: int

    @cached_property
    def per_unit(self) -> float:
        """Columns a unit of the axis."""
        return self.width / (self.u1 - self.u0)

    @property
    def t0_ns(self) -> int:
        """The first instant."""
        return self.axis.time_at(self.u0)

    @property
    def t1_ns(self) -> int:
        """An instant that is not before the last visible one."""
        return self.axis.time_at(self.u1) + 1

    def at(self, times_ns: Times) -> npt.NDArray[np.float64]:
        """Return the column of each instant, with fractions, outside the columns too."""
        if isinstance(self.axis, Linear):
            whole = np.int64(np.floor(self.u0))
            within = (times_ns - whole).astype(np.float64) - (self.u0 - float(whole))
            return within * float(self.per_unit)
        return (self.axis.places(times_ns) - self.u0) * self.per_unit

    def x(self, time_ns: int) -> float:
        """Return the column of an instant."""
        return (self.axis.at(time_ns) - self.u0) * self.per_unit

    def edges_ns(self) -> Times:
        """Return the instants of the ``width + 1`` edges."""
        return self.axis.times(self.u0 + np.arange(self.width + 1) / self.per_unit)
