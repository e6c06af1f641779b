"""Random setups of the engine for property tests: Hypothesis strategies and a seeded generator.

Both make the same things from small integers, so that a failing case shrinks to a short script.
Programs mostly take their block's next page and reads mostly a written one; times are dense enough
that a SUSPEND often finds an op in CORE_BUSY.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from hypothesis import strategies as st

from nandviz.model.ops import OpDef, OpRequest, Profile, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology, Workload
from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    NO_PAGE,
    Axis,
    BacklogScope,
    BusConflict,
    Kind,
    OnBlocked,
    Proposal,
)
from tests.profiles import GENERIC_TLC, SMALL

__all__ = ["GENERIC_TLC", "SMALL", "random_setup", "setups", "workload_setup"]

WEIGHTS = {
    Kind.PROGRAM: 8,
    Kind.SUSPEND: 6,
    Kind.RESUME: 4,
    Kind.READ: 4,
    Kind.ERASE: 3,
    Kind.OTHER: 1,
    Kind.STATUS: 1,
    Kind.RESET: 1,
}
"""How often each kind of op is asked for."""

WILD = 18
"""From this ``Wish.swerve`` on, an op is whatever it is: any page, a SUSPEND of what is idle."""


@dataclass(frozen=True)
class Wish:
    """An op as small integers; ``choice`` 0 is a program, ``swerve`` 0 a well-behaved address."""

    choice: int
    die: int
    block: int
    swerve: int
    gap: int


@dataclass(frozen=True)
class Frame:
    """All of a setup but its script."""

    topology: Topology
    policies: Policies
    initial_default: BlockState
    initial: dict[tuple[int, int], BlockState]
    until: int | None
    drain: bool


@dataclass
class Script:
    """Makes ops from wishes, guessing what each die will be doing then.

    The guess (last page of a block, what runs until when, what is suspended) is crude: it
    knows no refusals. It is there to have most ops accepted.
    """

    profile: Profile
    frame: Frame
    lasts: dict[tuple[int, int], int] = field(default_factory=dict)
    running: dict[int, tuple[Axis, int]] = field(default_factory=dict)
    suspended: dict[int, set[Axis]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_kind = {
            kind: [op for op in self.profile.ops.values() if op.base.kind is kind]
            for kind in WEIGHTS
        }
        self.by_kind = {(op.base.kind, op.base.axis): op for op in self.profile.ops.values()}
        self.plain = {
            (op.base.kind, op.celltype): op
            for op in reversed(self.profile.ops.values())
            if not op.multi
        }
        self.menu = [
            by_kind[kind][i % len(by_kind[kind])]
            for i in range(max(len(ops) for ops in by_kind.values()))
            for kind, weight in WEIGHTS.items()
            for _ in range(weight)
        ]

    def ops(self, wishes: Sequence[Wish], at_ns: int) -> tuple[OpRequest, ...]:
        """Make the ops of a batch."""
        alone = len(wishes) == 1
        return tuple(
            self._op(wish, at_ns, alone=alone, first=place == 0)
            for place, wish in enumerate(wishes)
        )

    def _op(self, wish: Wish, at_ns: int, *, alone: bool, first: bool) -> OpRequest:
        """Make an op; what is pointless or not allowed becomes the op that choice 0 stands for."""
        op = self.menu[wish.choice % len(self.menu)]
        die = wish.die % self.frame.topology.dies
        if op.base.kind is Kind.SUSPEND and not first and wish.swerve < WILD:
            op = self.menu[0]  # what the batch holds before it has ended when it would start
        if op.base.kind in {Kind.SUSPEND, Kind.RESUME} and wish.swerve < WILD:
            op, die = self._sensible(op.base.kind, die, at_ns)
        if (op.base.kind is Kind.RESET and not alone) or (
            op.multi and self.frame.topology.planes == 1
        ):
            op = self.menu[0]
        request = OpRequest(op, die, gap_ns=wish.gap)
        if op.base.kind in {Kind.ERASE, Kind.PROGRAM, Kind.READ}:
            request = self._addressed(op, die, wish)
        self._note(request.op, die, at_ns)
        return request

    def _sensible(self, kind: Kind, wanted: int, at_ns: int) -> tuple[OpDef, int]:
        """Find a die, the wanted one first, and an axis to suspend or resume there."""
        dies = self.frame.topology.dies
        for die in ((wanted + i) % dies for i in range(dies)):
            axis, end_ns = self.running.get(die, (Axis.ERASE, 0))
            stack = self.suspended.get(die, set())
            useful = at_ns < end_ns and not stack & {axis, Axis.PROGRAM}
            if kind is Kind.RESUME:
                useful = bool(stack)
                axis = Axis.PROGRAM if Axis.PROGRAM in stack else Axis.ERASE
            if useful:
                return self.by_kind[kind, axis], die
        return self.menu[0], wanted

    def _note(self, op: OpDef, die: int, at_ns: int) -> None:
        axis, stack = op.base.axis, self.suspended.setdefault(die, set())
        _, busy_ns = self.running.get(die, (None, 0))
        if op.base.kind is Kind.RESET:
            stack.clear()
        elif axis is not None and op.base.kind is Kind.SUSPEND:
            stack.add(axis)
            self.running.pop(die, None)
        elif axis is not None and (op.base.kind is Kind.RESUME or not stack & {axis, Axis.PROGRAM}):
            stack.discard(axis)
            length_ns = op.nominal_ns * (3 if op.base.kind is Kind.RESUME else 1)
            self.running[die] = (axis, max(at_ns, busy_ns) + length_ns)

    def _addressed(self, op: OpDef, die: int, wish: Wish) -> OpRequest:
        """Give an op an address; what its block cannot take becomes what it can."""
        topology = self.frame.topology
        low = topology.blocks - 2 if op.celltype == "TLC" else 0
        block = low + wish.block % (2 if low else topology.blocks - 2)
        if wish.swerve >= WILD:
            return self._request(op, die, [block], wish.swerve % topology.pages, wish.gap)
        while self._last(die, block) == BAD and block % topology.blocks:
            block -= 1
        group = self._group(op, block, wish)
        lasts = {self._last(die, each) for each in group}
        if len(lasts) > 1:
            op, group, lasts = self.menu[0], [block], {self._last(die, block)}
        last = lasts.pop()
        if op.base.kind is Kind.READ and last < 0:
            op, group = self.plain[Kind.PROGRAM, op.celltype], [block]
        if op.base.kind is Kind.PROGRAM and last in {DIRTY, topology.pages - 1}:
            op, group = self.plain[Kind.ERASE, op.celltype], [block]
        page = max(0, last - wish.swerve % 2) if op.base.kind is Kind.READ else last + 1
        return self._request(op, die, group, page, wish.gap)

    def _group(self, op: OpDef, block: int, wish: Wish) -> list[int]:
        if not op.multi:
            return [block]
        planes = self.frame.topology.planes
        first = block - block % planes
        return list(range(first, first + 2 + wish.block % (planes - 1)))

    def _last(self, die: int, block: int) -> int:
        return self.lasts.get((die, block), self.frame.initial_default.last)

    def _request(self, op: OpDef, die: int, group: list[int], page: int, gap: int) -> OpRequest:
        if op.base.kind is Kind.ERASE:
            page = NO_PAGE
        if op.base.kind is Kind.ERASE or op.base.commits:
            self.lasts.update({(die, block): page for block in group})
        if op.multi and len(group) == 1:
            op = self.plain[op.base.kind, op.celltype]
        planes = self.frame.topology.planes
        return OpRequest(op, die, tuple(Target(b % planes, b, page) for b in group), gap)


def make_setup(
    profile: Profile, frame: Frame, batches: Sequence[tuple[int, Sequence[Wish]]]
) -> Setup:
    """Make a setup from (time after the batch before in tenths of a program, ops)."""
    script = Script(profile, frame)
    script.lasts.update({key: state.last for key, state in frame.initial.items()})
    unit_ns = max(1, script.menu[0].nominal_ns // 10)
    submissions, at_ns = [], 0
    for wait, wishes in batches:
        at_ns += wait * unit_ns + wait % 3
        submissions.append(Submission(at_ns, script.ops(wishes, at_ns)))
    return Setup(
        frame.topology,
        frame.policies,
        tuple(submissions),
        frame.initial_default,
        frame.initial,
        None if frame.until is None else frame.until * unit_ns,
        frame.drain,
    )


Pick = Callable[[Sequence[object]], object]

_ERASED = BlockState(ERASED)
_DEFAULTS = (*[_ERASED] * 10, BlockState(DIRTY), BlockState(BAD))
_POLICIES: dict[str, tuple[object, ...]] = {
    "bus_conflict": (BusConflict.SHIFT, BusConflict.SHIFT, BusConflict.SHIFT, BusConflict.REJECT),
    "on_blocked": (OnBlocked.DEFER, OnBlocked.DEFER, OnBlocked.DEFER, OnBlocked.REJECT),
    "backlog_scope": tuple(BacklogScope),
    "backlog_retry_delay_ns": (5, 1, 50, 300),
    "backlog_retry_limit": (8, 0, 1, 3),
    "max_suspends_per_op": (None, None, None, 2, 1, 0),
    "min_resume_to_suspend_ns": (0, 0, 10, 60),
    "offset_guard": (0, 0, 0, 1),
    "epr": (True, True, False),
}


def make_frame(pick: Pick) -> Frame:
    """Make a frame; ``pick`` takes one of a sequence, the first being the plainest."""
    topology = Topology(
        channels=pick((1, 2)),
        dies=pick((1, 1, 2, 3)),
        planes=pick((2, 4, 1)),
        blocks=8,
        pages=8,
    )
    policies = Policies(**{name: pick(values) for name, values in _POLICIES.items()})
    programmed = BlockState(2, "SLC", "SLC")
    states = (programmed, BlockState(DIRTY), BlockState(BAD), BlockState(5))
    initial = {
        (die, pick(range(8))): pick(states)
        for die in range(topology.dies)
        for _ in range(pick((0, 1, 3)))
    }
    return Frame(
        topology,
        policies,
        pick(_DEFAULTS),
        initial,
        pick((None, None, None, 20, 60)),
        pick((True, False)),
    )


_WAITS = (0, 1, 2, 3, 5, 8, 13, 40)
_GAPS = (0, 0, 0, 3, 40)
_MENU = range(500)


def _wish(pick: Pick) -> Wish:
    return Wish(pick(_MENU), pick(range(3)), pick(range(8)), pick(range(20)), pick(_GAPS))


def random_setup(seed: int, profile: Profile = SMALL, batches: int = 30) -> Setup:
    """Make one setup from a seed, without Hypothesis: for runs over thousands."""
    rng = np.random.default_rng(seed)

    def pick(values: Sequence[object]) -> object:
        return values[int(rng.integers(len(values)))]

    frame = make_frame(pick)
    script = [
        (pick(_WAITS), [_wish(pick) for _ in range(pick((1, 1, 1, 1, 1, 2, 3, 4)))])
        for _ in range(pick(range(1, batches + 1)))
    ]
    return make_setup(profile, frame, script)


PHASES: dict[str, dict[Proposal, int]] = {
    "IDLE": {Proposal.PROGRAM: 6, Proposal.READ: 3, Proposal.ERASE: 2},
    "PROGRAM.CORE_BUSY": {Proposal.PROGRAM_SUSPEND: 2, Proposal.PROGRAM: 1, Proposal.NONE: 2},
    "ERASE.CORE_BUSY": {Proposal.ERASE_SUSPEND: 2, Proposal.PROGRAM: 1, Proposal.NONE: 2},
    "PROGRAM_SUSPENDED": {Proposal.READ: 2, Proposal.PROGRAM: 1, Proposal.PROGRAM_RESUME: 2},
    "ERASE_SUSPENDED": {Proposal.READ: 2, Proposal.PROGRAM: 2, Proposal.ERASE_RESUME: 2},
}


def workload_setup(seed: int, profile: Profile = SMALL, max_ops: int = 60) -> Setup:
    """Make a setup whose ops are proposed by a workload: many suspends, and a script beside it."""
    plain = random_setup(seed, profile, batches=6)
    kinds = {kind.value: kind for kind in (Kind.PROGRAM, Kind.READ, Kind.ERASE)}
    ops = {
        proposal: next(
            op
            for op in profile.ops.values()
            if (op.base.kind is kinds.get(proposal.value) and op.celltype == "SLC" and not op.multi)
            or op.base.name.lower() == proposal.value
        )
        for proposal in Proposal
        if proposal is not Proposal.NONE
    }
    unit_ns = max(1, ops[Proposal.PROGRAM].nominal_ns // 2)
    return replace(
        plain,
        policies=replace(plain.policies, queue_refill_period_ns=unit_ns, epr=True),
        initial_default=_ERASED,
        until_ns=None,
        workload=Workload(seed, ops, PHASES, {Proposal.PROGRAM: (1, 3)}, max_ops=max_ops),
    )


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Draw a device, policies, initial states and an end of the run."""
    return make_frame(lambda values: draw(st.sampled_from(values)))


def _wishes() -> st.SearchStrategy[Wish]:
    return st.builds(
        Wish,
        st.sampled_from(_MENU),
        st.integers(0, 2),
        st.integers(0, 7),
        st.integers(0, 19),
        st.sampled_from(_GAPS),
    )


@st.composite
def setups(draw: st.DrawFn, profile: Profile = SMALL, batches: int = 20) -> Setup:
    """Draw a setup with 1 to ``batches`` batches of 1 to 4 ops of a profile."""
    frame = draw(frames())
    ops = st.one_of(
        st.lists(_wishes(), min_size=1, max_size=1), st.lists(_wishes(), min_size=1, max_size=4)
    )
    batch = st.tuples(st.sampled_from(_WAITS), ops)
    return make_setup(profile, frame, draw(st.lists(batch, min_size=1, max_size=batches)))
