"""Bases, ops and device of an imported trace, as the files let them be seen.

The nominal time of a state is the one that most completed ops of that name have that no SUSPEND
touched; where there are none, that most of them have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nandviz.exchange.nandseqgen.bases import axis_of, kind_of
from nandviz.exchange.nandseqgen.chains import UNKNOWN, Chain, state_order
from nandviz.exchange.nandseqgen.foreign_ops import ForeignOp, Instances
from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import Topology
from nandviz.model.words import Kind, Scope


class OpKey(NamedTuple):
    """What makes two ops of the same kind."""

    name: str
    base: str
    celltype: str


class Definitions:
    """The ops that occur, numbered.

    Attributes
    ----------
    ops
        In order of their names.
    """

    def __init__(self, runs: Sequence[Instances], *, applied: bool) -> None:
        ops = [op for run in runs for op in run.ops]
        commits = {each.op.base for run in runs for each in run.applied} if applied else None
        of_base: dict[str, list[Chain]] = defaultdict(list)
        for op in ops:
            of_base[op.base] += op.chains
        self._planes = _planes(ops)
        self._bases = {name: self._base(name, of_base[name], commits) for name in sorted(of_base)}
        self._states = {
            name: [state.name for state in base.states] for name, base in self._bases.items()
        }
        keys = sorted({key_of(op) for op in ops})
        nominal = self._nominal(ops)
        self.ops = tuple(
            OpDef(key.name, self._bases[key.base], key.celltype, nominal[key]) for key in keys
        )
        self._numbers = {key: number for number, key in enumerate(keys)}

    def number(self, op: ForeignOp) -> int:
        """Return the index in ``ops`` of an op's kind."""
        return self._numbers[key_of(op)]

    def states(self, op: ForeignOp) -> list[str]:
        """Return the states of an op's base, in order."""
        return self._states[op.base]

    def nominal_ns(self, op: ForeignOp) -> int:
        """Return the nominal time of an op."""
        return self.ops[self.number(op)].nominal_ns

    def state_after(self, op: ForeignOp, consumed_ns: int) -> int:
        """Return the state that an op is in when it has executed for some time."""
        left, state = consumed_ns, 0
        durations_ns = self.ops[self.number(op)].durations_ns
        while state < len(durations_ns) - 1 and left >= durations_ns[state]:
            left -= durations_ns[state]
            state += 1
        return state

    def topology(self, dies: int, blocks: int, pages: int) -> Topology:
        """Return a device just large enough."""
        blocks = -(-blocks // self._planes) * self._planes
        return Topology(1, dies, self._planes, max(blocks, self._planes), max(pages, 1))

    def _base(self, name: str, chains: list[Chain], commits: set[str] | None) -> Base:
        kind = kind_of(name)
        states = state_order(chains) or [UNKNOWN]
        held = {chain.planes for chain in chains} - {0}
        whole = all(planes.bit_count() == self._planes for planes in held)
        scope = Scope.NONE if not held else Scope.DIE if whole else Scope.PLANE
        return Base(
            name=name,
            kind=kind,
            axis=axis_of(name),
            scope=scope,
            states=tuple(State(state, bus=False) for state in states),
            instant=kind in (Kind.SUSPEND, Kind.RESET),
            commits=kind is Kind.PROGRAM and (commits is None or name in commits),
        )

    def _nominal(self, ops: Iterable[ForeignOp]) -> dict[OpKey, tuple[int, ...]]:
        """Return the nominal time in ns of each state of each op."""
        seen: dict[OpKey, dict[bool, list[Counter[int]]]] = {}
        for op in ops:
            key = key_of(op)
            states = self._states[op.base]
            counters = seen.get(key)
            if counters is None:
                counters = {whole: [Counter() for _ in states] for whole in (True, False)}
                seen[key] = counters
            if op.ends or not op.starts:
                untouched = len(op.chains) == 1 and not op.resumed
                for counter, spent in zip(counters[untouched], _spent(op, states), strict=True):
                    counter[spent] += 1
        return {
            key: tuple(
                _most(whole) if whole else _most(other)
                for whole, other in zip(counters[True], counters[False], strict=True)
            )
            for key, counters in seen.items()
        }


def key_of(op: ForeignOp) -> OpKey:
    """Return what kind of op it is."""
    return OpKey(op.name, op.base, op.celltype or "NONE")


def _planes(ops: Iterable[ForeignOp]) -> int:
    """Return how many planes a die has at least."""
    most = 0
    for op in ops:
        held = [chain.planes.bit_length() for chain in op.chains]
        most = max([most, *held, *(target.plane + 1 for target in op.targets)])
    return max(most, 1)


def _spent(op: ForeignOp, states: Sequence[str]) -> list[int]:
    spent = dict.fromkeys(states, 0)
    for chain in op.chains:
        for piece in chain.pieces:
            spent[piece.state] += piece.end_ns - piece.start_ns
    return list(spent.values())


def _most(counter: Counter[int]) -> int:
    """Return what was counted most often, the longest of those; 0 if nothing was."""
    return max(counter, key=lambda value: (counter[value], value), default=0)
