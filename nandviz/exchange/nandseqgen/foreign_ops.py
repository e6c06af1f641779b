"""The ops of a run: what its files say of each, brought together under one op.

Two numberings meet here. ``operation_sequence`` and ``operation_timeline`` number all ops; the
events and applications of the real generator number them too, but otherwise, and call every
SUSPEND and RESUME 0. An event finds its op by number where name, targets and time agree, else by
these three. Numbers begin anew with each run; an OP_END is of the op that is open, of whatever run.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.bases import TARGETLESS, kind_of
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.chains import Chain
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.sheets import RUN
from nandviz.model.ops import Target
from nandviz.model.words import NO_PAGE, EventKind, Kind

_LOOK_AHEAD: Final = 64
"""Ops of one name and target that an event is compared with."""

TOLERANCE_NS: Final = 10
"""The generator rounds the times of events to 10 ns, those of segments not."""


@dataclass(slots=True, eq=False)
class ForeignOp:
    """An op of a run.

    Attributes
    ----------
    number
        Its op_uid in the files; None where they only show its segments.
    run
        Which run of its history it is of.
    base
        Empty until it is known.
    due_ns
        Start as the sequence has it, None where it does not.
    listed
        (start, end) of each of its rows in the timeline.
    starts, ends
        Indices of its events in the run.
    chains
        Stretches of its execution.
    uid
        Its number in the trace, from 1; 0 until it has one.
    """

    number: int | None
    name: str
    die: int
    targets: tuple[Target, ...]
    run: int = 0
    celltype: str = ""
    base: str = ""
    source: str = ""
    due_ns: int | None = None
    listed: tuple[tuple[int, int], ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    resumed: bool = False
    chains: tuple[Chain, ...] = ()
    uid: int = 0

    @property
    def empty_ns(self) -> list[int]:
        """Instants at which a part of it began and was cut at once."""
        return [start for start, end in self.listed if start == end]

    def add_event(self, kind: EventKind, index: int) -> None:
        """Take the index of one of its events."""
        if kind is EventKind.OP_START:
            self.starts += (index,)
        else:
            self.ends += (index,)

    @property
    def place(self) -> tuple[str, int, tuple[Target, ...]]:
        """Name and address."""
        return self.name, self.die, self.targets

    @property
    def open(self) -> bool:
        """Whether it has started more often than it has ended, as far as events were read."""
        return len(self.starts) > len(self.ends)

    @property
    def kind(self) -> Kind:
        """What it does."""
        return kind_of(self.base or self.name)


class ForeignEvent(NamedTuple):
    """An OP_START or OP_END."""

    time_ns: int
    kind: EventKind
    op: ForeignOp


class ForeignApplication(NamedTuple):
    """A row of the applications."""

    time_ns: int
    op: ForeignOp
    die: int
    block: int
    page: int
    celltype: str


@dataclass
class Instances:
    """The ops of a run in order of their uids, and their events in order of time."""

    ops: list[ForeignOp]
    events: list[ForeignEvent]
    applied: list[ForeignApplication]


_Place = tuple[str, int, tuple[Target, ...]]
_Number = tuple[int, int]
"""Run and op_uid."""


def instances(history: History) -> Instances:
    """Bring the files of a history together. Cost: some 10 µs an op."""
    listed = _Listed(history)
    events = _Events(history, listed)
    events.read()
    applied = list(_applied(history, events, listed))
    return Instances(_merged(listed, events), events.events, applied)


def _targets(name: str, addresses: tuple[Address, ...]) -> tuple[Target, ...]:
    """Return the targets that addresses stand for: none for what concerns a die only."""
    kind = kind_of(name)
    if kind in TARGETLESS:
        return ()
    if kind is Kind.ERASE:
        return tuple(Target(a.plane, a.block, NO_PAGE) for a in addresses if a.block >= 0)
    return tuple(Target(a.plane, a.block, a.page) for a in addresses if a.page >= 0)


class _Listed:
    """The ops that the sequences and the timelines number.

    Attributes
    ----------
    ops
        One a row of the sequences, and those that only the timelines have.
    by_number
        Of two with one number, the first.
    """

    def __init__(self, history: History) -> None:
        self.ops: list[ForeignOp] = []
        self.by_number: dict[_Number, ForeignOp] = {}
        for op in _sequence(history):
            self._add(op)
        rows: dict[ForeignOp, list[tuple[int, int, Target | None]]] = defaultdict(list)
        for start, end, op, target in _timeline(history):
            known = self.by_number.get((op.run, op.number or 0)) or self._add(op)
            known.base, known.source = op.base, known.source or op.source
            rows[known].append((start, end, target))
        for op, parts in rows.items():
            op.listed = tuple(sorted({(start, end) for start, end, _ in parts}))
            if not op.targets:
                targets = (target for *_, target in parts if target is not None)
                op.targets = tuple(dict.fromkeys(targets))
        self.ops.sort(key=lambda op: (op.run, op.number))

    def _add(self, op: ForeignOp) -> ForeignOp:
        self.ops.append(op)
        return self.by_number.setdefault((op.run, op.number or 0), op)


def _sequence(history: History) -> Iterator[ForeignOp]:
    if (sheet := history.sheets.get(formats.SEQUENCE)) is None:
        return
    columns = (sheet.ints(name).tolist() for name in ("op_uid", "time", RUN))
    words = (sheet.values(name) for name in ("op_name", "payload"))
    for uid, time_ns, run, name, addresses in zip(*columns, *words, strict=True):
        die, celltype = addresses[0].die, addresses[0].celltype
        op = ForeignOp(uid, name, die, _targets(name, addresses), run, celltype)
        op.due_ns = time_ns
        yield op


def _timeline(history: History) -> Iterator[tuple[int, int, ForeignOp, Target | None]]:
    if (sheet := history.sheets.get(formats.TIMELINE)) is None:
        return
    names = ("op_uid", RUN, "start", "end", "die", "plane", "block", "page")
    numbers = zip(*(sheet.ints(name).tolist() for name in names), strict=True)
    sources = sheet.columns.get("source", [""] * len(sheet))
    words = zip(sheet.values("op_name"), sheet.values("op_base"), sources, strict=True)
    for cells, (name, base, source) in zip(numbers, words, strict=True):
        uid, run, start, end, die, *where = cells
        targets = _targets(name, (Address(die, *where),))
        op = ForeignOp(uid, name, die, (), run, base=base, source=source)
        yield start, end, op, targets[0] if targets else None


class _Events:
    """Reads the events and finds the op of each."""

    def __init__(self, history: History, listed: _Listed) -> None:
        self.events: list[ForeignEvent] = []
        self.extra: list[ForeignOp] = []
        self._by_number: dict[_Number, ForeignOp] = {}
        self._history = history
        self._listed = listed
        self._places: dict[_Place, list[ForeignOp]] = defaultdict(list)
        """Ops that are still to come, the next one last: a list is a tenth of a deque."""
        for op in reversed(listed.ops):
            self._places[op.name, op.die, op.targets].append(op)
        self._opened: dict[_Place, dict[ForeignOp, None]] = {}

    def read(self) -> None:
        """Fill ``events``, in order of time; those of one instant as in the file."""
        for uid, kind, time, place, resumed in self._grouped():
            start = kind is EventKind.OP_START
            op = (self._started if start else self._ended)(uid, time, place)
            if op is None:
                op = ForeignOp(uid or None, *place, self._history.run_at(time))
                self.extra.append(op)
            if uid:
                self._by_number[op.run, uid] = op
            op.add_event(kind, len(self.events))
            self._note_open(op)
            op.resumed = op.resumed or resumed
            self.events.append(ForeignEvent(time, kind, op))

    def _note_open(self, op: ForeignOp) -> None:
        """Let an op stand last among the open ones of its place, or no longer there."""
        place = op.place
        opened = self._opened.setdefault(place, {})
        opened.pop(op, None)
        if op.open:
            opened[op] = None
        elif not opened:
            del self._opened[place]

    def numbered(self, uid: int, time: int) -> ForeignOp | None:
        """Return the op of a number that ends at an instant, else the one of the run then."""
        known = self._known(uid, time)
        at_end = (
            op for op in known if any(abs(end - time) <= TOLERANCE_NS for end in self._at(op.ends))
        )
        return next(at_end, self._by_number.get((self._history.run_at(time), uid)))

    def _at(self, events: Iterable[int]) -> list[int]:
        return [self.events[index].time_ns for index in events]

    def _known(self, uid: int, time: int) -> list[ForeignOp]:
        """Return the ops that events call a number, of the run at an instant and those before."""
        runs = range(self._history.run_at(time), -1, -1) if uid else ()
        return [op for run in runs if (op := self._by_number.get((run, uid)))]

    def _grouped(self) -> Iterator[tuple[int, EventKind, int, _Place, bool]]:
        """Bring the rows of one event together: one a target."""
        sheet = self._history.sheets.get(formats.EVENTS)
        if sheet is None:
            return
        rows = self._history.rows[formats.EVENTS]
        names = ("op_uid", "triggered_us", "is_resumed", "die", "plane", "block", "page")
        numbers = zip(*(sheet.ints(name)[rows].tolist() for name in names), strict=True)
        first = int(rows[0])
        kinds = sheet.values("event")[first : first + len(rows)]
        ops = sheet.values("op_name")[first : first + len(rows)]
        head: tuple[int, EventKind, int, str, int, int] | None = None
        group: list[Address] = []
        for (uid, time, resumed, die, *where), kind, name in zip(numbers, kinds, ops, strict=True):
            address, last = Address(die, *where), head
            head = (uid, kind, time, name, die, resumed)
            if last and (head != last or not uid or address in group):
                yield _event(last, group)
                group = []
            group.append(address)
        if head:
            yield _event(head, group)

    def _started(self, uid: int, time: int, place: _Place) -> ForeignOp | None:
        """Return the op that an OP_START is of: one that is due then, else that of its number."""
        run = self._history.run_at(time)
        known = self._by_number.get((run, uid)) if uid else None
        if known is not None and known.open and known.place == place:
            return known
        fit = (op for op in self._likely(uid, run, time, place) if self._fits(op, time, place))
        first = next(fit, None)
        if first is None or first.run == run:
            return first or known
        return next((op for op in fit if op.run == run), first)

    def _likely(self, uid: int, run: int, time: int, place: _Place) -> Iterator[ForeignOp]:
        """Yield the listed ops of a number, in a run and the one before, then those of a place."""
        for number in ((run, uid), (run - 1, uid)):
            if op := self._listed.by_number.get(number):
                yield op
        yield from self._waiting(place, time)

    def _fits(self, op: ForeignOp, time: int, place: _Place) -> bool:
        """Tell whether an OP_START may be an op's first; one without a known start always may."""
        if op.starts or op.place != place or any(end != time for end in self._at(op.ends)):
            return False
        return op.due_ns is None or abs(op.due_ns - time) <= TOLERANCE_NS

    def _ended(self, uid: int, time: int, place: _Place) -> ForeignOp | None:
        """Return the op that an OP_END is of."""
        return next(self._ending(uid, time, place), None)

    def _ending(self, uid: int, time: int, place: _Place) -> Iterator[ForeignOp]:
        """Yield the ops that an OP_END may be of, the likeliest first.

        The open one of its number; one without OP_START that was to end then; the one of its number
        that has ended already; one without OP_START that was to start before; the open one of its
        name and address; the one of its number, whatever its address.
        """
        here = [op for op in self._known(uid, time) if op.place == place]
        open_here = [op for op in here if op.open]
        yield from (op for op in open_here if self._at(op.starts)[0] < time)
        yield from open_here or (() if uid else self._opened.get(place, {}))
        unseen = [op for op in self._waiting(place, time) if not (op.starts or op.ends)]
        yield from (op for op in unseen if _was_to_end(op, time))
        run = self._history.run_at(time)
        yield from (op for op in here if op.run == run)
        yield from (op for op in unseen if op.due_ns is not None and op.due_ns < time)
        yield from self._opened.get(place, {})
        if uid and (run, uid) in self._by_number:
            yield self._by_number[run, uid]

    def _waiting(self, place: _Place, time: int) -> list[ForeignOp]:
        """Return the next listed ops of a name and address."""
        waiting = self._places.get(place, [])
        while waiting and (
            waiting[-1].starts or any(end < time for end in self._at(waiting[-1].ends))
        ):
            waiting.pop()
        return waiting[: -_LOOK_AHEAD - 1 : -1]


