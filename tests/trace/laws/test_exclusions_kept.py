"""Law 15: exclusions are kept, and a trace in which they are not breaks that law alone."""

import os
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from nandviz.engine.transaction import Transaction
from nandviz.model.exclusions import ExclusionKind, Exclusions, When
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.model.words import Origin, Reason
from nandviz.trace.codes import REASONS
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.strategies import EXCLUDING, excluding_setup
from tests.trace.laws.stories import copy_of, simulate
from tests.trace.laws.verdicts import broken_laws, judged, only

LAW = 15
EXAMPLES = int(
    os.environ.get("NANDVIZ_EXAMPLES", "20000" if os.environ.get("NANDVIZ_NIGHTLY") else "400")
)
CHUNKS = 4


def op(name: str, block: int | None = None, page: int = -1) -> OpRequest:
    targets = () if block is None else (Target(block % 4, block, page),)
    return OpRequest(EXCLUDING.ops[name], 0, targets)


def story(tables: dict[When, tuple[str, ...]], *script: tuple[int, OpRequest]) -> Trace:
    exclusions = Exclusions(
        {when.value: bases for when, bases in tables.items()}, {w: (w.value,) for w in tables}
    )
    submissions = tuple(Submission(at, (request,)) for at, request in script)
    topology = Topology(blocks=16, pages=8)
    return simulate(
        Setup(topology, Policies(epr=False), submissions, exclusions=exclusions), EXCLUDING
    )


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that asks for no exclusion."""
    monkeypatch.setattr(Transaction, "excluded", lambda *_: None)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_exclusions_are_kept_and_no_other_law_is_broken(chunk: int) -> None:
    broken = {}
    for seed in range(chunk, EXAMPLES, CHUNKS):
        trace = simulate(excluding_setup(seed), EXCLUDING)
        event = int(np.random.default_rng(seed).integers(-1, trace.last_event + 1))
        found = broken_laws(trace) or judged(trace, LAW, event).violations
        if found:
            broken[seed] = found
    assert not broken


def test_the_random_runs_are_refused_for_each_kind_of_exclusion() -> None:
    seen = Counter[Reason]()
    for seed in range(60):
        trace = simulate(excluding_setup(seed), EXCLUDING)
        seen.update(REASONS[code] for code in np.unique(trace.refusals.reason))
        seen.update(REASONS[code] for code in np.unique(trace.retries.reason))
    assert {kind.reason for kind in ExclusionKind} <= seen.keys()


@plain_only
@pytest.mark.usefixtures("unasked")
def test_an_engine_that_asks_for_no_exclusion_breaks_the_law() -> None:
    for seed in range(12, 18):
        found = set(broken_laws(simulate(excluding_setup(seed), EXCLUDING)))
        if found:
            assert found == {LAW}
            return
    pytest.fail("no random run met an exclusion")


CASES = {
    When.ERASE_SUSPENDED: [(0, op("Erase", 0)), (50, op("Erase_Suspend"))],
    When.PROGRAM_SUSPENDED: [(0, op("Program", 0, 0)), (50, op("Program_Suspend"))],
    When.NOT_ERASE_SUSPENDED: [],
    When.NOT_PROGRAM_SUSPENDED: [],
    When.ON_CACHE_READ: [(0, op("Plane_Cache_Read", 4, 0))],
    When.ON_CACHE_PROGRAM: [(0, op("Cache_Program", 4, 0))],
    When.ON_ONESHOT_CACHE_PROGRAM: [(0, op("One_Shot_Cache", 14, 0))],
    When.ODT_DISABLE: [(0, op("Odt_Disable"))],
    When.LATCH_ON_READ: [(0, op("Read", 4, 0))],
    When.LATCH_ON_LSB: [(0, op("One_Shot_LSB", 14, 0))],
    When.LATCH_ON_CSB: [(0, op("One_Shot_CSB", 14, 0))],
    When.LATCH_ON_MSB: [(0, op("One_Shot_Last", 14, 0))],
}


@plain_only
@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("when", When)
def test_each_state_is_seen(when: When) -> None:
    before = CASES[when]
    trace = story({when: ("STATUS_READ",)}, *before, (900, op("Read_Status")))
    violation = only(trace, LAW)
    assert (violation.uid, violation.time_ns) == (len(before) + 1, 900)
    assert f"in {when}, which excludes STATUS_READ" in violation.detail
    opener = before[-1][1].op.name if before else ""
    assert opener in violation.detail


@plain_only
def test_an_engine_that_looks_at_the_new_op_alone_breaks_the_law(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Transaction, "excluding", lambda *_: None)
    trace = story(
        {When.ODT_DISABLE: ("PROGRAM_SLC",)},
        (0, op("Program", 0, 0)),
        (10, op("Program", 0, 1)),
        (20, op("Odt_Disable")),
    )
    assert only(trace, LAW).uid == 2


@plain_only
@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize(("base", "name"), [("RESET", "Reset"), ("CACHE_READ", "Cache_Read")])
def test_what_an_op_does_itself_neither_hides_nor_makes_a_violation(base: str, name: str) -> None:
    tables = {When.ON_CACHE_READ: (base,)}
    ends = (200, op("Cache_Read_End", 4, 0))
    last = op(name) if name == "Reset" else op(name, 4, 0)
    assert broken_laws(story(tables, (0, op("Cache_Read", 4, 0)), ends, (300, last))) == []
    trace = story(tables, (0, op("Cache_Read", 4, 0)), (300, last))
    assert only(trace, LAW).uid == 2


@plain_only
@pytest.mark.usefixtures("unasked")
def test_rounding_makes_no_violation_and_hides_none() -> None:
    tables = {When.ON_CACHE_PROGRAM: ("STATUS_READ",)}
    script = [(0, op("Cache_Program", 0, 0)), (150, op("Program", 4, 0))]
    for at, expected in ((5, []), (10, [LAW]), (236, [LAW]), (240, []), (400, [])):
        trace = copy_of(story(tables, *script[: 1 + (at > 150)], (at, op("Read_Status"))))
        trace.info = replace(trace.info, source=Origin.IMPORT, rounding_ns=10)
        assert [15] * bool(judged(trace, LAW).violations) == expected, at


def test_a_foreign_trace_is_judged_only_where_a_configuration_is_given() -> None:
    trace = copy_of(story({}, (0, op("Read_Status"))))
    trace.info = replace(trace.info, source=Origin.IMPORT)
    assert judged(trace, LAW).status is Status.NOT_JUDGED
    assert judged(trace, LAW).why_not == "no configuration says which bases exclude each other"
    given = Exclusions({"reading": ("READ",)}, {When.ON_CACHE_READ: ("reading",)})
    trace.info = replace(trace.info, exclusions=given)
    assert judged(trace, LAW).status is Status.PASS


def test_a_part_without_exclusions_keeps_them() -> None:
    trace = story({}, (0, op("Cache_Program", 0, 0)), (10, op("Read_Status")))
    assert judged(trace, LAW).status is Status.PASS
