"""The law of order within a block: what state it is in, what may start there, what ends when."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import BAD, DIRTY, ERASED, NO_CELLTYPE, EprCheck, Fate, Kind, ResetProgram
from nandviz.trace.codes import FATE_CODE, NONE, OPEN
from nandviz.trace.laws.ends import own
from nandviz.trace.laws.intervals import AnyInts
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns
from nandviz.trace.laws.verdict import Finding
from nandviz.units import us_sentence

_START: Final = -2
"""Event of the state that a block is in at the start."""
_CLOSED: Final = -4
"""What a RESET makes of a block whose pages stay: ``last`` is as before."""
_SLC_FAMILY: Final = ("SLC", "A0SLC", "ACSLC")
"""Celltypes that may be programmed into a block erased as SLC."""
_STATES: Final = {BAD: "BAD", DIRTY: "DIRTY", ERASED: "ERASED"}


def block_order(columns: LawColumns) -> Iterator[Finding]:
    """Law 14: pages of a block are applied one after the other; its ops end in op_uid order.

    An op starts on a block whose state allows it. A RESET leaves the blocks DIRTY of erases and
    programs that it aborts after their OP_START; by policy it closes those of programs instead.
    """
    if columns.trace.info.policies.epr:
        yield from _states(columns)
    yield from _ends(columns)


def block_order_limits(columns: LawColumns) -> str:
    """Say what law 14 can not judge without the policies and the states of blocks at the start."""
    info = columns.trace.info
    if not info.policies.epr:
        return said("page order not judged: the policy epr is off, so any page may be programmed")
    if info.is_foreign:
        return said(
            "gaps between pages and what may start on a block not judged: the files hold "
            "neither policies nor the states of blocks at the start"
        )
    if info.policies.epr_off:
        names = ", ".join(info.policies.epr_off)
        return said("{names} not judged: switched off in the policy epr", names=names)
    return ""


class _Changes(NamedTuple):
    """Changes of blocks; ``last`` as in `BlockState` or `_CLOSED`, celltypes as of `_Celltypes`.

    Attributes
    ----------
    uid
        0 for the state at the start.
    """

    key: Ints
    event: Ints
    uid: Ints
    last: Ints
    erase: Ints
    program: Ints


class _Blocks(NamedTuple):
    """What state blocks are in after each change, sorted by (block, event).

    Attributes
    ----------
    closed
        Whether no page may be programmed until the block is erased.
    closes
        Whether the change is a RESET that closes the block.
    """

    place: Ints
    uid: Ints
    last: Ints
    closed: Bools
    closes: Bools
    erase: Ints
    program: Ints

    def before(self, key: AnyInts, event: AnyInts) -> Ints:
        """Return the place of each block's last change before an event."""
        return np.searchsorted(self.place, _place(key, event)) - 1


class _Asked(NamedTuple):
    """Targets of ops that start: op, OP_START, block, page."""

    uid: Ints
    event: Ints
    key: Ints
    page: AnyInts


def _place(key: AnyInts, event: AnyInts) -> Ints:
    place: Ints = key.astype(np.int64) * 2**32 + event - _START
    return place


def _block(columns: LawColumns, die: AnyInts, block: AnyInts) -> Ints:
    key: Ints = die.astype(np.int64) * columns.trace.info.topology.blocks + block
    return key


