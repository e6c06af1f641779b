"""The controller: it serves the requests of a host, a client of the scheduler like the proposer.

A die serves one op at a time: batches of one, the next when the die is free, so that nothing is
ever displaced.

Source: study specification, "Host requests and controller".
"""

from collections import deque
from typing import NamedTuple

from nandviz.engine.device import Device
from nandviz.engine.die_plan import Reservation
from nandviz.engine.events import Event
from nandviz.engine.host_blocks import HostBlocks
from nandviz.engine.ops import LIVE, Op
from nandviz.engine.pulses import cut_from
from nandviz.engine.scheduler import Scheduler
from nandviz.model.host import OP_OF_REQUEST, Controller, Host
from nandviz.model.ops import OpRequest, Segment, Target
from nandviz.model.words import (
    ControllerOrder,
    EventKind,
    Fate,
    Kind,
    Source,
)


class Queued(NamedTuple):
    """A page or an erase that waits for its die.

    Attributes
    ----------
    number
        As the observer counts them.
    plane
        Where it is to go; of no account for an erase.
    nth
        Which page of the plane a read asks for.
    """

    number: int
    kind: Kind
    plane: int = 0
    nth: int = 0


class Line:
    """What a die has to do, and what it is doing.

    Attributes
    ----------
    reads, others
        What waits, each in order of arrival; with ``fifo`` the reads wait among the others.
    op
        What the die was given last; the die is free when it is over.
    victim
        The erase or program that is suspended, about to be so, or about to go on; None for none.
    ran_ns
        How long the parts took together that ended with a suspend of what runs.
    is_spared
        Whether what runs is not suspended any more, because a SUSPEND of it was refused.
    served
        Reads in this suspension.
    hook
        The event at which it is looked at the die again.
    resumes_refused
        How often in a row.
    programs
        How many were queued.
    """

    __slots__ = (
        "hook",
        "is_spared",
        "op",
        "others",
        "programs",
        "ran_ns",
        "reads",
        "resumes_refused",
        "served",
        "victim",
    )

    def __init__(self) -> None:
        self.reads: deque[Queued] = deque()
        self.others: deque[Queued] = deque()
        self.op: Op | None = None
        self.victim: Op | None = None
        self.ran_ns = 0
        self.is_spared = False
        self.served = 0
        self.hook: Event | None = None
        self.resumes_refused = 0
        self.programs = 0

    @property
    def is_free(self) -> bool:
        """Whether what it was given last is over."""
        return self.op is None or self.op.fate not in LIVE


