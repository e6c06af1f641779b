"""Small changes of a scenario's script and breakpoints that leave the rest of the text as it is.

Each function returns a new scenario, loaded from the changed text: comments, layout and line ends
outside of the entry stay to the character. Cost: two passes over the text.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.model.setup import Submission
from nandviz.scenario.breakpoint_words import breakpoint_entry
from nandviz.scenario.expect_fields import OP_KEYS
from nandviz.scenario.expectation_words import expectation_entry, place_text
from nandviz.scenario.expectations import (
    Expectation,
    LawExpectation,
    MetricExpectation,
    op_of,
)
from nandviz.scenario.loader import loads
from nandviz.scenario.nodes import Loader
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.scenario.text_lists import (
    Layout,
    Span,
    by_hand,
    layout_of,
    line_region,
    list_at,
    own_line,
    relisted,
    span_at,
    with_put,
    with_taken,
)
from nandviz.units import us_shortest

Number = Callable[[int], int | None]
"""Gives the new number of an entry by its old one; None where it is gone."""

_DASH: Final = re.compile(r" *- ")
_ODD_BREAK: Final = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What ends a line for YAML too."""


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
        changed = text[:end] + own_line(text[start:end], text[:end]) + text[end:]
    script = list(scenario.setup.script)
    script.insert(index, script[index])
    return _reloaded(scenario, changed, script, number=lambda n: n + (n > index))


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
    text, more = with_put(scenario.text, layout, index, entries), len(entries)
    added = slice(index, index + more)
    return _reloaded(scenario, text, None, added, number=lambda n: n + more * (n >= index))


def with_entries_removed(scenario: Scenario, indices: Collection[int]) -> Scenario:
    """Return the scenario without some script entries; raises as ``with_entry_moved``."""
    text, layout = scenario.text, script_layout(scenario)
    for index in sorted(set(indices), reverse=True):
        text = with_taken(text, layout, index, _entry(layout, index))
        if layout.column is None:
            layout = list_at(text, "script")  # what stood behind it has moved
        else:
            del layout.entries[index]
    kept = [n for n in range(len(scenario.setup.script)) if n not in set(indices)]
    script = [scenario.setup.script[n] for n in kept]
    numbers = {old: new for new, old in enumerate(kept)}
    return _reloaded(scenario, text, script, number=numbers.get)


def with_breakpoints(scenario: Scenario, wanted: Sequence[Breakpoint]) -> Scenario:
    """Return the scenario with these breakpoints; those that it has stay as they are written.

    Raises
    ------
    ScenarioError
        If one of them is not valid in a file.
    NandvizError
        If the text does not allow the change in place.
    """
    before, entries = (map(breakpoint_entry, each) for each in (scenario.breakpoints, wanted))
    return _checked(scenario, relisted(scenario.text, "breakpoints", [*before], [*entries]), wanted)


def with_expectations(scenario: Scenario, wanted: Sequence[Expectation]) -> Scenario:
    """Return the scenario with these expectations; raises as `with_breakpoints`."""
    before, entries = (map(expectation_entry, each) for each in (scenario.expectations, wanted))
    text = relisted(scenario.text, "expect", [*before], [*entries])
    changed = _loaded(scenario, text)
    if replace(changed, expectations=scenario.expectations, text="", lines=()) != replace(
        scenario, text="", lines=()
    ) or changed.expectations != tuple(wanted):
        raise by_hand()
    return changed


def _checked(scenario: Scenario, text: str, wanted: Sequence[Breakpoint]) -> Scenario:
    """Load changed text, and make sure that the breakpoints are these and the rest is the same."""
    changed = _loaded(scenario, text)
    same_rest = (changed.setup, changed.notes) == (scenario.setup, scenario.notes)
    if changed.breakpoints != tuple(wanted) or not same_rest:
        raise by_hand()
    return changed


def _loaded(scenario: Scenario, text: str) -> Scenario:
    name = str(scenario.path or "<text>")
    return loads(text, name, path=scenario.path, overrides=scenario.overrides)


def _reloaded(
    scenario: Scenario,
    text: str,
    script: list[Submission] | None,
    added: slice = slice(0),
    *,
    number: Number = lambda n: n,
) -> Scenario:
    """Load changed text, and make sure that it says what was meant and nothing else."""
    text, expected = _followed(scenario, text, number)
    changed = _loaded(scenario, text)
    got = list(changed.setup.script)
    if script is None:
        script = list(scenario.setup.script)
        del got[added]
    same_rest = replace(changed.setup, script=()) == replace(scenario.setup, script=())
    if got != script or not same_rest or changed.expectations != expected:
        raise by_hand()
    return changed


def _followed(scenario: Scenario, text: str, number: Number) -> tuple[str, tuple[Expectation, ...]]:
    """Let what is expected of ops follow their entries, which got other numbers; it goes with them.

    Returns
    -------
    tuple
        The text, and what it expects.
    """
    wanted = [_numbered(each, number) for each in scenario.expectations]
    expected = tuple(each for each in wanted if each is not None)
    if expected != scenario.expectations:
        layout = layout_of(text, "expect", OP_KEYS)
        assert layout is not None, "there are expectations"
        for index in range(len(wanted) - 1, -1, -1):  # the places of those before hold
            what, span = wanted[index], layout.entries[index]
            op = None if what is None else op_of(what)
            if what is None:
                text = with_taken(text, layout, index, span)
                del layout.entries[index]
            elif op is not None and what != scenario.expectations[index]:
                if span.at is None:
                    raise by_hand()
                text = f"{text[: span.at[0]]}{place_text(op)}{text[span.at[1] :]}"
    return text, expected


def _numbered(what: Expectation, number: Number) -> Expectation | None:
    """Return an expectation under the new number of its op's entry; None where that is gone."""
    if isinstance(what, LawExpectation | MetricExpectation):
        return what
    entry = number(what.op.entry)
    return None if entry is None else replace(what, op=what.op._replace(entry=entry))


def _entry(layout: Layout, index: int) -> Span:
    if not 0 <= index < len(layout.entries):
        raise NandvizError(
            said(
                "the script has {count} entries: no script[{index}]",
                count=len(layout.entries),
                index=index,
            )
        )
    return layout.entries[index]


def _span_alone(scenario: Scenario, index: int) -> Span | None:
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
    span = span_at(get_event, get_event())
    at = None if span.at is None else (start + span.at[0], start + span.at[1])
    return Span(start + span.start, start + span.end, at)


def _start_of_line(text: str, line: int) -> int:
    """Return where a line, from 1, begins; the end of the text behind the last."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1 or len(text)
    return at


def script_layout(scenario: Scenario) -> Layout:
    """Find the script and its entries in the text, which is known to be valid."""
    layout = layout_of(scenario.text, "script")
    if layout is None:
        raise NandvizError(said("the scenario has no script"))
    return layout
