"""What a scenario file says, as values that do not change.

Source: scenario specification.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from nandviz.model.ops import Profile
from nandviz.model.setup import Setup
from nandviz.model.words import Axis, EventKind
from nandviz.scenario.expectations import Expectation

ANY_LAW: Final = 0
"""``Breakpoint.law`` of a breakpoint that stops at whichever law is broken."""


class Comparison(StrEnum):
    """How a metric is compared."""

    GE = ">="
    LE = "<="
    EQ = "=="
    NE = "!="
    GT = ">"
    LT = "<"


@dataclass(frozen=True, slots=True)
class MetricCondition:
    """A condition on a metric, such as ``backlog_size >= 3``.

    Attributes
    ----------
    metric
        Name as in ``nandviz.engine.observer.METRICS``.
    value
        Times in ns.
    """

    metric: str
    comparison: Comparison
    value: int


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """Where the window stops: at the ``hits``-th event that meets all conditions that are set.

    Attributes
    ----------
    law
        Number of a law that is broken, ``ANY_LAW`` for any, None for no such condition.
    """

    event: EventKind | None = None
    op_uid: int | None = None
    die: int | None = None
    axis: Axis | None = None
    metric: MetricCondition | None = None
    law: int | None = None
    hits: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the time axis."""

    at_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class SweepSection:
    """What a file says of its sweep.

    Attributes
    ----------
    over
        (path, text of its values) of each axis.
    measures
        Names; what can be measured the study knows.
    out
        Folder of the results, relative to the file; None where it does not say.
    """

    over: tuple[tuple[str, str], ...]
    measures: tuple[str, ...]
    out: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a profile was read from, and its text as it was then (without a BOM)."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario file, checked.

    Attributes
    ----------
    path
        The file; None for text that is in no file.
    profile_name
        Profile as the file names it.
    lines
        Line (from 1) of each script entry; index = batch number.
    text
        The file as it stands, without a byte order mark; line ends as in the file.
    overrides
        Values of the command line, which went over those of the text.
    profile_sources
        The files that the profile was read from: its own, then what each extends.
    host_trace
        The file that the host's requests were read from; None where they are from none.
    expectations
        What the run is judged by, in order of the file.
    expectation_lines
        Line (from 1) of each.
    sweep
        What is to be swept over, None where the file says nothing of it.
    converted
        What is to be said of the other program's file that it was made of, a sentence each; None
        for a file of nandviz.
    """

    name: str
    description: str
    path: Path | None
    profile_name: str
    profile: Profile
    setup: Setup
    breakpoints: tuple[Breakpoint, ...]
    notes: tuple[Note, ...]
    lines: tuple[int, ...]
    text: str
    overrides: Mapping[str, str] = field(default_factory=dict)
    profile_sources: tuple[SourceFile, ...] = field(default=(), compare=False)
    host_trace: Path | None = field(default=None, compare=False)
    expectations: tuple[Expectation, ...] = ()
    expectation_lines: tuple[int, ...] = field(default=(), compare=False)
    sweep: SweepSection | None = None
    converted: tuple[str, ...] | None = field(default=None, compare=False)

    @property
    def profile_files(self) -> tuple[Path, ...]:
        """Paths of ``profile_sources``."""
        return tuple(source.path for source in self.profile_sources)
