"""No read of a moment scans the run: it looks at no more rows in a run that is eight times longer.

Rows are counted, not time. Every public read of ``nandviz.query`` is listed here, as one that is
measured or as one that is of a whole run; a new one that is not fails a test.
"""

import dataclasses
import enum
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest

import nandviz.query
from nandviz.model.exclusions import Exclusions, When
from nandviz.model.words import METRICS, Axis
from nandviz.query import (
    asof,
    causes,
    event_effects,
    event_text,
    jumps,
    moments,
    narration,
    op_history,
    op_words,
    policy_hints,
    requests,
    state_words,
)
from nandviz.query.asof import AsOf
from nandviz.query.causes import chain
from nandviz.query.index import is_hosted
from nandviz.query.jumps import JumpKind, Jumps
from nandviz.query.lanes import LaneKey
from nandviz.query.live_rows import born_between, count_born_by
from nandviz.query.marks.read_marks import MarkReader
from nandviz.query.marks.totals import neighbour
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.tables import Trace
from tests.benchmarks.long_life import SUSPENDED_UID, WAITING_UID, long_life
from tests.query.counted import counting, fine_indexes
from tests.query.hosts import random_run

SHORT, LONG = 1_600, 12_800
HOST_SHORT, HOST_LONG = 400, 3_200
EVENTS = 24
"""How many events in a row are asked about: more than a round of the run has."""
NEAR_NS = 2_000_000
COLUMNS = 200
EXCLUSIONS = Exclusions({"all": ("READ",)}, {When.ON_CACHE_PROGRAM: ("all",)})
"""So that reads look at states that latches and programs open."""

Read = Callable[[AsOf, int], object]
"""A read as of an event, of an op."""