def _states(columns: LawColumns) -> Iterator[Finding]:
    asked, celltypes = _asked(columns), _Celltypes(columns)
    blocks = _blocks(columns, celltypes, asked.key)
    if columns.trace.info.is_foreign:
        yield from _applied(columns, blocks, _programmed_again(columns, asked, blocks))
        return
    at = blocks.before(asked.key, asked.event)
    last = blocks.last[at]
    program, read = (columns.of_kind(kind)[asked.uid] for kind in (Kind.PROGRAM, Kind.READ))
    guard, off = columns.trace.info.policies.offset_guard, columns.trace.info.policies.epr_off
    wrong = program & ~_follows(asked.page, last, off)
    if EprCheck.PROGRAM_BEFORE_ERASE not in off:
        wrong |= program & blocks.closed[at]
    if EprCheck.READ_BEFORE_PROGRAM not in off:
        wrong |= read & (asked.page > last - guard)
    if EprCheck.BAD_BLOCK not in off:
        wrong |= last == BAD
    mixed = ~wrong & (program | read) & ~celltypes.fit(asked.uid, blocks, at)
    mixed &= EprCheck.CELLTYPE not in off
    for i in np.flatnonzero(wrong | mixed).tolist():
        state = _STATES.get(int(last[i]), said("at page {last}", last=last[i]))
        if mixed[i]:
            state = said(
                "{state}, of another celltype than {celltype}",
                state=state,
                celltype=columns.celltype(int(asked.uid[i])),
            )
        elif read[i] and guard:
            state = said("{state}, with an offset_guard of {guard}", state=state, guard=guard)
        elif program[i] and blocks.closed[at[i]]:
            state = said("{state}, closed by a RESET", state=state)
        yield _misplaced(columns, asked, i, state)
    yield from _applied(columns, blocks, asked.uid[wrong])


def _follows(page: AnyInts, last: Ints, off: Collection[EprCheck]) -> Bools:
    """Return whether a page may be programmed after what a block holds."""
    taken = {BAD: EprCheck.BAD_BLOCK, DIRTY: EprCheck.PROGRAM_BEFORE_ERASE}
    free = np.isin(last, [state for state, check in taken.items() if check in off])
    last = np.where(free, ERASED, last)
    if EprCheck.PAGE_ORDER not in off:
        in_order: Bools = page == last + 1
        return in_order
    ascending: Bools = (page > last) | (EprCheck.SAME_PAGE in off)
    return ascending & (last >= ERASED)


def _programmed_again(columns: LawColumns, asked: _Asked, blocks: _Blocks) -> Ints:
    """Return the foreign ops that may have started on a page that was no longer the next.

    Whether they may is the policy `epr`, of which their files do not tell. A page that is none of
    the op's that programmed it is no sign of that policy.
    """
    until_ns = columns.times[asked.event] + columns.trace.info.rounding_ns
    at = blocks.before(asked.key, np.searchsorted(columns.times, until_ns, side="right"))
    last, targets = blocks.last[at], columns.trace.targets
    i, row = columns.targets_of(blocks.uid[at])
    own = _block(columns, columns.of_op("die")[blocks.uid[at]][i], targets.block[row])
    meant = np.zeros(len(at), np.bool_)
    meant[i[(own == asked.key[i]) & (targets.page[row] == last[i])]] = True
    again = asked.uid[meant & (asked.page <= last)]
    return np.union1d(again, np.flatnonzero(columns.start_event == OPEN))


def _misplaced(columns: LawColumns, asked: _Asked, i: int, state: str) -> Finding:
    uid, event = int(asked.uid[i]), int(asked.event[i])
    die, block = divmod(int(asked.key[i]), columns.trace.info.topology.blocks)
    time = columns.time_of(event)
    page = said(" page {page} of", page=asked.page[i]) if asked.page[i] >= 0 else ""
    detail = said(
        "{name} starts in event {event} at {time} on{page} die {die}, block {block}, "
        "which is {state}",
        name=columns.name(uid),
        event=event,
        time=us_sentence(time),
        page=page,
        die=die,
        block=block,
        state=state,
    )
    return Finding(uid, event, time, detail)


def _asked(columns: LawColumns) -> _Asked:
    uid = np.flatnonzero((columns.start_event != OPEN) & (columns.n_targets > 0))
    place, target = columns.targets_of(uid)
    targets, die = columns.trace.targets, columns.trace.ops.die[uid - 1]
    key = _block(columns, die[place], targets.block[target])
    return _Asked(uid[place], columns.start_event[uid][place], key, targets.page[target])


