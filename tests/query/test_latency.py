"""The latency of requests by kind and by what their die did, and what is said of an overload."""

from math import floor

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.model.words import RequestKind
from nandviz.query.asof import AsOf
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.latency import Latency, LatencyRow, latency_of
from nandviz.query.live_rows import count_born_by
from nandviz.query.request_records import Doing
from nandviz.query.requests import request
from nandviz.trace.tables import Trace
from tests.query.hosts import host_run, random_run, us
from tests.query.live import suspended_read

READ, WRITE = RequestKind.READ, RequestKind.WRITE
STORY = ((0, "write", 0), (100, "read", 1), (110, "read", 2), (1000, "read", 3))


def latency(trace: Trace, k: int | None = None) -> Latency:
    return Latency(ColumnsAsOf(trace, k))


def times(row: LatencyRow) -> list[int]:
    return [row.mean_ns, row.p50_ns, row.p99_ns, row.p999_ns, row.max_ns]


def test_latencies_are_by_kind_and_by_what_the_die_did() -> None:
    table = latency(host_run(*STORY)).table
    rows = {(row.kind, row.doing): row for row in table.rows}
    assert list(rows) == [
        (READ, None),
        (READ, Doing.IDLE),
        (READ, Doing.READ),
        (READ, Doing.PROGRAM),
        (WRITE, None),
        (WRITE, Doing.IDLE),
    ]
    assert times(rows[READ, Doing.PROGRAM]) == us(34, 34, 34, 34, 34)
    assert times(rows[READ, Doing.READ]) == us(54, 54, 54, 54, 54)
    assert times(rows[WRITE, None]) == us(378, 378, 378, 378, 378)
    assert times(rows[READ, None]) == [39_333, *us(34, 54, 54, 54)]
    assert (rows[READ, None].count, table.open) == (3, 0)


def test_the_worst_is_a_request_and_the_op_of_the_page_that_took_so_long() -> None:
    trace = host_run(*STORY)
    row = latency(trace).row(READ)
    assert (row.worst, row.worst_uid) == (2, request(AsOf(trace), 2).decisive.uid)
    assert latency(host_run((0, "write", 0))).row(READ).worst is None


def test_only_what_is_done_is_measured() -> None:
    trace = host_run(*STORY)
    k = request(AsOf(trace), 2).arrived
    table = latency(trace, k).table
    assert [row.count for row in table.rows] == [0, 0]
    assert table.open == 3
    assert latency(trace, -1).table.open == 0


def test_a_run_without_a_host_has_no_latencies_of_requests() -> None:
    assert latency_of(ColumnsAsOf(suspended_read())) is None


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), requests=st.integers(1, 80), share=st.floats(0, 1))
def test_rows_and_curves_are_those_of_the_requests_one_by_one(
    seed: int, requests: int, share: float
) -> None:
    trace = random_run(seed, requests=requests)
    k = int(share * trace.last_event)
    found = latency(trace, k)
    records = [request(AsOf(trace, k), n) for n in range(count_born_by(trace.requests.born, k))]
    for row in found.table.rows:
        some = [each for each in records if each.kind is row.kind]
        some = [each for each in some if row.doing in {None, each.doing}]
        lengths = sorted(each.latency_ns for each in some if each.latency_ns is not None)
        assert row.count == len(lengths)
        if lengths:
            n = len(lengths)
            quantiles = [lengths[min(n - 1, floor(q * n / 1000))] for q in (500, 990, 999)]
            assert times(row) == [round(sum(lengths) / n), *quantiles, lengths[-1]]
    assert sum(row.count for row in found.table.rows if row.doing is None) == sum(
        each.latency_ns is not None for each in records
    )


# Overload


def test_a_die_is_asked_for_what_is_queued_before_the_last_request_comes() -> None:
    trace = host_run((0, "write", 0), (100, "read", 2), (1000, "read", 1), dies=2, channels=2)
    first, second = latency(trace).loads
    assert first.offered == (310 + 30) / 1000
    assert first.total == (310 + 30 + 4 + 4) / 1000
    assert (second.offered, second.total) == (0, 0)
    assert latency(trace).overload is None


def test_erases_are_among_what_is_asked_for() -> None:
    trace = random_run(1, "order: fifo")
    pages, at_ns = trace.host_pages, trace.requests.arrival_ns
    work = [0, 0]
    erases = 0
    for row in range(len(pages)):
        if trace.events.time_ns[pages.born[row]] < at_ns[-1]:
            work[pages.die[row]] += trace.op_def(int(pages.uid[row])).nominal_ns
            erases += pages.request[row] < 0
    assert erases > 0
    span_ns = int(at_ns[-1] - at_ns[0])
    assert [load.offered for load in latency(trace).loads] == [each / span_ns for each in work]


def test_a_die_that_is_asked_for_all_that_it_can_do_is_overloaded() -> None:
    trace = host_run((0, "write", 0), (310, "read", 1), controller="order: fifo")
    assert latency(trace).loads[0].total == 1
    assert latency(trace).table.overload == (
        "overload: die 0 is asked for 1.000 times what it can do while requests come; "
        "latencies grow with the length of the trace"
    )
    later = host_run((0, "write", 0), (310.001, "read", 1), controller="order: fifo")
    assert latency(later).table.overload is None


def test_suspends_can_be_what_makes_an_overload() -> None:
    trace = host_run((0, "write", 0), (50, "read", 1), (345, "read", 1))
    (load,) = latency(trace).loads
    assert (load.offered, load.total) == (340 / 345, 348 / 345)
    assert latency(trace).overload is not None


def test_many_overloaded_dies_are_counted() -> None:
    requests = [(0, "write", 0, 10), (1, "write", 0, 10)]
    said = latency(host_run(*requests, dies=12, channels=12)).overload
    assert said is not None
    assert said.startswith(
        "overload: 10 of 12 dies (0, 1, 2, 3, 4, 5, 6, 7, …) are asked for up to 310.000 times"
    )


def test_requests_of_one_instant_ask_for_nothing_that_could_be_said() -> None:
    trace = host_run((5, "write", 0), (5, "read", 0))
    assert [load.total for load in latency(trace).loads] == [0]
    assert latency(trace, -1).loads[0].total == 0


def test_what_is_asked_for_is_known_as_of_an_event() -> None:
    trace = host_run((0, "write", 0), (100, "read", 1), (1000, "read", 2))
    second = request(AsOf(trace), 1).arrived
    assert latency(trace, second).loads[0].offered == 3.1
    assert latency(trace, second).overload is not None
    assert np.isclose(latency(trace).loads[0].total, 0.348)


def test_what_is_done_again_is_among_what_suspends_cost() -> None:
    requests = ((0, "write", 0), (115, "read", 1), (1000, "read", 2))
    loads = {
        cut: latency(host_run(*requests, policies=f"cut: {cut}, pulses: 3")).loads[0].total
        for cut in ("now", "cancel")
    }
    assert loads == {"now": (340 + 8) / 1000, "cancel": (340 + 8 + 5) / 1000}
