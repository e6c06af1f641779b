"""A policy of a scenario, changed in its text: the rest stays to the character."""

from dataclasses import replace
from typing import Any

from yaml.events import MappingStartEvent, ScalarEvent

from nandviz.model.setup import Policies
from nandviz.scenario import schema
from nandviz.scenario.loader import loads
from nandviz.scenario.nodes import Loader
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.spans import end_of, skip, start_of
from nandviz.scenario.text_lists import by_hand, newline_of


def with_policy(scenario: Scenario, key: str, value: str) -> Scenario:
    """Return the scenario with another value of a policy whose key is its name in `Policies`.

    Raises
    ------
    ScenarioError
        If the value is none of that policy.
    NandvizError
        If the text does not allow the change in place, or a value given beside it stands over it.
    """
    name = str(scenario.path or "<text>")
    text = _changed(scenario.text, key, value)
    changed = loads(text, name, path=scenario.path, overrides=scenario.overrides)
    wanted = replace(scenario.setup.policies, **{key: _same_type(key, value)})
    if changed.setup != replace(scenario.setup, policies=wanted):
        raise by_hand()
    return changed


def _same_type(key: str, value: str) -> Any:
    return type(getattr(Policies(), key))(value)


def _changed(text: str, key: str, value: str) -> str:
    get_event: Any = Loader(text).get_event
    for _ in range(2):
        get_event()
    root = get_event()
    event = get_event()
    if root.flow_style or type(event) is not ScalarEvent:
        raise by_hand()
    first = start_of(event)
    while type(event) is ScalarEvent:
        inner = get_event()
        if event.value == schema.POLICIES_KEY.key:
            return _in_section(text, get_event, inner, key, value)
        skip(get_event, inner)
        event = get_event()
    indent = " " * root.start_mark.column
    line = f"{schema.POLICIES_KEY.key}: {{{key}: {value}}}{newline_of(text)}{indent}"
    at = _before_script(text) or first
    return text[:at] + line + text[at:]


def _before_script(text: str) -> int | None:
    """Return where the key of the script or workload begins, None where neither is there."""
    get_event: Any = Loader(text).get_event
    for _ in range(3):
        get_event()
    event = get_event()
    while type(event) is ScalarEvent:
        if event.value in {schema.SCRIPT.key, schema.WORKLOAD_KEY.key}:
            return start_of(event)
        skip(get_event, get_event())
        event = get_event()
    return None


def _in_section(text: str, get_event: Any, inner: Any, key: str, value: str) -> str:
    """Change a value of the policies, or put it before the others."""
    if type(inner) is not MappingStartEvent:
        raise by_hand()
    event = get_event()
    first = event
    while type(event) is ScalarEvent:
        old = get_event()
        if event.value == key:
            if type(old) is not ScalarEvent:
                raise by_hand()
            return text[: start_of(old)] + value + text[end_of(old) :]
        skip(get_event, old)
        event = get_event()
    if inner.flow_style:
        at = end_of(inner)
        comma = ", " if type(first) is ScalarEvent else ""
        return f"{text[:at]}{key}: {value}{comma}{text[at:]}"
    at, indent = start_of(first), " " * first.start_mark.column
    return f"{text[:at]}{key}: {value}{newline_of(text)}{indent}{text[at:]}"
