"""The op of each OP_START and OP_END."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.cells import Address
from nandviz.exchange.nandseqgen.foreign_ops import (
    NO_ADDRESS,
    TOLERANCE_NS,
    ForeignEvents,
    ForeignOp,
    Number,
    Place,
    numbered,
)
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.listed_ops import ListedOps
from nandviz.model.words import EventKind

_LOOK_AHEAD: Final = 64
"""Ops of one name and target that an event is compared with."""


class EventOps:
    """Reads the events and finds the op of each."""

    def __init__(self, history: History, listed: ListedOps) -> None:
        self.events = ForeignEvents()
        self.extra: list[ForeignOp] = []
        self._by_number: dict[Number, ForeignOp] = {}
        self._earlier: dict[Number, list[ForeignOp]] = defaultdict(list)
        """Ops whose number another one bears by now."""
        self._history = history
        self._listed = listed
        self._places: dict[Place, list[ForeignOp]] = defaultdict(list)
        """Ops that are still to come, the next one last: a list is a tenth of a deque."""
        for op in reversed(listed.ops) if formats.EVENTS in history.kinds else ():
            self._places[op.name, op.die, op.targets].append(op)
        self._opened: dict[Place, dict[ForeignOp, None]] = {}

    def read(self) -> None:
        """Fill ``events``, in order of time; those of one instant as in the file."""
        for uid, kind, time, told, resumed in self._grouped():
            start = kind is EventKind.OP_START
            place = self._addressed(uid, time, told)
            op = (self._started if start else self._ended)(uid, time, place)
            if op is None:
                op = ForeignOp(uid or None, *place, self._history.run_at(time))
                self.extra.append(op)
            self._note_number(op, uid)
            self.events.append(time, kind, op)
            self._note_open(op)
            op.resumed = op.resumed or resumed

    def _addressed(self, uid: int, time: int, place: Place) -> Place:
        """Return a place as the sequence has it where that names no address."""
        name, die, targets = place
        listed = self._listed.by_number.get(numbered(self._history.run_at(time), uid))
        nowhere = name, die, ()
        told = listed is not None and listed.place == nowhere and targets == NO_ADDRESS
        return nowhere if told else place

    def _note_number(self, op: ForeignOp, uid: int) -> None:
        """Let an op be the last one that events call a number."""
        number = numbered(op.run, uid)
        before = self._by_number.get(number)
        if before is not None and before is not op:
            self._earlier[number].append(before)
        if uid:
            self._by_number[number] = op

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
        return next(at_end, self._by_number.get(numbered(self._history.run_at(time), uid)))

    def unseen(self, uid: int, time: int, where: tuple[str, int, int, int]) -> ForeignOp | None:
        """Return the listed op of a number, name, die, block and page that has no event."""
        op = self._listed.by_number.get(numbered(self._history.run_at(time), uid))
        if op is None or op.starts or op.ends or not self.events:
            return None
        places = [(op.name, op.die, target.block, target.page) for target in op.targets]
        return op if where in places else None

    def _at(self, events: Iterable[int]) -> list[int]:
        return [self.events.times_ns[index] for index in events]

    def _known(self, uid: int, time: int) -> list[ForeignOp]:
        """Return the ops that events call a number, of the run at an instant and those before."""
        runs = range(self._history.run_at(time), -1, -1) if uid else ()
        last = [key for run in runs if (key := numbered(run, uid)) in self._by_number]
        earlier = [op for number in last for op in reversed(self._earlier.get(number, ()))]
        return [*(self._by_number[number] for number in last), *earlier]

    def _grouped(self) -> Iterator[tuple[int, EventKind, int, Place, bool]]:
        """Bring the rows of one event together: one a target."""
        if (taken := self._history.take(formats.EVENTS)) is None:
            return
        sheet, rows = taken
        names = ("op_uid", "event", "triggered_us", "op_name", "die", "is_resumed")
        address = ("plane", "block", "page")
        head: tuple[int, EventKind, int, str, int, int] | None = None
        group: list[Address] = []
        for uid, kind, time, name, die, resumed, *where in sheet.rows((*names, *address), rows):
            target, last = Address(die, *where), head
            head = (uid, kind, time, name, die, resumed)
            if last and (head != last or not uid or target in group):
                yield self._event(last, group)
                group = []
            group.append(target)
        if head:
            yield self._event(head, group)

    def _event(
        self, head: tuple[int, EventKind, int, str, int, int], group: list[Address]
    ) -> tuple[int, EventKind, int, Place, bool]:
        uid, kind, time, name, die, resumed = head
        place = name, die, self._listed.targets.of(name, tuple(group))
        return uid, kind, time, place, bool(resumed)

    def _started(self, uid: int, time: int, place: Place) -> ForeignOp | None:
        """Return the op that an OP_START is of: one that is due then, else that of its number.

        Where only the events number ops, a number that starts again, unless it is open there, is
        that of another one.
        """
        run = self._history.run_at(time)
        known = self._by_number.get(numbered(run, uid)) if uid else None
        if known is not None and known.open and known.place == place:
            return known
        fit = (op for op in self._likely(uid, run, time, place) if self._fits(op, time, place))
        first = next(fit, None)
        if first is None or first.run == run:
            return first or (known if self._listed.ops else None)
        return next((op for op in fit if op.run == run), first)

    def _likely(self, uid: int, run: int, time: int, place: Place) -> Iterator[ForeignOp]:
        """Yield the listed ops of a number, in a run and the one before, then those of a place."""
        for each in (run, run - 1):
            if op := self._listed.by_number.get(numbered(each, uid)):
                yield op
        yield from self._waiting(place, time)

    def _fits(self, op: ForeignOp, time: int, place: Place) -> bool:
        """Tell whether an OP_START may be an op's first; one without a known start always may."""
        if op.starts or op.place != place or any(end != time for end in self._at(op.ends)):
            return False
        return op.due_ns is None or abs(op.due_ns - time) <= TOLERANCE_NS

    def _ended(self, uid: int, time: int, place: Place) -> ForeignOp | None:
        """Return the op that an OP_END is of."""
        return next(self._ending(uid, time, place), None)

    def _ending(self, uid: int, time: int, place: Place) -> Iterator[ForeignOp]:
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
        yield from (op for op in unseen if _was_to_end(op, uid, time))
        run = self._history.run_at(time)
        yield from (op for op in here if op.run == run)
        yield from (op for op in unseen if op.due_ns is not None and op.due_ns < time)
        yield from self._opened.get(place, {})
        if uid and (op := self._by_number.get(numbered(run, uid))):
            yield op

    def _waiting(self, place: Place, time: int) -> list[ForeignOp]:
        """Return the next listed ops of a name and address."""
        waiting = self._places.get(place, [])
        while waiting and (
            waiting[-1].starts or any(end < time for end in self._at(waiting[-1].ends))
        ):
            waiting.pop()
        return waiting[: -_LOOK_AHEAD - 1 : -1]


def _was_to_end(op: ForeignOp, uid: int, time: int) -> bool:
    """Tell whether the timeline ends an op at an instant, or its number is in the sequence there.

    The latter is how an export lists an op of which nothing but the end is known.
    """
    if not op.listed:
        return op.number == uid and op.due_ns == time
    return any(abs(end - time) <= TOLERANCE_NS for _, end in op.listed)
