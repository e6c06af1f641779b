"""Lists of a file, changed in its text: what stands beside their entries stays to the character."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.scenario.nodes import Loader
from nandviz.scenario.spans import end_of, skip, start_of

_AT: Final = ("at_us",)


@dataclass(slots=True)
class Span:
    """Where an entry stands: ``text[start:end]``; ``at`` is the span of its value of a key."""

    start: int
    end: int
    at: tuple[int, int] | None = None


@dataclass(slots=True)
class Layout:
    """Where a list of the file stands; ``column`` of its dashes, None for one in brackets."""

    column: int | None
    start: int
    entries: list[Span]


def by_hand() -> NandvizError:
    """Return what is raised where a text is written in a way that no change in place knows."""
    return NandvizError(
        said("the text does not allow this change in place: change the file by hand")
    )


def layout_of(text: str, key: str, at: Collection[str] = _AT) -> Layout | None:
    """Find a list of a text, which is known to be valid; None if it has none.

    Its entries know where their value of a key of ``at`` stands.
    """
    get_event: Any = Loader(text).get_event
    for _ in range(3):
        get_event()
    event: Any = get_event()
    while type(event) is ScalarEvent:
        first: Any = get_event()
        if event.value == key:
            return list_layout(get_event, first, at)
        skip(get_event, first)
        event = get_event()
    return None


def list_at(text: str, key: str) -> Layout:
    """Find a list that is there; else as `layout_of`."""
    layout = layout_of(text, key)
    assert layout is not None
    return layout


def list_layout(get_event: Any, first: Any, at: Collection[str] = _AT) -> Layout:
    """Find the entries of a list whose first event was just read."""
    mark = first.start_mark
    layout = Layout(None if first.flow_style else mark.column, mark.index, [])
    event: Any
    while type(event := get_event()) is not SequenceEndEvent:
        layout.entries.append(span_at(get_event, event, at))
    return layout


def span_at(get_event: Any, first: Any, at: Collection[str] = _AT) -> Span:
    """Find where an entry stands, whose first event was just read."""
    span = Span(start_of(first), end_of(first))
    if type(first) is AliasEvent:
        return span
    key: Any
    value: Any
    while type(key := get_event()) is not MappingEndEvent:
        value = get_event()
        span.end = skip(get_event, value)
        if key.value in at and isinstance(value, ScalarEvent):
            span.at = (start_of(value), end_of(value))
    if first.flow_style:
        span.end = end_of(key)
    return span


def line_region(text: str, layout: Layout, index: int) -> tuple[int, int]:
    """Return the lines of an entry in block style: from its dash to the end of its last line."""
    span = layout.entries[index]
    after = layout.entries[index - 1].end if index else layout.start - (layout.column or 0)
    dash = re.compile(rf"^ {{{layout.column}}}-(?=\s)", re.MULTILINE)
    match = dash.search(text, after)
    if match is None or match.start() > span.start:
        raise by_hand()
    end = text.find("\n", span.end)
    return match.start(), len(text) if end < 0 else end + 1


def relisted(text: str, key: str, before: Sequence[str], entries: Sequence[str]) -> str:
    """Let a list of the file have other entries; those that it has stay as they are written.

    Parameters
    ----------
    before, entries
        What it has and what it is to have, each as `breakpoint_entry` would write it.
    """
    if layout_of(text, key) is None:
        return _with_section(text, key, entries) if entries else text
    # From the last on, so that the places of those before hold.
    for what, low, high, first, last in SequenceMatcher(
        None, before, entries, autojunk=False
    ).get_opcodes()[::-1]:
        if what != "equal":
            text = _replaced(text, key, (low, high), entries[first:last])
    return text


def _replaced(text: str, key: str, places: tuple[int, int], entries: Sequence[str]) -> str:
    """Put entries in place of others; as many as there were stand where these stood."""
    low, high = places
    both = min(high - low, len(entries))
    for entry in entries[both:][::-1]:
        text = with_put(text, list_at(text, key), high, [entry])
    for index in range(high - 1, low + both - 1, -1):
        layout = list_at(text, key)
        text = with_taken(text, layout, index, layout.entries[index])
    layout = list_at(text, key)
    for index in range(low + both - 1, low - 1, -1):
        span = layout.entries[index]
        text = f"{text[: span.start]}{entries[index - low]}{text[span.end :]}"
    return text


def _with_section(text: str, key: str, entries: Sequence[str]) -> str:
    """Put a list behind all other keys of a file, whose mapping is not in brackets."""
    get_event: Any = Loader(text).get_event
    for _ in range(2):
        get_event()
    root = get_event()
    if root.flow_style:
        raise by_hand()
    end, event = end_of(root), get_event()
    while type(event) is ScalarEvent:
        end, event = skip(get_event, get_event()), get_event()
    if not (end and text[end - 1] == "\n"):
        end = (text + "\n").index("\n", end) + 1
    newline, indent = newline_of(text), " " * root.start_mark.column
    lines = (f"{indent}{key}:", *(f"{indent}  - {entry}" for entry in entries))
    section = "".join(f"{line}{newline}" for line in lines)
    return text[:end] + own_line(section, text[:end]) + text[end:]


def with_put(text: str, layout: Layout, index: int, entries: Sequence[str]) -> str:
    """Put new entries into a list."""
    count = len(layout.entries)
    if layout.column is not None:
        lines = "".join(_lines(entry, layout.column, newline_of(text)) for entry in entries)
        if index < count:
            at = line_region(text, layout, index)[0]
        else:
            at = line_region(text, layout, count - 1)[1]
        return text[:at] + own_line(lines, text[:at]) + text[at:]
    joined = ", ".join(entries)
    if index < count:
        at = layout.entries[index].start
        return f"{text[:at]}{joined}, {text[at:]}"
    at = layout.entries[-1].end if count else layout.start + 1
    return f"{text[:at]}{', ' if count else ''}{joined}{text[at:]}"


def _lines(entry: str, column: int, newline: str) -> str:
    """Return an entry behind a dash in a column, its further lines moved along."""
    first, *more = entry.splitlines()
    indent = " " * column
    moved = (f"{indent}{line}" if line.strip() else "" for line in more)
    first = first if not first or first[0].isspace() else f" {first}"
    return "".join(f"{line}{newline}" for line in (f"{indent}-{first}", *moved))


def newline_of(text: str) -> str:
    """Return what ends the lines of a text."""
    return "\r\n" if "\r\n" in text else "\n"


def own_line(line: str, before: str) -> str:
    """Return whole lines to put behind ``before``, whose last line may lack its end."""
    newline = newline_of(before)
    if before and not before.endswith("\n"):
        return newline + line.removesuffix(newline)
    return line


def with_taken(text: str, layout: Layout, index: int, span: Span) -> str:
    """Take an entry out of a list."""
    entries = layout.entries
    if layout.column is None:
        if index + 1 < len(entries):
            return text[: span.start] + text[entries[index + 1].start :]
        start = entries[index - 1].end if index else span.start
        return text[:start] + text[span.end :]
    start, end = line_region(text, layout, index)
    if len(entries) == 1:
        return f"{text[:start]}{' ' * (layout.column + 1)}[]{newline_of(text)}{text[end:]}"
    return text[:start] + text[end:]
