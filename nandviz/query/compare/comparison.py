"""Two traces side by side, as a value.

Source: comparison specification, section "What is compared".
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from nandviz.language import Said, said
from nandviz.query.compare.divergence import Divergence, first_divergence
from nandviz.query.compare.event_differences import EventDifferences, MatchedEvents
from nandviz.query.compare.identity import EntryPairs, Identity, identify
from nandviz.query.compare.matching import NOBODY, Ints
from nandviz.query.compare.op_differences import OpDifferences, op_differences
from nandviz.query.compare.value_differences import (
    LawDifference,
    ValueDifference,
    figure_differences,
    law_differences,
    metric_differences,
)
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace


class Comparison:
    """What differs between trace A and trace B, as they were when it was made.

    Two are equal if they say the same; ``-comparison`` is that of B with A. What is not asked for
    is not worked out; the traces may not grow until it is.

    Attributes
    ----------
    a, b
        The traces.
    who
        Who is who.
    """

    def __init__(self, a: Trace, b: Trace, who: Identity) -> None:
        self.a, self.b, self.who = a, b, who

    @cached_property
    def matched(self) -> MatchedEvents:
        """The events of both, and which is which."""
        return MatchedEvents(self.a, self.b, self.who)

    @cached_property
    def ops(self) -> OpDifferences:
        """The ops that differ."""
        return op_differences(self.a, self.b, self.who)

    @cached_property
    def events(self) -> EventDifferences:
        """The events that differ."""
        return self.matched.differences

    @cached_property
    def divergence(self) -> Divergence | None:
        """Where they part first; None if every event is the same."""
        return first_divergence(self.a, self.b, self.matched)

    @cached_property
    def metrics(self) -> tuple[ValueDifference, ...]:
        """The metrics that differ at the end."""
        return metric_differences(self.a, self.b)

    @cached_property
    def figures(self) -> tuple[ValueDifference, ...]:
        """The figures that differ."""
        return figure_differences(self.a, self.b)

    def laws(self, a: Sequence[Verdict], b: Sequence[Verdict]) -> tuple[LawDifference, ...]:
        """Return the laws that hold in one only, given the verdicts, which cost most of all."""
        return law_differences(a, b)

    # Who is who

    def op_of_b(self, uid: int) -> int | None:
        """Return the op of B that op ``uid`` of A is; None if it has none."""
        return _uid(int(self.who.b_of_a[uid - 1]))

    def op_of_a(self, uid: int) -> int | None:
        """Return the op of A that op ``uid`` of B is; None if it has none."""
        return _uid(int(self.who.a_of_b[uid - 1]))

    def event_of_b(self, k: int) -> int | None:
        """Return the event of B that event ``k`` of A is; None if it has none."""
        return self.matched.index_of_other(k)

    def event_of_a(self, k: int) -> int | None:
        """Return the event of A that event ``k`` of B is; None if it has none."""
        return self.matched.index_of_other(k, of_b=True)

    def differing_places(self, *, of_b: bool) -> Ints:
        """Return the events of A (or B) that differ, ascending.

        Where one is in the other trace only: the last event of this one that is not later.
        """
        own, other = (self.events.b, self.events.a) if of_b else (self.events.a, self.events.b)
        times = (self.b if of_b else self.a).events.time_ns
        before = np.searchsorted(times, other["time_ns"], side="right") - 1
        places: Ints = np.unique(np.where(own["k"] == NOBODY, before, own["k"]))
        return places

    # The whole

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self._parts() == ((0, 0), None, (), ())

    def _parts(self) -> tuple[object, ...]:
        return (len(self.ops), len(self.events)), self.divergence, self.metrics, self.figures

    @property
    def sentence(self) -> Said:
        """Where they part, in a sentence."""
        if self.divergence is not None:
            return self.divergence.sentence
        if self.is_empty:
            return said("Both runs are the same.")
        return said("Every event is the same in both.")

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Comparison)
            and self._parts() == other._parts()
            and self.ops == other.ops
            and self.events == other.events
        )

    __hash__ = None  # type: ignore[assignment]  # arrays have none

    def __neg__(self) -> "Comparison":
        """Return the comparison of B with A, from what this one says."""
        turned = Comparison(self.b, self.a, self.who.swapped())
        turned.ops, turned.events = -self.ops, -self.events
        turned.divergence = None if self.divergence is None else -self.divergence
        turned.metrics = tuple(-each for each in self.metrics)
        turned.figures = tuple(-each for each in self.figures)
        return turned


def _uid(row: int) -> int | None:
    return None if row == NOBODY else row + 1


def compare(a: Trace, b: Trace, entries: EntryPairs | None = None) -> Comparison:
    """Compare two traces.

    Parameters
    ----------
    entries
        Which entries of the scripts are the same, where a session knows it; None to align them by
        what they say.

    Returns
    -------
    Comparison
        Cost: O(n log n) in the events of both, and what `alignment.aligned` costs.
    """
    return Comparison(a, b, identify(a, b, entries))