def _event(
    head: tuple[int, EventKind, int, str, int, int], group: list[Address]
) -> tuple[int, EventKind, int, _Place, bool]:
    uid, kind, time, name, die, resumed = head
    return uid, kind, time, (name, die, _targets(name, tuple(group))), bool(resumed)


def _was_to_end(op: ForeignOp, time: int) -> bool:
    return any(abs(end - time) <= TOLERANCE_NS for _, end in op.listed)


def _applied(history: History, events: "_Events", listed: _Listed) -> Iterator[ForeignApplication]:
    """Read the applications; one whose op no file knows gets an op of its own."""
    sheet = history.sheets.get(formats.APPLIED)
    if sheet is None:
        return
    rows = history.rows[formats.APPLIED]
    names = ("triggered_us", "op_uid", "die", "plane", "block", "page")
    numbers = zip(*(sheet.ints(name)[rows].tolist() for name in names), strict=True)
    columns = [sheet.values(name) for name in ("op_name", "base", "celltype")]
    order = _InOrder([*listed.ops, *events.extra])
    for row, (time_ns, uid, die, plane, block, page) in zip(rows.tolist(), numbers, strict=True):
        name, base, celltype = (column[row] for column in columns)
        op = events.numbered(uid, time_ns)
        if op is None or op.name != name:
            op = order.next(name, die, block, page)
        if op is None:
            target = Target(plane, block, page)
            op = ForeignOp(None, name, die, (target,), history.run_at(time_ns))
            events.extra.append(op)
        op.celltype = op.celltype or celltype
        op.base = op.base or base
        yield ForeignApplication(time_ns, op, die, block, page, celltype)


