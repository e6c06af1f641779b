"""Scripts aimed at what a device that was given them would be doing.

A `Script` gives a live device each batch that it makes, so it knows what runs, is suspended and
waits when the next one is made: SUSPENDs find an op in CORE_BUSY, RESUMEs an op on a stack,
programs the next page of their block, and times lie at the edges of what is planned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nandviz.engine.addresses import effects_of
from nandviz.engine.die_plan import Op
from nandviz.engine.observer import Observer
from nandviz.engine.scheduler import Scheduler
from nandviz.engine.simulation import Simulation
from nandviz.model.exclusions import Exclusions
from nandviz.model.ops import OpDef, OpRequest, Profile, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import (
    BAD,
    CORE_BUSY,
    DIRTY,
    NO_PAGE,
    PRIORITY,
    Axis,
    EventKind,
    Kind,
    Scope,
    Source,
)

WEIGHTS = {
    Kind.PROGRAM: 8,
    Kind.SUSPEND: 7,
    Kind.RESUME: 5,
    Kind.READ: 5,
    Kind.ERASE: 4,
    Kind.OTHER: 1,
    Kind.STATUS: 1,
    Kind.RESET: 1,
}
"""How often each kind of op is asked for."""


AXIS_WILD = 19
"""From this ``Wish.swerve`` on, a SUSPEND or RESUME is aimed at nothing."""


@dataclass(frozen=True)
class Wish:
    """An op as small integers.

    Attributes
    ----------
    choice
        0 is a program.
    swerve
        From ``Frame.wild`` on, an op takes any page.
    """

    choice: int
    die: int
    block: int
    swerve: int
    gap: int


@dataclass(frozen=True)
class Frame:
    """All of a setup but its script, and what the script is like.

    Attributes
    ----------
    often, never
        A kind of op that is asked for three times as often, and one that is not asked for.
    narrow
        Erases and programs are those of scope plane, where the profile has any.
    """

    topology: Topology
    policies: Policies
    initial_default: BlockState
    initial: dict[tuple[int, int], BlockState]
    until: int | None
    drain: bool
    wild: int
    often: Kind | None
    never: Kind | None
    narrow: bool
    exclusions: Exclusions = field(default_factory=Exclusions)


class Aim(NamedTuple):
    """What a SUSPEND can cut, a RESUME resume or a RESET take back, and from when to when."""

    kind: Kind
    axis: Axis | None
    die: int
    start_ns: int = 0
    end_ns: int = 0


class Script:
    """Makes batches from wishes, and submits them to a device of its own."""

    def __init__(self, profile: Profile, frame: Frame) -> None:
        self.topology, self.wild = frame.topology, frame.wild
        setup = Setup(
            frame.topology,
            frame.policies,
            (),
            frame.initial_default,
            frame.initial,
            exclusions=frame.exclusions,
        )
        self.simulation = Simulation(setup, Observer())
        self.device = self.simulation.device
        self.scheduler = Scheduler(self.device)
        self.submissions: list[Submission] = []
        ops = profile.ops.values()
        self.by_axis = {(op.base.kind, op.base.axis): op for op in ops if op.base.axis}
        self.lead = next(op for op in ops if op.base.kind is Kind.OTHER)
        self.plain = {
            (op.base.kind, op.celltype, op.base.scope): op for op in reversed(ops) if not op.multi
        }
        self.wide_erase = next(op for op in ops if op.multi and op.base.kind is Kind.ERASE)
        self.menu = list(_menu(profile, frame))
        self.hundredth_ns = hundredth_ns(profile)
        self.open: dict[int, set[Axis]] = {}
        self.resumed: list[Aim] = []
        self.lasts: dict[tuple[int, int], int] = {}

    def submit(self, when: int, wishes: Sequence[Wish]) -> None:
        """Make the next batch: ``when`` tenths of a program later, or at an edge of the plan."""
        self._look()
        first, rest = wishes[0], wishes[1:]
        at_ns, lead = self._when(when), list[OpRequest]()
        aim = None if rest and self._op(first).base.kind is Kind.RESET else self._aim(first)
        if aim is not None and aim.end_ns > aim.start_ns:
            at_ns = aim.start_ns + (aim.end_ns - 1 - aim.start_ns) * (first.swerve % 8) // 7
            ahead_ns = self.lead.nominal_ns + first.gap * self.hundredth_ns
            early = aim.kind is Kind.SUSPEND and first.gap > 0
            if early and at_ns >= self.device.now_ns + ahead_ns:
                at_ns -= ahead_ns
                lead.append(OpRequest(self.lead, aim.die))
        self._advance(max(self.device.now_ns, at_ns))
        self._look()
        requests = [*lead, self._request(first, aim, alone=not rest)]
        for wish in rest:
            requests.append(self._request(wish, self._aim_behind(wish, requests), alone=False))
        self.submissions.append(Submission(self.device.now_ns, tuple(requests)))
        self.scheduler.submit(len(self.submissions) - 1, tuple(requests), Source.SCRIPT)

    def _look(self) -> None:
        """Take from the device what a batch changes as it is made."""
        self.open = {
            die: {axis for axis in Axis if plan.stacks[axis]}
            for die, plan in enumerate(self.device.dies)
        }
        self.resumed, self.lasts = [], {}

    def _when(self, when: int) -> int:
        now_ns, pending = self.device.now_ns, self.device.events.pending()
        if when >= 0 or not pending:
            return now_ns + 10 * abs(when) * self.hundredth_ns + abs(when) % 3
        return pending[-when % len(pending)].time_ns + -when % 3 - 1

    def _advance(self, at_ns: int) -> None:
        """Handle what comes before a SUBMIT of an instant."""
        until = (at_ns, PRIORITY[EventKind.SUBMIT])
        events = self.device.events
        while (event := events.peek()) and (event.time_ns, PRIORITY[event.kind]) < until:
            self.simulation.step()
        self.device.now_ns = at_ns

    def _op(self, wish: Wish) -> OpDef:
        return self.menu[wish.choice % len(self.menu)]

    def _aim(self, wish: Wish) -> Aim | None:
        """Choose what the first op of a batch is for."""
        if self._op(wish).base.kind is Kind.RESET:
            return _choose(wish, self._begun())
        return self._axis_aim(wish, self._running())

    def _aim_behind(self, wish: Wish, before: Sequence[OpRequest]) -> Aim | None:
        """Choose what an op is for that follows others of its batch."""
        now_ns, bases = self.device.now_ns, [request.op.base for request in before]
        if not all(base.scope is Scope.NONE or base.kind is Kind.RESUME for base in bases):
            return self._axis_aim(wish, [])
        running = [aim for aim in self._running() if aim.start_ns == now_ns]
        return self._axis_aim(wish, running + self.resumed)

    def _axis_aim(self, wish: Wish, running: list[Aim]) -> Aim | None:
        """Choose what a SUSPEND or RESUME is for: the other one where there is nothing.

        A die that holds but an erase is left for programs, which can be suspended in their turn.
        """
        kind, held = self._op(wish).base.kind, self._held_axes()
        if kind not in {Kind.SUSPEND, Kind.RESUME} or wish.swerve >= AXIS_WILD:
            return None
        if kind is Kind.RESUME:
            return _choose(wish, held or running)
        return _choose(wish, running or [aim for aim in held if aim.axis is Axis.PROGRAM])

    def _running(self) -> list[Aim]:
        """Return what can be suspended now or later, the earliest first."""
        now_ns, found = self.device.now_ns, list[Aim]()
        for die, plan in enumerate(self.device.dies):
            for reservation in plan.reservations.values():
                base = reservation.op.request.op.base
                if base.suspendable and not self.open[die] & {base.axis, Axis.PROGRAM}:
                    found += [
                        Aim(Kind.SUSPEND, base.axis, die, max(now_ns, start), end)
                        for state, start, end in reservation.part.segments
                        if end > now_ns and base.states[state].name == CORE_BUSY
                    ]
        return sorted(found, key=lambda aim: aim.start_ns)

    def _begun(self) -> list[Aim]:
        """Return the SUSPENDs, RESUMEs and RESETs that have not ended."""
        now_ns = self.device.now_ns
        return [
            Aim(Kind.RESET, None, die, now_ns, reservation.part.end_ns)
            for die, plan in enumerate(self.device.dies)
            for reservation in plan.reservations.values()
            if reservation.op.request.op.base.kind in {Kind.SUSPEND, Kind.RESUME, Kind.RESET}
            and reservation.part.end_ns > now_ns
        ]

    def _held_axes(self) -> list[Aim]:
        """Return what can be resumed."""
        return [
            Aim(Kind.RESUME, Axis.PROGRAM if Axis.PROGRAM in held else Axis.ERASE, die)
            for die, held in self.open.items()
            if held
        ]

    def _request(self, wish: Wish, aim: Aim | None, *, alone: bool) -> OpRequest:
        """Make an op; what is pointless or not allowed becomes the op that choice 0 stands for."""
        op, die = self._op(wish), wish.die % self.topology.dies
        kind = op.base.kind
        if aim is not None:
            op, die = self.by_axis.get((aim.kind, aim.axis), op), aim.die
        elif (kind is Kind.RESET and not alone) or (
            kind in {Kind.SUSPEND, Kind.RESUME} and wish.swerve < AXIS_WILD
        ):
            op = self.menu[0]
        if op.base.kind in {Kind.ERASE, Kind.PROGRAM, Kind.READ}:
            return self._addressed(op, die, wish)
        self._note(op, die)
        if op.base.scope is Scope.TARGETS and wish.swerve % 4:
            block = wish.block % self.topology.blocks
            return self._at(op, die, [block], 0, wish)
        return OpRequest(op, die, gap_ns=wish.gap * self.hundredth_ns)

    def _note(self, op: OpDef, die: int) -> None:
        axis = op.base.axis
        if axis is None:
            return
        if op.base.kind is Kind.SUSPEND:
            self.open[die].add(axis)
        elif axis in self.open[die]:
            self.open[die].remove(axis)
            self.resumed.append(Aim(Kind.SUSPEND, axis, die))

    def _addressed(self, op: OpDef, die: int, wish: Wish) -> OpRequest:
        """Give an op an address; what its block cannot take becomes what it can."""
        topology = self.topology
        low = topology.blocks - 2 if op.celltype == "TLC" else 0
        block = low + wish.block % (2 if low else topology.blocks - 2)
        if wish.swerve >= self.wild - (6 if Axis.PROGRAM in self.open[die] else 0):
            return self._at(op, die, [block], wish.swerve % topology.pages, wish)
        while self._last(die, block) == BAD and block % topology.blocks:
            block -= 1
        group = self._group(op, block, wish)
        lasts = {self._last(die, each) for each in group}
        if len(lasts) > 1:
            op = self.wide_erase
        last = max(lasts)
        if op.base.kind is Kind.READ and last < 0:
            op, group = self._plain(Kind.PROGRAM, op), [block]
        if op.base.kind is Kind.PROGRAM and last in {DIRTY, topology.pages - 1}:
            op, group = self._plain(Kind.ERASE, op), [block]
        page = max(0, last - wish.swerve % 2) if op.base.kind is Kind.READ else last + 1
        return self._at(op, die, group, page, wish)

    def _group(self, op: OpDef, block: int, wish: Wish) -> list[int]:
        if not op.multi:
            return [block]
        planes = self.topology.planes
        first = block - block % planes
        return list(range(first, first + 2 + wish.block % (planes - 1)))

    def _plain(self, kind: Kind, like: OpDef) -> OpDef:
        """Return the op of a kind for one plane that goes with another op."""
        same = self.plain.get((kind, like.celltype, like.base.scope))
        return same or self.plain[kind, like.celltype, Scope.DIE]

    def _last(self, die: int, block: int) -> int:
        """Return what a block will hold once all that is planned, suspended or waits has ended."""
        key = (die, block)
        if key not in self.lasts:
            last = self.device.addresses.planned(key).last
            for op in self._held(die):
                effect = dict(effects_of(op.request)).get(key)
                last = last if effect is None else effect.last
            self.lasts[key] = last
        return self.lasts[key]

    def _held(self, die: int) -> list[Op]:
        """Return the ops of a die that are suspended or wait, by uid."""
        suspended = [each.op for stack in self.device.dies[die].stacks.values() for each in stack]
        waiting = [w.op for axis in Axis for w in self.device.queues[axis, die].entries]
        return sorted(suspended + waiting, key=lambda op: op.uid)

    def _at(self, op: OpDef, die: int, group: list[int], page: int, wish: Wish) -> OpRequest:
        if op.base.kind is Kind.ERASE:
            page = NO_PAGE
        if op.base.kind is Kind.ERASE or op.base.commits:
            self.lasts.update({(die, block): page for block in group})
        if op.multi and len(group) == 1:
            op = self._plain(op.base.kind, op)
        planes = self.topology.planes
        targets = tuple(Target(b % planes, b, page) for b in group)
        return OpRequest(op, die, targets, wish.gap * self.hundredth_ns)


def hundredth_ns(profile: Profile) -> int:
    """Return a hundredth of the time of a profile's first program, at least 1."""
    first = next(op for op in profile.ops.values() if op.base.kind is Kind.PROGRAM)
    return max(1, first.nominal_ns // 100)


def _choose(wish: Wish, aims: Sequence[Aim]) -> Aim | None:
    """Choose one of the first three."""
    return aims[wish.block % min(len(aims), 3)] if aims else None


def _menu(profile: Profile, frame: Frame) -> Iterator[OpDef]:
    """Yield the ops to choose from, each kind as often as it weighs; the first is a program."""
    ops = [op for op in profile.ops.values() if frame.topology.planes > 1 or not op.multi]
    by_kind = {kind: [op for op in ops if op.base.kind is kind] for kind in WEIGHTS}
    if frame.narrow:
        for kind in (Kind.ERASE, Kind.PROGRAM):
            by_kind[kind] = [o for o in by_kind[kind] if o.base.scope is Scope.PLANE] or by_kind[
                kind
            ]
    weights = WEIGHTS | {frame.never: 0, Kind.PROGRAM: WEIGHTS[Kind.PROGRAM]}
    if frame.often is not None:
        weights[frame.often] = 3 * WEIGHTS[frame.often]
    for i in range(max(len(ops) for ops in by_kind.values())):
        for kind in WEIGHTS:
            yield from [by_kind[kind][i % len(by_kind[kind])]] * weights[kind]
