"""Which op each chain of segments is of.

In this order: the op of its base and die that starts where the chain does; that has a row in the
timeline which does; that ends, or without events is applied, where the chain ends; in whose time it
lies. A chain that fits none becomes an op of its own: nothing is dropped.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping

from nandviz.exchange.nandseqgen.bases import kind_of
from nandviz.exchange.nandseqgen.chains import Chain, Pieces, chains
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOp
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.model.ops import Target
from nandviz.model.words import Kind

_Place = tuple[int, str]


def match(found: Instances, pieces: Pieces, run_at: Callable[[int], int]) -> None:
    """Give each op its chains, in order of start; ops without a base get one.

    Parameters
    ----------
    run_at
        Returns the run that an instant lies in; an op made of a chain is of it. Ops stay in order
        of their runs.
    """
    _name_bases(found, pieces)
    if not len(pieces):
        return
    begins: dict[_Place, set[int]] = defaultdict(set)
    listed: dict[_Place, set[int]] = defaultdict(set)
    for op in found.ops:
        begins[op.die, op.base] |= _starts(found, op)
        listed[op.die, op.base].update(start for start, _ in op.listed)
    matcher = _Matcher(found, run_at)
    for chain in chains(pieces, begins, listed):
        matcher.place(chain)
    found.ops.sort(key=lambda op: op.run)


def _starts(found: Instances, op: ForeignOp) -> set[int]:
    """Return the instants at which an op starts; one that is due where it ends does not there."""
    starts = {found.events.times_ns[index] for index in op.starts}
    if op.due_ns is not None and op.due_ns not in _ends(found, op):
        starts.add(op.due_ns)
    return starts


def _name_bases(found: Instances, pieces: Pieces) -> None:
    """Give ops without a base that of their name's other ops, else of what begins with them.

    Of ops that nothing begins with (they were suspended first): of what ends with them.
    """
    known = {op.name: op.base for op in reversed(found.ops) if op.base}
    unknown = [op for op in found.ops if not op.base and op.name not in known]
    if unknown:
        begin = ((op, start, 0) for op in unknown for start in _starts(found, op))
        places = ((piece.die, piece.start_ns, piece.base) for piece in pieces)
        known = _bases(begin, places, known)
        unknown = [op for op in unknown if op.name not in known]
        end = ((op, end, TOLERANCE_NS) for op in unknown for end in _ends(found, op))
        places = ((piece.die, piece.end_ns, piece.base) for piece in pieces)
        known = _bases(end, places, known)
    for op in found.ops:
        op.base = op.base or known.setdefault(op.name, op.name.upper())


def _bases(
    asked: Iterable[tuple[ForeignOp, int, int]],
    known: Iterable[tuple[int, int, str]],
    named: Mapping[str, str],
) -> dict[str, str]:
    """Add to bases by name the one that is most often at the instants of a name, give or take.

    A base whose name says what it does is of no op whose name says something else, and of one
    whose name says nothing only where it is that of no other name.
    """
    at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for die, time_ns, base in known:
        at[die, time_ns].append(base)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for op, time_ns, within in asked if at else ():
        for near in range(time_ns - within, time_ns + within + 1):
            seen[op.name].update(at.get((op.die, near), ()))
    found = dict(named)
    for name in sorted(seen, key=lambda name: kind_of(name) is Kind.OTHER):
        taken = {base for other, base in found.items() if kind_of(other) is kind_of(base)}
        if fit := [base for base in seen[name] if _may_be(name, base, taken)]:
            found[name] = max(fit, key=lambda base: seen[name][base])
    return found


def _may_be(name: str, base: str, taken: Container[str]) -> bool:
    """Tell whether ops of a name can be of a base; ``taken`` are those that names speak of."""
    kind, of_base = kind_of(name), kind_of(base)
    if kind is Kind.OTHER:
        return of_base is Kind.OTHER or base not in taken
    return of_base in (kind, Kind.OTHER)


def _ends(found: Instances, op: ForeignOp) -> list[int]:
    return [found.events.times_ns[index] for index in op.ends]


class _Matcher:
    def __init__(self, found: Instances, run_at: Callable[[int], int]) -> None:
        self._found = found
        self._run_at = run_at
        self._by_start: dict[tuple[_Place, int], list[ForeignOp]] = defaultdict(list)
        self._by_row: dict[tuple[_Place, int], list[ForeignOp]] = defaultdict(list)
        self._by_end: dict[_Place, list[tuple[int, ForeignOp]]] = defaultdict(list)
        self._by_place: dict[_Place, list[tuple[int, ForeignOp]]] = defaultdict(list)
        for op in sorted(found.ops, key=lambda op: not (op.starts or op.ends or op.listed)):
            place = op.die, op.base
            starts = _starts(found, op)
            for start in starts:
                self._by_start[place, start].append(op)
            for begin, _ in op.listed:
                self._by_row[place, begin].append(op)
            for end in _ends(found, op):
                self._by_end[place].append((end, op))
            if begins := [*starts, *(start for start, _ in op.listed)]:
                self._by_place[place].append((min(begins), op))
        for each in found.applied:
            if not (each.op.starts or each.op.ends):
                self._by_end[each.op.die, each.op.base].append((each.time_ns, each.op))
        for index in (self._by_end, self._by_place):
            for known in index.values():
                known.sort(key=lambda each: each[0])

    def place(self, chain: Chain) -> None:
        """Give a chain to an op."""
        place = chain.place
        op = (
            _free(self._by_start.get((place, chain.start_ns), ()), chain)
            or _free(self._by_row.get((place, chain.start_ns), ()), chain)
            or _free(self._ending(place, chain.end_ns), chain)
            or _free(self._around(place, chain), chain)
        )
        if op is None:
            die, base = place
            op = ForeignOp(None, base, die, (), self._run_at(chain.start_ns))
            op.base = base
            self._found.ops.append(op)
        op.add_chain(chain)

    def _ending(self, place: _Place, end_ns: int) -> list[ForeignOp]:
        known = self._by_end.get(place, [])
        first = bisect_left(known, end_ns - TOLERANCE_NS, key=lambda each: each[0])
        last = bisect_right(known, end_ns + TOLERANCE_NS, key=lambda each: each[0])
        near = sorted(known[first:last], key=lambda each: abs(each[0] - end_ns))
        return [op for _, op in near]

    def _around(self, place: _Place, chain: Chain) -> list[ForeignOp]:
        """Return the ops that have started by the chain's end and not ended by its start."""
        known = self._by_place.get(place, [])
        last = bisect_left(known, chain.end_ns - TOLERANCE_NS, key=lambda each: each[0])
        near = [op for _, op in known[max(0, last - _LOOK_BACK) : last]][::-1]
        return [op for op in near if self._goes_on(op, chain)]

    def _goes_on(self, op: ForeignOp, chain: Chain) -> bool:
        ends = _ends(self._found, op)
        if not ends and not op.starts:
            ends = [end for _, end in op.listed]
        return not ends or max(ends) + TOLERANCE_NS >= chain.start_ns


_LOOK_BACK = 64
"""Ops of one base and die that a chain is compared with."""


def _free(ops: Iterable[ForeignOp], chain: Chain) -> ForeignOp | None:
    """Return the op that has the chain's planes and no chain at that time yet."""
    fit = [op for op in ops if all(_apart(chain, known) for known in op.chains)]
    return min(fit, key=lambda op: not _meets(op.targets, chain.planes), default=None)


def _apart(chain: Chain, other: Chain) -> bool:
    return chain.end_ns <= other.start_ns or other.end_ns <= chain.start_ns


def _meets(targets: tuple[Target, ...], planes: int) -> bool:
    return not targets or any(planes >> target.plane & 1 for target in targets)
