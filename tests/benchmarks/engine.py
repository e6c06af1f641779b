"""How fast the engine is with its trace recorded; prints JSON lines.

usage: engine.py [--ops N]     (default: 10^4 and 10^6)

Times are those of the processor, so that what else runs on the machine counts little. Each line
has ``what``, ``value``, ``unit`` and the goal where there is one. The reference is the generator in
use before: it commits about 100 ops/s; its goal was 2,000.
"""

import argparse
import heapq
import json
import resource
import sys
import time
from collections.abc import Iterator

from nandviz.collector import collector_off
from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpRequest, Profile, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import METRICS
from nandviz.scenario import loader
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

SMALL, LARGE = 10_000, 1_000_000
PERIOD_NS = 2_000_000
"""Time of one round on one die: more than it takes, so that no backlog grows."""
DIES = 4
OPS_A_ROUND = 8
PREDECESSOR_OPS_S, PREDECESSOR_GOAL_OPS_S = 100, 2_000
BASIS = "nandviz: 1\nname: basis\nscript: [{at_us: 0, op: Read_Status, die: 0}]\n"


def rounds(profile: Profile, count: int, topology: Topology) -> Iterator[Submission]:
    """Yield suspend rounds on each die in turn until so many ops are submitted.

    A round: a batch of three programs, the first is suspended, the die is read twice meanwhile,
    resumed, and asked for its status.
    """
    ops, pages = profile.ops, topology.pages
    for number in range(count // OPS_A_ROUND):
        die, turn = number % topology.dies, number // topology.dies
        at_ns = number * PERIOD_NS // topology.dies
        page = 3 * turn % (pages - pages % 3)
        block = 1 + 3 * turn // (pages - pages % 3)
        targets = [(Target(topology.plane_of(block), block, page + i),) for i in range(3)]
        program = [OpRequest(ops["Page_Program_SLC"], die, target) for target in targets]
        read = OpRequest(ops["Page_Read_SLC"], die, (Target(0, 0, 0),))
        yield Submission(at_ns, tuple(program))
        yield Submission(at_ns + 100_000, (OpRequest(ops["Program_Suspend"], die),))
        yield Submission(at_ns + 205_000, (read, read))
        yield Submission(at_ns + 300_000, (OpRequest(ops["Program_Resume"], die),))
        yield Submission(at_ns + 310_000, (OpRequest(ops["Read_Status"], die),))


def setup(count: int) -> tuple[Setup, Profile]:
    """Return a setup of so many ops."""
    profile = loader.loads(BASIS).profile
    blocks = 2 + 3 * count // OPS_A_ROUND // DIES // 126
    topology = Topology(channels=2, dies=DIES, planes=4, blocks=blocks, pages=128)
    programmed = {(die, 0): BlockState(0, "SLC", "SLC") for die in range(DIES)}
    script = tuple(rounds(profile, count, topology))
    return Setup(topology, Policies(), script, initial=programmed), profile


def simulate(count: int) -> tuple[float, Trace]:
    """Return the seconds that so many ops took with the trace recorded, and the trace."""
    return timed(*setup(count))


def timed(made: Setup, profile: Profile) -> tuple[float, Trace]:
    """Return the seconds that a setup takes to simulate, and its trace.

    The collector is off, as in every run of the program.
    """
    trace = Trace(TraceInfo("benchmark", tuple(profile.ops.values()), made.topology))
    simulation = Simulation(made, Recorder(trace))
    began = time.process_time()
    with collector_off():
        simulation.run()
    trace.flush()
    return time.process_time() - began, trace


def bare_heap_s(count: int) -> float:
    """Return the seconds that so many pushes and pops take on a heap of a thousand."""
    heap = [(time_ns, 3, time_ns) for time_ns in range(0, 1000 * 977, 977)]
    heapq.heapify(heap)
    began = time.process_time()
    for seq in range(count):
        now_ns, _, _ = heapq.heappop(heap)
        heapq.heappush(heap, (now_ns + 1 + seq * 7919 % 1_000_003, 3, seq))
    return time.process_time() - began


def tell(what: str, value: float, unit: str, **more: float) -> None:
    """Print one figure."""
    print(json.dumps({"what": what, "value": round(value, 2), "unit": unit, **more}), flush=True)


def committed(trace: Trace) -> int:
    """Return how many ops were committed."""
    values = trace.metrics.value[trace.metrics.metric == METRICS.index("ops_committed")]
    return int(values[-1])


def main() -> int:
    """Measure a small and a large run."""
    parser = argparse.ArgumentParser(description="Measure the engine; prints JSON lines.")
    parser.add_argument("--ops", type=int, default=LARGE, help="ops of the large run")
    large = parser.parse_args().ops
    small_s = min(simulate(SMALL)[0] for _ in range(3))
    before_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    large_s, trace = simulate(large)
    grown_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kib
    events = len(trace.events)
    bytes_ = sum(table.nbytes for table in trace.tables().values())
    rate = committed(trace) / large_s
    tell("ops", large, "ops", events=events, suspensions=len(trace.suspensions))
    tell("committed ops per second", rate, "ops/s", goal=20_000)
    tell("of the predecessor's rate", rate / PREDECESSOR_OPS_S, "times")
    tell("of the predecessor's goal", rate / PREDECESSOR_GOAL_OPS_S, "times")
    tell("of bare heapq push and pop", large_s / bare_heap_s(events), "times", goal=30)
    flat = (large_s / large) / (small_s / SMALL)
    tell(f"time per op at {large:,} of that at {SMALL:,}", flat, "times", goal=1.15)
    tell("trace per op", bytes_ / large, "bytes", goal=600)
    tell("trace per segment", trace.segments.nbytes / len(trace.segments), "bytes", goal=24)
    tell("peak memory per op, scenario and engine too", grown_kib * 1024 / large, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
