"""A configuration on its way from text to values: what is wrong, and what is to be said of it."""

import re
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import Final

from nandviz.language import said
from nandviz.scenario.fields import MAX_TEXT, is_null, join, plain_text, shown
from nandviz.scenario.nodes import Composer, Mapping, Node, Scalar, Sequence
from nandviz.scenario.problems import START, Invalid, Placed, Sink
from nandviz.scenario.source import check_text

_TRUE: Final = frozenset({"true", "yes", "on"})
_FALSE: Final = frozenset({"false", "no", "off"})
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?", re.ASCII)
_MAX_DIGITS: Final = 40


class Reading:
    """Problems and notes of one file; its methods read a value or raise ``Invalid``."""

    def __init__(self, file: str, text: str) -> None:
        self.sink = Sink(file, text)
        self.notes: list[str] = []
        self._text = text

    def top(self) -> Mapping:
        """Return the whole file."""
        check_text(self._text, self.sink)
        composer = Composer(self._text, self.sink, last_counts=True)
        event = composer.start()
        if event is None:
            expected = said("a configuration: topology, op_bases, op_names")
            self.sink.add_at(START, "", said("an empty file"), expected)
            raise Invalid
        node = composer.value(event, 1)
        composer.finish()
        return self.mapping(node, "")

    def note(self, node: Placed, text: str) -> None:
        """Say something of a place."""
        line = node.start_mark.line + 1
        self.notes.append(said("line {line}: {text}", line=line, text=text))

    def mapping(self, node: Node | None, path: str) -> Mapping:
        """Return a mapping; nothing and null are an empty one. The last of repeated keys counts."""
        if node is None or is_null(node):
            return Mapping([], {}, [], START)
        if not isinstance(node, Mapping):
            raise self.sink.fail(node, path, shown(node), said("a mapping of keys and values"))
        for key in node.repeated:
            what = said("{path} stands here again: this counts", path=join(path, key.value))
            self.note(key, what)
        return node

    def needed(self, mapping: Mapping, key: str, path: str) -> Node:
        """Return the value of a key that must be there."""
        node = mapping.values.get(key)
        if node is None:
            expected = said("the key '{key}'", key=key)
            raise self.sink.fail(mapping, join(path, key), said("missing"), expected)
        return node

    def section(self, parent: Mapping, key: str, path: str = "") -> Mapping:
        """Return a section, empty where it is not given."""
        return self.mapping(parent.values.get(key), join(path, key))

    def items(self, node: Node | None, path: str) -> list[Node]:
        """Return the items of a list; nothing and null are an empty one."""
        if node is None or is_null(node):
            return []
        if not isinstance(node, Sequence):
            raise self.sink.fail(node, path, shown(node), said("a list"))
        return node.items

    def pairs(self, node: Node | None, path: str) -> Iterator[tuple[Scalar, Node]]:
        """Yield what a mapping, or a list of mappings with a key each, names, in order."""
        if not isinstance(node, Sequence):
            mapping = self.mapping(node, path)
            yield from ((key, mapping.values[key.value]) for key in mapping.keys)
            return
        for index, item in enumerate(node.items):
            where = f"{path}[{index}]"
            mapping = self.mapping(item, where)
            if len(mapping.keys) != 1:
                raise self.sink.fail(item, where, shown(item), said("one key and its value"))
            yield mapping.keys[0], mapping.values[mapping.keys[0].value]

    def texts(self, node: Node | None, path: str) -> list[str]:
        """Return a list of words."""
        items = enumerate(self.items(node, path))
        return [self.text(item, f"{path}[{index}]") for index, item in items]

    def text(self, node: Node, path: str) -> str:
        """Return a word."""
        if not isinstance(node, Scalar) or not 0 < len(node.value) <= MAX_TEXT:
            raise self._fail(node, path, said("a word"))
        return str(node.value)

    def flag(self, mapping: Mapping, key: str, path: str, *, default: bool) -> bool:
        """Return the truth value of a key; nothing and null are the default."""
        node = mapping.values.get(key)
        if node is None or is_null(node):
            return default
        path, text = join(path, key), (plain_text(node) or "").lower()
        if text not in _TRUE | _FALSE:
            raise self._fail(node, path, said("true or false"))
        return text in _TRUE

    def number(self, node: Node, path: str, what: str) -> Decimal:
        """Return a number of at least 0."""
        text = node.value if isinstance(node, Scalar) else ""
        if not _NUMBER.fullmatch(text) or len(text) > _MAX_DIGITS or Decimal(text) < 0:
            raise self._fail(node, path, what)
        return Decimal(text)

    def unknown(self, mapping: Mapping, path: str, known: Container[str]) -> None:
        """Name the keys of a mapping that mean nothing here."""
        for key in mapping.keys:
            if key.value not in known:
                what = said("{path}: unknown, not taken over", path=join(path, key.value))
                self.note(key, what)

    def _fail(self, node: Node, path: str, expected: str) -> Invalid:
        return self.sink.fail(node, path, shown(node), expected)
