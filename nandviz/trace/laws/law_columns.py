"""What several laws need to know of a trace: gathered once, as arrays by op or by segment."""

from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.language import said
from nandviz.model.words import Axis, EventKind, Fate, Kind, Scope
from nandviz.trace.codes import AXIS_CODE, FATE_CODE, KIND_CODE, NONE, OPEN
from nandviz.trace.laws.intervals import AnyInts, LastRow
from nandviz.trace.tables import Trace

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

ENDLESS: Final = 2**63 - 1
"""End of an interval that has none yet."""


class Executed(NamedTuple):
    """The segments that execute, sorted by (die, start); arrays of one length.

    Attributes
    ----------
    row
        Row in the table of segments.
    """

    row: Ints
    uid: Ints
    die: Ints
    planes: Ints
    state: Ints
    start: Ints
    end: Ints


class LawColumns:
    """A trace as the laws read it. Arrays "by uid" have row 0 for no op."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.n_ops = len(trace.ops)
        self.last = trace.last_event
        self.times = trace.events.time_ns
        self.now_ns = int(self.times[-1]) if self.last >= 0 else 0
        bases = [op.base for op in trace.info.ops]
        self.op = op = self.of_op("op")
        """By uid: index of the op's definition in ``info.ops``."""
        self.n_states = max((len(base.states) for base in bases), default=0)
        self.nominal = np.zeros((len(bases) + 1, self.n_states), np.int64)
        """By op definition and state: nominal time in ns."""
        self.bus = np.zeros((len(bases) + 1, self.n_states), np.bool_)
        """By op definition and state: whether it uses the bus."""
        for i, definition in enumerate(trace.info.ops):
            n = len(definition.base.states)
            self.nominal[i, :n] = definition.durations_ns
            self.bus[i, :n] = [state.bus for state in definition.base.states]
        axis = [AXIS_CODE[b.axis] if b.suspendable else NONE for b in bases]
        self.axis = np.array([*axis, NONE], np.int64)[op]
        """By uid: axis of an erase or program, `NONE` of all others."""
        commits = [b.kind is Kind.ERASE or (b.kind is Kind.PROGRAM and b.commits) for b in bases]
        self.commits = np.array([*commits, False], np.bool_)[op]
        """By uid: whether OP_END changes the address state."""

    @cached_property
    def fate(self) -> Ints:
        """By uid: code of the fate at the end, `NONE` where there is none."""
        return self._fates[0]

    @cached_property
    def fate_event(self) -> Ints:
        """By uid: event at which that fate began."""
        return self._fates[1]

    @cached_property
    def _fates(self) -> tuple[Ints, Ints]:
        fates = self.trace.fates
        code = np.full(self.n_ops + 1, NONE, np.int64)
        born = np.full(self.n_ops + 1, -1, np.int64)
        alive = np.flatnonzero(fates.died == OPEN)
        code[fates.uid[alive]] = fates.fate[alive]
        born[fates.uid[alive]] = fates.born[alive]
        return code, born

    @cached_property
    def completed(self) -> Bools:
        """By uid: whether the op is completed."""
        return np.equal(self.fate, FATE_CODE[Fate.COMPLETED])

    @cached_property
    def n_targets(self) -> Ints:
        """By uid: number of targets."""
        return np.append(np.int64(0), self.trace.ops.n_targets.astype(np.int64))

    @cached_property
    def planes(self) -> Ints:
        """By uid: bit mask of the planes that the op's base and targets make it hold."""
        trace, scopes = self.trace, [op.base.scope for op in self.trace.info.ops]
        whole = (1 << trace.info.topology.planes) - 1
        addressed = [scope in (Scope.PLANE, Scope.TARGETS) for scope in scopes]
        by_target = np.array([*addressed, False])[self.op]
        if not trace.info.is_foreign:  # whose files may not tell an op's targets
            by_target &= self.n_targets > 0
        held = [0 if scope is Scope.NONE else whole for scope in scopes]
        mask = np.where(by_target, 0, np.array([*held, 0], np.int64)[self.op])
        uid, row = self.targets_of(np.arange(self.n_ops + 1))
        mine = by_target[uid]
        one = np.left_shift(np.int64(1), trace.targets.plane[row[mine]].astype(np.int64))
        np.bitwise_or.at(mask, uid[mine], one)
        return mask

    @cached_property
    def resumed(self) -> Bools:
        """By uid: whether the op has a part that a RESUME opened."""
        parts = self.trace.parts
        resumed = np.zeros(self.n_ops + 1, np.bool_)
        resumed[parts.uid[(parts.number > 1) & (parts.died == OPEN)]] = True
        return resumed

    @cached_property
    def ends(self) -> Ints:
        """Rows of the queue that are handled OP_ENDs, in order of their handling."""
        return self._handled(EventKind.OP_END)

    @cached_property
    def end_event(self) -> Ints:
        """By uid: event of the first handled OP_END, OPEN where there is none."""
        return self._first_event(self.ends)

    @cached_property
    def start_event(self) -> Ints:
        """By uid: event of the first handled OP_START, OPEN where there is none."""
        return self._first_event(self._handled(EventKind.OP_START))

    def _handled(self, kind: EventKind) -> Ints:
        queue = self.trace.queue
        rows = np.flatnonzero((queue.kind == KIND_CODE[kind]) & (queue.handled != OPEN))
        return rows[np.argsort(queue.handled[rows], kind="stable")]

    def _first_event(self, rows: Ints) -> Ints:
        event = np.full(self.n_ops + 1, OPEN, np.int64)
        event[self.trace.queue.uid[rows[::-1]]] = self.trace.queue.handled[rows[::-1]]
        return event

    def of_op(self, column: str) -> Ints:
        """By uid: a column of the table of ops, `NONE` for no op."""
        return np.append(np.int64(NONE), self.trace.ops.column(column).astype(np.int64))

    @cached_property
    def from_start(self) -> Bools:
        """By uid: whether the op's gap counts from the start of the op before it."""
        found = np.zeros(self.n_ops + 1, np.bool_)
        found[self.trace.offsets.uid] = True
        return found

    def of_kind(self, *kinds: Kind) -> Bools:
        """By uid: whether the op is of one of these kinds."""
        mine = [op.base.kind in kinds for op in self.trace.info.ops]
        return np.array([*mine, False], np.bool_)[self.op]

    def targets_of(self, uid: Ints) -> tuple[Ints, Ints]:
        """Return for each target of ops in turn the place of its op in ``uid``, and its row."""
        n = self.n_targets[uid]
        place = np.repeat(np.arange(len(uid)), n)
        first = self.of_op("first_target")[uid]
        return place, np.repeat(first - np.cumsum(n) + n, n) + np.arange(len(place))

    @cached_property
    def first_parts(self) -> LastRow:
        """Rows of first parts by op."""
        parts = self.trace.parts
        rows = np.flatnonzero(parts.number == 1)
        return LastRow(parts.uid[rows], rows)

    @cached_property
    def all_parts(self) -> LastRow:
        """Rows of parts by op."""
        parts = self.trace.parts
        return LastRow(parts.uid, np.arange(len(parts)))

    @cached_property
    def at_once(self) -> Bools:
        """By row of parts: whether it is the first part of an op, reserved as it was submitted."""
        parts = self.trace.parts
        first: Bools = (parts.number == 1) & (parts.born == self.of_op("born")[parts.uid])
        return first

    def known_part(self, parts: LastRow, uid: AnyInts, event: AnyInts) -> Ints:
        """Return the row of each op's newest part as of an event, -1 where it is in no plan."""
        table = self.trace.parts
        row = parts.before(uid, np.searchsorted(table.born, event, side="right"))
        gone = np.append(table.died, np.int32(NONE))[row] <= event
        return np.where(gone, -1, row)

    @cached_property
    def executed(self) -> Executed:
        """The segments that are part of the plan at the end and have started."""
        segments, parts = self.trace.segments, self.trace.parts
        known = (segments.died == OPEN) & (segments.start_ns <= self.now_ns)
        rows = np.flatnonzero(known & (segments.end_ns > segments.start_ns))
        start = segments.start_ns[rows]
        die = parts.die[segments.part[rows]]
        order = np.argsort(start, kind="stable")
        order = order[np.argsort(die[order], kind="stable")]
        rows = rows[order]
        part = segments.part[rows]
        return Executed(
            rows,
            parts.uid[part].astype(np.int64),
            die[order].astype(np.int64),
            parts.planes[part].astype(np.int64),
            segments.state[rows].astype(np.int64),
            start[order],
            segments.end_ns[rows],
        )

    def known_at(self, event: int, time_ns: int) -> int:
        """Return the first event as of which time has come that far, ``event`` at the earliest."""
        return max(int(event), min(int(np.searchsorted(self.times, time_ns)), self.last))

    def time_of(self, event: int) -> int:
        """Return the time of an event, 0 before the first."""
        return int(self.times[event]) if 0 <= event <= self.last else 0

    def name(self, uid: int) -> str:
        """Name an op: ``op 3 (Page_Read_SLC)``."""
        if not 1 <= uid <= self.n_ops:
            return said("op {uid} (unknown)", uid=uid)
        return f"op {uid} ({self.trace.info.ops[int(self.op[uid])].name})"

    def celltype(self, uid: int) -> str:
        """Return the celltype of an op."""
        return self.trace.info.ops[int(self.op[uid])].celltype

    def state_name(self, uid: int, state: int) -> str:
        """Name a state of an op."""
        return self.trace.info.ops[int(self.op[uid])].base.states[state].name


AXIS_NAME: Final = tuple(axis.value for axis in Axis)
