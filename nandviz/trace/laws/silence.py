"""The law of silence: what executes on a die while an axis is suspended there."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nandviz.model.words import Axis, Kind, SuspensionStatus
from nandviz.trace.codes import AXIS_CODE, OPEN, STATUS_CODE
from nandviz.trace.laws.facts import AXIS_NAME, ENDLESS, Ints, LawColumns
from nandviz.trace.laws.intervals import Cover
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence


def silences(facts: LawColumns) -> tuple[Ints, Ints, Ints]:
    """Return the time for which each suspension holds its axis.

    Returns
    -------
    tuple of ndarray of int64
        Suspension id, start, end (`ENDLESS` while it is open). Voided suspensions are left out;
        an aborted one ends where its RESET starts.
    """
    suspensions, states = facts.trace.suspensions, facts.trace.suspension_states
    rows = np.flatnonzero(states.died == OPEN)
    rows = rows[suspensions.voided[states.suspension[rows]] == OPEN]
    ids = states.suspension[rows].astype(np.int64)
    status = states.status[rows]
    end = np.full(len(rows), ENDLESS, np.int64)
    resumed = status == STATUS_CODE[SuspensionStatus.RESUMED]
    end[resumed] = states.resumed_ns[rows[resumed]]
    resets = _reset_starts(facts)
    for i in np.flatnonzero(status == STATUS_CODE[SuspensionStatus.ABORTED]).tolist():
        event = int(states.born[rows[i]])
        end[i] = resets.get((int(suspensions.die[ids[i]]), event), facts.time_of(event))
    return ids, suspensions.at_ns[ids], end


def _reset_starts(facts: LawColumns) -> dict[tuple[int, int], int]:
    """Return the start of the RESET that each event committed, by (die, event)."""
    parts = facts.trace.parts
    rows = np.flatnonzero(facts.of_kind(Kind.RESET)[parts.uid])
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


def silence(facts: LawColumns) -> Iterator[Finding]:
    """Law 6: while an axis is suspended on a die, nothing executes there that this forbids.

    No erase or program of the axis; no erase either while PROGRAM is suspended, and no read of a
    suspended page; no program or read of a suspended block while ERASE is suspended. What rounding
    of the times explains is no violation.
    """
    held = _Silence(*silences(facts))
    if not len(held.ids):
        return
    found: set[tuple[int, int]] = set()
    for silent, executes in _places(facts, held):
        ran, rows = facts.executed, silent.row
        cover = Cover(silent.key, held.start[rows], held.end[rows])
        start, end = ran.start[executes.row], ran.end[executes.row]
        hits, met = cover.meeting(executes.key, start, end, facts.trace.info.rounding_ns)
        found |= set(zip(executes.row[hits].tolist(), rows[met].tolist(), strict=True))
    for i, j in found:
        yield _noise(facts, held, i, j)


def _places(facts: LawColumns, held: _Silence) -> Iterator[tuple[_Place, _Place]]:
    """Yield where suspensions silence what, and where such a thing executes."""
    ran, suspensions = facts.executed, facts.trace.suspensions
    axis, die = suspensions.axis[held.ids], suspensions.die[held.ids].astype(np.int64)
    uid = suspensions.uid[held.ids].astype(np.int64)
    erase, program, read = (
        facts.of_kind(k)[ran.uid] for k in (Kind.ERASE, Kind.PROGRAM, Kind.READ)
    )
    for code, noisy in (
        (AXIS_CODE[Axis.ERASE], erase),
        (AXIS_CODE[Axis.PROGRAM], erase | program),
    ):
        mine, others = np.flatnonzero(axis == code), np.flatnonzero(noisy)
        yield _Place(die[mine], mine), _Place(ran.die[others], others)
    for code, noisy, paged in (
        (AXIS_CODE[Axis.ERASE], program | read, False),
        (AXIS_CODE[Axis.PROGRAM], read, True),
    ):
        mine = np.flatnonzero(axis == code)
        others = np.flatnonzero(noisy & np.isin(ran.die, die[mine]))
        yield (
            _addresses(facts, mine, uid[mine], die[mine], paged=paged),
            _addresses(facts, others, ran.uid[others], ran.die[others], paged=paged),
        )


def _addresses(facts: LawColumns, row: Ints, uid: Ints, die: Ints, *, paged: bool) -> _Place:
    """Return the blocks, or pages, of ops."""
    topology, targets = facts.trace.info.topology, facts.trace.targets
    place, target = facts.targets_of(uid)
    key = die[place].astype(np.int64) * topology.blocks + targets.block[target]
    if paged:
        key = key * (topology.pages + 1) + targets.page[target]
    return _Place(key, row[place])


def _noise(facts: LawColumns, held: _Silence, i: int, j: int) -> Finding:
    ran, suspensions = facts.executed, facts.trace.suspensions
    uid, row = int(ran.uid[i]), int(held.ids[j])
    at = max(int(ran.start[i]), int(held.start[j]))
    born = max(facts.trace.segments.born[ran.row[i]], suspensions.born[row])
    event = facts.known_at(born, at)
    end = int(held.end[j])
    until = "not yet resumed" if end == ENDLESS else f"silent until {us_sentence(end)}"
    detail = (
        f"{facts.state_name(uid, int(ran.state[i]))} of {facts.name(uid)} executes on die "
        f"{ran.die[i]} at {us_sentence(at)}, event {event}, while "
        f"{AXIS_NAME[suspensions.axis[row]]} is "
        f"suspended there since {us_sentence(int(held.start[j]))} (op {suspensions.uid[row]}; "
        f"{until})"
    )
    return Finding(uid, event, at, detail)
