"""Reads a trace of Perfetto packet by packet, strictly: what it says in the order of the file."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from perfetto.protos.perfetto.trace import perfetto_trace_pb2

from tests.exchange.told import Slice  # noqa: TC001

Event = perfetto_trace_pb2.TrackEvent


class PacketFile:
    """What a file holds; the fields are as in `told.Told`."""

    def __init__(self, path: Path) -> None:
        packets = perfetto_trace_pb2.Trace.FromString(path.read_bytes()).packet
        assert packets[0].sequence_flags == packets[0].SEQ_INCREMENTAL_STATE_CLEARED
        assert {packet.trusted_packet_sequence_id for packet in packets} == {1}
        self.tracks: dict[int, Any] = {}
        self.slices: Counter[Slice] = Counter()
        self.begins: list[tuple[str, int, Any]] = []
        """Name, start and event of each slice that begins."""
        self.instants: Counter[tuple[str, int, str, int]] = Counter()
        self.counters: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._open: dict[int, list[tuple[int, Any]]] = defaultdict(list)
        self._last_ns = 0
        for packet in packets:
            if packet.HasField("track_descriptor"):
                self.tracks[packet.track_descriptor.uuid] = packet.track_descriptor
            else:
                self._take(packet.timestamp, packet.track_event)
        for track, held in self._open.items():
            for start_ns, event in held:
                self._slice(track, start_ns, None, event, None)

    def _take(self, time_ns: int, event: Any) -> None:
        assert time_ns >= self._last_ns, "the file is in order of time"
        self._last_ns = time_ns
        held = self._open[event.track_uuid]
        if event.type == Event.TYPE_SLICE_BEGIN:
            held.append((time_ns, event))
            self.begins.append((event.name, time_ns, event))
        elif event.type == Event.TYPE_SLICE_END:
            start_ns, begun = held.pop()
            outer = held[-1][1].name if held else None
            self._slice(event.track_uuid, start_ns, time_ns, begun, outer)
        elif event.type == Event.TYPE_INSTANT:
            die = self._place(event.track_uuid)[0]
            self.instants[die, time_ns, event.name, notes(event).get("op_uid", 0)] += 1
        else:
            self.counters[self._place(event.track_uuid)].append((time_ns, event.counter_value))

    def _slice(
        self, track: int, start_ns: int, end_ns: int | None, event: Any, outer: str | None
    ) -> None:
        length_ns = -1 if end_ns is None else end_ns - start_ns
        (category,) = event.categories
        place = self._place(track)
        self.slices[*place, start_ns, length_ns, event.name, category, outer] += 1

    def _place(self, track: int) -> tuple[str, str]:
        """Return the name of a track's parent, and its own."""
        own = self.tracks[track]
        return self.tracks[own.parent_uuid].name, own.name

    def flows(self) -> Counter[tuple[tuple[str, int], tuple[str, int]]]:
        """Return the arrows: each flow goes from slice to slice in the order of the file."""
        last: dict[int, tuple[str, int]] = {}
        found: Counter[tuple[tuple[str, int], tuple[str, int]]] = Counter()
        for name, time_ns, event in self.begins:
            for flow in event.flow_ids:
                if flow in last:
                    found[last[flow], (name, time_ns)] += 1
                last[flow] = name, time_ns
        return found


def notes(event: Any) -> dict[str, Any]:
    """Return the annotations of an event."""
    return {
        note.name: note.string_value if note.HasField("string_value") else note.int_value
        for note in event.debug_annotations
    }
