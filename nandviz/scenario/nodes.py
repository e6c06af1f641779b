"""YAML text as a tree of nodes that know their place, read event by event within limits.

Nothing is resolved to a type here: a scalar keeps the text of the file, so that ``9.8244`` never
becomes a float and ``no`` never a truth value.

Source: scenario specification (limits of a file).
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from nandviz.language import said
from nandviz.scenario.problems import START, Invalid, Mark, Sink

MAX_DEPTH: Final = 64
MAX_ALIAS_NODES: Final = 10_000
MAX_NODES: Final = 300_000
"""Values of a file beside its script, and values of one script entry."""
MAX_KEYS: Final = 10_000
"""Keys of one mapping."""
_COUNT_EVERY: Final = 1023
"""Keys of a mapping between two checks, less one: a bit mask."""
MAX_SILENCE: Final = 1024 * 1024
"""Characters the scanner reads at most without finding a value: bounds one value's memory."""

Loader: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The parser: only its events are used, nothing is constructed."""

Scalar = ScalarEvent
"""A scalar as it stands: ``value``, ``implicit[0]`` (plain), ``start_mark``, ``end_mark``."""


@dataclass(slots=True)
class Sequence:
    """A YAML sequence."""

    items: "list[Node]"
    start_mark: Any
    flow: bool


@dataclass(slots=True)
class Mapping:
    """A YAML mapping.

    Attributes
    ----------
    keys
        In file order.
    values
        By the text of the key.
    repeated
        Keys that had been there before.
    """

    keys: list[Scalar]
    values: "dict[str, Node]"
    repeated: list[Scalar]
    start_mark: Any


Node = Scalar | Sequence | Mapping


class _Anchored(NamedTuple):
    """An anchored node, the nodes in it with every alias expanded, and how deep they go."""

    node: Node
    size: int
    height: int


class _Silence(Exception):  # noqa: N818  becomes a problem in Composer.event
    """The scanner read on and on without finding a value."""


class _Feed:
    """Hands the text to the scanner in pieces, and stops one that reads on without end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.position = 0
        self.last_value = 0

    def read(self, size: int = -1, /) -> bytes:
        if self.position - self.last_value > MAX_SILENCE:
            raise _Silence
        # A character is at most four bytes: the scanner must never get more than it asked for.
        piece = self._text[self.position : self.position + max(size // 4, 1)]
        self.position += len(piece)
        return piece.encode()


class Composer:
    """Composes the nodes of one document, on demand.

    Every method raises ``Invalid``, the problem reported, where the text is not YAML or is past a
    limit; there is no going on after that.

    Parameters
    ----------
    last_counts
        Whether a key that is repeated has its last value; else its first.
    """

    def __init__(self, text: str, sink: Sink, *, last_counts: bool = False) -> None:
        self._sink = sink
        self._last_counts = last_counts
        self._text = text
        self._feed = _Feed(text)
        self._get_event = Loader(self._feed).get_event
        self._anchors: dict[str, _Anchored | None] = {}
        self._alias_nodes = 0
        self._nodes = 0
        self._deepest = 0
        self._mark: Mark | None = None

    def start(self) -> Any:
        """Return the first event of the document's content; None if there is no document."""
        self.event()
        event = self.event()
        return self.event() if type(event) is DocumentStartEvent else None

    def finish(self) -> None:
        """Check that nothing follows the document."""
        self.event()
        event = self.event()
        if type(event) is not StreamEndEvent:
            raise self._sink.fail(event, "", said("a second document"), said("one document a file"))

    def event(self) -> Any:
        """Return the next event."""
        event: Any
        try:
            event = self._get_event()
        except (yaml.YAMLError, _Silence) as error:
            raise self._unreadable(error) from None
        self._alive(event)
        return event

    def items(self) -> Iterator[Any]:
        """Yield the first event of each item of the sequence that was begun, up to its end."""
        while True:
            event = self.event()
            if type(event) is SequenceEndEvent:
                return
            yield event

    def mapping_keys(self) -> Iterator[Scalar]:
        """Yield each key of the mapping that was begun, up to its end."""
        for number in itertools.count():
            event = self.event()
            if type(event) is MappingEndEvent:
                return
            self._limit_keys(event, number)
            yield self._key(event)

    def value(self, event: Any, depth: int) -> Node:
        """Compose the node that begins with ``event`` at a depth (1: the top)."""
        try:
            return self._part(event, depth)
        except (yaml.YAMLError, _Silence) as error:
            raise self._unreadable(error) from None

    def entry(self, event: Any, depth: int) -> Node:
        """Compose a node that is dropped before the next one: it has MAX_NODES of its own."""
        before, self._nodes = self._nodes, 0
        node = self.value(event, depth)
        self._nodes = before
        return node

    def _count(self, event: Any, more: int = 1) -> None:
        self._nodes += more
        if self._nodes > MAX_NODES:
            got = said(
                "more than {max_nodes:,} values beside the script, or in one script entry",
                max_nodes=MAX_NODES,
            )
            raise self._fail_at(event.start_mark, got, said("fewer values"))

    def _limit_keys(self, event: Any, keys: int) -> None:
        if keys >= MAX_KEYS:
            got = said("more than {max_keys:,} keys in one mapping", max_keys=MAX_KEYS)
            raise self._fail_at(event.start_mark, got, said("fewer keys"))

    def _alive(self, event: Any) -> None:
        """Note that the scanner has found something."""
        self._feed.last_value = self._feed.position
        self._mark = event.start_mark

    def _part(self, event: Any, depth: int) -> Node:
        """Compose a node, counting on from the one before."""
        kind = type(event)
        self._count(event)
        if kind is ScalarEvent:
            self._deepest = max(self._deepest, depth)
            if event.tag is not None or event.anchor is not None:
                self._refuse_tag(event)
                self._keep(event, event, self._nodes - 1, 0)
            return event  # type: ignore[no-any-return]
        if kind is AliasEvent:
            return self._alias(event, depth)
        return self._collection(event, depth)

    def _collection(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            got = said("lists and mappings nested deeper than {max_depth}", max_depth=MAX_DEPTH)
            raise self._fail_at(event.start_mark, got, said("a flatter file"))
        self._refuse_tag(event)
        before, deepest_before = self._nodes - 1, self._deepest
        self._deepest = depth
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        node = (
            self._sequence(event, depth)
            if type(event) is SequenceStartEvent
            else self._mapping(event, depth)
        )
        if event.anchor is not None:
            self._keep(event, node, before, self._deepest - depth)
        self._deepest = max(self._deepest, deepest_before)
        return node

    def _sequence(self, event: SequenceStartEvent, depth: int) -> Sequence:
        items = [self._part(item, depth + 1) for item in self.items()]
        return Sequence(items, event.start_mark, bool(event.flow_style))

    def _mapping(self, event: MappingStartEvent, depth: int) -> Mapping:
        keys: list[Scalar] = []
        values: dict[str, Node] = {}
        repeated: list[Scalar] = []
        # A long script spends its time here: no call for a plain key with a plain value.
        get_event: Any = self._get_event
        key: Any
        value: Any
        while type(key := get_event()) is not MappingEndEvent:
            if type(key) is not ScalarEvent or key.tag is not None or key.anchor is not None:
                self._key(key)
            value = get_event()
            if type(value) is not ScalarEvent or value.tag is not None or value.anchor is not None:
                value = self._part(value, depth + 1)
            if key.value in values:
                repeated.append(key)
                if self._last_counts:
                    values[key.value] = value
            else:
                keys.append(key)
                values[key.value] = value
                if len(keys) & _COUNT_EVERY == 0:
                    self._alive(key)
                    self._count(key, _COUNT_EVERY + 1)
                    self._limit_keys(key, len(keys))
        self._alive(key)
        self._nodes += (len(keys) & _COUNT_EVERY) + len(repeated)
        self._deepest = max(self._deepest, depth + 1)
        return Mapping(keys, values, repeated, event.start_mark)

    def _key(self, event: Any) -> Scalar:
        if not isinstance(event, ScalarEvent):
            raise self._fail_at(
                event.start_mark, said("a key that is not a word"), said("a plain word as key")
            )
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag(event)
            self._keep(event, event, self._nodes, 0)
        return event

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            got = said("the tag {short}", short=_short(event.tag))
            raise self._fail_at(event.start_mark, got, said("a value without a tag"))

    def _keep(self, event: Any, node: Node, nodes_before: int, height: int) -> None:
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, self._nodes - nodes_before, height)

    def _alias(self, event: AliasEvent, depth: int) -> Node:
        if event.anchor not in self._anchors:
            got = said(
                "the alias *{short} without an anchor before it", short=_short(str(event.anchor))
            )
            raise self._fail_at(
                event.start_mark, got, said("an alias of an anchor that stands earlier")
            )
        anchored = self._anchors[event.anchor]
        if anchored is None:
            got = said("the alias *{short} inside its own anchor", short=_short(str(event.anchor)))
            raise self._fail_at(event.start_mark, got, said("a value that does not contain itself"))
        self._alias_nodes += anchored.size
        if self._alias_nodes > MAX_ALIAS_NODES:
            got = said(
                "aliases that expand to more than {max_alias_nodes:,} values",
                max_alias_nodes=MAX_ALIAS_NODES,
            )
            raise self._fail_at(event.start_mark, got, said("fewer or smaller aliases"))
        if depth + anchored.height > MAX_DEPTH:
            got = said("lists and mappings nested deeper than {max_depth}", max_depth=MAX_DEPTH)
            raise self._fail_at(event.start_mark, got, said("a flatter file"))
        self._nodes += anchored.size - 1
        self._deepest = max(self._deepest, depth + anchored.height)
        return anchored.node

    def _unreadable(self, error: yaml.YAMLError | _Silence) -> Invalid:
        """Report what the YAML scanner or parser says."""
        if isinstance(error, _Silence):
            got = said(
                "more than {max_silence:,} characters without the end of a value",
                max_silence=MAX_SILENCE,
            )
            return self._fail_at(self._mark, got, said("shorter values and comments"))
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        context = getattr(error, "context", None)
        if context:
            problem = f"{problem} ({context})"
        got = said("not valid YAML: {problem}", problem=" ".join(problem.split()))
        at_tab = mark is not None and self._text[mark.index : mark.index + 1] == "\t"
        expected = said("spaces for indentation, not tabs") if at_tab else said("valid YAML")
        return self._fail_at(mark or self._mark, got, expected)

    def _fail_at(self, mark: Mark | None, got: str, expected: str) -> Invalid:
        self._sink.add_at(mark or START, "", got, expected)
        return Invalid()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