class _InOrder:
    """The ops of each name and address, one after the other; the last one again and again."""

    def __init__(self, ops: list[ForeignOp]) -> None:
        self._ops: dict[tuple[str, int, int, int], list[ForeignOp]] = defaultdict(list)
        for op in reversed(ops):
            for target in op.targets:
                self._ops[op.name, op.die, target.block, target.page].append(op)

    def next(self, name: str, die: int, block: int, page: int) -> ForeignOp | None:
        """Return the next op of a name and address; None if there was none."""
        ops = self._ops.get((name, die, block, page))
        if not ops:
            return None
        return ops.pop() if len(ops) > 1 else ops[0]


def _merged(listed: _Listed, events: _Events) -> list[ForeignOp]:
    """Return all ops run by run; what only the events know comes last, or where its time is."""
    extra = events.extra if listed.ops else _in_time(events)
    return sorted([*listed.ops, *extra], key=lambda op: op.run)


def _in_time(events: _Events) -> list[ForeignOp]:
    """Return the ops in order of their numbers; those that are called 0 come where they start."""
    first = {op: (op.starts or op.ends or [0])[0] for op in events.extra}
    waiting = deque(op for op in events.extra if not op.number)
    ops: list[ForeignOp] = []
    known = [op for op in events.extra if op.number]
    for op in sorted(known, key=lambda op: (op.run, op.number)):
        while waiting and first[waiting[0]] < first[op]:
            ops.append(waiting.popleft())
        ops.append(op)
    return [*ops, *waiting]
