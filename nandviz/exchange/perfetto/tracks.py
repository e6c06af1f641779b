"""The tracks of a run: the run, its dies, and what each die has.

The reader of such traces takes the slices of a track for nested in each other: of two that overlap
each needs a track, so a `Lane` has as many as it takes.
"""

from dataclasses import dataclass
from typing import Final

from nandviz.exchange.perfetto.packets import Lane, Packets
from nandviz.model.words import METRICS
from nandviz.query.lanes import NO_PLANE
from nandviz.trace.codes import AXES
from nandviz.trace.tables import TraceInfo

_AFTER_PLANES: Final = 1000
"""Where the tracks of a die lie that are not its planes'."""


@dataclass(frozen=True, slots=True)
class DieTracks:
    """What a die has; planes by number, `NO_PLANE` for ops that occupy none; the rest by axis."""

    planes: dict[int, Lane]
    bus: Lane
    events: int
    suspended: tuple[int, ...]
    waiting: tuple[int, ...]
    entries: tuple[Lane, ...]


class Tracks:
    """Makes the tracks of a run as soon as it is made; those of overlapping slices when needed.

    Attributes
    ----------
    events
        For what concerns no die.
    """

    def __init__(self, packets: Packets, info: TraceInfo) -> None:
        self._packets = packets
        self._run = packets.track(info.name)
        self.dies = [self._die(die, info.topology.planes) for die in range(info.topology.dies)]
        after_dies = info.topology.dies
        self.events = packets.track("events", self._run, after_dies)
        self.metrics = [packets.counter(name, self._run, after_dies + 1) for name in METRICS]

    def _die(self, number: int, planes: int) -> DieTracks:
        die = self._packets.track(f"die {number}", self._run, number)
        last = _AFTER_PLANES
        lanes = {plane: self._lane(f"plane {plane}", die, plane) for plane in range(planes)}
        for lane in lanes.values():
            lane.give(lane.add())
        lanes[NO_PLANE] = self._lane("no plane", die, last)
        bus = self._lane("bus", die, last + 1)
        bus.give(bus.add())
        return DieTracks(
            lanes,
            bus,
            self._packets.track("events", die, last + 2),
            tuple(self._packets.counter(f"suspended {axis}", die, last + 3) for axis in AXES),
            tuple(self._packets.counter(f"backlog {axis}", die, last + 4) for axis in AXES),
            tuple(self._lane(f"backlog {axis}", die, last + 5) for axis in AXES),
        )

    def _lane(self, name: str, die: int, rank: int) -> Lane:
        return Lane(self._packets, name, die, rank)
