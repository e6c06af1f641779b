"""How fast a session moves along a long run; prints JSON lines.

usage: session.py [--ops N]… [--segments N]…
(default: 10^4 and 10^5 ops; 10^3, 10^4, 10^5 and 10^6 segments)

Each figure is the median of some repeats, in ms of the processor, with the goal of a painted step
where there is one: what a move costs must leave room for painting it.

Last the inspector reads an op that has been suspended since the start, at the end of runs of each
number of segments (`long_life`): the longest against the shortest is the ratio.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from functools import partial

from engine import simulate
from long_life import SUSPENDED_UID, long_life

from nandviz.model.words import EventKind
from nandviz.query.event_effects import changes
from nandviz.query.jumps import JumpKind
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.query.search import Search
from nandviz.scenario.breakpoint_words import parse_condition
from nandviz.scenario.scenario import Breakpoint
from nandviz.session import Session
from nandviz.trace.tables import Trace

DEFAULT_OPS = (10_000, 100_000)
DEFAULT_SEGMENTS = (1_000, 10_000, 100_000, 1_000_000)
INSPECTOR_GOAL_MS = 0.5
STEP_GOAL_MS = 16.0
REPEATS = 9


def median_ms(action: Callable[[], object]) -> float:
    """Return the median time of an action."""
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        action()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def tell(what: str, trace: Trace, value: float, **more: float) -> None:
    """Print one figure."""
    line = {"what": what, "ops": len(trace.ops), "events": trace.last_event + 1}
    print(json.dumps({**line, "value": round(value, 3), "unit": "ms", **more}), flush=True)


def moves(session: Session) -> dict[str, Callable[[], object]]:
    """Return what a person does in the middle of a run, by name."""
    middle, uid = session.run.head // 2, len(session.run.trace.ops) // 2
    session.playhead.seek(middle)
    return {
        "scrub": lambda: session.playhead.seek(middle + session.playhead.k % 7),
        "seek time": lambda: session.playhead.seek_time(session.playhead.now_ns),
        "step": lambda: (
            session.playhead.step_event(1),
            describe(session.run.trace, session.playhead.k),
            changes(session.run.trace, session.playhead.k),
        ),
        "step back": lambda: (
            session.playhead.step_event(-1),
            describe(session.run.trace, session.playhead.k),
            changes(session.run.trace, session.playhead.k),
        ),
        "tick": lambda: session.playhead.step_tick(1),
        "op step": lambda: (session.playhead.seek(middle), session.playhead.step_op(uid, 1)),
        "op report": lambda: (
            session.playhead.seek(session.run.head),
            op_report(session.run.trace, session.run.head, uid),
        ),
        **{f"next {kind}": partial(jump, session, middle, kind) for kind in quick_kinds()},
    }


def quick_kinds() -> list[JumpKind]:
    """Return the kinds that need no judging of laws."""
    return [kind for kind in JumpKind if kind is not JumpKind.BROKEN_LAW]


def jump(session: Session, k: int, kind: JumpKind) -> None:
    """Go to the next and to the previous event of a kind."""
    session.playhead.seek(k)
    session.playhead.step_kind(kind, 1)
    session.playhead.step_kind(kind, -1)


def searches(session: Session) -> dict[str, Callable[[], object]]:
    """Return what reads a whole run, by name."""
    last = Breakpoint(event=EventKind.OP_END, op_uid=len(session.run.trace.ops))
    never = Breakpoint(metric=parse_condition("backlog_size > 1000000"))

    def run_to(what: Breakpoint) -> None:
        number = session.breakpoints.add(what)
        session.playhead.home()
        session.playhead.run_to_breakpoint(1)
        session.breakpoints.remove(number)

    return {
        "run to the last event": lambda: run_to(last),
        "run to a condition that never holds": lambda: run_to(never),
        "search a name": lambda: Search(session.run.trace, "suspend", session.playhead.k).finish(),
        "search fate and block": lambda: Search(
            session.run.trace, "completed block 3", session.playhead.k
        ).finish(),
        "search events": lambda: Search(
            session.run.trace, "op_end suspend", session.playhead.k
        ).finish(),
    }


def inspector_ms(segments: int) -> float:
    """Return how long the inspector reads an op that is suspended since the start of a run."""
    trace = long_life(segments)
    op_report(trace, trace.last_event, SUSPENDED_UID)
    took = median_ms(lambda: op_report(trace, trace.last_event, SUSPENDED_UID))
    line = {"what": "inspector", "segments": len(trace.segments), "unit": "ms"}
    print(json.dumps({**line, "value": round(took, 3), "goal": INSPECTOR_GOAL_MS}), flush=True)
    return took


def main() -> int:
    """Measure runs of each size."""
    parser = argparse.ArgumentParser(description="Measure the session; prints JSON lines.")
    parser.add_argument("--ops", type=int, action="append", help="size of a run")
    parser.add_argument("--segments", type=int, action="append", help="size of a run")
    options = parser.parse_args()
    for count in options.ops or DEFAULT_OPS:
        session = Session()
        session.files.open_trace(simulate(count)[1])
        for what, action in moves(session).items():
            tell(what, session.run.trace, median_ms(action), goal=STEP_GOAL_MS)
        for what, action in searches(session).items():
            tell(what, session.run.trace, median_ms(action))
    took = [inspector_ms(count) for count in options.segments or DEFAULT_SEGMENTS]
    print(json.dumps({"what": "inspector, longest against shortest", "value": took[-1] / took[0]}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
