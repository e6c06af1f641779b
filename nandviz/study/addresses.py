"""Smaller addresses of a case: dies, rows of blocks, blocks and pages get the least free number.

Whatever an address stands for moves with it: all ops there, and its state at the start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState
from nandviz.model.words import ERASED, NO_PAGE, Kind
from nandviz.scenario.expectations import OpPlace
from nandviz.study.case import Case, KeptOp, Step


def smaller_addresses(case: Case) -> Iterator[Step]:
    """Yield the steps of a case: for each op its die, its row, its block, its page."""
    for choices in (_dies, _rows, _blocks, _pages, _own_page):
        for op in case.places:
            yield partial(choices, op)


def _requests(case: Case) -> Iterator[OpRequest]:
    for entry in case.entries:
        for op in entry.ops:
            yield op.request


def _request(case: Case, op: OpPlace) -> OpRequest:
    entry = next(each for each in case.entries if each.number == op.entry)
    return next(each.request for each in entry.ops if each.place == op.place)


def _free(number: int, used: set[int]) -> int | None:
    """Return the least number below one that is not used."""
    return next((each for each in range(number) if each not in used), None)


def _used(case: Case, die: int) -> set[int]:
    return {block for each in _requests(case) if each.die == die for block in each.blocks}


def _dies(op: OpPlace, case: Case) -> Iterator[Case]:
    die = _request(case, op).die
    free = _free(die, {each.die for each in _requests(case)})
    if free is not None:
        yield _moved(case, _Move(dies={die: free}))


def _rows(op: OpPlace, case: Case) -> Iterator[Case]:
    """Move all blocks of a row together, as ops on several planes need it."""
    request, planes = _request(case, op), case.setup.topology.planes
    used = _used(case, request.die)
    rows = {block // planes for block in used}
    for row in sorted({block // planes for block in request.blocks}):
        free = _free(row, rows)
        if free is not None:
            blocks = [block for block in used if block // planes == row]
            by = (row - free) * planes
            yield _moved(case, _Move(blocks={(request.die, b): b - by for b in blocks}))


def _blocks(op: OpPlace, case: Case) -> Iterator[Case]:
    """Move a block by itself, unless an op needs it beside others."""
    die, blocks = _request(case, op).die, _request(case, op).blocks
    together = [r.blocks for r in _requests(case) if r.die == die and len(r.blocks) > 1]
    for block in sorted(blocks.difference(*together)):
        free = _free(block, _used(case, die))
        if free is not None:
            yield _moved(case, _Move(blocks={(die, block): free}))


def _pages(op: OpPlace, case: Case) -> Iterator[Case]:
    """Let the first page of the blocks be page 0."""
    request = _request(case, op)
    pages = [
        target.page
        for each in _requests(case)
        for target in each.targets
        if each.die == request.die and target.block in request.blocks and target.page != NO_PAGE
    ]
    by = min(pages, default=0)
    if by:
        yield _moved(case, _Move(pages={(request.die, block): by for block in request.blocks}))


def _own_page(op: OpPlace, case: Case) -> Iterator[Case]:
    """Let a read be of page 0."""
    request = _request(case, op)
    if request.op.base.kind is Kind.READ and any(target.page for target in request.targets):
        targets = tuple(target._replace(page=0) for target in request.targets)
        yield _with_request(case, op, replace(request, targets=targets))


def _with_request(case: Case, op: OpPlace, request: OpRequest) -> Case:
    entries = [
        replace(
            entry,
            ops=tuple(
                KeptOp(each.place, request) if (entry.number, each.place) == op else each
                for each in entry.ops
            ),
        )
        for entry in case.entries
    ]
    return case.with_entries(entries)


@dataclass(frozen=True, slots=True)
class _Move:
    """Other numbers of dies, other blocks by (die, block), and how many pages these lose."""

    dies: Mapping[int, int] = field(default_factory=dict)
    blocks: Mapping[tuple[int, int], int] = field(default_factory=dict)
    pages: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def block(self, die: int, block: int) -> tuple[int, int]:
        """Return where a block is then."""
        return self.dies.get(die, die), self.blocks.get((die, block), block)

    def page(self, die: int, block: int, page: int) -> int:
        """Return what a page is then, or the last page that is programmed."""
        return page if page < 0 else max(ERASED, page - self.pages.get((die, block), 0))

    def state(self, die: int, block: int, state: BlockState) -> BlockState:
        """Return the state of a block then; without a page it is of no program's celltype."""
        last = self.page(die, block, state.last)
        program = None if last == ERASED else state.program_celltype
        return BlockState(last, state.erase_celltype, program)

    def is_of(self, die: int, block: int) -> bool:
        """Whether a block goes elsewhere."""
        return self.block(die, block) != (die, block)


def _moved(case: Case, move: _Move) -> Case:
    """Return a case in which everything is at another address; of two states that of what moved."""
    planes = case.setup.topology.planes

    def of(request: OpRequest) -> OpRequest:
        die, targets = request.die, []
        for each in request.targets:
            _, block = move.block(die, each.block)
            targets.append(Target(block % planes, block, move.page(die, each.block, each.page)))
        return replace(request, die=move.dies.get(die, die), targets=tuple(sorted(targets)))

    entries = [
        replace(entry, ops=tuple(KeptOp(op.place, of(op.request)) for op in entry.ops))
        for entry in case.entries
    ]
    states = sorted(case.setup.initial.items(), key=lambda each: move.is_of(*each[0]))
    initial = {move.block(*at): move.state(*at, state) for at, state in states}
    setup = replace(case.setup, initial=initial)
    return case.with_setup(setup).with_entries(entries)
