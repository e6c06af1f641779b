"""Searching ops and events by text, a slice at a time.

A query is words, all of which must match. A word matches an op by its name, base, celltype, fate,
source or reason (from its beginning), and an event by its kind or outcome. Narrower words:
``op 12`` or ``#12``, ``die 0``, ``plane 1``, ``block 5``, ``page 3``, ``batch 2``, ``event 17``
(also ``block:5``, ``block=5``).
"""

import re
from collections.abc import Iterator
from functools import cached_property
from time import perf_counter
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import Source
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.trace.codes import FATES, KINDS, NONE, REASONS
from nandviz.trace.tables import Trace

Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[Any]

_CHUNK: Final = 1 << 16
_NUMBERED: Final = re.compile(
    r"\b(op|uid|die|plane|block|page|batch|event)\s*[ :=]\s*(\d{1,18})\b|#(\d{1,18})", re.IGNORECASE
)
_OF_TARGETS: Final = frozenset({"plane", "block", "page"})


class Query:
    """A query taken apart.

    Attributes
    ----------
    numbers
        (field, value): ``("block", 5)``.
    words
        In lower case.
    """

    def __init__(self, text: str) -> None:
        found = [
            ("op", int(hit[3])) if hit[3] else (hit[1].lower(), int(hit[2]))
            for hit in _NUMBERED.finditer(text)
        ]
        self.numbers = [("op" if field == "uid" else field, value) for field, value in found]
        rest = _NUMBERED.sub(" ", text).lower().split()
        self.numbers += [("op", int(word)) for word in rest if word.isdecimal() and len(word) < 19]
        self.words = [word for word in rest if not word.isdecimal()]

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not self.numbers and not self.words


