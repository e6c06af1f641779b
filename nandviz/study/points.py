"""The points of a sweep: what a worker, in this process or another, does with them."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from time import perf_counter
from typing import NamedTuple

from nandviz import __version__
from nandviz.errors import NandvizError, ScenarioError
from nandviz.language import said
from nandviz.run import Run
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.variants import ARGUMENT, Variants
from nandviz.study.axes import Axis, values_at
from nandviz.study.measures import Cell, Measured, measure
from nandviz.text import plain
from nandviz.trace.tables import Trace

_EVENTS: int = 1 << 30


class PointStatus(StrEnum):
    """What became of a point."""

    OK = "ok"
    INVALID = "invalid"
    """Its values make no scenario."""
    CRASHED = "crashed"
    """Whatever ran it died, each time."""


class Outcome(NamedTuple):
    """What came of a point.

    Attributes
    ----------
    cells
        Of each measure; empty where there is none.
    note
        Why there is none, for each that is empty, or what must be said with one.
    """

    cells: tuple[str, ...]
    status: PointStatus
    note: str


class Done(NamedTuple):
    """What came of a chunk: of each of its points, and how many seconds that took."""

    outcomes: tuple[Outcome, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run at each point; it can be sent to other processes and machines."""

    scenario: Scenario
    axes: tuple[Axis, ...]
    measures: tuple[str, ...]
    version: str = __version__

    def packed(self) -> bytes:
        """Return what `run_chunk` takes."""
        return pickle.dumps(self)


class PointRunner:
    """Runs the points of a plan, one after the other."""

    def __init__(self, plan: Plan) -> None:
        self._axes = plan.axes
        self._measures = [measure(name) for name in plan.measures]
        self._variants = Variants(plan.scenario, [axis.path for axis in plan.axes])

    def scenario(self, point: int) -> Scenario:
        """Return the scenario of a point; ScenarioError if its values make none."""
        return self._variants.of(values_at(self._axes, point))

    def outcome(self, point: int) -> Outcome:
        """Simulate a point and measure it."""
        try:
            scenario = self.scenario(point)
        except ScenarioError as error:
            note = plain(str(error.problems[0])).removeprefix(f"{ARGUMENT} ")
            return Outcome(("",) * len(self._measures), PointStatus.INVALID, note)
        run = Measured(simulated(scenario))
        cells = [each.of(run) for each in self._measures]
        return Outcome(tuple(cell.value for cell in cells), PointStatus.OK, self._note(cells))

    def _note(self, cells: Sequence[Cell]) -> str:
        """Say what is to be said of cells, once for all of which it is to be said."""
        names: dict[str, list[str]] = {}
        for each, cell in zip(self._measures, cells, strict=True):
            if cell.note:
                names.setdefault(cell.note, []).append(each.name)
        return plain("; ".join(f"{', '.join(of)}: {note}" for note, of in names.items()))


def simulated(scenario: Scenario) -> Trace:
    """Return the trace of a scenario that is run to its end."""
    run = Run(scenario)
    run.steps(_EVENTS)
    run.trace.flush()
    return run.trace


def run_chunk(packed: bytes, first: int, count: int) -> Done:
    """Run ``count`` points of a plan from ``first`` on. Workers call it.

    Raises
    ------
    NandvizError
        If the plan is of another version of nandviz.
    """
    runner = _runner(packed)
    began = perf_counter()
    outcomes = tuple(runner.outcome(point) for point in range(first, first + count))
    return Done(outcomes, perf_counter() - began)


@lru_cache(maxsize=2)
def _runner(packed: bytes) -> PointRunner:
    plan: Plan = pickle.loads(packed)
    if plan.version != __version__:
        raise other_version(__version__, plan.version)
    return PointRunner(plan)


def other_version(theirs: str, own: str) -> NandvizError:
    """Return the error of a worker that has another version of nandviz."""
    return NandvizError(
        said("a worker has nandviz {theirs}; expected {own}, as here", theirs=theirs, own=own)
    )
