"""What the run in front would be if an entry of its script stood elsewhere in time.

It is simulated from the model alone: no text is written, nothing is put in front, and so nothing of
it is ever saved, kept for after a crash or exported.
"""

from dataclasses import replace
from typing import Final

from nandviz.collector import collector_off
from nandviz.model.setup import Submission
from nandviz.run import Run
from nandviz.scenario.scenario import Scenario
from nandviz.session.open_runs import OpenRuns

QUICK_S: Final = 0.3
"""Wall time that a whole simulation may take to be done anew while something is dragged."""


class Preview:
    """Simulates what might become of the scenario in front; NandvizError if a trace is there."""

    def __init__(self, runs: OpenRuns) -> None:
        self._runs = runs
        self._last: tuple[Scenario, Run] | None = None

    @property
    def quick(self) -> bool:
        """Whether the run in front was simulated, to its end, in no more than `QUICK_S`."""
        front = self._runs.front
        return front.complete and front.spent_s <= QUICK_S

    def moved(self, index: int, at_ns: int) -> Run:
        """Return the run with an entry at another time, as far as it comes in `QUICK_S`."""
        scenario = self._runs.front.needs_scenario()
        script = list(scenario.setup.script)
        script[index] = replace(script[index], at_ns=at_ns)
        changed = _with_script(scenario, script)
        run = _simulated(changed)
        self._last = changed, run
        return run

    def without(self, index: int) -> Run:
        """Return the run without an entry, as far as it comes in `QUICK_S`."""
        scenario = self._runs.front.needs_scenario()
        script = list(scenario.setup.script)
        del script[index]
        return _simulated(_with_script(scenario, script))

    def forget(self) -> None:
        """Let go of the run that was made last."""
        self._last = None

    def take(self, scenario: Scenario) -> Run | None:
        """Return the run that was made last, and forget it; None if it is not of this scenario."""
        last, self._last = self._last, None
        if last is None or last[0] != replace(scenario, text=last[0].text, lines=last[0].lines):
            return None
        return last[1]


def _with_script(scenario: Scenario, script: list[Submission]) -> Scenario:
    return replace(scenario, setup=replace(scenario.setup, script=tuple(script)))


def _simulated(scenario: Scenario) -> Run:
    run = Run(scenario)
    with collector_off():
        run.advance(QUICK_S * 1000)
    return run
