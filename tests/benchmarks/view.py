"""Frame times of the timeline: prints a JSON line for each measurement.

Run ``python tests/benchmarks/view.py [largest]`` (``largest`` is a power of ten, 7 by default), on
an X display or with ``QT_QPA_PLATFORM=offscreen``.
"""

# ruff: noqa: E501  tables of columns

import argparse
import json
import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
from exposed import expose
from PySide6.QtWidgets import QApplication

from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import Topology
from nandviz.model.words import Axis as SuspendAxis
from nandviz.model.words import Kind, Scope
from nandviz.session import Session
from nandviz.trace.codes import OPEN
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState

SIZE = (1600, 900)
SPANS = (1.0, 0.05, 1e-3, 2e-5)
FRAMES = 40
_OP_START, _OP_END = 6, 0


def base_ops() -> tuple[OpDef, ...]:
    """Return a program and a read that hold all planes of a die."""
    issue, core = State("ISSUE", bus=True), State("CORE_BUSY", bus=False)
    program = Base(
        "PROGRAM", Kind.PROGRAM, SuspendAxis.PROGRAM, Scope.DIE, (issue, core), commits=True
    )
    read = Base("READ", Kind.READ, None, Scope.DIE, (issue, core))
    return (
        OpDef("Page_Program_SLC", program, "SLC", (9_824, 300_000)),
        OpDef("Page_Read_SLC", read, "SLC", (120, 25_000)),
    )


def synthetic_trace(drawn: int, dies: int) -> Trace:
    """Return a trace of ``drawn`` segments on ``dies * 4`` planes; every hundredth op suspended."""
    rng = np.random.default_rng(1)
    per_die = drawn // (dies * 4 * 2)
    total = per_die * dies
    kind = rng.integers(0, 2, (dies, per_die))
    issue = np.where(kind == 0, 9_824, 120)
    core = np.where(kind == 0, 300_000, 25_000) + rng.integers(0, 1000, (dies, per_die))
    idle = rng.integers(0, 40_000, (dies, per_die)) * (rng.random((dies, per_die)) < 0.3)
    end = np.cumsum(issue + core + idle, axis=1)
    start = end - issue - core
    order = np.argsort(start.ravel(), kind="stable")
    die = np.repeat(np.arange(dies), per_die)[order]
    start, end, issue, kind = (a.ravel()[order] for a in (start, end, issue, kind))
    trace = Trace(TraceInfo("synthetic", base_ops(), Topology(channels=4, dies=dies)))
    times = np.concatenate([start, end])
    by_time = np.lexsort((np.repeat([1, 0], total), times))
    event_of = np.empty(2 * total, np.int64)
    event_of[by_time] = np.arange(2 * total)
    born, ended = event_of[:total], event_of[total:]
    one, zero, never = np.ones(total), np.zeros(total), np.full(total, OPEN)
    uid = np.arange(1, total + 1)
    trace.ops.extend(
        {"batch": uid - 1, "op": kind, "die": die, "source": zero, "submitted_ns": start, "born": born,
             "first_target": uid - 1, "n_targets": one, "gap_ns": zero}
    )  # fmt: skip
    trace.targets.extend({"plane": uid % 4, "block": uid % 64, "page": uid % 128})
    trace.parts.extend(
        {"part_id": uid, "uid": uid, "number": one, "source": zero, "die": die, "planes": np.full(total, 15),
             "start_ns": start, "end_ns": end, "cut": zero, "born": born, "died": never}
    )  # fmt: skip
    pair = np.repeat(np.arange(total), 2)
    state = np.tile([0, 1], total)
    middle = start + issue
    trace.segments.extend(
        {"part": pair, "state": state, "start_ns": np.where(state == 0, start[pair], middle[pair]),
             "end_ns": np.where(state == 0, middle[pair], end[pair]), "cut": np.zeros(2 * total),
             "born": born[pair], "died": never[pair]}
    )  # fmt: skip
    trace.queue.extend(
        {"time_ns": times[by_time], "kind": np.where(by_time < total, _OP_START, _OP_END),
             "uid": np.concatenate([uid, uid])[by_time], "axis": np.full(2 * total, -1),
             "die": np.concatenate([die, die])[by_time], "batch": np.full(2 * total, -1),
             "born": np.concatenate([born - 1, born])[by_time].cumsum() * 0 + np.arange(2 * total) - 1,
             "cancelled": np.full(2 * total, OPEN), "handled": np.arange(2 * total)}
    )  # fmt: skip
    trace.events.extend(
        {"seq": np.arange(2 * total), "time_ns": times[by_time], "outcome": np.zeros(2 * total)}
    )
    committed = np.sort(ended[kind == 0])
    owner = np.concatenate([uid, uid])[by_time][committed]
    count = len(committed)
    trace.applications.extend(
        {"uid": owner, "die": die[owner - 1], "block": owner % 64, "page": owner % 128, "last": owner % 128,
             "erase_celltype": np.full(count, -1), "program_celltype": np.full(count, -1), "closed": np.zeros(count), "born": committed}
    )  # fmt: skip
    cut = np.flatnonzero(np.arange(total) % 100 == 0)
    n, nil = len(cut), np.zeros(len(cut))
    trace.suspensions.extend(
        {"uid": uid[cut], "axis": nil + 1, "die": die[cut], "n": nil + 1, "suspender_uid": uid[cut],
             "at_ns": middle[cut], "state": nil + 1, "old_end_ns": end[cut], "consumed_ns": issue[cut],
             "remaining_ns": end[cut] - middle[cut], "redone_ns": nil, "born": born[cut], "voided": np.full(n, OPEN)}
    )  # fmt: skip
    trace.suspension_states.extend(
        {"suspension": np.arange(n), "status": nil + 1, "resumed_ns": end[cut], "resumer_uid": uid[cut],
             "born": born[cut], "died": np.full(n, OPEN)}
    )  # fmt: skip
    return trace


