"""The law of exclusions: what starts while a state of its die or plane is open that forbids it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.exclusions import LIFETIMES, RESET_LEAVES, SUSPENDED, When, opens
from nandviz.model.words import Axis, Kind, Scope, SuspensionStatus
from nandviz.trace.codes import AXIS_CODE, OPEN, STATUS_CODE
from nandviz.trace.laws.intervals import Cover
from nandviz.trace.laws.law_columns import ENDLESS, Bools, Ints, LawColumns
from nandviz.trace.laws.silence import silences
from nandviz.trace.laws.verdict import Finding
from nandviz.trace.tables import TraceInfo
from nandviz.units import us_sentence

_LAW: Final = 15
_CLOSED, _OPENED, _CLEARED, _BEGUN = range(4)
"""What becomes of a state at one instant, in this order: ends come before starts."""
_AXES: Final = {state: axis for axis, state in SUSPENDED.items()}


def not_judged(info: TraceInfo) -> dict[int, str]:
    """Return why the law is not judged, by its number; nothing where it is.

    A foreign trace holds no exclusions: these come with a configuration.
    """
    if info.is_foreign and not info.exclusions:
        return {_LAW: said("no configuration says which bases exclude each other")}
    return {}


class _Open(NamedTuple):
    """For how long a state is open: where, and by which op. Those of one place are disjoint."""

    key: Ints
    start: Ints
    end: Ints
    uid: Ints


class _Starts(NamedTuple):
    """Ops that start: their uids, instants and rows of parts."""

    uid: Ints
    at: Ints
    row: Ints


class _Turns(NamedTuple):
    """What turns a state, where; ``what`` is one of `_CLOSED`, …."""

    key: Ints
    at: Ints
    what: Ints
    uid: Ints


def exclusions_kept(columns: LawColumns) -> Iterator[Finding]:
    """Law 15: no op starts while a state is open in which its profile excludes its base.

    A state that an op opens itself does not hinder it. What rounding of the times explains is no
    violation.
    """
    exclusions = columns.trace.info.exclusions
    if not exclusions.whens:
        return
    starts, found = _starts(columns), dict[int, Finding]()
    for when in When:
        bases = set(exclusions.bases(exclusions.tables.get(when, ())))
        mine = np.flatnonzero(_of_bases(columns, bases)[starts.uid])
        if not len(mine):
            continue
        asked = _Starts(*(column[mine] for column in starts))
        for finding in _met(columns, when, asked, _open(columns, starts, when.denied or when)):
            found.setdefault(finding.uid, finding)
    yield from found.values()


def _of_bases(columns: LawColumns, bases: Iterable[str]) -> Bools:
    """By uid: whether the op is of one of these bases."""
    wanted = set(bases)
    mine = [op.base.name in wanted for op in columns.trace.info.ops]
    return np.array([*mine, False], np.bool_)[columns.op]


def _starts(columns: LawColumns) -> _Starts:
    parts = columns.trace.parts
    begun = (parts.died == OPEN) & (parts.start_ns <= columns.now_ns)
    rows = np.flatnonzero(begun & (parts.number == 1))
    return _Starts(parts.uid[rows].astype(np.int64), parts.start_ns[rows], rows)


def _open(columns: LawColumns, starts: _Starts, state: When) -> _Open:
    if state in _AXES:
        return _suspended(columns, _AXES[state])
    lifetime = LIFETIMES[state]
    by = np.array([*(opens(op.base, state) for op in columns.trace.info.ops), False])[columns.op]
    ended = columns.trace.queue.uid[columns.ends].astype(np.int64)
    ended_at = columns.times[columns.trace.queue.handled[columns.ends]]
    uid, at = (ended, ended_at) if lifetime.at_end else (starts.uid, starts.at)
    opened = _turned(columns, state, uid, at, by, _OPENED if lifetime.at_end else _BEGUN)
    closers = _of_bases(columns, lifetime.closers)
    turns = [opened, _turned(columns, state, ended, ended_at, closers, _CLOSED)]
    if state not in RESET_LEAVES:
        resets = columns.of_kind(Kind.RESET)
        turns.append(_turned(columns, state, starts.uid, starts.at, resets, _CLEARED))
    return _between(_Turns(*(np.concatenate(each) for each in zip(*turns, strict=True))))


def _turned(
    columns: LawColumns, state: When, uid: Ints, at: Ints, chosen: Bools, what: int
) -> _Turns:
    """Return what ops that are chosen turn at their instants."""
    rows = np.flatnonzero(chosen[uid])
    whole = what == _CLEARED
    place, key = _keys(columns, uid[rows], _targets(columns, whole=whole), state)
    uid, at = uid[rows][place], at[rows][place]
    return _Turns(key, at, np.full(len(key), what), uid)


def _targets(columns: LawColumns, *, whole: bool = False) -> Ints:
    """By uid: mask of the planes of the targets, of all planes where there are none."""
    every = (1 << columns.trace.info.topology.planes) - 1
    mask = np.full(columns.n_ops + 1, every if whole else 0, np.int64)
    uid, row = columns.targets_of(np.arange(columns.n_ops + 1))
    one = np.left_shift(np.int64(1), columns.trace.targets.plane[row].astype(np.int64))
    np.bitwise_or.at(mask, uid, one)
    mask[mask == 0] = every
    return mask


def _keys(columns: LawColumns, uid: Ints, mask: Ints, state: When) -> tuple[Ints, Ints]:
    """Return for each plane of ops in turn its place in ``uid``, and the key of where it is."""
    planes = columns.trace.info.topology.planes
    die = columns.of_op("die")[uid] * planes
    if not state.per_plane:
        return np.arange(len(uid)), die
    held = [np.flatnonzero(mask[uid] >> plane & 1) for plane in range(planes)]
    keys = [die[rows] + plane for plane, rows in enumerate(held)]
    return np.concatenate(held), np.concatenate(keys)


def _between(turns: _Turns) -> _Open:
    """Return the time from what opens a state to what closes it, of each place."""
    order = np.lexsort((turns.what, turns.at, turns.key))
    key, at, what, uid = (column[order] for column in turns)
    opening = (what == _OPENED) | (what == _BEGUN)
    first = opening.copy()
    first[1:] &= ~opening[:-1] | (key[1:] != key[:-1])
    begin, close = np.flatnonzero(first), np.flatnonzero(~opening)
    nearest = np.append(close, len(key))[np.searchsorted(close, begin)]
    ends = np.append(key, -1)[nearest] == key[begin]
    # A RESET still starts in what it clears; nothing else of its die starts with it.
    ended = np.append(at + (what == _CLEARED), ENDLESS)[nearest]
    return _Open(key[begin], at[begin], np.where(ends, ended, ENDLESS), uid[begin])


def _suspended(columns: LawColumns, axis: Axis) -> _Open:
    suspensions, states = columns.trace.suspensions, columns.trace.suspension_states
    ids, start, end = silences(columns)
    aborted = (states.died == OPEN) & (states.status == STATUS_CODE[SuspensionStatus.ABORTED])
    end = end + np.isin(ids, states.suspension[aborted])
    mine = np.flatnonzero(suspensions.axis[ids] == AXIS_CODE[axis])
    ids = ids[mine]
    key = suspensions.die[ids].astype(np.int64) * columns.trace.info.topology.planes
    uid = suspensions.suspender_uid[ids].astype(np.int64)
    return _Open(key, start[mine], end[mine], uid)


def _met(columns: LawColumns, when: When, asked: _Starts, state: _Open) -> Iterator[Finding]:
    """Yield the ops that start where a state is open, or is not where it has to be."""
    slack = columns.trace.info.rounding_ns
    mask = _targets(columns)
    if when is When.LATCH_ON_READ:
        wide = [op.base.scope is Scope.DIE for op in columns.trace.info.ops]
        mask[np.array([*wide, False])[columns.op]] = (1 << columns.trace.info.topology.planes) - 1
    place, key = _keys(columns, asked.uid, mask, when)
    at = asked.at[place]
    if when.denied is not None:
        wider = np.where(state.end == ENDLESS, ENDLESS, state.end + slack)
        cover = Cover(state.key, state.start - slack, wider)
        hits, met = cover.meeting(key, at, at + 1)
        others = hits[state.uid[met] != asked.uid[place[hits]]]
        for i in np.setdiff1d(np.arange(len(asked.uid)), place[others]).tolist():
            yield _finding(columns, when, asked, i, "")
        return
    cover = Cover(state.key, state.start, state.end)
    hits, met = cover.meeting(key, at, at + 1, slack)
    for i, key_of, j in zip(place[hits].tolist(), key[hits].tolist(), met.tolist(), strict=True):
        if state.uid[j] != asked.uid[i]:
            yield _finding(columns, when, asked, i, _since(columns, when, key_of, state, j))


def _since(columns: LawColumns, when: When, key: int, state: _Open, j: int) -> str:
    since, name = us_sentence(int(state.start[j])), columns.name(int(state.uid[j]))
    if not when.per_plane:
        return said("since {since}: {name}", since=since, name=name)
    plane = key % columns.trace.info.topology.planes
    return said("on plane {plane} since {since}: {name}", plane=plane, since=since, name=name)


def _finding(columns: LawColumns, when: When, asked: _Starts, i: int, since: str) -> Finding:
    uid, at = int(asked.uid[i]), int(asked.at[i])
    event = columns.known_at(columns.trace.parts.born[asked.row[i]], at)
    base = columns.trace.info.ops[int(columns.op[uid])].base.name
    detail = said(
        "{name} starts on die {die} at {at}, event {event}, in {when}, which excludes {base}",
        name=columns.name(uid),
        die=columns.trace.ops.die[uid - 1],
        at=us_sentence(at),
        event=event,
        when=when,
        base=base,
    )
    if since:
        detail = said("{what} ({since})", what=detail, since=since)
    return Finding(uid, event, at, detail)
