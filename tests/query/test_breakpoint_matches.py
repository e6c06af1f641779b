"""Which events breakpoints on refusals, backlog entries and figures of an op match."""

from functools import cache

import numpy as np
import pytest

from nandviz.model.words import EntryFate, EventKind, Reason, Why
from nandviz.query.breakpoint_matches import count, forward, place_of, stops, uid_at
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.scenario.breakpoint_words import parse_breakpoint
from nandviz.scenario.expectations import OpPlace
from nandviz.trace.codes import ENTRY_FATE_CODE, KIND_CODE, REASON_CODE, WHY_CODE
from nandviz.trace.tables import Trace


@cache
def run_of(name: str) -> Trace:
    run = Run(loader.load(library.path(name)))
    run.steps(100_000)
    run.trace.flush()
    return run.trace


def events(name: str, condition: str) -> list[int]:
    """Return the events at which a condition stops, looked for in small spans."""
    trace, what = run_of(name), parse_breakpoint(condition)
    step = 16
    spans = [range(k, min(k + step, len(trace.events))) for k in range(0, len(trace.events), step)]
    return [int(k) for span in spans for k in stops(trace, what, span, list)]


def test_refusals_by_reason_and_op() -> None:
    table = run_of("refusals").refusals
    own = table.reason == REASON_CODE[Reason.NOT_SUSPENDED]
    assert events("refusals", "rejected not_suspended") == sorted({*table.born[own].tolist()}) != []
    assert events("refusals", "rejected") == sorted({*table.born.tolist()})
    assert events("refusals", "rejected any") == events("refusals", "rejected")
    uid, born = int(table.uid[own][0]), int(table.born[own][0])
    assert events("refusals", f"rejected not_suspended, op {uid}") == [born]
    assert events("refusals", f"rejected suspend_limit, op {uid}") == []


@pytest.mark.parametrize("fate", [EntryFate.DROPPED, EntryFate.FLUSHED])
def test_entries_that_leave(fate: EntryFate) -> None:
    name = "workload-erase-heavy"
    table = run_of(name).backlog
    own = table.fate == ENTRY_FATE_CODE[fate]
    assert events(name, f"backlog {fate}") == sorted({*table.died[own].tolist()}) != []


@pytest.mark.parametrize("why", [Why.DISPLACED, Why.DEFERRED])
def test_entries_that_come(why: Why) -> None:
    name = "workload-erase-heavy"
    table = run_of(name).backlog
    own = table.why == WHY_CODE[why]
    assert events(name, f"backlog {why}") == sorted({*table.born[own].tolist()}) != []


def test_an_entry_that_is_dropped_for_a_reason() -> None:
    assert len(events("retry-then-drop", "backlog dropped epr_page_order")) == 1
    assert events("retry-then-drop", "backlog dropped epr_same_page") == []


def test_figures_of_an_op_are_known_at_one_event() -> None:
    name, trace = "suspend-resume", run_of("suspend-resume")
    ends = np.flatnonzero(
        trace.queue.kind[trace.events.seq] == KIND_CODE[EventKind.OP_END]
    ).tolist()
    (end,) = events(name, "end(0.0) > 0")
    assert end in ends
    assert int(trace.queue.uid[trace.events.seq[end]]) == 1
    end_us, nominal_us = int(trace.events.time_ns[end]) / 1000, trace.op_def(1).nominal_ns / 1000
    assert events(name, f"end(0.0) == {end_us}") == [end]
    assert events(name, f"latency(0.0) == {end_us}") == [end]
    assert events(name, f"delay(0.0) == {end_us - nominal_us:.3f}") == [end]
    assert events(name, f"delay(0.0) > {end_us - nominal_us:.3f}") == []
    (start,) = events(name, "start(0.0) == 0")
    assert trace.queue.kind[trace.events.seq[start]] == KIND_CODE[EventKind.OP_START]
    assert events(name, "start(9.0) >= 0") == []


def test_each_suspension_counts() -> None:
    trace = run_of("suspended-three-times")
    made = trace.suspensions.born.tolist()
    assert events("suspended-three-times", "suspends(0.0) >= 1") == made
    assert events("suspended-three-times", "suspends(0.0) == 3") == made[2:]
    assert events("suspended-three-times", "suspends(0.0) >= 1, from hit 2") == made[1:]


def test_ops_have_places_also_those_that_a_workload_proposes() -> None:
    trace = run_of("workload-mixed")
    for uid in range(1, len(trace.ops) + 1, 7):
        place = place_of(trace, uid)
        assert place is not None
        assert uid_at(trace, place) == uid
        assert place.entry == trace.ops.batch[uid - 1]
    assert uid_at(trace, OpPlace(10**6, 0)) is None
    assert uid_at(trace, OpPlace(0, 99)) is None


def test_an_op_by_its_place_is_the_op_by_its_uid() -> None:
    trace = run_of("workload-mixed")
    for uid in range(1, 60, 7):
        place = place_of(trace, uid)
        assert events("workload-mixed", f"op {place}") == events("workload-mixed", f"op {uid}")


def test_they_are_counted_as_others_are() -> None:
    trace, what = run_of("workload-erase-heavy"), parse_breakpoint("backlog flushed")
    found = [k for span in forward(0, len(trace.events)) for k in stops(trace, what, span, list)]
    for k in (0, 100, trace.last_event):
        assert count(trace, what, k, list) == sum(each <= k for each in found)
