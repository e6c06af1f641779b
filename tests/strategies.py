"""Random setups of the engine for property tests: Hypothesis strategies and a seeded generator.

Both make the same things from small integers, so that a failing case shrinks to a short script;
`tests.scripts` aims them. `test_strategies` says what a good share of the runs must reach.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from nandviz.model.exclusions import Exclusions, When
from nandviz.model.host import Controller, Host, HostOps, HostRequest
from nandviz.model.ops import OpDef, Profile
from nandviz.model.setup import BlockState, Policies, Setup, Topology, Workload
from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    Axis,
    BacklogScope,
    BusConflict,
    ControllerOrder,
    CutModel,
    Kind,
    OnBlocked,
    PlacePart,
    Proposal,
    RequestKind,
    ResetProgram,
    SuspendedReads,
)
from tests.profiles import EXCLUDING, GENERIC_TLC, SMALL
from tests.scripts import Frame, Script, Wish, hundredth_ns

__all__ = [
    "EXCLUDING",
    "GENERIC_TLC",
    "SMALL",
    "excluding_setup",
    "host_ops",
    "host_setup",
    "optional_setup",
    "random_setup",
    "setups",
    "workload_setup",
]


def make_setup(
    profile: Profile, frame: Frame, batches: Sequence[tuple[int, Sequence[Wish]]]
) -> Setup:
    """Make a setup from (when, ops), as `Script.submit` takes them."""
    script = Script(profile, frame)
    for when, wishes in batches:
        script.submit(when, wishes)
    return Setup(
        frame.topology,
        frame.policies,
        tuple(script.submissions),
        frame.initial_default,
        frame.initial,
        None if frame.until is None else 10 * frame.until * script.hundredth_ns,
        frame.drain,
        exclusions=frame.exclusions,
    )


Pick = Callable[[Sequence[object]], object]

_ERASED = BlockState(ERASED)
_PROGRAMMED = BlockState(2, "SLC", "SLC")
_DEFAULTS = (*[_ERASED] * 9, BlockState(DIRTY))
_STATES = (_PROGRAMMED, BlockState(DIRTY), BlockState(BAD), BlockState(5))
_OFTEN = (None, Kind.SUSPEND, Kind.RESUME, Kind.ERASE, Kind.READ, Kind.RESET)
_NEVER = (None, Kind.RESET, Kind.RESET, Kind.RESUME, Kind.ERASE)
_POLICIES: dict[str, tuple[object, ...]] = {
    "bus_conflict": (BusConflict.SHIFT, BusConflict.SHIFT, BusConflict.SHIFT, BusConflict.REJECT),
    "on_blocked": (OnBlocked.DEFER, OnBlocked.DEFER, OnBlocked.DEFER, OnBlocked.REJECT),
    "backlog_scope": tuple(BacklogScope),
    "backlog_retry_limit": (8, 0, 1, 3),
    "max_suspends_per_op": (*[None] * 8, 3, 2, 1, 0),
    "offset_guard": (0, 0, 0, 1),
    "epr": (True, True, False),
}
_OPTIONAL: dict[str, tuple[object, ...]] = {
    "cut": tuple(CutModel),
    "pulses": (15, 4, 1, 97),
    "reset_program": tuple(ResetProgram),
    "reset_idle_ns": (None, 3, 40),
    "reset_read_ns": (None, 60, 25),
    "reset_program_ns": (None, 20, 400),
    "reset_erase_ns": (None, 200, 90),
    "suspended_reads": tuple(SuspendedReads),
    "resume_penalty_erase_ns": (0, 0, 7, 150),
    "resume_penalty_program_ns": (0, 0, 5, 120),
}
"""Policies that are off by default."""
_TIMES = {"backlog_retry_delay_ns": (5, 1, 50, 300), "min_resume_to_suspend_ns": (0, 0, 10, 60)}
"""Policies in hundredths of a program."""


def make_frame(pick: Pick, profile: Profile) -> Frame:
    """Make a frame; ``pick`` takes one of a sequence, the first being the plainest."""
    topology = Topology(
        channels=pick((1, 2)),
        dies=pick((1, 1, 2, 3)),
        planes=pick((2, 4, 1)),
        blocks=8,
        pages=8,
    )
    chosen = {name: pick(values) for name, values in _POLICIES.items()}
    chosen |= {name: pick(values) * hundredth_ns(profile) for name, values in _TIMES.items()}
    written = 6 if pick((False, False, True)) else 0
    initial = {(die, b): _PROGRAMMED for die in range(topology.dies) for b in range(written)}
    initial |= {
        (die, pick(range(8))): pick(_STATES)
        for die in range(topology.dies)
        for _ in range(pick((0, 1, 3)))
    }
    return Frame(
        topology,
        Policies(**chosen),
        pick(_DEFAULTS),
        initial,
        pick((*[None] * 6, 60, 200)),
        pick((True, False)),
        pick((18, 18, 20, 15)),
        pick(_OFTEN),
        pick(_NEVER),
        pick((False, False, True)),
    )


_WAITS = (0, 1, 2, 3, 5, 8, 13, 40, -1, -2, -3)
_GAPS = (0, 0, 0, 3, 40)
_MENU = range(500)


def _wish(pick: Pick) -> Wish:
    return Wish(pick(_MENU), pick(range(3)), pick(range(8)), pick(range(20)), pick(_GAPS))


_RARE = (When.NOT_ERASE_SUSPENDED, When.NOT_PROGRAM_SUSPENDED, When.ODT_DISABLE)
"""What holds for so long that it may exclude few bases only."""


def make_exclusions(pick: Pick, profile: Profile) -> Exclusions:
    """Make exclusions that leave much to be done; RESETs are seldom excluded."""
    bases = [op.base.name for op in profile.ops.values() if op.base.kind is not Kind.RESET]
    bases += ["RESET"] if pick((False, False, False, True)) else []
    groups = {
        f"group_{i}": tuple(dict.fromkeys(pick(bases) for _ in range(pick((1, 2, 4, 8)))))
        for i in range(4)
    }
    few = {f"few_{i}": (pick(bases),) for i in range(2)}
    tables = {
        when: (pick([*few] if when in _RARE else [*groups, *few]),)
        for when in When
        if pick((True, True, False))
    }
    return Exclusions(groups | few, tables)


def excluding_setup(seed: int) -> Setup:
    """Make a setup whose profile, `EXCLUDING`, excludes bases at random."""
    return random_setup(seed, EXCLUDING, excluding=True)


def random_setup(
    seed: int, profile: Profile = SMALL, batches: int = 30, *, excluding: bool = False
) -> Setup:
    """Make one setup from a seed, without Hypothesis: for runs over thousands."""
    rng = np.random.default_rng(seed)

    def pick(values: Sequence[object]) -> object:
        return values[int(rng.integers(len(values)))]

    frame = make_frame(pick, profile)
    if excluding:
        often = pick((None, Kind.OTHER, Kind.OTHER, Kind.READ, Kind.PROGRAM, Kind.SUSPEND))
        frame = replace(frame, exclusions=make_exclusions(pick, profile), often=often, never=None)
    script = [
        (pick(_WAITS), [_wish(pick) for _ in range(pick((1, 1, 1, 1, 1, 2, 3, 4)))])
        for _ in range(pick(range((batches + 1) // 2, batches + 1)))
    ]
    return make_setup(profile, frame, script)


def optional_setup(seed: int, profile: Profile = SMALL) -> Setup:
    """Make a setup, every third with a workload, with some of the policies that are off else."""
    setup = random_setup(seed, profile) if seed % 3 else workload_setup(seed, profile)
    rng = np.random.default_rng((seed, 1))
    chosen = {name: values[int(rng.integers(len(values)))] for name, values in _OPTIONAL.items()}
    return replace(setup, policies=replace(setup.policies, **chosen))


PHASES: dict[str, dict[Proposal, int]] = {
    "IDLE": {Proposal.PROGRAM: 6, Proposal.READ: 3, Proposal.ERASE: 2},
    "PROGRAM.CORE_BUSY": {Proposal.PROGRAM_SUSPEND: 2, Proposal.PROGRAM: 1, Proposal.NONE: 2},
    "ERASE.CORE_BUSY": {Proposal.ERASE_SUSPEND: 2, Proposal.PROGRAM: 1, Proposal.NONE: 2},
    "PROGRAM_SUSPENDED": {Proposal.READ: 2, Proposal.PROGRAM: 1, Proposal.PROGRAM_RESUME: 2},
    "ERASE_SUSPENDED": {
        Proposal.READ: 2,
        Proposal.PROGRAM: 4,
        Proposal.PROGRAM_SUSPEND: 3,
        Proposal.ERASE_RESUME: 1,
    },
}


RICH = (317, 511, 544, 1021, 1154, 1256, 1622, 1892, 2031, 2089, 2865, 3636, 3921, 3956)
"""Seeds of short runs that together reach all that `tests.reached` names: for tests that have time
for a few. ``python -m tests.reached`` finds others where they do so no longer."""


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
        policies=replace(
            plain.policies,
            queue_refill_period_ns=unit_ns,
            epr=True,
            max_suspends_per_op=plain.policies.max_suspends_per_op or None,
        ),
        initial_default=_ERASED,
        until_ns=None,
        workload=Workload(seed, ops, PHASES, {Proposal.PROGRAM: (1, 3)}, max_ops=max_ops),
    )


def host_ops(profile: Profile) -> HostOps:
    """Return the ops that serve a host: the first that fit."""
    ops = profile.ops.values()

    def by_axis(kind: Kind) -> dict[Axis, OpDef]:
        return {op.base.axis: op for op in ops if op.base.kind is kind and op.base.axis}

    return HostOps(
        next(op for op in ops if op.base.kind is Kind.READ and not op.multi),
        next(op for op in ops if op.base.kind is Kind.PROGRAM and op.base.commits),
        next(op for op in ops if op.base.kind is Kind.ERASE),
        by_axis(Kind.SUSPEND),
        by_axis(Kind.RESUME),
    )


def host_setup(seed: int, profile: Profile = SMALL, requests: int = 25) -> Setup:
    """Make a setup whose ops serve a host; every third has a script beside it.

    The dies are few and their blocks small, so that they are busy and fill up.
    """
    rng = np.random.default_rng((seed, 2))

    def pick(values: Sequence[object]) -> object:
        return values[int(rng.integers(len(values)))]

    setup = optional_setup(3 * seed + 1, profile)
    ops = host_ops(profile)
    unit_ns, at_ns, arrived = max(1, ops.program.nominal_ns // 4), 0, []
    for _ in range(requests):
        at_ns += pick((0, 0, 1, 1, 2, 5, 20)) * unit_ns + pick((0, 0, 1, 7))
        kind = pick((RequestKind.READ, RequestKind.READ, RequestKind.WRITE))
        arrived.append(HostRequest(at_ns, kind, pick(range(400)), pick((8, 8, 16, 40))))
    times = (None, None, 1, unit_ns, 3 * unit_ns)
    controller = Controller(
        pick((ControllerOrder.SUSPEND, *ControllerOrder)),
        pick(times) or 0,
        pick(times) or 0,
        pick((None, None, 0, 1, 2)),
        pick((None, None, 1, 2)),
        pick(times),
    )
    sizes = {"blocks": pick((4, 8)), "pages": pick((2, 8))} if seed % 3 else {}
    order = pick(((PlacePart.DIE, PlacePart.PLANE), (PlacePart.PLANE, PlacePart.DIE)))
    return replace(
        setup,
        topology=replace(setup.topology, **sizes),
        policies=replace(setup.policies, epr=pick((False, False, False, True))),
        script=() if seed % 3 else setup.script[:8],
        initial={},
        workload=None,
        until_ns=setup.until_ns and at_ns // 2,
        host=Host(tuple(arrived), ops, 8, pick((None, 2, 5)), order),
        controller=controller,
    )


@st.composite
def frames(draw: st.DrawFn, profile: Profile) -> Frame:
    """Draw a device, policies, initial states and an end of the run."""
    return make_frame(lambda values: draw(st.sampled_from(values)), profile)


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
    frame = draw(frames(profile))
    ops = st.one_of(
        st.lists(_wishes(), min_size=1, max_size=1), st.lists(_wishes(), min_size=1, max_size=4)
    )
    batch = st.tuples(st.sampled_from(_WAITS), ops)
    count = draw(st.integers(1, batches))
    return make_setup(profile, frame, draw(st.lists(batch, min_size=count, max_size=count)))
