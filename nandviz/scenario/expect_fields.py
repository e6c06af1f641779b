"""The forms of what a scenario expects: their keys, and from nodes to values.

Source: exchange specification, section Verdicts in CI.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Map
from decimal import Decimal
from typing import Any, Final, NamedTuple

from nandviz.language import said
from nandviz.model.laws import LAWS
from nandviz.model.setup import Submission
from nandviz.model.words import Fate, OpEvent, Reason, Status
from nandviz.scenario.breakpoint_words import METRIC_NAMES
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    Expectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    OpPlace,
    Rejection,
    op_of,
)
from nandviz.scenario.fields import (
    NUMBER,
    Choice,
    Json,
    Micros,
    as_mapping,
    join,
    plain_text,
    shown,
)
from nandviz.scenario.nodes import Node, Scalar
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.section import Field, Section, Values, optional
from nandviz.units import MAX_COUNT, ns_from_us

_PLACE: Final = re.compile(r"(0|[1-9][0-9]{0,6})\.(0|[1-9][0-9]{0,6})", re.ASCII)


class Place:
    """An op of the script, as entry.place: ``2.0``, in quotes or not."""

    EXPECTED: Final = said("an op as entry.place, both from 0: 2.0")

    def read(self, node: Node, path: str, sink: Sink) -> OpPlace:
        """Return the place; the text counts: ``2.10`` is the eleventh op of a batch."""
        found = _PLACE.fullmatch(node.value) if isinstance(node, Scalar) else None
        if found is None:
            raise sink.fail(node, path, shown(node), self.EXPECTED)
        return OpPlace(int(found[1]), int(found[2]))

    def json(self) -> Json:
        """Return the JSON Schema."""
        text = {"type": "string", "pattern": f"^({_PLACE.pattern})$"}
        return {"anyOf": [{"type": "number", "minimum": 0}, text]}


class LawNumber:
    """A law by its number, or ``all``."""

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return the number, `ALL_LAWS` for all."""
        text = node.value if isinstance(node, Scalar) else None
        numbers = [str(law.number) for law in LAWS]
        if text == "all":
            return ALL_LAWS
        if plain_text(node) not in numbers:
            expected = said("a law's number ({numbers}), or all", numbers=", ".join(numbers))
            raise sink.fail(node, path, shown(node), expected)
        return int(text or 0)

    def json(self) -> Json:
        """Return the JSON Schema."""
        numbers = [law.number for law in LAWS]
        return {"anyOf": [{"const": "all"}, {"type": "integer", "enum": numbers}]}


class MetricValue:
    """The value of a metric as it is written: a time in µs, or a number of times."""

    def read(self, node: Node, path: str, sink: Sink) -> Decimal:
        """Return the number."""
        text = plain_text(node)
        if text is None or len(text) > 40 or not NUMBER.fullmatch(text) or text[0] == "-":
            raise sink.fail(node, path, shown(node), said("a number of 0 or more"))
        return Decimal(text)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "number", "minimum": 0}


def _words(words: Iterable[Any]) -> Choice[Any]:
    return Choice({word.value: word for word in words})


_OP = Field("op", Place(), doc="entry.place of an op of the script")
_FATE = optional("fate", _words(Fate))
_END = optional("end_us", Micros(), doc="end of its last part")
_LAW = Field("law", LawNumber())
_VERDICT = Field("verdict", _words(Status))
_EVENT = Field("event", _words(OpEvent))
_OF = Field("of", Place(), doc="entry.place of the op that it happens to")
_AT = optional("at_us", Micros(), doc="of a RESUME: when the op goes on")
_REMAINING = optional("remaining_us", Micros(), doc="of a SUSPEND or RESUME: what is left")
_REJECTED = Field("rejected", Place(), doc="entry.place of an op that is refused")
_REASON = optional("reason", _words(Reason))
_METRIC = Field("metric", Choice(METRIC_NAMES), doc="at the end of the run")
_VALUE = Field("value", MetricValue())


class _Form(NamedTuple):
    """A form: its keys, and the value that is made of theirs."""

    section: Section
    made: Callable[[Values, str, Sink], Expectation]


