"""Bases, ops and device of an imported trace, as the files let them be seen.

The nominal time of a state is the one that most completed ops of that name have that no SUSPEND
touched; where there are none, that most of them have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nandviz.exchange.nandseqgen.bases import axis_of, kind_of
from nandviz.exchange.nandseqgen.chains import UNKNOWN, Chain, state_order
from nandviz.exchange.nandseqgen.foreign_ops import ForeignOp
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.language import said
from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import Topology
from nandviz.model.words import Axis, Kind, Scope


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
    no_nominal
        Indices of those whose nominal times are a guess, with the reason.
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
        nominal, guessed = self._nominal(ops)
        self.ops = tuple(
            OpDef(key.name, self._bases[key.base], key.celltype, nominal[key]) for key in keys
        )
        self._numbers = {key: number for number, key in enumerate(keys)}
        self.no_nominal = {self._numbers[key]: why for key, why in guessed.items()}

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
        kind, axis = kind_of(name), axis_of(name)
        if kind is Kind.OTHER and name in (commits or ()):
            kind, axis = Kind.PROGRAM, Axis.PROGRAM  # no word says so, but what is applied does
        states = state_order(chains) or [UNKNOWN]
        held = {chain.planes for chain in chains} - {0}
        whole = all(planes.bit_count() == self._planes for planes in held)
        scope = Scope.NONE if not held else Scope.DIE if whole else Scope.PLANE
        return Base(
            name=name,
            kind=kind,
            axis=axis,
            scope=scope,
            states=tuple(State(state, bus=False) for state in states),
            instant=kind in (Kind.SUSPEND, Kind.RESET),
            commits=kind is Kind.PROGRAM and (commits is None or name in commits),
        )

    def is_short(self, op: ForeignOp, by_ns: int) -> bool:
        """Tell whether an op executed less than its nominal time in a state."""
        durations_ns = self.ops[self.number(op)].durations_ns
        pairs = zip(durations_ns, _spent(op, self.states(op)), strict=True)
        return any(due - spent > by_ns for due, spent in pairs)

    def _nominal(
        self, ops: Iterable[ForeignOp]
    ) -> tuple[dict[OpKey, tuple[int, ...]], dict[OpKey, str]]:
        """Return the nominal time in ns of each state of each op, and why some are a guess."""
        seen: dict[OpKey, _Seen] = {}
        for op in ops:
            key = key_of(op)
            states = self._states[op.base]
            if (each := seen.get(key)) is None:
                each = seen[key] = _Seen(states)
            if op.chains and (op.ends or not op.starts):
                each.add(op, _spent(op, states))
        nominal = {key: each.nominal_ns for key, each in seen.items()}
        return nominal, {key: why for key, each in seen.items() if (why := each.doubt(key.name))}


class _Seen:
    """How long the states of one kind of op took, whole ones apart from those that were cut."""

    def __init__(self, states: Sequence[str]) -> None:
        self._whole = [Counter[int]() for _ in states]
        self._cut = [Counter[int]() for _ in states]
        self._all_resumed = True

    def add(self, op: ForeignOp, spent: list[int]) -> None:
        """Count a completed op."""
        whole = len(op.chains) == 1 and not op.resumed
        self._all_resumed &= op.resumed
        for counter, ns in zip(self._whole if whole else self._cut, spent, strict=True):
            counter[ns] += 1

    @property
    def nominal_ns(self) -> tuple[int, ...]:
        """What most whole ones took, else what most took."""
        pairs = zip(self._whole, self._cut, strict=True)
        return tuple(_most(whole) if whole else _most(cut) for whole, cut in pairs)

    def doubt(self, name: str) -> str:
        """Say why the nominal times are a guess, if they are."""
        if any(self._whole):
            return ""
        if any(self._cut) and self._all_resumed:
            return said("every {name} was suspended", name=name)
        return said("no {name} is shown in one piece", name=name)


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
        for state, start_ns, end_ns in chain.spans:
            spent[state] += end_ns - start_ns
    return list(spent.values())


def _most(counter: Counter[int]) -> int:
    """Return what was counted most often, the longest of those; 0 if nothing was."""
    return max(counter, key=lambda value: (counter[value], value), default=0)
