"""Simulated traces that break no law, and how to tamper with a copy of one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpRequest, Profile, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo
from tests.strategies import SMALL

Entry = tuple[int, Sequence[OpRequest]]


def op(name: str, block: int | None = None, page: int = -1, die: int = 0) -> OpRequest:
    targets = () if block is None else (Target(block % 4, block, page),)
    return OpRequest(SMALL.ops[name], die, targets)


def together(name: str, *targets: Target) -> OpRequest:
    return OpRequest(SMALL.ops[name], 0, targets)


def simulate(setup: Setup, profile: Profile = SMALL, events: int | None = None) -> Trace:
    """Run a setup, to its end or for a number of events."""
    info = TraceInfo(
        "story",
        tuple(profile.ops.values()),
        setup.topology,
        setup.policies,
        setup.initial_default,
        setup.initial,
        until_ns=setup.until_ns,
        drain=setup.drain,
        exclusions=setup.exclusions,
    )
    trace = Trace(info)
    simulation = Simulation(setup, Recorder(trace))
    while (events is None or simulation.index + 1 < events) and simulation.step():
        pass
    return trace


def story(*script: Entry, dies: int = 1, policies: Policies | None = None) -> Trace:
    topology = Topology(dies=dies, blocks=8, pages=8)
    submissions = tuple(Submission(at, tuple(ops)) for at, ops in script)
    return simulate(Setup(topology, policies or Policies(), submissions))


def three_programs() -> Trace:
    """Ops 1, 2, 3 program block 0; op 4 suspends op 1 at 30, op 5 resumes it at 300."""
    return story(
        (0, [op("Program", 0, page) for page in range(3)]),
        (30, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
    )


def nested() -> Trace:
    """ERASE op 1 of block 1 holds PROGRAM op 3 of block 0; each is suspended and resumed."""
    return story(
        (0, [op("Erase", 1)]),
        (100, [op("Erase_Suspend")]),
        (150, [op("Program", 0, 0)]),
        (200, [op("Program_Suspend")]),
        (260, [op("Program_Resume")]),
        (600, [op("Erase_Resume")]),
    )


def suspended_twice() -> Trace:
    """Op 1 is suspended by op 2 at 30, resumed, and suspended again by op 4 at 160."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (160, [op("Program_Suspend")]),
        (250, [op("Program_Resume")]),
    )


def two_dies() -> Trace:
    """Ops 1 and 2 program die 0 and die 1, which share a bus."""
    return story((0, [op("Program", 0, 0)]), (0, [op("Program", 0, 0, die=1)]), dies=2)


def with_gaps() -> Trace:
    """Programs 50 ns apart; op 1 is suspended by op 4, ops 2 and 3 displaced and flushed."""
    pages = [replace(op("Program", 0, page), gap_ns=50) for page in range(3)]
    return story((0, pages), (30, [op("Program_Suspend")]), (300, [op("Program_Resume")]))


def boundary() -> Trace:
    """Op 3 waits behind op 2, which suspends op 1; op 4 50 ns behind op 3; op 6 behind op 5."""
    behind = [op("Program", 4, 0), replace(op("Program", 4, 1), gap_ns=50)]
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend"), *behind]),
        (300, [op("Program_Resume"), replace(op("Read", 0, 0), gap_ns=200)]),
    )


def waits_behind_displaced() -> Trace:
    """Op 3 waits since 30; op 5 is displaced before it by op 7, before the REFILL of op 4."""
    suspend = replace(op("Program_Suspend"), gap_ns=30)
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend"), op("Program", 4, 0)]),
        (300, [op("Program_Resume"), op("Read", 0, 0)]),
        (305, [op("Data_Out"), suspend]),
        (600, [op("Program_Resume")]),
    )