def _op(values: Values, path: str, sink: Sink) -> Expectation:
    found = OpExpectation(values[_OP], values[_FATE], values[_END])
    if found.fate is None and found.end_ns is None:
        raise sink.fail(values.mapping, path, said("nothing that is expected"), "fate, end_us")
    return found


def _law(values: Values, _path: str, _sink: Sink) -> Expectation:
    return LawExpectation(values[_LAW], values[_VERDICT])


def _event(values: Values, path: str, sink: Sink) -> Expectation:
    event, remaining_ns = values[_EVENT], values[_REMAINING]
    if remaining_ns is not None and event not in (OpEvent.SUSPEND, OpEvent.RESUME):
        got = said("remaining_us of {event}", event=event.value)
        where = join(path, _REMAINING.key)
        raise sink.fail(values.node(_REMAINING), where, got, "event: SUSPEND, RESUME")
    return EventExpectation(event, values[_OF], values[_AT], remaining_ns)


def _rejected(values: Values, _path: str, _sink: Sink) -> Expectation:
    return Rejection(values[_REJECTED], values[_REASON])


def _metric(values: Values, path: str, sink: Sink) -> Expectation:
    name, value = values[_METRIC], values[_VALUE]
    is_time = name.endswith("_ns")
    try:
        number = ns_from_us(value) if is_time else int(value)
    except ValueError as error:
        raise sink.fail(values.node(_VALUE), join(path, "value"), str(value), str(error)) from None
    if not is_time and (number != value or number > MAX_COUNT):
        node, expected = values.node(_VALUE), said("a whole number for {name}", name=name)
        raise sink.fail(node, join(path, "value"), str(value), expected)
    return MetricExpectation(name, number)


_FORMS: Final[Map[str, _Form]] = {
    _OP.key: _Form(Section(_OP, _FATE, _END, doc="what becomes of an op"), _op),
    _LAW.key: _Form(Section(_LAW, _VERDICT, doc="a law, or all"), _law),
    _EVENT.key: _Form(Section(_EVENT, _OF, _AT, _REMAINING, doc="what happens to an op"), _event),
    _REJECTED.key: _Form(Section(_REJECTED, _REASON, doc="an op that is refused"), _rejected),
    _METRIC.key: _Form(Section(_METRIC, _VALUE, doc="a metric at the end"), _metric),
}
"""By the key that each form is known by."""
OP_KEYS: Final = (_OP.key, _OF.key, _REJECTED.key)
"""Keys whose values name an op."""


class ExpectField:
    """One thing that a scenario expects, in one of the forms."""

    def read(self, node: Node, path: str, sink: Sink) -> Expectation:
        """Return it."""
        mapping = as_mapping(node, path, sink)
        form = next((form for key, form in _FORMS.items() if key in mapping.values), None)
        if form is None:
            got = said("none of the forms of what is expected")
            raise sink.fail(node, path, got, said("one with {keys}", keys=listed(_FORMS)))
        return form.made(form.section.read(node, path, sink), path, sink)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"anyOf": [form.section.json() for form in _FORMS.values()]}


def check_places(
    items: Iterable[tuple[Expectation, Node]], script: Sequence[Submission], sink: Sink
) -> None:
    """Report ops of which the script has none."""
    for index, (what, node) in enumerate(items):
        op = op_of(what)
        if op is not None:
            try:
                _check_place(op, script, node, f"expect[{index}]", sink)
            except Invalid:
                continue


def _check_place(
    op: OpPlace, script: Sequence[Submission], node: Any, path: str, sink: Sink
) -> None:
    key = next(key for key in OP_KEYS if key in node.values)
    where, value = join(path, key), node.values[key]
    if not script:
        raise sink.fail(value, where, said("op {op} without a script", op=op), said("no op"))
    if op.entry >= len(script):
        got = said("op {op} of a script of {count} entries", op=op, count=len(script))
        raise sink.fail(value, where, got, said("an entry of 0 to {last}", last=len(script) - 1))
    count = len(script[op.entry].ops)
    if op.place >= count:
        got = said("op {op} of an entry of {count} ops", op=op, count=count)
        raise sink.fail(value, where, got, said("a place of 0 to {last}", last=count - 1))
