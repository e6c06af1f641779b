"""A transaction: drafts of what it touches, and what is to be done when it is committed.

A transaction is a value. Nothing is undone because nothing was done: dropped, it leaves no trace.

Source: engine specification, section 4.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from nandviz.engine.addresses import AddressDraft, effects_of
from nandviz.engine.backlog import Queue, QueueDraft, QueueKey, Waiting
from nandviz.engine.bus import BusDraft, Spans
from nandviz.engine.device import Device
from nandviz.engine.die_plan import DieDraft, Reservation
from nandviz.engine.exclusions import ExclusionDraft
from nandviz.engine.ops import Op
from nandviz.model.ops import Shape
from nandviz.model.plan import Part, Refused
from nandviz.model.words import BusConflict, Reason, Source
from nandviz.units import MAX_PLAN_NS, us_sentence


class Transaction:
    """Drafts of dies, buses, addresses and queues over a device that stays as it was.

    Parameters
    ----------
    always_shift
        Shift on a bus conflict whatever the policy says (a flush).

    Attributes
    ----------
    displaced
        What its last SUSPEND has displaced, in queue order.
    """

    def __init__(self, device: Device, *, always_shift: bool = False) -> None:
        policies = device.setup.policies
        self.device = device
        self.addresses = AddressDraft(device.addresses)
        self._always_shift, self._bus_conflict = always_shift, policies.bus_conflict
        self._dies: dict[int, DieDraft] = {}
        self._buses: dict[int, BusDraft] = {}
        self._queues: dict[QueueKey, QueueDraft] = {}
        self._exclusions: dict[int, ExclusionDraft] = {}
        self._actions: list[tuple[Callable[..., None], tuple[Any, ...]]] = []
        self._next_part_id = device.next_part_id
        self._next_suspension_id = device.next_suspension_id
        self._latest_ns = 0
        self.displaced: Sequence[Waiting] = ()

    def die(self, die: int) -> DieDraft:
        """Return the draft of a die's plan."""
        draft = self._dies.get(die)
        if draft is None:
            draft = self._dies[die] = DieDraft(self.device.dies[die])
        return draft

    def bus(self, die: int) -> BusDraft:
        """Return the draft of the bus of a die's channel."""
        channel = self.device.setup.topology.channel_of(die)
        draft = self._buses.get(channel)
        if draft is None:
            draft = self._buses[channel] = BusDraft(self.device.buses[channel])
        return draft

    def waiting(self, key: QueueKey) -> Queue | QueueDraft:
        """Return a backlog queue as drafted, to look at."""
        draft = self._queues.get(key)
        return self.device.queues[key] if draft is None else draft

    def queue(self, key: QueueKey) -> QueueDraft:
        """Return the draft of a backlog queue."""
        draft = self._queues.get(key)
        if draft is None:
            draft = self._queues[key] = QueueDraft(self.device.queues[key])
        return draft

    def _states(self, die: int) -> ExclusionDraft:
        """Return the draft of a die's exclusion states."""
        draft = self._exclusions.get(die)
        if draft is None:
            draft = self._exclusions[die] = ExclusionDraft(self.device.exclusions[die])
        return draft

    def new_suspension_id(self) -> int:
        """Return the next free suspension id."""
        self._next_suspension_id += 1
        return self._next_suspension_id - 1

    def then(self, action: Callable[..., None], *arguments: object) -> None:
        """Do this when committed, after what was said before."""
        self._actions.append((action, arguments))

    def find_start(
        self, op: Op, lower_ns: int, bus: Spans, *, always_shift: bool = False
    ) -> int | Refused:
        """Return the smallest start at which nothing conflicts and all bus segments are free."""
        earliest = max(lower_ns, self.die(op.die).ends.conflict_ns(op))
        if not bus:
            return earliest
        start = self.bus(op.die).first_free(earliest, bus)
        if start != earliest and not (always_shift or self._always_shift):
            conflict = op.request.op.base.bus_conflict or self._bus_conflict
            if conflict is not BusConflict.SHIFT:
                return self._bus_taken(op.die, earliest, bus)
        return start

    def part(self, op: Op, number: int, source: Source, start_ns: int, shape: Shape) -> Part:
        """Make the next part of an op, which opens and closes its states of exclusion.

        It is not reserved yet.
        """
        part = self.idle_part(op, number, source, start_ns, shape)
        rules = self.device.exclusion_rules
        if rules is not None:
            self._states(part.die).add(part, rules.turns(op, part))
        return part

    def idle_part(self, op: Op, number: int, source: Source, start_ns: int, shape: Shape) -> Part:
        """Make the next part of an op; it turns no state of exclusion, and is not reserved yet."""
        part_id = self._next_part_id
        self._next_part_id += 1
        end_ns = start_ns + shape.length_ns
        self._latest_ns = max(self._latest_ns, end_ns)
        segments = shape.segments_at(start_ns)
        return Part(part_id, op.uid, number, source, op.die, op.planes, start_ns, end_ns, segments)

    def excluded(self, op: Op, start_ns: int) -> Refused | None:
        """Refuse an op that an exclusion forbids at a start."""
        rules, request = self.device.exclusion_rules, op.request
        if rules is None or not rules.concern(request):
            return None
        refusal = rules.refusal(request, self._states(request.die).open_at(start_ns, op.uid))
        return None if refusal is None else refusal._replace(start_ns=start_ns)

    def excluding(self, op: Op, start_ns: int) -> Refused | None:
        """Refuse an op, reserved at a start, because of which a planned one would be excluded."""
        if self.device.exclusion_rules is None:
            return None
        draft = self._exclusions.get(op.die)
        changed_ns = None if draft is None else draft.take_changed()
        if changed_ns is None:
            return None
        planned = [
            r
            for r in self.die(op.die).reservations()
            if r.part.number == 1 and r.start_ns >= changed_ns
        ]
        for reservation in sorted(planned, key=attrgetter("start_ns")):
            other = reservation.op
            refusal = self.excluded(other, reservation.start_ns)
            if refusal is not None:
                name, at = other.request.op.name, us_sentence(reservation.start_ns)
                detail = f"op {other.uid} ({name}) is planned at {at}, and then: {refusal.detail}"
                return Refused(refusal.reason, detail, other.uid, start_ns)
        return None

    @property
    def too_late(self) -> Refused | None:
        """Why the transaction cannot be committed: a part of it would end beyond all plans."""
        if self._latest_ns <= MAX_PLAN_NS:
            return None
        return Refused(Reason.TIME_LIMIT, f"it would end after {us_sentence(MAX_PLAN_NS)}")

    def reserve(self, reservation: Reservation, shape: Shape) -> None:
        """Reserve a part: planes, bus, and its effect on the planned address state."""
        op, die = reservation.op, reservation.op.die
        self.die(die).add(reservation)
        if shape.bus:
            self.bus(die).add(reservation.start_ns, shape.bus)
        if op.traits.changes_blocks:
            for key, effect in effects_of(op.request):
                self.addresses.add(key, reservation.part_id, effect)
        self._actions.append((self.device.reserved, (reservation,)))

    def release(self, reservation: Reservation, from_ns: int, *, is_cut: bool = False) -> None:
        """Give back what a part holds from an instant on: bus, address effect, states it turns.

        Of a part that is cut, its start stays.
        """
        op, part_id = reservation.op, reservation.part_id
        for start, end in reservation.bus_spans():
            if end > from_ns:
                self.bus(op.die).remove(max(start, from_ns), end)
        if op.traits.changes_blocks:
            for target in op.request.targets:
                self.addresses.remove((op.die, target.block), part_id)
        if self.device.exclusion_rules is not None:
            self._states(op.die).remove(part_id, is_cut=is_cut)

    def savepoint(self) -> tuple[int, int, int]:
        """Return where the transaction stands, for `undo`."""
        return len(self._actions), self._next_part_id, self._latest_ns

    def undo(self, reservation: Reservation, before: tuple[int, int, int]) -> None:
        """Take back the one part that was reserved since a savepoint."""
        actions, self._next_part_id, self._latest_ns = before
        del self._actions[actions:]
        self.release(reservation, 0)
        self.die(reservation.op.die).shorten({reservation.part_id: None})

    def displace(self, key: QueueKey, taken: Sequence[Waiting]) -> None:
        """Put ops into a backlog queue, before all others, in their order."""
        self.displaced = taken
        self.queue(key).add(taken)
        self.then(self.device.displaced, taken)

    def advance(self, waiting: Waiting) -> None:
        """Let a displaced op that is reserved again leave its queue."""
        self.queue(waiting.key).remove(waiting)
        self.then(self.device.advanced, waiting)

    def put_back(self, waiting: Waiting) -> None:
        """Put an op into its backlog queue, at the tail."""
        self.queue(waiting.key).add([waiting])
        self.then(self.device.entered, waiting)

    def commit(self) -> None:
        """Make the drafts real, then do what is to be done, in order."""
        device = self.device
        for die in self._dies.values():
            die.commit()
        for channel, bus in self._buses.items():
            live = bus.committed()
            live.drop_before(device.now_ns)
            device.buses[channel] = live
        self.addresses.commit()
        for states in self._exclusions.values():
            states.commit(device.now_ns)
        device.next_part_id = self._next_part_id
        device.next_suspension_id = self._next_suspension_id
        for action, arguments in self._actions:
            action(*arguments)

    def _bus_taken(self, die: int, at_ns: int, bus: Spans) -> Refused:
        topology = self.device.setup.topology
        channel = topology.channel_of(die)
        wanted = [(at_ns + start, at_ns + end) for start, end in bus]
        for other in range(channel, topology.dies, topology.channels):
            for reservation in self.die(other).reservations():
                for start, end in reservation.bus_spans():
                    if any(start < b and a < end for a, b in wanted):
                        uid = reservation.op.uid
                        detail = f"bus of channel {channel} taken by op {uid} on die {other}"
                        return Refused(Reason.BUS, detail, uid)
        return Refused(Reason.BUS, f"bus of channel {channel} taken by a part that was cut")
