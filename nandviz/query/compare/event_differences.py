"""Which events two traces have in common, and how those differ.

An event is known by its kind, by whom it is of (an op, an entry of the script, or axis and die) and
by how many of these came before it.

Source: comparison specification, sections Identity and "What is compared".
"""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Final, NamedTuple, Self

import numpy as np

from nandviz.model.words import EventKind
from nandviz.query.compare.identity import Identity
from nandviz.query.compare.matching import NOBODY, Ints, counterparts
from nandviz.query.compare.side_by_side import Rows, SideBySide
from nandviz.trace.codes import KIND_CODE, KINDS, NONE
from nandviz.trace.tables import Trace

_OF_OPS: Final = tuple(KIND_CODE[kind] for kind in (EventKind.OP_START, EventKind.OP_END))
_SUBMIT: Final = KIND_CODE[EventKind.SUBMIT]
_KIND_SHIFT: Final = 58
_ENTRY, _OP, _PLACE = 0, 1 << 56, 2 << 56
_OF_B_ALONE: Final = 1 << 40
"""Set in numbers of ops and entries that A lacks."""
_EVENT: Final = np.dtype(
    [
        *((name, np.int64) for name in ("k", "time_ns", "says")),
        *((name, np.int32) for name in ("outcome", "cause")),
        ("kind", np.int8),
        ("loose", np.bool_),
    ]
)


class EventDifference(NamedTuple):
    """An event that is in one trace only, or has another time or outcome, or submits other ops.

    Attributes
    ----------
    k_a, k_b
        Its event indices; None where it is not there.
    delta_ns
        Its time in B less that in A; None where it is in one only.
    outcome_a, outcome_b
        Empty where it is not there.
    """

    k_a: int | None
    k_b: int | None
    kind: EventKind
    delta_ns: int | None
    outcome_a: str
    outcome_b: str
    says_other: bool
    is_loose: bool


class EventDifferences(SideBySide):
    """The events that differ, in order of their first time; `EventDifference` is one of them.

    Fields of a row: ``outcome`` is a place in ``words``, ``says`` is what the event submits.
    """

    KEY: ClassVar = "k"
    AT: ClassVar = "time_ns"

    def __iter__(self) -> Iterator[EventDifference]:
        return map(self.row, range(len(self)))

    def row(self, row: int) -> EventDifference:
        """Return one of them."""
        one = self.taken(np.array([row]))
        a, b = one.a[0], one.b[0]
        there = a if a["k"] != NOBODY else b
        return EventDifference(
            k_a=_k(int(a["k"])),
            k_b=_k(int(b["k"])),
            kind=KINDS[there["kind"]],
            delta_ns=int(one.less_ns("time_ns")[0]) if one.in_both[0] else None,
            outcome_a=self.outcome(int(a["outcome"])),
            outcome_b=self.outcome(int(b["outcome"])),
            says_other=bool(one.changed("says")[0]),
            is_loose=bool(a["loose"] or b["loose"]),
        )

    def outcome(self, code: int) -> str:
        """Return the word of an outcome, empty for none."""
        return "" if code == NONE else self.words[code]

    def differing(self) -> Self:
        """Return the rows that differ at all, in order."""
        differs = ~self.in_both | (self.less_ns("time_ns") != 0)
        differs |= self.changed("outcome") | self.changed("says")
        return self.taken(np.flatnonzero(differs)).in_order()


def _k(key: int) -> int | None:
    return None if key == NOBODY else key


