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
from nandviz.session import Breakpoint, JumpKind, Session, parse_condition
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
    middle, uid = session.head // 2, len(session.trace.ops) // 2
    session.seek(middle)
    return {
        "scrub": lambda: session.seek(middle + session.k % 7),
        "seek time": lambda: session.seek_time(session.now_ns),
        "step": lambda: (session.step_event(1), session.describe(), session.changes()),
        "step back": lambda: (session.step_event(-1), session.describe(), session.changes()),
        "tick": lambda: session.step_tick(1),
        "op step": lambda: (session.seek(middle), session.step_op(uid, 1)),
        "op report": lambda: (session.seek(session.head), session.op_report(uid)),
        **{f"next {kind}": partial(jump, session, middle, kind) for kind in quick_kinds()},
    }


def quick_kinds() -> list[JumpKind]:
    """Return the kinds that need no judging of laws."""
    return [kind for kind in JumpKind if kind is not JumpKind.BROKEN_LAW]


def jump(session: Session, k: int, kind: JumpKind) -> None:
    """Go to the next and to the previous event of a kind."""
    session.seek(k)
    session.step_kind(kind, 1)
    session.step_kind(kind, -1)


def searches(session: Session) -> dict[str, Callable[[], object]]:
    """Return what reads a whole run, by name."""
    last = Breakpoint(event=EventKind.OP_END, op_uid=len(session.trace.ops))
    never = Breakpoint(metric=parse_condition("backlog_size > 1000000"))

    def run_to(what: Breakpoint) -> None:
        number = session.add_breakpoint(what)
        session.home()
        session.run_to_breakpoint(1)
        session.remove_breakpoint(number)

    return {
        "run to the last event": lambda: run_to(last),
        "run to a condition that never holds": lambda: run_to(never),
        "search a name": lambda: session.search("suspend").finish(),
        "search fate and block": lambda: session.search("completed block 3").finish(),
        "search events": lambda: session.search("op_end suspend").finish(),
    }


def inspector_ms(segments: int) -> float:
    """Return how long the inspector reads an op that is suspended since the start of a run."""
    session = Session()
    session.open_trace(long_life(segments))
    session.end()
    session.op_report(SUSPENDED_UID)
    took = median_ms(lambda: session.op_report(SUSPENDED_UID))
    line = {"what": "inspector", "segments": len(session.trace.segments), "unit": "ms"}
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
        session.open_trace(simulate(count)[1])
        for what, action in moves(session).items():
            tell(what, session.trace, median_ms(action), goal=STEP_GOAL_MS)
        for what, action in searches(session).items():
            tell(what, session.trace, median_ms(action))
    took = [inspector_ms(count) for count in options.segments or DEFAULT_SEGMENTS]
    print(json.dumps({"what": "inspector, longest against shortest", "value": took[-1] / took[0]}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
