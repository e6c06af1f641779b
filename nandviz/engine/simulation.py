"""The simulation: one event at a time.

Source: engine specification, sections 3 and 11.
"""

from nandviz.engine.controller import HostController
from nandviz.engine.device import Device
from nandviz.engine.events import Event
from nandviz.engine.flusher import Flusher
from nandviz.engine.observer import Observer
from nandviz.engine.op_proposer import OpProposer
from nandviz.engine.proposer import Proposer
from nandviz.engine.scheduler import Scheduler
from nandviz.model.host import Controller
from nandviz.model.setup import Setup, Workload
from nandviz.model.words import EventKind, Outcome, Source
from nandviz.units import MAX_NS


def _proposer(workload: Workload | None, device: Device) -> Proposer | OpProposer | None:
    """Return what proposes the ops of a workload, if there is one."""
    if workload is None:
        return None
    if workload.by_op is not None:
        return OpProposer(workload.seed, workload.by_op, device)
    return Proposer(workload, device)


class Simulation:
    """A deterministic run of a setup, told to an observer.

    Parameters
    ----------
    setup
        Device, policies, script and end of the run.
    observer
        Receiver of everything that happens.
    """

    def __init__(self, setup: Setup, observer: Observer) -> None:
        self._setup = setup
        self._last_ns = MAX_NS
        if setup.until_ns is not None and not setup.drain:
            self._last_ns = setup.until_ns
        self.device = Device(setup, observer)
        self._scheduler = Scheduler(self.device)
        self._flusher = Flusher(self.device, self._scheduler)
        self._proposer = _proposer(setup.workload, self.device)
        self._proposed = 0
        for batch, submission in enumerate(setup.script):
            if setup.until_ns is None or submission.at_ns <= setup.until_ns:
                self.device.events.push(submission.at_ns, EventKind.SUBMIT, batch=batch)
        if setup.workload is not None and setup.workload.refill:
            self._push_queue_refill(0, 0)
        self._controller: HostController | None = None
        if setup.host is not None:
            controller = setup.controller or Controller()
            self._controller = HostController(setup.host, controller, self.device, self._scheduler)

    @property
    def now_ns(self) -> int:
        """Time of the last handled event, 0 at the start."""
        return self.device.now_ns

    @property
    def index(self) -> int:
        """Event index of the last handled event, -1 at the start."""
        return self.device.index

    def peek(self) -> int | None:
        """Return the time of the event that ``step`` would handle; None if the run is over."""
        event = self.device.events.peek()
        return None if event is None or event.time_ns > self._last_ns else event.time_ns

    def step(self) -> bool:
        """Handle the next event; False if the run is over."""
        device = self.device
        event = device.events.pop(self._last_ns)
        if event is None:
            return False
        device.now_ns = event.time_ns
        device.index += 1
        device.observer.event_begins(device.index, event.time_ns, event.seq)
        outcome = self._handle(event)
        if self._controller is not None:
            self._controller.look_after(event)
        device.metrics.tell(device.observer)
        device.observer.event_done(device.index, outcome)
        return True

    def run(self, until_ns: int | None = None, max_events: int | None = None) -> int:
        """Handle events up to and including an instant, or so many; returns how many."""
        first = self.device.index
        while max_events is None or self.device.index - first < max_events:
            if until_ns is not None and (at_ns := self.peek()) is not None and at_ns > until_ns:
                break
            if not self.step():
                break
        return self.device.index - first

    def check_invariants(self) -> None:
        """Assert that the engine's structures are whole and agree with each other. Slow."""
        self.device.check_invariants()

    def _handle(self, event: Event) -> str:  # noqa: PLR0911  one for each kind
        """Do what an event is for; return its outcome."""
        kind = event.kind
        if kind is EventKind.OP_END:
            return self._on_op_end(event)
        if kind is EventKind.OP_START:
            return self._on_op_start(event)
        if kind is EventKind.SUBMIT:
            return self._on_submit(event)
        if kind is EventKind.PHASE_HOOK:
            return self._on_phase_hook(event)
        if kind is EventKind.QUEUE_REFILL:
            return self._on_queue_refill(event)
        if kind is EventKind.ARRIVE:
            return self._on_arrive(event)
        return self._on_flush(event)

    def _on_submit(self, event: Event) -> str:
        assert event.batch is not None
        requests = self._setup.script[event.batch].ops
        return self._scheduler.submit(event.batch, requests, Source.SCRIPT)

    def _push_queue_refill(self, at_ns: int, die: int) -> None:
        if not self._proposals_over(at_ns):
            self.device.events.push(at_ns, EventKind.QUEUE_REFILL, die=die)

    def _on_queue_refill(self, event: Event) -> str:
        assert event.die is not None
        outcome = self._propose(event.die)
        if outcome == Outcome.NONE and self._is_dead():
            return outcome
        period_ns = self._setup.policies.queue_refill_period_ns
        next_die = (event.die + 1) % self._setup.topology.dies
        self._push_queue_refill(event.time_ns + period_ns, next_die)
        return outcome

    def _is_dead(self) -> bool:
        """Whether nothing is pending and the proposer has nothing to say of any die, ever."""
        assert self._proposer is not None
        dies = range(self._setup.topology.dies)
        return not self.device.events and not any(map(self._proposer.can_propose, dies))

    def _on_arrive(self, event: Event) -> str:
        assert self._controller is not None
        self._controller.arrived(event)
        return Outcome.OK

    def _on_phase_hook(self, event: Event) -> str:
        assert event.die is not None
        if self._controller is not None and self._controller.asked_for(event):
            return Outcome.OK
        return self._propose(event.die)

    def _proposals_over(self, at_ns: int) -> bool:
        """Whether the workload or the run stops before an instant."""
        workload = self._setup.workload
        assert workload is not None
        for end_ns in (self._setup.until_ns, workload.until_ns):
            if end_ns is not None and at_ns > end_ns:
                return True
        return workload.max_ops is not None and self._proposed >= workload.max_ops

    def _propose(self, die: int) -> str:
        """Ask the proposer and submit what it says, at most what is left up to its stop."""
        workload = self._setup.workload
        if self._proposer is None or workload is None or self._proposals_over(self.now_ns):
            return Outcome.NONE
        requests = self._proposer.propose(die)
        if workload.max_ops is not None:
            requests = requests[: workload.max_ops - self._proposed]
        if not requests:
            return Outcome.NONE
        self._proposed += len(requests)
        return self._scheduler.submit_new(requests, Source.WORKLOAD)

    def _on_flush(self, event: Event) -> str:
        assert event.axis is not None
        assert event.die is not None
        return self._flusher.flush((event.axis, event.die), event.flush_from_ns)

    def _on_op_start(self, event: Event) -> str:
        assert event.uid is not None
        self.device.started(self.device.ops[event.uid])
        return Outcome.OK

    def _on_op_end(self, event: Event) -> str:
        assert event.uid is not None
        self.device.ended(self.device.ops[event.uid])
        return Outcome.OK
