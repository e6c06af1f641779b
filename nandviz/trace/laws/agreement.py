"""The law of agreement: what starts and ends an op, and who has a die to itself.

A foreign trace says when something happened, not when it was planned; its times may be rounded by
up to ``info.rounding_ns``, which is no violation.
"""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import EventKind, Fate, Kind
from nandviz.trace.codes import FATE_CODE, FATES, KIND_CODE, NONE, OPEN
from nandviz.trace.laws.intervals import AnyInts, Cover, excesses, lives, overlaps
from nandviz.trace.laws.late import idle_suspends, too_late
from nandviz.trace.laws.law_columns import Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def events_and_plan(columns: LawColumns) -> Iterator[Finding]:
    """Law 16: OP_START comes at the start of an op's first part, OP_END at the end of its last.

    Nothing else starts or ends an op. While a SUSPEND, RESUME or RESET runs its own states, no
    other segment executes on a plane of its die, whichever planes it says to hold; save that a
    SUSPEND may suspend nothing where ``late_suspend`` lets an op end that ends before it does.
    """
    if not columns.trace.info.is_foreign:
        yield from _pending(columns)
        yield from _fates(columns)
        for kind in (EventKind.OP_START, EventKind.OP_END):
            yield from _misplanned(columns, kind)
    for kind in (EventKind.OP_START, EventKind.OP_END):
        yield from _mishandled(columns, kind)
    yield from _disturbed(columns)
    yield from idle_suspends(columns)


def _pending(columns: LawColumns) -> Iterator[Finding]:
    """Compare at every event the OP_STARTs that are pending with the first parts to start."""
    parts, queue = columns.trace.parts, columns.trace.queue
    rows = np.flatnonzero(queue.kind == KIND_CODE[EventKind.OP_START])
    gone = np.minimum(queue.cancelled[rows], queue.handled[rows])
    first = np.flatnonzero(parts.number == 1)
    uid = parts.uid[first]
    started = np.minimum(parts.died[first], columns.start_event[uid])
    waits = parts.born[first] < started
    due = lives(uid[waits], parts.born[first[waits]], started[waits], by=-1)
    for op, event, excess in excesses(lives(queue.uid[rows], queue.born[rows], gone), due):
        where = said("more") if excess > 0 else said("fewer")
        detail = said(
            "{name} has {excess} pending OP_START {where} than first parts to start as of "
            "event {event} at {time_of}",
            name=columns.name(op),
            excess=abs(excess),
            where=where,
            event=event,
            time_of=us_sentence(columns.time_of(event)),
        )
        yield Finding(op, event, columns.time_of(event), detail)


def _fates(columns: LawColumns) -> Iterator[Finding]:
    """Look for ops that run before their OP_START, or are planned after it."""
    fates = columns.trace.fates
    start = columns.start_event[fates.uid]
    early = (fates.fate == FATE_CODE[Fate.RUNNING]) & (fates.born < start)
    late = (fates.fate == FATE_CODE[Fate.PLANNED]) & (fates.died > start) & (start != OPEN)
    for row in np.flatnonzero(early | late).tolist():
        uid, born = int(fates.uid[row]), int(fates.born[row])
        event = born if early[row] else max(born, int(start[row]))
        side = said("before") if early[row] else said("after")
        detail = said(
            "{name} is {fates} {side} its OP_START was handled, as of event {event} at {time_of}",
            name=columns.name(uid),
            fates=FATES[fates.fate[row]],
            side=side,
            event=event,
            time_of=us_sentence(columns.time_of(event)),
        )
        yield Finding(uid, event, columns.time_of(event), detail)


def _part_of(
    columns: LawColumns, kind: EventKind, uid: AnyInts, event: AnyInts
) -> tuple[Ints, Ints]:
    """Return the part that an event of an op starts or ends as of an event, and when that is."""
    parts, start = columns.trace.parts, kind is EventKind.OP_START
    row = columns.known_part(columns.first_parts if start else columns.all_parts, uid, event)
    return row, np.append(parts.start_ns if start else parts.end_ns, NONE)[row]


def _misplanned(columns: LawColumns, kind: EventKind) -> Iterator[Finding]:
    """Compare each pending event with the plan, as of the last event before it goes."""
    queue, parts = columns.trace.queue, columns.trace.parts
    gone = np.minimum(queue.cancelled, queue.handled)
    rows = np.flatnonzero((queue.kind == KIND_CODE[kind]) & (gone > queue.born))
    until = np.minimum(gone[rows] - 1, columns.last)
    part, due = _part_of(columns, kind, queue.uid[rows], until)
    wrong = (part >= 0) & (queue.time_ns[rows] != due)
    for i in np.flatnonzero(wrong).tolist():
        event = max(int(queue.born[rows[i]]), int(parts.born[part[i]]))
        uid, time = int(queue.uid[rows[i]]), int(queue.time_ns[rows[i]])
        detail = said(
            "{kind} of {name} is due at {time} where {edge} is {due}, as of event {event} "
            "at {time_of}",
            kind=kind,
            name=columns.name(uid),
            time=us_sentence(time),
            edge=_edge(kind),
            due=us_sentence(int(due[i])),
            event=event,
            time_of=us_sentence(columns.time_of(event)),
        )
        yield Finding(uid, event, columns.time_of(event), detail)


