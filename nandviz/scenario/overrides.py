"""Values from the command line that replace those of the file: ``--set KEY=VALUE``.

Source: outputs specification (command line).
"""

from collections.abc import Mapping as Map
from typing import Any

from yaml.events import ScalarEvent

from nandviz.language import said
from nandviz.scenario.nodes import Composer
from nandviz.scenario.problems import Invalid, Mark, Sink, listed
from nandviz.scenario.schema import OVERRIDABLE


def read_overrides(overrides: Map[str, str], sink: Sink) -> dict[str, Any]:
    """Return the values by full key, such as ``policies.epr`` or ``workload.seed``.

    Parameters
    ----------
    overrides
        ``{KEY: "VALUE"}``, VALUE as it would stand in a file.

    Raises
    ------
    Invalid
        If one is wrong; all are reported, each with the argument as its place.
    """
    values: dict[str, Any] = {}
    for name, text in overrides.items():
        own = _ArgumentSink(f"--set {name}={text}"[:200])
        try:
            values[name] = _value(name, text, own)
        except Invalid:
            sink.problems.extend(own.problems)
    if len(values) < len(overrides):
        raise Invalid
    return values


def _value(name: str, text: str, sink: Sink) -> Any:
    if name not in OVERRIDABLE:
        near = sink.nearest(name, OVERRIDABLE)
        raise sink.fail(
            None, "", said("unknown key '{name}'", name=name[:60]), listed(OVERRIDABLE, 99), near
        )
    composer = Composer(text, sink)
    event = composer.start()
    if not isinstance(event, ScalarEvent):
        raise sink.fail(None, name, f"'{text[:60]}'", said("a plain value"))
    node = composer.value(event, 1)
    composer.finish()
    return OVERRIDABLE[name].reader.read(node, name, sink)


class _ArgumentSink(Sink):
    """Reports against an argument, which has no lines."""

    def add_at(
        self, mark: Mark | None, path: str, got: str, expected: str, nearest: str = ""
    ) -> None:
        del mark
        super().add_at(None, path, got, expected, nearest)
