"""What a long random run costs: simulate, move, search, save, reopen; prints JSON lines.

usage: long_run.py [--ops N]… [--scenario NAME]     (default: 10^4, 10^5 and 10^6 of workload-mixed)

Times are of the processor, in ms, over random places of the run where a figure has a p95. A goal
is given where the design has one. What a person does at one place must not grow with the run.
"""

import argparse
import json
import random  # noqa: TID251  a seeded generator of its own
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nandviz.model.words import METRICS, Axis
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.event_effects import changes
from nandviz.query.figure_list import read_latency, run_figures
from nandviz.query.jumps import JumpKind
from nandviz.query.narration import describe
from nandviz.query.op_history import events_of_op, op_report
from nandviz.query.run_figures import RunFigures
from nandviz.query.search import Search
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.session import Session
from nandviz.trace import laws, store

DEFAULT_OPS = (10_000, 100_000, 1_000_000)
SLICE_MS = 8.0
PAINTED_MS = 16.0
PLACES = 60
BYTES_AN_OP = 600


class Teller:
    """Prints one figure a line."""

    def __init__(self, ops: int) -> None:
        self.ops = ops

    def __call__(self, what: str, value: float, unit: str = "ms", **more: float) -> None:
        rounded = {key: round(number, 3) for key, number in more.items()}
        line = {"what": what, "ops": self.ops, "value": round(value, 3), "unit": unit, **rounded}
        print(json.dumps(line), flush=True)


def spent_ms(action: Callable[[], object]) -> float:
    """Return the processor time of an action."""
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1000


def ranked(times: list[float], share: float) -> float:
    """Return the nearest rank of some times, 0 of none."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] if times else 0.0


def rss_bytes() -> int:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def opened(name: str, ops: int, tell: Teller) -> Session:
    """Open a workload in a session and simulate it in slices, as the window does."""
    before = rss_bytes()
    session = Session()
    over = {"workload.stop.ops": str(ops)}
    tell("open", spent_ms(lambda: session.files.open_scenario(load(library.path(name), over))))
    slices: list[float] = []
    began = time.process_time()
    while session.run.progress.running:
        slices.append(spent_ms(lambda: session.run.advance(SLICE_MS)))
    took_s = time.process_time() - began
    events = session.run.trace.last_event + 1
    tell("simulate", took_s * 1000, ops_per_s=ops / took_s, events_per_s=events / took_s)
    tell("slice p95", ranked(slices, 0.95), goal=SLICE_MS, worst=max(slices, default=0.0))
    grown = rss_bytes() - before
    tell("memory", grown / ops, "B/op", goal=BYTES_AN_OP, bytes_per_event=grown / events)
    return session


def look(session: Session) -> None:
    """Read what the window shows of a moment."""
    as_of, now_ns = session.playhead.as_of(), session.playhead.now_ns
    as_of.segments(now_ns - 2_000_000, now_ns + 2_000_000)
    as_of.planned_segments()
    as_of.pending()
    as_of.cancelled()
    for die in range(session.run.trace.info.topology.dies):
        for axis in Axis:
            as_of.backlog(axis, die)
            as_of.stack(axis, die)
    for name in METRICS:
        as_of.metric_at(name, as_of.k)
    describe(session.run.trace, session.playhead.k)
    changes(session.run.trace, session.playhead.k)


def moves(session: Session, tell: Teller) -> None:
    """Measure what a person does at one place."""
    chance = random.Random(1)
    head, ops = session.run.head, len(session.run.trace.ops)
    actions: dict[str, Callable[[], object]] = {
        "scrub": lambda: (session.playhead.seek(chance.randrange(head)), look(session)),
        "step": lambda: (session.playhead.step_event(1), look(session)),
        "step back": lambda: (session.playhead.step_event(-1), look(session)),
        "filter to an op": lambda: events_of_op(session.run.trace, chance.randrange(ops) + 1),
        "op report": lambda: (
            session.playhead.end(),
            op_report(session.run.trace, session.run.head, chance.randrange(ops) + 1),
        ),
    }
    for kind in JumpKind:
        if kind is not JumpKind.BROKEN_LAW:
            actions[f"next {kind}"] = lambda kind=kind: session.playhead.step_kind(kind, 1)
    for what, action in actions.items():
        first = spent_ms(action)
        times = []
        for _ in range(PLACES):
            session.playhead.seek(chance.randrange(head))
            times.append(spent_ms(action))
        more = {"p50": ranked(times, 0.5), "worst": max(times), "first": first}
        tell(f"{what} p95", ranked(times, 0.95), goal=PAINTED_MS, **more)


def whole(session: Session, tell: Teller) -> None:
    """Measure what reads the whole run; a search goes on in slices while the window lives."""
    for query in ("suspend", "completed block 3", "rejected"):
        search = Search(session.run.trace, query, session.playhead.k)
        slices = []
        done = False
        while not done:
            began = time.process_time()
            done = search.advance(SLICE_MS)
            slices.append((time.process_time() - began) * 1000)
        tell(f"search {query}", sum(slices), worst_slice=max(slices))
    trace = session.run.trace

    def figures() -> None:
        metrics = RunFigures(ColumnsAsOf(trace))
        read_latency(metrics)
        run_figures(metrics)

    tell("run figures", spent_ms(figures))
    broken = []
    took = spent_ms(lambda: broken.extend(v for v in laws.check(trace) if v.violations))
    tell("laws", took, broken=len(broken))


def saved(session: Session, tell: Teller) -> None:
    """Save the trace, open it again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.nandviz"
        tell(
            "save",
            spent_ms(lambda: store.save(session.run.trace, path)),
            size_mb=path.stat().st_size / 1e6,
        )
        again = Session()
        tell("reopen", spent_ms(lambda: again.files.open(path)))
        assert again.run.head == session.run.head
        tell("first look after reopening", spent_ms(lambda: look(again)))


def main() -> int:
    """Measure runs of each size."""
    parser = argparse.ArgumentParser(description="Measure long random runs; prints JSON lines.")
    parser.add_argument("--ops", type=int, action="append", help="size of a run")
    parser.add_argument("--scenario", default="workload-mixed", help="a built-in workload")
    options = parser.parse_args()
    for ops in options.ops or DEFAULT_OPS:
        tell = Teller(ops)
        session = opened(options.scenario, ops, tell)
        moves(session, tell)
        whole(session, tell)
        saved(session, tell)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