def reset_between() -> Trace:
    """Op 5 resets the die: program 1 is suspended, program 2 displaced, erase 3 has ended."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (30, [op("Program_Suspend")]),
        (60, [op("Read", 1, 0)]),
        (100, [op("Reset")]),
        (200, [op("Erase", 0), op("Program", 0, 0), op("Read", 0, 0)]),
    )


def reset_before_suspend() -> Trace:
    """Op 2 holds the bus until 13, when op 3 would suspend op 1; op 4 resets the die at 7."""
    return story(
        (0, [op("Program", 0, 0)]),
        (0, [op("Data_Out")]),
        (7, [op("Program_Suspend")]),
        (7, [op("Reset")]),
    )


def failed_flush() -> Trace:
    """Op 3 waits while PROGRAM is suspended; its flush fails, is tried again and drops it."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (60, [op("Program", 1, 0), op("Read", 3, 0)]),
        (300, [op("Program_Resume")]),
        policies=Policies(backlog_retry_limit=1),
    )


def second_die() -> Trace:
    """All but ops 2 and 13 on die 1: op 4 of a held erase's die is suspended; op 10 resets it."""
    return story(
        (0, [op("Erase", 1, die=1), op("Program", 0, 0)]),
        (100, [op("Erase_Suspend", die=1)]),
        (150, [op("Program", 0, page, die=1) for page in range(2)]),
        (200, [op("Program_Suspend", die=1), op("Program", 4, 0, die=1)]),
        (260, [op("Program_Resume", die=1)]),
        (450, [op("Erase_Resume", die=1)]),
        (700, [op("Reset", die=1)]),
        (800, [op("Erase", 1, die=1), op("Program", 1, 0, die=1), op("Program", 0, 1)]),
        dies=2,
    )


def suspended_twice_by_one_batch() -> Trace:
    """Op 1 is suspended by op 4 at 30, resumed by op 5 and suspended by op 6, all of one batch."""
    again = [op("Program_Resume"), replace(op("Program_Suspend"), gap_ns=20)]
    return story(
        (0, [op("Program", 0, page) for page in range(3)]),
        (30, [op("Program_Suspend"), *again]),
        (400, [op("Program_Resume")]),
    )


def both_queues() -> Trace:
    """Op 2 waits for the erase op 1, ops 5 and 7 for the program op 4; op 7 has no anchor."""
    return story(
        (0, [op("Erase", 1), op("Erase", 2)]),
        (100, [op("Erase_Suspend")]),
        (150, [op("Program", 0, 0), op("Program", 0, 1)]),
        (200, [op("Program_Suspend")]),
        (210, [op("Program", 4, 0)]),
        (260, [op("Program_Resume")]),
        (600, [op("Erase_Resume")]),
    )


def multi_plane() -> Trace:
    """Ops 1 and 2 program a page of blocks 0 and 1; op 5 reads both, op 6 erases them."""
    blocks = range(2)
    pages = [together("Program", *(Target(b, b, page) for b in blocks)) for page in blocks]
    read = together("Read", *(Target(b, b, 0) for b in blocks))
    return story(
        (0, pages),
        (30, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (400, [read, together("Erase", *(Target(b, b, -1) for b in blocks))]),
    )


def copy_of(trace: Trace) -> Trace:
    return trace_as_of(trace, trace.last_event)


def write(trace: Trace, table: str, row: int, **cells: int) -> None:
    """Overwrite cells, also those that never change in a real trace."""
    rows = trace.tables()[table]
    rows.flush()
    for name, value in cells.items():
        rows._data[name][row] = value


def shift(trace: Trace, uid: int, by_ns: int, state: int | None = None) -> None:
    """Move the living segments of an op in time, all or those of one state."""
    segments = trace.segments
    mine = trace.parts.uid[segments.part] == uid
    if state is not None:
        mine &= segments.state == state
    for row in np.flatnonzero(mine & (segments.died == 2**31 - 1)).tolist():
        start, end = int(segments.start_ns[row]), int(segments.end_ns[row])
        write(trace, "segments", row, start_ns=start + by_ns, end_ns=end + by_ns)
