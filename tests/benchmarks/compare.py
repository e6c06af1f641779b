"""What it costs to compare two runs; prints JSON lines.

usage: compare.py [--ops N]…     (default: 100, 10^4 and 10^5 ops)

Times are of the processor, in seconds, with the goal where there is one. ``compare`` is who is who,
the ops, the events and where both part; ``values`` the metrics and figures.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from engine import setup

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import Profile
from nandviz.model.setup import Setup, Submission
from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.identity import EntryPairs
from nandviz.scenario import library
from nandviz.scenario.loader import loads
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

DEFAULT_OPS = (100, 10_000, 100_000)
GOAL_S = {100_000: 1.0}
LATE_NS = 230_000


def run(made: Setup, profile: Profile) -> Trace:
    """Simulate a setup."""
    trace = Trace(TraceInfo("benchmark", tuple(profile.ops.values()), made.topology))
    Simulation(made, Recorder(trace)).run()
    trace.flush()
    return trace


def workload(ops: int, seed: int) -> Trace:
    """Simulate a workload of about so many ops."""
    text = library.path("workload-four-dies").read_text(encoding="utf-8")
    longer, changed = re.subn(r"stop: \{.*\}", f"stop: {{ops: {ops}}}", text)
    assert changed == 1, "the scenario has one stop"
    scenario = loads(longer, overrides={"workload.seed": str(seed)})
    return run(scenario.setup, scenario.profile)


def tell(what: str, ops: int, action: Callable[[], object]) -> None:
    """Print the processor time of an action."""
    began = time.process_time()
    action()
    spent = time.process_time() - began
    goal = {"goal": GOAL_S[ops]} if ops in GOAL_S else {}
    line = {"what": what, "ops": ops, "value": round(spent, 4), "unit": "s", **goal}
    print(json.dumps(line), flush=True)


def looked_at(a: Trace, b: Trace, entries: EntryPairs | None = None) -> Comparison:
    """Compare, and ask for all but metrics and figures."""
    comparison = compare(a, b, entries)
    assert comparison.divergence is not None or not len(comparison.events)
    assert len(comparison.ops) >= 0
    return comparison


def measure(ops: int) -> None:
    """Measure one size."""
    made, profile = setup(ops)
    script = list(made.script)

    def changed(entries: Sequence[Submission]) -> Trace:
        return run(replace(made, script=tuple(entries)), profile)

    a, again = changed(script), changed(script)
    tell("compare, the same run", ops, lambda: looked_at(a, again))

    moved = list(script)
    moved[1] = replace(moved[1], at_ns=moved[1].at_ns + LATE_NS)
    b, ids = changed(moved), range(len(script))
    tell("compare, a suspend moved", ops, lambda: looked_at(a, b))
    by_ids = EntryPairs.of_ids(ids, ids)
    tell("compare, a suspend moved, by ids", ops, lambda: looked_at(a, b, by_ids))
    comparison = looked_at(a, b)
    tell("metrics and figures, a suspend moved", ops, lambda: comparison.is_empty)

    in_front = changed([script[-1], *script[:-1]])
    tell("compare, the last entry in front", ops, lambda: looked_at(a, in_front))
    fewer = changed([entry for place, entry in enumerate(script) if place % 100 != 50])
    tell("compare, an entry in a hundred gone", ops, lambda: looked_at(a, fewer))

    first, second = (workload(ops, seed) for seed in (1, 2))
    tell("compare, two seeds", ops, lambda: looked_at(first, second))


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ops", type=int, action="append")
    for ops in parser.parse_args().ops or DEFAULT_OPS:
        measure(ops)


if __name__ == "__main__":
    main()