def report(what: str, times_s: list[float], **facts: object) -> None:
    """Print the figures of some runs."""
    ms = np.array(times_s) * 1e3
    line = {
        "what": what,
        **facts,
        "median_ms": round(float(np.median(ms)), 2),
        "p95_ms": round(float(np.percentile(ms, 95)), 2),
        "worst_ms": round(float(ms.max()), 2),
        "runs": len(ms),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def timed(runs: int, do: Callable[[int], None], view: TimelineView) -> list[float]:
    """Return the seconds of each run, from the change to the painted widget."""
    found = []
    for i in range(runs):
        began = perf_counter()
        do(i)
        view.surface.viewport().repaint()
        found.append(perf_counter() - began)
    return found


def measure(view: TimelineView, drawn: int, dies: int, rng: np.random.Generator) -> None:
    """Measure pan and zoom at four spans, steps, and scrubbing, of one trace."""
    began = perf_counter()
    trace = synthetic_trace(drawn, dies)
    made = perf_counter()
    view.set_trace(trace)
    view.set_event(trace.last_event)
    view.fit()
    view.surface.viewport().repaint()
    sys.stdout.write(
        json.dumps({"what": "open", "segments": drawn, "lanes": dies * 4,
                    "made_s": round(made - began, 2), "shown_s": round(perf_counter() - made, 2)})
        + "\n"
    )  # fmt: skip
    facts = {"segments": drawn, "lanes": dies * 4}
    state = view.state
    low, high = state.extent
    for part in SPANS:
        span = (high - low) * part
        places = low + rng.random(FRAMES) * (high - low - span)
        zooms = rng.uniform(0.97, 1.03, FRAMES)
        times = timed(
            FRAMES,
            lambda i, p=places, z=zooms, s=span: state.set_span(p[i], p[i] + s * z[i]),  # type: ignore[misc]
            view,
        )
        report("frame", times, span=part, **facts)
    state.set_span(low, low + (high - low) * 1e-3)
    middle = trace.last_event // 2
    state.set_times(trace.events.time_ns[middle] - 10**6, trace.events.time_ns[middle] + 10**6)
    report("step", timed(FRAMES, lambda i: view.set_event(middle + i), view), **facts)
    report("step back", timed(FRAMES, lambda i: view.set_event(middle - i), view), **facts)
    jumps = rng.integers(0, trace.last_event, FRAMES)
    report("scrub", timed(FRAMES, lambda i: view.set_event(int(jumps[i])), view), **facts)
    view.fit()
    report(
        "scrub, whole run in view",
        timed(FRAMES, lambda i: view.set_event(int(jumps[i])), view),
        **facts,
    )
    if view.shown is not None:
        each = view.shown.tracks.nbytes / drawn
        line = {"what": "memory", **facts, "bytes_a_segment": round(each, 1)}
        sys.stdout.write(json.dumps(line) + "\n")


def main() -> None:
    """Measure 10^4, 10^6 and 10^7 segments on 16 and 64 lanes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("largest", type=int, nargs="?", default=7)
    parser.add_argument("--lanes", type=int, nargs="*", default=[16, 64])
    arguments = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    rng = np.random.default_rng(7)
    for power in (p for p in (4, 6, 7) if p <= arguments.largest):
        for lanes in arguments.lanes:
            view = TimelineView(ViewState(), Session().marks, LIGHT, lambda _command: False)
            view.resize(*SIZE)
            expose(view)
            measure(view, 10**power, lanes // 4, rng)
            view.close()
            view.deleteLater()
            application.processEvents()


if __name__ == "__main__":
    main()
