"""Eight times as many ops are eight times the work, whatever happens to them at one instant.

Lines of the program are counted, not time: of the engine, and of the recorder that it tells.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.setup import Policies, Setup, Submission
from nandviz.model.words import BacklogScope, BusConflict
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo
from tests.engine.lines import growth
from tests.engine.stories import OPS, at, op, setup_of

FEW = 40
MOST = 9.0
"""Growth of the work of 8 n ops over that of n: of n log n it is below this, of n² near 64."""

SUSPEND, RESUME, RESET = op("psuspend"), op("presume"), op("reset")


def program(page: int, block: int = 0, die: int = 0):
    return op("program", block, page, die=die)


def singly(us: float, ops) -> list[Submission]:
    return [at(us, each) for each in ops]


def of_one_block(n: int) -> list[Submission]:
    return singly(0, [program(page) for page in range(n)])


def of_many_blocks(n: int) -> list[Submission]:
    return singly(0, [program(0, block) for block in range(n)])


def written_and_read(n: int) -> list[Submission]:
    """Programs of one block, each read behind the next one's back."""
    pages = range(n // 2)
    return singly(0, [each for p in pages for each in (program(p), op("read", 0, p))])


def written_then_read(n: int) -> list[Submission]:
    """Programs of one block, and then reads of its pages."""
    writes = [op("plane_program", 0, page) for page in range(n // 2)]
    return singly(0, [*writes, *(op("plane_read", 0, page) for page in range(n // 2))])


def two_dies(n: int) -> list[Submission]:
    return singly(0, [program(page, die=die) for page in range(n // 2) for die in (0, 1)])


def over_short_gaps(n: int) -> list[Submission]:
    """Reads with short gaps between their bus segments, and transfers that do not fit them."""
    reads = [op("read", 8, 3) for _ in range(n // 2)]
    return singly(0, [*reads, *(op("long_dout") for _ in range(n // 2))])


PLANS = [of_one_block, of_many_blocks, written_and_read, written_then_read, two_dies]

EVENTS: dict[str, Callable[[int], list[Submission]]] = {
    "arrivals at one instant": of_one_block,
    "arrivals that pass gaps too short": over_short_gaps,
    "a batch": lambda n: [at(0, *map(program, range(n)))],
    "a batch below what holds the bus later": lambda n: [
        at(0, op("dout"), op("dout", gap=10**7)),
        at(1, *map(program, range(n))),
    ],
    "a batch that is rolled back": lambda n: [at(0, *map(program, range(n)), program(0))],
    "a batch that is deferred": lambda n: [
        at(0, program(0)),
        at(100, SUSPEND),
        at(200, *(program(page + 1) for page in range(n))),
    ],
    "ops that are deferred one by one": lambda n: [
        at(0, program(0)),
        at(100, SUSPEND),
        *singly(200, [program(page + 1) for page in range(n)]),
    ],
    "a RESET of a backlog": lambda n: [*of_one_block(n), at(100, SUSPEND), at(200, RESET)],
    "a flush, one block": lambda n: [*of_one_block(n), at(100, SUSPEND), at(200, RESUME)],
    "a flush, many blocks": lambda n: [*of_many_blocks(n), at(100, SUSPEND), at(200, RESUME)],
    "a boundary that is flushed and displaced again": lambda n: [
        *of_one_block(n // 2),
        at(100, SUSPEND, *(program(page + n // 2) for page in range(n // 2))),
        at(200, RESUME),
        at(240, SUSPEND),
    ],
    "a SUSPEND behind a boundary of its own batch": lambda n: [
        *of_one_block(n // 2),
        at(
            100,
            SUSPEND,
            *(program(page + n // 2) for page in range(n // 2)),
            RESUME,
        ),
        at(200, SUSPEND),
    ],
    "retries of every entry": lambda n: [
        at(0, program(0)),
        at(100, SUSPEND),
        *singly(150, [program(7) for _ in range(n)]),
        at(200, RESUME),
    ],
    "entries that move to the other queue": lambda n: [
        at(0, op("erase", 2)),
        at(100, op("esuspend")),
        at(130, program(0)),
        at(200, SUSPEND),
        *singly(300, [op("program", 2, page) for page in range(n)]),
        at(400, RESUME),
    ],
    "SUSPENDs at one instant": lambda n: [*of_one_block(n), *singly(100, [SUSPEND] * n)],
}


def recorder_of(setup: Setup) -> Recorder:
    ops = tuple(OPS.values())
    return Recorder(Trace(TraceInfo("work", ops, setup.topology, setup.policies)))


def grows(make: Callable[[int], list[Submission]], policies: Policies | None = None) -> float:
    """Return the growth of the work of a run, its first n ops and all that follows."""

    def run(n: int) -> None:
        setup = setup_of(*make(n), dies=2, policies=policies)
        topology = replace(setup.topology, blocks=16 * FEW, pages=16 * FEW)
        Simulation(replace(setup, topology=topology), recorder_of(setup)).run()

    return growth(run, FEW)


@pytest.mark.parametrize("scope", BacklogScope)
@pytest.mark.parametrize("plan", PLANS)
def test_a_suspend_displaces_ops_in_work_by_their_number(plan, scope):
    policies = Policies(backlog_scope=scope)
    assert grows(lambda n: [*plan(n), at(100, SUSPEND)], policies) < MOST


@pytest.mark.parametrize("plan", PLANS)
def test_a_reset_aborts_ops_in_work_by_their_number(plan):
    assert grows(lambda n: [*plan(n), at(100, RESET)]) < MOST


@pytest.mark.parametrize("what", EVENTS)
def test_the_work_of_many_ops_grows_with_their_number(what):
    assert grows(EVENTS[what]) < MOST


def test_refusals_of_a_taken_bus_cost_the_same_each():
    policies = Policies(bus_conflict=BusConflict.REJECT)
    assert grows(lambda n: [*of_one_block(n), *singly(5, [op("dout")] * n)], policies) < MOST
