"""The requests of a host as of an event, whole columns at a time: for files, tables and curves.

`query.requests` tells the same of one request, at a cost that does not grow with the run.
"""

from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import Fate, Kind, Source
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf, Integers
from nandviz.query.request_records import Doing, WaitedFor
from nandviz.query.requests import DOING, SUSPENDABLE, WAITED_FOR
from nandviz.trace.codes import FATE_CODE, OP_KIND_CODE, SOURCE_CODE

Times = npt.NDArray[np.int64]

_DOINGS: Final = tuple(Doing)
_WAITS: Final = tuple(WaitedFor)
_NEVER: Final = np.iinfo(np.int64).max
_BUS: Final = _WAITS.index(WaitedFor.BUS)
_READ: Final = OP_KIND_CODE[Kind.READ]


class RequestColumns:
    """The requests that have arrived, a row each, by number.

    Each column is worked out when it is first asked for. Cost: O(trace) each.
    """

    def __init__(self, as_of: ColumnsAsOf) -> None:
        self._as_of, self._trace = as_of, as_of.trace
        table = as_of.trace.requests
        self.count = as_of.count(table.born)
        self.kind: Integers = table.kind[: self.count]
        self.arrival_ns: Times = table.arrival_ns[: self.count]
        self.lba: Integers = table.lba[: self.count]
        self.sectors: Integers = table.sectors[: self.count]
        self.n_pages: Integers = table.n_pages[: self.count]
        self._born = table.born[: self.count]
        self._first_page = table.first_page[: self.count]

    # Pages

    @cached_property
    def _pages(self) -> Integers:
        """Rows of ``host_pages`` that belong to requests, in order of request."""
        pages = self._trace.host_pages
        return np.flatnonzero(pages.request[: self._as_of.count(pages.born)] >= 0)

    @cached_property
    def _request_of(self) -> Integers:
        """The request of each of `_pages`."""
        return np.repeat(np.arange(self.count), self.n_pages)

    @cached_property
    def _page_spans(self) -> tuple[Times, Times]:
        """(start, end) of the op of each page; `NOTHING_NS` before it has one, or has ended."""
        pages, spans = self._trace.host_pages, self._as_of.spans
        start_ns = np.full(len(self._pages), NOTHING_NS, np.int64)
        end_ns = start_ns.copy()
        uid = np.where(pages.issued[self._pages] <= self._as_of.k, pages.uid[self._pages], 0)
        has_op = np.flatnonzero(uid > 0)
        start_ns[has_op] = spans.first_start_ns[uid[has_op] - 1]
        over = has_op[self._as_of.fates[0][uid[has_op] - 1] == FATE_CODE[Fate.COMPLETED]]
        end_ns[over] = spans.last_end_ns[uid[over] - 1]
        return start_ns, end_ns

    @cached_property
    def decisive(self) -> Integers:
        """Row of ``host_pages`` of the page that each request's wait is told of."""
        return self._pages[self._decisive]

    @cached_property
    def _decisive(self) -> Integers:
        """Place in `_pages` of each request's first page that has not ended, else ended last."""
        _, end_ns = self._page_spans
        late = np.where(end_ns == NOTHING_NS, _NEVER, end_ns)
        order = np.lexsort((-np.arange(len(late)), late, self._request_of))
        last: Integers = order[np.cumsum(self.n_pages, dtype=np.int64) - 1]
        return last

    @cached_property
    def first_start_ns(self) -> Times:
        """When the first op of each request started, `NOTHING_NS` where none has one."""
        start_ns, _ = self._page_spans
        first = np.full(self.count, _NEVER)
        np.minimum.at(first, self._request_of, np.where(start_ns < 0, _NEVER, start_ns))
        return np.where(first == _NEVER, NOTHING_NS, first)

    @cached_property
    def end_ns(self) -> Times:
        """When the last op of each request ended, `NOTHING_NS` while one has not."""
        return self._page_spans[1][self._decisive]

    @cached_property
    def latency_ns(self) -> Times:
        """From arrival to end of each request, `NOTHING_NS` where it is not done."""
        return np.where(self.end_ns == NOTHING_NS, NOTHING_NS, self.end_ns - self.arrival_ns)

    @cached_property
    def die(self) -> Integers:
        """Of each decisive page."""
        die: Integers = self._trace.host_pages.die[self.decisive]
        return die

    # What the die did

    @cached_property
    def doing(self) -> Integers:
        """What its die did when each request arrived: places in `Doing`."""
        parts = self._trace.parts
        rows = np.flatnonzero((parts.born <= self._as_of.k) & (parts.planes != 0))
        found = np.full(self.count, -1, np.int64)
        for die in np.unique(self.die):
            mine = np.flatnonzero(self.die == die)
            found[mine] = self._held_at(mine, rows[parts.die[rows] == die])
        doing = self._of_kinds(DOING, Doing.OTHER, _DOINGS)
        kinds = doing[self._trace.ops.op[parts.uid[found] - 1]] if len(parts) else found
        return np.where(found < 0, _DOINGS.index(Doing.IDLE), kinds)

    def _held_at(self, requests: Integers, rows: Integers) -> Integers:
        """Return the part, of some of a die, that it held or was about to when requests arrived.

        A part was known before an arrival from one place of these requests to another, and had not
        ended up to a third. What starts earliest goes first.
        """
        parts, k, at_ns = self._trace.parts, self._born[requests] - 1, self.arrival_ns[requests]
        rows = rows[np.argsort(-parts.start_ns[rows], kind="stable")]
        first = np.searchsorted(k, parts.born[rows], side="left")
        last = np.minimum(
            np.searchsorted(k, parts.died[rows], side="left"),
            np.searchsorted(at_ns, parts.end_ns[rows], side="left"),
        )
        held = np.full(len(requests), -1, np.int64)
        for at in np.flatnonzero(first < last).tolist():
            held[first[at] : last[at]] = rows[at]
        return held

    def _of_kinds(self, words: Any, other: Any, places: Any) -> Integers:
        """Return the place of the word for the kind of each op of the profile."""
        ops = self._trace.info.ops
        return np.array([places.index(words.get(op.base.kind, other)) for op in ops], np.int64)

    # What was waited for

    @cached_property
    def waited_for(self) -> Integers:
        """For what each request's decisive page waited longest in all: places in `WaitedFor`."""
        return self._waits[0]

    @cached_property
    def held_up_by(self) -> Integers:
        """The first op of that kind, 0 where it was none."""
        return self._waits[1]

    @cached_property
    def _waits(self) -> tuple[Integers, Integers]:
        what = np.zeros(self.count, np.int64)
        uid = np.zeros(self.count, np.int64)
        start_ns = self._page_spans[0][self._decisive]
        now_ns = self._as_of.now_ns
        until_ns = np.where(start_ns == NOTHING_NS, now_ns, np.minimum(start_ns, now_ns))
        until_ns = np.maximum(until_ns, self.arrival_ns)
        for die in np.unique(self.die):
            mine = np.flatnonzero(self.die == die)
            served = _Served(self._as_of, int(die))
            what[mine], uid[mine] = served.longest(self.arrival_ns[mine], until_ns[mine])
        return what, uid

    # Suspends

    @cached_property
    def suspends(self) -> Integers:
        """How many SUSPENDs were submitted for each request."""
        trace, caused = self._trace, np.zeros(self.count, np.int64)
        ops, pages = trace.ops, trace.host_pages
        kinds = np.array([op.base.kind is Kind.SUSPEND for op in trace.info.ops], bool)
        count = self._as_of.op_count
        mine = kinds[ops.op[:count]] & (ops.source[:count] == SOURCE_CODE[Source.HOST])
        rows = np.flatnonzero(mine)
        reads = self._pages[pages.kind[self._pages] == _READ]
        for die in np.unique(ops.die[rows]):
            of_die = reads[pages.die[reads] == die]
            at = ops.born[rows[ops.die[rows] == die]]
            served = np.searchsorted(pages.issued[of_die], at, side="left")
            known = served < len(of_die)
            first = of_die[served[known]]
            first = first[pages.born[first] <= at[known]]
            np.add.at(caused, pages.request[first], 1)
        return caused


