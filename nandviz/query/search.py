"""Searching ops and events by text, a slice at a time.

A query is words, all of which must match. A word matches an op by its name, base, celltype, fate,
source or reason (from its beginning), and an event by its kind or outcome, by those of its op, or
by being in what is told of it (`event_text`). Narrower words: ``op 12`` or ``#12``, ``die 0``,
``plane 1``, ``block 5``, ``page 3``, ``batch 2``, ``law 4``, ``event 17`` (also ``block:5``,
``block=5``).

Columns are asked first, whole slices at once. What is told of events is read one by one: first of
those that suspended, resumed, refused or moved something, or that name an instant that is asked
for, then of all others.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from math import inf
from time import perf_counter
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nandviz.model.words import Outcome, Source
from nandviz.query.event_text import event_text
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.trace.codes import FATES, KINDS, NONE, REASONS
from nandviz.trace.tables import Trace
from nandviz.units import ns_from_us

Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[Any]

_CHUNK: Final = 1 << 14
"""Rows of a column that are looked at in one slice."""
_NUMBERED: Final = re.compile(
    r"\b(op|uid|die|plane|block|page|batch|event|law)\s*[ :=]\s*(\d{1,18})\b|#(\d{1,18})",
    re.IGNORECASE,
)
_OF_EVENTS: Final = frozenset({"event", "law"})
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
MOST_TOLD: Final = 1000
"""Events whose telling matches after which no more are read: nobody reads on."""
_TOLD_TIMES: Final = (
    ("queue", "time_ns"),
    ("parts", "start_ns"),
    ("parts", "end_ns"),
    ("segments", "end_ns"),
    ("metrics", "value"),
)
"""Columns of the instants and durations that are told of the event at which a row was born."""
_TELLINGS: Final = 64
_OF_TARGETS: Final = frozenset({"plane", "block", "page"})


class Query:
    """A query taken apart.

    Attributes
    ----------
    numbers
        (field, value): ``("block", 5)``.
    words
        In lower case.
    told
        Patterns, one for each number and word, of a text that tells it; None for what no text may
        stand for.
    """

    def __init__(self, text: str) -> None:
        found = [
            ("op", int(hit[3])) if hit[3] else (hit[1].lower(), int(hit[2]))
            for hit in _NUMBERED.finditer(text)
        ]
        self.numbers = [("op" if field == "uid" else field, value) for field, value in found]
        rest = _NUMBERED.sub(" ", text).lower().split()
        bare = [int(word) for word in rest if word.isdecimal() and len(word) < 19]
        self.words = [word for word in rest if not word.isdecimal()]
        self.told = [_number_told(field, value) for field, value in self.numbers]
        self.told += [_number_told("bare", value) for value in bare]
        self.numbers += [("op", value) for value in bare]
        self.told += [re.compile(re.escape(word), re.IGNORECASE) for word in self.words]

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
        What was found so far: op_uids, and event indices, those first whose own kind, outcome, op
        or number was asked for; each ascending.

    Parameters
    ----------
    broken
        More that is told of events, by their index: the laws that they broke.
    """

    def __init__(
        self,
        trace: Trace,
        text: str,
        k: int | None = None,
        broken: Mapping[int, str] = _NOTHING,
    ) -> None:
        self._trace = trace
        self._broken = broken
        self._told: list[int] = []
        self._looked = 0
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
        self.advance(inf)
        return self

    @property
    def uids(self) -> Rows:
        """The op_uids found so far."""
        return _joined(self._found_uids)

    @property
    def events(self) -> Rows:
        """The event indices found so far."""
        return np.concatenate([_joined(self._found_events), np.array(sorted(self._told), int)])

    @property
    def share(self) -> float:
        """How much of what is told has been read, 0.0 to 1.0."""
        return self._looked / max(self._trace.last_event + 1, 1)

    @property
    def many(self) -> bool:
        """Whether so many events tell of it that no more were looked for."""
        return len(self._told) >= MOST_TOLD

    def _slices(self) -> Iterator[bool]:
        """Do the work, one slice for each item."""
        ops, events = len(self._trace.ops), self._trace.last_event + 1
        for start in range(0, ops, _CHUNK):
            uids = np.arange(start + 1, min(start + _CHUNK, ops) + 1)
            self._found_uids.append(uids[self._ops_match(uids)])
            yield True
        for start in range(0, events, _CHUNK):
            indices = np.arange(start, min(start + _CHUNK, events))
            if self._asks_events():
                own = self._events_match(indices).all(axis=0)
                self._found_events.append(indices[own])
            yield True
        yield from self._tellings(events)

    def _tellings(self, events: int) -> Iterator[bool]:
        """Read what is told of each event that was not found by itself, the likely ones first."""
        waiting, likely = np.ones(events, bool), np.zeros(events, bool)
        for found in self._found_events:
            waiting[found] = False
        for some in self._likely():
            likely[some[(some >= 0) & (some < events)]] = True
            yield True
        order = [np.flatnonzero(waiting & likely), np.flatnonzero(waiting & ~likely)]
        self._looked = events - sum(map(len, order))
        for indices in order:
            for start in range(0, len(indices), _TELLINGS):
                some = indices[start : start + _TELLINGS]
                own = self._events_match(some)
                for k, matches in zip(some.tolist(), own.T.tolist(), strict=True):
                    if self.many:
                        return
                    self._looked += 1
                    if self._tells(k, matches):
                        self._told.append(k)
                    yield True

    def _tells(self, k: int, matches: list[bool]) -> bool:
        """Return whether an event tells whatever it does not match by itself."""
        missing = [p for p, own in zip(self._query.told, matches, strict=True) if not own]
        if None in missing:
            return False
        text = f"{event_text(self._trace, k)}\n{self._broken.get(k, '')}"
        return all(pattern is not None and pattern.search(text) for pattern in missing)

    def _likely(self) -> Iterator[Rows]:
        """Events of which more is told than that an op began or ended, and of asked instants."""
        trace = self._trace
        times = [ns for word in self._query.words for ns in _instants(word)]
        yield np.array(sorted(self._broken), np.int64)
        for name in ("suspensions", "suspension_states", "backlog", "retries", "refusals"):
            yield from _pieces(getattr(trace, name).born)
        for column in (trace.backlog.died, trace.queue.cancelled):
            yield from _pieces(column)
        if not times:
            return
        for name, column_name in _TOLD_TIMES:
            table = getattr(trace, name)
            for told, born in zip(
                _pieces(table.column(column_name)), _pieces(table.born), strict=True
            ):
                yield born[np.isin(told, times)]
        for start in range(0, trace.last_event + 1, _CHUNK):
            at = np.isin(trace.events.time_ns[start : start + _CHUNK], times)
            yield np.flatnonzero(at) + start

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
        if field in _OF_EVENTS:
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
        return [w for w in self._trace.words if w in _PLAIN or w.startswith(_REASONED)]

    def _events_match(self, indices: Ids) -> Flags:
        """Return, by number and word of the query, whether each event matches it by itself."""
        uids = self._trace.queue.uid[self._trace.events.seq[indices]]
        of_op, rows = uids > 0, list[Flags]()
        for field, value in self._query.numbers:
            if field == "event":
                rows.append(np.asarray(indices == value))
            else:
                rows.append(of_op & self._op_number(np.maximum(uids, 1), field, value))
        for word in self._query.words:
            of_word = of_op & self._op_word(np.maximum(uids, 1), word)
            rows.append(of_word | self._event_word(indices, word))
        return np.array(rows, bool)

    def _event_word(self, indices: Ids, word: str) -> Flags:
        trace = self._trace
        kinds = [code for code, kind in enumerate(KINDS) if word in kind.lower()]
        outcomes = [trace.words.number(text) for text in self._outcomes if _begins(text, word)]
        kind = trace.queue.kind[trace.events.seq[indices]]
        return np.isin(kind, kinds) | np.isin(trace.events.outcome[indices], outcomes)


_PLAIN: Final = frozenset(Outcome) - {Outcome.REJECTED, Outcome.RETRY, Outcome.NONE}
_REASONED: Final = (f"{Outcome.REJECTED}:", f"{Outcome.RETRY}:")


def _pieces(column: Ids) -> Iterator[Ids]:
    """Return a column in pieces of one slice each."""
    return (column[start : start + _CHUNK] for start in range(0, len(column), _CHUNK))


def _number_told(field: str, value: int) -> re.Pattern[str] | None:
    """Return how a number is told; of an event's own index no text may stand for it."""
    if field == "event":
        return None
    name = "" if field == "bare" else rf"\b{field} "
    return re.compile(rf"{name}(?<![\d.]){value}(?![\d]|\.\d)", re.IGNORECASE)


def _instants(word: str) -> list[int]:
    """Return the instant or duration in ns that a word may be, in µs."""
    try:
        return [ns_from_us(word)]
    except ValueError:
        return []


def _begins(outcome: str, word: str) -> bool:
    """Whether an outcome, or the reason in it, begins with a word."""
    return any(part.startswith(word) for part in outcome.split(":"))


def _joined(found: list[Rows]) -> Rows:
    return np.concatenate([np.empty(0, np.int64), *found])
