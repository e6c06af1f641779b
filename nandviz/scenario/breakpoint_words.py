"""Breakpoints and their conditions in words, as a dialog shows and takes them."""

import re
from typing import Final

from nandviz.errors import NandvizError
from nandviz.model.words import METRICS
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition

_CONDITION: Final = re.compile(r"\s*(\w+)\s*(>=|<=|==|!=|>|<)\s*(-?\d+)\s*")


def parse_condition(text: str) -> MetricCondition:
    """Read ``backlog_size >= 3``, as `condition_words` writes it; NandvizError if it is none."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise NandvizError(f"{text!r} is no condition; write: backlog_size >= 3")
    if found[1] not in METRICS:
        raise NandvizError(f"no metric {found[1]!r}; there are {', '.join(METRICS)}")
    return MetricCondition(found[1], Comparison(found[2]), int(found[3]))


def condition_words(what: MetricCondition) -> str:
    """Write a condition as `parse_condition` reads it."""
    return f"{what.metric} {what.comparison} {what.value}"


def breakpoint_words(what: Breakpoint) -> str:
    """Say what a breakpoint stops at: ``OP_END, op 1, from hit 2``."""
    law = "broken law" if what.law == ANY_LAW else f"broken law {what.law}"
    said = [
        what.event or "",
        "" if what.op_uid is None else f"op {what.op_uid}",
        "" if what.die is None else f"die {what.die}",
        what.axis or "",
        condition_words(what.metric) if what.metric else "",
        "" if what.law is None else law,
    ]
    text = ", ".join(each for each in said if each) or "every event"
    return text if what.hits <= 1 else f"{text}, from hit {what.hits}"
