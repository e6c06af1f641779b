"""An op and an address that make sense on a die at an instant, for who adds an op by hand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nandviz.model.ops import OpDef
from nandviz.model.setup import BlockState
from nandviz.model.words import DIRTY, ERASED, NO_PAGE, Kind
from nandviz.query.moments import last_event_by
from nandviz.trace.codes import NONE
from nandviz.trace.tables import Trace


class Proposal(NamedTuple):
    """An op and where it would work; ``page`` is NO_PAGE for an erase."""

    op: str
    block: int
    page: int


def proposal(trace: Trace, kind: Kind, die: int, plane: int | None, at_ns: int) -> Proposal | None:
    """Return what a read, program or erase could work on; None if the profile has no such op.

    A read: the last page that holds data. A program: the next page of a block that is open, also
    counting what is on its way, else the first page of an erased block. An erase: a block that is
    not erased. Else the first block. Cost: the columns of the trace.

    Parameters
    ----------
    plane
        Where the block lies; None for any.
    """
    ops = [op for op in trace.info.ops if op.base.kind is kind and not op.multi]
    if not ops:
        return None
    topology = trace.info.topology
    numbers = (b for b in range(topology.blocks) if plane in (None, topology.plane_of(b)))
    states = _states(trace, die, at_ns)
    default = trace.info.initial_default
    blocks = [(number, states.get(number, default)) for number in numbers]
    if kind is Kind.PROGRAM:
        coming = _coming(trace, die, at_ns)
        blocks = [(n, state._replace(last=coming.get(n, state.last))) for n, state in blocks]
    block, state, page = _place(blocks, kind, topology.pages)
    return Proposal(_fitting(ops, state).name, block, page)


def _place(
    blocks: Iterable[tuple[int, BlockState]], kind: Kind, pages: int
) -> tuple[int, BlockState, int]:
    """Return a block, its state, and the page of it."""
    found = list(blocks)
    if kind is Kind.ERASE:
        used = (each for each in found if each[1].last >= 0 or each[1].last == DIRTY)
        return (*next(used, found[0]), NO_PAGE)
    if kind is Kind.READ:
        number, state = next((each for each in found if each[1].last >= 0), found[0])
        return number, state, max(state.last, 0)
    takes = [each for each in found if not each[1].closed]
    is_open = (each for each in takes if 0 <= each[1].last < pages - 1)
    erased = (each for each in takes if each[1].last == ERASED)
    number, state = next(is_open, None) or next(erased, found[0])
    return number, state, state.last + 1 if ERASED <= state.last < pages - 1 else 0


def _fitting(ops: list[OpDef], state: BlockState) -> OpDef:
    """Return the first op of the celltype that a block has, else the first op."""
    wanted = state.program_celltype or state.erase_celltype
    return next((op for op in ops if op.celltype == wanted), ops[0])


def _states(trace: Trace, die: int, at_ns: int) -> dict[int, BlockState]:
    """Return the states of the blocks of a die that differ from the first one, at an instant."""
    states = {block: state for (of, block), state in trace.info.initial.items() if of == die}
    applied, k = trace.applications, last_event_by(trace, at_ns)
    for row in range(int(applied.born.searchsorted(k, side="right"))):
        if applied.die[row] == die:
            states[int(applied.block[row])] = BlockState(
                int(applied.last[row]),
                _word(trace, int(applied.erase_celltype[row])),
                _word(trace, int(applied.program_celltype[row])),
                bool(applied.closed[row]),
            )
    return states


def _word(trace: Trace, code: int) -> str | None:
    return None if code == NONE else trace.words[code]


def _coming(trace: Trace, die: int, at_ns: int) -> dict[int, int]:
    """Return the last page that programs submitted by an instant reach in each block."""
    last: dict[int, int] = {}
    for uid in _submitted(trace, die, at_ns):
        op, first = trace.op_def(uid), int(trace.ops.first_target[uid - 1])
        for row in range(first, first + int(trace.ops.n_targets[uid - 1])):
            block = int(trace.targets.block[row])
            if op.base.kind is Kind.PROGRAM:
                last[block] = max(last.get(block, ERASED), int(trace.targets.page[row]))
            elif op.base.kind is Kind.ERASE:
                last[block] = ERASED
    return last


def _submitted(trace: Trace, die: int, at_ns: int) -> Iterator[int]:
    refused = set(trace.refusals.uid.tolist())
    ops = trace.ops
    mine = (ops.die[:] == die) & (ops.submitted_ns[:] <= at_ns)
    return (row + 1 for row in mine.nonzero()[0].tolist() if row + 1 not in refused)
