"""Searching ops and events by text."""

import pytest

from nandviz.query import search
from nandviz.query.search import Search
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.tables import Trace
from tests.query.counted import counting
from tests.session.setups import PROGRAM, READ, batch, batch_of_three, request, run


@pytest.fixture(scope="module")
def trace() -> Trace:
    return batch_of_three()


@pytest.mark.parametrize(
    ("query", "uids"),
    [
        ("op 2", [2]),
        ("#2", [2]),
        ("2", [2]),
        ("uid:2", [2]),
        ("program", [1, 2, 3, 4, 6]),
        ("PROGRAM block 0", [1, 2, 3]),
        ("page=2", [3]),
        ("die 1", []),
        ("batch 0 page 1", [2]),
        ("completed resume", [6]),
        ("rejected", [5]),
        ("epr_read", [5]),
        ("program read", []),
        ("no such thing", []),
        ("", []),
    ],
)
def test_all_words_must_match_an_op(trace: Trace, query: str, uids: list[int]) -> None:
    assert Search(trace, query).finish().uids.tolist() == uids


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("event 9", [9]),
        ("OP_END op 1", [10]),
        ("backlog_refill", [9]),
        ("submit rejected", [5]),
        ("op_start suspend", [3]),
    ],
)
def test_events_found_by_kind_outcome_and_number_come_first(
    trace: Trace, query: str, events: list[int]
) -> None:
    assert Search(trace, query).finish().events.tolist()[: len(events)] == events


def test_an_op_finds_the_events_that_tell_of_it(trace: Trace) -> None:
    assert Search(trace, "op 1").finish().events.tolist() == [0, 1, 2, 6, 10]


def test_fates_are_those_as_of_the_event(trace: Trace) -> None:
    assert Search(trace, "backlogged", 2).finish().uids.tolist() == [2, 3]
    assert Search(trace, "backlogged").finish().uids.tolist() == []


def test_a_long_trace_is_searched_in_slices() -> None:
    long = run(*(batch(at, *[request(READ, 1, 0)] * 2_000) for at in range(40)))
    search = Search(long, "read")
    assert not search.advance(0)
    some = len(search.uids)
    assert 0 < some < 80_000
    assert len(search.finish().uids) == 80_000


def test_multi_plane_ops_are_found_by_any_target() -> None:
    two = request(PROGRAM, 0, 0)
    two = type(two)(PROGRAM, 0, (two.targets[0], request(PROGRAM, 1, 0).targets[0]))
    trace = run(batch(0, two))
    assert Search(trace, "block 1 plane 1").finish().uids.tolist() == [1]


def test_the_share_that_is_read_grows_event_by_event_and_is_whole_at_the_end(trace: Trace) -> None:
    search, shares = Search(trace, "no-such-thing"), list[float]()
    while not search.advance(0):
        shares.append(search.share)
    events = trace.last_event + 1
    assert sorted(set(shares)) == [n / events for n in range(events + 1)]
    assert search.share == 1.0


def test_the_only_event_of_a_run_is_the_whole_of_it() -> None:
    alone = trace_as_of(run(batch(0, request(READ, 1, 0))), 0)
    assert Search(alone, "no-such-thing").finish().share == 1.0


def test_no_slice_of_a_search_reads_as_much_as_the_run_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_CHUNK", 16)
    worst = []
    for ops in (200, 800):
        whole = Run(load(library.path("workload-mixed"), {"workload.stop.ops": str(ops)}))
        while not whole.complete:
            whole.advance(100)
        with counting() as count:
            for _ in range(2):  # the first makes what rows are found with
                found, slices = Search(whole.trace, "erase 100.000"), [0]
                while not found.share:
                    slices.append(count(lambda found=found: found.advance(0.0)))
        worst.append(max(slices))
    assert worst[1] <= 1.5 * worst[0], worst
