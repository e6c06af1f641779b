"""The event queue: ordered by (time, priority, push sequence), cancelled by handle.

Source: engine specification, section 3.
"""

from collections import deque
from heapq import heapify, heappop, heappush
from itertools import pairwise
from operator import attrgetter
from typing import Final

from nandviz.engine.observer import Observer
from nandviz.model.words import PRIORITY, Axis, EventKind

_PRIORITY: Final = dict(PRIORITY)
_FEW: Final = 8
"""So many dead entries stay in any case."""


class Event:
    """An event, and its handle.

    Attributes
    ----------
    seq
        Push sequence number.
    is_pending
        Whether it is still to come: neither handled nor cancelled.
    flush_from_ns
        BACKLOG_REFILL and BACKLOG_RETRY: end of the RESUME that opened the flush.
    """

    __slots__ = (
        "axis",
        "batch",
        "die",
        "flush_from_ns",
        "is_pending",
        "kind",
        "priority",
        "seq",
        "time_ns",
        "uid",
    )

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
        self.priority: int = _PRIORITY[kind]
        self.uid = uid
        self.axis = axis
        self.die = die
        self.batch = batch
        self.flush_from_ns = flush_from_ns
        self.is_pending = True

    def comes_before(self, other: "Event") -> bool:
        """Whether it is handled before another one."""
        if self.time_ns != other.time_ns:
            return self.time_ns < other.time_ns
        if self.priority != other.priority:
            return self.priority < other.priority
        return self.seq < other.seq


class EventQueue:
    """A run of what was pushed in order and a heap of the rest, both with lazy removal.

    A script is pushed in order and ahead of all else: the heap stays as small as what is planned.
    The dead entries never outnumber the live ones.

    Parameters
    ----------
    observer
        Is told what is pushed and cancelled.
    """

    __slots__ = ("_heap", "_live", "_observer", "_run", "next_seq")

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._run: deque[Event] = deque()
        self._heap: list[tuple[int, int, int, Event]] = []
        self._live = 0
        self.next_seq = 0
        """The number that the next event pushed will get."""

    def __len__(self) -> int:
        return self._live

    def push(
        self,
        time_ns: int,
        kind: EventKind,
        uid: int | None = None,
        axis: Axis | None = None,
        die: int | None = None,
        batch: int | None = None,
        flush_from_ns: int = 0,
    ) -> Event:
        """Put an event in, and return it. O(log n)."""
        seq, run = self.next_seq, self._run
        self.next_seq = seq + 1
        event = Event(seq, time_ns, kind, uid, axis, die, batch, flush_from_ns)
        if not run or run[-1].comes_before(event):
            run.append(event)
        else:
            heappush(self._heap, (time_ns, event.priority, seq, event))
        self._live += 1
        self._observer.event_pushed(seq, time_ns, kind, uid, axis, die, batch)
        return event

    def cancel(self, event: Event) -> None:
        """Take a pending event out. O(1), amortised.

        Raises
        ------
        KeyError
            If it is not pending.
        """
        if not event.is_pending:
            raise KeyError(event.seq)
        self._take_out(event)
        self._observer.event_cancelled(event.seq)

    def _take_out(self, event: Event) -> None:
        """Let an event be dead, and drop the dead ones once they outnumber the live: O(1)."""
        event.is_pending = False
        self._live -= 1
        if len(self._run) + len(self._heap) > 2 * self._live + _FEW:
            self._run = deque([each for each in self._run if each.is_pending])
            self._heap = [entry for entry in self._heap if entry[3].is_pending]
            heapify(self._heap)

    def peek(self) -> Event | None:
        """Return the first live event and leave it in; None where there is none."""
        run, heap = self._run, self._heap
        while run and not run[0].is_pending:
            run.popleft()
        while heap and not heap[0][3].is_pending:
            heappop(heap)
        if not heap:
            return run[0] if run else None
        first = heap[0][3]
        return run[0] if run and run[0].comes_before(first) else first

    def pop(self, last_ns: int) -> Event | None:
        """Take out the first live event, and return it; None where none comes by ``last_ns``."""
        first = self.peek()
        if first is None or first.time_ns > last_ns:
            return None
        self._take_out(first)
        return first

    def pending(self) -> list[Event]:
        """Return the live events in the order in which they will be handled. O(n log n)."""
        there = [*self._run, *(entry[3] for entry in self._heap)]
        live = [event for event in there if event.is_pending]
        return sorted(live, key=attrgetter("time_ns", "priority", "seq"))

    def check_invariants(self) -> None:
        """Assert that every live event is there once, in order, and that the dead are few."""
        there = [*self._run, *(entry[3] for entry in self._heap)]
        assert len(there) == len({event.seq for event in there})
        assert sum(event.is_pending for event in there) == self._live
        assert all(event.seq < self.next_seq for event in there)
        assert all(a.comes_before(b) for a, b in pairwise(self._run))
        assert len(there) <= 2 * self._live + _FEW
