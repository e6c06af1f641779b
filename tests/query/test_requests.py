"""What is told of a host's requests: stories to the ns, and the same for one as for all."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.errors import TraceError
from nandviz.model.words import RequestKind
from nandviz.query.asof import AsOf
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.request_columns import RequestColumns
from nandviz.query.request_records import Doing, RequestRecord, WaitedFor
from nandviz.query.requests import (
    arrivals,
    request,
    request_count,
    request_of_op,
    waiting_reads,
)
from nandviz.trace.tables import Trace
from tests.query.hosts import host_run, mixed_run, random_run, us

CONTROLLERS = (
    "order: fifo",
    "order: read_first",
    "order: suspend",
    "order: suspend, max_suspends: 1",
    "order: suspend, min_progress_us: 50",
    "order: suspend, max_reads: 1, spare_us: 100",
)


def told(trace: Trace, number: int, k: int | None = None) -> RequestRecord:
    return request(AsOf(trace, k), number)


def waits(record: RequestRecord) -> list[tuple[str, int | None, float, float]]:
    return [
        (each.what.value, each.uid, each.start_ns / 1000, each.end_ns / 1000)
        for each in record.waits
    ]


def test_a_read_that_comes_in_a_program_waits_for_the_suspend_that_it_causes() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1))
    write, read = told(trace, 0), told(trace, 1)
    assert (write.kind, read.kind) == (RequestKind.WRITE, RequestKind.READ)
    assert (write.doing, read.doing) == (Doing.IDLE, Doing.PROGRAM)
    assert [read.first_start_ns, read.end_ns, read.latency_ns] == us(104, 134, 34)
    assert [write.first_start_ns, write.end_ns, write.latency_ns] == us(0, 348, 348)
    assert waits(read) == [("suspend", 2, 100, 104)]
    assert (read.waited_for, read.held_up_by, read.suspends) == (WaitedFor.SUSPEND, 2, 1)
    assert (write.waited_for, write.held_up_by, write.suspends) == (WaitedFor.NOTHING, None, 0)
    assert waits(write) == []


def test_a_read_in_the_issue_of_a_program_waits_for_its_end_too() -> None:
    read = told(host_run((0, "write", 0), (1, "read", 1)), 1)
    assert waits(read) == [("program", 1, 1, 10), ("suspend", 2, 10, 14)]
    assert (read.waited_for, read.held_up_by, read.suspends) == (WaitedFor.PROGRAM, 1, 1)


def test_a_read_behind_a_read_of_a_suspension_causes_none() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1), (110, "read", 2))
    assert [told(trace, number).suspends for number in range(3)] == [0, 1, 0]
    read = told(trace, 2)
    assert (read.doing, read.latency_ns) == (Doing.READ, us(54)[0])
    assert waits(read) == [("reads", 3, 110, 134)]


def test_a_read_that_comes_in_a_suspend_waits_for_the_rest_of_it() -> None:
    read = told(host_run((0, "write", 0), (100, "read", 1), (101, "read", 2)), 2)
    assert read.doing is Doing.SUSPEND
    assert waits(read) == [("suspend", 2, 101, 104), ("reads", 3, 104, 134)]
    assert (read.waited_for, read.held_up_by) == (WaitedFor.READ, 3)


def test_a_read_that_comes_in_a_resume_waits_for_progress_of_the_remainder() -> None:
    trace = host_run(
        (0, "write", 0),
        (100, "read", 1),
        (135, "read", 2),
        controller="order: suspend, min_progress_us: 20",
    )
    read = told(trace, 2)
    assert read.doing is Doing.RESUME
    assert [what for what, *_ in waits(read)] == ["resume", "remainder", "suspend"]
    assert [end - start for _, _, start, end in waits(read)] == [3, 20, 4]
    assert (read.waited_for, read.held_up_by, read.suspends) == (WaitedFor.REMAINDER, 1, 1)


def test_a_read_that_may_not_suspend_again_waits_for_the_remainder() -> None:
    trace = host_run(
        (0, "write", 0),
        (100, "read", 1),
        (200, "read", 2),
        controller="order: suspend, max_suspends: 1",
    )
    read = told(trace, 2)
    assert (read.doing, read.waited_for, read.held_up_by) == (
        Doing.PROGRAM,
        WaitedFor.REMAINDER,
        1,
    )
    assert (read.suspends, read.latency_ns) == (0, us(348 - 200 + 30)[0])


def test_in_order_of_arrival_a_read_waits_for_all_programs_before_it() -> None:
    trace = host_run((0, "write", 0), (5, "write", 2), (20, "read", 4), controller="order: fifo")
    read = told(trace, 2)
    assert waits(read) == [("program", 1, 20, 310), ("program", 2, 310, 620)]
    assert (read.doing, read.waited_for, read.held_up_by) == (Doing.PROGRAM, WaitedFor.PROGRAM, 1)
    assert told(trace, 1).waited_for is WaitedFor.PROGRAM


def test_a_wait_in_one_part_is_one_stretch_also_where_the_part_is_cut_later() -> None:
    trace = host_run((0, "write", 0), (1, "read", 1), policies="cut: pulse_end, pulses: 3")
    assert waits(told(trace, 1)) == [("program", 1, 1, 10), ("suspend", 2, 10, 14)]
    later = host_run((0, "write", 0), (15, "read", 1), policies="cut: pulse_end, pulses: 3")
    assert waits(told(later, 1)) == [("program", 1, 15, 110), ("suspend", 2, 110, 114)]


def test_two_dies_of_one_channel_wait_for_its_bus() -> None:
    read = told(host_run((0, "write", 0), (4, "read", 1), dies=2), 1)
    assert (read.decisive.die, read.doing) == (1, Doing.IDLE)
    assert waits(read) == [("bus", None, 4, 10)]
    assert (read.waited_for, read.held_up_by) == (WaitedFor.BUS, None)


def test_what_is_told_of_several_pages_is_of_the_one_that_ends_last() -> None:
    trace = host_run((0, "write", 1), (100, "read", 0, 2), dies=2, channels=2)
    read = told(trace, 1)
    assert [(page.die, page.end_ns) for page in read.pages] == [(0, 130_000), (1, 134_000)]
    assert (read.decisive, read.doing) == (read.pages[1], Doing.PROGRAM)
    assert [read.first_start_ns, read.latency_ns] == us(100, 34)


def test_a_request_as_of_an_event_knows_nothing_of_later() -> None:
    trace = host_run((0, "write", 0), (5, "write", 2), (20, "read", 4), controller="order: fifo")
    arrived = told(trace, 2).arrived
    read = told(trace, 2, arrived)
    assert (read.first_start_ns, read.end_ns, read.latency_ns) == (None, None, None)
    assert (read.pages[0].issued, read.pages[0].uid) == (None, None)
    assert (read.waits, read.waited_for) == ((), WaitedFor.NOTHING)
    in_the_second = int(trace.events.time_ns.searchsorted(310_000, side="right")) - 1
    assert waits(told(trace, 2, in_the_second)) == [("program", 1, 20, 310)]
    with pytest.raises(TraceError, match="no request 2: 2 have arrived"):
        told(trace, 2, arrived - 1)


def test_arrivals_of_a_span_are_numbers_of_requests() -> None:
    trace = host_run((0, "write", 0), (5, "read", 2), (5, "read", 4), (20, "read", 4))
    as_of = AsOf(trace)
    assert arrivals(as_of, 0, 5_000) == range(1)
    assert arrivals(as_of, 1, 5_001) == range(1, 3)
    assert arrivals(as_of, 0, 10**9) == range(4)
    assert arrivals(AsOf(trace, -1), 0, 10**9) == range(0)
    assert list(arrivals(as_of, 6_000, 7_000)) == []
    third = told(trace, 2).arrived
    assert request_count(AsOf(trace, third)) == 3
    assert arrivals(AsOf(trace, third), 0, 10**9) == range(3)


def test_an_op_serves_the_request_of_its_page() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1))
    as_of = AsOf(trace)
    assert [request_of_op(as_of, uid) for uid in range(1, 5)] == [0, None, 1, None]
    issued = told(trace, 1).pages[0].issued
    assert issued is not None
    assert request_of_op(AsOf(trace, issued - 1), 3) is None
    assert request_of_op(AsOf(trace, issued), 3) == 1


def test_reads_wait_from_their_arrival_to_their_op() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1), (101, "read", 2), (101, "read", 3))
    depth = waiting_reads(AsOf(trace), 0, 0, 200_000)
    assert depth.times_ns.tolist() == us(0, 100, 101, 104, 134, 164)
    assert depth.reads.tolist() == [0, 1, 3, 2, 1, 0]
    part = waiting_reads(AsOf(trace), 0, 104_000, 164_000)
    assert (part.times_ns.tolist(), part.reads.tolist()) == (us(104, 134), [2, 1])
    early = waiting_reads(AsOf(trace, told(trace, 1).arrived), 0, 0, 200_000)
    assert (early.times_ns.tolist(), early.reads.tolist()) == (us(0, 100), [0, 1])


@pytest.mark.parametrize("controller", CONTROLLERS)
@pytest.mark.parametrize("run", [random_run, mixed_run])
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_one_request_and_all_of_them_are_told_alike(
    run: Callable[[int, str], Trace], controller: str, seed: int, share: float
) -> None:
    trace = run(seed, controller)
    for k in {trace.last_event, int(share * trace.last_event)}:
        as_of, found = AsOf(trace, k), RequestColumns(ColumnsAsOf(trace, k))
        assert found.count == request_count(as_of)
        rows = zip(
            found.die.tolist(),
            found.first_start_ns.tolist(),
            found.end_ns.tolist(),
            found.latency_ns.tolist(),
            found.doing.tolist(),
            found.waited_for.tolist(),
            found.held_up_by.tolist(),
            found.suspends.tolist(),
            strict=True,
        )
        assert list(rows) == [_row(request(as_of, number)) for number in range(found.count)]


def _row(record: RequestRecord) -> tuple[int, ...]:
    times = (record.first_start_ns, record.end_ns, record.latency_ns)
    return (
        record.decisive.die,
        *(NOTHING_NS if time is None else time for time in times),
        tuple(Doing).index(record.doing),
        tuple(WaitedFor).index(record.waited_for),
        record.held_up_by or 0,
        record.suspends,
    )


@pytest.mark.parametrize("controller", CONTROLLERS)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_all_that_was_suspended_was_suspended_for_some_request(
    controller: str, seed: int, share: float
) -> None:
    trace = random_run(seed, controller)
    as_of = ColumnsAsOf(trace, int(share * trace.last_event))
    caused = int(RequestColumns(as_of).suspends.sum())
    suspends = [op.base.kind.value == "suspend" for op in trace.info.ops]
    assert caused == int(np.array(suspends)[trace.ops.op[: as_of.op_count]].sum())


@pytest.mark.parametrize("controller", CONTROLLERS)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_the_stretches_of_a_wait_fill_it_one_behind_the_other(
    controller: str, seed: int, share: float
) -> None:
    trace = random_run(seed, controller)
    as_of = AsOf(trace, int(share * trace.last_event))
    for number in range(request_count(as_of)):
        record = request(as_of, number)
        start_ns = record.decisive.start_ns
        until_ns = as_of.now_ns if start_ns is None else min(as_of.now_ns, start_ns)
        edges = [edge for each in record.waits for edge in (each.start_ns, each.end_ns)]
        if edges:
            assert [edges[0], edges[-1]] == [record.arrival_ns, until_ns]
            assert edges[1:-1:2] == edges[2::2]
        else:
            assert until_ns <= record.arrival_ns


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_requests_as_of_an_event_are_those_of_a_run_up_to_it(seed: int, share: float) -> None:
    whole = random_run(seed)
    k = int(share * whole.last_event)
    live = random_run(seed, steps=k + 1)
    assert live.last_event == k
    count = request_count(AsOf(live))
    assert [request(AsOf(live), number) for number in range(count)] == [
        request(AsOf(whole, k), number) for number in range(count)
    ]
