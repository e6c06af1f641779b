"""What a scenario expects of its run, as values that do not change.

Source: exchange specification, section Verdicts in CI.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from nandviz.model.words import Fate, OpEvent, Reason, Status

ALL_LAWS: Final = 0
"""``LawExpectation.law`` of an expectation of every law."""


class OpPlace(NamedTuple):
    """An op of the script, by its entry and its place in the batch of that, both from 0."""

    entry: int
    place: int

    def __str__(self) -> str:
        return f"{self.entry}.{self.place}"


@dataclass(frozen=True, slots=True)
class OpExpectation:
    """What becomes of an op, and when it ends; at least one of the two."""

    op: OpPlace
    fate: Fate | None = None
    end_ns: int | None = None


@dataclass(frozen=True, slots=True)
class LawExpectation:
    """What is known of a law, or of `ALL_LAWS`."""

    law: int
    verdict: Status


@dataclass(frozen=True, slots=True)
class EventExpectation:
    """Something that happens to an op, once or more often.

    Attributes
    ----------
    at_ns
        When; None for any time.
    remaining_ns
        What is left of the op then, at a SUSPEND or RESUME; None for however much.
    """

    event: OpEvent
    op: OpPlace
    at_ns: int | None = None
    remaining_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An op that is refused at its submission; for any reason where there is None."""

    op: OpPlace
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class MetricExpectation:
    """A metric at the end of the run; times in ns."""

    metric: str
    value: int


Expectation = OpExpectation | LawExpectation | EventExpectation | Rejection | MetricExpectation


def op_of(what: Expectation) -> OpPlace | None:
    """Return the op that is expected something of; None for laws and metrics."""
    return None if isinstance(what, LawExpectation | MetricExpectation) else what.op


def subject_of(what: Expectation) -> object:
    """Return what is the same in expectations of which the later one replaces the earlier."""
    match what:
        case OpExpectation() | Rejection():
            return what.op
        case LawExpectation():
            return LawExpectation
        case EventExpectation():
            return what.event, what.op
        case MetricExpectation():
            return what.metric


def merged(
    before: Sequence[Expectation], wanted: Sequence[Expectation], kept: Collection[Expectation]
) -> list[Expectation]:
    """Return what is expected where more is wanted: that takes the place of what is of the same.

    Parameters
    ----------
    kept
        Those of before that stay, whatever is wanted of the same.
    """
    new = {each: subject_of(each) for each in wanted if each not in before}
    found = []
    for each in before:
        if each in wanted or each in kept or subject_of(each) not in map(subject_of, wanted):
            found.append(each)
            continue
        other = next((n for n, subject in new.items() if subject == subject_of(each)), None)
        if other is not None:
            del new[other]
            found.append(other)
    return [*found, *new]
