"""How long a queue may wait without a flush for something that changes: ``retry_on: change``."""

from typing import NamedTuple

import numpy as np

from nandviz.model.words import EntryFate, Reason, RetryOn, SuspensionStatus
from nandviz.trace.codes import ENTRY_FATE_CODE, NONE, OPEN, REASON_CODE, STATUS_CODE
from nandviz.trace.laws.law_columns import Ints, LawColumns

_EXCLUDED = [
    REASON_CODE[reason]
    for reason in (
        Reason.EXCLUSION_SUSPEND,
        Reason.EXCLUSION_CACHE,
        Reason.EXCLUSION_ODT,
        Reason.EXCLUSION_LATCH,
    )
]


class Waits(NamedTuple):
    """Entries whose queue waits for a change, from an event on, up to another (`OPEN`: none)."""

    entry: Ints
    born: Ints
    died: Ints


def waits_for_change(columns: LawColumns) -> Waits:
    """Return when a refused head waits: up to the next event that touches what refuses it."""
    retries, backlog = columns.trace.retries, columns.trace.backlog
    entry = retries.entry.astype(np.int64) - 1
    rows = np.flatnonzero(backlog.died[entry] > retries.born)
    if columns.trace.info.policies.retry_on is not RetryOn.CHANGE:
        rows = rows[:0]
    entry, born = entry[rows], retries.born[rows].astype(np.int64)
    until = np.minimum(_next_touch(columns, entry, born), _next_resume(columns, rows, born))
    excluded = np.flatnonzero(np.isin(retries.reason[rows], _EXCLUDED))
    die = backlog.die[entry[excluded]].astype(np.int64)
    changes_die, _, event = _changes(columns)
    until[excluded] = np.minimum(until[excluded], _next(changes_die, event, die, born[excluded]))
    return Waits(entry, born, np.minimum(until, backlog.died[entry]))


def _changes(columns: LawColumns) -> tuple[Ints, Ints, Ints]:
    """Return (die, uid, event) of erases and programs: reserved, cut, removed, ended, dropped."""
    trace = columns.trace
    parts, backlog = trace.parts, trace.backlog
    dropped = np.flatnonzero(backlog.fate == ENTRY_FATE_CODE[EntryFate.DROPPED])
    uid = np.concatenate(
        [parts.uid, parts.uid, trace.queue.uid[columns.ends], backlog.uid[dropped]]
    ).astype(np.int64)
    event = np.concatenate(
        [parts.born, parts.died, trace.queue.handled[columns.ends], backlog.died[dropped]]
    ).astype(np.int64)
    mine = np.flatnonzero((columns.axis[uid] != NONE) & (event != OPEN))
    return columns.of_op("die")[uid[mine]], uid[mine], event[mine]


def _next_touch(columns: LawColumns, entry: Ints, born: Ints) -> Ints:
    """Return the next event after ``born`` that touches a block of each entry."""
    targets, blocks = columns.trace.targets, columns.trace.info.topology.blocks
    die, uid, event = _changes(columns)
    place, row = columns.targets_of(uid)
    touched = die[place] * blocks + targets.block[row]
    asked, row = columns.targets_of(columns.trace.backlog.uid[entry].astype(np.int64))
    where = columns.trace.backlog.die[entry[asked]].astype(np.int64) * blocks + targets.block[row]
    until = np.full(len(entry), OPEN, np.int64)
    np.minimum.at(until, asked, _next(touched, event[place], where, born[asked]))
    return until


def _next_resume(columns: LawColumns, rows: Ints, born: Ints) -> Ints:
    """Return the next event in which what forbids each refused head is resumed."""
    trace = columns.trace
    states, suspensions = trace.suspension_states, trace.suspensions
    resumed = np.flatnonzero(states.status == STATUS_CODE[SuspensionStatus.RESUMED])
    by = trace.retries.blocker_uid[rows].astype(np.int64)
    uid = suspensions.uid[states.suspension[resumed]].astype(np.int64)
    return _next(uid, states.born[resumed].astype(np.int64), by, born)


def _next(key: Ints, event: Ints, asked: Ints, after: Ints) -> Ints:
    """Return the first event after ``after`` with each key that is asked, `OPEN` without one."""
    have = np.sort(key * 2**32 + event)
    at = np.searchsorted(have, asked * 2**32 + after, side="right")
    found = np.append(have, np.int64(-1))[at]
    return np.where(found >> 32 == asked, found & (2**32 - 1), OPEN)
