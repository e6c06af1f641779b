"""What a profile's exclusions forbid, from when to when, to the ns."""

from collections.abc import Mapping, Sequence

import pytest

from nandviz.model.exclusions import Exclusions, When
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import BacklogScope, Reason
from nandviz.query.asof import AsOf
from nandviz.trace.tables import Trace
from tests.profiles import EXCLUDING
from tests.trace.laws.stories import simulate
from tests.trace.laws.verdicts import broken_laws

TOPOLOGY = Topology(dies=2, planes=4, blocks=16, pages=8)
DATA = {(die, block): BlockState(3, "SLC", "SLC") for die in (0, 1) for block in range(4, 8)}
"""Blocks 4 to 7 hold data, on planes 0 to 3."""


def op(
    name: str, block: int | None = None, page: int = -1, die: int = 0, gap: int = 0
) -> OpRequest:
    targets = () if block is None else (Target(block % 4, block, page),)
    return OpRequest(EXCLUDING.ops[name], die, targets, gap)


def story(
    tables: Mapping[When, Sequence[str]],
    *script: tuple[int, OpRequest] | tuple[int, OpRequest, OpRequest],
    policies: Policies | None = None,
) -> Trace:
    """Run a script on a part that excludes bases, given for each state as its only group."""
    groups = {f"in_{when}": tuple(bases) for when, bases in tables.items()}
    setup = Setup(
        TOPOLOGY,
        policies or Policies(),
        tuple(Submission(at, tuple(batch)) for at, *batch in script),
        initial=DATA,
        exclusions=Exclusions(groups, {when: (f"in_{when}",) for when in tables}),
    )
    trace = simulate(setup, EXCLUDING)
    assert broken_laws(trace) == []
    return trace


def refused(trace: Trace) -> list[tuple[int, Reason, int | None]]:
    """Return op, reason and blocker of each refusal."""
    as_of = AsOf(trace)
    rows = map(as_of.refusal_at, range(as_of.refusal_count))
    return [(r.uid, r.reason, r.blocker_uid) for r in rows]


def status(at: int, die: int = 0) -> tuple[int, OpRequest]:
    return at, op("Read_Status", die=die)


def asked_each(
    tables: Mapping[When, Sequence[str]], script: list[tuple[int, OpRequest]]
) -> set[int]:
    """Return the instants of the script's status reads at which these were refused."""
    script = sorted(script, key=lambda entry: entry[0])
    trace = story(tables, *script)
    return {script[uid - 1][0] for uid, _, _ in refused(trace)}


def test_a_cache_program_lasts_from_its_start_to_the_end_of_the_next_program() -> None:
    script = [(100, op("Cache_Program", 0, 0)), (400, op("Program", 1, 0))]
    script += [status(at) for at in (99, 107, 300, 450, 496, 497, 510)]
    tables = {When.ON_CACHE_PROGRAM: ["STATUS_READ"]}
    assert asked_each(tables, script) == {107, 300, 450, 496}


def test_a_one_shot_cache_program_ends_with_the_last_step() -> None:
    script = [(100, op("One_Shot_Cache", 14, 0)), (400, op("Program", 1, 0))]
    tables = {When.ON_ONESHOT_CACHE_PROGRAM: ["STATUS_READ"]}
    assert asked_each(tables, [*script, status(396), status(498)]) == {396}
    script[1] = (400, op("One_Shot_23h", 15, 0))
    assert asked_each(tables, [*script, status(556), status(557)]) == {556}


def test_a_cache_read_holds_its_plane_until_an_end_of_it_ends() -> None:
    tables = {When.ON_CACHE_READ: ["READ"]}
    script = [
        (100, op("Cache_Read", 4, 0)),
        (200, op("Read", 5, 0)),
        (300, op("Read", 4, 1)),
        (400, op("Cache_Read_End", 5, 0)),
        (500, op("Read", 4, 1)),
        (600, op("Plane_Cache_Read_End", 4, 0)),
        (605, op("Read", 4, 1)),
    ]
    trace = story(tables, *script)
    assert refused(trace) == [(3, Reason.EXCLUSION_CACHE, 1), (5, Reason.EXCLUSION_CACHE, 1)]
    detail = AsOf(trace).refusal(3)
    assert detail is not None
    assert detail.detail == (
        "ON_CACHE_READ on die 0 plane 0 since 0.100 µs: op 1 (Cache_Read); "
        "group in_ON_CACHE_READ excludes READ"
    )