def _blocks(columns: LawColumns, celltypes: "_Celltypes", keys: Ints) -> _Blocks:
    """Fold the changes of blocks; each of ``keys`` has at least the state at the start."""
    later = [_applications(columns, celltypes), _resets(columns)]
    keys = np.unique(np.concatenate([keys, *(c.key for c in later)]))
    start = _initial(columns, celltypes.code, keys)
    changes = _Changes(*(np.concatenate(column) for column in zip(start, *later, strict=True)))
    order = np.argsort(_place(changes.key, changes.event), kind="stable")
    changes = _Changes(*(column[order] for column in changes))
    here = np.arange(len(order))
    anew = (changes.uid == 0) | (changes.last == ERASED)
    whole = np.maximum.accumulate(np.where(anew, here, 0))
    closes = changes.last == _CLOSED
    told = np.maximum.accumulate(np.where(closes, 0, here))
    closed = np.maximum.accumulate(np.where(closes, here, -1)) > whole
    named = np.maximum.accumulate(np.where(changes.program != NONE, here, 0))
    program = np.where(named >= whole, changes.program[named], NONE)
    place = _place(changes.key, changes.event)
    last, erase = changes.last[told], changes.erase[whole]
    return _Blocks(place, changes.uid, last, closed, closes, erase, program)


def _initial(columns: LawColumns, code: Mapping[str | None, int], keys: Ints) -> _Changes:
    info, n = columns.trace.info, len(keys)
    default, blocks = info.initial_default, info.topology.blocks
    states = [info.initial.get(divmod(key, blocks), default) for key in keys.tolist()]
    last, erase, program = (
        np.array(column, np.int64)
        for column in (
            [state.last for state in states],
            [code[state.erase_celltype] for state in states],
            [code[state.program_celltype] for state in states],
        )
    )
    zeros = np.zeros(n, np.int64)
    return _Changes(keys, zeros + _START, zeros, last, erase, program)


def _applications(columns: LawColumns, celltypes: "_Celltypes") -> _Changes:
    applications = columns.trace.applications
    rows = np.flatnonzero(own(columns))
    uid = applications.uid[rows].astype(np.int64)
    erase = columns.of_kind(Kind.ERASE)[uid]
    celltype = celltypes.of_op[columns.op[uid]]
    named = np.where(erase | (celltype == celltypes.code[NO_CELLTYPE]), NONE, celltype)
    return _Changes(
        _block(columns, applications.die[rows], applications.block[rows]),
        applications.born[rows].astype(np.int64),
        uid,
        np.where(erase, ERASED, applications.page[rows]),
        np.where(erase, celltype, NONE),
        named,
    )


def _resets(columns: LawColumns) -> _Changes:
    """Return what RESETs spoil: each aborted op is of the first RESET after its OP_START."""
    start, ops = columns.start_event, columns.trace.ops
    cut = (columns.fate == FATE_CODE[Fate.ABORTED]) & (columns.axis != NONE) & (start != OPEN)
    aborted = np.flatnonzero(cut)
    reset = np.flatnonzero(columns.of_kind(Kind.RESET) & (start != OPEN))
    came = np.sort(_place(ops.die[reset - 1], start[reset]))
    die = ops.die[aborted - 1]
    at = np.searchsorted(came, _place(die, start[aborted]), side="right")
    event = np.append(came, np.int64(NONE))[at] - _place(die, np.zeros_like(die))
    mine = (event >= 0) & (event < OPEN)
    aborted, event = aborted[mine], event[mine]
    place, target = columns.targets_of(aborted)
    key = _block(columns, ops.die[aborted - 1][place], columns.trace.targets.block[target])
    none = np.full(len(key), NONE, np.int64)
    open_end = columns.trace.info.policies.reset_program is ResetProgram.OPEN_END
    stays = columns.of_kind(Kind.PROGRAM)[aborted[place]] & open_end
    last = np.where(stays, _CLOSED, DIRTY).astype(np.int64)
    return _Changes(key, event[place], aborted[place], last, none, none)


