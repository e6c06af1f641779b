"""The proposer of ops by name: a random, seeded source of batches, by what a die does or did last.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from collections.abc import Callable
from itertools import chain

from nandviz.engine.device import Device
from nandviz.engine.dice import Dice
from nandviz.engine.op_chains import ChainMaker, picked
from nandviz.engine.rules import address_reason
from nandviz.engine.waiting_pages import ERASE_WAITS, waiting_pages
from nandviz.model.ops import OpDef, OpRequest, Target
from nandviz.model.setup import BlockState, OpWeights
from nandviz.model.words import BAD, ERASED, NO_PAGE, Kind

DEFAULT = "DEFAULT"
END = "END"
_LEAST_PLANES = 2


class OpProposer:
    """Proposes batches for a die: an op with a weight, and what its chain brings."""

    def __init__(self, seed: int, by_op: OpWeights, device: Device) -> None:
        self._by_op, self._device = by_op, device
        self._dice = Dice(seed)
        self._waiting: dict[int, int] = {}
        self._chains = ChainMaker(by_op, device, self._dice)

    def propose(self, die: int) -> tuple[OpRequest, ...]:
        """Propose a batch for a die; empty for none.

        An op that has no place to go to is passed over for another one.
        """
        ops = self._weighed(die)
        while ops:
            place = picked([weight for _, weight in ops], self._dice)
            assert place is not None
            op, _ = ops.pop(place)
            targets = self._targets(op, die)
            if targets is not None:
                first = OpRequest(op, die, targets, self._device.setup.policies.sequence_gap_ns)
                return (first, *self._chains.behind(first))
        return ()

    def can_propose(self, die: int) -> bool:
        """Whether it may propose anything for a die as it is now. O(ops · blocks)."""
        return any(self._may_have_place(op, die) for op, _ in self._weighed(die))

    def phase_key(self, die: int) -> str:
        """Return what runs on a die, else what ended last there, else DEFAULT."""
        plan, now_ns = self._device.dies[die], self._device.now_ns
        running = [
            reservation
            for reservation in plan.reservations.values()
            if reservation.part.start_ns <= now_ns < reservation.part.end_ns
        ]
        for reservation in sorted(running, key=lambda each: not each.part.planes):
            base = reservation.op.request.op.base
            for state, start, end in reservation.part.segments:
                if start <= now_ns < end:
                    return f"{base.name}.{base.states[state].name}"
        return DEFAULT if plan.ended is None else f"{plan.ended[1].name}.{END}"

    def _weighed(self, die: int) -> list[tuple[OpDef, int]]:
        """Return the ops that may come now, with their weights."""
        weights = self._by_op.weights
        table = weights.get(self.phase_key(die))
        if table is None:
            table = weights.get(DEFAULT, {})
        return [(self._by_op.ops[name], weight) for name, weight in table.items() if weight]

    def _targets(self, op: OpDef, die: int) -> tuple[Target, ...] | None:
        """Return where an op goes to; None if nowhere."""
        if not op.base.needs_address:
            return ()
        self._look_at_waiting(op, die)
        if op.multi:
            return self._row(op, die)
        topology = self._device.setup.topology
        block = self._first(
            topology.blocks, lambda block: self._next_page(op, die, block) is not None
        )
        return None if block is None else (self._drawn(op, die, block),)

    def _row(self, op: OpDef, die: int) -> tuple[Target, ...] | None:
        """Return targets side by side, as many as there are in the first row with some."""
        topology = self._device.setup.topology
        row = self._first(
            topology.blocks // topology.planes,
            lambda row: len(self._side_by_side(op, die, row)) >= _LEAST_PLANES,
        )
        if row is None:
            return None
        blocks = self._side_by_side(op, die, row)
        page = self._drawn(op, die, blocks[0]).page
        if op.base.kind is Kind.READ:
            page = min(page, *(self._next_page(op, die, block) or 0 for block in blocks))
        return tuple(Target(topology.plane_of(block), block, page) for block in blocks)

    def _side_by_side(self, op: OpDef, die: int, row: int) -> list[int]:
        """Return the most blocks of a row that an op can take at once."""
        planes = self._device.setup.topology.planes
        by_page: dict[int, list[int]] = {}
        for block in range(row * planes, (row + 1) * planes):
            page = self._next_page(op, die, block)
            if page is not None:
                by_page.setdefault(0 if op.base.kind is Kind.READ else page, []).append(block)
        return max(by_page.values(), key=len, default=[])[: self._by_op.planes]

    def _drawn(self, op: OpDef, die: int, block: int) -> Target:
        """Return an address in a block that an op can take: of a read any page up to the last."""
        page = self._next_page(op, die, block)
        assert page is not None
        if op.base.kind is Kind.READ:
            page = self._dice.below(page + 1)
        return Target(self._device.setup.topology.plane_of(block), block, page)

    def _may_have_place(self, op: OpDef, die: int) -> bool:
        if not op.base.needs_address:
            return True
        self._look_at_waiting(op, die)
        topology = self._device.setup.topology
        if op.multi:
            rows = range(topology.blocks // topology.planes)
            return any(len(self._side_by_side(op, die, row)) >= _LEAST_PLANES for row in rows)
        blocks = range(topology.blocks)
        return any(self._next_page(op, die, block) is not None for block in blocks)

    def _look_at_waiting(self, op: OpDef, die: int) -> None:
        """Look once, not for each block, at what waits on a die; only programs are to know."""
        if op.base.kind is Kind.PROGRAM:
            self._waiting = waiting_pages(self._device, die)

    def _next_page(self, op: OpDef, die: int, block: int) -> int | None:
        """Return the page that an op would take in a block; of a read the last one it may.

        None where it may take none.
        """
        last = self._planned(die, block).last
        if op.base.kind is Kind.ERASE:
            return None if last == BAD else NO_PAGE
        if op.base.kind is Kind.READ:
            last -= self._device.setup.policies.offset_guard
            return last if last >= 0 and self._may(op, die, block, 0) else None
        return self._page_to_program(op, die, block, last)

    def _page_to_program(self, op: OpDef, die: int, block: int, last: int) -> int | None:
        waiting = max(last, self._waiting.get(block, last))
        if waiting == ERASE_WAITS or last < ERASED or self._planned(die, block).closed:
            return None
        page = waiting + 1
        if page >= self._device.setup.topology.pages:
            return None
        return page if waiting > last or self._may(op, die, block, page) else None

    def _may(self, op: OpDef, die: int, block: int, page: int) -> bool:
        state = self._planned(die, block)
        return address_reason(op, page, state, self._device.setup.policies) is None

    def _planned(self, die: int, block: int) -> BlockState:
        return self._device.addresses.planned((die, block))

    def _first(self, count: int, wanted: Callable[[int], bool]) -> int | None:
        """Return the first of 0 … count-1 that is wanted, from a random one on."""
        start = self._dice.below(count) if count else 0
        return next(filter(wanted, chain(range(start, count), range(start))), None)
