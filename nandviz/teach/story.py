"""A PROGRAM that is suspended and resumed: what is asked for, and what executes when.

Every design of OP_END tells the same story; they differ in the OP_ENDs alone.
Source: engine specification, sections 6 and 7.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from nandviz.model.ops import OpDef, Profile
from nandviz.scenario import profile as profiles
from nandviz.scenario.problems import Sink

PROGRAM, SUSPEND, RESUME = "Page_Program_SLC", "Program_Suspend", "Program_Resume"


class Asked(NamedTuple):
    """A SUSPEND, and when its RESUME is asked for; None: never."""

    suspend_ns: int
    resume_ns: int | None


class Resumed(NamedTuple):
    """Start and end of a RESUME, and where the PROGRAM ends if nothing cuts it again."""

    at_ns: int
    done_ns: int
    end_ns: int


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension of the PROGRAM.

    Attributes
    ----------
    at_ns, free_ns
        Start and end of the SUSPEND; the PROGRAM is cut at its start.
    remaining_ns
        What is left of the PROGRAM.
    old_end_ns
        Where the PROGRAM would have ended without it.
    resumed
        None where it never is.
    """

    at_ns: int
    free_ns: int
    remaining_ns: int
    old_end_ns: int
    resumed: Resumed | None

    def holds(self, at_ns: int) -> bool:
        """Whether an OP_END of an instant finds the PROGRAM suspended by it.

        OP_END comes first at an instant: before a SUSPEND, and before a RESUME.
        """
        return self.at_ns < at_ns and (self.resumed is None or at_ns <= self.resumed.at_ns)


@dataclass(frozen=True)
class Story:
    """A PROGRAM, and its SUSPENDs and RESUMEs in order; times in ns."""

    asked: tuple[Asked, ...]
    start_ns: int = 0

    @property
    def planned_end_ns(self) -> int:
        """Where the PROGRAM ends if nothing cuts it."""
        return self.start_ns + op_def(PROGRAM).nominal_ns

    @cached_property
    def suspensions(self) -> tuple[Suspension, ...]:
        """The suspensions, in order.

        Raises
        ------
        ValueError
            If a SUSPEND does not come in a CORE_BUSY of the PROGRAM, or a RESUME before its
            SUSPEND.
        """
        issue_ns, _ = op_def(PROGRAM).durations_ns
        busy_ns, end_ns, found = self.start_ns + issue_ns, self.planned_end_ns, list[Suspension]()
        for each in self.asked:
            found.append(_suspension(each, busy_ns, end_ns))
            _, busy_ns, end_ns = found[-1].resumed or _NEVER
        return tuple(found)

    @property
    def true_ends_ns(self) -> tuple[int, ...]:
        """When the PROGRAM has executed all of its nominal time; nothing where it never has."""
        if not self.suspensions:
            return (self.planned_end_ns,)
        resumed = self.suspensions[-1].resumed
        return () if resumed is None else (resumed.end_ns,)

    @property
    def parts_ns(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each part of the PROGRAM that executes."""
        resumed = (each.resumed for each in self.suspensions)
        starts = [self.start_ns, *(each.done_ns for each in resumed if each is not None)]
        ends = [*(each.at_ns for each in self.suspensions), *self.true_ends_ns]
        return tuple(zip(starts, ends, strict=True))

    @property
    def last_ns(self) -> int:
        """Where the last thing that executes ends."""
        free = (each.free_ns for each in self.suspensions)
        return max(self.planned_end_ns, *free, *self.true_ends_ns)


_NEVER: Final = Resumed(-1, -1, -1)


def _suspension(asked: Asked, busy_ns: int, end_ns: int) -> Suspension:
    """Return a suspension of what is in CORE_BUSY from one instant to another."""
    at_ns = asked.suspend_ns
    if not busy_ns <= at_ns < end_ns:
        raise ValueError(f"nothing is in CORE_BUSY at {at_ns} ns")
    free_ns = at_ns + op_def(SUSPEND).nominal_ns
    cut = at_ns, free_ns, end_ns - at_ns, end_ns
    if asked.resume_ns is None:
        return Suspension(*cut, None)
    if asked.resume_ns < at_ns:
        raise ValueError(f"the RESUME at {asked.resume_ns} ns comes before its SUSPEND")
    resume_ns = max(asked.resume_ns, free_ns)
    done_ns = resume_ns + op_def(RESUME).nominal_ns
    return Suspension(*cut, Resumed(resume_ns, done_ns, done_ns + end_ns - at_ns))


@lru_cache
def _profile() -> Profile:
    return profiles.read(profiles.DEFAULT_PROFILE, None, None, "", Sink(""))[0]


def op_def(name: str) -> OpDef:
    """Return an op of the story, as the built-in profile has it."""
    return _profile().ops[name]
