"""The engine with its trace, as plain Python and compiled, in turns; prints JSON lines.

usage: ways.py [--ops N] [--mixed N] [--rounds N]     (default: 10^5 and 2*10^4 ops, 3 rounds)

Two runs: the suspend-heavy mix of ``engine.py``, and ``workload-mixed``. Each round is a process of
its own, and of each way the fastest counts; how much faster one is than the other is the median of
the rounds. Times are those of the processor. The compiled modules are those of
``build/compiled-VERSION`` (tools/compiled.sh); without them plain Python is measured.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Final

from engine import bare_heap_s, committed, setup, tell, timed

from nandviz.scenario import library, loader

ROOT: Final = Path(__file__).parents[2]
COMPILED: Final = ROOT / "build" / f"compiled-{sys.version_info.major}.{sys.version_info.minor}"
RUNS: Final = ("suspends", "mixed")
FIGURES: Final = {
    "ops_s": ("committed ops per second", "ops/s"),
    "heaps": ("of bare heapq push and pop", "times"),
    "bytes": ("trace per op", "bytes"),
}
"""What is measured of a run, and its unit."""
GOALS: Final = {
    ("suspends", "plain"): {"ops_s": 20_000, "heaps": 30, "bytes": 300},
    ("suspends", "compiled"): {"ops_s": 60_000, "heaps": 12, "bytes": 300},
    ("mixed", "plain"): {"ops_s": 8_000, "bytes": 600},
    ("mixed", "compiled"): {"ops_s": 20_000, "bytes": 600},
}

Measured = dict[str, float]


def measure(run: str, ops: int) -> Measured:
    """Simulate once; return the figures."""
    if run == "suspends":
        made, profile = setup(ops)
    else:
        scenario = loader.load(library.path("workload-mixed"), {"workload.stop.ops": str(ops)})
        made, profile = scenario.setup, scenario.profile
    spent_s, trace = timed(made, profile)
    bytes_ = sum(table.nbytes for table in trace.tables().values())
    return {
        "ops_s": committed(trace) / spent_s,
        "heaps": spent_s / bare_heap_s(len(trace.events)),
        "bytes": bytes_ / len(trace.ops),
    }


def measured(root: Path, run: str, ops: int) -> Measured:
    """Simulate once in a process of its own, with the modules of a checkout."""
    done = subprocess.run(
        [sys.executable, __file__, "--measure", run, "--ops", str(ops)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        check=True,
    )
    told: Measured = json.loads(done.stdout)
    return told


def in_turns(run: str, ops: int, rounds: int) -> list[dict[str, Measured]]:
    """Return the figures of each way in each round."""
    ways = {"plain": ROOT, "compiled": COMPILED}
    there = {way: root for way, root in ways.items() if root.is_dir()}
    return [{way: measured(root, run, ops) for way, root in there.items()} for _ in range(rounds)]


def main() -> int:
    """Measure both runs."""
    parser = argparse.ArgumentParser(description="Measure both ways; prints JSON lines.")
    parser.add_argument("--ops", type=int, default=100_000, help="of the suspend-heavy mix")
    parser.add_argument("--mixed", type=int, default=20_000, help="of workload-mixed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure", choices=RUNS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure, given.ops)))
        return 0
    for run, ops in zip(RUNS, (given.ops, given.mixed), strict=True):
        found = in_turns(run, ops, given.rounds)
        for way in found[0]:
            figures = max((each[way] for each in found), key=lambda one: one["ops_s"])
            for name, (what, unit) in FIGURES.items():
                goal = {"goal": GOALS[run, way][name]} if name in GOALS[run, way] else {}
                tell(f"{run}, {way}: {what}", figures[name], unit, ops=ops, **goal)
        if "compiled" in found[0]:
            gained = [each["compiled"]["ops_s"] / each["plain"]["ops_s"] for each in found]
            tell(f"{run}: compiled of plain Python", median(gained), "times", ops=ops)
    return 0


if __name__ == "__main__":
    sys.exit(main())
