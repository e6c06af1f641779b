"""Small changes of a scenario's script and breakpoints that leave the rest of the text as it is.

Each function returns a new scenario, loaded from the changed text: comments, layout and line ends
outside of the entry stay to the character. Cost: two passes over the text.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Final

from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.model.setup import Submission
from nandviz.scenario.breakpoint_words import breakpoint_entry
from nandviz.scenario.loader import loads
from nandviz.scenario.nodes import Loader
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.scenario.spans import end_of, skip, start_of
from nandviz.units import us_shortest

_DASH: Final = re.compile(r" *- ")
_ODD_BREAK: Final = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What ends a line for YAML too."""


@dataclass(slots=True)
class _Span:
    """Where an entry stands: ``text[start:end]``; ``at`` is the span of its ``at_us`` value."""

    start: int
    end: int
    at: tuple[int, int] | None = None


@dataclass(slots=True)
class Layout:
    """Where a list of the file stands; ``column`` of its dashes, None for one in brackets."""

    column: int | None
    start: int
    entries: list[_Span]


def with_entry_moved(scenario: Scenario, index: int, at_ns: int) -> Scenario:
    """Return the scenario with another time of a script entry.

    Raises
    ------
    NandvizError
        If there is no such entry, or the text does not allow the change in place.
    """
    span = _span_alone(scenario, index) or _entry(script_layout(scenario), index)
    if span.at is None:
        raise NandvizError(
            said("script[{index}] has no at_us of its own: change the file by hand", index=index)
        )
    start, end = span.at
    text = f"{scenario.text[:start]}{us_shortest(at_ns)}{scenario.text[end:]}"
    script = list(scenario.setup.script)
    script[index] = replace(script[index], at_ns=at_ns)
    return _reloaded(scenario, text, script)


def with_entry_duplicated(scenario: Scenario, index: int) -> Scenario:
    """Return the scenario with a script entry twice; raises as ``with_entry_moved``."""
    layout = script_layout(scenario)
    span = _entry(layout, index)
    text = scenario.text
    if layout.column is None:
        changed = f"{text[: span.end]}, {text[span.start : span.end]}{text[span.end :]}"
    else:
        start, end = line_region(text, layout, index)
        changed = text[:end] + _own_line(text[start:end], text[:end]) + text[end:]
    script = list(scenario.setup.script)
    script.insert(index, script[index])
    return _reloaded(scenario, changed, script)


def _no_place(count: int, index: int) -> NandvizError:
    return NandvizError(
        said(
            "the script has {count} entries: no place for script[{index}]",
            count=count,
            index=index,
        )
    )


def with_entries_added(scenario: Scenario, index: int, entries: Sequence[str]) -> Scenario:
    """Return the scenario with new script entries, one behind the other.

    Parameters
    ----------
    index
        Index of the first new entry; the number of entries to add them at the end.
    entries
        In flow style: ``{at_us: 100, op: Program_Suspend, die: 0}``. Where the script is not in
        brackets, also as they stand behind a dash in the first column, with further lines.

    Raises
    ------
    ScenarioError
        If an entry is not valid.
    NandvizError
        As ``with_entry_moved``.
    """
    layout = script_layout(scenario)
    count = len(layout.entries)
    if not 0 <= index <= count:
        raise _no_place(count, index)
    text = _with(scenario.text, layout, index, entries)
    return _reloaded(scenario, text, None, slice(index, index + len(entries)))


def with_entries_removed(scenario: Scenario, indices: Collection[int]) -> Scenario:
    """Return the scenario without some script entries; raises as ``with_entry_moved``."""
    text, layout = scenario.text, script_layout(scenario)
    for index in sorted(set(indices), reverse=True):
        text = _without(text, layout, index, _entry(layout, index))
        if layout.column is None:
            layout = _list_at(text, "script")  # what stood behind it has moved
        else:
            del layout.entries[index]
    script = [each for n, each in enumerate(scenario.setup.script) if n not in set(indices)]
    return _reloaded(scenario, text, script)


