"""Who is who in two traces: entries of the script, ops, and what other clients submitted.

Source: comparison specification, section Identity.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from nandviz.model.words import Source
from nandviz.query.compare.alignment import aligned
from nandviz.query.compare.asked import page_keys
from nandviz.query.compare.matching import NOBODY, Ints, begins, counterparts
from nandviz.query.compare.submissions import Submissions, what_batches_say, what_ops_say
from nandviz.trace.codes import SOURCE_CODE
from nandviz.trace.tables import Trace

Flags = npt.NDArray[np.bool_]

_PLACE_BITS: Final = 20
"""Enough for the places of a batch: a script has at most a million ops."""
_NUMBER_BITS: Final = 24
_PROPOSED: Final = 1 << 60
_LOOSE: Final = 1 << 61
_ASKED: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class EntryPairs:
    """Which entries of two scripts are the same one: numbers of batches, place by place."""

    a: Ints
    b: Ints

    @classmethod
    def of_ids(cls, a: Sequence[int], b: Sequence[int]) -> Self:
        """Pair entries that have the same id, given the ids of each script in order of its file."""
        return cls(*np.intersect1d(a, b, assume_unique=True, return_indices=True)[1:])

    def a_of(self, numbers: Ints) -> Ints:
        """Return the numbers in A of entries of B; `NOBODY` where A lacks them."""
        order = np.argsort(self.b, kind="stable")
        known = np.append(self.b[order], -1)
        at = np.searchsorted(known[:-1], numbers)
        return np.where(known[at] == numbers, np.append(self.a[order], NOBODY)[at], NOBODY)


_NO_ENTRIES: Final = EntryPairs(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Identity:
    """The counterparts of ops and of entries.

    Attributes
    ----------
    b_of_a, a_of_b
        By op, as uid - 1, its counterpart in the other trace, as uid - 1; `NOBODY` for none.
    loose_a, loose_b
        Whether an op is matched by what it is alone: its workload had said something else before,
        or a controller suspends or resumes with it.
    entries
        Which entries are the same; those that were not submitted may be among them.
    says_a, says_b
        By op a number for its name, die and targets, equal in both traces where these are.
    event_says_a, event_says_b
        By event the same for the batch that it submits or proposes, from 1; 0 where it does not.
    """

    entries: EntryPairs
    b_of_a: Ints
    a_of_b: Ints
    loose_a: Flags
    loose_b: Flags
    says_a: Ints
    says_b: Ints
    event_says_a: Ints
    event_says_b: Ints

    def swapped(self) -> "Identity":
        """Return it where A and B change places."""
        _, *names = [field.name for field in fields(self)]
        sides = zip(names[1::2], names[::2], strict=True)
        turned = (getattr(self, name) for pair in sides for name in pair)
        return Identity(EntryPairs(self.entries.b, self.entries.a), *turned)


def identify(a: Trace, b: Trace, entries: EntryPairs | None = None) -> Identity:
    """Tell who is who.

    Parameters
    ----------
    entries
        Of two versions of one script in a session; None to align them by what they say.
    """
    submitted = [Submissions(a), Submissions(b)]
    says = what_ops_say(a, b)
    batch_says = what_batches_say(submitted, says)
    event_says = [_by_event(s, said) for s, said in zip(submitted, batch_says, strict=True)]
    with_import = a.info.is_foreign or b.info.is_foreign
    if entries is None:
        entries = _NO_ENTRIES if with_import else _aligned_entries(submitted, batch_says)
    if with_import:
        (key_a, loose_a), (key_b, loose_b) = _import_keys(submitted, says)
    else:
        proposed = _proposals(submitted, batch_says)
        numbers = [submitted[0].batch, _common_numbers(submitted[1].batch, entries)]
        found = list(map(_op_keys, submitted, says, proposed, numbers))
        for (keys, loose), (rows, asked) in zip(found, page_keys(a, b), strict=True):
            keys[rows], loose[rows] = _ASKED | asked, False
        (key_a, loose_a), (key_b, loose_b) = found
    b_of_a, a_of_b = counterparts(key_a, key_b)
    return Identity(entries, b_of_a, a_of_b, loose_a, loose_b, *says, *event_says)


def _aligned_entries(submitted: list[Submissions], says: list[Ints]) -> EntryPairs:
    """Align the entries of two files."""
    a, b = submitted
    places = aligned(says[0][a.entries], says[1][b.entries])
    return EntryPairs(a.batch[a.entries[places[0]]], b.batch[b.entries[places[1]]])


def _import_keys(submitted: list[Submissions], says: list[Ints]) -> list[tuple[Ints, Flags]]:
    """Return keys for the ops of two traces, of which an import is one, and which are loose.

    Rows of the operation sequences are the same up to the first that says something else, or all
    of them in a replay. From there an op goes by what it says.
    """
    rows = _replayed(submitted)
    if rows is None:
        rows = [each.sequence for each in submitted]
        said = [own[each] for own, each in zip(says, rows, strict=True)]
        least = min(map(len, said))
        differs = said[0][:least] != said[1][:least]
        same = int(np.argmax(differs)) if differs.any() else least
        rows = [each[:same] for each in rows]
    found = []
    for own, strict in zip(says, rows, strict=True):
        keys, loose = _LOOSE | own, np.ones(len(own), bool)
        keys[strict], loose[strict] = np.arange(len(strict)), False
        found.append((keys, loose))
    return found


def _replayed(submitted: list[Submissions]) -> list[Ints] | None:
    """Return the ops of an import by start and those of its replay by entry; None if it is none.

    A replay has one op an entry and, entry by entry, the names of the import's ops.
    """
    if submitted[0].trace.info.is_foreign == submitted[1].trace.info.is_foreign:
        return None
    rows = [s.sequence if s.trace.info.is_foreign else s.first[s.entries] for s in submitted]
    names = [
        [s.trace.op_def(row + 1).name for row in own]
        for s, own in zip(submitted, rows, strict=True)
    ]
    is_plain = all(s.size.max(initial=1) == 1 for s in submitted)
    return rows if is_plain and names[0] == names[1] else None


def _by_event(submitted: Submissions, says: Ints) -> Ints:
    """Return by event what the batch says that it submits; nothing for what was imported."""
    trace = submitted.trace
    by_event = np.zeros(len(trace.events), np.int64)
    born = trace.ops.born[submitted.first]
    is_told = (born >= 0) & (not trace.info.is_foreign)
    by_event[born[is_told]] = says[is_told] + 1
    return by_event


def _common_numbers(numbers: Ints, entries: EntryPairs) -> Ints:
    """Return the numbers of A for entries of B, and others for those that A lacks."""
    own = entries.a_of(numbers)
    return np.where(own == NOBODY, numbers + (1 << _NUMBER_BITS), own)


@dataclass(frozen=True, slots=True)
class _Proposals:
    """Of each batch of a trace its die and its number among the proposals for that.

    ``same``: whether all of them up to it say the same in the other trace.
    """

    die: Ints
    number: Ints
    same: Flags


def _proposals(submitted: list[Submissions], says: list[Ints]) -> list[_Proposals]:
    places = [np.flatnonzero(each.is_proposed) for each in submitted]
    dies = [s.trace.ops.die[s.first].astype(np.int64) for s in submitted]
    numbers = [_numbers(die, at) for die, at in zip(dies, places, strict=True)]
    keys = [
        die[at] << _NUMBER_BITS | number[at]
        for die, number, at in zip(dies, numbers, places, strict=True)
    ]
    b_of_a, _ = counterparts(*keys)
    there = np.flatnonzero(b_of_a != NOBODY)
    differs = says[0][places[0][there]] != says[1][places[1][b_of_a[there]]]
    at = places[0][there[differs]]
    first = np.full(1 + max(int(die.max(initial=0)) for die in dies), np.iinfo(np.int64).max)
    np.minimum.at(first, dies[0][at], numbers[0][at])
    return [
        _Proposals(die, number, number < first[die])
        for die, number in zip(dies, numbers, strict=True)
    ]


def _numbers(die: Ints, places: Ints) -> Ints:
    """Return for each batch at some places how many of these came before it for its die."""
    number = np.zeros(len(die), np.int64)
    order = places[np.argsort(die[places], kind="stable")]
    at = np.arange(len(order))
    first = np.maximum.accumulate(np.where(begins(die[order]), at, 0))
    number[order] = at - first
    return number


def _op_keys(
    submitted: Submissions, says: Ints, proposals: _Proposals, entry: Ints
) -> tuple[Ints, Flags]:
    """Return a key for each op, the same for the same op of both traces, and whether it is loose.

    Parameters
    ----------
    entry
        The number of each batch, the same for the same entry of both traces.
    """
    proposed = submitted.is_proposed
    number = proposals.die << _NUMBER_BITS | proposals.number
    batch = np.where(proposed, _PROPOSED | number << _PLACE_BITS, entry << _PLACE_BITS)
    keys = batch[submitted.op_batch] | submitted.op_place
    loose = (proposed & ~proposals.same)[submitted.op_batch]
    loose |= submitted.trace.ops.source == SOURCE_CODE[Source.HOST]
    return np.where(loose, _LOOSE | says, keys), loose
