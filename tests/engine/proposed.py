"""What workloads propose and what becomes of it, as text: every call of the observer.

``python -m tests.engine.proposed`` writes the files of `GOLDEN` anew; read what has changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from nandviz.engine.observer import Observer
from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpRequest
from nandviz.model.plan import Part
from nandviz.model.setup import BlockState, Policies, Setup, Topology, Workload
from nandviz.model.words import BAD, DIRTY, ERASED, Proposal
from tests.engine.stories import US, at, op, run
from tests.engine.test_workload import PROPOSED, WEIGHTS

UNTOLD = {"event_pushed", "event_cancelled", "event_done", "metric"}
GOLDEN = Path(__file__).with_name("golden")
P = Proposal
SMALL = Topology(dies=2, planes=2, blocks=6, pages=4)
WORN = {
    (0, 0): BlockState(3, "SLC", "SLC"),
    (0, 1): BlockState(BAD),
    (0, 2): BlockState(DIRTY),
    (0, 3): BlockState(ERASED, "TLC"),
    (0, 4): BlockState(1, "SLC", "SLC"),
    (1, 0): BlockState(DIRTY),
    (1, 5): BlockState(3, "SLC", "SLC"),
}
ERASES = {P.ERASE: 2, P.READ: 1, P.PROGRAM: 2}
BUSY = WEIGHTS | {"IDLE": ERASES, "ERASE_SUSPENDED": {P.PROGRAM: 2, P.ERASE: 1, P.ERASE_RESUME: 1}}
RESET = BUSY | {"PROGRAM_SUSPENDED": {P.RESET: 1, P.PROGRAM: 2, P.PROGRAM_RESUME: 1}}
SIZES = {P.PROGRAM: (1, 3), P.ERASE: (1, 2), P.READ: (2, 3)}
PLAIN = Setup(
    SMALL, Policies(), (), initial=WORN, workload=Workload(1, PROPOSED, WEIGHTS, SIZES, max_ops=30)
)
CUT = Workload(6, PROPOSED, WEIGHTS, SIZES, until_ns=1200 * US)
SETUPS = {
    "worn": PLAIN,
    "erases": replace(PLAIN, workload=Workload(2, PROPOSED, BUSY, SIZES, max_ops=30)),
    "resets": replace(PLAIN, workload=Workload(3, PROPOSED, RESET, SIZES, max_ops=40)),
    "guard": replace(PLAIN, policies=Policies(offset_guard=2, sequence_gap_ns=700)),
    "refills": replace(PLAIN, workload=Workload(4, PROPOSED, BUSY, SIZES, max_ops=30, phase=False)),
    "hooks": replace(
        PLAIN,
        script=(at(0, op("program", 5, 0)), at(0, op("program", 1, 0, die=1))),
        workload=Workload(5, PROPOSED, BUSY, SIZES, max_ops=30, refill=False),
    ),
    "cut": replace(PLAIN, workload=CUT),
    "singly": replace(PLAIN, workload=Workload(7, PROPOSED, WEIGHTS, {}, max_ops=30)),
}


class Told(Observer):
    """An observer that writes down each call but those of the queue and of metrics."""

    def __init__(self) -> None:
        self.lines: list[str] = []


def _writing(name: str) -> Callable[..., None]:
    def write(self: Told, *cells: object, **named: object) -> None:
        if name == "event_begins" and self.lines and self.lines[-1].startswith(name):
            self.lines.pop()  # nothing came of the one before
        self.lines.append(" ".join([name, *_words(*cells, *named.values())]))

    return write


for _name in vars(Observer).keys() - UNTOLD:
    if not _name.startswith("_"):
        setattr(Told, _name, _writing(_name))


def _words(*cells: object) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, OpRequest):
            targets = " ".join(f"{t.plane}/{t.block}/{t.page}" for t in cell.targets)
            yield f"{cell.op.name} on die {cell.die} {targets} gap {cell.gap_ns}"
        elif isinstance(cell, Part):
            yield f"{cell.part_id} of {cell.uid} on {cell.planes} {cell.start_ns}–{cell.end_ns}"
        elif cell is not None:
            yield str(cell)


def told(name: str) -> str:
    """Return all that the engine tells of a workload."""
    observer = Told()
    run(Simulation(SETUPS[name], observer))
    return "\n".join([*observer.lines, ""])


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in SETUPS:
        (GOLDEN / f"{name}.txt").write_text(told(name), encoding="utf-8")
