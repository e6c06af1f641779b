"""The runs that are open: which is in front, which stands beside it, and which of them is shown."""

from collections.abc import Callable
from time import thread_time
from typing import Final

from nandviz.run import Finished, Progress, Run
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
from nandviz.session.breakpoints import Breakpoints, Held
from nandviz.session.changes import OF_A_RUN, Topic
from nandviz.session.entry_ids import EntryIds, Ids
from nandviz.session.listeners import Listeners
from nandviz.session.marks import Marks
from nandviz.session.open_run import OpenRun
from nandviz.session.opened_file import OpenedFile
from nandviz.session.version import Version, Versions
from nandviz.trace.tables import Trace, TraceInfo

OPEN_MS: Final = 250.0
"""Wall time that opening spends in the engine at once: a small scenario is complete then."""
EDIT_MS: Final = 20.0
"""The same for an edit, which is seen at once; in time of the processor, so that what is known
after it does not hang on what else the machine does."""
_OF_WHAT_IS_SHOWN: Final = OF_A_RUN - {Topic.TEXT}


class OpenRuns:
    """Makes runs and puts them in front.

    Attributes
    ----------
    front
        The run that is edited, B where there are two; an empty one before anything is open.
    beside
        Run A, which no edit changes; None while there is only one.
    shows_beside
        Whether the window shows run A alone.
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
        self.beside: OpenRun | None = None
        self.shows_beside = False
        self.front = self.of_trace(Trace(TraceInfo("", ())), OpenedFile())

    # Reads

    @property
    def shown(self) -> OpenRun:
        """The run that is looked at."""
        return self.beside if self.beside is not None and self.shows_beside else self.front

    @property
    def versions(self) -> Versions:
        """What it takes to have the runs again."""
        return Versions(None if self.beside is None else self.beside.version, self.front.version)

    @property
    def all(self) -> tuple[OpenRun, ...]:
        """Run B, and run A where there is one."""
        return (self.front,) if self.beside is None else (self.front, self.beside)

    @property
    def running(self) -> bool:
        """Whether there is something to simulate."""
        return self._advancing.progress.running

    @property
    def progress(self) -> Progress:
        """How far the simulation is: of run B first, then of run A."""
        return self._advancing.progress

    @property
    def _advancing(self) -> OpenRun:
        return next((run for run in self.all if run.progress.running), self.front)

    # Simulation

    def advance(self, budget_ms: float = 8.0) -> None:
        """Simulate for at most so long."""
        self._advancing.advance(budget_ms)

    def cancel(self) -> None:
        """Stop simulating, and looking for what a move still looks for."""
        for run in self.all:
            run.cancel()

    # Making runs, which are not in front yet

    def of_trace(self, trace: Trace, file: OpenedFile) -> OpenRun:
        """Return a run that no simulation fills."""
        return self._of(None, Finished(trace), (), file)

    def of_scenario(
        self,
        scenario: Scenario,
        file: OpenedFile,
        entry_ids: Ids | None = None,
        run: Run | None = None,
    ) -> OpenRun:
        """Begin to simulate a scenario.

        Parameters
        ----------
        entry_ids
            Those of a scenario that another one became; None for one that was read.
        run
            One of the same scenario that has begun already; None to begin here.
        """
        if run is None:
            run = Run(scenario)
            if entry_ids is None:
                run.advance(OPEN_MS)
            else:
                run.advance(EDIT_MS, thread_time)
        if entry_ids is None:
            entry_ids = self.entry_ids.fresh(scenario.setup.script)
        return self._of(scenario, run, entry_ids, file)

    def _of(
        self, scenario: Scenario | None, run: Run | Finished, entry_ids: Ids, file: OpenedFile
    ) -> OpenRun:
        opened = OpenRun(
            scenario,
            run,
            self._breakpoints,
            lambda *topics: self._tell_of(opened, topics),
            lambda: self.judged_aside,
            entry_ids=entry_ids,
            file=file,
        )
        return opened

    def _tell_of(self, run: OpenRun, topics: tuple[Topic, ...]) -> None:
        """Tell what a run has to tell: topics are of the run that is shown, but for growth."""
        is_heard = run is self.shown or topics == (Topic.TRACE,)
        self._listeners.tell(*(topics if is_heard else (Topic.BRANCH,)))

    def become(self, scenario: Scenario, file: OpenedFile | None = None) -> OpenRun:
        """Begin to simulate what the scenario in front became in whatever way, as a text.

        Entries that are aligned with one of the script in front keep their ids.
        """
        before, file = self.front, file or self.front.file
        if before.scenario is None:
            return self.of_scenario(scenario, file)
        scripts = before.scenario.setup.script, scenario.setup.script
        return self.of_scenario(scenario, file, self.entry_ids.followed(before.entry_ids, *scripts))

    def of_version(self, version: Version) -> OpenRun:
        """Return a run of a version, anew; ScenarioError where its text is not valid any more."""
        if version.trace is not None:
            return self.of_trace(version.trace, version.file)
        origin = version.file.origin
        scenario = loader.loads(version.text, str(origin or "<text>"), path=origin)
        return self.of_scenario(scenario, version.file, version.entry_ids)

    # What is in front

    def open(self, run: OpenRun) -> None:
        """Put something else in front, alone, with its own breakpoints and without marks."""
        found = run.scenario.breakpoints if run.scenario is not None else ()
        with self._listeners.one_change():
            self.front, self.beside, self.shows_beside = run, None, False
            self._listeners.tell(*OF_A_RUN, Topic.BRANCH)
            self._breakpoints.replace_all(Held(what) for what in found)
            self._marks.clear()

    def arrange(self, front: OpenRun, beside: OpenRun | None) -> None:
        """Put a run in front, and another one or none beside it.

        A run that was open already keeps its playhead; another one stands where the one in front
        stood, if it can.
        """
        before = (self.front, self.beside)
        with self._listeners.one_change():
            self.front, self.beside = front, beside
            self.shows_beside = self.shows_beside and beside is not None
            self._listeners.tell(*OF_A_RUN, Topic.BRANCH)
            for run in (front, beside):
                if run is not None and run not in before:
                    run.take_place_of(before[0])

    def replace(self, run: OpenRun) -> None:
        """Put another run of much the same scenario in front; the playhead stays where it can."""
        self.arrange(run, self.beside)

    def take_back(self, versions: Versions, note: Callable[[], None]) -> None:
        """Have versions again that were open; runs of them that are open still stay.

        What raises has changed nothing: ScenarioError where a text is not valid any more.

        Parameters
        ----------
        note
            Called once that is sure, before anybody hears of it.
        """
        live = list(self.all)
        front = self._again(versions.b, live)
        beside = None
        if versions.a is not None:
            beside = self._again(versions.a, [run for run in live[::-1] if run is not front])
        note()
        for run, version in ((front, versions.b), (beside, versions.a)):
            if run is not None and version is not None:
                run.title = version.title
        self.arrange(front, beside)

    def _again(self, version: Version, live: list[OpenRun]) -> OpenRun:
        found = next((run for run in live if run.version == version), None)
        return found or self.of_version(version)

    def show(self, *, beside: bool) -> None:
        """Show run A alone, or run B."""
        self.shows_beside = beside
        self._listeners.tell(*_OF_WHAT_IS_SHOWN, Topic.BRANCH)
