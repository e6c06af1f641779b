"""The law of distance: no op starts before what it was asked to follow, and by how much."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import EntryFate, EventKind, Fate, SuspensionStatus, Why
from nandviz.trace.codes import (
    ENTRY_FATE_CODE,
    FATE_CODE,
    KIND_CODE,
    NONE,
    OPEN,
    STATUS_CODE,
    WHY_CODE,
)
from nandviz.trace.laws.displaced import displaced
from nandviz.trace.laws.intervals import AnyInts, LastRow
from nandviz.trace.laws.law_columns import AXIS_NAME, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence

_IN_PLAN: Final = [FATE_CODE[fate] for fate in (Fate.PLANNED, Fate.RUNNING, Fate.COMPLETED)]
"""Fates of an op whose planned end others can follow."""


def distance_kept(columns: LawColumns) -> Iterator[Finding]:
    """Law 17: as of the event that reserves it, an op keeps its distance from what it follows.

    An op of a batch starts no earlier than the end of the batch's reserved op before it plus its
    gap; a flushed op no earlier than its anchor's planned end plus its delta, or the end of the
    RESUME that opened the flush plus its delta; none before the event itself. One that is advanced
    starts no earlier than the end of the SUSPEND that displaced it.
    """
    yield from _batches(columns)
    yield from _flushes(columns)
    yield from _advances(columns)


def _batches(columns: LawColumns) -> Iterator[Finding]:
    parts, batches = columns.trace.parts, columns.of_op("batch")
    rows = np.flatnonzero(columns.at_once & (batches[parts.uid] != NONE))
    uid, first = np.unique(parts.uid[rows], return_index=True)
    rows, batch, gaps = rows[first], batches[uid], columns.of_op("gap_ns")[uid]
    lower = columns.times[parts.born[rows]]
    follows = np.flatnonzero(batch[1:] == batch[:-1]) + 1
    lower[follows] = parts.end_ns[rows[follows - 1]] + gaps[follows]
    for i in np.flatnonzero(parts.start_ns[rows] < lower).tolist():
        after = said("submitted at {lower}", lower=us_sentence(int(lower[i])))
        if i and batch[i] == batch[i - 1]:
            end = us_sentence(int(parts.end_ns[rows[i - 1]]))
            after = said(
                "due {gaps} after the end of {name} at {end}",
                gaps=us_sentence(int(gaps[i])),
                name=columns.name(int(uid[i - 1])),
                end=end,
            )
        yield _too_early(
            columns, int(rows[i]), said("of batch {batch}, {after}", batch=batch[i], after=after)
        )


def _too_early(columns: LawColumns, part: int, what: str) -> Finding:
    parts = columns.trace.parts
    uid, event, start = int(parts.uid[part]), int(parts.born[part]), int(parts.start_ns[part])
    detail = said(
        "{name}, {what}, is reserved to start at {start} in event {event}",
        name=columns.name(uid),
        what=what,
        start=us_sentence(start),
        event=event,
    )
    return Finding(uid, event, start, detail)


def _flushes(columns: LawColumns) -> Iterator[Finding]:
    backlog, parts = columns.trace.backlog, columns.trace.parts
    rows = np.flatnonzero(backlog.fate == ENTRY_FATE_CODE[EntryFate.FLUSHED])
    event = backlog.died[rows]
    part = columns.known_part(columns.first_parts, backlog.uid[rows], event)
    at_once = np.flatnonzero(np.append(parts.born, NONE)[part] == event)
    rows, part = rows[at_once], part[at_once]
    delta, anchor = _followed(columns)
    from_ns = _flush_from(columns, rows)
    end = _planned_ends(columns, anchor[rows], part)
    lower = np.where(end >= 0, end, from_ns) + delta[rows]
    lower = np.maximum(lower, columns.times[backlog.died[rows]])
    for i in np.flatnonzero(parts.start_ns[part] < lower).tolist():
        row = int(rows[i])
        behind = (
            columns.name(int(anchor[row]))
            if end[i] >= 0
            else said("the RESUME that opened the flush")
        )
        what = said(
            "flushed from the {axis_name} queue of die {die}, due {delta} after the end of "
            "{behind} and not before {lower}",
            axis_name=AXIS_NAME[backlog.axis[row]],
            die=backlog.die[row],
            delta=us_sentence(int(delta[row])),
            behind=behind,
            lower=us_sentence(int(lower[i])),
        )
        yield _too_early(columns, int(part[i]), what)


def _advances(columns: LawColumns) -> Iterator[Finding]:
    backlog, parts, entries = columns.trace.backlog, columns.trace.parts, displaced(columns)
    mine = np.flatnonzero(backlog.fate[entries.row] == ENTRY_FATE_CODE[EntryFate.ADVANCED])
    row = entries.row[mine]
    suspender = columns.trace.suspensions.suspender_uid[entries.suspension[mine]]
    event = backlog.died[row]
    part, behind = (
        columns.known_part(columns.first_parts, uid, event) for uid in (backlog.uid[row], suspender)
    )
    early = (part >= 0) & (behind >= 0) & (parts.start_ns[part] < parts.end_ns[behind])
    for i in np.flatnonzero(early).tolist():
        end = us_sentence(int(parts.end_ns[behind[i]]))
        name = columns.name(int(suspender[i]))
        what = said("advanced behind {name}, which ends at {end}", name=name, end=end)
        yield _too_early(columns, int(part[i]), what)


def _followed(columns: LawColumns) -> tuple[Ints, Ints]:
    """Return the delta and the anchor of each entry, worked out from what made it enter."""
    backlog = columns.trace.backlog
    delta, anchor = np.zeros(len(backlog), np.int64), np.zeros(len(backlog), np.int64)
    entries = displaced(columns)
    delta[entries.row] = entries.old_start - entries.old_end
    anchor[entries.row] = entries.anchor
    batched = np.isin(backlog.why, [WHY_CODE[Why.BOUNDARY], WHY_CODE[Why.DEFERRED]])
    rows = np.flatnonzero(batched)
    uid, batch = backlog.uid[rows], columns.of_op("batch")[backlog.uid[rows]]
    order = np.lexsort((uid, backlog.die[rows], batch))
    rows, uid, batch = rows[order], uid[order], batch[order]
    behind = np.flatnonzero(backlog.why[rows] == WHY_CODE[Why.BOUNDARY])
    delta[rows[behind]] = columns.of_op("gap_ns")[uid[behind]]
    follows = behind[behind > 0]
    die = backlog.die[rows]
    same = (batch[follows] == batch[follows - 1]) & (die[follows] == die[follows - 1])
    anchor[rows[follows[same]]] = uid[follows[same] - 1]
    return delta, anchor


def _planned_ends(columns: LawColumns, anchor: Ints, part: Ints) -> Ints:
    """Return the planned end of each anchor just before a part was reserved, -1 without one.

    A flush reserves one op after the other: rows of parts are in that order.
    """
    parts, fates = columns.trace.parts, columns.trace.fates
    event = parts.born[part]
    held = columns.all_parts.before(anchor, part)
    fate_rows = LastRow(fates.uid, np.arange(len(fates)))
    fate = fate_rows.before(anchor, np.searchsorted(fates.born, event))
    alive = np.isin(np.append(fates.fate, NONE)[fate], _IN_PLAN)
    alive |= parts.born[held] == event
    alive &= np.append(parts.died, NONE)[held] > event
    ends: Ints = np.where(alive, parts.end_ns[held], -1)
    return ends


class _Refills(NamedTuple):
    """The REFILLs that were handled, sorted by (queue, event); ``from_ns`` is the RESUME's end."""

    key: Ints
    from_ns: Ints