READS: dict[str, Read] = {
    "asof.AsOf.backlog": lambda a, _: a.backlog(Axis.PROGRAM, 0),
    "asof.AsOf.backlog_rows": lambda a, _: a.backlog_rows(),
    "asof.AsOf.cancelled": lambda a, _: a.cancelled(),
    "asof.AsOf.cancelled_rows": lambda a, _: a.cancelled_rows(),
    "asof.AsOf.entries_of": lambda a, uid: a.entries_of(uid),
    "asof.AsOf.event": lambda a, _: a.event(a.k // 2),
    "asof.AsOf.events_of": lambda a, uid: a.events_of(uid),
    "asof.AsOf.exclusions": lambda a, _: a.exclusions(),
    "asof.AsOf.fate": lambda a, uid: a.fate(uid),
    "asof.AsOf.fates_of": lambda a, uid: a.fates_of(uid),
    "asof.AsOf.metric_at": lambda a, _: [a.metric_at(name, a.k - 1) for name in METRICS],
    "asof.AsOf.metric_series": lambda a, _: [a.metric_series(name, a.k - 50) for name in METRICS],
    "asof.AsOf.now_ns": lambda a, _: a.now_ns,
    "asof.AsOf.op": lambda a, uid: a.op(uid),
    "asof.AsOf.op_count": lambda a, _: a.op_count,
    "asof.AsOf.part_count": lambda a, uid: a.part_count(uid),
    "asof.AsOf.parts_of": lambda a, uid: a.parts_of(uid),
    "asof.AsOf.pending": lambda a, _: a.pending(limit=50),
    "asof.AsOf.pending_rows": lambda a, _: a.pending_rows(limit=50),
    "asof.AsOf.planned_segments": lambda a, _: a.planned_segments(LaneKey(0, 1)),
    "asof.AsOf.pushed_by": lambda a, _: a.pushed_by(a.k),
    "asof.AsOf.resubmission": lambda a, uid: a.resubmission(uid),
    "asof.AsOf.resubmitted": lambda a, uid: a.resubmitted(uid),
    "asof.AsOf.refusal": lambda a, uid: a.refusal(uid),
    "asof.AsOf.refusal_at": lambda a, _: a.refusal_at(a.refusal_count - 1),
    "asof.AsOf.refusal_count": lambda a, _: a.refusal_count,
    "asof.AsOf.segments": lambda a, _: a.segments(a.now_ns - NEAR_NS, a.now_ns + NEAR_NS),
    "asof.AsOf.stack": lambda a, _: a.stack(),
    "asof.AsOf.statuses_of": lambda a, _: a.statuses_of(0),
    "asof.AsOf.suspensions_of": lambda a, uid: a.suspensions_of(uid),
    "causes.chain": lambda a, uid: chain(
        a, a.op(uid), a.fates_of(uid), a.suspensions_of(uid), a.entries_of(uid)
    ),
    "causes.event_chain": lambda a, _: causes.event_chain(a.trace, a.k, 12),
    "event_text.event_text": lambda a, _: event_text.event_text(a.trace, a.k),
    "event_effects.changes": lambda a, _: event_effects.changes(a.trace, a.k),
    "event_effects.effects_of": lambda a, _: event_effects.effects_of(a.trace, a.k),
    "jumps.Jumps.after": lambda a, _: [_jumps(a.trace).after(kind, a.k) for kind in JumpKind],
    "jumps.Jumps.before": lambda a, _: [_jumps(a.trace).before(kind, a.k) for kind in JumpKind],
    "live_rows.born_between": lambda a, _: born_between(a.trace.parts.born, a.k, a.k),
    "live_rows.count_born_by": lambda a, _: count_born_by(a.trace.parts.born, a.k),
    "marks.MarkReader.marks": lambda a, _: _marks(a),
    "marks.totals.neighbour": lambda a, uid: [neighbour(a, uid, None, d) for d in (-1, 1)],
    "moments.last_event_before": lambda a, _: moments.last_event_before(a.trace, a.now_ns),
    "moments.last_event_by": lambda a, _: moments.last_event_by(a.trace, a.now_ns),
    "moments.time_of": lambda a, _: moments.time_of(a.trace, a.k),
    "narration.describe": lambda a, _: narration.describe(a.trace, a.k),
    "op_history.events_of_op": lambda a, uid: op_history.events_of_op(a.trace, uid),
    "op_history.is_settled": lambda a, uid: op_history.is_settled(a.trace, uid),
    "op_history.op_at": lambda a, _: op_history.op_at(a),
    "op_history.start_of_op": lambda a, uid: op_history.start_of_op(a.trace, uid),
    "op_history.op_report": lambda a, uid: op_history.op_report(a.trace, a.k, uid),
    "policy_hints.policy_hints": policy_hints.policy_hints,
    "stale_reads.stale_reads_of": lambda a, uid: stale_reads_of(a.trace).of(a.k, uid),
    "op_words.op_words": lambda a, uid: op_words.op_words(a.trace, uid),
    "op_words.place_words": lambda a, uid: op_words.place_words(a.trace, uid),
    "state_words.turned_words": lambda a, _: [*state_words.turned_words(a.trace, a.k)],
}

HOST_READS: dict[str, Read] = {
    "marks.MarkReader.marks": lambda a, _: _marks(a),
    "index.is_hosted": lambda a, _: is_hosted(a.trace),
    "narration.describe": lambda a, _: narration.describe(a.trace, a.k),
    "requests.arrivals": lambda a, _: requests.arrivals(a, a.now_ns - NEAR_NS, a.now_ns),
    "requests.request": lambda a, _: requests.request(a, requests.request_count(a) - 1),
    "requests.request_count": lambda a, _: requests.request_count(a),
    "requests.request_of_op": requests.request_of_op,
    "requests.waiting_reads": lambda a, _: requests.waiting_reads(
        a, 0, a.now_ns - NEAR_NS, a.now_ns
    ),
}
"""The same of a run with a host's requests."""

WHOLE = {
    "breakpoint_matches.backward",
    "breakpoint_matches.count",
    "breakpoint_matches.forward",
    "breakpoint_matches.place_of",
    "breakpoint_matches.stops",
    "breakpoint_matches.uid_at",
    "chronology.Chronology",
    "columns_asof.ColumnsAsOf",
    "core_busy.axis_to_hit",
    "core_busy.edges_ns",
    "core_busy.instant_at_share",
    "core_busy.op_in_core_busy",
    "edges.edges",
    "entry_hits.hit_words",
    "entry_hits.submit_of",
    "expected.judge",
    "happened.Facts",
    "happened.of_metrics",
    "happened.of_ops",
    "figure_list.figures_in_parts",
    "figure_list.latencies",
    "figure_list.read_latency",
    "figure_list.request_latency",
    "figure_list.run_figures",
    "index.prepare",
    "instants.instants",
    "latency.Latency",
    "latency.latency_of",
    "operation_sequence.operation_sequence",
    "proposals.proposal",
    "request_columns.RequestColumns",
    "run_figures.RunFigures",
    "search.Search",
    "summary.summarize",
}
"""Reads of a whole run: files, figures, laws, edits by hand, a search that goes on in slices."""

USED = {
    "stale_reads.StaleReads",
    "asof.AsOf",
    "batch_words.controlled_words",
    "batch_words.hook_words",
    "batch_words.submit_words",
    "causes.event_words",
    "commit_words.commit_words",
    "commit_words.headed",
    "commit_words.left_as",
    "event_effects.EventEffects",
    "event_text.pushed_words",
    "entry_hits.entry_of",
    "exclusion_states.ExclusionHistory",
    "exclusion_states.exclusions_of",
    "exclusion_states.lane_kinds",
    "expected.not_judged",
    "flush_words.flush_words",
    "happened.of_laws",
    "history.law_histories",
    "host_words.arrival_words",
    "host_words.arrived",
    "host_words.deed_words",
    "host_words.is_of_host",
    "host_words.submission_words",
    "host_words.waiting_words",
    "index.TraceIndex",
    "index.index_of",
    "jumps.Jumps",
    "lanes.Lane",
    "lanes.Lanes",
    "lanes.bus_states",
    "lanes.core_states",
    "live_rows.LiveRows",
    "narration_details.detail_lines",
    "op_words.ops_words",
    "page_of_op.PageOfOp",
    "requests.done_by",
    "row_reader.RowReader",
    "row_reader.follows_start",
    "row_reader.is_offset",
    "row_reader.remainder",
    "rows_by_key.RowsByKey",
    "search.Query",
}
"""What the reads above are made of, or take no trace."""


def _jumps(trace: Trace) -> Jumps:
    found = trace.derived.setdefault("jumps", Jumps(trace, lambda: np.array([], np.int64)))
    assert isinstance(found, Jumps)
    return found


def _marks(as_of: AsOf) -> object:
    reader = as_of.trace.derived.setdefault("marks", MarkReader(as_of.trace))
    assert isinstance(reader, MarkReader)
    return reader.marks(as_of, as_of.now_ns - NEAR_NS, as_of.now_ns + NEAR_NS)


def _all_marks(as_of: AsOf) -> object:
    """Read the marks of the whole run, the dense ones in as many columns as there are."""
    reader = as_of.trace.derived.setdefault("marks", MarkReader(as_of.trace))
    assert isinstance(reader, MarkReader)
    reader.sync()
    end_ns = int(as_of.trace.events.time_ns[-1])
    dense = reader.marks(as_of, 0, end_ns).dense
    edges_ns = np.linspace(0, end_ns, COLUMNS + 1).astype(np.int64)
    crowds = [s.settled for s in (dense.suspended, dense.refusals) if s.settled is not None]
    assert len(crowds) == 2
    return [(s.begun(1, edges_ns), s.covered(1, 0, edges_ns)) for s in crowds]


@pytest.fixture(autouse=True, scope="module")
def _fine_indexes() -> Iterator[None]:
    with fine_indexes():
        yield


@pytest.fixture(scope="module")
def runs(_fine_indexes: None) -> tuple[Trace, Trace]:
    short, long = long_life(SHORT), long_life(LONG)
    for trace in (short, long):
        trace.info = replace(trace.info, exclusions=EXCLUSIONS)
    return short, long


@pytest.fixture(scope="module")
def host_runs(_fine_indexes: None) -> tuple[Trace, Trace]:
    short, long = (random_run(7, requests=count) for count in (HOST_SHORT, HOST_LONG))
    return short, long


def touched(trace: Trace, read: Read, known: tuple[int, ...] = (SUSPENDED_UID, WAITING_UID)) -> int:
    """Return the rows that a read looks at about the middle of a run, over some events and ops."""
    middle = trace.last_event // 2
    uids = (*known, count_born_by(trace.ops.born, middle))
    asked = [(AsOf(trace, middle + i), uid) for i in range(EVENTS) for uid in uids]
    with counting() as count:
        for as_of, uid in asked:
            read(as_of, uid)
        return sum(count(lambda a=a, u=u: read(a, u)) for a, u in asked)


@pytest.mark.parametrize("name", READS)
def test_a_read_looks_at_no_more_rows_in_a_longer_run(name: str, runs: tuple[Trace, Trace]) -> None:
    short, long = (touched(trace, READS[name]) for trace in runs)
    assert long <= 1.5 * short + 20 * EVENTS


@pytest.mark.parametrize("name", HOST_READS)
def test_a_read_of_requests_looks_at_no_more_rows_in_a_longer_run(
    name: str, host_runs: tuple[Trace, Trace]
) -> None:
    short, long = (touched(trace, HOST_READS[name], ()) for trace in host_runs)
    assert long <= 1.5 * short + 20 * EVENTS


def test_the_marks_of_a_whole_run_cost_a_search_a_column(runs: tuple[Trace, Trace]) -> None:
    short, long = (touched(trace, lambda a, _: _all_marks(a)) for trace in runs)
    assert long < 2 * short


def test_a_scan_is_seen(runs: tuple[Trace, Trace]) -> None:
    def scan(as_of: AsOf, uid: int) -> object:
        return np.flatnonzero(as_of.trace.parts.uid == uid)

    short, long = (touched(trace, scan) for trace in runs)
    assert long > 7 * short > 7 * EVENTS * SHORT / 10


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(nandviz.query.__path__):
        if not found.ispkg:
            yield importlib.import_module(f"nandviz.query.{found.name}")


def _is_value(found: object) -> bool:
    """Whether something holds values and reads nothing."""
    return dataclasses.is_dataclass(found) or (
        isinstance(found, type) and issubclass(found, tuple | enum.Enum)
    )


def _public() -> Iterator[str]:
    for module in _modules():
        short = module.__name__.rpartition(".")[2]
        for name, found in vars(module).items():
            own = getattr(found, "__module__", "") == module.__name__ and not name.startswith("_")
            reads = inspect.isfunction(found) or inspect.isclass(found)
            if own and reads and not _is_value(found):
                yield f"{short}.{name}"


def test_every_read_is_listed() -> None:
    of_marks = {"marks.MarkReader.marks", "marks.totals.neighbour"}
    methods = {
        f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}.{name}"
        for cls in (asof.AsOf, jumps.Jumps)
        for name in vars(cls)
        if not name.startswith("_")
    }
    assert {*_public(), *methods} | of_marks == {*READS, *HOST_READS} | WHOLE | USED
