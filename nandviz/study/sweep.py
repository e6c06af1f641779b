"""A sweep: a scenario simulated with each combination of some values, and measured.

Source: study specification, section Sweeps.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from nandviz.errors import Problem, ScenarioError
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.variants import ARGUMENT, Variants
from nandviz.study import axes as axes_of
from nandviz.study.axes import Axis
from nandviz.study.dispatch import Dispatch
from nandviz.study.folder import SweepFolder, alone_in, make_folder
from nandviz.study.measures import check_measures
from nandviz.study.points import Outcome, Plan
from nandviz.study.workers import Workers

_MOST_TRIED: Final = 500
"""Values at each end of an axis that are tried before anything is simulated."""


class Progress(NamedTuple):
    """How far a sweep is."""

    done: int
    points: int

    @property
    def fraction(self) -> float:
        """0.0 to 1.0."""
        return self.done / self.points


Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is swept over, and what is measured.

    Attributes
    ----------
    measures
        Names, as `nandviz.study.measures.measure` knows them.
    """

    scenario: Scenario
    axes: tuple[Axis, ...]
    measures: tuple[str, ...]

    @classmethod
    def of(
        cls, scenario: Scenario, axes: Sequence[Axis] = (), measures: Sequence[str] = ()
    ) -> "Sweep":
        """Return a sweep of axes and measures; where none are given, of those of the file."""
        own = scenario.sweep
        if not axes and own is not None:
            axes = [Axis.of(path, text) for path, text in own.over]
        if not measures and own is not None:
            measures = own.measures
        return cls(scenario, tuple(axes), tuple(measures))

    def check(self) -> int:
        """Return how many points there are.

        Each value of an axis is tried with the other axes at their first, then at their last
        values; of a long axis, those at its ends.

        Raises
        ------
        NandvizError
            If there are no axes or measures, too many, or one is wrong; ScenarioError if a value
            is. One line.
        """
        points = axes_of.size(self.axes)
        check_measures(self.measures)
        variants = Variants(self.scenario, [axis.path for axis in self.axes])
        for axis in self.axes:
            for value in dict.fromkeys((*axis.values[:_MOST_TRIED], *axis.values[-_MOST_TRIED:])):
                self._try(variants, axis.path, value)
        return points

    def _try(self, variants: Variants, path: str, value: str) -> None:
        problems: list[Problem] = []
        for place in (0, -1):
            others = {axis.path: axis.values[place] for axis in self.axes}
            try:
                variants.of(others | {path: value})
            except ScenarioError as error:
                problems.append(error.problems[0])
            else:
                return
        problem = problems[0]
        if not problem.file.startswith(ARGUMENT):  # the value is right, but not with what it meets
            problem = replace(problem, file=f"{ARGUMENT} {path}={value}: {problem.file}")
        raise ScenarioError([problem])

    @property
    def _plan(self) -> Plan:
        return Plan(self.scenario, self.axes, self.measures)

    def run(
        self,
        folder: Path,
        workers: Callable[[], Workers],
        tell: Tell,
        cancelled: Callable[[], bool],
    ) -> bool:
        """Run what is left of the sweep in a folder; whoever sweeps there next goes on.

        Parameters
        ----------
        folder
            Made if it is not there.
        workers
            Gets those who do the work, where some is left; they are let go of at the end.
        tell
            Told how far the sweep is, at the start and each time that a chunk is done.
        cancelled
            Asked several times a second whether to stop.

        Returns
        -------
        bool
            Whether all is done: not where it was cancelled.

        Raises
        ------
        NandvizError
            As of `check`; if the folder holds another sweep, or another program works there; or
            if files cannot be written.
        """
        points, plan = self.check(), self._plan
        make_folder(folder)
        with alone_in(folder):
            kept = SweepFolder(folder, plan, points)
            kept.begin()
            if not kept.is_done:
                if not _run_left(kept, plan, workers, tell, cancelled):
                    return False
                kept.write_results()
        return True


def _run_left(
    kept: SweepFolder,
    plan: Plan,
    workers: Callable[[], Workers],
    tell: Tell,
    cancelled: Callable[[], bool],
) -> bool:
    left = kept.left()
    done = kept.points - sum(span.size for span in left)
    tell(Progress(done, kept.points))
    if not left:
        return True

    def write(first: int, outcomes: Sequence[Outcome]) -> None:
        nonlocal done
        kept.write_chunk(first, outcomes)
        done += len(outcomes)
        tell(Progress(done, kept.points))

    those = workers()
    try:
        return Dispatch(plan.packed(), left, len(plan.measures)).run(those, write, cancelled)
    finally:
        those.close()
