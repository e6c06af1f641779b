"""The requests of a host as of an event: their pages and ops, what they waited for, and how long.

Every read costs what it returns, and what lies in the wait that it tells of.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.errors import TraceError
from nandviz.language import said
from nandviz.model.words import Fate, Kind, RequestKind
from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.lanes import LaneKey
from nandviz.query.live_rows import count_born_by
from nandviz.query.moments import last_event_before, last_event_by
from nandviz.query.request_records import Doing, PageRecord, RequestRecord, Stretch, WaitedFor
from nandviz.trace.codes import REQUEST_KINDS

DOING: Final = {
    Kind.READ: Doing.READ,
    Kind.PROGRAM: Doing.PROGRAM,
    Kind.ERASE: Doing.ERASE,
    Kind.SUSPEND: Doing.SUSPEND,
    Kind.RESUME: Doing.RESUME,
}
"""What a die does while an op of a kind runs; `Doing.OTHER` for all others."""
WAITED_FOR: Final = {
    Kind.READ: WaitedFor.READ,
    Kind.PROGRAM: WaitedFor.PROGRAM,
    Kind.ERASE: WaitedFor.ERASE,
    Kind.SUSPEND: WaitedFor.SUSPEND,
    Kind.RESUME: WaitedFor.RESUME,
}
"""What is waited for while an op's first part runs; `WaitedFor.OTHER` for all others."""
SUSPENDABLE: Final = frozenset({Kind.PROGRAM, Kind.ERASE})


class Depth(NamedTuple):
    """How many reads wait from each instant on, until the next."""

    times_ns: npt.NDArray[np.int64]
    reads: npt.NDArray[np.int64]


def request_count(as_of: AsOf) -> int:
    """Return how many requests have arrived."""
    return count_born_by(as_of.trace.requests.born, as_of.k)


def arrivals(as_of: AsOf, t0_ns: int, t1_ns: int) -> range:
    """Return the numbers of the requests that have arrived in ``t0 <= t < t1``."""
    arrival_ns = as_of.trace.requests.arrival_ns
    first, last = arrival_ns.searchsorted([t0_ns, t1_ns]).tolist()
    return range(first, max(first, min(last, request_count(as_of))))


def request_of_op(as_of: AsOf, uid: int) -> int | None:
    """Return the request that an op serves; None if it serves none, or is not known yet."""
    row = index_of(as_of.trace).page_of_op.get(uid)
    if row is None or as_of.trace.host_pages.issued[row] > as_of.k:
        return None
    number = int(as_of.trace.host_pages.request[row])
    return number if number >= 0 else None


def done_by(as_of: AsOf, uid: int) -> tuple[int, int] | None:
    """Return the request of which an op that has ended now is the last, and how long it took.

    None where there is none. Cost: O(pages of the request).
    """
    number = request_of_op(as_of, uid)
    if number is None:
        return None
    table, pages = as_of.trace.requests, as_of.trace.host_pages
    first = int(table.first_page[number])
    for row in range(first, first + int(table.n_pages[number])):
        fate = as_of.fate(int(pages.uid[row])) if pages.issued[row] <= as_of.k else None
        if fate is None or fate.fate is not Fate.COMPLETED:
            return None
    return number, as_of.now_ns - int(table.arrival_ns[number])


