"""As-of-k reads say what the live engine held after event k, for every k."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.errors import TraceError
from nandviz.model.ops import Target
from nandviz.model.setup import Setup
from nandviz.model.words import METRICS, Axis, EventKind, SuspensionStatus
from nandviz.query import live_rows
from nandviz.query import rows_by_key as groups
from nandviz.query.asof import AsOf
from nandviz.query.records import Phase
from nandviz.trace.tables import Trace
from tests.query.live import Run, suspended_read
from tests.query.marks.reading import built_in
from tests.strategies import (
    GENERIC_TLC,
    RICH,
    SMALL,
    excluding_setup,
    host_setup,
    optional_setup,
    random_setup,
    setups,
    workload_setup,
)

QUICK = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def assert_equal_at_every_event(setup: Setup) -> Run:
    run = Run(setup)
    held = [run.facts()]
    while run.simulation.step():
        held.append(run.facts())
    for k, facts in enumerate(held, start=-1):
        assert run.facts_as_of(k) == facts, f"as of event {k}"
    return run


@given(setups())
@QUICK
def test_reads_equal_the_live_engine_after_every_event(setup: Setup) -> None:
    assert_equal_at_every_event(setup)


@pytest.mark.parametrize("seed", [*range(30), *RICH])
def test_reads_equal_the_live_engine_in_seeded_runs(seed: int) -> None:
    assert_equal_at_every_event(
        random_setup(seed, GENERIC_TLC if seed % 4 == 0 and seed not in RICH else SMALL)
    )


@pytest.mark.parametrize("seed", range(16))
def test_reads_equal_the_live_engine_where_bases_exclude_each_other(seed: int) -> None:
    assert_equal_at_every_event(excluding_setup(seed))


@pytest.mark.parametrize("seed", range(30))
def test_reads_equal_the_live_engine_under_policies_that_are_off_else(seed: int) -> None:
    assert_equal_at_every_event(optional_setup(seed))


@pytest.mark.parametrize("seed", range(8))
def test_reads_equal_the_live_engine_under_a_workload(seed: int) -> None:
    run = assert_equal_at_every_event(workload_setup(seed))
    assert len(run.trace.ops) >= 60


@pytest.mark.parametrize("seed", range(24))
def test_reads_equal_the_live_engine_under_a_controller(seed: int) -> None:
    run = assert_equal_at_every_event(host_setup(seed, requests=15))
    assert len(run.trace.requests)


@given(st.integers(0, 10**6), st.data())
@QUICK
def test_a_read_while_the_trace_grows_equals_the_same_read_at_the_end(
    seed: int, data: st.DataObject
) -> None:
    run = Run(random_setup(seed))
    reads = []
    while run.simulation.step():
        if data.draw(st.booleans()):
            k = data.draw(st.integers(-1, run.simulation.index))
            reads.append((k, run.facts_as_of(k)))
    for k, facts in reads:
        assert run.facts_as_of(k) == facts


def test_reads_stay_equal_where_checkpoints_are_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_rows, "_SPACING", 2)
    for seed in RICH:
        run = assert_equal_at_every_event(random_setup(seed))
        last = run.trace.last_event
        again = [run.facts_as_of(k) for k in range(last, -2, -1)]
        assert again == [run.facts_as_of(k) for k in range(last, -2, -1)]


def test_an_unknown_event_or_op_is_an_error() -> None:
    run = Run(random_setup(1))
    run.simulation.run(max_events=3)
    for k in (-2, 3):
        with pytest.raises(TraceError):
            AsOf(run.trace, k)
    read = AsOf(run.trace, 0)
    for call in (lambda: read.op(0), lambda: read.op(10**6), lambda: read.event(1)):
        with pytest.raises(TraceError):
            call()
    assert read.fate(10**6) is None
    assert read.statuses_of(10**6) == ()
    for call in (lambda: read.refusal_at(-1), lambda: read.refusal_at(read.refusal_count)):
        with pytest.raises(TraceError):
            call()
    assert AsOf(run.trace).k == 2


@pytest.mark.parametrize("seed", RICH)
def test_reads_by_op_find_what_a_scan_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "_TAIL", 3)
    run = Run(random_setup(seed))
    rng = np.random.default_rng(seed)
    while run.simulation.step():
        assert_same_as_a_scan(run.trace, int(rng.integers(-1, run.trace.last_event + 1)), rng)
    assert_same_as_a_scan(run.trace, run.trace.last_event, rng)


def assert_same_as_a_scan(trace: Trace, k: int, rng: np.random.Generator) -> None:
    read, parts, queue = AsOf(trace, k), trace.parts, trace.queue
    uid = int(rng.integers(1, len(trace.ops) + 2))
    mine = (parts.uid == uid) & (parts.born <= k) & (parts.died > k)
    assert [part.row for part in read.parts_of(uid)] == np.flatnonzero(mine).tolist()
    assert [part.number for part in read.parts_of(uid)] == list(range(1, int(mine.sum()) + 1))
    pushed = np.flatnonzero((queue.uid == uid) & (queue.born <= k))
    assert [event.seq for event in read.events_of(uid)] == pushed.tolist()
    table = trace.suspensions
    mine = (table.uid == uid) & (table.born <= k) & (table.voided > k)
    assert [s.suspension_id for s in read.suspensions_of(uid)] == np.flatnonzero(mine).tolist()
    entered = np.flatnonzero((trace.backlog.uid == uid) & (trace.backlog.born <= k)) + 1
    entries = read.entries_of(uid)
    assert [entry.entry_id for entry in entries] == entered.tolist()
    died = trace.backlog.died[entered - 1]
    assert [entry.left for entry in entries] == [None if d > k else d for d in died.tolist()]
    fates = np.flatnonzero((trace.fates.uid == uid) & (trace.fates.born <= k))
    assert [fate.since for fate in read.fates_of(uid)] == trace.fates.born[fates].tolist()
    for suspension in read.suspensions_of(uid):
        states = trace.suspension_states
        mine = (states.suspension == suspension.suspension_id) & (states.born <= k)
        found = read.statuses_of(suspension.suspension_id)
        assert [each.since for each in found] == states.born[mine].tolist()
        assert found[-1] == suspension
    refused = np.flatnonzero((trace.refusals.uid == uid) & (trace.refusals.born <= k))
    assert (read.refusal(uid) is not None) == bool(len(refused))


def test_causes_lead_from_a_resumed_end_back_to_the_submit_of_its_resume() -> None:
    trace = suspended_read()
    read = AsOf(trace)
    ends = [e for e in read.events_of(1) if e.kind is EventKind.OP_END]
    assert [(e.cancelled_by is None, e.handled is None) for e in ends] == [
        (False, True),
        (True, False),
    ]
    assert ends[1].handled is not None
    assert ends[1].cause is not None
    cause = read.event(ends[1].cause)
    assert (cause.kind, cause.batch, cause.cause) == (EventKind.SUBMIT, 3, None)
    assert ends[1].seq in {event.seq for event in read.pushed_by(ends[1].cause)}


def test_an_op_that_is_suspended_shows_parts_suspension_and_struck_out_end() -> None:
    trace = suspended_read()
    at_suspend = next(k for k in range(trace.last_event) if AsOf(trace, k).suspensions_of(1))
    read = AsOf(trace, at_suspend)
    (suspension,) = read.stack(Axis.PROGRAM, 0)
    assert suspension == read.suspensions_of(1)[0] == read.statuses_of(0)[-1]
    assert (suspension.status, suspension.consumed_ns, suspension.remaining_ns) == (
        SuspensionStatus.OPEN,
        50,
        47,
    )
    assert suspension.remainder_ns == (0, 47)
    (struck,) = read.cancelled()
    assert (struck.uid, struck.kind, struck.cancelled_by) == (1, EventKind.OP_END, at_suspend)
    done = AsOf(trace)
    assert [(p.number, p.cut, p.phase) for p in done.parts_of(1)] == [
        (1, True, Phase.EXECUTED),
        (2, False, Phase.EXECUTED),
    ]
    assert done.suspensions_of(1)[0].resumed_ns == 127
    assert [each.status for each in done.statuses_of(0)] == [
        SuspensionStatus.OPEN,
        SuspensionStatus.RESUMED,
    ]
    assert [(p.end_ns, p.planned_end_ns) for p in done.parts_of(1)] == [(50, 97), (174, 174)]
    assert done.cancelled() == ()
    assert read.op(1).targets == (Target(0, 0, 0),)


def test_all_queues_and_stacks_come_by_die_then_axis() -> None:
    seen = 0
    for seed in range(40):
        run = Run(random_setup(seed))
        while run.simulation.step():
            read = AsOf(run.trace)
            dies = range(run.setup.topology.dies)
            queues = [entry for die in dies for axis in Axis for entry in read.backlog(axis, die)]
            assert list(read.backlog()) == queues
            assert {s.suspension_id for s in read.stack()} == {
                s.suspension_id for die in dies for s in read.stack(die=die)
            }
            seen = max(seen, len({(entry.die, entry.axis) for entry in queues}))
    assert seen > 1


def test_a_limited_list_of_pending_events_gives_the_first() -> None:
    run = Run(random_setup(12))
    run.simulation.run(max_events=9)
    for k in range(-1, run.trace.last_event + 1):
        read = AsOf(run.trace, k)
        assert read.pending(limit=2) == read.pending(limit=10**6)[:2]


def test_refusals_are_in_order_and_as_of_k() -> None:
    run = Run(random_setup(12))
    run.simulation.run()
    for k in range(-1, run.trace.last_event + 1):
        read = AsOf(run.trace, k)
        refusals = [read.refusal_at(number) for number in range(read.refusal_count)]
        assert len(refusals) == int((run.trace.refusals.born <= k).sum())
        assert [each.uid for each in refusals] == run.trace.refusals.uid[: len(refusals)].tolist()
        assert all(refusal.event <= k and refusal.detail for refusal in refusals)


def test_a_metric_series_holds_every_change_from_an_event_on() -> None:
    run = Run(random_setup(12))
    run.simulation.run()
    read, table = AsOf(run.trace), run.trace.metrics
    for name in METRICS:
        series = read.metric_series(name)
        mine = table.metric == METRICS.index(name)
        assert series.values.tolist() == table.value[mine].tolist()
        late = read.metric_series(name, first_event=20)
        assert late.events.tolist() == [k for k in series.events.tolist() if k >= 20]


@pytest.mark.nightly
@pytest.mark.slow
def test_reads_equal_the_live_engine_in_many_runs() -> None:
    for seed in range(1000, 3000):
        assert_equal_at_every_event(random_setup(seed, GENERIC_TLC if seed % 4 == 0 else SMALL))


@pytest.mark.parametrize("index", [-1, 3])
def test_an_event_that_is_not_handled_yet_is_refused(index: int) -> None:
    as_of = AsOf(built_in("nested"), 2)
    assert as_of.event(0).handled == 0
    assert as_of.event(2).handled == 2
    with pytest.raises(TraceError, match=f"^event {index} is not handled as of event 2$"):
        as_of.event(index)
