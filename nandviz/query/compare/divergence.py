"""Where two traces part first.

Source: comparison specification, section "What is compared".
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import numpy as np

from nandviz.language import Said, said
from nandviz.query.compare.deeds import deed
from nandviz.query.compare.event_differences import MatchedEvents
from nandviz.query.compare.matching import NOBODY, Ints
from nandviz.query.compare.side_by_side import Rows
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


class How(StrEnum):
    """In what an event differs."""

    ONLY_A = "only in A"
    ONLY_B = "only in B"
    TIME = "time"
    OUTCOME = "outcome"
    OPS = "ops"
    """Other ops are submitted, or proposed."""
    OTHER = "other"
    """Two events at the same place, neither of which the other trace has there."""
    ORDER = "order"
    """Two events of one instant, in another order."""
    CAUSE = "cause"


_SWAPPED = {How.ONLY_A: How.ONLY_B, How.ONLY_B: How.ONLY_A}


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first event that is in one trace only, or not the same in both.

    Attributes
    ----------
    k_a, k_b
        Its event indices; -1 where it is not there. Two events where it is an order that differs.
    time_a_ns, time_b_ns
        When they are; -1 likewise.
    words_a, words_b
        What the run does there: ``suspends op 1``; empty where it is not there.
    """

    how: How
    k_a: int
    k_b: int
    time_a_ns: int
    time_b_ns: int
    words_a: str
    words_b: str

    def __neg__(self) -> Self:
        """Return it where A and B change places."""
        return replace(
            self,
            how=_SWAPPED.get(self.how, self.how),
            k_a=self.k_b,
            k_b=self.k_a,
            time_a_ns=self.time_b_ns,
            time_b_ns=self.time_a_ns,
            words_a=self.words_b,
            words_b=self.words_a,
        )

    @property
    def event(self) -> int:
        """Up to which event both are the same: its index, of A or B, whichever comes first."""
        return min(k for k in (self.k_a, self.k_b) if k != NOBODY)

    @property
    def time_ns(self) -> int:
        """When that is."""
        return min(
            ns for k, ns in ((self.k_a, self.time_a_ns), (self.k_b, self.time_b_ns)) if k != NOBODY
        )

    @property
    def sentence(self) -> Said:
        """The whole in words: ``Same until event 2 (100.000 µs). There A …; B ….``."""
        return said(
            "Same until event {event} ({time}). There {what}.",
            event=self.event,
            time=us_sentence(self.time_ns),
            what=self._what(),
        )

    def _what(self) -> Said:
        a, b = self.words_a, self.words_b
        if self.how is How.ONLY_A:
            return said("A {a}; B has no such event", a=a)
        if self.how is How.ONLY_B:
            return said("B {b}; A has no such event", b=b)
        if self.how is How.ORDER:
            return said("A {a} first, at the same instant; B {b} first", a=a, b=b)
        if self.how is How.CAUSE:
            return said("A {a}; B {b}, and another event has led to it", a=a, b=b)
        return said("A {a}; B {b}", a=self._at(a, self.time_a_ns), b=self._at(b, self.time_b_ns))

    def _at(self, words: str, time_ns: int) -> str:
        """Add the time to what is not at the instant at which both part."""
        if time_ns == self.time_ns:
            return words
        return said("at {time} {what}", time=us_sentence(time_ns), what=words)


def first_divergence(a: Trace, b: Trace, events: MatchedEvents) -> Divergence | None:
    """Find where two traces part; None where they do not. Cost: O(n), and the words of an event."""
    found = _parted(events)
    if found is None:
        return None
    how, row_a, row_b = found
    k_a, time_a_ns, words_a = _told(a, events.a, row_a)
    k_b, time_b_ns, words_b = _told(b, events.b, row_b)
    return Divergence(how, k_a, k_b, time_a_ns, time_b_ns, words_a, words_b)


def _told(trace: Trace, events: Rows, row: int) -> tuple[int, int, str]:
    if row == NOBODY:
        return NOBODY, NOBODY, ""
    k = int(events["k"][row])
    return k, int(events["time_ns"][row]), deed(trace, k)


def _parted(events: MatchedEvents) -> tuple[How, int, int] | None:
    """Return how, and the rows of both sides, `NOBODY` for none."""
    differs_a, differs_b = _differing(events)
    if events.by_place:
        place = _first_other_place(events)
        if place is None:
            return None
        first_a = place if place < len(events.a) and differs_a[place] else NOBODY
        first_b = place if place < len(events.b) and differs_b[place] else NOBODY
        if first_a == first_b == NOBODY:
            is_same = events.b_of_a[place] == place
            return (How.CAUSE if is_same else How.ORDER), place, place
    else:
        first_a, first_b = _first(differs_a), _first(differs_b)
        if first_a == first_b == NOBODY:
            return None
    return _earlier(events, first_a, first_b)


def _differing(events: MatchedEvents) -> tuple[Ints, Ints]:
    """Return for each event of A, and of B, whether the other lacks it or has another."""
    differs = []
    for own, rows in ((events.a, events.differences.a), (events.b, events.differences.b)):
        marked = np.zeros(len(own), bool)
        marked[np.searchsorted(own["k"], rows["k"][rows["k"] != NOBODY])] = True
        differs.append(marked)
    return differs[0], differs[1]


def _first(flags: Ints) -> int:
    return int(np.argmax(flags)) if flags.any() else NOBODY


def _first_other_place(events: MatchedEvents) -> int | None:
    """Return the first place at which not both traces have the same event, the same in all."""
    a, b = events.a, events.b
    least = min(len(a), len(b))
    same = events.b_of_a[:least] == np.arange(least)
    for name in ("time_ns", "outcome", "says", "cause"):
        same &= a[name][:least] == b[name][:least]
    place = _first(~same)
    if place == NOBODY and len(a) != len(b):
        return least
    return None if place == NOBODY else place


def _earlier(events: MatchedEvents, row_a: int, row_b: int) -> tuple[How, int, int]:
    """Return which of two that differ comes first, one of A and one of B, as `_parted` does."""
    if NOBODY not in {row_a, row_b} and events.b_of_a[row_a] != row_b:
        order_a, order_b = (
            (each["time_ns"], each["kind"]) for each in (events.a[row_a], events.b[row_b])
        )
        if order_a == order_b:
            return How.OTHER, row_a, row_b
        row_a, row_b = (row_a, NOBODY) if order_a < order_b else (NOBODY, row_b)
    if row_a == NOBODY:
        row_a = int(events.a_of_b[row_b])
    elif row_b == NOBODY:
        row_b = int(events.b_of_a[row_a])
    if NOBODY in {row_a, row_b}:
        return (How.ONLY_B if row_a == NOBODY else How.ONLY_A), row_a, row_b
    return _how(events.a[row_a], events.b[row_b]), row_a, row_b


def _how(a: Rows, b: Rows) -> How:
    """Return in what an event that is in both differs."""
    if a["time_ns"] != b["time_ns"]:
        return How.TIME
    return How.OUTCOME if a["outcome"] != b["outcome"] else How.OPS