class HostController:
    """Takes requests as they arrive, and gives each die its next op."""

    def __init__(
        self, host: Host, limits: Controller, device: Device, scheduler: Scheduler
    ) -> None:
        self._host, self._limits = host, limits
        self._device, self._scheduler = device, scheduler
        self._blocks = HostBlocks(device)
        ops = host.ops
        self._ops = {Kind.READ: ops.read, Kind.PROGRAM: ops.program, Kind.ERASE: ops.erase}
        self._lines = [Line() for _ in range(device.setup.topology.dies)]
        self._queued = 0
        self._first_seq = device.events.next_seq
        self._until_ns = until_ns = device.setup.until_ns
        for request in host.requests:
            if until_ns is None or request.arrival_ns <= until_ns:
                device.events.push(request.arrival_ns, EventKind.ARRIVE)

    # Events

    def arrived(self, event: Event) -> None:
        """Queue the pages of a request, and the erases that fall due, and go on with their dies."""
        request = self._host.requests[event.seq - self._first_seq]
        topology = self._device.setup.topology
        dies, planes = topology.dies, min(topology.planes, topology.blocks)
        pages = request.pages(self._host.page_sectors)
        places = [self._host.place(page, dies, planes) for page in pages]
        self._device.observer.request_arrived(request, places)
        first, self._queued = self._queued, self._queued + len(places)
        kind = OP_OF_REQUEST[request.kind]
        for number, (page, (die, plane)) in enumerate(zip(pages, places, strict=True), first):
            self._queue(die, Queued(number, kind, plane, page // (dies * planes)))
        for die in dict.fromkeys(die for die, _ in places):
            self._go_on(die)

    def _queue(self, die: int, page: Queued) -> None:
        line, every = self._lines[die], self._host.erase_every
        if page.kind is Kind.READ:
            in_order = self._limits.order is ControllerOrder.FIFO
            (line.others if in_order else line.reads).append(page)
            return
        line.others.append(page)
        line.programs += 1
        if every is not None and line.programs % every == 0:
            line.others.append(self._erase(die))

    def _erase(self, die: int) -> Queued:
        self._device.observer.erase_queued(die)
        self._queued += 1
        return Queued(self._queued - 1, Kind.ERASE)

    def asked_for(self, event: Event) -> bool:
        """Whether a PHASE_HOOK is its own; then it has gone on with the die."""
        assert event.die is not None
        if self._lines[event.die].hook is not event:
            return False
        self._go_on(event.die)
        return True

    def look_after(self, event: Event) -> None:
        """Go on with each die that an event of others has left free."""
        if event.kind is EventKind.OP_END:
            assert event.die is not None
            self._go_on(event.die)
        elif event.kind not in {EventKind.ARRIVE, EventKind.OP_START}:
            for die, line in enumerate(self._lines):
                if line.op is not None and line.is_free:
                    self._go_on(die)

    # A die

    def _go_on(self, die: int) -> None:
        """Give a die ops until one holds it; then see whether reads want that suspended."""
        line = self._lines[die]
        while line.is_free:
            if not self._give(die, line):
                line.op = None
                return
        if line.reads and line.victim is None and self._limits.order is ControllerOrder.SUSPEND:
            assert line.op is not None
            self._cut_for_reads(die, line, line.op)

    def _give(self, die: int, line: Line) -> bool:
        """Give a free die what is next; whether there was something."""
        victim = line.victim
        if victim is not None:
            if victim.fate is Fate.SUSPENDED:
                return self._serve_suspended(die, line, victim)
            line.op, line.victim = victim, None
            return True
        if not (line.reads or line.others):
            return False
        self._submit_page(die, line, (line.reads or line.others).popleft())
        return True

    def _serve_suspended(self, die: int, line: Line, victim: Op) -> bool:
        """Serve a read that waits, else resume what is suspended; whether either could be."""
        most = self._limits.max_reads
        if line.reads and (most is None or line.served < most):
            line.served += 1
            self._submit_page(die, line, line.reads.popleft())
            return True
        axis = victim.request.op.base.axis
        assert axis is not None
        line.op = self._submit(OpRequest(self._host.ops.resume[axis], die))
        if line.op is not None:
            line.resumes_refused = 0
            return True
        policies = self._device.setup.policies
        line.resumes_refused += 1
        if line.resumes_refused <= policies.backlog_retry_limit:
            self._look_again(
                die, line, victim, self._device.now_ns + policies.backlog_retry_delay_ns
            )
        return False

    def _submit(self, request: OpRequest) -> Op | None:
        """Submit a batch of one; None where it is refused."""
        uid = self._scheduler.next_uid
        self._scheduler.submit_new((request,), Source.HOST)
        return self._device.ops.get(uid)

    def _submit_page(self, die: int, line: Line, page: Queued) -> None:
        """Submit what waited first; where a program finds no erased page, an erase before it."""
        target = self._target(die, line, page)
        if target is not None:
            self._submit_queued(die, line, page, target)
            return
        self._submit_queued(die, line, self._erase(die), self._blocks.to_erase(die))
        if line.op is not None:  # else no page can be made free: the program is given up
            line.others.appendleft(page)

    def _target(self, die: int, line: Line, page: Queued) -> Target | None:
        if page.kind is Kind.ERASE:
            return self._blocks.to_erase(die)
        if page.kind is Kind.PROGRAM:
            return self._blocks.to_program(die, page.plane)
        suspended = line.victim.request.blocks if line.victim is not None else ()
        return self._blocks.to_read(die, page.plane, page.nth, suspended)

    def _submit_queued(self, die: int, line: Line, page: Queued, target: Target) -> None:
        if line.victim is None:
            line.ran_ns, line.is_spared = 0, False
        uid = self._scheduler.next_uid
        line.op = self._submit(OpRequest(self._ops[page.kind], die, (target,)))
        self._device.observer.page_submitted(page.number, uid)

    # Suspending

    def _cut_for_reads(self, die: int, line: Line, op: Op) -> None:
        """Suspend what a die runs as soon as it may be, or not at all."""
        reservation = self._device.dies[die].reservations.get(op.part_id)
        if line.is_spared or reservation is None or not op.request.op.base.suspendable:
            return
        at_ns = self._first_cut_ns(line, reservation)
        if at_ns is None:
            return
        if at_ns > self._device.now_ns:
            self._look_again(die, line, op, at_ns)
        else:
            self._suspend(die, line, reservation)

    def _first_cut_ns(self, line: Line, running: Reservation) -> int | None:
        """Return when a SUSPEND may be asked for, None for never in this part."""
        limits, part = self._limits, running.part
        if limits.max_suspends is not None and part.number > limits.max_suspends:
            return None
        if limits.budget_ns is not None and line.ran_ns > limits.budget_ns:
            return None
        least_ns = part.start_ns + limits.min_progress_ns if part.number > 1 else 0
        earliest_ns = max(self._device.now_ns, least_ns)
        for busy in self._core_busy(running):
            asked_ns = max(earliest_ns, busy.start_ns)
            if asked_ns >= busy.end_ns:
                continue
            cut_ns = cut_from(self._device.setup.policies, running, busy, asked_ns).at_ns
            if cut_ns < busy.end_ns and part.end_ns - cut_ns > limits.spare_ns:
                return asked_ns
        return None

    def _core_busy(self, running: Reservation) -> list[Segment]:
        is_core = running.op.traits.is_core
        return [Segment(*span) for span in running.part.segments if is_core[span[0]]]

    def _suspend(self, die: int, line: Line, running: Reservation) -> None:
        axis = running.op.traits.axis
        assert axis is not None
        suspend = self._submit(OpRequest(self._host.ops.suspend[axis], die))
        if suspend is None:
            line.is_spared = True
            return
        assert suspend.first_start_ns is not None
        line.op, line.victim, line.served = suspend, running.op, 0
        line.ran_ns += suspend.first_start_ns - running.part.start_ns

    def _look_again(self, die: int, line: Line, op: Op, at_ns: int) -> None:
        """Have a PHASE_HOOK look at a die again, unless one is to do so already."""
        if line.hook is not None and line.hook.is_pending:
            return
        if self._until_ns is None or at_ns <= self._until_ns:
            line.hook = self._device.events.push(at_ns, EventKind.PHASE_HOOK, op.uid, die=die)