def waiting_reads(as_of: AsOf, die: int, t0_ns: int, t1_ns: int) -> Depth:
    """Return how many reads have waited on a die, from ``t0`` on for ``t0 <= t < t1``.

    A read waits from its arrival until its op is submitted.
    """
    trace, index = as_of.trace, index_of(as_of.trace)
    before = min(last_event_by(trace, t0_ns), as_of.k)
    until = max(before, min(last_event_before(trace, t1_ns), as_of.k))
    come, gone = trace.host_pages.born, trace.ops.born
    depth, events, steps = 0, [], []
    for rows, born, step in ((index.read_pages, come, 1), (index.read_ops, gone, -1)):
        first, last = count_born_by(born, before), count_born_by(born, until)
        depth += step * rows.count(die, first)
        found = rows.rows(die, last, first)
        events.append(born[found])
        steps.append(np.full(len(found), step))
    at = np.concatenate(events)
    order = np.argsort(at, kind="stable")
    times_ns = np.append(np.int64(t0_ns), trace.events.time_ns[at[order]])
    reads = depth + np.append(0, np.cumsum(np.concatenate(steps)[order]))
    is_last = np.append(times_ns[1:] != times_ns[:-1], True)
    return Depth(times_ns[is_last], reads[is_last])


def request(as_of: AsOf, number: int) -> RequestRecord:
    """Tell everything of a request. Cost: O(its pages, and what its decisive page waited for).

    Raises
    ------
    TraceError
        If it has not arrived by then.
    """
    count = request_count(as_of)
    if not 0 <= number < count:
        raise TraceError(
            said("no request {number}: {count:,} have arrived", number=number, count=count)
        )
    return _Reading(as_of, number).record()


