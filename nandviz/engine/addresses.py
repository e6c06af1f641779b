"""Address state of every block: as applied, and as planned with the effects of live reservations.

Source: engine specification, section 9.
"""

from collections.abc import Collection, Iterable
from typing import Final

from nandviz.model.ops import OpRequest
from nandviz.model.setup import BlockState, Setup
from nandviz.model.words import DIRTY, ERASED, NO_CELLTYPE, Kind

CLOSED: Final = -4
"""What a RESET makes of a block whose pages stay: no more may be programmed."""
BlockKey = tuple[int, int]
"""(die, block)."""


class Effect:
    """What the end of a part does to one block: a value.

    Attributes
    ----------
    last
        ERASED, DIRTY, `CLOSED`, or the page that is programmed.
    """

    __slots__ = ("celltype", "last")

    def __init__(self, last: int, celltype: str) -> None:
        self.last = last
        self.celltype = celltype

    def after(self, state: BlockState) -> BlockState:
        """Return the state that this effect leaves behind."""
        if self.last >= 0:
            known = self.celltype != NO_CELLTYPE
            celltype = self.celltype if known else state.program_celltype
            return BlockState(self.last, state.erase_celltype, celltype, state.closed)
        if self.last == ERASED:
            return BlockState(ERASED, self.celltype)
        if self.last == CLOSED:
            return state._replace(closed=True)
        return BlockState(DIRTY, state.erase_celltype, state.program_celltype)


Effects = dict[int, Effect]
"""Those on one block by part, in order of reservation."""


def effects_of(request: OpRequest) -> list[tuple[BlockKey, Effect]]:
    """Return what an op does to its blocks when it ends; empty for ops that change none."""
    base, celltype, die = request.op.base, request.op.celltype, request.die
    if base.kind is Kind.ERASE:
        return [((die, t.block), Effect(ERASED, celltype)) for t in request.targets]
    if base.commits:
        return [((die, t.block), Effect(t.page, celltype)) for t in request.targets]
    return []


class AddressManager:
    """Applied state, effects of live reservations in order, and the planned state they lead to."""

    __slots__ = ("_applied", "_default", "_pending", "_planned")

    def __init__(self, setup: Setup) -> None:
        self._default = setup.initial_default
        self._applied: dict[BlockKey, BlockState] = dict(setup.initial)
        self._pending: dict[BlockKey, Effects] = {}
        self._planned: dict[BlockKey, BlockState] = {}

    def applied(self, key: BlockKey) -> BlockState:
        """Return the state that the completed ops have left."""
        return self._applied.get(key, self._default)

    def planned(self, key: BlockKey) -> BlockState:
        """Return the state after all live reservations."""
        state = self._planned.get(key)
        return state if state is not None else self._applied.get(key, self._default)

    def apply(self, key: BlockKey, part_id: int) -> BlockState:
        """Make the pending effect of a part real; the planned state stays.

        Returns
        -------
        BlockState
            The applied state.

        Raises
        ------
        KeyError
            If no such effect is pending: it would be applied twice.
        """
        pending = self._pending[key]
        effect = pending.pop(part_id)
        if pending:
            state = effect.after(self.applied(key))
        else:
            del self._pending[key]
            state = self._planned.pop(key)
        self._applied[key] = state
        return state

    def check_invariants(self) -> None:
        """Assert that each planned state is the applied one with its pending effects."""
        assert self._planned.keys() == self._pending.keys()
        for key, pending in self._pending.items():
            assert pending
            assert self._planned[key] == fold(self.applied(key), pending.values())


def fold(state: BlockState, effects: Iterable[Effect]) -> BlockState:
    """Return the state after effects in order."""
    for effect in effects:
        state = effect.after(state)
    return state


class Prefix:
    """The state of a block after the effects that were reserved before a part.

    Asked part by part in order of reservation, it goes over the effects once.
    """

    __slots__ = ("_effects", "_place", "part_id", "state")

    def __init__(self, state: BlockState, effects: Effects) -> None:
        self._effects = list(effects.items())
        self._place = 0
        self.state = state
        self.part_id = 0

    def advance(self, part_id: int, gone: Collection[int]) -> BlockState:
        """Take in what stands before a part, save the effects of the parts that are ``gone``."""
        effects, place = self._effects, self._place
        while place < len(effects) and effects[place][0] < part_id:
            earlier, effect = effects[place]
            if earlier not in gone:
                self.state = effect.after(self.state)
            place += 1
        self._place, self.part_id = place, part_id
        return self.state


class AddressDraft:
    """Planned state with what a transaction adds and takes away.

    What is taken away is only noted; a block is folded anew when it is asked for.
    """

    __slots__ = ("_added", "_base", "_gone", "_planned", "_prefixes")

    def __init__(self, base: AddressManager) -> None:
        self._base = base
        self._added: dict[BlockKey, Effects] = {}
        self._gone: dict[BlockKey, set[int]] = {}
        self._planned: dict[BlockKey, BlockState] = {}
        self._prefixes: dict[BlockKey, Prefix] = {}

    def planned(self, key: BlockKey) -> BlockState:
        """Return the state after all live reservations and those of the transaction.

        The first time after a removal O(effects on the block), else O(1).
        """
        state = self._planned.get(key)
        if state is None:
            if key not in self._gone:
                return self._base.planned(key)
            state = fold(self._base.applied(key), self._effects(key).values())
            self._planned[key] = state
        return state

    def planned_before(self, key: BlockKey, part_id: int) -> BlockState:
        """Return the state after what was reserved before a part.

        O(effects on the block) for all questions together that come in order of reservation.
        """
        prefix = self._prefixes.get(key)
        if prefix is None or part_id < prefix.part_id:
            prefix = Prefix(self._base.applied(key), self._effects(key))
            self._prefixes[key] = prefix
        return prefix.advance(part_id, self._gone.get(key, ()))

    def _effects(self, key: BlockKey) -> Effects:
        """Return the effects on a block as drafted."""
        gone = self._gone.get(key, ())
        effects = self._base._pending.get(key, {}) | self._added.get(key, {})  # noqa: SLF001
        return {part_id: effect for part_id, effect in effects.items() if part_id not in gone}

    def add(self, key: BlockKey, part_id: int, effect: Effect) -> None:
        """Append the effect of a part."""
        self._planned[key] = effect.after(self.planned(key))
        self._added.setdefault(key, {})[part_id] = effect
        self._prefixes.pop(key, None)

    def remove(self, key: BlockKey, part_id: int) -> None:
        """Take out the effect of a part on a block, if there is one."""
        self._gone.setdefault(key, set()).add(part_id)
        self._planned.pop(key, None)
        if key in self._prefixes and part_id < self._prefixes[key].part_id:
            del self._prefixes[key]

    def commit(self) -> None:
        """Make the draft the plan."""
        pending, planned = self._base._pending, self._base._planned  # noqa: SLF001
        for key, effects in self._added.items():
            if key not in self._gone:
                pending.setdefault(key, {}).update(effects)
                planned[key] = self._planned[key]
        for key in self._gone:
            left = self._effects(key)
            if left:
                pending[key], planned[key] = left, self.planned(key)
            else:
                pending.pop(key, None)
                planned.pop(key, None)
