"""States of exclusion in words and as of events, in long runs too, and kept in a file."""

from pathlib import Path

from nandviz.model.exclusions import Exclusions, When
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.query.asof import AsOf
from nandviz.query.exclusion_states import exclusions_of
from nandviz.query.narration import describe
from nandviz.trace.store import load, save
from nandviz.trace.tables import Trace
from tests.profiles import EXCLUDING
from tests.trace.laws.stories import simulate

TABLES = {
    When.ON_CACHE_READ: ("reading",),
    When.ODT_DISABLE: ("reading", "none"),
    When.LATCH_ON_READ: (),
}


def op(name: str, *blocks: int) -> OpRequest:
    return OpRequest(EXCLUDING.ops[name], 0, tuple(Target(b % 4, b, 0) for b in blocks))


def run(*script: tuple[int, OpRequest], exclusions: Exclusions | None = None) -> Trace:
    given = Exclusions({"reading": ("READ",), "none": ()}, TABLES)
    setup = Setup(
        Topology(blocks=16, pages=8),
        Policies(epr=False),
        tuple(Submission(at, (request,)) for at, request in script),
        exclusions=given if exclusions is None else exclusions,
    )
    return simulate(setup, EXCLUDING)


def headlines(trace: Trace, word: str) -> list[str]:
    told = (describe(trace, k).headline for k in range(trace.last_event + 1))
    return [line for line in told if word in line]


def test_events_say_which_states_open_and_close_where() -> None:
    trace = run(
        (0, op("Cache_Read_Multi_Plane", 4, 5)),
        (100, op("Cache_Read_End", 4)),
        (200, op("Odt_Disable")),
        (300, op("Reset")),
    )
    assert headlines(trace, "opens") + headlines(trace, "closes") == [
        (
            "OP_START of op 1 Cache_Read_Multi_Plane on die 0, block 4 page 0, block 5 page 0: "
            "ON_CACHE_READ opens on plane 0, plane 1"
        ),
        (
            "OP_END of op 1 Cache_Read_Multi_Plane on die 0, block 4 page 0, block 5 page 0: "
            "completed; LATCH_ON_READ opens on plane 0, plane 1"
        ),
        "OP_END of op 3 Odt_Disable on die 0: completed; ODT_DISABLE opens",
        (
            "OP_END of op 2 Cache_Read_End on die 0, block 4 page 0: completed; "
            "ON_CACHE_READ closes on plane 0; LATCH_ON_READ closes on plane 0"
        ),
        (
            "OP_START of op 4 Reset on die 0: "
            "ON_CACHE_READ closes on plane 1; LATCH_ON_READ closes on plane 1"
        ),
    ]


def test_a_refusal_is_told_with_the_state() -> None:
    trace = run((0, op("Cache_Read", 4)), (50, op("Read", 4)))
    assert headlines(trace, "refused") == [
        (
            "SUBMIT of batch 1 rejected: op 2 Read refused: exclusion_cache (ON_CACHE_READ on die "
            "0 plane 0 since 0.000 µs: op 1 (Cache_Read); group reading excludes READ)"
        )
    ]


def test_a_run_of_a_part_that_excludes_nothing_has_no_states() -> None:
    trace = run((0, op("Cache_Read", 4)), exclusions=Exclusions())
    assert AsOf(trace).exclusions() == []
    assert headlines(trace, "opens") == []


def test_exclusions_are_kept_with_the_trace(tmp_path: Path) -> None:
    trace = run((0, op("Cache_Read", 4)), (100, op("Odt_Disable")))
    save(trace, tmp_path / "x.nandviz")
    again = load(tmp_path / "x.nandviz")
    assert again.info.exclusions == trace.info.exclusions
    assert AsOf(again).exclusions() == AsOf(trace).exclusions()
    assert {state.when for state in AsOf(again).exclusions()} == set(TABLES)


def test_many_stays_in_a_span_are_merged_where_they_lie_near() -> None:
    rounds = 300
    script = []
    for i in range(rounds):
        script += [(100 * i, op("Cache_Read", 4)), (100 * i + 50, op("Cache_Read_End", 4))]
    trace = run(*script)
    history, end_ns = exclusions_of(trace), 100 * rounds
    whole = [s for s in history.states(trace.last_event, 0, end_ns) if s.when in TABLES]
    assert len(whole) < 10
    assert sum(state.uid == 0 for state in whole) == 2
    near = history.states(trace.last_event, 1000, 1200)
    assert [(s.when, s.start_ns, s.end_ns) for s in near if s.when is When.ON_CACHE_READ] == [
        (When.ON_CACHE_READ, 1000, 1060),
        (When.ON_CACHE_READ, 1100, 1160),
    ]
