"""Which states of exclusion are open on a die as of an event, since when, and until when.

What starts and ends of ops have turned is worked out once, as the trace grows; what they will turn
follows from what is pending.

Source: specification of the predecessor's files, section Exclusions.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.model.exclusions import LIFETIMES, ExclusionKind, Exclusions, Moment, When, moments_of
from nandviz.model.words import EventKind
from nandviz.query.index import index_of
from nandviz.query.records import OpenState
from nandviz.trace.codes import KIND_CODE, OPEN
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS

_START, _END = KIND_CODE[EventKind.OP_START], KIND_CODE[EventKind.OP_END]

Place = tuple[int, When, int]
"""Die, state and plane; plane -1 for a state of the die."""

_PENDING: Final = OPEN
"""Event of what has not happened."""
_FIRST: Final = 1000
"""Pending events that are looked at: what these do not close is open as far as is known."""
_MANY: Final = 256
"""Stays of a place in a span that are read one by one; of more, those that lie near are merged."""
_APART: Final = 256
"""Stays are near where no more than such a share of the span is between them."""


class _Turn(NamedTuple):
    """A state opens or closes, in order of instant, then of moment."""

    at_ns: int
    moment: Moment
    event: int
    uid: int
    places: tuple[Place, ...]


class _Span(NamedTuple):
    """A stay as of an event, as `OpenState` has it."""

    start_ns: int
    end_ns: int | None
    uid: int
    is_open: bool


class _Stays:
    """For how long a state was open at a place, in order; the last one may have no end yet."""

    def __init__(self) -> None:
        self.start_ns, self.end_ns = array("q"), array("q")
        self.start_event, self.end_event, self.uid = array("q"), array("q"), array("q")

    def turn(self, turn: _Turn) -> None:
        """Open or close; nothing where it is so already."""
        is_open = len(self.end_ns) < len(self.start_ns)
        if turn.moment.opens and not is_open:
            self.start_ns.append(turn.at_ns)
            self.start_event.append(turn.event)
            self.uid.append(turn.uid)
        elif is_open and not turn.moment.opens:
            self.end_ns.append(turn.at_ns)
            self.end_event.append(turn.event)


class ExclusionHistory:
    """The states of one trace; get it with `exclusions_of`."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._effects = [
            [(moment, state) for state in LIFETIMES for moment in moments_of(op.base, state)]
            for op in (trace.info.ops if trace.info.exclusions else ())
        ]
        self._turning = {
            code: np.array([any(m.at_start is at_start for m, _ in e) for e in self._effects], bool)
            for code, at_start in ((_START, True), (_END, False))
        }
        self._seen = 0
        self._held: list[_Turn] = []
        self._stays: dict[Place, _Stays] = {}

    def extend(self) -> None:
        """Take in the events that have been handled since; those of the last instant are held.

        More of that instant may come, and stand before them.
        """
        events = self.trace.events
        first, self._seen = self._seen, len(events)
        if not self._effects or first == self._seen:
            return
        now_ns = int(events.time_ns[-1])
        handled = np.arange(first, self._seen)
        self._held = sorted([*self._held, *self._turns(events.seq[first : self._seen], handled)])
        due = [turn for turn in self._held if turn.at_ns < now_ns]
        self._held = self._held[len(due) :]
        for turn in due:
            for place in turn.places:
                self._stays.setdefault(place, _Stays()).turn(turn)

    def _turns(self, seqs: npt.NDArray[Any], events: npt.NDArray[Any]) -> Iterator[_Turn]:
        """Yield what OP_STARTs and OP_ENDs turn, among rows of ``queue`` with their events."""
        queue, ops = self.trace.queue, self.trace.ops
        for code, turning in self._turning.items():
            mine = np.flatnonzero(queue.kind[seqs] == code)
            mine = mine[turning[ops.op[queue.uid[seqs[mine]] - 1]]]
            for seq, event in zip(seqs[mine].tolist(), events[mine].tolist(), strict=True):
                yield from self._turns_of(seq, event, at_start=code == _START)

    def _turns_of(self, seq: int, event: int, *, at_start: bool) -> Iterator[_Turn]:
        at_ns, uid = int(self.trace.queue.time_ns[seq]), int(self.trace.queue.uid[seq])
        for moment, state in self._effects[int(self.trace.ops.op[uid - 1])]:
            if moment.at_start is at_start:
                yield _Turn(at_ns, moment, event, uid, tuple(self._places(uid, state, moment)))

    def _places(self, uid: int, state: When, moment: Moment) -> Iterator[Place]:
        ops, die = self.trace.ops, int(self.trace.ops.die[uid - 1])
        if not state.per_plane:
            yield die, state, -1
            return
        first, count = int(ops.first_target[uid - 1]), int(ops.n_targets[uid - 1])
        aimed = self.trace.targets.plane[first : first + count].tolist()
        every = range(self.trace.info.topology.planes)
        for plane in every if moment is Moment.RESET or not aimed else aimed:
            yield die, state, plane

    def states(self, k: int, t0_ns: int, t1_ns: int) -> list[OpenState]:
        """Return what is open in ``t0 <= t < t1`` as of an event, as far as is known then.

        Where a state opens and closes very often in the span, its stays are merged.
        """
        if not self._effects:
            return []
        self.extend()
        ahead = self._ahead(k)
        places = dict.fromkeys([*self._stays, *(p for turn in ahead for p in turn.places)])
        tables, found = self.trace.info.exclusions.tables, list[OpenState]()
        for place in places:
            turns = [turn for turn in ahead if place in turn.places]
            stays = self._stays.get(place) or _Stays()
            spans = [
                *_past(stays, k, (t0_ns, t1_ns)),
                *_now_and_ahead(stays, k, turns),
            ]
            groups = tables.get(place[1], ())
            found += [
                OpenState(*place, span.start_ns, span.end_ns, span.uid, span.is_open, groups)
                for span in spans
                if span.start_ns < t1_ns and (span.end_ns is None or span.end_ns > t0_ns)
            ]
        return found

    def _ahead(self, k: int) -> list[_Turn]:
        """Return what will turn first as of an event, and what has turned but is held."""
        queue, rows = self.trace.queue, index_of(self.trace).live_events.at(k)
        rows = rows[queue.cancelled[rows] > k]
        rows = rows[np.argsort(queue.time_ns[rows], kind="stable")[:_FIRST]]
        pending = self._turns(rows, np.full(len(rows), _PENDING))
        return sorted([*pending, *(turn for turn in self._held if turn.event <= k)])

    def dies(self) -> set[int]:
        """Return the dies on which a state was ever open, in all that is known of the run."""
        return {state.die for state in self.states(self.trace.last_event, 0, MAX_NS)}

    def open_at(self, k: int) -> list[OpenState]:
        """Return what is open after an event has been handled."""
        now_ns = index_of(self.trace).now_ns(k)
        return [state for state in self.states(k, now_ns - 1, now_ns + 1) if state.is_open]


