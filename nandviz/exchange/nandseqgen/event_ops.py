"""The op of each OP_START and OP_END."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.columns import (
    NONE,
    Columns,
    InTime,
    Ints,
    Mask,
    begins,
    ranks,
    rows_of,
)
from nandviz.exchange.nandseqgen.foreign_ops import (
    TOLERANCE_NS,
    ForeignEvents,
    GrowingOps,
    Number,
    numbered,
)
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.listed_ops import ListedOps
from nandviz.exchange.nandseqgen.vocabulary import (
    NO_ADDRESS,
    NO_TARGETS,
    PLANELESS,
    Vocabulary,
    code_of,
)
from nandviz.model.words import EventKind
from nandviz.trace.codes import KIND_CODE

_LOOK_AHEAD: Final = 64
"""Ops of one name and target that an event is compared with."""
_OP_START: Final = KIND_CODE[EventKind.OP_START]
_OP_END: Final = KIND_CODE[EventKind.OP_END]


@dataclass
class _Rows(Columns):
    """Events of the files, one a row.

    Attributes
    ----------
    start, resumed
        1 or 0.
    """

    uid: Ints
    start: Ints
    time_ns: Ints
    run: Ints
    name: Ints
    die: Ints
    targets: Ints
    resumed: Ints


class _Seen:
    """What events each op had so far: they come in order of time, so the first and last say all.

    Attributes
    ----------
    start_ns, end_ns, last_end_ns
        First OP_START, first and last OP_END; `NONE` for none.
    """

    def __init__(self, count: int) -> None:
        none = array("q", [NONE]) * count
        self.start_ns, self.end_ns, self.last_end_ns = none, none[:], none[:]
        self._running = array("i", [0]) * count

    def add_op(self) -> None:
        """Let there be one op more."""
        for times_ns in (self.start_ns, self.end_ns, self.last_end_ns):
            times_ns.append(NONE)
        self._running.append(0)

    def note_start(self, op: int, time_ns: int) -> None:
        """Take an OP_START."""
        if self.start_ns[op] == NONE:
            self.start_ns[op] = time_ns
        self._running[op] += 1

    def note_end(self, op: int, time_ns: int) -> None:
        """Take an OP_END."""
        if self.end_ns[op] == NONE:
            self.end_ns[op] = time_ns
        self.last_end_ns[op] = time_ns
        self._running[op] -= 1

    def is_open(self, op: int) -> bool:
        """Tell whether an op has started more often than it has ended."""
        return self._running[op] > 0

    def is_open_since(self, op: int, time_ns: int) -> bool:
        """Tell whether an op is open, and has first started before an instant."""
        return self._running[op] > 0 and self.start_ns[op] < time_ns

    def last_ends_near(self, op: int, time_ns: int) -> bool:
        """Tell whether an op has ended last at an instant, give or take."""
        last_ns = self.last_end_ns[op]
        return last_ns != NONE and abs(last_ns - time_ns) <= TOLERANCE_NS

    def has_none(self, op: int) -> bool:
        """Tell whether an op has no event yet."""
        return self.start_ns[op] == self.end_ns[op] == NONE


class EventOps:
    """Reads the events and finds the op of each.

    Attributes
    ----------
    ops
        The listed ops; behind them those that only the events know.
    events
        In order of time; those of one instant as in the file.
    """

    def __init__(self, history: History, listed: ListedOps, vocabulary: Vocabulary) -> None:
        self.ops, self.events = GrowingOps(listed.ops), ForeignEvents.empty()
        self._history, self._listed, self._vocabulary = history, listed, vocabulary
        asked = not history.kinds.isdisjoint((formats.EVENTS, formats.APPLIED))
        self._listed_by_number = listed.by_number if asked else {}
        self._by_number: dict[Number, int] = {}
        self._earlier: dict[Number, list[int]] = defaultdict(list)
        """Ops whose number another one bears by now."""
        self._seen = _Seen(len(self.ops))
        self._place = array("i")
        """Number of each op's name, die and targets: the same for events that may be of it."""
        self._waiting_at: dict[int, list[int]] = defaultdict(list)
        """Ops of a place that are still to come, the next one last: that is less than a deque."""
        self._opened: dict[int, dict[int, None]] = {}

    def read(self) -> None:
        """Read ``events``."""
        rows = self._rows()
        if not len(rows):
            return
        places = self._places(rows)
        found = array("i")
        columns = rows.uid, rows.start, rows.time_ns, rows.run, places
        for row, (uid, start, time_ns, run, place) in enumerate(rows_of(*columns)):
            find = self._started if start else self._ended
            known = find(uid, time_ns, run, place)
            op = self._added(rows, row, place) if known is None else known
            if uid:
                self._note_number(op, uid)
            (self._seen.note_start if start else self._seen.note_end)(op, time_ns)
            self._note_open(op)
            found.append(op)
        kinds = np.where(rows.start, _OP_START, _OP_END)
        self.events = ForeignEvents(rows.time_ns, kinds, np.array(found))
        for op in self.events.op[rows.resumed > 0].tolist():
            self.ops.resumed[op] = 1

    def _places(self, rows: _Rows) -> Ints:
        """Give places to the ops, and return those of the events: equal ones have one number."""
        ops, count = self._listed.ops, len(self.ops)
        pairs = (ops.name, rows.name), (ops.die, rows.die), (ops.targets, rows.targets)
        places = ranks(*map(np.concatenate, pairs))
        self._place = array("i", places[:count].astype("i").tobytes())
        for op in range(count - 1, -1, -1):
            self._waiting_at[self._place[op]].append(op)
        return places[count:]

    def _added(self, rows: _Rows, row: int, place: int) -> int:
        """Add the op of an event that is of no other."""
        self._seen.add_op()
        self._place.append(place)
        what = int(rows.name[row]), int(rows.die[row]), int(rows.targets[row])
        return self.ops.add(int(rows.uid[row]) or NONE, what, int(rows.run[row]))

    def _note_number(self, op: int, uid: int) -> None:
        """Let an op be the last one that events call a number."""
        number = self.ops.run[op] << 32 | uid
        before = self._by_number.get(number)
        if before != op:
            if before is not None:
                self._earlier[number].append(before)
            self._by_number[number] = op

    def _note_open(self, op: int) -> None:
        """Let an op stand last among the open ones of its place, or no longer there."""
        place = self._place[op]
        opened = self._opened.get(place)
        if opened is not None:
            opened.pop(op, None)
        if self._seen.is_open(op):
            if opened is None:
                opened = self._opened[place] = {}
            opened[op] = None
        elif opened is not None and not opened:
            del self._opened[place]

    def numbered(self, uid: int, time_ns: int, run: int) -> int | None:
        """Return the op of a number that ends at an instant, else the one of the run then."""
        last = self._by_number.get(run << 32 | uid) if uid else None
        if last is not None and self._seen.last_ends_near(last, time_ns):
            return last
        first_ns, last_ns = time_ns - TOLERANCE_NS, time_ns + TOLERANCE_NS
        known = self._known(uid, run)
        at_end = (op for op in known if self._ends.near((op,), first_ns, last_ns))
        return next(at_end, self._by_number.get(numbered(run, uid)))

    @cached_property
    def _ends(self) -> InTime:
        ends = self.events.taken(self.events.kind == _OP_END)
        return InTime((ends.op,), ends.time_ns, ends.time_ns)

    def unseen(self, uid: int, run: int, where: tuple[int, int, int]) -> int | None:
        """Return the listed op of a number, name, die and address that has no event.

        The address is without a plane.
        """
        op = self._listed_by_number.get(numbered(run, uid))
        if op is None or not len(self.events) or not self._seen.has_none(op):
            return None
        name, die, targets = self.ops.place(op)
        addresses = [code & PLANELESS for code in self._vocabulary.targets[targets]]
        return op if where in [(name, die, address) for address in addresses] else None

    def _known(self, uid: int, run: int) -> list[int]:
        """Return the ops that events call a number, of a run and those before."""
        runs = range(run, -1, -1) if uid else ()
        last = [key for run in runs if (key := numbered(run, uid)) in self._by_number]
        earlier = [op for number in last for op in reversed(self._earlier.get(number, ()))]
        return [*(self._by_number[number] for number in last), *earlier]

    def _rows(self) -> _Rows:
        """Bring the rows of one event together: one a target."""
        if (taken := self._history.take(formats.EVENTS)) is None:
            return _Rows.empty()
        sheet, rows = taken
        names = ("op_uid", "event", "triggered_us", "op_name", "die", "is_resumed")
        head = uid, kind, time_ns, name, die, resumed = [sheet.ints(each)[rows] for each in names]
        address = [sheet.ints(each)[rows] for each in ("plane", "block", "page")]
        new = begins(*head) | (uid == 0)
        _begin_anew(new, code_of(*address))
        first = np.flatnonzero(new)
        codes = self._vocabulary.addressed(name, *address)
        targets = self._vocabulary.targets.numbers(codes, first)
        uid, kind, time_ns, name, die, resumed = (column[first] for column in head)
        run = self._history.runs_at(time_ns)
        start = kind == _OP_START
        found = _Rows(uid, start, time_ns, run, name, die, targets, resumed)
        self._take_addresses(found)
        return found

    def _take_addresses(self, rows: _Rows) -> None:
        """Let an event name no address where the sequence has its op without one."""
        for row in np.flatnonzero(rows.targets == NO_ADDRESS).tolist():
            number = numbered(int(rows.run[row]), int(rows.uid[row]))
            op = self._listed_by_number.get(number)
            here = int(rows.name[row]), int(rows.die[row]), NO_TARGETS
            if op is not None and self.ops.place(op) == here:
                rows.targets[row] = NO_TARGETS

    def _started(self, uid: int, time_ns: int, run: int, place: int) -> int | None:
        """Return the op that an OP_START is of: one that is due then, else that of its number.

        Where only the events number ops, a number that starts again, unless it is open there, is
        that of another one.
        """
        known = self._by_number.get(numbered(run, uid)) if uid else None
        if known is not None and self._seen.is_open(known) and self._place[known] == place:
            return known
        own = self._listed_by_number.get(run << 32 | uid)
        if own is not None and self.ops.run[own] == run and self._fits(own, time_ns, place):
            return own  # the likeliest one
        likely = self._likely(uid, run, time_ns, place)
        fit = (op for op in likely if self._fits(op, time_ns, place))
        first = next(fit, None)
        if first is None:
            return known if len(self._listed.ops) else None
        if self.ops.run[first] == run:
            return first
        return next((op for op in fit if self.ops.run[op] == run), first)

    def _likely(self, uid: int, run: int, time_ns: int, place: int) -> Iterator[int]:
        """Yield the listed ops of a number, in a run and the one before, then those of a place."""
        for each in (run, run - 1):
            if (op := self._listed_by_number.get(numbered(each, uid))) is not None:
                yield op
        yield from self._waiting(place, time_ns)

    def _fits(self, op: int, time_ns: int, place: int) -> bool:
        """Tell whether an OP_START may be an op's first; one without a known start always may."""
        seen, due_ns = self._seen, self.ops.due_ns[op]
        if seen.start_ns[op] != NONE or self._place[op] != place:
            return False
        if seen.end_ns[op] != NONE and not seen.end_ns[op] == seen.last_end_ns[op] == time_ns:
            return False
        return due_ns == NONE or abs(due_ns - time_ns) <= TOLERANCE_NS

    def _ended(self, uid: int, time_ns: int, run: int, place: int) -> int | None:
        """Return the op that an OP_END is of."""
        op = self._by_number.get(run << 32 | uid) if uid else None
        if op is not None and self._place[op] == place and self._seen.is_open_since(op, time_ns):
            return op  # the first one of those below
        return next(self._ending(uid, time_ns, run, place), None)

    def _ending(self, uid: int, time_ns: int, run: int, place: int) -> Iterator[int]:
        """Yield the ops that an OP_END may be of, the likeliest first.

        The open one of its number; one without OP_START that was to end then; the one of its number
        that has ended already; one without OP_START that was to start before; the open one of its
        name and address; the one of its number, whatever its address.
        """
        ops, seen = self.ops, self._seen
        here = [op for op in self._known(uid, run) if self._place[op] == place]
        open_here = [op for op in here if seen.is_open(op)]
        yield from (op for op in open_here if seen.start_ns[op] < time_ns)
        yield from open_here or (() if uid else self._opened.get(place, {}))
        unseen = [op for op in self._waiting(place, time_ns) if seen.has_none(op)]
        yield from (op for op in unseen if self._was_to_end(op, uid, time_ns))
        yield from (op for op in here if ops.run[op] == run)
        yield from (op for op in unseen if NONE < ops.due_ns[op] < time_ns)
        yield from self._opened.get(place, {})
        if uid and (known := self._by_number.get(numbered(run, uid))) is not None:
            yield known

    def _waiting(self, place: int, time_ns: int) -> list[int]:
        """Return the next listed ops of a name and address."""
        seen, waiting = self._seen, self._waiting_at.get(place, [])
        while waiting and (
            seen.start_ns[waiting[-1]] != NONE or NONE < seen.end_ns[waiting[-1]] < time_ns
        ):
            waiting.pop()
        return waiting[: -_LOOK_AHEAD - 1 : -1]

    def _was_to_end(self, op: int, uid: int, time_ns: int) -> bool:
        """Tell whether a timeline ends an op then, or its number is in the sequence there.

        The latter is how an export lists an op of which nothing but the end is known.
        """
        if not self._listed_ends.near((op,), 0, 2**62):
            return self.ops.number[op] == uid and self.ops.due_ns[op] == time_ns
        near = self._listed_ends.near((op,), time_ns - TOLERANCE_NS, time_ns + TOLERANCE_NS)
        return bool(near)

    @cached_property
    def _listed_ends(self) -> InTime:
        spans = self._listed.spans
        return InTime((spans.op,), spans.end_ns, spans.end_ns)


def _begin_anew(new: Mask, codes: Ints) -> None:
    """Let an event begin at each row whose target the rows of the event before it have."""
    met = set[int]()
    for row in np.flatnonzero(~new).tolist():
        if new[row - 1]:
            met = {int(codes[row - 1])}
        new[row] = (code := int(codes[row])) in met
        met.add(code)
