"""The runs that are open, and which is in front."""

from typing import Final

from nandviz.run import Finished, Run
from nandviz.scenario.scenario import Scenario
from nandviz.session.breakpoints import Breakpoints, Held
from nandviz.session.changes import OF_A_RUN
from nandviz.session.entry_ids import EntryIds, Ids
from nandviz.session.listeners import Listeners
from nandviz.session.marks import Marks
from nandviz.session.open_run import OpenRun
from nandviz.trace.tables import Trace, TraceInfo

OPEN_MS: Final = 250.0
"""Wall time that opening spends in the engine at once: a small scenario is complete then."""


class OpenRuns:
    """Makes runs and puts them in front.

    Attributes
    ----------
    front
        The run that is looked at; an empty one before anything is open.
    judged_aside
        Whether somebody judges the laws of a complete long run aside, while the session goes on:
        then verdicts are waited for, else judged when they are asked for.
    entry_ids
        Gives the entries of every script their ids.
    """

    def __init__(self, breakpoints: Breakpoints, marks: Marks, listeners: Listeners) -> None:
        self._breakpoints = breakpoints
        self._marks = marks
        self._listeners = listeners
        self.judged_aside = False
        self.entry_ids = EntryIds()
        self.front = self.of_trace(Trace(TraceInfo("", ())))

    def of_trace(self, trace: Trace) -> OpenRun:
        """Return a run that no simulation fills; it is not in front yet."""
        return self._of(None, Finished(trace), ())

    def of_scenario(
        self, scenario: Scenario, entry_ids: Ids | None = None, run: Run | None = None
    ) -> OpenRun:
        """Begin to simulate a scenario; the run is not in front yet.

        Parameters
        ----------
        entry_ids
            Those of a scenario that another one became; None for one that was read.
        run
            One of the same scenario that has begun already; None to begin here.
        """
        if entry_ids is None:
            entry_ids = self.entry_ids.fresh(scenario.setup.script)
        if run is None:
            run = Run(scenario)
            run.advance(OPEN_MS)
        return self._of(scenario, run, entry_ids)

    def _of(self, scenario: Scenario | None, run: Run | Finished, entry_ids: Ids) -> OpenRun:
        tell = self._listeners.tell
        return OpenRun(
            scenario,
            run,
            self._breakpoints,
            tell,
            lambda: self.judged_aside,
            entry_ids=entry_ids,
        )

    def become(self, scenario: Scenario) -> OpenRun:
        """Begin to simulate what the scenario in front became in whatever way, as a text.

        Entries that are aligned with one of the script in front keep their ids.
        """
        before = self.front
        if before.scenario is None:
            return self.of_scenario(scenario)
        scripts = before.scenario.setup.script, scenario.setup.script
        return self.of_scenario(scenario, self.entry_ids.followed(before.entry_ids, *scripts))

    def open(self, run: OpenRun) -> None:
        """Put something else in front, with its own breakpoints and without marks."""
        found = run.scenario.breakpoints if run.scenario is not None else ()
        with self._listeners.one_change():
            self.front = run
            self._listeners.tell(*OF_A_RUN)
            self._breakpoints.replace_all(Held(what) for what in found)
            self._marks.clear()

    def replace(self, run: OpenRun) -> None:
        """Put another run of much the same scenario in front; the playhead stays where it can."""
        before, self.front = self.front, run
        with self._listeners.one_change():
            self._listeners.tell(*OF_A_RUN)
            run.take_place_of(before)
