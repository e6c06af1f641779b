"""The event queue: ordered by (time, priority, push sequence), cancelled by handle.

Source: engine specification, section 3.
"""

from heapq import heapify, heappop, heappush
from typing import Final

from nandviz.engine.observer import Observer
from nandviz.model.words import PRIORITY, Axis, EventKind

_PRIORITY: Final = dict(PRIORITY)


class Event:
    """A pending event: a value.

    Attributes
    ----------
    seq
        Push sequence number: its handle.
    flush_from_ns
        BACKLOG_REFILL and BACKLOG_RETRY: end of the RESUME that opened the flush.
    """

    __slots__ = ("axis", "batch", "die", "flush_from_ns", "kind", "seq", "time_ns", "uid")

    def __init__(  # noqa: PLR0913, PLR0917  as many as an event has facts
        self,
        seq: int,
        time_ns: int,
        kind: EventKind,
        uid: int | None = None,
        axis: Axis | None = None,
        die: int | None = None,
        batch: int | None = None,
        flush_from_ns: int = 0,
    ) -> None:
        self.seq = seq
        self.time_ns = time_ns
        self.kind = kind
        self.uid = uid
        self.axis = axis
        self.die = die
        self.batch = batch
        self.flush_from_ns = flush_from_ns


class EventQueue:
    """A heap with lazy removal: the dead entries in it never outnumber the live ones.

    Parameters
    ----------
    observer
        Is told what is pushed and cancelled.
    """

    __slots__ = ("_heap", "_live", "_observer", "next_seq")

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._heap: list[tuple[int, int, int]] = []
        self._live: dict[int, Event] = {}
        self.next_seq = 0
        """The handle that the next event pushed will get."""

    def __len__(self) -> int:
        return len(self._live)

    def push(
        self,
        time_ns: int,
        kind: EventKind,
        uid: int | None = None,
        axis: Axis | None = None,
        die: int | None = None,
        batch: int | None = None,
        flush_from_ns: int = 0,
    ) -> int:
        """Put an event in; returns its handle. O(log n)."""
        seq = self.next_seq
        self.next_seq = seq + 1
        self._live[seq] = Event(seq, time_ns, kind, uid, axis, die, batch, flush_from_ns)
        heappush(self._heap, (time_ns, _PRIORITY[kind], seq))
        self._observer.event_pushed(seq, time_ns, kind, uid, axis, die, batch)
        return seq

    def cancel(self, seq: int) -> None:
        """Take a pending event out. O(1), amortised.

        Raises
        ------
        KeyError
            If no event with that handle is pending.
        """
        del self._live[seq]
        if len(self._heap) > 2 * len(self._live) + 8:
            self._compact()
        self._observer.event_cancelled(seq)

    def _compact(self) -> None:
        """Drop the dead entries: done when they outnumber the live ones, O(1) amortised."""
        live = self._live
        self._heap = [entry for entry in self._heap if entry[2] in live]
        heapify(self._heap)

    def get(self, seq: int) -> Event | None:
        """Return a pending event by its handle."""
        return self._live.get(seq)

    def peek(self) -> Event | None:
        """Return the first live event and leave it in; None where there is none."""
        heap, live = self._heap, self._live
        while heap:
            event = live.get(heap[0][2])
            if event is not None:
                return event
            heappop(heap)
        return None

    def pop(self, last_ns: int) -> Event | None:
        """Take out the first live event, and return it; None where none comes by ``last_ns``."""
        first = self.peek()
        if first is None or first.time_ns > last_ns:
            return None
        heappop(self._heap)
        del self._live[first.seq]
        if len(self._heap) > 2 * len(self._live) + 8:
            self._compact()
        return first

    def pending(self) -> list[Event]:
        """Return the live events in the order in which they will be handled. O(n log n)."""
        return sorted(self._live.values(), key=lambda e: (e.time_ns, PRIORITY[e.kind], e.seq))

    def check_invariants(self) -> None:
        """Assert that every live event is in the heap once and that the dead are few."""
        handles = [entry[2] for entry in self._heap]
        assert len(handles) == len(set(handles))
        assert self._live.keys() <= set(handles)
        assert len(handles) <= 2 * len(self._live) + 8
        assert all(e.seq == seq < self.next_seq for seq, e in self._live.items())
