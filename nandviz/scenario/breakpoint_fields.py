"""What a breakpoint of a scenario file says under its own keys.

Source: scenario specification; the page on studies, Shrinking.
"""

from dataclasses import dataclass
from typing import Any, Final

from nandviz.language import said
from nandviz.model.laws import LAWS
from nandviz.model.words import Reason
from nandviz.scenario.breakpoint_words import (
    ANY,
    ENTRY_PATTERN,
    ENTRY_WORDS,
    FIGURE_PATTERN,
    PATTERNS,
    REFUSAL_PATTERN,
    ConditionError,
    parse_breakpoint,
    parse_condition,
)
from nandviz.scenario.fields import Json, plain_text, shown, string_of
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Sink, listed
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, MetricCondition


class Condition:
    """A condition on a metric: ``backlog_size >= 3``."""

    def read(self, node: Node, path: str, sink: Sink) -> MetricCondition:
        """Return the condition."""
        try:
            return parse_condition(string_of(node) or "")
        except ConditionError as error:
            got = error.got or shown(node)
            raise sink.fail(node, path, got, error.expected, error.nearest) from error

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "string", "anyOf": [{"pattern": pattern} for pattern in PATTERNS]}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a condition in words, without the word that is its key.

    Attributes
    ----------
    key
        Of the file, and field of `Breakpoint`.
    word
        What the clause begins with in words.
    pattern
        Regular expression of what stands in the file.
    """

    key: str
    word: str
    pattern: str
    expected: str

    def read(self, node: Node, path: str, sink: Sink) -> Any:
        """Return the value of the field."""
        try:
            what = parse_breakpoint(f"{self.word}{string_of(node) or '?'}")
        except ConditionError as error:
            got = error.got if error.nearest else shown(node)
            raise sink.fail(node, path, got, self.expected, error.nearest) from error
        value = getattr(what, self.key)
        if value is None or what != Breakpoint(**{self.key: value}):
            raise sink.fail(node, path, shown(node), self.expected)
        return value

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "string", "pattern": self.pattern}


class Law:
    """A broken law: its number, or ``true`` or ``any`` for whichever."""

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return the number, ``ANY_LAW`` for whichever."""
        if string_of(node) == "any" or plain_text(node) in {"true", "True", "TRUE"}:
            return ANY_LAW
        text = plain_text(node)
        numbers = [str(law.number) for law in LAWS]
        if text not in numbers:
            expected = said("a law's number ({numbers}), or any", numbers=", ".join(numbers))
            raise sink.fail(node, path, shown(node), expected)
        return int(text)

    def json(self) -> Json:
        """Return the JSON Schema."""
        number = {"type": "integer", "enum": [law.number for law in LAWS]}
        return {"anyOf": [{"const": True}, {"const": "any"}, number]}


FIGURE: Final = Clause(
    "figure",
    "",
    FIGURE_PATTERN,
    said("a figure of an op, how it compares, and a number: 'delay(3.0) > 5000'"),
)
REJECTED: Final = Clause("rejected", "rejected ", REFUSAL_PATTERN, listed([ANY, *Reason], 99))
BACKLOG: Final = Clause("backlog", "backlog ", ENTRY_PATTERN, listed(ENTRY_WORDS, 99))