def test_odt_is_disabled_from_the_end_of_its_op_on_its_die_only_and_outlasts_a_reset() -> None:
    tables = {When.ODT_DISABLE: ["STATUS_READ"]}
    script = [
        (100, op("Odt_Disable")),
        *(status(at) for at in (105, 109, 110, 300)),
        status(111, die=1),
        (200, op("Reset")),
        (400, op("Odt_Enable")),
        status(401),
    ]
    assert asked_each(tables, script) == {110, 300}


def test_a_read_latches_its_plane_from_its_end_until_data_go_out() -> None:
    tables = {When.LATCH_ON_READ: ["READ"]}
    script = [
        (100, op("Read", 4, 0)),
        (122, op("Read", 5, 0)),
        (200, op("Read", 4, 1)),
        (300, op("Data_Out")),
        (306, op("Read", 4, 1)),
    ]
    assert refused(story(tables, *script)) == [(3, Reason.EXCLUSION_LATCH, 1)]


def test_an_op_that_holds_the_die_meets_the_latch_of_any_plane() -> None:
    tables = {When.LATCH_ON_READ: ["PROGRAM_SLC"], When.ON_CACHE_READ: ["ERASE"]}
    script = [
        (100, op("Cache_Read", 4, 0)),
        (200, op("Program", 1, 0)),
        (300, op("Erase", 1)),
        (1000, op("Erase", 0)),
    ]
    assert refused(story(tables, *script)) == [
        (2, Reason.EXCLUSION_LATCH, 1),
        (4, Reason.EXCLUSION_CACHE, 1),
    ]


@pytest.mark.parametrize(
    ("step", "when"),
    [
        ("One_Shot_LSB", When.LATCH_ON_LSB),
        ("One_Shot_CSB", When.LATCH_ON_CSB),
        ("One_Shot_Last", When.LATCH_ON_MSB),
    ],
)
@pytest.mark.parametrize("last", ["One_Shot_23h", "One_Shot_MSB"])
def test_a_step_latches_all_planes_until_the_last_step_ends(
    step: str, when: When, last: str
) -> None:
    script = [(100, op(step, 14, 0)), (400, op(last, 14, 0))]
    script += [status(at) for at in (126, 127, 390, 556, 557)]
    assert asked_each({when: ["STATUS_READ"]}, script) == {127, 390, 556}


def test_a_reset_clears_caches_and_latches_at_its_start() -> None:
    tables = {
        When.ON_CACHE_READ: ["STATUS_READ"],
        When.ON_CACHE_PROGRAM: ["STATUS_READ"],
        When.LATCH_ON_READ: ["STATUS_READ"],
        When.LATCH_ON_LSB: ["STATUS_READ"],
    }
    script = [
        (100, op("Cache_Read", 4, 0)),
        (200, op("One_Shot_LSB", 14, 0)),
        (300, op("Cache_Program", 0, 0)),
        status(350),
        (360, op("Reset")),
        status(361),
    ]
    assert asked_each(tables, script) == {350}


def test_an_axis_is_suspended_from_the_start_of_its_suspend_to_the_end_of_its_resume() -> None:
    script = [
        (0, op("Program", 0, 0)),
        (20, op("Program_Suspend")),
        (200, op("Program_Resume")),
    ]
    inside = [status(at) for at in (19, 21, 100, 225, 226)]
    suspended = {When.PROGRAM_SUSPENDED: ["STATUS_READ"]}
    running = {When.NOT_PROGRAM_SUSPENDED: ["STATUS_READ"]}
    assert asked_each(suspended, script + inside) == {21, 100, 225}
    assert asked_each(running, script + inside) == {19, 226}


