"""Laws of how ops end: OP_END, application, fate."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import said
from nandviz.model.words import EventKind, Fate, Kind, OnDrop, Source, SuspensionStatus
from nandviz.trace.codes import (
    FATE_CODE,
    FATES,
    KIND_CODE,
    NONE,
    OPEN,
    SOURCE_CODE,
    STATUS_CODE,
)
from nandviz.trace.laws.intervals import AnyInts, Groups, excesses, lives
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def one_end(columns: LawColumns) -> Iterator[Finding]:
    """Law 2: one OP_END is handled per completed op, in the event that completes it."""
    queue = columns.trace.queue
    ends = queue.uid[columns.ends]
    count = np.bincount(ends, minlength=columns.n_ops + 1)
    wrong = count != columns.completed
    late = columns.completed & (count == 1) & (columns.end_event != columns.fate_event)
    places = Groups(ends)
    for uid in np.flatnonzero(wrong | late).tolist():
        handled = queue.handled[columns.ends[places[uid]]].tolist()
        yield _end_violation(columns, uid, handled)


def _end_violation(columns: LawColumns, uid: int, handled: list[int]) -> Finding:
    name, fate_event = columns.name(uid), int(columns.fate_event[uid])
    if not columns.completed[uid]:
        event = handled[0]
        fate = FATES[columns.fate[uid]] if columns.fate[uid] >= 0 else said("without a fate")
        detail = said("OP_END of {name} handled, but the op is {fate}", name=name, fate=fate)
    elif not handled:
        event, detail = fate_event, said("{name} completed without an OP_END", name=name)
    elif len(handled) > 1:
        event = handled[1]
        times = ", ".join(f"{us_sentence(columns.time_of(k))} (event {k})" for k in handled)
        detail = said(
            "{count} OP_ENDs of {name} handled, at {times}",
            count=len(handled),
            name=name,
            times=times,
        )
    else:
        event = max(handled[0], fate_event)
        detail = said(
            "OP_END of {name} handled in event {handled}, completed in {fate_event}",
            name=name,
            handled=handled[0],
            fate_event=fate_event,
        )
    time = columns.time_of(event)
    return Finding(
        uid,
        event,
        time,
        said(
            "{detail}; event {event} at {time}", detail=detail, event=event, time=us_sentence(time)
        ),
    )


def target_slots(columns: LawColumns) -> Ints:
    """Return for each application the row of the target that it is of, -1 for no target."""
    applications, ops = columns.trace.applications, columns.trace.ops
    op = applications.uid.astype(np.int64) - 1
    n = columns.n_targets[op + 1]
    first = ops.first_target[op].astype(np.int64)
    slots = np.full(len(op), -1, np.int64)
    for i in range(int(n.max(initial=0))):
        asked = np.flatnonzero(n > i)
        row = first[asked] + i
        same = columns.trace.targets.block[row] == applications.block[asked]
        same &= columns.trace.targets.page[row] == applications.page[asked]
        same &= ops.die[op[asked]] == applications.die[asked]
        slots[asked[same]] = row[same]
    return slots


def own(columns: LawColumns) -> Bools:
    """Return for each application whether it is of an OP_END, not of a RESET."""
    return ~columns.of_kind(Kind.RESET)[columns.trace.applications.uid]


def one_apply(columns: LawColumns) -> Iterator[Finding]:
    """Law 3: a completed committing op is applied once to each target, at its OP_END."""
    applications = columns.trace.applications
    mine = own(columns)
    rows = np.flatnonzero(mine)
    uids = applications.uid[rows]
    count = np.bincount(uids, minlength=columns.n_ops + 1)
    due = np.where(columns.completed & columns.commits, columns.n_targets, 0)
    slots = target_slots(columns)[rows]
    twice = np.bincount(slots[slots >= 0], minlength=len(columns.trace.targets)) > 1
    bad = count != due
    bad[uids[(slots >= 0) & twice[slots]]] = True
    bad[uids[(slots < 0) & ~columns.resumed[uids]]] = True
    bad[uids[applications.born[rows] != columns.end_event[uids]]] = True
    places = Groups(uids)
    for uid in np.flatnonzero(bad).tolist():
        born = applications.born[rows[places[uid]]].tolist()
        n, end = int(due[uid]), int(columns.end_event[uid])
        event = born[n] if len(born) > n else max([int(columns.fate_event[uid]), *born])
        time = columns.time_of(event)
        ended = (
            said("its OP_END is event {end}", end=end) if end != OPEN else said("it has no OP_END")
        )
        detail = said(
            "{name} applied {count} times (events {born}) where {n} are due, one for each "
            "target at its OP_END; {ended}; event {event} at {time}",
            name=columns.name(uid),
            count=len(born),
            born=born,
            n=n,
            ended=ended,
            event=event,
            time=us_sentence(time),
        )
        yield Finding(uid, event, time, detail)


def one_fate(columns: LawColumns) -> Iterator[Finding]:
    """Law 10: at every event each op has one fate, and a waiting op waits somewhere.

    A dropped op is submitted once more where ``drop`` says so, and no other.
    """
    yield from _fates_contiguous(columns)
    yield from _waiting_somewhere(columns)
    yield from _resubmissions(columns)


def _fates_contiguous(columns: LawColumns) -> Iterator[Finding]:
    fates, ops = columns.trace.fates, columns.trace.ops
    order = np.argsort(fates.uid, kind="stable")
    uid, born, died = fates.uid[order], fates.born[order], fates.died[order]
    first = np.ones(len(uid), np.bool_)
    first[1:] = uid[1:] != uid[:-1]
    last = np.ones(len(uid), np.bool_)
    last[:-1] = first[1:]
    before = np.empty(len(uid), np.int64)
    before[first] = ops.born[uid[first] - 1]
    before[~first] = died[:-1][~first[1:]]
    for i in np.flatnonzero((born != before) | (last & (died != OPEN))).tolist():
        gap = born[i] > before[i]
        lost = born[i] == before[i]
        event = int(died[i] if lost else min(born[i], before[i]))
        what = said("has no fate") if gap or lost else said("has two fates")
        yield _fate_violation(columns, int(uid[i]), event, what)
    without = np.ones(columns.n_ops + 1, np.bool_)
    without[0] = False
    without[uid] = False
    for op in np.flatnonzero(without).tolist():
        yield _fate_violation(columns, op, int(ops.born[op - 1]), said("has no fate"))


def _waiting_somewhere(columns: LawColumns) -> Iterator[Finding]:
    trace = columns.trace
    backlog, states = trace.backlog, trace.suspension_states
    still = np.flatnonzero(states.status == STATUS_CODE[SuspensionStatus.OPEN])
    held = trace.suspensions.uid[states.suspension[still]]
    for fate, uid, born, died, place in (
        (Fate.BACKLOGGED, backlog.uid, backlog.born, backlog.died, said("entry in a backlog")),
        (Fate.SUSPENDED, held, states.born[still], states.died[still], said("open suspension")),
    ):
        for op, event, excess in _mismatches(columns, (fate,), uid, born, died):
            what = (
                said("is {fate} without an {place}", fate=fate, place=place)
                if excess < 0
                else said("has an {place} too many", place=place)
            )
            yield _fate_violation(columns, op, event, what)


def _resubmissions(columns: LawColumns) -> Iterator[Finding]:
    """Compare the dropped ops with those that were submitted once more, where ``drop`` says so."""
    trace = columns.trace
    again, asked = trace.resubmissions, columns.of_op("source") == SOURCE_CODE[Source.RESUBMIT]
    due = np.zeros(columns.n_ops + 1, np.int64)
    if trace.info.policies.drop is OnDrop.RESUBMIT:
        due[np.equal(columns.fate, FATE_CODE[Fate.DROPPED]) & ~asked] = 1
    np.add.at(due, again.uid, -1)
    for op in np.flatnonzero(due).tolist():
        what = said("is not submitted once more") if due[op] > 0 else said("is submitted again")
        yield _fate_violation(columns, op, int(columns.fate_event[op]), what)
    uid, as_uid = again.uid.astype(np.int64), again.as_uid.astype(np.int64)
    late = columns.of_op("born")[as_uid] != columns.fate_event[uid]
    other = ~_same_request(columns, uid, as_uid)
    for i in np.flatnonzero(late | other | ~asked[as_uid]).tolist():
        what = said(
            "is not the op that {name} drops, in the same event", name=columns.name(int(uid[i]))
        )
        yield _fate_violation(columns, int(as_uid[i]), int(again.born[i]), what)


def _same_request(columns: LawColumns, uid: Ints, other: Ints) -> Bools:
    """Whether ops are of one name, die and first target."""
    targets = np.append(columns.trace.targets.block, NONE), np.append(columns.trace.targets.page, 0)
    same: Bools = columns.op[uid] == columns.op[other]
    for column in ("die", "n_targets"):
        same &= columns.of_op(column)[uid] == columns.of_op(column)[other]
    has = columns.n_targets[uid] > 0
    first, second = (np.where(has, columns.of_op("first_target")[u], -1) for u in (uid, other))
    for values in targets:
        same &= values[first] == values[second]
    return same


def _fate_violation(columns: LawColumns, uid: int, event: int, what: str) -> Finding:
    time = columns.time_of(event)
    return Finding(
        uid,
        event,
        time,
        said(
            "{name} {what} as of event {event} at {time}",
            name=columns.name(uid),
            what=what,
            event=event,
            time=us_sentence(time),
        ),
    )


def one_live_end(columns: LawColumns) -> Iterator[Finding]:
    """Law 12: at every event a planned or running op has one live OP_END, any other none."""
    queue = columns.trace.queue
    rows = np.flatnonzero(queue.kind == KIND_CODE[EventKind.OP_END])
    gone = np.minimum(queue.cancelled[rows], queue.handled[rows])
    live = (Fate.PLANNED, Fate.RUNNING)
    for uid, event, excess in _mismatches(columns, live, queue.uid[rows], queue.born[rows], gone):
        time, fate = columns.time_of(event), _fate_at(columns, uid, event)
        due = fate in live
        detail = said(
            "{name} is {fate} with {excess} live OP_ENDs where {due} is due as of event "
            "{event} at {time}",
            name=columns.name(uid),
            fate=fate,
            excess=excess + due,
            due=int(due),
            event=event,
            time=us_sentence(time),
        )
        yield Finding(uid, event, time, detail)


def _fate_at(columns: LawColumns, uid: int, event: int) -> str:
    fates = columns.trace.fates
    known = (fates.uid == uid) & (fates.born <= event) & (fates.died > event)
    rows = np.flatnonzero(known)
    return FATES[fates.fate[rows[-1]]] if len(rows) else said("without a fate")


def _mismatches(
    columns: LawColumns, due: tuple[Fate, ...], uid: AnyInts, born: AnyInts, died: AnyInts
) -> Iterator[tuple[int, int, int]]:
    """Compare at every event the rows of each op that are known with whether one is due."""
    fates = columns.trace.fates
    rows = np.flatnonzero(np.isin(fates.fate, [FATE_CODE[fate] for fate in due]))
    want = lives(fates.uid[rows], fates.born[rows], fates.died[rows], by=-1)
    yield from excesses(lives(uid, born, died), want)