def _flush_from(columns: LawColumns, rows: Ints) -> Ints:
    """Return for each flushed entry the end of the RESUME that opened its flush.

    That of the last REFILL of its queue: a RETRY keeps it. Without one, the time of the event.
    """
    backlog = columns.trace.backlog
    refills = _refills(columns)
    event = backlog.died[rows]
    asked = _queue_key(backlog.axis[rows], backlog.die[rows], event)
    at = np.searchsorted(refills.key, asked, side="right") - 1
    same = np.append(refills.key, np.int64(NONE))[at] >> 32 == asked >> 32
    from_ns: Ints = np.where(same, np.append(refills.from_ns, 0)[at], columns.times[event])
    return from_ns


def _refills(columns: LawColumns) -> _Refills:
    queue = columns.trace.queue
    kind = KIND_CODE[EventKind.BACKLOG_REFILL]
    rows = np.flatnonzero((queue.kind == kind) & (queue.handled != OPEN))
    key = _queue_key(queue.axis[rows], queue.die[rows], queue.handled[rows])
    order = np.argsort(key)
    return _Refills(key[order], _resume_ends(columns, rows[order]))


def _resume_ends(columns: LawColumns, refills: Ints) -> Ints:
    """Return the end of the RESUME whose event pushed each REFILL, else the REFILL's own time.

    Where a batch resumes an axis of a die twice: of the last one that ends by then.
    """
    queue, suspensions = columns.trace.queue, columns.trace.suspensions
    states = columns.trace.suspension_states
    rows = np.flatnonzero(states.status == STATUS_CODE[SuspensionStatus.RESUMED])
    ids, ends = states.suspension[rows], states.resumed_ns[rows]
    made = _queue_key(suspensions.axis[ids], suspensions.die[ids], states.born[rows])
    order = np.lexsort((ends, made))
    made, ends = made[order], ends[order]
    asked = _queue_key(queue.axis[refills], queue.die[refills], queue.born[refills])
    first, past = (np.searchsorted(made, asked, side) for side in ("left", "right"))
    from_ns = queue.time_ns[refills].copy()
    for i in np.flatnonzero(past > first).tolist():
        mine = ends[first[i] : past[i]]
        from_ns[i] = mine[max(0, int(np.searchsorted(mine, from_ns[i], "right")) - 1)]
    return from_ns


def _queue_key(axis: AnyInts, die: AnyInts, event: AnyInts) -> Ints:
    key: Ints = (axis + 2 * die.astype(np.int64)) * 2**32 + event
    return key
