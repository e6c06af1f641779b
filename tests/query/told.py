"""All that is told of a run, as text: each event in words, the marks that it brings and ends, then
ops, jumps, searches, totals and figures at the end.

``python -m tests.query.told`` writes the files of `GOLDEN` anew; read what has changed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.causes import event_chain
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.event_effects import changes
from nandviz.query.event_text import pushed_words
from nandviz.query.figure_list import read_latency, run_figures
from nandviz.query.jumps import JumpKind, Jumps
from nandviz.query.marks import totals
from nandviz.query.marks.extent import extent_ns
from nandviz.query.marks.read_marks import MarkReader
from nandviz.query.marks.tracks import TraceTracks
from nandviz.query.moments import last_event_before, last_event_by
from nandviz.query.narration import describe
from nandviz.query.op_history import events_of_op, op_at, op_report
from nandviz.query.search import Search
from nandviz.query.summary import summarize
from nandviz.scenario import library
from nandviz.trace.codes import OPEN
from nandviz.trace.tables import Trace
from tests.query.marks.reading import built_in, marks_of, singly
from tests.trace.laws.stories import (
    both_queues,
    multi_plane,
    second_die,
    suspended_twice_by_one_batch,
)

GOLDEN = Path(__file__).with_name("golden")
RUNS: dict[str, Callable[[], Trace]] = {
    **{name: partial(built_in, name) for name in library.names()},
    **{
        make.__name__.replace("_", " "): make
        for make in (second_die, suspended_twice_by_one_batch, both_queues, multi_plane)
    },
}
LONG = [name for name in RUNS if name.startswith(("workload", "host-tpcc"))]
SEARCHES = (
    *("program", "erase suspend", "resumed", "completed", "aborted", "backlogged", "script"),
    *("ok", "deferred", "superseded", "rejected", "retry", "submit", "op_end", "backlog", "reset"),
    *("die 0", "die 1", "plane 1", "block 0", "page 1", "batch 1", "op 2", "#3", "event 4", "2"),
    *("die 1 program", "op_start die 1", "0.100", "waits", "left"),
)


def told(name: str) -> str:
    """Return all that is told of a run; of a workload, no single events and ops."""
    trace = RUNS[name]()
    last = trace.last_event
    lines = [line for k in (last // 2, last) for line in _sums(trace, k)]
    if name not in LONG:
        ops = [line for k in (last // 2, last) for line in _ops(trace, k)]
        lines = [*_events(trace), *ops, *_neighbours(trace), *_jumps(trace), *lines]
        lines += _searches(trace)
    return "\n".join([*lines, ""])


def _events(trace: Trace) -> Iterator[str]:
    reader, before = MarkReader(trace), Counter[str]()
    for k in range(-1, trace.last_event + 1):
        said = describe(trace, k)
        yield f"[{k}] {said.time_ns} ns  {said.headline}"
        yield from (f"    {line}" for line in said.details)
        causes = event_chain(trace, k)[:-1]
        yield from (f"    because of [{step.event}] {step.words}" for step in reversed(causes))
        yield f"    changes {_cells(changes(trace, k))}"
        yield f"    about op {op_at(AsOf(trace, k))}"
        before_it, by_then = (
            find(trace, said.time_ns) for find in (last_event_before, last_event_by)
        )
        yield f"    before it {before_it}, by then {by_then}"
        yield from (f"    pushes {pushed_words(each)}" for each in AsOf(trace, k).pushed_by(k))
        yield f"    extends to {extent_ns(AsOf(trace, k))[1]} ns"
        marks = singly(marks_of(trace, k, reader=reader))
        now = Counter(_mark(mark, said.time_ns) for kind in marks.values() for mark in kind)
        yield from (f"  - {mark}" for mark in sorted((before - now).elements()))
        yield from (f"  + {mark}" for mark in sorted((now - before).elements()))
        before = now


def _ops(trace: Trace, k: int) -> Iterator[str]:
    yield f"Ops as of [{k}]"
    for uid in range(1, AsOf(trace, k).op_count + 1):
        report = op_report(trace, k, uid)
        yield (
            f"op {uid} {report.submission.op.name} on {report.where}: {report.fate},"
            f" {report.consumed_ns} ns + {report.remaining_ns} ns of {report.nominal_ns} ns,"
            f" lasts {totals.span_of(AsOf(trace, k), uid)}"
        )
        for step in report.chain:
            yield f"    [{step.event}] {step.time_ns} ns {step.what}: {step.words} ({step.uid})"
        for record in (*report.fates, *report.parts, *report.suspensions, *report.stays):
            yield f"  . {_cells(record)}"
        if report.refusal is not None:
            yield f"  . {_cells(report.refusal)}"


def _neighbours(trace: Trace) -> Iterator[str]:
    yield "Events and neighbours of ops, from their last lane"
    tracks, at_end = TraceTracks(trace), AsOf(trace)
    tracks.sync()
    for uid in range(1, at_end.op_count + 1):
        lanes = [f"d{p.die}-p{plane}" for p in at_end.parts_of(uid) for plane in p.planes]
        near = (totals.neighbour(at_end, uid, next(reversed(lanes), None), way) for way in (-1, 1))
        around = ", ".join(
            "none" if n is None else f"op {n.uid} {n.start_ns}–{n.end_ns}" for n in near
        )
        yield f"op {uid}: events {events_of_op(trace, uid).tolist()}; {around}"


def _jumps(trace: Trace) -> Iterator[str]:
    yield "Jumps"
    jumps = Jumps(trace, lambda: np.empty(0, np.int32))
    for kind in JumpKind:
        found, k = list[int](), jumps.after(kind, -2)
        while k is not None:
            found.append(k)
            k = jumps.after(kind, k)
        yield f"{kind}: {found}"


def _searches(trace: Trace) -> Iterator[str]:
    yield "Searches"
    for text in SEARCHES:
        found = Search(trace, text, trace.last_event // 2).finish()
        yield f"{text}: ops {found.uids.tolist()}, events {found.events.tolist()}"


def _sums(trace: Trace, k: int) -> Iterator[str]:
    yield f"Sums as of [{k}]"
    as_of, summary = AsOf(trace, k), summarize(ColumnsAsOf(trace, k))
    names = (f.name for f in fields(summary) if f.name != "figures")
    yield from (f"{name} {_value(getattr(summary, name))}" for name in names)
    for figure in (*read_latency(summary.figures), *run_figures(summary.figures)):
        if not figure.value:
            continue
        bar = "" if figure.share is None else f"  bar {figure.share:.6f}"
        of = "" if figure.uid is None else f"  op {figure.uid}"
        yield f"{figure.group}: {figure.what} {figure.value}{of}{bar}  ({figure.name})"
    tracks = TraceTracks(trace)
    tracks.sync()
    now_ns = as_of.now_ns
    for t0_ns, t1_ns in ((0, now_ns), (now_ns // 3, now_ns // 2), (now_ns // 2, 2 * now_ns)):
        said = ", ".join(totals.of_span(tracks, as_of, t0_ns, t1_ns))
        yield f"{t0_ns} to {t1_ns} ns: {said}"


def _mark(mark: object, now_ns: int) -> str:
    """Write a mark so that one that reaches to the playhead reads the same while it does."""
    written = _cells(mark)
    is_open = getattr(mark, "open", False)
    return written.replace(f" end_ns={now_ns} ", " end_ns=now ") if is_open else written


def _cells(record: object) -> str:
    """Write a record without the fields that say nothing."""
    cells = ((name, getattr(record, name)) for name in _names(record))
    said = ((name, value) for name, value in cells if not _is_nothing(value))
    return " ".join([type(record).__name__, *(f"{name}={_value(value)}" for name, value in said)])


def _names(record: Any) -> Sequence[str]:
    """Return the fields of a named tuple, or of a dataclass."""
    return getattr(record, "_fields", None) or [f.name for f in fields(record)]


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value in (OPEN, frozenset())


def _value(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(str(each) for each in sorted(value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
    return str(value) if not hasattr(value, "__dataclass_fields__") else _cells(value)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in RUNS:
        (GOLDEN / f"{name}.txt").write_text(told(name), encoding="utf-8")
