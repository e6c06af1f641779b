"""What comes behind an op in its batch: which op each step of a chain is, and where.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from collections.abc import Iterator, Mapping, Sequence

from nandviz.engine.device import Device
from nandviz.engine.dice import Dice
from nandviz.model.ops import OpDef, OpRequest, Target
from nandviz.model.setup import ChainStep, OpWeights
from nandviz.model.words import NO_CELLTYPE, Axis, Inherit, Kind

_SEVERAL = 2


def picked(weights: Sequence[int], dice: Dice) -> int | None:
    """Return a place, each as often as it weighs; None where nothing weighs anything."""
    total = sum(weights)
    if not total:
        return None
    left = dice.below(total)
    for place, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return place
    return None


class ChainMaker:
    """Makes the ops behind the first one of a batch."""

    def __init__(self, by_op: OpWeights, device: Device, dice: Dice) -> None:
        self._by_op, self._device, self._dice = by_op, device, dice
        self._of_base: dict[str, list[OpDef]] = {}
        for op in by_op.ops.values():
            self._of_base.setdefault(op.base.name, []).append(op)

    def behind(self, first: OpRequest) -> Iterator[OpRequest]:
        """Yield the ops behind an op, in order; a step for which no op fits is left out."""
        chains = self._by_op.chains.get(first.op.base.name, ())
        place = picked([chain.weight for chain in chains], self._dice)
        if place is None:
            return
        walk = _Walk(first, self._suspended(first), self._device.setup.topology.pages)
        for step in chains[place].steps:
            op = self._op(step, first)
            if op is None:
                continue
            targets = walk.targets(step, op)
            if targets is None:
                return
            for some in _shared_out(op, targets):
                yield OpRequest(op, first.die, some, first.gap_ns)

    def _op(self, step: ChainStep, first: OpRequest) -> OpDef | None:
        """Return the op that a step is."""
        fitting = self._of_base.get(step.base, [])
        if Inherit.SAME_CELLTYPE in step.inherit and first.op.celltype != NO_CELLTYPE:
            same = (first.op.celltype, NO_CELLTYPE)
            fitting = [op for op in fitting if op.celltype in same]
        single = [op for op in fitting if not op.multi]
        if len(first.targets) < _SEVERAL:
            fitting = single
        elif Inherit.MULTI in step.inherit:
            # Several planes for which no op is: one after the other.
            fitting = [op for op in fitting if op.multi] or single
        return self._one_of(fitting, step.weights)

    def _one_of(self, ops: Sequence[OpDef], weights: Mapping[str, int]) -> OpDef | None:
        if not ops:
            return None
        if self._by_op.first_fits:
            return ops[0]
        place = picked([weights.get(op.name, 0) for op in ops], self._dice)
        return ops[self._dice.below(len(ops)) if place is None else place]

    def _suspended(self, first: OpRequest) -> tuple[Target, ...]:
        """Return where the program lies that is suspended, or that the first op suspends."""
        plan, now_ns = self._device.dies[first.die], self._device.now_ns
        if plan.stacks[Axis.PROGRAM]:
            return plan.stacks[Axis.PROGRAM][-1].op.request.targets
        for reservation in plan.reservations.values():
            part, request = reservation.part, reservation.op.request
            is_running = part.start_ns <= now_ns < part.end_ns
            if is_running and request.op.base.kind is Kind.PROGRAM:
                return request.targets
        return ()


class _Walk:
    """Where the steps of a chain lie, one after the other."""

    def __init__(self, first: OpRequest, suspended: tuple[Target, ...], pages: int) -> None:
        self._last, self._suspended, self._pages = first.targets, suspended, pages
        self._program = first.targets if first.op.base.kind is Kind.PROGRAM else ()

    def targets(self, step: ChainStep, op: OpDef) -> tuple[Target, ...] | None:
        """Return the targets of the next step; None where there are none for it."""
        if not op.base.takes_address:
            return ()
        found = self._inherited(step.inherit)
        wrong = any(not 0 <= target.page < self._pages for target in found)
        if wrong or (op.base.needs_address and not found):
            return None
        self._last = found
        if op.base.kind is Kind.PROGRAM:
            self._program = found
        return found

    def _inherited(self, rules: frozenset[Inherit]) -> tuple[Target, ...]:
        of_suspended = Inherit.SAME_PAGE_FROM_PROGRAM_SUSPEND in rules and self._suspended
        last = self._last or (self._suspended if of_suspended else ())
        if of_suspended:
            return _on_page(last, self._suspended[0].page)
        if Inherit.PGM_SAME_PAGE in rules and self._program:
            return _on_page(last, self._program[0].page)
        if Inherit.INC_PAGE in rules:
            return tuple(target._replace(page=target.page + 1) for target in last)
        if Inherit.PREV_PAGE in rules:
            return tuple(target._replace(page=max(target.page - 1, 0)) for target in last)
        return last


def _on_page(targets: Sequence[Target], page: int) -> tuple[Target, ...]:
    return tuple(target._replace(page=page) for target in targets)


def _shared_out(op: OpDef, targets: tuple[Target, ...]) -> list[tuple[Target, ...]]:
    """Return the targets of each op: one for one plane takes a target, one for several all."""
    if op.multi or not targets:
        return [targets]
    return [(target,) for target in targets]
