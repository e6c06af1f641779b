"""Entries of a script as a text of their own: copied out of a file, and pasted from anywhere."""

from collections.abc import Sequence
from typing import Any, Final

import yaml

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.scenario.editing import script_layout
from nandviz.scenario.nodes import Loader
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.text_lists import Layout, layout_of, line_region, list_layout

MAX_CHARS: Final = 1024 * 1024
"""Of a text that is pasted."""


def copied(scenario: Scenario, indices: Sequence[int]) -> str:
    """Return script entries as a YAML list; those in block style keep their lines and comments.

    NandvizError if there is no such entry.
    """
    layout, text = script_layout(scenario), scenario.text
    if layout.column is None:
        spans = (layout.entries[index] for index in indices)
        return "".join(f"- {text[span.start : span.end]}\n" for span in spans)
    return "".join(f"-{_block(text, layout, index)}\n" for index in indices)


def pasted(scenario: Scenario, text: str) -> list[str]:
    """Return the entries of a text as `editing.with_entries_added` takes them.

    The text is a list of entries, one entry, or a file with a script.

    Raises
    ------
    NandvizError
        In one line, if it is none of these. What an entry says is not looked at.
    """
    if len(text) > MAX_CHARS:
        raise NandvizError(said("what is pasted is too long for script entries"))
    try:
        root = yaml.compose(text, Loader=Loader)
        key = "script" if _has_script(root) else None
        nodes = _entries(root)
    except (yaml.YAMLError, RecursionError) as error:
        raise NandvizError(said("what is pasted is no YAML: {why}", why=_why(error))) from error
    if nodes is None or not nodes or any(type(n) is not yaml.MappingNode for n in nodes):
        raise NandvizError(
            said("what is pasted holds no script entries, like {example}", example=_EXAMPLE)
        )
    layout = _layout(text, key)
    if layout is None or layout.column is None or script_layout(scenario).column is None:
        return [_flow(node) for node in nodes]
    return [_block(text, layout, index) for index in range(len(nodes))]


_EXAMPLE: Final = "- {at_us: 5, op: Reset, die: 0}"


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return said("it is nested too deeply")
    return str(getattr(error, "problem", None) or getattr(error, "reason", error))


def _has_script(root: Any) -> bool:
    return type(root) is yaml.MappingNode and any(key.value == "script" for key, _ in root.value)


def _entries(root: Any) -> list[Any] | None:
    """Return the nodes of the entries; None if there is no list and no mapping."""
    if type(root) is yaml.SequenceNode:
        return list(root.value)
    if not _has_script(root):
        return [root] if type(root) is yaml.MappingNode else None
    script = next(value for key, value in root.value if key.value == "script")
    return list(script.value) if type(script) is yaml.SequenceNode else None


def _layout(text: str, key: str | None) -> Layout | None:
    """Return where the list of a text stands; None for an entry of its own."""
    if key is not None:
        return layout_of(text, key)
    get_event: Any = Loader(text).get_event
    for _ in range(2):
        get_event()
    first = get_event()
    return list_layout(get_event, first) if type(first) is yaml.SequenceStartEvent else None


def _block(text: str, layout: Layout, index: int) -> str:
    """Return the lines of an entry, from behind its dash, as they stand in the first column."""
    start, end = line_region(text, layout, index)
    first, *more = text[start:end].splitlines()
    indent = " " * (layout.column or 0)
    return "\n".join((first.lstrip()[1:], *(line.removeprefix(indent) for line in more)))


def _flow(node: Any) -> str:
    """Return a node in flow style, its words as they are written."""
    _set_flow(node, set())
    return yaml.serialize(node, width=2**31, allow_unicode=True, Dumper=yaml.SafeDumper).rstrip()


def _set_flow(node: Any, seen: set[int]) -> None:
    if id(node) in seen or isinstance(node, yaml.ScalarNode):
        return
    seen.add(id(node))
    node.flow_style = True
    each = node.value if isinstance(node, yaml.SequenceNode) else [n for p in node.value for n in p]
    for inner in each:
        _set_flow(inner, seen)