def with_breakpoints(scenario: Scenario, wanted: Sequence[Breakpoint]) -> Scenario:
    """Return the scenario with these breakpoints; those that it has stay as they are written.

    Raises
    ------
    ScenarioError
        If one of them is not valid in a file.
    NandvizError
        If the text does not allow the change in place.
    """
    text, entries = scenario.text, list(map(breakpoint_entry, wanted))
    layout = layout_of(text, "breakpoints")
    if layout is None:
        text = _with_section(text, "breakpoints", entries) if entries else text
        return _checked(scenario, text, wanted)
    before = list(map(breakpoint_entry, scenario.breakpoints))
    # From the last on, so that the places of those before hold.
    changes = SequenceMatcher(None, before, entries, autojunk=False).get_opcodes()[::-1]
    for what, low, high, first, last in changes:
        for entry in entries[first:last][::-1] if what in ("insert", "replace") else ():
            text = _with(text, _list_at(text, "breakpoints"), high, [entry])
        for index in range(high - 1, low - 1, -1) if what in ("delete", "replace") else ():
            layout = _list_at(text, "breakpoints")
            text = _without(text, layout, index, layout.entries[index])
    return _checked(scenario, text, wanted)


def _list_at(text: str, key: str) -> Layout:
    layout = layout_of(text, key)
    assert layout is not None
    return layout


def _checked(scenario: Scenario, text: str, wanted: Sequence[Breakpoint]) -> Scenario:
    """Load changed text, and make sure that the breakpoints are these and the rest is the same."""
    changed = _loaded(scenario, text)
    same_rest = (changed.setup, changed.notes) == (scenario.setup, scenario.notes)
    if changed.breakpoints != tuple(wanted) or not same_rest:
        raise _by_hand()
    return changed


def _with_section(text: str, key: str, entries: Sequence[str]) -> str:
    """Put a list behind all other keys of a file, whose mapping is not in brackets."""
    get_event: Any = Loader(text).get_event
    for _ in range(2):
        get_event()
    root = get_event()
    if root.flow_style:
        raise _by_hand()
    end, event = end_of(root), get_event()
    while type(event) is ScalarEvent:
        end, event = skip(get_event, get_event()), get_event()
    if not (end and text[end - 1] == "\n"):
        end = (text + "\n").index("\n", end) + 1
    newline, indent = _newline(text), " " * root.start_mark.column
    lines = (f"{indent}{key}:", *(f"{indent}  - {entry}" for entry in entries))
    section = "".join(f"{line}{newline}" for line in lines)
    return text[:end] + _own_line(section, text[:end]) + text[end:]


def _with(text: str, layout: Layout, index: int, entries: Sequence[str]) -> str:
    """Put new entries into a list."""
    count = len(layout.entries)
    if layout.column is not None:
        lines = "".join(_lines(entry, layout.column, _newline(text)) for entry in entries)
        if index < count:
            at = line_region(text, layout, index)[0]
        else:
            at = line_region(text, layout, count - 1)[1]
        return text[:at] + _own_line(lines, text[:at]) + text[at:]
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


def _by_hand() -> NandvizError:
    return NandvizError(
        said("the text does not allow this change in place: change the file by hand")
    )


def _loaded(scenario: Scenario, text: str) -> Scenario:
    name = str(scenario.path or "<text>")
    return loads(text, name, path=scenario.path, overrides=scenario.overrides)


def _reloaded(
    scenario: Scenario, text: str, script: list[Submission] | None, added: slice = slice(0)
) -> Scenario:
    """Load changed text, and make sure that it says what was meant and nothing else."""
    changed = _loaded(scenario, text)
    got = list(changed.setup.script)
    if script is None:
        script = list(scenario.setup.script)
        del got[added]
    same_rest = replace(changed.setup, script=()) == replace(scenario.setup, script=())
    if got != script or not same_rest:
        raise _by_hand()
    return changed


