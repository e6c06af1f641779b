"""Where entries stand in their queues, and who may change it but by entering or leaving."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import DisplacedReads, EntryFate, Kind, OnFlushRefused, Why
from nandviz.trace.codes import ENTRY_FATE_CODE, WHY_CODE
from nandviz.trace.laws.intervals import AnyInts, Groups, runs
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns


class Standing(NamedTuple):
    """Entries with their ranks for a while, in the order in which they came to have them.

    Attributes
    ----------
    row
        Row of the entry.
    born, died
        Events; at the event in which others pass an entry it has its turn where it stood.
    first
        1 where the entry enters with it, else 0: others have passed it.
    passed
        1 where it ends because others passed the entry, else 0.
    """

    row: Ints
    rank: Ints
    born: Ints
    died: Ints
    first: Ints
    passed: Ints

    def comes_before(self, at: Ints, event: int) -> Bools:
        """Whether they stand so before others pass an entry in an event: it entered up to then."""
        before: Bools = self.born[at] < event + self.first[at]
        return before

    def rank_before(self, row: Ints, event: Ints) -> Ints:
        """Return the ranks that entries have as an event begins, or as they enter in it."""
        key = self.row * 2**32 + self.born
        order = np.argsort(key, kind="stable")
        at = np.searchsorted(key[order], row * 2**32 + event) - 1
        at += (at < 0) | (self.row[order[at]] != row)
        return self.rank[order[at]]


def standing(columns: LawColumns) -> Standing:
    """Return where the entries of all queues stand, from when to when."""
    backlog, passed = columns.trace.backlog, columns.trace.passed
    row = np.concatenate([np.arange(len(backlog)), passed.entry.astype(np.int64) - 1])
    rank = np.concatenate([backlog.rank, passed.rank])
    born = np.concatenate([backlog.born, passed.born]).astype(np.int64)
    died = backlog.died[row].astype(np.int64)
    order = np.lexsort((born, row))
    again = np.flatnonzero(row[order][1:] == row[order][:-1])
    died[order[again]] = born[order[again + 1]]
    first, is_passed = np.ones(len(row), np.int64), np.zeros(len(row), np.int64)
    first[len(backlog) :] = 0
    is_passed[order[again]] = 1
    by_event = np.argsort(born, kind="stable")
    return Standing(*(c[by_event] for c in (row, rank, born, died, first, is_passed)))


def wrongly_passed(columns: LawColumns, stood: Standing) -> Iterator[tuple[int, int, str]]:
    """Look for entries that others passed, or did not, though the policy says otherwise.

    With ``on_flush_refused: pass`` a head that is refused, and stays, goes behind all that share
    none of its blocks, and others on its blocks stay behind it; nothing else is ever passed.

    Yields
    ------
    tuple
        Row of the entry, event, and what is wrong.
    """
    trace = columns.trace
    passes = trace.info.policies.on_flush_refused is OnFlushRefused.PASS
    heads: dict[int, int] = {}
    if passes:
        row = trace.retries.entry.astype(np.int64) - 1
        stays = trace.backlog.died[row] > trace.retries.born
        heads = dict(zip(trace.retries.born[stays].tolist(), row[stays].tolist(), strict=True))
    for lo, hi in runs(trace.passed.born):
        if int(trace.passed.born[lo]) not in heads:
            row = trace.passed.entry[lo:hi].astype(np.int64) - 1
            yield (
                int(row[0]),
                int(trace.passed.born[lo]),
                said("is passed though no head is refused"),
            )
    queues, blocks = Groups(_queue(columns, stood.row)), _Blocks(columns)
    for event, head in heads.items():
        mine = queues[int(_queue(columns, np.array([head]))[0])]
        here = mine[stood.comes_before(mine, event) & (stood.died[mine] >= event)]
        here = here[trace.backlog.died[stood.row[here]] > event]
        then = mine[(stood.born[mine] <= event) & (stood.died[mine] > event)]
        before, after = (stood.row[at[np.argsort(stood.rank[at])]].tolist() for at in (here, then))
        apart = [row for row in before if not blocks.shared(head, row)]
        behind = [row for row in before if blocks.shared(head, row) and row != head]
        if after != [*apart, head, *behind]:
            yield head, event, said("is refused and does not go behind those on other blocks alone")


def _queue(columns: LawColumns, rows: AnyInts) -> Ints:
    backlog = columns.trace.backlog
    key: Ints = backlog.axis[rows] + 2 * backlog.die[rows].astype(np.int64)
    return key


class _Blocks:
    """The blocks of entries."""

    def __init__(self, columns: LawColumns) -> None:
        self._uid = columns.trace.backlog.uid
        self._ops, self._targets = columns.trace.ops, columns.trace.targets

    def _of(self, row: int) -> set[int]:
        op = int(self._uid[row]) - 1
        first = int(self._ops.first_target[op])
        return set(self._targets.block[first : first + int(self._ops.n_targets[op])].tolist())

    def shared(self, one: int, other: int) -> bool:
        """Whether two entries have a block in common; an entry shares with itself no other."""
        return one == other or bool(self._of(one) & self._of(other))


def wrongly_advanced(columns: LawColumns) -> Iterator[tuple[int, int, str]]:
    """Look for entries that leave out of turn, as `EntryFate.ADVANCED`, and may not.

    Only a read that a SUSPEND displaces does so, at once, with ``displaced_reads: advance``.
    """
    backlog, policies = columns.trace.backlog, columns.trace.info.policies
    rows = np.flatnonzero(backlog.fate == ENTRY_FATE_CODE[EntryFate.ADVANCED])
    may = columns.of_kind(Kind.READ)[backlog.uid[rows]]
    may &= backlog.why[rows] == WHY_CODE[Why.DISPLACED]
    may &= backlog.died[rows] == backlog.born[rows]
    may &= policies.displaced_reads is DisplacedReads.ADVANCE
    for row in rows[~may].tolist():
        what = said("is advanced though it is no read that was displaced just now")
        yield row, int(backlog.died[row]), what
