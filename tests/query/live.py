"""What a live engine holds, as plain values, and what a trace says of it as of an event."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nandviz.engine.exclusions import apply_turn
from nandviz.engine.observer import Observer
from nandviz.engine.simulation import Simulation
from nandviz.model.exclusions import ExclusionKind
from nandviz.model.ops import OpRequest, Target
from nandviz.model.plan import Part, Suspension
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import METRICS, Axis, Fate
from nandviz.query.asof import AsOf
from nandviz.query.records import SuspensionRecord
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo
from tests.strategies import SMALL

Facts = dict[str, Any]
FAR_NS = 2**60


def info_of(setup: Setup) -> TraceInfo:
    """Return the info of a trace of a setup: ops in order of first use."""
    ops = {request.op.name: request.op for entry in setup.script for request in entry.ops}
    if setup.workload is not None:
        ops |= {op.name: op for op in setup.workload.ops.values()}
    if setup.host is not None:
        asked = setup.host.ops
        served = (*asked[:3], *asked.suspend.values(), *asked.resume.values())
        ops |= {op.name: op for op in served}
    return TraceInfo(
        "test",
        tuple(ops.values()),
        setup.topology,
        setup.policies,
        setup.initial_default,
        setup.initial,
        until_ns=setup.until_ns,
        drain=setup.drain,
        exclusions=setup.exclusions,
    )


class Reference(Observer):
    """An observer that keeps, naively, what the engine lets go of: old parts and final fates."""

    def __init__(self) -> None:
        self.parts: dict[int, Part] = {}
        self.fates: dict[int, tuple[Fate, Any]] = {}

    def op_fate(self, uid: int, fate: Fate, reason: Any) -> None:
        self.fates[uid] = (fate, reason)

    def part_reserved(self, part: Part) -> None:
        self.parts[part.part_id] = part

    def part_removed(self, part_id: int) -> None:
        del self.parts[part_id]

    def part_cut(self, part_id: int, at_ns: int) -> None:
        part = self.parts[part_id]
        self.parts[part_id] = part.cut_at(min(part.end_ns, at_ns))


class Tee(Observer):
    """An observer that tells several others."""

    def __init__(self, *observers: Observer) -> None:
        self.observers = observers


def _telling(name: str) -> Callable[..., None]:
    def tell(self: Tee, *args: Any, **kwargs: Any) -> None:
        for observer in self.observers:
            getattr(observer, name)(*args, **kwargs)

    return tell


for _name in vars(Observer):
    if not _name.startswith("_"):
        setattr(Tee, _name, _telling(_name))


class Run:
    """A live run beside its trace."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.reference = Reference()
        self.trace = Trace(info_of(setup))
        self.simulation = Simulation(setup, Tee(Recorder(self.trace), self.reference))

    def facts(self) -> Facts:
        """Return what the engine holds now."""
        device, now_ns = self.simulation.device, self.simulation.now_ns
        keys = [(die, axis) for die in range(self.setup.topology.dies) for axis in Axis]
        return {
            "now": now_ns,
            "plan": sorted(
                (p.part_id, p.uid, p.number, p.source, p.die, p.planes, p.start_ns, p.end_ns)
                for die in device.dies
                for p in (r.part for r in die.reservations.values())
                if p.end_ns > now_ns
            ),
            "segments": sorted(
                (p.uid, *segment) for p in self.reference.parts.values() for segment in p.segments
            ),
            "backlog": {
                (die, axis): [
                    (w.entry_id, w.op.uid, w.why, w.delta_ns, w.anchor and w.anchor.uid, w.retries)
                    for w in device.queues[axis, die].entries
                ]
                for die, axis in keys
            },
            "stacks": {
                (die, axis): [s.suspension for s in device.dies[die].stacks[axis]]
                for die, axis in keys
            },
            "pending": [
                (e.seq, e.time_ns, e.kind, e.uid, e.axis, e.die, e.batch)
                for e in device.events.pending()
            ],
            "exclusions": sorted(self._open_states()),
            "blocks": [device.addresses.applied(key) for key in self._blocks()],
            "metrics": {name: device.metrics[name] for name in METRICS},
            "fates": dict(self.reference.fates),
            "waiting": dict(self._waiting()),
        }

    def _waiting(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each die of a host with the numbers of the pages and erases that wait for it."""
        controller = self.simulation._controller
        for die, line in enumerate(controller._lines if controller is not None else ()):
            yield die, sorted(queued.number for queued in (*line.reads, *line.others))

    def _waiting_read(self, k: int) -> Iterator[tuple[int, list[int]]]:
        pages = self.trace.host_pages
        waits = (pages.born <= k) & (pages.issued > k)
        for die in range(self.setup.topology.dies if self.setup.host is not None else 0):
            yield die, np.flatnonzero(waits & (pages.die == die)).tolist()

    def _open_states(self) -> Iterator[tuple[int, str, int, int]]:
        """Yield die, state, plane and opener of what is open, of states that are asked about."""
        now_ns = self.simulation.now_ns
        for die, plan in enumerate(self.simulation.device.exclusions):
            states = plan.settled.copy()
            for turn in plan.turns:
                at_start, op = turn.moment.at_start, turn.op
                handled = op.started if at_start else op.fate is Fate.COMPLETED
                if turn.at_ns < now_ns or (turn.at_ns == now_ns and handled):
                    apply_turn(states, turn)
            for (state, plane), opened in states.items():
                if state.kind is not ExclusionKind.SUSPEND:
                    yield die, state, plane, opened.op.uid

    def _states_read(self, read: AsOf) -> Iterator[tuple[int, str, int, int]]:
        asked = {when for whens in self.setup.exclusions.whens.values() for when in whens}
        for state in read.exclusions():
            if state.when in asked:
                yield state.die, state.when, max(state.plane, 0), state.uid

    def _blocks(self) -> list[tuple[int, int]]:
        topology = self.setup.topology
        return [(die, b) for die in range(topology.dies) for b in range(topology.blocks)]

    def facts_as_of(self, k: int) -> Facts:
        """Return what the trace says that the engine held after event ``k``."""
        read = AsOf(self.trace, k)
        keys = [(die, axis) for die in range(self.setup.topology.dies) for axis in Axis]
        fates = {uid: read.fate(uid) for uid in range(1, read.op_count + 1)}
        return {
            "now": read.now_ns,
            "plan": sorted(
                (
                    p.part_id,
                    p.uid,
                    p.number,
                    p.source,
                    p.die,
                    sum(1 << plane for plane in p.planes),
                    p.start_ns,
                    p.end_ns,
                )
                for uid in fates
                for p in read.parts_of(uid)
                if p.end_ns > read.now_ns
            ),
            "segments": segment_facts(read),
            "backlog": {
                (die, axis): [
                    (e.entry_id, e.uid, e.why, e.delta_ns, e.anchor_uid, e.retries)
                    for e in read.backlog(axis, die)
                ]
                for die, axis in keys
            },
            "stacks": {
                (die, axis): [suspension_of(s) for s in read.stack(axis, die)] for die, axis in keys
            },
            "pending": [
                (e.seq, e.time_ns, e.kind, e.uid, e.axis, e.die, e.batch)
                for e in read.pending(limit=10**6)
            ],
            "exclusions": sorted(self._states_read(read)),
            "blocks": [block_of(self.trace, k, *key) for key in self._blocks()],
            "metrics": {name: read.metric_at(name, k)[0] for name in METRICS},
            "fates": {uid: fate and (fate.fate, fate.reason) for uid, fate in fates.items()},
            "waiting": dict(self._waiting_read(k)),
        }


def block_of(trace: Trace, k: int, die: int, block: int) -> BlockState:
    """Return the applied address state of a block, by a scan."""
    table, text = trace.applications, trace.words.text
    mine = (table.die == die) & (table.block == block) & (table.born <= k)
    for row in np.flatnonzero(mine)[-1:]:
        return BlockState(
            int(table.last[row]),
            text(int(table.erase_celltype[row])),
            text(int(table.program_celltype[row])),
            bool(table.closed[row]),
        )
    return trace.info.initial.get((die, block), trace.info.initial_default)


def segment_facts(read: AsOf, t0_ns: int = 0, t1_ns: int = FAR_NS) -> list[tuple[int, ...]]:
    """Return (uid, state, start, end) of each segment of a window, sorted."""
    found, segments = read.segments(t0_ns, t1_ns), read.trace.segments
    uids = read.trace.parts.uid[segments.part[found.rows]]
    columns = (uids, segments.state[found.rows], found.start_ns, found.end_ns)
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


def suspension_of(record: SuspensionRecord) -> Suspension:
    """Return a record as the engine's own value."""
    return Suspension(
        record.suspension_id,
        record.uid,
        record.axis,
        record.die,
        record.n,
        record.suspender_uid,
        record.at_ns,
        record.state,
        record.old_end_ns,
        record.consumed_ns,
        record.remainder_ns,
        record.redone_ns,
    )


DEVICE = Topology(dies=1, planes=2, blocks=8, pages=8)


def trace_of(*entries: tuple[int, str, Target | None]) -> Trace:
    """Run single ops of the small profile on block states that let pages 0 to 2 be read."""
    script = tuple(
        Submission(at_ns, (OpRequest(SMALL.ops[name], 0, (target,) if target else ()),))
        for at_ns, name, target in entries
    )
    initial = {(0, 2): BlockState(2, "SLC", "SLC")}
    run = Run(Setup(DEVICE, Policies(), script, initial=initial))
    run.simulation.run()
    return run.trace


def suspended_read() -> Trace:
    """Program 0..97 cut at 50, SUSPEND to 71, read 71..93, RESUME 101..127, rest 127..174."""
    return trace_of(
        (0, "Program", Target(0, 0, 0)),
        (50, "Program_Suspend", None),
        (60, "Read", Target(0, 2, 0)),
        (101, "Program_Resume", None),
        (300, "Read", Target(0, 2, 1)),
    )