class _Celltypes:
    """Celltypes by number, and which fits which; `NONE` is a celltype that is not set.

    Attributes
    ----------
    of_op
        By op definition.
    """

    def __init__(self, columns: LawColumns) -> None:
        info = columns.trace.info
        states = (info.initial_default, *info.initial.values())
        names = {NO_CELLTYPE, *(op.celltype for op in info.ops)}
        told = [(state.erase_celltype, state.program_celltype) for state in states]
        names |= {name for pair in told for name in pair if name is not None}
        self.names = sorted(names)
        self.code: dict[str | None, int] = {name: i for i, name in enumerate(self.names)}
        self.code[None] = NONE
        self.of_op = np.array([*(self.code[op.celltype] for op in info.ops), NONE], np.int64)
        self._facts = columns

    def fit(self, uid: Ints, blocks: _Blocks, at: Ints) -> Bools:
        """Return whether each op's celltype fits what its block is erased and programmed with."""
        celltype = self.of_op[self._facts.op[uid]]
        erased = (
            ~self._facts.of_kind(Kind.PROGRAM)[uid]
            | (self._table(slc=True)[celltype, blocks.erase[at]])
        )
        fits: Bools = erased & self._table(slc=False)[celltype, blocks.program[at]]
        return fits

    def _table(self, *, slc: bool) -> Bools:
        """Return by celltype of an op and of a block whether they fit; the last column is unset."""
        rows = [
            [
                NO_CELLTYPE in (op, block)
                or op == block
                or (slc and block == "SLC" and op in _SLC_FAMILY)
                for block in self.names
            ]
            + [True]
            for op in self.names
        ]
        return np.array(rows, np.bool_)


def _applied(columns: LawColumns, blocks: _Blocks, known: Ints) -> Iterator[Finding]:
    """Look for pages that are not applied one after the other; ``known`` ops are found already.

    A foreign trace does not say whether its pages may leave gaps.
    """
    before, info = np.roll(blocks.last, 1), columns.trace.info
    off = info.policies.epr_off
    next_one = blocks.last > before if info.is_foreign else _follows(blocks.last, before, off)
    program = (blocks.last >= 0) & (blocks.uid > 0) & ~np.isin(blocks.uid, known)
    program &= ~blocks.closes
    for i in np.flatnonzero(program & ~next_one).tolist():
        key, event = divmod(int(blocks.place[i]), 2**32)
        die, block = divmod(key, columns.trace.info.topology.blocks)
        uid, event = int(blocks.uid[i]), event + _START
        time = columns.time_of(event)
        state = _STATES.get(int(before[i]), said("at page {before}", before=before[i]))
        detail = said(
            "{name} programs page {last} of die {die}, block {block}, which is {state}; "
            "event {event} at {time}",
            name=columns.name(uid),
            last=blocks.last[i],
            die=die,
            block=block,
            state=state,
            event=event,
            time=us_sentence(time),
        )
        yield Finding(uid, event, time, detail)


def _ends(columns: LawColumns) -> Iterator[Finding]:
    """Look for erases and programs of a block that complete out of op_uid order."""
    ops = columns.trace.ops
    done = np.flatnonzero(columns.completed & (columns.axis >= 0) & (columns.n_targets > 0))
    done = done[np.argsort(columns.end_event[done], kind="stable")]
    place, target = columns.targets_of(done)
    uid, block = done[place], columns.trace.targets.block[target]
    key = _block(columns, ops.die[uid - 1], block)
    order = np.argsort(key, kind="stable")
    uid, key, block = uid[order], key[order], block[order]
    late = np.flatnonzero((key[1:] == key[:-1]) & (uid[1:] < uid[:-1])) + 1
    for i in late.tolist():
        op, before = int(uid[i]), int(uid[i - 1])
        event = int(columns.end_event[op])
        time = columns.time_of(event)
        detail = said(
            "{name} ends in event {event} at {time} after {name2} (event {end_event}) on "
            "die {die}, block {block}",
            name=columns.name(op),
            event=event,
            time=us_sentence(time),
            name2=columns.name(before),
            end_event=columns.end_event[before],
            die=ops.die[op - 1],
            block=block[i],
        )
        yield Finding(op, event, time, detail)
