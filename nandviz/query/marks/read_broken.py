"""The violations of laws, in order of time, so that a span finds its own without a look at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nandviz.query.marks.places import Places
from nandviz.trace.laws.verdict import Verdict, Violation


@dataclass(frozen=True, slots=True)
class BrokenLaw:
    """A violation of a law; ``plane`` is -1 where no op is to blame, ``event`` breaks it."""

    law: int
    uid: int
    die: int
    plane: int
    when_ns: int
    event: int
    text: str


class BrokenLaws:
    """What the verdicts on one trace found, by instant, then by law.

    Attributes
    ----------
    when_ns
        The instant of each violation, ascending.
    """

    def __init__(self, places: Places, verdicts: Sequence[Verdict] = ()) -> None:
        self._places = places
        self._found: list[Violation] = [v for verdict in verdicts for v in verdict.violations]
        when_ns = np.array([v.time_ns for v in self._found], np.int64)
        laws = np.array([v.law for v in self._found], np.int64)
        self._order = np.lexsort((laws, when_ns))
        self.when_ns: npt.NDArray[np.int64] = when_ns[self._order]

    def between(self, t0_ns: int, t1_ns: int) -> range:
        """Return which violations lie in ``t0 <= t < t1``. Cost: O(log violations)."""
        return range(*self.when_ns.searchsorted(np.array([t0_ns, t1_ns], np.int64)).tolist())

    def marks(self, chosen: range) -> tuple[BrokenLaw, ...]:
        """Return the marks of some violations."""
        found = (self._found[i] for i in self._order[chosen.start : chosen.stop].tolist())
        return tuple(self._mark(each) for each in found)

    def _mark(self, found: Violation) -> BrokenLaw:
        law, uid, event, when_ns, text = found
        return BrokenLaw(law, uid, *self._places.place(uid), when_ns, event, text)
