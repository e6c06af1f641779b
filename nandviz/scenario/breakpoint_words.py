"""Breakpoints and their conditions in words: what files, dialogs, lists and studies read and write.

A condition is a breakpoint: it holds of a run where that would stop. ``law 6``, ``rejected
target_suspended``, ``backlog dropped``, ``delay(3.0) > 5000``, ``OP_END, op 2.0``, ``backlog_size
>= 3, from hit 2``: clauses with a comma between, all of which must hold of one event.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from nandviz.errors import NandvizError
from nandviz.language import joined, said
from nandviz.model.laws import TITLES
from nandviz.model.words import METRICS, Axis, EntryFate, EventKind, Reason, Why
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.problems import listed, nearest_name
from nandviz.scenario.scenario import (
    ANY_LAW,
    Breakpoint,
    Comparison,
    EntryCondition,
    FigureCondition,
    MetricCondition,
    OpFigure,
    RefusalCondition,
)
from nandviz.units import ns_from_us, us_shortest

_OF_TIME: Final = {name.replace("_ns", "_us"): name for name in METRICS if name.endswith("_ns")}
_OF_COUNT: Final = {name: name for name in METRICS if not name.endswith("_ns")}
METRIC_NAMES: Final = {**_OF_COUNT, **_OF_TIME}
"""Name of a metric in words (times in µs) → name in the model (times in ns)."""
METRIC_IN_WORDS: Final = {metric: word for word, metric in METRIC_NAMES.items()}
"""The other way round."""

ENTRY_WORDS: Final = {
    each.value: each for each in (Why.DISPLACED, Why.BOUNDARY, Why.DEFERRED, *EntryFate)
}
"""How an entry comes into a backlog or leaves it; one that moved is told as it leaves."""
ANY: Final = "any"

EXPECTED: Final = said("a metric, one of >= <= == != > <, and a number: 'backlog_size >= 3'")
_COMPARISON: Final = "(>=|<=|==|!=|>|<)"
_WHOLE: Final = "[0-9]{1,15}"
_DECIMAL: Final = rf"{_WHOLE}(\.[0-9]{{1,9}})?"
_PLACE: Final = r"((?:0|[1-9][0-9]{0,6})\.(?:0|[1-9][0-9]{0,6}))"
_CONDITION: Final = re.compile(f" *([a-z_]{{1,60}}) *{_COMPARISON} *({_DECIMAL}) *")
_OF_OP: Final = rf" *([a-z_]{{1,60}})\({_PLACE}\) *{_COMPARISON} *({_DECIMAL}) *"

PATTERNS: Final = (
    f"^ *({'|'.join(sorted(_OF_COUNT))}) *{_COMPARISON} *{_WHOLE} *$",
    f"^ *({'|'.join(_OF_TIME)}) *{_COMPARISON} *{_DECIMAL} *$",
)
"""Regular expressions of conditions, on counts and on times."""
FIGURE_PATTERN: Final = rf"^ *({'|'.join(OpFigure)})\({_PLACE}\) *{_COMPARISON} *{_DECIMAL} *$"
"""Regular expression of a condition on a figure of an op."""
REFUSAL_PATTERN: Final = f"^({'|'.join([ANY, *Reason])})$"
ENTRY_PATTERN: Final = f"^({'|'.join(ENTRY_WORDS)})( ({'|'.join(Reason)}))?$"


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
    """Say what a breakpoint stops at, as `parse_breakpoint` reads it: ``OP_END, op 1``."""
    law = said("broken law {law}", law=what.law)
    if what.law == ANY_LAW:
        law = said("broken law")
    words = [
        what.event or "",
        "" if what.op_uid is None else f"op {what.op_uid}",
        "" if what.die is None else f"die {what.die}",
        what.axis or "",
        condition_words(what.metric) if what.metric else "",
        more_words(what),
        "" if what.law is None else law,
    ]
    text = joined(", ", [each for each in words if each] or [said("every event")])
    return text if what.hits <= 1 else said("{what}, from hit {hits}", what=text, hits=what.hits)


def more_words(what: Breakpoint) -> str:
    """Say the clauses of a breakpoint that no list offers: those of op, figure, refusal, entry."""
    words = [
        "" if what.op is None else f"op {what.op}",
        "" if what.figure is None else figure_words(what.figure),
        "" if what.rejected is None else _with_reason("rejected", what.rejected.reason),
        "" if what.backlog is None else f"backlog {entry_words(what.backlog)}",
    ]
    return ", ".join(each for each in words if each)


def figure_words(what: FigureCondition) -> str:
    """Write a condition on a figure: ``delay(3.0) > 5000``."""
    value = str(what.value) if what.figure is OpFigure.SUSPENDS else us_shortest(what.value)
    return f"{what.figure}({what.op}) {what.comparison} {value}"


def entry_words(what: EntryCondition) -> str:
    """Write what becomes of an entry, and why: ``dropped not_suspended``."""
    return _with_reason(what.what, what.reason)


def _with_reason(word: str, reason: Reason | None) -> str:
    return word if reason is None else f"{word} {reason}"


CONDITION_EXPECTED: Final = said(
    "clauses with a comma between, such as: law 6; law any; rejected target_suspended; backlog "
    "dropped; delay(3.0) > 5000; backlog_size >= 3; OP_END, op 2.0"
)

FURTHER_EXPECTED: Final = said(
    "rejected REASON, backlog WORD, op 2.0, or delay(3.0) > 5000; what else there is has a line of "
    "its own"
)


def parse_breakpoint(text: str) -> Breakpoint:
    """Read a condition in words, as `breakpoint_words` writes it and people do: ``law 6``.

    Raises
    ------
    ConditionError
        If it is none, or says a thing twice.
    """
    values: dict[str, Any] = {}
    for clause in text.split(","):
        for key, value in _clause(text, clause.strip()).items():
            if key in values:
                raise ConditionError(text, said("each kind of clause once"), repr(clause.strip()))
            values[key] = value
    return Breakpoint(**values)


def _clause(text: str, clause: str) -> dict[str, Any]:
    """Return the fields of a breakpoint that a clause sets."""
    for pattern, read in _CLAUSES:
        found = pattern.fullmatch(clause)
        if found is not None:
            return read(text, *found.groups())
    raise ConditionError(text, CONDITION_EXPECTED, repr(clause) if clause != text else "")


def _known(text: str, word: str, names: Collection[str], what: str) -> str:
    if word not in names:
        raise ConditionError(text, listed(names, 99), what, nearest_name(word, names))
    return word


def _law(text: str, number: str | None) -> dict[str, Any]:
    if number in (None, ANY):
        return {"law": ANY_LAW}
    laws = [str(law) for law in TITLES]
    return {"law": int(_known(text, str(number), laws, said("no law {number}", number=number)))}


def _reason(text: str, word: str | None) -> Reason | None:
    if word in (None, ANY):
        return None
    what = said("unknown reason '{name}'", name=word)
    return Reason(_known(text, str(word), [*Reason], what))


def _entry(text: str, word: str, reason: str | None) -> dict[str, Any]:
    name = _known(text, word, ENTRY_WORDS, said("unknown word '{name}'", name=word))
    return {"backlog": EntryCondition(ENTRY_WORDS[name], _reason(text, reason))}


def _place(text: str) -> OpPlace:
    entry, place = text.split(".")
    return OpPlace(int(entry), int(place))


def _figure(
    text: str, word: str, place: str, comparison: str, number: str, _fraction: str | None
) -> dict[str, Any]:
    what = said("unknown figure of an op '{name}'", name=word)
    figure = OpFigure(_known(text, word, [*OpFigure], what))
    counts = figure is OpFigure.SUSPENDS
    if counts and "." in number:
        raise ConditionError(text, said("a whole number for {name}", name=word))
    value = int(number) if counts else ns_from_us(number)
    return {"figure": FigureCondition(figure, _place(place), Comparison(comparison), value)}


def _hits(_text: str, number: str) -> dict[str, Any]:
    return {"hits": int(number)}


_Read = Callable[..., dict[str, Any]]


def _clauses() -> Iterator[tuple[str, _Read]]:
    yield "every event", lambda _: {}
    yield f"({'|'.join(EventKind)})", lambda _, word: {"event": EventKind(word)}
    yield f"({'|'.join(Axis)})", lambda _, word: {"axis": Axis(word)}
    yield "op +([1-9][0-9]{0,8})", lambda _, number: {"op_uid": int(number)}
    yield f"op +{_PLACE}", lambda _, place: {"op": _place(place)}
    yield "die +([0-9]{1,6})", lambda _, number: {"die": int(number)}
    yield "(?:broken +)?law +([a-z0-9]+)", _law
    yield "broken +law()", lambda text, _: _law(text, None)
    yield (
        "rejected(?: +([a-z_]+))?",
        lambda text, word: {"rejected": RefusalCondition(_reason(text, word))},
    )
    yield "backlog +([a-z_]+)(?: +([a-z_]+))?", _entry
    yield _OF_OP, _figure
    yield "from +hit +([1-9][0-9]{0,8})", _hits
    yield f"([a-z_]+ *{_COMPARISON}.*)", lambda _, words, __: {"metric": parse_condition(words)}


_CLAUSES: Final = tuple((re.compile(pattern), read) for pattern, read in _clauses())
"""How each clause looks, and what reads it; the text that it is part of goes first."""


def breakpoint_entry(what: Breakpoint) -> str:
    """Write a breakpoint as a scenario file has it: ``{event: OP_END, op_uid: 1}``."""
    values = {
        "event": what.event,
        "op_uid": what.op_uid,
        "die": what.die,
        "axis": what.axis,
        "metric": f'"{condition_words(what.metric)}"' if what.metric else None,
        "law": ANY if what.law == ANY_LAW else what.law,
        "op": what.op and f'"{what.op}"',
        "figure": f'"{figure_words(what.figure)}"' if what.figure else None,
        "rejected": what.rejected and (what.rejected.reason or ANY),
        "backlog": what.backlog and entry_words(what.backlog),
        "hits": what.hits if what.hits > 1 else None,
    }
    return (
        f"{{{', '.join(f'{key}: {value}' for key, value in values.items() if value is not None)}}}"
    )
