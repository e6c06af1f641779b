"""Values at paths of a scenario, written into its text: all else stays to the character.

What the text says afterwards is compared with what the values make of the scenario without it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from nandviz.errors import NandvizError, ScenarioError
from nandviz.model.ops import Profile
from nandviz.scenario import schema
from nandviz.scenario.loader import loads
from nandviz.scenario.nodes import Loader
from nandviz.scenario.paths import PathError, first_key, index_of
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.spans import end_of, skip, start_of
from nandviz.scenario.text_lists import by_hand, newline_of, own_line
from nandviz.scenario.variants import Variants
from nandviz.scenario.written import profile_lines, quoted

_INTO_PROFILE: Final = f"{schema.PROFILE.key}."
_PLAIN: Final = re.compile(r"[\w.+-]+", re.ASCII)


def with_values(scenario: Scenario, values: Mapping[str, str]) -> Scenario:
    """Return the scenario with other values at some paths, as its text would say it.

    Values of the command line give way to those of the same path. A profile that is in a file of
    its own is written into the text where a value lies in it.

    Raises
    ------
    ScenarioError
        If that is no scenario.
    NandvizError
        If the text does not allow the change in place, such as behind an alias.
    """
    wanted = Variants(scenario, values).of(values)
    text = scenario.text
    if any(path.startswith(_INTO_PROFILE) for path in values):
        text = _with_inline_profile(text, scenario.profile)
    for path, value in values.items():
        text = text_with(text, path, value)
    overrides = {path: own for path, own in scenario.overrides.items() if path not in values}
    name = str(scenario.path or "<text>")
    try:
        changed = loads(text, name, path=scenario.path, overrides=overrides)
    except ScenarioError as error:
        raise by_hand() from error
    if _said(changed) != _said(wanted):
        raise by_hand()
    return changed


def _said(scenario: Scenario) -> Scenario:
    return replace(scenario, text="", lines=(), overrides={})


def text_with(text: str, path: str, value: str) -> str:
    """Return a text with a value at a path: in place of the one there, else as a new key.

    NandvizError where the way there is none that can be changed in place.
    """
    return _with_written(text, path, value if _PLAIN.fullmatch(value) else quoted(value))


def _with_written(text: str, path: str, written: str) -> str:
    """Return a text with a value at a path, as it is written."""
    get_event: Any = Loader(text).get_event
    get_event(), get_event()
    try:
        return _Edit(text, written, get_event).at(get_event(), f".{path}")
    except PathError as error:
        raise by_hand() from error


def _with_inline_profile(text: str, profile: Profile) -> str:
    """Write a profile into a text that names it, or that has the default one."""
    key, newline = schema.PROFILE.key, newline_of(text)
    lines = newline.join(("", *profile_lines(profile, "  ")))
    try:
        return _with_written(text, key, lines)
    except NandvizError:  # a mapping: it is there already
        return text


class _Edit:
    """A value on its way into a text."""

    def __init__(self, text: str, written: str, get_event: Any) -> None:
        self._text = text
        self._value = written
        self._get_event = get_event

    def at(self, event: Any, rest: str) -> str:
        """Return the changed text, given the first event of a node and the way from there."""
        if not rest and type(event) is ScalarEvent:
            return self._replaced(event)
        if rest.startswith("[") and type(event) is SequenceStartEvent:
            return self._in_list(rest)
        if rest.startswith(".") and type(event) is MappingStartEvent:
            return self._in_mapping(event, rest)
        raise by_hand()

    def _replaced(self, event: Any) -> str:
        start, end = start_of(event), end_of(event)
        space = " " if start == end else ""
        return f"{self._text[:start]}{space}{self._value}{self._text[end:]}"

    def _in_list(self, rest: str) -> str:
        index, rest = index_of(rest)
        for _ in range(index):
            skip(self._get_event, self._item())
        return self.at(self._item(), rest)

    def _item(self) -> Any:
        event = self._get_event()
        if type(event) is SequenceEndEvent:
            raise by_hand()
        return event

    def _in_mapping(self, first: Any, rest: str) -> str:
        last = end_of(first)
        key: Any
        while type(key := self._get_event()) is not MappingEndEvent:
            name = f".{key.value}"
            if rest == name or rest.startswith((f"{name}.", f"{name}[")):
                return self.at(self._get_event(), rest[len(name) :])
            last = skip(self._get_event, self._get_event())
        return self._added(first, last, rest)

    def _added(self, first: Any, last: int, rest: str) -> str:
        """Put a key behind all others of a mapping."""
        entry, is_first = self._entry(rest), last == end_of(first)
        text = self._text
        if first.flow_style:
            return f"{text[:last]}{'' if is_first else ', '}{entry}{text[last:]}"
        if not text[:last].endswith("\n"):
            last = (text + "\n").index("\n", last) + 1
        line = f"{' ' * first.start_mark.column}{entry}{newline_of(text)}"
        return text[:last] + own_line(line, text[:last]) + text[last:]

    def _entry(self, rest: str) -> str:
        """Return a key with its value, and the mappings on the way to it on one line."""
        key, rest = first_key(rest)
        return f"{key}: {{{self._entry(rest)}}}" if rest else f"{key}: {self._value}"
