"""The ops of a run: what its files say of each, brought together under one op.

Two numberings meet here. ``operation_sequence`` and ``operation_timeline`` number all ops; the
events and applications of the real generator number them too, but otherwise, and call every
SUSPEND and RESUME 0. An event finds its op by number where name, targets and time agree, else by
these three.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.bases import TARGETLESS, kind_of
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.chains import Chain
from nandviz.exchange.nandseqgen.folders import Run
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
    """

    number: int | None
    name: str
    die: int
    targets: tuple[Target, ...]
    celltype: str = ""
    base: str = ""
    source: str = ""
    due_ns: int | None = None
    listed: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    resumed: bool = False
    chains: list[Chain] = field(default_factory=list)

    @property
    def empty_ns(self) -> list[int]:
        """Instants at which a part of it began and was cut at once."""
        return [start for start, end in self.listed if start == end]

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


def instances(run: Run) -> Instances:
    """Bring the files of a run together. Cost: some 10 µs an op."""
    listed = _listed(run)
    events = _Events(run, listed)
    events.read()
    applied = list(_applied(run, events, listed))
    ops = _merged(sorted(listed), listed, events)
    return Instances(ops, events.events, applied)


def _targets(name: str, addresses: tuple[Address, ...]) -> tuple[Target, ...]:
    """Return the targets that addresses stand for: none for what concerns a die only."""
    kind = kind_of(name)
    if kind in TARGETLESS:
        return ()
    if kind is Kind.ERASE:
        return tuple(Target(a.plane, a.block, NO_PAGE) for a in addresses if a.block >= 0)
    return tuple(Target(a.plane, a.block, a.page) for a in addresses if a.page >= 0)


def _listed(run: Run) -> dict[int, ForeignOp]:
    """Return the ops that the sequence and the timeline number."""
    ops: dict[int, ForeignOp] = {}
    if sheet := run.sheets.get(formats.SEQUENCE):
        columns = (sheet.ints("op_uid"), sheet.ints("time"))
        uids, times = (column.tolist() for column in columns)
        names, payloads = sheet.values("op_name"), sheet.values("payload")
        for uid, time, name, addresses in zip(uids, times, names, payloads, strict=True):
            op = ForeignOp(
                uid, name, addresses[0].die, _targets(name, addresses), addresses[0].celltype
            )
            op.due_ns = time
            ops.setdefault(uid, op)
    rows: dict[int, list[tuple[int, int, Target | None]]] = defaultdict(list)
    for uid, start, end, op, target in _timeline(run):
        rows[uid].append((start, end, target))
        known = ops.setdefault(uid, op)
        known.base, known.source = op.base, known.source or op.source
    for uid, parts in rows.items():
        op = ops[uid]
        op.listed = sorted({(start, end) for start, end, _ in parts})
        if not op.targets:
            op.targets = tuple(dict.fromkeys(target for *_, target in parts if target is not None))
    return ops


def _timeline(run: Run) -> Iterator[tuple[int, int, int, ForeignOp, Target | None]]:
    sheet = run.sheets.get(formats.TIMELINE)
    if sheet is None:
        return
    names = ("op_uid", "start", "end", "die", "plane", "block", "page")
    numbers = zip(*(sheet.ints(name).tolist() for name in names), strict=True)
    sources = sheet.columns.get("source", [""] * len(sheet))
    words = zip(sheet.values("op_name"), sheet.values("op_base"), sources, strict=True)
    for (uid, start, end, die, *where), (name, base, source) in zip(numbers, words, strict=True):
        targets = _targets(name, (Address(die, *where),))
        op = ForeignOp(uid, name, die, (), base=base, source=source)
        yield uid, start, end, op, targets[0] if targets else None


