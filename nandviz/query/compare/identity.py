"""Who is who in two traces: entries of the script, ops, and proposals of a workload.

Source: comparison specification, section Identity.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from nandviz.query.compare.alignment import aligned
from nandviz.query.compare.matching import NOBODY, Ints, counterparts
from nandviz.query.compare.submissions import Submissions, what_batches_say, what_ops_say
from nandviz.trace.tables import Trace

_PLACE_BITS: Final = 20
"""Enough for the places of a batch: a script has at most a million ops."""
_NUMBER_BITS: Final = 24
_PROPOSED: Final = 1 << 60
_LOOSE: Final = 1 << 61


@dataclass(frozen=True, slots=True)
class EntryPairs:
    """Which entries of two scripts are the same one: numbers of batches, place by place."""

    a: Ints
    b: Ints

    @classmethod
    def of_ids(cls, a: Sequence[int], b: Sequence[int]) -> Self:
        """Pair entries that have the same id, given the ids of each script in order of its file."""
        return cls(*np.intersect1d(a, b, assume_unique=True, return_indices=True)[1:])


@dataclass(frozen=True, slots=True)
class Identity:
    """The counterparts of ops and of entries.

    Attributes
    ----------
    b_of_a, a_of_b
        By op, as uid - 1, its counterpart in the other trace, as uid - 1; `NOBODY` for none.
    loose_a, loose_b
        Whether an op is matched by what it is alone: its workload had said something else before.
    entry_b_of_a, entry_a_of_b
        By number of a batch that number in the other trace; `NOBODY` for what is no entry there.
    says_a, says_b
        By op a number for its name, die and targets, equal in both traces where these are.
    event_says_a, event_says_b
        By event the same for the batch that it submits or proposes, from 1; 0 where it does not.
    """

    b_of_a: Ints
    a_of_b: Ints
    loose_a: npt.NDArray[np.bool_]
    loose_b: npt.NDArray[np.bool_]
    entry_b_of_a: Ints
    entry_a_of_b: Ints
    says_a: Ints
    says_b: Ints
    event_says_a: Ints
    event_says_b: Ints

    def swapped(self) -> "Identity":
        """Return it where A and B change places."""
        names = [field.name for field in fields(self)]
        sides = zip(names[1::2], names[::2], strict=True)
        return Identity(*(getattr(self, name) for pair in sides for name in pair))


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
    if a.info.is_foreign != b.info.is_foreign:
        nothing = np.empty(0, np.int64)
        entries = EntryPairs(nothing, nothing)
    elif entries is None:
        entries = _aligned_entries(submitted, batch_says)
    other_a, other_b = _counterpart(entries, *submitted)
    if a.info.is_foreign != b.info.is_foreign:
        key_a, key_b = _import_keys(submitted, says)
        loose_a, loose_b = np.zeros(len(key_a), bool), np.zeros(len(key_b), bool)
    else:
        strict = _strict_proposals(submitted, batch_says)
        key_a, loose_a = _op_keys(submitted[0], says[0], strict[0], None)
        key_b, loose_b = _op_keys(submitted[1], says[1], strict[1], other_b)
    b_of_a, a_of_b = counterparts(key_a, key_b)
    return Identity(b_of_a, a_of_b, loose_a, loose_b, other_a, other_b, *says, *event_says)


def _aligned_entries(submitted: list[Submissions], says: list[Ints]) -> EntryPairs:
    """Align the entries of two files, or the ops of two imports."""
    a, b = submitted
    places = aligned(says[0][a.entries], says[1][b.entries])
    return EntryPairs(a.batch[a.entries[places[0]]], b.batch[b.entries[places[1]]])


def _import_keys(submitted: list[Submissions], says: list[Ints]) -> tuple[Ints, Ints]:
    """Return keys for the ops of an import and of a run.

    Of its replay, whose script has an entry for each row of the operation sequence, that row; else
    what an op says, for an import tells no more.
    """
    sequences = [s.sequence if s.trace.info.is_foreign else s.first[s.entries] for s in submitted]
    names = [
        [s.trace.info.ops[op].name for op in s.trace.ops.op[rows].tolist()]
        for s, rows in zip(submitted, sequences, strict=True)
    ]
    run = submitted[0] if submitted[1].trace.info.is_foreign else submitted[1]
    if names[0] != names[1] or run.size.max(initial=1) > 1:
        return says[0], says[1]
    keys = [
        len(names[0]) + side + 2 * np.arange(len(s.trace.ops)) for side, s in enumerate(submitted)
    ]
    for key, rows in zip(keys, sequences, strict=True):
        key[rows] = np.arange(len(rows))
    return keys[0], keys[1]


def _by_event(submitted: Submissions, says: Ints) -> Ints:
    """Return by event what the batch says that it submits; nothing for what was imported."""
    trace = submitted.trace
    by_event = np.zeros(len(trace.events), np.int64)
    if not trace.info.is_foreign:
        by_event[trace.ops.born[submitted.first]] = says + 1
    return by_event


def _counterpart(entries: EntryPairs, a: Submissions, b: Submissions) -> tuple[Ints, Ints]:
    """Return the counterparts of entries, by number of their batch."""
    other_a, other_b = (np.full(int(s.batch.max(initial=-1)) + 1, NOBODY) for s in (a, b))
    there = (entries.a < len(other_a)) & (entries.b < len(other_b))
    other_a[entries.a[there]], other_b[entries.b[there]] = entries.b[there], entries.a[there]
    return other_a, other_b


@dataclass(frozen=True, slots=True)
class _Proposals:
    """Of each batch of a trace its die and its number among the proposals for that.

    ``same``: whether all of them up to it were the same in the other trace.
    """

    die: Ints
    number: Ints
    same: npt.NDArray[np.bool_]


def _strict_proposals(submitted: list[Submissions], says: list[Ints]) -> list[_Proposals]:
    found = [_proposals(each) for each in submitted]
    (a, b), (says_a, says_b) = found, says
    for die in np.union1d(a.die, b.die):
        mine_a = np.flatnonzero(submitted[0].is_proposed & (a.die == die))
        mine_b = np.flatnonzero(submitted[1].is_proposed & (b.die == die))
        least = min(len(mine_a), len(mine_b))
        differs = says_a[mine_a[:least]] != says_b[mine_b[:least]]
        same = int(np.argmax(differs)) if differs.any() else None
        a.same[mine_a[:same]] = b.same[mine_b[:same]] = True
    return found


def _proposals(submitted: Submissions) -> _Proposals:
    die = submitted.trace.ops.die[submitted.first].astype(np.int64)
    number, same = np.zeros(len(die), np.int64), np.zeros(len(die), bool)
    for each in np.unique(die):
        mine = submitted.is_proposed & (die == each)
        number[mine] = np.arange(mine.sum())
    return _Proposals(die, number, same)


def _op_keys(
    submitted: Submissions, says: Ints, proposals: _Proposals, translated: Ints | None
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return a key for each op, the same for the same op of both traces, and whether it is loose.

    Parameters
    ----------
    translated
        By number of a batch that of the first trace, whose numbers are the common ones; None there.
    """
    entry = submitted.batch
    if translated is not None:
        own = np.append(translated, NOBODY)[np.minimum(entry, len(translated))]
        entry = np.where(own == NOBODY, entry + (1 << _NUMBER_BITS), own)
    proposed = submitted.is_proposed
    number = proposals.die << _NUMBER_BITS | proposals.number
    batch = np.where(proposed, _PROPOSED | number << _PLACE_BITS, entry << _PLACE_BITS)
    keys = batch[submitted.op_batch] | submitted.op_place
    loose = (proposed & ~proposals.same)[submitted.op_batch]
    return np.where(loose, _LOOSE | says, keys), loose
