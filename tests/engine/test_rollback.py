"""A refused batch leaves everything as it was; the engine's structures hold at every event."""

from inspect import isdatadescriptor

import pytest

from nandviz.engine.device import Device
from nandviz.engine.events import Event
from nandviz.engine.simulation import Simulation
from nandviz.model.words import EventKind
from tests.engine.stories import Story
from tests.strategies import GENERIC_TLC, SMALL, random_setup


def fingerprint(device: Device, without: Event | None = None) -> tuple[object, ...]:
    """Everything that a run holds, but an event that is about to be handled."""
    setup = device.setup
    keys = [(d, b) for d in range(setup.topology.dies) for b in range(setup.topology.blocks)]
    return (
        [event for event in device.events.pending() if event != without],
        [(held(plan), dict(plan.stacks), ends_of(plan.ends)) for plan in device.dies],
        [bus.spans() for bus in device.buses],
        [(device.addresses.applied(key), device.addresses.planned(key)) for key in keys],
        {key: list(queue.entries) for key, queue in device.queues.items()},
        (dict(device.flushes.pending), dict(device.flushes.watches)),
        {uid: state_of(op) for uid, op in device.ops.items()},
        (device.next_part_id, device.next_suspension_id),
    )


def held(plan):
    return [(r.part_id, r.op.uid, r.part, r.deed) for r in plan.reservations.values()]


def ends_of(ends):
    return ends.all_ns, ends.shared_ns, dict(ends.plane_ns), ends.reset_ns


def state_of(op):
    """All that an op holds, in slots or in the attributes of a compiled class."""
    described = {name: getattr(type(op), name) for name in dir(type(op)) if name[0] != "_"}
    return {name: getattr(op, name) for name in described if isdatadescriptor(described[name])}


def refused_batches(seed, profile):
    """Run a random setup; count refused batches, each of which must leave no trace."""
    simulation = Simulation(random_setup(seed, profile), Story())
    device, refused = simulation.device, 0
    outcomes = simulation.device.observer.outcomes
    while (event := device.events.peek()) is not None:
        before = fingerprint(device, event) if event.kind is EventKind.SUBMIT else None
        if not simulation.step():
            break
        simulation.check_invariants()
        if before is not None and outcomes[-1].startswith("rejected:"):
            refused += 1
            assert fingerprint(device) == before
    return refused


@pytest.mark.parametrize("profile", [SMALL, GENERIC_TLC], ids=["small", "generic-tlc"])
@pytest.mark.slow
def test_a_refused_batch_leaves_everything_as_it_was(profile):
    assert sum(refused_batches(seed, profile) for seed in range(60)) > 100