class _Served:
    """What a die has served: parts, or what is left of them, one behind the other."""

    def __init__(self, as_of: ColumnsAsOf, die: int) -> None:
        parts, info = as_of.trace.parts, as_of.trace.info
        rows = as_of.parts[(parts.die[as_of.parts] == die) & (parts.planes[as_of.parts] != 0)]
        rows = rows[parts.end_ns[rows] > parts.start_ns[rows]]
        rows = rows[np.lexsort((parts.uid[rows], parts.start_ns[rows]))]
        # Of parts that overlap, on planes of their own, the one that started first goes first.
        reach_ns = np.maximum.accumulate(parts.end_ns[rows])
        start_ns = np.maximum(parts.start_ns[rows], np.append(0, reach_ns[:-1]))
        goes = reach_ns > start_ns
        rows, self._start_ns, self._end_ns = rows[goes], start_ns[goes], reach_ns[goes]
        self._uid = parts.uid[rows]
        kinds = [op.base.kind for op in info.ops]
        whats = np.array([_WAITS.index(WAITED_FOR.get(k, WaitedFor.OTHER)) for k in kinds])
        goes_on = np.array([kind in SUSPENDABLE for kind in kinds])
        op = as_of.trace.ops.op[self._uid - 1]
        remainder = goes_on[op] & (parts.number[rows] > 1)
        self._what = np.where(remainder, _WAITS.index(WaitedFor.REMAINDER), whats[op])

    def longest(self, from_ns: Times, until_ns: Times) -> tuple[Integers, Integers]:
        """Return what each span was filled with most, and the first op of that kind in it."""
        lengths = np.zeros((len(_WAITS), len(from_ns)), np.int64)
        first = np.full(lengths.shape, _NEVER - 1)
        uid = np.zeros(lengths.shape, np.int64)
        for what in np.unique(self._what).tolist():
            rows = np.flatnonzero(self._what == what)
            done_ns = np.append(0, np.cumsum(self._end_ns[rows] - self._start_ns[rows]))
            lengths[what] = self._upto(rows, done_ns, until_ns) - self._upto(rows, done_ns, from_ns)
            at = np.minimum(np.searchsorted(self._end_ns[rows], from_ns, "right"), len(rows) - 1)
            first[what], uid[what] = self._start_ns[rows[at]], self._uid[rows[at]]
        lengths[_BUS] = until_ns - from_ns - lengths.sum(axis=0)
        longest = lengths == lengths.max(axis=0)
        # Of two that are as long the one that began first; the bus behind all ops.
        best = np.argmin(np.where(longest, first, _NEVER), axis=0)
        nothing = until_ns <= from_ns
        columns = np.arange(len(from_ns))
        return np.where(nothing, 0, best), np.where(nothing, 0, uid[best, columns])

    def _upto(self, rows: Integers, done_ns: Times, at_ns: Times) -> Times:
        """Return how long some parts have run by each instant."""
        begun = np.searchsorted(self._start_ns[rows], at_ns, side="left")
        last = rows[np.maximum(begun - 1, 0)]
        left_ns = np.maximum(self._end_ns[last] - at_ns, 0)
        return np.where(begun > 0, done_ns[begun] - left_ns, 0)
