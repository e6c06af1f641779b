"""Typed readers of nodes: each reads a value, and writes the JSON Schema of what it accepts.

One description serves both, so that the schema that editors use and what the loader accepts are
the same.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Generic, Protocol, TypeVar

from nandviz.language import joined, noop, said
from nandviz.scenario.nodes import Mapping, Node, Scalar, Sequence
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.units import MAX_NS, NS_PER_US, ns_from_us

Json = dict[str, Any]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
MAX_INT: Final = 2**31 - 1
MAX_US: Final = MAX_NS // NS_PER_US
MAX_TEXT: Final = 20_000
_MAX_DIGITS: Final = 40
_SHORT: Final = 16
"""A whole number with fewer digits than this is within ``MAX_US``: it needs no Decimal."""

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)", re.ASCII)
NUMBER = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?", re.ASCII)
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})
_NOT_TEXT = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|"
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|",
    re.ASCII,
)


class FieldReader(Protocol[T_co]):
    """Reads one kind of value."""

    def read(self, node: Node, path: str, sink: Sink) -> T_co:
        """Return the value, or report what is wrong with it and raise ``Invalid``."""

    def json(self) -> Json:
        """Return the JSON Schema of what is accepted."""


def shown(node: Node) -> str:
    """Say in a few words what a node is."""
    if isinstance(node, Sequence):
        return said("a list")
    if isinstance(node, Mapping):
        return said("a mapping")
    value = str(node.value)
    if node.implicit[0] and value == "":
        return "nothing"
    if len(value) > 40:
        value = value[:40] + "…"
    return f"'{value}'" if node.implicit[0] else f'"{value}"'


def is_null(node: Node) -> bool:
    """Tell whether a node is YAML's null."""
    return isinstance(node, Scalar) and node.implicit[0] and node.value in _NULL


def plain_text(node: Node) -> str | None:
    """Return the text of a plain scalar, else None."""
    return node.value if isinstance(node, Scalar) and node.implicit[0] else None


def string_of(node: Node) -> str | None:
    """Return the value of a scalar that YAML takes for a string, else None."""
    if not isinstance(node, Scalar):
        return None
    if node.implicit[0] and _NOT_TEXT.fullmatch(node.value):
        return None
    return node.value


