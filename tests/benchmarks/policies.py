"""Latency of reads under policies, in the built-in workloads; prints JSON lines.

usage: policies.py [--ops N] [--seeds N] [KEY=VALUE …]   (2000, 3, displaced_reads=advance)

Each line has ``what`` (the workload, or all of them), ``policies``, and of the reads that are
completed ``reads``, ``mean_us`` and ``p99_us`` (sorted[min(n - 1, floor(0.99 n))]); besides
``suspends`` and how many of them served no read.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

import numpy as np

from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.run_figures import RunFigures
from nandviz.run import Run
from nandviz.scenario import library, loader

WORKLOADS = tuple(name for name in library.names() if name.startswith("workload-"))


def figures(name: str, seed: int, ops: int, policies: dict[str, str]) -> RunFigures:
    """Run a workload to its end."""
    over = {"workload.seed": str(seed), "workload.stop.ops": str(ops)}
    over |= {f"policies.{key}": value for key, value in policies.items()}
    run = Run(loader.load(library.path(name), over))
    while not run.complete:
        run.steps(10_000)
    run.trace.flush()
    return RunFigures(ColumnsAsOf(run.trace, run.trace.last_event))


def line(what: str, policies: dict[str, str], runs: Sequence[RunFigures]) -> dict[str, object]:
    """Return the figures of some runs together."""
    took_ns = np.sort(np.concatenate([run.reads.latency_ns for run in runs]))
    unserved = sum(int((run._served[0] == 0).sum()) for run in runs)
    p99_ns = int(took_ns[min(len(took_ns) - 1, 99 * len(took_ns) // 100)])
    return {
        "what": what,
        "policies": policies or "default",
        "reads": len(took_ns),
        "mean_us": round(float(took_ns.mean()) / 1000, 3),
        "p99_us": p99_ns / 1000,
        "suspends": sum(run.suspends.count for run in runs),
        "served_no_read": unserved,
    }


def lines(ops: int, seeds: int, policies: dict[str, str]) -> Iterator[dict[str, object]]:
    """Yield the figures of each workload and of all, by default and with policies."""
    for chosen in ({}, policies):
        found = []
        for name in WORKLOADS:
            runs = [figures(name, seed, ops, chosen) for seed in range(1, seeds + 1)]
            yield line(name, chosen, runs)
            found += runs
        yield line("all", chosen, found)


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ops", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("policies", nargs="*", default=["displaced_reads=advance"])
    given = parser.parse_args()
    policies = dict(each.split("=", 1) for each in given.policies)
    for each in lines(given.ops, given.seeds, policies):
        sys.stdout.write(json.dumps(each) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
