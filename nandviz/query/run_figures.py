"""Figures that a run is made for, worked out from its trace as of an event.

Times are integer ns, a mean rounded down; shares and slowdowns are floats of exact quotients or
sums, the same on every machine, and never go back into times.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import fsum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.model.words import Fate, Kind, Source
from nandviz.query.columns_asof import NEVER_NS, ColumnsAsOf
from nandviz.query.lanes import bus_states
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import FATE_CODE, SOURCE_CODE

Times = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class DieState(StrEnum):
    """What a die is doing at an instant."""

    IDLE = "idle"
    RUNNING = "running"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Spread:
    """Some durations; 0 all over where there are none.

    Attributes
    ----------
    mean_ns
        Rounded down.
    p50_ns, p99_ns, p999_ns
        The least duration that so many percent do not exceed.
    worst_uid
        The op of the longest, None where there are none.
    """

    count: int
    mean_ns: int
    p50_ns: int
    p99_ns: int
    p999_ns: int
    max_ns: int
    worst_uid: int | None

    @classmethod
    def of(cls, durations_ns: Times, uids: npt.NDArray[Any]) -> "Spread":
        """Sum up durations, each of an op."""
        if not len(durations_ns):
            return cls(0, 0, 0, 0, 0, 0, None)
        ordered, count = np.sort(durations_ns), len(durations_ns)
        worst = int(np.argmax(durations_ns))

        def rank(permille: int) -> int:
            return int(ordered[-(-count * permille // 1000) - 1])

        return cls(
            count,
            int(ordered.sum()) // count,
            rank(500),
            rank(990),
            rank(999),
            int(ordered[-1]),
            int(uids[worst]),
        )


class ReadLatencies(NamedTuple):
    """Of each completed read, in order of uid: its latency and what its die did before.

    Attributes
    ----------
    states
        Places in `DieState`.
    """

    uids: npt.NDArray[Any]
    states: npt.NDArray[np.int64]
    latency_ns: Times


@dataclass(frozen=True, slots=True)
class SuspendFigures:
    """What suspends cost and brought.

    Attributes
    ----------
    per_op
        How many of the started erases and programs were suspended so many times.
    overhead_ns
        Time that SUSPEND and RESUME ops have run.
    progress
        How long each resumed part ran, so far or until it was cut.
    oldest_ns, oldest_uid
        How long the op that is suspended longest has been so; 0, None where none is.
    longest_ns
        The longest suspension that has ended.
    reads
        Reads that started on the die during each suspension, over all suspensions.
    empty
        Suspensions that have ended without any other op of the die starting in them.
    """

    count: int
    per_op: Mapping[int, int]
    overhead_ns: int
    progress: Spread
    oldest_ns: int
    oldest_uid: int | None
    longest_ns: int
    reads: int
    empty: int


@dataclass(frozen=True, slots=True)
class Utilisation:
    """Share of a span of time, 0 to 1, in which each bus, die and plane was busy.

    A die is busy while any op holds one of its planes. Keys of planes are (die, plane).
    """

    buses: Mapping[int, float]
    dies: Mapping[int, float]
    planes: Mapping[tuple[int, int], float]


class RunFigures:
    """The figures of a trace as of an event; each is worked out when it is first asked for.

    Cost: O(trace) each. For single values along the run see ``AsOf``.

    Attributes
    ----------
    as_of
        What is known as of the event.
    """

    def __init__(self, as_of: ColumnsAsOf) -> None:
        self._trace = as_of.trace
        self.as_of = as_of

    @cached_property
    def fates(self) -> dict[Fate, int]:
        """How many ops have each fate; fates of no op are left out."""
        codes = self.as_of.fates[0]
        return {fate: n for fate in Fate if (n := int((codes == FATE_CODE[fate]).sum()))}

    # Ops

    @cached_property
    def delay(self) -> Spread:
        """Completion delay of erases and programs: last end less submission less nominal time."""
        uids, took_ns, nominal_ns = self._suspendable
        return Spread.of(took_ns - nominal_ns, uids)

    @cached_property
    def slowdown(self) -> tuple[float, float]:
        """(mean, largest) time of erases and programs from submission on over nominal, else 0."""
        _, took_ns, nominal_ns = self._suspendable
        real = nominal_ns > 0
        ratios = took_ns[real] / nominal_ns[real]
        return (fsum(ratios) / len(ratios), float(ratios.max())) if len(ratios) else (0.0, 0.0)

    @cached_property
    def _suspendable(self) -> tuple[npt.NDArray[Any], Times, Times]:
        uids, took_ns, nominal_ns = self._completed
        mine = self._is_kind(uids, Kind.ERASE, Kind.PROGRAM)
        return uids[mine], took_ns[mine], nominal_ns[mine]

    @cached_property
    def _completed(self) -> tuple[npt.NDArray[Any], Times, Times]:
        """(uid, time from submission to last end, nominal time) of each completed op."""
        rows = np.flatnonzero(self.as_of.fates[0] == FATE_CODE[Fate.COMPLETED])
        took_ns = self.as_of.spans.last_end_ns[rows] - self._trace.ops.submitted_ns[rows]
        nominal_ns = np.array([op.nominal_ns for op in self._trace.info.ops], np.int64)
        return rows + 1, took_ns, nominal_ns[self._trace.ops.op[rows]]

    def _is_kind(self, uids: npt.NDArray[Any], *kinds: Kind) -> Flags:
        of = np.array([op.base.kind in kinds for op in self._trace.info.ops], bool)
        flags: Flags = of[self._trace.ops.op[uids - 1]]
        return flags

    @cached_property
    def reads(self) -> ReadLatencies:
        """Submission to last end of each completed read, and what its die did when submitted."""
        uids, took_ns, _ = self._completed
        mine = self._is_kind(uids, Kind.READ)
        uids, took_ns = uids[mine], took_ns[mine]
        suspended, running = self._at_submission(uids)
        states = tuple(DieState)
        codes = np.where(running, states.index(DieState.RUNNING), states.index(DieState.IDLE))
        codes[suspended] = states.index(DieState.SUSPENDED)
        return ReadLatencies(uids, codes, took_ns)

    @cached_property
    def read_latency(self) -> dict[DieState, Spread]:
        """The spread of `reads` by what their die did."""
        uids, codes, took_ns = self.reads
        masks = {state: codes == code for code, state in enumerate(DieState)}
        return {state: Spread.of(took_ns[mask], uids[mask]) for state, mask in masks.items()}

    @cached_property
    def stale_reads(self) -> int:
        """Reads that overtook an erase of their block, which waits in a backlog."""
        return len(stale_reads_of(self._trace).as_of(self.as_of.k))

    def _at_submission(self, uids: npt.NDArray[Any]) -> tuple[Flags, Flags]:
        """Return whether the die of each op was suspended, and whether it was running, before."""
        die, at_ns = self._trace.ops.die[uids - 1], self._trace.ops.submitted_ns[uids - 1]
        suspended, running = np.zeros(len(uids), bool), np.zeros(len(uids), bool)
        parts = self._trace.parts
        held = self.as_of.parts
        held = held[(parts.planes[held] != 0) & (parts.end_ns[held] > parts.start_ns[held])]
        for each in np.unique(die):
            mine, rows = die == each, held[parts.die[held] == each]
            spans = self._suspended_spans(int(each))
            suspended[mine] = _covered(at_ns[mine], *spans) > 0
            started_before = _covered(at_ns[mine], parts.start_ns[rows] + 1, parts.end_ns[rows])
            running[mine] = started_before > 0
        return suspended, running

    # Suspends

    @cached_property
    def suspends(self) -> SuspendFigures:
        """What suspends cost and brought."""
        table, rows = self._trace.suspensions, self.as_of.suspensions
        start_ns, end_ns = table.at_ns[rows], self.as_of.suspension_ends_ns
        still = (end_ns == NEVER_NS) & (start_ns <= self.as_of.now_ns)
        ages = np.where(still, self.as_of.now_ns - start_ns, -1)
        oldest = int(np.argmax(ages)) if still.any() else None
        ended = end_ns <= self.as_of.now_ns
        reads, others = self._served
        return SuspendFigures(
            len(rows),
            self._suspends_per_op(),
            self._overhead_ns(),
            self._progress(),
            0 if oldest is None else int(ages[oldest]),
            None if oldest is None else int(table.uid[rows[oldest]]),
            int((end_ns[ended] - start_ns[ended]).max(initial=0)),
            int(reads.sum()),
            int((ended & (others == 0)).sum()),
        )

    def _suspends_per_op(self) -> dict[int, int]:
        uids = np.flatnonzero(self.as_of.spans.parts > 0) + 1
        uids = uids[self._is_kind(uids, Kind.ERASE, Kind.PROGRAM)]
        suspended = self._trace.suspensions.uid[self.as_of.suspensions]
        times = np.bincount(suspended, minlength=self.as_of.op_count + 1)[uids]
        counts, ops = np.unique(times, return_counts=True)
        return dict(zip(counts.tolist(), ops.tolist(), strict=True))

    def _overhead_ns(self) -> int:
        rows, lengths_ns = self._run_segments
        uids = self._trace.parts.uid[self._trace.segments.part[rows]]
        return int(lengths_ns[self._is_kind(uids, Kind.SUSPEND, Kind.RESUME)].sum())

    def _progress(self) -> Spread:
        parts, rows = self._trace.parts, self.as_of.parts
        rows = rows[
            (parts.source[rows] == SOURCE_CODE[Source.RESUME])
            & (parts.start_ns[rows] <= self.as_of.now_ns)
        ]
        ran_ns = np.minimum(parts.end_ns[rows], self.as_of.now_ns) - parts.start_ns[rows]
        return Spread.of(ran_ns, parts.uid[rows])

    def _suspended_spans(self, die: int) -> tuple[Times, Times]:
        table, rows = self._trace.suspensions, self.as_of.suspensions
        mine = table.die[rows] == die
        return table.at_ns[rows[mine]], self.as_of.suspension_ends_ns[mine]

    @cached_property
    def _served(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """(reads, ops other than SUSPEND and RESUME) that started in each suspension."""
        parts, table = self._trace.parts, self._trace.suspensions
        rows = self.as_of.parts
        rows = rows[(parts.number[rows] == 1) & (parts.start_ns[rows] <= self.as_of.now_ns)]
        rows = rows[~self._is_kind(parts.uid[rows], Kind.SUSPEND, Kind.RESUME)]
        reads = rows[self._is_kind(parts.uid[rows], Kind.READ)]
        die, start_ns = table.die[self.as_of.suspensions], table.at_ns[self.as_of.suspensions]
        counts = []
        for group in (reads, rows):
            count = np.zeros(len(die), np.int64)
            for each in np.unique(die):
                starts_ns = np.sort(parts.start_ns[group[parts.die[group] == each]])
                mine = die == each
                upto = np.searchsorted(starts_ns, self.as_of.suspension_ends_ns[mine], side="left")
                count[mine] = upto - np.searchsorted(starts_ns, start_ns[mine], side="left")
            counts.append(count)
        return counts[0], counts[1]

    # Utilisation

    @cached_property
    def _run_segments(self) -> tuple[npt.NDArray[Any], Times]:
        """Rows of the segments that have started by now, and how long each has run."""
        segments, now_ns = self._trace.segments, self.as_of.now_ns
        rows = self.as_of.segments
        rows = rows[segments.start_ns[rows] < now_ns]
        return rows, np.minimum(segments.end_ns[rows], now_ns) - segments.start_ns[rows]

    def utilisation(self, t0_ns: int = 0, t1_ns: int | None = None) -> Utilisation:
        """Return how busy everything was in ``t0 <= t < t1`` (now if None), as far as it has run.

        Raises
        ------
        ValueError
            If the span is reversed.
        """
        t1_ns = self.as_of.now_ns if t1_ns is None else t1_ns
        if t1_ns < t0_ns:
            raise ValueError(f"span from {t0_ns} to {t1_ns} ns")
        topology, parts = self._trace.info.topology, self._trace.parts
        rows, lengths_ns = self._run_segments
        part = self._trace.segments.part[rows]
        starts_ns = self._trace.segments.start_ns[rows]
        ends_ns = np.minimum(starts_ns + lengths_ns, t1_ns)
        starts_ns = np.maximum(starts_ns, t0_ns)
        keep = starts_ns < ends_ns
        rows, part, starts_ns, ends_ns = rows[keep], part[keep], starts_ns[keep], ends_ns[keep]
        die, planes = parts.die[part], parts.planes[part]

        def share(mask: Flags) -> float:
            busy_ns = _union_ns(starts_ns[mask], ends_ns[mask])
            return busy_ns / (t1_ns - t0_ns) if t1_ns > t0_ns else 0.0

        bus = bus_states(self._trace.info.ops)[
            self._trace.ops.op[parts.uid[part] - 1], self._trace.segments.state[rows]
        ]
        return Utilisation(
            {c: share(bus & (die % topology.channels == c)) for c in range(topology.channels)},
            {d: share((die == d) & (planes != 0)) for d in range(topology.dies)},
            {
                (d, p): share((die == d) & ((planes >> np.uint32(p)) & 1 == 1))
                for d in range(topology.dies)
                for p in range(topology.planes)
            },
        )


def _covered(at_ns: Times, starts_ns: Times, ends_ns: Times) -> npt.NDArray[np.int64]:
    """Return in how many of the spans ``start <= t < end`` each instant lies."""
    begun = np.searchsorted(np.sort(starts_ns), at_ns, side="right")
    over: npt.NDArray[np.int64] = np.searchsorted(np.sort(ends_ns), at_ns, side="right")
    return begun - over


def _union_ns(starts_ns: Times, ends_ns: Times) -> int:
    """Return the time that is in any of the spans."""
    if not len(starts_ns):
        return 0
    order = np.argsort(starts_ns, kind="stable")
    starts_ns, reach_ns = starts_ns[order], np.maximum.accumulate(ends_ns[order])
    from_ns = np.concatenate([starts_ns[:1], np.maximum(starts_ns[1:], reach_ns[:-1])])
    return int(np.maximum(reach_ns - from_ns, 0).sum())
