"""How long requests took, by kind and by what their die was doing; and whether that says anything.

A die that is asked for more than it can do makes latencies that grow with the length of the trace:
no table comes without that being said.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.language import Said, counted
from nandviz.model.words import Kind, RequestKind, Source
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.request_columns import RequestColumns
from nandviz.query.request_records import Doing
from nandviz.trace.codes import REQUEST_KIND_CODE, SOURCE_CODE

Times = npt.NDArray[np.int64]

_DOINGS: Final = tuple(Doing)
_SHOWN_DIES: Final = 8
_OVERHEAD: Final = (Kind.SUSPEND, Kind.RESUME)


@dataclass(frozen=True, slots=True)
class LatencyRow:
    """The latencies of some requests; times are 0 where there are none.

    Attributes
    ----------
    doing
        What their die was doing when they arrived; None for all of their kind.
    mean_ns
        Rounded half-even.
    p50_ns, p99_ns, p999_ns
        Of n in order the one at ``min(n - 1, floor(q * n))``.
    worst, worst_uid
        The first request of the longest, and the op of the page that took so long; None where there
        are none.
    """

    kind: RequestKind
    doing: Doing | None
    count: int
    mean_ns: int
    p50_ns: int
    p99_ns: int
    p999_ns: int
    max_ns: int
    worst: int | None
    worst_uid: int | None


class Load(NamedTuple):
    """What a die is asked for, as a share of the time in which requests come.

    Attributes
    ----------
    offered
        By requests and the erases behind them, at their nominal times.
    total
        With the SUSPENDs and RESUMEs that there were, and what was done again.
    """

    die: int
    offered: float
    total: float

    @property
    def is_over(self) -> bool:
        """Whether it is asked for all that it can do, or more."""
        return self.total >= 1


@dataclass(frozen=True, slots=True)
class LatencyTable:
    """The latencies of the requests that are done, and what must be said with them.

    Attributes
    ----------
    rows
        For each kind: all of it, then each of what dies were doing that some of it met.
    open
        Requests that have arrived and are not done.
    overload
        A sentence, where a die is asked for more than it can do; else None.
    """

    rows: tuple[LatencyRow, ...]
    open: int
    overload: Said | None


def latency_of(as_of: ColumnsAsOf) -> "Latency | None":
    """Return the latencies of a run, None for one in which no host asks for anything."""
    return Latency(as_of) if len(as_of.trace.requests) else None


class Latency:
    """Latencies of a host's requests as of an event.

    Cost: O(trace) for what is asked for first.

    Attributes
    ----------
    requests
        What is known of each.
    """

    def __init__(self, as_of: ColumnsAsOf) -> None:
        self.requests = RequestColumns(as_of)
        self._as_of, self._trace = as_of, as_of.trace

    @cached_property
    def table(self) -> LatencyTable:
        """The table of all requests."""
        rows = []
        for kind in RequestKind:
            rows.append(self.row(kind))
            by_doing = (self.row(kind, doing) for doing in Doing)
            rows += [row for row in by_doing if row.count]
        latency_ns = self.requests.latency_ns
        return LatencyTable(tuple(rows), int((latency_ns == NOTHING_NS).sum()), self.overload)

    def row(self, kind: RequestKind, doing: Doing | None = None) -> LatencyRow:
        """Return a row of the table."""
        numbers = self._numbers(kind, doing)
        latency_ns, count = self.requests.latency_ns[numbers], len(numbers)
        if not count:
            return LatencyRow(kind, doing, 0, 0, 0, 0, 0, 0, None, None)
        ordered, worst = np.sort(latency_ns), int(numbers[np.argmax(latency_ns)])

        def quantile(permille: int) -> int:
            return int(ordered[min(count - 1, permille * count // 1000)])

        return LatencyRow(
            kind,
            doing,
            count,
            _mean(ordered),
            quantile(500),
            quantile(990),
            quantile(999),
            int(ordered[-1]),
            worst,
            int(self._trace.host_pages.uid[self.requests.decisive[worst]]),
        )

    def ranked(self, kind: RequestKind, doing: Doing | None = None) -> npt.NDArray[np.int64]:
        """Return the numbers of the requests of a row, the slowest last; of equals the first."""
        numbers = self._numbers(kind, doing)
        return numbers[np.lexsort((-numbers, self.requests.latency_ns[numbers]))]

    def _numbers(self, kind: RequestKind, doing: Doing | None) -> npt.NDArray[np.int64]:
        """Return the numbers of the requests of a row that are done."""
        found = self.requests
        mine = (found.kind == REQUEST_KIND_CODE[kind]) & (found.latency_ns != NOTHING_NS)
        if doing is not None:
            mine &= found.doing == _DOINGS.index(doing)
        return np.flatnonzero(mine)

    # Overload

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """What each die is asked for by requests that arrive before the last, over all that time.

        0 while all have arrived at one instant.
        """
        at_ns = self.requests.arrival_ns
        span_ns = int(at_ns[-1] - at_ns[0]) if len(at_ns) else 0
        offered, overhead = self._offered_ns(), self._overhead_ns()
        if not span_ns:
            return tuple(Load(die, 0.0, 0.0) for die in range(len(offered)))
        return tuple(
            Load(die, work / span_ns, (work + more) / span_ns)
            for die, (work, more) in enumerate(zip(offered, overhead, strict=True))
        )

    @cached_property
    def overload(self) -> Said | None:
        """What must be said with all latencies; None where each die can do what it is asked for."""
        over = [load for load in self.loads if load.is_over]
        if not over:
            return None
        dies = [str(load.die) for load in over]
        shown = [*dies[:_SHOWN_DIES], "…"] if len(dies) > _SHOWN_DIES else dies
        return counted(
            len(over),
            "overload: die {dies} is asked for {share} times what it can do while requests come; "
            "latencies grow with the length of the trace",
            "overload: {count} of {all} dies ({dies}) are asked for up to {share} times what they "
            "can do while requests come; latencies grow with the length of the trace",
            all=len(self.loads),
            dies=", ".join(shown),
            share=f"{max(load.total for load in over):.3f}",
        )

    def _offered_ns(self) -> list[int]:
        """Return the nominal time of what was queued on each die before the last arrival."""
        pages = self._trace.host_pages
        count = self._as_of.count(pages.born)
        before = self._before_last(pages.born[:count])
        nominal_ns = np.zeros(count, np.int64)
        for kind in np.unique(pages.kind[:count]):
            rows = np.flatnonzero(pages.kind[:count] == kind)
            issued = rows[pages.issued[rows] <= self._as_of.k]
            if len(issued):
                nominal_ns[rows] = self._nominal_ns[self._trace.ops.op[pages.uid[issued[0]] - 1]]
        return self._of_dies(pages.die[:count][before], nominal_ns[before])

    def _overhead_ns(self) -> list[int]:
        """Return what suspends have cost each die before the last arrival."""
        ops, count, table = self._trace.ops, self._as_of.op_count, self._trace.suspensions
        kinds = np.array([op.base.kind in _OVERHEAD for op in self._trace.info.ops], bool)
        mine = kinds[ops.op[:count]] & (ops.source[:count] == SOURCE_CODE[Source.HOST])
        mine &= self._before_last(ops.born[:count])
        cuts = self._as_of.suspensions
        cuts = cuts[self._before_last(table.born[cuts])]
        return self._of_dies(
            np.append(ops.die[:count][mine], table.die[cuts]),
            np.append(self._nominal_ns[ops.op[:count][mine]], table.redone_ns[cuts]),
        )

    @cached_property
    def _nominal_ns(self) -> Times:
        return np.array([op.nominal_ns for op in self._trace.info.ops], np.int64)

    def _before_last(self, born: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """Return whether events are earlier than the last arrival."""
        at_ns = self.requests.arrival_ns
        times_ns = np.append(self._trace.events.time_ns, 0)[born]
        return times_ns < (at_ns[-1] if len(at_ns) else 0)

    def _of_dies(self, die: npt.NDArray[np.int16], lengths_ns: Times) -> list[int]:
        sums = np.zeros(self._trace.info.topology.dies, np.int64)
        np.add.at(sums, die, lengths_ns)
        return sums.tolist()


def _mean(values: Times) -> int:
    total: int = sum(values.tolist())
    whole, rest = divmod(total, len(values))
    return whole + (2 * rest > len(values) or (2 * rest == len(values) and whole % 2 == 1))