def test_the_op_that_suspended_is_in_the_way_and_nobody_where_nothing_is_suspended() -> None:
    script = [(0, op("Program", 0, 0)), (20, op("Program_Suspend")), status(100)]
    assert refused(story({When.PROGRAM_SUSPENDED: ["STATUS_READ"]}, *script)) == [
        (3, Reason.EXCLUSION_SUSPEND, 2)
    ]
    assert refused(story({When.NOT_ERASE_SUSPENDED: ["STATUS_READ"]}, *script)) == [
        (3, Reason.EXCLUSION_SUSPEND, None)
    ]


def test_the_kinds_are_asked_in_their_order_after_the_suspended_axes() -> None:
    every = [
        When.NOT_ERASE_SUSPENDED,
        When.ON_CACHE_PROGRAM,
        When.ODT_DISABLE,
        When.LATCH_ON_LSB,
    ]
    start = [
        (0, op("One_Shot_LSB", 14, 0)),
        (50, op("Odt_Disable")),
        (100, op("Cache_Program", 0, 0)),
    ]
    for i, when in enumerate(every):
        tables = {each: ["STATUS_READ"] for each in every[i:]}
        trace = story(tables, *start, status(150))
        assert [reason for _, reason, _ in refused(trace)] == [when.kind.reason]
    script = [(0, op("Program", 4, 4)), (20, op("Program_Suspend")), (100, op("Read", 4, 4))]
    assert [r for _, r, _ in refused(story({When.PROGRAM_SUSPENDED: ["READ"]}, *script))] == [
        Reason.TARGET_SUSPENDED
    ]
    epr = [(0, op("Odt_Disable")), (50, op("Read", 1, 0))]
    assert [r for _, r, _ in refused(story({When.ODT_DISABLE: ["READ"]}, *epr))] == [
        Reason.EXCLUSION_ODT
    ]


def test_an_op_is_refused_that_would_exclude_a_planned_one() -> None:
    """A scope none op overtakes the plan: what it opens would forbid the program behind."""
    script = [
        (0, op("Program", 0, 0)),
        (10, op("Program", 0, 1)),
        (20, op("Odt_Disable")),
    ]
    trace = story({When.ODT_DISABLE: ["PROGRAM_SLC"]}, *script)
    assert refused(trace) == [(3, Reason.EXCLUSION_ODT, 2)]
    detail = AsOf(trace).refusal(3)
    assert detail is not None
    assert detail.detail.startswith("op 2 (Program) is planned at 0.097 µs, and then: ODT_DISABLE")
    assert detail.start_ns == 20


def test_a_suspend_displaces_what_it_excludes_whatever_the_scope() -> None:
    tables = {When.PROGRAM_SUSPENDED: ["DOUT"]}
    script = (
        (0, op("Program", 0, 0)),
        (8, op("Data_Out"), op("Data_Out", gap=40)),
        (20, op("Program_Suspend")),
        (200, op("Program_Resume")),
    )
    trace = story(tables, *script, policies=Policies(backlog_scope=BacklogScope.BLOCKED))
    assert [(e.why, e.fate) for e in AsOf(trace).entries_of(3)] == [("displaced", "flushed")]
    trace = story({}, *script, policies=Policies(backlog_scope=BacklogScope.BLOCKED))
    assert AsOf(trace).entries_of(3) == ()


def test_a_flush_waits_for_an_exclusion_to_end() -> None:
    script = (
        (0, op("Erase", 0)),
        (50, op("Erase_Suspend")),
        (100, op("Read", 4, 0)),
        (130, op("Program", 0, 0)),
        (150, op("Erase_Resume")),
        (700, op("Data_Out")),
    )
    policies = Policies(backlog_retry_delay_ns=100, backlog_retry_limit=20)
    trace = story({When.LATCH_ON_READ: ["PROGRAM_SLC"]}, *script, policies=policies)
    (entry,) = AsOf(trace).entries_of(4)
    assert (entry.fate, entry.reason, entry.blocker_uid) == ("flushed", Reason.EXCLUSION_LATCH, 3)
    assert AsOf(trace).parts_of(4)[0].start_ns == 776
