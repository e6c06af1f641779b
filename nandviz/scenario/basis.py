"""What stands between the text of a scenario file and its scenario: the script and its basis."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nandviz.errors import Problem
from nandviz.model.ops import Profile
from nandviz.model.setup import Policies, Submission, Topology
from nandviz.scenario.problems import Sink
from nandviz.scenario.scenario import SourceFile


@dataclass
class Basis:
    """What the script is read against, and what was wrong with it."""

    keys: tuple[str, ...]
    profile: Profile | None
    profile_sources: tuple[SourceFile, ...]
    topology: Topology | None
    policies: Policies
    overrides: Mapping[str, Any]
    problems: list[Problem]


@dataclass
class Script:
    """The script as read so far."""

    basis: Basis
    sink: Sink
    submissions: list[Submission] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    ops: int = 0
    full: bool = False
    """Whether its list of problems is full: the rest is not read."""
