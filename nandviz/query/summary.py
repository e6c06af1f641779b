"""The figures of a run that a person asks for first.

All times are integer ns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from nandviz.model.words import EntryFate, Fate, Reason, SuspensionStatus
from nandviz.query.columns_asof import ColumnsAsOf, Integers
from nandviz.query.latency import LatencyTable, latency_of
from nandviz.query.run_figures import RunFigures, Spread
from nandviz.trace.codes import NONE, STATUS_CODE
from nandviz.units import MAX_NS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Suspends:
    """What became of the suspensions; their sum is how many there were."""

    resumed: int
    aborted: int
    open: int


@dataclass(frozen=True, slots=True)
class Backlogs:
    """What became of the backlog entries of all queues.

    Attributes
    ----------
    most
        Most entries that waited after one event.
    failed
        Flush attempts that failed.
    """

    entered: int
    left: Mapping[EntryFate, int]
    waiting: int
    most: int
    failed: int


@dataclass(frozen=True, slots=True)
class Delay:
    """The erase or program that completed latest against its nominal time.

    Attributes
    ----------
    took_ns
        From its submission to its OP_END.
    """

    uid: int
    op: str
    took_ns: int
    nominal_ns: int

    @property
    def delay_ns(self) -> int:
        """What it took beyond its nominal time."""
        return self.took_ns - self.nominal_ns


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a run as of an event.

    Attributes
    ----------
    fates
        How many op_uids have each fate, those that none has left out.
    reasons
        How many were refused, dropped or aborted for each reason, most frequent first.
    figures
        All else that can be worked out, when it is asked for.
    latency
        Of the requests of a host; None where there is none.
    partial
        Whether the simulation would have gone on.
    is_out_of_time
        Whether something is due, and all of it later than the last instant there is.
    """

    events: int
    now_ns: int
    ops: int
    fates: Mapping[Fate, int]
    reasons: Mapping[Reason, int]
    suspends: Suspends
    backlog: Backlogs
    delay: Delay | None
    figures: RunFigures
    latency: LatencyTable | None
    partial: bool
    is_out_of_time: bool


def summarize(as_of: ColumnsAsOf) -> Summary:
    """Sum a run up. Cost: one pass over its rows."""
    reasons = _counts(as_of.fates[1], tuple(Reason))
    figures, latency = RunFigures(as_of), latency_of(as_of)
    return Summary(
        events=as_of.k + 1,
        now_ns=as_of.now_ns,
        ops=as_of.op_count,
        fates=figures.fates,
        reasons=dict(sorted(reasons.items(), key=lambda item: -item[1])),
        suspends=_suspends(as_of),
        backlog=_backlog(as_of),
        delay=_longest_delay(as_of, figures.delay),
        figures=figures,
        latency=None if latency is None else latency.table,
        partial=as_of.partial,
        is_out_of_time=_is_out_of_time(as_of),
    )


def _is_out_of_time(as_of: ColumnsAsOf) -> bool:
    queue = as_of.trace.queue
    known = slice(as_of.count(queue.born))
    due = (queue.handled[known] > as_of.k) & (queue.cancelled[known] > as_of.k)
    times = queue.time_ns[known][due]
    return len(times) > 0 and int(times.min()) > MAX_NS


def _counts(codes: Integers, members: tuple[T, ...]) -> dict[T, int]:
    found = np.bincount(codes[codes != NONE], minlength=len(members)).tolist()
    return {member: count for member, count in zip(members, found, strict=True) if count}


def _suspends(as_of: ColumnsAsOf) -> Suspends:
    table = as_of.trace.suspension_states
    rows = as_of.alive(table.born, table.died)
    counts = np.bincount(table.status[rows], minlength=len(SuspensionStatus)).tolist()
    return Suspends(
        resumed=counts[STATUS_CODE[SuspensionStatus.RESUMED]],
        aborted=counts[STATUS_CODE[SuspensionStatus.ABORTED]],
        open=counts[STATUS_CODE[SuspensionStatus.OPEN]],
    )


def _backlog(as_of: ColumnsAsOf) -> Backlogs:
    table = as_of.trace.backlog
    count = as_of.count(table.born)
    born, died = table.born[:count], table.died[:count]
    left = died <= as_of.k
    change = np.zeros(as_of.k + 2, np.int64)
    np.add.at(change, born + 1, 1)
    np.subtract.at(change, died[left] + 1, 1)
    return Backlogs(
        entered=count,
        left=_counts(table.fate[:count][left], tuple(EntryFate)),
        waiting=count - int(left.sum()),
        most=int(np.cumsum(change).max()),
        failed=as_of.count(as_of.trace.retries.born),
    )


def _longest_delay(as_of: ColumnsAsOf, spread: Spread) -> Delay | None:
    if spread.worst_uid is None:
        return None
    op = as_of.trace.op_def(spread.worst_uid)
    return Delay(spread.worst_uid, op.name, spread.max_ns + op.nominal_ns, op.nominal_ns)
