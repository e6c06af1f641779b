"""Edits of a scenario's script, made in its text, so that comments and layout stay.

Each returns the whole new text; whether it is a valid scenario is for the loader to say.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
)

from nandviz.errors import NandvizError
from nandviz.scenario.model import Scenario
from nandviz.units import us_text

_Loader: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_NO_CONTENT: Final = re.compile(r"\s*(#.*)?")


class _Span(NamedTuple):
    """Characters ``start … end - 1`` of a text."""

    start: int
    end: int


def move_entry(scenario: Scenario, index: int, at_ns: int) -> str:
    """Change the ``at_us`` of script entry ``index``; IndexError if there is none."""
    text = scenario.text
    entry = _entry(scenario, index)
    value = _value_of(text[entry.start : entry.end], "at_us")
    start = entry.start + value.start
    return text[:start] + _us(at_ns) + text[entry.start + value.end :]


def remove_entry(scenario: Scenario, index: int) -> str:
    """Take script entry ``index`` out; NandvizError if it is the only one."""
    text, count = scenario.text, len(scenario.lines)
    if count == 1:
        raise NandvizError("the only entry of a script cannot be removed")
    entry = _entry(scenario, index)
    if _is_block(text, entry):
        return text[: entry.start] + text[entry.end :]
    if index + 1 < count:
        return text[: entry.start] + text[_entry(scenario, index + 1).start :]
    return text[: _entry(scenario, index - 1).end] + text[entry.end :]


def duplicate_entry(scenario: Scenario, index: int) -> str:
    """Put a copy of script entry ``index`` behind it; IndexError if there is none."""
    text = scenario.text
    entry = _entry(scenario, index)
    copy = text[entry.start : entry.end]
    if _is_block(text, entry):
        joint = "" if copy.endswith(("\n", "\r")) else "\n"
        return text[: entry.end] + joint + copy + text[entry.end :]
    return text[: entry.end] + ", " + copy + text[entry.end :]


def add_entry(scenario: Scenario, entry: str) -> str:
    """Put an entry in flow style, ``{at_us: 5, …}``, behind the last one of the script."""
    text, entry = scenario.text, entry.strip()
    if "\n" in entry or not entry.startswith("{"):
        raise NandvizError("write an entry on one line, in braces: {at_us: 5, op: …, die: 0}")
    if not scenario.lines:
        raise NandvizError("there is no script to add an entry to")
    last = _entry(scenario, len(scenario.lines) - 1)
    if not _is_block(text, last):
        return text[: last.end] + ", " + entry + text[last.end :]
    dash = " " * _indent(text[last.start : last.end])
    joint = "" if text[: last.end].endswith(("\n", "\r")) else "\n"
    return f"{text[: last.end]}{joint}{dash}- {entry}\n{text[last.end :]}"


def _us(ns: int) -> str:
    """Write an instant as a person would: ``100``, ``9.8``."""
    return us_text(ns).rstrip("0").rstrip(".")


# Where an entry stands


def _entry(scenario: Scenario, index: int) -> _Span:
    """Return the lines of an entry of a block sequence, the braces of one in a flow sequence."""
    if not 0 <= index < len(scenario.lines):
        raise IndexError(f"no script entry {index}")
    text = scenario.text
    start = _line_start(text, scenario.lines[index])
    block = _dash_before(text, start)
    return _flow_entry(text, index) if block is None else _Span(block, _block_end(text, block))


def _line_start(text: str, line: int) -> int:
    """Return where a line (from 1) begins."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start


def _dash_before(text: str, start: int) -> int | None:
    """Return where the line with the dash of a block entry begins, None if it has none.

    It is the entry's first line, or it stands alone before it, perhaps with comments between.
    """
    if _line_at(text, start).lstrip().startswith("- "):
        return start
    while start:
        start = text.rfind("\n", 0, start - 1) + 1
        line = _line_at(text, start)
        if line.split("#")[0].strip() == "-":
            return start
        if not _NO_CONTENT.fullmatch(line.rstrip("\r\n")):
            return None
    return None


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start : end + 1]


def _is_block(text: str, entry: _Span) -> bool:
    return text[entry.start : entry.end].lstrip().startswith("-")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block_end(text: str, start: int) -> int:
    """Return where the last line ends that is indented deeper than the entry's dash."""
    dash = _indent(_line_at(text, start))
    end = at = start + len(_line_at(text, start))
    while at < len(text):
        line = _line_at(text, at)
        at += len(line)
        if _NO_CONTENT.fullmatch(line.rstrip("\r\n")):
            continue
        if _indent(line) <= dash:
            break
        end = at
    return end


def _flow_entry(text: str, index: int) -> _Span:
    """Find an entry of a flow sequence by reading the text from its beginning."""
    events = _events(text)
    for depth, event in events:
        if depth == 1 and type(event) is ScalarEvent and event.value == "script":
            break
    found, start = -1, 0
    for depth, event in events:
        if depth == 2 and type(event) is MappingStartEvent:
            found, start = found + 1, _at(event.start_mark)
        if depth == 2 and found == index and type(event) is MappingEndEvent:
            return _Span(start, _at(event.end_mark))
    raise NandvizError(f"script entry {index} is not written where it can be edited")


def _at(mark: Any) -> int:
    """Return the character that a mark of the parser stands before."""
    return int(mark.index)


def _events(text: str) -> Iterator[tuple[int, Any]]:
    """Yield (number of collections around it, event); a collection's end has that of its start."""
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        yield depth, event
        if isinstance(event, CollectionStartEvent):
            depth += 1


def _value_of(entry: str, key: str) -> _Span:
    """Return where the value of an entry's key stands; the entry may have a dash before it."""
    level = 2 if entry.lstrip().startswith("-") else 1
    is_key, events = True, _events(entry)
    for depth, event in events:
        if depth != level or isinstance(event, CollectionEndEvent):
            continue
        if is_key and type(event) is ScalarEvent and event.value == key:
            value = next(events)[1]
            if type(value) in {ScalarEvent, AliasEvent}:
                return _Span(_at(value.start_mark), _at(value.end_mark))
        is_key = not is_key
    raise NandvizError(f"the entry has no {key} of its own to change")
