"""Setups with policies that parts and controllers really have, in all combinations.

``python -m tests.policies COUNT [FIRST]`` runs so many: no law is broken, and what is read as of
every event is what the live engine held.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from nandviz.model.setup import Setup
from nandviz.trace.laws import check
from tests.query.live import Run
from tests.strategies import (
    GENERIC_TLC,
    OPTIONAL,
    SMALL,
    excluding_setup,
    random_setup,
    workload_setup,
)


def random_policies(seed: int, setup: Setup) -> Setup:
    """Return a setup with each of the policies on or off."""
    rng = np.random.default_rng(seed)
    chosen = {name: values[int(rng.integers(len(values)))] for name, values in OPTIONAL.items()}
    return replace(setup, policies=replace(setup.policies, **chosen))


def setup_of(seed: int) -> Setup:
    """Return a random setup: of the script's own, of a workload, or with exclusions."""
    if seed % 5 == 3:
        return random_policies(seed, workload_setup(seed))
    if seed % 5 == 4:
        return random_policies(seed, excluding_setup(seed))
    return random_policies(seed, random_setup(seed, GENERIC_TLC if seed % 4 == 0 else SMALL))


def faults(setup: Setup) -> Iterator[str]:
    """Yield what is wrong with a run: a law that it breaks, an event whose reads differ."""
    run = Run(setup)
    held = [run.facts()]
    while run.simulation.step():
        run.simulation.check_invariants()
        held.append(run.facts())
    for verdict in check(run.trace):
        yield from (f"law {verdict.law}: {v.detail}" for v in verdict.violations[:1])
    for k, facts in enumerate(held, start=-1):
        if run.facts_as_of(k) != facts:
            yield f"as of event {k}"


def main(count: int, first: int = 0) -> int:
    """Run so many setups; tell of each fault, and return 1 if there is one."""
    found = 0
    for seed in range(first, first + count):
        for fault in faults(setup_of(seed)):
            found += 1
            sys.stdout.write(f"{seed}: {fault}\n")
    sys.stdout.write(f"{count} runs, {found} faults\n")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
