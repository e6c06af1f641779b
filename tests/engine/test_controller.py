"""A controller, step by step: what it submits when, to the ns.

The small profile: Program 7 + 90, Erase 2 + 300, Read 2 + 15 + 5, SUSPEND 21, RESUME 26. One die,
pages of 8 sectors.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from nandviz.model.host import Controller, Host, HostRequest
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import (
    DIRTY,
    BusConflict,
    ControllerOrder,
    Fate,
    PlacePart,
    Reason,
    RequestKind,
)
from nandviz.trace.codes import FATES, NONE, OP_KINDS, OPEN, REASONS, SOURCES
from nandviz.trace.tables import Trace
from tests.profiles import SMALL
from tests.query.live import Run
from tests.strategies import host_ops, host_setup
from tests.trace.laws.verdicts import broken_laws

PAGE = 8
FIFO, READ_FIRST, SUSPEND = ControllerOrder
READ, WRITE = RequestKind
SIZE = Topology(planes=2, blocks=8, pages=4)


def asked(*requests: tuple[int, RequestKind, int]) -> tuple[HostRequest, ...]:
    """Return requests of (arrival, kind, first page), of one page each."""
    return tuple(HostRequest(at, kind, page * PAGE, PAGE) for at, kind, page in requests)


def setup_of(
    requests: Sequence[HostRequest],
    order: ControllerOrder = SUSPEND,
    topology: Topology = SIZE,
    erase_every: int | None = None,
    **limits: int,
) -> Setup:
    host = Host(tuple(requests), host_ops(SMALL), PAGE, erase_every)
    policies = Policies(epr=False)
    return Setup(topology, policies, (), host=host, controller=Controller(order, **limits))


def run_of(setup: Setup) -> Trace:
    run = Run(setup)
    run.simulation.run()
    run.simulation.check_invariants()
    assert not broken_laws(run.trace)
    return run.trace


def log(trace: Trace) -> list[str]:
    """Return the start of each part that was executed, and of what op it is, in order of time."""
    parts, ops = trace.parts, trace.info.ops
    rows = np.flatnonzero(parts.died == OPEN)
    rows = rows[np.lexsort((parts.part_id[rows], parts.start_ns[rows]))]
    names = [ops[trace.ops.op[uid - 1]].name for uid in parts.uid[rows]]
    return [f"{at} {name}" for at, name in zip(parts.start_ns[rows], names, strict=True)]


def targets(trace: Trace, name: str) -> list[tuple[int, int]]:
    """Return (block, page) of the ops of a name, in order."""
    is_it = [trace.info.ops[op].name == name for op in trace.ops.op]
    rows = trace.ops.first_target[is_it]
    return list(zip(trace.targets.block[rows].tolist(), trace.targets.page[rows], strict=True))


WRITES_AND_A_READ = asked((0, WRITE, 0), (0, WRITE, 1), (50, READ, 2))


def test_fifo_serves_what_came_first() -> None:
    assert log(run_of(setup_of(WRITES_AND_A_READ, FIFO))) == ["0 Program", "97 Program", "194 Read"]


def test_read_first_lets_a_read_go_before_a_program_that_waits() -> None:
    found = log(run_of(setup_of(WRITES_AND_A_READ, READ_FIRST)))
    assert found == ["0 Program", "97 Read", "119 Program"]


def test_a_read_cuts_a_program_that_runs_and_the_remainder_comes_before_the_next() -> None:
    assert log(run_of(setup_of(WRITES_AND_A_READ))) == [
        "0 Program",
        "50 Program_Suspend",
        "71 Read",
        "93 Program_Resume",
        "119 Program",
        "166 Program",
    ]


def test_a_read_that_comes_in_issue_cuts_at_its_end() -> None:
    trace = run_of(setup_of(asked((0, WRITE, 0), (3, READ, 1))))
    assert log(trace)[:2] == ["0 Program", "7 Program_Suspend"]


def test_a_read_that_comes_during_the_suspend_is_served_after_it_and_before_the_resume() -> None:
    trace = run_of(setup_of(asked((0, WRITE, 0), (50, READ, 1), (60, READ, 2), (100, READ, 3))))
    assert log(trace)[1:6] == [
        "50 Program_Suspend",
        "71 Read",
        "93 Read",
        "115 Read",
        "137 Program_Resume",
    ]


DURING_RESUME = asked((0, WRITE, 0), (50, READ, 1), (100, READ, 2))


def test_a_read_that_comes_during_the_resume_cuts_again_at_its_end() -> None:
    trace = run_of(setup_of(DURING_RESUME))
    assert log(trace)[3:6] == ["93 Program_Resume", "119 Program", "119 Program_Suspend"]
    assert trace.suspensions.consumed_ns.tolist() == [50, 50]


def test_an_op_makes_its_least_progress_before_it_is_cut_again() -> None:
    trace = run_of(setup_of(DURING_RESUME, min_progress_ns=30))
    assert trace.suspensions.at_ns.tolist() == [50, 149]


def test_least_progress_is_not_asked_of_an_op_that_was_never_cut() -> None:
    trace = run_of(setup_of(asked((0, WRITE, 0), (10, READ, 1)), min_progress_ns=30))
    assert trace.suspensions.at_ns.tolist() == [10]


def test_least_progress_that_lies_behind_the_end_lets_the_read_wait_for_it() -> None:
    trace = run_of(setup_of(DURING_RESUME, min_progress_ns=47))
    assert trace.suspensions.at_ns.tolist() == [50]
    assert log(trace)[-2:] == ["119 Program", "166 Read"]


@pytest.mark.parametrize(("spare", "cuts"), [(46, [50]), (47, [])])
def test_an_op_of_which_no_more_than_spare_is_left_is_not_cut(spare: int, cuts: list[int]) -> None:
    trace = run_of(setup_of(WRITES_AND_A_READ, spare_ns=spare))
    assert trace.suspensions.at_ns.tolist() == cuts


def test_an_op_is_cut_max_suspends_times() -> None:
    trace = run_of(setup_of(DURING_RESUME, max_suspends=1))
    assert trace.suspensions.at_ns.tolist() == [50]
    assert log(trace)[-1] == "166 Read"


def test_the_next_op_may_be_cut_as_often() -> None:
    requests = asked((0, WRITE, 0), (0, WRITE, 1), (50, READ, 2), (200, READ, 2))
    trace = run_of(setup_of(requests, max_suspends=1))
    assert trace.suspensions.at_ns.tolist() == [50, 200]
    assert trace.suspensions.uid.tolist() == [1, 5]


def test_max_reads_of_a_suspension_then_resume_and_the_others_cut_again() -> None:
    requests = asked((0, WRITE, 0), *[(50, READ, page) for page in (1, 2, 3)])
    trace = run_of(setup_of(requests, max_reads=2))
    assert log(trace)[1:6] == [
        "50 Program_Suspend",
        "71 Read",
        "93 Read",
        "115 Program_Resume",
        "141 Program",
    ]
    assert trace.suspensions.at_ns.tolist() == [50, 141]


@pytest.mark.parametrize(("budget", "cuts"), [(50, [50, 119]), (49, [50])])
def test_no_more_cuts_once_the_parts_before_them_took_longer_than_the_budget(
    budget: int, cuts: list[int]
) -> None:
    trace = run_of(setup_of(DURING_RESUME, budget_ns=budget))
    assert trace.suspensions.at_ns.tolist() == cuts


def test_an_erase_that_stands_in_for_collection_waits_behind_the_programs_of_its_moment() -> None:
    requests = asked(*[(0, WRITE, page) for page in range(3)])
    trace = run_of(setup_of(requests, FIFO, erase_every=2))
    assert log(trace) == ["0 Program", "97 Program", "194 Erase", "496 Program"]
    pages = trace.host_pages
    assert pages.request.tolist() == [0, 1, NONE, 2]
    assert [OP_KINDS[kind] for kind in pages.kind] == ["program", "program", "erase", "program"]


def test_an_erase_is_cut_as_a_program_is() -> None:
    requests = asked((0, WRITE, 0), (150, READ, 1))
    assert log(run_of(setup_of(requests, erase_every=1)))[1:4] == [
        "97 Erase",
        "150 Erase_Suspend",
        "171 Read",
    ]


def test_pages_of_a_request_stand_behind_each_other_also_where_an_erase_falls_due() -> None:
    request = HostRequest(0, WRITE, 4, 3 * PAGE)  # touches four pages
    trace = run_of(setup_of([request], FIFO, erase_every=2))
    assert (trace.requests.first_page[0], trace.requests.n_pages[0]) == (0, 4)
    assert trace.host_pages.request.tolist() == [0, 0, 0, 0, NONE, NONE]
    assert [line.split()[1] for line in log(trace)] == ["Program", "Program", "Erase"] * 2


def test_pages_are_spread_over_dies_then_planes_or_planes_then_dies() -> None:
    size = replace(SIZE, dies=3, channels=3)
    requests = [HostRequest(0, READ, 0, 7 * PAGE)]
    places = {}
    for order in ((PlacePart.DIE, PlacePart.PLANE), (PlacePart.PLANE, PlacePart.DIE)):
        setup = setup_of(requests, topology=size)
        pages = run_of(replace(setup, host=replace(setup.host, order=order))).host_pages
        places[order[0]] = list(zip(pages.die.tolist(), pages.plane.tolist(), strict=True))
    assert places["die"] == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (0, 0)]
    assert places["plane"] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (0, 0)]


# Blocks


def test_programs_fill_the_open_block_of_their_plane_and_open_the_next() -> None:
    requests = [HostRequest(0, WRITE, 0, 12 * PAGE)]
    found = targets(run_of(setup_of(requests, FIFO)), "Program")
    even, odd = found[::2], found[1::2]
    assert even == [(0, 0), (0, 1), (0, 2), (0, 3), (2, 0), (2, 1)]
    assert odd == [(1, 0), (1, 1), (1, 2), (1, 3), (3, 0), (3, 1)]


def test_a_block_without_room_is_passed_over() -> None:
    setup = setup_of(asked((0, WRITE, 0), (0, WRITE, 0)), FIFO)
    states = {(0, 0): BlockState(DIRTY), (0, 2): BlockState(2, "SLC", "SLC")}
    assert targets(run_of(replace(setup, initial=states)), "Program") == [(2, 3), (4, 0)]


def test_the_erase_takes_the_block_that_has_been_full_for_longest_else_the_next_to_be_opened() -> (
    None
):
    requests = [HostRequest(0, WRITE, 0, 10 * PAGE)]
    trace = run_of(setup_of(requests, FIFO, replace(SIZE, planes=1), erase_every=5))
    assert targets(trace, "Erase") == [(0, NONE), (1, NONE)]
    trace = run_of(setup_of(requests, FIFO, replace(SIZE, planes=1), erase_every=3))
    assert targets(trace, "Erase") == [(1, NONE), (0, NONE), (1, NONE)]


def test_a_program_that_finds_no_erased_page_has_the_oldest_block_erased_first() -> None:
    requests = [HostRequest(0, WRITE, 0, 6 * PAGE)]
    size = Topology(planes=1, blocks=2, pages=2)
    trace = run_of(setup_of(requests, FIFO, size))
    found = [line.split()[1] for line in log(trace)]
    assert found == ["Program"] * 4 + ["Erase", "Program", "Program"]
    assert targets(trace, "Erase") == [(0, NONE)]
    assert trace.host_pages.request.tolist() == [0] * 6 + [NONE]


def test_a_read_goes_to_another_block_than_that_of_the_suspended_op() -> None:
    requests = asked((0, WRITE, 0), (50, READ, 0))
    assert targets(run_of(setup_of(requests)), "Read") == [(2, 0)]


def test_a_plane_without_blocks_is_none_to_go_to() -> None:
    size = Topology(planes=4, blocks=2, pages=4)
    requests = [HostRequest(0, WRITE, 0, 4 * PAGE)]
    assert {block for block, _ in targets(run_of(setup_of(requests, FIFO, size)), "Program")} == {
        0,
        1,
    }


# What others do, and what is refused


def test_its_ops_are_batches_of_one_that_come_from_a_host() -> None:
    trace = run_of(setup_of(DURING_RESUME))
    assert {SOURCES[source] for source in trace.ops.source} == {"host"}
    assert len(set(trace.ops.batch.tolist())) == len(trace.ops)


def test_a_page_that_is_refused_is_told_and_the_die_goes_on() -> None:
    setup = setup_of(asked((0, READ, 0), (0, READ, 1)))
    trace = run_of(replace(setup, policies=Policies()))
    assert [REASONS[each] for each in trace.refusals.reason] == [
        Reason.EPR_READ_BEFORE_PROGRAM,
        Reason.EPR_READ_BEFORE_PROGRAM,
    ]
    assert trace.host_pages.uid.tolist() == [1, 2]
    assert {FATES[each] for each in trace.fates.fate} == {Fate.REJECTED}


def test_a_reset_of_the_script_leaves_the_die_free_for_what_waits() -> None:
    reset = Submission(50, (OpRequest(SMALL.ops["Reset"], 0),))
    setup = setup_of(asked((0, WRITE, 0), (10, WRITE, 1)), FIFO)
    trace = run_of(replace(setup, script=(reset,)))
    assert log(trace) == ["0 Program", "50 Reset", "61 Program"]


def test_an_op_of_the_script_holds_up_what_is_submitted_and_is_not_cut() -> None:
    program = OpRequest(SMALL.ops["Program"], 0, (Target(1, 1, 0),))
    setup = setup_of(asked((10, READ, 0)))
    trace = run_of(replace(setup, script=(Submission(0, (program,)),)))
    assert log(trace) == ["0 Program", "97 Read"]


def test_a_resume_that_the_bus_refuses_is_tried_again() -> None:
    # Die 1 reads while die 0 is to be resumed: its DATA_OUT holds the bus at that instant.
    policies = Policies(epr=False, bus_conflict=BusConflict.REJECT, backlog_retry_delay_ns=5)
    size = replace(SIZE, dies=2)
    requests = asked((0, WRITE, 0), (50, READ, 2), (76, READ, 1))
    trace = run_of(replace(setup_of(requests, topology=size), policies=policies))
    names = [trace.info.ops[op].name for op in trace.ops.op]
    refused = [names[uid - 1] for uid in trace.refusals.uid]
    assert refused == ["Program_Resume"]
    assert [FATES[each] for each in trace.fates.fate[trace.fates.died == OPEN]].count(
        "completed"
    ) == 5


def test_requests_after_the_end_of_the_run_do_not_arrive_and_what_waits_runs_dry() -> None:
    setup = replace(setup_of(asked((0, WRITE, 0), (5, WRITE, 1), (60, READ, 2)), FIFO), until_ns=50)
    assert log(run_of(setup)) == ["0 Program", "97 Program"]
    assert log(run_of(replace(setup, drain=False)))[:1] == ["0 Program"]


@pytest.mark.parametrize("seed", range(60))
def test_every_page_is_submitted_once_and_no_law_is_broken(seed: int) -> None:
    setup = host_setup(seed)
    run = Run(setup)
    while run.simulation.step():
        run.simulation.check_invariants()
    trace, pages = run.trace, run.trace.host_pages
    assert not broken_laws(trace)
    given = pages.uid[pages.uid > 0]
    assert len(set(given.tolist())) == len(given)
    assert (pages.uid > 0).tolist() == (pages.issued < OPEN).tolist()
    kinds = [trace.op_def(uid).base.kind for uid in given.tolist()]
    assert kinds == [OP_KINDS[kind] for kind in pages.kind[pages.uid > 0]]
    sources = trace.ops.source[given - 1]
    assert {SOURCES[source] for source in sources} <= {"host"}
    if setup.until_ns is None and not setup.script and not setup.policies.epr:
        assert len(trace.requests) == len(setup.host.requests)
        assert (pages.uid > 0).all()
