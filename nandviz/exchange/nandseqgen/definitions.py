"""Bases, ops and device of an imported trace, as the files let them be seen.

What a configuration says is taken from there. Else the nominal time of a state is the one that
most completed ops of that name have that no SUSPEND touched; where there are none, that most of
them have.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen.bases import axis_of, kind_of
from nandviz.exchange.nandseqgen.chains import UNKNOWN, state_order
from nandviz.exchange.nandseqgen.columns import Ints, Mask, begins, firsts, ranges, ranks
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.known import Known
from nandviz.exchange.nandseqgen.vocabulary import NO_WORD
from nandviz.language import said
from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import Topology
from nandviz.model.words import NO_CELLTYPE, Axis, EventKind, Kind, Scope

_MOST_OPS: Final = 2**15 - 1
_MOST_STATES: Final = 2**7 - 1


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
    number
        Of each op of the files: which of ``ops`` it is.
    state
        Of each link: which state of its base it is.
    short
        Whether each op of the files executed less than its nominal time in a state.
    no_nominal
        Indices of those whose nominal times are a guess, with the reason.
    occurring
        How many of ``ops`` occur: the first ones. The others are of the configuration alone.
    not_judged
        Laws that cannot be judged without a configuration that says more, with the reason.
    """

    def __init__(self, found: Instances, known: Known, *, applied: bool) -> None:
        self._found, self._words, self._known = found, found.vocabulary.words, known
        keys, self.number = _kinds(found)
        self._planes = max(_planes(found), known.planes)
        bases = self._bases(applied=applied)
        self.state = self._states(bases)
        sizes = np.array([len(bases[key.base].states) for key in keys])
        told = {
            number: times for number, key in enumerate(keys) if (times := self._told(key, bases))
        }
        nominal = _Nominal(found, self.number, self.state, sizes, told)
        durations_ns, self.short = nominal.durations_ns, nominal.short
        shown = tuple(
            self._op(key, bases[key.base], each)
            for key, each in zip(keys, durations_ns, strict=True)
        )
        self.occurring = len(shown)
        names = {op.name for op in shown}
        self.ops = (*shown, *(op for name, op in known.ops.items() if name not in names))
        met = self.number[firsts(self.number)].tolist()
        doubts = ((number, nominal.doubt(number, keys[number].name)) for number in met)
        self.no_nominal = {number: why for number, why in doubts if why}
        bases_shown = np.unique(found.chains.base).tolist()
        self.not_judged = known.not_judged(self._words[base] for base in bases_shown)

    def _told(self, key: OpKey, bases: Mapping[str, Base]) -> tuple[int, ...]:
        """Return the times that the configuration says of each state; none where it does not."""
        op, base = self._known.op(key.name, key.base), bases[key.base]
        if op is None or UNKNOWN in (state.name for state in base.states):
            return ()
        return op.durations_ns + (0,) * (len(base.states) - len(op.durations_ns))

    def _op(self, key: OpKey, base: Base, durations_ns: tuple[int, ...]) -> OpDef:
        op = self._known.op(key.name, key.base)
        return OpDef(key.name, base, key.celltype, durations_ns, op is not None and op.multi)

    def nominal_ns(self, op: int) -> int:
        """Return the nominal time of an op."""
        return self.ops[int(self.number[op])].nominal_ns

    def state_after(self, op: int, consumed_ns: int) -> int:
        """Return the state that an op is in when it has executed for some time."""
        left, state = consumed_ns, 0
        durations_ns = self.ops[self.number[op]].durations_ns
        while state < len(durations_ns) - 1 and left >= durations_ns[state]:
            left -= durations_ns[state]
            state += 1
        return state

    def topology(self, dies: int, blocks: int, pages: int) -> Topology:
        """Return a device just large enough."""
        blocks = -(-blocks // self._planes) * self._planes
        return Topology(1, dies, self._planes, max(blocks, self._planes), max(pages, 1))

    def _bases(self, *, applied: bool) -> dict[str, Base]:
        """Return the bases by name; what commits is known where the files tell what is applied."""
        found, words = self._found, self._words
        chains = found.chains.taken(np.argsort(found.chains.op, kind="stable"))
        paths, held = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
        for column, of_base in ((chains.path, paths), (chains.planes, held)):
            for row in firsts(ranks(chains.base, column)).tolist():
                of_base[int(chains.base[row])].append(int(column[row]))
        commits = set(found.ops.base[found.applied.op].tolist())
        bases = {}
        for number in np.unique(found.ops.base).tolist():
            name = words[number]
            order = state_order([found.vocabulary.paths[path] for path in paths[number]])
            states = [words[state] for state in order] or [UNKNOWN]
            bases[name] = self._known.base(name, states) or self._base(
                name, states, held[number], number in commits if applied else None
            )
        return bases

    def _base(self, name: str, states: list[str], held: list[int], commits: bool | None) -> Base:
        if len(states) > _MOST_STATES:
            raise TraceError(
                said(
                    "base {name} has {count} states; expected at most {most}",
                    name=name,
                    count=len(states),
                    most=_MOST_STATES,
                )
            )
        kind, axis = kind_of(name), axis_of(name)
        if kind is Kind.OTHER and commits:
            kind, axis = Kind.PROGRAM, Axis.PROGRAM  # no word says so, but what is applied does
        held = [planes for planes in held if planes]
        whole = all(planes.bit_count() == self._planes for planes in held)
        scope = Scope.NONE if not held else Scope.DIE if whole else Scope.PLANE
        return Base(
            name=name,
            kind=kind,
            axis=axis,
            scope=scope,
            states=tuple(State(state, bus=False) for state in states),
            instant=kind in (Kind.SUSPEND, Kind.RESET),
            commits=kind is Kind.PROGRAM and commits is not False,
        )

    def _states(self, bases: dict[str, Base]) -> Ints:
        links, words = self._found.links, self._words
        base = self._found.chains.base[links.chain]
        pair = ranks(base, links.state)
        places = {
            (name, state.name): place
            for name, each in bases.items()
            for place, state in enumerate(each.states)
        }
        rows = np.unique(pair, return_index=True)[1]
        pairs = zip(base[rows].tolist(), links.state[rows].tolist(), strict=True)
        known = [places[words[of_base], words[state]] for of_base, state in pairs]
        return np.array(known, np.int8)[pair]


def _kinds(found: Instances) -> tuple[list[OpKey], Ints]:
    """Return the kinds of op in order of their names, and which one each op is of."""
    ops, words = found.ops, found.vocabulary.words
    celltype = np.where(ops.celltype == NO_WORD, words.number(NO_CELLTYPE), ops.celltype)
    kind = ranks(ops.name, ops.base, celltype)
    rows = np.unique(kind, return_index=True)[1]
    columns = (column[rows].tolist() for column in (ops.name, ops.base, celltype))
    keys = [OpKey(*(words[word] for word in each)) for each in zip(*columns, strict=True)]
    if len(keys) > _MOST_OPS:
        raise TraceError(
            said(
                "the files have {count:,} kinds of op; expected at most {most:,}",
                count=len(keys),
                most=_MOST_OPS,
            )
        )
    order = sorted(range(len(keys)), key=keys.__getitem__)
    number = np.empty(len(keys), np.int16)
    number[order] = np.arange(len(keys))
    return [keys[each] for each in order], number[kind]


def _planes(found: Instances) -> int:
    """Return how many planes a die has at least."""
    masks = found.chains.planes, found.vocabulary.targets.planes(found.ops.targets)
    return max(1, *(int(each.max(initial=0)).bit_length() for each in masks))


class _Nominal:
    """How long the states of each kind of op took.

    Parameters
    ----------
    number, state
        As in `Definitions`.
    sizes
        How many states each kind has.
    told
        Nominal times of each state by kind, where they need not be worked out.

    Attributes
    ----------
    durations_ns
        Of each kind, the nominal time of each state.
    short
        As in `Definitions`.
    """

    def __init__(
        self,
        found: Instances,
        number: Ints,
        state: Ints,
        sizes: Ints,
        told: Mapping[int, tuple[int, ...]],
    ) -> None:
        self._told = told
        chains, events = found.chains_of().counts, found.events_of
        ended, started = (
            events(kind).counts > 0 for kind in (EventKind.OP_END, EventKind.OP_START)
        )
        done = (chains > 0) & (ended | ~started)
        resumed = found.ops.resumed > 0
        whole = done & (chains == 1) & ~resumed
        self._done, self._whole, self._unresumed = (
            _kinds_of(number[each], len(sizes)) for each in (done, whole, done & ~resumed)
        )
        counts, starts = sizes[number], np.cumsum(sizes) - sizes
        spent = _spent(found, state, counts)
        cells = ranges(starts[number], counts)
        taken = np.repeat(done & (whole | ~self._whole[number]), counts)
        nominal = _most(cells[taken], spent[taken], int(sizes.sum()))
        for kind, times in told.items():
            nominal[starts[kind] : starts[kind] + len(times)] = times
        missing = nominal[cells] - spent > TOLERANCE_NS
        self.short: Mask = np.logical_or.reduceat(missing, np.cumsum(counts) - counts)
        self.durations_ns = [tuple(each.tolist()) for each in np.split(nominal, starts[1:])]

    def doubt(self, kind: int, name: str) -> str:
        """Say why the nominal times of a kind are a guess, if they are."""
        if self._whole[kind] or kind in self._told:
            return ""
        if self._done[kind] and not self._unresumed[kind]:
            return said("every {name} was suspended", name=name)
        return said("no {name} is shown in one piece", name=name)


def _kinds_of(numbers: Ints, count: int) -> Mask:
    """Tell of each kind whether it is one of some."""
    some = np.zeros(count, bool)
    some[numbers] = True
    return some


def _spent(found: Instances, state: Ints, counts: Ints) -> Ints:
    """Return how long each op was in each of its states, op by op, given how many it has."""
    links, first = found.links, np.cumsum(counts) - counts
    cell = first[found.chains.op[links.chain]] + state
    return np.bincount(cell, links.end_ns - links.start_ns, int(counts.sum())).astype(np.int64)


def _most(cells: Ints, values: Ints, count: int) -> Ints:
    """Return the most frequent value of each cell, the largest of those; 0 where it has none."""
    order = np.lexsort((values, cells))
    cells, values = cells[order], values[order]
    first = np.flatnonzero(begins(cells, values))
    times = np.diff(first, append=len(cells))
    most = np.zeros(count, np.int64)
    rows = first[np.lexsort((values[first], times, cells[first]))]
    most[cells[rows]] = values[rows]
    return most