def _edge(kind: EventKind) -> str:
    return (
        said("its first part's start")
        if kind is EventKind.OP_START
        else said("its last part's end")
    )


def _mishandled(columns: LawColumns, kind: EventKind) -> Iterator[Finding]:
    """Compare the time of each event handled with the plan; of a foreign trace, as it turned out.

    What a simulated trace planned wrongly is found where it was planned; of an op of which a
    foreign trace holds no segment nothing is known.
    """
    queue, info = columns.trace.queue, columns.trace.info
    simulated = not info.is_foreign
    rows = np.flatnonzero((queue.kind == KIND_CODE[kind]) & (queue.handled != OPEN))
    event = queue.handled[rows]
    known = event if simulated else np.full(len(rows), columns.last)
    part, due = _part_of(columns, kind, queue.uid[rows], known)
    time = columns.times[event]
    wrong = (part >= 0) & (np.abs(time - due) > info.rounding_ns)
    if simulated:
        wrong &= (time != queue.time_ns[rows]) | (queue.born[rows] == event)
        wrong |= (part < 0) & (kind is EventKind.OP_END)
    for i in np.flatnonzero(wrong).tolist():
        uid = int(queue.uid[rows[i]])
        where = (
            said("{edge} is {due}", edge=_edge(kind), due=us_sentence(int(due[i])))
            if part[i] >= 0
            else said("it is in no plan")
        )
        detail = said(
            "{kind} of {name} is handled in event {event} at {time} where {where}",
            kind=kind,
            name=columns.name(uid),
            event=event[i],
            time=us_sentence(int(time[i])),
            where=where,
        )
        yield Finding(uid, int(event[i]), int(time[i]), detail)


def _disturbed(columns: LawColumns) -> Iterator[Finding]:
    """Look for segments on a die on which a SUSPEND, RESUME or RESET runs its own states."""
    ran, parts, slack = columns.executed, columns.trace.parts, columns.trace.info.rounding_ns
    alone = columns.of_kind(Kind.SUSPEND, Kind.RESUME, Kind.RESET) & ~too_late(columns)
    known = (parts.died == OPEN) & (parts.start_ns <= columns.now_ns)
    mine = np.flatnonzero(alone[parts.uid] & known & (parts.end_ns > parts.start_ns))
    mine = mine[np.lexsort((parts.start_ns[mine], parts.die[mine]))]
    die, start, end = parts.die[mine], parts.start_ns[mine], parts.end_ns[mine]
    others = np.flatnonzero(~alone[ran.uid] & (ran.planes != 0))
    asked = ran.die[others], ran.start[others], ran.end[others]
    hits, met = Cover(die, start, end).meeting(*asked, slack)
    for i, j in zip(others[hits].tolist(), mine[met].tolist(), strict=True):
        uid, state = int(ran.uid[i]), int(ran.state[i])
        born, at = int(columns.trace.segments.born[ran.row[i]]), int(ran.start[i])
        what = said(
            "{state_name} of {name} executes",
            state_name=columns.state_name(uid, state),
            name=columns.name(uid),
        )
        yield _disturbance(columns, (uid, born, at), what, j)
    later, earlier = overlaps(die, start, end, slack)
    for i, j in zip(mine[later].tolist(), mine[earlier].tolist(), strict=True):
        uid, born, at = int(parts.uid[i]), int(parts.born[i]), int(parts.start_ns[i])
        yield _disturbance(
            columns, (uid, born, at), said("{name} runs its own states", name=columns.name(uid)), j
        )


def _disturbance(
    columns: LawColumns, which: tuple[int, int, int], what: str, owner: int
) -> Finding:
    parts, (uid, born, at) = columns.trace.parts, which
    at = max(at, int(parts.start_ns[owner]))
    event = columns.known_at(max(born, int(parts.born[owner])), at)
    detail = said(
        "{what} on die {die} at {at}, event {event}, which {name} has to itself from {start}",
        what=what,
        die=parts.die[owner],
        at=us_sentence(at),
        event=event,
        name=columns.name(int(parts.uid[owner])),
        start=us_sentence(int(parts.start_ns[owner])),
    )
    return Finding(uid, event, at, detail)
