"""Compiled and plain Python give the same bytes: every run of two checkouts, one of either way.

usage: python -m tests.same_bytes PLAIN COMPILED [--count N]     folders of two checkouts
       python -m tests.same_bytes --digests [--count N]          a line for each run of this one

A digest is that of the saved trace, which holds every column of every table, and every word.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Final

from nandviz import installed
from nandviz.engine.simulation import Simulation
from nandviz.model.ops import Profile
from nandviz.model.setup import Setup
from nandviz.run import trace_info
from nandviz.scenario import library, loader
from nandviz.trace import store
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from tests.conformance.test_conformance import CASES
from tests.strategies import (
    EXCLUDING,
    RICH,
    SMALL,
    excluding_setup,
    host_setup,
    optional_setup,
    random_setup,
    workload_setup,
)
from tests.trace.laws.stories import simulate

COUNT: Final = 2000
EVENTS: Final = 3000
"""As much as is simulated of a scenario that is built in: some are long."""

MAKERS: Final[tuple[tuple[Callable[[int], Setup], Profile], ...]] = (
    (random_setup, SMALL),
    (optional_setup, SMALL),
    (excluding_setup, EXCLUDING),
    (workload_setup, SMALL),
    (host_setup, SMALL),
)
"""What makes the random setups, in turn."""


def of_file(path: Path) -> Trace:
    """Simulate a scenario file."""
    scenario = loader.load(path)
    trace = Trace(trace_info(scenario))
    Simulation(scenario.setup, Recorder(trace)).run(max_events=EVENTS)
    return trace


def runs(count: int) -> Iterator[tuple[str, Trace]]:
    """Yield the name and the trace of each run: files, then so many random setups."""
    for case in CASES:
        yield f"case {case.name}", of_file(case / "scenario.yaml")
    for name in library.names():
        yield f"@{name}", of_file(library.path(name))
    for seed in (*RICH, *range(count - len(RICH))):
        make, profile = MAKERS[seed % len(MAKERS)]
        yield f"{make.__name__}({seed})", simulate(make(seed), profile)


def print_digests(count: int) -> None:
    """Print which way runs, then name and digest of each run."""
    print(json.dumps(["compiled", installed.is_compiled()]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "run.nandviz")
        for name, trace in runs(count):
            store.save(trace, path)
            print(json.dumps([name, hashlib.sha256(path.read_bytes()).hexdigest()]))
            path.unlink()


def digests(root: Path, count: int) -> list[list[object]]:
    """Simulate in a checkout; return what `print_digests` prints there."""
    command = [sys.executable, "-m", "tests.same_bytes", "--digests", "--count", str(count)]
    environment = {**os.environ, "PYTHONPATH": str(root.resolve())}
    done = subprocess.run(command, cwd=root, env=environment, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> int:
    """Compare, or print what is to be compared; return the exit code."""
    parser = argparse.ArgumentParser(description="Compare the runs of two checkouts.")
    parser.add_argument("roots", nargs="*", type=Path, metavar="ROOT", help="plain, compiled")
    parser.add_argument("--digests", action="store_true", help="print those of this checkout")
    parser.add_argument("--count", type=int, default=COUNT, help="random runs")
    given = parser.parse_args()
    if given.digests:
        print_digests(given.count)
        return 0
    with ThreadPoolExecutor() as pool:
        told = pool.map(digests, given.roots, repeat(given.count))
    (way, *ours), (other_way, *theirs) = told
    if (way[1], other_way[1]) != (False, True):
        print("not one checkout that runs as plain Python and one that is compiled")
        return 1
    differing = [a[0] for a, b in zip(ours, theirs, strict=True) if a != b]
    for name in differing:
        print(f"other bytes where compiled: {name}")
    print(f"{len(ours) - len(differing)} of {len(ours)} runs: the same bytes, compiled and plain")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(main())
