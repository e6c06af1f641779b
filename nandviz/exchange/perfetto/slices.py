"""The slices of parts and of their states, on planes and bus, and the flows between them."""

from nandviz.exchange.perfetto.packets import Lane, Notes, Packets
from nandviz.exchange.perfetto.tracks import Tracks
from nandviz.model.words import NO_PAGE
from nandviz.query.chronology import PartRun, StateRun
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.edges import Edge
from nandviz.query.lanes import NO_PLANE, bus_states
from nandviz.query.records import Phase
from nandviz.trace.codes import SOURCES

_BUS: int = NO_PLANE - 1


class PartSlices:
    """Begins and ends slices as parts and their states do."""

    def __init__(self, read: ColumnsAsOf, packets: Packets, tracks: Tracks) -> None:
        self._read = read
        self._packets = packets
        self._dies = tracks.dies
        self._topology = read.trace.info.topology
        self._ops, self._op = read.trace.info.ops, read.trace.ops.op
        self._on_bus = bus_states(self._ops).tolist()
        self._first_target, self._targets = read.trace.ops.first_target, read.trace.ops.n_targets
        self._plane, self._block, self._page = (
            read.trace.targets.column(name) for name in ("plane", "block", "page")
        )
        self._consumed_ns = read.trace.suspensions.consumed_ns
        self._remaining_ns = read.trace.suspensions.remaining_ns
        self._redone_ns = read.trace.suspensions.redone_ns
        self._open: dict[tuple[int, int], int] = {}
        """Track of a part (`Edge.serial`) that has begun, by plane, or on the bus."""

    def put(self, edge: Edge) -> None:
        """Begin or end a part, or a state of it."""
        part, state = edge.part, edge.state
        lanes = self._dies[part.die].planes
        planes = _planes(part)
        for plane in planes:
            if state is None:
                self._put_part(edge, lanes[plane], plane, carries=plane == planes[0])
            else:
                self._put_state(edge, state, plane)
        if state is not None and self._on_bus[self._op[part.uid - 1]][state.state]:
            self._put_transfer(edge, state)

    def _put_part(self, edge: Edge, lane: Lane, plane: int, *, carries: bool) -> None:
        """Begin or end a part on a plane; the lowest one carries the flows."""
        part = edge.part
        if not edge.begins:
            self._end(edge, lane, plane)
            return
        flows = [suspension + 1 for suspension in part.flows] if carries else []
        self._packets.begin(
            edge.time_ns,
            self._begun(edge, lane, plane),
            self._name(part),
            part.phase,
            self._notes(part, plane),
            flows,
            correlation=part.uid,
        )

    def _put_state(self, edge: Edge, state: StateRun, plane: int) -> None:
        track = self._open[edge.serial, plane]
        if edge.begins:
            name = self._state(edge.part, state)
            notes: Notes = {"op_uid": edge.part.uid}
            self._packets.begin(edge.time_ns, track, name, self._phase(state), notes)
        else:
            self._packets.end(edge.time_ns, track)

    def _put_transfer(self, edge: Edge, state: StateRun) -> None:
        """Begin or end a state on the bus of its die."""
        part, lane = edge.part, self._dies[edge.part.die].bus
        if not edge.begins:
            self._end(edge, lane, _BUS)
            return
        notes: Notes = {
            "op_uid": part.uid,
            "state": self._state(part, state),
            "channel": self._topology.channel_of(part.die),
        }
        track = self._begun(edge, lane, _BUS)
        self._packets.begin(edge.time_ns, track, self._name(part), self._phase(state), notes)

    def _begun(self, edge: Edge, lane: Lane, plane: int) -> int:
        track = self._open[edge.serial, plane] = lane.take()
        return track

    def _end(self, edge: Edge, lane: Lane, plane: int) -> None:
        track = self._open.pop((edge.serial, plane))
        self._packets.end(edge.time_ns, track)
        lane.give(track)

    def _name(self, part: PartRun) -> str:
        name = self._ops[self._op[part.uid - 1]].name
        return f"{name} #{part.uid} {part.number}/{part.of}"

    def _state(self, part: PartRun, state: StateRun) -> str:
        return self._ops[int(self._op[part.uid - 1])].base.states[state.state].name

    def _phase(self, state: StateRun) -> Phase:
        return Phase.of(state.start_ns, state.end_ns, self._read.now_ns)

    def _notes(self, part: PartRun, plane: int) -> Notes:
        notes: Notes = {"op_uid": part.uid, "part": part.number, "of": part.of}
        notes |= self._target(part.uid, plane)
        notes |= {"source": SOURCES[part.source].value, "born": part.born}
        if part.suspension is not None:
            notes["consumed_ns"] = int(self._consumed_ns[part.suspension])
            notes["remaining_ns"] = int(self._remaining_ns[part.suspension])
            redone_ns = int(self._redone_ns[part.suspension])
            notes |= {"redone_ns": redone_ns} if redone_ns else {}
        return notes

    def _target(self, uid: int, plane: int) -> Notes:
        """Say where an op works: on this plane, or where it works if it only holds this plane."""
        first = int(self._first_target[uid - 1])
        rows = range(first, first + int(self._targets[uid - 1]))
        row = next((row for row in rows if self._plane[row] == plane), first)
        if row not in rows:
            return {}
        page = int(self._page[row])
        block: Notes = {"block": int(self._block[row])}
        return block if page == NO_PAGE else block | {"page": page}


def _planes(part: PartRun) -> list[int]:
    """Return the planes of a part, the lowest first; `NO_PLANE` alone where it occupies none."""
    held = [plane for plane in range(part.planes.bit_length()) if part.planes >> plane & 1]
    return held or [NO_PLANE]
