"""Pairs of random setups, the second made of the first by a few changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from nandviz.model.ops import OpRequest
from nandviz.model.setup import Policies, Setup, Submission
from nandviz.model.words import NO_PAGE, BacklogScope, BusConflict, Kind, OnBlocked
from tests.strategies import random_setup, workload_setup

Change = Callable[[Setup, np.random.Generator], Setup]

POLICIES: dict[str, tuple[Any, ...]] = {
    "sequence_gap_ns": (0, 7),
    "bus_conflict": tuple(BusConflict),
    "on_blocked": tuple(OnBlocked),
    "backlog_scope": tuple(BacklogScope),
    "backlog_retry_delay_ns": (1, 9, 40),
    "backlog_retry_limit": (0, 2, 8),
    "max_suspends_per_op": (None, 0, 1, 2),
    "min_resume_to_suspend_ns": (0, 50),
    "offset_guard": (0, 1),
    "epr": (True, False),
}


def _script(setup: Setup, script: list[Submission]) -> Setup:
    return replace(setup, script=tuple(script))


def _when(setup: Setup, rng: np.random.Generator) -> int:
    """Return an instant at or near one of another entry."""
    at_ns = setup.script[rng.integers(len(setup.script))].at_ns
    return max(0, at_ns + int(rng.integers(-20, 60)) * int(rng.integers(2)))


def moved(setup: Setup, rng: np.random.Generator) -> Setup:
    script, place = list(setup.script), int(rng.integers(len(setup.script)))
    script[place] = replace(script[place], at_ns=_when(setup, rng))
    return _script(setup, script)


def removed(setup: Setup, rng: np.random.Generator) -> Setup:
    script = list(setup.script)
    if len(script) > 1:
        del script[rng.integers(len(script))]
    return _script(setup, script)


def duplicated(setup: Setup, rng: np.random.Generator) -> Setup:
    script, place = list(setup.script), int(rng.integers(len(setup.script)))
    script.insert(place + 1, replace(script[place], at_ns=_when(setup, rng)))
    return _script(setup, script)


def added(setup: Setup, rng: np.random.Generator) -> Setup:
    """Add an op of the script's own ops, mostly on another block and page."""
    script, place = list(setup.script), int(rng.integers(len(setup.script) + 1))
    ops = [op for entry in script for op in entry.ops]
    script.insert(place, Submission(_when(setup, rng), (_elsewhere(setup, _one(ops, rng), rng),)))
    return _script(setup, script)


def _one(ops: list[OpRequest], rng: np.random.Generator) -> OpRequest:
    plain = [op for op in ops if op.op.base.kind is not Kind.RESET]
    return (plain or ops)[rng.integers(len(plain or ops))]


def _elsewhere(setup: Setup, op: OpRequest, rng: np.random.Generator) -> OpRequest:
    topology = setup.topology
    rows = topology.blocks // topology.planes
    row, page = int(rng.integers(rows)), int(rng.integers(topology.pages))
    targets = tuple(
        t._replace(
            block=row * topology.planes + t.plane, page=NO_PAGE if t.page == NO_PAGE else page
        )
        for t in op.targets
    )
    return replace(op, targets=targets)


def policy_changed(setup: Setup, rng: np.random.Generator) -> Setup:
    name = sorted(POLICIES)[rng.integers(len(POLICIES))]
    values = POLICIES[name]
    changes: Any = {name: values[rng.integers(len(values))]}
    policies: Policies = replace(setup.policies, **changes)
    return replace(setup, policies=policies)


SCRIPT_CHANGES: tuple[Change, ...] = (moved, removed, duplicated, added)
RENUMBERS = (removed, duplicated, added)
"""What gives later entries of a file other numbers."""


def pair(seed: int) -> tuple[Setup, Setup, bool]:
    """Return two setups, and whether no entry of the second has another number in its file."""
    rng = np.random.default_rng(seed)
    if seed % 6 == 5:
        first = workload_setup(seed // 6, max_ops=40)
        assert first.workload is not None
        other = replace(first.workload, seed=seed)
        return first, replace(first, workload=other), True
    first = random_setup(seed, batches=14)
    if seed % 6 == 4:
        second = first
        for _ in range(4):
            second = policy_changed(second, rng)
        return first, second, True
    changes = [SCRIPT_CHANGES[seed % 6]]
    if rng.random() < 0.4:
        more = (*SCRIPT_CHANGES, policy_changed)
        changes += [more[i] for i in rng.integers(len(more), size=int(rng.integers(1, 4)))]
    second = first
    for change in changes:
        second = change(second, rng)
    return first, second, not {*changes} & {*RENUMBERS}
