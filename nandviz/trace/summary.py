"""The figures of a run that a person asks for first.

All times are integer ns; a mean is rounded down to whole ns, a percentile is the nearest rank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from nandviz.engine.model import EntryFate, Fate, Kind, Reason
from nandviz.trace.codes import FATE_CODE, NONE, STATUS_CODE, SuspensionStatus
from nandviz.trace.known import Flags, Integers, Known

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
class Latency:
    """From submission to OP_END, over completed reads."""

    count: int
    mean_ns: int
    p50_ns: int
    p99_ns: int
    max_ns: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a run as of an event.

    Attributes
    ----------
    fates
        How many op_uids have each fate, those that none has left out.
    reasons
        How many were refused, dropped or aborted for each reason, most frequent first.
    """

    events: int
    now_ns: int
    ops: int
    fates: Mapping[Fate, int]
    reasons: Mapping[Reason, int]
    suspends: Suspends
    backlog: Backlogs
    delay: Delay | None
    reads: Latency | None


def summarize(known: Known) -> Summary:
    """Sum a run up. Cost: one pass over its rows."""
    fate, reason = known.fates
    reasons = _counts(reason, tuple(Reason))
    return Summary(
        events=known.k + 1,
        now_ns=known.now_ns,
        ops=known.op_count,
        fates=_counts(fate, tuple(Fate)),
        reasons=dict(sorted(reasons.items(), key=lambda item: -item[1])),
        suspends=_suspends(known),
        backlog=_backlog(known),
        delay=_longest_delay(known),
        reads=_read_latency(known),
    )


def _counts(codes: Integers, members: tuple[T, ...]) -> dict[T, int]:
    found = np.bincount(codes[codes != NONE], minlength=len(members)).tolist()
    return {member: count for member, count in zip(members, found, strict=True) if count}


def _suspends(known: Known) -> Suspends:
    table = known.trace.suspension_states
    rows = known.alive(table.born, table.died)
    counts = np.bincount(table.status[rows], minlength=len(SuspensionStatus)).tolist()
    return Suspends(
        resumed=counts[STATUS_CODE[SuspensionStatus.RESUMED]],
        aborted=counts[STATUS_CODE[SuspensionStatus.ABORTED]],
        open=counts[STATUS_CODE[SuspensionStatus.OPEN]],
    )


def _backlog(known: Known) -> Backlogs:
    table = known.trace.backlog
    count = known.count(table.born)
    born, died = table.born[:count], table.died[:count]
    left = died <= known.k
    change = np.zeros(known.k + 2, np.int64)
    np.add.at(change, born + 1, 1)
    np.subtract.at(change, died[left] + 1, 1)
    return Backlogs(
        entered=count,
        left=_counts(table.fate[:count][left], tuple(EntryFate)),
        waiting=count - int(left.sum()),
        most=int(np.cumsum(change).max(initial=0)),
        failed=known.count(known.trace.retries.born),
    )


def _completed(known: Known, *kinds: Kind) -> Flags:
    """Whether each op, by uid - 1, is of one of these kinds and has completed."""
    wanted = np.array([op.base.kind in kinds for op in known.trace.info.ops], bool)
    fate, _ = known.fates
    completed: Flags = fate == FATE_CODE[Fate.COMPLETED]
    completed &= wanted[known.trace.ops.op[: known.op_count]]
    return completed


def _took_ns(known: Known, rows: Integers) -> Integers:
    took: Integers = known.spans.last_end_ns[rows] - known.trace.ops.submitted_ns[rows]
    return took


def _longest_delay(known: Known) -> Delay | None:
    rows = np.flatnonzero(_completed(known, Kind.ERASE, Kind.PROGRAM))
    if not len(rows):
        return None
    ops = known.trace.info.ops
    nominal_ns = np.array([op.nominal_ns for op in ops], np.int64)[known.trace.ops.op[rows]]
    took_ns = _took_ns(known, rows)
    worst = int(np.argmax(took_ns - nominal_ns))
    row = int(rows[worst])
    name = ops[int(known.trace.ops.op[row])].name
    return Delay(row + 1, name, int(took_ns[worst]), int(nominal_ns[worst]))


def _read_latency(known: Known) -> Latency | None:
    took_ns = np.sort(_took_ns(known, np.flatnonzero(_completed(known, Kind.READ))))
    count = len(took_ns)
    if not count:
        return None
    return Latency(
        count,
        int(took_ns.sum()) // count,
        int(took_ns[_rank(count, 50)]),
        int(took_ns[_rank(count, 99)]),
        int(took_ns[-1]),
    )


def _rank(count: int, percent: int) -> int:
    """Return the index of the nearest rank of a percentile."""
    return max(0, -(-count * percent // 100) - 1)
