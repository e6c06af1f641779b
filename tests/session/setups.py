"""Small setups built in Python, and the traces of their runs."""

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import Base, OpDef, OpRequest, State, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.model.words import Axis, Kind, Scope
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

ISSUE = State("ISSUE", bus=True)
CORE_BUSY = State("CORE_BUSY", bus=False)
DATA_OUT = State("DATA_OUT", bus=True)
TWO = (ISSUE, CORE_BUSY)


def _op(name: str, kind: Kind, axis: Axis | None, durations: tuple[int, ...], **kw: bool) -> OpDef:
    scope = Scope.PLANE if kind is Kind.READ else Scope.DIE
    states = (*TWO, DATA_OUT) if kind is Kind.READ else TWO
    base = Base(name.upper(), kind, axis, scope, states, **kw)
    return OpDef(
        name, base, "SLC" if axis and kind in {Kind.ERASE, Kind.PROGRAM} else "NONE", durations
    )


PROGRAM = _op("Program", Kind.PROGRAM, Axis.PROGRAM, (9_824, 300_000), commits=True)
ERASE = _op("Erase", Kind.ERASE, Axis.ERASE, (110, 7_000_000))
READ = _op("Read", Kind.READ, None, (120, 25_000, 6_000))
P_SUSPEND = _op("Program_Suspend", Kind.SUSPEND, Axis.PROGRAM, (185, 100_000), instant=True)
E_SUSPEND = _op("Erase_Suspend", Kind.SUSPEND, Axis.ERASE, (185, 100_000), instant=True)
P_RESUME = _op("Program_Resume", Kind.RESUME, Axis.PROGRAM, (185, 150_000))
E_RESUME = _op("Erase_Resume", Kind.RESUME, Axis.ERASE, (185, 150_000))
RESET = _op("Reset", Kind.RESET, None, (30, 30_000), instant=True)
OPS = (PROGRAM, ERASE, READ, P_SUSPEND, E_SUSPEND, P_RESUME, E_RESUME, RESET)
TOPOLOGY = Topology(dies=2, planes=4, blocks=16, pages=64)


def request(
    op: OpDef, block: int = 0, page: int = 0, *, die: int = 0, gap_ns: int = 0
) -> OpRequest:
    if op.base.kind in {Kind.SUSPEND, Kind.RESUME, Kind.RESET}:
        return OpRequest(op, die, (), gap_ns)
    at = -1 if op.base.kind is Kind.ERASE else page
    return OpRequest(op, die, (Target(TOPOLOGY.plane_of(block), block, at),), gap_ns)


def batch(at_us: int, *requests: OpRequest) -> Submission:
    return Submission(at_us * 1000, requests)


def setup_of(*script: Submission, policies: Policies | None = None) -> Setup:
    return Setup(TOPOLOGY, policies or Policies(), script)


def start(setup: Setup) -> tuple[Trace, Simulation]:
    trace = Trace(TraceInfo("a test", OPS, setup.topology, setup.policies))
    return trace, Simulation(setup, Recorder(trace))


def run(*script: Submission, policies: Policies | None = None) -> Trace:
    trace, simulation = start(setup_of(*script, policies=policies))
    simulation.run()
    return trace


def batch_of_three() -> Trace:
    """The run of `batch_of_three_setup`."""
    trace, simulation = start(batch_of_three_setup())
    simulation.run()
    return trace


def batch_of_three_setup() -> Setup:
    """Three programs; the first is suspended at 100 µs and resumed at 400 µs."""
    return setup_of(
        batch(0, *(request(PROGRAM, 0, page) for page in range(3))),
        batch(100, request(P_SUSPEND)),
        batch(210, request(READ, 4, 1)),
        batch(400, request(P_RESUME)),
    )
