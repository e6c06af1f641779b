"""Packets of a trace of Perfetto, one after the other into a file.

Source: standard viewers specification, section Perfetto and VCD.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import IO, Any, Final

from nandviz.errors import NandvizError
from nandviz.language import said

INSTALL: Final = "pip install 'nandviz[perfetto]'"
_SEQUENCE: Final = 1
"""All packets are of one sequence; its state is cleared by the first of them."""
_TOLD_EVERY: Final = 2000
"""Packets between two words on how far the work is."""

Notes = dict[str, int | str]
"""Annotations of a slice or an instant."""


def builder() -> Callable[[IO[bytes]], Any]:
    """Return what writes packets to a file; it is an extra, and loading it takes a while.

    Raises
    ------
    NandvizError
        If it is not installed.
    """
    try:
        from perfetto.trace_builder import proto_builder  # noqa: PLC0415
    except ImportError as error:
        raise NandvizError(
            said("Perfetto files need another package: {command}", command=INSTALL)
        ) from error
    made: Callable[[IO[bytes]], Any] = proto_builder.StreamingTraceProtoBuilder
    return made


class Packets:
    """Writes packets to an open file.

    Parameters
    ----------
    tell
        Called now and then with the instant in ns that is written; what it raises ends the work.
    """

    def __init__(self, builder: Any, tell: Callable[[int], None]) -> None:
        self._builder = builder
        self._tell = tell
        self._uuids = count(1)
        self._written = 0

    def _packet(self) -> Any:
        packet = self._builder.create_packet()
        packet.trusted_packet_sequence_id = _SEQUENCE
        if not self._written:
            packet.sequence_flags = packet.SEQ_INCREMENTAL_STATE_CLEARED
        return packet

    def _write(self, packet: Any) -> None:
        self._builder.write_packet(packet)
        if self._written % _TOLD_EVERY == 0:
            self._tell(packet.timestamp)
        self._written += 1

    def track(self, name: str, parent: int = 0, rank: int = 0) -> int:
        """Add a track for slices; return its number."""
        return self._describe(self._packet(), name, parent, rank)

    def counter(self, name: str, parent: int, rank: int = 0) -> int:
        """Add a track for a counter; return its number."""
        packet = self._packet()
        counter = packet.track_descriptor.counter
        in_ns = name.endswith("_ns")
        counter.unit = counter.UNIT_TIME_NS if in_ns else counter.UNIT_COUNT
        return self._describe(packet, name, parent, rank)

    def _describe(self, packet: Any, name: str, parent: int, rank: int) -> int:
        track = packet.track_descriptor
        track.uuid = next(self._uuids)
        track.name = name
        track.child_ordering = track.EXPLICIT
        if parent:
            track.parent_uuid = parent
            track.sibling_order_rank = rank
        self._write(packet)
        return int(track.uuid)

    def _event(self, time_ns: int, track: int) -> tuple[Any, Any]:
        packet = self._packet()
        packet.timestamp = time_ns
        packet.track_event.track_uuid = track
        return packet, packet.track_event

    def begin(
        self,
        time_ns: int,
        track: int,
        name: str,
        category: str,
        notes: Notes,
        flows: Sequence[int] = (),
        correlation: int = 0,
    ) -> None:
        """Begin a slice."""
        packet, event = self._event(time_ns, track)
        event.type = event.TYPE_SLICE_BEGIN
        _fill(event, name, category, notes)
        event.flow_ids.extend(flows)
        if correlation:
            event.correlation_id = correlation
        self._write(packet)

    def end(self, time_ns: int, track: int) -> None:
        """End the slice of a track that began last."""
        packet, event = self._event(time_ns, track)
        event.type = event.TYPE_SLICE_END
        self._write(packet)

    def instant(self, time_ns: int, track: int, name: str, category: str, notes: Notes) -> None:
        """Mark an instant."""
        packet, event = self._event(time_ns, track)
        event.type = event.TYPE_INSTANT
        _fill(event, name, category, notes)
        self._write(packet)

    def count(self, time_ns: int, track: int, value: int) -> None:
        """Give a counter a value."""
        packet, event = self._event(time_ns, track)
        event.type = event.TYPE_COUNTER
        event.counter_value = value
        self._write(packet)


def _fill(event: Any, name: str, category: str, notes: Notes) -> None:
    event.name = name
    event.categories.append(category)
    for key, value in notes.items():
        note = event.debug_annotations.add()
        note.name = key
        if isinstance(value, str):
            note.string_value = value
        else:
            note.int_value = value


@dataclass(slots=True)
class Lane:
    """Tracks of one name and parent: as many as there are slices at the same time."""

    packets: Packets
    name: str
    parent: int
    rank: int
    free: list[int] = field(default_factory=list)

    def take(self) -> int:
        """Return a track on which nothing goes on."""
        return heappop(self.free) if self.free else self.add()

    def add(self) -> int:
        """Add a track."""
        return self.packets.track(self.name, self.parent, self.rank)

    def give(self, track: int) -> None:
        """Give back a track whose slice has ended."""
        heappush(self.free, track)
