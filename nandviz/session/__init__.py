"""Everything that a user can do, without a window: see docs/session.md.

The words of the engine that a window needs are given on here: a view never imports the engine.
"""

from nandviz.model.words import METRICS, Axis, EventKind, Fate, Reason
from nandviz.query.event_effects import Changed
from nandviz.query.jumps import JumpKind
from nandviz.query.narration import Narration
from nandviz.query.search import Search
from nandviz.run import Progress
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.session.breakpoints import Held, parse_condition, words
from nandviz.session.changes import Change, Stop, StopReason, Topic
from nandviz.session.session import Session

breakpoint_words = words

__all__ = [
    "ANY_LAW",
    "METRICS",
    "Axis",
    "Breakpoint",
    "Change",
    "Changed",
    "Comparison",
    "EventKind",
    "Fate",
    "Held",
    "JumpKind",
    "MetricCondition",
    "Narration",
    "Progress",
    "Reason",
    "Search",
    "Session",
    "Stop",
    "StopReason",
    "Topic",
    "breakpoint_words",
    "parse_condition",
]
