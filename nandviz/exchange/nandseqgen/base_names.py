"""The bases of ops that no file names."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

import numpy as np

from nandviz.exchange.nandseqgen.bases import kind_of
from nandviz.exchange.nandseqgen.cells import MAX_NS
from nandviz.exchange.nandseqgen.chains import Pieces, chains
from nandviz.exchange.nandseqgen.columns import NONE, Ints, Mask, among, firsts, mapped, rows_of
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS, ForeignOps
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.times import Times
from nandviz.exchange.nandseqgen.vocabulary import NO_WORD, Paths
from nandviz.model.words import Kind
from nandviz.trace.tables import Words


def name_bases(found: Instances, pieces: Pieces, times: Times) -> None:
    """Give ops without a base that of their name's other ops, else of what begins with them.

    Of ops that were suspended before they ran, or started before the files begin: of what ends with
    them.
    """
    ops, words = found.ops, found.vocabulary.words
    known = _named(ops)
    may_begin = np.isin(np.arange(len(ops)), times.starts.op) & (ops.resumed == 0)
    ends = times.ends.taken(~may_begin[times.ends.op])
    told = (times.starts, _first_pieces, 0), (ends, _last_pieces, TOLERANCE_NS)
    for moments, places_of, within_ns in told:
        asked = moments.taken(_unnamed(ops, known)[moments.op])
        if len(asked) and len(pieces):
            places = places_of(found, pieces, times)
            asked = asked.taken(_shown(asked.time_ns, places[1], within_ns))
            rows = rows_of(ops.name[asked.op], ops.die[asked.op], asked.time_ns)
            known = _bases(_counted(rows, rows_of(*places), within_ns), known, words)
    unnamed = ops.base == NO_WORD
    ops.base[unnamed] = mapped(
        lambda name: known.get(name) or words.number(words[name].upper()), ops.name[unnamed]
    )


_Places = tuple[Ints, Ints, Ints]
"""Die, instant and base of pieces."""


def _first_pieces(found: Instances, pieces: Pieces, times: Times) -> _Places:
    """Return where pieces begin, but for those that go on with what an op or a RESUME has begun.

    Many an op starts there, where another one leaves the bus.
    """
    laid, links = chains(pieces, (), (), Paths())
    heads, starts = (laid.die, laid.start_ns), times.starts
    are = found.vocabulary.are
    resume = are(laid.base, Kind.RESUME)
    resumed = among(heads, (laid.die[resume], laid.end_ns[resume]))
    resumed &= are(laid.base, Kind.ERASE, Kind.PROGRAM)
    begun = among(heads, (found.ops.die[starts.op], starts.time_ns)) & ~resumed
    chain = links.chain
    first = np.where(links.start_ns == laid.start_ns[chain], ~resumed[chain], ~begun[chain])
    return laid.die[chain[first]], links.start_ns[first], laid.base[chain[first]]


def _last_pieces(_: Instances, pieces: Pieces, __: Times) -> _Places:
    return pieces.die, pieces.end_ns, pieces.base


def _shown(asked_ns: Ints, places_ns: Ints, within_ns: int) -> Mask:
    """Tell of each instant whether it is not before all places or after them, give or take."""
    first_ns, last_ns = places_ns.min(initial=MAX_NS), places_ns.max(initial=NONE)
    shown: Mask = (asked_ns >= first_ns - within_ns) & (asked_ns <= last_ns + within_ns)
    return shown


def _named(ops: ForeignOps) -> dict[int, int]:
    """Return the base of the first op of each name that has one."""
    named = np.flatnonzero(ops.base != NO_WORD)
    first = named[firsts(ops.name[named])]
    return dict(zip(ops.name[first].tolist(), ops.base[first].tolist(), strict=True))


def _unnamed(ops: ForeignOps, known: Mapping[int, int]) -> Mask:
    unnamed: Mask = (ops.base == NO_WORD) & ~np.isin(ops.name, list(known))
    return unnamed


def _counted(
    asked: Iterable[tuple[int, int, int]], pieces: Iterable[tuple[int, int, int]], within_ns: int
) -> dict[int, Counter[int]]:
    """Count by name the bases at most of the instants (name, die, time) asked for, give or take."""
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for die, time_ns, base in pieces:
        at[die, time_ns].append(base)
    seen: dict[int, Counter[int]] = defaultdict(Counter)
    asked_of = Counter[int]()
    for name, die, time_ns in asked:
        asked_of[name] += 1
        for near in range(time_ns - within_ns, time_ns + within_ns + 1):
            seen[name].update(at.get((die, near), ()))
    for name, bases in seen.items():
        seen[name] = Counter({base: n for base, n in bases.items() if 2 * n > asked_of[name]})
    return seen


def _bases(
    seen: Mapping[int, Counter[int]], named: Mapping[int, int], words: Words
) -> dict[int, int]:
    """Add to bases by name the one that was counted most often.

    A base whose name says what it does is of no op whose name says something else, and of one
    whose name says nothing only where it is that of no other name.
    """
    found = dict(named)
    for name in sorted(seen, key=lambda name: kind_of(words[name]) is Kind.OTHER):
        pairs = ((words[other], words[base]) for other, base in found.items())
        taken = {base for other, base in pairs if kind_of(other) is kind_of(base)}
        if fit := [base for base in seen[name] if _may_be(words[name], words[base], taken)]:
            found[name] = max(fit, key=lambda base: seen[name][base])
    return found


def _may_be(name: str, base: str, taken: Container[str]) -> bool:
    """Tell whether ops of a name can be of a base; ``taken`` are those that names speak of."""
    kind, of_base = kind_of(name), kind_of(base)
    if kind is Kind.OTHER:
        return of_base is Kind.OTHER or base not in taken
    return of_base in (kind, Kind.OTHER)