def _past(stays: _Stays, k: int, span_ns: tuple[int, int]) -> Iterator[_Span]:
    """Yield the stays in a span that were over as of an event."""
    over = min(bisect_right(stays.end_event, k), len(stays.end_ns))
    low = bisect_right(stays.end_ns, span_ns[0], 0, over)
    high = bisect_left(stays.start_ns, span_ns[1], low, over)
    start, end, uid = (
        np.frombuffer(column, np.int64)[low:high] if high > low else np.empty(0, np.int64)
        for column in (stays.start_ns, stays.end_ns, stays.uid)
    )
    if high - low > _MANY:
        first = np.append(True, start[1:] - end[:-1] > (span_ns[1] - span_ns[0]) // _APART)
        lead = np.flatnonzero(first)
        counts = np.diff(np.append(lead, len(start)))
        end, start = end[lead + counts - 1], start[lead]
        uid = np.where(counts > 1, 0, uid[lead])
    for at in zip(start.tolist(), end.tolist(), uid.tolist(), strict=True):
        yield _Span(*at, is_open=False)


def _now_and_ahead(stays: _Stays, k: int, turns: list[_Turn]) -> Iterator[_Span]:
    """Yield the stay that is open as of an event, and those that are planned."""
    known = bisect_right(stays.start_event, k) - 1
    begun: tuple[int, int, int] | None = None
    if known >= 0 and (known >= len(stays.end_event) or stays.end_event[known] > k):
        begun = stays.start_ns[known], stays.start_event[known], stays.uid[known]
    for turn in turns:
        if turn.moment.opens:
            begun = begun or (turn.at_ns, turn.event, turn.uid)
        elif begun is not None:
            start_ns, event, uid = begun
            is_open = event <= k < turn.event
            yield _Span(start_ns, turn.at_ns, uid, is_open=is_open)
            begun = None
    if begun is not None:
        yield _Span(begun[0], None, begun[2], is_open=begun[1] <= k)


def lane_kinds(exclusions: Exclusions) -> tuple[ExclusionKind, ...]:
    """Return the kinds of states that a lane of a die shows, in order; none, and there is none."""
    kinds = {when.kind for when in exclusions.tables} - {ExclusionKind.SUSPEND}
    return tuple(kind for kind in ExclusionKind if kind in kinds)


def exclusions_of(trace: Trace) -> ExclusionHistory:
    """Return the states of exclusion of a trace; they live as long as it does."""
    history = trace.derived.get("exclusions")
    if not isinstance(history, ExclusionHistory):
        history = trace.derived["exclusions"] = ExclusionHistory(trace)
    return history