def _entry(layout: Layout, index: int) -> _Span:
    if not 0 <= index < len(layout.entries):
        raise NandvizError(
            said(
                "the script has {count} entries: no script[{index}]",
                count=len(layout.entries),
                index=index,
            )
        )
    return layout.entries[index]


def _span_alone(scenario: Scenario, index: int) -> _Span | None:
    """Find an entry whose dash begins its line without reading the others; None where none does."""
    text = scenario.text
    lines = (0, *scenario.lines, text.count("\n") + 2)
    if not 0 <= index < len(scenario.lines) or _ODD_BREAK.search(text):
        return None
    before, line, after = lines[index : index + 3]
    start, end = _start_of_line(text, line), _start_of_line(text, after)
    if not before < line < after or not _DASH.match(text, start):  # an alias is where its anchor is
        return None
    get_event: Any = Loader(text[start:end]).get_event
    for _ in range(3):
        get_event()
    span = _span(get_event, get_event())
    at = None if span.at is None else (start + span.at[0], start + span.at[1])
    return _Span(start + span.start, start + span.end, at)


def _start_of_line(text: str, line: int) -> int:
    """Return where a line, from 1, begins; the end of the text behind the last."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1 or len(text)
    return at


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _own_line(line: str, before: str) -> str:
    """Return whole lines to put behind ``before``, whose last line may lack its end."""
    newline = _newline(before)
    if before and not before.endswith("\n"):
        return newline + line.removesuffix(newline)
    return line


def line_region(text: str, layout: Layout, index: int) -> tuple[int, int]:
    """Return the lines of an entry in block style: from its dash to the end of its last line."""
    span = layout.entries[index]
    after = layout.entries[index - 1].end if index else layout.start - (layout.column or 0)
    dash = re.compile(rf"^ {{{layout.column}}}-(?=\s)", re.MULTILINE)
    match = dash.search(text, after)
    if match is None or match.start() > span.start:
        raise _by_hand()
    end = text.find("\n", span.end)
    return match.start(), len(text) if end < 0 else end + 1


def _without(text: str, layout: Layout, index: int, span: _Span) -> str:
    entries = layout.entries
    if layout.column is None:
        if index + 1 < len(entries):
            return text[: span.start] + text[entries[index + 1].start :]
        start = entries[index - 1].end if index else span.start
        return text[:start] + text[span.end :]
    start, end = line_region(text, layout, index)
    if len(entries) == 1:
        return f"{text[:start]}{' ' * (layout.column + 1)}[]{_newline(text)}{text[end:]}"
    return text[:start] + text[end:]


def script_layout(scenario: Scenario) -> Layout:
    """Find the script and its entries in the text, which is known to be valid."""
    layout = layout_of(scenario.text, "script")
    if layout is None:
        raise NandvizError(said("the scenario has no script"))
    return layout


def layout_of(text: str, key: str) -> Layout | None:
    """Find a list of a text, which is known to be valid; None if it has none."""
    get_event: Any = Loader(text).get_event
    for _ in range(3):
        get_event()
    event: Any = get_event()
    while type(event) is ScalarEvent:
        first: Any = get_event()
        if event.value == key:
            return list_layout(get_event, first)
        skip(get_event, first)
        event = get_event()
    return None


def list_layout(get_event: Any, first: Any) -> Layout:
    """Find the entries of a list whose first event was just read."""
    mark = first.start_mark
    layout = Layout(None if first.flow_style else mark.column, mark.index, [])
    event: Any
    while type(event := get_event()) is not SequenceEndEvent:
        layout.entries.append(_span(get_event, event))
    return layout


def _span(get_event: Any, first: Any) -> _Span:
    span = _Span(start_of(first), end_of(first))
    if type(first) is AliasEvent:
        return span
    key: Any
    value: Any
    while type(key := get_event()) is not MappingEndEvent:
        value = get_event()
        span.end = skip(get_event, value)
        if key.value == "at_us" and isinstance(value, ScalarEvent):
            span.at = (start_of(value), end_of(value))
    if first.flow_style:
        span.end = end_of(key)
    return span
