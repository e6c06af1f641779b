"""A run in which something lasts: an op that is suspended, and ops that wait, since the start.

Beside them, on other dies, ops come and go in rounds: programs, one of them suspended and resumed,
reads, and a batch that is refused. So what a read of the lasting ones looks at can be told from
what the run has grown by.
"""

from collections.abc import Iterator
from typing import Final

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpRequest, Profile, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.scenario import loader
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

SUSPENDED_UID: Final = 1
"""The op that is suspended at the start and never resumed."""

WAITING_UID: Final = 2
"""An op that was displaced then and waits in the backlog."""

_BASIS: Final = "nandviz: 1\nname: basis\nscript: [{at_us: 0, op: Read_Status, die: 0}]\n"
_LASTING_DIE: Final = 0
_DIES: Final = 4
_PERIOD_NS: Final = 2_000_000
"""Time of a round on each die: more than it takes, so that no backlog grows."""
_SEGMENTS_A_ROUND: Final = 20


def _lasting(profile: Profile) -> Iterator[Submission]:
    program = profile.ops["Page_Program_SLC"]
    pages = [OpRequest(program, _LASTING_DIE, (Target(1, 1, page),)) for page in range(2)]
    yield Submission(0, tuple(pages))
    yield Submission(100_000, (OpRequest(profile.ops["Program_Suspend"], _LASTING_DIE),))


def _rounds(profile: Profile, count: int, topology: Topology) -> Iterator[Submission]:
    ops, dies = profile.ops, [d for d in range(topology.dies) if d != _LASTING_DIE]
    pages = topology.pages - topology.pages % 3
    for number in range(count):
        die, turn = dies[number % len(dies)], number // len(dies)
        at_ns = 1_000_000 + number * _PERIOD_NS // len(dies)
        block, page = 1 + 3 * turn // pages, 3 * turn % pages
        plane = topology.plane_of(block)
        program, read = ops["Page_Program_SLC"], ops["Page_Read_SLC"]
        targets = [Target(plane, block, page + i) for i in range(3)]
        yield Submission(at_ns, tuple(OpRequest(program, die, (target,)) for target in targets))
        yield Submission(at_ns + 100_000, (OpRequest(ops["Program_Suspend"], die),))
        yield Submission(at_ns + 205_000, (OpRequest(read, die, (Target(0, 0, 0),)),))
        yield Submission(at_ns + 300_000, (OpRequest(ops["Program_Resume"], die),))
        yield Submission(at_ns + 1_500_000, (OpRequest(ops["Program_Resume"], die),))


def long_life(segments: int) -> Trace:
    """Simulate a run of about so many segments."""
    rounds = max(1, segments // _SEGMENTS_A_ROUND)
    profile = loader.loads(_BASIS).profile
    blocks = 2 + 3 * rounds // (_DIES - 1) // 126
    topology = Topology(channels=2, dies=_DIES, planes=4, blocks=blocks, pages=128)
    programmed = {(die, 0): BlockState(0, "SLC", "SLC") for die in range(_DIES)}
    entries = (*_lasting(profile), *_rounds(profile, rounds, topology))
    made = Setup(
        topology,
        Policies(),
        tuple(sorted(entries, key=lambda entry: entry.at_ns)),
        initial=programmed,
    )
    trace = Trace(TraceInfo("something lasts", tuple(profile.ops.values()), topology))
    Simulation(made, Recorder(trace)).run()
    trace.flush()
    return trace
