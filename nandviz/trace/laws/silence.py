"""The law of silence: what executes on a die while an axis is suspended there."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import Axis, Kind, SuspendedReads, SuspensionStatus
from nandviz.trace.codes import AXIS_CODE, OPEN, STATUS_CODE
from nandviz.trace.laws.intervals import Cover
from nandviz.trace.laws.law_columns import AXIS_NAME, ENDLESS, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def silences(columns: LawColumns) -> tuple[Ints, Ints, Ints]:
    """Return the time for which each suspension holds its axis.

    Returns
    -------
    tuple of ndarray of int64
        Suspension id, start, end (`ENDLESS` while it is open). Voided suspensions are left out;
        an aborted one ends where its RESET starts.
    """
    suspensions, states = columns.trace.suspensions, columns.trace.suspension_states
    rows = np.flatnonzero(states.died == OPEN)
    rows = rows[suspensions.voided[states.suspension[rows]] == OPEN]
    ids = states.suspension[rows].astype(np.int64)
    status = states.status[rows]
    end = np.full(len(rows), ENDLESS, np.int64)
    resumed = status == STATUS_CODE[SuspensionStatus.RESUMED]
    end[resumed] = states.resumed_ns[rows[resumed]]
    resets = _reset_starts(columns)
    for i in np.flatnonzero(status == STATUS_CODE[SuspensionStatus.ABORTED]).tolist():
        event = int(states.born[rows[i]])
        end[i] = resets.get((int(suspensions.die[ids[i]]), event), columns.time_of(event))
    return ids, suspensions.at_ns[ids], end


def _reset_starts(columns: LawColumns) -> dict[tuple[int, int], int]:
    """Return the start of the RESET that each event committed, by (die, event)."""
    parts = columns.trace.parts
    rows = np.flatnonzero(columns.of_kind(Kind.RESET)[parts.uid])
    return {
        (int(parts.die[r]), int(parts.born[r])): int(parts.start_ns[r]) for r in rows[::-1].tolist()
    }


class _Silence(NamedTuple):
    """Suspensions that hold their axis, as of `silences`."""

    ids: Ints
    start: Ints
    end: Ints


class _Place(NamedTuple):
    """Where something is silent, or executes: ``key`` of the place, ``row`` of what."""

    key: Ints
    row: Ints


def silence(columns: LawColumns) -> Iterator[Finding]:
    """Law 6: while an axis is suspended on a die, nothing executes there that this forbids.

    No erase or program of the axis; no erase either while PROGRAM is suspended, and no read of a
    suspended page, word line or block, by policy; no program or read of a suspended block while
    ERASE is suspended. What rounding of the times explains is no violation.
    """
    held = _Silence(*silences(columns))
    if not len(held.ids):
        return
    found: set[tuple[int, int]] = set()
    for silent, executes in _places(columns, held):
        ran, rows = columns.executed, silent.row
        cover = Cover(silent.key, held.start[rows], held.end[rows])
        start, end = ran.start[executes.row], ran.end[executes.row]
        hits, met = cover.meeting(executes.key, start, end, columns.trace.info.rounding_ns)
        found |= set(zip(executes.row[hits].tolist(), rows[met].tolist(), strict=True))
    for i, j in found:
        yield _noise(columns, held, i, j)


def _places(columns: LawColumns, held: _Silence) -> Iterator[tuple[_Place, _Place]]:
    """Yield where suspensions silence what, and where such a thing executes."""
    ran, suspensions = columns.executed, columns.trace.suspensions
    axis, die = suspensions.axis[held.ids], suspensions.die[held.ids].astype(np.int64)
    uid = suspensions.uid[held.ids].astype(np.int64)
    erase, program, read = (
        columns.of_kind(k)[ran.uid] for k in (Kind.ERASE, Kind.PROGRAM, Kind.READ)
    )
    for code, noisy in (
        (AXIS_CODE[Axis.ERASE], erase),
        (AXIS_CODE[Axis.PROGRAM], erase | program),
    ):
        mine, others = np.flatnonzero(axis == code), np.flatnonzero(noisy)
        yield _Place(die[mine], mine), _Place(ran.die[others], others)
    hidden = _hidden_pages(columns)[uid]
    hidden[axis == AXIS_CODE[Axis.ERASE]] = 0
    for code, noisy in ((AXIS_CODE[Axis.ERASE], program | read), (AXIS_CODE[Axis.PROGRAM], read)):
        for pages in np.unique(hidden[axis == code]).tolist():
            mine = np.flatnonzero((axis == code) & (hidden == pages))
            others = np.flatnonzero(noisy & np.isin(ran.die, die[mine]))
            yield (
                _addresses(columns, mine, uid[mine], die[mine], pages),
                _addresses(columns, others, ran.uid[others], ran.die[others], pages),
            )


def _hidden_pages(columns: LawColumns) -> Ints:
    """Return by uid how many pages go together that reads are kept from, 0 for all of a block."""
    info = columns.trace.info
    wordline = np.array([*(op.wordline_pages for op in info.ops), 1], np.int64)[columns.op]
    by_policy = {SuspendedReads.BLOCK: 0, SuspendedReads.PAGE: 1}
    pages = by_policy.get(info.policies.suspended_reads)
    return wordline if pages is None else np.full_like(wordline, pages)


def _addresses(columns: LawColumns, row: Ints, uid: Ints, die: Ints, pages: int) -> _Place:
    """Return the blocks of ops, or their groups of so many pages."""
    topology, targets = columns.trace.info.topology, columns.trace.targets
    place, target = columns.targets_of(uid)
    key = die[place].astype(np.int64) * topology.blocks + targets.block[target]
    if pages:
        key = key * (topology.pages + 1) + targets.page[target] // pages
    return _Place(key, row[place])


def _noise(columns: LawColumns, held: _Silence, i: int, j: int) -> Finding:
    ran, suspensions = columns.executed, columns.trace.suspensions
    uid, row = int(ran.uid[i]), int(held.ids[j])
    at = max(int(ran.start[i]), int(held.start[j]))
    born = max(columns.trace.segments.born[ran.row[i]], suspensions.born[row])
    event = columns.known_at(born, at)
    end = int(held.end[j])
    until = (
        said("not yet resumed")
        if end == ENDLESS
        else said("silent until {end}", end=us_sentence(end))
    )
    detail = said(
        "{state_name} of {name} executes on die {die} at {at}, event {event}, while "
        "{axis_name} is suspended there since {start} (op {uid}; {until})",
        state_name=columns.state_name(uid, int(ran.state[i])),
        name=columns.name(uid),
        die=ran.die[i],
        at=us_sentence(at),
        event=event,
        axis_name=AXIS_NAME[suspensions.axis[row]],
        start=us_sentence(int(held.start[j])),
        uid=suspensions.uid[row],
        until=until,
    )
    return Finding(uid, event, at, detail)
