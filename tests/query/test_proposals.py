"""What is proposed to who adds an op by hand: an address that can be worked on there."""

import pytest

from nandviz.model.words import NO_PAGE, Axis, Kind
from nandviz.query.core_busy import axis_to_hit, edges_ns, instant_at_share, op_in_core_busy
from nandviz.query.entry_hits import entry_of, hit_words, submit_of
from nandviz.query.proposals import Proposal, proposal
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.trace.tables import Trace

TEXT = """\
nandviz: 1
topology: {dies: 2, planes: 2, blocks: 6, pages: 4}
initial:
  default: erased
  blocks:
    - {die: 0, block: 0, state: bad}
    - {die: 0, block: 2, state: programmed, pages: 4, celltype: TLC}
    - {die: 0, block: 3, state: programmed, pages: 1, celltype: SLC}
    - {die: 1, block: 5, state: dirty}
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 3, page: 1}
  - {at_us: 500, op: Block_Erase_SLC, die: 0, block: 2}
"""


def run(text: str) -> Trace:
    made = Run(loads(text))
    made.steps(10**6)
    return made.trace


@pytest.fixture(scope="module")
def trace() -> Trace:
    return run(TEXT)


@pytest.mark.parametrize(
    ("kind", "die", "plane", "at_us", "found"),
    [
        (Kind.PROGRAM, 0, None, 0, ("Page_Program_SLC", 3, 2)),  # page 1 is on its way
        (Kind.PROGRAM, 0, 0, 0, ("Page_Program_SLC", 4, 0)),  # 0 is bad, 2 is full
        (Kind.PROGRAM, 0, 0, 9000, ("Page_Program_SLC", 2, 0)),  # erased by then
        (Kind.READ, 0, None, 10, ("Page_Read_TLC", 2, 3)),
        (Kind.READ, 0, 1, 10, ("Page_Read_SLC", 3, 0)),  # page 1 does not hold data yet
        (Kind.READ, 0, 1, 400, ("Page_Read_SLC", 3, 1)),
        (Kind.ERASE, 0, None, 10, ("Block_Erase_TLC", 2, NO_PAGE)),
        (Kind.ERASE, 1, None, 10, ("Block_Erase_SLC", 5, NO_PAGE)),
        (Kind.ERASE, 1, 0, 10, ("Block_Erase_SLC", 0, NO_PAGE)),  # nothing to erase
    ],
)
def test_an_address_is_proposed_that_makes_sense(
    trace: Trace, kind: Kind, die: int, plane: int | None, at_us: int, found: tuple[str, int, int]
) -> None:
    assert proposal(trace, kind, die, plane, at_us * 1000) == Proposal(*found)


@pytest.mark.parametrize("kind", [Kind.PROGRAM, Kind.READ, Kind.ERASE])
@pytest.mark.parametrize("at_us", [10, 400, 600, 9000])
def test_what_is_proposed_is_valid(trace: Trace, kind: Kind, at_us: int) -> None:
    found = proposal(trace, kind, 0, None, at_us * 1000)
    assert found is not None
    page = "" if found.page == NO_PAGE else f", page: {found.page}"
    run(f"{TEXT}  - {{at_us: {at_us}, op: {found.op}, die: 0, block: {found.block}{page}}}\n")


def test_the_axis_to_hit_is_that_of_what_is_in_core_busy_or_suspended() -> None:
    made = Run(load(library.path("batch-of-three")))
    made.steps(10**6)
    trace = made.trace
    assert axis_to_hit(trace, Kind.SUSPEND, 0, 5_000) is None  # ISSUE
    assert axis_to_hit(trace, Kind.SUSPEND, 0, 9_824) is Axis.PROGRAM
    assert axis_to_hit(trace, Kind.SUSPEND, 0, 300_000) is None
    assert axis_to_hit(trace, Kind.RESUME, 0, 99_999) is None
    assert axis_to_hit(trace, Kind.RESUME, 0, 300_000) is Axis.PROGRAM
    assert op_in_core_busy(trace, 0, 600_000) == 1
    assert [instant_at_share(trace, 1, share) for share in (0.25, 0.5)] == [84_824, 610_009]
    assert {9_824, 100_000, 760_009} <= set(edges_ns(trace).tolist())


def test_an_entry_says_what_it_hits() -> None:
    made = Run(load(library.path("batch-of-three")))
    made.steps(10**6)
    trace = made.trace
    assert [hit_words(trace, entry) for entry in range(3)] == [
        "hits nothing", "cuts op 1", "resumes op 1",
    ]  # fmt: skip
    assert [entry_of(trace, uid) for uid in range(1, 6)] == [0, 0, 0, 1, 2]
    assert [submit_of(trace, entry) for entry in range(3)] == [0, 2, 5]


def test_an_entry_after_the_end_of_the_run_is_not_submitted() -> None:
    trace = run("nandviz: 1\nrun: {until_us: 5}\nscript:\n- {at_us: 9, op: Reset, die: 0}\n")
    assert submit_of(trace, 0) is None
    assert hit_words(trace, 0) == "after the end of the run"
