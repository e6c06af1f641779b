"""Requests of a host in a span: what has arrived, how many reads wait, where and for how long."""

import numpy as np
import pytest

from nandviz.model.words import Kind
from nandviz.query.asof import AsOf
from nandviz.query.index import is_hosted
from nandviz.query.marks.read_host import Depth, HostMarks, Wait, ops_of_request
from nandviz.query.marks.read_marks import MarkReader
from nandviz.trace.codes import OP_KIND_CODE
from nandviz.trace.tables import Trace
from tests.hosted import random, run_of, small

READ = OP_KIND_CODE[Kind.READ]
FAR = 10**15
ALONE = """nandviz: 1
name: no host
profile: generic-tlc
script: [{at_us: 0, op: Page_Read_SLC, die: 0, block: 0, page: 0}]
"""


def marks(trace: Trace, k: int, t0_ns: int = 0, t1_ns: int = FAR) -> HostMarks:
    return MarkReader(trace).marks(AsOf(trace, k), t0_ns, t1_ns).host


def event_before(trace: Trace, time_ns: int) -> int:
    """Return the last event before an instant."""
    return int(trace.events.time_ns.searchsorted(np.int64(time_ns))) - 1


def test_a_run_without_a_host_has_no_marks_of_one() -> None:
    trace = run_of(ALONE)
    assert not is_hosted(trace)
    found = marks(trace, trace.last_event)
    assert not len(found.arrivals) + len(found.waits) + len(found.pending_ns)
    assert found.depth.at(0) == 0


@pytest.mark.parametrize("k", [-1, 0, 3, 9, 24])
def test_a_request_is_pending_until_it_has_arrived(k: int) -> None:
    trace = small()
    assert is_hosted(trace)
    found, requests = marks(trace, k), trace.requests
    come = requests.born <= k
    assert [mark.request for mark in found.arrivals] == np.flatnonzero(come).tolist()
    assert [mark.when_ns for mark in found.arrivals] == requests.arrival_ns[come].tolist()
    assert found.pending_ns.tolist() == requests.arrival_ns[~come].tolist()
    assert len(found.arrivals) + len(found.pending_ns) == 7
    low = marks(trace, k, 60_000, 1_500_000)
    both = [*(mark.when_ns for mark in low.arrivals), *low.pending_ns.tolist()]
    assert both == [60_000, 70_000, 800_000]


def test_arrivals_are_read_from_both_ends_and_in_slices() -> None:
    arrivals = marks(small(), small().last_event).arrivals
    assert arrivals[-1] == (6, 20_000_000, False)
    assert [mark.request for mark in arrivals[1:6:2]] == [1, 3, 5]
    assert [mark.is_write for mark in arrivals[:4]] == [True, False, False, True]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.93, 1.0])
def test_a_page_waits_from_its_arrival_until_its_op_is_submitted(share: float) -> None:
    trace = random()
    k = int(trace.last_event * share)
    pages, times = trace.host_pages, trace.events.time_ns
    rows = np.flatnonzero((pages.kind == READ) & (pages.born <= k) & (pages.issued > pages.born))
    end_ns = np.where(pages.issued[rows] <= k, times[np.minimum(pages.issued[rows], k)], times[k])
    wanted = {
        (int(pages.request[row]), int(pages.die[row]), int(pages.plane[row]), start, end)
        for row, start, end in zip(
            rows.tolist(), times[pages.born[rows]].tolist(), end_ns.tolist(), strict=True
        )
        if end > start
    }
    assert set(marks(trace, k).waits) == {Wait(*each) for each in wanted}
    t0_ns, t1_ns = int(times[k]) // 3, int(times[k]) // 2
    inside = {Wait(*each) for each in wanted if each[3] < t1_ns and each[4] > t0_ns}
    assert inside <= set(marks(trace, k, t0_ns, t1_ns).waits)


def test_the_ops_of_a_request_are_those_submitted_and_the_one_that_held_it_up() -> None:
    trace = small()
    assert ops_of_request(AsOf(trace, -1), 5) == frozenset()
    at_arrival = AsOf(trace, event_before(trace, 1_500_001))
    assert ops_of_request(at_arrival, 5) == frozenset()
    done = ops_of_request(AsOf(trace), 5)
    own = trace.host_pages.uid[trace.host_pages.request == 5].tolist()
    assert done == {6, *own}
    assert ops_of_request(AsOf(trace), 7) == frozenset()


def test_nothing_is_known_of_how_many_wait_beyond_the_playhead() -> None:
    assert Depth().at(5) == 0
    depth = marks(small(), event_before(small(), 70_001)).depth
    assert (depth.at(69_999), depth.at(70_000), depth.at(70_001)) == (1, 2, 0)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.93, 1.0])
def test_so_many_reads_wait_as_have_arrived_and_are_not_submitted(share: float) -> None:
    trace = random()
    k = int(trace.last_event * share)
    pages, times = trace.host_pages, trace.events.time_ns
    reads = (pages.kind == READ) & (pages.born <= k)
    born, issued = pages.born[reads], pages.issued[reads]
    now_ns = int(times[k])
    for t0_ns, t1_ns in ((0, FAR), (now_ns // 3, now_ns // 2)):
        depth = marks(trace, k, t0_ns, t1_ns).depth
        for at_ns in np.linspace(t0_ns, min(t1_ns, now_ns) - 1, 60).astype(np.int64).tolist():
            last = min(int(times.searchsorted(np.int64(at_ns), "right")) - 1, k)
            wanted = int(((born <= last) & (issued > last)).sum())
            assert depth.at(at_ns) == wanted, (t0_ns, at_ns)
        assert depth.at(now_ns + 1) == 0


def test_a_read_that_still_waits_does_so_up_to_the_playhead() -> None:
    as_of = AsOf(small(), event_before(small(), 70_001))
    (wait,) = marks(small(), as_of.k).waits
    assert wait == Wait(1, 0, 1, 60_000, 70_000)


def test_what_waited_before_the_span_is_seen_in_it() -> None:
    trace = small()
    waits = marks(trace, trace.last_event, 3_000_000, 4_000_000).waits
    assert {(w.request, w.start_ns) for w in waits} == {(4, 1_500_000), (5, 1_500_000)}