class _Reading:
    """A request on its way into a record."""

    def __init__(self, as_of: AsOf, number: int) -> None:
        self._as_of, self._trace, self._number = as_of, as_of.trace, number
        self._index = index_of(as_of.trace)
        table = as_of.trace.requests
        self._arrival_ns = int(table.arrival_ns[number])
        self._arrived = int(table.born[number])

    def record(self) -> RequestRecord:
        """Return the record."""
        table, number = self._trace.requests, self._number
        first = int(table.first_page[number])
        pages = tuple(self._page(first + i) for i in range(int(table.n_pages[number])))
        decisive = _decisive(pages)
        starts = [page.start_ns for page in pages if page.start_ns is not None]
        ends = [page.end_ns for page in pages if page.end_ns is not None]
        end_ns = max(ends) if len(ends) == len(pages) else None
        waits = tuple(self._waits(decisive))
        what, held_up_by = _longest(waits)
        return RequestRecord(
            number,
            REQUEST_KINDS[table.kind[number]],
            int(table.lba[number]),
            int(table.sectors[number]),
            self._arrival_ns,
            self._arrived,
            pages,
            decisive,
            min(starts, default=None),
            end_ns,
            None if end_ns is None else end_ns - self._arrival_ns,
            self._doing(decisive.die),
            waits,
            what,
            held_up_by,
            self._suspends(pages),
        )

    def _page(self, row: int) -> PageRecord:
        table, as_of = self._trace.host_pages, self._as_of
        place = row, int(table.die[row]), int(table.plane[row])
        issued = int(table.issued[row])
        if issued > as_of.k:
            return PageRecord(*place, None, None, None, None)
        uid = int(table.uid[row])
        parts, fate = as_of.parts_of(uid), as_of.fate(uid)
        is_over = fate is not None and fate.fate is Fate.COMPLETED
        return PageRecord(
            *place,
            issued,
            uid,
            parts[0].start_ns if parts else None,
            parts[-1].end_ns if is_over else None,
        )

    def _doing(self, die: int) -> Doing:
        """Return what a die did, or was about to do, before the event of the arrival."""
        parts, k = self._trace.parts, self._arrived - 1
        rows = self._index.live_parts.at(k)
        rows = rows[
            (parts.die[rows] == die)
            & (parts.planes[rows] != 0)
            & (parts.end_ns[rows] > self._arrival_ns)
        ]
        if not len(rows):
            return Doing.IDLE
        row = rows[np.argmin(parts.start_ns[rows])]
        return DOING.get(self._kind(int(parts.uid[row])), Doing.OTHER)

    def _waits(self, page: PageRecord) -> Iterator[Stretch]:
        """Yield what a page waited for, until its start or now."""
        at_ns, until_ns = self._arrival_ns, self._as_of.now_ns
        if page.start_ns is not None:
            until_ns = min(until_ns, page.start_ns)
        for each in self._served(page.die, at_ns, until_ns):
            if each.start_ns > at_ns:
                yield Stretch(WaitedFor.BUS, None, at_ns, each.start_ns)
            yield each
            at_ns = each.end_ns
        if until_ns > at_ns:
            yield Stretch(WaitedFor.BUS, None, at_ns, until_ns)

    def _served(self, die: int, t0_ns: int, t1_ns: int) -> Iterator[Stretch]:
        """Yield what a die served in ``t0 <= t < t1``, in order and one at a time.

        Of parts that overlap, on planes of their own, the one that started first goes first.
        """
        for (start_ns, uid, number), end_ns in sorted(self._ends(die, t0_ns, t1_ns).items()):
            from_ns, until_ns = max(t0_ns, start_ns), min(t1_ns, end_ns)
            if until_ns > from_ns:
                yield Stretch(self._what(uid, number), uid, from_ns, until_ns)
                t0_ns = until_ns

    def _ends(self, die: int, t0_ns: int, t1_ns: int) -> dict[tuple[int, int, int], int]:
        """Return where what meets a span ends in it, by start, op and number of the part."""
        segments, parts = self._trace.segments, self._trace.parts
        planes = range(self._trace.info.topology.planes)
        lanes = [self._as_of.segments(t0_ns, t1_ns, LaneKey(die, plane)).rows for plane in planes]
        rows = np.unique(np.concatenate(lanes))
        rows = rows[np.argsort(segments.end_ns[rows], kind="stable")]
        part = segments.part[rows]
        columns = (parts.start_ns[part], parts.uid[part], parts.number[part])
        keys = zip(*(column.tolist() for column in columns), strict=True)
        return dict(zip(keys, segments.end_ns[rows].tolist(), strict=True))

    def _what(self, uid: int, number: int) -> WaitedFor:
        kind = self._kind(uid)
        if number > 1 and kind in SUSPENDABLE:
            return WaitedFor.REMAINDER
        return WAITED_FOR.get(kind, WaitedFor.OTHER)

    def _kind(self, uid: int) -> Kind:
        return self._trace.op_def(uid).base.kind

    def _suspends(self, pages: tuple[PageRecord, ...]) -> int:
        if REQUEST_KINDS[self._trace.requests.kind[self._number]] is not RequestKind.READ:
            return 0
        return sum(self._suspends_for(page) for page in pages)

    def _suspends_for(self, page: PageRecord) -> int:
        """Return how many SUSPENDs were submitted while a page was the first read that waited."""
        ops, pages = self._trace.ops, self._trace.host_pages
        before = self._index.read_pages.last(page.die, page.row)
        first = self._arrived
        if before is not None:
            first = max(first, int(pages.issued[before]))
        last = self._as_of.k if page.issued is None else page.issued
        if first > last:
            return 0
        start, stop = count_born_by(ops.born, first - 1), count_born_by(ops.born, last)
        return self._index.suspend_ops.count(page.die, stop, start)


def _decisive(pages: tuple[PageRecord, ...]) -> PageRecord:
    """Return the first page that has not ended, else the first of those that ended last."""
    ends = [(page.end_ns is None, page.end_ns or 0) for page in pages]
    return pages[ends.index(max(ends))]


def _longest(waits: tuple[Stretch, ...]) -> tuple[WaitedFor, int | None]:
    """Return what is waited for longest, and its first op: of two the earlier, the bus last."""
    lengths: dict[WaitedFor, int] = {}
    for each in waits:
        lengths[each.what] = lengths.get(each.what, 0) + each.end_ns - each.start_ns
    if not lengths:
        return WaitedFor.NOTHING, None
    what = max(lengths, key=lambda each: (lengths[each], each is not WaitedFor.BUS))
    return what, next(each.uid for each in waits if each.what is what)