class MatchedEvents:
    """The events of two traces.

    Of an import only OP_STARTs and OP_ENDs are told: beside one no others are compared.

    Attributes
    ----------
    a, b
        The events that are compared, in order; fields as of `EventDifferences`.
    b_of_a, a_of_b
        Row of the same event in the other; `NOBODY` for none.
    by_place
        Whether also the order and the causes of the events are compared: in both traces all are
        told, to the nanosecond.
    """

    def __init__(self, a: Trace, b: Trace, who: Identity) -> None:
        self.outcomes = tuple(
            sorted({word for each in (a, b) for word in _outcomes(each).values()})
        )
        self.by_place = not (a.info.is_foreign or b.info.is_foreign)
        self._rounding_ns = max(a.info.rounding_ns, b.info.rounding_ns)
        self.a = self._events(a, who.loose_a, who.event_says_a)
        self.b = self._events(b, who.loose_b, who.event_says_b)
        key_a = _keys(a, self.a["k"])
        key_b = _keys(b, self.b["k"], who.a_of_b, who.entry_a_of_b)
        self.b_of_a, self.a_of_b = counterparts(key_a, key_b)

    def _events(self, trace: Trace, loose: Ints, says: Ints) -> Rows:
        queue, seq = trace.queue, trace.events.seq
        kind = queue.kind[seq]
        told = np.arange(len(seq)) if self.by_place else np.flatnonzero(np.isin(kind, _OF_OPS))
        seq = seq[told]
        events = np.zeros(len(told), _EVENT)
        events["k"], events["kind"], events["cause"] = told, kind[told], queue.born[seq]
        events["time_ns"] = trace.events.time_ns[told]
        events["outcome"] = NONE
        for code, word in _outcomes(trace).items():
            events["outcome"][trace.events.outcome[told] == code] = self.outcomes.index(word)
        events["loose"] = np.append(loose, np.False_)[queue.uid[seq] - 1]
        events["says"] = says[told]
        return events

    @cached_property
    def differences(self) -> EventDifferences:
        """The events that differ. Cost: O(n)."""
        nobody = np.zeros(1, _EVENT)
        nobody["k"] = nobody["outcome"] = NONE
        a, b = np.append(self.a, nobody), np.append(self.b, nobody)
        return EventDifferences.matched(
            a, b, self.b_of_a, self.a_of_b, self.outcomes, self._rounding_ns
        ).differing()

    def index_of_other(self, k: int, *, of_b: bool = False) -> int | None:
        """Return the event of B that event ``k`` of A is, or of A for one of B; None for none."""
        own, other, row_of = (
            (self.b, self.a, self.a_of_b) if of_b else (self.a, self.b, self.b_of_a)
        )
        row = int(np.searchsorted(own["k"], k))
        if row == len(own) or own["k"][row] != k or row_of[row] == NOBODY:
            return None
        return int(other["k"][row_of[row]])


def _outcomes(trace: Trace) -> dict[int, str]:
    """Return the words of the outcomes that a trace has, by number."""
    codes = np.unique(trace.events.outcome).tolist()
    return {code: trace.words[code] for code in codes if code != NONE}


def _keys(trace: Trace, k: Ints, ops: Ints | None = None, entries: Ints | None = None) -> Ints:
    """Return a key for each event, the same for the same of both traces, but for occurrence.

    Parameters
    ----------
    ops, entries
        By uid - 1 and by number of a batch those of the first trace, whose numbers are the common
        ones; None there.
    """
    queue, seq = trace.queue, trace.events.seq[k]
    uid, batch, kind = queue.uid[seq], queue.batch[seq], queue.kind[seq].astype(np.int64)
    place = (queue.axis[seq].astype(np.int64) + 1) << 32 | (queue.die[seq].astype(np.int64) + 1)
    who = np.where(
        kind == _SUBMIT,
        _ENTRY | _translated(batch, entries),
        np.where(uid > 0, _OP | _translated(uid - 1, ops), _PLACE | place),
    )
    return kind << _KIND_SHIFT | who


def _translated(numbers: Ints, others: Ints | None) -> Ints:
    numbers = numbers.astype(np.int64)
    if others is None:
        return numbers
    # What is of no op, or no entry, is never looked at: any place will do.
    own = np.append(others, NOBODY)[np.clip(numbers, NOBODY, len(others))]
    return np.where(own == NOBODY, numbers | _OF_B_ALONE, own)
