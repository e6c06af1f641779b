"""The proposer: a random, seeded source of batches that looks at the die before it speaks.

Source: the workload section of the scenario format.
"""

from collections.abc import Callable, Mapping
from itertools import chain

from nandviz.engine.device import Device
from nandviz.engine.dice import Dice
from nandviz.engine.die_plan import PROGRAM_FIRST
from nandviz.engine.rules import address_reason
from nandviz.engine.waiting_pages import ERASE_WAITS, waiting_pages
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Workload
from nandviz.model.words import BAD, DIRTY, ERASED, NO_PAGE, Proposal

IDLE = "IDLE"
TRIES = 16
"""Random blocks that are looked at before all of them are."""


class Proposer:
    """Proposes batches for a die from its phase and the planned address state."""

    def __init__(self, workload: Workload, device: Device) -> None:
        self._workload = workload
        self._device = device
        self._dice = Dice(workload.seed)
        self._open_blocks: dict[int, int] = {}
        self._waiting: dict[int, int] = {}

    def propose(self, die: int) -> tuple[OpRequest, ...]:
        """Propose a batch for a die; empty for none."""
        proposal = self._pick(self._workload.weights.get(self.phase_key(die), {}))
        if proposal is Proposal.NONE:
            return ()
        least, most = self._workload.batch.get(proposal, (1, 1))
        size = least + self._dice.below(most - least + 1)
        op = self._workload.ops[proposal]
        gap_ns = self._device.setup.policies.sequence_gap_ns
        targets = self._targets(proposal, die, size)
        if targets is None:
            return (OpRequest(op, die, (), gap_ns),)
        return tuple([OpRequest(op, die, (target,), gap_ns) for target in targets])

    def _targets(self, proposal: Proposal, die: int, size: int) -> list[Target] | None:
        """Return where the ops of a batch go to; None for what has no address."""
        if proposal is Proposal.PROGRAM:
            return self._next_pages(die, size)
        if proposal is Proposal.READ:
            return self._programmed_pages(die, size)
        if proposal is Proposal.ERASE:
            return self._blocks_to_erase(die, size)
        return None

    def can_propose(self, die: int) -> bool:
        """Whether it may propose anything for a die as it is now. O(blocks)."""
        self._waiting = waiting_pages(self._device, die)
        wanted = {
            Proposal.PROGRAM: self._has_room,
            Proposal.READ: self._is_readable,
            Proposal.ERASE: self._is_erasable,
        }
        blocks = range(self._device.setup.topology.blocks)
        for proposal, weight in self._workload.weights.get(self.phase_key(die), {}).items():
            if weight and proposal is not Proposal.NONE:
                fits = wanted.get(proposal)
                if fits is None or any(fits(die, block) for block in blocks):
                    return True
        return False

    def phase_key(self, die: int) -> str:
        """Return what a die is doing: a suspended axis first, else what runs on it, else IDLE."""
        device = self._device
        plan = device.dies[die]
        for axis in PROGRAM_FIRST:
            if plan.stacks[axis]:
                return f"{axis}_SUSPENDED"
        now = device.now_ns
        for reservation in plan.reservations.values():
            part = reservation.part
            if part.planes and part.start_ns <= now < part.end_ns:
                base = reservation.op.request.op.base
                for state, start, end in part.segments:
                    if start <= now < end:
                        return f"{base.kind.upper()}.{base.states[state].name}"
        return IDLE

    def _pick(self, weights: Mapping[Proposal, int]) -> Proposal:
        total = sum(weights.values())
        if not total:
            return Proposal.NONE
        place = self._dice.below(total)
        for proposal, weight in weights.items():
            place -= weight
            if place < 0:
                return proposal
        return Proposal.NONE

    def _planned(self, die: int, block: int) -> BlockState:
        return self._device.addresses.planned((die, block))

    def _target(self, block: int, page: int) -> Target:
        return Target(self._device.setup.topology.plane_of(block), block, page)

    def _next_pages(self, die: int, size: int) -> list[Target]:
        """Return the next pages of the die's open block, opening erased ones as needed."""
        self._waiting = waiting_pages(self._device, die)
        pages = self._device.setup.topology.pages
        targets: list[Target] = []
        taken: set[int] = set()
        block = self._open_blocks.get(die)
        if block is not None and not self._has_room(die, block):
            block = None
        page = pages if block is None else self._next_page(die, block)
        while len(targets) < size:
            if block is None or page == pages:
                block = self._find(lambda b: b not in taken and self._is_openable(die, b))
                if block is None:
                    break
                self._open_blocks[die] = block
                page = 0
            taken.add(block)
            targets.append(self._target(block, page))
            page += 1
        return targets

    def _has_room(self, die: int, block: int) -> bool:
        """Whether a block may take a program: an erased one, or the die's open one."""
        if self._open_blocks.get(die) != block:
            return self._is_openable(die, block)
        page = self._next_page(die, block)
        return 0 < page < self._device.setup.topology.pages or self._is_openable(die, block)

    def _is_openable(self, die: int, block: int) -> bool:
        """Whether a block is erased, nothing waits for it, and it takes the celltype."""
        if self._next_page(die, block) != 0:
            return False
        return self._may(Proposal.PROGRAM, self._planned(die, block))

    def _may(self, proposal: Proposal, state: BlockState) -> bool:
        """Whether the address rules let an op begin with page 0 of a block."""
        op = self._workload.ops[proposal]
        return address_reason(op, 0, state, self._device.setup.policies) is None

    def _next_page(self, die: int, block: int) -> int:
        """Return the page after all that is planned or waits; -1 if the block is not to be used."""
        last, *_, closed = self._planned(die, block)
        if last < ERASED or closed:
            return -1
        waiting = self._waiting.get(block, last)
        return -1 if waiting == ERASE_WAITS else max(last, waiting) + 1

    def _programmed_pages(self, die: int, size: int) -> list[Target]:
        guard = self._device.setup.policies.offset_guard
        targets = []
        for _ in range(size):
            block = self._find(lambda b: self._is_readable(die, b))
            if block is not None:
                pages = self._planned(die, block).last - guard + 1
                targets.append(self._target(block, self._dice.below(pages)))
        return targets

    def _is_readable(self, die: int, block: int) -> bool:
        """Whether a page of a block may be read; page 0 for all of them."""
        state = self._planned(die, block)
        if state.last < self._device.setup.policies.offset_guard:
            return False
        return self._may(Proposal.READ, state)

    def _is_erasable(self, die: int, block: int) -> bool:
        return self._planned(die, block).last != BAD

    def _is_worn(self, die: int, block: int) -> bool:
        """Whether a block takes no program until it is erased."""
        state = self._planned(die, block)
        return state.closed or state.last in (DIRTY, self._device.setup.topology.pages - 1)

    def _blocks_to_erase(self, die: int, size: int) -> list[Target]:
        """Return full, dirty or closed blocks, else any that are not bad."""
        targets: list[Target] = []
        taken: set[int] = set()
        for _ in range(size):
            block = self._find(lambda b: b not in taken and self._is_worn(die, b))
            if block is None:
                block = self._find(lambda b: b not in taken and self._is_erasable(die, b))
            if block is not None:
                taken.add(block)
                targets.append(self._target(block, NO_PAGE))
        return targets

    def _find(self, wanted: Callable[[int], bool]) -> int | None:
        """Return a block that is wanted: a random one of a few, else the first from there on."""
        blocks = self._device.setup.topology.blocks
        for _ in range(min(TRIES, blocks)):
            block = self._dice.below(blocks)
            if wanted(block):
                return block
        start = self._dice.below(blocks)
        return next(filter(wanted, chain(range(start, blocks), range(start))), None)
