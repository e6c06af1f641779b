"""Where the outcome of a run changes along its values: between which two neighbours.

Every combination of values is run; between neighbours whose outcomes differ the interval is halved
until they are as near as values of a file can be: 1 ns, or 1.

Source: study specification, section Shrinking.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from nandviz.errors import ScenarioError
from nandviz.language import Said, said
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.scenario.variants import Variants
from nandviz.study.axes import Axis, size, values_at
from nandviz.study.condition import Between, nothing, outcome
from nandviz.units import us_sentence

_TIME: Final = "_us"
"""What paths of times end in; what stands there is in µs."""
_NS: Final = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run came out.

    Attributes
    ----------
    holds
        Whether the condition holds; None where the values make no scenario.
    event, at_ns
        Where it holds first.
    why_not
        Why the values make no scenario.
    """

    holds: bool | None
    event: int | None = None
    at_ns: int | None = None
    why_not: str = ""

    @property
    def words(self) -> Said:
        """It in words."""
        if self.holds is None:
            return said("no scenario: {why}", why=self.why_not)
        if self.event is None or self.at_ns is None:
            return said("does not hold")
        return said(
            "holds, event {event} at {time}", event=self.event, time=us_sentence(self.at_ns)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """Two neighbouring values of a path whose outcomes differ.

    Attributes
    ----------
    others
        What the other paths take there.
    """

    path: str
    others: tuple[tuple[str, str], ...]
    low: str
    high: str
    at_low: Ending
    at_high: Ending


@dataclass(frozen=True, slots=True)
class FindProgress:
    """How far it is: points of the grid that were run, how many there are, runs in all."""

    done: int
    points: int
    runs: int


class Search:
    """Looks for where an outcome changes; what is found so far can be had at any time.

    Parameters
    ----------
    tell
        Called after each point of the grid, and after each run between two.
    between
        Called now and then; what it raises ends the work.

    Attributes
    ----------
    changes
        Found so far, in order of axis, then of the points.
    runs
        How many there were so far.
    held
        At how many points of the grid the condition holds.

    Raises
    ------
    NandvizError
        As `nandviz.study.axes.size`; ScenarioError if there is no place of a path.
    """

    def __init__(
        self,
        scenario: Scenario,
        axes: Sequence[Axis],
        what: Breakpoint,
        tell: Callable[[FindProgress], None] = lambda _: None,
        between: Between = nothing,
    ) -> None:
        self.points = size(axes)
        self._axes, self._what, self._tell, self._between = axes, what, tell, between
        self._variants = Variants(scenario, [axis.path for axis in axes])
        self._known: dict[tuple[str, ...], Ending] = {}
        self._done = 0
        self.changes: list[Change] = []
        self.held = 0

    @property
    def runs(self) -> int:
        """How many runs there were so far."""
        return len(self._known)

    def run(self) -> None:
        """Look everywhere."""
        for point in range(self.points):
            ending = self._ending(values_at(self._axes, point))
            self.held += bool(ending.holds)
            self._done += 1
            self._say()
        for axis in self._axes:
            for others in self._others(axis):
                for low, high in pairwise(axis.values):
                    self._between_two(axis.path, others, low, high)

    def _say(self) -> None:
        self._tell(FindProgress(self._done, self.points, self.runs))

    def _others(self, axis: Axis) -> Iterator[dict[str, str]]:
        """Yield each combination of the values of the other axes."""
        rest = [each for each in self._axes if each is not axis]
        if not rest:
            yield {}
            return
        for point in range(size(rest)):
            yield values_at(rest, point)

    def _ending(self, values: dict[str, str]) -> Ending:
        key = tuple(values[axis.path] for axis in self._axes)
        if key not in self._known:
            self._known[key] = self._run(values)
        return self._known[key]

    def _run(self, values: dict[str, str]) -> Ending:
        self._between()
        try:
            scenario = self._variants.of(values)
        except ScenarioError as error:
            return Ending(None, why_not=error.problems[0].words)
        found = outcome(scenario, self._what, self._between)
        return Ending(True, found.event, found.at_ns) if found.holds else Ending(False)

    def _between_two(self, path: str, others: dict[str, str], low: str, high: str) -> None:
        """Halve the interval between two values while outcomes of its ends differ."""

        def at(value: str) -> Ending:
            return self._ending({**others, path: value})

        if at(low).holds == at(high).holds:
            return
        while (middle := middle_of(path, low, high)) is not None:
            if at(middle).holds == at(low).holds:
                low = middle
            else:
                high = middle
            self._say()
        self.changes.append(Change(path, tuple(others.items()), low, high, at(low), at(high)))


def middle_of(path: str, low: str, high: str) -> str | None:
    """Return a value between two, as a file would have it; None where there is none.

    Times lie on whole ns, other numbers are whole; words have none between them.
    """
    try:
        first, last = Decimal(low), Decimal(high)
    except InvalidOperation:
        return None
    step = _NS if path.endswith(_TIME) else Decimal(1)
    steps = int((last - first) / step)
    if abs(steps) < 2 or first % step or last % step:
        return None
    middle = first + step * int(steps / 2)
    return f"{middle:f}".rstrip("0").rstrip(".") if "." in f"{middle:f}" else f"{middle:f}"
