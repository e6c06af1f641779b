"""Five ways to end an op, side by side: each design's run of a story, judged by the laws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from nandviz.exchange.nandseqgen.given import GivenOp, StateSpan, trace_of
from nandviz.language import said
from nandviz.model.ops import OpDef, Target
from nandviz.teach.designs import DESIGNS, Design, Ends
from nandviz.teach.story import PROGRAM, RESUME, SUSPEND, Asked, Story, op_def
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Verdict, Violation
from nandviz.trace.tables import Trace

_PLANES: Final = 4
_TARGET: Final = Target(0, 0, 0)
_LATER_NS: Final = 5_000_000
_LATER_DIE: Final = 1
"""When and where the PROGRAM follows that nothing suspends, at the earliest."""

_NOT_JUDGED: Final[Mapping[int, str]] = MappingProxyType(
    {
        5: said("the bus is left out"),
        9: said("there is no backlog"),
        10: said("fates are worked out from the events"),
        11: said("there is no backlog"),
        12: said("which OP_ENDs are pending is what the designs differ in"),
        13: said("remainders are worked out from what executes"),
        17: said("there are neither batches nor a backlog"),
    }
)


class Case(StrEnum):
    """When the RESUME comes: the tabs."""

    AFTER = "after"
    BEFORE = "before"
    TWICE = "twice"
    NEVER = "never"


STORIES: Final[Mapping[Case, Story]] = MappingProxyType(
    {
        Case.AFTER: Story((Asked(100_000, 400_000),)),
        Case.BEFORE: Story((Asked(100_000, 150_000),)),
        Case.TWICE: Story((Asked(100_000, 150_000), Asked(450_000, 900_000))),
        Case.NEVER: Story((Asked(100_000, None),)),
    }
)
"""What each tab begins with."""


@dataclass(frozen=True)
class Outcome:
    """What a design makes of a story.

    Attributes
    ----------
    ends_ns
        Its OP_ENDs of the PROGRAM.
    """

    design: Design
    story: Story
    ends_ns: Ends
    trace: Trace
    verdicts: tuple[Verdict, ...]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Where laws are broken, law by law."""
        return tuple(found for each in self.verdicts for found in each.violations)

    @property
    def broken(self) -> tuple[int, ...]:
        """The numbers of the laws that are broken."""
        return tuple(each.law for each in self.verdicts if each.violations)

    @property
    def right(self) -> bool:
        """Whether no law is broken: the OP_ENDs are the true ones."""
        return not self.broken


def outcome(design: Design, story: Story) -> Outcome:
    """Return what a design makes of a story. Cost: some ms."""
    ends_ns = DESIGNS[design](story)
    trace = told(story, ends_ns, design)
    return Outcome(design, story, ends_ns, trace, tuple(laws.check(trace)))


def outcomes(story: Story) -> tuple[Outcome, ...]:
    """Return what each design makes of a story."""
    return tuple(outcome(design, story) for design in Design)


@lru_cache
def of_case(case: Case) -> tuple[Outcome, ...]:
    """Return what each design makes of the story that a tab begins with."""
    return outcomes(STORIES[case])


def case_of(story: Story) -> Case:
    """Return the tab that a story belongs to; at one instant OP_END comes before RESUME."""
    *before, last = story.suspensions
    if last.resumed is None:
        return Case.NEVER
    if before:
        return Case.TWICE
    return Case.BEFORE if last.resumed.at_ns < last.old_end_ns else Case.AFTER


def resumed_at(story: Story, at_ns: int, latest_end_ns: int) -> Story:
    """Return a story with its last RESUME at an instant, or as near as it can be.

    Not before the SUSPEND's end, and so that the PROGRAM ends by ``latest_end_ns``; the same story
    where it is never resumed.
    """
    last = story.suspensions[-1]
    if last.resumed is None:
        return story
    latest_ns = last.resumed.at_ns + latest_end_ns - last.resumed.end_ns
    at_ns = max(min(at_ns, latest_ns), last.free_ns)
    asked = *story.asked[:-1], story.asked[-1]._replace(resume_ns=at_ns)
    return replace(story, asked=asked)


def told(story: Story, ends_ns: Ends, name: str) -> Trace:
    """Return the trace of a story whose PROGRAM has these OP_ENDs.

    After all of it, on another die, a PROGRAM follows that nothing suspends: it shows what the
    nominal time is, which law 1 needs, and until when nothing else comes.
    """
    program = op_def(PROGRAM)
    spans = tuple(_program_parts(story))
    ops = [GivenOp(program, _TARGET, spans, ends_ns)]
    for each in story.suspensions:
        ops.append(_whole(op_def(SUSPEND), None, each.at_ns))
        if each.resumed is not None:
            ops.append(_whole(op_def(RESUME), None, each.resumed.at_ns))
    later_ns = max(_LATER_NS, story.last_ns, *ends_ns)
    ops.append(_whole(program, _TARGET, later_ns, _LATER_DIE))
    return trace_of(name, ops, _PLANES, _NOT_JUDGED)


def _program_parts(story: Story) -> Iterator[tuple[StateSpan, ...]]:
    issue, busy = op_def(PROGRAM).base.states
    issue_ns, _ = op_def(PROGRAM).durations_ns
    (start_ns, end_ns), *resumed = story.parts_ns
    begun_ns = start_ns + issue_ns
    head = StateSpan(issue.name, start_ns, begun_ns)
    yield (head, StateSpan(busy.name, begun_ns, end_ns)) if end_ns > begun_ns else (head,)
    for span_ns in resumed:
        yield (StateSpan(busy.name, *span_ns),)


def _whole(op: OpDef, target: Target | None, start_ns: int, die: int = 0) -> GivenOp:
    """Return an op that nothing cuts."""
    states = op.base.states
    part = tuple(
        StateSpan(states[state].name, begin_ns, end_ns)
        for state, begin_ns, end_ns in op.shape.segments_at(start_ns)
    )
    return GivenOp(op, target, (part,), (start_ns + op.nominal_ns,), die)
