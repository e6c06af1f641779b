"""Reads what the host lane shows of a span: arrivals, how many reads wait, and where they wait.

A page waits from the arrival of its request until the controller submits its op. What waited when
the span began is looked up; all else came to be known within the span.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, overload

import numpy as np
import numpy.typing as npt

from nandviz.model.words import EventKind, Kind, RequestKind
from nandviz.query.asof import AsOf
from nandviz.query.live_rows import Rows
from nandviz.query.marks.dense import no_times
from nandviz.query.marks.span import Span
from nandviz.query.requests import arrivals, request_count
from nandviz.query.requests import request as request_at
from nandviz.trace.codes import KIND_CODE, OP_KIND_CODE, REQUEST_KIND_CODE

Times = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Arrival(NamedTuple):
    """A request that has arrived."""

    request: int
    when_ns: int
    is_write: bool


class Wait(NamedTuple):
    """A page of a read that waits for its die; ``end_ns`` is the playhead where it still does."""

    request: int
    die: int
    plane: int
    start_ns: int
    end_ns: int


@dataclass(frozen=True)
class Arrivals(Sequence[Arrival]):
    """Requests in order of arrival, as columns."""

    request: Times = field(default_factory=no_times)
    when_ns: Times = field(default_factory=no_times)
    is_write: Flags = field(default_factory=lambda: np.empty(0, bool))

    def __len__(self) -> int:
        return len(self.request)

    @overload
    def __getitem__(self, index: int) -> Arrival: ...
    @overload
    def __getitem__(self, index: slice) -> list[Arrival]: ...
    def __getitem__(self, index: int | slice) -> Arrival | list[Arrival]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        return Arrival(
            int(self.request[index]), int(self.when_ns[index]), bool(self.is_write[index])
        )


@dataclass(frozen=True)
class Waits(Sequence[Wait]):
    """Waiting pages of reads in order of arrival, as columns."""

    request: Times = field(default_factory=no_times)
    die: Times = field(default_factory=no_times)
    plane: Times = field(default_factory=no_times)
    start_ns: Times = field(default_factory=no_times)
    end_ns: Times = field(default_factory=no_times)

    def __len__(self) -> int:
        return len(self.request)

    @overload
    def __getitem__(self, index: int) -> Wait: ...
    @overload
    def __getitem__(self, index: slice) -> list[Wait]: ...
    def __getitem__(self, index: int | slice) -> Wait | list[Wait]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        columns = (self.request, self.die, self.plane, self.start_ns, self.end_ns)
        return Wait(*(int(column[index]) for column in columns))


@dataclass(frozen=True)
class Depth:
    """How many pages of reads wait: ``count[i]`` of them from ``when_ns[i]`` on.

    Attributes
    ----------
    when_ns
        Ascending; the first one is not after the start of the span.
    end_ns
        Up to when it is known: the playhead, or the end of the span.
    """

    when_ns: Times = field(default_factory=no_times)
    count: Times = field(default_factory=no_times)
    end_ns: int = 0

    def at(self, time_ns: int) -> int:
        """Return how many wait at an instant."""
        row = int(self.when_ns.searchsorted(np.int64(time_ns), "right")) - 1
        return int(self.count[row]) if row >= 0 and time_ns <= self.end_ns else 0


@dataclass(frozen=True)
class HostMarks:
    """What the host lane shows.

    Attributes
    ----------
    pending_ns
        When those requests arrive that have not yet.
    """

    arrivals: Arrivals = field(default_factory=Arrivals)
    pending_ns: Times = field(default_factory=no_times)
    waits: Waits = field(default_factory=Waits)
    depth: Depth = field(default_factory=Depth)


NO_HOST: Final = HostMarks()


class HostReading:
    """One read of a span."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._trace, self._index = span.trace, span.index

    def marks(self) -> HostMarks:
        """Return everything; nothing where no host asks for anything."""
        if not self._index.hosted:
            return NO_HOST
        pages, waited = self._pages()
        return HostMarks(
            self._arrivals(), self._pending(), self._waits(pages), self._depth(pages, waited)
        )

    def _times(self, events: npt.NDArray[np.int32]) -> Times:
        """Return the instants of events."""
        times: Times = self._trace.events.time_ns[events]
        return times

    def _arrivals(self) -> Arrivals:
        table, span = self._trace.requests, self._span
        within = arrivals(span.as_of, span.t0_ns, span.t1_ns)
        rows = np.arange(within.start, within.stop)
        is_write = table.kind[rows] == REQUEST_KIND_CODE[RequestKind.WRITE]
        return Arrivals(rows, table.arrival_ns[rows], is_write)

    def _pending(self) -> Times:
        """Return when requests arrive after the playhead: the script knows it from the start."""
        queue, script, span = self._trace.queue, self._index.script, self._span
        first = self._index.script_handled(span.k)
        low, high = (
            bisect_left(script, at_ns, first, key=lambda row: queue.time_ns[row])
            for at_ns in (span.t0_ns, span.t1_ns)
        )
        rows = script[low:high]
        pending: Times = queue.time_ns[rows[queue.kind[rows] == KIND_CODE[EventKind.ARRIVE]]]
        return pending

    def _pages(self) -> tuple[Rows, int]:
        """Return the pages of reads that wait within the span, and how many did at its start."""
        table, span = self._trace.host_pages, self._span
        before = self._index.waiting_reads.at(span.k0)
        new = self._reads(span.born_within(table.born))
        return np.concatenate([before, new]), len(before)

    def _reads(self, rows: Rows) -> Rows:
        reads: Rows = rows[self._trace.host_pages.kind[rows] == OP_KIND_CODE[Kind.READ]]
        return reads

    def _ends(self, rows: Rows) -> Times:
        """Return until when pages wait; the playhead where they still do."""
        issued, span = self._trace.host_pages.issued[rows], self._span
        ended = issued <= span.k
        end_ns = np.full(len(rows), span.now_ns, np.int64)
        end_ns[ended] = self._times(issued[ended])
        return end_ns

    def _waits(self, rows: Rows) -> Waits:
        table = self._trace.host_pages
        start_ns, end_ns = self._times(table.born[rows]), self._ends(rows)
        seen = (end_ns > start_ns) & self._span.meets_each(start_ns, end_ns)
        rows, start_ns, end_ns = rows[seen], start_ns[seen], end_ns[seen]
        columns = (table.request[rows], table.die[rows], table.plane[rows])
        request, die, plane = (column.astype(np.int64) for column in columns)
        return Waits(request, die, plane, start_ns, end_ns)

    def _depth(self, rows: Rows, waited: int) -> Depth:
        """Return the course of how many wait; ``waited`` of them from before the span on."""
        table, span = self._trace.host_pages, self._span
        issued = table.issued[rows]
        came, went = table.born[rows[waited:]], issued[issued <= span.k1]
        times = self._times(np.concatenate([came, went]))
        order = np.argsort(times, kind="stable")  # of two nearly sorted runs: they are merged
        when_ns = np.append(min(span.t0_ns, span.now_ns), times[order])
        count = waited + np.append(0, np.cumsum(np.where(order < len(came), 1, -1)))
        is_last = np.append(when_ns[1:] != when_ns[:-1], True)
        return Depth(when_ns[is_last], count[is_last], min(span.now_ns, span.t1_ns))


def ops_of_request(as_of: AsOf, number: int) -> frozenset[int]:
    """Return the ops of a request that have been submitted, and the one that held it up."""
    if not 0 <= number < request_count(as_of):
        return frozenset()
    record = request_at(as_of, number)
    uids = {page.uid for page in record.pages} | {record.held_up_by}
    return frozenset(uid for uid in uids if uid is not None)