@dataclass(frozen=True)
class Integer:
    """A whole number ``low <= n <= high``, plain decimal digits."""

    low: int = 0
    high: int = MAX_INT

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return the number."""
        text = plain_text(node)
        if text is None or len(text) > _MAX_DIGITS or not _INT.fullmatch(text):
            raise sink.fail(node, path, shown(node), self._expected())
        value = int(text)
        if not self.low <= value <= self.high:
            raise sink.fail(node, path, shown(node), self._expected())
        return value

    def _expected(self) -> str:
        if self.low == self.high:
            return str(self.low)
        if self.high == MAX_INT:
            return said(
                "a whole number of at least {low}, at most {high}", low=self.low, high=self.high
            )
        return said("a whole number {low} to {high}", low=self.low, high=self.high)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Micros:
    """Microseconds as an exact decimal, plain or quoted; read as integer ns."""

    EXPECTED: Final = said("a number of microseconds, such as 12 or 9.8244")

    def read(self, node: Node, path: str, sink: Sink) -> int:
        """Return nanoseconds."""
        text = node.value if isinstance(node, Scalar) else ""
        if len(text) < _SHORT and _INT.fullmatch(text) and text[0] not in "+-":
            return int(text) * NS_PER_US
        if not NUMBER.fullmatch(text) or len(text) > _MAX_DIGITS:
            raise sink.fail(node, path, shown(node), self.EXPECTED)
        try:
            return ns_from_us(Decimal(text))
        except ValueError as error:
            raise sink.fail(
                node, path, joined("", [shown(node), " (", error, ")"]), self.EXPECTED
            ) from None

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": MAX_US},
                {"type": "string", "pattern": f"^\\+?{NUMBER.pattern[5:]}$", "maxLength": 40},
            ]
        }


@dataclass(frozen=True)
class Text:
    """A string; ``least`` characters or more."""

    least: int = 0
    what: str = noop("text")

    def read(self, node: Node, path: str, sink: Sink) -> str:
        """Return the string."""
        text = string_of(node)
        if text is None:
            expected = said(self.what)
            if isinstance(node, Scalar) and node.value:
                expected = said("{what} (put it in quotes)", what=expected)
            raise sink.fail(node, path, shown(node), expected)
        if not self.least <= len(text) <= MAX_TEXT:
            raise sink.fail(
                node,
                path,
                shown(node),
                said(
                    "{what} of {least} to {most} characters",
                    what=said(self.what),
                    least=self.least,
                    most=MAX_TEXT,
                ),
            )
        return text

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "string", "minLength": self.least, "maxLength": MAX_TEXT}


class Flag:
    """true or false, nothing else."""

    def read(self, node: Node, path: str, sink: Sink) -> bool:
        """Return the truth value."""
        text = plain_text(node)
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        raise sink.fail(node, path, shown(node), said("true or false"))

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"type": "boolean"}


class Choice(Generic[T]):
    """One of some words."""

    def __init__(self, words: Map[str, T]) -> None:
        self._words = words

    def read(self, node: Node, path: str, sink: Sink) -> T:
        """Return what the word stands for."""
        text = string_of(node)
        if text is None or text not in self._words:
            near = sink.nearest(text, self._words) if text else ""
            raise sink.fail(node, path, shown(node), listed(self._words), near)
        return self._words[text]

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"enum": list(self._words)}


class OrNone(Generic[T]):
    """What ``reader`` reads, or null, or the word ``none``."""

    def __init__(self, reader: FieldReader[T]) -> None:
        self._reader = reader

    def read(self, node: Node, path: str, sink: Sink) -> T | None:
        """Return the value, None for null."""
        if is_null(node) or string_of(node) == "none":
            return None
        return self._reader.read(node, path, sink)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"anyOf": [self._reader.json(), {"type": "null"}, {"const": "none"}]}


class ListOf(Generic[T]):
    """A list of ``least`` items or more, each read by ``reader``."""

    def __init__(self, reader: FieldReader[T], least: int = 0, most: int | None = None) -> None:
        self._reader, self._least, self._most = reader, least, most

    def read(self, node: Node, path: str, sink: Sink) -> list[tuple[T, Node]]:
        """Return the values, each with its node."""
        if not isinstance(node, Sequence):
            raise sink.fail(node, path, shown(node), said("a list"))
        count = len(node.items)
        if count < self._least or (self._most is not None and count > self._most):
            expected = said("a list of {least} or more", least=self._least)
            if self._most is not None:
                expected = said("a list of {least} to {most}", least=self._least, most=self._most)
            raise sink.fail(node, path, said("a list of {count}", count=count), expected)
        values: list[tuple[T, Node]] = []
        for index, item in enumerate(node.items):
            try:
                values.append((self._reader.read(item, f"{path}[{index}]", sink), item))
            except Invalid:
                continue
        if len(values) < count:
            raise Invalid
        return values

    def json(self) -> Json:
        """Return the JSON Schema."""
        schema: Json = {"type": "array", "items": self._reader.json()}
        if self._least:
            schema["minItems"] = self._least
        if self._most is not None:
            schema["maxItems"] = self._most
        return schema


class TableOf(Generic[T]):
    """A mapping of any names (or of ``names`` only) to what ``reader`` reads."""

    def __init__(self, reader: FieldReader[T], names: Iterable[str] | None = None) -> None:
        self._reader = reader
        self._names = None if names is None else list(names)

    def read(self, node: Node, path: str, sink: Sink) -> dict[str, tuple[T, Node]]:
        """Return the values, each with its node, by name in file order."""
        mapping = as_mapping(node, path, sink)
        values: dict[str, tuple[T, Node]] = {}
        failed = report_repeated(mapping, path, sink)
        for key in mapping.keys:
            child = f"{path}.{key.value}"
            try:
                self._check_name(key, child, sink)
                item = mapping.values[key.value]
                values[key.value] = (self._reader.read(item, child, sink), item)
            except Invalid:
                failed = True
        if failed:
            raise Invalid
        return values

    def _check_name(self, key: Scalar, path: str, sink: Sink) -> None:
        name = string_of(key)
        if not name:
            raise sink.fail(key, path, shown(key), said("a name"))
        if self._names is not None and name not in self._names:
            near = sink.nearest(name, self._names)
            raise sink.fail(
                key, path, said("unknown name '{name}'", name=name[:40]), listed(self._names), near
            )

    def json(self) -> Json:
        """Return the JSON Schema."""
        if self._names is None:
            return {"type": "object", "additionalProperties": self._reader.json()}
        properties = {name: self._reader.json() for name in self._names}
        return {"type": "object", "properties": properties, "additionalProperties": False}


class Raw:
    """Any node, read later by other code; ``schema`` says what that code accepts."""

    def __init__(self, schema: Json) -> None:
        self._schema = schema

    def read(self, node: Node, path: str, sink: Sink) -> Node:
        """Return the node itself."""
        return node

    def json(self) -> Json:
        """Return the JSON Schema."""
        return self._schema


def as_mapping(node: Node, path: str, sink: Sink) -> Mapping:
    """Return a node as a mapping, or report that it is none."""
    if not isinstance(node, Mapping):
        raise sink.fail(node, path, shown(node), said("a mapping of keys and values"))
    return node


def report_repeated(mapping: Mapping, path: str, sink: Sink) -> bool:
    """Report each repeated key; return whether there was one."""
    for key in mapping.repeated:
        child = join(path, key.value)
        sink.add(
            key,
            child,
            said("the key '{value}' a second time", value=key.value[:40]),
            said("each key once"),
        )
    return bool(mapping.repeated)


def join(path: str, key: str) -> str:
    """Return the path of a key below ``path``."""
    key = key if len(key) <= 60 else key[:60] + "…"
    return f"{path}.{key}" if path else key
