from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology, Workload
from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    Axis,
    BacklogScope,
    BusConflict,
    CutModel,
    DisplacedReads,
    EprCheck,
    EventKind,
    GapFrom,
    Kind,
    OnBlocked,
    OnFlushRefused,
    Proposal,
    ReadOrder,
    ResetProgram,
    Scope,
    SuspendedReads,
)
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import Breakpoint, Comparison, MetricCondition, Note, Scenario
from nandviz.scenario.workload import proposed_ops
from nandviz.units import ns_from_us, us_shortest
from tests.scenario.scenario_text import scenario_text

PROFILE = loads("nandviz: 1\nscript: []").profile
TIMES = st.integers(0, 10**12)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@st.composite
def topologies(draw):
    return Topology(*(draw(st.integers(1, most)) for most in (4, 4, 8, 64, 64)))


@st.composite
def requests(draw, size):
    op = draw(st.sampled_from([o for o in PROFILE.ops.values() if not o.multi]))
    die, gap = draw(st.integers(0, size.dies - 1)), draw(TIMES)
    if op.base.scope is Scope.NONE or op.base.kind in (Kind.SUSPEND, Kind.RESUME, Kind.RESET):
        return OpRequest(op, die, (), gap)
    block = draw(st.integers(0, size.blocks - 1))
    page = -1 if op.base.kind is Kind.ERASE else draw(st.integers(0, size.pages - 1))
    return OpRequest(op, die, (Target(size.plane_of(block), block, page),), gap)


@st.composite
def submissions(draw, size):
    ops = draw(st.lists(requests(size), min_size=1, max_size=3))
    if any(request.op.base.kind is Kind.RESET for request in ops):
        ops = ops[:1]
    return Submission(draw(TIMES), tuple(ops))


CHECKS = st.sets(st.sampled_from(EprCheck), max_size=len(EprCheck) - 1)


def _epr(policies: Policies, off: set[EprCheck]) -> Policies:
    in_order = tuple(check for check in EprCheck if check in off)
    return replace(policies, epr_off=in_order if policies.epr else ())


POLICIES = st.builds(
    Policies,
    TIMES,
    st.sampled_from(BusConflict),
    st.sampled_from(OnBlocked),
    st.sampled_from(BacklogScope),
    TIMES,
    st.integers(0, 99),
    st.none() | st.integers(0, 9),
    TIMES,
    st.integers(0, 9),
    st.booleans(),
    TIMES,
    displaced_reads=st.sampled_from(DisplacedReads),
    read_order=st.sampled_from(ReadOrder),
    on_flush_refused=st.sampled_from(OnFlushRefused),
    gap_from=st.sampled_from(GapFrom),
    cut=st.sampled_from(CutModel),
    pulses=st.integers(1, 1_000_000),
    reset_program=st.sampled_from(ResetProgram),
    **{f"reset_{kind}_ns": st.none() | TIMES for kind in ("idle", "read", "program", "erase")},
    suspended_reads=st.sampled_from(SuspendedReads),
    resume_penalty_erase_ns=TIMES,
    resume_penalty_program_ns=TIMES,
).flatmap(lambda policies: CHECKS.map(lambda off: _epr(policies, off)))
BREAKPOINTS = st.builds(
    Breakpoint,
    st.none() | st.sampled_from(EventKind),
    st.none() | st.integers(1, 99),
    st.none(),
    st.none() | st.sampled_from(Axis),
    st.none()
    | st.builds(
        MetricCondition,
        st.sampled_from(["backlog_size", "suspends", "bus_busy_ns"]),
        st.sampled_from(Comparison),
        TIMES,
    ),
    st.integers(0, 14),
    st.integers(1, 9),
)
WORKLOADS = st.builds(
    Workload,
    st.integers(0, 2**31 - 1),
    st.sampled_from(["SLC", "TLC"]).map(lambda celltype: proposed_ops(PROFILE, celltype)),
    st.just({"IDLE": {Proposal.PROGRAM: 3}, "PROGRAM.CORE_BUSY": {Proposal.NONE: 0}}),
    st.just({Proposal.PROGRAM: (1, 4), Proposal.READ: (1, 2), Proposal.ERASE: (1, 1)}),
    st.just(False),
    st.just(True),
    st.none() | TIMES,
    st.integers(1, 10**6),
)


@st.composite
def blocks(draw, size):
    addresses = st.tuples(st.integers(0, size.dies - 1), st.integers(0, size.blocks - 1))
    programmed = st.builds(
        lambda last, c: BlockState(last, c, c),
        st.integers(0, size.pages - 1),
        st.sampled_from([None, "SLC", "TLC"]),
    )
    other = st.sampled_from([BlockState(BAD), BlockState(DIRTY), BlockState(ERASED, "SLC")])
    return draw(st.dictionaries(addresses, programmed | other, max_size=4))


@st.composite
def scenarios(draw):
    size = draw(topologies())
    setup = Setup(
        size,
        draw(POLICIES),
        tuple(draw(st.lists(submissions(size), max_size=4))),
        BlockState(draw(st.sampled_from([ERASED, DIRTY, BAD]))),
        draw(blocks(size)),
        draw(st.none() | TIMES),
        draw(st.booleans()),
        draw(st.none() | WORKLOADS),
    )
    return Scenario(
        draw(TEXTS),
        draw(TEXTS),
        None,
        "generic-tlc",
        PROFILE,
        setup,
        tuple(draw(st.lists(BREAKPOINTS, max_size=2))),
        tuple(draw(st.lists(st.builds(Note, TIMES, TEXTS), max_size=2))),
        (),
        "",
    )


def meaning(scenario):
    return replace(scenario, lines=(), text="", path=None)


@given(scenarios())
@settings(max_examples=150)
@pytest.mark.slow
def test_a_scenario_that_is_written_and_loaded_is_the_same(scenario):
    text = scenario_text(scenario)
    loaded = loads(text)
    assert meaning(loaded) == meaning(scenario)
    assert scenario_text(loaded) == text


@given(TIMES)
def test_a_time_is_written_exactly(ns):
    assert ns_from_us(us_shortest(ns)) == ns


@pytest.mark.parametrize(
    "name", [name for name in library.names() if load(library.path(name)).setup.host is None]
)
def test_a_built_in_scenario_survives_being_written_anew(name):
    scenario = load(library.path(name))
    assert meaning(loads(scenario_text(scenario))) == meaning(scenario)
