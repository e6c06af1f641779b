"""What proposers know of ops that wait: what a look at each op for each block would tell."""

from nandviz.engine.device import Device
from nandviz.engine.simulation import Simulation
from nandviz.engine.waiting_pages import ERASE_WAITS, waiting_pages
from nandviz.model.words import Axis, Kind
from tests.engine.stories import Story
from tests.strategies import RICH, workload_setup


def looked_at(device: Device, die: int) -> dict[int, int]:
    """Look at every target of what is suspended or backlogged on a die, block by block."""
    waiting = [s.op.request for axis in Axis for s in device.dies[die].stacks[axis]]
    waiting += [w.op.request for axis in Axis for w in device.queues[axis, die].entries]
    told = {}
    for block in range(device.setup.topology.blocks):
        here = [(r.op.base.kind, t.page) for r in waiting for t in r.targets if t.block == block]
        pages = [page for kind, page in here if kind is Kind.PROGRAM]
        if any(kind is Kind.ERASE for kind, _ in here):
            told[block] = ERASE_WAITS
        elif pages:
            told[block] = max(pages)
    return told


def test_it_tells_what_a_look_at_each_block_would():
    told = []
    for seed in RICH:
        simulation = Simulation(workload_setup(seed), Story())
        while simulation.step():
            for die in range(len(simulation.device.dies)):
                pages = waiting_pages(simulation.device, die)
                assert pages == looked_at(simulation.device, die)
                told += pages.values()
    assert ERASE_WAITS in told
    assert len(set(told)) > 3
