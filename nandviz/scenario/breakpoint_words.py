"""Breakpoints and their conditions in words: what files, dialogs and lists read and write."""

import re
from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import joined, said
from nandviz.model.words import METRICS
from nandviz.scenario.problems import listed, nearest_name
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.units import ns_from_us, us_shortest

_OF_TIME: Final = {name.replace("_ns", "_us"): name for name in METRICS if name.endswith("_ns")}
_OF_COUNT: Final = {name: name for name in METRICS if not name.endswith("_ns")}
METRIC_NAMES: Final = {**_OF_COUNT, **_OF_TIME}
"""Name of a metric in words (times in µs) → name in the model (times in ns)."""
METRIC_IN_WORDS: Final = {metric: word for word, metric in METRIC_NAMES.items()}
"""The other way round."""

EXPECTED: Final = said("a metric, one of >= <= == != > <, and a number: 'backlog_size >= 3'")
_COMPARISON: Final = "(>=|<=|==|!=|>|<)"
_WHOLE: Final = "[0-9]{1,15}"
_DECIMAL: Final = rf"{_WHOLE}(\.[0-9]{{1,9}})?"
_CONDITION: Final = re.compile(f" *([a-z_]{{1,60}}) *{_COMPARISON} *({_DECIMAL}) *")

PATTERNS: Final = (
    f"^ *({'|'.join(sorted(_OF_COUNT))}) *{_COMPARISON} *{_WHOLE} *$",
    f"^ *({'|'.join(_OF_TIME)}) *{_COMPARISON} *{_DECIMAL} *$",
)
"""Regular expressions of conditions, on counts and on times."""


class ConditionError(NandvizError, ValueError):
    """A text that is no condition on a metric.

    Attributes
    ----------
    got, expected, nearest
        As of `nandviz.errors.Problem`; ``got`` is empty where the whole text is wrong.
    """

    def __init__(self, text: str, expected: str, got: str = "", nearest: str = "") -> None:
        wrong = got or repr(text)
        words = said("{got}: expected {expected}", got=wrong, expected=expected)
        if nearest:
            words = said(
                "{got}: expected {expected} (did you mean '{near}'?)",
                got=wrong,
                expected=expected,
                near=nearest,
            )
        super().__init__(words)
        self.got, self.expected, self.nearest = got, expected, nearest


def parse_condition(text: str) -> MetricCondition:
    """Read ``backlog_size >= 3`` or ``bus_busy_us > 9.8244``; ConditionError if it is none."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise ConditionError(text, EXPECTED)
    word, comparison, number = found[1], Comparison(found[2]), found[3]
    if word not in METRIC_NAMES:
        near = nearest_name(word, METRIC_NAMES)
        raise ConditionError(
            text, listed(METRIC_NAMES, 99), said("unknown metric '{name}'", name=word), near
        )
    if word in _OF_TIME:
        return MetricCondition(_OF_TIME[word], comparison, ns_from_us(number))
    if "." in number:
        raise ConditionError(text, said("a whole number for {name}", name=word))
    return MetricCondition(word, comparison, int(number))


def condition_words(what: MetricCondition) -> str:
    """Write a condition as `parse_condition` reads it."""
    word = METRIC_IN_WORDS[what.metric]
    value = us_shortest(what.value) if word in _OF_TIME else str(what.value)
    return f"{word} {what.comparison} {value}"


def breakpoint_words(what: Breakpoint) -> str:
    """Say what a breakpoint stops at: ``OP_END, op 1, from hit 2``."""
    law = said("broken law {law}", law=what.law)
    if what.law == ANY_LAW:
        law = said("broken law")
    words = [
        what.event or "",
        "" if what.op_uid is None else f"op {what.op_uid}",
        "" if what.die is None else f"die {what.die}",
        what.axis or "",
        condition_words(what.metric) if what.metric else "",
        "" if what.law is None else law,
    ]
    text = joined(", ", [each for each in words if each] or [said("every event")])
    return text if what.hits <= 1 else said("{what}, from hit {hits}", what=text, hits=what.hits)


def breakpoint_entry(what: Breakpoint) -> str:
    """Write a breakpoint as a scenario file has it: ``{event: OP_END, op_uid: 1}``."""
    values = {
        "event": what.event,
        "op_uid": what.op_uid,
        "die": what.die,
        "axis": what.axis,
        "metric": f'"{condition_words(what.metric)}"' if what.metric else None,
        "law": "any" if what.law == ANY_LAW else what.law,
        "hits": what.hits if what.hits > 1 else None,
    }
    return (
        f"{{{', '.join(f'{key}: {value}' for key, value in values.items() if value is not None)}}}"
    )
