"""A small device and a story teller: run a script, get what happened as lines of text."""

from collections.abc import Iterable
from typing import Any

from nandviz.engine.observer import Observer
from nandviz.engine.simulation import Simulation
from nandviz.model.ops import Base, OpDef, OpRequest, State, Target
from nandviz.model.plan import BacklogEntry, Part, Suspension
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import Axis, BusConflict, EntryFate, EventKind, Fate, Kind, Reason, Scope

US = 1000
ISSUE, BUSY, OUT = State("ISSUE", bus=True), State("CORE_BUSY", bus=False), State("OUT", bus=True)


def _base(
    name: str, kind: Kind, axis: Axis | None = None, scope: Scope = Scope.DIE, **flags: Any
) -> Base:
    states = (ISSUE, BUSY, OUT) if kind is Kind.READ or name == "CACHE" else (ISSUE, BUSY)
    return Base(name, kind, axis, scope, states, **flags)


def _op(base: Base, *us: float, celltype: str = "SLC") -> OpDef:
    return OpDef(base.name.lower(), base, celltype, tuple(round(u * US) for u in us))


OPS = {
    op.name: op
    for op in (
        _op(_base("ERASE", Kind.ERASE, Axis.ERASE), 1, 1000),
        _op(_base("PROGRAM", Kind.PROGRAM, Axis.PROGRAM, commits=True), 10, 300),
        _op(_base("LSB", Kind.PROGRAM, Axis.PROGRAM), 10, 20),
        _op(_base("CACHE", Kind.PROGRAM, Axis.PROGRAM, commits=True), 10, 300, 40),
        _op(_base("READ", Kind.READ, scope=Scope.PLANE), 1, 25, 6),
        _op(_base("PLANE_READ", Kind.READ, scope=Scope.PLANE, plane_independent=True), 1, 25, 6),
        _op(_base("PLANE_ERASE", Kind.ERASE, Axis.ERASE, Scope.PLANE), 1, 1000),
        _op(_base("PLANE_PROGRAM", Kind.PROGRAM, Axis.PROGRAM, Scope.PLANE, commits=True), 10, 300),
        _op(_base("DOUT", Kind.OTHER, scope=Scope.NONE), 6),
        _op(_base("LONG_DOUT", Kind.OTHER, scope=Scope.NONE), 40),
        _op(Base("TIMER", Kind.OTHER, None, Scope.NONE, (State("WAIT", bus=False),)), 50),
        _op(_base("TRANSFER", Kind.OTHER, scope=Scope.TARGETS), 6, 4),
        _op(
            _base(
                "POLL", Kind.STATUS, scope=Scope.NONE, instant=True, bus_conflict=BusConflict.REJECT
            ),
            0.2,
        ),
        _op(_base("STATUS", Kind.STATUS, scope=Scope.NONE, instant=True), 0.2),
        _op(_base("PSUSPEND", Kind.SUSPEND, Axis.PROGRAM, instant=True), 1, 20),
        _op(_base("ESUSPEND", Kind.SUSPEND, Axis.ERASE, instant=True), 1, 20),
        _op(_base("QUIET_PSUSPEND", Kind.SUSPEND, Axis.PROGRAM, instant=True), 0, 20),
        _op(_base("PRESUME", Kind.RESUME, Axis.PROGRAM), 1, 30),
        _op(_base("ERESUME", Kind.RESUME, Axis.ERASE), 1, 30),
        _op(_base("RESET", Kind.RESET, instant=True), 1, 30),
        _op(_base("QUIET_RESET", Kind.RESET, instant=True), 0, 30),
    )
}
PROGRAM_US = 310
"""Nominal time of a program."""


def op(
    name: str, block: int | None = None, page: int = -1, *, die: int = 0, gap: float = 0
) -> OpRequest:
    """Ask for an op of OPS; a die has two planes."""
    targets = () if block is None else (Target(block % 2, block, page),)
    return OpRequest(OPS[name], die, targets, round(gap * US))


def at(us: float, *ops: OpRequest) -> Submission:
    """Submit a batch at an instant in µs."""
    return Submission(round(us * US), ops)


def setup_of(
    *script: Submission,
    policies: Policies | None = None,
    initial: dict[tuple[int, int], BlockState] | None = None,
    dies: int = 1,
    channels: int = 1,
    until: float | None = None,
    drain: bool = True,
) -> Setup:
    """Put a script onto a small device; block 8 holds data on every die."""
    data = {(die, 8): BlockState(7, "SLC", "SLC") for die in range(dies)}
    return Setup(
        Topology(channels=channels, dies=dies, planes=2, blocks=16, pages=16),
        policies or Policies(),
        script,
        initial=data | (initial or {}),
        until_ns=None if until is None else round(until * US),
        drain=drain,
    )