class _Events:
    """Reads the events and finds the op of each."""

    def __init__(self, run: Run, listed: dict[int, ForeignOp]) -> None:
        self.events: list[ForeignEvent] = []
        self.extra: list[ForeignOp] = []
        self.by_number: dict[int, ForeignOp] = {}
        self._run = run
        self._listed = listed
        self._places: dict[_Place, list[ForeignOp]] = defaultdict(list)
        for uid in sorted(listed):
            op = listed[uid]
            self._places[op.name, op.die, op.targets].append(op)
        self._open: dict[_Place, list[ForeignOp]] = defaultdict(list)

    def read(self) -> None:
        """Fill ``events``, in order of time; those of one instant as in the file."""
        for uid, kind, time, place, resumed in self._grouped():
            op = self._op(uid, kind, time, place)
            (op.starts if kind is EventKind.OP_START else op.ends).append(len(self.events))
            op.resumed = op.resumed or resumed
            self.events.append(ForeignEvent(time, kind, op))

    def _grouped(self) -> Iterator[tuple[int, EventKind, int, _Place, bool]]:
        """Bring the rows of one event together: one a target."""
        sheet = self._run.sheets.get(formats.EVENTS)
        if sheet is None:
            return
        rows = self._run.rows[formats.EVENTS]
        names = ("op_uid", "triggered_us", "is_resumed", "die", "plane", "block", "page")
        numbers = zip(*(sheet.ints(name)[rows].tolist() for name in names), strict=True)
        first = int(rows[0]) if len(rows) else 0
        kinds = sheet.values("event")[first : first + len(rows)]
        ops = sheet.values("op_name")[first : first + len(rows)]
        last: tuple[object, ...] = ()
        group: list[Address] = []
        for (uid, time, resumed, die, *where), kind, name in zip(numbers, kinds, ops, strict=True):
            address = Address(die, *where)
            head = (uid, time, resumed, die, kind, name)
            if head != last or not uid or address in group:
                if group:
                    yield self._event(last, group)
                last, group = head, []
            group.append(address)
        if group:
            yield self._event(last, group)

    @staticmethod
    def _event(
        head: tuple[object, ...], group: list[Address]
    ) -> tuple[int, EventKind, int, _Place, bool]:
        uid, time, resumed, die, kind, name = head
        assert isinstance(name, str)
        assert isinstance(kind, EventKind)
        assert isinstance(uid, int)
        assert isinstance(time, int)
        assert isinstance(die, int)
        return uid, kind, time, (name, die, _targets(name, tuple(group))), bool(resumed)

    def _op(self, uid: int, kind: EventKind, time: int, place: _Place) -> ForeignOp:
        if uid and uid in self.by_number:
            return self.by_number[uid]
        if not uid and kind is EventKind.OP_END and self._open[place]:
            return self._open[place].pop(0)
        op = self._find(uid, kind, time, place)
        if uid:
            self.by_number[uid] = op
        elif kind is EventKind.OP_START:
            self._open[place].append(op)
        return op

    def _find(self, uid: int, kind: EventKind, time: int, place: _Place) -> ForeignOp:
        """Return the listed op that an event is the first of, else a new one."""
        by_uid = self._listed.get(uid)
        if by_uid is not None and _fits(by_uid, time, place):
            return by_uid
        waiting = self._places[place]
        while waiting and (waiting[0].starts or waiting[0].ends):
            waiting.pop(0)
        if kind is EventKind.OP_START:
            for op in waiting[:_LOOK_AHEAD]:
                if _fits(op, time, place):
                    return op
        op = ForeignOp(uid or None, place[0], place[1], place[2])
        self.extra.append(op)
        return op


def _fits(op: ForeignOp, time: int, place: _Place) -> bool:
    """Tell whether an event may be an op's first; one without a known start always may."""
    if op.starts or op.ends or (op.name, op.die, op.targets) != place:
        return False
    return op.due_ns is None or abs(op.due_ns - time) <= TOLERANCE_NS


def _applied(
    run: Run, events: "_Events", listed: dict[int, ForeignOp]
) -> Iterator[ForeignApplication]:
    """Read the applications; one whose op no file knows gets an op of its own."""
    sheet = run.sheets.get(formats.APPLIED)
    if sheet is None:
        return
    names = ("triggered_us", "op_uid", "die", "block", "page")
    times, uids, dies, blocks, pages = (sheet.ints(name).tolist() for name in names)
    columns = (sheet.values("op_name"), sheet.values("base"), sheet.values("celltype"))
    words = list(zip(*columns, strict=True))
    order = _InOrder([*listed.values(), *events.extra])
    for row in run.rows[formats.APPLIED].tolist():
        name, base, celltype = words[row]
        op = events.by_number.get(uids[row])
        if op is None or op.name != name:
            op = order.next(name, dies[row], blocks[row], pages[row])
        if op is None:
            target = Target(-1, blocks[row], pages[row])
            op = ForeignOp(None, name, dies[row], (target,))
            events.extra.append(op)
        op.celltype = op.celltype or celltype
        op.base = op.base or base
        yield ForeignApplication(times[row], op, dies[row], blocks[row], pages[row], celltype)


class _InOrder:
    """The ops of each name and address, one after the other; the last one again and again."""

    def __init__(self, ops: list[ForeignOp]) -> None:
        self._ops: dict[tuple[str, int, int, int], deque[ForeignOp]] = defaultdict(deque)
        for op in ops:
            for target in op.targets:
                self._ops[op.name, op.die, target.block, target.page].append(op)

    def next(self, name: str, die: int, block: int, page: int) -> ForeignOp | None:
        """Return the next op of a name and address; None if there was none."""
        ops = self._ops.get((name, die, block, page))
        if not ops:
            return None
        return ops.popleft() if len(ops) > 1 else ops[0]


def _merged(numbers: list[int], listed: dict[int, ForeignOp], events: _Events) -> list[ForeignOp]:
    """Return all ops in order of uid; what the events call 0 comes where its time puts it."""
    ops = [listed[number] for number in numbers]
    if ops:
        return ops + events.extra
    first = {op: (op.starts or op.ends or [0])[0] for op in events.extra}
    known = sorted((op for op in events.extra if op.number), key=lambda op: op.number or 0)
    waiting = deque(op for op in events.extra if not op.number)
    for op in known:
        while waiting and first[waiting[0]] < first[op]:
            ops.append(waiting.popleft())
        ops.append(op)
    return [*ops, *waiting]
