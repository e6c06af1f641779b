"""Address state of every block: as applied, and as planned with the effects of live reservations.

Source: engine specification, section 9.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nandviz.model.ops import OpRequest
from nandviz.model.setup import BlockState, Setup
from nandviz.model.words import DIRTY, ERASED, NO_CELLTYPE, Kind

BlockKey = tuple[int, int]
"""(die, block)."""


class Effect(NamedTuple):
    """What the end of a part does to one block.

    Attributes
    ----------
    last
        ERASED, DIRTY, or the page that is programmed.
    """

    part_id: int
    last: int
    celltype: str

    def after(self, state: BlockState) -> BlockState:
        """Return the state that this effect leaves behind."""
        if self.last >= 0:
            known = self.celltype != NO_CELLTYPE
            celltype = self.celltype if known else state.program_celltype
            return BlockState(self.last, state.erase_celltype, celltype)
        if self.last == ERASED:
            return BlockState(ERASED, self.celltype)
        return BlockState(DIRTY, state.erase_celltype, state.program_celltype)


def effects_of(request: OpRequest, part_id: int) -> list[tuple[BlockKey, Effect]]:
    """Return what an op does to its blocks when it ends; empty for ops that change none."""
    base, celltype, die = request.op.base, request.op.celltype, request.die
    if base.kind is Kind.ERASE:
        return [((die, t.block), Effect(part_id, ERASED, celltype)) for t in request.targets]
    if base.commits:
        return [((die, t.block), Effect(part_id, t.page, celltype)) for t in request.targets]
    return []


class AddressManager:
    """Applied state, effects of live reservations in order, and the planned state they lead to."""

    __slots__ = ("_applied", "_default", "_pending", "_planned")

    def __init__(self, setup: Setup) -> None:
        self._default = setup.initial_default
        self._applied: dict[BlockKey, BlockState] = dict(setup.initial)
        self._pending: dict[BlockKey, deque[Effect]] = {}
        self._planned: dict[BlockKey, BlockState] = {}

    def applied(self, key: BlockKey) -> BlockState:
        """Return the state that the completed ops have left."""
        return self._applied.get(key, self._default)

    def planned(self, key: BlockKey) -> BlockState:
        """Return the state after all live reservations."""
        state = self._planned.get(key)
        return state if state is not None else self._applied.get(key, self._default)

    def apply(self, key: BlockKey, effect: Effect) -> BlockState:
        """Make a pending effect real; the planned state stays. Returns the applied state.

        Raises
        ------
        ValueError
            If that effect is not pending: it would be applied twice.
        """
        pending = self._pending[key]
        if pending[0] == effect:
            pending.popleft()
        else:
            pending.remove(effect)
        state = effect.after(self.applied(key))
        self._applied[key] = state
        if not pending:
            del self._pending[key], self._planned[key]
        return state

    def check_invariants(self) -> None:
        """Assert that each planned state is the applied one with its pending effects."""
        assert self._planned.keys() == self._pending.keys()
        for key, pending in self._pending.items():
            assert pending
            assert self._planned[key] == fold(self.applied(key), pending)


def fold(state: BlockState, effects: Iterable[Effect]) -> BlockState:
    """Return the state after effects in order."""
    for effect in effects:
        state = effect.after(state)
    return state


class AddressDraft:
    """Planned state with what a transaction adds and takes away."""

    __slots__ = ("_added", "_base", "_planned", "_rewritten")

    def __init__(self, base: AddressManager) -> None:
        self._base = base
        self._added: list[tuple[BlockKey, Effect]] = []
        self._rewritten: dict[BlockKey, deque[Effect]] = {}
        self._planned: dict[BlockKey, BlockState] = {}

    def planned(self, key: BlockKey) -> BlockState:
        """Return the state after all live reservations and those of the transaction."""
        state = self._planned.get(key)
        return state if state is not None else self._base.planned(key)

    def planned_before(self, key: BlockKey, part_id: int) -> BlockState:
        """Return the state after what was reserved before a part. O(effects on the block)."""
        before = [e for e in self._effects(key) if e.part_id < part_id]
        return fold(self._base.applied(key), before)

    def _effects(self, key: BlockKey) -> Iterator[Effect]:
        """Yield the effects on a block as drafted, in order of reservation."""
        if key in self._rewritten:
            yield from self._rewritten[key]
        else:
            yield from self._base._pending.get(key, ())  # noqa: SLF001
            yield from (effect for other, effect in self._added if other == key)

    def add(self, key: BlockKey, effect: Effect) -> None:
        """Append an effect."""
        self._planned[key] = effect.after(self.planned(key))
        if key in self._rewritten:
            self._rewritten[key].append(effect)
        else:
            self._added.append((key, effect))

    def remove(self, key: BlockKey, part_id: int) -> None:
        """Take out the effect of a part on a block, if there is one. O(effects on the block)."""
        if key not in self._rewritten:
            self._rewritten[key] = deque(self._effects(key))
            self._added = [pair for pair in self._added if pair[0] != key]
        kept = deque([e for e in self._rewritten[key] if e.part_id != part_id])
        self._rewritten[key] = kept
        self._planned[key] = fold(self._base.applied(key), kept)

    def commit(self) -> None:
        """Make the draft the plan."""
        base = self._base
        base._planned.update(self._planned)  # noqa: SLF001
        for key, effect in self._added:
            base._pending.setdefault(key, deque()).append(effect)  # noqa: SLF001
        for key, effects in self._rewritten.items():
            if effects:
                base._pending[key] = effects  # noqa: SLF001
            else:
                base._pending.pop(key, None)  # noqa: SLF001
                base._planned.pop(key, None)  # noqa: SLF001
