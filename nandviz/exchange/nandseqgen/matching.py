"""Which op each chain of segments is of.

In this order: the op of its base and die that starts where the chain does; that has a row in the
timeline which does; that ends, or without events is applied, where the chain ends; in whose time it
lies. A chain that fits none becomes an op of its own: nothing is dropped.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen.base_names import name_bases
from nandviz.exchange.nandseqgen.chains import Chains, Pieces, chains
from nandviz.exchange.nandseqgen.columns import NONE, InTime, Ints, begins, rows_of
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOps
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.times import Moments, Times

_LOOK_BACK: Final = 64
"""Ops of one base and die that a chain is compared with."""

_NEVER_NS: Final = 2**62
_Key = tuple[int, int, int]
"""Die, base and instant."""


def match(found: Instances, pieces: Pieces, history: History) -> None:
    """Give each op its chains, in order of start; ops without a base get one.

    An op that is made of a chain is of the run that it starts in; ops stay in order of their runs.
    """
    times = Times(found)
    name_bases(found, pieces, times)
    if not len(pieces):
        return
    matcher, paths = _Matcher(found, times), found.vocabulary.paths
    found.chains, found.links = chains(pieces, matcher.by_start, matcher.by_row, paths)
    matcher.place_all(found.chains)
    _add_ops(found, history)


def _keys(found: Instances, moments: Moments) -> Iterator[_Key]:
    die, base = (column[moments.op] for column in (found.ops.die, found.ops.base))
    return rows_of(die, base, moments.time_ns)


def _add_ops(found: Instances, history: History) -> None:
    """Make an op of each chain that is of none."""
    rows = np.flatnonzero(found.chains.op == NONE)
    alone, count = found.chains.taken(rows), len(found.ops)
    run = history.runs_at(alone.start_ns)
    made = ForeignOps.of(len(rows), name=alone.base, base=alone.base, die=alone.die, run=run)
    found.chains.op[rows] = count + np.arange(len(rows))
    found.ops = ForeignOps.joined([found.ops, made])
    found.reorder(np.argsort(found.ops.run, kind="stable"))


class _Matcher:
    """Finds the op of each chain.

    Attributes
    ----------
    by_start, by_row
        Ops by (die, base, instant) at which they start, or a row of the timeline does.
    """

    def __init__(self, found: Instances, times: Times) -> None:
        ops, count = found.ops, len(found.ops)
        self._planes: list[int] = found.vocabulary.targets.planes(ops.targets).tolist()
        self._begun_ns, self._busy_ns = array("q", [NONE]) * count, array("q", [NONE]) * count
        """Of each op, the chain that ends last."""
        self._until_ns: list[int] = _until_ns(found, times).tolist()
        order = _told_first(found)
        rank = np.empty(count, np.int64)
        rank[order] = np.arange(count)
        # Where an event and a timeline tell of one start, it is one.
        once = times.starts.taken(begins(times.starts.op, times.starts.time_ns))
        starts, listed, ends = (
            each.taken(np.argsort(rank[each.op], kind="stable"))
            for each in (once, times.listed, times.ends)
        )
        self.by_start, self.by_row = (_by_key(found, each) for each in (starts, listed))
        ends = Moments.joined([ends, _applied_alone(found)])
        self._by_end = InTime((ops.die[ends.op], ops.base[ends.op]), ends.time_ns, ends.op)
        begun = _first_ns(count, starts, listed)
        some = order[begun[order] < _NEVER_NS]
        self._by_place = InTime((ops.die[some], ops.base[some]), begun[some], some)

    def place_all(self, chains: Chains) -> None:
        """Give each chain to an op that fits, if there is one."""
        columns = chains.die, chains.base, chains.start_ns, chains.end_ns, chains.planes
        begun_ns, busy_ns, starting = self._begun_ns, self._busy_ns, self.by_start.get
        found = array("i")
        for die, base, start_ns, end_ns, planes in rows_of(*columns):
            ops: Sequence[int] = starting((die, base, start_ns), ())
            # Most chains are of the one op that starts there.
            is_plain = len(ops) == 1 and (busy_ns[ops[0]] <= start_ns or end_ns <= begun_ns[ops[0]])
            op = ops[0] if is_plain else self._placed(die, base, start_ns, end_ns, planes)
            if op != NONE and end_ns > busy_ns[op]:
                begun_ns[op], busy_ns[op] = start_ns, end_ns
            found.append(op)
        chains.op = np.array(found)

    def _placed(self, die: int, base: int, start_ns: int, end_ns: int, planes: int) -> int:
        """Return the likeliest op that is free; `NONE` if none is."""
        for ops in self._likely((die, base), start_ns, end_ns):
            free = [op for op in ops if self._is_free(op, start_ns, end_ns)]
            if free:
                return next((op for op in free if self._meets(op, planes)), free[0])
        return NONE

    def _likely(
        self, place: tuple[int, int], start_ns: int, end_ns: int
    ) -> Iterator[Iterable[int]]:
        """Yield the ops that a chain may be of, the likeliest first."""
        yield self.by_start.get((*place, start_ns), ())
        yield self.by_row.get((*place, start_ns), ())
        near = self._by_end.near(place, end_ns - TOLERANCE_NS, end_ns + TOLERANCE_NS)
        near = [each for each in near if abs(each[0] - end_ns) <= abs(each[0] - start_ns)]
        yield [op for _, op in sorted(near, key=lambda each: abs(each[0] - end_ns))]
        begun = self._by_place.before(place, end_ns - TOLERANCE_NS, _LOOK_BACK)
        yield [op for op in begun if self._goes_on(op, start_ns)]

    def _goes_on(self, op: int, start_ns: int) -> bool:
        """Tell whether an op has not ended before an instant."""
        until_ns = self._until_ns[op]
        return until_ns == NONE or until_ns + TOLERANCE_NS >= start_ns

    def _is_free(self, op: int, start_ns: int, end_ns: int) -> bool:
        """Tell whether an op has no chain at that time yet: chains come in order of start."""
        return self._busy_ns[op] <= start_ns or end_ns <= self._begun_ns[op]

    def _meets(self, op: int, planes: int) -> bool:
        return not self._planes[op] or bool(self._planes[op] & planes)


def _told_first(found: Instances) -> Ints:
    """Return the ops, those last of which neither events nor timelines tell."""
    untold = np.ones(len(found.ops), bool)
    untold[found.events.op] = untold[found.listed.op] = False
    return np.argsort(untold, kind="stable")


def _by_key(found: Instances, moments: Moments) -> dict[_Key, list[int]]:
    ops: dict[_Key, list[int]] = defaultdict(list)
    for key, op in zip(_keys(found, moments), moments.op.tolist(), strict=True):
        ops[key].append(op)
    return ops


def _applied_alone(found: Instances) -> Moments:
    """Return when ops without events are applied."""
    rows = np.flatnonzero(~np.isin(found.applied.op, found.events.op))
    return Moments(found.applied.op[rows], found.applied.time_ns[rows])


def _first_ns(count: int, *told: Moments) -> Ints:
    """Return the first of some instants of each op, `_NEVER_NS` for none."""
    first = np.full(count, _NEVER_NS)
    for each in told:
        np.minimum.at(first, each.op, each.time_ns)
    return first


def _until_ns(found: Instances, times: Times) -> Ints:
    """Return the last OP_END of each op, of one without events the last end of its rows."""
    ends, rows = (np.full(len(found.ops), NONE) for _ in range(2))
    np.maximum.at(ends, times.ends.op, times.ends.time_ns)
    np.maximum.at(rows, found.listed.op, found.listed.end_ns)
    rows[found.events.op] = NONE
    return np.where(ends == NONE, rows, ends)