class Search:
    """A search on its way.

    Attributes
    ----------
    done
        Whether all of the trace as it was at the start has been looked at.
    uids, events
        What was found so far, ascending: op_uids, and indices of events whose own kind, outcome or
        number was asked for.
    """

    def __init__(self, trace: Trace, text: str, k: int | None = None) -> None:
        self._trace = trace
        self._k = trace.last_event if k is None else k
        self._query = Query(text)
        self._found_uids: list[Rows] = []
        self._found_events: list[Rows] = []
        self._work = self._slices()
        self.done = self._query.empty

    def advance(self, budget_ms: float = 8.0) -> bool:
        """Look on for about ``budget_ms`` of wall time; return whether the search is done."""
        deadline = perf_counter() + budget_ms / 1000
        while not self.done:
            self.done = next(self._work, None) is None
            if perf_counter() >= deadline:
                break
        return self.done

    def finish(self) -> "Search":
        """Look at all that is left."""
        while not self.done:
            self.advance(1000)
        return self

    @property
    def uids(self) -> Rows:
        """The op_uids found so far."""
        return _joined(self._found_uids)

    @property
    def events(self) -> Rows:
        """The event indices found so far."""
        return _joined(self._found_events)

    def _slices(self) -> Iterator[bool]:
        """Do the work, one slice for each item."""
        ops, events = len(self._trace.ops), self._trace.last_event + 1
        for start in range(0, ops, _CHUNK):
            uids = np.arange(start + 1, min(start + _CHUNK, ops) + 1)
            self._found_uids.append(uids[self._ops_match(uids)])
            yield True
        for start in range(0, events if self._asks_events() else 0, _CHUNK):
            indices = np.arange(start, min(start + _CHUNK, events))
            self._found_events.append(indices[self._events_match(indices)])
            yield True

    # Ops

    def _ops_match(self, uids: Ids) -> Flags:
        flags = np.ones(len(uids), bool)
        for field, value in self._query.numbers:
            flags &= self._op_number(uids, field, value)
        for word in self._query.words:
            flags &= self._op_word(uids, word)
        return flags

    def _op_number(self, uids: Ids, field: str, value: int) -> Flags:
        ops = self._trace.ops
        if field == "op":
            return np.asarray(uids == value)
        if field == "event":
            return np.zeros(len(uids), bool)
        if field in _OF_TARGETS:
            return self._op_target(uids, field, value)
        return np.asarray(ops.column(field)[uids - 1] == value)

    def _op_target(self, uids: Ids, field: str, value: int) -> Flags:
        ops, column = self._trace.ops, self._trace.targets.column(field)
        first, count = ops.first_target[uids - 1], ops.n_targets[uids - 1]
        flags = np.zeros(len(uids), bool)
        for n in range(int(count.max(initial=0))):
            having = np.flatnonzero(count > n)
            flags[having] |= column[first[having] + n] == value
        return flags

    def _op_word(self, uids: Ids, word: str) -> Flags:
        rows = uids - 1
        flags: Flags = self._word_in_defs(word)[self._trace.ops.op[rows]]
        fates = [code for code, fate in enumerate(FATES) if word == fate.lower()]
        if fates:
            flags = flags | np.isin(self._fates[0][rows], fates)
        reasons = [code for code, reason in enumerate(REASONS) if reason.startswith(word)]
        if reasons:
            flags = flags | np.isin(self._fates[1][rows], reasons)
        sources = [code for code, source in enumerate(Source) if word == source.lower()]
        if sources:
            flags = flags | np.isin(self._trace.ops.source[rows], sources)
        return flags

    def _word_in_defs(self, word: str) -> Flags:
        """Return, for each op of the profile, whether the word is in what it is."""
        names = [
            f"{op.name} {op.base.name} {op.base.kind} {op.celltype}".lower()
            for op in self._trace.info.ops
        ]
        return np.array([word in name for name in names], bool)

    @cached_property
    def _fates(self) -> tuple[Ids, Ids]:
        """(fate code, reason code) of each op as of the event asked about."""
        table = self._trace.fates
        count = count_born_by(table.born, self._k)
        uid = table.uid[:count] - 1
        fate = np.full(len(self._trace.ops), NONE, np.int8)
        reason = np.full(len(self._trace.ops), NONE, np.int8)
        # Rows are in event order, and the last value written for an index stays.
        fate[uid], reason[uid] = table.fate[:count], table.reason[:count]
        return fate, reason

    # Events

    def _asks_events(self) -> bool:
        """Whether a word names a kind or an outcome of events, or an event by its number."""
        asks = any(field == "event" for field, _ in self._query.numbers)
        return asks or any(
            any(word in kind.lower() for kind in KINDS)
            or any(_begins(outcome, word) for outcome in self._outcomes)
            for word in self._query.words
        )

    @cached_property
    def _outcomes(self) -> list[str]:
        """The words that can be outcomes: those that every trace begins with."""
        return [
            w for w in self._trace.words if w in _PLAIN or w.startswith(("rejected:", "retry:"))
        ]

    def _events_match(self, indices: Ids) -> Flags:
        flags = np.ones(len(indices), bool)
        uids = self._trace.queue.uid[self._trace.events.seq[indices]]
        of_op = uids > 0
        for field, value in self._query.numbers:
            if field == "event":
                flags &= indices == value
            else:
                flags &= of_op & self._op_number(np.maximum(uids, 1), field, value)
        for word in self._query.words:
            of_word = of_op & self._op_word(np.maximum(uids, 1), word)
            flags &= of_word | self._event_word(indices, word)
        return flags

    def _event_word(self, indices: Ids, word: str) -> Flags:
        trace = self._trace
        kinds = [code for code, kind in enumerate(KINDS) if word in kind.lower()]
        outcomes = [trace.words.number(text) for text in self._outcomes if _begins(text, word)]
        kind = trace.queue.kind[trace.events.seq[indices]]
        return np.isin(kind, kinds) | np.isin(trace.events.outcome[indices], outcomes)


_PLAIN: Final = frozenset({"ok", "deferred", "superseded"})


def _begins(outcome: str, word: str) -> bool:
    """Whether an outcome, or the reason in it, begins with a word."""
    return any(part.startswith(word) for part in outcome.split(":"))


def _joined(found: list[Rows]) -> Rows:
    return np.concatenate([np.empty(0, np.int64), *found])
