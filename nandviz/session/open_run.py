"""One run on show: what it is of, what has happened so far, and where one stands in it."""

from collections.abc import Callable
from functools import cached_property

from nandviz.errors import NandvizError
from nandviz.language import Said, said
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.expected import ExpectationVerdict, judge, not_judged
from nandviz.run import Finished, Progress, Run
from nandviz.scenario.scenario import Scenario
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.changes import Topic
from nandviz.session.entry_ids import Ids
from nandviz.session.laws import Laws
from nandviz.session.opened_file import OpenedFile
from nandviz.session.playhead import Playhead
from nandviz.session.version import Version


class OpenRun:
    """A trace, the simulation that still fills it, its laws and its playhead.

    Attributes
    ----------
    scenario
        None for a trace without engine.
    trace
        What has happened so far.
    entry_ids
        Of each entry of the scenario's script: what the entry is known by in the session.
    file
        What it is a version of.
    title
        What it is called beside another run; empty while there is none.
    """

    def __init__(
        self,
        scenario: Scenario | None,
        run: Run | Finished,
        breakpoints: Breakpoints,
        tell: Callable[..., None],
        judged_aside: Callable[[], bool] = lambda: False,
        *,
        entry_ids: Ids = (),
        file: OpenedFile | None = None,
    ) -> None:
        self.scenario = scenario
        self.entry_ids = entry_ids
        self.file = OpenedFile() if file is None else file
        self.title: str | Said = ""
        self.trace = run.trace
        self.laws = Laws(run, self._tell_verdicts, judged_aside)
        self.playhead = Playhead(run, self.laws, breakpoints, self._tell_changes)
        self._run = run
        self._tell = tell
        self._told = self._state()
        self._expected: tuple[ExpectationVerdict, ...] = ()
        self._expected_at: object = None

    def _state(self) -> dict[Topic, object]:
        return {
            Topic.PLAYHEAD: self.playhead.k,
            Topic.TRACE: self.head,
            Topic.SIMULATION: (self._run.running, self._run.complete),
        }

    def _tell_changes(self, *more: Topic) -> None:
        """Tell what differs from what was told last, and more, if there is anything to tell."""
        before, self._told = self._told, self._state()
        changed = [topic for topic, value in self._told.items() if value != before[topic]] + [*more]
        if changed:
            self._tell(*changed)

    def take_place_of(self, other: "OpenRun") -> None:
        """Stand where another run of much the same scenario stands, and tell that."""
        self.playhead.take_place_of(other.playhead)
        self._tell_changes()

    def _tell_verdicts(self) -> None:
        self.playhead.look_on()
        self._tell_changes(Topic.LAWS)

    # Reads

    @property
    def text(self) -> str:
        """The scenario's text as it stands; empty for a trace without engine."""
        return "" if self.scenario is None else self.scenario.text

    @property
    def version(self) -> Version:
        """What it takes to have it again."""
        trace = self.trace if self.scenario is None else None
        return Version(self.text, self.entry_ids, self.file, trace, self.title)

    @property
    def name(self) -> str:
        """The name of its file, else of the scenario or trace."""
        return self.trace.info.name if self.file.path is None else self.file.path.name

    @property
    def head(self) -> int:
        """Index of the last event handled so far, -1 for none."""
        return self.trace.last_event

    @property
    def complete(self) -> bool:
        """Whether there is nothing left to simulate."""
        return self._run.complete

    @property
    def partial(self) -> bool:
        """Whether the simulation would have gone on; of a trace, when it was saved."""
        return not self.complete or self._saved_partial

    @property
    def expected(self) -> tuple[ExpectationVerdict, ...]:
        """What is known of what the scenario expects; of a run that goes on nothing is yet.

        Cost: some reads for each expectation, once a head.
        """
        if self.scenario is None or not self.scenario.expectations:
            return ()
        verdicts = self.laws.verdicts
        state = (self.head, self.complete, self._run.running, verdicts)
        if state != self._expected_at:
            self._expected_at = state
            wanted = self.scenario.expectations
            self._expected = (
                not_judged(wanted)
                if self._run.running
                else judge(wanted, self.trace, verdicts, complete=self.complete)
            )
        return self._expected

    @cached_property
    def _saved_partial(self) -> bool:
        return self.scenario is None and ColumnsAsOf(self.trace).partial

    @property
    def progress(self) -> Progress:
        """How far the simulation is."""
        return self._run.progress

    @property
    def spent_s(self) -> float:
        """Wall time that the simulation has taken so far."""
        return self._run.spent_s

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show: no scenario, and no event."""
        return self.scenario is None and self.head < 0

    def needs_scenario(self) -> Scenario:
        """Return the scenario; NandvizError if this is a trace without engine."""
        if self.scenario is None:
            raise NandvizError(said("this is a trace without a scenario"))
        return self.scenario

    # Simulation

    def advance(self, budget_ms: float = 8.0) -> Progress:
        """Simulate for at most ``budget_ms`` of wall time, and look on for what a move looks for.

        Does nothing where the run is complete or was cancelled.
        """
        if self._run.running:
            self._run.advance(budget_ms)
            self.playhead.look_on()
            self._tell_changes()
        return self.progress

    def cancel(self) -> None:
        """Stop simulating, and looking for what a move still looks for."""
        self._run.paused = True
        self.playhead.give_up()
        self._tell_changes()

    def go_on(self) -> None:
        """Let `advance` simulate again."""
        self._run.paused = False
        self._tell_changes()
