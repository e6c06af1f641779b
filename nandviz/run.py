"""A run: a scenario, its simulation, and the trace that it fills, advanced in slices."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from nandviz import __version__
from nandviz.collector import collector_off
from nandviz.engine.simulation import Simulation
from nandviz.scenario.scenario import Scenario
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

_REMEMBERED = 0.9995
"""What is left, an event later, of the time of the one that took longest: some take 20 µs, some a
hundred times as long, and what is long comes again within some hundreds."""
_MOST_SPARED = 0.4
"""The share of a slice that is spared for such an event at most."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the simulation is.

    Attributes
    ----------
    events
        Events handled so far.
    now_ns, until_ns
        Simulated time reached; the time that the run goes to (``until_us``, else the last SUBMIT
        or ARRIVE). Past ``until_ns`` what is left runs dry.
    fraction
        0.0 to 1.0, of the simulated time; 1.0 only when complete.
    remaining_s
        Estimated wall time that is left; None while it cannot be told.
    complete
        Nothing is left to handle.
    running
        There is something to simulate: not complete, not paused.
    """

    events: int
    now_ns: int
    until_ns: int
    fraction: float
    remaining_s: float | None
    complete: bool
    running: bool


def trace_info(scenario: Scenario) -> TraceInfo:
    """Return what the trace of a scenario says of itself."""
    setup = scenario.setup
    return TraceInfo(
        name=scenario.name,
        ops=tuple(scenario.profile.ops.values()),
        topology=setup.topology,
        policies=setup.policies,
        initial_default=setup.initial_default,
        initial=setup.initial,
        notes=tuple((note.at_ns, note.text) for note in scenario.notes),
        until_ns=setup.until_ns,
        drain=setup.drain,
        versions=(("nandviz", __version__),),
        exclusions=setup.exclusions,
    )


class Run:
    """A simulation on its way.

    Attributes
    ----------
    trace
        Grows while the run is advanced.
    paused
        Whether whoever advances it in slices leaves it alone for now.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.trace = Trace(trace_info(scenario))
        self.paused = False
        with collector_off():
            self._simulation = Simulation(scenario.setup, Recorder(self.trace))
        self._until_ns = _goes_to(scenario)
        self._max_ops = scenario.setup.workload.max_ops if scenario.setup.workload else None
        self._spent_s = 0.0
        self._longest = 0.0

    @property
    def complete(self) -> bool:
        """Whether nothing is left to handle."""
        return self._simulation.peek() is None

    @property
    def running(self) -> bool:
        """Whether there is something to simulate, and it is not paused."""
        return not self.paused and not self.complete

    @property
    def next_ns(self) -> int | None:
        """Time of the next event; None if nothing is left."""
        return self._simulation.peek()

    def steps(self, count: int) -> int:
        """Handle at most ``count`` events; return how many."""
        return self._simulation.run(max_events=count)

    def advance(self, budget_ms: float, clock: Callable[[], float] = perf_counter) -> int:
        """Handle events for at most ``budget_ms``, of wall time or another clock's; say how many.

        ``clock`` gives seconds. It ends early where an event more, if it took as long as the one
        that took longest of late, would take too long.
        """
        began = perf_counter()
        looked, handled = clock(), 0
        budget = budget_ms / 1000
        deadline = looked + budget
        self._longest = min(self._longest, budget * _MOST_SPARED)
        with collector_off():  # The engine makes no cycles; a collection would halt the slice.
            while looked + self._longest <= deadline and (some := self.steps(1)):
                before, looked = looked, clock()
                self._longest = max(self._longest * _REMEMBERED, looked - before)
                handled += some
        self._spent_s += perf_counter() - began
        return handled

    @property
    def spent_s(self) -> float:
        """Wall time spent in `advance` so far."""
        return self._spent_s

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        now_ns, complete = self._simulation.now_ns, self.complete
        done = self._done()
        return Progress(
            events=self._simulation.index + 1,
            now_ns=now_ns,
            until_ns=max(self._until_ns, now_ns),
            fraction=1.0 if complete else done,
            remaining_s=self._remaining_s(done, complete=complete),
            complete=complete,
            running=self.running,
        )

    def _done(self) -> float:
        """Return the share that is done, by time or by the workload's ops, whichever is more."""
        by_time = self._simulation.now_ns / self._until_ns if self._until_ns else 0.0
        by_ops = len(self.trace.ops) / self._max_ops if self._max_ops else 0.0
        return min(max(by_time, by_ops), 0.999)

    def _remaining_s(self, done: float, *, complete: bool) -> float | None:
        if complete:
            return 0.0
        return self._spent_s * (1 - done) / done if done > 0 and self._spent_s > 0 else None


class Finished:
    """A trace that no simulation fills: imported, or reopened. It is asked as a `Run` is."""

    complete = True
    running = False
    spent_s = 0.0
    next_ns: int | None = None

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.paused = False

    def steps(self, _count: int) -> int:
        """Handle nothing."""
        return 0

    def advance(self, _budget_ms: float) -> int:
        """Handle nothing."""
        return 0

    @property
    def progress(self) -> Progress:
        """All of it is there."""
        events = self.trace.last_event + 1
        end_ns = int(self.trace.events.time_ns[-1]) if events else 0
        return Progress(events, end_ns, end_ns, 1.0, 0.0, complete=True, running=False)


def _goes_to(scenario: Scenario) -> int:
    """Return the simulated time by which most of a run is over, 0 if only its ops end it."""
    setup = scenario.setup
    if setup.until_ns is not None:
        return setup.until_ns
    last_ns = max((entry.at_ns for entry in setup.script), default=0)
    if setup.host is not None:
        last_ns = max(last_ns, max((each.arrival_ns for each in setup.host.requests), default=0))
    workload = setup.workload
    return max(last_ns, workload.until_ns or 0) if workload is not None else last_ns