class Story(Observer):
    """An observer that remembers what tests ask for."""

    def __init__(self) -> None:
        self.requests: dict[int, OpRequest] = {}
        self.resubmitted: dict[int, int] = {}
        self.fates: dict[int, tuple[Fate, Reason | None]] = {}
        self.parts = dict[int, list[Part]]()
        self.spans: dict[int, tuple[int, int]] = {}
        self.suspensions = dict[int, Suspension]()
        self.resumed: dict[int, int | None] = {}
        self.voided: set[int] = set()
        self.entries = dict[int, BacklogEntry]()
        self.queues: dict[tuple[Axis, int], list[int]] = {}
        self.left: dict[int, tuple[EntryFate, Reason | None]] = {}
        self.retries: list[tuple[int, int, Reason]] = []
        self.refusals: dict[int, tuple[Reason, str, int | None]] = {}
        self.starts_wanted: dict[int, int | None] = {}
        self.applications: list[tuple[int, int, int, BlockState]] = []
        self.outcomes: list[str] = []
        self.pages: list[int] = []
        self.metrics: dict[str, int] = {}
        self.log: list[str] = []
        self._pushed: dict[int, tuple[EventKind, int | None]] = {}
        self._owner: dict[int, int] = {}
        self._now = 0
        self._in_front = 0

    def event_pushed(self, seq, time_ns, kind, uid, axis, die, batch) -> None:
        self._pushed[seq] = kind, uid

    def event_cancelled(self, seq) -> None:
        del self._pushed[seq]

    def event_begins(self, index, now_ns, seq) -> None:
        assert index == len(self.outcomes)
        assert now_ns >= self._now
        self._now = now_ns
        self._in_front = 0
        kind, uid = self._pushed.pop(seq)
        self.log.append(f"{now_ns / US:g} {kind}" + (f" {uid}" if uid else ""))

    def event_done(self, index, outcome) -> None:
        self.outcomes.append(outcome)

    def op_submitted(self, uid, batch, request, source) -> None:
        assert uid == len(self.requests) + 1
        self.requests[uid] = request

    def op_resubmitted(self, uid, as_uid) -> None:
        assert self.fates[uid][0] is Fate.DROPPED
        assert as_uid == len(self.requests) + 1
        self.resubmitted[uid] = as_uid

    def op_fate(self, uid, fate, reason) -> None:
        self.fates[uid] = fate, reason

    def part_reserved(self, part) -> None:
        self.parts.setdefault(part.uid, []).append(part)
        self._owner[part.part_id] = part.uid
        self.spans[part.part_id] = part.start_ns, part.end_ns

    def part_cut(self, part_id, at_ns) -> None:
        start, end = self.spans[part_id]
        assert start <= at_ns <= end
        self.spans[part_id] = start, at_ns

    def part_removed(self, part_id) -> None:
        del self.spans[part_id]

    def op_suspended(self, suspension) -> None:
        self.suspensions[suspension.suspension_id] = suspension
        self.resumed[suspension.suspension_id] = None

    def op_resumed(self, suspension_id, resumed_ns, resumer_uid) -> None:
        assert self.resumed[suspension_id] is None
        self.resumed[suspension_id] = resumed_ns

    def resume_undone(self, suspension_id) -> None:
        assert self.resumed[suspension_id] is not None
        self.resumed[suspension_id] = None

    def suspension_voided(self, suspension_id) -> None:
        self.voided.add(suspension_id)

    def suspension_aborted(self, suspension_id) -> None:
        assert self.resumed[suspension_id] is None

    def backlog_entered(self, entry, *, front) -> None:
        assert entry.entry_id == len(self.entries) + 1
        self.entries[entry.entry_id] = entry
        queue = self.queues.setdefault((entry.axis, entry.die), [])
        queue.insert(self._in_front if front else len(queue), entry.entry_id)
        self._in_front += front

    def backlog_left(self, entry_id, fate, reason) -> None:
        assert entry_id not in self.left
        self.left[entry_id] = fate, reason
        entry = self.entries[entry_id]
        queue = self.queues[entry.axis, entry.die]
        assert fate is EntryFate.ADVANCED or queue[0] == entry_id, "only the head may leave"
        queue.remove(entry_id)

    def backlog_retried(self, entry_id, retries, reason, detail, blocker_uid) -> None:
        self.retries.append((entry_id, retries, reason))

    def backlog_passed(self, entry_ids) -> None:
        entry = self.entries[entry_ids[0]]
        queue = self.queues[entry.axis, entry.die]
        assert queue[0] == entry_ids[0], "only the head may be passed"
        queue[:] = [each for each in queue if each not in entry_ids] + list(entry_ids)

    def refused(self, batch, uid, reason, detail, start_ns, blocker_uid) -> None:
        self.refusals[uid] = reason, detail, blocker_uid
        self.starts_wanted[uid] = start_ns

    def request_arrived(self, request, places) -> None:
        self.pages += [0] * len(places)

    def erase_queued(self, die) -> None:
        self.pages.append(0)

    def page_submitted(self, number, uid) -> None:
        assert not self.pages[number]
        self.pages[number] = uid

    def applied(self, uid, die, block, page, state) -> None:
        self.applications.append((uid, die, block, state))

    def metric(self, name, value) -> None:
        assert self.metrics.get(name, 0) != value
        self.metrics[name] = value

    def times(self, uid: int) -> list[tuple[float, float]]:
        """Return (start, end) in µs of the parts of an op that are in the plan or were executed."""
        mine = [p for p, owner in self._owner.items() if owner == uid and p in self.spans]
        return [(self.spans[p][0] / US, self.spans[p][1] / US) for p in mine]

    def fate(self, uid: int) -> Fate:
        """Return what has become of an op."""
        return self.fates[uid][0]

    def events(self, kind: str) -> list[str]:
        """Return the handled events of a kind."""
        return [line for line in self.log if line.split()[1] == kind]


def tell(*script: Submission, **options: object) -> Story:
    """Run a script to its end, with the engine's own checks after every step."""
    story = Story()
    run(Simulation(setup_of(*script, **options), story))  # type: ignore[arg-type]
    return story


def run(simulation: Simulation) -> None:
    """Step to the end, checking invariants after every step."""
    while simulation.step():
        simulation.check_invariants()


def reasons(story: Story, uids: Iterable[int]) -> list[Reason]:
    """Return why these ops were refused."""
    return [story.refusals[uid][0] for uid in uids]
